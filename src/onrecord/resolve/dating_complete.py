"""Give a day or month the year that the text itself gives: "In 2015 he stood. On June 8 he won".

The end of a span of time has it for both of its ends: "between June and August 2016". Otherwise only where it
is plain: the year stands before it in the same sentence or the one before, in the same voice, with no other date
between, and what the day dates is told in the past and is no saying, which is of the day's news.
"""

import re

from onrecord.dates.resolve import Timex
from onrecord.model import TimeExpression
from onrecord.resolve.dating_said import Sayings
from onrecord.resolve.dating_scene import Scene

_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-\d\d)?")
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-\d\d)?")
_FRAMES = frozenset({"in", "during", "early", "late", "by", "back", "on"})
_TO = frozenset({"and", "to", "until", "till", "through"})
_ADNOMINAL = frozenset({"compound", "nmod", "amod", "nummod", "npadvmod"})
_CLOSE = len(" through the ")
_MONTHS_ON = 3  # a story that goes from one day to another stays so close, or the year may be another


def complete(time: TimeExpression, alone: Timex, scene: Scene, sayings: Sayings) -> tuple[TimeExpression, str] | None:
    """Return the expression that gives the year, and the words with it; None where the text gives none for certain."""
    named = _year_of_noun(time, scene)
    if named is not None:
        return named, f"{time.span.of(scene.article.text)}, {named.open_value}"
    month = _YEARLESS.fullmatch(alone.value or "")
    other = _other_end(time, scene) if month is not None else None
    if month is not None and other is not None:
        year, on = int((other.open_value or "")[:4]), int((other.open_value or "")[5:7])
        return other, f"{time.span.of(scene.article.text)}, {year - (int(month[1]) > on)}"
    if month is None or time.tense == "future" or sayings.of(time) or not _told(time, scene):
        return None
    last = next((t for t in scene.before(time) if t.type in ("DATE", "TIME")), None)
    if last is None or not _one_voice(last, time, scene, sayings):
        return None
    value = last.open_value or ""
    apart = scene.sentence(time.span) - scene.sentence(last.span)
    whole = _DAY.fullmatch(value)
    if whole:
        on = int(month[1]) - int(whole[2])
        plain = 0 <= on <= _MONTHS_ON and apart <= 1
    else:
        plain = bool(_YEAR.fullmatch(value)) and _frames(last, time, scene) and apart <= 1
    words = time.span.of(scene.article.text)
    return (last, f"{words}, {value[:4]}") if plain else None


def _year_of_noun(time: TimeExpression, scene: Scene) -> TimeExpression | None:
    """Return the year of what a day is the name or a part of the name of: "the Ash Wednesday fires of 1983"."""
    other, words, at = scene.behind(time.span), scene.words, scene.top(time.span)
    if other is None or at < 0 or not _YEAR.fullmatch(other.open_value or "") or other.type != "DATE":
        return None
    noun, year = words.head[at], scene.top(other.span)
    if words.dep[at] not in _ADNOMINAL or not words.tag[noun].startswith("NN") or year < 0:
        return None
    prep = words.head[year]
    return other if words.lower[prep] in ("of", "in") and words.head[prep] == noun and prep != noun else None


def _other_end(time: TimeExpression, scene: Scene) -> TimeExpression | None:
    """Return the other end of a span of time, which has the year for both: "between June and August 2016"."""
    other, inside, words = scene.behind(time.span), scene.tokens(time.span), scene.words
    if other is None or not inside or not _DAY.fullmatch(other.open_value or ""):
        return None
    if other.span.start - time.span.end > _CLOSE:
        return None
    between = scene.article.text[time.span.end : other.span.start].strip().lower()
    opened = words.lower[inside[0] - 1] if inside[0] else ""
    return other if between in _TO and opened in ("between", "from") else None


def _told(time: TimeExpression, scene: Scene) -> bool:
    """Say whether something is told to have been on that day, rather than planned or said of the news."""
    dated = scene.dated_by(time.span)
    return time.tense == "past" and all(event.status == "happened" and event.saying is None for event in dated)


def _one_voice(last: TimeExpression, time: TimeExpression, scene: Scene, sayings: Sayings) -> bool:
    """Say whether two dates stand in the same words of the same speaker, in the same paragraph."""
    if sayings.of(last) or scene.paragraph(last.span) != scene.paragraph(time.span):
        return False
    return [a.id for a in scene.around(last.span)] == [a.id for a in scene.around(time.span)]


def _frames(last: TimeExpression, time: TimeExpression, scene: Scene) -> bool:
    """Say whether a year is that of all that its sentence tells ("In 2015 …"), or is said beside the day."""
    words, inside = scene.words, scene.tokens(last.span)
    if not inside:
        return False
    opens = words.opens[words.sentence[inside[0]]]
    before = range(opens, inside[0])
    if len(before) <= 2 and any(words.lower[i] in _FRAMES for i in before):
        return True
    return _verb(scene.top(last.span), scene) == _verb(scene.top(time.span), scene) >= 0


def _verb(at: int, scene: Scene) -> int:
    """Return the verb that a date hangs on, directly or by a preposition; -1 for none."""
    words = scene.words
    for _ in range(3):
        if at < 0 or words.tag[at].startswith("VB"):
            return at
        over = words.head[at]
        if over == at or words.dep[at] not in ("pobj", "prep", "npadvmod", "advmod", "tmod"):
            return -1
        at = over
    return at if at >= 0 and words.tag[at].startswith("VB") else -1
