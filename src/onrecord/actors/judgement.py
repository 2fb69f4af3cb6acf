"""What people have decided about actors and events. Judgements are only ever added, and they win over the machine."""

from dataclasses import dataclass
from typing import Literal

from onrecord.ids import digest

Verdict = Literal["same", "different", "rename", "identify", "undo"]

PEOPLE = frozenset({"actor", "appearance"})
EVENTS = frozenset({"event"})
ABOUT: dict[Verdict, tuple[frozenset[str], ...]] = {
    "same": (PEOPLE, EVENTS),
    "different": (PEOPLE, EVENTS),
    "rename": (PEOPLE,),
    "identify": (PEOPLE,),
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
            article), or as ``event/<id>``, which is what one article tells. Two for same and different, one for rename and identify, none for undo.
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
