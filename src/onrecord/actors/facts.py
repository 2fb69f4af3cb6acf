"""What is known of an actor or of a part of one: the profiles of some appearances taken together.

A `Facts` grows while appearances are put together and is owned by whoever builds it; nobody else changes it.
`Corpus` counts what must be counted over all profiles: how rare a companion is, how many bear a surname.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from onrecord.actors.bodies import Body, body_name
from onrecord.actors.names import Name, person_name
from onrecord.actors.profile import Profile
from onrecord.actors.roles import Callings, Role, callings, read_role
from onrecord.actors.sounds import folded, plain
from onrecord.actors.vocabulary import first_names, surnames

NEVER = frozenset({"group", "unnamed"})  # kinds that are not matched across articles
K = TypeVar("K")
NONE: frozenset[str] = frozenset()
_DAYS = 365.25
_GROWN = 1.1  # how much an actor grows before it is counted anew how busy it is
_PRIOR = 50  # articles of companions that an actor of whom little is known is taken to be in one of a hundred of


@dataclass(eq=False, slots=True)
class Facts:
    """All that some appearances tell, taken together.

    Attributes:
        size: how many appearances.
        names: with how many appearances have each as the fullest.
        person: whether it is a person; everything else is a body.
        called: roles, with how many appearances have each.
        bridges: walks of life that single appearances bring together.
        companions, outlets: how many appearances stand beside an actor, or in an outlet.
        first, last: years as numbers; None without a date.
        known: ids of the reference set among the local ids.
        contested: whether the context hints at several who bear the name.
        marks: (number of a judgement, side) for those that a judgement keeps apart.

    Counts are plain dicts: unlike a Counter, one of words and numbers costs Python's garbage collector nothing.
    """

    person: bool
    size: int = 0
    names: dict[Name | Body, int] = field(default_factory=dict)
    kinds: frozenset[str] = NONE
    genders: frozenset[str] = NONE
    wikidata: frozenset[str] = NONE
    called: dict[Role, int] = field(default_factory=dict)
    bridges: frozenset[frozenset[str]] = frozenset()
    companions: dict[str, int] = field(default_factory=dict)
    outlets: dict[str, int] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    first: float | None = None
    last: float | None = None
    known: frozenset[str] = NONE
    marks: frozenset[tuple[int, int]] = frozenset()
    contested: bool = False
    _callings: Callings | None = None
    _busy: float = 0.0
    _counted: int = 0

    def add(self, profile: Profile) -> None:
        """Take in one appearance."""
        self.size += 1
        _add(self.names, name_of(profile), 1)
        self.kinds = _with(self.kinds, profile.kind)
        self.genders = _with(self.genders, profile.gender)
        self.wikidata = _with(self.wikidata, profile.wikidata)
        if profile.roles:
            roles = {role for role in map(read_role, profile.roles) if role.phrase}
            for role in roles:
                _add(self.called, role, 1)
            if len(fields := frozenset[str]().union(*(role.fields for role in roles))) > 1:
                self.bridges |= {fields}
        companions, own = self.companions, profile.article
        for who in profile.beside:
            if not who.startswith(own) and who != profile.local:
                companions[who] = companions.get(who, 0) + 1
        if profile.outlet:
            _add(self.outlets, profile.outlet, 1)
        self.articles.add(own)
        self._dated(year(profile.published))
        self._callings = None

    def copy(self) -> "Facts":
        """Return the same in an object of its own."""
        new = Facts(person=self.person)
        new.absorb(self)
        return new

    def absorb(self, other: "Facts") -> None:
        """Take in what is known of another part."""
        self.size += other.size
        self.kinds |= other.kinds
        self.genders |= other.genders
        self.wikidata |= other.wikidata
        self.bridges |= other.bridges
        self.contested |= other.contested
        self.known |= other.known
        self.marks |= other.marks
        self.articles |= other.articles
        self._callings = None
        for name, times in other.names.items():
            _add(self.names, name, times)
        for role, times in other.called.items():
            _add(self.called, role, times)
        for who, times in other.companions.items():
            _add(self.companions, who, times)
        for outlet, times in other.outlets.items():
            _add(self.outlets, outlet, times)
        self._dated(other.first)
        self._dated(other.last)

    def forget_context(self) -> None:
        """Keep only who it is: no roles, no company, no outlet, no time."""
        self.called.clear()
        self.bridges = frozenset()
        self._callings = None
        self.companions.clear()
        self.outlets.clear()
        self.first = self.last = None

    def _dated(self, when: float | None) -> None:
        if when is not None:
            self.first = when if self.first is None else min(self.first, when)
            self.last = when if self.last is None else max(self.last, when)

    @property
    def callings(self) -> Callings:
        """Return what the roles come to: see `Callings`."""
        if self._callings is None:
            self._callings = callings(self.called)
        return self._callings

    def busy(self, corpus: "Corpus") -> float:
        """Return in what share of the articles in which its companions are it is itself, leaving out one each.

        Whoever is in many articles stands beside many without belonging with them.
        """
        if self.size > self._counted * _GROWN:
            self._counted = self.size
            with_it = others = 0
            for who, times in self.companions.items():
                with_it += times - 1
                others += max(corpus.companions.get(who, 0), times) - 1
            self._busy = (with_it + _PRIOR * 0.01) / (others + _PRIOR)
        return self._busy

    @property
    def full(self) -> list[Name | Body]:
        """Return the names that are more than a bare surname."""
        return [name for name in self.names if not name.bare]


def _add(table: dict[K, int], key: K, times: int) -> None:
    table[key] = table.get(key, 0) + times


def _with(some: frozenset[str], one: str | None) -> frozenset[str]:
    """Return a set with one more, the same object if there is nothing to add: most sets stay as they are."""
    return some if not one or one in some else some | {one}


def gather(profiles: Iterable[Profile], *, contested: bool = False) -> Facts:
    """Return what some appearances tell together."""
    every = list(profiles)
    facts = Facts(person=is_person(every[0]), contested=contested)
    for profile in every:
        facts.add(profile)
    return facts


def bare(profile: Profile) -> bool:
    """Say whether its words are no identity beyond their article."""
    return profile.local.startswith(profile.article + "-")


def is_person(profile: Profile) -> bool:
    """Say whether to read its name as a person's; where the article does not tell, the first word of the name does."""
    if profile.kind != "unknown":
        return profile.kind == "person"
    words = profile.label.split()
    return 2 <= len(words) <= 4 and plain(words[0]) in first_names()


def name_of(profile: Profile) -> Name | Body:
    """Return the name of an appearance, read."""
    return person_name(profile.label) if is_person(profile) else body_name(profile.label)


@lru_cache(1 << 16)
def year(published: str | None) -> float | None:
    """Return a date, full or partial, as a year with a fraction; None where there is none.

    >>> year("2017-07"), year("2017") < year("2017-07-02"), year("soon")
    (2017.5, True, None)
    """
    parts = (published or "").split("T")[0].split("-")
    if not parts[0].isdigit() or not all(p.isdigit() for p in parts[1:3]):
        return None
    month = int(parts[1]) if len(parts) > 1 else 1
    day = int(parts[2]) if len(parts) > 2 else 1
    return round(int(parts[0]) + (month - 1) / 12 + (day - 1) / _DAYS, 4)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is counted over all profiles.

    Only absolute counts, never shares: articles about others leave what is said of an actor as it is.

    Attributes:
        companions: how many articles name somebody in full, by local id.
        outlets: how many profiles an outlet has.
        given: the given names that go with a surname (all as they sound).
        expansions: the names in full that an acronym may stand for.
    """

    companions: Mapping[str, int]
    outlets: Mapping[str, int]
    given: Mapping[str, Set[str]]
    expansions: Mapping[str, Set[tuple[str, ...]]]

    def common(self, name: Name | Body) -> float:
        """Say how likely it is that several bear a name: 0 (nobody else) to 1 (many do)."""
        if isinstance(name, Body):
            return 0.0
        listed = (0.6 if name.family in surnames() else 0.0) + (0.4 if name.given in first_names() else 0.0)
        counted = min(1.0, max(0, len(self.given.get(folded(name.family), ())) - 2) / 10)
        return max(listed if listed >= 0.6 else 0.0, counted)

    def rivals(self, name: Name | Body) -> int:
        """Say for how many names in full an initial, a surname or an acronym may stand; 1 for a name in full."""
        if isinstance(name, Body):
            return len(self.expansions.get(name.short, ())) if name.short else 1
        if not name.bare and not name.initialled:
            return 1
        given = self.given.get(folded(name.family), frozenset())
        return len(given) if name.bare else sum(1 for g in given if g[:1] == folded(name.given))


def count(profiles: Iterable[Profile]) -> Corpus:
    """Count over all profiles."""
    companions: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    given: dict[str, set[str]] = {}
    expansions: dict[str, set[tuple[str, ...]]] = {}
    seen: set[tuple[str, str]] = set()
    for profile in profiles:
        if profile.kind in NEVER:
            continue
        if profile.outlet:
            outlets[profile.outlet] += 1
        if bare(profile):
            continue
        companions[profile.local] += 1
        if (profile.label, profile.kind) in seen:
            continue
        seen.add((profile.label, profile.kind))
        name = name_of(profile)
        if isinstance(name, Body):
            for short in name.initials:
                expansions.setdefault(short, set()).add(name.words)
        elif len(name.given) > 1:
            given.setdefault(folded(name.family), set()).add(folded(name.given))
    return Corpus(companions, outlets, given, expansions)
