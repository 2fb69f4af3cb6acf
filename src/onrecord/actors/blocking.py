"""Find the pairs that are worth comparing without comparing all: those that share a key.

A person's keys are the consonants of the surname with an initial that the given name may have (transliterations,
nicknames and initials meet there), all words in alphabetical order (either word order), all letters in a row (hyphens
and spaces), and the letters with one left out (one slip). A body's are its words in alphabetical order, its
acronyms, and its letters with one left out. Blocks that grow beyond a bound are cut by the given name; what is still
too large is put in alphabetical order, and only neighbours are compared. So the pairs grow with the number of names,
not with its square.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.actors.bodies import Body
from onrecord.actors.names import Name
from onrecord.actors.sounds import folded, shortened, skeleton
from onrecord.actors.vocabulary import short_forms, spellings

BOUND = 24  # a block of so many is compared pair by pair
WINDOW = 6  # neighbours on each side in a block that stays larger
Key = tuple[str, ...]


def keys(name: Name | Body) -> Iterator[Key]:
    """Yield the keys of a name in full."""
    if isinstance(name, Body):
        yield from _body_keys(name)
        return
    for family in {name.family, *name.family.split("-")}:
        for initial in sorted(_initials(name)):
            yield "name", skeleton(family), initial
    for word in name.middle:
        if len(word) > 1:
            yield "name", skeleton(word), name.given[:1]  # the first of two surnames may stand alone
            yield "name", skeleton(name.family), word[0]  # people who go by their middle name
    yield "words", *sorted(map(skeleton, name.words))
    letters = "".join(name.words).replace("-", "")
    yield "letters", letters
    if len(name.words) > 2:
        yield "words", *sorted((skeleton(name.words[0]), skeleton("".join(name.words[1:]))))
    if len(letters) >= 8 and not name.initialled:
        for short in shortened(letters):
            yield "slip", short


def _body_keys(body: Body) -> Iterator[Key]:
    yield "body", *sorted(folded(w) for w in body.words)
    for short in sorted(body.initials | {body.short}):
        if len(short) > 1:
            yield "acronym", short
    letters = "".join(body.words)
    if len(letters) >= 10:
        for short in shortened(letters):
            yield "slip", short


def _initials(name: Name) -> set[str]:
    """Return the letters that the given name, its short forms and its spellings begin with."""
    forms = {name.given, spellings().get(name.given, name.given)}
    return {form[0] for form in forms | set(short_forms().get(name.given, ())) if form}


def pairs(names: Sequence[Sequence[Name | Body]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of numbers, each once and the lower first, whose names share a key.

    >>> from onrecord.actors.names import person_name
    >>> read = lambda *texts: [person_name(text) for text in texts]
    >>> list(pairs([read("Bill Clinton"), read("Ana Ruiz"), read("William Clinton")]))
    [(0, 2)]
    """
    blocks: dict[Key, list[int]] = {}
    for number, several in enumerate(names):
        for key in {key for name in several for key in keys(name)}:
            blocks.setdefault(key, []).append(number)
    seen: set[tuple[int, int]] = set()
    for key in list(blocks):
        block = blocks.pop(key)
        if len(block) < 2:
            continue
        for pair in _within(block, names):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _within(block: list[int], names: Sequence[Sequence[Name | Body]]) -> Iterator[tuple[int, int]]:
    if len(block) <= BOUND:
        yield from combinations(block, 2)
        return
    finer: dict[str, list[int]] = {}
    for number in block:
        for part in {part for name in names[number] for part in _finer(name)}:
            finer.setdefault(part, []).append(number)
    for part in sorted(finer):
        yield from _neighbours(finer[part], names)


def _finer(name: Name | Body) -> set[str]:
    """Return what to cut a large block by: how the given name sounds, or that of which it is a short form."""
    if isinstance(name, Body):
        return {skeleton(name.words[0])}
    forms = short_forms().get(name.given, frozenset())
    return {skeleton(spellings().get(form, form)) for form in (name.given, *forms)}


def _neighbours(block: list[int], names: Sequence[Sequence[Name | Body]]) -> Iterator[tuple[int, int]]:
    if len(block) <= BOUND:
        yield from combinations(sorted(block), 2)
        return
    ordered = sorted(block, key=lambda number: (min(name.words for name in names[number]), number))
    for place, number in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + WINDOW]:
            yield (number, other) if number < other else (other, number)
