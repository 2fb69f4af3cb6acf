"""Say who holds a role at the article's date, as far as the facts know it and the country of the post is certain."""

from dataclasses import dataclass

from onrecord.annotate.people import Phrase
from onrecord.annotate.words import Words
from onrecord.ids import slug
from onrecord.reference import Holder, Person, Post
from onrecord.resolve.cast import Cast, Someone, distinct
from onrecord.resolve.facts import Facts
from onrecord.resolve.seeds import PLAIN

_IN = frozenset({"in", "during", "since", "by", "until", "before", "after"})


@dataclass(frozen=True, slots=True)
class Official:
    """Who holds a role, as the facts have it.

    Attributes:
        known: it is a role that the facts know.
        people: one: the holder; several: who may be meant.
        dated: there was a time to ask for.
        posts: which posts it may be.
    """

    known: bool = False
    people: tuple[Someone, ...] = ()
    dated: bool = True
    posts: tuple[Post, ...] = ()


class Holders:
    """Answers for one article."""

    def __init__(self, words: Words, cast: Cast, facts: Facts) -> None:
        self.words = words
        self.cast = cast
        self.facts = facts

    def official(self, m: Phrase, owner: Someone | None) -> Official:
        """Return who holds the role that a phrase names."""
        posts, certain = self._posts(m, owner)
        if not posts:
            return Official()
        held = [h for post in posts for h in self._held(post)]
        first, last = self.facts.first, self.facts.last
        if not first and not last:
            known = self._people([h for h in held if h.person.id in self.facts.named])
            return Official(known=True, people=known or self._people(held if certain else []), dated=False, posts=posts)
        spoken = self._year(m)
        at = [h for h in held if self.facts.then(h) or (spoken and h.within(spoken, spoken))]
        named = [h for h in held if h.person.id in self.facts.named and h.within(first, last)]
        if not self.facts.published and not at:
            at = named  # the time is only inferred, and too long for one holder: of those named, one may have been it
        if not certain:
            at = [h for h in at if h in named]
        people = self._people(at)
        rivals = self._rivals(m, people)
        if len({p.id for p in rivals.values()} | {p.person.id for p in people if p.person}) == 1:
            for someone, person in rivals.items():
                self.facts.identify(someone, person)  # "the Prime Minister … Mrs May"
                people, rivals = (someone,), {}
        if len(people) == 1 and not rivals and not any(h.surely(first, last) for h in at):
            return Official(known=True, people=(), posts=posts)
        return Official(known=True, people=distinct((*people, *rivals)), posts=posts)

    def _posts(self, m: Phrase, owner: Someone | None) -> tuple[tuple[Post, ...], bool]:
        """Return the posts that a phrase may mean, and whether their country is certain."""
        words = [word for word in m.form if word not in PLAIN]
        if owner is not None and m.owner < m.head:
            found = self.facts.lookup.posts_called(" ".join(words), body=owner.local) if owner.local else ()
            return found, True
        if m.last > m.head:
            words += [self.words.lower[i] for i in range(m.head + 1, m.last + 1)]
        role = " ".join(words)
        found = self.facts.lookup.posts_called(role)
        lands = {post.country for post in found}
        if all(role not in post.roles for post in found):
            return found, len(lands) == 1  # "the British prime minister"
        if m.owner >= 0 and m.owner < m.head:
            return found, False  # "his prime minister"
        if len(self.facts.countries) != 1 or not self.facts.countries & lands:
            return found, False
        [country] = self.facts.countries
        here = tuple(post for post in found if post.country == country)
        return here, not any(state in lands for state in self._spoken_of(m) - {country})

    def _held(self, post: Post) -> list[Holder]:
        role = min(post.roles | post.titles)
        found = (
            self.facts.lookup.holders(role, body=post.body)
            if post.body
            else self.facts.lookup.holders(role, country=post.country)
        )
        return [h for h in found if h.post.id == post.id]

    def _people(self, held: list[Holder]) -> tuple[Someone, ...]:
        people = {h.person.id: h.person for h in held}
        return tuple(self.facts.someone(person) for person in people.values())

    def _rivals(self, m: Phrase, people: tuple[Someone, ...]) -> dict[Someone, Person]:
        """Return others whom the article names and who held a role called so, of whatever country, at that time."""
        role = " ".join(word for word in m.form if word not in PLAIN)
        held = {h.person.id: h.person for h in self.facts.lookup.holders(role) if self.facts.then(h)}
        found = {}
        for someone in self.cast.people:
            if someone.kind != "person" or someone in people or not someone.name:
                continue
            if someone.person is not None and someone.person.id in held:
                found[someone] = someone.person
            elif someone.bare:
                bearers = [
                    p
                    for p in self.facts.lookup.by_surname(someone.name[-1])
                    if p.id in held and self.facts.fits(someone, p)
                ]
                if len(bearers) == 1:
                    found[someone] = bearers[0]
        return found

    def _spoken_of(self, m: Phrase) -> set[str]:
        """Return the states of which the sentence has spoken before a phrase."""
        w = self.words
        return {
            slug(p.known.label)
            for p in self.cast.phrases
            if p.known is not None and p.last < m.first and w.sentence[p.head] == w.sentence[m.head]
        }

    def _year(self, m: Phrase) -> str:
        """Return an earlier year of which the sentence speaks: "In 2015 the Labour leader said"; "" for none."""
        w = self.words
        for i in w.tokens(w.sentence[m.head]):
            text = w.text[i]
            if len(text) == 4 and text.isdigit() and text[:2] in ("19", "20") and text < self.facts.first[:4]:
                prep = w.head[i]
                if w.dep[i] == "pobj" and w.lower[prep] in _IN and w.tag[w.head[prep]].startswith(("VB", "MD")):
                    return text
        return ""
