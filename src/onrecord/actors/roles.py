"""Read what articles call somebody ("Labour MP for Saltmere"): the role, the walk of life, parties and places."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from onrecord.actors.sounds import plain
from onrecord.actors.vocabulary import near, roles, words_of

_CACHE = 1 << 16
_SPLIT = re.compile(r"[^\w'’-]+")
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


def apart(a: Set[str], b: Set[str]) -> bool:
    """Say whether two sets of walks of life have nothing to do with each other; False where one is empty.

    >>> apart({"trade"}, {"sport"}), apart({"politics"}, {"law"})
    (True, False)
    """
    if not a or not b or a & b:
        return False
    pairs = near()
    return not any((x, y) in pairs for x in a for y in b)
