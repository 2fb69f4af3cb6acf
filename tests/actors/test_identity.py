"""Who is who across articles, and what they are called: stable ids, namesakes, redirects."""

import pytest

from onrecord.actors.assignment import Assignment
from onrecord.actors.identity import assign
from onrecord.actors.profile import Profile
from onrecord.errors import ActorError
from tests.actors.factories import mp, plumber, profile

ADA = {"roles": ("mayor of Hull",), "beside": ("tom-ode", "eve-lund"), "published": "2017-05-01"}


def together(assignment: Assignment, *profiles: Profile) -> bool:
    """Say whether appearances are all one actor."""
    return len({assignment.actor[p.id] for p in profiles}) == 1


ONE = [
    ("Ada Rowe", "Ada Rowe"),
    ("Bill Rowan", "William Rowan"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Сергей Лавров", "Sergei Lavrov"),
    ("Kim Jong-un", "Jong-un Kim"),
    ("Jeremy Corbyn", "J. Corbyn"),
    ("Jeremy Corbyn", "Corbyn, Jeremy"),
    ("Jeremy Corbyn", "Jeremy Bernard Corbyn"),
    ("Ursula von der Leyen", "Ursula Leyen"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_forms_of_one_name_meet(a: str, b: str) -> None:
    """With a role or companions in common, two forms of a name are one actor, and each link says why."""
    one, two = profile("a1", a, **ADA), profile("a2", b, **ADA)  # type: ignore[arg-type]
    found = assign([one, two])

    assert together(found, one, two)
    moved = [p for p in (one, two) if p.local != found.actor[p.id]]
    assert all(found.reasons[p.id].reasons for p in moved)


TWO = [
    (profile("a", "John Smith", roles=("MP",)), profile("b", "Jane Smith", roles=("MP",))),
    (profile("a", "John A. Smith"), profile("b", "John B. Smith")),
    (profile("a", "Alex Jones", gender="m"), profile("b", "Alex Jones", gender="f")),
    (profile("a", "Ada Rowe", wikidata="Q1"), profile("b", "Ada Rowe", wikidata="Q2")),
    (profile("a", "Washington"), profile("b", "Washington", kind="place")),
    (profile("a", "Tory MPs", kind="group"), profile("b", "Tory MPs", kind="group")),
    (profile("a", "spokesman", kind="unnamed", bare=True), profile("b", "spokesman", kind="unnamed", bare=True)),
    (profile("a", "Smith", bare=True), profile("b", "John Smith")),
    (profile("a", "Smith", bare=True), profile("b", "Smith", bare=True)),
    (profile("a", "Austria", kind="place"), profile("b", "Australia", kind="place")),
]


@pytest.mark.parametrize(("a", "b"), TWO)
def test_others_stay_apart(a: Profile, b: Profile) -> None:
    """Contradictions, groups, unnamed voices and bare surnames without evidence are not brought together."""
    assert not together(assign([a, b]), a, b)


def test_a_bare_surname_needs_evidence_and_one_candidate() -> None:
    """The same role finds the one Rowe who has it; beside a second Rowe who has it too, nobody knows."""
    ada = profile("a", "Ada Rowe", roles=("mayor of Hull",), beside=("tom-ode",))
    rowe = profile("b", "Rowe", bare=True, roles=("mayor of Hull",), beside=("tom-ode",))
    eve = profile("c", "Eve Rowe", roles=("mayor of Hull",), beside=("tom-ode",))
    nobody = profile("d", "Rowe", bare=True)

    assert together(assign([ada, rowe]), ada, rowe)
    assert not together(assign([ada, nobody]), ada, nobody)
    two = assign([ada, rowe, eve])
    assert two.actor[rowe.id] == rowe.local
    assert {"actor/b-rowe"} <= {node for pair in two.unsure for node in (pair.first, pair.second)}


@pytest.mark.parametrize(("a", "b"), [("Bill Rowan", "William Rowan"), ("J. Corbyn", "Jeremy Corbyn")])
def test_a_short_form_alone_is_a_question(a: str, b: str) -> None:
    """A nickname or an initial that nothing else speaks for is asked about, even at one time."""
    one, two = profile("a1", a, published="2017-05-01"), profile("a2", b, published="2017-05-02")
    found = assign([one, two])

    assert not together(found, one, two)
    assert [(pair.first, pair.second) for pair in found.unsure] == [
        tuple(sorted((f"actor/{one.local}", f"actor/{two.local}")))
    ]


def test_an_acronym_finds_its_one_expansion() -> None:
    """FBI is the Federal Bureau of Investigation as long as there is no other body that it may stand for."""
    short = profile("a", "FBI", kind="organisation", beside=("ada-rowe", "tom-ode"))
    full = profile("b", "Federal Bureau of Investigation", kind="organisation", beside=("ada-rowe", "tom-ode"))
    other = profile("c", "Farmers Bank of Ireland", kind="organisation", beside=("ada-rowe", "tom-ode"))

    assert together(assign([short, full]), short, full)
    assert assign([short, full]).actor[short.id] == "federal-bureau-of-investigation"
    assert not together(assign([short, full, other]), short, full)


def test_namesakes_stay_two() -> None:
    """An MP and a plumber of one name are two; whoever tells no role goes where the company is; ids say which."""
    people = [mp("m1"), mp("m2"), mp("m3", roles=False), plumber("p1"), plumber("p2"), plumber("p3", roles=False)]
    found = assign(people)

    assert together(found, *people[:3])
    assert together(found, *people[3:])
    assert found.actor[people[0].id] == "john-marlow"  # whose first article is the earliest
    assert found.actor[people[3].id] == "p1-john-marlow"
    assert [r.feature for r in found.reasons[people[5].id].reasons if "both beside" in r.detail] == ["companions"]


def test_an_article_that_shares_both_contexts_merges_namesakes() -> None:
    """Once an article calls him both, the MP is the plumber, and the old id leads to him."""
    before = [mp("m1"), mp("m2"), plumber("p1"), plumber("p2")]
    bridge = profile(
        "x1",
        "John Marlow",
        roles=("Labour MP for Saltmere", "plumber"),
        beside=("ada-rowe", "tom-ode", "eve-lund", "sam-pike"),
        published="2014-03-01",
    )
    assert len(set(assign(before).actor.values())) == 2

    after = assign([*before, bridge])

    assert set(after.actor.values()) == {"john-marlow"}
    assert after.redirects["p1-john-marlow"] == "john-marlow"


def test_whom_nobody_can_place_stays_alone_and_is_asked_about() -> None:
    """A namesake without role and company is a question, not a guess."""
    lost = profile("z1", "John Marlow")
    found = assign([mp("m1"), mp("m2"), plumber("p1"), plumber("p2"), lost])

    assert found.actor[lost.id] == "z1-john-marlow"
    assert any("actor/z1-john-marlow" in (pair.first, pair.second) for pair in found.unsure)


def test_questions_come_most_useful_first() -> None:
    """What is least certain and moves most appearances is asked first."""
    found = assign([mp("m1"), mp("m2"), plumber("p1"), plumber("p2"), profile("z1", "John Marlow")])
    useful = [pair.usefulness for pair in found.unsure]

    assert useful == sorted(useful, reverse=True)
    assert all(pair.first < pair.second and pair.reasons for pair in found.unsure)


def test_the_id_does_not_change_with_more_names() -> None:
    """Who gets more names keeps the id; the other ids lead to it."""
    first = [profile("a", "Ada Rowe", **ADA)]  # type: ignore[arg-type]
    more = [
        *first,
        profile("b", "Ada M. Rowe", **ADA),
        profile("c", "A. Rowe", **ADA),
        profile("d", "Rowe", bare=True, **ADA),
    ]  # type: ignore[arg-type]

    assert set(assign(first).actor.values()) == {"ada-rowe"}
    found = assign(more)
    assert set(found.actor.values()) == {"ada-rowe"}
    assert found.redirects == {"ada-m-rowe": "ada-rowe", "a-rowe": "ada-rowe", "d-rowe": "ada-rowe"}


def test_a_known_id_is_chosen_first() -> None:
    """Where the reference set knows one of the slugs, that is the id."""
    people = [profile("a", "Bill Rowan", **ADA), profile("b", "William Rowan", **ADA)]  # type: ignore[arg-type]

    assert set(assign(people).actor.values()) == {"bill-rowan"}
    assert set(assign(people, known={"william-rowan": "Q7"}).actor.values()) == {"william-rowan"}


def test_two_of_the_reference_set_are_never_one() -> None:
    """However alike their names, two whom the reference set tells apart stay apart."""
    people = [profile("a", "Jon Rowan", **ADA), profile("b", "John Rowan", **ADA)]  # type: ignore[arg-type]

    assert together(assign(people), *people)
    assert not together(assign(people, known={"jon-rowan": "", "john-rowan": ""}), *people)


def test_a_wikidata_item_identifies() -> None:
    """What all articles that say so agree on is the item of the actor."""
    people = [
        profile("a", "Ada Rowe", wikidata="Q1"),
        profile("b", "Ada Rowe"),
        profile("c", "Rowe", bare=True, wikidata="Q1"),
    ]
    found = assign(people)

    assert together(found, *people)
    assert found.identified == {"ada-rowe": "Q1"}


def test_one_profile_given_twice_counts_once_and_two_that_differ_are_refused() -> None:
    """The same profile twice is no matter; two with one id are an error that says which."""
    one = profile("a", "Ada Rowe")

    assert assign([one, one]).actor == {"a-ada-rowe": "ada-rowe"}
    with pytest.raises(ActorError, match="a-ada-rowe: given twice"):
        assign([one, profile("a", "Ada Rowe", gender="f")])


def test_nobody_is_nobody() -> None:
    """No profiles, no actors."""
    assert assign([]) == Assignment(actor={})
