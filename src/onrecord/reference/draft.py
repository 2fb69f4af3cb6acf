"""What a file says about people, bodies, posts, terms and events, under the file's own keys and in the file's order.

The readers of each format fill in a `Draft`; `onrecord.reference.settle` makes a `Reference` of it. A value that is not
well formed is one problem and stays unknown; without a name, the thing that it was to name is left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

from onrecord.ids import slug
from onrecord.model import Gender, Problem
from onrecord.reference import values
from onrecord.reference.values import UnfitError

MOST_PROBLEMS = 100  # told one by one; a file of something else is not told a million times

Kind = Literal["person", "place", "organisation"]
T = TypeVar("T")
U = TypeVar("U")


@cache
def states() -> dict[str, str]:
    """Return the names of states by their two-letter codes."""
    table = (files("onrecord.reference") / "data" / "countries.en.tsv").read_text(encoding="utf-8")
    return {line[:2]: line[3:] for line in table.splitlines() if not line.startswith("#")}


@dataclass(slots=True)
class DraftActor:
    """A person or body, as far as the file has told."""

    key: str
    kind: Kind
    label: str
    names: set[str] = field(default_factory=set)
    gender: Gender = ""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPost:
    """A post: what it is called, and the key of the body and the name of the state that it belongs to."""

    key: str
    label: str
    roles: frozenset[str] = frozenset()
    body: str = ""
    country: str = ""
    seats: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTerm:
    """Somebody in a post, or in a body, for a time; all by their keys."""

    person: str
    post: str = ""
    body: str = ""
    since: str = ""
    until: str = ""


@dataclass(slots=True)
class DraftEvent:
    """Something that happened once, as far as the file has told."""

    key: str
    label: str
    names: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""
    country: str = ""
    wikidata: str | None = None


class Draft:
    """What was read so far, and what was wrong with it."""

    def __init__(self, location: str) -> None:
        self.location = location
        self.actors: dict[str, DraftActor] = {}
        self.posts: dict[str, DraftPost] = {}
        self.terms: list[DraftTerm] = []
        self.events: dict[str, DraftEvent] = {}
        self._problems: list[Problem] = []
        self._more = 0
        self._disputed: set[tuple[str, str]] = set()
        self._counted: Counter[tuple[str, str]] = Counter()

    def problem(self, where: object, reason: str, remedy: str) -> None:
        """Note what is wrong at one place of the file, such as line 7."""
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(
                Problem(location=f"{self.location}:{where}", stage="import", reason=reason, remedy=remedy)
            )
        else:
            self._more += 1

    def count(self, reason: str, remedy: str, number: int = 1) -> None:
        """Note something that is likely to be so in many places, to be told once; the number comes behind."""
        self._counted[reason, remedy] += number

    def problems(self) -> tuple[Problem, ...]:
        """Return what was wrong, in the order of the file, and then what was only counted."""
        counted = [(f"{reason}: {n}", remedy) for (reason, remedy), n in sorted(self._counted.items())]
        if self._more:
            counted.append((f"more problems of these kinds: {self._more}", "Put the first ones right and try again."))
        return (
            *self._problems,
            *(Problem(location=self.location, stage="import", reason=r, remedy=remedy) for r, remedy in counted),
        )

    def actor(
        self,
        where: object,
        key: str,
        kind: Kind,
        label: object,
        *,
        names: Iterable[object] = (),
        genders: Iterable[object] = (),
        wikidata: Iterable[object] = (),
        lone: bool = True,
    ) -> bool:
        """Add a person or body, or more about one; return whether they have a name, without which they are left out.

        Args:
            where: the place in the file.
            key: what the file calls them.
            kind: as far as the file tells.
            label: the name that is shown.
            names: other names.
            genders: of which the file may give several; then none is known.
            wikidata: ids there; the same.
            lone: a single word of a person's label is a name of theirs, rather than a surname or first name.
        """
        check = values.person if kind == "person" else values.name
        called = self.value(where, check, label, "")
        if not called:
            if label in (None, ""):  # any other label has been told to be unfit
                self.problem(where, "no name", "Give each person and body a name.")
            return False
        known = self.actors.setdefault(key, DraftActor(key, kind, called))
        given = {name for other in names if (name := self.value(where, check, other, ""))}
        parts = set() if lone or kind != "person" else set(called.split())
        known.names |= {called, *(given - parts)}
        for gender in genders:
            self._same(where, known, "gender", values.gender(gender))
        for id_ in wikidata:
            self._same(where, known, "wikidata", self.value(where, values.wikidata, id_, None))
        return True

    def text(self, where: object, value: object) -> str:
        """Return a name or role; empty, with a problem noted, when it is not well formed."""
        return self.value(where, values.name, value, "")

    def country(self, where: object, value: object) -> str:
        """Add a state, given by its name or two-letter code; return its key, empty when there is none."""
        given = self.text(where, value)
        if not given:
            return ""
        called = states().get(given.casefold(), given)
        if len(called) == 2 and called.islower():
            self.problem(where, f"{called!r} is the code of no state", "Write the name of the country.")
            return ""
        key = f"body {slug(called)}"
        if called == given:
            self.actor(where, key, "place", called)
        else:  # the file has not used the name, which may be a person's or a town's as well
            self.actors.setdefault(key, DraftActor(key, "place", called))
        return key

    def value(self, where: object, check: Callable[[object], T], value: object, unknown: U) -> T | U:
        """Return a checked value, or ``unknown`` and note why."""
        try:
            return check(value)
        except UnfitError as error:
            self.problem(where, error.reason, error.remedy)
            return unknown

    def term(
        self, where: object, person: str, *, post: str = "", body: str = "", since: object = "", until: object = ""
    ) -> None:
        """Add that somebody held a post or belonged to a body.

        One with a date that is none is left out: without its end, it would seem to last.
        """
        first, last = self.value(where, values.day, since, None), self.value(where, values.day, until, None)
        if first is None or last is None:
            return
        shared = min(len(first), len(last))
        if first[:shared] > last[:shared]:
            self.problem(where, f"it ends ({last}) before it begins ({first})", "Put the dates right.")
            return
        self.terms.append(DraftTerm(person=person, post=post, body=body, since=first, until=last))

    def event(self, where: object, told: DraftEvent) -> None:
        """Add something that happened, or another name of it; of two dates that differ, the one before stays."""
        first = self.value(where, values.day, told.first, None)
        last = self.value(where, values.day, told.last, None)
        label = self.value(where, values.event, told.label, "")
        wikidata = self.value(where, values.wikidata, told.wikidata, None)
        if first is None or last is None or not label:
            return
        known = self.events.setdefault(
            told.key, DraftEvent(told.key, label, set(), first, last, told.country, wikidata)
        )
        known.names |= {name for other in told.names if (name := self.value(where, values.event, other, ""))}
        for name, value in (("first", first), ("last", last), ("country", told.country), ("wikidata", wikidata)):
            before = getattr(known, name)
            if value and before and value != before:
                self.problem(where, f"{label!r} has {before} before and {value} here", "Write one of them.")
            elif value:
                setattr(known, name, value)

    def _same(self, where: object, known: DraftActor, name: Literal["gender", "wikidata"], value: str | None) -> None:
        """Keep a value; of two that contradict each other, neither is known to be right."""
        before = getattr(known, name)
        if value and before and value != before:
            self.problem(
                where, f"{known.label!r} has the {name} {value} here and {before} before", "Write one of them."
            )
            self._disputed.add((known.key, name))
            setattr(known, name, "" if name == "gender" else None)
        elif value and (known.key, name) not in self._disputed:
            setattr(known, name, value)
