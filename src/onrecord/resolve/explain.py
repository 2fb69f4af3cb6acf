"""Say of every mention on record whom it means and why, or who may be meant and what stands in the way."""

from collections.abc import Iterable

from onrecord.annotate.mentions import definite
from onrecord.annotate.people import Phrase, given_names, nouns
from onrecord.annotate.words import Words
from onrecord.model import Mention, MentionForm, Span, Why
from onrecord.resolve.bodies import is_acronym
from onrecord.resolve.cast import Cast, Link, Someone
from onrecord.resolve.families import initials

_PRONOUNS: dict[str, MentionForm] = {"w": "relative pronoun", "i": "I", "we": "we", "you": "you"}
_OF_NAMES: dict[Why, MentionForm] = {"first name": "first name", "nickname": "nickname", "initials": "initials"}
_SURE: dict[Why, float] = {
    "first name": 0.98,
    "nickname": 0.9,
    "initials": 0.95,
    "whose government": 0.9,
    "same voice": 0.95,
    "role in the text": 0.9,
    "role at the date": 0.9,
    "who speaks": 0.9,
    "only one of its kind": 0.8,
    "subject of the clause": 0.8,
    "speaker before": 0.8,
    "only one who fits": 0.8,
    "speaker's side": 0.8,
    "addressee": 0.8,
}
"""How sure each rule is; the others leave next to no doubt."""


def sure(link: Link) -> float:
    """Return the confidence of a link; of the candidates together where there is no link."""
    if link.who is None:
        return 0.0 if not link.candidates else 0.8 if link.why == "several fit" else 0.5
    return _SURE.get(link.why, 1.0)


def mentions(words: Words, cast: Cast, named: dict[int, str], rests: Iterable[int]) -> tuple[Mention, ...]:
    """Return the mentions of those who have an id, and the unresolved ones that matter, one a span, in text order.

    Args:
        words: the article.
        cast: its people and links.
        named: ids of those on record.
        rests: numbers of the phrases that a finding rests on.
    """
    basis = set(rests)
    found: dict[Span, Mention] = {}
    for n, link in cast.links.items():
        m = cast.phrases[n]
        if link.who is not None:
            if id(link.who) not in named:
                continue
        elif n not in basis and not _matters(words, m, link):
            continue
        mention = _mention(words, cast, named, n, link)
        other = found.get(mention.span)
        if other is None or (other.actor is None and mention.actor is not None):
            found[mention.span] = mention
    return tuple(found[span] for span in sorted(found))


def _matters(words: Words, m: Phrase, link: Link) -> bool:
    """Say whether an unresolved mention is shown though no finding rests on it."""
    if m.pronoun in ("we", "you"):
        return m.pronoun == "we" and words.quote[m.head] >= 0
    if m.kind == "nominal":
        return bool(link.candidates) and (definite(m) or (m.noun is not None and m.noun.role == "role"))
    return m.kind == "name"


def _mention(words: Words, cast: Cast, named: dict[int, str], n: int, link: Link) -> Mention:
    m = cast.phrases[n]
    through = None
    if link.through is not None:
        other = cast.phrases[link.through]
        through = words.span(other.first, other.last)
    span = words.span(m.first, m.last)
    return Mention(
        span=span,
        form=_form(m, link),
        why=link.why,
        actor=named[id(link.who)] if link.who is not None else None,
        through=through if through != span else None,
        candidates=tuple(sorted({identify(p, named) for p in link.candidates} - {""})),
        confidence=sure(link),
    )


def identify(someone: Someone, named: dict[int, str]) -> str:
    """Return the id of a candidate: by this article, or by the facts for a holder whom it does not name."""
    return named.get(id(someone)) or someone.local


def _form(m: Phrase, link: Link) -> MentionForm:
    """Return what kind of words a phrase is."""
    if m.kind == "pronoun":
        return _PRONOUNS.get(m.pronoun, "pronoun")
    if m.kind == "name":
        return _of_name(m, link)
    if link.why == "whose government":
        return "state"
    noun = nouns().get(m.form[-1])
    if noun is not None and noun.number == "p":
        return "group"
    if link.why in ("new voice", "same voice"):
        return "voice"
    return "role"


def _of_name(m: Phrase, link: Link) -> MentionForm:
    someone = link.who
    if m.known is not None:
        if m.known.kind == "place":
            return "state"
        return "full name" if " ".join(m.form) == m.known.label else _body(m)
    if m.label == "group" or (someone is not None and someone.kind == "group"):
        return "group"
    if m.label != "person" and (someone is None or someone.kind != "person"):
        return _body(m)
    if link.why in _OF_NAMES:
        return _OF_NAMES[link.why]
    if len(m.form) == 1:
        return "first name" if link.why in ("named", "same name") and m.form[0] in given_names() else "surname"
    if initials(m.form[0]):
        return "initials"
    return "surname" if link.why == "surname" else "full name"


def _body(m: Phrase) -> MentionForm:
    return "acronym" if len(m.form) == 1 and is_acronym(m.form[0]) else "full name"
