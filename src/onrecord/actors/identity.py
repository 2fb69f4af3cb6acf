"""Decide which appearances are one actor, and what to call it: a pure function of profiles and judgements."""

from collections.abc import Iterable, Mapping

from onrecord.actors.assignment import Assignment
from onrecord.actors.judgement import Judgement
from onrecord.actors.profile import Profile


def assign(
    profiles: Iterable[Profile],
    judgements: Iterable[Judgement] = (),  # noqa: ARG001  (taken into account as soon as clustering is there)
    *,
    known: Mapping[str, str] | None = None,  # noqa: ARG001
) -> Assignment:
    """Return who is who.

    Args:
        profiles: every appearance, in any order.
        judgements: all that were ever made, in any order; those undone are left out here.
        known: ids of the people and bodies of the reference set, with their Wikidata ids ("" where there is none).
    """
    return Assignment(actor={p.id: p.local for p in profiles})
