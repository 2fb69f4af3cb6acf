"""Put parts together, best link first, and never across a contradiction of the wholes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.actors.assignment import Score
from onrecord.actors.bodies import Body
from onrecord.actors.facts import Corpus, Facts
from onrecord.actors.names import Name, compare_names
from onrecord.actors.score import compare, forbids, weigh
from onrecord.actors.weights import Options

_NAMES = 12  # names of each side that are held against each other


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A possible link between two parts: log odds, and the numbers of the parts, the lower first."""

    odds: float
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Followed:
    """A link that put two parts into one whole, and what was known then."""

    a: int
    b: int
    score: Score


class Clusters:
    """Parts that are being put together; each is known by its number, each whole by that of one of its parts."""

    def __init__(self, parts: Sequence[Facts], corpus: Corpus, options: Options) -> None:
        self.parts = list(parts)
        self.corpus = corpus
        self.options = options
        self.above = list(range(len(parts)))
        self.grown: set[int] = set()

    def find(self, number: int) -> int:
        """Return the number of the whole that a part belongs to."""
        above = self.above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def facts(self, number: int) -> Facts:
        """Return what is known of the whole."""
        return self.parts[self.find(number)]

    def roots(self) -> list[int]:
        """Return the numbers of the wholes, in order."""
        return [n for n, above in enumerate(self.above) if n == above]

    def unite(self, a: int, b: int) -> bool:
        """Make one of two, whatever speaks against it; False where they are one already."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self._bulk(a) < self._bulk(b) or (self._bulk(a) == self._bulk(b) and b < a):
            a, b = b, a
        self._own(a)
        self.parts[a].absorb(self.parts[b])
        self.above[b] = a
        return True

    def mark(self, number: int, mark: tuple[int, int]) -> None:
        """Put a judgement's mark on the whole that a part belongs to."""
        root = self.find(number)
        self._own(root)
        self.parts[root].marks.add(mark)

    def kept_apart(self, a: int, b: int) -> int | None:
        """Return the number of a judgement that keeps two wholes apart; None: none does."""
        theirs = self.facts(b).marks
        found = [number for number, side in self.facts(a).marks if (number, 1 - side) in theirs]
        return min(found, default=None)

    def _own(self, root: int) -> None:
        if root not in self.grown:
            self.parts[root] = self.parts[root].copy()  # the parts are not ours to change
            self.grown.add(root)

    def _bulk(self, number: int) -> int:
        facts = self.parts[number]
        return facts.size + len(facts.companions)

    def follow(self, edges: Iterable[Edge]) -> list[Edge]:
        """Follow links, likeliest first, where the wholes do not contradict each other; return those followed."""
        followed = []
        for edge in sorted(edges, key=lambda e: (-e.odds, e.a, e.b)):
            if self.find(edge.a) != self.find(edge.b) and self.agree(edge.a, edge.b):
                followed.append(edge)
                self.unite(edge.a, edge.b)
        return followed

    def link(self, edges: Iterable[Edge]) -> list[Followed]:
        """Follow links in the same way, and return them with what was known when each was followed."""
        followed = []
        for edge in sorted(edges, key=lambda e: (-e.odds, e.a, e.b)):
            a, b = self.find(edge.a), self.find(edge.b)
            if a != b and self.agree(a, b):
                score = compare(self.facts(a), self.facts(b), corpus=self.corpus, options=self.options)
                followed.append(Followed(edge.a, edge.b, score))
                self.unite(a, b)
        return followed

    def agree(self, a: int, b: int) -> bool:
        """Say whether all that is known of two wholes allows them to be one."""
        x, y = self.facts(a), self.facts(b)
        if forbids(x, y) is not None or clash(x, y):
            return False
        small = x.size == y.size == 1
        return small or weigh(x, y, self.corpus, self.options) >= 0


def clash(a: Facts, b: Facts) -> bool:
    """Say whether two bear full names that one person does not: John A. and John B., or John and Jane."""
    mine, theirs = _some(a.names), _some(b.names)
    return any(compare_names(x, y).form == "other" for x in mine for y in theirs)


def _some(names: Iterable[Name | Body]) -> list[Name]:
    people = [name for name in names if isinstance(name, Name) and not name.bare]
    return people if len(people) <= _NAMES else sorted(people, key=lambda n: n.words)[:_NAMES]
