"""Which date each expression is seen from, and what it becomes: the publication date, a quotation's, another's."""

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Record, Tense
from onrecord.resolve import resolve
from tests.factories import document
from tests.resolve.dates import EVENTS, Said, dated, found, seen_from, time

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = "2017-11-15"  # a Wednesday

NOW = [
    # The words say it all; from the publication date; and nothing to see it from.
    ("The bridge closed on [8 June 2016].", "8 June 2016", PUBLISHED, "2016-06-08", "text", None, "stated"),
    ("The bridge closed [yesterday].", "yesterday", PUBLISHED, "2017-11-14", "published", PUBLISHED, "counted"),
    ("The bridge closed [last year].", "last year", "2017", "2016", "published", "2017", "counted"),
    ("The bridge closed [last year].", "last year", None, None, "none", None, "open"),
    ("The bridge closed on [June 8].", "June 8", None, "XXXX-06-08", "none", None, "open"),
    ("The bridge closed on [June 8].", "June 8", PUBLISHED, "2017-06-08", "published", PUBLISHED, "nearest past"),
    ("The bridge was closed for [two years].", "two years", PUBLISHED, "P2Y", "none", None, "stated"),
    (
        "It closed by [the end of the year].",
        "the end of the year",
        PUBLISHED,
        "2017",
        "published",
        PUBLISHED,
        "same period",
    ),
    ("It closed by [the end of the year].", "the end of the year", None, None, "none", None, "open"),
]


@pytest.mark.parametrize(("text", "words", "published", "value", "anchor", "day", "rule"), NOW)
def test_what_journalists_count_from_their_own_day(
    nlp: "Language",
    text: str,
    words: str,
    published: str | None,
    value: str | None,
    anchor: str,
    day: str | None,
    rule: str,
) -> None:
    """An expression has what its words say, and what the publication date adds, with the anchor and the rule."""
    found = time(dated(nlp, text, published=published), words)

    assert (found.value, found.anchor, found.anchor_date, found.rule) == (value, anchor, day, rule)
    assert (found.earliest is None) == (anchor == "none" or found.type == "DURATION")


AHEAD = [
    ("The hospital opens in [three weeks].", "three weeks", "future", "DATE", "2017-W49"),
    ("The hospital will open in [three weeks].", "three weeks", "future", "DATE", "2017-W49"),
    ("The hospital will be opened in [three weeks].", "three weeks", "future", "DATE", "2017-W49"),
    ("The town may host its first fair in [three years].", "three years", "future", "DURATION", "P3Y"),
    ("The hospital opened in [three weeks].", "three weeks", "past", "DURATION", "P3W"),
    ("The plant grows to a foot in [three weeks].", "three weeks", "unknown", "DURATION", "P3W"),
    ("The hospital will open for [three weeks].", "three weeks", "future", "DURATION", "P3W"),
    ("It is the best year in [three years].", "three years", "unknown", "DURATION", "P3Y"),
]


@pytest.mark.parametrize(("text", "words", "tense", "type_", "value"), AHEAD)
def test_what_is_ahead_is_a_date(nlp: "Language", text: str, words: str, tense: Tense, type_: str, value: str) -> None:
    """What opens in three weeks opens then; without a day to count from, and elsewhere, three weeks are three weeks."""
    known = time(dated(nlp, text, tense=tense, published=PUBLISHED), words)
    unknown = time(dated(nlp, text, tense=tense), words)

    assert (known.type, known.value) == (type_, value)
    assert (unknown.type, unknown.earliest) == ("DURATION", None)


WE_LOST: Said = ("direct", "he", "said", "Last year we lost the harbour.")
LOST = "“[Last year] we lost the harbour.”"
QUOTED = [
    # Said in 2015: 2014. Said on a Friday of this week: from that day. On no day that is known: from the publication.
    (f"In [2015] he said: {LOST}", (WE_LOST,), "Last year", "2014", "text", "2015", "2015"),
    (f"On [8 June 2015] he said: {LOST}", (WE_LOST,), "Last year", "2014", "text", "2015-06-08", "8 June 2015"),
    (f"He said: {LOST}", (("direct", "He", "said", WE_LOST[3]),), "Last year", "2016", "published", PUBLISHED, ""),
    (f"Speaking in [2015], he said: {LOST}", (WE_LOST,), "Last year", "2014", "text", "2015", "2015"),
    (
        f"In a speech on [8 June 2015] he said: {LOST}",
        (WE_LOST,),
        "Last year",
        "2014",
        "text",
        "2015-06-08",
        "8 June 2015",
    ),
    (f"In a [2015] interview he said: {LOST}", (WE_LOST,), "Last year", "2014", "text", "2015", "2015"),
    (
        "“[Last year] we lost,” wrote Anna Weiss in a letter dated [3 May 2011].",
        (("direct", "Anna Weiss", "wrote", "Last year we lost,"),),
        "Last year",
        "2010",
        "text",
        "2011-05-03",
        "3 May 2011",
    ),
    # A year is not a day: what was said "yesterday" then stays open.
    (
        "In [2015] he said: “[Yesterday] we lost.”",
        (("direct", "he", "said", "Yesterday we lost."),),
        "Yesterday",
        None,
        "none",
        None,
        "",
    ),
    # An old quotation of no date is not of this year; nor is one of which only a limit is known.
    (f"He had once said: {LOST}", (("direct", "He", "said", WE_LOST[3]),), "Last year", None, "none", None, ""),
    (f"On [June 8] he said: {LOST}", (WE_LOST,), "Last year", "2016", "text", "2017-06-08", "June 8"),
    (f"Before [2015] he said: {LOST}", (WE_LOST,), "Last year", None, "none", None, ""),
    # A topic and a relative clause are not the saying's time.
    (f"Of [2015] he said: {LOST}", (WE_LOST,), "Last year", "2016", "published", PUBLISHED, ""),
    (
        f"A man who left in [2015] said: {LOST}",
        (("direct", "A man", "said", WE_LOST[3]),),
        "Last year",
        "2016",
        "published",
        PUBLISHED,
        "",
    ),
    # Reported speech is shifted by the journalist.
    (
        "In [2015] he said that he had lost the harbour [last year].",
        (("indirect", "he", "said", "he had lost the harbour last year"),),
        "last year",
        "2016",
        "published",
        PUBLISHED,
        "",
    ),
    # Of a mixed quotation, only what stands in quotation marks is in the speaker's words.
    (
        "In [2015] he said that he had “lost the harbour [last year]”.",
        (("mixed", "he", "said", "he had “lost the harbour last year”"),),
        "last year",
        "2014",
        "text",
        "2015",
        "2015",
    ),
    (
        "In [2015] he said that [last year] he had “lost the harbour”.",
        (("mixed", "he", "said", "last year he had “lost the harbour”"),),
        "last year",
        "2016",
        "published",
        PUBLISHED,
        "",
    ),
]


@pytest.mark.parametrize(("text", "said", "words", "value", "anchor", "day", "source"), QUOTED)
def test_a_quotation_counts_from_its_own_day(
    nlp: "Language",
    text: str,
    said: tuple[Said, ...],
    words: str,
    value: str | None,
    anchor: str,
    day: str | None,
    source: str,
) -> None:
    """What is quoted is seen from when it was said; where that is open, it stays open."""
    record = dated(nlp, text, said=said, published=PUBLISHED)
    found = time(record, words)

    assert (found.value, found.anchor, found.anchor_date, seen_from(record, words)) == (value, anchor, day, source)


def test_a_quotation_inside_a_quotation(nlp: "Language") -> None:
    """Each is seen from its own saying, whose date is itself seen from the one around it."""
    inner = "Last year we lost."
    outer = f"Two years ago he told me: ‘{inner}’"
    text = f"In [2010] she said: “{outer}”".replace("Two years ago", "[Two years ago]").replace(
        "Last year", "[Last year]"
    )
    record = dated(nlp, text, said=(("direct", "she", "said", outer), ("direct", "he", "told", inner)))

    assert time(record, "Two years ago").value == "2008"
    assert (time(record, "Last year").value, seen_from(record, "Last year")) == ("2007", "Two years ago")


GOES_ON = [
    ("In [2015] Anna Weiss said: “We lost.” “[Last year] was bad,” Ms Weiss added.", "Ms Weiss", "added", "2014"),
    ("In [2015] Anna Weiss said: “We lost.”\n“[Last year] was bad,” Ms Weiss added.", "Ms Weiss", "added", "2016"),
    ("In [2015] Anna Weiss said: “We lost.” “[Last year] was bad,” Ms Weiss says.", "Ms Weiss", "says", "2016"),
    ("In [2015] Anna Weiss said: “We lost.” “[Last year] was bad,” Paul Ogden added.", "Paul Ogden", "added", "2016"),
]


@pytest.mark.parametrize(("text", "source", "cue", "value"), GOES_ON)
def test_a_speaker_goes_on_on_the_same_occasion(nlp: "Language", text: str, source: str, cue: str, value: str) -> None:
    """What somebody said next in the same paragraph was said then, too; what they say now, and others, was not."""
    said: tuple[Said, ...] = (
        ("direct", "Anna Weiss", "said", "We lost."),
        ("direct", source, cue, "Last year was bad,"),
    )

    assert time(dated(nlp, text, said=said, published=PUBLISHED), "Last year").value == value


THEN = [
    # The last date told, in the sentence or the one before.
    ("On [8 June 2015] the bridge closed and [two days later] it fell.", "two days later", "2015-06-10", "8 June 2015"),
    ("On [8 June 2015] the bridge closed. [Two days later] it fell.", "Two days later", "2015-06-10", "8 June 2015"),
    ("On [8 June 2015] the bridge closed. [The next day] it fell.", "The next day", "2015-06-09", "8 June 2015"),
    ("The bridge closed in [2015]. [The following year] it fell.", "The following year", "2016", "2015"),
    ("The bridge closed in [June 2015]. [The same year] it fell.", "The same year", "2015", "June 2015"),
    (
        "In [the third quarter of 2015] sales fell. [A year earlier] they rose.",
        "A year earlier",
        "2014-Q3",
        "the third quarter of 2015",
    ),
    # From another that is counted itself.
    (
        "On [8 June 2015] it closed. [A day later] it fell. [The next day] it was gone.",
        "The next day",
        "2015-06-10",
        "A day later",
    ),
    # A date that is open lets what is counted from it be open, however many better ones stand before it.
    ("On [8 June 2015] it closed. On [Friday] it fell. [Two days later] it was gone.", "Two days later", None, ""),
    ("It closed in [2015], and [recently] it fell. [Two days later] it was gone.", "Two days later", None, ""),
    # Too far off, or nothing to count from.
    ("On [8 June 2015] it closed. The mayor wept. [Two days later] it fell.", "Two days later", None, ""),
    ("[Two days later] the bridge fell.", "Two days later", None, ""),
    # What is compared with the year before may just have named it.
    ("Sales fell in [1988] from [a year earlier].", "a year earlier", "1987", "1988"),
    ("Sales had been low in [1988]. The [year-ago] results were restated.", "year-ago", None, ""),
    (
        "Profit in [the third quarter of 2015] fell to $3 million from $5 million [a year ago].",
        "a year ago",
        "2014-Q3",
        "the third quarter of 2015",
    ),
    ("In [the third quarter of 2015] it paid. It has made [a year ago] its rule.", "a year ago", None, ""),
    ("Sales fell in [1988] from $5 million [a year ago].", "a year ago", None, ""),
    # The year of a story, rather than the reader's.
    ("The bridge closed in [June 2015]. It fell by [the end of the year].", "the end of the year", "2015", "June 2015"),
    # "The quarter ended June 30" says by itself which one it is.
    ("In [the third quarter of 2015] it rose. In [the quarter] ended then it fell.", "the quarter", None, ""),
]


@pytest.mark.parametrize(("text", "words", "value", "source"), THEN)
def test_what_is_counted_from_another_date(
    nlp: "Language", text: str, words: str, value: str | None, source: str
) -> None:
    """It is counted from the date that was told last, with no publication date; where that is not plain, from none."""
    record = dated(nlp, text)
    found = time(record, words)

    assert (found.value, seen_from(record, words)) == (value, source)
    assert found.anchor == ("text" if source else "none")
    assert found.rule in (("counted", "same period") if source else ("open",))


def test_nothing_is_counted_from_the_publication_date(nlp: "Language") -> None:
    """What is counted from another date is open where there is none, although the article has a date of its own."""
    assert time(dated(nlp, "[Two days later] the bridge fell.", published=PUBLISHED), "Two days later").value is None


VOICES = [
    # Reported speech counts from when it was said, in the same sentence; the narrator from neither.
    (
        "On [8 June 2015] she said that [two days later] it fell.",
        (("indirect", "she", "said", "two days later it fell"),),
        "2015-06-10",
    ),
    (
        "On [8 June 2015] she said it was late. [Two days later] it fell, she said.",
        (("indirect", "she", "said", "Two days later it fell"),),
        None,
    ),
    (
        "In [2014] she said it closed on [8 June 2013]. [Two days later] it fell.",
        (("indirect", "she", "said", "it closed on 8 June 2013"),),
        None,
    ),
    (
        "She said it closed on [8 June 2015]. [Two days later] it fell.",
        (("indirect", "She", "said", "it closed on 8 June 2015"),),
        "2015-06-10",
    ),
    # A quotation goes on from its own dates only.
    (
        "It closed on [8 June 2015]. “[Two days later] it fell,” she said.",
        (("direct", "she", "said", "Two days later it fell,"),),
        None,
    ),
    (
        "“It closed on [8 June 2015]. [Two days later] it fell,” she said.",
        (("direct", "she", "said", "It closed on 8 June 2015. Two days later it fell,"),),
        "2015-06-10",
    ),
]


@pytest.mark.parametrize(("text", "said", "value"), VOICES)
def test_each_voice_has_its_own_story(nlp: "Language", text: str, said: tuple[Said, ...], value: str | None) -> None:
    """Dates are counted from dates of the same voice."""
    words = "two days later" if "[two" in text else "Two days later"

    assert time(dated(nlp, text, said=said), words).value == value


YEARS = [
    ("In [2015] the council met. On [June 8] the mayor resigned.", "2015-06-08", "2015"),
    ("In [2015], on [June 8], the mayor resigned.", "2015-06-08", "2015"),
    ("The council met on [6 June 2015]. On [June 8] the mayor resigned.", "2015-06-08", "6 June 2015"),
    ("The council met in [May 2015]. On [June 8] the mayor resigned.", "2015-06-08", "May 2015"),
    ("The firm lost money between [June 8] and [10 August 2015].", "2015-06-08", "10 August 2015"),
    ("The firm lost money from [June 8] to [May 2016].", "2015-06-08", "May 2016"),
    # The year frames nothing; another date stands between; the day before that of the story may be of another year.
    ("The winner of [2015] met the council. On [June 8] the mayor resigned.", None, ""),
    ("In [2015] the council met. On [Friday] it rose. On [June 8] the mayor resigned.", None, ""),
    ("The council met on [6 October 2015]. On [June 8] the mayor resigned.", None, ""),
    ("In [2015] the council met. The bells rang. On [June 8] the mayor resigned.", None, ""),
    ("In [2015] the council met.\nOn [June 8] the mayor resigned.", None, ""),
]


@pytest.mark.parametrize(("text", "value", "source"), YEARS)
def test_the_text_gives_a_day_its_year(nlp: "Language", text: str, value: str | None, source: str) -> None:
    """A day without a year has that of the date right before it, only where that is plain."""
    record = dated(nlp, text)

    assert (time(record, "June 8").value, seen_from(record, "June 8")) == (value or "XXXX-06-08", source)
    assert time(record, "June 8").rule == ("completed" if value else "open")


def test_the_year_of_the_text_comes_before_that_of_publication(nlp: "Language") -> None:
    """What the text gives is not changed by a publication date; what is to come, or said, is of the day's news."""
    text = "In [2015] the council met. On [June 8] the mayor resigned."
    said: tuple[Said, ...] = (("indirect", "the mayor", "said", "it was late"),)
    spoken = dated(nlp, "In [2015] they met. On [June 8] the mayor said it was late.", said=said, published=PUBLISHED)

    assert time(dated(nlp, text, published=PUBLISHED), "June 8").value == "2015-06-08"
    assert time(dated(nlp, text, published="2017-05-01", tense="future"), "June 8").value == "2017-06-08"
    assert time(spoken, "June 8").value == "2017-06-08"


PIECES = st.lists(
    st.sampled_from(
        [
            "On [Friday] Anna Weiss said the bridge had closed.",
            "“[Last year] we lost,” Anna Weiss said.",
            "In [2015] Paul Ogden said: “We lost [last year].”",
            "[Two days later] the mayor left.",
            "The mayor left on [June 8].",
            "In [November] the council met.",
            "The council met on [6 June 2015].",
            "[A year earlier] it had closed.",
            "[Recently] it rained for [two weeks].",
            "By [the end of the year] it was gone.",
        ]
    ),
    min_size=1,
    max_size=5,
    unique=True,
)
SAID: dict[str, Said] = {
    "On [Friday]": ("indirect", "Anna Weiss", "said", "the bridge had closed"),
    "“[Last year]": ("direct", "Anna Weiss", "said", "Last year we lost,"),
    "In [2015] Paul": ("direct", "Paul Ogden", "said", "We lost last year."),
}
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def of(pieces: list[str]) -> tuple[str, tuple[Said, ...]]:
    """Return a text of these sentences and who says what in it."""
    text = " ".join(pieces)
    said = tuple(SAID[start] for piece in pieces for start in SAID if piece.startswith(start))
    return text, said


def concrete(record: Record) -> dict[str, tuple[str | None, ...]]:
    """Return what has bounds, by its place."""
    return {f"{t.span.start}": (t.value, t.earliest, t.latest) for t in record.times if t.earliest or t.latest}


@RELAXED
@given(PIECES)
def test_without_any_year_nothing_has_bounds(nlp: "Language", pieces: list[str]) -> None:
    """No publication date, and no year in the text: no date is certain, whatever is counted from what."""
    text, said = of([piece for piece in pieces if "2015" not in piece] or ["It closed on [Friday]."])
    record = dated(nlp, text, said=said)

    assert concrete(record) == {}
    assert all(t.anchor in ("none", "text") for t in record.times)


@RELAXED
@given(PIECES, st.sampled_from(["2017-11-15", "2015-07-01", "2017", "2016-02"]))
def test_a_publication_date_only_adds(nlp: "Language", pieces: list[str], published: str) -> None:
    """What was concrete by the text alone is the same when the publication date becomes known."""
    text, said = of(pieces)
    without, with_date = (dated(nlp, text, said=said, published=day) for day in (None, published))

    assert concrete(without).items() <= concrete(with_date).items()


@RELAXED
@given(PIECES, st.randoms())
def test_the_order_of_what_was_found_is_nothing(nlp: "Language", pieces: list[str], random: Random) -> None:
    """Whatever the order in which extractors hand in their findings, the dates are the same."""
    text, said = of(pieces)
    parsed = document(text.replace("[", "").replace("]", ""), nlp, published=PUBLISHED)
    everything = found(text, parsed.article.id, said=said)
    shuffled = list(everything)
    random.shuffle(shuffled)

    assert resolve(parsed, shuffled, reference=EVENTS) == resolve(parsed, everything, reference=EVENTS)


def test_long_chains_and_many_dates_are_no_trouble(nlp: "Language") -> None:
    """A hostile text of hundreds of dates, each counted from the one before, is dated all the same."""
    text = "On [8 June 2015] it closed. " + "[The next day] it fell. " * 300
    record = dated(nlp, text)

    assert record.times[300].value == "2016-04-03"
