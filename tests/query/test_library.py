"""Headers of questions, and finding and asking them."""

from pathlib import Path

import pytest

from onrecord.errors import QueryError
from onrecord.graph import Graph
from onrecord.query import ask, find, questions
from onrecord.query.library import TYPES, parse

SIMPLE = """# title: Names
# about: One line,
# about: and another.
# param: text text optional Only with these words
# param: limit limit =3 At most so many
# example: names --limit 2
# also: called labels
# A comment that mentions $nothing.
PREFIX rec: <https://w3id.org/onrecord/ns#>
SELECT ?n WHERE {
  ?a a rec:Actor ; rdfs:label ?n .
  # Another comment.
  FILTER (CONTAINS(STR(?n), $text))
} ORDER BY ?n LIMIT $limit
"""


def test_a_header_is_read() -> None:
    """Title, description, parameters, example and other names come from the comments on top."""
    question = parse("names", SIMPLE, origin="names.rq")

    assert (question.title, question.about) == ("Names", "One line, and another.")
    assert [(p.name, p.type, p.required, p.default) for p in question.parameters] == [
        ("text", "text", False, None),
        ("limit", "limit", False, "3"),
    ]
    assert (question.example, question.also) == ("names --limit 2", ("called", "labels"))
    assert "#" not in question.text.replace("ns#", "")


def test_a_file_without_header_is_a_question() -> None:
    """Any SPARQL file can be asked by its name."""
    question = parse("plain", "ASK {}", origin="plain.rq")

    assert (question.title, question.parameters, question.text) == ("plain", (), "ASK {}\n")


BROKEN = [
    ("# param: x\nASK {}", "cannot read the parameter 'x'"),
    ("# param: x colour optional Of what\nASK { ?s ?p $x }", "unknown type 'colour'"),
    ("# param: x text optional Never used\nASK {}", r"do not match: \$x"),
    ("# param: store text optional A shop\nASK { ?s ?p $store }", "a parameter cannot be called 'store'"),
    ("ASK { ?s ?p $y }", r"do not match: \$y"),
    ("# answer: os", "nothing of this package is called 'os'. Use one of: timeline"),
    ("# answer: timeline\nASK {}", "SPARQL or '# answer:', not both"),
]


@pytest.mark.parametrize(("source", "message"), BROKEN)
def test_a_broken_header_says_what_is_wrong(source: str, message: str) -> None:
    """The message names the file and what to write."""
    with pytest.raises(QueryError, match=f"^mine.rq: .*{message}"):
        parse("mine", source, origin="mine.rq")


def test_every_question_is_complete() -> None:
    """Each of ours has a title, a description, help for each parameter, and an example that begins with its name."""
    for name, question in questions().items():
        assert question.title != name
        assert question.about.endswith(".")
        assert question.example.split()[0] == name
        assert all(parameter.help for parameter in question.parameters)
        assert "ORDER BY" in question.text or question.made


def test_every_type_is_used() -> None:
    """No type of parameter exists that no question needs."""
    used = {parameter.type for question in questions().values() for parameter in question.parameters}

    assert used == set(TYPES)


def test_questions_do_not_load_rdflib() -> None:
    """Listing questions is instant: no store and no RDF library is loaded for it."""
    import subprocess
    import sys

    code = "import sys; from onrecord.query.library import questions; questions(); print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_another_name_finds_the_question() -> None:
    """A question may have more than one name."""
    assert find("said-by").name == "claims-by-actor"


def test_an_unknown_question_names_the_nearest() -> None:
    """A slip of the finger is recognised."""
    with pytest.raises(QueryError, match=r"no question is called 'timelin'. Did you mean timeline"):
        find("timelin")


def test_a_folder_adds_questions(tmp_path: Path, newsroom_graph: Graph) -> None:
    """Files of the user's are questions too, and win over ours."""
    (tmp_path / "names.rq").write_text(SIMPLE)
    (tmp_path / "timeline.rq").write_text("# title: Mine\nASK {}")

    known = questions(tmp_path)

    assert known["names"].title == "Names"
    assert known["timeline"].title == "Mine"
    assert [str(row[0]) for row in ask(newsroom_graph, str(tmp_path / "names.rq"), text="Ana").rows] == ["Ana Ruiz"]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_an_unreadable_file_is_one_clear_failure(tmp_path: Path, content: bytes | None) -> None:
    """A missing or binary file is named, with the reason."""
    path = tmp_path / "odd.rq"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(QueryError, match=r"odd\.rq: cannot read the question: .*\. Give a text file with SPARQL"):
        find(str(path))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The folder of questions has to be there."""
    with pytest.raises(QueryError, match="no such folder of questions"):
        questions(tmp_path / "none")


WRONG = [
    ("said-about", {}, "said-about needs 'about': Whom the words are about .* onrecord ask said-about --about"),
    ("timeline", {"colour": "red"}, "timeline has no parameter 'colour'. It has: actor, since, until, certain, limit"),
    ("timeline", {"certain": "perhaps"}, "certain: 'perhaps' is neither yes nor no. Write yes, or leave it out"),
    ("timeline", {"since": "soon"}, "since: 'soon' is not a date"),
    ("timeline", {"until": "2024-02-30"}, "until: '2024-02-30' is not a date"),
    ("timeline", {"limit": "0"}, "limit: '0' is not a whole number"),
    ("timeline", {"limit": "5 } #"}, "is not a whole number"),
    ("timeline", {"limit": "²"}, "is not a whole number"),
    ("repeated-claims", {"articles": "many"}, "articles: 'many' is not a number"),
    ("evidence", {"attribution": "none-such"}, "no attribution has the id 'none-such'"),
]


@pytest.mark.parametrize(("name", "given", "message"), WRONG)
def test_a_wrong_parameter_is_explained(newsroom_graph: Graph, name: str, given: dict[str, str], message: str) -> None:
    """The message says which parameter, and what to write."""
    with pytest.raises(QueryError, match=message):
        ask(newsroom_graph, name, **given)
