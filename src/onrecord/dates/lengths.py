"""Durations and repetitions: how long, how often."""

from onrecord.dates.forms import Form, Match, View, modified
from onrecord.dates.lexicon import meaning_of, number_of
from onrecord.dates.periods import Timex

_HALF = {"Y": ("M", 6), "D": ("TH", 12), "TH": ("TM", 30), "TM": ("TS", 30), "M": ("W", 2)}


def period(number: float | None, unit: str) -> str:
    """Return a TIMEX3 duration.

    >>> period(2, "Y"), period(None, "M"), period(2.5, "Y"), period(24, "TH"), period(3, "10Y"), period(0.5, "100Y")
    ('P2Y', 'PXM', 'P2Y6M', 'PT24H', 'P30Y', 'P50Y')
    """
    multiple, letter = unit.rstrip("DHMQSTWY") or "1", unit.lstrip("0123456789")
    if number is None:
        return "PXY" if letter == "Y" else f"P{'T' if letter[0] == 'T' else ''}X{letter[-1]}"
    number *= int(multiple)
    whole, rest = int(number), number - int(number)
    if rest and (rest != 0.5 or letter not in _HALF):
        return f"P{'T' if letter[0] == 'T' else ''}{number:g}{letter[-1]}"
    parts = [(letter, whole)] if whole else []
    if rest:
        parts.append(_HALF[letter])
    dates = "".join(f"{n}{u}" for u, n in parts if u[0] != "T")
    times = "".join(f"{n}{u[1]}" for u, n in parts if u[0] == "T")
    return f"P{dates}" + (f"T{times}" if times else "")


def _duration(found: Match, _view: View) -> Timex:
    unit, groups = meaning_of("unit", found["u"]), found.groupdict()
    number = number_of(groups["n"]) if groups.get("n") else None
    if groups.get("half") and number is not None:
        number += 0.5
    timex = Timex("DURATION", period(number, unit), rule="stated")
    return modified(timex, found)


def _whole(found: Match, _view: View) -> Timex:
    """Read "day-long"."""
    return Timex("DURATION", period(1, meaning_of("unit", found["single"])), rule="stated")


def _one(found: Match, _view: View) -> Timex:
    """Read "the past year"."""
    return Timex("DURATION", period(1, meaning_of("unit", found["u"])), rule="stated")


def _every(found: Match, _view: View) -> Timex:
    """Read "every Tuesday", "each July", "every two weeks"."""
    groups = found.groupdict()
    if groups.get("wd"):
        return _set(f"XXXX-WXX-{meaning_of('weekday', groups['wd'])}")
    if groups.get("m"):
        return _set(f"XXXX-{int(meaning_of('month', groups['m'])):02}")
    if groups.get("s"):
        return _set(f"XXXX-{meaning_of('season', groups['s'])}")
    if groups.get("p"):
        return _set(f"XXXX-XX-XXT{meaning_of('part', groups['p'])}")
    number = number_of(groups["n"]) if groups.get("n") else 2.0 if groups.get("other") else 1.0
    return _set(period(number, meaning_of("unit", found["u"])))


def _often(found: Match, _view: View) -> Timex:
    return _set(meaning_of("often", found["w"]))


def _weekdays(found: Match, _view: View) -> Timex:
    """Read "on Tuesdays"."""
    return _set(f"XXXX-WXX-{meaning_of('weekday', found['wd'])}")


def _set(value: str) -> Timex:
    return Timex("SET", value, rule="stated")


SETS = (
    Form(r"(?:every|each) (?P<other>other |second )?(?P<n>{figure} )?(?!seconds?\b)(?P<u>{unit})", _every),
    Form(
        r"(?:every|each) (?:other )?"
        r"(?:(?P<wd>{weekday_name})|(?P<m>{month})|(?P<s>{season})|(?P<p>{part}))(?: {part})?",
        _every,
    ),
    Form(r"(?:twice|once|three times|{figure} times) (?:a|an|per|each|every) (?P<u>{single})", _every),
    Form(r"per (?P<u>{single})", _every),
    Form(r"(?P<wd>{weekday_name})s(?: {part}s?)?", _weekdays),
    Form(r"(?P<w>{often})", _often),
)
LENGTHS = (
    Form(r"{abouts}(?P<n>an?|{digit}) (?P<u>{unit}) and (?P<half>a half)", _duration),
    Form(r"(?P<single>{single})-long", _whole),
    Form(
        r"(?:the (?!{count}-|{figure} {single}\b))?"
        r"(?:(?:last|past|next|coming|first|previous|final|following|preceding|remaining) )?{abouts}"
        r"(?!(?:an?|one)[ -](?:second|quarter)\b|\w+-quarter|\w+ quarters? of\b)"
        r"(?!{year} {single}\b)(?P<n>{count})"  # "the 2018 day five"
        r"(?:[ -]|(?: more| additional| full| straight| consecutive| whole| or more) )(?P<u>{unit})(?:[ -]long)?"
        r"(?! olds?\b|-(?:old|earlier|ago)\b)",
        _duration,
    ),
    Form(r"{the}(?:last|past|next|coming|recent|early|first|final) (?P<u>{plural})", _duration),
    Form(r"the (?:past|coming|first|(?:last|next)(?! century)) (?P<u>{single})", _one),
    Form(
        r"(?!quarters|seconds)(?P<u>{plural})(?: or {plural}|[ -]long)?(?! olds?\b|-(?:old|earlier|ago)\b)", _duration
    ),
)
