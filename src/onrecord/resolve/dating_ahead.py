"""Measures of time that are counted forward from the day: "the hospital opens in three weeks" is no three weeks long.

Only behind "in", beside a verb of the future or one that timetables are made of: "in two weeks" of a past verb is how
long something took, and of a present one ("grows to a foot in three weeks") it may be.
"""

import re

from onrecord.model import TimeExpression
from onrecord.resolve.dating_scene import Scene

_MEASURE = re.compile(r"P\d+[DWMY]")
_MOST = ("JJS", "RBS")
_ONCE = ("first", "only", "last")
_PRESENT = ("VBZ", "VBP")
_TIMETABLED = frozenset(
    (  # noqa: SIM905  read more easily than a list
        "arrive arrives begin begins close closes end ends expire expires go goes launch launches leave leaves meet "
        "meets open opens resume resumes retire retires return returns start starts vote votes"
    ).split()
)


def ahead(time: TimeExpression, scene: Scene) -> str:
    """Return the words that say so ("three weeks from now"); empty where a measure is a measure."""
    words, inside = scene.words, scene.tokens(time.span)
    if not inside or not inside[0] or not _MEASURE.fullmatch(time.open_value or ""):
        return ""
    at = inside[0] - 1
    verb = words.head[at]
    if words.lower[at] != "in" or words.dep[at] != "prep" or not words.tag[verb].startswith("VB"):
        return ""
    if any(words.tag[i] in _MOST or words.lower[i] in _ONCE for i in range(verb + 1, at)):
        return ""  # "may host its first fair in forty years": so long there was none
    timetabled = words.tag[verb] in _PRESENT and words.lower[verb] in _TIMETABLED
    coming = words.tag[verb] in ("VB", "VBN") and time.tense == "future"
    return f"{time.span.of(scene.article.text)} from now" if timetabled or coming else ""
