"""Put parts together, best link first, and never across a contradiction of the wholes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.actors.assignment import Score
from onrecord.actors.bodies import Body
from onrecord.actors.facts import Corpus, Facts
from onrecord.actors.names import Form, Name, compare_names
from onrecord.actors.score import best_name, compare, likelihood, weigh
from onrecord.actors.weights import Options

_WHOLE = 4  # appearances from which on a link between two of their parts is not enough: the wholes must fit
_SLIPS = 0.05  # share of an actor's appearances at or below which a name may be a slip
_LOOKED_AT = 50  # parts of a whole among which one with a certain name is looked for, to explain a link
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
        self.apiece = tuple(parts)
        self.members: dict[int, list[int]] = {}
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
        self.members.setdefault(a, [a]).extend(self.members.pop(b, (b,)))
        return True

    def mark(self, number: int, mark: tuple[int, int]) -> None:
        """Put a judgement's mark on the whole that a part belongs to."""
        root = self.find(number)
        self._own(root)
        self.parts[root].marks |= {mark}

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
            x, y = self.parts[a], self.parts[b]
            if a == b or clash(x, y):
                continue
            score = compare(x, y, corpus=self.corpus, options=self.options)
            if score.value >= self._least(x, y):
                followed.append(Followed(*self._ends(a, b), score))
                self.unite(a, b)
        return followed

    def _ends(self, a: int, b: int) -> tuple[int, int]:
        """Return a part of each of two wholes, if possible those whose names were found alike."""
        alike = best_name(self.parts[a], self.parts[b])
        if alike is None:
            return a, b
        _, x, y = alike
        return self._bearer(a, x), self._bearer(b, y)

    def _bearer(self, root: int, name: Name | Body) -> int:
        return next((n for n in self.members.get(root, [root])[:_LOOKED_AT] if name in self.apiece[n].names), root)

    def agree(self, a: int, b: int) -> bool:
        """Say whether all that is known of two wholes allows them to be one."""
        x, y = self.facts(a), self.facts(b)
        if clash(x, y):
            return False
        return likelihood(weigh(x, y, self.corpus, self.options)) >= self._least(x, y)

    def _least(self, x: Facts, y: Facts) -> float:
        """Return how likely it must be at least that two wholes are one, when a link between parts says so."""
        return self.options.same_at if min(x.size, y.size) >= _WHOLE else 0.5


def clash(a: Facts, b: Facts) -> bool:
    """Say whether two bear full names that one person does not.

    John A. and John B. always clash; John and Jane do unless one of them has another name, spelt out, that fits both
    (Russ is no slip for Rusell, but short for the Russell of whom that is one).
    """
    mine, theirs = _some(a), _some(b)
    forms = {(x, y): compare_names(x, y).form for x in mine for y in theirs}
    if "conflict" in forms.values():
        return True
    return _stranger(mine, theirs, forms) or _stranger(theirs, mine, {(y, x): form for (x, y), form in forms.items()})


def _stranger(mine: list[Name], theirs: list[Name], forms: Mapping[tuple[Name, Name], Form]) -> bool:
    """Say whether one of some names is another given name than one of the others, and fits none that is spelt out."""
    spelt = [y for y in theirs if not y.initialled]
    return any(
        any(forms[x, y] == "other" for y in theirs) and all(forms[x, y] in ("other", "none") for y in spelt)
        for x in mine
    )


def _some(facts: Facts) -> list[Name]:
    """Return the full names that more than a few appearances have: a slip of the pen is no veto."""
    least = facts.size * _SLIPS
    people = [name for name, n in facts.names.items() if isinstance(name, Name) and not name.bare and n > least]
    return sorted(people, key=lambda n: (-facts.names[n], n.words))[:_NAMES]
