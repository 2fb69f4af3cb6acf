"""The words of an account that tell one event of a kind from another: neither names, nor dates, nor little words."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STEM = 4  # letters that a word shares with the kind of event where it only says that again


@cache
def _little() -> frozenset[str]:
    text = files("onrecord.occurrences").joinpath("data/little.en.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def content(text: str, *, names: Iterable[str] = (), kinds: Iterable[str] = ()) -> frozenset[str]:
    """Return the words of weight in a text, without plural endings.

    Args:
        text: any words.
        names: ids of actors and places, whose words are left out.
        kinds: words for what happened, which are left out in all their forms.

    >>> sorted(content("Mr Keller visited two schools in Hull", names=["tom-keller"], kinds=["visit"]))
    ['hull', 'school']
    """
    named = {part for name in names for part in name.split("-")}
    stems = tuple(kind[:_STEM] for kind in kinds if len(kind) >= _STEM)
    little, found = _little(), set()
    for match in _WORD.finditer(text.casefold()):
        word = match[0].replace("’", "'").removesuffix("'s")
        if (len(word) < 3 and not word.isdecimal()) or word in little or word in named:
            continue
        if stems and word.startswith(stems):
            continue
        found.add(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word)
    return frozenset(found)
