"""Datelines: how far the place and day go that open a report."""

import pytest

from onrecord.annotate.dateline import dateline_end

OPENINGS = [
    ("LEEDS, England (June 14, 2017) — ", "A fire destroyed a mill."),
    ("PARIS, June 12 — ", "The minister resigned."),
    ("LONDON, June 14 (Reuters) - ", "Police arrested a man."),
    ("LONDON (AP) -- ", "The bridge was closed."),
    ("LONDON — ", "“We won,” said Berg."),
    ("WASHINGTON, D.C. — ", "The council met."),
    ("Leeds, June 14 - ", "A mill burnt down."),
    ("June 14, 2017 — ", "The minister resigned."),
    ("Wednesday, June 14, 2017 ", "On Tuesday, the mill closed."),
    ("Posted on June 14, 2017 at 10:30 AM ", "The mill closed."),
    ("", "June 14 — the day of the vote — was wet."),
    ("", "June 14, 2017, was a Wednesday."),
    ("", "On Tuesday, June 13 — A Mill Burns."),
    ("", "Tom Berg (Labour) - He won."),
    ("", "US-Norland talks begin."),
    ("", "On 14 June 2017 Anna Weiss resigned."),
]


@pytest.mark.parametrize(("opening", "rest"), OPENINGS)
def test_a_dateline_ends_where_the_report_begins(opening: str, rest: str) -> None:
    """A place in capitals, a place with a day or an agency, or a full date; all else is the report itself."""
    assert dateline_end(opening + rest) == len(opening)
