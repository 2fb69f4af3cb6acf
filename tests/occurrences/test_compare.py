"""Which two accounts are of one event, and which never are."""

import re
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.occurrences.account import Account
from onrecord.occurrences.explain import contrast, sentence
from onrecord.occurrences.kinds import DAYS
from onrecord.occurrences.linking import link
from onrecord.occurrences.weights import Options, Weights
from tests.occurrences.factories import account, said

JUNE = {"on": "2017-06-01", "until": "2017-06-30"}
WEEK = {"on": "2017-06-05", "until": "2017-06-11"}
EVIDENCE = "we need to see more evidence of interference"

STATES = {"places": ("fr", "uk")}
ONE = [
    (
        "told in other words",
        account("a-1", "meet", "ada", "tom", words="a lunch"),
        account("b-1", "meet", "ada", "tom", words="the debt"),
    ),
    ("two states", account("a-1", "sign", "fr", "uk", **STATES), account("b-1", "sign", "fr", "uk", **STATES)),
    ("a state that speaks", said("a-1", "uk", EVIDENCE), said("b-1", "uk", EVIDENCE)),
    (
        "one place and what happened there",
        account("a-1", "attack", "uk", words="on a mosque", places=("uk",)),
        account("b-1", "attack", "uk", words="the mosque in the north", places=("uk",)),
    ),
    ("the same day", account("a-1", "meet", "ada", "tom"), account("b-1", "meeting", "ada", "tom")),
    ("one leaves somebody out", account("a-1", "meet", "ada"), account("b-1", "meet", "ada", "tom")),
    ("noun and verb", account("a-1", "resign", "ada"), account("b-1", "resignation", "ada")),
    ("another word for it", account("a-1", "quit", "ada"), account("b-1", "resign", "ada")),
    ("a day in a month", account("a-1", "resign", "ada"), account("b-1", "resign", "ada", **JUNE)),
    ("a day in a week", account("a-1", "arrest", "ada"), account("b-1", "arrest", "ada", **WEEK)),
    ("a week in a month", account("a-1", "elect", "fr", **WEEK), account("b-1", "elect", "fr", **JUNE)),
    ("one month", account("a-1", "elect", "fr", **JUNE), account("b-1", "election", "fr", **JUNE)),
    ("met, and held talks", account("a-1", "meet", "ada", "tom"), account("b-1", "discuss", "ada", "tom")),
    ("a referendum by its state", account("a-1", "vote", "uk", places=("uk",)), account("b-1", "vote", place="uk")),
    ("an election by its place", account("a-1", "elect", "fr"), account("b-1", "election", place="fr", **JUNE)),
    (
        "announced and reported",
        account("a-1", "meet", "ada", "tom", status="future"),
        account("b-1", "meet", "ada", "tom"),
    ),
    ("announced twice", account("a-1", "meet", "ada", status="future"), account("b-1", "meet", "ada", status="future")),
    ("twice in one article", account("a-1", "resign", "ada"), account("a-2", "resign", "ada")),
    ("two of them, twice in one article", account("a-1", "meet", "ada", "tom"), account("a-2", "meet", "ada", "tom")),
    (
        "one saying",
        said("a-1", "ada", EVIDENCE),
        said("b-1", "ada", "she would need to see more evidence", kind="warn"),
    ),
    (
        "one object",
        account("a-1", "visit", "ada", words="Ada visited the new school in Saltmere"),
        account("b-1", "visit", "ada", words="a visit to a school"),
    ),
]

TWO = [
    (
        "two suits of the same two",
        "words",
        account("a-1", "sue", "ada", "tom", words="the wall"),
        account("b-1", "sue", "ada", "tom", words="a debt"),
    ),
    ("another kind", "kind", account("a-1", "meet", "ada"), account("b-1", "resign", "ada")),
    ("another day", "dates", account("a-1", "meet", "ada"), account("b-1", "meet", "ada", on="2017-06-09")),
    (
        "weeks that overlap",
        "dates",
        account("a-1", "elect", "fr", **WEEK),
        account("b-1", "elect", "fr", on="2017-06-10", until="2017-06-16"),
    ),
    (
        "another place",
        "place",
        account("a-1", "meet", "ada", place="hull"),
        account("b-1", "meet", "ada", place="leeds"),
    ),
    ("other company", "actors", account("a-1", "meet", "ada", "tom"), account("b-1", "meet", "ada", "eve")),
    ("other elections", "actors", account("a-1", "elect", "uk", "hull"), account("b-1", "elect", "uk", "leeds")),
    (
        "the other way round",
        "actors",
        account("a-1", "sue", "ada", "tom", doers=("ada",)),
        account("b-1", "sue", "ada", "tom", doers=("tom",)),
    ),
    (
        "another object",
        "words",
        account("a-1", "visit", "ada", words="visited a school"),
        account("b-1", "visit", "ada", words="visited a factory"),
    ),
    ("only one is a saying", "kind", said("a-1", "ada", EVIDENCE, kind="accuse"), account("b-1", "accuse", "ada")),
]

UK = {"places": ("uk",)}
NEVER = [
    ("no more than a place in common", account("a-1", "attack", "uk", **UK), account("b-1", "attack", "uk", **UK)),
    ("a place and its town hall", account("a-1", "resign", "uk", "ada", **UK), account("b-1", "resign", "uk", **UK)),
    ("announced for a month", account("a-1", "elect", "fr", status="future", **JUNE), account("b-1", "elect", "fr")),
    ("nobody in common", account("a-1", "meet", "ada"), account("b-1", "meet", "tom")),
    ("a month is too long to meet in", account("a-1", "meet", "ada", **JUNE), account("b-1", "meet", "ada")),
    ("undated", account("a-1", "meet", "ada", on=None), account("b-1", "meet", "ada")),
    ("both undated", account("a-1", "meet", "ada", on=None), account("b-1", "meet", "ada", on=None)),
    ("no such day", account("a-1", "meet", "ada", on="2017-06-31"), account("b-1", "meet", "ada", on="2017-06-31")),
    (
        "the wrong way round",
        account("a-1", "elect", "fr", on="2017-06-30", until="2017-06-01"),
        account("b-1", "elect", "fr", **JUNE),
    ),
    ("did not happen", account("a-1", "meet", "ada", status="not happened"), account("b-1", "meet", "ada")),
    ("might happen", account("a-1", "meet", "ada", status="hypothetical"), account("b-1", "meet", "ada")),
    (
        "both might happen",
        account("a-1", "meet", "ada", status="hypothetical"),
        account("b-1", "meet", "ada", status="hypothetical"),
    ),
    ("a word for everything", account("a-1", "have", "ada"), account("b-1", "have", "ada")),
    ("no kind", account("a-1", "", "ada"), account("b-1", "", "ada")),
    ("only the place", account("a-1", "attack", place="hull"), account("b-1", "attack", "hull", place="hull")),
    ("twice in one article, and nothing tells which", account("a-1", "meet", "ada"), account("a-2", "meet", "ada")),
    ("twice in one article, and not alike", account("a-1", "meet", "ada"), account("a-2", "meet", "ada", "tom")),
    ("other words", said("a-1", "ada", EVIDENCE), said("b-1", "ada", "the bridge over the harbour is safe")),
    ("another speaker", said("a-1", "ada", EVIDENCE), said("b-1", "tom", EVIDENCE)),
    ("said on another day", said("a-1", "ada", EVIDENCE), said("b-1", "ada", EVIDENCE, on="2017-06-09")),
    ("said and denied", said("a-1", "ada", EVIDENCE), said("b-1", "ada", EVIDENCE, kind="deny")),
    ("two words are a coincidence", said("a-1", "ada", "more evidence"), said("b-1", "ada", "more evidence of rain")),
]


def occurrences(*accounts: Account) -> list[tuple[str, ...]]:
    """Return which accounts are put together."""
    return [tuple(sorted(one.accounts)) for one in link(accounts).occurrences]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_event(one: Account, other: Account) -> None:
    """Kind, somebody in common and the date agree, and nothing contradicts: one event, and each reason has words."""
    [found] = link([one, other]).occurrences
    [why] = found.links

    assert found.accounts == (one.id, other.id)
    assert why.score >= 0.8
    assert all(sentence(reason, {}) for reason in why.reasons)
    assert not any(reason.forbids for reason in why.reasons)


@pytest.mark.parametrize(("rule", "one", "other"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_two_events(rule: str, one: Account, other: Account) -> None:
    """Whatever contradicts keeps two accounts apart, and is named."""
    [reason] = [reason for reason in contrast(one, other) if reason.forbids]

    assert occurrences(one, other) == []
    assert reason.rule == rule
    assert sentence(reason, {})


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in NEVER], ids=[case[0] for case in NEVER])
def test_never_linked(one: Account, other: Account) -> None:
    """Too little is known, or too little speaks for it."""
    assert occurrences(one, other) == []


@pytest.mark.parametrize("case", [*ONE, *TWO, *NEVER], ids=lambda case: case[0])
def test_sides_do_not_matter(case: tuple[object, ...]) -> None:
    """Two accounts compare alike from either side."""
    one, other = (found for found in case if isinstance(found, Account))

    assert contrast(one, other) == contrast(other, one)


def test_every_word_is_of_one_kind() -> None:
    """No word of the table is another word for two kinds, and what it says of each is known."""
    text = files("onrecord.occurrences").joinpath("data/kinds.en.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    for saying in (True, False):
        words = [
            word
            for name, _, flags, others in rows
            if ("saying" in flags.split()) == saying
            for word in (name, *others.split())
            if word != "-"
        ]
        assert len(words) == len(set(words))
    assert {window for _, window, _, _ in rows} <= set(DAYS)
    assert {flag for _, _, flags, _ in rows for flag in flags.split()} <= {
        "-", "where", "mutual", "often", "light", "saying"
    }  # fmt: skip


def test_the_page_has_the_weights() -> None:
    """The how-to page names each weight, and the threshold, as it is."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "how-to" / "link-events.md").read_text(encoding="utf-8")
    table = page.partition("| what is found | weight |")[2].partition("\n\n")[0]
    written = sorted(float(number) for number in re.findall(r"[+-][0-9.]+[0-9]", table))

    assert written == sorted(asdict(Weights()).values())
    assert f"from {Options().link_at} on" in page
