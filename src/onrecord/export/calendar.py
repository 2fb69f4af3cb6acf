"""Dated events as a calendar (iCalendar, RFC 5545): what happened, is to come, or is said to have happened.

Only what has a first and a last day becomes an entry, over all the days on which it can have been. What the article
does not itself tell as having happened is tentative, and says so with the one who tells it; what is denied, supposed or
asked is left out. There is no clock in a file: the same graph gives the same bytes.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from onrecord.query.lookup import article as find_article
from onrecord.query.moments import published
from onrecord.query.timeline import Entry, Report, TimelineOptions, timeline

if TYPE_CHECKING:
    import icalendar

    from onrecord.graph import Graph

PRODUCT = "-//onrecord//dated events//EN"
NAME = "What happened when"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # of what nobody knows when it was published
# Calendars break lines at more characters than line feeds, and obey none: titles are hostile.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
HOW = {"on": "some time in", "during": "during"}
SAID = {"said": "said", "denied": "denied"}
SECOND_HAND = {"told", "hearsay", "evidential_weak"}
FORWARD = {"asserted", "future", "desire_intention", *SECOND_HAND}
UNDATED, ONE_SIDED = "without a certain date", "with only a first or a last day"
NOT_SO = "denied, supposed, asked or not said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A calendar as text, and what it could not hold.

    Attributes:
        count: how many entries it has.
        left_out: how many events it has not, by reason.
    """

    text: str
    count: int
    left_out: Mapping[str, int]


def calendar(
    graph: "Graph",
    *,
    actor: str | None = None,
    article: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Calendar:
    """Return the dated events of a graph as a calendar.

    Args:
        graph: what to read.
        actor: only what this actor (name, id or IRI) said, did to others with words, had done to it, or took part in.
        article: only what this article (id, IRI, web address or title) tells of.
        since: only what may have been on this day, month or year, or later; that of the event, not of the article.
        until: only what may have been on this day, month or year, or earlier.

    Raises:
        QueryError: no such actor or article, or several are meant, or a date is none.
    """
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", NAME)
    made.add("x-wr-calname", NAME)
    only = None if article is None else str(find_article(graph, article))
    left_out: Counter[str] = Counter()
    count = 0
    for entry in timeline(graph, TimelineOptions(actor=actor, since=since, until=until)):
        if not entry.event or (only is not None and all(report.article != only for report in entry.reports)):
            continue
        if reason := _lacks(entry):
            left_out[reason] += 1
            continue
        made.add_component(_event(entry))
        count += 1
    return Calendar(text=made.to_ical().decode("utf-8"), count=count, left_out=dict(sorted(left_out.items())))


def _lacks(entry: Entry) -> str:
    """Return why something cannot stand in a calendar, or nothing."""
    if not entry.bounds:
        return UNDATED
    if not entry.bounds.closed:
        return ONE_SIDED
    if entry.what in SAID:  # how it is put forward is about what is said, but a question says nothing
        return NOT_SO if set(entry.how) == {"question"} or entry.status not in ("happened", "future") else ""
    if entry.what in ("not said", "hypothetical", "not happened") or not FORWARD & set(entry.how):
        return NOT_SO
    return ""


def _event(entry: Entry) -> "icalendar.Event":
    """Return one entry of the calendar, over all the days on which it can have been."""
    import icalendar

    first, last = entry.bounds.earliest or date.min, entry.bounds.latest or date.max
    made = icalendar.Event()
    # Of the first report: it stays when others are linked to it, and no two entries share a finding.
    made.add("uid", f"{entry.reports[0].node.rsplit('/', 1)[-1]}@onrecord")
    made.add("dtstamp", _stamp(entry.published))
    made.add("dtstart", first)
    made.add("dtend", min(last, date.max - timedelta(days=1)) + timedelta(days=1))  # the day after the last
    made.add("summary", _plain(f"{_prefix(entry)}{_what(entry)}{_some_time(entry)}"))
    made.add("description", "\n".join(_plain(line) for line in _description(entry)))
    made.add("status", "CONFIRMED" if told_as_fact(entry) else "TENTATIVE")
    made.add("transp", "TRANSPARENT")
    made.add("categories", [entry.what])
    if entry.place:
        made.add("location", _plain(entry.place))
    if url := next((report.url for report in entry.reports if _safe(report.url)), ""):
        made.add("url", url)
    return made


def told_as_fact(entry: Entry) -> bool:
    """Say whether an article itself tells that it happened, or that it was said or done with words."""
    if entry.status != "happened" or set(entry.how) <= SECOND_HAND:
        return False
    return entry.what in SAID or (entry.what not in ("claimed", "not happened") and "asserted" in entry.how)


def _stamp(day: str) -> datetime:
    first = published(day).earliest
    return datetime(first.year, first.month, first.day, tzinfo=UTC) if first else NEVER


def _prefix(entry: Entry) -> str:
    """Return what keeps somebody from taking an entry for a fact."""
    if told_as_fact(entry):
        return ""
    teller = ", ".join(entry.told)
    if entry.status == "future":
        return f"To come, says {teller}: " if teller else "To come: "
    if teller:
        return f"Claimed by {teller}: "
    return "Claimed: "


def _what(entry: Entry) -> str:
    who, whom = ", ".join(entry.who) or "somebody", ", ".join(entry.whom)
    if entry.what in SAID:
        return f"{who} {SAID[entry.what]}: {entry.words.rstrip(',')}"
    if entry.who and entry.what not in ("happened", "claimed", "future", "hypothetical", "not happened"):
        return f"{who} {entry.what.replace('-', ' ')} {whom}".rstrip() + f": {entry.words}"
    return entry.words


def _some_time(entry: Entry) -> str:
    """Return in which way the words date it, unless that is a day."""
    if entry.bounds.days == 1:
        return ""
    if not entry.agree:
        return " (accounts differ on the day)"
    return f" ({_dated_by(entry, HOW)})"


def _dated_by(entry: Entry, how: Mapping[str, str]) -> str:
    pairs = zip(entry.time, entry.dated, strict=True)
    return ", ".join(f"{how.get(relation, relation)} “{words}”" for relation, words in pairs)


def _description(entry: Entry) -> Iterator[str]:
    """Yield the lines that a reader needs: how it is told, what dates it, and each article's exact words."""
    teller = ", ".join(entry.told)
    if not told_as_fact(entry):
        if entry.status == "future":
            yield "Not told as having happened: it was still to come."
        if teller:
            yield f"Not told as a fact by the article: {teller} says so."
        elif entry.status != "future":
            yield f"Not told as a fact by the article ({'; '.join(entry.how)})."
    elif len(entry.how) > 1:
        yield f"Put forward as: {'; '.join(entry.how)}."
    first, last = entry.bounds.earliest, entry.bounds.latest
    days = f"{first}" if first == last else f"not before {first}, not after {last}"
    yield f"Dated {_dated_by(entry, {})}: {days}."
    for report in entry.reports:
        yield _source(report)


def _source(report: Report) -> str:
    where = ", ".join(part for part in (report.outlet, report.published or "date of publication not known") if part)
    named = f" “{report.title}”" if report.title else ""
    return f"“{report.sentence}” —{named} {where}" + (f" {report.url}" if report.url else "")


def _safe(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and not re.search(r"\s|[\x00-\x20\x7f-\x9f\"]", url)


def _plain(words: str) -> str:
    """Return words on one line, without what steers a program; the library escapes the rest."""
    return " ".join(CONTROL.sub(" ", words).split())
