"""The timeline: what was said, who did what to whom with words, and what happened, in the order of time.

Two times are kept apart. When something was is said by words of an article (``earliest``, ``latest``, ``date``); when
it was reported is the date of publication (``published``). Where no words date a saying, it stands on the day of the
report, is marked so, and is never certain: it was said on that day or before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.query.accounts import Account, When, accounts, local
from onrecord.query.findings import MADE
from onrecord.query.library import run_internal
from onrecord.query.lookup import actor as find_actor
from onrecord.query.moments import Bounds, Dating, agreed, asked, dating, place, published

if TYPE_CHECKING:
    from rdflib import URIRef

    from onrecord.graph import Graph

REPORTED = "reported"
SAYINGS = ("said", "denied", "not said")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineOptions:
    """What a timeline shows.

    Attributes:
        actor: only what this actor (name, id or IRI) said, did to others with words, had done to it, or took part in.
        since, until: only what may lie in this span: days, months or years.
        certain: only what certainly lies in it.
    """

    actor: str | None = None
    since: str | None = None
    until: str | None = None
    certain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Where something stands: one article.

    Attributes:
        node: IRI of the finding.
        article: IRI.
        published: date of publication as precisely as it is known, or empty.
        sentence: in which it stands.
    """

    node: str
    article: str
    title: str
    outlet: str
    published: str
    url: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on a timeline, with all its reports.

    Attributes:
        dating: whether it certainly lies in the span that was asked for, or possibly, or nobody knows when it was.
        bounds: the first and last day on which it can have been, by what the articles say of it.
        agree: the accounts of it have a day in common.
        date, time, dated: of the closest account: the date with what stays open, how it is related to the expressions
            (on, since …), or ``reported`` where nothing but the publication dates it, and the expressions.
        what, who, whom, words, place: see `onrecord.query.accounts.Account`; names instead of IRIs.
        status: as `onrecord.model.Status` has it.
        how: in every way in which accounts put it forward, ``asserted`` first.
        published: the first known date of publication.
        event: a dated event is what dates it.
        reports: the accounts, in the order of publication.
        occurrence: IRI, where it is known as one thing across articles.
    """

    dating: Dating
    bounds: Bounds
    agree: bool
    date: str
    time: tuple[str, ...]
    dated: tuple[str, ...]
    what: str
    status: str
    how: tuple[str, ...]
    who: tuple[str, ...]
    whom: tuple[str, ...]
    words: str
    told: tuple[str, ...]
    place: str
    published: str
    event: bool
    reports: tuple[Report, ...]
    occurrence: str


def timeline(graph: "Graph", options: TimelineOptions | None = None) -> list[Entry]:
    """Return what a graph tells, in the order of time; what is undated comes last.

    Where a span is asked for, what certainly lies in it comes first, then what possibly does, by how much of it.

    Raises:
        QueryError: nobody or several are meant by the actor, or a date is none.
    """
    options = options or TimelineOptions()
    who = None if options.actor is None else find_actor(graph, options.actor)
    return between(graph, who, asked(options.since, options.until), certain=options.certain)


def between(graph: "Graph", actor: "URIRef | None", span: Bounds, *, certain: bool) -> list[Entry]:
    """Return what a graph tells of an actor (None: of all) and may lie in a span of days; see `timeline`."""
    labels = {str(node): str(label) for node, label in run_internal(graph, "table-labels").rows}
    articles = _articles(graph)
    found = [
        entry
        for group in _groups(accounts(graph, labels, actor=actor), actor)
        if (entry := _entry(group, labels, articles, span)) is not None
    ]
    wanted = (entry for entry in found if entry.dating == "certain" or not certain)
    return sorted(wanted, key=lambda entry: _order(entry, span))


def _articles(graph: "Graph") -> dict[str, tuple[str, str, str, str]]:
    """Return title, outlet, date of publication and address of each article, by IRI."""
    rows = run_internal(graph, "table-articles").rows
    return {
        str(article): (str(title or ""), str(outlet or ""), str(day or ""), str(url or ""))
        for article, title, outlet, day, url in rows
    }


def _groups(found: Iterable[Account], actor: "URIRef | None") -> Iterable[list[Account]]:
    """Put accounts of one occurrence together: sayings with sayings, a relation with the same one, events with events.

    A source without a name is another actor in each article, so that sayings do not part by who says them.
    """
    groups: dict[tuple[object, ...], list[Account]] = defaultdict(list)
    for account in found:
        whole = account.when.occurrence if account.when else ""
        if not whole:
            groups[account.node,].append(account)
        elif account.node == (account.when and account.when.event):
            groups[whole, "event"].append(account)
        elif account.what in SAYINGS:
            groups[whole, account.what].append(account)
        else:
            groups[whole, account.what, account.cast, account.toward].append(account)
    who = None if actor is None else str(actor)
    for group in groups.values():
        if who is None or any(who in (*account.cast, *account.toward) for account in group):
            yield group


def _entry(
    group: Sequence[Account],
    labels: Mapping[str, str],
    articles: Mapping[str, tuple[str, str, str, str]],
    span: Bounds,
) -> Entry | None:
    """Return what several accounts of one thing come to; None where it certainly lies outside the span."""
    reports = sorted((_report(account, articles) for account in group), key=_reported)
    bounds, agree = agreed([account.when.bounds for account in group if account.when])
    first = min((report for report in reports if report.published), key=_reported, default=reports[0]).published
    lead = min(group, key=_rank)
    event = lead.when is not None and lead.node == lead.when.event
    on_paper = published(first)
    # Whatever was said or done with words was so by the day on which it was printed. An event may be yet to come.
    reported = not bounds and not event and bool(on_paper)
    sure = dating(on_paper if reported else bounds, span)
    if sure is None:
        return None
    if sure == "certain" and (reported or not agree):
        sure = "possible"
    when = lead.when or When()  # that of the report is all there is
    return Entry(
        dating=sure,
        bounds=bounds,
        agree=agree,
        date=when.date,
        time=(REPORTED,) if reported else when.relations,
        dated=when.dated,
        what=lead.what,
        status=when.status,
        how=tuple(dict.fromkeys(account.how for account in sorted(group, key=_rank))),
        who=_names(group, labels, "cast"),
        whom=_names(group, labels, "toward"),
        words=lead.words,
        told=tuple(sorted({account.told for account in group if account.told})),
        place=lead.place or min((account.place for account in group if account.place), default=""),
        published=first,
        event=lead.when is not None,
        reports=tuple(reports),
        occurrence=when.occurrence if len(group) > 1 else "",
    )


def _rank(account: Account) -> tuple[bool, bool, int, str]:
    """Order accounts: what an article itself tells as so, and of that the closest date."""
    days = account.when.bounds.days if account.when else 0
    return account.what not in ("said", "denied", "happened"), account.how != MADE, days, account.node


def _names(group: Iterable[Account], labels: Mapping[str, str], part: str) -> tuple[str, ...]:
    nodes = {node for account in group for node in (account.cast if part == "cast" else account.toward)}
    return tuple(sorted({labels.get(node, local(node)) for node in nodes}))


def _report(account: Account, articles: Mapping[str, tuple[str, str, str, str]]) -> Report:
    title, outlet, day, url = articles.get(account.article, ("", "", "", ""))
    return Report(
        node=account.node,
        article=account.article,
        title=title,
        outlet=outlet,
        published=day,
        url=url,
        sentence=account.sentence,
    )


def _reported(report: Report) -> tuple[object, ...]:
    day = published(report.published)
    return not day, place(day), report.published, report.outlet, report.url, report.node


def _order(entry: Entry, span: Bounds) -> tuple[object, ...]:
    """Order entries by their own time, where they have none by that of the report, and last what has neither."""
    time = place(entry.bounds or published(entry.published))
    return (
        entry.dating == "undated",
        *_distance(entry, span),
        time,
        entry.what,
        entry.date,
        *(report.outlet for report in entry.reports[:1]),
        *(report.url for report in entry.reports[:1]),
        entry.reports[0].node,
    )


def _distance(entry: Entry, span: Bounds) -> tuple[bool, float, bool]:
    """Return how far something is from certainly lying in a span; the same for all where no span is asked for."""
    if not span or entry.dating == "undated":
        return False, 0.0, False
    # A saying that only the report dates was made on that day or before; nobody knows how long before.
    bounds = Bounds(None, published(entry.published).latest) if REPORTED in entry.time else entry.bounds
    return entry.dating == "possible", -bounds.share(span), not bounds.ends_in(span)
