"""Who is on whose side: the best split in two camps, compared with all splits that there are."""

from importlib import import_module
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.query.balance import OPEN, Ties, balance

PEOPLE = "abcdefg"
module = import_module("onrecord.query.balance")


@st.composite
def networks(draw: st.DrawFn) -> dict[tuple[str, str], int]:
    """Draw a signed network of up to seven actors."""
    signs = {pair: draw(st.sampled_from([-1, 0, 0, 1])) for pair in combinations(PEOPLE, 2)}
    return {pair: sign for pair, sign in signs.items() if sign}


def cost(ties: Ties, camps: dict[str, int]) -> int:
    """Count the ties that go against a split."""
    return sum((camps[one] == camps[other]) != (sign > 0) for (one, other), sign in ties.items())


def best(ties: Ties) -> tuple[int, list[dict[str, int]]]:
    """Return the least cost and every split that has it, by trying them all."""
    names = sorted({name for pair in ties for name in pair})
    splits = [dict(zip(names, camps, strict=True)) for camps in product((0, 1), repeat=len(names))]
    least = min((cost(ties, split) for split in splits), default=0)
    return least, [split for split in splits if cost(ties, split) == least]


@given(networks())
def test_no_split_is_better(ties: Ties) -> None:
    """The line index is what trying all splits gives, and it is said to be exact."""
    found = balance(ties)

    assert found.line_index == best(ties)[0]
    assert found.exact


@given(networks())
def test_a_side_is_told_only_where_all_best_splits_agree(ties: Ties) -> None:
    """Two of one dispute stand in every best split as is told; of any others the best splits do not agree."""
    sides, splits = balance(ties).sides, best(ties)[1]

    for one, other in combinations(sides, 2):
        told = OPEN not in (sides[one], sides[other]) and sides[one][:-1] == sides[other][:-1]
        together = {split[one] == split[other] for split in splits}
        assert together == ({sides[one] == sides[other]} if told else {True, False})


@given(networks(), st.permutations(PEOPLE))
def test_the_order_of_ties_does_not_matter(ties: Ties, order: list[str]) -> None:
    """The same ties, in whatever order they come, give the same sides."""
    shuffled = {pair: ties[pair] for pair in sorted(ties, key=lambda pair: [order.index(name) for name in pair])}

    assert balance(shuffled) == balance(ties)


@given(networks())
def test_triangles_are_counted(ties: Ties) -> None:
    """A triangle is balanced when the product of its signs is positive."""
    found = balance(ties)
    threes = [list(combinations(three, 2)) for three in combinations(PEOPLE, 3)]
    signs = [ties[a] * ties[b] * ties[c] for a, b, c in threes if {a, b, c} <= ties.keys()]

    assert (found.triangles, found.balanced) == (len(signs), signs.count(1))


CASES: list[tuple[str, dict[tuple[str, str], int], dict[str, str], dict[str, int]]] = [
    ("nobody", {}, {}, {}),
    ("friends", {("a", "b"): 1}, {"a": "1a", "b": "1a"}, {"a": 0, "b": 0}),
    ("adversaries", {("a", "b"): -1}, {"a": "1a", "b": "1b"}, {"a": 0, "b": 0}),
    (
        "two disputes, the larger one first",
        {("a", "b"): -1, ("c", "d"): -1, ("d", "e"): 1},
        {"a": "2a", "b": "2b", "c": "1b", "d": "1a", "e": "1a"},
        dict.fromkeys("abcde", 0),
    ),
    (
        "one tie against both camps",
        {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1, ("a", "d"): 1, ("b", "d"): 1, ("c", "d"): -1},
        {"a": "1a", "b": "1a", "c": "1a", "d": "1a"},
        {"a": 0, "b": 0, "c": 1, "d": 1},
    ),
    (
        "who is as much for as against a camp has no side",
        {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1, ("a", "x"): 1, ("b", "x"): -1},
        {"a": "1a", "b": "1a", "c": "1a", "x": OPEN},
        {"a": 0, "b": 0, "c": 0, "x": 0},
    ),
]


@pytest.mark.parametrize(("ties", "sides", "against"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_sides(ties: dict[tuple[str, str], int], sides: dict[str, str], against: dict[str, int]) -> None:
    """Sides have the number of their dispute, and how many ties go against each actor's."""
    found = balance(ties)

    assert (found.sides, found.against) == (sides, against)


def test_allies_are_those_who_support_on_the_own_side() -> None:
    """Common adversaries make a side, but no ally; support across the sides is against them."""
    found = balance({("a", "b"): 1, ("a", "x"): -1, ("b", "x"): -1, ("c", "x"): -1})

    assert found.sides == {"a": "1a", "b": "1a", "c": "1a", "x": "1b"}
    assert found.allies == {"a": 1, "b": 1, "c": 0, "x": 0}


def camps(size: int) -> dict[tuple[str, str], int]:
    """Return two camps of friends, each adversary of all others, with one friendship between them."""
    names = [f"{camp}{n:02}" for camp in "xy" for n in range(size)]
    ties = {(one, other): 1 if one[0] == other[0] else -1 for one, other in combinations(names, 2)}
    return ties | {("x00", "y00"): 1}


def test_many_actors_are_split_by_local_search() -> None:
    """Beyond the stated size the line index is an upper bound, and said to be; clear camps are found all the same."""
    ties = camps(module.EXACT_UP_TO)
    found = balance(ties)

    assert not found.exact
    assert found.line_index == 1
    assert {name[0]: side for name, side in found.sides.items()} == {"x": "1a", "y": "1b"}
    assert len(set(found.sides.values())) == 2
    assert {name for name, against in found.against.items() if against} == {"x00", "y00"}


def test_local_search_claims_no_side_for_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may as well be on the other side is undetermined after a local search too."""
    monkeypatch.setattr(module, "EXACT_UP_TO", 2)
    ties = camps(4) | {("x01", "z"): 1, ("x02", "z"): -1}

    found = balance(ties)

    assert not found.exact
    assert found.sides["z"] == OPEN
    assert found.sides["x00"] != found.sides["y00"]


@given(networks())
def test_local_search_is_an_upper_bound(ties: Ties) -> None:
    """Local search never says less than the line index."""
    exact = balance(ties)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "EXACT_UP_TO", 2)
        found = balance(ties)

    assert found.line_index >= exact.line_index
    assert (found.triangles, found.balanced) == (exact.triangles, exact.balanced)
