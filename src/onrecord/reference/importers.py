"""Bring facts in: read people, bodies, posts and events from a file that somebody else wrote, whatever its format.

Turtle and N-Triples hold our own modelling, as `onrecord.reference.rdf` writes it; JSON is Popolo or FollowTheMoney; a
table has two columns or a header. What a format does not say stays unknown, and what cannot be read is told.
"""

from pathlib import Path

from onrecord.errors import ActorError
from onrecord.model import Problem
from onrecord.reference import followthemoney, popolo, tables
from onrecord.reference.draft import Draft
from onrecord.reference.files import shipped
from onrecord.reference.intake import as_json, head, whole
from onrecord.reference.lookup import Lookup
from onrecord.reference.model import Reference
from onrecord.reference.settle import settle

TURTLE = (".ttl", ".nt")
TABLES = (".csv", ".tsv")
JSON = (".json", ".jsonl", ".ndjson", ".ijson", ".ftm")


def read_facts(path: Path | str, *, known: Reference | None = None) -> tuple[Reference, tuple[Problem, ...]]:
    """Return the facts of a file, in order, and a problem for each part that could not be read.

    Args:
        path: the suffix tells Turtle, JSON and tables apart; the contents tell which JSON, or which table, it is.
        known: the facts that there are already, ours if none are given: whoever is among them keeps their id, and comes
            back with what is known and what the file adds.

    Raises:
        ActorError: nothing in the file can be read.
    """
    path = Path(path)
    start = head(path)
    suffix = path.suffix.casefold()
    known = shipped() if known is None else known
    if suffix in TURTLE:
        return _turtle(path, suffix, known)
    draft = Draft(str(path))
    if suffix in TABLES:
        tables.read(path, draft)
    elif suffix in JSON or start.lstrip()[:1] in (b"{", b"["):
        _json(path, start, draft)
    else:
        raise ActorError(f"{path}: not known by its suffix. Facts are in {', '.join((*TURTLE, *TABLES, *JSON))}")
    reference = settle(draft, Lookup(known))
    if not (reference.people or reference.bodies or reference.named_events or draft.problems()):
        raise ActorError(f"{path}: nobody in it. Check that it is Popolo, FollowTheMoney or a table with names")
    return reference, draft.problems()


def _turtle(path: Path, suffix: str, known: Reference) -> tuple[Reference, tuple[Problem, ...]]:
    """Read our own modelling; things keep the ids that their IRIs give them."""
    from pyoxigraph import RdfFormat
    from pyoxigraph import parse as read

    from onrecord.reference.rdf import parse
    from onrecord.reference.statements import screen

    draft = Draft(str(path))
    try:
        triples = set(read(whole(path), RdfFormat.TURTLE if suffix == ".ttl" else RdfFormat.N_TRIPLES))
    except (SyntaxError, ValueError) as error:
        raise ActorError(f"{path}: {error}. Facts are written in Turtle, in UTF-8") from error
    return parse(screen(triples, draft, known), where=str(path)), draft.problems()


def _json(path: Path, start: bytes, draft: Draft) -> None:
    """Read Popolo or FollowTheMoney; the first line tells whether each line stands for itself."""
    if _first_entity(start):
        followthemoney.read_lines(path, draft)
        return
    data = as_json(whole(path), path)
    first = data[0] if isinstance(data, list) and data else data
    if followthemoney.looks_like(first):
        followthemoney.read(data, draft)
    elif popolo.looks_like(data):
        popolo.read(data, draft)
    else:
        raise ActorError(
            f"{path}: neither Popolo nor FollowTheMoney. Popolo has 'persons', an entity of FollowTheMoney a 'schema'"
        )


def _first_entity(start: bytes) -> bool:
    """Say whether the first line that is not blank is an entity of FollowTheMoney by itself."""
    line = start.lstrip().partition(b"\n")[0]
    try:
        return followthemoney.looks_like(as_json(line, ""))
    except ActorError:
        return False
