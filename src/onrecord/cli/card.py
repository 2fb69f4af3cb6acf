"""An actor's card for people: who it is, which words mean it and why, and why all its appearances are one."""

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import clean, print_table

if TYPE_CHECKING:
    from onrecord.query.card import Appearance, Card, Held, Mentions, Passage, Printed, Role

WIDTH = 100  # characters of a line in a pipe
MENTIONS = ("words", "form", "places", "why", "first at")
OPEN = ("words", "form", "why", "candidates", "at")


def print_card(card: "Card", limit: int) -> None:
    """Write an actor's card.

    Args:
        card: what is known.
        limit: at most so many names, mentions and articles.
    """
    click.echo(f"{clean(card.label)} · {card.kind}")
    _field("id", card.id)
    _field("IRI", card.iri)
    _field("Wikidata", ", ".join(card.wikidata))
    _field("also", _some(card.names, limit))
    _field("old ids", _some(card.formerly, limit))
    _field("in", _counted(card))
    for n, role in enumerate(card.roles[:limit]):
        _field("" if n else "roles", _role(role))
    for n, post in enumerate(card.posts[:limit]):
        _field("" if n else "posts", held(post) + ("" if n else " (from the facts, not the articles)"))
    if card.mentions:
        click.echo()
        print_table("Mentions", MENTIONS, map(mention, card.mentions[:limit]))
        _more(len(card.mentions), limit)
    if card.unresolved:
        rows = [
            (one.words, one.form, one.why, ", ".join(label for _, label in one.candidates), place(one.place))
            for one in card.unresolved[:limit]
        ]
        _gap(len(card.mentions), limit)
        print_table("Left open: these may mean them", OPEN, rows)
        _more(len(card.unresolved), limit)
    _gap(len(card.unresolved or card.mentions), limit)
    _print_appearances(card, limit)
    if card.judgements:
        click.echo("\nJudgements about them")
    for decision in card.judgements[:limit]:
        wrapped(
            clean(f"{decision.what}, {str(decision).removeprefix('judged ')} ({decision.id})"),
            indent="  - ",
            hang="    ",
        )
    _more(len(card.judgements), limit)


def _gap(rows: int, limit: int) -> None:
    """Leave a line free, where no table of so many rows has done so."""
    if rows == 0 or rows > limit:
        click.echo()


def _field(title: str, words: str) -> None:
    if words:
        wrapped(clean(words), indent=f"  {title:<9} ", hang=" " * 12)


def wrapped(text: str, *, indent: str = "", hang: str = "") -> None:
    """Write text in lines that fit the terminal.

    Args:
        text: one paragraph.
        indent: what stands before it.
        hang: what stands before its other lines.
    """
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    lines = textwrap.wrap(
        text, max(width, 40), initial_indent=indent, subsequent_indent=hang, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    click.echo("\n".join(lines))


def _some(words: Sequence[str], limit: int) -> str:
    return ", ".join(words[:limit]) + (f" and {len(words) - limit} more" if len(words) > limit else "")


def _counted(card: "Card") -> str:
    n = card.counts
    when = period(appearance.article.published for appearance in card.appearances)
    return f"{many(n['articles'], 'article')}{when and ', ' + when}; {many(n['attributions'], 'attribution')}"


def period(dates: Iterable[str]) -> str:
    """Return the first and the last of some dates; nothing where none is known.

    >>> period(["2024-03", "", "2023"]), period(["2024", "2024"]), period([""])
    ('2023 to 2024-03', '2024', '')
    """
    known = sorted({date for date in dates if date})
    return "" if not known else known[0] if len(known) == 1 else f"{known[0]} to {known[-1]}"


def many(n: int, noun: str) -> str:
    """Return a number with its noun.

    >>> many(1, "article"), many(0, "article")
    ('1 article', '0 articles')
    """
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _role(role: "Role") -> str:
    dates = period((role.first, role.last)) or "no date"
    return f"{role.words}: {many(role.articles, 'article')}, {dates}; first at {place(role.example)}"


def held(post: "Held") -> str:
    """Return a post with its dates."""
    what = post.post or f"member of {post.body}"
    until = post.until or (f"{post.asof} or later" if post.asof else "")
    if not (post.since or until):
        return f"{what}, without dates"
    return f"{what}, {post.since or '?'} to {until or 'now, as far as is known'}"


def mention(found: "Mentions") -> tuple[object, ...]:
    """Return a row of the table of mentions."""
    return found.words, found.form, found.times, found.why, place(found.example)


def place(passage: "Passage") -> str:
    """Return where words stand, as it can be given to ``onrecord ask who``."""
    return f"{passage.article.id}-{passage.start}-{passage.end}"


def printed(article: "Printed") -> str:
    """Return how to call an article: date, outlet, title and id."""
    named = " · ".join(part for part in (article.published, article.outlet, article.title) if part)
    return f"{named} ({article.id})" if named else article.id


def _print_appearances(card: "Card", limit: int) -> None:
    """Write in which articles the actor is, and why it is the same in all of them."""
    click.echo("Why these appearances are one actor" if len(card.appearances) > 1 else "Where")
    by_reason: dict[str, list[Appearance]] = {}
    for appearance in card.appearances:
        sure = "" if appearance.score >= 1 else f" (score {appearance.score:.2f})"
        by_reason.setdefault(f"{appearance.why}{sure}", []).append(appearance)
    left = limit
    for reason, appearances in sorted(by_reason.items(), key=lambda pair: -len(pair[1])):
        if left < 1:
            break
        wrapped(clean(reason) + ":", indent="  ", hang="    ")
        for appearance in appearances[:left]:
            named = "" if appearance.label in (card.label, reason) else f", there “{clean(appearance.label)}”"
            wrapped(clean(printed(appearance.article)) + named, indent="    - ", hang="      ")
        left -= len(appearances)
    _more(len(card.appearances), limit)


def _more(n: int, limit: int) -> None:
    if n > limit:
        click.echo(f"  … and {n - limit:,} more: --limit {n}")
