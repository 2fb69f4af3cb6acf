"""Speech that a colon introduces: NAME: words, in an interview, a headline, or at the end of a paragraph."""

import re

from onrecord.annotate.document import Document
from onrecord.extract.candidate import Candidate
from onrecord.extract.spans import trim
from onrecord.extract.tree import Range, Tree

_NAME = re.compile(r"[\"“']?((?:[A-Z][\w.'’-]*\.?\s){0,4}[A-Z][\w.'’-]+)(?:\s?\([^()]{1,40}\))?\s?:\s?$")
_LONGEST = 8  # tokens before the colon
_SOURCES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PERSONS = frozenset({"PERSON", "ORG"})
_PAPERS = frozenset({"poll", "report", "study", "survey", "analysis", "source", "sources", "officials", "police"})


def named(t: Tree, document: Document, confidence: float) -> Candidate | None:
    """Return what a paragraph that begins with "NAME:" gives to that name, if it does."""
    colon = next((i for i in range(1, min(t.n, _LONGEST)) if t.text[i] == ":"), -1)
    if colon < 0 or colon + 2 >= t.n:
        return None
    text = t.paragraph.doc.text
    token = t.paragraph.doc[colon]
    found = _NAME.match(text[: token.idx + 1])
    if found is None:
        return None
    first = 0 if t.text[0][0].isalnum() else 1
    words = range(first, colon)
    shouted = found.group(1).isupper() and len(found.group(1)) > 2
    last = max((i for i in words if t.text[i][0].isalnum()), default=first)
    known = shouted or t.lower[last] in _PAPERS or any(t.ent[i] in _SOURCES for i in words)
    # Not known as a name here, perhaps in a headline; but it may be known elsewhere in the article.
    if not known and not _is_named(document, t.text[last], full=last > first):
        return None
    content = trim(t, (colon + 1, t.n - 1))
    if content is None or content[1] - content[0] < 2:
        return None
    head = next((i for i in words if t.head[i] not in words or t.head[i] == i), colon - 1)
    head = colon - 1 if t.text[head] in ("(", ")") or not t.text[head][0].isalnum() else head
    while head > first and not t.text[head][0].isalnum():
        head -= 1
    opening = next((i for i in words if t.text[i] == "("), colon)
    head = min(head, opening - 1)
    return Candidate(
        rule="transcript",
        cue_at=colon,
        cue=((colon, colon),),
        source=((first, opening - 1),),
        head=head,
        content=(content,),
        confidence=confidence,
        lemma=":",
    )


def _is_named(document: Document, word: str, *, full: bool) -> bool:
    """Say whether a word names somebody in the article; of a name of several words any proper noun will do."""
    return any(
        w.text == word and (w.ent_type_ in _PERSONS or (full and w.tag_ == "NNP"))
        for p in document.paragraphs[1:]
        for w in p.doc
    )


def ends_in_colon(t: Tree) -> Range | None:
    """Return the tokens of the last sentence of a paragraph that ends in a colon."""
    if not t.n or t.text[t.n - 1] != ":":
        return None
    first = t.n - 1
    while first > 0 and t.text[first - 1] not in (".", "!", "?") and t.quote[first - 1] < 0:
        first -= 1
    return first, t.n - 1
