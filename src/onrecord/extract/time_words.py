"""Tell time expressions from names, amounts and ordinary words that only look like them, by the parse.

Uses entity types, tags and the words around: what may be a month, a year or a vague word is looked at twice, all else
is taken as it is found, unless it is part of a name.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.dates.words import vocabulary
from onrecord.extract.tense import tense_at

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_YEAR_BEFORE = frozenset(
    {"in", "since", "by", "of", "during", "until", "till", "before", "after", "from", "through", "late", "early", "mid"}
    | {"circa", "around", "between", "the", "year"}
)
_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "NORP", "WORK_OF_ART"})
_APPROXIMATE = frozenset({"about", "around", "circa", "nearly", "almost", "over", "some"})
# "Flight 1984", "page 2010"; and "at 2010 Station Road": no year.
_NUMBERED = frozenset(
    {"flight", "route", "room", "page", "chapter", "number", "no", "no.", "highway", "at", "box", "line"}
)
_OWNING = frozenset({"DT", "PRP$", "POS", "IN", "JJ"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
# In capitals inside a sentence these end the name of a programme or a paper.
_TITLED = frozenset({"today", "tonight", "now", "minutes", "hours", "days", "week", "year", "morning", "tomorrow"})
# Vague words, and what the tagger has to take them for.
_TAGS = {
    "past": frozenset({"NN"}),
    "future": frozenset({"NN"}),
    "present": frozenset({"NN"}),
    "soon": frozenset({"RB"}),
}
_QUALITIES = frozenset({"good", "bad", "hard", "lean", "happy", "dark", "difficult", "tough", "boom", "golden"})
_SPELT = frozenset({"nineteen", "two", "thousand", "hundred", "and", "-"})


def is_time(found: "Span") -> bool:
    """Say whether words that look like a time expression are one."""
    last, alone = found[-1], len(found) == 1
    if last.lower_.rstrip(".") in _doubtful() and last.tag_ != "RB":
        return bool(last.ent_type_ == "DATE" and last.tag_ != "MD") and not _is_word(found)
    if last.is_title and last.lower_ in _TITLED and not (alone and _opens(last)):
        return False
    if _is_figure(last.lower_) and (alone or found[0].lower_ in _APPROXIMATE):
        return _is_year(found)
    if not alone and all(_is_number(token) for token in found):
        return _is_spelt_year(found)
    if last.lower_ in _PARTS and len(found) == 2 and found[0].lower_ == "the":
        return bool(found[0].i) and found.doc[found[0].i - 1].lower_ == "in"
    if last.lower_ in _TAGS and len(found) < 4:
        return _is_vague(last)
    if _names_paper(last) or (alone and last.tag_ == "NNS" and _qualified(last)):
        return False
    return last.ent_type_ not in _NAMES or (last.lower_.isdigit() and not alone)


@lru_cache(maxsize=1)
def _doubtful() -> frozenset[str]:
    return frozenset(vocabulary()["doubtful"])


def _opens(token: "Token") -> bool:
    """Say whether a word opens its sentence or a quotation."""
    return bool(token.is_sent_start) or not token.i or token.doc[token.i - 1].is_punct


def _is_word(found: "Span") -> bool:
    """Say whether a month is a name or a noun that looks like it: "Theresa May", "the annual March for peace"."""
    doc, last = found.doc, found[-1].i
    if len(found) > 1 or not last:
        return False
    before, after = doc[last - 1], doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if before.tag_ == "NNP" and before.ent_type_ not in ("DATE", "TIME") and found[-1].dep_ not in ("npadvmod", "pobj"):
        return True
    if after == "," and last + 2 < len(doc) and doc[last + 2].lower_.isdigit() and len(doc[last + 2]) < 3:
        return True  # "said June, 41"
    return before.tag_ in ("DT", "JJ", "``", "PRP$") and after in ("for", "of", "on", "to")


def _is_figure(form: str) -> bool:
    return form.isdigit() and len(form) == 4


def _is_number(token: "Token") -> bool:
    return token.lower_ in _SPELT or any(token.lower_ in vocabulary()[part] for part in ("digit", "teen", "ten"))


def _is_year(found: "Span") -> bool:
    """Say whether a figure is a year: no amount, no number of something, and not part of a name."""
    token, doc = found[-1], found.doc
    before = doc[found[0].i - 1] if found[0].i else None
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if before is not None and before.lower_ in _NUMBERED:
        return False
    plural = following is not None and following.tag_ in ("NNS", "CD", "NNPS")
    if plural and found[0].i > 2 and doc[found[0].i - 2].lower_ == "of" and doc[found[0].i - 3].tag_ == "CD":
        return False  # "1500 of the 2000 jobs"
    if token.ent_type_ in ("DATE", "EVENT"):
        return not plural or before is None or before.tag_ in _OWNING
    form = before.lower_ if before is not None else ""
    return form in _YEAR_BEFORE and not plural and token.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")


def _is_spelt_year(found: "Span") -> bool:
    """Say whether a number in words is a year: "nineteen ninety-seven", no "two thousand crowns"."""
    doc, first, last = found.doc, found[0].i, found[-1].i
    if found[0].lower_ == "nineteen" and found[1].lower_ != "hundred":
        return True
    before = doc[first - 1].lower_ if first else ""
    following = doc[last + 1].tag_ if last + 1 < len(doc) else ""
    return before in _YEAR_BEFORE and not following.startswith(("NN", "CD", "JJ")) and doc[last].ent_type_ != "MONEY"


def _is_vague(token: "Token") -> bool:
    """Say whether a vague word tells of time: "in the past" but no "past deeds", "will soon" but no "as soon as"."""
    if token.tag_ not in _TAGS[token.lower_]:
        return False
    if token.lower_ != "soon":
        return True
    around = {t.lower_ for t in token.doc[max(token.i - 1, 0) : token.i + 2]}
    return tense_at(token) == "future" and around.isdisjoint({"as", "after", "how"})


def _qualified(token: "Token") -> bool:
    """Say whether units of time are told of as good or bad ones, rather than counted: "good years"."""
    return bool(token.i) and token.doc[token.i - 1].lower_ in _QUALITIES and token.lower_ in vocabulary()["unit"]


def _names_paper(token: "Token") -> bool:
    """Say whether a weekday is part of a name: "the Sunday Messenger"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None or token.lower_ not in vocabulary()["weekday"] or after.ent_type_ in ("DATE", "TIME"):
        return False
    if token.i and token.doc[token.i - 1].lower_ == "on":  # "On Friday Ruiz resigned": the parser joins them
        return False
    return token.dep_ == "compound" and token.head == after and after.tag_ in ("NNP", "NNPS") and after.is_title
