"""Decide who holds a role: "the Labour leader", "the Prime Minister", "the former mayor".

A role that the article gives somebody in exactly these words is theirs. Else it goes to its holder at the article's
date, where the facts know one and nobody else here may be meant; else to the only one here whom it fits.
"""

from dataclasses import replace

from onrecord.annotate.mentions import GOVERNMENTS
from onrecord.annotate.people import Phrase, title_nouns
from onrecord.annotate.words import Words
from onrecord.model import Why
from onrecord.resolve.cast import Cast, Link, Someone, distinct
from onrecord.resolve.grammar import over_body
from onrecord.resolve.holders import Holders, Official
from onrecord.resolve.nearness import at_hand
from onrecord.resolve.seeds import PAST, Seed, modifiers
from onrecord.resolve.voices import DEFINITE, Voices


class Roles:
    """Links the nominal mentions of one article."""

    def __init__(self, words: Words, cast: Cast, seeds: list[Seed], holders: Holders) -> None:
        self.words = words
        self.cast = cast
        self.seeds = seeds
        self.holders = holders
        self.voices = Voices(words, cast)
        self.at_head = {m.head: n for n, m in enumerate(cast.phrases) if m.kind == "name"}
        self.starts = {m.first: m.head for m in cast.phrases if m.kind == "name" and m.label == "person"}
        self.named = any(p.kind == "person" and not p.bare for p in cast.people)

    def link(self) -> None:
        """Link every nominal that is safe, in order; those that refer back to a body are not for here."""
        for n, m in enumerate(self.cast.phrases):
            if m.kind == "nominal" and not self._idle(m) and (m.noun is not None or self._government(m)):
                self.nominal(n, m)
        self._opening()

    def _opening(self) -> None:
        """Give the role with which an article opens to the first person whom it names, if their title goes with it.

        "The leader of Saltmere council has resigned. Councillor Ana Ruiz told …"
        """
        first = next((n for n, m in enumerate(self.cast.phrases) if m.kind == "name" and m.label == "person"), None)
        if first is None or first not in self.cast.who:
            return
        name = self.cast.phrases[first]
        for n, m in enumerate(self.cast.phrases[:first]):
            if m.noun is not None and m.noun.role == "role" and n not in self.cast.who and self._goes_with(m, name):
                narrowed = modifiers(self.words, m)
                self.seeds.append(Seed(m.form[-1], narrowed, self.cast.who[first], first, m.head, m.head, past=False))
                open_ = (k for k in range(len(self.cast.phrases)) if k in self.cast.links and k not in self.cast.who)
                for k in list(open_):
                    if self.cast.phrases[k].form[-1] == m.form[-1]:
                        self.nominal(k, self.cast.phrases[k])

    def _goes_with(self, m: Phrase, name: Phrase) -> bool:
        """Say whether a role and a titled name right after it open an article and go together."""
        words = {*modifiers(self.words, m), m.form[-1]}
        nouns = [noun for title in name.title.split() for noun in title_nouns().get(title, ())]
        near = self.words.paragraph[name.head] - self.words.paragraph[m.head] <= 2
        subjects = self.words.dep[m.head] == self.words.dep[name.head] == "nsubj"
        return near and subjects and any(set(noun.split()) <= words for noun in nouns)

    def nominal(self, n: int, m: Phrase) -> None:
        """Link one nominal: a government, an apposition, a role, a voice met before, or a new voice."""
        link = self._decide(m)
        self.cast.set(n, link)
        if link.who is not None and link.who.kind == "person" and link.why == "role at the date":
            self._note(link.who, m)

    def _decide(self, m: Phrase) -> Link:
        owner = self.owner(m)
        ruled = self._government(m)
        if m.noun is None and ruled is not None:
            return Link("whose government", ruled, self.at_head[m.owner])
        beside = self._beside(m)
        if beside is not None:
            return Link("apposition", self.cast.who[beside], beside)
        if m.noun is not None and m.noun.number == "s" and self._names_one(m):
            link = self._holder(m, owner)
            if link is not None:
                return link
        return self.voices.link(m, owner)

    def _note(self, someone: Someone, m: Phrase) -> None:
        """Remember which post a role stood for."""
        official = self.holders.official(m, self.owner(m))
        someone.posts += [post for post in official.posts if post not in someone.posts]
        self.cast.add(someone)

    def _idle(self, m: Phrase) -> bool:
        """Say whether the phrase introduces nobody: a predicate, or part of a longer name."""
        w = self.words
        if w.dep[m.head] == "attr":
            return True
        after = m.last + 2  # "Prime Minister's Questions"
        return w.dep[m.head] == "poss" and after < len(w) and w.tag[after].startswith("NNP")

    def _government(self, m: Phrase) -> Someone | None:
        """Return the government behind "Mr Lee's government", if the facts know Lee as its head."""
        owner = self.owner(m)
        if m.form[-1] not in GOVERNMENTS or owner is None or owner.kind != "person":
            return None
        bodies = self.holders.facts.governments_of(owner)
        return self.holders.facts.body(bodies[0]) if len(bodies) == 1 else None

    def _names_one(self, m: Phrase) -> bool:
        role = m.noun is not None and m.noun.role == "role"
        headline = role and self.words.sentence[m.head] in self.words.titled  # where articles are left out
        capital = not m.determiner and (headline or self.words.text[m.head][:1].isupper())
        return m.determiner in DEFINITE or capital or (role and m.owner >= 0)

    def _beside(self, m: Phrase) -> int | None:
        """Return the name of the person in apposition: "the mayor, Ana Ruiz,"."""
        w = self.words
        if m.noun is None or m.noun.number != "s":
            return None
        near = [k for k in w.kids[m.head] if w.dep[k] == "appos"]
        bodies = [k for prep in w.kids[m.head] for k in w.kids[prep] if over_body(w, k) == m.head]
        near += [k for body in bodies for k in w.kids[body] if w.dep[k] == "appos" and k > body]
        if w.dep[m.head] == "appos":
            near.append(w.head[m.head])
        if self.words.text[m.head][:1].isupper() and not m.determiner:
            near += self._behind(m)
        for k in near:
            n = self.at_head.get(k)
            if n is not None and n in self.cast.who and self.cast.who[n].kind == "person":
                return n
        return None

    def _behind(self, m: Phrase) -> list[int]:
        """Return the head of the name that a role runs into: "Speaker of the House Ana Ruiz"."""
        w = self.words
        for i in range(m.head + 1, min(m.head + 6, len(w))):
            if i in self.starts:
                return [self.starts[i]]
            if w.lower[i] not in ("of", "for", "the") and not w.tag[i].startswith("NNP"):
                break
        return []

    def _holder(self, m: Phrase, owner: Someone | None) -> Link | None:
        """Return who holds a role, or that it cannot be told; None: it is no role, but perhaps a voice."""
        narrowed = modifiers(self.words, m)
        past = bool(narrowed & PAST)
        exact, loose = self._given(m, narrowed - PAST, past=past)
        official = Official() if past else self._without_former(m, narrowed, self.holders.official(m, owner))
        link = self._settle(m, exact, loose, official)
        if link is not None:
            return link
        vague = m.noun is not None and (m.noun.role == "role" or past)
        if official.known or (vague and m.determiner in DEFINITE and self.named):
            # One of those whom the article names, most likely, but which one?
            why: Why = (
                "nobody fits" if official.known and official.dated else "unclear" if official.dated else "no date"
            )
            return Link(why, candidates=official.people)
        return None

    def _without_former(self, m: Phrase, narrowed: frozenset[str], official: Official) -> Official:
        """Leave out those whom the article calls former holders of this very role."""
        former = {id(s.holder) for s in self.seeds if s.past and s.head == m.form[-1] and s.modifiers == narrowed}
        return replace(official, people=tuple(p for p in official.people if id(p) not in former))

    def _given(self, m: Phrase, narrowed: frozenset[str], *, past: bool) -> tuple[list[Seed], list[Seed]]:
        """Return where the article gives this role to somebody: in exactly these words, or in more or fewer."""
        gender = m.noun.gender if m.noun else ""
        fit = [
            s
            for s in self.seeds
            if s.head == m.form[-1] and s.past == past and not (gender and s.holder.gender not in ("", gender))
        ]
        exact = [s for s in fit if s.modifiers == narrowed]
        loose = [
            s for s in fit if s not in exact and (narrowed <= s.modifiers or (s.modifiers and s.modifiers <= narrowed))
        ]
        return exact, loose

    def _settle(self, m: Phrase, exact: list[Seed], loose: list[Seed], official: Official) -> Link | None:
        """Weigh the article's own words against the facts; None: neither knows the role."""
        own, near = distinct([s.holder for s in exact]), distinct([s.holder for s in loose])
        sure = official.people[0] if len(official.people) == 1 and official.dated else None
        if len(own) == 1:
            return Link("role in the text", own[0], exact[0].n)
        if sure is not None and (sure in own or not own) and not set(map(id, near)) - {id(sure)}:
            through = next((s.n for s in (*exact, *loose) if s.holder is sure), None)
            return Link("role at the date", sure, through)
        here = at_hand(self.words, self.cast, own or near, m.head) if not official.people else ()
        if here:
            return Link("role in the text", here[0], next(s.n for s in (*exact, *loose) if s.holder is here[0]))
        found = distinct((*own, *near, *official.people)) if official.dated else distinct((*own, *near))
        if len(found) > 1:
            return Link("several fit", candidates=found)
        if found and found == near:
            return Link("role in the text", found[0], loose[0].n)
        return None

    def owner(self, m: Phrase) -> Someone | None:
        """Return whose spokesman, leader … a phrase means."""
        n = self.at_head.get(m.owner)
        return self.cast.who.get(n) if n is not None else None
