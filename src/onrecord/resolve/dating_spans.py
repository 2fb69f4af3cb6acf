"""Read the two ends of a span of time together, since each says which day the other is.

"From Monday through Friday" is one week, in order; so is "from January 23 through March 9" one winter. And "on
Thursday, two days after the vote on Tuesday" leaves one Tuesday only.
"""

import re
from datetime import date
from typing import NamedTuple

from onrecord.model import Tense, TimeExpression
from onrecord.resolve.dating_scene import Scene

_PARTIAL = re.compile(r"XXXX-(?:(WXX)-\d|\d\d(?:(-\d\d))?)(?:T.+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.+)?")
_ONE = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:T.+)?")
_DAYS = re.compile(r"P([1-6])D")
_CHOSEN = re.compile(r"(?:last|this|next|the|that|coming|past)\b", re.IGNORECASE)  # they say themselves which one
_TO = frozenset({"to", "through", "until", "till"})
_OPENED = {"from": _TO, "between": frozenset({"and"})}
_APART = re.compile(r",(?: just| only| exactly)?")
_COUNTED = re.compile(r"(after|before)\b[^,;:]{0,60}\bon", re.IGNORECASE)


class End(NamedTuple):
    """How one end of a span is read: seen from the other end, or by itself where that is None, and in which tense."""

    other: TimeExpression | None
    tense: Tense


def end(time: TimeExpression, scene: Scene) -> End | None:
    """Return how an expression is read beside the other end of its span; None where it is no end of one.

    Of what is past, the later end is the nearest, and the other one before it; of all else it is the other way round.
    """
    if not _PARTIAL.fullmatch(time.open_value or "") or _CHOSEN.match(time.span.of(scene.article.text)):
        return None
    counted = _counted(time, scene)
    if counted is not None:
        return counted
    last = next(scene.before(time), None)
    if last is not None and _joined(last, time, scene):
        if _DAY.fullmatch(last.open_value or ""):
            return End(last, "future")
        return End(None, "past") if _tense(last, time) == "past" else End(last, "future")
    other = scene.behind(time.span)
    if other is None or not _joined(time, other, scene):
        return None
    tense = _tense(time, other)
    return End(other, "past") if tense == "past" or _DAY.fullmatch(other.open_value or "") else End(None, tense)


def _joined(first: TimeExpression, last: TimeExpression, scene: Scene) -> bool:
    """Say whether two expressions of one kind are the ends of a span: "between Monday and Thursday"."""
    text, words, inside = scene.article.text, scene.words, scene.tokens(first.span)
    if not inside or last.span.start - first.span.end > len(" through "):
        return False
    between = text[first.span.end : last.span.start].strip().lower()
    opened = words.lower[inside[0] - 1] if inside[0] else ""
    if between not in _OPENED.get(opened, _TO):
        return False
    kinds = _kind(first), _kind(last)
    return kinds[0] == kinds[1] != "" or ("day" in kinds and "" not in kinds)


def _kind(time: TimeExpression) -> str:
    """Return what is left open: which week, which year of a day or month, or nothing of a day."""
    value = time.open_value or ""
    found = _PARTIAL.fullmatch(value)
    if found is None:
        return "day" if _DAY.fullmatch(value) else ""
    return found[1] or (found[2] and "day of year") or "month"


def _tense(first: TimeExpression, last: TimeExpression) -> Tense:
    return first.tense if first.tense != "unknown" else last.tense


def _counted(time: TimeExpression, scene: Scene) -> End | None:
    """Read "on Thursday, two days after the vote on Tuesday": Tuesday is the one two days before that Thursday."""
    before = scene.before(time)
    measure, first = next(before, None), next(before, None)
    if measure is None or first is None or scene.sentence(first.span) != scene.sentence(time.span):
        return None
    text = scene.article.text
    days, here = _DAYS.fullmatch(measure.open_value or ""), _WEEKDAY.fullmatch(time.open_value or "")
    there = _weekday(first)
    how = _COUNTED.fullmatch(text[measure.span.end : time.span.start].strip())
    apart = _APART.fullmatch(text[first.span.end : measure.span.start].strip())
    if not (days and here and there and how and apart):
        return None
    after = how[1].lower() == "after"
    distance = there - int(here[1]) if after else int(here[1]) - there
    return End(first, "past" if after else "future") if distance % 7 == int(days[1]) else None


def _weekday(time: TimeExpression) -> int:
    """Return the number of the weekday that an expression names or, being a full date, falls on; 0 for none."""
    found = _WEEKDAY.fullmatch(time.open_value or "")
    if found is not None:
        return int(found[1])
    value = time.open_value or ""
    return date.fromisoformat(value).isoweekday() if _ONE.fullmatch(value) else 0
