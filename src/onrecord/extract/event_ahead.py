"""Say which way an expression points by its words alone: ahead ("next week"), back ("last week"), or as the tense says.

It is resolved from two days so far apart that what is ahead of both is so by its words, and not by its year.
"""

from functools import lru_cache

from onrecord.dates.resolve import resolve
from onrecord.model import Tense

SEEN_FROM = ("1500-03-14", "8000-10-18")
_TENSES: tuple[Tense, ...] = ("past", "future")
_DAYS = [day for day in SEEN_FROM for _ in _TENSES]


@lru_cache(maxsize=1024)
def ahead_by_words(expression: str) -> bool:
    """Say whether an expression means a day to come, whenever it is said.

    >>> ahead_by_words("tomorrow"), ahead_by_words("8 June"), ahead_by_words("2017")
    (True, False, False)
    """
    for day in SEEN_FROM:
        meaning = resolve(expression, day)
        if meaning is None or not (meaning.value == "FUTURE_REF" or (meaning.earliest or day) > day):
            return False
    return True


@lru_cache(maxsize=1024)
def behind_by_words(expression: str) -> bool:
    """Say whether an expression means a time past, whenever it is said.

    >>> behind_by_words("last week"), behind_by_words("Friday"), behind_by_words("2017")
    (True, False, False)
    """
    meanings = [resolve(expression, day, tense) for day in SEEN_FROM for tense in _TENSES]
    return all(m is not None and m.latest is not None and m.latest < d for m, d in zip(meanings, _DAYS, strict=True))


@lru_cache(maxsize=1024)
def open_by_words(expression: str) -> bool:
    """Say whether only the tense tells if an expression means a day past or to come.

    >>> open_by_words("Friday"), open_by_words("8 June"), open_by_words("8 June 2017"), open_by_words("today")
    (True, True, False, False)
    """
    past, future = (resolve(expression, SEEN_FROM[0], tense) for tense in _TENSES)
    return past is not None and future is not None and past.value != future.value
