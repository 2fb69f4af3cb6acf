"""Judgements from a spreadsheet: what `onrecord.actors.journal` writes, or a queue with its verdicts filled in.

Columns are found by their names, whatever their order and whatever stands beside them. A row that is wrong becomes a
problem, and the others are read.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.actors.journal import COLUMNS, check, fold, unguarded
from onrecord.actors.judgement import Judgement
from onrecord.errors import ActorError
from onrecord.model import Problem

if TYPE_CHECKING:
    from onrecord.cli.judging import Signature

HEADER = 10_000  # characters of a first line
NEEDED = {"verdict", "node1"}
NODES = {"rename": 1, "identify": 1, "dated": 1, "undo": 0}


@dataclass(slots=True)
class Sheet:
    """What a table holds.

    Attributes:
        judgements: in the order of the rows.
        blank: rows without a verdict.
        repeated: rows that do not say when, and say what is in force already.
    """

    judgements: list[Judgement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    blank: int = 0
    repeated: int = 0


def is_sheet(file: Path) -> bool:
    """Say whether a file is a table with the columns of judgements."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            return _separator(lines.readline(HEADER)) is not None
    except OSError as error:
        raise ActorError(f"{file}: cannot be read: {error.strerror or error}. Check its name and rights") from error


def _separator(header: str) -> str | None:
    """Return what separates the columns of a header of ours; spreadsheets write commas, semicolons or tabs."""
    for separator in (",", ";", "\t"):
        if {name.strip().strip('"').casefold() for name in header.split(separator)} >= NEEDED:
            return separator
    return None


def read(file: Path, signature: "Signature", known: Iterable[Judgement]) -> Sheet:
    """Read a table of judgements.

    Args:
        file: see `is_sheet`.
        signature: who decides and when, for rows that do not say it.
        known: judgements that the graph has.

    Raises:
        ActorError: the file is no text in UTF-8, or no table.
    """
    sheet = Sheet()
    in_force = {(j.verdict, j.nodes, j.value) for j in fold(known)}
    for line, row in _rows(file):
        if not row["verdict"].strip():
            sheet.blank += 1
            continue
        try:
            judgement = _judgement(row, signature)
        except ActorError as error:
            remedy = "The other rows are read. Correct this one and import the file again"
            reason = str(error).rstrip(".")
            sheet.problems.append(Problem(location=f"{file}:{line}", stage="import", reason=reason, remedy=remedy))
            continue
        if not row["at"] and (judgement.verdict, judgement.nodes, judgement.value) in in_force:
            sheet.repeated += 1
        else:
            sheet.judgements.append(judgement)
    return sheet


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows with their lines; columns that are not there are empty."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text.partition("\n")[0]) or ",")
        names = [name.strip().casefold() for name in next(reader, [])]
        for cells in reader:
            if any(cells):
                yield (
                    reader.line_num,
                    dict.fromkeys(COLUMNS, "") | dict(zip(names, map(unguarded, cells), strict=False)),
                )
    except UnicodeDecodeError as error:
        raise ActorError(f"{file}: not UTF-8 text. Save the table as CSV in UTF-8") from error
    except csv.Error as error:
        raise ActorError(f"{file}: not a table: {error}. Save it as CSV in UTF-8") from error


def _judgement(row: dict[str, str], signature: "Signature") -> Judgement:
    """Return the judgement of a row.

    Raises:
        ActorError: it is not well formed, or its id is that of another.
    """
    from onrecord.graph.judgements import judgement_quads

    verdict = row["verdict"].strip().casefold()
    nodes = tuple(sorted(node for node in (row["node1"].strip(), row["node2"].strip()) if node))
    judgement = Judgement(
        verdict=verdict,  # type: ignore[arg-type]  # `check` refuses any other word
        nodes=nodes[: NODES.get(verdict, len(nodes))],
        by=row["by"] or signature.by,
        at=row["at"] or signature.at,
        value="" if verdict in ("same", "different") else row["value"],
        why=row["why"],
    )
    check(judgement, where="the judgement")
    list(judgement_quads([judgement]))  # refuses what the graph could not hold
    if row["id"] and row["id"] != judgement.id:
        raise ActorError(f"the row is not that of judgement {row['id']}. Leave id empty in a row that you change")
    return judgement
