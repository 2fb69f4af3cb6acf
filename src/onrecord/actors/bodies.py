"""Read the name of a body or place, and tell how far two may be one's: legal forms, articles, acronyms, word order."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from onrecord.actors.names import Likeness, likeness
from onrecord.actors.sounds import folded, plain
from onrecord.actors.vocabulary import words_of

_CACHE = 1 << 17
_SPLIT = re.compile(r"[\s/&,()]+")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}s?|[A-Z]{1,4}[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Body:
    """The name of a body, in plain letters.

    Attributes:
        words: without articles, small words and legal forms.
        short: the acronym that it is, lower case; empty for a name in full.
        initials: the acronyms that it may have, with and without its small words.
        text: as written.
    """

    words: tuple[str, ...]
    short: str
    initials: frozenset[str]
    text: str

    @property
    def bare(self) -> bool:
        """Say whether the name alone is no identity; a body's always is one."""
        return False


@lru_cache(_CACHE)
def body_name(text: str) -> Body:
    """Read the name of a body.

    >>> body_name("the Federal Bureau of Investigation").initials >= {"fbi"}, body_name("F.B.I.").short
    (True, 'fbi')
    >>> body_name("Acme Holdings Ltd").words
    ('acme', 'holdings')
    """
    bare = re.sub(r"^[Tt]he\s+", "", text.strip())
    every = [w for w in map(plain, _SPLIT.split(bare.replace("’s", "").replace("'s", ""))) if w]
    small, legal = words_of("small"), words_of("legal")
    words = [w for w in every if w not in small]
    while len(words) > 1 and words[-1] in legal:
        words.pop()
    words = words or every or [text.casefold()]
    short = plain(bare.replace(".", "")) if _ACRONYM.fullmatch(bare) else ""
    initials: frozenset[str] = frozenset()
    if len(words) > 1:
        initials = frozenset({"".join(w[0] for w in words), "".join(w[0] for w in every)})
    return Body(tuple([short] if short else words), short, initials, text)


@lru_cache(_CACHE)
def compare_bodies(a: Body, b: Body) -> Likeness:
    """Say how far two names may be one body's.

    >>> compare_bodies(body_name("FBI"), body_name("Federal Bureau of Investigation")).form
    'acronym'
    >>> compare_bodies(body_name("Ministry of Defence"), body_name("Defence Ministry")).form
    'order'
    """
    if a.words == b.words:
        return likeness("same", f"same name: {a.text}")
    if _numbers(a) != _numbers(b):
        return likeness("none", "other numbers")
    if a.short or b.short:
        return _short(a, b)
    if sorted(a.words) == sorted(b.words):
        return likeness("order", f"same words in another order: {a.text}, {b.text}")
    if len(a.words) == len(b.words):
        return _word_by_word(a, b)
    few, many = (a, b) if len(a.words) < len(b.words) else (b, a)
    if set(few.words) < set(many.words):
        return likeness("bare", f"{few.text} may be short for {many.text}")
    if "".join(a.words).replace("-", "") == "".join(b.words).replace("-", ""):
        return likeness("spelling", f"same letters: {a.text} = {b.text}")
    return likeness("none", f"{a.text} is not {b.text}")


def _short(a: Body, b: Body) -> Likeness:
    short, full = (a, b) if a.short else (b, a)
    if short.short in full.initials:
        return likeness("acronym", f"{short.text} = {full.text} (acronym)")
    return likeness("none", f"{short.text} is not short for {full.text}")


def _word_by_word(a: Body, b: Body) -> Likeness:
    """Compare names of as many words: one may be spelt otherwise, in the same or in another order."""
    left, right = [w for w in a.words if w not in b.words], [w for w in b.words if w not in a.words]
    if len(left) != 1 or len(right) != 1:
        return likeness("none", f"{a.text} is not {b.text}")
    x, y = left[0], right[0]
    if folded(x) == folded(y):
        return likeness("spelling", f"{a.text} ~ {b.text} (spelling)")
    if min(len(x), len(y)) >= 6 and x[0] == y[0] and OSA.distance(x, y, score_cutoff=1) == 1:
        return likeness("typo", f"{a.text} ~ {b.text} (one letter apart)")
    return likeness("none", f"{a.text} is not {b.text}")


def _numbers(body: Body) -> list[str]:
    return sorted(w for w in body.words if any(c.isdigit() for c in w))
