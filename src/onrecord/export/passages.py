"""Cut a sentence where its parts begin and end, so that a page can mark them. Offsets count code points, as everywhere.

It is done here and not in the page, since JavaScript counts UTF-16 units: behind the first emoji all marks would slip.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from onrecord.export.picture import Passage, Piece, Role

ROLES: dict[str, Role] = {
    "sourceSpan": "source",
    "bySpan": "source",
    "cueSpan": "cue",
    "contentSpan": "content",
    "matterSpan": "content",
    "towardSpan": "target",
    "qualifierSpan": "qualifier",
    "eventSpan": "event",
    "headSpan": "head",
    "dateSpan": "date",
    "markerSpan": "date",
    "placeSpan": "place",
    "anchorSpan": "anchor",
}
ORDER: tuple[Role, ...] = (
    "qualifier",
    "target",
    "source",
    "cue",
    "content",
    "date",
    "anchor",
    "place",
    "head",
    "event",
)


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A span of an article with its words; ``name`` is ``evidence`` or a key of `ROLES`."""

    start: int
    end: int
    name: str
    words: str
    before: str = ""
    after: str = ""


def passages(parts: Iterable[Part]) -> tuple[Passage, ...]:
    """Return what a reader should see: the evidence with its parts marked, and parts that stand outside of it.

    >>> [p.text for p in passages([Part(0, 12, "evidence", "She said so."), Part(4, 8, "cueSpan", "said")])]
    ['She said so.']
    """
    known = sorted(set(parts))
    frames = [part for part in known if part.name == "evidence"]
    marks = [part for part in known if part.name in ROLES]
    outside = [mark for mark in marks if not any(_covers(frame, mark) for frame in frames)]
    frames += [part for part in outside if not any(_covers(other, part) and _longer(other, part) for other in outside)]
    # Two parts outside may be the same words, such as a source that is also a target.
    one_each = {(frame.start, frame.end): frame for frame in sorted(frames, reverse=True)}
    return tuple(_cut(frame, marks) for _, frame in sorted(one_each.items()))


def _covers(outer: Part, inner: Part) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _longer(one: Part, other: Part) -> bool:
    return one.end - one.start > other.end - other.start


def _cut(frame: Part, marks: list[Part]) -> Passage:
    """Cut one passage at every boundary inside it."""
    within = [mark for mark in marks if mark.start < frame.end and frame.start < mark.end]
    bounds = {frame.start, frame.end}
    bounds.update(place for mark in within for place in (mark.start, mark.end) if frame.start < place < frame.end)
    cuts = sorted(bounds)
    pieces = []
    for start, end in pairwise(cuts):
        here = {ROLES[mark.name] for mark in within if mark.start <= start and end <= mark.end}
        text = frame.words[start - frame.start : end - frame.start]
        pieces.append(Piece(text=text, roles=tuple(role for role in ORDER if role in here)))
    return Passage(pieces=tuple(pieces), before=frame.before, after=frame.after)
