"""What dates make of events: all of them together, and which belong to a saying and which to what is said."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.model import Event, Status, TimeRelation
from onrecord.resolve import resolve
from tests.factories import document, span
from tests.resolve.cases import FACTS
from tests.resolve.dates import Happened, Said, dated, event, found, time

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = "2017-11-15"  # a Wednesday
Dates = tuple[tuple[str, TimeRelation], ...]

BOUNDS: list[tuple[str, Dates, str | None, str | None, str | None, str | None]] = [
    ("It closed on [8 June 2016].", (("8 June 2016", "on"),), "2016-06-08", "2016-06-08", "2016-06-08", "2016-06-08"),
    ("It closed in [June 2016].", (("June 2016", "during"),), "2016-06", "2016-06", "2016-06-01", "2016-06-30"),
    ("It closed since [2014].", (("2014", "since"),), "2014", "2014-01-01/..", "2014-01-01", None),
    ("It closed until [2014].", (("2014", "until"),), "2014", "../2014-12-31", None, "2014-12-31"),
    ("It closed after [2014].", (("2014", "after"),), None, "2015-01-01/..", "2015-01-01", None),
    ("It closed before [2014].", (("2014", "before"),), None, "../2013-12-31", None, "2013-12-31"),
    # Both bounds, of two dates; a day of a month of a year; what lies in a year and before a month.
    (
        "It closed from [June 2016] to [August 2016].",
        (("June 2016", "since"), ("August 2016", "until")),
        None,
        "2016-06-01/2016-08-31",
        "2016-06-01",
        "2016-08-31",
    ),
    (
        "It closed in [2016], on [8 June 2016].",
        (("2016", "on"), ("8 June 2016", "on")),
        "2016-06-08",
        "2016-06-08",
        "2016-06-08",
        "2016-06-08",
    ),
    (
        "It closed in [2016], after [8 June 2016].",
        (("2016", "on"), ("8 June 2016", "after")),
        "2016",
        "2016-06-09/2016-12-31",
        "2016-06-09",
        "2016-12-31",
    ),
    # An open date bounds nothing, and does not stand in the way of one that does.
    ("It closed on [June 8].", (("June 8", "on"),), "XXXX-06-08", "XXXX-06-08", None, None),
    ("It closed before [June 8].", (("June 8", "before"),), None, None, None, None),
    (
        "It closed on [Friday], in [June 2016].",
        (("Friday", "on"), ("June 2016", "on")),
        "2016-06",
        "2016-06",
        "2016-06-01",
        "2016-06-30",
    ),
    # Two that contradict each other: the closest counts.
    (
        "It closed on [8 June 2016], in [2014].",
        (("8 June 2016", "on"), ("2014", "on")),
        "2016-06-08",
        "2016-06-08",
        "2016-06-08",
        "2016-06-08",
    ),
    # Those that are alike and exclude each other: the span that holds them, for no one of them is certain.
    (
        "It closed in [2008] and [2012].",
        (("2008", "on"), ("2012", "on")),
        None,
        "2008-01-01/2012-12-31",
        "2008-01-01",
        "2012-12-31",
    ),
    (
        "It closed on [8 June 2016] or [10 June 2016], in [2016].",
        (("8 June 2016", "on"), ("10 June 2016", "on"), ("2016", "on")),
        "2016-06",
        "2016-06-08/2016-06-10",
        "2016-06-08",
        "2016-06-10",
    ),
    ("It closed on [Thursday] or [Friday].", (("Thursday", "on"), ("Friday", "on")), None, None, None, None),
    # A season has a value, and no bounds: nobody knows where.
    ("It closed in [the summer of 2016].", (("the summer of 2016", "on"),), "2016-SU", "2016-22", None, None),
    # How long something took is not when it was.
    ("It closed for [two weeks].", (("two weeks", "during"),), None, None, None, None),
]


@pytest.mark.parametrize(("text", "dates", "timex", "edtf", "earliest", "latest"), BOUNDS)
def test_all_dates_count_with_their_relations(
    nlp: "Language",
    text: str,
    dates: Dates,
    timex: str | None,
    edtf: str | None,
    earliest: str | None,
    latest: str | None,
) -> None:
    """Bounds are what all dates leave in common, never more than is certain."""
    one = event(dated(nlp, text, events=(("closed", dates),)), "closed")

    assert (one.timex, one.edtf, one.earliest, one.latest) == (timex, edtf, earliest, latest)
    assert one.anchor != "none" or not (one.earliest or one.latest)


def test_before_a_time_of_day_is_on_that_day(nlp: "Language") -> None:
    """Before ten on 8 June may be on 8 June; before 8 June may not."""
    text = "It closed before [10 a.m. on 8 June 2016]."
    one = event(dated(nlp, text, events=(("closed", (("10 a.m. on 8 June 2016", "before"),)),)), "closed")

    assert (one.earliest, one.latest) == (None, "2016-06-08")


def test_what_the_text_says_comes_before_the_publication_date(nlp: "Language") -> None:
    """A Friday that the publication date would put into 2017 does not make 2014 go away."""
    text, dates = "It closed on [Friday], in [2014].", (("Friday", "on"), ("2014", "on"))
    happened: tuple[Happened, ...] = (("closed", dates),)  # type: ignore[assignment]  # relations are literals
    without, known = (event(dated(nlp, text, events=happened, published=day), "closed") for day in (None, PUBLISHED))

    assert (without.earliest, without.latest) == ("2014-01-01", "2014-12-31")
    assert (known.earliest, known.latest) == ("2014-01-01", "2014-12-31")


STATUS: list[tuple[str, str, str | None, Status, Status]] = [
    ("The [election] is on [1 December 2017].", "1 December 2017", PUBLISHED, "happened", "future"),
    ("The [election] is on [1 December 2017].", "1 December 2017", None, "happened", "happened"),
    ("The [election] is on [1 December 2017].", "1 December 2017", "2017", "happened", "happened"),
    ("The [election] is in [2018].", "2018", "2017", "happened", "future"),
    ("The [election] is on [15 November 2017].", "15 November 2017", PUBLISHED, "happened", "happened"),
    ("The [election] is in [November 2017].", "November 2017", PUBLISHED, "happened", "happened"),
    ("The [election] is on [1 December 2017].", "1 December 2017", PUBLISHED, "hypothetical", "hypothetical"),
    ("The [election] was on [1 December 2016].", "1 December 2016", PUBLISHED, "future", "hypothetical"),
    ("The [election] is on [1 December 2017].", "1 December 2017", PUBLISHED, "future", "future"),
]


@pytest.mark.parametrize(("text", "words", "published", "before", "after"), STATUS)
def test_what_is_dated_after_publication_has_not_happened(
    nlp: "Language", text: str, words: str, published: str | None, before: Status, after: Status
) -> None:
    """An event that surely comes after the publication date is one to come; otherwise it is as it was found.

    Of what was to come on a day that is over, nobody says whether it did.
    """
    text = text.replace("[election]", "election")
    record = dated(nlp, text, events=(("election", ((words, "on"),)),), status=before, published=published)

    assert event(record, "election").status == after


NEAR: list[tuple[str, str, TimeRelation, str | None, str | None]] = [
    ("It closed after the [1999] flood.", "1999", "after", "1999-01-01", None),
    ("It closed before the [2014] flood.", "2014", "before", None, "2014-12-31"),
]


@pytest.mark.parametrize(("text", "year", "relation", "earliest", "latest"), NEAR)
def test_before_an_event_of_a_year_may_be_in_that_year(
    nlp: "Language", text: str, year: str, relation: TimeRelation, earliest: str | None, latest: str | None
) -> None:
    """Only what is before 2014 itself is over by then: what came before the flood of 2014 may have come in 2014."""
    happened: tuple[Happened, ...] = (("closed", ((year, relation),)), ("flood", ((year, "on"),)))
    one = event(dated(nlp, text, events=happened), "closed")

    assert (one.earliest, one.latest) == (earliest, latest)


LIMITED = [
    ("The sea rises by a metre by [2050].", "rises", "2050", "future", "2050-12-31"),
    ("The mill closes by [the end of the year].", "closes", "the end of the year", "future", "2017-12-31"),
    ("The owner resigned by [the end of the year].", "resigned", "the end of the year", "happened", "2017-11-15"),
    ("The mill reopened by [March 2015].", "reopened", "March 2015", "happened", "2015-03-31"),
]


@pytest.mark.parametrize(("text", "head", "words", "status", "latest"), LIMITED)
def test_what_need_not_be_over_by_publication_has_not_happened(
    nlp: "Language", text: str, head: str, words: str, status: Status, latest: str
) -> None:
    """A verb in the present with a limit after the day of publication is a plan; one in the past ends with that day."""
    happened: tuple[Happened, ...] = ((head, ((words, "until"),)),)
    one = event(dated(nlp, text, events=happened, published=PUBLISHED, tense="unknown"), head)

    assert (one.status, one.latest) == (status, latest)


def test_a_day_at_the_other_end_of_a_vague_week_is_no_day_of_it(nlp: "Language") -> None:
    """Nobody who knows the night says "earlier this week" of it in the same clause."""
    text = "Here in town [last night], he was in Saltmere [earlier this week]."
    happened: tuple[Happened, ...] = (("was", (("last night", "on"), ("earlier this week", "on"))),)
    one = event(dated(nlp, text, events=happened, published="2017-11-16"), "was")

    assert (one.earliest, one.latest) == ("2017-11-13", "2017-11-16")


TENSES: list[tuple[str, str, Said, str]] = [
    ("She said on [Thursday] she would resign.", "said", ("indirect", "She", "said", "she would resign"), "2017-11-09"),
    ("Weiss said on [Friday] he will go.", "said", ("indirect", "Weiss", "said", "he will go"), "2017-11-10"),
    ("She says on [Thursday] she will go.", "says", ("indirect", "She", "says", "she will go"), "2017-11-16"),
]


@pytest.mark.parametrize(("text", "head", "said", "day"), TENSES)
def test_the_cue_tells_when_something_was_said(nlp: "Language", text: str, head: str, said: Said, day: str) -> None:
    """The day of a saying is past where the verb of saying is, even where the parse hangs it on what is said."""
    words = text[text.index("[") + 1 : text.index("]")]
    record = dated(nlp, text, said=(said,), events=((head, ((words, "on"),)),), published=PUBLISHED, tense="future")

    assert event(record, head).timex == day


AWAITED = [("2017-11-15", "2017-11-17", "future"), ("2017-11-18", "2017-11-17", "happened")]


@pytest.mark.parametrize(("published", "day", "status"), AWAITED)
def test_what_somebody_is_ahead_of_is_on_the_closer_day(
    nlp: "Language", published: str, day: str, status: Status
) -> None:
    """Friday's talks are two days off in an article of Wednesday, and over in one of Saturday: then they were held."""
    text = "Ahead of [Friday]'s talks, Weiss resigned."
    happened: tuple[Happened, ...] = (("resigned", (("Friday", "before"),)), ("talks", (("Friday", "on"),)))
    parsed = document(text.replace("[", "").replace("]", ""), nlp, published=published)
    everything = [
        replace(one, status="future")
        if isinstance(one, Event) and one.head == span(parsed.article.text, "talks")
        else one
        for one in found(text, parsed.article.id, events=happened, tense="unknown")
    ]
    record = resolve(parsed, everything)

    assert (event(record, "talks").timex, event(record, "talks").status) == (day, status)
    assert event(record, "resigned").status == "happened"


def test_what_is_told_in_the_past_ends_with_publication(nlp: "Language") -> None:
    """What is made public "this week", in the past, leaves no day of the week that was still ahead."""
    text, happened = "A study was published [this week].", (("published", (("this week", "on"),)),)
    record = dated(nlp, text, events=happened, published=PUBLISHED)
    found = event(record, "published")

    assert (found.timex, found.edtf) == ("2017-W46", "2017-11-13/2017-11-15")
    assert (found.earliest, found.latest) == ("2017-11-13", "2017-11-15")


WARNED = "On [Thursday] Anna Weiss had warned that the bridge would close in [May]."
CONTENT = "the bridge would close in May"
SAID: tuple[Said, ...] = (("indirect", "Anna Weiss", "warned", CONTENT),)


def test_a_saying_and_what_is_said_have_their_own_dates(nlp: "Language") -> None:
    """Thursday is when she warned, May when it closes; each event knows which of the two it is."""
    events: tuple[Happened, ...] = (("warned", (("Thursday", "on"),)), ("close", (("May", "on"),)))
    record = dated(nlp, WARNED, said=SAID, events=events, published=PUBLISHED)
    [attribution] = record.attributions
    warned, close = event(record, "warned"), event(record, "close")

    assert (warned.saying, warned.attribution, warned.timex) == (attribution.id, None, "2017-11-09")
    assert (close.saying, close.attribution, close.timex) == (None, attribution.id, "2017-05")


def test_no_date_leaks(nlp: "Language") -> None:
    """Where an extractor gives a saying the date of what is said, or the other way round, it is taken away."""
    events: tuple[Happened, ...] = (
        ("warned", (("May", "on"), ("Thursday", "on"))),
        ("close", (("May", "on"), ("Thursday", "on"))),
    )
    record = dated(nlp, WARNED, said=SAID, events=events, published=PUBLISHED)

    assert [date.span for date in event(record, "warned").dates] == [time(record, "Thursday").span]
    assert [date.span for date in event(record, "close").dates] == [time(record, "May").span]


def test_a_saying_that_is_left_without_dates_is_no_dated_event(nlp: "Language") -> None:
    """A saying whose only date stands in what is said has none of its own."""
    text = "Anna Weiss warned that the bridge would close in [May]."
    record = dated(nlp, text, said=SAID, events=(("warned", (("May", "on"),)),))

    assert record.events == ()


def test_a_date_between_saying_and_what_is_said_is_the_sayings(nlp: "Language") -> None:
    """Where reported speech seems to begin with its date, what an extractor made of that stays."""
    text = "Anna Weiss warned on [Friday] the bridge would close."
    said: tuple[Said, ...] = (("indirect", "Anna Weiss", "warned", "on Friday the bridge would close"),)
    record = dated(nlp, text, said=said, events=(("warned", (("Friday", "on"),)),), published=PUBLISHED)

    assert event(record, "warned").timex == "2017-11-10"


def test_a_saying_has_the_dates_beside_it(nlp: "Language") -> None:
    """What an extractor gave the wrong date has the right one, where that is written beside it."""
    text = "In a speech on [8 June 2015] she said: “[Yesterday] we lost.”"
    said: tuple[Said, ...] = (("direct", "she", "said", "Yesterday we lost."),)
    record = dated(nlp, text, said=said, events=(("said", (("Yesterday", "on"),)),))

    assert event(record, "said").timex == "2015-06-08"


SILENT = [
    ("The council voted on [Friday] that the mill should close.", "voted", "the mill should close"),
    ("The council thought on [Friday] that the mill should close.", "thought", "the mill should close"),
]


@pytest.mark.parametrize(("text", "cue", "content"), SILENT)
def test_what_says_nothing_is_no_saying(nlp: "Language", text: str, cue: str, content: str) -> None:
    """A cue that votes, plans or thinks has its date, but nobody said anything with it."""
    said: tuple[Said, ...] = (("indirect", "The council", cue, content),)
    record = dated(nlp, text, said=said, events=((cue, (("Friday", "on"),)),), published=PUBLISHED)

    assert (event(record, cue).saying, event(record, cue).timex) == (None, "2017-11-10")


def test_what_is_planned_keeps_the_day_of_the_plan(nlp: "Language") -> None:
    """The day of "tomorrow she plans to meet him" is that of the meeting, whoever is said to plan it."""
    text = "[Tomorrow] Anna Weiss plans to meet Paul Ogden."
    said: tuple[Said, ...] = (("indirect", "Anna Weiss", "plans", "to meet Paul Ogden"),)
    record = dated(nlp, text, said=said, events=(("meet", (("Tomorrow", "on"),)),), published=PUBLISHED)

    assert event(record, "meet").timex == "2017-11-16"


def test_a_dateline_names_nobody_who_takes_part(nlp: "Language") -> None:
    """Where a report was written is no actor of what it tells, even where the parse takes it for a subject."""
    text = "RURITANIA — A bridge collapsed on [Tuesday] in Saltmere."
    record = dated(nlp, text, events=(("bridge collapsed", (("Tuesday", "on"),)),), published=PUBLISHED)

    assert "ruritania" not in event(record, "bridge collapsed").actors


def test_what_was_said_on_an_occasion_is_its_saying(nlp: "Language") -> None:
    """The statement in which something is said is the saying, too."""
    text = "In a statement on [Friday], Anna Weiss said the bridge was safe."
    said: tuple[Said, ...] = (("indirect", "Anna Weiss", "said", "the bridge was safe"),)
    record = dated(nlp, text, said=said, events=(("statement", (("Friday", "on"),)),))

    assert event(record, "statement").saying == record.attributions[0].id


def test_nested_sayings_are_told_apart(nlp: "Language") -> None:
    """What X says that Y said: the inner saying stands in the outer one, and what happened in the inner one."""
    inner = "the bridge closed in 2014"
    outer = f"Paul Ogden warned in 2015 that {inner}"
    text = f"On [Friday] Anna Weiss said that {outer}.".replace("2015", "[2015]").replace("2014", "[2014]")
    said: tuple[Said, ...] = (("indirect", "Anna Weiss", "said", outer), ("indirect", "Paul Ogden", "warned", inner))
    events: tuple[Happened, ...] = (
        ("said", (("Friday", "on"),)),
        ("warned", (("2015", "on"),)),
        ("closed", (("2014", "on"),)),
    )
    record = dated(nlp, text, said=said, events=events, published=PUBLISHED)
    first, second = sorted(record.attributions, key=lambda a: a.content[0])
    told: list[Event] = [event(record, head) for head in ("said", "warned", "closed")]

    assert [e.saying for e in told] == [first.id, second.id, None]
    assert [e.attribution for e in told] == [None, first.id, second.id]
    assert [e.timex for e in told] == ["2017-11-10", "2015", "2014"]


def test_the_speaker_takes_part_in_the_saying(nlp: "Language") -> None:
    """Who speaks takes part, whatever words the extractor took for the event; who is only spoken of does not."""
    text = "Anna Weiss came in. She warned on [Friday] that Paul Ogden had left."
    said: tuple[Said, ...] = (("indirect", "She", "warned", "Paul Ogden had left"),)
    record = dated(nlp, text, said=said, events=(("warned", (("Friday", "on"),)),))

    assert event(record, "warned").actors == ("anna-weiss",)


PLACES = [
    ("The bridge fell in [2014] in Ruritania.", "Ruritania", "ruritania"),
    ("The bridge fell in [2014] in Saltmere.", "Saltmere", "saltmere"),
    ("The bridge fell in [2014] in the harbour.", "the harbour", None),
]


@pytest.mark.parametrize(("text", "place", "actor"), PLACES)
def test_a_place_is_an_actor_where_the_article_has_it_as_one(
    nlp: "Language", text: str, place: str, actor: str | None
) -> None:
    """A state or town is the actor that other sentences may speak of; what is no name stays words."""
    plain = text.replace("[", "").replace("]", "")
    parsed = document(plain, nlp)
    everything = [
        replace(one, place_span=span(plain, place)) if isinstance(one, Event) else one
        for one in found(text, parsed.article.id, events=(("fell", (("2014", "on"),)),))
    ]
    record = resolve(parsed, everything, reference=FACTS)

    assert event(record, "fell").place == actor
    assert actor is None or actor in {a.id for a in record.actors}
