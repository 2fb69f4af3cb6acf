"""Find the names of events behind prepositions of time ("since 9/11"), where they stand for the event itself."""

import re
from dataclasses import dataclass

from onrecord.model import Span, TimeRelation
from onrecord.reference import Lookup, NamedEvent
from onrecord.resolve.dating_scene import Scene

RELATIONS: dict[str, TimeRelation] = {
    "after": "after",
    "before": "before",
    "during": "during",
    "following": "after",
    "since": "since",
    "till": "until",
    "until": "until",
}
_WORD = re.compile(r"[^\W_]")
_FIGURES = re.compile(r"\d{1,2}/\d{1,2}")
_BEFORE = 3  # words of a name before the date in it: "the signing of the Good Friday Agreement"
_LONGEST = 10  # words of a name
_MODIFIERS = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "predet", "quantmod"})


@dataclass(frozen=True, slots=True)
class Named:
    """The name of an event in the text, without its article."""

    event: NamedEvent
    span: Span
    first: int
    last: int

    @property
    def begins(self) -> str:
        """The date on which it began."""
        return self.event.first

    @property
    def ends(self) -> str:
        """The date on which it was over."""
        return self.event.last or self.event.first


def names(scene: Scene, lookup: Lookup) -> dict[int, Named]:
    """Return the names that stand behind a preposition of time, by the token of that."""
    words = scene.words
    found: dict[int, Named] = {}
    for at, word in enumerate(words.lower[:-1]):
        if word in RELATIONS:
            first = at + 1 + (words.lower[at + 1] == "the")
            named = _named(first, scene, lookup) if first < len(words) else None
            if named is not None and _stands_alone(named, scene):
                found[at] = named
    return found


def figured(scene: Scene, lookup: Lookup) -> list[Named]:
    """Return the names that begin with a day in figures, and go on: "the 9/11 attacks"; "9/11" alone may be a score."""
    words = scene.words
    found = (_named(at, scene, lookup) for at, word in enumerate(words.lower) if _FIGURES.fullmatch(word))
    return [named for named in found if named is not None and named.last > named.first]


def name_over(first: int, last: int, scene: Scene, lookup: Lookup) -> Named | None:
    """Return the longest name of which some tokens are a part, but not the whole."""
    words = scene.words
    opens = words.opens[words.sentence[first]]
    for start in range(max(opens, first - _BEFORE), first + 1):
        named = _named(start, scene, lookup)
        if named is not None and named.last >= last and (named.first, named.last) != (first, last):
            return named
    return None


def _named(first: int, scene: Scene, lookup: Lookup) -> Named | None:
    """Return the longest name that begins with a token."""
    words = scene.words
    most = min(first + _LONGEST, words.tokens(words.sentence[first])[-1] + 1)
    for last in range(most - 1, first - 1, -1):
        event = lookup.named_event(words.phrase(first, last)) if _WORD.search(words.lower[last]) else None
        if event is not None:
            start, end = words.start[first], words.end[last]
            end -= scene.article.text[start:end].endswith(".")  # "since 9/11." is one token
            return Named(event, Span(start, end), first, last)
    return None


def _stands_alone(named: Named, scene: Scene) -> bool:
    """Say whether a name is that of the event itself: no "second Brexit referendum", no "Brexit referendum bus"."""
    words, inside = scene.words, range(named.first, named.last + 1)
    modified = any(
        k < named.first and words.lower[k] != "the" and words.dep[k] in _MODIFIERS
        for i in inside
        for k in words.kids[i]
    )
    part_of = any(words.head[i] > named.last and words.dep[i] in _MODIFIERS for i in inside)
    following = words.lower[named.last + 1] if named.last + 1 < len(words) else ""
    glued = following.startswith(("-", "'s")) and words.start[named.last + 1] == words.end[named.last]
    return not modified and not part_of and not glued
