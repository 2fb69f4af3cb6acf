"""The words that dates are made of, from ``data/dates.en.tsv``, and the pieces of pattern that they make up.

A pattern names a piece in braces: ``{month}``, ``{count}``. Pieces without a letter of their own in capture groups may
stand in a pattern more than once.
"""

import re
from functools import lru_cache
from importlib import resources
from unicodedata import decimal

_FIXED = {
    "year": r"(?:1\d|20)\d\d",
    "day": r"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d)|(?:(?:twenty|thirty)[ -])?{ordinal_word})",
    "weekday_name": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "to": r"(?: ?(?:[-–/]|to|through) ?(?P<d2>{day}))?",
    "rel": r"(?:last|this|next|this past|this coming|this current|the current|the coming)",
    "ofyear": r"(?:,? (?:of )?(?P<rel>{rel}) year)?",
    "ofsome": r"(?:,? of)? (?:fiscal )?(?:{year}|{rel} year)",
    "count": (
        r"(?:(?:\d{{1,3}}(?:,\d{{3}})?|\d{{4}})(?:[.]\d)?(?: ?1/2|½)?|{ten}(?:[ -]{digit})?|(?:{digit}|an?) hundred"
        r"(?: (?:and )?(?:{ten}(?:[ -]{digit})?|{teen}|{digit}))?|{teen}|{digit}(?: and a half| dozen)?"
        r"|a couple(?: of)?|couple of|half an?|a half|{some}|hundred|an?)"
    ),
    "kind": r"(?:school|academic|fiscal|financial|tax|parliamentary|calendar)",
    "figure": r"(?:\d{{1,4}}|{ten}(?:[ -]{digit})?|{teen}|{digit})",
    "mods": r"(?:(?P<mod>{mod})[ -](?:in )?)?",
    "abouts": r"(?:(?P<about>{about}) )?",
    "the": r"(?:(?:the|these|those) )?",
    "oclock": (
        r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b)|(?:[01]?\d|2[0-3]):[0-5]\d(?!:?\d)"
        r"|(?:{digit}|{teen}|1?\d)(?: o'clock(?: in the {part})?| in the (?:morning|afternoon|evening))|{hour})"
    ),
    "zone": (r"(?: (?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|GMT|BST|CES?T|UTC|(?:local|eastern|pacific|central) time))?"),
    "spelt": (
        r"(?:nineteen (?:hundred|{teen}|{ten}(?:[ -]{digit})?)|two thousand(?: and)?(?: {digit}| {teen})?)(?! hundred)"
    ),
    "ends": r"(?= ?[.,;:?!)\"”]|$)",
}
_OTHER = re.compile(r"[\u2010-\u2012]|(?![0-9])\d")
_NUMBERS = ("digit", "teen", "ten")


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, dict[str, str]]:
    """Return value by form, by category, as in ``data/dates.en.tsv``."""
    found: dict[str, dict[str, str]] = {}
    text = resources.files("onrecord.dates").joinpath("data/dates.en.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            category, value, forms = line.split("\t")
            found.setdefault(category, {}).update({form.replace("_", " "): value for form in forms.split(" ")})
    return found


def alternatives(words: dict[str, str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


@lru_cache(maxsize=1)
def pieces() -> dict[str, str]:
    """Return what the names in the patterns stand for."""
    words = vocabulary()
    found = {category: alternatives(forms) for category, forms in words.items()}
    ordinals = words["ordinal"] | words["dayword"]
    found["ordinal_word"] = alternatives({form: value for form, value in ordinals.items() if form.isalpha()})
    found["plural"] = alternatives({form: value for form, value in words["unit"].items() if form.endswith("s")})
    found["single"] = alternatives({form: value for form, value in words["unit"].items() if not form.endswith("s")})
    for name, piece in _FIXED.items():
        found[name] = piece.format(**found)
    return found


def figures(text: str) -> str:
    """Return a text of the same length with the figures of any script, and any hyphen, as those of the patterns.

    >>> figures("８ June ２０１６")
    '8 June 2016'
    """
    if text.isascii():
        return text
    return _OTHER.sub(lambda found: str(decimal(found.group(), "-")), text)


def meaning_of(category: str, form: str) -> str:
    """Return the value of a form, with or without the full stop of an abbreviation."""
    words, form = vocabulary()[category], form.lower()
    return words[form] if form in words else words[form + "."]


def number_of(form: str) -> float | None:
    """Return the number that words or figures stand for; None for "several".

    >>> number_of("twenty-six"), number_of("a hundred and five"), number_of("half a"), number_of("2 1/2")
    (26.0, 105.0, 0.5, 2.5)
    """
    words = form.lower().replace("½", " 1/2").replace(",", "").replace("-", " ")
    if words in vocabulary()["some"]:
        return None
    if "couple" in words:
        return 2.0
    if words in ("a", "an"):
        return 1.0
    total, last = 0.0, 0.0
    for word in words.split():
        if word in ("hundred", "dozen"):
            total, last = total - last + (100 if word == "hundred" else 12) * (last or 1), 0.0
            continue
        last = _word_value(word)
        total += last
    return total


def _word_value(word: str) -> float:
    """Return what a word adds to a number: "a" and "and" nothing."""
    if word in ("half", "1/2"):
        return 0.5
    for category in _NUMBERS:
        if word in vocabulary()[category]:
            return float(vocabulary()[category][word])
    return float(word) if re.fullmatch(r"\d+(?:\.\d+)?", word) else 0.0


def day_number(form: str) -> int:
    """Return the day of the month that a figure or an ordinal stands for.

    >>> day_number("8th"), day_number("eighth"), day_number("twenty-first")
    (8, 8, 21)
    """
    figure = re.sub(r"\D", "", form)
    if figure:
        return int(figure)
    ordinals = vocabulary()["ordinal"] | vocabulary()["dayword"]
    first, _, last = form.lower().replace("-", " ").partition(" ")
    return int(ordinals[first]) if not last else int(vocabulary()["ten"][first]) + int(ordinals[last])


def year_number(form: str) -> int:
    """Return the year that figures or words stand for.

    >>> year_number("1997"), year_number("nineteen ninety-seven"), year_number("two thousand and five")
    (1997, 1997, 2005)
    """
    if form.isdigit():
        return int(form)
    century, rest = form.lower().split(" ", 1)
    words = rest.removeprefix("thousand").removeprefix("hundred").replace(" and ", " ").strip()
    return (1900 if century == "nineteen" else 2000) + int(number_of(words) or 0)
