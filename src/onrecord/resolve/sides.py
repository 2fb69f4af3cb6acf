"""Tell whose side somebody is on: the body of a spokesman, the party of its leader, the state of a minister.

Only what the article says counts: a post that it gives to somebody, in its own words or in words that the facts read.
"""

from onrecord.annotate.mentions import definite
from onrecord.annotate.people import Phrase, nouns
from onrecord.annotate.words import Words
from onrecord.resolve.cast import Cast, Link, Someone, distinct
from onrecord.resolve.facts import Facts
from onrecord.resolve.seeds import Seed

_STATES = frozenset({"spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy"})
_DEPTH = 4  # a spokesman of an aide of a minister


class Sides:
    """Finds the bodies for which the people of one article speak."""

    def __init__(self, words: Words, cast: Cast, seeds: list[Seed], facts: Facts) -> None:
        self.words = words
        self.cast = cast
        self.facts = facts
        self.seeds = seeds
        self.definite = {m.head: n for n, m in enumerate(cast.phrases) if m.kind == "nominal" and definite(m)}
        self.bodies: dict[int, int] = {
            i: n
            for n, m in enumerate(cast.phrases)
            if m.kind == "name" and m.label != "person" and n in cast.who
            for i in range(m.first, m.last + 1)
        }

    def of(self, someone: Someone, depth: int = 0, *, dated: bool = False) -> tuple[Someone, ...]:
        """Return the bodies on whose side somebody is; a body is its own side.

        Args:
            someone: whoever speaks.
            depth: of spokesmen of spokesmen.
            dated: take the posts that somebody is known to hold at the article's date, where it gives them none.
        """
        if depth > _DEPTH:
            return ()
        if someone.kind in ("organisation", "place", "unknown"):
            return (someone,) if someone.name else ()
        if someone.kind == "person":
            found = self._of_person(someone)
            return found or (self._at_the_date(someone) if dated else ())
        noun = nouns().get(someone.head)
        if someone.owner is not None and noun is not None and noun.role in ("spokes", "source"):
            return self.of(someone.owner, depth + 1, dated=dated)
        within = self._within(someone)
        if within:
            return within
        return (someone,) if someone.plural else ()

    def _of_person(self, someone: Someone) -> tuple[Someone, ...]:
        found: list[Someone] = []
        for seed in self.seeds:
            if seed.holder is someone and not seed.past:
                known = self._named_in(seed.first, seed.last, states=seed.head in _STATES)
                found += known or self._referred_to(seed) or self._by_fact(seed)
        for post in someone.posts:
            found += self._post(post.id)
        return distinct(found)

    def _referred_to(self, seed: Seed) -> list[Someone]:
        """Return the body of "the party's leader", "head of the council": one named before, and only referred to."""
        w = self.words
        heads = [i for i in range(seed.first, seed.last + 1) if w.lower[i] == seed.head]
        tokens = [*(w.child(i, "poss") for i in heads), seed.last]
        return [self.cast.who[n] for i in tokens if (n := self.definite.get(i)) is not None and n in self.cast.who]

    def _at_the_date(self, someone: Someone) -> tuple[Someone, ...]:
        party = self.facts.lookup.body(someone.party)
        if party is not None:
            return (self.facts.body(party),)
        return distinct([body for post in self.facts.posts_now(someone) for body in self._post(post)])

    def _by_fact(self, seed: Seed) -> list[Someone]:
        """Return the body of the post that the article's words for a role mean, for a person whom the facts know."""
        person = seed.holder.person
        if person is None:
            return []
        role = " ".join(self.words.lower[i] for i in range(seed.first, seed.last + 1))
        posts = {post.id for post in self.facts.lookup.posts_called(role)}
        held = {h.post.id for h in self.facts.lookup.held_by(person.id)} & posts
        return [body for post in sorted(held) for body in self._post(post)]

    def _post(self, id_: str) -> list[Someone]:
        """Return the body of a post: the party of its leader, the state of whoever governs it."""
        post = self.facts.lookup.posts[id_]
        local = post.country if not post.body or post.body in self.facts.kinds.governments else post.body
        body = self.facts.lookup.body(local)
        return [self.facts.body(body)] if body is not None else []

    def _within(self, someone: Someone) -> tuple[Someone, ...]:
        """Return the bodies named inside the words for an unnamed voice: "a Labour spokesman"."""
        found: list[Someone] = []
        for n in someone.mentions:
            m = self.cast.phrases[n]
            if m.kind == "nominal":
                spokes = m.noun is not None and m.noun.role == "spokes"
                found += self._named_in(m.first, m.last, states=spokes)
        return distinct(found)

    def _named_in(self, first: int, last: int, *, states: bool) -> list[Someone]:
        """Return the bodies named between two tokens; a state or town mostly says where somebody is from, no more."""
        inside = dict.fromkeys(self.bodies[i] for i in range(first, last + 1) if i in self.bodies)
        found = [self.cast.who[n] for n in inside if n in self.cast.who and not _from(self.cast.phrases[n])]
        return [p for p in found if p.kind == "organisation" or (states and p.kind == "place" and p.local)]

    def we(self, speaker: Someone | None, source: int | None) -> Link:
        """Return whom "we" means in the words of a speaker: the only body on whose side they are, never them alone."""
        if speaker is None:
            return Link("unclear")
        found = self.of(speaker)
        if len(found) == 1:
            return Link("speaker's side", found[0], source)
        candidates = found or ((speaker.owner,) if speaker.owner is not None else ())
        return Link("several fit" if found else "unclear" if candidates else "nobody fits", candidates=candidates)


def _from(m: Phrase) -> bool:
    return m.known is not None and m.known.kind == "place" and m.known.reading in ("adjective", "people")
