"""The timeline for people: by how sure the day is, then by day, each thing in a few lines that fit the terminal.

What is in it, and in which order, is for `onrecord.query.timeline`; machines get all columns of its rows.
"""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import clean, print_table

if TYPE_CHECKING:
    from onrecord.graph import Graph
    from onrecord.query.library import Question
    from onrecord.query.timeline import Entry

WIDTH = 100  # characters of a line in a pipe
NARROW, WIDE = 40, 120  # longer lines are hard to read
LINES = 2  # of what is said; machines get all of it
OUTLETS = 3
SECTIONS = {
    "certain": "Certain: on these days",
    "possible": "Possible: within these days, or reported on them",
    "undated": "Undated: nothing tells when it was",
}
SAYING = {"said": "said", "denied": "denied", "not said": "did not say"}
HAPPENING = {
    "happened": "happened",
    "claimed": "claimed",
    "future": "to come",
    "hypothetical": "supposed",
    "not happened": "did not happen",
}
PLAIN = {"asserted", "told", "future", "hypothetical"}  # what is said of these already
MANNERS = {
    "question": "asked",
    "hearsay": "on hearsay",
    "evidential_weak": "not certain",
    "negated": "negated",
    "prediction": "a forecast",
    "necessity": "as something that should be so",
    "directive": "as something to be done",
    "desire_intention": "a wish or a plan",
}
NO_DATE = "No date"
PARTING = ", "


def tell(graph: "Graph", question: "Question", given: Mapping[str, object], format_: str) -> None:
    """Answer the question for the timeline, and say how many rows its limit left out."""
    from onrecord.query.library import terms
    from onrecord.query.timeline_rows import COLUMNS, entries, row

    values = terms(graph, question, given)
    found = entries(graph, values)
    limit = values.get("limit")
    shown = found[:limit] if isinstance(limit, int) else found
    if format_ == "table":
        click.echo("\n".join(lines(question.title, shown, width())))
    else:
        print_table(None, COLUMNS, ([str(cell) for cell in row(entry)] for entry in shown), format_)
    if left := len(found) - len(shown):
        rows = "row is" if left == 1 else "rows are"
        click.echo(f"{left:,} more {rows} left out. All of them: --limit {len(found)}", err=True)


def width() -> int:
    """Return how long lines may be: as COLUMNS or the terminal has it, within what is readable."""
    return min(max(shutil.get_terminal_size((WIDTH, 24)).columns, NARROW), WIDE)


def lines(title: str, entries: Sequence["Entry"], width: int) -> Iterator[str]:
    """Yield the lines of a timeline: a section for each degree of certainty, days in it, and what was on each."""
    yield _bold(title)
    if not entries:
        yield "(nothing found)"
    for dating, section in groupby(sorted(entries, key=lambda entry: list(SECTIONS).index(entry.dating)), _dating):
        listed = list(section)
        yield ""
        yield from map(_bold, _wrapped(f"{SECTIONS[dating]} ({len(listed):,})", width, indent="", most=LINES))
        for day, those in _by_day(listed).items():
            yield ""
            yield from _wrapped(clean(day), width, indent="", most=LINES)
            for entry in those:
                yield from _wrapped(clean(told(entry)), width, indent="  ", most=LINES if width >= WIDTH else LINES + 1)
                yield from (_dim(line) for line in _wrapped(clean(source(entry)), width, indent="    "))


def _dating(entry: "Entry") -> str:
    return entry.dating


def _by_day(entries: Iterable["Entry"]) -> dict[str, list["Entry"]]:
    """Put what has the same days together, in the order of the first of them; what has no date at all comes last."""
    days: dict[str, list[Entry]] = {}
    for entry in entries:
        days.setdefault(when(entry), []).append(entry)
    if NO_DATE in days:
        days[NO_DATE] = days.pop(NO_DATE)
    return days


def when(entry: "Entry") -> str:
    """Return in plain words when something was; what is no single day also as the graph has it (EDTF or TIMEX3)."""
    from onrecord.export.timeline_words import alone, date, span
    from onrecord.query.timeline import REPORTED

    if REPORTED in entry.time:
        return f"{date(entry.published)} or before: reported then"
    if not entry.bounds:
        said = alone(entry.date) if entry.date else NO_DATE
        return said if said in (entry.date, NO_DATE) else f"{said[:1].upper()}{said[1:]} ({entry.date})"
    first, last = (day.isoformat() if day else "" for day in (entry.bounds.earliest, entry.bounds.latest))
    said = span(first, last)
    exact = f" ({entry.date})" if first != last and entry.date not in ("", said) else ""
    differ = "" if entry.agree else ", accounts differ"
    return f"{said[:1].upper()}{said[1:]}{exact}{differ}"


def told(entry: "Entry") -> str:
    """Return who did what, with the words: what the article does not itself tell as so says by whom it is told."""
    who, whom, teller = (PARTING.join(names) for names in (entry.who, entry.whom, entry.told))
    words = entry.words.rstrip(", ")
    if entry.what in HAPPENING:
        lead = HAPPENING[entry.what]
        if teller:
            lead += f" by {teller}" if entry.what == "claimed" else f", says {teller}"
        part = PARTING.join(name for name in entry.who if name not in words)
        return f"{lead[:1].upper()}{lead[1:]}{_manner(entry)}: {words}" + (f" [{part}]" if part else "")
    deed = SAYING.get(entry.what) or " ".join((entry.what.replace("-", " "), whom)).strip()
    by = f", as {teller} has it" if teller else ""
    return f"{who or 'Somebody'} {deed}{by}{_manner(entry)}: {words}"


def _manner(entry: "Entry") -> str:
    """Return how something is put forward, unless as plainly so."""
    if entry.what == "not happened":
        return ""
    parts = dict.fromkeys(part for how in entry.how for part in how.split(", ") if part not in PLAIN)
    return f" ({PARTING.join(MANNERS.get(part, part) for part in parts)})" if parts else ""


def source(entry: "Entry") -> str:
    """Return what dates something, in the words of the article, and where it stands: outlet, publication date, id."""
    from onrecord.export.timeline_words import date
    from onrecord.query.accounts import local

    dated = PARTING.join(f"{how} “{words}”" for how, words in zip(entry.time, entry.dated, strict=False))
    outlets = list(dict.fromkeys(report.outlet for report in entry.reports if report.outlet))
    more = f" and {len(outlets) - OUTLETS} more" if len(outlets) > OUTLETS else ""
    printed = date(entry.published) if entry.published else "publication date not known"
    articles = len({report.article for report in entry.reports})
    several = f"{articles} articles ({local(entry.occurrence)})" if articles > 1 and entry.occurrence else ""
    ids = [local(report.node) for report in entry.reports]
    id_ = several or (ids[0] if len(ids) == 1 else f"{ids[0]} and {len(ids) - 1} more")
    place = PARTING.join(outlets[:OUTLETS]) + more
    return " · ".join(part for part in (dated, f"{place}, {printed}" if place else printed, id_) if part)


def _wrapped(words: str, width: int, *, indent: str, most: int | None = None) -> list[str]:
    return textwrap.wrap(
        words, width, initial_indent=indent, subsequent_indent=indent + "  ", max_lines=most, placeholder=" …",
        break_on_hyphens=False,
    )  # fmt: skip


def _styled() -> bool:
    """Say whether output is a terminal that shows styles and whose user wants them (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _bold(line: str) -> str:
    return click.style(line, bold=True) if _styled() else line


def _dim(line: str) -> str:
    return click.style(line, dim=True) if _styled() else line
