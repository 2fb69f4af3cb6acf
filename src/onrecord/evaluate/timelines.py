"""Measure timelines as SemEval-2015 Task 4 does: temporal awareness of dates and order, over all entities.

A timeline has, for one entity, its events in order, each with a date and with every mention in the articles. Before it
is measured it becomes relations (Minard et al. 2015, "SemEval-2015 Task 4: TimeLine", and the page of its scorer):

* each mention is SIMULTANEOUS with its date;
* mentions at the same place in the order are SIMULTANEOUS with each other;
* a mention is BEFORE every mention at a later place.

These are the closure. Its reduction says the same in the fewest relations: each mention with its date, each mention
with the first one at its place, and the first one at a place with the first one at the next place. Temporal awareness
(UzZaman and Allen 2011) is then:

precision   share of the reduced relations of the prediction that are in the closure of the gold;
recall      share of the reduced relations of the gold that are in the closure of the prediction;

and F1, with counts added over all entities (micro average). Events that the gold cannot order, at its place 0, are
left out on both sides. ``dated`` is plainer: of the mentions that were found, and of those of the gold, how many have
the right date, order aside.

A date is compared without its unknown parts, ``2009-03-XX`` as ``2009-03``, and without the time of day: the finest
date of the gold is a day.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from onrecord.evaluate.ratio import Ratio, total
from onrecord.model import Record

Mention = tuple[str, str, str]  # article, sentence, word of the event
Relation = tuple[str, Mention, Mention | str]

_UNKNOWN = re.compile(r"(?:-X+)+$")
_BEFORE = re.compile(r" ([,.;:!?%)”]|['’](?:s|re|ve|ll|d|m)?\b|n['’]t\b)")
_AFTER = re.compile(r"([(“$£#]) ")


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a timeline: a date, and the mentions of what happened then."""

    date: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened to an entity, in order; ``unordered`` are mentions that nobody can place."""

    entity: str
    places: tuple[Place, ...]
    unordered: frozenset[Mention] = frozenset()


def read_timeline(data: Mapping[str, Any]) -> Timeline:
    """Return a gold timeline: entity, and events with order, date and mentions (doc, sent, event)."""
    places: dict[tuple[int, str], list[Mention]] = {}
    unordered: set[Mention] = set()
    for event in data["events"]:
        mentions = [(str(m["doc"]), str(m["sent"]), str(m["event"]).lower()) for m in event["mentions"]]
        if int(event["order"]) == 0:
            unordered.update(mentions)
        else:
            places.setdefault((int(event["order"]), known(str(event["date"]))), []).extend(mentions)
    ordered = sorted(places.items())
    return Timeline(
        entity=str(data["entity"]),
        places=tuple(Place(date, tuple(dict.fromkeys(mentions))) for (_, date), mentions in ordered),
        unordered=frozenset(unordered),
    )


def in_order(entity: str, dated: Iterable[tuple[Mention, str]]) -> Timeline:
    """Return the timeline of mentions whose dates are known, ordered by date.

    >>> line = in_order("Ruiz", [(("a", "1", "won"), "2011"), (("a", "0", "ran"), "2010-05")])
    >>> [place.date for place in line.places]
    ['2010-05', '2011']
    """
    at: dict[str, dict[Mention, None]] = {}
    for mention, date in dated:
        at.setdefault(known(date), {})[mention] = None
    return Timeline(entity=entity, places=tuple(Place(date, tuple(at[date])) for date in sorted(at)))


def known(date: str) -> str:
    """Return a date without its unknown parts, and without the time of day.

    >>> known("2009-03-XX"), known("XXXX-XX-XX"), known("2009-06-01T16:00")
    ('2009-03', '', '2009-06-01')
    """
    return _UNKNOWN.sub("", date.partition("T")[0]).removeprefix("XXXX")


def awareness(gold: Sequence[Timeline], found: Sequence[Timeline]) -> Ratio:
    """Return the temporal awareness of predicted timelines, one for each gold one."""
    return total(_aware(one, other) for one, other in zip(gold, found, strict=True))


def dated(gold: Sequence[Timeline], found: Sequence[Timeline]) -> Ratio:
    """Return how many mentions have the right date."""
    each = []
    for one, other in zip(gold, found, strict=True):
        right, ours = _dates(one.places), _dates(_placed(other, one.unordered))
        each.append(Ratio(len(right & ours), len(ours), len(right)))
    return total(each)


def plain_text(sentences: Mapping[str, str]) -> tuple[str, dict[int, str]]:
    """Return the text of an article that is given as numbered sentences of separate tokens, and where each starts.

    >>> plain_text({"0": "He said : `` No , 5 % . ''", "1": "Then he left ."})
    ('He said: “No, 5%.”\\nThen he left.', {0: '0', 19: '1'})
    """
    lines, starts, at = [], {}, 0
    for number, tokens in sorted(sentences.items(), key=lambda item: int(item[0])):
        line = _AFTER.sub(r"\1", _BEFORE.sub(r"\1", tokens.replace("``", "“").replace("''", "”")))
        starts[at] = number
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), starts


def mentions(
    record: Record, names: Sequence[str], article: str, starts: Mapping[int, str]
) -> Iterator[tuple[Mention, str]]:
    """Yield the events of a record in which an entity takes part, and whose year is known, with their dates.

    An actor is the entity where its names have all the words of one of the entity's names.
    """
    wanted = [_words(name) for name in names]
    actors = {
        actor.id
        for actor in record.actors
        if any(words <= _words(name) for words in wanted for name in (actor.label, *actor.names))
    }
    for event in record.events:
        if event.timex and event.timex[:4].isdigit() and actors & set(event.actors):
            number = starts[max(start for start in starts if start <= event.head.start)]
            yield (article, number, event.head.of(record.article.text).lower()), event.timex


def alike(found: Iterable[tuple[Mention, str]], gold: Timeline) -> Iterator[tuple[Mention, str]]:
    """Yield mentions as the gold writes them: it joins the words of one event ("pulled_out"), we have its head."""
    known_as = {
        (article, number, part): (article, number, word)
        for article, number, word in (*gold.unordered, *(m for place in gold.places for m in place.mentions))
        for part in word.split("_")
    }
    for mention, date in found:
        yield known_as.get(mention, mention), date


def _aware(gold: Timeline, found: Timeline) -> Ratio:
    ours = _placed(found, gold.unordered)
    reduced, wanted = _reduced(ours), _reduced(gold.places)
    right = len(reduced & _closure(gold.places))
    return Ratio(right, len(reduced), len(wanted), recalled=len(wanted & _closure(ours)))


def _placed(line: Timeline, left_out: frozenset[Mention]) -> tuple[Place, ...]:
    """Return the places of a timeline without some mentions."""
    kept = (Place(p.date, tuple(m for m in p.mentions if m not in left_out)) for p in line.places)
    return tuple(place for place in kept if place.mentions)


def _dates(places: Sequence[Place]) -> set[Relation]:
    return {("SIMULTANEOUS", mention, place.date) for place in places for mention in place.mentions}


def _together(place: Place, mentions: Sequence[Mention]) -> set[Relation]:
    return {("SIMULTANEOUS", min(a, b), max(a, b)) for a in mentions for b in place.mentions if a != b}


def _closure(places: Sequence[Place]) -> set[Relation]:
    """Return every relation that a timeline says."""
    found = _dates(places)
    for n, place in enumerate(places):
        found |= _together(place, place.mentions)
        found |= {("BEFORE", a, b) for a in place.mentions for later in places[n + 1 :] for b in later.mentions}
    return found


def _reduced(places: Sequence[Place]) -> set[Relation]:
    """Return the fewest relations from which the others follow, always the same ones."""
    firsts = [min(place.mentions) for place in places]
    found = _dates(places)
    for place, first in zip(places, firsts, strict=True):
        found |= _together(place, [first])
    return found | {("BEFORE", a, b) for a, b in pairwise(firsts)}


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower()))
