"""Find the date in the text that another one is counted from: "two days later", "the same year", "a year earlier".

Which date it is never depends on what is known of it: one that is open leaves open what is counted from it, so that a
publication date adds dates and changes none.
"""

import re
from collections.abc import Iterator

from onrecord.model import TimeExpression
from onrecord.resolve.dating_said import Sayings
from onrecord.resolve.dating_scene import Scene

_NOW = "PRESENT_REF"  # no point in a story to count from
_COMPARED = re.compile(r"\byear[- ](?:ago|earlier)\b|\ba year (?:earlier|before|ago)\b", re.IGNORECASE)
_YEAR_AGO = re.compile(r"a year ago", re.IGNORECASE)
_COMPARING = frozenset({"from", "than", "compared", "against", "versus", "$"})
_PERIOD = re.compile(r"\b(?:quarter|period)$", re.IGNORECASE)
_THIS = re.compile(r"(?:.* (?:of|in) )?the (?:full |whole |entire )?(?:week|month|year|decade|century)", re.IGNORECASE)
_QUARTER = re.compile(r"(?:\d{4}|XXXX)-Q\d")
_CLOCK = re.compile(r"XXXX-XX-XXT\d\d.*")
# "The year ended March 31" says by itself which one it is, and "the year to May" how long.
_ENDED = frozenset({"ended", "ending", "beginning", "starting", "since", "to"})
_BACK = 2  # paragraphs that the figures of one quarter reach back
_NEAR = 4  # tokens between a time of day and its day: "at noon local time on Friday"


def antecedent(time: TimeExpression, scene: Scene, sayings: Sayings) -> TimeExpression | None:
    """Return the expression that another is counted from; None where that is not plain."""
    text = time.span.of(scene.article.text)
    if _next_word(time, scene) in _ENDED:
        return None
    if _CLOCK.fullmatch(time.open_value or "") and (day := _day_behind(time, scene)) is not None:
        return day
    if _COMPARED.search(text) or _PERIOD.search(text):
        quarter = _quarter(time, scene)
        if quarter is not None or _PERIOD.search(text):
            return quarter
    last = next((t for t in _told_before(time, scene) if t.type in ("DATE", "TIME")), None)
    if last is None or not _follows(last, time, scene) or not _same_story(last, time, scene, sayings):
        return None
    if _COMPARED.search(text) and scene.sentence(last.span) != scene.sentence(time.span):
        return None  # "… of the 1988 period; year-ago sales": the year before has been named
    return last


def compares(time: TimeExpression, scene: Scene) -> bool:
    """Say whether "a year ago" compares figures of a quarter, and so is that quarter's year before.

    "Profit in the third quarter fell to $3 million from $5 million a year ago", but "a year ago he left".
    """
    if not _YEAR_AGO.fullmatch(time.span.of(scene.article.text)) or scene.quotation(time.span) is not None:
        return False
    words, at = scene.words, scene.tokens(time.span)[0] if scene.tokens(time.span) else 0
    before = words.lower[words.opens[words.sentence[at]] : at] if at else []
    return not _COMPARING.isdisjoint(before) and _quarter(time, scene) is not None


def may_be_now(time: TimeExpression, scene: Scene) -> bool:
    """Say whether an expression is of the day's own year or month where no date stands before it in its paragraph.

    "By the end of the year" is that of another year only in a story that has told of one.
    """
    last = next(_told_before(time, scene), None)
    told = last is not None and scene.paragraph(last.span) == scene.paragraph(time.span)
    plain = _THIS.fullmatch(time.span.of(scene.article.text)) is not None
    return plain and not told and _next_word(time, scene) not in _ENDED


def _told_before(time: TimeExpression, scene: Scene) -> Iterator[TimeExpression]:
    """Yield what an expression may be counted from, the last one first."""
    for other in scene.before(time):
        if other.open_value != _NOW and not _COMPARED.search(other.span.of(scene.article.text)):
            yield other


def _next(time: TimeExpression, scene: Scene) -> int:
    """Return the token behind an expression in the same sentence, or -1."""
    words, inside = scene.words, scene.tokens(time.span)
    following = inside[-1] + 1 if inside else len(words)
    same = following < len(words) and words.sentence[following] == words.sentence[inside[-1]]
    return following if same else -1


def _next_word(time: TimeExpression, scene: Scene) -> str:
    following = _next(time, scene)
    return scene.words.lower[following] if following >= 0 else ""


def _day_behind(time: TimeExpression, scene: Scene) -> TimeExpression | None:
    """Return the day behind a time of day: "at 10.30 local time on Friday"."""
    last = scene.tokens(time.span)[-1] if scene.tokens(time.span) else -1
    other = scene.behind(time.span)
    inside = scene.tokens(other.span) if other is not None else range(0)
    if other is None or not inside or other.type != "DATE":
        return None
    near = inside[0] - last <= _NEAR + 1 and scene.sentence(other.span) == scene.sentence(time.span)
    return other if near else None


def _follows(last: TimeExpression, time: TimeExpression, scene: Scene) -> bool:
    """Say whether nothing but the story stands between two dates: one sentence, or one and the next."""
    here, there = scene.sentence(time.span), scene.sentence(last.span)
    if here < 0 or there < 0 or here - there > 1:
        return False
    return scene.paragraph(time.span) - scene.paragraph(last.span) <= 1


def _same_story(last: TimeExpression, time: TimeExpression, scene: Scene, sayings: Sayings) -> bool:
    """Say whether two dates belong to what one voice tells: the article, or one and the same quotation.

    Reported speech is counted from when it was said ("said on Friday that it had closed the day before"). Where a
    saying has a date of its own, nobody can tell whether the narrator goes on from that or from what was said.
    """
    here, there = scene.quotation(time.span), scene.quotation(last.span)
    if (here and here.id) != (there and there.id):
        return False
    inside = {a.id for a in scene.around(time.span)}
    if inside & sayings.of(last):
        return scene.sentence(last.span) == scene.sentence(time.span)
    return not any(a.id not in inside and sayings.dates(a) for a in scene.around(last.span))


def _quarter(time: TimeExpression, scene: Scene) -> TimeExpression | None:
    """Return the quarter of whose figures the text speaks; None where it has gone on to nine months, say."""
    for other in _told_before(time, scene):
        if scene.paragraph(time.span) - scene.paragraph(other.span) > _BACK:
            return None
        if _QUARTER.fullmatch(other.open_value or ""):
            return other if _next_word(other, scene) not in _ENDED else None
        if other.type == "DURATION" and (other.open_value or "").endswith("M"):
            return None
    return None
