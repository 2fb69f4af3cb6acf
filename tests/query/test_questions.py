"""Every prepared question: what it answers about the newsroom, in every store alike."""

import pytest

from onrecord.graph import Graph, open_store
from onrecord.query import ask, questions
from tests.newsroom import filled

SAFE = "the bridge was safe"
SCRIPT = "<script>alert(1)</script> is safe"
ACCUSED, DENIED = "Keller accused Ruiz of hiding a report.", "Tom Keller denied accusing Ana Ruiz of theft."
UNDATED = [("", "accuses"), ("XXXX-06-08", "happened"), ("", "said")]

# question, parameters, columns to compare, rows
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[str, ...]]]] = [
    (
        "who-said-what",
        {},
        "published who how said outlet",
        [
            ("", "Ana Ruiz", "asserted", SCRIPT, "The Harbour Post"),
            ("2024-02", "", "hearsay", "the toll will rise", "City Wire"),
            ("2024-03-04", "Tom Keller", "asserted", "Nobody checked it, … and Ruiz knew", "The Harbour Post"),
            ("2024-03-04", "Ana Ruiz", "asserted", SAFE, "The Harbour Post"),
            ("2024-03-06", "Ana Ruiz", "denied", SAFE, "City Wire"),
            ("2024-03-06", "Tom Keller", "prediction", "Ana Ruiz will perhaps resign", "City Wire"),
            ("2024-03-06", "A council spokesman", "asserted", SAFE, "City Wire"),
        ],
    ),
    ("who-said-what", {"actor": "Keller", "since": "2024-03-05"}, "said", [("Ana Ruiz will perhaps resign",)]),
    ("who-said-what", {"text": "TOLL"}, "said url", [("the toll will rise", "")]),
    ("who-said-what", {"outlet": "city wire", "limit": "1"}, "said", [("the toll will rise",)]),
    # February is certainly before March and certainly not after the 10th of February.
    ("who-said-what", {"until": "2024-02"}, "said", [("the toll will rise",)]),
    ("who-said-what", {"since": "2024-02-01", "until": "2024-02-29"}, "said", [("the toll will rise",)]),
    ("who-said-what", {"since": "2024-02-10", "until": "2024-03-01"}, "said", []),
    (
        "said-about",
        {"about": "Ana Ruiz"},
        "who said",
        [("Tom Keller", "Nobody checked it, … and Ruiz knew"), ("Tom Keller", "Ana Ruiz will perhaps resign")],
    ),
    ("said-about", {"about": "Ana Ruiz", "actor": "Ana Ruiz"}, "said", []),
    (
        "claims-by-actor",
        {"actor": "Ruiz"},
        "claim how times articles first",
        [
            (SCRIPT, "said", "1", "1", ""),
            (SAFE, "denied", "1", "1", "2024-03-06"),
            (SAFE, "said", "1", "1", "2024-03-04"),
        ],
    ),
    (
        "accusations",
        {},
        "published accuser accused charge how because since url",
        [
            ("", "Tom Keller", "Ana Ruiz", "theft", "negated", "", "2024-03-04", ""),
            (
                "2024-03-04",
                "Tom Keller",
                "Ana Ruiz",
                "hiding a report",
                "asserted",
                "",
                "2024-03-04",
                "https://harbour.example/bridge",
            ),
            (
                "2024-03-06",
                "Tom Keller",
                "Harbour Council",
                "a cover-up",
                "asserted",
                "",
                "2024-03-06",
                "https://wire.example/turn?a=1&b=2",
            ),
        ],
    ),
    ("accusations", {"of": "Harbour Council"}, "charge", [("a cover-up",)]),
    ("accusations", {"by": "Ana Ruiz"}, "charge", []),
    ("accusations", {"until": "2024-03-05"}, "charge", [("hiding a report",)]),
    ("accusations", {"how": "Negated"}, "charge", [("theft",)]),
    ("accusations", {"confidence": "0.91"}, "charge", []),
    ("accusations", {"type": "criticises"}, "charge", []),
    (
        "accusation-pairs",
        {},
        "accuser accused accusations articles first last",
        [
            ("Tom Keller", "Ana Ruiz", "1", "1", "2024-03-04", "2024-03-04"),
            ("Tom Keller", "Harbour Council", "1", "1", "2024-03-06", "2024-03-06"),
        ],
    ),
    ("accusation-pairs", {"of": "Ana Ruiz"}, "accuser", [("Tom Keller",)]),
    ("accusation-pairs", {"by": "Ana Ruiz"}, "accuser", []),
    ("support-network", {"of": "Ana Ruiz"}, "who tie relation times", [("Tom Keller", "conflict", "accuses", "1")]),
    ("mutual-accusations", {}, "one", []),
    (
        "answered-by",
        {},
        "accuser accused answer",
        [("Tom Keller", "Ana Ruiz", ""), ("Tom Keller", "Harbour Council", "")],
    ),
    ("top-accusers", {}, "who accusations accused articles", [("Tom Keller", "2", "2", "2")]),
    (
        "top-speakers",
        {},
        "who attributions outlets",
        [("Ana Ruiz", "3", "2"), ("Tom Keller", "2", "2"), ("A council spokesman", "1", "1")],
    ),
    (
        "timeline",
        {"actor": "Ana Ruiz"},
        "dating published what who whom words how time",
        [
            ("possible", "2024-03-04", "accuses", "Tom Keller", "Ana Ruiz", ACCUSED, "asserted", "reported"),
            ("possible", "2024-03-04", "said", "Ana Ruiz", "", SAFE, "asserted", "reported"),
            ("possible", "2024-03-06", "denied", "Ana Ruiz", "", SAFE, "asserted", "reported"),
            ("undated", "", "accuses", "Tom Keller", "Ana Ruiz", DENIED, "negated", ""),
            ("undated", "", "said", "Ana Ruiz", "", SCRIPT, "asserted", ""),
        ],
    ),
    ("timeline", {"until": "2023"}, "date what", [("2023-06-08", "happened"), *UNDATED]),
    ("timeline", {"certain": "yes"}, "date what url", [("2023-06-08", "happened", "https://harbour.example/bridge")]),
    ("timeline", {"certain": "no", "until": "2023"}, "date what", [("2023-06-08", "happened"), *UNDATED]),
    (
        "events",
        {},
        "date open dated outlet",
        [("", "XXXX-06-08", "8 June", "The Harbour Post"), ("2023-06-08", "", "8 June 2023", "The Harbour Post")],
    ),
    (
        "events",
        {},
        "status how told time place earliest latest basis",
        [
            ("happened", "asserted", "", "on", "", "", "", "none"),
            ("happened", "asserted", "", "on", "", "2023-06-08", "2023-06-08", "text"),
        ],
    ),
    ("events", {"actor": "Tom Keller"}, "open", [("XXXX-06-08",)]),
    ("events", {"since": "2023-06-08", "until": "2023-06-08"}, "date", [("2023-06-08",)]),
    ("events", {"until": "2023-06-07"}, "date", []),
    ("events", {"text": "REGATTA"}, "open", [("XXXX-06-08",)]),
    (
        "evidence",
        {"actor": "Tom Keller", "article": "Bridge row deepens"},
        "part start end exact",
        [
            ("evidence", "35", "99", "“Nobody checked it,” Tom Keller told reporters, “and Ruiz knew.”"),
            ("content", "36", "54", "Nobody checked it,"),
            ("source", "56", "66", "Tom Keller"),
            ("cue", "67", "71", "told"),
            ("content", "84", "97", "and Ruiz knew"),
        ],
    ),
    (
        "repeated-claims",
        {},
        "claim articles outlets outlet who how",
        [
            (SAFE, "2", "2", "The Harbour Post", "Ana Ruiz", "said"),
            (SAFE, "2", "2", "City Wire", "Ana Ruiz", "denied"),
            (SAFE, "2", "2", "City Wire", "A council spokesman", "said"),
        ],
    ),
    ("repeated-claims", {"articles": "3"}, "claim", []),
    ("repeated-claims", {"text": "toll"}, "claim", []),
    (
        "changed-position",
        {},
        "who claim said saidin denied deniedin",
        [("Ana Ruiz", SAFE, "2024-03-04", "The Harbour Post", "2024-03-06", "City Wire")],
    ),
    ("changed-position", {"actor": "Tom Keller"}, "who", []),
    ("contradictions", {}, "sayer denier claim", [("A council spokesman", "Ana Ruiz", SAFE)]),
    ("contradictions", {"actor": "Tom Keller"}, "sayer", []),
    ("denials", {}, "who denied published how", [("Ana Ruiz", SAFE, "2024-03-06", "asserted")]),
    ("denials", {"by": "Tom Keller"}, "denied", []),
    ("denials", {"text": "BRIDGE"}, "who", [("Ana Ruiz",)]),
    (
        "hedged",
        {},
        "who modality cue",
        [("", "hearsay", "It is understood"), ("Tom Keller", "prediction", "suggested")],
    ),
    ("hedged", {"modality": "Hearsay"}, "said", [("the toll will rise",)]),
    (
        "sources-by-outlet",
        {},
        "outlet who attributions articles",
        [
            ("City Wire", "", "1", "1"),
            ("City Wire", "A council spokesman", "1", "1"),
            ("City Wire", "Ana Ruiz", "1", "1"),
            ("City Wire", "Tom Keller", "1", "1"),
            ("The Harbour Post", "Ana Ruiz", "2", "2"),
            ("The Harbour Post", "Tom Keller", "1", "1"),
        ],
    ),
    (
        "unnamed-sources",
        {},
        "source said how",
        [("", "the toll will rise", "hearsay"), ("A council spokesman", SAFE, "asserted")],
    ),
    (
        "articles",
        {},
        "published basis title attributions accusations events",
        [
            ("", "", "<b>Keller</b> & the regatta", "1", "1", "1"),
            ("2024-02", "front matter", "It is understood that the toll will rise.", "1", "0", "0"),
            ("2024-03-04", "front matter", "Bridge row deepens", "2", "1", "1"),
            ("2024-03-06", "front matter", "=Ruiz turns", "3", "1", "0"),
        ],
    ),
    ("articles", {"outlet": "The Harbour Post", "since": "2024"}, "title", [("Bridge row deepens",)]),
    (
        "actors",
        {},
        "who kind articles",
        [
            ("Ana Ruiz", "person", "3"),
            ("Tom Keller", "person", "3"),
            ("A council spokesman", "unnamed", "1"),
            ("Harbour Council", "organisation", "1"),
        ],
    ),
    ("actors", {"text": "KELL"}, "who id", [("Tom Keller", "tom-keller")]),
]


def names(case: object) -> str:
    """Name a case by its question."""
    return case if isinstance(case, str) and " " not in case else ""


@pytest.mark.parametrize(("question", "given", "columns", "expected"), ANSWERS, ids=names)
def test_the_answer(
    any_graph: Graph, question: str, given: dict[str, str], columns: str, expected: list[tuple[str, ...]]
) -> None:
    """Each question answers from the newsroom what a reader would find there, in a fixed order."""
    found = ask(any_graph, question, **given)
    where = [found.variables.index(column) for column in columns.split()]

    assert [tuple(str(row[i]) for i in where) for row in found.rows] == expected


def test_every_question_has_an_answer_here() -> None:
    """No question is left untested."""
    assert {question for question, *_ in ANSWERS} == set(questions())


@pytest.mark.parametrize(("question", "given", "columns", "expected"), ANSWERS, ids=names)
def test_stores_answer_alike(
    newsroom_graph: Graph,
    any_graph: Graph,
    question: str,
    given: dict[str, str],
    columns: str,  # noqa: ARG001
    expected: list[tuple[str, ...]],  # noqa: ARG001
) -> None:
    """Every store gives the same terms in the same order, datatypes included."""
    assert ask(any_graph, question, **given) == ask(newsroom_graph, question, **given)


@pytest.mark.parametrize("question", sorted(questions()))
def test_text_is_never_a_query(question: str) -> None:
    """Hostile words in a parameter find nothing, and the graph is as it was."""
    parameters = [p.name for p in questions()[question].parameters if p.type == "text"]
    with filled("memory") as graph:
        before = len(graph)
        for name in parameters:
            for hostile in ('") } ; DROP ALL #', "\\u0022)) } #", '"@en', "$limit", "\n}\nSELECT * { ?s ?p ?o } #"):
                assert ask(graph, question, **{name: hostile}).rows == ()
        assert len(graph) == before


FREE = [name for name, question in questions().items() if not any(p.required for p in question.parameters)]


@pytest.mark.parametrize("question", FREE)
def test_an_empty_store_has_no_answers(question: str) -> None:
    """Without articles every question that needs no actor is answered with nothing."""
    with open_store("memory") as graph:
        assert ask(graph, question).rows == ()


def test_evidence_reads_back_from_the_article(newsroom_graph: Graph) -> None:
    """Each piece of evidence is what stands in the article between its offsets."""
    from tests.newsroom import newsroom

    texts = {record.article.id: record.article.text for record in newsroom()}
    found = ask(newsroom_graph, "evidence")
    assert found.rows
    for row in found.rows:
        cells = dict(zip(found.variables, (str(cell) for cell in row), strict=True))
        text = texts[cells["id"].split("-")[0]]
        start, end = int(cells["start"]), int(cells["end"])
        assert text[start:end] == cells["exact"]
        assert text[:start].endswith(cells["prefix"])
        assert text[end:].startswith(cells["suffix"])
