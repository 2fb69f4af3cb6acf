"""Find the dateline of a report: its place and day before the first words, "LONDON, Nov. 15 (Reuters) -".

Only at the start of one of the first paragraphs or on a line above them, and only with a day: "WASHINGTON (AP) -" says
where, not when.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.zones import Block, blocks
from onrecord.model import Article, Span
from onrecord.readers.dates import WRITTEN, written_date

PARAGRAPHS = 3  # the first ones, in one of which a dateline stands
REACH = 20_000  # characters of the body that are looked at: menus can be long

_SPACE = r"[ \t\u00a0]"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’']*(?:[ -][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’']*){0,4}"
_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_][\w.’']*(?:[ -][A-ZÀ-ÖØ-Þ][\w.’']*){0,3}"
_AGENCY = rf"{_SPACE}?(?:\([^()\n]{{1,40}}\)|/[^/\n]{{1,40}}/)"
_DASH = rf"{_SPACE}?(?:--?|[–—―_])(?=\s|[A-Z“\"‘])"
_DATELINE = re.compile(
    rf"^[ \t\ufeff]*(?P<all>(?P<place>{_CAPITALS}(?:[,/] ?{_NAME}){{0,2}}?|{_NAME}(?:, {_NAME})?)"
    rf"(?P<before>{_AGENCY})?(?:(?P<comma>,){_SPACE}*|{_SPACE}(?P<bracket>\()?)"
    rf"(?P<date>{WRITTEN})\)?,?(?P<after>{_AGENCY})?){_DASH}",
    re.MULTILINE,
)
_YEAR = re.compile(r"\d{4}")
_NO_PLACE = re.compile(  # "On Tuesday, Nov. 14 - a day too late - …"
    r"\b(?:on|by|in|since|until|till|from|after|before|last|next|this|that|the|late|early|and|between|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|updated|published|posted)\b",
    re.IGNORECASE,
)


def datelines(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield the day of the dateline, as open as it is written, and its place; one at most.

    >>> text = "LONDON, Nov. 15 (Reuters) - The plan is off, a minister said on Wednesday."
    >>> [(day, span.of(text)) for day, span in datelines(Article(id="a", text=text, file="", body=Span(0, len(text))))]
    [('XXXX-11-15', 'LONDON, Nov. 15 (Reuters)')]
    """
    end = min(article.body.end, article.body.start + REACH)
    written = list(_DATELINE.finditer(article.text, article.body.start, end))
    if not written:
        return
    opening = _opening(blocks(article))
    for found in written:
        at, day = Span(*found.span("all")), written_date(found["date"])
        where = next((block for block in opening if at.start in range(block.span.start, block.span.start + 3)), None)
        if day and where and _is_dateline(found, heading=where.zone != "body"):
            yield day, at
            return


def _is_dateline(found: re.Match[str], *, heading: bool) -> bool:
    """Say whether a place and a day are a dateline, and not a heading such as "Election 8 June 2017 – the guide"."""
    place = found["place"]
    if _NO_PLACE.search(place) or "\n" in found["all"]:
        return False
    if found["before"] or found["after"]:
        return True
    if heading:
        return False
    capitals = place.partition(",")[0].isupper()
    return bool((capitals and found["bracket"]) or (found["comma"] and (capitals or _YEAR.search(found["date"]))))


def _opening(found: Sequence[Block]) -> Sequence[Block]:
    """Return the lines down to the last of the first paragraphs; a dateline may have a line of its own."""
    body = [n for n, block in enumerate(found) if block.zone == "body"][:PARAGRAPHS]
    return found[: body[-1] + 1] if body else ()
