"""The generated parts of ``docs/reference``, written by ``make docs`` and compared by the tests."""

import inspect

import click
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.namespace import SKOS

from onrecord.cli.ask import OWN, ask, usage
from onrecord.cli.main import cli
from onrecord.graph.ontology import ontology_file
from onrecord.plugins import GROUPS, installed
from onrecord.query import questions

REC = "https://w3id.org/onrecord/ns#"
RECV = Namespace("https://w3id.org/onrecord/value/")


def command_line() -> str:
    """Return the ``--help`` of every command."""
    out = [_help(cli, "onrecord")]
    context = click.Context(cli, info_name="onrecord")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            out.append(f"## onrecord {name}\n\n{_help(command, f'onrecord {name}')}")
        commands = OWN if command is ask else command.commands if isinstance(command, click.Group) else {}
        for inner, below in commands.items():
            out.append(f"### onrecord {name} {inner}\n\n{_help(below, f'onrecord {name} {inner}')}")
    return "\n\n".join(out)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    return f"```text\n{command.get_help(context)}\n```"


def prepared_questions() -> str:
    """Return the prepared questions with their parameters."""
    out = []
    for name, question in sorted({**questions(), **OWN}.items()):
        if isinstance(question, click.Command):
            about = inspect.cleandoc((question.help or "").partition("\b")[0])
            out.append(f"### {name}\n\n{question.short_help}\n\n{about}\n\n`onrecord ask {name} {usage(question)}`\n")
            continue
        out.append(f"### {name}\n\n{question.title}\n")
        if question.about:
            out.append(f"{question.about}\n")
        for parameter in question.parameters:
            need = "required" if parameter.required else "optional"
            out.append(f"- `--{parameter.name}` ({parameter.type}, {need}): {parameter.help}")
        out.append("")
    return "\n".join(out).strip()


def terms() -> str:
    """Return the classes, properties and values of the ontology as tables."""
    graph = Graph().parse(str(ontology_file("onrecord.ttl")), format="turtle")
    out = []
    for title, types in (
        ("Classes", (OWL.Class,)),
        ("Properties", (OWL.ObjectProperty, OWL.DatatypeProperty)),
        ("Values", (SKOS.Concept,)),
    ):
        found = sorted({s for type_ in types for s in graph.subjects(RDF.type, type_) if isinstance(s, URIRef)})
        rows = [f"| `{_short(s)}` | {_words(graph, s)} |" for s in found if str(s).startswith((REC, str(RECV)))]
        out.append(f"### {title}\n\n| term | meaning |\n|---|---|\n" + "\n".join(rows))
    return "\n\n".join(out)


def _short(term: URIRef) -> str:
    return "rec:" + term.removeprefix(REC) if term.startswith(REC) else "recv:" + term.removeprefix(str(RECV))


def _words(graph: Graph, term: URIRef) -> str:
    text = graph.value(term, RDFS.comment) or graph.value(term, SKOS.definition) or graph.value(term, RDFS.label)
    text = text or graph.value(term, SKOS.prefLabel) or ""
    return " ".join(str(text).split()).replace("|", "\\|")


def plugins() -> str:
    """Return our own plug-ins by group."""
    rows = [
        f"| `onrecord.{group}` | `{name}` | `{entry.value}` |"
        for group in GROUPS
        for name, entry in installed(group).items()
        if entry.dist is not None and entry.dist.name == "onrecord"
    ]
    return "| group | name | code |\n|---|---|---|\n" + "\n".join(rows)
