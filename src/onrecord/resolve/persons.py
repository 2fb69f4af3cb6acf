"""Bring the names of people together: titles, full names, first names and surnames of one person become one someone.

Two people who share a surname keep it apart from both, unless the article has made it one person's. Two people with the
same full name are not told apart.
"""

from dataclasses import replace
from typing import TypeVar

from onrecord.annotate.people import Phrase, given_names, nicknames, titles
from onrecord.annotate.words import Words
from onrecord.model import ActorKind, Gender, Why
from onrecord.resolve.cast import Cast, Key, Someone
from onrecord.resolve.families import (
    Form,
    Name,
    abbreviates,
    acronym,
    initials,
    middle_surnames,
    name_of,
    plain_surname,
    tails,
)
from onrecord.resolve.nearness import at_hand

K = TypeVar("K", str, Form)
EPITHETS = frozenset(
    {"big", "cheatin", "cheating", "corrupt", "crazy", "crooked", "dear", "dishonest", "fat", "goofy", "little", "lyin",
     "lying", "mad", "old", "poor", "shady", "sleazy", "sleepy", "slippery", "sloppy", "wacky", "young"}
)  # fmt: skip
WITH_FIRST = frozenset({"", "sir", "dame", "lord", "lady"})  # titles that may stand before a first name alone


class Persons:
    """Links the names of the people of one article."""

    def __init__(self, words: Words, cast: Cast) -> None:
        self.words = words
        self.cast = cast
        names = _without_epithets([name_of(n, m) for n, m in enumerate(cast.phrases) if _is_person(m)])
        longer = {tail for name in names if name.full for tail in tails(name.words) if len(tail) > 1}
        self.full = [name for name in names if name.full and name.words not in longer]
        self.bare = [name for name in names if not name.full or name.words in longer]
        self.by_tail: dict[Form, list[Someone]] = {}
        self.by_first: dict[str, list[Someone]] = {}
        self.by_middle: dict[str, list[Someone]] = {}
        self.by_acronym: dict[str, list[Someone]] = {}
        self.generation: dict[int, str] = {}
        self.titles: dict[int, set[str]] = {}
        self.owner: dict[Form, Someone] = {}

    def link(self) -> None:
        """Link every name of a person."""
        self._full_names()
        self._genders()
        apart: dict[Form, set[Gender]] = {}
        for name in self.bare:
            apart.setdefault(name.words, set()).add(title_gender(name.phrase.title))
        for name in self.bare:
            self._bare(name, apart=len(apart[name.words] - {""}) > 1)

    def late(self, n: int, m: Phrase) -> None:
        """Link a name that was found late: to the person or body that bears it, else to one of its own."""
        words = tuple(word.casefold() for word in m.form)
        people = [p for p in self.cast.people if p.kind == "person" and p.name]
        same = [p for p in people if tuple(x.casefold() for x in p.name) == words]
        why: Why = "same name"
        if not same and len(words) == 1:
            bare = self.cast.get(("bare", *words, ""))
            same, why = [*self.by_tail.get(words, ()), *([bare] if bare else ())], "surname"
        body = self.cast.get(("body", " ".join(words)))
        if not same and body:
            same, why = [body], "same name"
        if len(same) == 1:
            self.cast.link(n, same[0], why, self.cast.first(same[0]))
            return
        kind: ActorKind = "person" if m.form[0] in given_names() and len(words) > 1 else "unknown"
        new = Someone(("late", *words), kind, name=m.form, bare=kind != "person", plural=kind != "person")
        self.cast.link(n, self.cast.add(new), "named")

    def _full_names(self) -> None:
        first = self._first_names()
        middles: dict[Key, set[Form]] = {}
        for name in self.full:
            middles.setdefault(_group(name, first), set()).add(name.middle)
        for name in self.full:
            group = _group(name, first)
            found = middles[group] - {()}
            clash = len({middle[0][0] for middle in found}) > 1
            if group[1] == "?" or (clash and not name.middle):
                continue  # "J. Lee" of Jane and John, "George Bush" of two
            key = ("person", *group[1:], *(name.middle if clash else ()))
            self._whole(name, self.cast.add(Someone(key, "person", name=name.form)))
        for name in self.full:
            if name.n not in self.cast.who:
                self.cast.leave(name.n, "several fit", self._alike(name))

    def _alike(self, name: Name) -> tuple[Someone, ...]:
        found = self.by_tail.get((plain_surname(name.words[-1]),), [])
        return tuple(p for p in found if p.name and p.name[0][0].casefold() == name.words[0][0])

    def _first_names(self) -> dict[tuple[str, str, str], str]:
        """Return one first name for all first names that one person bears; "?" where several people may."""
        groups: dict[tuple[str, str], dict[Form, Name]] = {}
        for name in self.full:
            groups.setdefault((name.ends[1], name.generation), {}).setdefault(name.words, name)
        found: dict[tuple[str, str, str], str] = {}
        for (last, generation), names in groups.items():
            plain = list(dict.fromkeys(name.words[0] for name in names.values() if not initials(name.form[0])))
            order = {first: i for i, first in enumerate(plain)}
            other = {one: [first for first in nicknames().get(one, ()) if first in order] for one in plain}
            for one in plain:
                alone = len(other[one]) == 1 and other[other[one][0]] == [one]
                found[one, last, generation] = min(one, other[one][0], key=order.__getitem__) if alone else one
            for name in names.values():
                letters = initials(name.form[0])
                if letters:
                    fit = {
                        found[n.words[0], last, generation]
                        for n in names.values()
                        if n.words[0] in order and abbreviates(letters, n)
                    }
                    same = next(iter(fit)) if len(fit) == 1 else "?" if fit else name.words[0]
                    found[name.words[0], last, generation] = same
        return found

    def _whole(self, name: Name, someone: Someone) -> None:
        """Link a full name."""
        known = self.cast.first(someone) if someone.mentions else None
        why: Why = "named"
        if known is not None:
            one, other = self.cast.phrases[known].form[0], name.form[0]
            short = bool(initials(one)) != bool(initials(other))
            why = "same name" if one.casefold() == other.casefold() else "initials" if short else "nickname"
        self.cast.link(name.n, someone, why, known)
        # The shortest form with a first name is the one that other articles use too: "Ana Ruiz", not "Ana B. Ruiz".
        generation = name.generation and name.phrase.form[len(name.form)].strip(",")
        form = (*name.form, generation) if generation else name.form
        someone.name = min(someone.name, form, key=lambda f: (bool(initials(f[0])), len(f)))
        if generation and someone.name == name.form:
            someone.name = form
        someone.gender = title_gender(name.phrase.title) or someone.gender or _given(name.form[0])
        self.generation[id(someone)] = name.generation
        self.titles.setdefault(id(someone), set()).update(name.phrase.title.split())
        _index(self.by_first, name.words[0], someone)
        if acronym(name.form):
            _index(self.by_acronym, acronym(name.form), someone)
        for tail in tails(name.words):
            _index(self.by_tail, tail, someone)
        for word in middle_surnames(name.form):
            _index(self.by_middle, word.casefold(), someone)

    def _genders(self) -> None:
        """A title tells the gender of the only person with that surname."""
        for name in self.bare:
            same = self.by_tail.get(_last(name), [])
            if len(same) == 1 and not same[0].gender:
                same[0].gender = title_gender(name.phrase.title)

    def _bare(self, name: Name, *, apart: bool) -> None:
        """Link a surname, a first name or "JFK"."""
        gender = title_gender(name.phrase.title)
        same = self.by_tail.get(_last(name), [])
        if any(self.generation[id(p)] == name.generation for p in same):
            same = [p for p in same if self.generation[id(p)] == name.generation]
        found, why = self._by_title(name, same, gender)
        if len(found) > 1:
            found = self._established(name, found)
        if len(same) == 0 and len(name.form) == 1:
            found, why = self._short(name)
        if len(found) == 1:
            self.cast.link(name.n, found[0], why, self.cast.first(found[0]))
            if why in ("surname", "title") and not gender:
                self.owner[_last(name)] = found[0]
        elif found:
            self.cast.leave(name.n, "several fit", tuple(found))
        else:
            self._unknown(name, gender if apart else "", gender, alone=not same)

    def _by_title(self, name: Name, same: list[Someone], gender: Gender) -> tuple[list[Someone], Why]:
        """Keep the bearers of a surname whom the title fits; say whether it took the title to tell."""
        found = [p for p in same if not (gender and p.gender and p.gender != gender)]
        if len(found) > 1:
            sure = [p for p in found if gender and p.gender == gender]
            roles = set(name.phrase.title.split()) - {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"}
            called = [p for p in found if roles & self.titles[id(p)]]
            found = sure if len(sure) == 1 else called if len(called) == 1 else found
        return found, "title" if len(found) < len(same) else "surname"

    def _established(self, name: Name, found: list[Someone]) -> list[Someone]:
        """Return the only bearer introduced so far, the one whom the article calls so, or the only one near."""
        before = [p for p in found if self.cast.first(p) < name.n]
        if len(before) == 1:
            return before
        owner = self.owner.get(_last(name)) if name.phrase.title == "" else None
        here = self.words.sentence[name.phrase.head]
        others = (self.cast.last(p, name.phrase.head) for p in before if p is not owner)
        lately = [n for n in others if n is not None and here - self.words.sentence[self.cast.phrases[n].head] <= 1]
        if owner in found and not lately:
            return [p for p in found if p is owner]
        return list(at_hand(self.words, self.cast, tuple(before), name.phrase.head)) or found

    def _short(self, name: Name) -> tuple[list[Someone], Why]:
        """Return those whom a first name or an acronym may name."""
        letters = name.form[0].replace(".", "")
        if letters in self.by_acronym:
            return self.by_acronym[letters], "initials"
        if name.phrase.title not in WITH_FIRST:
            return self.by_middle.get(name.words[0], []), "surname"
        exact = self.by_first.get(name.words[0], [])
        if exact:
            return exact, "first name"
        firsts = [name for name in nicknames().get(name.words[0], ()) if name in self.by_first]
        if firsts:
            return [p for first in sorted(firsts) for p in self.by_first[first]], "nickname"
        return self.by_middle.get(name.words[0], []), "surname"  # "Peña" for "Enrique Peña Nieto"

    def _unknown(self, name: Name, mark: Gender, gender: Gender, *, alone: bool) -> None:
        """Link a name whose full form nobody writes."""
        new = Someone(("bare", *name.words, mark), "person", gender=gender, name=name.form, bare=True)
        someone = self.cast.add(new)
        someone.gender = someone.gender or gender or (_given(name.form[0]) if alone else "")
        known = self.cast.first(someone) if someone.mentions else None
        self.cast.link(name.n, someone, "named" if known is None else "same name", known)
        self.titles.setdefault(id(someone), set()).update(name.phrase.title.split())


def _is_person(m: Phrase) -> bool:
    return m.kind == "name" and m.label == "person"


def _without_epithets(names: list[Name]) -> list[Name]:
    """Drop what is no name from "Crooked Ana Ruiz", and from "Universe Ana Ruiz" where "Ana Ruiz" stands alone too."""
    whole = {name.words for name in names if len(name.words) > 1}
    return [
        replace(name, form=name.form[1:], words=name.words[1:]) if _has_epithet(name, whole) else name for name in names
    ]


def _has_epithet(name: Name, whole: set[Form]) -> bool:
    given = given_names()
    if len(name.words) < 3 or name.form[0] in given or initials(name.form[0]):
        return False
    return name.words[0].strip("'’") in EPITHETS or (name.words[1:] in whole and name.form[1] in given)


def title_gender(title: str) -> Gender:
    """Return the gender that titles tell."""
    table = titles()
    return next((table[word] for word in title.split() if table.get(word)), "")


def _given(first: str) -> Gender:
    return given_names().get(first, "")


def _group(name: Name, first: dict[tuple[str, str, str], str]) -> Key:
    last = name.ends[1]
    same = first[name.words[0], last, name.generation]
    return ("person", same, last, *((name.generation,) if name.generation else ()))


def _last(name: Name) -> Form:
    return (*name.words[:-1], plain_surname(name.words[-1]))


def _index(table: dict[K, list[Someone]], key: K, someone: Someone) -> None:
    found = table.setdefault(key, [])
    if someone not in found:
        found.append(someone)
