"""Prepared questions: ``.rq`` files with a title, a description and typed parameters in their first comments.

The header is lines of ``# key: words``, before the first line of SPARQL:

    # title: Who said what
    # about: Each attribution with its words, outlet, date and link.
    # param: actor actor optional Only what this actor said
    # param: limit limit =100 At most this many rows
    # example: who-said-what --actor "Ana Ruiz"
    # also: sayings

A parameter has a name, a type (`TYPES`), ``required``, ``optional`` or ``=default``, and words of help. In the query
it is a ``$hole``; a line whose hole has no value is left out. A question of ours that takes more than one query has
``# answer: NAME`` and no SPARQL of its own (`ANSWERS`). This module reads the files and asks them; `fill` writes values
into holes and `lookup` finds out which actor or article a user means.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import QueryError
from onrecord.query.fill import fill, holes

if TYPE_CHECKING:
    from onrecord.graph import Graph, Result
    from onrecord.query.fill import Value

TYPES = {
    "actor": "a name, as the articles have it, or an id",
    "article": "an id, a web address or a title",
    "attribution": "an id, as other questions show it",
    "text": "words, in any case",
    "date": "a day, month or year: 2024-03-05, 2024-03, 2024",
    "until": "a day, month or year, included to its end",
    "number": "a number",
    "limit": "a whole number, 1 or more",
    "flag": "yes or no",
    "relation": "types of relation, by commas (accuses, criticises, thanks, …), or all",
}
SPAN = {"since": "date", "until": "until"}
"""What a question calls the first and the last day that it looks at, with their types."""
RESERVED = ("store", "format", "help", "questions", "debug")  # options of the command line
ANSWERS = ("timeline",)
"""What is put together in Python, see `put`."""
HEADER = re.compile(r"#\s*(title|about|param|example|also|answer):\s*(.*)")
PARAM = re.compile(r"([a-z][a-z_]*)\s+([a-z]+)\s+(required|optional|=\S+)\s+(\S.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One thing that a question wants to know.

    Attributes:
        type: a key of `TYPES`.
        default: what counts when the user gives nothing; None: the lines that need it are left out.
    """

    name: str
    type: str
    required: bool
    default: str | None
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A prepared question.

    Attributes:
        text: SPARQL with ``$holes``; empty where it is put together in Python.
        origin: which file it stands in.
        also: other names.
        made: which of `ANSWERS` answers it, instead of ``text``.
    """

    name: str
    title: str
    about: str
    parameters: tuple[Parameter, ...]
    example: str
    text: str
    origin: str
    also: tuple[str, ...] = ()
    made: str = ""


def parse(name: str, source: str, *, origin: str) -> Question:
    """Read one ``.rq`` file. One without a header is a question without parameters, titled by its name.

    Raises:
        QueryError: a parameter line is not well formed, or the parameters and the holes do not match.
    """
    found: dict[str, list[str]] = {"title": [], "about": [], "param": [], "example": [], "also": [], "answer": []}
    lines = source.splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            break
        if header := HEADER.fullmatch(line.strip()):
            found[header[1]].append(header[2].strip())
    body = "\n".join(line for line in lines if not line.lstrip().startswith("#")).strip() + "\n"
    parameters = tuple(_parameter(line, origin=origin) for line in found["param"])
    made = " ".join(found["answer"])
    if made:
        _put_together(made, body, origin=origin)
    else:
        _match(parameters, body, origin=origin)
    return Question(
        name=name,
        title=" ".join(found["title"]) or name,
        about=" ".join(found["about"]),
        parameters=parameters,
        example=" ".join(found["example"]) or name,
        text="" if made else body,
        origin=origin,
        also=tuple(word for line in found["also"] for word in line.split()),
        made=made,
    )


def _put_together(made: str, body: str, *, origin: str) -> None:
    """Let a file name only what is ours to run, and leave no doubt what answers."""
    if made not in ANSWERS:
        raise QueryError(f"{origin}: nothing of this package is called {made!r}. Use one of: {', '.join(ANSWERS)}")
    if body.strip():
        raise QueryError(f"{origin}: a question has SPARQL or '# answer:', not both. Remove one of them")


def _parameter(line: str, *, origin: str) -> Parameter:
    read = PARAM.fullmatch(line)
    if read is None:
        raise QueryError(
            f"{origin}: cannot read the parameter {line!r}. Write: # param: NAME TYPE required|optional|=DEFAULT HELP"
        )
    name, type_, need, help_ = read.groups()
    if type_ not in TYPES:
        raise QueryError(f"{origin}: parameter {name!r} has the unknown type {type_!r}. Use one of: {', '.join(TYPES)}")
    if name in RESERVED:
        raise QueryError(f"{origin}: a parameter cannot be called {name!r}, which every command has. Rename it")
    default = need[1:] if need.startswith("=") else None
    return Parameter(name=name, type=type_, required=need == "required", default=default, help=help_)


def _match(parameters: tuple[Parameter, ...], body: str, *, origin: str) -> None:
    declared, used = {p.name for p in parameters}, holes(body)
    if declared != used:
        odd = ", ".join(sorted(f"${name}" for name in declared ^ used))
        raise QueryError(
            f"{origin}: parameters and holes do not match: {odd}. Declare each $hole with '# param:' and use it "
            "(write SPARQL variables as ?name)"
        )


def questions(folder: str | Path | None = None) -> dict[str, Question]:
    """Return the prepared questions by name: ours, and those of a folder of ``.rq`` files, which win.

    Raises:
        QueryError: the folder is missing, or one of its files cannot be read.
    """
    found = {question.name: question for question in _ours()}
    if folder is not None:
        path = Path(folder)
        if not path.is_dir():
            raise QueryError(f"{path}: no such folder of questions. Give a folder with .rq files")
        found |= {file.stem: load(file) for file in sorted(path.glob("*.rq"))}
    return dict(sorted(found.items()))


def _shelf() -> Traversable:
    return files("onrecord.query").joinpath("rq")


def _ours() -> Iterator[Question]:
    for entry in sorted(_shelf().iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".rq"):
            yield parse(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"), origin=entry.name)


def internal(name: str) -> str:
    """Return the text of a query that this package itself needs; no question for users."""
    return _shelf().joinpath("internal", f"{name}.rq").read_text(encoding="utf-8")


def load(path: str | Path) -> Question:
    """Read a question from a file of the user's.

    Raises:
        QueryError: the file cannot be read, or its header is wrong.
    """
    path = Path(path)
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise QueryError(f"{path}: cannot read the question: {reason}. Give a text file with SPARQL") from error
    return parse(path.stem, source, origin=str(path))


def find(name: str, *, folder: str | Path | None = None) -> Question:
    """Return the question of that name, or in the file of that name when it ends in ``.rq``.

    Raises:
        QueryError: there is none; the message names the nearest ones.
    """
    if name.endswith(".rq"):
        return load(name)
    known = questions(folder)
    names = {alias: question for question in known.values() for alias in question.also} | known
    if name in names:
        return names[name]
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(known)}"
    raise QueryError(f"no question is called {name!r}. {hint}")


def terms(graph: "Graph", question: Question, given: Mapping[str, object]) -> "dict[str, Value]":
    """Return the RDF terms that a question's parameters stand for; absent optional ones are left out.

    Raises:
        QueryError: a parameter is unknown, missing or not well formed, or nobody or too many are meant by it.
    """
    from onrecord.query.lookup import flag, term, window

    known = {parameter.name: parameter for parameter in question.parameters}
    if unknown := sorted(given.keys() - known.keys()):
        there = ", ".join(known) or "none"
        raise QueryError(f"{question.name} has no parameter {unknown[0]!r}. It has: {there}")
    ends = {p.name for p in question.parameters if SPAN.get(p.name) == p.type and given.get(p.name) is not None}
    window(*(str(given[name]) if name in ends else None for name in SPAN))  # refuses a span without a day
    found: dict[str, Value] = {}
    for parameter in question.parameters:
        value = given.get(parameter.name)
        value = parameter.default if value is None else value
        if parameter.type == "flag" and value is not None and not flag(str(value), name=parameter.name):
            value = None  # what is not wanted is left out, as if it were not given
        if value is not None:
            found[parameter.name] = term(graph, parameter.type, str(value), name=parameter.name)
        elif parameter.required:
            raise QueryError(
                f"{question.name} needs {parameter.name!r}: {parameter.help} ({TYPES[parameter.type]}). "
                f"For example: onrecord ask {question.example}"
            )
    return found


def ask(graph: "Graph", name: str, /, **parameters: object) -> "Result":
    """Ask a prepared question, by its name or by the path of an ``.rq`` file.

    Args:
        graph: what to ask.
        name: see `questions`.
        parameters: see `Question.parameters`; a parameter that is None counts as not given.

    Raises:
        QueryError: no such question, or a parameter is wrong.
    """
    return put(graph, find(name), parameters)


def put(graph: "Graph", question: Question, given: Mapping[str, object]) -> "Result":
    """Ask a question that is already at hand; see `ask`."""
    values = terms(graph, question, given)
    if question.made:
        from onrecord.query import timeline_rows

        return timeline_rows.answer(graph, values)
    return graph.query(fill(question.text, values))


def run_internal(graph: "Graph", name: str, /, **holes_: "Value") -> "Result":
    """Run a query of this package's own with terms in its holes."""
    lines = (line for line in internal(name).splitlines() if not line.lstrip().startswith("#"))
    return graph.query(fill("\n".join(lines), holes_))
