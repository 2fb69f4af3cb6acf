"""What people have decided about actors, events and articles. Judgements are only added, and win over the machine."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.ids import digest

Verdict = Literal["same", "different", "rename", "identify", "dated", "undo"]

PEOPLE = frozenset({"actor", "appearance"})
EVENTS = frozenset({"event"})
ARTICLES = frozenset({"article"})
ABOUT: dict[Verdict, tuple[frozenset[str], ...]] = {
    "same": (PEOPLE, EVENTS),
    "different": (PEOPLE, EVENTS),
    "rename": (PEOPLE,),
    "identify": (PEOPLE,),
    "dated": (ARTICLES,),
    "undo": (),
}
"""The kinds of nodes that a verdict may be about; all nodes of one judgement are of one of these sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision, with who made it, when and why.

    Attributes:
        verdict: ``same`` and ``different`` (of two nodes), ``rename`` (value: the preferred label), ``identify``
            (value: a Wikidata id such as Q264766), ``undo`` (value: id of the judgement that is taken back).
        nodes: what it is about, each as ``actor/<id>`` or ``appearance/<id>`` (an appearance is one actor in one
            article), or as ``event/<id>``, which is what one article tells. Two for same and different, one for rename
            and identify, none for undo.
        by: who decided.
        at: when, as ISO 8601 in UTC, such as ``2026-11-22T09:30:00Z``. Of two that contradict each other, the later
            one counts; of two with one time, the one with the greater id.
        why: in the words of whoever decided; may be empty.
    """

    verdict: Verdict
    nodes: tuple[str, ...]
    by: str
    at: str
    value: str = ""
    why: str = ""

    @property
    def id(self) -> str:
        """Derived from all that it says, so that importing it twice adds nothing."""
        return digest("judgement", self.verdict, *sorted(self.nodes), self.value, self.by, self.at, self.why, length=12)

    def is_about(self, kinds: frozenset[str]) -> bool:
        """Say whether all its nodes are of some kinds; an undo, which has none, is about nothing."""
        return bool(self.nodes) and kinds.issuperset(node.partition("/")[0] for node in self.nodes)


def is_day(value: str) -> bool:
    """Say whether a value is a day, month or year of the calendar, in ISO 8601.

    >>> is_day("2017-04-20"), is_day("2017-04"), is_day("2017"), is_day("2017-02-30"), is_day("20 April 2017")
    (True, True, True, False, False)
    """
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True
