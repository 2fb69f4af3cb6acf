"""Names for things, made of what they are: never counters, clocks or chance. The only place that mints an id or IRI.

The same articles give the same ids on every machine. IRIs are ``https://w3id.org/onrecord/id/<kind>/<local>``; the base
is fixed on purpose, so that graphs built in different places meet on the same nodes.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from onrecord.model import Span

BASE = "https://w3id.org/onrecord/id/"


def digest(*parts: str, length: int = 16) -> str:
    """Return a short hash of ``parts``; unambiguous, since no part can run into the next.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:length]


def text_sha256(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes: for a UTF-8 file, of the file's bytes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def slug(name: str) -> str:
    """Return a readable, IRI-safe form of a name.

    >>> slug("Sir Keir  O'Brien-Müller")
    'sir-keir-obrien-muller'
    """
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’`.]", "", plain)
    kept = re.sub(r"[^\w]+", "-", plain).strip("-_")
    return kept or "x" + digest(name, length=8)


def article_id(text: str, url: str | None = None) -> str:
    """Return the id of an article: of its URL if it has one, so that a corrected text replaces the old one."""
    return digest("url", url, length=12) if url else digest("text", text, length=12)


def spans_key(spans: Iterable[Span]) -> str:
    """Return spans as a canonical string, ``3-9,12-14``."""
    return ",".join(f"{s.start}-{s.end}" for s in spans)


def attribution_id(article: str, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]) -> str:
    """Return the id of an attribution: its article and its three parts."""
    return f"{article}-{digest('attribution', spans_key(source), spans_key(cue), spans_key(content), length=10)}"


def relation_id(article: str, type_: str, cue: Iterable[Span], source: Span | None, targets: Iterable[Span]) -> str:
    """Return the id of a relation: its article, type, cue, and who stands where."""
    who = spans_key([source] if source else [])
    return f"{article}-{digest('relation', type_, spans_key(cue), who, spans_key(targets), length=10)}"


def time_id(article: str, span: Span) -> str:
    """Return the id of a time expression: its article and place."""
    return f"{article}-{digest('time', spans_key([span]), length=10)}"


def event_id(article: str, event: Iterable[Span], head: Span) -> str:
    """Return the id of an event: its article, phrase and head. What dates it is not part of it."""
    return f"{article}-{digest('event', spans_key(event), spans_key([head]), length=10)}"


def claim_key(content: str) -> str:
    """Return what makes two wordings the same claim: words, without case, punctuation and spacing.

    >>> claim_key("“The plan  is dead,”") == claim_key("the plan is dead")
    True
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", content).casefold().replace("’", "").replace("'", ""))
    return " ".join(words) or content.strip()


def claim_id(content: str) -> str:
    """Return the id of the claim that a content puts forward."""
    return digest("claim", claim_key(content))


def iri(kind: str, local: str) -> str:
    """Return the IRI of a thing; ``local`` is one of the ids above.

    >>> iri("actor", "theresa-may")
    'https://w3id.org/onrecord/id/actor/theresa-may'
    """
    return f"{BASE}{kind}/{local}"
