"""A picture says what the graph says: no more, in a fixed order, each line with its words."""

import re
from dataclasses import replace

import pytest

from onrecord.export.gather import gather
from onrecord.export.passages import Part, passages
from onrecord.export.picture import Picture
from onrecord.export.reduced import most_connected
from onrecord.graph import Graph, Run, open_store
from onrecord.model import Record
from tests.export.pictures import large, small
from tests.newsroom import newsroom

RUN = Run(version="1", extractors=("test",), model="none")


def graph_of(*records: Record) -> Graph:
    """Return a graph in memory."""
    graph = open_store("memory")
    for record in records:
        assert graph.replace(record, RUN)
    return graph


def lines(picture: Picture) -> set[tuple[str, str, str]]:
    """Return the edges by name."""
    label = {node.id: node.label for node in picture.nodes}
    return {(label[edge.source], edge.relation, label[edge.target]) for edge in picture.edges}


@pytest.fixture(scope="module")
def picture() -> Picture:
    """Return the picture of the invented newsroom."""
    with graph_of(*newsroom()) as graph:
        return gather(graph)


def test_lines_are_those_of_the_graph(picture: Picture) -> None:
    """Who said, denied and accused whom is drawn, a denied accusation too."""
    assert lines(picture) - {("Nobody checked it, … and Ruiz knew", "about", "Ana Ruiz")} == {
        ("Ana Ruiz", "said", "the bridge was safe"),
        ("Ana Ruiz", "denied", "the bridge was safe"),
        ("A council spokesman", "said", "the bridge was safe"),
        ("Tom Keller", "said", "Nobody checked it, … and Ruiz knew"),
        ("Tom Keller", "said", "Ana Ruiz will perhaps resign"),
        ("Ana Ruiz", "said", "<script>alert(1)</script> is safe"),
        ("Tom Keller", "accuses", "Ana Ruiz"),
        ("Tom Keller", "accuses", "Harbour Council"),
        ("Ana Ruiz will perhaps resign", "about", "Ana Ruiz"),
    }


def test_no_line_without_evidence(picture: Picture) -> None:
    """Every edge leads to evidence, and every piece of evidence to an article and a passage with its words."""
    evidence = {found.id: found for found in picture.evidence}
    articles = {article.id for article in picture.articles}

    assert all(edge.evidence for edge in picture.edges)
    assert all(id_ in evidence for edge in picture.edges for id_ in edge.evidence)
    for found in picture.evidence:
        assert found.article in articles
        marked = [p.text for passage in found.passages for p in passage.pieces if "content" in p.roles]
        assert " … ".join(marked) == found.quotation


def test_what_is_not_known_stays_unknown(picture: Picture) -> None:
    """A claim without a speaker hangs on nobody, keeps its evidence, and its article's date stays partial."""
    [claim] = [node for node in picture.nodes if node.label == "the toll will rise"]
    [found] = [found for found in picture.evidence if found.id in claim.evidence]
    [article] = [article for article in picture.articles if article.id == found.article]

    assert found.speaker is None
    assert not any(claim.id in (edge.source, edge.target) for edge in picture.edges)
    assert (article.title, article.published) == (None, "2024-02")


def test_a_denied_accusation_is_no_reason_for_a_solid_line(picture: Picture) -> None:
    """The line rests on a plain and on a denied finding, and each says which it is."""
    [edge] = [edge for edge in picture.edges if (edge.relation, edge.target) == ("accuses", "n0")]
    cards = {found.quotation: found for found in picture.evidence if found.id in edge.evidence}

    assert {words: found.manner for words, found in cards.items()} == {"hiding a report": "plain", "theft": "negative"}
    assert (cards["hiding a report"].reasons, cards["theft"].reasons) == ((), ("denied",))


def test_order_of_articles_does_not_matter() -> None:
    """The same articles in another order give the same picture, ids and all."""
    with graph_of(*newsroom()) as one, graph_of(*reversed(newsroom())) as other:
        assert gather(one) == gather(other)


def test_evidence_stands_in_the_order_of_reading(picture: Picture) -> None:
    """By date, undated articles last; within an article from its first word to its last."""
    order = [(found.article, found.quotation) for found in picture.evidence]
    dates = {article.id: article.published or "9999" for article in picture.articles}

    assert [dates[article] for article, _ in order] == sorted(dates[article] for article, _ in order)
    assert [words for article, words in order if dates[article] == "2024-03-04"] == [
        "the bridge was safe",
        "Nobody checked it, … and Ruiz knew",
        "hiding a report",
    ]


def test_only_what_is_drawn_is_read() -> None:
    """A graph that is reduced gives the same picture as reducing the whole picture."""
    with graph_of(*newsroom()) as graph:
        assert gather(graph, max_nodes=4) == most_connected(gather(graph), 4)


def test_an_empty_graph_is_an_empty_picture() -> None:
    """Nothing on record is no error."""
    with open_store("memory") as graph:
        assert gather(graph) == Picture()


def test_what_stands_in_the_words_of_another_is_reported() -> None:
    """``Keller said that Ruiz had agreed`` is what Keller says; Ruiz is only reported to have agreed."""
    record = newsroom()[0]
    first, second = record.attributions
    nested = replace(first, parent=second.id)
    with graph_of(replace(record, attributions=(nested, second))) as graph:
        picture = gather(graph)

    [found] = [found for found in picture.evidence if found.quotation == "the bridge was safe"]
    assert ("Ana Ruiz", "reported", "the bridge was safe") in lines(picture)
    assert ("Ana Ruiz", "said", "the bridge was safe") not in lines(picture)
    assert found.teller is not None
    assert found.teller.label == "Tom Keller"


@pytest.mark.parametrize(
    ("change", "relation"),
    [
        ({"modality": "question"}, "asked"),
        ({"headline": True}, None),
        ({"modality": "question", "headline": True}, None),
    ],
    ids=["a question", "a headline", "a question in a headline"],
)
def test_what_puts_nothing_forward_is_not_said(change: dict[str, object], relation: str | None) -> None:
    """A question is drawn as asked, and a headline draws nothing of its own."""
    record = newsroom()[0]
    first, *others = record.attributions
    with graph_of(replace(record, attributions=(replace(first, **change), *others))) as graph:
        found = {edge[1] for edge in lines(gather(graph)) if edge[2] == "the bridge was safe"}

    assert found == ({relation} if relation else set())


def test_marks_count_code_points() -> None:
    """Behind an emoji, an accent and other scripts the marks still hold the words."""
    text = "😀 Žižka řekl: «Да» 👩‍👩‍👧 tak."
    parts = [
        Part(0, len(text), "evidence", text),
        Part(2, 7, "sourceSpan", "Žižka"),
        Part(8, 12, "cueSpan", "řekl"),
        Part(text.index("Да"), text.index("Да") + 2, "contentSpan", "Да"),
    ]

    [passage] = passages(parts)

    assert passage.text == text
    assert [(p.text, p.roles) for p in passage.pieces if p.roles] == [
        ("Žižka", ("source",)),
        ("řekl", ("cue",)),
        ("Да", ("content",)),
    ]


def test_parts_may_lie_in_each_other_and_outside() -> None:
    """The target inside the matter has both marks; a source two sentences before has a passage of its own."""
    text = "They hid it from Ruiz, it was said."
    parts = [
        Part(100, 100 + len(text), "evidence", text),
        Part(100, 121, "matterSpan", text[:21]),
        Part(117, 121, "towardSpan", "Ruiz"),
        Part(10, 16, "bySpan", "Keller"),
    ]

    before, sentence = passages(parts)

    assert [(p.text, p.roles) for p in before.pieces] == [("Keller", ("source",))]
    assert [(p.text, p.roles) for p in sentence.pieces] == [
        ("They hid it from ", ("content",)),
        ("Ruiz", ("target", "content")),
        (", it was said.", ()),
    ]


def test_the_most_connected_part_hangs_together() -> None:
    """A reduced picture is in one piece, has the node with the most links, and says how much is missing."""
    whole = large(400)
    part = most_connected(whole, 60)
    degree = {node.id: 0 for node in whole.nodes}
    for edge in whole.edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    reached, waiting = set(), [part.nodes[0].id]
    while waiting:
        node = waiting.pop()
        reached.add(node)
        waiting += [
            other
            for edge in part.edges
            if node in (edge.source, edge.target)
            for other in (edge.source, edge.target)
            if other not in reached
        ]

    assert (len(part.nodes), part.left_out) == (60, 340)
    assert reached == {node.id for node in part.nodes}
    assert max(degree, key=lambda node: degree[node]) in reached


def test_reducing_leaves_no_loose_ends() -> None:
    """No edge, evidence or article of a reduced picture points at what is left out; names stay."""
    part = most_connected(small(), 2)
    kept = {node.id for node in part.nodes}

    assert kept == {"n0", "n1"}
    assert all({edge.source, edge.target} <= kept for edge in part.edges)
    assert {id_ for edge in part.edges for id_ in edge.evidence} >= {found.id for found in part.evidence}
    assert all(found.speaker and found.speaker.label and found.speaker.node in kept for found in part.evidence)
    assert {article.id for article in part.articles} == {found.article for found in part.evidence}


def test_a_small_picture_is_not_reduced() -> None:
    """As long as all fits, the picture is the same object."""
    whole = small()

    assert most_connected(whole, 4) is whole
    with pytest.raises(ValueError, match="at least one"):
        most_connected(whole, 0)


def test_ids_are_opaque(picture: Picture) -> None:
    """No id of the page is made of an article's words."""
    things = (*picture.nodes, *picture.edges, *picture.evidence)

    assert all(re.fullmatch(r"[nxe]\d+", thing.id) for thing in things)
