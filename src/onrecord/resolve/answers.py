"""Tell which accusation or claim of the same article a denial answers, where that is clear; else none.

Three ways, the surest first: the denial names it ("denied the accusation"); both speak of the same matter ("of taking
bribes", "denied having taken bribes"); or it stands right before, and the denial only refers back ("denied it").
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.words import Words
from onrecord.model import Attribution, Relation, Span

_CHARGES = frozenset({"accuses", "criticises"})
_REFERS = (
    "accusation accusations allegation allegations claim claims charge charges criticism suggestion suggestions report "
    "reports assertion assertions insinuation insinuations it this that them these wrongdoing"
)
_SMALL_WORDS = (
    "that this with from have having been being were their there which about would could should they them what when "
    "where ever never also into over than then some such only more most other"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters: "bribes" and "bribery" are one matter
_SAME = 0.5  # of the rarer words, to speak of the same matter
_CLAIMED = 0.75  # the same for a claim, which need not be about whoever denies it
_BACK = 4  # paragraphs that a denial may look back


def answers(
    relations: Sequence[Relation], attributions: tuple[Attribution, ...], words: Words, text: str
) -> tuple[Relation, ...]:
    """Return the relations, the denials among them with what they answer."""
    if not any(one.type == "denies" for one in relations):
        return tuple(relations)
    finder = _Finder(relations, attributions, words, text)
    return tuple(
        replace(one, answers=finder.answered(one)) if one.type == "denies" and not one.answers else one
        for one in relations
    )


class _Finder:
    def __init__(
        self, relations: Sequence[Relation], attributions: tuple[Attribution, ...], words: Words, text: str
    ) -> None:
        self.relations = [r for r in relations if r.type in _CHARGES]
        self.attributions = attributions
        self.words = words
        self.text = text

    def answered(self, denial: Relation) -> tuple[str, ...]:
        """Return what a denial answers, sorted."""
        if denial.polarity != "positive" or denial.modality != "asserted" or denial.source_span is None:
            return ()  # "did not deny", "may deny"; nobody is written who does
        against = [r for r in self.relations if denial.source in r.targets and r.source != denial.source]
        inside = [r for r in against if self._within(r, denial)]
        outside = [r for r in against if r not in inside and self._near(r, denial)]
        named = {r.source for r in inside if r.source} | set(denial.targets)
        if named:
            outside = [r for r in outside if r.source in named]
        matter = self._stems(denial.charge)
        same = [r for r in outside if _alike(matter, self._stems(r.charge))]
        refers = not (self._stems(denial.charge, names=False) - _stems(_REFERS)) or bool(inside)
        chosen = same or (self._last(outside) if refers else [])
        found = {r.id for r in chosen or inside} or self._claims(denial, named, refers=refers)
        return tuple(sorted(found))

    def _claims(self, denial: Relation, named: set[str], *, refers: bool) -> set[str]:
        """Return the claim of somebody else that a denial rejects: in the same words, or by the one it names."""
        others = [
            a
            for a in self.attributions
            if a.speaker not in (None, denial.source)
            and not a.denies
            and not a.withholds
            and not any(part.overlaps(cue) for part in a.content for cue in denial.cue)
            and self._paragraphs(a.evidence.start, denial) in range(_BACK + 1)
            and a.evidence.start < denial.cue[0].start
        ]
        common = self._stems(denial.charge, names=False)  # names alone are no claim
        same = [a for a in others if self._claimed(common, a)]
        if not same and refers and named:
            same = [a for a in others if a.speaker in named]
        speakers = {a.speaker for a in same}
        return {max(same, key=lambda a: (a.content[0].start, a.id)).id} if len(speakers) == 1 else set()

    def _claimed(self, common: frozenset[str], said: Attribution) -> bool:
        """Say whether an attribution has the words of a denial, and more than one of them."""
        claim = self._stems(said.content, names=False)
        return len(common & claim) > 1 and _alike(common, claim, _CLAIMED)

    def _within(self, one: Relation, denial: Relation) -> bool:
        """Say whether the denial itself names the accusation: "denied the accusation"."""
        return any(part.covers(one.cue[0]) for part in denial.charge)

    def _near(self, one: Relation, denial: Relation) -> bool:
        """Say whether an accusation was made, stands before the denial, or beside it, and not far off."""
        made = one.polarity == "positive" and one.modality in ("asserted", "hearsay")
        same = one.evidence == denial.evidence
        before = one.cue[0].start < denial.cue[0].start
        return made and (before or same) and self._paragraphs(one.cue[0].start, denial) in range(_BACK + 1)

    def _last(self, found: list[Relation]) -> list[Relation]:
        """Return the accusation that stands last, with those beside it in one sentence by one and the same accuser."""
        if not found:
            return []
        last = max(found, key=lambda r: (r.cue[0].start, r.id))
        beside = [r for r in found if r.evidence == last.evidence]
        return beside if len({r.source for r in beside}) == 1 else []

    def _paragraphs(self, start: int, denial: Relation) -> int:
        """Return how many paragraphs lie between a place and the denial."""
        here = [self._paragraph(place) for place in (start, denial.cue[0].start)]
        return abs(here[1] - here[0])

    def _paragraph(self, start: int) -> int:
        at = bisect_right(self.words.start, start) - 1
        return self.words.paragraph[max(at, 0)]

    def _stems(self, spans: Sequence[Span], *, names: bool = True) -> frozenset[str]:
        words = " ".join(span.of(self.text) for span in spans)
        return _stems(words if names else " ".join(w for w in words.split() if not w[:1].isupper()))


def _stems(words: str) -> frozenset[str]:
    """Return the beginnings of the words that carry the matter.

    >>> sorted(_stems("that he had taken bribes"))
    ['bribe', 'taken']
    """
    return frozenset(w[:_STEM] for w in _WORD.findall(words.lower()) if w not in _SMALL)


def _alike(one: frozenset[str], other: frozenset[str], share: float = _SAME) -> bool:
    """Say whether two speak of the same matter."""
    return bool(one) and bool(other) and len(one & other) >= share * min(len(one), len(other))
