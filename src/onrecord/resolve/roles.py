"""Decide who holds a role ("the Labour leader") and which unnamed voice speaks ("a Labour spokesman").

A role goes to the person to whom the article itself gives it, else to the holder in ``data/offices.en.tsv``, provided
that the article names that person in full; two possible holders leave it open.
"""

from dataclasses import dataclass

from onrecord.annotate.mentions import nominal
from onrecord.annotate.people import Phrase, nouns, state
from onrecord.annotate.words import Words
from onrecord.ids import slug
from onrecord.model import ActorKind
from onrecord.resolve.cast import Cast, Someone
from onrecord.resolve.offices import Office, offices, time_of

PAST = frozenset({"former", "ex", "then", "late", "ex-president", "onetime", "previous", "retired", "future", "next"})
_DEFINITE = frozenset({"the", "that", "this"})
_NEW = frozenset({"another", "one", "second", "third"})
_PLAIN = frozenset({"new", "own", "embattled", "outgoing", "veteran", "senior", "controversial", "current", "same"})


@dataclass(frozen=True, slots=True)
class Seed:
    """The article gives a role to someone: "Defence Secretary Sir Michael Fallon"."""

    head: str
    modifiers: frozenset[str]
    holder: Someone
    token: int


def seeds(words: Words, cast: Cast) -> list[Seed]:
    """Return the roles that the article itself gives to people it names."""
    found = []
    for n, m in enumerate(cast.mentions):
        someone = cast.who.get(n)
        if m.kind == "name" and someone is not None and someone.kind == "person":
            for head, modifiers, at in _given(words, m):
                if not modifiers & PAST:
                    found.append(Seed(head, frozenset(modifiers - _PLAIN), someone, at))
    return found


def _given(words: Words, m: Phrase) -> list[tuple[str, frozenset[str], int]]:
    w = words
    table = nouns()
    found = []
    before: list[str] = []
    i = m.first - 1
    while i >= 0 and w.sentence[i] == w.sentence[m.first] and len(before) < 5 and w.tag[i].startswith(("NN", "JJ")):
        before.insert(0, w.lower[i])
        i -= 1
    title = m.title.split()
    if title and title[0] in table:
        found.append((title[0], frozenset(before), m.first))
    elif before and before[-1] in table and table[before[-1]].number == "s":
        found.append((before[-1], frozenset(before[:-1]), m.first - 1))
    for k in [
        *(k for k in w.kids[m.head] if w.dep[k] == "appos"),
        *([w.head[m.head]] if w.dep[m.head] == "appos" else []),
    ]:
        if w.lower[k] in table and table[w.lower[k]].number == "s" and w.tag[k].startswith("NN"):
            phrase = nominal(w, k, table[w.lower[k]])
            found.append((w.lower[k], _modifiers(w, phrase), k))
    return found


def _modifiers(words: Words, m: Phrase) -> frozenset[str]:
    """Return what narrows a noun: the words before it, and those after "of" or "for"."""
    after = {words.lower[i] for i in range(m.head + 1, m.last + 1) if words.tag[i].startswith(("NN", "JJ"))}
    return frozenset({*m.form[:-1], *after} - _PLAIN)


class Roles:
    """Links the nominal mentions of one article, in order."""

    def __init__(self, words: Words, cast: Cast, published: str | None) -> None:
        self.words = words
        self.cast = cast
        self.seeds = seeds(words, cast)
        self.named = {(p.key[1], p.key[-1]): p for p in cast.people if p.kind == "person" and not p.bare}
        self.time = time_of(frozenset(self.named), published)
        self.at_head = {m.head: n for n, m in enumerate(cast.mentions) if m.kind == "name"}
        self.open: set[int] = set()
        self.roles: set[int] = set()
        self.maybe: dict[int, list[Someone]] = {}

    def link(self) -> None:
        """Link every nominal that is safe; ``open`` keeps those that name somebody we cannot tell."""
        for n, m in enumerate(self.cast.mentions):
            if m.kind == "nominal" and not self._idle(m) and (m.noun is not None or self._government(m)):
                self.nominal(n, m)

    def nominal(self, n: int, m: Phrase) -> None:
        """Link one nominal: an apposition, a role, a voice met before, or a new voice."""
        ruled = self._government(m)
        if m.noun is None and ruled is not None:
            self.cast.link(n, ruled)
            return
        beside = self._beside(m)
        if beside is not None:
            self.cast.link(n, beside)
            return
        if m.noun is not None and m.noun.number == "s" and self._names_one(m):
            holders, role = self.holders(m)
            if len(holders) == 1:
                self.cast.link(n, holders[0])
                self.roles.add(n)
                return
            vague = m.noun.role == "role" or set(m.form) & PAST
            if role or (vague and m.determiner in _DEFINITE and self.named):
                self.open.add(n)  # one of those whom the article names, most likely, but which one?
                self.maybe[n] = holders
                return
        someone = self._voice(m)
        if someone is None:
            self.open.add(n)
        else:
            self.cast.link(n, someone)

    def _idle(self, m: Phrase) -> bool:
        """Say whether the phrase introduces nobody: a predicate, or part of a longer name."""
        w = self.words
        if w.dep[m.head] == "attr":
            return True
        after = m.last + 2  # "Prime Minister's Questions"
        return w.dep[m.head] == "poss" and after < len(w) and w.tag[after].startswith("NNP")

    def _government(self, m: Phrase) -> Someone | None:
        """Return the government behind "Mr Lee's government", if the table of offices knows Lee as its head."""
        owner = self._owner(m)
        if m.form[-1] not in ("government", "administration", "regime") or owner is None or owner.kind != "person":
            return None
        last = owner.key[1] if owner.bare else owner.key[-1]
        lines = [o for o in offices() if o.government and o.holder[1] == last]
        if not owner.bare:
            lines = [o for o in lines if o.holder[0] == owner.key[1]]
        if len({o.government for o in lines}) != 1:
            return None
        known = state(lines[0].government)
        name = tuple(known.label.split())
        return self.cast.add(
            Someone(("known", known.label), known.kind, plural=True, name=name, wikidata=known.wikidata)
        )

    def _names_one(self, m: Phrase) -> bool:
        capital = self.words.text[m.head][:1].isupper() and not m.determiner
        return m.determiner in _DEFINITE or capital or (m.noun is not None and m.noun.role == "role" and m.owner >= 0)

    def _beside(self, m: Phrase) -> Someone | None:
        """Return the person whom an apposition names: "the mayor, Ana Ruiz,"."""
        w = self.words
        if m.noun is None or m.noun.number != "s":
            return None
        near = [k for k in w.kids[m.head] if w.dep[k] == "appos"]
        if w.dep[m.head] == "appos":
            near.append(w.head[m.head])
        for k in near:
            n = self.at_head.get(k)
            someone = self.cast.who.get(n) if n is not None else None
            if someone is not None and someone.kind == "person":
                return someone
        return None

    def holders(self, m: Phrase) -> tuple[list[Someone], bool]:
        """Return the people named here who may hold a role, and whether it is a role that we know of at all."""
        wanted = _modifiers(self.words, m)
        if wanted & PAST:
            return [], False
        same = [s for s in self.seeds if s.head == m.form[-1]]
        fitting = [s for s in same if wanted <= s.modifiers or (s.modifiers and s.modifiers <= wanted)]
        exact = [s for s in fitting if s.modifiers == wanted]
        official, known = self._office(m, wanted)
        seeded = _distinct([s.holder for s in fitting])
        if len(seeded) > 1 and len(_distinct([s.holder for s in exact])) == 1:
            seeded = [exact[0].holder]
        if len(seeded) == 1 and not exact:
            return _distinct(
                [*seeded, *official]
            ), True  # "the president" and "Ruritanian President Lee": perhaps another
        return (seeded, True) if seeded else (official, known)

    def _office(self, m: Phrase, wanted: frozenset[str]) -> tuple[list[Someone], bool]:
        role = _role(m, wanted)
        lines = [o for o in offices() if role in o.roles and o.holder in self.named]
        return _distinct([self.named[o.holder] for o in self._in_office(m, lines)]), any(
            role in o.roles for o in offices()
        )

    def _in_office(self, m: Phrase, lines: list[Office]) -> list[Office]:
        """Keep the holders of the time that the article is about; a sentence about another year keeps all of them."""
        if not lines:
            return []
        first, last = self.time
        years = {self.words.text[i] for i in self.words.tokens(self.words.sentence[m.head])}
        if any(_is_year(y) and not first[:4] <= y <= last[:4] for y in years):
            return lines
        return [o for o in lines if o.since <= first and (not o.until or last <= o.until)]

    def _voice(self, m: Phrase) -> Someone | None:
        """Return an unnamed voice: one met before where the words say so, else a new one; None where it is unclear."""
        w = self.words
        modifiers = frozenset(m.form[:-1]) - _NEW
        head = m.form[-1]
        owner = self._owner(m)
        if m.determiner in _DEFINITE and m.last == m.head:
            earlier = [p for p in self.cast.people if p.head and self._alike(p, head, m) and modifiers <= p.modifiers]
            earlier = [p for p in earlier if p.mentions]
            if len(earlier) > 1:
                here = w.paragraph[m.head]
                near = [p for p in earlier if here - w.paragraph[self.cast.mentions[p.mentions[-1]].head] <= 1]
                return near[0] if len(near) == 1 else None
            if earlier:
                return earlier[0]
        noun = m.noun
        extra = [w.lower[i] for i in range(m.head + 1, m.last + 1)]
        key = (
            "voice",
            slug(" ".join(owner.name)) if owner else "",
            *sorted(modifiers),
            head,
            *([] if owner else extra),
        )
        if m.determiner in _NEW or set(m.form[:-1]) & _NEW:
            key = (*key, str(sum(p.key[: len(key)] == key for p in self.cast.people) + 1))
        plural = noun.number == "p" if noun else w.tag[m.head] in ("NNS", "NNPS")
        kind: ActorKind = "group" if plural else ("unnamed" if noun else "unknown")
        gender = noun.gender.replace("-", "") if noun else ""
        label = w.phrase(*self._shown(m))
        if owner is not None and m.determiner == "'s" and owner.name:
            words = [w.text[k] for k in range(m.owner + 1, m.last + 1) if w.tag[k] != "POS"]
            label = f"{' '.join(owner.name)}'s {' '.join(words)}"
        return self.cast.add(
            Someone(
                key, kind, gender=gender, plural=plural, owner=owner, label=label, head=head,
                modifiers=modifiers | (frozenset(w.casefold() for w in owner.name) if owner else frozenset()),
            )
        )  # fmt: skip

    def _alike(self, p: Someone, head: str, m: Phrase) -> bool:
        spokes = m.noun is not None and m.noun.role == "spokes" and m.noun.number == "s"
        theirs = nouns().get(p.head)
        return p.head == head or (spokes and theirs is not None and theirs.role == "spokes" and theirs.number == "s")

    def _owner(self, m: Phrase) -> Someone | None:
        n = self.at_head.get(m.owner)
        return self.cast.who.get(n) if n is not None else None

    def _shown(self, m: Phrase) -> tuple[int, int]:
        first = m.first
        while first < m.head and self.words.tag[first] in ("DT", "PDT", "PRP$", "WP$"):
            first += 1
        return first, m.last


def _role(m: Phrase, wanted: frozenset[str]) -> str:
    """Return the role as ``offices.en.tsv`` writes it: "labour leader", "prime minister"."""
    words = [word for word in m.form[:-1] if word not in _PLAIN]
    if m.last > m.head and m.form[-1] in ("leader",):
        words += sorted(wanted - set(words) - {"party"})
    return " ".join([*words, m.form[-1]])


def _distinct(people: list[Someone]) -> list[Someone]:
    return list({id(p): p for p in people}.values())


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")
