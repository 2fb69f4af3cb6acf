"""Find dated events: an event phrase and the date expression that dates it, in one sentence.

The parse says what an expression hangs on: the nearest verb, or a noun that names an event. Where it hangs on neither,
there is no event. What the expression means is settled by `timex`, from the text and the publication date alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.annotate.document import Document, Paragraph
from onrecord.extract.assertion import status
from onrecord.extract.clauses import Range, child, is_passive, is_verb, phrase, subject, trim
from onrecord.extract.timewords import find, triggers, vocabulary
from onrecord.extract.timex import Tense, Timex, resolve
from onrecord.ids import event_id
from onrecord.model import Event, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EXTRACTOR = "dates/1"
_TRIGGER = re.compile(r"[a-z]+|\d{4}")
_YEAR = re.compile(r"\d{4}")
_YEAR_BEFORE = frozenset(
    {
        "in",
        "since",
        "by",
        "of",
        "during",
        "until",
        "till",
        "before",
        "after",
        "from",
        "through",
        "late",
        "early",
        "mid",
        "circa",
        "around",
        "between",
        "the",
    }
)
_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "NORP"})
_CORE = frozenset(
    {
        "aux",
        "auxpass",
        "neg",
        "nsubj",
        "nsubjpass",
        "csubj",
        "dobj",
        "dative",
        "attr",
        "acomp",
        "prt",
        "oprd",
        "agent",
        "prep",
        "expl",
        "xcomp",
    }
)
_NOT_CORE = frozenset({"relcl", "advcl", "ccomp", "parataxis", "punct"})
_ADNOMINAL = frozenset({"compound", "nmod", "nummod", "poss", "amod"})
_CLIMB = frozenset(
    {"pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "dative", "npadvmod", "advmod", "oprd", "prep"}
)
_OPEN_ENDED = frozenset({"since", "until", "till", "before", "after", "by"})
_FUTURE = frozenset({"will", "'ll", "wo", "shall"})
_PLANNED = frozenset(
    {
        "going",
        "due",
        "set",
        "expected",
        "scheduled",
        "planned",
        "slated",
        "likely",
        "plans",
        "plan",
        "planning",
        "intends",
        "hopes",
        "expects",
        "wants",
    }
)
_PAST_AUX = frozenset({"has", "had", "have", "was", "were", "did", "been", "'ve", "'d"})
_LIGHT = frozenset({"DT", "POS", "IN", "CC", "TO", "RB", "EX", "''", "``", "HYPH"})
_DEPTH = 6
_LONGEST = 40  # tokens; a longer event phrase is a broken parse

CONFIDENCE = {"verb": 0.8, "noun": 0.8, "noun pp": 0.8}


@lru_cache(maxsize=1)
def _event_nouns() -> frozenset[str]:
    return frozenset(vocabulary()["event"])


@lru_cache(maxsize=1)
def _doubtful() -> frozenset[str]:
    return frozenset(vocabulary()["doubtful"])


def extract(document: Document) -> Iterator[Event]:
    """Yield the dated events in the body of an article, in the order of their date expressions."""
    for paragraph in document.paragraphs:
        if paragraph.zone != "body":
            continue
        seen = _TRIGGER.findall(paragraph.origin.text.lower())
        if triggers().isdisjoint(seen) and not any(map(_YEAR.match, seen)):
            continue
        for first, last in expressions(paragraph):
            found = _event(document, paragraph, first, last)
            if found is not None:
                yield found


def expressions(paragraph: Paragraph) -> Iterator[Range]:
    """Yield the token ranges of date expressions; figures that are no year and names that are no month are left out."""
    doc = paragraph.doc
    for start, end in find(paragraph.origin.text):
        found = doc.char_span(start, end, alignment_mode="expand")
        if found is None or found.end - found.start > 12:
            continue
        if not _is_date(found[-1], alone=len(found) == 1):
            continue
        yield found.start, found.end - 1


def _is_date(token: "Token", *, alone: bool) -> bool:
    """Say whether the last word or figure of what may be a date is one: by its entity type and the word before it."""
    if token.lower_.rstrip(".") in _doubtful():
        return bool(token.ent_type_ == "DATE" and token.tag_ != "MD")
    if not alone:
        return True
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if token.lower_.isdigit():
        if token.ent_type_ in ("DATE", "EVENT"):
            return True
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        plural = following is not None and following.tag_ in ("NNS", "CD", "NNPS")
        return before in _YEAR_BEFORE and not plural and token.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")
    return token.ent_type_ not in _NAMES


def _event(document: Document, paragraph: Paragraph, first: int, last: int) -> Event | None:
    """Return the event that one date expression dates, or None."""
    doc = paragraph.doc
    head = next((doc[i] for i in range(first, last + 1) if not first <= doc[i].head.i <= last), doc[last])
    if head.head == head:
        return None
    at = _anchor(head)
    if at is None:
        return None
    node, how, preposition = at
    if first <= node.i <= last:
        return None
    text = paragraph.origin.text[doc[first].idx : doc[last].idx + len(doc[last])]
    meaning = resolve(text, document.article.published, _tense(node, how))
    if meaning is None or meaning.type != "date":
        return None
    verb = node if is_verb(node) else None
    if verb is not None and not _happens(verb):
        return None
    left_out = set(range(first, last + 1)) | _wrapper(head)
    runs = _verb_phrase(node, left_out) if verb is not None else _noun_phrase(node, left_out)
    if not runs:
        return None
    meaning = _one_sided(meaning, preposition)
    when = paragraph.span_of(first, last)
    event = tuple(paragraph.span_of(*run) for run in runs)
    sentence = node.sent
    return Event(
        id=event_id(document.article.id, event, when),
        article=document.article.id,
        event=event,
        date=when,
        evidence=_evidence(paragraph, min(sentence.start, first), max(sentence.end - 1, last)),
        extractor=EXTRACTOR,
        timex=meaning.value,
        edtf=meaning.edtf,
        earliest=meaning.earliest,
        latest=meaning.latest,
        anchor=meaning.anchor,
        confidence=CONFIDENCE[how],
    )


def _anchor(head: "Token") -> "tuple[Token, str, str] | None":
    """Return the verb or event noun that a date hangs on, how, and the preposition between; None if on neither."""
    preposition, node, how = "", head.head, "verb"
    if head.dep_ == "pobj":
        preposition, node = head.head.lower_, head.head.head
        how = "noun pp"
        if head.head.dep_ == "prep" and node == head.head:
            return None
    elif head.dep_ in _ADNOMINAL:
        how = "noun"
    elif head.dep_ == "nsubj" and is_verb(node):
        return None  # "2016 was a bad year"
    elif head.dep_ in ("appos", "npadvmod", "advmod") and not is_verb(node):
        how = "noun pp"
    for _ in range(_DEPTH):
        if is_verb(node) and node.dep_ == "prep":  # "following a review of the plan last year"
            review = child(node, ("pobj", "dobj"))
            return (review, "noun pp", preposition) if review is not None and review.lower_ in _event_nouns() else None
        if is_verb(node):
            return (node, "verb", preposition) if node.dep_ not in _ADNOMINAL else None
        if node.tag_.startswith("NN"):
            if node.lower_ in _event_nouns():
                return node, how, preposition
            if node.dep_ in ("compound", "nmod") and node.head.tag_.startswith("NN"):
                node = node.head
                continue
            if how == "noun" or preposition in ("of", "from", "between"):
                return None  # a year's figures, the men of 1914
        if node.dep_ not in _CLIMB or node.head == node:
            return None
        node = node.head
    return None


def _happens(verb: "Token") -> bool:
    """Say whether the verb tells of something that happens: not denied, asked, ordered or only supposed."""
    polarity, modality = status(verb)
    if polarity == "negative" or modality in ("question", "directive"):
        return False
    if modality == "hypothetical":
        return any(c.lower_ in ("would", "'d") for c in verb.children)
    return True


def _tense(node: "Token", how: str) -> Tense:
    """Return past or future where the verb is clear about it.

    A noun takes no past from its verb: a past verb may well speak of a coming election.
    """
    verb = node
    for _ in range(_DEPTH):
        if is_verb(verb) or verb.head == verb:
            break
        verb = verb.head
    if not is_verb(verb):
        return "unknown"
    tense = _verb_tense(verb)
    return tense if how == "verb" or (tense == "future" and node.dep_ in ("nsubj", "nsubjpass")) else "unknown"


def _verb_tense(verb: "Token") -> Tense:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & _FUTURE:
        return "future"
    if auxiliaries & _PAST_AUX:
        return "past"
    if verb.dep_ == "xcomp" and verb.head.lower_ in _PLANNED:
        return "future"
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (verb.dep_ in ("acl", "advcl") or is_passive(verb))):
        return "past"
    if verb.dep_ in ("conj", "advcl") and verb.tag_ in ("VBG", "VBN", "VB") and is_verb(verb.head):
        return _verb_tense(verb.head)
    return "unknown"


def _wrapper(head: "Token") -> set[int]:
    """Return the prepositions and adverbs that only carry the date ("late in", "on")."""
    found = set()
    node = head
    while node.dep_ in ("pobj", "npadvmod", "advmod", "pcomp") and node.head.tag_ in ("IN", "RB", "TO", "JJ"):
        node = node.head
        found.add(node.i)
    return found


def _verb_phrase(verb: "Token", left_out: set[int]) -> list[Range]:
    """Return subject, verb and objects as token ranges, without the date and without clauses."""
    kept = {verb.i}
    for c in verb.children:
        if c.dep_ in _CORE and not (c.dep_ == "prep" and _only(c, left_out)):
            _add(c, kept)
    who = subject(verb)
    if who is not None and who.i not in kept:
        first, last = phrase(who)
        if abs(verb.i - who.i) < _LONGEST:
            kept.update(range(first, last + 1))
    return _runs(verb.doc, kept - left_out)


def _only(preposition: "Token", left_out: set[int]) -> bool:
    """Say whether a prepositional phrase holds nothing but the date."""
    return all(t.i in left_out or t.tag_ in ("IN", "DT", "TO") for t in preposition.subtree)


def _add(token: "Token", kept: set[int]) -> None:
    """Add a token and what hangs on it, clauses left out."""
    todo = [token]
    while todo:
        t = todo.pop()
        kept.add(t.i)
        todo.extend(
            c for c in t.children if c.dep_ not in _NOT_CORE or (c.dep_ == "punct" and c.lower_ in ('"', "-", "'"))
        )


def _noun_phrase(noun: "Token", left_out: set[int]) -> list[Range]:
    first, last = phrase(noun, of=("of", "for", "by", "from", "between", "with", "against", "on", "over"))
    return _runs(noun.doc, set(range(first, last + 1)) - left_out)


def _runs(doc: "Doc", tokens: set[int]) -> list[Range]:
    """Return a set of tokens as ranges that each hold a word of weight; none if it is too large to be a phrase."""
    if len(tokens) > _LONGEST:
        return []
    runs: list[Range] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    found = []
    for first, last in runs:
        while first < last and doc[first].tag_ == "POS":  # "last year's vote": the date ends before the "'s"
            first += 1
        trimmed = trim(doc, first, last)
        if trimmed and any(doc[i].tag_ not in _LIGHT for i in range(trimmed[0], trimmed[1] + 1)):
            found.append(trimmed)
    return found


def _one_sided(meaning: Timex, preposition: str) -> Timex:
    """Give "since 2014" and "before June 8" the bounds that they have: open on one side.

    What happens before or after a day does not happen on it, so that it has no value of its own.
    """
    if preposition not in _OPEN_ENDED or meaning.value is None:
        return meaning
    first, last = meaning.earliest, meaning.latest
    if first is None or last is None:
        return replace(meaning, value=None, edtf=None) if preposition in ("before", "after") else meaning
    match preposition:
        case "since":
            return replace(meaning, latest=None, edtf=f"{first}/..")
        case "until" | "till" | "by":
            return replace(meaning, earliest=None, edtf=f"../{last}")
        case "after":
            later = (date.fromisoformat(last) + timedelta(1)).isoformat()
            return replace(meaning, value=None, earliest=later, latest=None, edtf=f"{later}/..")
    sooner = (date.fromisoformat(first) - timedelta(1)).isoformat()
    return replace(meaning, value=None, earliest=None, latest=sooner, edtf=f"../{sooner}")


def _evidence(paragraph: Paragraph, first: int, last: int) -> Span:
    """Return the sentence without white space round it."""
    while first < last and paragraph.doc[first].is_space:
        first += 1
    while last > first and paragraph.doc[last].is_space:
        last -= 1
    return paragraph.span_of(first, last)
