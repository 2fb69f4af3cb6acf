"""Weigh all that says when an article was published: which one counts, or that nobody can tell.

Each candidate is as sure as its source is (the table below). The surest counts when it is clearly better than every
other that names another day; else none does. A date that is not sure enough, a day without a year, and a date among
the furniture of a page never count by themselves: they confirm or contradict. What differs is always told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import Article, Basis, Problem, PublicationDate, Span
from onrecord.readers.addresses import same_page
from onrecord.readers.base import ReadOptions
from onrecord.readers.dates import agree, eve

SET = 1.0  # somebody has looked at this very article
FRONT_MATTER = 1.0  # whoever made the file says "published"
FRONT_MATTER_DATE = 0.9  # a field that is called no more than "date"
JSON_LD = 0.95
PUBLISHED_TIME = 0.95
FEED = 0.95
FEED_UNIVERSAL = 0.85  # where the feed gives the time in GMT: where it was published it may have been another day
MARKED_TIME = 0.9  # <time itemprop="datePublished">
STATED = 0.9  # a line such as "Published: 15 November 2017"; it may belong to a teaser of another article
OPTION = 0.9  # --published, which is said of many articles at once
META = 0.85  # <meta name="date"> and the like, which some pages set to the last change
DATELINE = 0.8  # the day on which the report was written, often the one before
HEADER = 0.75  # what only htmldate finds in the head of a page
ADDRESS = 0.7  # /2017/11/15/
CRAWL = 0.1

COUNTS = 0.7  # less sure than this, and it counts for nothing by itself
MARGIN = 0.1  # so much surer is clearly better

OPTION_NAME, SET_NAME = "--published", "set-date"
LONGEST = 100  # characters of a page's words that are shown


def candidate(day: str, basis: Basis, confidence: float, where: str = "", span: Span | None = None) -> PublicationDate:
    """Return a candidate; of ``where``, which may be a page's words, a line that can be shown."""
    words = "".join(c for c in " ".join(where.split()) if c.isprintable())
    words = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return PublicationDate(date=day, basis=basis, confidence=confidence, where=words, span=span)


def dated(article: Article, said: Iterable[PublicationDate], options: ReadOptions) -> Iterator[Article | Problem]:
    """Yield the article with all its dates and the one that counts, after a problem where they differ.

    Args:
        article: as read, without dates.
        said: what its metadata and its words say.
        options: what feeds and users say of it, and what is to fill in where nothing counts.
    """
    dates = {*said, *(options.feeds.get(same_page(article.url), ()) if article.url else ())}
    if options.published and not any(map(may_count, dates)):
        dates.add(candidate(options.published, "user", OPTION, OPTION_NAME))
    if day := options.settled.get(article.id):
        dates.add(user_date(day))
    found = settle(article, dates)
    against = contradictions(found.dates)
    if against:
        yield _problem(found, against)
    yield found


def user_date(day: str) -> PublicationDate:
    """Return what a user has said of one article; it counts whatever else is said."""
    return candidate(day, "user", SET, SET_NAME)


def with_users_date(article: Article, day: str | None) -> Article:
    """Return the article as if a user had set this date, or none, whatever was set before.

    A reader that gives a date without saying where it is from is taken at its word.
    """
    dates = [date for date in article.dates if not is_set(date)]
    if article.published and not article.dates:
        dates.append(candidate(article.published, article.published_basis or "text", OPTION))
    return settle(article, [*dates, *([user_date(day)] if day else [])])


def settle(article: Article, dates: Iterable[PublicationDate]) -> Article:
    """Return the article with these dates, the best first, and the one that counts as its publication date."""
    chosen, ranked = ordered(dates)
    return replace(
        article,
        dates=ranked,
        published=chosen.date if chosen else None,
        published_basis=chosen.basis if chosen else None,
    )


def ordered(dates: Iterable[PublicationDate]) -> tuple[PublicationDate | None, tuple[PublicationDate, ...]]:
    """Return the date that counts, if one does, and all of them: that one first, then the surest."""
    ranked = sorted(set(dates), key=_rank)
    chosen = choose(ranked)
    others = (date for date in ranked if date != chosen)
    return chosen, tuple(others) if chosen is None else (chosen, *others)


def choose(dates: Iterable[PublicationDate]) -> PublicationDate | None:
    """Return the date that counts: the surest, unless one that is nearly as sure names another day.

    Where others that agree with it are more precise, the one of them that counts is taken: "2017" does not hide a day.
    """
    able = sorted(filter(may_count, dates), key=_rank)
    if not able or is_set(able[0]):
        return able[0] if able else None
    best = able[0]
    if any(not consistent(best, other) and _near(best, other) for other in able):
        return None
    finer = [one for one in able if len(one.date) > len(best.date) and agree(best.date, one.date)]
    return choose(finer) or best


def contradictions(dates: Iterable[PublicationDate]) -> tuple[PublicationDate, ...]:
    """Return the dates that differ by a day or more, the best first; () where all agree or a user has settled it."""
    heard = [date for date in sorted(dates, key=_rank) if date.basis != "crawl" and date.confidence >= COUNTS]
    able = list(filter(may_count, heard))
    if not able or is_set(able[0]):
        return ()
    return tuple(one for one in heard if not all(consistent(one, other) for other in heard))


def consistent(one: PublicationDate, other: PublicationDate) -> bool:
    """Say whether two sources can both be right.

    A dateline is the day of the report, which may be printed on the next: of 14 that came with the day of publication,
    seven were of its eve.
    """
    if agree(one.date, other.date):
        return True
    for line, date in ((one, other), (other, one)):
        before = eve(date.date) if line.basis == "dateline" else None
        if before is not None and agree(line.date, before):
            return True
    return False


def may_count(date: PublicationDate) -> bool:
    """Say whether a date may be the publication date: sure enough, with a year, and no furniture."""
    return date.basis != "crawl" and date.confidence >= COUNTS and date.date[:4].isdigit()


def is_set(date: PublicationDate) -> bool:
    """Say whether a user has set this date for this one article."""
    return date.basis == "user" and date.where == SET_NAME


def _near(best: PublicationDate, other: PublicationDate) -> bool:
    return round(best.confidence - other.confidence, 6) < MARGIN


def _rank(date: PublicationDate) -> tuple[bool, float, str, str, str, tuple[int, int]]:
    """Order by how sure it is; whatever is equally sure, in an order that does not depend on how it was found.

    What a user has set for this article comes first, also before front matter that is as sure.
    """
    at = (date.span.start, date.span.end) if date.span else (-1, -1)
    return not is_set(date), -date.confidence, date.date, date.basis, date.where, at


def _problem(article: Article, against: tuple[PublicationDate, ...]) -> Problem:
    said = "; ".join(
        f"{date.date} ({date.basis}: {date.where})" if date.where else f"{date.date} ({date.basis})" for date in against
    )
    taken = f"{article.published} counts, which is surer" if article.published else "none counts"
    return Problem(
        location=article.file,
        stage="read",
        reason=f"publication dates differ: {said}; {taken}",
        remedy=f"Say which is right: onrecord articles set-date {article.id} {against[0].date}",
    )
