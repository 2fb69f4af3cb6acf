"""Rows for spreadsheets and programs."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.export import write_graph
from onrecord.export.tables import COLUMNS, guarded, negated, rows
from onrecord.graph import Graph
from onrecord.query.findings import TYPES
from tests.newsroom import newsroom
from tests.query.chronicle import filled as chronicle
from tests.query.quarrel import filled, quarrel


def read(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as a spreadsheet would."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def test_one_row_for_each_finding(any_graph: Graph, tmp_path: Path) -> None:
    """Each attribution, relation and event is one row, in the order of publication and of the text."""
    path = tmp_path / "graph.csv"

    done = write_graph(any_graph, path)

    found = read(path)
    assert list(found[0]) == list(COLUMNS)
    assert done.count == len(found) == sum(len(r.attributions) + len(r.relations) + len(r.events) for r in newsroom())
    assert [(row["type"], row["who"], row["how"], row["whom"], row["words"]) for row in found[4:8]] == [
        ("attribution", "Ana Ruiz", "says", "", "the bridge was safe"),
        ("attribution", "Tom Keller", "says", "", "Nobody checked it, … and Ruiz knew"),
        ("relation", "Tom Keller", "accuses", "Ana Ruiz", "Keller accused Ruiz of hiding a report."),
        ("event", "", "happens", "", "The bridge closed"),
    ]


def test_denials_are_not_assertions(newsroom_graph: Graph) -> None:
    """Who denies a claim does not say it, and who denies an accusation does not accuse."""
    how = {(row.values["how"], row.values["words"]) for row in rows(newsroom_graph)}

    assert ("denies", "the bridge was safe") in how
    assert ("does not accuse", "Tom Keller denied accusing Ana Ruiz of theft.") in how


def test_relations_of_every_type(tmp_path: Path) -> None:
    """A relation has its type, the words that qualify it and who tells of it, whatever the type."""
    with filled("memory") as graph:
        write_graph(graph, tmp_path / "graph.csv")

    relations = [row for row in read(tmp_path / "graph.csv") if row["type"] == "relation"]

    assert len(relations) == sum(len(record.relations) for record in quarrel())
    found = {(row["who"], row["how"], row["whom"], row["matter"], row["qualifiers"], row["told"]) for row in relations}
    assert {
        ("Tom Keller", "thanks", "Harbour Council", "its words", "", ""),
        ("Tom Keller", "criticises", "Mina Osei", "her silence", "reportedly", ""),
        ("Tom Keller", "does not accuse", "Mina Osei", "theft", "not", ""),
        ("Tom Keller", "accuses", "Harbour Council", "theft", "", "Mina Osei"),
        ("Ana Ruiz", "denies", "", "hiding a report", "", ""),
    } <= found
    assert {row["relation"] for row in relations if row["how"] == "does not accuse"} == {"accuses"}
    assert {row["modality"] for row in relations if row["qualifiers"] == "reportedly"} == {"hearsay"}


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_can_be_negated(type_: str) -> None:
    """What somebody does not do is said in English."""
    verb = negated(type_).removeprefix("does not ").split(" ")[0]

    assert type_.split(" ")[0] in (verb + "s", verb.removesuffix("y") + "ies")


def test_words_stand_at_their_offsets(newsroom_graph: Graph) -> None:
    """Each piece is what the stored article has between its offsets."""
    texts = {record.article.id: record.article.text for record in newsroom()}
    pieces = [
        (row.article["id"], piece) for row in rows(newsroom_graph) for part in row.spans.values() for piece in part
    ]

    assert len(pieces) > 30
    assert all(texts[article][piece.start : piece.end] == piece.exact for article, piece in pieces)


def test_dates_and_their_words(newsroom_graph: Graph, tmp_path: Path) -> None:
    """An event has the date that is known and the words that say so."""
    write_graph(newsroom_graph, tmp_path / "graph.json")

    events = [row for row in json.loads((tmp_path / "graph.json").read_text()) if row["type"] == "event"]

    assert [(row["date"], row["dated"], row["whom"]) for row in events] == [
        ("--06-08", "8 June", ["Tom Keller"]),
        ("2023-06-08", "8 June 2023", []),
    ]
    assert events[1]["article"] == {
        "id": newsroom()[0].article.id,
        "title": "Bridge row deepens",
        "outlet": "The Harbour Post",
        "published": "2024-03-04",
        "url": "https://harbour.example/bridge",
    }
    assert events[0]["article"]["published"] is None


def test_events_say_how_they_are_told_and_dated(tmp_path: Path) -> None:
    """Only what the article tells as a fact happens; what dates an event, and how, has columns of its own."""
    with chronicle("memory") as graph:
        write_graph(graph, tmp_path / "graph.csv")

    events = {row["words"]: row for row in read(tmp_path / "graph.csv") if row["type"] == "event"}
    shown = ("how", "status", "told", "time", "dated", "earliest", "latest", "edtf", "basis")

    def cells(words: str) -> list[str]:
        return [events[words][column] for column in shown]

    assert cells("The audit of Harbour Council began") == [
        "happens", "happened", "", "on", "January", "2024-01-01", "2024-01-31", "2024-01", "text",
    ]  # fmt: skip
    assert cells("The dock has been shut")[3:7] == ["since", "2014", "2014-01-01", ""]
    assert cells("the mayor resigned")[:3] == ["happens", "happened", "Tom Keller"]
    assert cells("The council will sell the dock")[:2] == ["will happen", "future"]
    assert cells("The tower might fall")[:2] == ["might happen", "hypothetical"]
    assert cells("Nobody drowned")[:2] == ["does not happen", "not happened"]
    assert cells("The regatta opened")[5:] == ["", "", "XXXX-06-08", "none"]
    assert [row["place"] for row in read(tmp_path / "graph.csv") if row["words"] == "The ferry sank"] == ["", "Oban"]


def test_json_has_values_as_they_are(newsroom_graph: Graph, tmp_path: Path) -> None:
    """Numbers are numbers, spans have their characters, and nothing is guarded."""
    write_graph(newsroom_graph, tmp_path / "graph.json")

    found = json.loads((tmp_path / "graph.json").read_text())
    [keller] = [row for row in found if row["words"].startswith("Nobody")]

    assert keller["confidence"] == 0.9
    assert keller["spans"]["content"] == [
        {"start": 36, "end": 54, "exact": "Nobody checked it,"},
        {"start": 84, "end": 97, "exact": "and Ruiz knew"},
    ]
    assert {row["article"]["title"] for row in found} >= {"=Ruiz turns", "<b>Keller</b> & the regatta"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_formulas_are_disarmed(cell: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    assert guarded(cell) == "'" + cell


def test_no_cell_of_a_file_is_a_formula(newsroom_graph: Graph, tmp_path: Path) -> None:
    """That holds for every cell, a hostile title and a date without a year included."""
    write_graph(newsroom_graph, tmp_path / "graph.csv")

    cells = {cell for row in read(tmp_path / "graph.csv") for cell in row.values()}

    assert {"'=Ruiz turns", "'--06-08"} <= cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


def test_a_selection_has_fewer_rows(newsroom_graph: Graph, tmp_path: Path) -> None:
    """Only the chosen records become rows."""
    done = write_graph(newsroom_graph, tmp_path / "graph.csv", actor="Harbour Council")

    assert done.count == 1
    assert [row["whom"] for row in read(tmp_path / "graph.csv")] == ["Harbour Council"]
