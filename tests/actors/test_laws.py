"""Laws of assigning actors, on casts that nobody would write: any order, strangers added, judgements taken back."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors.explain import explain
from onrecord.actors.identity import assign
from onrecord.actors.judgement import Judgement
from onrecord.actors.profile import Profile
from tests.actors.factories import judged, profile

LABELS = [
    ("Ada Rowe", False),
    ("A. Rowe", False),
    ("Ada M. Rowe", False),
    ("Adah Rowe", False),
    ("Rowe", True),
    ("Alan Rowe", False),
    ("Sergei Lavrov", False),
    ("Sergey Lavrov", False),
    ("John Smith", False),
    ("J. Smith", False),
    ("Smith", True),
    ("Jane Smith", False),
]
BODIES = ["FBI", "Federal Bureau of Investigation", "Farmers Bank of Ireland", "Hull Council"]
ROLES = ["plumber", "Labour MP for Hull", "footballer", "mayor of Hull"]
COMPANY = ["tom-ode", "eve-lund", "ida-moss", "hull-council"]
STRANGERS = ["Zoe Quill", "Zack Quill", "Quentin Zell", "Yara Voss", "Xenia Pryce"]


@st.composite
def casts(draw: st.DrawFn) -> list[Profile]:
    """Draw the appearances of a few articles; in one article nobody stands twice."""
    found: dict[str, Profile] = {}
    for n in range(draw(st.integers(1, 9))):
        common = {
            "beside": tuple(sorted(draw(st.sets(st.sampled_from(COMPANY), max_size=3)))),
            "outlet": draw(st.sampled_from([None, "Hull Post"])),
            "published": draw(st.sampled_from([None, "1999-01-02", "2017", "2018-05"])),
        }
        for label, bare in draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=3, unique=True)):
            one = profile(
                f"art{n}",
                label,
                bare=bare,
                gender=draw(st.sampled_from(["", "", "m", "f"])),
                roles=tuple(sorted(draw(st.sets(st.sampled_from(ROLES), max_size=2)))),
                wikidata=draw(st.sampled_from([None, None, None, "Q1", "Q2"])),
                **common,
            )
            found[one.id] = one
        body = profile(f"art{n}", draw(st.sampled_from(BODIES)), kind="organisation", **common)
        found[body.id] = body
    return list(found.values())


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Profile], list[Judgement]]:
    """Draw a cast and judgements on it."""
    people = draw(casts())
    nodes = [f"appearance/{p.id}" for p in people] + [f"actor/{p.local}" for p in people] + ["actor/nobody"]
    pairs = st.lists(st.sampled_from(sorted(set(nodes))), min_size=2, max_size=2, unique=True)
    verdicts = st.lists(st.tuples(st.sampled_from(["same", "different"]), pairs), max_size=4)
    return people, [judged(v, *two, minute=n) for n, (v, two) in enumerate(draw(verdicts))]  # type: ignore[arg-type]


@settings(max_examples=150, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same(case: tuple[list[Profile], list[Judgement]], chance: random.Random) -> None:
    """Profiles and judgements in any order: the same ids, redirects, reasons and questions."""
    people, judgements = case
    expected = assign(people, judgements)
    chance.shuffle(people)
    chance.shuffle(judgements)

    assert assign(people, judgements) == expected


@settings(max_examples=100, deadline=None)
@given(cases(), st.lists(st.sampled_from(STRANGERS), min_size=1, max_size=5, unique=True))
def test_strangers_change_nobody(case: tuple[list[Profile], list[Judgement]], strangers: list[str]) -> None:
    """Articles about people of other names and company leave every actor's id and redirects as they are."""
    people, judgements = case
    before = assign(people, judgements)
    more = [profile("zzz", label, roles=("plumber",), published="2001") for label in strangers]
    after = assign([*more, *people], judgements)

    assert {p.id: after.actor[p.id] for p in people} == before.actor
    assert before.redirects.items() <= after.redirects.items()


@settings(max_examples=100, deadline=None)
@given(cases())
def test_undoing_everything_restores_everything(case: tuple[list[Profile], list[Judgement]]) -> None:
    """Judgements that were all undone leave what would be without them."""
    people, judgements = case
    undone = [*judgements, *(judged("undo", value=j.id, minute=30) for j in judgements)]

    assert assign(people, undone) == assign(people)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_ids_are_sound(case: tuple[list[Profile], list[Judgement]]) -> None:
    """Everybody has one id, no redirect starts at an id in use, and each leads to one in use."""
    people, judgements = case
    found = assign(people, judgements)
    used = set(found.actor.values())

    assert set(found.actor) == {p.id for p in people}
    assert not used & set(found.redirects)
    assert set(found.redirects.values()) <= used
    assert all(p.local in used or p.local in found.redirects for p in people)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_every_actor_explains_itself(case: tuple[list[Profile], list[Judgement]]) -> None:
    """From each appearance a chain of links, each with a reason, leads to each other one of the same actor."""
    people, judgements = case
    found = assign(people, judgements)
    for one in people:
        for other in people:
            if found.actor[one.id] != found.actor[other.id]:
                continue
            chain = explain(found, people, f"appearance/{one.id}", f"appearance/{other.id}")
            ends = [one.id, *(link.second for link in chain)]
            assert [link.first for link in chain] == ends[:-1]
            assert ends[-1] == other.id
            assert all(link.reasons or link.judgement for link in chain)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_no_actor_contradicts_itself(case: tuple[list[Profile], list[Judgement]]) -> None:
    """Without judgements nobody is man and woman, person and body, or two Wikidata items at once."""
    people, _ = case
    found = assign(people)
    for actor in set(found.actor.values()):
        members = [p for p in people if found.actor[p.id] == actor]
        assert len({p.gender for p in members if p.gender}) <= 1
        assert len({p.wikidata for p in members if p.wikidata}) <= 1
        assert len({p.kind for p in members}) == 1
