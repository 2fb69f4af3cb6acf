"""What becomes of several accounts together, and of judgements on them."""

from dataclasses import replace

import pytest

from onrecord.actors.judgement import Judgement
from onrecord.errors import ActorError
from onrecord.occurrences.account import Account, Linked
from onrecord.occurrences.explain import against, explain, sentence, summary
from onrecord.occurrences.linking import link
from tests.occurrences.factories import account, judged, said

ALL_MAY = {"on": "2019-05-01", "until": "2019-05-31"}


def groups(linked: Linked) -> list[tuple[str, ...]]:
    """Return which accounts are of one event, in order."""
    return sorted(tuple(sorted(one.accounts)) for one in linked.occurrences)


def many(kind: str, *actors: str, n: int = 3) -> list[Account]:
    """Return the same account from several articles."""
    return [account(f"{'abcdefgh'[i]}-1", kind, *actors, on="2019-05-24") for i in range(n)]


TORN = [
    (
        "two days",
        account("z-1", "resign", "ada", **ALL_MAY),
        account("a-1", "resign", "ada", on="2019-05-02"),
        account("b-1", "resign", "ada", on="2019-05-24"),
    ),
    (
        "two meetings",
        account("z-1", "meet", "ada"),
        account("a-1", "meet", "ada", "tom"),
        account("b-1", "meet", "ada", "eve"),
    ),
    (
        "two schools",
        account("z-1", "open", "ada"),
        account("a-1", "open", "ada", words="the school in Hull"),
        account("b-1", "open", "ada", words="a factory"),
    ),
]


@pytest.mark.parametrize(("vague", "one", "other"), [case[1:] for case in TORN], ids=[case[0] for case in TORN])
def test_what_fits_two_is_left_alone(vague: Account, one: Account, other: Account) -> None:
    """An account that fits two events that are not one is linked to neither; with one of them alone, it is."""
    linked = link([vague, one, other])

    assert groups(linked) == []
    assert linked.torn[vague.id] == ("a-1", "b-1")
    assert against(vague, one, linked, {}) == "z-1 fits a-1, but also b-1, which do not all fit each other"
    assert groups(link([vague, one])) == [("a-1", "z-1")]


def test_the_better_of_two_is_taken() -> None:
    """What is clearly more like one of two that do not fit each other goes with that one."""
    one = account("a-1", "open", "ada", words="the primary school in Hull")
    other = account("b-1", "open", "ada", words="the car factory near Leeds")
    told = account("c-1", "open", "ada", words="the primary school in Hull, no factory")

    assert groups(link([one, other, told])) == [("a-1", "c-1")]


def test_all_who_fit_are_one() -> None:
    """Different accounts of one event hang together, also those that share nothing but what others say."""
    every = [
        account("a-1", "meet", "ada"),
        account("b-1", "meet", "ada", "tom"),
        account("c-1", "meet", "tom"),
        account("d-1", "meeting", "ada", "tom", place="hull"),
    ]
    linked = link(every)

    assert groups(linked) == [("a-1", "b-1", "c-1", "d-1")]
    assert len(linked.occurrences[0].links) == 3
    assert all(explain(linked, "a-1", other) for other in ("b-1", "c-1", "d-1"))


def test_an_occurrence_says_what_its_accounts_say() -> None:
    """Kind of the earliest account, the most exact date, everybody, the place; happened if one account has it so."""
    [found] = link(
        [
            account("b-1", "resign", "ada", status="future", on="2019-05-24", published="2019-05-02"),
            account("a-1", "resignation", "ada", "tom", on="2019-05-24", place="hull", published="2019-05-25"),
            account("c-1", "quit", "ada", **ALL_MAY),
        ]
    ).occurrences

    assert (found.kind, found.accounts) == ("resign", ("b-1", "a-1", "c-1"))
    assert (found.earliest, found.latest, found.status) == ("2019-05-24", "2019-05-24", "happened")
    assert (found.actors, found.place) == (("ada", "tom"), "hull")


def test_a_later_article_leaves_the_id_as_it_is() -> None:
    """The id is of the earliest account: what is published later changes nothing in it."""
    two = [
        account("m-1", "resign", "ada", published="2019-05-24"),
        account("n-1", "resign", "ada", published="2019-05-24"),
    ]
    before = link(two).occurrences[0].id

    assert before.startswith("resign-")
    assert link([*two, account("a-1", "resign", "ada", published="2019-05-25")]).occurrences[0].id == before


def test_parts_of_one_speech_are_one_saying() -> None:
    """A long quotation holds two short ones together that have nothing in common."""
    first, second = "the bridge needs new cables this winter", "no councillor ever asked the engineers"
    every = [said("a-1", "ada", first), said("b-1", "ada", second), said("c-1", "ada", f"{first}, and {second}")]

    assert groups(link(every[:2])) == []
    assert groups(link(every)) == [("a-1", "b-1", "c-1")]


def test_of_whom_something_is_said_counts_as_a_word() -> None:
    """One accusation in two papers' words is one where both name the accused, by whatever name; else it may be two."""
    one, other = (
        said("a-1", "ada", "trying to undermine our institutions", kind="accuse"),
        said("b-1", "ada", "seeking to undermine our institutions", kind="accuse"),
    )
    of_russia = [replace(account, actors=("ada", "russia")) for account in (one, other)]

    assert groups(link([one, other])) == []
    assert groups(link(of_russia)) == [("a-1", "b-1")]
    assert groups(link([of_russia[0], replace(other, actors=("ada", "norland"))])) == []


def test_a_crowd_is_still_one_event() -> None:
    """Of hundreds of accounts of one day only neighbours are compared, and all come together; so do quotations."""
    met = [account(f"a{n}-1", "meet", "ada", "tom", words=f"about bridge {n}") for n in range(400)]
    quoted = [said(f"b{n}-1", "eve", f"the bridge needs new cables before winter{n}") for n in range(400)]

    assert sorted(len(one.accounts) for one in link([*met, *quoted]).occurrences) == [400, 400]


def test_nobody_is_given_twice() -> None:
    """The same account twice is one; two that differ under one id are refused."""
    one = account("a-1", "meet", "ada")

    assert link([one, one]) == link([one])
    with pytest.raises(ActorError, match="given twice, and not the same"):
        link([one, account("a-1", "meet", "tom")])


SAME = judged("same", "a-1", "x-1", minute=1)
EARLIER = judged("different", "a-1", "x-1", minute=0)
UNLIKE = account("x-1", "party", "eve", on="2001-01-01")


def test_a_judgement_ties_what_nothing_else_would() -> None:
    """Whatever contradicts, two accounts that somebody called one event are one, with all that each was linked to."""
    every = [*many("meet", "ada"), UNLIKE, account("y-1", "party", "eve", on="2001-01-01")]
    linked = link(every, [SAME])

    assert groups(linked) == [("a-1", "b-1", "c-1", "x-1", "y-1")]
    assert (linked.occurrences[0].earliest, linked.occurrences[0].latest) == (None, None)
    assert [step.judgement for step in explain(linked, "a-1", "x-1")] == [SAME.id]
    assert summary(explain(linked, "a-1", "x-1")[0], {}) == "somebody decided that they are one event"
    assert len(explain(linked, "c-1", "y-1")) == 4


def test_a_judgement_keeps_apart() -> None:
    """One that is none of the others leaves them together; whatever comes later goes with them, not with it."""
    every = many("meet", "ada")
    apart = [judged("different", "a-1", other) for other in ("b-1", "c-1")]

    assert groups(link(every, apart)) == [("b-1", "c-1")]
    assert groups(link([*every, account("0-1", "meet", "ada", on="2019-05-24")], apart)) == [("0-1", "b-1", "c-1")]


def test_a_judgement_settles_what_is_torn() -> None:
    """Told which of two it is not, an account goes with the other; told which it is, likewise."""
    every = list(TORN[1][1:])

    assert groups(link(every, [judged("different", "z-1", "a-1")])) == [("b-1", "z-1")]
    assert groups(link(every, [judged("same", "z-1", "a-1")])) == [("a-1", "z-1")]


ORDERS = [
    ("the later one counts", [SAME, judged("different", "a-1", "x-1", minute=2)], [], [SAME.id]),
    ("the earlier one does not", [EARLIER, SAME], [("a-1", "x-1")], [EARLIER.id]),
    ("undone", [SAME, judged("undo", value=SAME.id, minute=2)], [], []),
    (
        "about actors",
        [Judgement(verdict="same", nodes=("actor/ada", "actor/eve"), by="x", at="2026-11-22T09:00:00Z")],
        [],
        [],
    ),
]


@pytest.mark.parametrize(
    ("judgements", "expected", "overruled"), [case[1:] for case in ORDERS], ids=[case[0] for case in ORDERS]
)
def test_which_judgements_count(
    judgements: list[Judgement], expected: list[tuple[str, ...]], overruled: list[str]
) -> None:
    """Of two that contradict each other the later one counts; undone ones and those about actors do nothing."""
    linked = link([account("a-1", "meet", "ada"), UNLIKE], judgements)

    assert groups(linked) == expected
    assert list(linked.overruled) == overruled
    assert linked.dormant == ()


def test_what_two_judgements_tie_a_later_third_keeps_apart() -> None:
    """The newest wins over what older ones come to together; the oldest of them has no effect."""
    every = [account(f"{x}-1", "meet", x) for x in "abc"]
    made = [judged("same", "a-1", "b-1", minute=1), judged("same", "b-1", "c-1", minute=2)]
    newest = judged("different", "a-1", "c-1", minute=3)

    assert groups(link(every, made)) == [("a-1", "b-1", "c-1")]
    linked = link(every, [*made, newest])
    assert groups(linked) == [("b-1", "c-1")]
    assert linked.overruled == {made[0].id: newest.id}


def test_a_judgement_sleeps_and_wakes() -> None:
    """On an event that is not there it does nothing, and counts again once the event is back."""
    every = many("meet", "ada", n=2)

    assert link(every, [SAME]).dormant == (SAME.id,)
    assert groups(link(every, [SAME])) == [("a-1", "b-1")]
    assert groups(link([*every, UNLIKE], [SAME])) == [("a-1", "b-1", "x-1")]


def test_a_chain_is_asked_for_one_event() -> None:
    """Accounts of two events have no chain between them, and the error says what to do."""
    linked = link([account("a-1", "meet", "ada"), UNLIKE])

    assert explain(linked, "a-1", "a-1") == ()
    with pytest.raises(ActorError, match="Link them with a judgement"):
        explain(linked, "a-1", "x-1")


WHY_NOT = [
    (account("b-1", "meet", "ada", on=None), "b-1 is linked to nothing: it has no certain date"),
    (account("b-1", "have", "ada"), "b-1 is linked to nothing: “have” alone tells too little of what happened"),
    (account("b-1", "meet", "ada", on="2017-06-01", until="2017-06-30"), "leaves too much open for “meet”"),
    (account("b-1", "meet"), "names nobody who takes part"),
    (account("b-1", "meet", "tom"), "they name nobody in common"),
    (account("b-1", "meet", "ada", "tom", places=("ada",)), "they have no more than a place in common"),
    (account("b-1", "meet", "ada", on="2017-06-09"), "at another time: 2017-06-08, and 2017-06-09"),
    (account("b-1", "meet", "ada", status="not happened"), "does not have it as something that happened or will"),
]


@pytest.mark.parametrize(("other", "words"), WHY_NOT)
def test_why_two_are_not_one(other: Account, words: str) -> None:
    """Whatever keeps two accounts apart has words."""
    one = account("a-1", "meet", "ada")

    assert words in against(one, other, link([one, other]), {})


def test_reasons_call_people_by_their_names() -> None:
    """A sentence has names in place of ids, where they are known."""
    [found] = link([account("a-1", "quit", "ada", "tom"), account("b-1", "resign", "ada", "tom")]).occurrences
    words = [sentence(reason, {"ada": "Ada Rowe"}) for reason in found.links[0].reasons]

    assert words == ["“quit” and “resign” are one kind", "both name Ada Rowe and tom", "both on 2017-06-08"]
