"""Laws of linking events, on accounts that nobody would write: any order, strangers added, judgements taken back."""

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors.judgement import Judgement
from onrecord.occurrences.account import Account, Linked
from onrecord.occurrences.compare import clash
from onrecord.occurrences.explain import explain
from onrecord.occurrences.facts import facts
from onrecord.occurrences.linking import link
from tests.occurrences.factories import account, judged

TIMES = [
    ("2017-06-08", "2017-06-08"),
    ("2017-06-09", "2017-06-09"),
    ("2017-06-05", "2017-06-11"),
    ("2017-06-01", "2017-06-30"),
    ("2017-01-01", "2017-12-31"),
    (None, None),
]
WORDS = ["", "a school in Hull", "a school", "the factory", "needs new cables every winter", "new cables every winter"]
PUBLISHED = [None, "2017-06-08", "2017-06"]


@st.composite
def told(draw: st.DrawFn, *, article: str = "", names: str = "") -> list[Account]:
    """Draw the accounts of a few articles."""
    found = []
    for n in range(draw(st.integers(1, 10))):
        on, until = draw(st.sampled_from(TIMES))
        saying = draw(st.sampled_from([False, False, True]))
        actors = tuple(sorted(draw(st.sets(st.sampled_from(names.split() or ["ada", "tom", "eve", "uk"]), max_size=3))))
        one = account(
            f"{article or 'art'}{draw(st.integers(0, 3))}-{n}",
            draw(st.sampled_from(["meet", "meeting", "resign", "quit", "elect", "visit", "die", "have", ""])),
            *actors,
            on=on,
            until=until,
            places=("uk",) if "uk" in actors else (),
            place=draw(st.sampled_from([None, None, "uk", "hull"] if not names else [None])),
            status=draw(st.sampled_from(["happened", "happened", "happened", "future", "hypothetical"])),
            doers=actors[:1] if saying or draw(st.booleans()) else (),
            saying=saying,
            words=draw(st.sampled_from(WORDS)),
            published=draw(st.sampled_from(PUBLISHED)),
        )
        found.append(one)
    return found


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Account], list[Judgement]]:
    """Draw accounts and judgements on them."""
    every = draw(told())
    ids = [*(one.id for one in every), "gone-1", "gone-2"]
    pairs = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
    verdicts = draw(st.lists(st.tuples(st.sampled_from(["same", "different"]), pairs), max_size=4))
    return every, [judged(v, *two, minute=n) for n, (v, two) in enumerate(verdicts)]  # type: ignore[arg-type]


def together(linked: Linked, a: str, b: str) -> bool:
    """Say whether two accounts are of one event."""
    return a in linked.occurrence and linked.occurrence[a] is linked.occurrence.get(b)


@settings(max_examples=100, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same(case: tuple[list[Account], list[Judgement]], chance: random.Random) -> None:
    """Accounts and judgements in any order, and twice: the same occurrences, links and reasons."""
    every, judgements = case
    expected = link(every, judgements)
    again = [*every, *every]
    chance.shuffle(again)
    chance.shuffle(judgements)

    assert link(again, [*judgements, *judgements]) == expected


@settings(max_examples=100, deadline=None)
@given(cases(), told(article="zzz", names="zoe zack quill"))
def test_strangers_change_nothing(case: tuple[list[Account], list[Judgement]], strangers: list[Account]) -> None:
    """Articles that name nobody of those leave every occurrence as it is."""
    every, judgements = case
    before = link(every, judgements)
    after = link([*strangers, *every], judgements)
    theirs = {one.id for one in strangers}

    assert tuple(one for one in after.occurrences if theirs.isdisjoint(one.accounts)) == before.occurrences
    assert all(theirs.isdisjoint(one.accounts) or theirs.issuperset(one.accounts) for one in after.occurrences)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_undoing_everything_restores_everything(case: tuple[list[Account], list[Judgement]]) -> None:
    """Judgements that were all undone leave exactly what would be without them."""
    every, judgements = case
    undone = [*judgements, *(judged("undo", value=j.id, minute=30) for j in judgements)]

    assert link(every, undone) == link(every)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_judgements_win(case: tuple[list[Account], list[Judgement]]) -> None:
    """Each judgement on accounts that are there holds, unless a later one overrules it, which is said."""
    every, judgements = case
    linked = link(every, judgements)
    there = {one.id for one in every}
    for judgement in judgements:
        a, b = (node.removeprefix("event/") for node in judgement.nodes)
        if {a, b} <= there and judgement.id not in linked.overruled:
            assert together(linked, a, b) == (judgement.verdict == "same")
    assert set(linked.dormant) == {
        j.id for j in judgements if not {node.removeprefix("event/") for node in j.nodes} <= there
    }


@settings(max_examples=100, deadline=None)
@given(told())
def test_no_occurrence_contradicts_itself(every: list[Account]) -> None:
    """Without judgements no two accounts of an occurrence contradict each other, and its days are theirs."""
    by_id = {one.id: one for one in every}
    for occurrence in link(every).occurrences:
        accounts = [facts(by_id[id_]) for id_ in occurrence.accounts]
        assert len(accounts) > 1
        for one in accounts:
            for other in accounts:
                assert one is not None
                assert other is not None
                assert clash(one, other) is None
        assert occurrence.earliest is not None


@settings(max_examples=100, deadline=None)
@given(cases())
def test_every_occurrence_explains_itself(case: tuple[list[Account], list[Judgement]]) -> None:
    """From each account a chain of links, each with a reason, leads to each other; there are no links to spare."""
    every, judgements = case
    linked = link(every, judgements)
    assert len({one.id for one in linked.occurrences}) == len(linked.occurrences)
    for occurrence in linked.occurrences:
        assert len(occurrence.links) == len(occurrence.accounts) - 1
        for a in occurrence.accounts:
            for b in occurrence.accounts:
                here = a
                for step in explain(linked, a, b):
                    assert here in (step.first, step.second)
                    here = step.second if here == step.first else step.first
                    assert step.reasons or step.judgement
                assert here == b


@settings(max_examples=100, deadline=None)
@given(cases())
def test_judgements_about_nothing_do_nothing(case: tuple[list[Account], list[Judgement]]) -> None:
    """A judgement that says what is so already changes no group."""
    every, _ = case
    before = link(every)
    ids = sorted(one.id for one in every)
    agreeing = [judged("same" if together(before, a, b) else "different", a, b) for a, b in combinations(ids, 2)]
    after = link(every, agreeing)

    assert [one.accounts for one in after.occurrences] == [one.accounts for one in before.occurrences]
