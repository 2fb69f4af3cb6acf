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
_FEASTS = frozenset({"christmas", "easter", "halloween", "thanksgiving"})
_BEFORE_MONTHS = frozenset({"in", "since", "during", "until", "last", "next", "this", "every", "from", "to"})
_HAPPENINGS = frozenset({"EVENT", "FAC", "LAW"})
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "attr", "conj", "ROOT"})
_TO = frozenset({"to", "until", "till", "through", "and"})
_COUNTING = frozenset({"of", "by", "for", "with", "than", "to"})
_SPAN = 3  # tokens before the end of a span: "from", a year, "to"
# Before a weekday these make the name of one that was, or is each year: which Friday was black is another question.
_NAMED_DAYS = frozenset({"black", "bloody", "super", "manic", "blue"})
_SHOWN = frozenset({"on", "of", "for", "to", "'s"})
_SPELT = frozenset({"nineteen", "two", "thousand", "hundred", "and", "-"})


def is_time(found: "Span") -> bool:
    """Say whether words that look like a time expression are one."""
    last, alone = found[-1], len(found) == 1
    if last.lower_.rstrip(".") in _doubtful() and last.tag_ != "RB":
        return bool(last.ent_type_ == "DATE" and last.tag_ != "MD") and not _is_word(found)
    if last.lower_ in _TITLED and _in_title(found):
        return False
    if alone and (last.lower_ == "now" and _now_and_then(last)):
        return False
    if found[0].lower_.startswith("fy") and any(c.isdigit() for c in found.text):
        return True
    if _is_figure(last.lower_) and (alone or found[0].lower_ in _APPROXIMATE):
        return _is_year(found)
    if not alone and all(_is_number(token) for token in found):
        return _is_spelt_year(found)
    if last.lower_ in _PARTS and len(found) == 2 and found[0].lower_ == "the":
        return bool(found[0].i) and found.doc[found[0].i - 1].lower_ == "in"
    if last.lower_ in _TAGS and len(found) < 4:
        return _is_vague(last)
    if (alone and _names_day(last)) or _names_paper(last) or (alone and last.tag_ == "NNS" and _qualified(last)):
        return False
    if last.lower_ in _FEASTS and _of_name(last, found):
        return False
    return last.ent_type_ not in _NAMES or (last.lower_.isdigit() and not alone)


@lru_cache(maxsize=1)
def _doubtful() -> frozenset[str]:
    return frozenset(vocabulary()["doubtful"])


def _in_title(found: "Span") -> bool:
    """Say whether capitals make a word the end of a name: "Norland Today", "USA TODAY"; not where a sentence opens."""
    last = found[-1]
    if last.is_upper and len(last) > 1:
        before = last.doc[last.i - 1] if last.i else last
        return before.is_upper and before.tag_ == "NNP" and any(t.is_lower for t in last.sent)
    if not last.is_title or (len(found) == 1 and _opens(last)):
        return False
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else last
    return not (len(found) > 1 and _opens(found[0]) and following.is_lower)


def _now_and_then(token: "Token") -> bool:
    """Say whether "now" is part of "every now and again" or "now and then"."""
    return token.doc[token.i + 1 : token.i + 3].text.lower() in ("and again", "and then")


def _of_name(token: "Token", found: "Span") -> bool:
    """Say whether a holiday is somebody's name or part of a word: "Tom Christmas", "Christmas-themed"."""
    doc, after = token.doc, token.doc[token.i + 1 : token.i + 3]
    if len(after) > 1 and after[0].text == "-" and not token.whitespace_ and not after[0].whitespace_:
        return True
    before = doc[found[0].i - 1] if found[0].i else None
    return before is not None and before.tag_ == "NNP" and before.dep_ == "compound" and before.head == token


def _opens(token: "Token") -> bool:
    """Say whether a word opens its sentence or a quotation."""
    return bool(token.is_sent_start) or not token.i or token.doc[token.i - 1].is_punct


def _is_word(found: "Span") -> bool:
    """Say whether a month is a name or a noun that looks like it: "Theresa May", "the annual March for peace"."""
    doc, last = found.doc, found[-1].i
    if len(found) > 1 or _names_somebody(found[-1]):
        return len(found) == 1
    if not last:
        return False
    before, after = doc[last - 1], doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if before.tag_ == "NNP" and before.ent_type_ not in ("DATE", "TIME") and found[-1].dep_ not in ("npadvmod", "pobj"):
        return True
    if after == "," and last + 2 < len(doc) and doc[last + 2].lower_.isdigit() and len(doc[last + 2]) < 3:
        return True  # "said June, 41"
    return before.tag_ in ("DT", "JJ", "``", "PRP$") and after in ("for", "of", "on", "to")


def _names_somebody(token: "Token") -> bool:
    """Say whether a month is somebody's first name: "August Wilson won", but "in August Norland won"."""
    doc, at = token.doc, token.i
    if at + 1 >= len(doc) or (at and (doc[at - 1].lower_ in _BEFORE_MONTHS or doc[at - 1].tag_ == "DT")):
        return False
    following = doc[at + 1]
    apart = following.tag_ != "NNP" or not following.is_title or following.ent_type_ in _HAPPENINGS
    return not apart and token.dep_ == "compound" and token.head == following and following.dep_ in _ACTING


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
    if following is not None and (_opens_title(following) or _measures(following)):
        return False
    if _ends_span(found):
        return True
    plural = following is not None and following.tag_ in ("NNS", "CD", "NNPS")
    if plural and before is not None and before.lower_ in _COUNTING:
        return False  # "a survey of 1709 children", "passed by 2015 votes"
    if plural and found[0].i > 2 and doc[found[0].i - 2].lower_ == "of" and doc[found[0].i - 3].tag_ == "CD":
        return False  # "1500 of the 2000 jobs"
    if token.ent_type_ in ("DATE", "EVENT"):
        return not plural or before is None or before.tag_ in _OWNING
    form = before.lower_ if before is not None else ""
    return form in _YEAR_BEFORE and not plural and token.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")


def _opens_title(following: "Token") -> bool:
    """Say whether a colon and a title follow a figure: "2001: A Space Odyssey"."""
    after = following.doc[following.i + 1 : following.i + 3]
    return following.text == ":" and len(after) > 1 and after[0].text in ("A", "An", "The") and after[1].is_title


def _measures(following: "Token") -> bool:
    """Say whether a figure counts years: "a 2000 year old tomb", "2000-year-old"."""
    doc, at = following.doc, following.i + (following.text == "-")
    if at + 1 >= len(doc) or doc[at].lower_ not in ("year", "years"):
        return False
    return "old" in (doc[at + 1].lower_, doc[min(at + 2, len(doc) - 1)].lower_)


def _ends_span(found: "Span") -> bool:
    """Say whether a figure ends a span that another year begins: "from 2010 to 2014"."""
    doc, first = found.doc, found[0].i
    if first < _SPAN or doc[first - 1].lower_ not in _TO or doc[first - 3].lower_ not in ("from", "between"):
        return False
    begin = doc[first - 2].lower_
    return _is_figure(begin) and begin < found[-1].lower_ < f"{int(begin) + 200}"


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


def _names_day(token: "Token") -> bool:
    """Say whether a weekday is part of the name of a day or programme: "Bloody Sunday", "on Norland News Sunday"."""
    before = token.doc[max(token.i - 3, 0) : token.i]
    if not len(before) or token.lower_ not in vocabulary()["weekday"] or not before[-1].is_title:
        return False
    return before[-1].lower_ in _NAMED_DAYS or (before[-1].lower_ == "news" and before[0].lower_ in _SHOWN)
