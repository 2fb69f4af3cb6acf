"""Find date expressions in running text. What they mean is left to `onrecord.dates.resolve`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.dates.grammar import finder
from onrecord.dates.lexicon import figures, vocabulary

__all__ = ["find", "triggers", "vocabulary"]

_TRIGGERS = frozenset(
    {"today", "yesterday", "tomorrow", "tonight", "night", "morning", "afternoon", "evening", "weekend", "century"}
    | {"fiscal", "fy", "q1", "q2", "q3", "q4", "half", "nineteen", "thousand", "period", "m", "am", "pm", "clock"}
    | {"noon", "midday", "midnight", "end", "parliament", "present", "moment", "past", "future", "time", "possible"}
)
_STARTERS = frozenset(
    {"the", "that", "this", "these", "those", "every", "each", "per", "twice", "once", "three", "from", "between", "on"}
    | {"last", "next", "past", "coming", "previous", "first", "final", "following", "preceding", "remaining", "recent"}
    | {
        "sometime",
        "a",
        "an",
        "couple",
        "year",
        "half",
        "fy",
        "q1",
        "q2",
        "q3",
        "q4",
        "comparable",
        "same",
        "corresponding",
        "nineteen",
    }
)
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"(?:1\d|20)\d\ds?$|\d0s$|\d\d?[ap]m$|fy\d+$")
_CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d")
_REACH = 7  # words from the start of an expression to its first trigger


@lru_cache(maxsize=1)
def triggers() -> frozenset[str]:
    """Return words one of which every expression without a year holds, so that most of a text can be passed over."""
    words = vocabulary()
    parts = ("month", "weekday", "season", "unit", "reference", "feast", "often", "tens")
    forms = {word for part in parts for form in words[part] for word in form.split(" ")[:1]}
    plural = {f"{form}s" for form in words["weekday"]}
    forms |= {form.split("'")[0] for form in words["feast"]} - {"new"}
    return frozenset({form.rstrip(".").lower() for form in forms | plural} | _TRIGGERS) - {
        "the",
        "at",
        "right",
        "may day",
    }


@lru_cache(maxsize=1)
def starters() -> frozenset[str]:
    """Return the words that an expression may start with; it may also start with a figure."""
    words = vocabulary()
    first = {form.split(" ")[0].split("-")[0] for forms in words.values() for form in forms}
    return frozenset({re.split(r"[.']", form.lower())[0] for form in first} | triggers() | _STARTERS)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of all that looks like a date, duration or repetition; months and weekdays want a capital.

    The pattern is tried only where a word that may begin one has a trigger or a figure after it within a few words:
    trying it at every character costs ten times as much.
    """
    text = figures(text)
    words = [(found.start(), found.group().lower()) for found in _WORD.finditer(text)]
    last = len(words) + _REACH + 1
    near = []
    for i in range(len(words) - 1, -1, -1):
        start, word = words[i]
        if word in triggers() or _FIGURE.match(word) or (word.isdigit() and _CLOCK.match(text, start)):
            last = i
        if last - i <= _REACH and (word in starters() or word[0].isdigit() or word.startswith("fy")):
            near.append(start)
    return _matches(text, near[::-1])


def _matches(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    names = vocabulary()["month"].keys() | vocabulary()["weekday"].keys()
    pattern, done = finder(), 0
    for start in starts:
        if start < done:
            continue
        at = start - text.startswith("'", start - 1) if start else 0  # the '80s
        found = pattern.match(text, at)
        if found is None or found.end() <= start:
            continue
        if not any(w.islower() and w in names for w in re.findall("[A-Za-z]+", found.group())):
            yield found.span()
            done = found.end()
