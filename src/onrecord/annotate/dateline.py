"""Tell where a paragraph opens with where and when it was written: "LONDON, June 14 (Reuters) - Police have …".

A dateline, or the date of a page that was glued to its first sentence, dates no event and names no place of one. Here
is only how far it goes; which day it gives an article, `onrecord.readers` says.
"""

import re

_SPACE = r"[ \t\u00a0]"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?[ ])?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_DAY = rf"{_WEEKDAY}(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? {_YEAR})?"
_FULL = rf"{_WEEKDAY}(?:{_MONTH} \d{{1,2}},? {_YEAR}|\d{{1,2}} {_MONTH},? {_YEAR})"
_TIME = r"(?:,?(?: at)? \d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4}\b)?)?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’']+(?:[ -][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’']*){0,4}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.’']+(?:[ -][A-ZÀ-ÖØ-Þ][\w.’']*){0,3}"
_AGENCIES = r"Reuters|AP|AFP|UPI|PA|CNN|dpa|DPA|AAP|ANI|PTI|IANS|TASS|Xinhua|Bloomberg|Associated Press"
_AGENCY = rf"{_SPACE}?(?:\((?:{_AGENCIES})\)|/(?:{_AGENCIES})/)"
_ANY_AGENCY = rf"{_SPACE}?(?:\([^()\n]{{2,30}}\)|/[^/\n]{{2,30}}/)"
_DASH = rf"(?:{_SPACE}-{_SPACE}|{_SPACE}?(?:--|[–—―])(?:{_SPACE}|(?=[A-Z“\"‘])))"
_SENTENCE = r"(?=[\"“‘']?[A-ZÀ-ÖØ-Þ0-9$£€])"
_CAPITAL_PLACE = rf"{_CAPITALS}(?:[,/] ?{_NAME}){{0,2}}"
_ANY_PLACE = rf"{_NAME}(?:, ?{_NAME}){{0,2}}"
_AND_DAY = rf"(?:,?{_SPACE}\(?{_DAY}\)?,?)"
_FORMS = (
    rf"{_CAPITAL_PLACE}{_ANY_AGENCY}?{_AND_DAY}?{_ANY_AGENCY}?{_DASH}",  # "LEEDS, England (June 14, 2017) —", "LEEDS —"
    rf"{_ANY_PLACE}(?:{_AND_DAY}{_AGENCY}?|{_AGENCY}{_AND_DAY}?){_DASH}",  # "Leeds, June 14 —", "Leeds (AP) —"
    rf"(?:(?:Posted|Published|Updated)(?: on)?:? )?{_DAY}{_TIME}{_DASH}",  # "June 14 —"
    rf"(?:(?:Posted|Published|Updated)(?: on)?:? )?{_FULL}{_TIME}{_SPACE}+",  # "Wednesday, June 14, 2017 On Tuesday"
)
_OPENING = re.compile(rf"\s*(?:{'|'.join(_FORMS)}){_SPACE}*{_SENTENCE}")
_NO_PLACE = re.compile(
    r"\s*(?:On|By|In|At|Since|Until|Till|From|After|Before|Last|Next|This|That|The|Late|Early|And|But|Between|I|A)\b"
)


def dateline_end(text: str) -> int:
    """Return where the dateline or page date that opens a paragraph ends, in characters; 0 where there is none.

    >>> text = "LEEDS, England (June 14, 2017) — A mill burnt down."
    >>> text[dateline_end(text) :]
    'A mill burnt down.'
    >>> text = "Wednesday, June 14, 2017 On Tuesday, a mill burnt down."
    >>> text[dateline_end(text) :]
    'On Tuesday, a mill burnt down.'
    >>> dateline_end("June 14, 2017, was a Wednesday."), dateline_end("On Tuesday, June 13 — A Mill Burns")
    (0, 0)
    """
    found = _OPENING.match(text)
    return found.end() if found and not _NO_PLACE.match(text) else 0
