"""Laws of the graph, on articles that nobody would write."""

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.graph import Graph, Run, checked, open_store, quads
from onrecord.graph.terms import UNWRITABLE
from onrecord.graph.validate import reread
from onrecord.graph.vocab import PREFIXES
from onrecord.model import Record, Span
from tests.factories import saying

RUN = Run(version="1", extractors=("test",), model="none")
NAMES = ["Ada Rowe", "ADA ROWE", "Tom Ode", "Tóm Ode", "Eva", ""]
CONTENTS = ["yes", "Yes!", "no", "it “works”", "maybe\nnot"]

hostile = st.text(min_size=1, max_size=12).filter(lambda words: words.strip() != "") | st.sampled_from(
    ['"""', "\\", "> } ; DROP ALL", "\u2028x", "{?x}", "\x00x", "'); --", "<!--", "]]>"]
)
lines = st.lists(
    st.tuples(
        st.sampled_from(NAMES) | hostile.map(lambda w: "N" + w), st.sampled_from(CONTENTS) | hostile.map("c{}".format)
    ),
    min_size=1,
    max_size=5,
)
urls = st.sampled_from([f"https://a.example/{i}" for i in range(4)])


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a record; its address is one of a few, so that articles meet."""
    return saying(*draw(lines), url=draw(urls), title=draw(st.none() | hostile), outlet=draw(st.none() | hostile))


def everything(graph: Graph) -> list[str]:
    """Return all quads as sorted N-Quads."""
    return sorted(map(str, graph.match()))


def graph_of(found: list[Record]) -> list[str]:
    """Return the graph of some records, added in order."""
    with open_store("memory") as graph:
        for record in found:
            graph.replace(record, RUN)
        return everything(graph)


def distinct(found: list[Record]) -> list[Record]:
    """Return one record an article, the last."""
    return list({record.article.id: record for record in found}.values())


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_graph(found: list[Record], random: "st.Random") -> None:
    """Articles in any order, each once or more often, give the same N-Quads."""
    once = distinct(found)
    shuffled = once + once[:2]
    random.shuffle(shuffled)

    assert graph_of(shuffled) == graph_of(once)


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), min_size=1, max_size=6))
def test_only_the_last_version_counts(found: list[Record]) -> None:
    """A store that saw every version of every article is a store that saw only the last ones."""
    assert graph_of(found) == graph_of(distinct(found))


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), min_size=1, max_size=4), records())
def test_coming_and_going_leaves_no_trace(found: list[Record], other: Record) -> None:
    """Replace and restore, add and remove: the same bytes as before."""
    before = graph_of(found)
    with open_store("memory") as graph:
        for record in distinct(found):
            graph.replace(record, RUN)
        same = next((r for r in distinct(found) if r.article.id == other.article.id), None)
        graph.replace(other, replace(RUN, version="2"))
        if same is None:
            graph.remove(other.article.id)
        else:
            graph.replace(same, RUN)
        assert everything(graph) == before == graph_of(distinct(found))


@settings(max_examples=80, deadline=None)
@given(records())
def test_whatever_is_stored_reads_back(record: Record) -> None:
    """Every span fits, every plain triple is backed, adding twice adds nothing."""
    with open_store("memory") as graph:
        assert graph.replace(record, RUN)
        assert not graph.replace(record, RUN)
        assert graph.holds(record.article, RUN)
        assert reread(graph) == []


@settings(max_examples=80, deadline=None)
@given(records(), st.integers(0, 400), st.integers(1, 400))
def test_no_span_outside_the_text_is_stored(record: Record, start: int, length: int) -> None:
    """A span that does not fit costs its attribution; the words of all others are in the text."""
    first = record.attributions[0]
    spoilt = replace(
        record, attributions=(replace(first, content=(Span(start, start + length),)), *record.attributions[1:])
    )
    found = checked(spoilt)
    text = record.article.text

    assert all(
        span.of(text).strip() for a in found.attributions for span in (*a.content, *a.cue, *a.source, a.evidence)
    )
    fits = start + length <= len(text) and text[start : start + length].strip() != ""
    assert (first.id in {a.id for a in found.attributions}) is fits or len(record.attributions) != len(
        {a.id for a in record.attributions}
    )


@pytest.mark.parametrize("format_", [ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.JSON_LD])
@settings(max_examples=60, deadline=None)
@given(record=records())
def test_formats_round_trip(format_: ox.RdfFormat, record: Record) -> None:
    """What is written as Turtle, N-Triples or JSON-LD is read back as it was."""
    triples = [quad.triple for quad in quads(checked(record), RUN)]
    written = ox.serialize(triples, format=format_, prefixes=PREFIXES)

    assert written is not None
    assert {quad.triple for quad in ox.parse(written, format=format_)} == set(triples)


@settings(max_examples=80, deadline=None)
@given(records())
def test_words_to_be_read_can_be_written_anywhere(record: Record) -> None:
    """Only the words that quote the article may hold what XML cannot: its text, and the selectors' three quotations."""
    exact = {"text", "exact", "prefix", "suffix"}
    for quad in quads(checked(record), RUN):
        name = quad.predicate.value.replace("#", "/").rpartition("/")[2]
        if isinstance(quad.object, ox.Literal) and (
            name not in exact or quad.predicate.value.startswith("https://schema.org")
        ):
            assert not UNWRITABLE.search(quad.object.value)
            assert "\n" not in quad.object.value
