"""``onrecord network`` as a user meets it."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import networkx
import pytest

from tests.cli.conftest import Run
from tests.newsroom import desk
from tests.query.quarrel import MINA, TOM, filled, known, relates


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a store on disk with the quarrel in it."""
    path = str(tmp_path_factory.mktemp("network") / "q.db")
    filled(path).close()
    return path


def test_a_table_on_the_terminal(run: Run, quarrel: str) -> None:
    """Who is in it, with side and measures, the strongest edges, and how well it splits in two camps."""
    status, out, err = run("network", "--store", quarrel)

    assert (status, err) == (0, "")
    assert "5 actors, 8 edges." in out
    assert "Two camps: 0 of 5 pairs with a sign go against the best split." in out
    assert "Triangles: 1 of 1 are balanced." in out
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "Tom Keller person 1b 1 0 1 4 3 0.333 0.455" in lines
    assert "Tom Keller accuses Ana Ruiz 2 2 2 2024-05-02 2024-05-04 0.90" in lines
    assert "how" not in out
    assert "\x1b" not in out


def test_what_is_hedged_says_so(run: Run, quarrel: str) -> None:
    """With --hedged the edges that no article asserts are there, behind the others, with how they are put forward."""
    _, out, _ = run("network", "--hedged", "--relation", "accuses", "--store", quarrel)

    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "Tom Keller accuses Mina Osei 1 1 1 2024-05-07 2024-05-07 0.90 negated" in lines
    assert lines.index("Ana Ruiz accuses Tom Keller 1 1 1 2024-05-04 2024-05-04 0.90 asserted") < lines.index(
        "Tom Keller accuses Harbour Council 1 1 1 2024-05-07 2024-05-07 0.90 told"
    )


def test_more_than_the_limit_is_told(run: Run, quarrel: str) -> None:
    """A table shows as many rows as asked for, and says how many are left."""
    _, out, err = run("network", "--limit", "2", "--store", quarrel)

    assert "Mina Osei   person" not in out
    assert "… and 3 more actors" in err
    assert "… and 6 more edges" in err


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".csv", ".json"])
def test_the_file_is_the_same_each_time(run: Run, quarrel: str, tmp_path: Path, suffix: str) -> None:
    """Asked twice, in stores that were filled in different order, the file has the same bytes."""
    from tests.query import quarrel as world

    other = str(tmp_path / "other.db")
    filled(other, *reversed(world.quarrel())).close()
    written = []
    for number, store in enumerate((quarrel, quarrel, other)):
        path = tmp_path / f"{number}{suffix}"
        status, out, err = run("network", "--hedged", "-o", str(path), "--store", store)
        assert (status, out) == (0, "")
        assert err == f"Wrote {path}: 5 actors, 12 edges\n"
        written.append(path.read_bytes())

    assert written[0] == written[1] == written[2]


@pytest.mark.parametrize(("suffix", "read"), [(".graphml", networkx.read_graphml), (".gexf", networkx.read_gexf)])
def test_networkx_reads_it_again(run: Run, quarrel: str, tmp_path: Path, suffix: str, read: object) -> None:
    """GraphML and GEXF open in networkx with types, measures and sides."""
    path = tmp_path / f"n{suffix}"
    run("network", "--relation", "accuses", "-o", str(path), "--store", quarrel)

    back = read(path)  # type: ignore[operator]  one of two functions

    assert {(d["label"], d["side"], d["in_weight"]) for _, d in back.nodes(data=True)} == {
        ("Ana Ruiz", "1a", 2),
        ("Tom Keller", "1b", 1),
    }
    assert sorted((d["relation"], d["weight"], d["sign"], d["first"]) for *_, d in back.edges(data=True)) == [
        ("accuses", 1, -1, "2024-05-04"),
        ("accuses", 2, -1, "2024-05-02"),
    ]


def test_json_is_node_link(run: Run, quarrel: str, tmp_path: Path) -> None:
    """The JSON file opens in networkx too, with what the network tells as a whole."""
    path = tmp_path / "n.json"
    run("network", "-o", str(path), "--store", quarrel)

    back = networkx.node_link_graph(json.loads(path.read_text()), edges="edges")

    assert (len(back), back.size(), back.is_multigraph(), back.is_directed()) == (5, 8, True, True)
    assert back.graph["triangles"] == 1


def test_csv_has_one_row_for_each_edge(run: Run, quarrel: str, tmp_path: Path) -> None:
    """A spreadsheet gets names, sides, the words and their link."""
    path = tmp_path / "n.csv"
    run("network", "--relation", "defends", "-o", str(path), "--store", quarrel)

    [row] = csv.DictReader(io.StringIO(path.read_text(), newline=""))

    assert (row["source"], row["relation"], row["target"]) == ("Harbour Council", "defends", "Tom Keller")
    assert (row["source_side"], row["target_side"], row["sign"]) == ("1a", "1a", "1")
    assert row["words"] == "Harbour Council defended Keller against the union."
    assert row["url"] == "https://harbour.example/strike"


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".csv", ".json"])
def test_hostile_words_do_no_harm(run: Run, tmp_path: Path, suffix: str) -> None:
    """Markup, formulas and characters that XML forbids stay text, or are dropped where the format has no place."""
    text = '=1+1 <Mina Osei>\x0b & "]]>\ufffe accused Tom Keller.\n'
    on = desk(text, title="=1+1", outlet="City Wire", url="javascript:alert(1)")
    known(on, TOM, MINA)
    on.actors[MINA] = replace(on.actors[MINA], label='=1+1 <b>\x0b&"]]>\ufffe')
    relates(on, "accuses", MINA, TOM, text[:-1], cue="accused")
    store, path = str(tmp_path / "h.db"), tmp_path / f"h{suffix}"
    filled(store, on.record()).close()

    status, _, _ = run("network", "-o", str(path), "--store", store)
    written = path.read_text()

    assert status == 0
    if suffix == ".csv":
        [row] = csv.DictReader(io.StringIO(written, newline=""))
        assert row["source"].startswith("'=1+1")
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "@"))]
    elif suffix == ".json":
        assert json.loads(written)["edges"][0]["words"] == text[:-1]
    else:
        read = networkx.read_graphml if suffix == ".graphml" else networkx.read_gexf
        labels = {data["label"] for _, data in read(path).nodes(data=True)}
        assert labels == {'=1+1 <b> &"]]>\ufffd', "Tom Keller"}


NOTHING = [
    (("--about", "zebra", "--since", "2030"), "leave out --since and --about, or add --hedged"),
    (("--relation", "warns"), "leave out --relation"),
    (("--confidence", "1"), "add --hedged or --confidence 0"),
]


@pytest.mark.parametrize(("arguments", "advice"), NOTHING)
def test_nothing_found_says_what_to_do(run: Run, quarrel: str, arguments: tuple[str, ...], advice: str) -> None:
    """An empty network is no failure, and the message says what would find more."""
    status, out, err = run("network", *arguments, "--store", quarrel)

    assert (status, out) == (0, "")
    assert err.startswith("No relations were found. ")
    assert advice in err


WRONG_USE = [
    (("--relation", "accuse"), "'accuse' is no type of relation. Did you mean accuses?"),
    (("--relation", "zz"), "There are: accuses, criticises"),
    (("-o", "network.txt"), "no format of networks is known for '.txt'. Use one of: .graphml, .gexf, .csv, .json"),
    (("-o", "/nowhere/n.csv"), "the folder /nowhere does not exist"),
    (("--confidence", "2"), "2.0 is not in the range"),
    (("--limit", "0"), "0 is not in the range"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_USE)
def test_wrong_use_is_status_2(run: Run, quarrel: str, arguments: tuple[str, ...], message: str) -> None:
    """Misspelt types, unknown formats and impossible values are told before anything is read."""
    status, out, err = run("network", *arguments, "--store", quarrel)

    assert (status, out) == (2, "")
    assert message in err


def test_types_may_be_given_in_several_ways(run: Run, quarrel: str) -> None:
    """Repeated, with commas, in any case; "all" is what counts without --relation."""
    repeated = run("network", "--relation", "thanks", "--relation", "accuses", "--store", quarrel)

    assert run("network", "--relation", "Accuses, thanks", "--store", quarrel) == repeated
    assert run("network", "--relation", "all", "--store", quarrel) == run("network", "--store", quarrel) != repeated


def test_a_wrong_date_is_status_1(run: Run, quarrel: str) -> None:
    """A date that is none is told in one line."""
    assert "since 2018 is after" in run("network", "--since", "2018", "--until", "2016", "--store", quarrel)[2]
    assert run("network", "--since", "soon", "--store", quarrel) == (
        1,
        "",
        "Error: since: 'soon' is not a date. Write 2024-03-05, 2024-03 or 2024\n",
    )


def test_help_has_examples(run: Run) -> None:
    """The help explains sides and shows what to type."""
    status, out, _ = run("network", "--help")

    assert status == 0
    assert "onrecord network --relation accuses -o accusations.graphml" in out
    assert '"undetermined" means' in out
