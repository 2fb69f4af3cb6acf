"""ISO dates, full and partial."""

import pytest

from onrecord.errors import ReadError
from onrecord.readers import ReadOptions
from onrecord.readers.dates import iso_date

DATES = [
    ("2017-11-15", "2017-11-15"),
    (" 2017-11-15 ", "2017-11-15"),
    ("2017-11", "2017-11"),
    ("2017", "2017"),
    ("2017-11-15T23:30:00Z", "2017-11-15"),
    ("2017-11-15 08:00:00 +0000", "2017-11-15"),
    ("2017-11-15T23:30+05:30", "2017-11-15"),
    ("2016-02-29", "2016-02-29"),
    ("2017-02-29", None),
    ("2017-13-45", None),
    ("2017-11T10:00", None),
    ("15 November 2017", None),
    ("15/11/2017", None),
    ("0000", None),
    ("yesterday", None),
    ("", None),
    ("２０１７", None),
]


@pytest.mark.parametrize(("written", "day"), DATES)
def test_iso_date(written: str, day: str | None) -> None:
    """A calendar date is kept as precise as it was written; anything else is none."""
    assert iso_date(written) == day


@pytest.mark.parametrize("wrong", ["tomorrow", "2017-02-30", "2017-11-15T10:00", ""])
def test_options_refuse_what_is_no_date(wrong: str) -> None:
    """A user's date is checked before any article is read."""
    with pytest.raises(ReadError, match=r"is not a date\. Write a date as 2017-11-15"):
        ReadOptions(published=wrong)
