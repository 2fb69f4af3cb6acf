"""The questions about accusations and what else people do with words, asked about an invented quarrel."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.errors import QueryError
from onrecord.graph import Graph
from onrecord.query import actor_network, ask
from tests.graph.cases import judgement
from tests.newsroom import ANA, TOM, desk
from tests.query.quarrel import filled, known, relates, row


@pytest.fixture(scope="module", params=["memory", "rdflib:Memory"])
def graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """Return the quarrel in each store that answers questions, in turn; tests only read it."""
    with filled(request.param) as store:
        yield store


REPORT, SMEAR = "hiding a report", "a smear"
TONE = "Dock Union criticised Tom Keller for his tone."

# question, parameters, columns to compare, rows
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[str, ...]]]] = [
    (
        "accusations",
        {},
        "published accuser accused charge how because told denied since",
        [
            ("2024-05-02", "Tom Keller", "Ana Ruiz", REPORT, "asserted", "", "", "Ana Ruiz", "2024-05-02"),
            ("2024-05-04", "Ana Ruiz", "Tom Keller", SMEAR, "asserted", "", "", "", "2024-05-04"),
            ("2024-05-04", "Tom Keller", "Ana Ruiz", REPORT, "asserted", "", "", "", "2024-05-02"),
            ("2024-05-07", "Tom Keller", "Mina Osei", "theft", "negated", "not", "", "", ""),
            ("2024-05-07", "Tom Keller", "Harbour Council", "theft", "told", "", "Mina Osei", "", ""),
        ],
    ),
    ("accusations", {"by": "keller", "of": "Ruiz", "confidence": "0.9"}, "published", [("2024-05-02",)]),
    ("accusations", {"confidence": "0.91"}, "published", []),
    (
        "accusations",
        {"type": "criticises"},
        "accuser accused how because",
        [
            ("Tom Keller", "Mina Osei", "hearsay", "reportedly"),
            ("Mina Osei", "Ana Ruiz", "question", ""),
            ("Dock Union", "Tom Keller", "asserted", ""),
        ],
    ),
    ("accusations", {"type": "accuses,criticises", "how": "asserted", "since": "2024-05-08"}, "words", [(TONE,)]),
    (
        "support-network",
        {},
        "who tie relation whom times articles outlets first last words",
        [
            ("Mina Osei", "support", "supports", "Ana Ruiz", "2", "2", "1", "2024-05-02", "2024-05-02",
             "Mina Osei praised Ruiz for her patience."),
            ("Tom Keller", "conflict", "accuses", "Ana Ruiz", "2", "2", "2", "2024-05-02", "2024-05-04",
             "Tom Keller accused Ana Ruiz of hiding a report."),
            ("Ana Ruiz", "conflict", "accuses", "Tom Keller", "1", "1", "1", "2024-05-04", "2024-05-04",
             "Ana Ruiz accused Tom Keller of a smear."),
            ("Dock Union", "conflict", "threatens", "Harbour Council", "1", "1", "1", "2024-05-08", "2024-05-08",
             "Dock Union threatened Harbour Council with a strike."),
            ("Dock Union", "conflict", "criticises", "Tom Keller", "1", "1", "1", "2024-05-08", "2024-05-08",
             "Dock Union criticised Tom Keller for his tone."),
            ("Harbour Council", "support", "defends", "Tom Keller", "1", "1", "1", "2024-05-08", "2024-05-08",
             "Harbour Council defended Keller against the union."),
            ("Tom Keller", "support", "thanks", "Harbour Council", "1", "1", "1", "2024-05-08", "2024-05-08",
             "Keller thanked Harbour Council for its words."),
        ],
    ),
    (
        "support-network",
        {"of": "Keller"},
        "who relation",
        [("Ana Ruiz", "accuses"), ("Dock Union", "criticises"), ("Harbour Council", "defends")],
    ),
    ("support-network", {"by": "Mina Osei", "type": "supports", "since": "2024"}, "times first", [("1", "2024-05-02")]),
    ("support-network", {"by": "Keller", "of": "Ruiz", "confidence": "0.7"}, "times", [("1",)]),
    (
        "denials",
        {},
        "published who denied toward accuser charge since",
        [
            ("", "Ana Ruiz", "the toll will rise", "", "", "", ""),
            ("2024-05-02", "Ana Ruiz", REPORT, "", "Tom Keller", REPORT, "2024-05-02"),
            ("2024-05-07", "Ana Ruiz", REPORT, "", "", "", ""),
            ("2024-05-07", "Ana Ruiz", "what Keller had told the town", "Tom Keller", "", "", ""),
        ],
    ),
    ("denials", {"since": "2024-05-07", "text": "Report"}, "words", [("Ruiz once more denied hiding a report.",)]),
    ("denials", {"by": "Tom Keller"}, "denied", []),
    (
        "answered-by",
        {},
        "published accuser charge answer denier denied days deniedin",
        [
            ("2024-05-02", "Tom Keller", REPORT, "in the same article", "Ana Ruiz", "2024-05-02", "0",
             "The Harbour Post"),
            ("2024-05-02", "Tom Keller", REPORT, "same words", "Ana Ruiz", "2024-05-07", "5", "City Wire"),
            ("2024-05-02", "Tom Keller", REPORT, "same people", "Ana Ruiz", "2024-05-07", "5", "City Wire"),
            ("2024-05-04", "Ana Ruiz", SMEAR, "", "", "", "", ""),
            ("2024-05-04", "Tom Keller", REPORT, "same words", "Ana Ruiz", "2024-05-07", "3", "City Wire"),
            ("2024-05-04", "Tom Keller", REPORT, "same people", "Ana Ruiz", "2024-05-07", "3", "City Wire"),
        ],
    ),
    ("answered-by", {"answer": ""}, "charge", [(SMEAR,)]),
    ("answered-by", {"of": "Ruiz", "until": "2024-05-03", "answer": "Same Words"}, "days", [("5",)]),
    (
        "mutual-accusations",
        {},
        "one other began onefirst onecharge onetimes otherfirst othercharge othertimes",
        [("Ana Ruiz", "Tom Keller", "Tom Keller", "2024-05-04", SMEAR, "1", "2024-05-02", REPORT, "2")],
    ),
    ("mutual-accusations", {"actor": "Mina Osei"}, "one", []),
    ("accusation-pairs", {"by": "Keller"}, "accused accusations", [("Ana Ruiz", "2")]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "given", "columns", "expected"), ANSWERS)
def test_the_answer(
    graph: Graph, question: str, given: dict[str, str], columns: str, expected: list[tuple[str, ...]]
) -> None:
    """What an article asserts counts as made; the rest says how it is put forward, or is left out."""
    found = ask(graph, question, **given)
    where = [found.variables.index(column) for column in columns.split()]

    assert [tuple(str(line[i]) for i in where) for line in found.rows] == expected


@pytest.mark.parametrize("question", ["accusations", "support-network", "denials", "answered-by"])
def test_words_are_quoted_exactly(graph: Graph, question: str) -> None:
    """The words of each row stand in an article, letter for letter."""
    from tests.query.quarrel import quarrel

    found = ask(graph, question)
    words = [str(line[found.variables.index("words")]) for line in found.rows]

    assert any(words)
    assert all(any(quotation in record.article.text for record in quarrel()) for quotation in words)


UNKNOWN = [
    ("accuse", "type: 'accuse' is no type of relation. Did you mean accuses?"),
    ("accuses,likes", "type: 'likes' is no type of relation"),
    ("xyz", "Use accuses, criticises, denies"),
    (",", "type: ',' is no type of relation"),
    ("accuses } #", "is no type of relation"),
]


@pytest.mark.parametrize(("type_", "message"), UNKNOWN)
def test_a_type_that_there_is_not(graph: Graph, type_: str, message: str) -> None:
    """A misspelt type of relation is told, with the nearest one or all of them."""
    with pytest.raises(QueryError) as told:
        ask(graph, "accusations", type=type_)

    assert message in str(told.value)


@pytest.mark.parametrize(
    ("published", "began"),
    [("2024-05-02", ""), ("2024-05", ""), (None, ""), ("2024-06", "Tom Keller"), ("2024-04", "Ana Ruiz")],
)
def test_nobody_began_where_the_days_do_not_tell(published: str | None, began: str) -> None:
    """Of two accusations of one day, or with a date missing or too coarse, none is called the first."""
    on = desk("Ana Ruiz accused Tom Keller of a smear.\n", title=None, outlet="City Wire", published=published)
    known(on, ANA, TOM)
    relates(on, "accuses", ANA, TOM, "Ana Ruiz accused Tom Keller of a smear.", cue="accused")

    with filled("memory", row(), on.record()) as store:
        found = ask(store, "mutual-accusations")

    assert [str(line[found.variables.index("began")]) for line in found.rows] == [began]


DAYS = [
    ("2024-02-28", "2024-03-01", "2"),
    ("2023-02-28", "2023-03-01", "1"),
    ("2023-12-31", "2024-01-01", "1"),
    ("1900-02-28", "1900-03-01", "1"),
    ("2020-01-31", "2024-11-05", "1740"),
    ("2024-05", "2024-06-02", ""),
]


@pytest.mark.parametrize(("accused", "denied", "days"), DAYS)
def test_days_between(accused: str, denied: str, days: str) -> None:
    """Days are counted over months, leap years and centuries; a month alone leaves them open."""
    first, answer = (
        desk(text, title=None, outlet="City Wire", published=day)
        for text, day in (("Tom Keller accused Ana Ruiz of theft.\n", accused), ("Ana Ruiz denied theft.\n", denied))
    )
    known(first, ANA, TOM)
    known(answer, ANA)
    relates(first, "accuses", TOM, ANA, "Tom Keller accused Ana Ruiz of theft.", cue="accused", matter="theft")
    relates(answer, "denies", ANA, None, "Ana Ruiz denied theft.", cue="denied", matter="theft")

    with filled("memory", first.record(), answer.record()) as store:
        found = ask(store, "answered-by")

    assert [str(line[found.variables.index("days")]) for line in found.rows] == [days]
    assert [str(line[found.variables.index("answer")]) for line in found.rows] == ["same words"]


@pytest.mark.parametrize("denied", ["2024-05-01", "2024", None])
def test_what_was_denied_before_is_no_answer(denied: str | None) -> None:
    """A denial in another article answers only what was certainly published before it or on its day."""
    answer = desk("Ana Ruiz denied hiding a report.\n", title=None, outlet="City Wire", published=denied)
    known(answer, ANA)
    relates(answer, "denies", ANA, None, "Ana Ruiz denied hiding a report.", cue="denied", matter=REPORT)
    alone = replace(row(), relations=row().relations[:1])

    with filled("memory", alone, answer.record()) as store:
        found = ask(store, "answered-by")

    assert [str(line[found.variables.index("answer")]) for line in found.rows] == [""]


def test_who_tells_of_their_own_accusation_makes_it() -> None:
    """Once the teller is known to be the accuser, the accusation counts as made; in every answer and network."""
    with filled("memory") as store:
        store.judge(judgement("same", "actor/mina-osei", "actor/tom-keller"))
        found = ask(store, "accusations", of="Harbour Council")
        pairs = ask(store, "accusation-pairs", of="Harbour Council")
        edges = actor_network(store).edges(keys=True)

    columns = [found.variables.index(name) for name in ("charge", "how", "told")]
    assert [tuple(str(line[n]) for n in columns) for line in found.rows] == [("theft", "asserted", "")]
    assert len(pairs.rows) == 1
    assert [key for _, other, key in edges if other.endswith("harbour-council") and key == "accuses"] == ["accuses"]
