"""Find the pairs that are worth comparing without comparing all: those that share a key.

A person's keys are how the surname sounds with how the given name, a short form or another spelling of it does; the
surname with an initial, where one of two is only known by it; all words in alphabetical order (either word order), all
letters in a row (hyphens and spaces), and the letters with one left out (one slip). A body's are its words in
alphabetical order, its acronyms, and its letters with one left out. In blocks that grow beyond a bound only neighbours
in alphabetical order are compared. So the pairs grow with the number of names, not with its square.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.actors.bodies import Body
from onrecord.actors.names import Name
from onrecord.actors.sounds import folded, shortened, skeleton
from onrecord.actors.vocabulary import short_forms, spellings

BOUND = 24  # a block of so many is compared pair by pair
WINDOW = 6  # neighbours on each side in a block that is larger
LETTER = "letter "  # blocks in which only those known by an initial are compared with the others


def keys(name: Name | Body) -> Iterator[str]:
    """Yield the keys of a name in full."""
    if isinstance(name, Body):
        yield from _body_keys(name)
        return
    for family in {name.family, *name.family.split("-")}:
        sound = skeleton(family)
        for form in () if name.initialled else _forms(name.given):
            yield f"name {sound} {form}"
        for initial in initials(name.given):
            yield f"{LETTER}{sound} {initial}"
    for word in name.middle:
        if len(word) > 1:
            yield f"name {skeleton(word)} {skeleton(name.given)}"  # the first of two surnames may stand alone
            yield f"name {skeleton(name.family)} {skeleton(word)}"  # people who go by their middle name
    yield f"words {' '.join(sorted(map(skeleton, name.words)))}"
    letters = "".join(name.words).replace("-", "")
    yield f"letters {letters}"
    if len(name.words) > 2:
        yield f"words {' '.join(sorted((skeleton(name.words[0]), skeleton(''.join(name.words[1:])))))}"
    if len(letters) >= 8 and not name.initialled:
        for short in shortened(letters):
            yield f"slip {short}"


def _body_keys(body: Body) -> Iterator[str]:
    yield f"body {' '.join(sorted(folded(w) for w in body.words))}"
    for short in sorted(body.initials | {body.short}):
        if len(short) > 1:
            yield f"acronym {short}"
    letters = "".join(body.words)
    if len(letters) >= 10:
        for short in shortened(letters):
            yield f"slip {short}"


def _forms(given: str) -> set[str]:
    """Return how a given name sounds, and the names that it is short for or another spelling of."""
    return {skeleton(form) for form in {given, spellings().get(given, given), *short_forms().get(given, ())}}


def initials(given: str) -> set[str]:
    """Return the letters that a given name, its short forms and its spellings begin with."""
    return {form[0] for form in {given, spellings().get(given, given), *short_forms().get(given, ())} if form}


def pairs(names: Sequence[Sequence[Name | Body]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of numbers, each once and the lower first, whose names share a key.

    >>> from onrecord.actors.names import person_name
    >>> read = lambda *texts: [person_name(text) for text in texts]
    >>> list(pairs([read("Bill Clinton"), read("Ana Ruiz"), read("William Clinton")]))
    [(0, 2)]
    """
    alone: dict[str, int] = {}  # most keys are one name's alone, and need no block
    blocks: dict[str, list[int]] = {}
    for number, several in enumerate(names):
        for key in {key for name in several for key in keys(name)}:
            if (other := alone.setdefault(key, number)) != number:
                blocks.setdefault(key, [other]).append(number)
    seen: set[tuple[int, int]] = set()
    for key, block in blocks.items():
        for pair in _lettered(block, names) if key.startswith(LETTER) else _within(block, names):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _lettered(block: list[int], names: Sequence[Sequence[Name | Body]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of somebody known by an initial and somebody else whom it may stand for."""
    short = [n for n in block if any(isinstance(name, Name) and name.initialled for name in names[n])]
    if short and len(block) <= BOUND:
        for number in short:
            yield from ((min(number, other), max(number, other)) for other in block if other != number)


def _within(block: list[int], names: Sequence[Sequence[Name | Body]]) -> Iterator[tuple[int, int]]:
    if len(block) <= BOUND:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda number: (min(name.words for name in names[number]), number))
    for place, number in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + WINDOW]:
            yield (number, other) if number < other else (other, number)
