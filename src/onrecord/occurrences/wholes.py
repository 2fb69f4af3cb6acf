"""Put parts together, best link first, and never across what rules it out: a part that does not fit, or a judgement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.occurrences.parts import Edge


@dataclass(frozen=True, slots=True)
class Tie:
    """What put two parts into one whole: an edge, or a judgement by its id."""

    a: int
    b: int
    edge: Edge | None = None
    judgement: str = ""


@dataclass(slots=True)
class Wholes:
    """Parts that are being put together, by number.

    Attributes:
        above: a part of the same whole that is closer to its root; roots are their own.
        members: by root, the parts of its whole; left out while it is one alone.
        against: by root, all parts that some part of the whole does not fit.
        marks: by root, the judgements that keep it apart from others, each with the side on which it is.
        ties: what was followed.
        torn: by part, those that fit it but not each other.
    """

    above: list[int]
    members: dict[int, set[int]] = field(default_factory=dict)
    against: dict[int, set[int]] = field(default_factory=dict)
    marks: dict[int, set[tuple[int, int]]] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    torn: dict[int, set[int]] = field(default_factory=dict)

    def find(self, number: int) -> int:
        """Return the root of the whole that a part belongs to."""
        above = self.above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def whole(self, number: int) -> set[int]:
        """Return the parts of the whole that a part belongs to."""
        root = self.find(number)
        return self.members.get(root, {root})

    def unite(self, tie: Tie) -> bool:
        """Make one whole of two, unless they are one already."""
        a, b = self.find(tie.a), self.find(tie.b)
        if a == b:
            return False
        if len(self.whole(a)) < len(self.whole(b)):
            a, b = b, a
        self.members.setdefault(a, {a}).update(self.members.pop(b, (b,)))
        if b in self.against:
            self.against[a] = self.against.get(a, set()) | self.against.pop(b)
        if b in self.marks:
            self.marks[a] = self.marks.get(a, set()) | self.marks.pop(b)
        self.above[b] = a
        self.ties.append(tie)
        return True

    def mark(self, number: int, mark: tuple[int, int]) -> None:
        """Put a judgement's mark on the whole of a part."""
        self.marks.setdefault(self.find(number), set()).add(mark)

    def kept_apart(self, a: int, b: int) -> int | None:
        """Return the number of a judgement that keeps two wholes apart; None: none does."""
        theirs = self.marks.get(self.find(b), set())
        found = [number for number, side in self.marks.get(self.find(a), ()) if (number, 1 - side) in theirs]
        return min(found, default=None)

    def fit(self, a: int, b: int) -> bool:
        """Say whether no part of one whole rules out one of the other."""
        return self.against.get(self.find(a), set()).isdisjoint(self.whole(b))

    def look(self, found: Mapping[int, set[int]]) -> None:
        """Take in which parts do not fit which, each a whole of its own as yet."""
        self.against.update((number, set(others)) for number, others in found.items())

    def follow(self, edges: Iterable[Edge], *, freely: bool = False) -> None:
        """Follow edges in their order, where nothing stands in the way.

        Args:
            edges: the best first.
            freely: whatever does not fit; only judgements keep apart.
        """
        for edge in edges:
            if self.kept_apart(edge.a, edge.b) is None and (freely or self.fit(edge.a, edge.b)):
                self.unite(Tie(edge.a, edge.b, edge))

    def undecided(self, edges: Iterable[Edge], margin: float) -> set[tuple[int, int]]:
        """Return the edges of parts that fit several which do not fit each other, as numbers; remember the parts.

        One that is better than all its rivals by the margin is followed all the same. Rivals that are one whole by now,
        or that a judgement keeps apart from the part, are none.
        """
        beside: dict[int, list[tuple[int, float]]] = {}
        every = list(edges)
        for edge in every:
            beside.setdefault(edge.a, []).append((edge.b, edge.odds))
            beside.setdefault(edge.b, []).append((edge.a, edge.odds))
        left_out = set()
        for me, others in beside.items():
            rivals = {n: odds for n, odds in others if self.kept_apart(me, n) is None}
            if len(rivals) < 2:
                continue
            for n, odds in others:
                clashing = self.against.get(self.find(n), set()).intersection(rivals) - self.whole(n)
                if any(rivals[other] > odds - margin for other in clashing):
                    left_out.add((min(me, n), max(me, n)))
                    self.torn.setdefault(me, set()).add(n)
        return left_out
