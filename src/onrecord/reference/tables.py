"""Read people, bodies and events from a table: two columns, or a header that names them.

Without a header, the first column is a name and the second another name of the same person, or a Wikidata id where it
looks like one. With a header, the columns are in any order: ``name``, ``alias``, ``wikidata``, ``role``, ``body``,
``country``, ``from``, ``until``, ``kind`` and ``gender``; all but ``name`` may be missing. Rows with one name are about
one person, unless their Wikidata ids differ. A row of the kind ``event`` is about something that happened, from when to
when. Cells are parted by commas, semicolons or tabs.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from onrecord.errors import ActorError
from onrecord.ids import slug
from onrecord.reference.draft import Draft, DraftEvent, DraftPost, Kind
from onrecord.reference.intake import lines
from onrecord.reference.lookup import plain_role
from onrecord.reference.values import UnfitError, event, name, person, wikidata

COLUMNS = ("name", "alias", "wikidata", "role", "body", "country", "from", "until", "kind", "gender")

_OTHER_NAMES = {
    "label": "name",
    "person": "name",
    "other name": "alias",
    "wikidata id": "wikidata",
    "qid": "wikidata",
    "post": "role",
    "position": "role",
    "organisation": "body",
    "organization": "body",
    "party": "body",
    "state": "country",
    "since": "from",
    "start": "from",
    "start date": "from",
    "to": "until",
    "end": "until",
    "end date": "until",
}
_KINDS: dict[str, Kind | Literal["event"]] = {
    "event": "event",
    "": "person",
    "person": "person",
    "organisation": "organisation",
    "organization": "organisation",
    "party": "organisation",
    "place": "place",
    "state": "place",
    "country": "place",
}
_SEPARATORS = "\t;,"  # in this order: a name may hold a comma, and hardly the others


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number and its cells, by column."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def kind(self) -> Kind | Literal["event"] | None:
        """Who or what the row is about; None for a kind that is none."""
        return _KINDS.get(self["kind"].casefold())

    @property
    def key(self) -> str:
        """What makes two rows be about one: the name, however it is written."""
        try:
            check = {"event": event, "place": name, "organisation": name}.get(self.kind or "", person)
            called = check(self["name"])
        except UnfitError:
            called = self["name"]
        sort = {"event": "event", "place": "body", "organisation": "body"}.get(self.kind or "", "person")
        return f"{sort} {slug(called)}"

    @property
    def wikidata(self) -> str:
        """The Wikidata id; empty when there is none that is one."""
        try:
            return wikidata(self["wikidata"]) or ""
        except UnfitError:
            return ""


def read(path: Path, draft: Draft) -> None:
    """Add what a table tells.

    Raises:
        ActorError: it has more than two columns and no header, so that nobody can tell what they are.
    """
    rows = list(_rows(path, draft))
    names = _Names()
    for row in rows:
        names.add(row)
    for row in rows:
        _add(row, names, draft)


def _rows(path: Path, draft: Draft) -> Iterator[Row]:
    """Yield the rows that have a name; the first line decides how all are read."""
    columns: tuple[str, ...] = ()
    headed, separator = False, ""
    for number, line in lines(path):
        if line is None:
            draft.problem(number, "the line is not UTF-8 or too long", "Save the table as CSV in UTF-8.")
            continue
        separator = separator or _separator(line)
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], delimiter=separator, strict=True))]
        except csv.Error as error:
            draft.problem(number, f"not a line of a table ({error})", "Close each quotation mark on its line.")
            continue
        if not columns:
            columns, headed = _header(cells, number, draft), True
            if columns:
                continue
            columns, headed = ("name", "alias"), False
            if len(cells) > len(columns):
                raise ActorError(f"{path}: no header. Write a first line such as {','.join(COLUMNS)}")
        if any(cells[len(columns) :]):
            draft.problem(number, f"{len(cells)} cells for {len(columns)} columns", "Put cells with commas in quotes.")
        elif any(cells):
            named = dict(zip(columns, cells, strict=False))
            row = Row(number, named)
            if not headed and (id_ := Row(number, {"wikidata": row["alias"]}).wikidata):
                row = Row(number, {"name": row["name"], "wikidata": id_})
            yield row


def _separator(line: str) -> str:
    """Return what parts the cells of a line, leaving out what stands in quotation marks."""
    bare = "".join(line.split('"')[::2])
    return next((mark for mark in _SEPARATORS if mark in bare), ",")


def _header(cells: list[str], number: int, draft: Draft) -> tuple[str, ...]:
    """Return the columns that a first line names; none when it is a row like the others."""
    columns: list[str] = []
    for place, cell in enumerate(cells):
        plain = " ".join(cell.casefold().replace("_", " ").split())
        column = _OTHER_NAMES.get(plain, plain)
        # A column that is not known, or there twice, keeps its place and is never asked for.
        columns.append(column if column in COLUMNS and column not in columns else f"column {place}")
    if "name" not in columns:
        return ()
    for cell, column in zip(cells, columns, strict=True):
        if cell and column not in COLUMNS:
            draft.problem(
                number, f"column {cell[:40]!r} is not known, or there twice", f"Known are {', '.join(COLUMNS)}."
            )
    return tuple(columns)


@dataclass(frozen=True, slots=True)
class _Names:
    """What the whole table tells about each key: its Wikidata ids, and what kind of body it is."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Take one row into account."""
        if row.wikidata:
            self.ids.setdefault(row.key, set()).add(row.wikidata)
        if row.kind is not None and row.kind != "event":
            self.kinds.setdefault(row.key, row.kind)

    def several(self, key: str) -> bool:
        """Say whether more than one have this name."""
        return len(self.ids.get(key, ())) > 1


def _add(row: Row, names: _Names, draft: Draft) -> None:
    """Add what one row tells about a person or body and, for a person, a post or membership."""
    if row.kind is None:
        draft.problem(row.line, f"{row['kind'][:40]!r} is no kind", "Write person, organisation, place or event.")
        return
    key = row.key
    if row.kind == "event":
        _add_event(row, key, draft)
        return
    if names.several(key):
        if not row.wikidata:
            _tell_several(row, "name", draft)
            return
        key += f" {row.wikidata}"
    given = row["wikidata"], row["gender"]
    if not draft.actor(
        row.line, key, row.kind, row["name"], names=[row["alias"]], wikidata=given[:1], genders=given[1:]
    ):
        return
    if row.kind == "person":
        _add_term(row, key, names, draft)
    elif row["role"] or row["body"]:
        draft.problem(row.line, "a role or body of something that is no person", "Leave it out.")


def _add_event(row: Row, key: str, draft: Draft) -> None:
    """Add something that happened; a row without a date adds a name to one that has it."""
    if row["role"] or row["body"] or row["gender"]:
        draft.problem(row.line, "a role, body or gender of an event", "Leave it out.")
    told = DraftEvent(key, row["name"], {row["alias"]}, row["from"], row["until"], wikidata=row["wikidata"])
    told.country = draft.country(row.line, row["country"])
    draft.event(row.line, told)


def _add_term(row: Row, who: str, names: _Names, draft: Draft) -> None:
    """Add which post a person held, or which body they belonged to."""
    country, body, role = draft.country(row.line, row["country"]), "", draft.text(row.line, row["role"])
    if row["body"]:
        key = f"body {slug(row['body'])}"
        if names.several(key):
            _tell_several(row, "body", draft)
            return
        if draft.actor(row.line, key, names.kinds.get(key, "organisation"), row["body"]):
            body = key
    if role:
        post = " | ".join((plain_role(role), body, country))
        draft.posts.setdefault(
            post, DraftPost(key=post, label=role, roles=frozenset({role}), body=body, country=country)
        )
        draft.term(row.line, who, post=post, since=row["from"], until=row["until"])
    elif body:
        draft.term(row.line, who, body=body, since=row["from"], until=row["until"])
    elif row["from"] or row["until"]:
        draft.problem(row.line, "dates of nothing", "Write the role or the body, or leave the dates out.")


def _tell_several(row: Row, column: str, draft: Draft) -> None:
    draft.problem(row.line, f"several have the name {row[column][:80]!r}", "Give each row the Wikidata id of its own.")
