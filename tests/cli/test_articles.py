"""``onrecord articles`` as a user meets it, on small articles that are really read and analysed."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.graph import open_store
from onrecord.ids import article_id
from tests.cli.conftest import Run

BY = ("--by", "mina")
EXTRACTORS = ("--extractors", "rules,dates")
BRIDGE = "https://harbour.example/bridge"
ID = article_id("", BRIDGE)
PAGES = {
    "bridge.md": f"---\ntitle: Bridge closed\noutlet: The Harbour Post\nurl: {BRIDGE}\n---\n"
    "Ana Ruiz said on Tuesday that the old bridge would close on 8 June.\n",
    "toll.md": "---\ntitle: Toll raised\noutlet: The Wire\ndct: 2024-03-04\ndate: 2024-03-05\n---\n"
    "The board raised the toll on Monday, Tom Keller said.\n",
    "page.txt": "Menu\n\nFri, 13 December 2024\n\nHarbour board keeps the old pier open\n\nPublished: 3 March 2020\n\n"
    "The board said on Wednesday that it would not close the old pier, and that talks would go on.\n\n"
    "A spokesman said that there was nothing to add to what had been said on Monday.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the articles and a store of them."""
    from onrecord import Settings, build

    folder = tmp_path_factory.mktemp("articles")
    (folder / "news").mkdir()
    for name, text in PAGES.items():
        (folder / "news" / name).write_text(text, encoding="utf-8")
    build([folder / "news"], folder / "s.db", settings=Settings(extractors=("rules", "dates")))
    return folder


@pytest.fixture
def store(built: Path, tmp_path: Path) -> str:
    """Return a copy of the store of one's own."""
    from shutil import copytree

    return str(copytree(built / "s.db", tmp_path / "s.db"))


def quads(store: str) -> list[str]:
    """Return all that a store holds but for the judgements."""
    with open_store(store, read_only=True) as graph:
        return sorted(line for line in map(str, graph.match()) if "/graph/judgements>" not in line)


def rows(run: Run, *command: str) -> list[dict[str, object]]:
    """Return what a command gives as JSON."""
    status, out, _ = run("articles", *command, "--format", "json")
    assert status == 0
    return list(json.loads(out))


def test_list(run: Run, store: str) -> None:
    """Articles by date with who says so, those whose sources differ marked, those without a date last."""
    found = rows(run, "list", "--store", store)
    status, table, _ = run("articles", "list", "--store", store)

    assert [(row["title"], row["published"], row["basis"], row["differ"]) for row in found] == [
        ("Harbour board keeps the old pier open", "2020-03-03", "text", False),
        ("Bridge closed", "", "", False),
        ("Toll raised", "", "", True),
    ]
    assert status == 0
    lines = [
        line for line in table.splitlines() if line.split()[:1] and line.split()[0] in {row["id"] for row in found}
    ]
    assert [line.split()[0] for line in lines] == [row["id"] for row in found]
    assert ["differ" in line for line in lines] == [row["differ"] for row in found]


def test_list_only_some(run: Run, store: str) -> None:
    """``--undated`` and ``--differ`` leave the others out, in every format."""
    undated = run("articles", "list", "--undated", "--format", "csv", "--store", store)[1]

    assert [row["title"] for row in csv.DictReader(io.StringIO(undated))] == ["Bridge closed", "Toll raised"]
    assert [row["title"] for row in rows(run, "list", "--differ", "--store", store)] == ["Toll raised"]


def test_dates(run: Run, store: str) -> None:
    """All sources of a date with their words, place and confidence; which counts, and what to do when none does."""
    [stated, crawl] = rows(run, "dates", "Harbour board keeps the old pier open", "--store", store)
    status, out, err = run("articles", "dates", "Toll raised", "--store", store)

    text = PAGES["page.txt"]
    assert (stated["date"], stated["basis"], stated["counts"]) == ("2020-03-03", "text", True)
    assert text[int(str(stated["start"])) : int(str(stated["end"]))] == stated["where"] == "Published: 3 March 2020"
    assert (crawl["date"], crawl["basis"], crawl["counts"], crawl["confidence"]) == ("2024-12-13", "crawl", False, 0.1)
    assert status == 0
    assert "2024-03-04" in out
    assert "2024-03-05" in out
    assert "None of these counts. If you know it: onrecord articles set-date " in err


def test_set_and_remove_is_as_it_was(run: Run, store: str) -> None:
    """A date that is set counts at once and dates the article's days; removing it restores every quad."""
    before = quads(store)

    status, out, err = run("articles", "set-date", BRIDGE, "2023-06-01", "--why", "in print", *BY, "--store", store)
    [given] = rows(run, "dates", BRIDGE, "--store", store)
    shown = run("articles", "dates", BRIDGE, "--store", store)[1]
    after = quads(store)
    removed = run("articles", "set-date", ID, "--remove", *BY, "--store", store)

    assert (status, err) == (0, "")
    assert f"Bridge closed ({ID}): published 2023-06-01 (user) now." in out
    assert f"onrecord articles set-date {ID} --remove --store {store}" in out
    assert (given["date"], given["basis"], given["counts"]) == ("2023-06-01", "user", True)
    assert "set by mina on 20" in shown
    assert ": in print" in shown
    assert any('"2023-05-30"' in quad for quad in after)  # Tuesday
    assert any('"2023-06-08"' in quad for quad in after)  # 8 June
    assert not any("2023" in quad for quad in before)
    assert removed[0] == 0
    assert "without a publication date now" in removed[1]
    assert quads(store) == before


@pytest.mark.parametrize("date", ["2017", "2017-04"])
def test_a_part_of_a_date(run: Run, store: str, date: str) -> None:
    """A month or a year may be all that is known."""
    assert run("articles", "set-date", ID, date, *BY, "--store", store)[0] == 0
    assert [row["published"] for row in rows(run, "list", "--store", store) if row["id"] == ID] == [date]


def test_a_set_date_settles_sources_that_differ(run: Run, store: str) -> None:
    """After that nothing differs any more, and building again neither complains nor changes anything."""
    [row] = rows(run, "list", "--differ", "--store", store)
    run("articles", "set-date", str(row["id"]), "2024-03-05", *BY, "--store", store)

    assert rows(run, "list", "--differ", "--store", store) == []
    assert [source["date"] for source in rows(run, "dates", str(row["id"]), "--store", store)] == [
        "2024-03-05",
        "2024-03-04",
        "2024-03-05",
    ]


@pytest.mark.parametrize("published", ["2017-04-20", "2017-06-30"])
def test_a_set_date_wins_over_a_field_of_the_file(run: Run, tmp_path: Path, published: str) -> None:
    """Front matter that says "published" is as sure as can be, whether earlier or later; the user's date still wins."""
    store, lines = str(tmp_path / "one.db"), tmp_path / "one.jsonl"
    given = {"id": "one", "title": "Pier kept", "text": "Ana Ruiz said it on Tuesday.", "published": published}
    lines.write_text(json.dumps(given) + "\n", encoding="utf-8")
    run("build", str(lines), *EXTRACTORS, "--store", store)

    status, out, err = run("articles", "set-date", "Pier kept", "2017-05-20", *BY, "--store", store)
    [row] = rows(run, "list", "--store", store)
    sources = rows(run, "dates", "Pier kept", "--store", store)

    assert (status, err) == (0, "")
    assert "published 2017-05-20 (user) now" in out
    assert (row["published"], row["basis"], row["differ"]) == ("2017-05-20", "user", False)
    assert [(one["date"], one["counts"]) for one in sources] == [("2017-05-20", True), (published, False)]
    assert run("build", str(lines), *EXTRACTORS, "--store", store)[2] == ""


def test_building_again_changes_nothing(run: Run, built: Path, store: str) -> None:
    """A build reads the articles with the dates that users have set, and does not complain of what they settled."""
    [row] = rows(run, "list", "--differ", "--store", store)
    told = run("build", str(built / "news"), *EXTRACTORS, "--store", store)
    for id_ in (str(row["id"]), ID):
        run("articles", "set-date", id_, "2024-03-05", *BY, "--store", store)
    before = quads(store)
    status, out, err = run("build", str(built / "news"), *EXTRACTORS, "--store", store)

    assert told[0] == 1
    assert "publication dates differ: 2024-03-04 (front matter: dct); 2024-03-05 (front matter: date)" in told[2]
    assert (status, err) == (0, "")
    assert out.startswith("0 articles added, 3 unchanged, 0 problems.")
    assert quads(store) == before


def test_the_later_date_counts_and_removing_takes_all_back(run: Run, store: str) -> None:
    """Whoever sets a date twice has the second; one removal opens the article again; the log tells all of it."""
    before = quads(store)
    run("articles", "set-date", ID, "2017-04-20", *BY, "--store", store)
    run("articles", "set-date", ID, "2017-04-21", *BY, "--store", store)
    again = run("articles", "set-date", ID, "2017-04-21", *BY, "--store", store)[1]
    two = rows(run, "log", "--store", store)
    now = [row["published"] for row in rows(run, "list", "--store", store) if row["id"] == ID]
    run("articles", "set-date", ID, "--remove", *BY, "--store", store)

    assert now == ["2017-04-21"]
    assert "as before" in again
    assert [row["what"] for row in two] == [f"{ID} was published 2017-04-20", f"{ID} was published 2017-04-21"]
    assert [row["effect"] for row in two] == [f"overruled by {two[1]['id']}", "counts"]
    effects = [str(row["effect"]).split()[0] for row in rows(run, "log", "--store", store)]
    assert effects == ["taken", "taken", "counts", "counts"]
    assert quads(store) == before


def test_the_log_is_about_dates_alone(run: Run, store: str) -> None:
    """Judgements about actors are in their own log, and the other way round."""
    run("articles", "set-date", ID, "2017", *BY, "--why", "a guess", "--store", store)
    run("actors", "rename", "Ana Ruiz", "Ana M. Ruiz", *BY, "--store", store)
    out = run("articles", "log", "--store", store)[1]
    status, actors, _ = run("actors", "log", "--store", store)

    assert f"{ID} was published 2017: a guess" in out
    assert "Ana M." not in out
    assert status == 0
    assert "Ana M. Ruiz" in actors
    assert "2017:" not in actors


def test_an_empty_log_says_how_to_begin(run: Run, store: str) -> None:
    """Nobody has set anything yet."""
    assert "onrecord articles list --undated" in run("articles", "log", "--store", store)[1]


def test_dates_travel_with_the_other_judgements(run: Run, store: str, built: Path, tmp_path: Path) -> None:
    """What is exported here and imported there gives the same graph there, before or after its articles are built."""
    table = str(tmp_path / "judgements.csv")
    run("articles", "set-date", ID, "2017-04-20", *BY, "--store", store)
    run("actors", "export", table, "--store", store)
    first, last = str(tmp_path / "first.db"), str(tmp_path / "last.db")
    run("actors", "import", table, "--store", first)
    run("build", str(built / "news"), *EXTRACTORS, "--store", first)
    run("build", str(built / "news"), *EXTRACTORS, "--store", last)
    status, out, _ = run("actors", "import", table, "--store", last)

    assert status == 0
    assert "1 judgement added" in out
    assert quads(first) == quads(last) == quads(store)


def test_only_what_is_about_an_article_dates_anew(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To undo a name looks at no article; to undo a date, or to undo that undo, does."""
    from onrecord import pipeline

    looked, redate = [], pipeline.redate
    monkeypatch.setattr(pipeline, "redate", lambda *given: looked.append(1) or redate(*given))  # type: ignore[func-returns-value]
    run("actors", "rename", "Ana Ruiz", "Ana M. Ruiz", *BY, "--store", store)
    with open_store(store, read_only=True) as graph:
        [renamed] = graph.judgements()
    run("actors", "undo", renamed.id, *BY, "--store", store)
    assert looked == []

    run("articles", "set-date", ID, "2017-04-20", *BY, "--store", store)
    for times in (2, 3):
        with open_store(store, read_only=True) as graph:
            last = graph.judgements()[-1]
        assert run("actors", "undo", last.id, *BY, "--store", store)[0] == 0
        assert len(looked) == times


def test_a_date_can_be_undone_by_its_judgement(run: Run, store: str) -> None:
    """``actors undo`` takes back a date like any other judgement, and the article follows."""
    before = quads(store)
    run("articles", "set-date", ID, "2017-04-20", *BY, "--store", store)
    [made] = rows(run, "log", "--store", store)
    status, out, _ = run("actors", "undo", str(made["id"]), *BY, "--store", store)

    assert status == 0
    assert "Taken back" in out
    assert quads(store) == before


WRONG = [
    (("set-date", ID, "2017-02-30"), 2, "'2017-02-30' is not a date. Write 2017-04-20, 2017-04 or 2017"),
    (("set-date", ID, "20 April 2017"), 2, "is not a date"),
    (("set-date", ID, "XXXX-04-20"), 2, "is not a date"),
    (("set-date", ID), 2, "either a DATE such as 2017-04-20, or --remove"),
    (("set-date", ID, "2017", "--remove"), 2, "either a DATE such as 2017-04-20, or --remove"),
    (("set-date", ID, "--remove"), 1, f"{ID}: nobody has set its date, so that there is nothing to remove. See"),
    (
        ("set-date", "Bridge close", "2017"),
        1,
        "no article is called 'Bridge close' in this store. Near: Bridge closed",
    ),
    (("dates", "Bridge close"), 1, "Near: Bridge closed"),
    (("dates", "nonsense"), 1, "List them with: onrecord ask articles"),
]


@pytest.mark.parametrize(("command", "status", "message"), WRONG)
def test_what_is_wrong_is_told_and_nothing_changes(
    run: Run, store: str, command: tuple[str, ...], status: int, message: str
) -> None:
    """A date that is none, an article that is not there, and nothing to do are refused with what to do instead."""
    before = quads(store)
    found = run("articles", *command, "--store", store)

    assert found[0] == status
    assert message in " ".join(found[2].split())
    assert quads(store) == before
    assert rows(run, "log", "--store", store) == []


def test_a_store_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    """A misspelt store is told, and no empty one is left behind."""
    status, _, err = run("articles", "set-date", ID, "2017", "--store", str(tmp_path / "none.db"))

    assert status == 1
    assert "there is no store" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["list", "dates", "set-date", "log"])
def test_help_has_an_example(run: Run, command: str) -> None:
    """Each command shows how it is used."""
    status, out, _ = run("articles", command, "--help")

    assert status == 0
    assert f"onrecord articles {command}" in out.partition("Example:")[2]
