"""``onrecord articles``: the articles of a graph and when they were published; say so where you know better."""

from dataclasses import astuple, fields
from typing import TYPE_CHECKING

import click

from onrecord.cli.card import many
from onrecord.cli.common import clean, format_option, print_table, store_option
from onrecord.cli.judged import print_log
from onrecord.cli.judging import Signature, by_options, decide, local, open_to_judge, sign, store_words, why_option
from onrecord.cli.nodes import undone
from onrecord.errors import ActorError

if TYPE_CHECKING:
    from onrecord.actors.judgement import Judgement
    from onrecord.graph import Graph
    from onrecord.query.publication import Source

SOURCES = ("date", "basis", "confidence", "where", "start", "end", "counts", "judgement")


@click.group()
def articles() -> None:
    """List articles with their publication dates, see who says so, and set a date that you know.

    A date that you set is kept with who set it, when and why; it wins over whatever the page says, in every later
    build, and can be removed. All dates in the article that count from it follow at once.

    \b
    Example:
      onrecord articles list --undated
      onrecord articles dates "Bridge closed"
      onrecord articles set-date "Bridge closed" 2017-04-20 --why "printed edition"
    """


@articles.command("list", short_help="All articles with their publication dates")
@click.option("--undated", is_flag=True, help="Only those without a publication date.")
@click.option("--differ", is_flag=True, help="Only those whose sources name different days.")
@store_option
@format_option("json", "csv")
def list_(*, undated: bool, differ: bool, store: str, format_: str) -> None:
    """List the articles by publication date, with who says so; "differ" marks sources that name different days.

    \b
    Example:
      onrecord articles list
      onrecord articles list --undated --format csv
    """
    from onrecord.graph import open_store
    from onrecord.query.publication import Listed, listed

    with open_store(store, read_only=True) as graph:
        every = listed(graph)
    found = [one for one in every if not (undated and one.published) and (one.differ or not differ)]
    if format_ != "table":
        print_table(None, [field.name for field in fields(Listed)], map(astuple, found), format_)
        return
    rows = [(a.id, a.published, a.basis, "differ" if a.differ else "", a.outlet, a.title) for a in found]
    print_table(None, ("id", "published", "basis", "sources", "outlet", "title"), rows)


@articles.command(short_help="All that says when an article was published")
@click.argument("article_", metavar="ARTICLE")
@store_option
@format_option("json", "csv")
def dates(article_: str, *, store: str, format_: str) -> None:
    """Show all that says when an article was published: on what grounds, how sure, where, and which one counts.

    ARTICLE is an id, a web address or a title. A date of the basis "crawl" stands among the furniture of the page and
    never counts, nor does a day without a year.

    \b
    Example:
      onrecord articles dates https://harbour.example/bridge
    """
    from onrecord.graph import open_store
    from onrecord.query.lookup import article
    from onrecord.query.publication import sources

    with open_store(store, read_only=True) as graph:
        node = article(graph, article_)
        found = sources(graph, node)
    if format_ != "table":
        print_table(None, SOURCES, map(_cells, found), format_)
        return
    print_table(None, ("date", "basis", "confidence", "where", "at", "counts"), map(_row, found))
    if not any(source.counts for source in found):
        click.echo(
            f"None of these counts. If you know it: onrecord articles set-date {local(node)} DATE{store_words(store)}",
            err=True,
        )


def _cells(source: "Source") -> tuple[object, ...]:
    said, made = source.said, source.judgement
    at = (said.span.start, said.span.end) if said.span else (None, None)
    return said.date, said.basis, said.confidence, said.where, *at, source.counts, made.id if made else None


def _row(source: "Source") -> tuple[object, ...]:
    said, made = source.said, source.judgement
    where = said.where
    if made is not None:
        where = f"set by {made.by} on {made.at[:10]}" + (f": {made.why}" if made.why else "")
    at = f"{said.span.start}–{said.span.end}" if said.span else ""
    return said.date, said.basis, said.confidence, where, at, "yes" if source.counts else ""


@articles.command("set-date", short_help="Say when an article was published")
@click.argument("article_", metavar="ARTICLE")
@click.argument("date", metavar="[DATE]", required=False)
@click.option("--remove", is_flag=True, help="Take back the date that was set; what the page says counts again.")
@why_option
@by_options
@store_option
def set_date(article_: str, date: str | None, *, remove: bool, why: str, by: str, at: str, store: str) -> int:
    """Say when ARTICLE (an id, a web address or a title) was published: a day, a month or a year.

    The dates in the article that count from it are resolved anew at once, and whatever else depends on it.

    \b
    Example:
      onrecord articles set-date https://harbour.example/bridge 2017-04-20 --why "printed edition"
      onrecord articles set-date "Bridge closed" 2017
      onrecord articles set-date "Bridge closed" --remove
    """
    from onrecord.query.lookup import article
    from onrecord.query.publication import in_force

    if (date is None) != remove:
        raise click.UsageError("say when: either a DATE such as 2017-04-20, or --remove")
    day = "" if date is None else _day(date)
    with open_to_judge(store) as graph:
        id_ = local(article(graph, article_))
        before = in_force(graph, id_)
        signature = sign(graph, by=by, at=at, why=why)
        if remove:
            made = _removal(id_, before, signature, store)
        elif before and before[-1].value == day:
            made = []
        else:
            made = [signature.judgement("dated", f"article/{id_}", value=day)]
        return _apply(graph, id_, made, day, store)


def _day(date: str) -> str:
    from onrecord.actors.judgement import is_day

    if not is_day(day := date.strip()):
        raise click.BadParameter(f"{clean(date)!r} is not a date. Write 2017-04-20, 2017-04 or 2017", param_hint="DATE")
    return day


def _removal(id_: str, before: tuple["Judgement", ...], signature: Signature, store: str) -> list["Judgement"]:
    """Return what takes back all dates that were set and are in force."""
    if not before:
        raise ActorError(
            f"{id_}: nobody has set its date, so that there is nothing to remove. "
            f"See what says so: onrecord articles dates {id_}{store_words(store)}"
        )
    return [signature.judgement("undo", value=judgement.id) for judgement in before]


def _apply(graph: "Graph", id_: str, made: list["Judgement"], day: str, store: str) -> int:
    """Add the judgements, let the article follow, and say what became of it."""
    from onrecord import pipeline
    from onrecord.query.publication import listed, resolved

    known, _ = resolved(graph, id_)
    if made:
        decide(graph, *made)
    else:
        pipeline.redate(graph)  # completes what was broken off
    [now] = [article for article in listed(graph) if article.id == id_]
    after, every = resolved(graph, id_)
    named = f"{clean(now.title)} ({id_})"
    if day and now.published != day:
        click.echo(f"{named}: {day} is kept, but the article could not be analysed with it yet.", err=True)
        return 1
    when = f"published {now.published} ({now.basis})" if now.published else "without a publication date"
    click.echo(f"{named}: {when}{' now' if made else ', as before'}.")
    lie = "lies" if after == 1 else "lie"
    click.echo(f"Of {many(every, 'time expression')} in it, {after} {lie} between known days, {known} before.")
    if made and day:
        why = f" ({made[0].why})" if made[0].why else ""
        click.echo(f"Judgement {made[0].id} by {made[0].by}{why}. To take it back:")
        click.echo(f"  onrecord articles set-date {id_} --remove{store_words(store)}")
    return 0


@articles.command(short_help="List who has set which dates")
@store_option
@format_option("json", "csv")
def log(*, store: str, format_: str) -> None:
    """List the dates that people have set and removed, oldest first: who, what, when and why, and which count.

    \b
    Example:
      onrecord articles log
    """
    from onrecord.actors.journal import about
    from onrecord.actors.judgement import ARTICLES
    from onrecord.graph import open_store

    with open_store(store, read_only=True) as graph:
        made = about(graph.judgements(), ARTICLES)
        without = _effects(graph, made)
    print_log(
        made,
        without,
        format_,
        empty="Nobody has set a date yet. See which articles have none: onrecord articles list --undated",
    )


def _effects(graph: "Graph", made: tuple["Judgement", ...]) -> dict[str, str]:
    """Return why judgements about dates have no effect; those that count are left out."""
    from onrecord.actors.journal import fold

    without = {id_: f"taken back by {by}" for id_, by in undone(graph).items()}
    there = set(graph.articles())
    latest: dict[str, str] = {}
    for judgement in reversed([j for j in fold(made) if j.id not in without]):
        node = judgement.nodes[0]
        if node.removeprefix("article/") not in there:
            without[judgement.id] = "no article here has that id"
        elif node in latest:
            without[judgement.id] = f"overruled by {latest[node]}"
        latest.setdefault(node, judgement.id)
    return without
