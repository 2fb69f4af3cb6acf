"""``onrecord events`` as a user meets it."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from onrecord.graph import open_store
from tests.cli.conftest import Run
from tests.occurrences.news import ONE, OTHER, THREE, TWO, fill, news, told

BY = ("--by", "mina")
EVIL = "Eve \x1b[31mLund"


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return a store of one's own with four articles in it."""
    path = str(tmp_path / "s.db")
    with open_store(path) as graph:
        fill(graph, ONE, TWO, THREE, OTHER)
    return path


def quads(store: str) -> list[str]:
    """Return all that a store holds but for the judgements."""
    with open_store(store, read_only=True) as graph:
        return sorted(line for line in map(str, graph.match()) if "/graph/judgements>" not in line)


def listed(run: Run, store: str) -> list[dict[str, object]]:
    """Return the list of events."""
    status, out, _ = run("events", "list", "--format", "json", "--store", store)
    assert status == 0
    return list(json.loads(out))


RESIGNED, MET = (event.id for event in ONE.events)
HER_RESIGNATION, TO_MEET = (event.id for event in TWO.events)
QUIT, EVE = THREE.events[0].id, OTHER.events[0].id


def test_a_table_of_what_several_articles_tell(run: Run, store: str) -> None:
    """Date, what, who, the number of articles and an id; programs get all of it."""
    status, out, err = run("events", "list", "--store", store)
    rows = listed(run, store)
    lines = list(csv.DictReader(io.StringIO(run("events", "list", "--format", "csv", "--store", store)[1])))

    assert (status, err) == (0, "")
    assert re.search(r"2017-06-08 +resign +Ada Rowe +3 +resign-[0-9a-f]{12}\n", out)
    assert re.search(r"2017-06-12 +meet +Ada Rowe, Tom Ode +2 +meet-[0-9a-f]{12}", out)
    assert rows[0]["accounts"] == [HER_RESIGNATION, RESIGNED, QUIT]
    assert rows[0]["who"] == ["Ada Rowe"]
    assert [(line["what"], line["articles"]) for line in lines] == [("resign", "3"), ("meet", "2")]


def test_the_list_of_somebody(run: Run, store: str) -> None:
    """--actor leaves only the events in which somebody takes part; an unknown name is one line."""
    status, out, _ = run("events", "list", "--actor", "tom ode", "--format", "json", "--store", store)

    assert status == 0
    assert [row["what"] for row in json.loads(out)] == ["meet"]
    assert "no actor is called" in run("events", "list", "--actor", "nobody", "--store", store)[2]


def test_why_an_event_is_one(run: Run, store: str) -> None:
    """Every account with its article, sentence and status, and each link with its reasons; by id of any of them."""
    [_, meeting] = listed(run, store)
    shown = run("events", "why", str(meeting["id"]), "--store", store)

    assert shown[0] == 0
    assert f"meet (2017-06-12): Ada Rowe, Tom Ode · {meeting['id']}" in shown[1]
    assert "“Ada Rowe and Tom Ode met on 2017-06-12.”" in shown[1]
    assert "Hull Post" in shown[1]
    assert "· future" in shown[1]
    assert "both name Ada Rowe and Tom Ode" in " ".join(shown[1].split())
    for name in (MET, TO_MEET, f"event/{MET}", f"https://w3id.org/onrecord/id/occurrence/{meeting['id']}"):
        assert run("events", "why", name, "--store", store) == shown


def test_programs_get_reasons_as_data(run: Run, store: str) -> None:
    """Accounts, links and reasons with rule, weight and values; what rules out that two are one has no weight."""
    one = json.loads(run("events", "why", QUIT, HER_RESIGNATION, "--format", "json", "--store", store)[1])
    two = json.loads(run("events", "why", RESIGNED, MET, "--format", "json", "--store", store)[1])

    assert (one["one"], one["why_not"]) == (True, "")
    assert [account["id"] for account in one["accounts"]] == [QUIT, HER_RESIGNATION]
    assert one["accounts"][1]["article"]["outlet"] == "Hull Post"
    assert {reason["rule"] for step in one["links"] for reason in step["reasons"]} == {"kind", "actors", "dates"}
    assert all(step["score"] > 0.8 for step in one["links"])
    assert two["one"] is False
    assert {"rule": "kind", "weight": None, "values": ["meet", "resign"]} in two["reasons"]


WHY = [
    ((QUIT, RESIGNED), "Why they are one event"),
    ((RESIGNED, EVE), "they name nobody in common"),
    ((RESIGNED, MET), "“meet” is another kind of event than “resign”"),
    ((MET, MET), "It is one account."),
    ((EVE,), "No other account is linked to it: nothing else fits it."),
]


@pytest.mark.parametrize(("names", "words"), WHY)
def test_why_two_are_one_or_not(names: tuple[str, ...], words: str, run: Run, store: str) -> None:
    """Two accounts say why they are one event, or what keeps them apart; one alone says why it is alone."""
    status, out, _ = run("events", "why", *names, "--store", store)

    assert status == 0
    assert words in " ".join(out.split())


def test_link_and_undo_is_as_it_was(run: Run, store: str) -> None:
    """Two accounts that somebody links are one with all of either; the undo restores every quad."""
    before = quads(store)
    status, out, err = run("events", "link", EVE, RESIGNED, "--why", "a nickname", *BY, "--store", store)
    why = " ".join(run("events", "why", EVE, RESIGNED, "--store", store)[1].split())
    log = json.loads(run("events", "log", "--format", "json", "--store", store)[1])

    assert (status, err) == (0, "")
    assert "1 account has other company now." in out
    assert f"onrecord events undo {log[0]['id']} --store" in out
    assert sorted([HER_RESIGNATION, RESIGNED, QUIT, EVE]) == sorted(map(str, listed(run, store)[0]["accounts"]))  # type: ignore[call-overload]
    assert re.search(r"mina decided on \d{4}-\d\d-\d\d \(a nickname\) that they are one event", why)
    assert (log[0]["what"], log[0]["effect"], log[0]["why"]) == (
        " = ".join(sorted([f"event/{EVE}", f"event/{RESIGNED}"])),
        "counts",
        "a nickname",
    )
    assert run("events", "link", EVE, QUIT, "--store", store)[0] == 1
    status, out, _ = run("events", "undo", log[0]["id"], "--store", store)
    assert (status, out[:11]) == (0, "Taken back:")
    assert quads(store) == before
    assert "taken back by" in run("events", "log", "--store", store)[1]


def test_split_one_from_all(run: Run, store: str) -> None:
    """One account is of another event than those it is linked to; those stay together."""
    status, out, _ = run("events", "split", QUIT, "--why", "another Ada", *BY, "--store", store)
    why = " ".join(run("events", "why", QUIT, RESIGNED, "--store", store)[1].split())

    assert status == 0
    assert out.count("To take it back:") == 2
    assert listed(run, store)[0]["accounts"] == [HER_RESIGNATION, RESIGNED]
    assert "(another Ada) that they are not one event" in why
    assert "are not one event" in run("events", "why", QUIT, HER_RESIGNATION, "--store", store)[1]
    assert "so there is nothing to split" in run("events", "split", QUIT, "--store", store)[2]


def test_split_two(run: Run, store: str) -> None:
    """Two accounts are kept apart."""
    assert run("events", "split", MET, TO_MEET, "--store", store)[0] == 0
    assert [row["what"] for row in listed(run, store)] == ["resign"]


def test_of_two_that_contradict_the_later_counts(run: Run, store: str) -> None:
    """The log says which judgement overruled which; an undone or unknown id says so in one line."""
    run("events", "split", MET, TO_MEET, "--at", "2026-01-01T00:00:00Z", "--store", store)
    run("events", "link", MET, TO_MEET, "--at", "2026-01-02T00:00:00Z", "--store", store)
    log = json.loads(run("events", "log", "--format", "json", "--store", store)[1])

    assert log[0]["effect"] == f"overruled by {log[1]['id']}"
    assert len(listed(run, store)) == 2
    status, _, err = run("events", "split", MET, TO_MEET, "--at", "2026-01-01T12:00:00Z", "--store", store)
    assert (status, "changes nothing: overruled by" in err) == (1, True)


WRONG = [
    (
        ("why", "nothing"),
        "'nothing': no event has this id in this store. Those of several articles: onrecord events list",
    ),
    (("link", RESIGNED, QUIT), "are one event already. See why: onrecord events why"),
    (("split", EVE), "it is linked to no other account, so there is nothing to split"),
    (("split", EVE, EVE), "is named twice. Name two accounts"),
    (("undo", "3f2a01bcd4e5"), "no judgement has this id. Look it up with: onrecord events log"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_errors_say_what_to_do(words: tuple[str, ...], message: str, run: Run, store: str) -> None:
    """One line on standard error: where, what, and what next."""
    status, out, err = run("events", *words, "--store", store)

    assert (status, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
    assert message in err


def test_an_occurrence_is_not_split_without_saying_which(run: Run, store: str) -> None:
    """Whoever names the whole is told how to find the account that is meant."""
    [whole, _] = listed(run, store)
    status, _, err = run("events", "split", str(whole["id"]), "--store", store)

    assert status == 1
    assert f"onrecord events why {whole['id']}" in err


def test_judgements_on_actors_are_not_among_these(run: Run, store: str) -> None:
    """The log and the undo of events leave those on actors alone."""
    run("actors", "merge", "ada-rowe", "eve-lund", *BY, "--store", store)
    with open_store(store, read_only=True) as graph:
        [made] = graph.judgements()

    assert "Nobody has judged events yet" in run("events", "log", "--store", store)[1]
    assert run("events", "undo", made.id, "--store", store)[0] == 1


def test_judgements_travel(run: Run, store: str, tmp_path: Path) -> None:
    """Written as a table and read into another store of the same articles, judgements on events hold there."""
    table, other = str(tmp_path / "judgements.csv"), str(tmp_path / "other.db")
    run("events", "split", MET, TO_MEET, "--store", store)
    with open_store(other) as graph:
        fill(graph, OTHER, THREE, TWO, ONE)
    run("actors", "export", table, "--store", store)
    status, out, _ = run("actors", "import", table, "--store", other)

    assert status == 0
    assert out.startswith("1 judgement added, 0 known before.")
    assert quads(other) == quads(store)


def test_nothing_to_list(run: Run, tmp_path: Path) -> None:
    """Without an event of several articles the table says so, and programs get an empty list."""
    path = str(tmp_path / "one.db")
    with open_store(path) as graph:
        fill(graph, ONE)

    assert "No event is told by several accounts." in run("events", "list", "--store", path)[1]
    assert listed(run, path) == []


def test_a_hostile_name_is_inert(run: Run, tmp_path: Path) -> None:
    """A name that steers terminals is shown as mere words."""
    path = str(tmp_path / "evil.db")
    with open_store(path) as graph:
        fill(graph, *(news(f"https://a.example/{n}", told(EVIL, words="resigned", kind="resign")) for n in range(2)))
    shown = run("events", "list", "--store", path)
    why = run("events", "why", str(listed(run, path)[0]["id"]), "--store", path)

    assert (shown[0], why[0]) == (0, 0)
    assert "\x1b" not in shown[1] + why[1]
