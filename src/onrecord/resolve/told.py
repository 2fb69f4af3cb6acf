"""Find the attribution in whose words a relation stands, and take away what it takes away from them."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.words import Words
from onrecord.model import Attribution, Modality, Relation, Span

_TAKES_AWAY: frozenset[Modality] = frozenset({"question", "hypothetical", "hearsay"})


def told_in(one: Relation, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the innermost attribution in whose content a relation stands."""
    around = [a for a in attributions if one.cue and any(part.covers(one.cue[0]) for part in a.content)]
    return min(around, key=lambda a: (sum(map(len, a.content)), a.id), default=None)


def sayer(one: Relation, attributions: tuple[Attribution, ...], text: str) -> Attribution | None:
    """Return the attribution whose speaker says what a relation of the speaker says.

    In "I do not think that he is fit", the inner one withholds; where its "not" is what makes the relation (it is among
    the qualifiers), the speaker of the whole says so. An "I" that nobody could tell is the speaker of the whole too.
    """
    around = told_in(one, attributions)
    if around is None:
        return None
    doubted = around.withholds and not all(p.covers(q) for q in one.qualifiers for p in around.content)
    if not doubted and (around.speaker is not None or _words(around, text) != "i"):
        return around
    return told_in(one, tuple(a for a in attributions if not a.withholds and _words(a, text) != "i")) or around


def _words(said: Attribution, text: str) -> str:
    """Return the words for the source, in lower case."""
    return said.source[0].of(text).lower() if said.source else ""


def source_of(around: Attribution, attributions: tuple[Attribution, ...]) -> Span | None:
    """Return the words for who speaks: of the attribution, or of the one whose speaker goes on speaking in it."""
    by_id = {a.id: a for a in attributions}
    seen: set[str] = set()
    at: Attribution | None = around
    while at is not None and at.id not in seen:
        if at.source:
            return at.source[0]
        seen.add(at.id)
        at = by_id.get(at.continues or "")
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
