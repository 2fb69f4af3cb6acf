"""Judgements as a table: written for spreadsheets, and read back from them.

A cell that a spreadsheet would run as a formula gets an apostrophe, and loses it when it is read. Columns are found by
their names, whatever their order and whatever stands beside them, so that a queue for review is read as well.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from onrecord.actors.journal import fold
from onrecord.actors.judgement import Judgement, Verdict
from onrecord.errors import ActorError
from onrecord.model import Problem

if TYPE_CHECKING:
    from onrecord.cli.judging import Signature

COLUMNS = ("verdict", "first", "second", "value", "by", "at", "why", "id")
LARGEST = 100_000  # characters of a cell
_GUARDED = re.compile(r"'*[=+\-@\t\r\n]")


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


def write(judgements: Iterable[Judgement]) -> str:
    """Return judgements as CSV, oldest first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for judgement in judgements:
        nodes = (*judgement.nodes, "", "")[:2]
        cells = (judgement.verdict, *nodes, judgement.value, judgement.by, judgement.at, judgement.why, judgement.id)
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs; `plain` is the way back.

    >>> guarded("=1+1"), plain(guarded("=1+1")), plain(guarded("'=1")), guarded("O'Hara")
    ("'=1+1", '=1+1', "'=1", "O'Hara")
    """
    return "'" + cell if _GUARDED.match(cell) else cell


def plain(cell: str) -> str:
    """Return what `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def is_sheet(file: Path) -> bool:
    """Say whether a file is a table with a column ``verdict``."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            return _separator(lines.readline(LARGEST)) is not None
    except OSError as error:
        raise ActorError(f"{file}: cannot be read: {error.strerror or error}. Check its name and rights") from error


def _separator(header: str) -> str | None:
    """Return what separates the columns of a header of ours; spreadsheets write commas, semicolons or tabs."""
    for separator in (",", ";", "\t"):
        names = {name.strip().strip('"').casefold() for name in header.split(separator)}
        if {"verdict", "first"} <= names:
            return separator
    return None


def read(file: Path, signature: "Signature", known: Iterable[Judgement]) -> Sheet:
    """Read a table of judgements; a row that is wrong becomes a problem, and the others are read.

    Args:
        file: see `is_sheet`.
        signature: who decides and when, for rows that do not say it.
        known: judgements that the graph has.

    Raises:
        ActorError: the file is no text in UTF-8.
    """
    sheet = Sheet()
    in_force = {(j.verdict, j.nodes, j.value) for j in fold(known)}
    for line, row in _rows(file):
        verdict = row["verdict"].strip().casefold()
        if not verdict:
            sheet.blank += 1
            continue
        try:
            judgement = _judgement(verdict, row, signature)
        except ActorError as error:
            remedy = "The other rows are read. Correct this one and import the file again"
            sheet.problems.append(Problem(location=f"{file}:{line}", stage="import", reason=str(error), remedy=remedy))
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
        header = text.partition("\n")[0]
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(header) or ",")
        names = [name.strip().casefold() for name in next(reader, [])]
        for cells in reader:
            row = dict.fromkeys(COLUMNS, "") | dict(zip(names, map(plain, cells), strict=False))
            if any(cells):
                yield reader.line_num, row
    except UnicodeDecodeError as error:
        raise ActorError(f"{file}: not UTF-8 text. Save the table as CSV in UTF-8") from error
    except csv.Error as error:
        raise ActorError(f"{file}: not a table: {error}. Save it as CSV in UTF-8") from error


def _judgement(verdict: str, row: dict[str, str], signature: "Signature") -> Judgement:
    """Return the judgement of a row.

    Raises:
        ActorError: it is not well formed.
    """
    from onrecord.graph.judgements import judgement_quads

    if verdict not in get_args(Verdict):
        raise ActorError(f"no verdict {verdict!r}; write one of {', '.join(get_args(Verdict))}")
    nodes = [node for node in (row["first"].strip(), row["second"].strip()) if node]
    judgement = Judgement(
        verdict=cast("Verdict", verdict),
        nodes=tuple(sorted(nodes[:1] if verdict in ("identify", "rename") else nodes)),
        by=row["by"] or signature.by,
        at=row["at"] or signature.at,
        value="" if verdict in ("same", "different") else row["value"],
        why=row["why"],
    )
    list(judgement_quads([judgement]))  # refuses what is not well formed
    return judgement
