"""What temporal awareness of timelines means, on invented timelines."""

import pytest

from onrecord.evaluate.timelines import Timeline, alike, awareness, dated, in_order, read_timeline

A, B, C, D = (("news1", str(n), word) for n, word in enumerate(("won", "ran", "fell", "rose")))


def line(*dated_mentions: tuple[tuple[str, str, str], str]) -> Timeline:
    """Return the timeline of an invented councillor."""
    return in_order("Mira Lanning", dated_mentions)


GOLD = line((A, "2010"), (B, "2011-05"), (C, "2011-05"), (D, "2012"))
# Reduced: four dates, B with C, and 2010 before 2011-05 before 2012: seven relations.


@pytest.mark.parametrize(
    ("found", "right", "predicted", "recalled"),
    [
        (GOLD, 7, 7, 7),
        (line(), 0, 0, 0),
        (line((A, "2010")), 1, 1, 1),  # a date and no order
        (line((A, "2010"), (D, "2012")), 3, 3, 2),  # "A before D" follows from the gold, but is not in its reduction
        (line((A, "2010"), (B, "2013")), 2, 3, 2),  # the order is right and one of the dates
        (line((D, "2010"), (A, "2012")), 0, 3, 0),  # all the wrong way round
        (line((B, "2011"), (C, "2011")), 1, 3, 1),  # together, on a day that is too vague
        (line((A, "2010"), (("news1", "9", "sang"), "2011")), 1, 3, 1),  # a mention that the gold has not
    ],
)
def test_awareness_counts_reduced_relations_in_closures(
    found: Timeline, right: int, predicted: int, recalled: int
) -> None:
    """Precision is over the reduction of what is found, recall over that of the gold."""
    ratio = awareness([GOLD], [found])

    assert (ratio.right, ratio.predicted, ratio.gold, ratio.found) == (right, predicted, 7, recalled)


def test_entities_add_up() -> None:
    """Counts are added over entities, so that a long timeline weighs more than a short one."""
    other = line((A, "2010"))
    ratio = awareness([GOLD, other], [line(), other])

    assert (ratio.precision, ratio.recall) == (1.0, 1 / 8)


def test_events_without_an_order_are_left_out() -> None:
    """What the gold puts at place 0 neither counts nor harms; unknown parts of a date do not count."""
    gold = read_timeline(
        {
            "entity": "Mira Lanning",
            "events": [
                {"order": "0", "date": "XXXX-XX-XX", "mentions": [{"doc": "news1", "sent": "0", "event": "won"}]},
                {"order": "1", "date": "2011-05-XX", "mentions": [{"doc": "news1", "sent": "1", "event": "Ran"}]},
            ],
        }
    )
    found = line((A, "2010"), (B, "2011-05"))

    assert awareness([gold], [found]).f1 == 1.0
    assert dated([gold], [found]).f1 == 1.0


def test_right_dates_are_counted_order_aside() -> None:
    """The plainer measure knows mentions and dates."""
    ratio = dated([GOLD], [line((A, "2010"), (B, "2013"), (C, "2011-05"))])

    assert (ratio.right, ratio.predicted, ratio.gold) == (2, 3, 4)


def test_words_that_the_gold_joins_are_found_by_one_of_them() -> None:
    """The gold writes "pulled_out" where we have its head."""
    gold = line((("news1", "0", "pulled_out"), "2010"))

    assert list(alike([(("news1", "0", "pulled"), "2010"), (("news1", "1", "pulled"), "2010")], gold)) == [
        (("news1", "0", "pulled_out"), "2010"),
        (("news1", "1", "pulled"), "2010"),
    ]
