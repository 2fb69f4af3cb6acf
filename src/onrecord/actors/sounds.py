"""How words look and sound: plain letters, spellings folded into one, consonants alone, one letter left out.

Transliterations of one name differ in letters that stand for the same sound (Zelensky, Zelenskyy, Zelenskiy) and in
vowels (Mohamed, Muhammad); slips of the pen differ in one letter anywhere.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

_CACHE = 1 << 17
_LETTERS = re.compile(r"[^a-z0-9-]+")
# In this order: letters that are written for one sound, in the Latin spellings of names from other scripts.
_SOUNDS = (
    ("tch", "ch"), ("tsch", "ch"), ("sch", "sh"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"),
    ("ck", "k"), ("x", "ks"), ("qu", "k"), ("q", "k"), ("w", "v"), ("zh", "j"), ("dj", "j"), ("oe", "o"), ("ue", "u"),
    ("ae", "a"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("j", "i"), ("y", "i"), ("z", "s"),
)  # fmt: skip
_SLAVIC = re.compile(r"(?<=[a-z]{2})[iy]?([eo])(?:v|ff|f)$")  # Clopov, Clopoff; Andreyev, Andreev
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(_CACHE)
def plain(word: str) -> str:
    """Return a word in lower-case ASCII letters, digits and hyphens, transliterated if need be.

    >>> plain("O'Brien-Müller"), plain("Лавров")
    ('obrien-muller', 'lavrov')
    """
    return _LETTERS.sub("", anyascii(word).casefold().replace("_", "-")).strip("-")


@lru_cache(_CACHE)
def folded(word: str) -> str:
    """Return a plain word with the spellings of one sound made one.

    >>> folded("zelenskyy") == folded("zelensky") == folded("zelenskiy")
    True
    >>> folded("schroeder") == folded("schroder")
    True
    """
    out = _SLAVIC.sub(r"\1v", word.replace("-", ""))
    for written, sound in _SOUNDS:
        if written in out:
            out = out.replace(written, sound)
    if "c" in out:
        out = re.sub(r"c(?![hiey])", "k", out)
    return _DOUBLED.sub(r"\1", re.sub(r"(?<=[a-z]{2})h\b", "", out))


@lru_cache(_CACHE)
def skeleton(word: str) -> str:
    """Return the consonants of a plain word as they sound, with a vowel only where it opens it.

    >>> skeleton("mohamed") == skeleton("muhammad"), skeleton("elena")
    (True, 'eln')
    """
    out = folded(word)
    return _DOUBLED.sub(r"\1", out[:1] + re.sub(r"[aeiou]", "", out[1:]))


def shortened(word: str) -> Iterator[str]:
    """Yield a word and every form of it with one letter left out: two words that are one slip apart share one.

    >>> set(shortened("corbyn")) & set(shortened("corbin"))
    {'corbn'}
    """
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
