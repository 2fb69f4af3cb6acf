"""When an article was published, in the graph: every source, whether or not it counts."""

from dataclasses import replace

from onrecord.graph import Run, open_store
from onrecord.graph.build import quads
from onrecord.graph.page import R, V
from onrecord.graph.reread import reread
from onrecord.graph.terms import node
from onrecord.graph.validate import shacl
from onrecord.ids import iri
from onrecord.model import PublicationDate, Record, Span
from tests.newsroom import bridge

RUN = Run(version="1", extractors=("test",), model="none")
DATES = (
    PublicationDate(date="2023-06-09", basis="html", confidence=0.95, where="article:published_time"),
    PublicationDate(date="XXXX-06-08", basis="dateline", confidence=0.5, where="HARBOUR, June 8", span=Span(0, 4)),
    PublicationDate(date="2024-12-13", basis="crawl", confidence=0.1),
)


def dated() -> Record:
    """Return an article about which several sources say several things."""
    record = bridge()
    return replace(record, article=replace(record.article, dates=DATES, published="2023-06-09", published_basis="html"))


def test_every_source_is_kept_with_its_basis() -> None:
    """Each has a node; the one that counts is also schema:datePublished."""
    found = quads(dated(), RUN)
    me = node(iri("article", dated().article.id))
    nodes = [q.object for q in found if q.subject == me and q.predicate == R["publicationDate"]]
    values = {
        (q.predicate.value.rpartition("#")[2], q.object.value)
        for q in found
        if q.subject in nodes and q.predicate in (R["date"], R["where"])
    }

    assert len(nodes) == 3
    assert values == {
        ("date", "2023-06-09"),
        ("date", "--06-08"),
        ("date", "2024-12-13"),
        ("where", "article:published_time"),
        ("where", "HARBOUR, June 8"),
    }
    assert {q.object for q in found if q.predicate == R["basis"]} == {
        V["basis-html"],
        V["basis-dateline"],
        V["basis-crawl"],
    }


def test_sources_are_valid_and_read_back() -> None:
    """SHACL and the reader of evidence have nothing against them."""
    with open_store("memory") as graph:
        graph.replace(dated(), RUN)
        graph.identify()

        assert reread(graph) == []
        assert shacl(graph) == []


def test_another_source_is_another_article_to_store() -> None:
    """An article whose sources have changed is not the one that the graph holds, even if its date is the same."""
    record = dated()
    with open_store("memory") as graph:
        graph.replace(record, RUN)

        assert graph.holds(record.article, RUN)
        assert not graph.holds(replace(record.article, dates=DATES[:2]), RUN)
