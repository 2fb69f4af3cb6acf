"""``onrecord actors`` and ``onrecord ask who`` as a user meets them."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.actors.assignment import Assignment, Reason, Unsure
from onrecord.graph import Graph, open_store
from tests.actors.reconciliation import serving
from tests.cli.conftest import Run
from tests.namesakes import EVIL, filled, mayor

ANA, TOM, EVIL_ID = "ana-ruiz", "tom-keller", "1-1-31msmith"
BY = ("--by", "mina")


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return a store of one's own with the namesakes in it."""
    path = str(tmp_path / "s.db")
    filled(path).close()
    return path


def wonder(monkeypatch: pytest.MonkeyPatch, *pairs: tuple[str, str]) -> None:
    """Have the machine ask about these pairs, whatever it makes of the names."""
    real = Graph.assignment
    reasons = (Reason("name", 1.5, "=both in a harbour \x1b[31m"), Reason("dates", -0.5, "a year apart"))

    def assignment(self: Graph) -> Assignment:
        unsure = tuple(
            Unsure(first=f"actor/{a}", second=f"actor/{b}", score=0.5, usefulness=1.0, reasons=reasons)
            for a, b in pairs
        )
        return replace(real(self), unsure=unsure)

    monkeypatch.setattr(Graph, "assignment", assignment)


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the machine ask about two pairs."""
    wonder(monkeypatch, (ANA, TOM), (EVIL_ID, TOM))


def quads(store: str) -> list[str]:
    """Return all that a store holds but for the judgements."""
    with open_store(store, read_only=True) as graph:
        return sorted(line for line in map(str, graph.match()) if "/graph/judgements>" not in line)


def judgements(run: Run, store: str) -> list[dict[str, str]]:
    """Return the log."""
    status, out, _ = run("actors", "log", "--format", "json", "--store", store)
    assert status == 0
    return list(json.loads(out))


def test_merge_ask_undo_is_as_it_was(run: Run, store: str) -> None:
    """A merge joins two in every question and tells how to take it back; an undo restores every quad."""
    before = quads(store)

    status, out, err = run("actors", "merge", "ana ruiz", TOM, "--why", "an alias", *BY, "--store", store)
    [made] = judgements(run, store)
    shown = run("ask", "who", TOM, "--store", store)[1]
    one = run("ask", "who", TOM, ANA, "--store", store)[1]
    taken = run("actors", "undo", made["id"], "--store", store)

    assert (status, err) == (0, "")
    assert "Ana Ruiz (ana-ruiz): ana ruiz and tom-keller are one now.\n1 article changes; 0 attributions have" in out
    assert f"onrecord actors undo {made['id']} --store {store}" in out
    assert (made["by"], made["what"], made["why"], made["effect"]) == ("mina", f"{ANA} = {TOM}", "an alias", "counts")
    assert "judged by mina on " in shown
    assert f"{TOM} and {ANA} are one" in one
    assert taken[0] == 0
    assert quads(store) == before
    assert [row["effect"].split()[0] for row in judgements(run, store)] == ["taken", "counts"]


def test_an_undo_can_be_undone_once(run: Run, store: str) -> None:
    """What was taken back can be had again by taking that back; taking it back twice is refused."""
    run("actors", "merge", ANA, TOM, *BY, "--store", store)
    merged = quads(store)
    merge = judgements(run, store)[0]["id"]
    run("actors", "undo", merge, "--store", store)
    twice = run("actors", "undo", merge, "--store", store)
    run("actors", "undo", judgements(run, store)[1]["id"], "--store", store)

    assert twice[0] == 1
    assert "was taken back before" in twice[2]
    assert quads(store) == merged


def test_the_later_of_two_in_one_second_counts(run: Run, store: str) -> None:
    """A script that merges, splits and merges again gets what it said last."""
    for command in ("merge", "split", "merge", "split"):
        assert run("actors", command, ANA, TOM, *BY, "--store", store)[0] == 0

    assert "are two: somebody decided so" in run("ask", "who", ANA, TOM, "--store", store)[1]
    assert len(judgements(run, store)) == 4


def test_split_by_article_makes_two(run: Run, store: str) -> None:
    """The one in a named article is somebody else, with an id of their own; the plain id stays with the others."""
    status, out, _ = run("actors", "split", ANA, "--article", "https://wire.example/toll", *BY, "--store", store)
    _, listed, _ = run("ask", "who", "ana ruiz", "--format", "json", "--store", store)
    found = [match for match in json.loads(listed)["matches"] if match["found_by"] == "name"]

    assert status == 0
    assert "are two now" in out
    assert len(found) == 2
    assert ANA in {match["id"] for match in found}
    assert 1 in {match["articles"] for match in found}


def test_split_of_two_names_that_are_one(run: Run, store: str) -> None:
    """Two ids that a judgement joined are kept apart again by naming both."""
    run("actors", "merge", ANA, TOM, *BY, "--store", store)

    status, out, _ = run("actors", "split", "Ana Ruiz", "Tom Keller", *BY, "--store", store)

    assert status == 0
    assert "Ana Ruiz (ana-ruiz) and Tom Keller (tom-keller) are two now." in out


def test_rename_and_same_as_show_in_the_card(run: Run, store: str) -> None:
    """The new label leads, the old one stays as another name; the address of a Wikidata page is read as its id."""
    assert run("actors", "rename", TOM, "  Thomas  Keller ", *BY, "--store", store)[0] == 0
    assert run("actors", "same-as", TOM, "https://www.wikidata.org/wiki/Q42", *BY, "--store", store)[0] == 0

    card = json.loads(run("ask", "who", "q42", "--format", "json", "--store", store)[1])["actor"]

    assert (card["id"], card["label"], card["wikidata"]) == (TOM, "Thomas Keller", ["Q42"])
    assert "Tom Keller" in card["names"]


WRONG_USE = [
    (("merge", ANA), 2, "Missing argument 'B'"),
    (("merge", ANA, "nobody at all"), 1, "no actor is called 'nobody at all'"),
    (("merge", "john smith", ANA), 1, "may mean several"),
    (("merge", ANA, "Ana Ruiz"), 1, "are one already"),
    (("split", ANA), 2, "either OTHER, or the --article"),
    (("split", ANA, TOM, "--article", "x"), 2, "either OTHER, or the --article"),
    (("split", TOM, "--article", "https://harbour.example/opens"), 1, "is in no other article"),
    (("split", TOM, "--article", "https://wire.example/toll"), 1, "Tom Keller is not in https://wire.example/toll"),
    (("rename", TOM, " \x1b "), 2, "the label is empty"),
    (("same-as", TOM, "P39"), 2, "'P39' is no Wikidata item. Write Q264766"),
    (("same-as", TOM, "Q42> ?p ?o"), 2, "is no Wikidata item"),
    (("undo", "3f2a01bcd4e5"), 1, "no judgement has this id. Look it up with: onrecord actors log"),
    (("merge", ANA, TOM, "--at", "soon"), 2, "'soon' is not a time"),
    (("merge", ANA, TOM, "--by", " "), 2, "nobody is named"),
    (("import", "nowhere.csv"), 2, "does not exist"),
]


@pytest.mark.parametrize(("arguments", "expected", "message"), WRONG_USE)
def test_what_is_wrong_is_said(run: Run, store: str, arguments: tuple[str, ...], expected: int, message: str) -> None:
    """Wrong usage is status 2, what cannot be done is status 1 and one line; nothing is judged."""
    status, out, err = run("actors", *arguments, "--store", store)

    assert (status, out) == (expected, "")
    assert message in err
    assert expected == 2 or len(err.splitlines()) == 1
    assert judgements(run, store) == []


def test_who_decides_is_taken_from_the_environment(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """ONRECORD_USER, else whoever is logged in, else unknown."""
    monkeypatch.setenv("ONRECORD_USER", "mina")
    run("actors", "rename", TOM, "Tom", "--store", store)
    monkeypatch.delenv("ONRECORD_USER")

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    run("actors", "rename", TOM, "Tom K.", "--store", store)

    assert [row["by"] for row in judgements(run, store)] == ["mina", "unknown"]


def test_judgements_travel_as_a_table(run: Run, store: str, tmp_path: Path) -> None:
    """What is exported and imported elsewhere has the same effect, and once more adds nothing."""
    file, other = str(tmp_path / "j.csv"), str(tmp_path / "other.db")
    run("actors", "merge", ANA, TOM, "--why", '=cmd|"x",;\n', *BY, "--store", store)
    run("actors", "rename", TOM, "'=Tom", *BY, "--store", store)
    run("actors", "undo", judgements(run, store)[1]["id"], *BY, "--store", store)
    filled(other).close()

    assert run("actors", "export", file, "--store", store)[0] == 0
    first = run("actors", "import", file, "--store", other)
    second = run("actors", "import", file, "--store", other)

    assert "\n'" not in Path(file).read_text(encoding="utf-8")  # no verdict is guarded
    with Path(file).open(encoding="utf-8", newline="") as lines:
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(lines) for cell in row)
    assert (first[0], first[1].splitlines()[0]) == (0, "3 judgements added, 0 known before.")
    assert second[1].splitlines()[0] == "0 judgements added, 3 known before."
    assert judgements(run, other) == judgements(run, store)
    assert quads(other) == quads(store)


def test_a_bad_row_does_not_stop_the_others(run: Run, store: str, tmp_path: Path) -> None:
    """Each row that is wrong is a problem with its line; spreadsheets' semicolons and byte order marks are read."""
    file = tmp_path / "j.csv"
    rows = [
        "Verdict;Node1;Node2;Value",
        f"same;actor/{ANA};actor/{TOM};",
        f"perhaps;actor/{ANA};actor/{TOM};",
        f"identify;actor/{TOM};;P39",
        f"same;{ANA};actor/{TOM};",
        f";actor/{ANA};actor/{EVIL_ID};",
        f"same;actor/{ANA};actor/a:b;",
    ]
    file.write_text("\n".join(rows), encoding="utf-8-sig")

    status, out, err = run("actors", "import", str(file), *BY, "--store", store)
    again = run("actors", "import", str(file), *BY, "--store", store)

    assert status == 1
    assert out.startswith("1 judgement added, 0 known before.\n1 row without a verdict left out.\n")
    assert [f":{line}: " in err for line in (2, 3, 4, 5, 7)] == [False, True, True, True, True]
    assert "no verdict 'perhaps'. Write one of dated, different, identify" in err
    assert again[1].startswith("0 judgements added, 1 known before.")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"verdict,first\n\xe9,x\n", b"", b"{}"])
def test_a_file_that_is_nothing_is_one_line(run: Run, store: str, tmp_path: Path, content: bytes) -> None:
    """What is neither a table of judgements nor facts fails, with the name of the file."""
    file = tmp_path / "x.csv"
    file.write_bytes(content)

    status, _, err = run("actors", "import", str(file), "--store", store)

    assert status == 1
    assert str(file) in err
    assert "Traceback" not in err


def test_facts_are_imported(run: Run, store: str, tmp_path: Path) -> None:
    """A table of names and roles is kept with its counts, told once as new, and shown in the card."""
    file = tmp_path / "people.csv"
    file.write_text("name,role,body,since,until\nTom Keller,mayor,Saltmere Council,2020-05-01,2022-05-01\n")

    status, out, _ = run("actors", "import", str(file), "--store", store)
    again = run("actors", "import", str(file), "--store", store)[1]
    posts = json.loads(run("ask", "who", TOM, "--format", "json", "--store", store)[1])["actor"]["posts"]

    assert status == 0
    assert "1 person" in out
    assert "The next onrecord build reads the articles again" in out
    assert "nothing changes" in again
    assert [(post["since"], post["until"]) for post in posts] == [("2020-05-01", "2022-05-01")]


@pytest.mark.usefixtures("queue")
def test_the_queue_is_printed_in_a_pipe(run: Run, store: str) -> None:
    """Both names, the score and the reasons, safe for a terminal; nothing is asked and nothing stored."""
    status, out, _ = run("actors", "review", "--store", store)

    assert status == 0
    assert "0.50  Ana Ruiz (ana-ruiz) and Tom Keller (tom-keller)\n" in out
    assert "a year apart (-0.5)" in out
    assert "\x1b" not in out
    assert "\x1b" not in run("actors", "review", "--limit", "1", "--store", store)[1]


@pytest.mark.usefixtures("queue")
def test_the_queue_is_answered_in_a_spreadsheet(run: Run, store: str, tmp_path: Path) -> None:
    """Exported as CSV with an empty verdict, filled in, imported; formulas in it are guarded."""
    _, out, _ = run("actors", "review", "--format", "csv", "--store", store)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert all(row["verdict"] == "" for row in rows)
    assert not any(cell.startswith("=") for row in rows for cell in row.values())
    rows[0] |= {"verdict": "Same", "why": "asked them"}
    file = tmp_path / "queue.csv"
    with file.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)

    status, told, _ = run("actors", "import", str(file), *BY, "--store", store)

    assert status == 0
    assert told.startswith("1 judgement added, 0 known before.\n1 row without a verdict left out.\n")
    assert judgements(run, store)[0]["why"] == "asked them"
    assert "are one" in run("ask", "who", ANA, TOM, "--store", store)[1]


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Sit somebody at the terminal who types these lines."""
    monkeypatch.setattr("onrecord.cli.review.on_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.usefixtures("queue")
def test_a_terminal_is_asked_pair_by_pair(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both sides with names, roles, outlets, dates and a quotation with its link; the answer carries its reason."""
    answer(monkeypatch, "s met them both", "k")

    status, out, _ = run("actors", "review", *BY, "--store", store)
    [made] = judgements(run, store)

    assert status == 0
    for words in (
        "Ana Ruiz · person · ana-ruiz",
        "roles  mayor",
        "The Harbour Post",
        "2024-03-04",
        "“the bridge was safe”",
    ):
        assert words in out
    assert mayor().article.url or "" in out
    assert "\x1b" not in out
    assert (made["what"], made["why"], made["by"]) == (f"{ANA} = {TOM}", "met them both", "mina")
    assert "1 answer stored" in out


@pytest.mark.usefixtures("queue")
def test_an_answer_can_be_taken_back_at_once(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key u undoes the last answer and asks it again; nonsense is asked again; q leaves the rest for later."""
    before = quads(store)
    answer(monkeypatch, "u", "what", "same", "u", "q")

    status, out, _ = run("actors", "review", *BY, "--store", store)

    assert status == 0
    assert "There is nothing to take back yet." in out
    assert "'what' is none of: d, k, q, s, u" in out
    assert out.count("May these be one actor?") == 4
    assert "0 answers stored" in out
    assert quads(store) == before
    assert [row["what"].split()[0] for row in judgements(run, store)] == [ANA, "undo"]


@pytest.mark.usefixtures("queue")
def test_leaving_keeps_what_was_answered(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever goes away in the middle has lost nothing, and is not asked again what is settled."""
    answer(monkeypatch, "s")
    status, _, err = run("actors", "review", *BY, "--store", store)
    assert (status, err.strip()) == (1, "Stopped.")

    answer(monkeypatch, "q")
    _, out, _ = run("actors", "review", *BY, "--store", store)

    assert "2 of 2" in out
    assert "1 of 2" not in out


def test_ask_who_lists_several(run: Run, store: str) -> None:
    """A name of two lists both, with counts and the ids that tell them apart."""
    status, out, _ = run("ask", "who", "smith", "--store", store)

    assert status == 0
    assert out.count("John Smith") >= 2
    assert "john-smith" in out


def test_ask_who_is_one_of_the_questions(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is listed, explains itself, and takes the options of the group on both sides."""
    monkeypatch.setenv("ONRECORD_STORE", "/nowhere")

    assert "who somebody is, by any of their names" in run("ask")[1].lower()
    assert "onrecord ask who corbyn" in run("ask", "who", "--help")[1]
    before = run("ask", "--store", store, "--format", "json", "who", TOM)
    assert before == run("ask", "who", TOM, "--store", store, "--format", "json")
    assert json.loads(before[1])["actor"]["id"] == TOM


def test_ask_who_of_nobody_says_so(run: Run, store: str) -> None:
    """One line and status 1; three names are wrong usage."""
    status, out, err = run("ask", "who", "zzz", "--store", store)

    assert (status, out) == (1, "")
    assert "nobody is called 'zzz' in this store" in err
    assert run("ask", "who", "a", "b", "--other", "c", "--store", store)[0] == 2


def test_a_hostile_name_is_inert(run: Run, store: str) -> None:
    """A name that steers terminals and closes queries is shown, merged, renamed and taken back as mere words."""
    before = quads(store)
    shown = run("ask", "who", EVIL_ID, "--store", store)
    merged = run("actors", "merge", EVIL_ID, TOM, "--why", EVIL, "--by", EVIL, "--store", store)
    log = run("actors", "log", "--store", store)
    renamed = run("actors", "rename", TOM, EVIL, "--store", store)
    for row in reversed(judgements(run, store)):
        run("actors", "undo", row["id"], "--store", store)

    for status, out, err in (shown, merged, log, renamed):
        assert status == 0
        assert "\x1b" not in out + err
    assert quads(store) == before


def test_a_store_that_is_not_there_is_one_line(run: Run, tmp_path: Path) -> None:
    """Asking, listing and judging need a store, and make none."""
    missing = tmp_path / "none.db"
    for command in (
        ("ask", "who", "x"), ("actors", "log"), ("actors", "review"), ("actors", "merge", "a", "b"),
        ("actors", "undo", "x"), ("actors", "reconcile", "--service", "http://127.0.0.1:9"),
    ):  # fmt: skip
        status, _, err = run(*command, "--store", str(missing))
        assert status == 1
        assert len(err.strip().splitlines()) == 1
        assert str(missing) in err
    assert not missing.exists()


def test_a_service_offers_and_somebody_accepts(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are sent in batches; answers are kept as offers, once, and only a number typed by somebody accepts one."""
    wonder(monkeypatch)
    with serving() as service:
        ask = ("actors", "reconcile", "--service", service.url, "--pause", "0", "--batch", "2", "--store", store)
        first = run(*ask)
        sent = [name for batch in service.batches for name in batch]
        again = run(*ask)
        asked_again = len([name for batch in service.batches for name in batch]) - len(sent)
    listed = run("actors", "review", "--list", "--store", store)[1]
    nobody = run("ask", "who", "Q990000001", "--store", store)
    answer(monkeypatch, "7", "1", "u", "1", "n")
    reviewed = run("actors", "review", *BY, "--store", store)

    assert first[0] == 0
    assert {"Ana Ruiz", "Tom Keller"} <= set(sent)
    assert max(len(batch) for batch in service.batches) == 2
    assert "None is accepted yet. Next: onrecord actors review" in first[1]
    assert asked_again == 0
    assert "was asked about 0 actors" in again[1]
    assert "Q990000001 Ana Ruiz, mayor of Saltmere" in listed
    assert nobody[0] == 1
    assert reviewed[0] == 0
    assert json.loads(run("ask", "who", "Q990000001", "--format", "json", "--store", store)[1])["actor"]["id"] == ANA
    assert "Nothing waits" in run("actors", "review", "--list", "--store", store)[1]


def test_only_who_is_named_is_asked_about(run: Run, store: str) -> None:
    """--actor chooses; roles are sent only with --roles; whoever has a Wikidata id is left out."""
    with serving() as service:
        ask = ("actors", "reconcile", "--service", service.url, "--pause", "0", "--store", store)
        run(*ask, "--actor", "ana ruiz")
        without = json.dumps([seen.queries for seen in service.seen])
        run(*ask, "--actor", "ana ruiz", "--again", "--roles")
        run("actors", "same-as", ANA, "Q990000001", *BY, "--store", store)
        run(*ask, "--actor", "ana ruiz", "--again")

    assert service.batches == [["Ana Ruiz"], ["Ana Ruiz"]]
    assert "mayor" not in without
    assert "mayor" in json.dumps([seen.queries for seen in service.seen])


def test_a_service_that_fails_is_one_line(run: Run, store: str) -> None:
    """An address where nothing answers is told in one line."""
    status, _, err = run("actors", "reconcile", "--service", "ftp://x", "--store", store)

    assert status == 1
    assert "not a web address" in err
