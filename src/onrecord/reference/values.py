"""One value of an imported file, checked: a name, a date, a Wikidata id. What is not well formed is refused, and why.

Files of facts are hostile input like articles are: nothing in them may steer a terminal, reorder what is read, run as a
formula once it is exported to a spreadsheet, or break the graph's syntax.
"""

import re
import unicodedata
from datetime import date

from onrecord.errors import ActorError
from onrecord.model import Gender

LONGEST = 200  # characters of a name or role

_MARKS = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")  # invisible, and at home in names that were pasted
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d\S*)?)?)?")
_WIKIDATA = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(?P<id>Q[1-9]\d{0,11})")
_SUFFIXES = ("jr", "sr", "ii", "iii", "iv", "esq", "mp", "mep", "msp", "qc", "kc", "phd", "md", "cbe", "obe", "mbe")
_GENDERS: dict[str, Gender] = {"m": "m", "male": "m", "man": "m", "f": "f", "female": "f", "woman": "f"}


class UnfitError(ActorError):
    """A value that cannot be what it should be.

    Attributes:
        reason: what is wrong, without a full stop.
        remedy: what to do, as a sentence.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}. {remedy}")
        self.reason = reason
        self.remedy = remedy


def name(value: object) -> str:
    """Return a name or role on one line; empty for none.

    >>> name("  Ana\\u00a0 Ruiz ")
    'Ana Ruiz'

    Raises:
        UnfitError: it is no text, or text that must not get into a graph, a terminal or a spreadsheet.
    """
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        raise UnfitError(f"a name that is {_kind(value)}", "Write names as text.")
    if len(value) > 4 * LONGEST:
        raise _too_long()
    text = unicodedata.normalize("NFC", " ".join(_MARKS.sub("", value).split()))
    if not text:
        return ""
    if len(text) > LONGEST:
        raise _too_long()
    # Zs are spaces like any other; the two joiners (Cf) are letters' neighbours in Persian and Hindi names.
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") and c not in "\u200c\u200d" for c in text):
        raise UnfitError("a name with control characters", "Type the name again.")
    if text[0] in "=+-@":
        raise UnfitError(f"{text[:40]!r} begins like a formula", "Write the name without it.")
    if not any(c.isalpha() for c in text):
        raise UnfitError(f"{text[:40]!r} has no letter", "Write the name in letters.")
    return text


def event(value: object) -> str:
    """Return the name of an event, as `name` does; it may be figures alone.

    >>> event("9/11"), event("the  Brexit referendum")
    ('9/11', 'the Brexit referendum')
    """
    if isinstance(value, str) and re.fullmatch(r"\d{1,2}/\d{1,2}", value.strip()) and value.isascii():
        return value.strip()
    return name(value)


def person(value: object) -> str:
    """Return a person's name, as `name` does, with the surname last where a comma shows that it is first.

    >>> person("Ruiz, Ana"), person("Ana Ruiz, MP"), person("John Q. Public, Jr.")
    ('Ana Ruiz', 'Ana Ruiz, MP', 'John Q. Public, Jr.')
    """
    text = name(value)
    surname, _, first = text.partition(", ")
    suffix = " " in surname and first.replace(".", "").casefold() in _SUFFIXES
    return text if not first or "," in first or suffix else f"{first} {surname}"


def day(value: object) -> str:
    """Return an ISO 8601 date, as precise as it is given; empty for none. A time of day is dropped.

    >>> day("2016-07-13T00:00:00Z"), day(" 2016-07 "), day(2016), day("")
    ('2016-07-13', '2016-07', '2016', '')

    Raises:
        UnfitError: it is no such date.
    """
    if value is None or value == "":
        return ""
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    found = _DAY.fullmatch(text) if text.isascii() and len(text) < 60 else None
    parts = [part for part in found.groups() if part] if found else []
    try:
        date(*map(int, [*parts, *"111"][:3]))
    except ValueError:
        parts = []
    if not parts:
        raise UnfitError(f"{str(value)[:40]!r} is no date", "Write 2017-11-02, 2017-11 or 2017.")
    return "-".join(parts)


def wikidata(value: object) -> str | None:
    """Return a Wikidata id, given as such or as its address; None for none.

    >>> wikidata("https://www.wikidata.org/wiki/Q264766"), wikidata("")
    ('Q264766', None)

    Raises:
        UnfitError: it is neither.
    """
    if value is None or value == "":
        return None
    found = _WIKIDATA.fullmatch(value.strip()) if isinstance(value, str) and value.isascii() else None
    if found is None:
        raise UnfitError(f"{str(value)[:40]!r} is no Wikidata id", "Write it like Q264766, or leave it out.")
    return found["id"]


def gender(value: object) -> Gender:
    """Return a gender that pronouns tell; empty for others, and where none is given.

    >>> gender("Female"), gender("m"), gender("other")
    ('f', 'm', '')
    """
    return _GENDERS.get(value.strip().casefold(), "") if isinstance(value, str) else ""


def _kind(value: object) -> str:
    return {dict: "an object", list: "a list", bool: "true or false"}.get(type(value), "a number")


def _too_long() -> UnfitError:
    return UnfitError(f"a name of more than {LONGEST} characters", "Write the name alone.")
