"""The list of judgements: what still counts of it, and its way into a spreadsheet and back."""

from collections.abc import Iterable

from onrecord.actors.judgement import Judgement


def order(judgement: Judgement) -> tuple[str, str]:
    """Return what judgements are ordered by: time, then id."""
    return judgement.at, judgement.id


def fold(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that still count, oldest first: each once, without what was taken back.

    An undo may itself be undone; then what it took back counts again.
    """
    every = {j.id: j for j in judgements}
    undone: set[str] = set()
    for judgement in sorted(every.values(), key=order, reverse=True):
        if judgement.verdict == "undo" and judgement.id not in undone:
            undone.add(judgement.value)
    return tuple(sorted((j for j in every.values() if j.verdict != "undo" and j.id not in undone), key=order))
