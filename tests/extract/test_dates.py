"""Dated events: what each expression dates and how, where it was, and whether it happened."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.dates.words import triggers
from onrecord.extract.dates import extract
from onrecord.model import Event, TimeExpression
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

Dated = tuple[str, str, list[tuple[str, str, str | None]]]


def events(text: str, nlp: "Language") -> list[Event]:
    """Return the dated events of a text."""
    return [found for found in extract(document(text, nlp)) if isinstance(found, Event)]


def told(text: str, nlp: "Language") -> list[Dated]:
    """Return the head and phrase of each event, and its dates with relation and marker, in words."""
    return [
        (
            e.head.of(text),
            " … ".join(span.of(text) for span in e.event),
            [(d.span.of(text), d.relation, d.marker.of(text) if d.marker else None) for d in e.dates],
        )
        for e in events(text, nlp)
    ]


PLAIN = [
    ("The council met on 8 June 2017.", "met", "The council met", "8 June 2017"),
    ("Earlier this week Ana Ruiz sent a blunt note to Norland.", "sent", None, "Earlier this week"),
    ("A new survey released today shows little.", "released", "A new survey released", "today"),
    ("They won last year's harbour referendum.", "referendum", "harbour referendum", "last year"),
    ("Tom Berg voted against the renewal of the fleet last July.", "voted", None, "last July"),
    ("Ana Ruiz won the 2015 general election.", "election", "general election", "2015"),
    ("Ana Ruiz will speak on Tuesday.", "speak", "Ana Ruiz will speak", "Tuesday"),
    ("Earlier this year, Tom Berg resigned.", "resigned", "Tom Berg resigned", "Earlier this year"),
    ("Her resignation on Monday surprised Tom Berg.", "resignation", "Her resignation", "Monday"),
    ("The mill, founded in 1912, employs ninety people.", "founded", "The mill … founded", "1912"),
    ("Ana Ruiz agreed on Monday to sell the mill.", "agreed", "Ana Ruiz agreed … to sell the mill", "Monday"),
    ("Ana Ruiz is due to meet Tom Berg on Monday.", "meet", "Ana Ruiz is due to meet Tom Berg", "Monday"),
    ("The council cancelled the vote on 8 June.", "vote", "the vote", "8 June"),
    ("The mill began closing its gates on Friday.", "began", None, "Friday"),
    ("On Friday Ruiz resigned.", "resigned", "Ruiz resigned", "Friday"),
    (
        "On the night of 8 June 2017 Ana Ruiz left the hall.",
        "left",
        "Ana Ruiz left the hall",
        "the night of 8 June 2017",
    ),
    ("In 2010 minister Berg met Ana Ruiz.", "met", "minister Berg met Ana Ruiz", "2010"),
    ("Until 1974 women could not vote.", "vote", "women could not vote", "1974"),
    ("It was on Monday that Ana Ruiz resigned.", "resigned", "Ana Ruiz resigned", "Monday"),
    ("Last week saw the launch of a new party.", "launch", "the launch of a new party", "Last week"),
    ("Ana Ruiz announced the closure of the mill next year.", "closure", "the closure of the mill", "next year"),
    ("The union called a strike for Monday.", "strike", "a strike", "Monday"),
    ("A visit to the port next week will be her last.", "visit", "A visit to the port", "next week"),
    ("Ana Ruiz, mayor since 2010, resigned on Monday.", "resigned", None, "Monday"),
    ("Ana Ruiz met Tom Berg in June, not in July.", "met", None, "June"),
    ("Police held agents charged in the Dec. 21, 1988, harbour bombing.", "bombing", None, "Dec. 21, 1988"),
    ("The talks planned for Thursday never took place.", "took", "The talks … never took place", "Thursday"),
    ("There was an explosion in Paris on Friday.", "was", "There was an explosion in Paris", "Friday"),
    ("Speaking in Paris on Monday, Ana Ruiz accused the owners of greed.", "accused", None, "Monday"),
    ("Tomorrow she plans to meet the mayor.", "meet", "she plans to meet the mayor", "Tomorrow"),
    ("Tom Berg worked with Ana Ruiz to overhaul schools in the 1990s.", "worked", None, "the 1990s"),
    ("They had been denied visas to enter Norland until last week.", "denied", None, "last week"),
    ("News of the arrest last week has inspired protests.", "arrest", "the arrest", "last week"),
    ("Tom Berg warned on Saturday of rain next week.", "warned", None, "Saturday"),
    ("The fair opened at the Saltmere Convention Centre on Monday.", "opened", None, "Monday"),
]


@pytest.mark.parametrize(("text", "head", "phrase", "when"), PLAIN)
def test_an_event_and_its_date(text: str, head: str, phrase: str | None, when: str, nlp: "Language") -> None:
    """The verb or noun that an expression dates, and the phrase with subject and objects but without the date."""
    [(found, words, dates)] = told(text, nlp)

    assert (found, [date for date, *_ in dates]) == (head, [when])
    assert phrase in (None, words)


DATELINES = [
    ("SALTMERE, Norland (June 14, 2017) — A fire destroyed a mill on Tuesday.", "A fire destroyed a mill", "Tuesday"),
    ("SALTMERE, June 14 (Reuters) - Police arrested a man on Monday.", "Police arrested a man", "Monday"),
    ("SALTMERE — The bridge was closed on Tuesday.", "The bridge was closed", "Tuesday"),
    ("June 14, 2017 — The minister resigned on Tuesday.", "The minister resigned", "Tuesday"),
    ("Wednesday, June 14, 2017 On Tuesday, the mill closed.", "the mill closed", "Tuesday"),
]


@pytest.mark.parametrize(("text", "phrase", "when"), DATELINES)
def test_a_dateline_dates_no_event(text: str, phrase: str, when: str, nlp: "Language") -> None:
    """It says where and when a report was written; neither its place nor its day belongs to what is reported."""
    [(_, words, dates)] = told(text, nlp)

    assert (words, [date for date, *_ in dates]) == (phrase, [when])
    assert events(text, nlp)[0].place_span is None


def test_an_event_beside_a_dateline_has_no_day(nlp: "Language") -> None:
    """A minister who resigned in a report written on 12 June may have done so the day before."""
    found = list(extract(document("PARIS, June 12 — The minister resigned.", nlp)))

    assert [type(one) for one in found] == [TimeExpression]


RELATIONS = [
    ("Ana Ruiz has led the party since 2014.", "led", "2014", "since", "since"),
    ("Ana Ruiz left the party before 8 June 2017.", "left", "8 June 2017", "before", "before"),
    ("The council will vote ahead of Thursday.", "vote", "Thursday", "before", "ahead of"),
    ("They stayed in Norland until Monday.", "stayed", "Monday", "until", "until"),
    ("The mill must close by Friday.", "close", "Friday", "until", "by"),
    ("The mill reopened after 8 June 2017.", "reopened", "8 June 2017", "after", "after"),
    ("Ana Ruiz met Tom Berg over the weekend.", "met", "the weekend", "on", "over"),
    ("Ana Ruiz met Tom Berg yesterday.", "met", "yesterday", "on", None),
    ("The rebels held the airport for three weeks.", "held", "three weeks", "during", "for"),
    ("Tom Berg resigned during the 2015 campaign.", "resigned", "2015", "during", "during"),
    ("They will fight hard ahead of the June 8 poll.", "fight", "June 8", "before", "ahead of"),
    ("They will fight hard ahead of the June 8 poll.", "poll", "June 8", "on", None),
    ("After last week's election, Ana Ruiz left the party.", "left", "last week", "after", "After"),
    ("As of Friday the dam is full.", "is", "Friday", "on", "As of"),
]


@pytest.mark.parametrize(("text", "head", "when", "relation", "marker"), RELATIONS)
def test_how_an_event_lies_to_its_date(
    text: str, head: str, when: str, relation: str, marker: str | None, nlp: "Language"
) -> None:
    """What has gone on since a date did not happen on it; the words that say so are kept."""
    found = {h: dates for h, _, dates in told(text, nlp)}

    assert found[head] == [(when, relation, marker)]


def test_the_end_of_a_period_is_its_end(nlp: "Language") -> None:
    """What rose in three months rose until their last day, not on it."""
    [(_, _, dates)] = told("Sales rose in the three months to March.", nlp)
    found = {when: relation for when, relation, _ in dates}

    assert found["March"] == "until"


SEVERAL = [
    # text, and the dates of each event by its head
    (
        "On Thursday Tom Berg had warned that the plan would fail next year.",
        {"warned": ["Thursday"], "fail": ["next year"]},
    ),
    ("In a statement released Friday, Ana Ruiz said the mill would close.", {"released": ["Friday"]}),
    ('"We will close the mill," said Ana Ruiz on Monday.', {"said": ["Monday"]}),
    ("Ana Ruiz said on Monday that the mill would close in June.", {"said": ["Monday"], "close": ["June"]}),
    ("Ana Ruiz said Monday the mill was sold last week.", {"said": ["Monday"], "sold": ["last week"]}),
    ("Officials said the plan was dropped on Thursday.", {"dropped": ["Thursday"]}),
    (
        "Ana Ruiz told reporters on Monday she had not met Tom Berg last week.",
        {"told": ["Monday"], "met": ["last week"]},
    ),
    (
        '"He lied last year," Ana Ruiz said in an interview on Sunday.',
        {"lied": ["last year"], "said": ["Sunday"], "interview": ["Sunday"]},
    ),
    ("The plan will fail next year, Tom Berg warned on Thursday.", {"fail": ["next year"], "warned": ["Thursday"]}),
    ("The mayor was arrested and charged on Friday.", {"arrested": ["Friday"], "charged": ["Friday"]}),
    ("The mill, Ana Ruiz said on Monday, will close in June.", {"said": ["Monday"], "close": ["June"]}),
    ("In 2015 Ana Ruiz said: “Last year we lost two ships.”", {"said": ["2015"], "lost": ["Last year"]}),
    ("Ana Ruiz warned on Thursday that on Monday the mill would shut.", {"warned": ["Thursday"], "shut": ["Monday"]}),
    ("Nine people were killed in the attack on Friday.", {"killed": ["Friday"], "attack": ["Friday"]}),
    ("Ana Ruiz said on a visit to the port before the poll on June 8.", {"poll": ["June 8"]}),
    ("The mill closed in 2012 and reopened in 2014.", {"closed": ["2012"], "reopened": ["2014"]}),
    ("Ana Ruiz led the council between 2010 and 2014.", {"led": ["2014", "2010"]}),
    ("Berg led the council between 2010 and 2014.", {"led": ["2014", "2010"]}),
    ("Berg walked in on Friday and turned himself in.", {"walked": ["Friday"], "turned": ["Friday"]}),
    ("Berg resigned on Friday and left the town later.", {"resigned": ["Friday"]}),
    ("Berg resigned on Friday and will leave the town.", {"resigned": ["Friday"]}),
    ("Berg wrote the 1994 crime bill.", {}),
    ("Donors beat the total for 2012.", {}),
    ("The talks, which began on Monday, will end on Friday.", {"began": ["Monday"], "end": ["Friday"]}),
    (
        "Police on Friday arrested a man suspected of the attack last year.",
        {"arrested": ["Friday"], "attack": ["last year"]},
    ),
]


@pytest.mark.parametrize(("text", "dates"), SEVERAL)
def test_each_event_keeps_its_own_date(text: str, dates: dict[str, list[str]], nlp: "Language") -> None:
    """A saying has the date beside it, what is said has its own; verbs in a row share the one at its end."""
    assert {head: [when for when, *_ in found] for head, _, found in told(text, nlp)} == dates


STATUS = [
    ("Ana Ruiz spoke on Tuesday.", "spoke", "happened"),
    ("Ana Ruiz will speak on Tuesday.", "speak", "future"),
    ("Ana Ruiz plans to meet Tom Berg next week.", "meet", "future"),
    ("Ana Ruiz is due to meet Tom Berg on Monday.", "meet", "future"),
    ("The trial starts on Monday.", "starts", "future"),
    ("Tom Berg said the plan would fail next year.", "fail", "future"),
    ("Next week's vote has split the party.", "vote", "future"),
    ("Ana Ruiz wants to meet Tom Berg next week.", "meet", "hypothetical"),
    ("If Ana Ruiz resigns on 8 June 2017, Tom Berg will follow.", "resigns", "hypothetical"),
    ("Did Ana Ruiz resign on 8 June 2017?", "resign", "hypothetical"),
    ("Ana Ruiz might resign on Monday.", "resign", "hypothetical"),
    ("Ana Ruiz called for an election on 8 June.", "election", "hypothetical"),
    ("Ana Ruiz reportedly resigned on Monday.", "resigned", "hypothetical"),
    ("Ana Ruiz did not meet Tom Berg on 8 June 2017.", "meet", "not happened"),
    ("Ana Ruiz denied that she met Tom Berg on Monday.", "met", "not happened"),
    ("Ana Ruiz failed to meet Tom Berg on Monday.", "meet", "not happened"),
    ("The vote on 8 June was cancelled.", "vote", "not happened"),
    ("Saturday's march was called off.", "march", "not happened"),
    ("The government ruled out an election in 2018.", "election", "not happened"),
    ("Nobody was hurt in Paris on Friday.", "hurt", "not happened"),
    ("Ana Ruiz did not resign until Monday.", "resign", "happened"),
    ("The mill, Ana Ruiz said on Monday, will close by June.", "said", "happened"),
    ("The mill, Ana Ruiz said on Monday, will close by June.", "close", "future"),
    ("According to a report published on Monday, the mill lost money.", "published", "happened"),
    ("Tom Berg is said to have met Ana Ruiz in 2015.", "met", "hypothetical"),
    ("Tom Berg demanded an election in 2018.", "election", "hypothetical"),
    ("Further speeches are planned for May.", "planned", "future"),
    ("A hearing had been set for 4 May.", "set", "future"),
    ("The deal, agreed in May, must be ratified by September.", "agreed", "happened"),
    ("The deal, agreed in May, must be ratified by September.", "ratified", "hypothetical"),
    ("Voters go to the polls in seven weeks.", "go", "future"),
    ("They will fight hard ahead of the June 8 poll.", "poll", "future"),
    ("The site was either not loading or failing on Monday.", "failing", "hypothetical"),
    ("I can't wait to see Tom Berg on Friday.", "see", "hypothetical"),
    ("Sales nearly doubled in 2015.", "doubled", "happened"),
    ("Tom Berg nearly drowned in 2015.", "drowned", "not happened"),
    ("The two were nearly tied on Monday.", "tied", "happened"),
    ("May warned on Tuesday that prices may rise.", "warned", "happened"),
    ("Ana Ruiz flew to Paris to speak on Monday.", "speak", "hypothetical"),
    ("Ana Ruiz was the first woman to land there in 2015.", "land", "happened"),
    ("Monday's announcement that the mill would close next year stunned the town.", "close", "future"),
]


@pytest.mark.parametrize(("text", "head", "status"), STATUS)
def test_only_what_is_told_as_a_fact_has_happened(text: str, head: str, status: str, nlp: "Language") -> None:
    """What is to come, supposed, asked, wanted, denied or cancelled is kept and marked."""
    found = {e.head.of(text): e for e in events(text, nlp)}

    assert found[head].status == status


def test_the_words_that_make_it_less_than_a_fact_are_kept(nlp: "Language") -> None:
    """Polarity and modality are those of assertions, with the words behind them."""
    [denied] = events(text := "Ana Ruiz failed to meet Tom Berg on Monday.", nlp)

    assert (denied.polarity, [q.of(text) for q in denied.qualifiers]) == ("negative", ["failed"])


PLACES = [
    ("Ana Ruiz met Tom Berg in Paris over the weekend.", "Paris"),
    ("Ana Ruiz spoke at the town hall on Monday.", "the town hall"),
    ("The summit was held in London on 8 June 2017.", "London"),
    ("Ana Ruiz flew to Paris on Monday.", "Paris"),
    ("Tom Berg was arrested in Leeds on Friday.", "Leeds"),
    ("On Friday in Paris, Tom Berg met Ana Ruiz.", "Paris"),
    ("Police found a gun on Sunday in a shed in Paris.", "Paris"),
    ("Tom Berg ended a meeting with Ana Ruiz in Paris on Monday.", "Paris"),
    ("Ana Ruiz condemned the attack in Paris on Monday.", None),
    ("Ana Ruiz was in office until Monday.", None),
    ("Ana Ruiz believed in Tom Berg until Monday.", None),
    ("Ana Ruiz spoke on Monday.", None),
]


@pytest.mark.parametrize(("text", "where"), PLACES)
def test_a_place_is_only_what_is_said(text: str, where: str | None, nlp: "Language") -> None:
    """A place stands behind a preposition in the clause of the event; without one there is none."""
    [found] = events(text, nlp)

    assert (found.place_span.of(text) if found.place_span else None) == where


NOTHING = [
    "2 min read",
    "She is 45 years old.",
    "It cost 2,015 crowns.",
    "Theresa May left.",
    "They meet every Tuesday.",
    "The 2016 figures were good.",
    "The index fell to its lowest level since 1997.",
    "Profit rose by a tenth from March.",
    "The mill made a loss of $3 million, down from $4 million a year earlier.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_dated_event(text: str, nlp: "Language") -> None:
    """Ages, names, repetitions, figures of a year and comparisons date nothing."""
    assert events(text, nlp) == []


def test_a_crawl_date_in_the_text_dates_nothing(nlp: "Language") -> None:
    """Another date in the same text, even a full one at its top, is no date of an event."""
    text = "Fri, 13 December 2024\nEarlier this week Ana Ruiz sent a note to Norland."

    assert [[d.span.of(text) for d in e.dates] for e in events(text, nlp)] == [["Earlier this week"]]


def test_spans_point_into_the_stored_text(nlp: "Language") -> None:
    """No-break spaces do not move a span."""
    text = "Ana\u00a0Ruiz spoke on\u00a08\u202fJune\u00a02017."
    [found] = events(text, nlp)

    assert [span.of(text) for span in (*found.event, *(d.span for d in found.dates))] == [
        "Ana\u00a0Ruiz spoke",
        "8\u202fJune\u00a02017",
    ]


WORDS = st.sampled_from(
    [
        *sorted(triggers())[::4],
        *["2016", "May", "Ana", "Ruiz", "met", "will", "meet", "on", "in", "the", "last", "poll", ",", '"'],
        *["said", "that", "during", "ahead", "of", "vote", "and", "if"],
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_is_survived(nlp: "Language", text: str) -> None:
    """Whatever the text, every span reads back, dates are expressions that were found, and lie in the evidence."""
    parsed = document(text or "x", nlp)
    found = list(extract(parsed))
    times = {t.span for t in found if isinstance(t, TimeExpression)}
    for event in (e for e in found if isinstance(e, Event)):
        dates = [d.span for d in event.dates]
        spans = [*event.event, *dates, *(d.marker for d in event.dates if d.marker)]
        assert all(event.evidence.covers(span) and span.of(parsed.article.text) for span in spans)
        assert not any(span.overlaps(date) for span in event.event for date in dates)
        assert times.issuperset(dates)
        assert event.kind == event.kind.lower()
        assert event.kind
