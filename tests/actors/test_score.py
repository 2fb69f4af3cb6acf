"""What speaks for and against two being one, and in which words."""

import pytest

from onrecord.actors.assignment import Score
from onrecord.actors.facts import count, gather
from onrecord.actors.profile import Profile
from onrecord.actors.roles import apart, read_role
from onrecord.actors.score import compare
from tests.actors.factories import mp, plumber, profile


def features(score: Score) -> dict[str, float]:
    """Return the weight of each feature."""
    weights: dict[str, float] = {}
    for reason in score.reasons:
        weights[reason.feature] = weights.get(reason.feature, 0) + reason.weight
    return weights


SPEAKS_FOR = [
    ("name", profile("a", "Ada Rowe"), profile("b", "Ada Rowe")),
    ("roles", profile("a", "Ada Roe", roles=("vicar of Hull",)), profile("b", "Ada Roe", roles=("ex-vicar of Hull",))),
    ("bodies", profile("a", "Ada Rowe", roles=("MP for Hull",)), profile("b", "Ada Rowe", roles=("Hull councillor",))),
    ("companions", profile("a", "Ada Rowe", beside=("tom-ode",)), profile("b", "Ada Rowe", beside=("tom-ode",))),
    ("outlet", profile("a", "Ada Rowe", outlet="Hull Post"), profile("b", "Ada Rowe", outlet="Hull Post")),
    ("dates", profile("a", "Ada Rowe", published="2017-05"), profile("b", "Ada Rowe", published="2018")),
    ("wikidata", profile("a", "Ada Rowe", wikidata="Q1"), profile("b", "Ada Rowe", wikidata="Q1")),
]  # fmt: skip


@pytest.mark.parametrize(("feature", "a", "b"), SPEAKS_FOR)
def test_what_is_shared_speaks_for_it(feature: str, a: Profile, b: Profile) -> None:
    """Each thing that two have in common raises the score, and says so."""
    assert features(compare(a, b))[feature] > 0


SPEAKS_AGAINST = [
    ("roles", profile("a", "Ada Rowe", roles=("plumber",)), profile("b", "Ada Rowe", roles=("footballer",))),
    ("bodies", profile("a", "Ada Rowe", roles=("mayor of Hull",)), profile("b", "Ada Rowe", roles=("mayor of Derby",))),
    ("dates", profile("a", "Ada Rowe", published="1981"), profile("b", "Ada Rowe", published="2019")),
    ("article", profile("a", "Ada Rowe"), profile("a", "Ada B. Rowe")),
    ("kind", profile("a", "Kremlin", kind="place"), profile("b", "Kremlin", kind="organisation")),
]  # fmt: skip


@pytest.mark.parametrize(("feature", "a", "b"), SPEAKS_AGAINST)
def test_what_does_not_fit_speaks_against_it(feature: str, a: Profile, b: Profile) -> None:
    """Other walks of life, other places, decades between, other company, one article: each lowers the score."""
    assert features(compare(a, b))[feature] < 0


NEVER = [
    (profile("a", "Tory MPs", kind="group"), profile("b", "Tory MPs", kind="group"), "kind"),
    (profile("a", "spokesman", kind="unnamed"), profile("b", "spokesman", kind="unnamed"), "kind"),
    (profile("a", "Alex Jones", gender="m"), profile("b", "Alex Jones", gender="f"), "gender"),
    (profile("a", "Alex Jones", wikidata="Q1"), profile("b", "Alex Jones", wikidata="Q2"), "wikidata"),
    (profile("a", "Ada Rowe"), profile("b", "Ada Rowe", kind="organisation"), "kind"),
]


@pytest.mark.parametrize(("a", "b", "feature"), NEVER)
def test_a_contradiction_rules_it_out(a: Profile, b: Profile, feature: str) -> None:
    """A man is no woman, a person no body, and one Wikidata item not another, whatever else speaks for it."""
    score = compare(a, b)

    assert (score.value, score.verdict) == (0.0, "different")
    assert [reason.feature for reason in score.reasons] == [feature]


def test_verdicts_range_from_different_to_same() -> None:
    """Two MPs of one place are the same; an MP and a plumber are not, or it is a question; strangers are different."""
    politicians = compare(gather([mp("a"), mp("b")]), mp("c"))
    namesakes = compare(gather([mp("a"), mp("b")]), gather([plumber("c"), plumber("d")]))
    strangers = compare(mp("a"), plumber("b", "Eve Adler"))

    assert politicians.verdict == "same"
    assert namesakes.verdict != "same"
    assert strangers.verdict == "different"
    assert politicians.value > namesakes.value > strangers.value


def test_a_rare_full_name_alone_suffices() -> None:
    """Two articles about a Zebedee Quill are about one, with nothing else known; two about a Quill need more."""
    assert compare(profile("a", "Zebedee Quill"), profile("b", "Zebedee Quill")).verdict == "same"
    assert compare(profile("a", "Quill", bare=True), profile("b", "Quill", bare=True)).verdict == "unsure"


def test_it_is_the_same_both_ways() -> None:
    """Which of two comes first makes no difference to the score."""
    assert compare(mp("a"), plumber("b")).value == compare(plumber("b"), mp("a")).value


def test_a_rare_companion_says_more_than_a_popular_one() -> None:
    """To stand beside somebody whom everybody stands beside proves little."""
    a, b = profile("a", "A. Rowe", beside=("tom-ode",)), profile("b", "Ada Rowe", beside=("tom-ode",))
    others = [profile(f"x{n}", "Tom Ode") for n in range(40)]

    rare, popular = compare(a, b, corpus=count([a, b])), compare(a, b, corpus=count([a, b, *others]))

    assert rare.value > popular.value
    assert features(rare)["companions"] > 1.4 * features(popular)["companions"]


def test_companions_who_never_meet_the_other_speak_against_it() -> None:
    """Who moves among people that are much in the news, and never beside the other, is somebody else."""
    a, b = (
        profile("a", "Ada Rowe", beside=("tom-ode", "eve-lund")),
        profile("b", "Ada Rowe", beside=("ida-moss", "sam-pike", "ben-hart")),
    )
    busy = [profile(f"x{n}", name, beside=("ada-rowe",)) for n in range(30) for name in ("Tom Ode", "Eve Lund")]
    circle = gather([b, *(profile(f"c{n}", "Ada Rowe", beside=(f"friend-{n}",)) for n in range(20))])

    score = compare(a, circle, corpus=count([a, b, *busy]))

    assert features(score)["companions"] < 0
    assert "0 of 2 and 22 companions in common" in str(score)


def test_a_common_name_needs_more_evidence() -> None:
    """John Smith is not as surely one as Zebedee Quill."""
    common = compare(profile("a", "John Smith"), profile("b", "John Smith"))
    rare = compare(profile("a", "Zebedee Quill"), profile("b", "Zebedee Quill"))

    assert common.value < rare.value
    assert any("many bear the name John Smith" in reason.detail for reason in common.reasons)


def test_a_score_says_its_reasons() -> None:
    """The reasons read as sentences, and their weights with the bias add up to the score."""
    score = compare(
        profile("a", "Bill Rowe", roles=("mayor of Hull",)), profile("b", "William Rowe", roles=("mayor of Hull",))
    )

    assert "same given name by nickname: Bill = William" in str(score)
    assert "same role: hull mayor" in str(score)


ROLES = [
    ("the former Labour MP for Saltmere", "mp", {"politics"}, {"labour", "saltmere"}),
    ("Prime Minister", "minister prime", {"politics"}, set()),
    ("plumber", "plumber", {"trade"}, set()),
    ("Hull City striker", "striker", {"sport"}, {"hull", "city"}),
    ("his mother", "mother", set(), set()),
]


@pytest.mark.parametrize(("text", "words", "fields", "bodies"), ROLES)
def test_roles_are_read(text: str, words: str, fields: set[str], bodies: set[str]) -> None:
    """A role tells what somebody does, in which walk of life, and for which party or place."""
    role = read_role(text)

    assert (role.words, set(role.fields), set(role.bodies)) == (words, fields, bodies)


def test_walks_of_life_may_meet() -> None:
    """A politician may have been a lawyer; a plumber is hardly a footballer; who tells none contradicts nobody."""
    assert not apart({"politics"}, {"law"})
    assert apart({"trade"}, {"sport"})
    assert not apart({"trade", "media"}, {"sport"})
    assert not apart(set(), {"sport"})
