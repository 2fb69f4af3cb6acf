"""Tell which accusation or claim of the same article a denial answers, where that is clear; else none.

Three ways, the surest first: the denial names it ("denied the accusation"); both speak of the same matter ("of taking
bribes", "denied having taken bribes"); or it stands right before, and the denial only refers back ("denied it").
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.annotate.words import Words
from onrecord.model import Attribution, Relation, Span

SpeaksFor = Callable[[str, str], bool]
_CHARGES = frozenset({"accuses", "criticises"})
_REFERS = (
    "accusation accusations allegation allegations claim claims charge charges criticism suggestion suggestions report "
    "reports assertion assertions insinuation insinuations it this that them these wrongdoing "
    "attack attacks involvement responsibility guilt misconduct role notion idea smear something knowledge part "
    "done nothing wrong thing kind sort"
)
_SMALL_WORDS = (
    "that this with from have having been being were their there which about would could should they them what when "
    "where ever never also into over than then some such only more most other"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters: "bribes" and "bribery" are one matter
_SAME = 0.3  # of the fewer words, to speak of the same matter: the accused is known to be the same
_FOR_ANOTHER = 0.6  # the same, for somebody else on whose side one is
_CLAIMED = 0.75  # the same for a claim, which need not be about whoever denies it
_BACK = 4  # paragraphs that a denial may look back
_MOST = 100  # accusations before a denial that are looked at, so that a long page costs no more than a short one
_FAR = 12  # the same, for a noun ("any involvement") where nobody else accuses


def answers(
    relations: Sequence[Relation], attributions: tuple[Attribution, ...], words: Words, text: str, speaks_for: SpeaksFor
) -> tuple[Relation, ...]:
    """Return the relations, the denials among them with what they answer.

    Args:
        relations: with their people.
        attributions: with their speakers.
        words: of the article.
        text: of the article.
        speaks_for: whether the first actor may answer for the second: a spokesman for whom he speaks, a party for its
            leader.
    """
    if not any(one.type == "denies" for one in relations):
        return tuple(relations)
    finder = _Finder(relations, attributions, words, text, speaks_for)
    return tuple(
        replace(one, answers=finder.answered(one)) if one.type == "denies" and not one.answers else one
        for one in relations
    )


class _Finder:
    def __init__(
        self,
        relations: Sequence[Relation],
        attributions: tuple[Attribution, ...],
        words: Words,
        text: str,
        speaks_for: SpeaksFor,
    ) -> None:
        self.speaks_for = speaks_for
        self.stems: dict[tuple[tuple[Span, ...], bool], frozenset[str]] = {}
        self.relations = sorted((r for r in relations if r.type in _CHARGES), key=lambda r: (r.evidence, r.id))
        self.starts = [r.evidence.start for r in self.relations]
        self.attributions = attributions
        self.words = words
        self.text = text

    def answered(self, denial: Relation) -> tuple[str, ...]:
        """Return what a denial answers, sorted."""
        if denial.polarity != "positive" or denial.modality != "asserted" or denial.source_span is None:
            return ()  # "did not deny", "may deny"; nobody is written who does
        last = bisect_right(self.starts, denial.evidence.end)
        recent = self.relations[max(0, last - _MOST) : last]
        if aside := self._aside(denial, recent):
            return tuple(sorted(r.id for r in aside))
        against = [r for r in recent if self._against(denial.source, r)]
        inside = [r for r in against if self._within(r, denial)]
        outside = [r for r in against if r not in inside and self._near(r, denial)]
        named = {r.source for r in inside if r.source} | set(denial.targets)
        if named:
            outside = [r for r in outside if r.source in named]
        matter = self._stems(denial.charge)
        same = self._closest(denial.source, matter, outside)
        refers = not (self._stems(denial.charge, names=False) - _stems(_REFERS)) or bool(inside)
        chosen = same or (self._last(outside) if refers else [])
        if not chosen and refers and matter and not outside:
            chosen = self._only(denial, [r for r in against if r not in inside])
        told = [r for r in inside if r.source or r.charge]  # "the charge" alone names no accusation that one could read
        found = {r.id for r in chosen or told} or self._claims(denial, named, refers=refers)
        return tuple(sorted(found))

    def _aside(self, denial: Relation, recent: Sequence[Relation]) -> list[Relation]:
        """Return the accusation behind which the denial stands ("..., a charge that the ministry rejects")."""
        charge = denial.charge[0] if denial.charge else None
        if charge is None or charge.start >= denial.cue[0].start or self._stems(denial.charge) - _stems(_REFERS):
            return []
        if self.text[: charge.start].rstrip()[-1:] not in ",–—-":
            return []
        inside = [r for r in recent if r.evidence == denial.evidence and r.cue[0].start < charge.start]
        return self._last([r for r in inside if self._near(r, denial) and r.source != denial.source])

    def _against(self, denier: str | None, one: Relation) -> bool:
        """Say whether an accusation is against whoever denies, or against somebody for whom they speak."""
        if denier is None or one.source == denier:
            return False
        return any(target == denier or self.speaks_for(denier, target) for target in one.targets)

    def _closest(self, denier: str | None, matter: frozenset[str], found: list[Relation]) -> list[Relation]:
        """Return the accusation that is most alike in matter, with those beside it; nothing if none is."""
        shares = [(_share(matter, self._stems(r.charge)), r) for r in found]
        enough = [(share, r) for share, r in shares if share >= (_SAME if denier in r.targets else _FOR_ANOTHER)]
        best = max((share for share, _ in enough), default=0.0)
        return self._last([r for share, r in enough if share == best])

    def _claims(self, denial: Relation, named: set[str], *, refers: bool) -> set[str]:
        """Return the claim of somebody else that a denial rejects: in the same words, or by the one it names."""
        others = [
            a
            for a in self.attributions
            if a.speaker not in (None, denial.source)
            and not a.denies
            and not a.withholds
            and not any(part.overlaps(cue) for part in a.content for cue in denial.cue)
            and self._paragraphs(a.evidence.start, denial) <= _BACK
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
        return len(common & claim) > 1 and _share(common, claim) >= _CLAIMED

    def _within(self, one: Relation, denial: Relation) -> bool:
        """Say whether the denial itself names the accusation: "denied the accusation"."""
        return any(part.covers(one.cue[0]) for part in denial.charge)

    def _near(self, one: Relation, denial: Relation, back: int = _BACK) -> bool:
        """Say whether an accusation was made, stands before the denial, or beside it, and not far off."""
        made = one.polarity == "positive" and one.modality in ("asserted", "hearsay")
        same = one.evidence == denial.evidence
        before = one.cue[0].start < denial.cue[0].start
        return made and (before or same) and self._paragraphs(one.cue[0].start, denial) <= back

    def _only(self, denial: Relation, found: list[Relation]) -> list[Relation]:
        """Return the last accusation against the denier further up, where all are of one accuser."""
        before = [r for r in found if self._near(r, denial, back=_FAR)]
        return self._last(before) if len({r.source for r in before}) == 1 else []

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
        key = tuple(spans), names
        if key not in self.stems:
            words = " ".join(span.of(self.text) for span in spans)
            kept = words if names else " ".join(w for w in words.split() if not w[:1].isupper())
            self.stems[key] = _stems(kept)
        return self.stems[key]


def _stems(words: str) -> frozenset[str]:
    """Return the beginnings of the words that carry the matter.

    >>> sorted(_stems("that he had taken bribes"))
    ['bribe', 'taken']
    """
    return frozenset(w[:_STEM] for w in _WORD.findall(words.lower()) if w not in _SMALL)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the matter with fewer words is in the other."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
