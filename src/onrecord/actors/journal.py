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
    undos: dict[str, list[Judgement]] = {}
    for judgement in every.values():
        if judgement.verdict == "undo":
            undos.setdefault(judgement.value, []).append(judgement)
    state: dict[str, bool] = {}
    for id_ in every:
        stack = [id_]
        while stack:  # an undo names the hash of what it undoes, so that no circle is possible
            waiting = [u.id for u in undos.get(stack[-1], ()) if u.id not in state]
            if waiting:
                stack += waiting
            else:
                last = stack.pop()
                state[last] = not any(state[u.id] for u in undos.get(last, ()))
    return tuple(sorted((j for j in every.values() if j.verdict != "undo" and state[j.id]), key=order))
