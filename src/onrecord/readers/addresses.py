"""Web addresses: which are fit to be kept, which mean the same page, and the day that one of them carries."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.readers.dates import iso_date

LONGEST = 2000  # characters

_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\xa0\u200b-\u200f\u2028-\u202e]")
_DAY = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d)[/-](?P<day>\d\d)(?=[/-]|$)")
_MONTH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(?P<day>\d\d)(?=/)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|cmpid|ref|src|at_\w+)", re.IGNORECASE)


def is_web_address(url: str) -> bool:
    """Say whether ``url`` is an absolute http or https address without characters that an IRI may not have.

    >>> is_web_address("https://ledger.example/2017/nato"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    if len(url) > LONGEST or _NOT_IN_IRI.search(url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def same_page(url: str) -> str:
    """Return what addresses of one page have in common: no scheme, no fragment, nothing that only counts visitors.

    >>> same_page("https://www.ledger.example/a/?utm_source=rss#top") == same_page("http://ledger.example/a")
    True
    >>> same_page("https://ledger.example/?id=1") == same_page("https://ledger.example/?id=2")
    False
    """
    try:
        parts = urlsplit(url)
        host = parts.netloc.lower().removeprefix("www.")
        said = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    query = [(name, value) for name, value in said if not _TRACKING.fullmatch(name)]
    return host + parts.path.rstrip("/") + ("?" + urlencode(query) if query else "")


def address_date(url: str) -> str | None:
    """Return the day that an address carries, None for one without a full date.

    >>> address_date("https://ledger.example/politics/2017/11/15/nato"), address_date("https://ledger.example/2017/11/")
    ('2017-11-15', None)
    """
    path = urlsplit(url).path.lower() if is_web_address(url) else ""
    days = {iso_date("-".join(found.group("year", "month", "day"))) for found in _DAY.finditer(path)}
    for found in _MONTH.finditer(path):
        days.add(iso_date(f"{found['year']}-{_MONTHS.index(found['month']) + 1:02d}-{found['day']}"))
    return days.pop() if len(days) == 1 else None
