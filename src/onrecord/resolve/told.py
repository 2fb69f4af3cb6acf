"""Find the attribution in whose words a relation stands, and take away what it takes away from them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.annotate.words import Words
from onrecord.model import Attribution, Modality, Relation, Span

_TAKES_AWAY: frozenset[Modality] = frozenset({"question", "hypothetical", "hearsay"})


_BLOCK = 512  # characters: a relation is compared only with what is said, or cued, near it


class Told:
    """The attributions of an article, by where they stand: relations ask in whose words they are."""

    def __init__(self, attributions: Sequence[Attribution], text: str) -> None:
        self.text = text
        self.by_id = {a.id: a for a in attributions}
        self.contents: dict[int, list[Attribution]] = {}
        self.cues: dict[int, list[Attribution]] = {}
        for one in attributions:
            for found, spans in ((self.contents, one.content), (self.cues, one.cue)):
                for block in {b for s in spans for b in range(s.start // _BLOCK, s.end // _BLOCK + 1)}:
                    found.setdefault(block, []).append(one)

    def around(self, one: Relation, *, but: Callable[[Attribution], bool] | None = None) -> Attribution | None:
        """Return the innermost attribution in whose content a relation stands, some left out."""
        near = self.contents.get(one.cue[0].start // _BLOCK, ()) if one.cue else ()
        covering = [
            a for a in near if any(p.covers(one.cue[0]) for p in a.content) and not (but is not None and but(a))
        ]
        return min(covering, key=lambda a: (sum(map(len, a.content)), a.id), default=None)

    def made_in(self, one: Relation) -> str | None:
        """Return the attribution that a relation comes from: the one with its cue, else the innermost one around it."""
        blocks = {b for cue in one.cue for b in range(cue.start // _BLOCK, cue.end // _BLOCK + 1)}
        near = [a for block in sorted(blocks) for a in self.cues.get(block, ())]
        own = next((a for a in near if any(x.overlaps(y) for x in a.cue for y in one.cue)), None) or self.around(one)
        return own.id if own is not None else None

    def sayer(self, one: Relation) -> Attribution | None:
        """Return the attribution whose speaker says what a relation of the speaker says.

        In "I do not think that he is fit", the inner one withholds; where its "not" is what makes the relation (it is
        among the qualifiers), the speaker of the whole says so. An "I" that nobody could tell is the speaker of the
        whole too.
        """
        around = self.around(one)
        if around is None:
            return None
        doubted = around.withholds and not all(p.covers(q) for q in one.qualifiers for p in around.content)
        if not doubted and (around.speaker is not None or self._words(around) != "i"):
            return around
        return self.around(one, but=lambda a: a.withholds or self._words(a) == "i") or around

    def _words(self, said: Attribution) -> str:
        """Return the words for the source, in lower case."""
        return said.source[0].of(self.text).lower() if said.source else ""

    def source(self, around: Attribution) -> Span | None:
        """Return the words for who speaks: of the attribution, or of the one whose speaker goes on speaking in it."""
        seen: set[str] = set()
        at: Attribution | None = around
        while at is not None and at.id not in seen:
            if at.source:
                return at.source[0]
            seen.add(at.id)
            at = self.by_id.get(at.continues or "")
        return None


def in_manner(one: Relation, around: Attribution | None, words: Words) -> Relation:
    """Take away from a relation what the attribution around it takes away from its content."""
    if around is None:
        return one
    own = any(a.overlaps(b) for a in around.cue for b in one.cue)
    if own:
        return one
    qualifiers = list(one.qualifiers)
    polarity, modality = one.polarity, one.modality
    if around.denies:
        qualifiers += [*around.cue, *around.qualifiers]
        polarity = "negative"
    if modality == "asserted" and around.modality in _TAKES_AWAY and _first_sentence(one, around, words):
        told = around.qualifiers or around.cue
        outside = [span for span in told if not any(part.covers(span) for part in around.content)]
        if outside or not told:  # what stands inside is the relation's own to heed: "has not said how it would be paid"
            qualifiers += outside
            modality = around.modality
    return replace(one, polarity=polarity, modality=modality, qualifiers=tuple(sorted(set(qualifiers))))


def _first_sentence(one: Relation, around: Attribution, words: Words) -> bool:
    """Say whether a relation stands in the first sentence of the content, whose manner is that of the attribution."""
    cue, content = words.within(one.cue[0]), words.within(min(around.content))
    if not len(cue) or not len(content):
        return False
    return words.sentence[cue[0]] == words.sentence[content[0]]
