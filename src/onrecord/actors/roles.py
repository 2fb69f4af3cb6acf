"""Read what articles call somebody ("Labour MP for Saltmere"): the role, the walk of life, parties and places."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from onrecord.actors.sounds import plain
from onrecord.actors.vocabulary import near, roles, words_of

_CACHE = 1 << 16
_SPLIT = re.compile(r"[^\w'’-]+")
_EXCEPTION = 0.2  # share of the appearances of the most frequent walk of life below which another is an exception
_USUAL = 3.0  # a role is a usual one from a third of the appearances of the most frequent role on
_PASSING = frozenset({"former", "ex", "then", "acting", "late", "current", "new", "incoming", "outgoing", "his", "her"})


@dataclass(frozen=True, slots=True)
class Role:
    """What one phrase calls somebody.

    Attributes:
        phrase: all of it, plain, without small and passing words ("former"), in a fixed order.
        words: the words of the role alone: "prime minister".
        fields: walks of life that it tells.
        bodies: parties, bodies and places that it names.
    """

    phrase: str
    words: str
    fields: frozenset[str]
    bodies: frozenset[str]


@lru_cache(_CACHE)
def read_role(text: str) -> Role:
    """Read one role.

    >>> role = read_role("the former Labour MP for Saltmere")
    >>> role.phrase, role.words, sorted(role.bodies)
    ('labour mp saltmere', 'mp', ['labour', 'saltmere'])
    """
    known, small = roles(), words_of("small")
    words, bodies, fields = set(), set(), set()
    for word in _SPLIT.split(re.sub(r"[’']s\b", "", text).replace("ex-", "")):
        low = plain(word)
        if not low or low in small or low in _PASSING:
            continue
        field, party = known.get(low) or known.get(low.removesuffix("s"), ("", ""))
        if field:
            fields.add(field)
        if party:
            bodies.add(party)
        elif word[:1].isupper() and low not in known:
            bodies.add(low)
        else:
            words.add(low)
    return Role(" ".join(sorted(words | bodies)), " ".join(sorted(words)), frozenset(fields), frozenset(bodies))


@dataclass(frozen=True, slots=True)
class Callings:
    """What several roles come to: each part with its share of the appearances that the most frequent one has.

    So a role that one article of a hundred gives by mistake counts little, and one of several that all are usual counts
    in full.
    """

    roles: Mapping[str, float]
    words: Mapping[str, float]
    fields: Mapping[str, float]
    bodies: Mapping[str, float]

    @property
    def main(self) -> frozenset[str]:
        """Return the walks of life that are more than an exception."""
        return frozenset(name for name, share in self.fields.items() if share >= _EXCEPTION)


def callings(called: Mapping[Role, int]) -> Callings:
    """Add up roles, each with how many appearances have it.

    >>> found = callings({read_role("MP for Hull"): 3, read_role("plumber"): 1})
    >>> found.words["mp"], round(found.fields["trade"], 2), sorted(found.bodies)
    (1.0, 0.33, ['hull'])
    """
    tables: tuple[dict[str, float], ...] = ({}, {}, {}, {})
    for role, times in called.items():
        parts = ((role.phrase,), (role.words,) if role.words else (), role.fields, role.bodies)
        for table, words in zip(tables, parts, strict=True):
            for word in words:
                table[word] = table.get(word, 0) + times
    for table in tables:
        most = max(table.values(), default=1.0)
        for word in table:
            table[word] /= most
    return Callings(*tables)


def overlap(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, list[str]]:
    """Return how far two share a part of their roles: 1 if it is usual for both, less if it is an exception for one."""
    both = [(min(1.0, _USUAL * min(a[word], b[word])), word) for word in a if word in b]
    return (max(both)[0], sorted(word for _, word in both)) if both else (0.0, [])


def apart(a: Set[str], b: Set[str]) -> bool:
    """Say whether two sets of walks of life have nothing to do with each other; False where one is empty.

    >>> apart({"trade"}, {"sport"}), apart({"politics"}, {"law"})
    (True, False)
    """
    if not a or not b or a & b:
        return False
    pairs = near()
    return not any((x, y) in pairs for x in a for y in b)
