"""Several sources say when an article was published: which counts, and what users are told."""

from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.ids import article_id
from onrecord.model import Article, Basis, Problem, PublicationDate, Span
from onrecord.readers import ReadOptions
from onrecord.readers.dates import agree
from onrecord.readers.publication import (
    ADDRESS,
    CRAWL,
    DATELINE,
    FRONT_MATTER,
    JSON_LD,
    META,
    STATED,
    candidate,
    choose,
    contradictions,
    dated,
    settle,
    user_date,
    with_users_date,
)

DAY, EVE = "2017-11-15", "2017-11-14"


def said(*dates: tuple[str, Basis, float]) -> list[PublicationDate]:
    """Return candidates."""
    return [candidate(day, basis, sure, f"{basis} {day}") for day, basis, sure in dates]


def article(text: str = "She denied it.", url: str | None = None) -> Article:
    """Return an article without dates."""
    return Article(id=article_id(text, url), text=text, file="a.txt", body=Span(0, len(text)), url=url)


CHOICES: list[tuple[list[tuple[str, Basis, float]], str | None, int]] = [
    ([], None, 0),
    ([(DAY, "html", JSON_LD)], DAY, 0),
    ([(DAY, "html", ADDRESS)], DAY, 0),
    ([(DAY, "html", 0.69)], None, 0),
    ([("2024-12-13", "crawl", CRAWL)], None, 0),
    ([("2024-12-13", "crawl", 0.99)], None, 0),
    ([("XXXX-11-15", "dateline", DATELINE)], None, 0),
    ([(DAY, "html", JSON_LD), ("2024-12-13", "crawl", CRAWL)], DAY, 0),
    ([(DAY, "html", JSON_LD), (DAY, "text", STATED)], DAY, 0),
    ([(DAY, "text", STATED), ("2016-03-03", "text", STATED)], None, 2),
    ([(DAY, "html", JSON_LD), (EVE, "html", META)], DAY, 2),
    ([(DAY, "html", JSON_LD), (EVE, "text", STATED)], None, 2),
    ([(DAY, "html", JSON_LD), (EVE, "dateline", DATELINE)], DAY, 0),
    ([(DAY, "html", JSON_LD), ("2017-11-13", "dateline", DATELINE)], DAY, 2),
    ([(EVE, "html", JSON_LD), (DAY, "dateline", DATELINE)], EVE, 2),
    ([(DAY, "html", META), (EVE, "dateline", DATELINE)], DAY, 0),
    ([(DAY, "html", META), ("2017-11-13", "dateline", DATELINE)], None, 2),
    ([("2018-01-01", "html", JSON_LD), ("XXXX-12-31", "dateline", DATELINE)], "2018-01-01", 0),
    ([(DAY, "html", JSON_LD), ("XXXX-11-14", "dateline", DATELINE)], DAY, 0),
    ([(DAY, "html", JSON_LD), ("XXXX-11-13", "dateline", DATELINE)], DAY, 2),
    ([("2017", "front matter", FRONT_MATTER), (DAY, "text", STATED), ("2017-03-03", "text", STATED)], "2017", 2),
    ([("2017", "front matter", FRONT_MATTER), (DAY, "html", JSON_LD), (EVE, "html", META)], DAY, 2),
    ([(DAY, "html", JSON_LD), ("XXXX-11-15", "dateline", DATELINE)], DAY, 0),
    ([("2017", "front matter", FRONT_MATTER), ("XXXX-11-15", "dateline", DATELINE)], "2017", 0),
    ([("2017-11", "front matter", FRONT_MATTER), (DAY, "dateline", DATELINE)], DAY, 0),
    ([("2017-10", "front matter", FRONT_MATTER), (DAY, "dateline", DATELINE)], "2017-10", 2),
    ([(DAY, "html", JSON_LD), (EVE, "html", META), ("2016", "html", META)], DAY, 3),
    ([("2014-01-01", "front matter", FRONT_MATTER)], "2014-01-01", 0),
    ([(DAY, "front matter", FRONT_MATTER), (EVE, "front matter", FRONT_MATTER)], None, 2),
]


@pytest.mark.parametrize(("dates", "counts", "told"), CHOICES)
def test_the_surest_counts_or_none(dates: list[tuple[str, Basis, float]], counts: str | None, told: int) -> None:
    """The surest date counts unless one nearly as sure is another day; whatever differs from it is told."""
    found = settle(article(), said(*dates))

    assert found.published == counts
    assert (found.published is None) == (found.published_basis is None)
    assert len(contradictions(found.dates)) == told
    assert set(found.dates) == set(said(*dates))
    if counts:
        assert found.dates[0].date == counts


@pytest.mark.parametrize(("dates", "counts", "told"), CHOICES)
def test_a_users_date_settles_it(dates: list[tuple[str, Basis, float]], counts: str | None, told: int) -> None:
    """What a user has set counts whatever else is said, and then nothing is in conflict; the rest is kept."""
    del counts, told
    found = settle(article(), [*said(*dates), user_date("2015-05")])

    assert (found.published, found.published_basis) == ("2015-05", "user")
    assert contradictions(found.dates) == ()
    assert len(found.dates) == len(dates) + 1


def test_the_order_of_finding_is_nothing() -> None:
    """The same candidates give the same article, in whatever order they were found."""
    dates = said((DAY, "html", META), (EVE, "html", META), ("2017", "text", STATED), ("XXXX-11-15", "dateline", 0.8))

    assert len({settle(article(), order).dates for order in permutations(dates)}) == 1
    assert len({choose(order) for order in permutations(dates)}) == 1


def items(options: ReadOptions, *dates: PublicationDate, url: str | None = None) -> tuple[Article, list[Problem]]:
    """Return what becomes of an article with these dates, and the problems told."""
    found = list(dated(article(url=url), dates, options))
    [only] = [item for item in found if isinstance(item, Article)]
    return only, [item for item in found if isinstance(item, Problem)]


def test_a_conflict_is_told_with_what_to_do() -> None:
    """The problem names the file, both dates with their sources, which counts, and the command that settles it."""
    _, [settled] = items(ReadOptions(), *said((DAY, "html", JSON_LD), (EVE, "html", META)))
    found, [open_] = items(ReadOptions(), *said((DAY, "text", STATED), (EVE, "text", STATED)))

    assert (settled.location, settled.stage) == ("a.txt", "read")
    assert f"{DAY} (html: html {DAY}); {EVE} (html: html {EVE})" in settled.reason
    assert f"{DAY} counts" in settled.reason
    assert "none counts" in open_.reason
    assert f"onrecord articles set-date {found.id} {EVE}" in open_.remedy


def test_the_option_is_for_articles_without_a_date() -> None:
    """--published fills in where nothing may count, not where something does or where two sources differ."""
    options = ReadOptions(published="2017-04-20")

    assert items(options)[0].published_basis == "user"
    assert items(options, *said(("2024-12-13", "crawl", CRAWL)))[0].published == "2017-04-20"
    assert items(options, *said((DAY, "html", ADDRESS)))[0].published == DAY
    assert items(options, *said((DAY, "text", STATED), (EVE, "text", STATED)))[0].published is None


def test_the_option_may_be_contradicted() -> None:
    """A dateline of another day is told to the user who gave the date; it is the user's that counts."""
    found, [problem] = items(ReadOptions(published="2017-04-20"), *said(("XXXX-11-15", "dateline", DATELINE)))

    assert found.published == "2017-04-20"
    assert "--published" in problem.reason


def test_what_a_user_has_set_is_applied_when_read() -> None:
    """A date that was set for this article is there when it is read again, and nothing is told any more."""
    conflict = said((DAY, "text", STATED), (EVE, "text", STATED))
    settled = ReadOptions(settled={article().id: DAY, "another": "1999"})

    found, problems = items(settled, *conflict)

    assert (found.published, found.published_basis, problems) == (DAY, "user", [])


def test_a_feed_gives_the_date_of_a_page() -> None:
    """What a feed says of this address is one of its dates; of another address, it is not."""
    of_feed = candidate(DAY, "feed", 0.95, "The Post")
    options = ReadOptions(feeds={"ledger.example/a": (of_feed,)})

    assert items(options, url="https://www.ledger.example/a/?utm_source=rss")[0].published == DAY
    assert items(options, url="https://ledger.example/b")[0].published is None
    assert items(options)[0].published is None


def test_words_of_a_page_are_shown_in_one_line() -> None:
    """What a page says of its source is cut to a line, without control characters."""
    found = candidate(DAY, "text", STATED, "Published:\n\x1b[31m" + "x" * 200)

    assert "\n" not in found.where
    assert "\x1b" not in found.where
    assert len(found.where) == 100


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("2017", "2017-11-15", True),
        ("2017-11", "2017-12", False),
        ("XXXX-11-15", "2017-11-15", True),
        ("XXXX-11-15", "2017-11-14", False),
        ("XXXX-11-15", "2017-12", False),
        ("XXXX-11-15", "2017", True),
    ],
)
def test_agree(one: str, other: str, may: bool) -> None:
    """Dates agree if one day may be both."""
    assert agree(one, other) is agree(other, one) is may


def plain(**given: str) -> Article:
    """Return an article of a reader that knows no more than one date."""
    return replace(article(), **given)  # type: ignore[arg-type]  # fields of an article


def test_a_reader_may_know_one_date_alone() -> None:
    """It is taken at its word, with its own ground, and can be found again when a user's date is removed."""
    for given in (plain(published="2017-11"), plain(published="2017-11", published_basis="feed")):
        found = with_users_date(given, None)
        set_ = with_users_date(found, DAY)

        assert (found.published, found.published_basis) == ("2017-11", given.published_basis or "text")
        assert [date.date for date in found.dates] == ["2017-11"]
        assert (set_.published, set_.published_basis) == (DAY, "user")
        assert with_users_date(set_, None) == found


def test_setting_a_users_date_again_changes_nothing() -> None:
    """The last one counts, and the same one twice is one."""
    given = settle(article(), said((DAY, "html", JSON_LD), ("2024-12-13", "crawl", CRAWL)))
    once = with_users_date(given, "2016")

    assert with_users_date(once, "2016") == once == with_users_date(with_users_date(given, "2015"), "2016")
    assert with_users_date(once, None) == given == with_users_date(given, None)
