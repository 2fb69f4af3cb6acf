"""What people decide wins over the machine, as far as a later decision does not say the opposite; and can be undone."""

from collections.abc import Iterable

from onrecord.actors.assignment import Assignment
from onrecord.actors.identity import assign
from onrecord.actors.judgement import Judgement
from onrecord.actors.profile import Profile
from tests.actors.factories import judged, mp, plumber, profile

ADA, EVE = profile("a", "Ada Rowe", published="2011"), profile("b", "Eve Lund", published="2012")
TOM = [profile(f"t{n}", "Tom Ode", published=f"201{n}", roles=("MP",)) for n in range(4)]


def groups(found: Assignment) -> set[frozenset[str]]:
    """Return who is one with whom."""
    members: dict[str, set[str]] = {}
    for appearance, actor in found.actor.items():
        members.setdefault(actor, set()).add(appearance)
    return set(map(frozenset, members.values()))


def decide(profiles: Iterable[Profile], *judgements: Judgement) -> Assignment:
    """Assign with judgements."""
    return assign(list(profiles), judgements)


def test_same_makes_one_of_two() -> None:
    """Two that the machine would never bring together are one, and the reason is the judgement."""
    tie = judged("same", "actor/ada-rowe", "actor/eve-lund", why="maiden name")
    found = decide([ADA, EVE], tie)

    assert set(found.actor.values()) == {"ada-rowe"}
    assert found.redirects == {"eve-lund": "ada-rowe"}
    assert (found.reasons[EVE.id].basis, found.reasons[EVE.id].judgement) == ("judgement", tie.id)


def test_same_of_two_actors_takes_all_their_appearances_along() -> None:
    """Merging two actors merges every appearance of both."""
    assert len(groups(decide([*TOM, EVE], judged("same", "actor/tom-ode", "actor/eve-lund")))) == 1


def test_different_splits_an_appearance_off() -> None:
    """One that was split off goes its own way and leaves the id to the rest, even if its article is the first."""
    found = decide(TOM, judged("different", "appearance/t0-tom-ode", "actor/tom-ode"))

    assert found.actor["t0-tom-ode"] == "t0-tom-ode"
    assert {found.actor[p.id] for p in TOM[1:]} == {"tom-ode"}


def test_two_that_were_split_off_may_be_one() -> None:
    """Splitting two off an actor says nothing of the two; where they fit each other they are one."""
    people = [
        *(mp(f"m{n}") for n in range(3)),
        *(plumber(f"p{n}", roles=False, published="2012-04-01") for n in range(2)),
    ]
    people = [p if p.article[0] == "m" else profile(p.article, p.label, beside=("ada-rowe",)) for p in people]
    off = [judged("different", f"appearance/p{n}-john-marlow", "actor/john-marlow", minute=n) for n in range(2)]
    found = decide(people, *off)

    assert groups(found) == {frozenset(p.id for p in people[:3]), frozenset(p.id for p in people[3:])}


def test_different_actors_stay_apart_whatever_the_machine_finds() -> None:
    """Two spellings that the machine would bring together are two if somebody says so."""
    people = [mp("a", "Sergei Marlow"), mp("b", "Sergey Marlow")]
    assert len(groups(decide(people))) == 1

    found = decide(people, judged("different", "actor/sergei-marlow", "actor/sergey-marlow"))

    assert set(found.actor.values()) == {"sergei-marlow", "sergey-marlow"}
    assert found.unsure == ()


def test_the_later_of_two_counts() -> None:
    """Same after different ties; different after same keeps apart; the earlier one is listed as overruled."""
    same, apart = (("same", "actor/ada-rowe", "actor/eve-lund"), ("different", "actor/ada-rowe", "actor/eve-lund"))
    tied = [judged(*apart, minute=1), judged(*same, minute=2)]  # type: ignore[arg-type]
    kept = [judged(*same, minute=1), judged(*apart, minute=2)]  # type: ignore[arg-type]

    for judgements, count in ((tied, 1), (kept, 2)):
        found = decide([ADA, EVE], *reversed(judgements))
        assert len(groups(found)) == count
        assert [(o.judgement, o.by) for o in found.overruled] == [(judgements[0].id, judgements[1].id)]


def test_a_chain_of_ties_does_not_cross_what_is_kept_apart() -> None:
    """A = B and B = C are tied only as far as a later A ≠ C lets them."""
    people = [profile(x, name) for x, name in (("a", "Ada Rowe"), ("b", "Eve Lund"), ("c", "Ida Moss"))]
    found = decide(
        people,
        judged("same", "actor/ada-rowe", "actor/eve-lund", minute=2),
        judged("same", "actor/eve-lund", "actor/ida-moss", minute=1),
        judged("different", "actor/ada-rowe", "actor/ida-moss", minute=3),
    )

    assert groups(found) == {frozenset({people[0].id, people[1].id}), frozenset({people[2].id})}
    assert len(found.overruled) == 1


def test_an_appearance_can_be_moved_between_namesakes() -> None:
    """Saying that one appearance is the MP takes it from the plumber, and takes nobody along."""
    people = [mp("m1"), mp("m2"), plumber("p1"), plumber("p2"), plumber("p3", roles=False)]
    assert groups(decide(people)) == {frozenset(p.id for p in people[:2]), frozenset(p.id for p in people[2:])}

    found = decide(people, judged("same", "appearance/p3-john-marlow", "actor/john-marlow"))

    assert groups(found) == {frozenset(p.id for p in (*people[:2], people[4])), frozenset(p.id for p in people[2:4])}


def test_undo_restores_exactly_what_was() -> None:
    """A judgement that was undone leaves no trace; an undo that was undone brings it back."""
    people = [*TOM, ADA, EVE]
    tie = judged("same", "actor/ada-rowe", "actor/eve-lund", minute=1)
    split = judged("different", "appearance/t0-tom-ode", "actor/tom-ode", minute=2)
    undo = [judged("undo", value=j.id, minute=3) for j in (tie, split)]
    again = judged("undo", value=undo[0].id, minute=4)

    assert decide(people, tie, split, *undo) == decide(people)
    assert decide(people, tie, split, *undo, again) == decide(people, tie)


def test_rename_and_identify_follow_the_actor() -> None:
    """The latest label and item count, and stay with the actor when it is merged."""
    found = decide(
        [ADA, EVE],
        judged("rename", "actor/eve-lund", value="Dr Eve Lund", minute=1),
        judged("rename", "actor/eve-lund", value="Dame Eve Lund", minute=2),
        judged("identify", "actor/eve-lund", value="Q7", minute=3),
        judged("same", "actor/ada-rowe", "actor/eve-lund", minute=4),
    )

    assert found.labels == {"ada-rowe": "Dame Eve Lund"}
    assert found.identified == {"ada-rowe": "Q7"}


def test_identifying_two_as_one_item_makes_them_one_and_as_two_keeps_them_apart() -> None:
    """The item that somebody gives is evidence like one that an article gives."""
    rowes = [mp("a", "Sergei Marlow"), mp("b", "Sergey Marlow")]
    two = [
        judged("identify", "appearance/a-sergei-marlow", value="Q1"),
        judged("identify", "appearance/b-sergey-marlow", value="Q2"),
    ]
    one = [judged("identify", "actor/ada-rowe", value="Q1"), judged("identify", "actor/eve-lund", value="Q1")]

    assert len(groups(decide(rowes, *two))) == 2
    assert len(groups(decide([ADA, profile("c", "Adah Row")], *one[:1]))) == 2
    assert decide([ADA, EVE], *one).identified in ({"ada-rowe": "Q1", "eve-lund": "Q1"}, {"ada-rowe": "Q1"})


def test_a_judgement_on_nobody_sleeps() -> None:
    """What it names may come back with another article: it is listed, does nothing now, and works then."""
    tie = judged("same", "actor/ada-rowe", "actor/eve-lund")

    assert decide([ADA], tie).dormant == (tie.id,)
    assert decide([ADA], tie).actor == decide([ADA]).actor
    assert decide([ADA, EVE], tie).dormant == ()


def test_old_ids_still_name_the_actor() -> None:
    """A judgement made on an id that has since become a redirect holds for the actor that it leads to."""
    people = [mp("a", "Sergei Marlow"), mp("b", "Sergey Marlow"), EVE]

    found = decide(people, judged("same", "actor/sergey-marlow", "actor/eve-lund"))

    assert len(groups(found)) == 1
