"""What the measures of dates mean, on toy texts; and that they are those of the scorer beside the project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.evaluate.dated import read_dated
from onrecord.evaluate.dates import (
    MEASURES,
    Dated,
    GoldTimex,
    Timex,
    false_dates,
    fates,
    invented,
    match,
    score_groups,
    score_times,
)


def gold(*times: GoldTimex, text: str = "x" * 100) -> Dated:
    """Return a text with its time expressions."""
    return Dated(id="t", text=text, published="2017-11-15", times=times)


def expression(start: int, end: int, *values: str | None, group: str = "") -> GoldTimex:
    """Return an annotated date."""
    return GoldTimex(spans=((start, end),), types=("DATE",), values=values or (None,), group=group)


def test_each_measure_asks_for_more_than_the_one_before() -> None:
    """One expression is right in all, one has another value, one another type and value, one hits nothing."""
    text = gold(expression(0, 5, "2016"), expression(10, 15, "2017-06"), expression(20, 25, "P2Y"))
    found = [
        Timex(0, 5, "DATE", "2016"),
        Timex(8, 15, "DATE", "2017-07"),
        Timex(20, 22, "DURATION", "P2W"),
        Timex(40, 44, "DATE", "2015"),
    ]

    scores = score_times([text], [found])

    assert {name: scores[name].right for name in MEASURES} == {"strict": 1, "relaxed": 3, "type": 2, "value": 1}
    assert {(scores[name].predicted, scores[name].gold) for name in MEASURES} == {(4, 3)}


@pytest.mark.parametrize(
    ("found", "pairs"),
    [
        ([Timex(0, 9, "DATE", None), Timex(0, 4, "DATE", None)], [(0, 1), (1, 0)]),  # the same span goes first
        ([Timex(2, 7, "DATE", None), Timex(1, 4, "DATE", None)], [(0, 1), (1, 0)]),  # then whoever shares more
        ([Timex(4, 5, "DATE", None)], []),  # beside is not on
        ([Timex(0, 9, "DATE", None)], [(0, 0)]),  # one to one
    ],
)
def test_expressions_pair_one_to_one(found: list[Timex], pairs: list[tuple[int, int]]) -> None:
    """Each expression pairs with one other, the best first."""
    assert match([expression(0, 4), expression(5, 9)], found) == pairs


@pytest.mark.parametrize(
    ("value", "right"),
    [("2016-W27", True), ("2016-07-07", True), ("2016", False), (None, False)],
)
def test_any_accepted_answer_is_right(value: str | None, right: bool) -> None:
    """Where the gold accepts several values, any of them counts."""
    text = gold(expression(0, 9, "2016-07-07", "2016-W27"))

    assert score_times([text], [[Timex(0, 9, "DATE", value)]])["value"].right == right


@pytest.mark.parametrize(("value", "right"), [(None, 1), ("XXXX-XX-XX", 1), ("2016", 0)])
def test_without_a_publication_date_what_hangs_on_it_stays_open(value: str | None, right: int) -> None:
    """What was counted from the publication date is right only where it is open, once that is not known."""
    last_year = GoldTimex(
        spans=((0, 9),), types=("DATE",), values=("2016",), opens=(None,), anchors=("published",), mod=""
    )
    found = [[Timex(0, 9, "DATE", value)]]

    assert score_times([gold(last_year)], found, published=False)["value"].right == right
    assert score_times([gold(last_year)], found)["value"].right == (value == "2016")


def test_layers_count_only_where_the_gold_has_them() -> None:
    """Open value, anchor, modifier and bounds are judged in pairs whose gold says them."""
    full = GoldTimex(
        spans=((0, 9),),
        types=("DATE",),
        values=("2017-SP",),
        opens=("XXXX-SP",),
        anchors=("published",),
        mod="START",
        bounds=(None, None),
    )
    found = Timex(0, 9, "DATE", "2017-SP", open="XXXX-SP", anchor="text", mod="START", bounds=("2017-03-01", None))

    scores = score_times([gold(full, expression(20, 24, "2016"))], [[found, Timex(20, 24, "DATE", "2016")]])

    assert {name: (scores[name].right, scores[name].gold) for name in ("open", "anchor", "mod", "bounds")} == {
        "open": (1, 1),
        "anchor": (0, 1),
        "mod": (1, 1),
        "bounds": (0, 1),
    }


def test_groups_have_their_own_recall() -> None:
    """Each kind of expression is scored by itself."""
    text = gold(expression(0, 4, "2016", group="year"), expression(5, 9, "2017-06", group="month"))

    scores = score_groups([text], [[Timex(0, 4, "DATE", "2016")]])

    assert {group: found["value"].recall for group, found in scores.items()} == {"month": 0.0, "year": 1.0}


@pytest.mark.parametrize(
    ("text", "words", "value", "made_up"),
    [
        ("They met on June 8.", "June 8", "2024-06-08", True),
        ("They met on June 8.", "June 8", "XXXX-06-08", False),
        ("They met on June 8, 2024.", "June 8, 2024", "2024-06-08", False),
        ("They met in ’98.", "’98", "1998", False),
        ("They met on 6/8/98.", "6/8/98", "1998-06-08", False),
        ("They met in the 1970s.", "the 1970s", "197", False),
        ("They met in the nineteenth century.", "the nineteenth century", "18", False),
        ("They met in nineteen ninety-four.", "nineteen ninety-four", "1994", False),
        ("They met yesterday, 2,024 of them.", "yesterday", "2024-06-08", True),
        ("They met in fiscal 1999.", "fiscal 1999", "FY1999", False),
        ("They met last year.", "last year", "2023", True),
        ("They met for two years.", "two years", "P2Y", False),
        ("They met recently.", "recently", "PAST_REF", False),
        ("They met on a Friday.", "Friday", "XXXX-WXX-5", False),
    ],
)
def test_a_year_that_nobody_wrote_is_invented(text: str, words: str, value: str, made_up: bool) -> None:
    """A known year needs words that give it."""
    start = text.index(words)
    found = Timex(start, start + len(words), "DATE", value)

    assert list(invented(text, [found])) == ([found] if made_up else [])


@pytest.mark.parametrize(
    ("counted_from", "made_up"), [("1998", False), ("1998-05-04", False), ("2024-05-04", True), (None, True)]
)
def test_what_is_counted_from_a_written_year_is_not_invented(counted_from: str | None, made_up: bool) -> None:
    """The year of "two years later" is given by no word, but the one that it is counted from is."""
    text = "It fell in 1998 and rose two years later."
    start = text.index("two years later")
    found = Timex(start, len(text) - 1, "DATE", "2000", anchor="text", counted_from=counted_from)

    assert list(invented(text, [found])) == ([found] if made_up else [])


@pytest.mark.parametrize(("start", "made_up"), [("2004", []), (None, ["2004", "2004-06"])])
def test_what_was_counted_may_be_counted_from(start: str | None, made_up: list[str]) -> None:
    """A year that follows from a written one gives a year itself; one that follows from nothing gives none."""
    text = "He was nobody in 1999, mayor five years later and in court in June of that year."
    mayor, court = (text.index(words) for words in ("five", "June"))
    first = Timex(mayor, mayor + 16, "DATE", "2004", anchor="text", counted_from="1999" if start else "2003")
    second = Timex(court, court + 17, "DATE", "2004-06", anchor="text", counted_from="2004")

    assert [time.value for time in invented(text, [first, second])] == made_up


@pytest.mark.parametrize(
    ("value", "false"), [("2016", True), ("XXXX-07", False), ("XXXX-08", False), (None, False), ("P2Y", False)]
)
def test_a_known_year_that_the_gold_has_open_is_false(value: str | None, false: bool) -> None:
    """Open values are never false, only not right; and a figure that was taken for a year is."""
    last_july = GoldTimex(
        spans=((0, 9),), types=("DATE",), values=("2016-07",), opens=("XXXX-07",), anchors=("published",), mod=""
    )
    figure = Timex(20, 24, "DATE", "1984")

    found = [Timex(0, 9, "DATE", value), figure]

    assert list(false_dates(gold(last_july), found)) == ([found[0], figure] if false else [figure])


def test_fates_tell_what_is_open_from_what_is_wrong() -> None:
    """Of dates that hang on a publication date: left open, known and right, known and wrong, or not found."""
    text = gold(*(expression(n, n + 5, "2016-06-08", group="underspec") for n in (0, 10, 20, 30)), expression(40, 45))
    found = [
        Timex(0, 5, "DATE", "XXXX-06-08"),
        Timex(10, 15, "DATE", "2016-06-08"),
        Timex(20, 25, "DATE", "2024-06-08"),
    ]

    assert fates([text], [found], ["underspec"]) == {"open": 1, "right": 1, "wrong": 1, "missed": 1}


def test_a_broken_gold_file_says_where_it_is_broken(tmp_path: Path) -> None:
    """The error names file and text, and what a text needs."""
    file = tmp_path / "gold.jsonl"
    file.write_text('{"id": "a", "text": "", "dct": null, "timex": []}\n{"id": "b"}\n', encoding="utf-8")

    with pytest.raises(ReadError, match=r"gold\.jsonl:2: .*timex"):
        read_dated(file)


@pytest.mark.slow
@pytest.mark.parametrize("corpus", ["timebank", "aquaint"])
def test_the_numbers_are_those_of_the_shared_scorer(corpus: str, shared: Path, tmp_path: Path) -> None:
    """On predictions that are right, wrong, shifted and missing in turn, both scorers give the same numbers."""
    scorer = shared / "score" / "score_dates.py"
    if not scorer.is_file():
        pytest.skip("no scorer of dates beside the project (score/score_dates.py is missing)")
    file = shared / "data" / "dates" / f"{corpus}.jsonl"
    texts = read_dated(file)
    found = [spoilt(text) for text in texts]
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for text, times in zip(texts, found, strict=True):
            timex = [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in times]
            out.write(json.dumps({"id": text.id, "timex": timex}) + "\n")

    run = subprocess.run(
        [sys.executable, str(scorer), str(file), str(predicted), "--json"], check=True, capture_output=True, text=True
    )
    theirs = json.loads(run.stdout)

    for name, ratio in score_times(texts, found).items():
        if name in theirs:
            ours = [round(100 * share, 2) for share in (ratio.precision, ratio.recall, ratio.f1)]
            assert ours == theirs[name], name
    assert set(theirs) >= set(MEASURES)


def spoilt(text: Dated) -> list[Timex]:
    """Return the gold of a text with some expressions shifted, of another type or value, left out or added."""
    times = []
    for n, one in enumerate(text.times):
        (start, end), kind, value = one.spans[0], one.types[0], one.values[0]
        if n % 7 == 1:
            start += 1
        if n % 7 == 2:
            kind = "SET"
        if n % 7 == 3:
            value = None
        if n % 7 == 4:
            continue
        if n % 7 == 5 and start > 40:
            times.append(Timex(start - 40, start - 35, "DATE", "1999"))
        times.append(Timex(start, max(end, start + 1), kind, value))
    return sorted(times, key=lambda time: (time.start, time.end))
