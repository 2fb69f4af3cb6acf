"""Why two are one, link by link, and what speaks for and against it."""

from itertools import pairwise

import pytest

from onrecord.actors.explain import contrast, explain
from onrecord.actors.identity import assign
from onrecord.errors import ActorError
from tests.actors.factories import judged, mp, plumber, profile

PEOPLE = [
    profile("a", "William Rowan", roles=("mayor of Hull",), beside=("tom-ode",), published="2012"),
    profile("b", "Bill Rowan", roles=("mayor of Hull",), beside=("tom-ode",), published="2013"),
    profile("c", "Bill Rowan", published="2014"),
    profile("d", "Rowan", bare=True, roles=("mayor of Hull",), published="2013"),
    profile("e", "Eve Lund", published="2013"),
]
TIE = judged("same", "actor/bill-rowan", "actor/eve-lund", why="pen name")


def test_a_chain_leads_from_one_to_the_other() -> None:
    """Each link begins where the one before ended, and each says why in words."""
    found = assign(PEOPLE, [TIE])
    chain = explain(found, PEOPLE, "appearance/c-bill-rowan", "appearance/d-d-rowan")

    assert [chain[0].first, chain[-1].second] == ["c-bill-rowan", "d-d-rowan"]
    assert all(one.second == other.first for one, other in pairwise(chain))
    words = " ".join(map(str, chain))
    assert "Rowan is the surname of" in words
    assert "same role: hull mayor" in words


def test_a_nickname_is_named_as_the_reason() -> None:
    """From William to Bill by nickname, role and company."""
    [link] = explain(assign(PEOPLE), PEOPLE, "appearance/a-william-rowan", "appearance/b-bill-rowan")

    assert "same given name by nickname: William = Bill" in str(link) or "Bill = William" in str(link)
    assert link.basis == "score"
    assert {reason.feature for reason in link.reasons} == {"name", "roles", "bodies", "companions", "dates"}


def test_a_judgement_in_the_chain_is_named() -> None:
    """Where somebody decided, the link is that judgement."""
    chain = explain(assign(PEOPLE, [TIE]), PEOPLE, "actor/bill-rowan", "appearance/e-eve-lund")

    assert TIE.id in [link.judgement for link in chain]


def test_one_name_is_one_link() -> None:
    """Two appearances of one full name with nothing against it need no more reason."""
    [link] = explain(assign(PEOPLE), PEOPLE, "appearance/b-bill-rowan", "appearance/c-bill-rowan")

    assert (link.basis, str(link.reasons[0].detail)) == (
        "name",
        "the same name, Bill Rowan, and nothing that speaks against it",
    )
    assert explain(assign(PEOPLE), PEOPLE, "actor/bill-rowan", "actor/bill-rowan") == ()


def test_two_actors_are_refused_and_nobody_is_too() -> None:
    """There is no chain between two actors; who is not there is named."""
    found = assign(PEOPLE)

    with pytest.raises(ActorError, match="are two actors, bill-rowan and eve-lund"):
        explain(found, PEOPLE, "actor/bill-rowan", "actor/eve-lund")
    with pytest.raises(ActorError, match="actor/ada: nobody of that id"):
        explain(found, PEOPLE, "actor/ada", "actor/eve-lund")


def test_a_contrast_tells_why_namesakes_are_two() -> None:
    """All that is known of both is weighed: one name, but walks of life that do not meet, and other company."""
    people = [mp("m1"), mp("m2"), plumber("p1"), plumber("p2")]
    score = contrast(assign(people), people, "actor/john-marlow", "actor/p1-john-marlow")

    assert score.verdict != "same"
    assert "walks of life that do not meet: politics; trade" in str(score)
