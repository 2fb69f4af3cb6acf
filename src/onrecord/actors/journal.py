"""The list of judgements: what still counts of it, what is well formed, and its way into a spreadsheet and back."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import get_args

from onrecord.actors.judgement import ABOUT, Judgement, Verdict, is_day
from onrecord.errors import ActorError

COLUMNS = ("id", "verdict", "node1", "node2", "value", "by", "at", "why")
_NODES = {"same": 2, "different": 2, "rename": 1, "identify": 1, "dated": 1, "undo": 0}
_NODE = re.compile(r"(?:actor|appearance|event|article)/[^\s/<>\"{}|\\^`]+")
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_VALUES = {
    "identify": (re.compile(r"Q[1-9]\d*"), "a Wikidata id such as Q264766"),
    "undo": (re.compile(r"[0-9a-f]{12}"), "the id of a judgement"),
    "rename": (re.compile(r".*\S.*"), "the preferred label"),
    "dated": (re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}"), "a date such as 2017-11-15, 2017-11 or 2017"),
}
# A spreadsheet takes a cell that begins like this for a formula, and runs it (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def order(judgement: Judgement) -> tuple[str, str]:
    """Return what judgements are ordered by: time, then id."""
    return judgement.at, judgement.id


def fold(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that still count, oldest first: each once, without what was taken back.

    An undo may itself be undone; then what it took back counts again.
    """
    every = {j.id: j for j in judgements}
    undos: dict[str, list[str]] = {}
    for judgement in every.values():
        if judgement.verdict == "undo":
            undos.setdefault(judgement.value, []).append(judgement.id)
    state: dict[str, bool] = {}
    for id_ in every:
        stack = [id_]
        while stack:  # an undo names the hash of what it undoes, so that there is no circle
            waiting = [u for u in undos.get(stack[-1], ()) if u not in state]
            if waiting:
                stack += waiting
            else:
                last = stack.pop()
                state[last] = not any(state[u] for u in undos.get(last, ()))
    return tuple(sorted((j for j in every.values() if j.verdict != "undo" and state[j.id]), key=order))


def about(judgements: Iterable[Judgement], kinds: frozenset[str]) -> tuple[Judgement, ...]:
    """Return the judgements about some kinds of nodes, with what took them back, oldest first."""
    every = list(judgements)
    found = {judgement.id: judgement for judgement in every if judgement.is_about(kinds)}
    undos = [judgement for judgement in every if judgement.verdict == "undo"]
    while more := [undo for undo in undos if undo.value in found and undo.id not in found]:
        found |= {undo.id: undo for undo in more}
    return tuple(sorted(found.values(), key=order))


def check(judgement: Judgement, *, where: str = "judgement") -> Judgement:
    """Return a judgement if it is well formed; else say what is not.

    Args:
        judgement: as made or read.
        where: what to call the place in the error, such as ``judgements.csv:7``.
    """
    kind = judgement.verdict
    if kind not in _NODES:
        raise ActorError(f"{where}: no verdict {kind!r}. Write one of {', '.join(sorted(get_args(Verdict)))}.")
    if len(judgement.nodes) != _NODES[kind]:
        raise ActorError(
            f"{where}: {kind} is about {_NODES[kind]} nodes, not {len(judgement.nodes)}. Give node1 and node2 so."
        )
    for node in judgement.nodes:
        if not _NODE.fullmatch(node):
            raise ActorError(
                f"{where}: {node!r} is no node. Write actor/<id>, appearance/<id>, event/<id> or article/<id>."
            )
    if ABOUT[kind] and not any(judgement.is_about(kinds) for kinds in ABOUT[kind]):
        allowed = " or ".join("/<id>, ".join(sorted(kinds)) + "/<id>" for kinds in ABOUT[kind])
        raise ActorError(f"{where}: {kind} is not about {' and '.join(judgement.nodes)}. Write {allowed}.")
    if len(set(judgement.nodes)) != len(judgement.nodes):
        raise ActorError(f"{where}: {judgement.nodes[0]} is named twice. Name two different nodes.")
    fits = kind not in _VALUES or _VALUES[kind][0].fullmatch(judgement.value)
    if not fits or (kind == "dated" and not is_day(judgement.value)):
        raise ActorError(f"{where}: {judgement.value!r} does not fit {kind}. Give {_VALUES[kind][1]} as value.")
    if not _is_time(judgement.at):
        raise ActorError(f"{where}: {judgement.at!r} is no time. Write it in UTC, such as 2026-11-22T09:30:00Z.")
    if not judgement.by.strip():
        raise ActorError(f"{where}: nobody is named who decided. Fill in by.")
    return judgement


def _is_time(text: str) -> bool:
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=UTC).strftime(_TIME) == text
    except ValueError:
        return False


def export_csv(judgements: Iterable[Judgement]) -> str:
    """Return judgements as CSV for a spreadsheet, oldest first, undone ones included: the same list, the same text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for judgement in sorted({j.id: j for j in judgements}.values(), key=order):
        nodes = (*judgement.nodes, "", "")[:2]
        cells = (judgement.id, judgement.verdict, *nodes, judgement.value, judgement.by, judgement.at, judgement.why)
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def import_csv(text: str, *, file: str = "judgements.csv") -> tuple[Judgement, ...]:
    """Return the judgements of a CSV file, in its order.

    The column ``id`` may be missing or empty, for judgements written by hand; an id that does not fit the rest of its
    row shows that somebody changed the row, and is refused.

    Args:
        text: the file's content.
        file: its name, for errors.
    """
    try:
        return tuple(_rows(text, file))
    except csv.Error as error:
        raise ActorError(f"{file}: not readable as CSV: {error}. Save it as CSV with commas, in UTF-8.") from error


def _rows(text: str, file: str) -> Iterator[Judgement]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    missing = [name for name in COLUMNS[1:] if name not in (reader.fieldnames or ())]
    if missing:
        raise ActorError(
            f"{file}:1: no column {', '.join(missing)}. The first line names the columns: {','.join(COLUMNS)}."
        )
    for row in reader:
        where = f"{file}:{reader.line_num}"
        if None in row or None in row.values():
            raise ActorError(f"{where}: not as many cells as columns. Put cells with a comma in double quotes.")
        cells = {name: unguarded(row.get(name) or "") for name in COLUMNS}
        if not any(cells.values()):
            continue
        judgement = Judgement(
            verdict=cells["verdict"],  # type: ignore[arg-type]  # `check` refuses any other word
            nodes=tuple(node for node in (cells["node1"], cells["node2"]) if node),
            by=cells["by"],
            at=cells["at"],
            value=cells["value"],
            why=cells["why"],
        )
        check(judgement, where=where)
        if cells["id"] and cells["id"] != judgement.id:
            raise ActorError(
                f"{where}: the row is not that of judgement {cells['id']}. Leave id empty in a row you change."
            )
        yield judgement


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe in front, which it shows as text."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return what `guarded` was given."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell
