"""The marked dates and events are well formed: offsets, words, values, counts. They are measured elsewhere."""

import json
import re
from collections import Counter
from datetime import date
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord.model import Anchor, Status, TimeRelation, TimexMod, TimexType

HERE = Path(__file__).parent
ARTICLES = HERE.parents[2] / "articles"
HALVES = ("dev", "test")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
VALUE = re.compile(
    r"(FY)?\d{2,4}(/\d{4})?|[\dX]{4}(-(\d\d|XX|Q\d|H\d|SP|SU|FA|WI)(-(\d\d|XX))?|-W(\d\d|XX)(-[1-7]|-WE)?)?"
    r"(T\d\d(:\d\d)?|T(MO|AF|EV|NI))?|P(T?(\d+(\.\d)?|X)[YMWDHS])+|PT1H30M|(PAST|PRESENT|FUTURE)_REF|XX\d|\d{3}X?"
)
Item = dict[str, Any]

TIMES = {half: json.loads((HERE / f"{half}.json").read_text(encoding="utf-8")) for half in HALVES}
EVENTS = {half: json.loads((HERE / f"events-{half}.json").read_text(encoding="utf-8")) for half in HALVES}
SECOND = json.loads((HERE / "second-pass.json").read_text(encoding="utf-8"))
MARKED = json.loads((HERE.parent / "marked" / "events.json").read_text(encoding="utf-8"))


def every(marked: dict[str, list[Item]], key: str) -> list[tuple[Item, Item]]:
    """Return every expression or event with its text."""
    return [(text, one) for text in chain(*marked.values()) for one in text[key]]


def test_halves_are_even_and_share_no_text() -> None:
    """Both halves have as many texts, each kind is in both, and no dated text is in both."""
    for marked in (TIMES, EVENTS):
        assert abs(len(marked["dev"]) - len(marked["test"])) <= 1
        assert {text["kind"] for text in marked["dev"]} == {text["kind"] for text in marked["test"]}
        keys = [(text["text"], text["published"]) for text in chain(*marked.values())]
        assert len(set(keys)) == len(keys)
        ids = [text["id"] for text in chain(*marked.values())]
        assert len(set(ids)) == len(ids)


def test_there_are_enough_of_each_kind() -> None:
    """Six texts or more of each kind, 240 and more with times and 80 and more with events."""
    kinds = Counter(text["kind"] for text in chain(*TIMES.values()))

    assert min(kinds.values()) >= 6
    assert sum(kinds.values()) >= 240
    assert sum(len(texts) for texts in EVENTS.values()) >= 80


def test_expressions_stand_where_they_are_said_to() -> None:
    """Offsets read back as the words; accepted spans lie in the text; no two expressions share a character."""
    for text, one in every(TIMES, "times"):
        assert text["text"][one["start"] : one["end"]] == one["words"], text["id"]
        for start, end in one.get("accept", {}).get("span", []):
            assert 0 <= start < one["end"], text["id"]
            assert one["start"] < end <= len(text["text"]), text["id"]
    for text in chain(*TIMES.values()):
        places = sorted((one["start"], one["end"]) for one in text["times"])
        assert all(a[1] <= b[0] for a, b in pairwise(places)), text["id"]


def test_types_anchors_and_values_are_those_of_the_model() -> None:
    """Nothing has a value of its own here, and every value is a TIMEX3 one."""
    for text, one in every(TIMES, "times"):
        accept = one.get("accept", {})
        assert {one["type"], *accept.get("type", [])} <= set(get_args(TimexType)), text["id"]
        assert {one["anchor"], *accept.get("anchor", [])} <= set(get_args(Anchor)), text["id"]
        assert one["mod"] in get_args(TimexMod), text["id"]
        for value in (one["value"], one["open"], *accept.get("value", []), *accept.get("open", [])):
            assert value is None or VALUE.fullmatch(value), (text["id"], value)


def test_weekdays_fall_on_their_day() -> None:
    """A date that a weekday became is that day of the week."""
    checked = 0
    for text, one in every(TIMES, "times"):
        named = next((n for n, day in enumerate(WEEKDAYS, start=1) if day in one["words"]), None)
        if named is not None and re.match(r"\d{4}-\d\d-\d\d", one["value"]):
            assert date.fromisoformat(one["value"][:10]).isoweekday() == named, text["id"]
            checked += 1
    assert checked >= 40


def test_nothing_is_known_without_somewhere_to_count_from() -> None:
    """Without a publication date, a known year is written in the text or that of a named event."""
    for text, one in every(TIMES, "times"):
        if text["published"] is None and one["anchor"] != "named event" and re.match(r"\d", one["value"] or ""):
            assert re.search(r"\d{4}|century|Nineties", text["text"]), text["id"]


def test_events_stand_where_they_are_said_to() -> None:
    """Heads and dates read back as their words, and have the values of the model."""
    for text, one in every(EVENTS, "events"):
        assert text["text"][one["start"] : one["end"]] == one["head"], text["id"]
        assert one["dates"], text["id"]
        for dated in one["dates"]:
            assert text["text"][dated["start"] : dated["end"]] == dated["words"], text["id"]
            assert {dated["relation"], *dated.get("accept", [])} <= set(get_args(TimeRelation)), text["id"]
        assert {one["status"], *one.get("accept", {}).get("status", [])} <= set(get_args(Status)), text["id"]
        assert one["place"] is None or one["place"] in text["text"], text["id"]


@pytest.mark.parametrize("slug", MARKED)
def test_events_of_articles_read_back(slug: str) -> None:
    """Phrases stand once in their article; their head, date and any furniture stand in it too."""
    [file] = ARTICLES.glob(f"{slug}.*")
    text = file.read_text(encoding="utf-8")
    marked = MARKED[slug]

    assert (marked["published"] is None) == (f"published: {marked['published']}" not in text)
    for one in marked["events"]:
        assert text.count(one["words"]) == 1, one
        line = next(line for line in text.split("\n") if one["words"] in line)
        assert all(word in line for word in (one["head"], one["date"], *one.get("accept", {}).get("head", []))), one
    assert all(words in text for words in marked["furniture"])


def test_every_article_has_its_events() -> None:
    """All shipped articles are marked, with 40 or more events that must be found."""
    assert set(MARKED) == {file.stem for file in ARTICLES.iterdir() if file.stem != "README"}
    assert sum(one["tier"] == "core" for marked in MARKED.values() for one in marked["events"]) >= 40


def test_a_second_pass_agrees() -> None:
    """Sixty texts, marked again without the first marks: 19 of 20 expressions have the same words, type and value.

    It was the same annotator an hour later, so that it shows slips, not what others would mark.
    """
    first = {text["id"]: text["times"] for text in chain(*TIMES.values())}
    same = []
    for again in SECOND:
        marks = {(one["words"], one["type"], one["value"]) for one in again["times"]}
        same += [(one["words"], one["type"], one["value"]) in marks for one in first[again["id"]]]
        same += [False] * max(0, len(again["times"]) - len(first[again["id"]]))

    assert len(SECOND) == 60
    assert sum(same) >= 0.95 * len(same)
