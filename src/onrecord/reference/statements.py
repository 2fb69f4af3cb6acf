"""Screen RDF that somebody else wrote: let through what `onrecord.reference.rdf` can read, and tell of all the rest.

A thing that cannot be what it says (a person without a name, a term that ends before it begins) is left out as a whole;
a statement that says something that we have no word for is counted and left aside.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from onrecord.ids import BASE, slug
from onrecord.reference import values
from onrecord.reference.draft import Draft
from onrecord.reference.model import Body, Person, Reference
from onrecord.reference.terms import (
    EVENT,
    GENDERS,
    LABEL,
    ORG,
    READINGS,
    REC,
    SAME,
    SCHEMA,
    SEM_EVENT,
    SKOS,
    TYPE,
    WIKIDATA,
)
from onrecord.reference.values import UnfitError

SHOWN = 3  # examples of what was left aside
MOST_SEATS = 10_000

Check = Callable[[ox.NamedNode | ox.Literal], str]

PREFERRED, OTHER_NAME = SKOS + "prefLabel", SKOS + "altLabel"
PEOPLE, PLACES, BODIES = SCHEMA + "Person", SCHEMA + "Place", SCHEMA + "Organization"
POSTS, TERMS, FORMS = ORG + "Post", ORG + "Membership", REC + "formsOf"
MEMBER, POST, BODY = ORG + "member", REC + "post", ORG + "organization"
SINCE, UNTIL = SCHEMA + "startDate", SCHEMA + "endDate"

_LOCAL = re.compile(r"[\w-]{1,300}")


def _name(value: ox.NamedNode | ox.Literal) -> str:
    if not isinstance(value, ox.Literal):
        raise UnfitError("a name that is an address", "Write names as text.")
    return values.name(value.value)


def _event_name(value: ox.NamedNode | ox.Literal) -> str:
    return values.event(value.value) if isinstance(value, ox.Literal) else _name(value)


def _day(value: ox.NamedNode | ox.Literal) -> str:
    return values.day(value.value)


def _same(value: ox.NamedNode | ox.Literal) -> str:
    try:
        return WIKIDATA + (values.wikidata(value.value) or "")
    except UnfitError:
        return ""  # the same as something elsewhere, which is nothing wrong


def _link(value: ox.NamedNode | ox.Literal) -> str:
    if not isinstance(value, ox.NamedNode) or not _is_web(value.value):
        raise UnfitError(f"{value.value[:80]!r} is not an http or https address", "Name things by such addresses.")
    return value.value


def _gender(value: ox.NamedNode | ox.Literal) -> str:
    return value.value if value.value in GENDERS.values() else ""


def _needs(value: ox.NamedNode | ox.Literal) -> str:
    return value.value if value.value in ("uk", "us") else ""


def _seats(value: ox.NamedNode | ox.Literal) -> str:
    number = value.value
    if not (number.isdecimal() and number.isascii() and len(number) < 6 and 0 < int(number) <= MOST_SEATS):
        raise UnfitError(f"{number[:40]!r} is no number of seats", f"Write one from 1 to {MOST_SEATS}.")
    return number


_NAMED: dict[str, Check] = {PREFERRED: _name, LABEL: _name}
_WORDS: dict[str, Check] = dict.fromkeys(READINGS.values(), _name)
_BODY: dict[str, Check] = {**_NAMED, **_WORDS, SAME: _same, REC + "country": _link}
_EVENT: dict[str, Check] = {
    **dict.fromkeys((*_NAMED, OTHER_NAME), _event_name),
    SINCE: _day,
    UNTIL: _day,
    SAME: _same,
    REC + "country": _link,
}
# What can be said about each kind of thing; whatever is not here is left aside.
TERMS_OF: dict[str, Mapping[str, Check]] = {
    PEOPLE: {**_NAMED, OTHER_NAME: _name, SCHEMA + "gender": _gender, SAME: _same},
    PLACES: _BODY,
    BODIES: _BODY,
    POSTS: {
        **_NAMED,
        REC + "roleName": _name,
        REC + "titleName": _name,
        ORG + "postIn": _link,
        REC + "leads": _link,
        REC + "country": _link,
        REC + "seats": _seats,
    },
    FORMS: {**_WORDS, FORMS: _link, REC + "needs": _needs},
    EVENT: _EVENT,
    SEM_EVENT: _EVENT,
    TERMS: {MEMBER: _link, POST: _link, BODY: _link, SINCE: _day, UNTIL: _day, REC + "asOf": _day},
}
_LABELLED = (PEOPLE, PLACES, BODIES, POSTS, EVENT, SEM_EVENT)
_MANY = {OTHER_NAME, REC + "roleName", REC + "titleName", *_WORDS}

_LINKS = {MEMBER, POST, BODY, FORMS, ORG + "postIn", REC + "leads", REC + "country"}
# What stands between our base and the local part in the IRI of each kind.
_PLACE_OF = {
    **dict.fromkeys((PEOPLE, PLACES, BODIES), "actor"),
    POSTS: "post",
    **dict.fromkeys((EVENT, SEM_EVENT), "named-event"),
    TERMS: "membership",
    FORMS: "forms",
}

Node = ox.NamedNode | ox.Literal
Said = dict[str, set[str]]


def screen(triples: Iterable[ox.Triple | ox.Quad], draft: Draft, known: Reference) -> list[ox.Triple]:
    """Return the statements that can be read, their words cleaned, in an order that does not depend on the file."""
    return list(_Screen(draft, known).passed(triples))


class _Screen:
    """Things by their IRIs, as far as they have passed."""

    def __init__(self, draft: Draft, known: Reference) -> None:
        self.draft = draft
        things: tuple[Person | Body, ...] = (*known.people, *known.bodies)
        self.known = {thing.id: WIKIDATA + thing.wikidata for thing in things if thing.wikidata}
        self.aside: Counter[str] = Counter()
        self.kept: dict[str, tuple[str, Said]] = {}
        self.ids: set[tuple[str, str]] = set()

    def passed(self, triples: Iterable[ox.Triple | ox.Quad]) -> Iterator[ox.Triple]:
        """Yield what passes: first each thing by itself, then with what it says about others."""
        things: dict[str, list[tuple[str, Node]]] = {}
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, Node):
                things.setdefault(triple.subject.value, []).append((triple.predicate.value, triple.object))
            else:
                self.aside[triple.predicate.value] += 1
        for iri in sorted(things):
            if (kind := self._kind(iri, things[iri])) and (said := self._said(iri, kind, things[iri])) is not None:
                self.kept[iri] = kind, said
        for iri, (kind, said) in self.kept.items():
            if self._linked(iri, kind, said):
                yield from _written(iri, kind, said)
        if self.aside:
            often = sorted(self.aside, key=lambda term: (-self.aside[term], term))[:SHOWN]
            self.draft.count(
                "statements left aside",
                f"For example with {', '.join(often)}: no words of ours for facts about people, bodies or events.",
                self.aside.total(),
            )

    def _kind(self, iri: str, told: list[tuple[str, Node]]) -> str:
        """Return what a thing is; empty for something that we have no word for, or that cannot be."""
        terms = {term for term, _ in told}
        kinds = {value.value for term, value in told if term == TYPE} & (TERMS_OF.keys() - {FORMS})
        kinds |= {FORMS} if FORMS in terms and not kinds else set()
        kinds -= {SEM_EVENT} if EVENT in kinds else set()  # many say both
        if not kinds:
            self.aside.update(term for term, _ in told)
            return ""
        kind = min(kinds)
        place, _, local = iri.removeprefix(BASE).partition("/")
        if len(kinds) > 1:
            self.draft.problem(iri, "several kinds of thing at once", "Say one of them.")
        elif iri.startswith(BASE) and not (place == _PLACE_OF[kind] and (_LOCAL.fullmatch(local) or kind == FORMS)):
            self.draft.problem(iri, "no address of such a thing", f"Write {BASE}{_PLACE_OF[kind]}/some-name.")
        elif not _is_web(iri):
            self.draft.problem(iri, "not an http or https address", "Name things by such addresses.")
        else:
            return kind
        return ""

    def _said(self, iri: str, kind: str, told: list[tuple[str, Node]]) -> Said | None:
        """Return what is said about a thing, checked; None when the thing is to be left out."""
        said: Said = {}
        for term, value in sorted(told, key=str):
            check = TERMS_OF[kind].get(term)
            foreign = term in _NAMED and isinstance(value, ox.Literal) and not _is_english(value)
            if term == TYPE and value.value in (kind, SEM_EVENT if kind == EVENT else kind):
                continue
            if check is None or foreign:
                self.aside[term] += 1
                continue
            try:
                checked = check(value)
            except UnfitError as error:
                self.draft.problem(iri, error.reason, error.remedy)
                if check is _day:
                    return None  # without its end, a term would seem to last
                continue
            if checked:
                said.setdefault(term, set()).add(checked)
            else:
                self.aside[term] += 1
        return said if self._holds(iri, kind, said) else None

    def _holds(self, iri: str, kind: str, said: Said) -> bool:
        """Say whether a thing contradicts neither itself nor another, and has what it needs."""
        twice = sorted(term for term, values_ in said.items() if term not in _MANY and len(values_) > 1)
        since, until = (next(iter(said.get(term, ())), "") for term in (SINCE, UNTIL))
        shared = min(len(since), len(until))
        reason = ""
        if twice:
            reason = f"says two things with <{twice[0]}>"
        elif since[:shared] > until[:shared]:
            reason = f"ends ({until}) before it begins ({since})"
        elif kind == TERMS and not (MEMBER in said and (POST in said or BODY in said)):
            reason = "no member, or no post and no organization"
        elif kind in (EVENT, SEM_EVENT) and not since:
            reason = "no start date"
        elif kind in _LABELLED:
            reason = self._claims(iri, kind, said)
        if reason:
            self.draft.problem(iri, reason, "It is left out; put it right.")
        return not reason

    def _claims(self, iri: str, kind: str, said: Said) -> str:
        """Let a thing have the id that its IRI or its label makes; return what stands in the way."""
        labels = said.get(LABEL) or said.get(PREFERRED)
        if not labels:
            return "no label"
        id_ = iri.removeprefix(f"{BASE}{_PLACE_OF[kind]}/") if iri.startswith(BASE) else slug(min(labels))
        [same] = said.get(SAME, {""})
        actor = _PLACE_OF[kind] == "actor" and not iri.startswith(BASE)
        other = self.known.get(id_, same) if actor else same
        if (_PLACE_OF[kind], id_) in self.ids or (same and other != same):
            return f"somebody else is {id_!r} by that name, so that it needs an address below {BASE}{_PLACE_OF[kind]}/"
        self.ids.add((_PLACE_OF[kind], id_))
        return ""

    def _linked(self, iri: str, kind: str, said: Said) -> bool:
        """Take out links to things that nobody can find; say whether what is left still tells something."""
        for term in sorted(_LINKS & said.keys()):
            [target] = said[term]
            if target.startswith(BASE) or target in self.kept:
                continue
            self.draft.problem(iri, f"<{target[:200]}> is not described in the file", "Describe it, with a label.")
            if kind in (TERMS, FORMS):
                return False
            del said[term]
        return True


def _written(iri: str, kind: str, said: Said) -> Iterator[ox.Triple]:
    me = ox.NamedNode(iri)
    if kind != FORMS:
        yield ox.Triple(me, ox.NamedNode(TYPE), ox.NamedNode(kind))
    for term, said_values in sorted(said.items()):
        for value in sorted(said_values):
            is_node = term in _LINKS or term in (SAME, SCHEMA + "gender")
            yield ox.Triple(me, ox.NamedNode(term), ox.NamedNode(value) if is_node else ox.Literal(value))


def _is_english(value: ox.Literal) -> bool:
    return value.language is None or value.language.split("-")[0].casefold() == "en"


def _is_web(iri: str) -> bool:
    return re.match(r"https?://[^/]", iri) is not None
