"""What an article says about itself (title, outlet, byline, …), checked: whatever is not well formed stays unknown."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.model import Problem, PublicationDate
from onrecord.readers.addresses import LONGEST, is_web_address
from onrecord.readers.dates import DATE_REMEDY, iso_date
from onrecord.readers.decode import is_storable
from onrecord.readers.publication import FRONT_MATTER, FRONT_MATTER_DATE, candidate

DATE_FIELDS = {
    "published": FRONT_MATTER,
    "date_published": FRONT_MATTER,
    "date": FRONT_MATTER_DATE,
    "dct": FRONT_MATTER_DATE,  # document creation time, as TimeML calls it
}
"""Names under which a publication date may be given, and how sure each is."""

_LANGUAGE = re.compile(r"(?P<main>[A-Za-z]{2,3})(?P<rest>(?:[-_][A-Za-z0-9]{1,8})*)")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}")
_BY = re.compile(r"by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Metadata of one article; the attributes are those of `Article`."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    language: str = "en"


def fields(data: Mapping[str, object], location: str) -> tuple[Fields, tuple[Problem, ...]]:
    """Check metadata; return what is well formed, and one problem for each value that is not.

    Args:
        data: values by name; names other than those of `Fields` are ignored.
        location: the file, as the user named it.
    """
    problems: list[Problem] = []

    def wrong(reason: str, remedy: str) -> None:
        problems.append(Problem(location=location, stage="read", reason=reason, remedy=remedy))

    def text(name: str) -> str | None:
        value = data.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str) or not is_storable(value) or len(value) > LONGEST:
            wrong(f"{name} is not a line of text", f"Write '{name}: …' on one line, or leave it out.")
            return None
        return " ".join(value.split()) or None

    title, outlet = text("title"), text("outlet")
    url = text("url")
    if url is not None and not is_web_address(url):
        wrong(f"url {url[:80]!r} is not a web address", "Give one that begins with https:// or http://.")
        url = None
    language = text("language")
    if language is not None and not _LANGUAGE.fullmatch(language):
        wrong(f"language {language[:40]!r} is not a language tag", "Write 'en' or 'en-GB'.")
        language = None
    return (
        Fields(
            title=title,
            outlet=outlet,
            byline=_byline(data.get("byline"), wrong),
            url=url,
            language=tag(language or "en"),
        ),
        tuple(problems),
    )


def stated_dates(data: Mapping[str, object], location: str) -> tuple[tuple[PublicationDate, ...], tuple[Problem, ...]]:
    """Return the dates that front matter gives under any of the usual names, and a problem for each that is none."""
    dates: list[PublicationDate] = []
    problems: list[Problem] = []
    for name, confidence in DATE_FIELDS.items():
        value = data.get(name)
        if value is None or value == "":
            continue
        words = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
        if day := iso_date(words):
            dates.append(candidate(day, "front matter", confidence, name))
        else:
            reason = f"{name} {words[:40]!r} is not a date" if words else f"{name} is not a date"
            problems.append(Problem(location=location, stage="read", reason=reason, remedy=DATE_REMEDY))
    return tuple(dates), tuple(problems)


def tag(language: str) -> str:
    """Return a language tag in its usual case.

    >>> tag("EN_gb")
    'en-GB'
    """
    main, *rest = language.replace("_", "-").split("-")
    return "-".join([main.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def names(line: str) -> tuple[str, ...]:
    """Return the people in a byline.

    >>> names("By Ana Ruiz and Tom O'Dea"), names("Mara Quill, Political Editor")
    (('Ana Ruiz', "Tom O'Dea"), ('Mara Quill, Political Editor',))
    """
    plain = _BY.sub("", " ".join(line.split()), count=1) if _BY.match(line.strip()) else " ".join(line.split())
    parts = [part.strip(" ,;") for part in re.split(r";| and | & ", plain)]
    if len(parts) > 1:  # "A, B and C": commas separate people only in a list
        split = [part.strip() for part in re.split(r"[,;]| and | & ", plain) if part.strip()]
        parts = split if all(_NAME.fullmatch(part) for part in split) else parts
    return tuple(dict.fromkeys(part for part in parts if part))


def _byline(value: object, wrong: Callable[[str, str], None]) -> tuple[str, ...]:
    """Return the people of a byline given as text or as a list of texts."""
    if value is None or value == "":
        return ()
    given = value if isinstance(value, list) else [value]
    if len(given) > 50 or not all(isinstance(v, str) and is_storable(v) and len(v) <= LONGEST for v in given):
        wrong("byline is not a name or a list of names", "Write 'byline: Ana Ruiz' or 'byline: [Ana Ruiz, Tom Dee]'.")
        return ()
    return tuple(dict.fromkeys(name for line in given for name in names(str(line))))
