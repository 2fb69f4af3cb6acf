"""Days from dates that may lack their day or month."""

_LAST = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}


def first_day(date: str) -> str:
    """Return the first day that a date may mean; the beginning of time for none.

    >>> first_day("2017-11"), first_day("2017"), first_day("")
    ('2017-11-01', '2017-01-01', '0000-01-01')
    """
    return date + "0000-01-01"[len(date) :]


def last_day(date: str) -> str:
    """Return the last day that a date may mean; the end of time for none.

    >>> last_day("2016-02"), last_day("2017"), last_day("")
    ('2016-02-29', '2017-12-31', '9999-12-31')
    """
    whole = date + "9999-12"[len(date) :]
    if len(whole) > 7:
        return whole
    year, month = int(whole[:4]), whole[5:]
    leap = month == "02" and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return f"{whole}-{'29' if leap else _LAST.get(month, '31')}"
