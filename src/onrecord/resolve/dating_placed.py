"""Set events beside the day on which their article was published: what is dated after it has not happened yet.

A past verb is told of what had happened by then, and what was to come on a day that is over is no longer to come.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Event, Span, Tense, TimeExpression
from onrecord.resolve.dating_events import edtf_of, when
from onrecord.resolve.dating_said import Sayings
from onrecord.resolve.dating_scene import Scene

_WITHIN = ("on", "during")
_LIMITS = ("before", "after", "during")
_PAST = frozenset({"has", "have", "had", "'ve", "'d", "was", "were"})
_DAY = len("2017-06-14")
_WEEKDAY = "XXXX-WXX-"
_NEAR = 3  # days to the closer one of two Fridays


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known beside an event when it is placed.

    Attributes:
        published: the day of publication, which may be partial or None.
        tense: of its verb, or of what its dates go with.
        noun, present: its head is one, or a verb in the plain present.
        reached: the places of the dates of events before, during or after which something has happened.
    """

    published: str | None
    tense: Tense
    noun: bool
    present: bool = False
    reached: Collection[Span] = ()


def settled(
    events: Sequence[Event], times: Mapping[Span, TimeExpression], lent: Collection[Span], scene: Scene
) -> tuple[Event, ...]:
    """Return events with what all their dates make of them, beside the day of publication.

    Args:
        events: of one article.
        times: what its expressions have become, by their places.
        lent: the places of those that rest on the publication date.
        scene: the article.
    """
    held = {d.span for e in events if _is_noun(e, scene) for d in e.dates if d.relation in _WITHIN}
    reached = {d.span for e in events if e.status == "happened" for d in e.dates if d.relation in _LIMITS}
    published = scene.article.published
    return tuple(
        placed(
            when(event, times, lent, held),
            Setting(published, _tense(event, times, scene), _is_noun(event, scene), _is_present(event, scene), reached),
        )
        for event in events
    )


def placed(event: Event, setting: Setting) -> Event:
    """Return an event beside the day of publication.

    "Europe needs it by 2050", published in 2017, is no report of what has happened; "resigned by the end of the year",
    then, leaves no day after the report. What was to come on a day that is over happened if something is told to have
    happened before or after it ("ahead of Friday's talks he resigned"), and else nobody says whether it did.
    """
    published = setting.published
    late = after_publication(event.latest, published)
    if event.status == "happened":
        only_until = late and event.earliest is None and all(d.relation == "until" for d in event.dates)
        if after_publication(event.earliest, published) or (only_until and setting.tense != "past"):
            return replace(event, status="future")
        return _ended(event, setting) if late else event
    if event.status == "future" and event.latest and published and event.latest < published[: len(event.latest)]:
        reached = setting.noun and any(d.span in setting.reached for d in event.dates)
        over = event.modality == "asserted" and (reached or setting.present)  # "As of Friday the dam is full"
        return replace(event, status="happened" if over else "hypothetical")
    return event


def _ended(event: Event, setting: Setting) -> Event:
    """Return what is told in the past with the day of publication as its last: "this week" leaves no day ahead."""
    lasting = any(date.relation in ("since", "until") for date in event.dates) and event.earliest is not None
    if setting.tense != "past" or event.anchor != "published" or lasting or len(setting.published or "") < _DAY:
        return event
    day = (setting.published or "")[:_DAY]
    return replace(event, latest=day, edtf=edtf_of(event.earliest, day))


def after_publication(first: str | None, published: str | None) -> bool:
    """Say whether a day surely lies after an article's publication date, which may be partial.

    >>> after_publication("2017-12-01", "2017-11"), after_publication("2017-11-20", "2017-11")
    (True, False)
    """
    return bool(first and published and first[: len(published)] > published[:_DAY])


def _is_noun(event: Event, scene: Scene) -> bool:
    at = scene.top(event.head)
    return at >= 0 and scene.words.tag[at].startswith("NN")


def _is_present(event: Event, scene: Scene) -> bool:
    at, words = scene.top(event.head), scene.words
    return at >= 0 and words.tag[at] in ("VBZ", "VBP") and words.child(at, "aux", "auxpass") < 0


def _tense(event: Event, times: Mapping[Span, TimeExpression], scene: Scene) -> Tense:
    """Return past where the verb of an event is, or what its dates go with; future for all other verbs."""
    if any(d.span in times and times[d.span].tense == "past" for d in event.dates) or _is_past(event.head, scene):
        return "past"
    return "unknown" if _is_noun(event, scene) else "future"


def _is_past(head: Span, scene: Scene) -> bool:
    """Say whether a head is a verb in the past: "said", "has said", "was told"."""
    at, words = scene.top(head), scene.words
    if at < 0 or words.tag[at] == "VBD":
        return at >= 0
    auxiliaries = {words.lower[k] for k in words.kids[at] if words.dep[k] in ("aux", "auxpass")}
    return words.tag[at] == "VBN" and not auxiliaries.isdisjoint(_PAST)


def in_tense(time: TimeExpression, scene: Scene, sayings: Sayings) -> TimeExpression:
    """Return an expression in the tense of the saying that it dates, whatever the parse hangs it on.

    "She said on Thursday she would resign" is told of the last Thursday. The Friday of talks that somebody is "ahead
    of" is the closer one.
    """
    if time.tense == "past":
        return time
    said = [sayings.by_id[id_] for id_ in sorted(sayings.of(time))]
    if any(_is_past(cue, scene) for a in said for cue in a.cue):
        return replace(time, tense="past")
    awaited = any(e.status == "future" and _is_noun(e, scene) for e in scene.dated_by(time.span))
    day = scene.article.published or ""
    if time.tense != "unknown" or not awaited or len(day) < _DAY or not (time.open_value or "").startswith(_WEEKDAY):
        return time
    ahead = (int((time.open_value or "")[len(_WEEKDAY)]) - date.fromisoformat(day[:_DAY]).isoweekday()) % 7
    return replace(time, tense="future" if ahead <= _NEAR else "past")
