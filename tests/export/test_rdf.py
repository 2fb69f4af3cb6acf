"""RDF files: complete, readable by others, and the same bytes whatever the order of what goes in."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ExportError
from onrecord.export import SUFFIXES, rdf, write_graph
from onrecord.export.select import quads
from onrecord.graph import Graph, Run, open_store
from tests.newsroom import desk, newsroom

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
NAMED = (".trig", ".nq", ".jsonld")
# rdflib's own readers use names that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

ODD = 'Said “\\u0022” & <b>"so"</b> \r\n\t]]>\' 🦊 \u2028 .\n@prefix x: <y> .\n'


def stored(graph: Graph, *, named: bool) -> set[ox.Quad]:
    """Return what a file should hold: all but whole texts."""
    found = (q for q in graph.match() if not q.predicate.value.endswith("ns#text"))
    return {q if named else ox.Quad(q.subject, q.predicate, q.object) for q in found}


@pytest.mark.parametrize("suffix", FORMATS)
def test_files_read_back(any_graph: Graph, tmp_path: Path, suffix: str) -> None:
    """Each format holds exactly the graph, read back with a reader that is not ours."""
    path = tmp_path / f"graph{suffix}"

    done = write_graph(any_graph, path)

    back = list(ox.parse(path=str(path), format=FORMATS[suffix]))
    assert set(back) == stored(any_graph, named=suffix in NAMED)
    assert done.count == len(set(back)) == len(back)


@pytest.mark.parametrize(
    ("suffix", "reader"),
    [(".ttl", "turtle"), (".nt", "nt"), (".rdf", "xml"), (".trig", "trig"), (".jsonld", "json-ld")],
)
def test_rdflib_reads_them_too(newsroom_graph: Graph, tmp_path: Path, suffix: str, reader: str) -> None:
    """A second reader finds as many statements."""
    path = tmp_path / f"graph{suffix}"
    done = write_graph(newsroom_graph, path)
    back = rdflib.Dataset()

    back.parse(str(path), format=reader)

    assert len(set(back.quads())) == done.count


@pytest.mark.parametrize("suffix", FORMATS)
def test_any_order_gives_the_same_bytes(newsroom_graph: Graph, tmp_path: Path, suffix: str) -> None:
    """Articles that arrive the other way round, in another store, leave the same file."""
    with open_store("rdflib:Memory") as other:
        for record in reversed(newsroom()):
            other.replace(record, Run(version="0", extractors=("test/1",), model="none"))
        write_graph(other, tmp_path / f"other{suffix}")

    write_graph(newsroom_graph, tmp_path / f"graph{suffix}")

    assert (tmp_path / f"other{suffix}").read_bytes() == (tmp_path / f"graph{suffix}").read_bytes()


def test_any_hash_seed_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Nothing of Python's random hashing reaches a file, in any format."""
    code = """
import sys, warnings, hashlib
warnings.simplefilter("ignore")
from pathlib import Path
from random import Random
from onrecord.export import SUFFIXES, write_graph
from tests.newsroom import filled
graph = filled("memory")
for suffix in SUFFIXES:
    path = Path(sys.argv[1]) / f"graph{suffix}"
    write_graph(graph, path)
    print(suffix, hashlib.sha256(path.read_bytes()).hexdigest())
"""
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            capture_output=True, text=True, check=True, cwd=root, env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip

    assert len(seen) == 1
    assert len(seen.pop().splitlines()) == len(SUFFIXES)


def test_whole_texts_only_when_asked(newsroom_graph: Graph, tmp_path: Path) -> None:
    """An article's text is its outlet's: it leaves the store only on demand."""
    without, with_ = tmp_path / "a.nq", tmp_path / "b.nq"
    write_graph(newsroom_graph, without)
    write_graph(newsroom_graph, with_, text=True)

    more = set(with_.read_text().splitlines()) - set(without.read_text().splitlines())

    assert "ns#text>" not in without.read_text()
    assert len(more) == len(newsroom())
    assert all("<https://w3id.org/onrecord/ns#text>" in line for line in more)


def test_turtle_is_grouped_and_prefixed(newsroom_graph: Graph, tmp_path: Path) -> None:
    """Prefixes are sorted, each subject is one block with its type first, and blocks are set apart."""
    write_graph(newsroom_graph, tmp_path / "graph.ttl")

    head, _, rest = (tmp_path / "graph.ttl").read_text().partition("\n\n")
    blocks = rest.rstrip("\n").split("\n\n")

    assert head.splitlines() == sorted(head.splitlines())
    labels = 'rdfs:label "Harbour Council"@en ;\n\tskos:prefLabel "Harbour Council"@en .'
    assert f"actor:harbour-council a schema:Organization , rec:Actor ;\n\t{labels}" in blocks
    assert len({block.split()[0] for block in blocks}) == len(blocks)


@pytest.mark.parametrize("suffix", FORMATS)
def test_odd_text_survives(tmp_path: Path, suffix: str) -> None:
    """Quotes, mark-up, line ends and text that looks like Turtle come back as they were."""
    on = desk(f"Ana Ruiz said {ODD} again.", title=ODD, outlet="City Wire")
    on.actor("ana-ruiz", "Ana Ruiz")
    on.says("Ana Ruiz", "said", ODD.strip(), speaker="ana-ruiz")
    with open_store("memory") as graph:
        assert not graph.replace(on.record(), Run(version="0", extractors=("test/1",), model="none")).problems
        write_graph(graph, tmp_path / f"odd{suffix}")
        expected = stored(graph, named=suffix in NAMED)

    assert set(ox.parse(path=str(tmp_path / f"odd{suffix}"), format=FORMATS[suffix])) == expected


def test_xml_says_what_it_cannot_carry(tmp_path: Path) -> None:
    """Quoted words with a control character are not changed to fit: RDF/XML is refused, Turtle is not."""
    on = desk("Ana Ruiz said no\x0bway.", title="Odd", outlet="City Wire")
    on.says("Ana Ruiz", "said", "no\x0bway", speaker=None)
    with open_store("memory") as graph:
        graph.replace(on.record(), Run(version="0", extractors=("test/1",), model="none"))
        with pytest.raises(ExportError, match=r"RDF/XML cannot carry the character U\+000B.*Export to \.ttl"):
            write_graph(graph, tmp_path / "odd.rdf")
        write_graph(graph, tmp_path / "odd.ttl")

    assert not (tmp_path / "odd.rdf").exists()
    assert "no\\u000Bway" in (tmp_path / "odd.ttl").read_text()


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
G = ox.NamedNode("https://w3id.org/onrecord/id/graph/g")
P = ox.NamedNode("https://w3id.org/onrecord/ns#cueText")


@given(st.lists(WORDS, max_size=5), st.randoms())
def test_any_literals_round_trip(words: list[str], random: Random) -> None:
    """Any text in any order gives one TriG file that reads back."""
    made = [ox.Quad(ox.NamedNode(f"https://x.example/{i}"), P, ox.Literal(w), G) for i, w in enumerate(words)]
    mixed = list(made)
    random.shuffle(mixed)

    text = rdf.trig(rdf.canonical(mixed))

    assert text == rdf.trig(rdf.canonical(made))
    assert set(ox.parse(text, format=ox.RdfFormat.TRIG)) == set(made)


def test_a_selection_is_part_of_the_whole(newsroom_graph: Graph) -> None:
    """Nothing is made up on the way out."""
    from onrecord.export.select import choose

    everything = set(rdf.canonical(quads(newsroom_graph, None)))

    assert set(rdf.canonical(quads(newsroom_graph, choose(newsroom_graph, actor="Ana Ruiz")))) < everything
