"""What the reference facts tell of one article: whose politics it is about, who its people are, and at what time.

Somebody is a person of the facts only where that leaves no doubt: a full name of the same politics, or a surname with
the office that its bearer held, and nothing against it.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from onrecord.annotate.people import Forms, contexts, known_forms, nicknames
from onrecord.annotate.words import Words
from onrecord.ids import slug
from onrecord.model import Article
from onrecord.reference import Body, Holder, Lookup, Person, Post
from onrecord.resolve.cast import Cast, Someone
from onrecord.resolve.families import GENERATIONS
from onrecord.resolve.seeds import PAST, PLAIN, Seed

_NEUTRAL = frozenset(
    {"leader", "minister", "secretary", "politician", "mp", "lawmaker", "candidate", "nominee", "chairman", "chair",
     "member", "representative", "frontrunner", "rival", "hopeful", "man", "woman", "boss", "chief", "head", "father",
     "mother", "husband", "wife", "friend", "colleague", "opponent", "veteran", "figure", "backbencher", "incumbent",
     "frontbencher", "ally", "peer", "statesman", "brother", "sister", "son", "daughter", "senator", "governor",
     "congressman", "congresswoman", "doctor", "physician"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kinds:
    """What bodies are, by id, the country that each context of `contexts` is about, and the words for bodies."""

    governments: frozenset[str]
    parties: frozenset[str]
    political: frozenset[str]
    countries: dict[str, str]
    forms: Forms


@lru_cache(maxsize=4)
def kinds(facts: Lookup) -> Kinds:
    """Tell governments and parties by the posts in them: who leads a body that is no government leads a party."""
    posts = [post for post in facts.reference.posts if post.body in facts.bodies]
    governments = frozenset(post.body for post in posts if post.heads)
    parties = frozenset(
        post.body
        for post in posts
        if post.body not in governments
        and facts.bodies[post.body].kind == "organisation"
        and "leader" in role_nouns([post])
    )
    political = frozenset(post.body for post in posts)
    bodies = facts.reference.bodies
    countries = {form.needs: body.country or body.id for body in bodies for form in body.forms if form.needs}
    return Kinds(governments, parties, political, countries, known_forms(facts.reference))


class Facts:
    """The facts as they apply to one article; needs its names linked and its own roles read.

    Attributes:
        states: how often the article names each state.
        countries: those whose politics it is about.
        named: the people of the facts whom it names, by id.
        first, last: the days for which roles are to be read; empty where they cannot be told.
    """

    def __init__(self, words: Words, cast: Cast, seeds: list[Seed], *, article: Article, lookup: Lookup) -> None:
        self.words = words
        self.cast = cast
        self.seeds = seeds
        self.lookup = lookup
        self.kinds = kinds(lookup)
        self.states = self._states()
        self.countries = self._countries()
        self.named: dict[str, Someone] = {}
        self._full_names()
        self.published = bool(article.published)
        self.first, self.last = self._time(article.published)
        for seed in seeds:
            if seed.holder.bare and seed.holder.person is None:
                self._by_office(seed)

    def _states(self) -> Counter[str]:
        """Return the states that the article names, by name or adjective."""
        return Counter(
            slug(m.known.label) for m in self.cast.phrases if m.known is not None and m.known.kind == "place"
        )

    def _countries(self) -> frozenset[str]:
        """Return the countries whose politics the article is about: its parties, governments and telling words."""
        found = {self.kinds.countries.get(contexts()[word], "") for word in set(self.words.text) & contexts().keys()}
        for m in self.cast.phrases:
            if m.known is not None and m.known.kind == "organisation":
                body = self.lookup.body(slug(m.known.label))
                if body is not None and (body.id in self.kinds.political or body.label.endswith("Party")):
                    found.add(body.country)
        return frozenset(found - {""})

    def _full_names(self) -> None:
        """Identify those whose full names leave no doubt."""
        full = {p.id: s for s in self.cast.people if s.kind == "person" and not s.bare for p in self._called(s)}
        for id_, someone in full.items():
            if self._is(someone, self.lookup.people[id_], set(full)):
                self.identify(someone, self.lookup.people[id_])

    def _called(self, someone: Someone) -> list[Person]:
        """Return the only person of the facts whom a full name may mean, middle names and short forms aside."""
        name = tuple(word for word in someone.name if word.casefold().strip(".,") not in GENERATIONS)
        found = list(self.lookup.person(name))
        if not found and len(name) > 1:
            firsts = (name[0], *nicknames().get(name[0].casefold(), ()))
            found = list(dict.fromkeys(p for first in firsts for p in self.lookup.person((first, name[-1]))))
        return found if len(found) == 1 else []

    def _is(self, someone: Someone, person: Person, all_: set[str]) -> bool:
        """Say whether a full name leaves no doubt about who it is: the same role or politics, nothing against it."""
        posts = [h.post for h in self.lookup.held_by(person.id)]
        lands = {post.country for post in posts} - {""}
        if not self._may_be(someone, person):
            return False
        agrees = any(seed.holder is someone and seed.head in role_nouns(posts) for seed in self.seeds)
        if len(someone.name) > 1 and someone.name[-1].casefold().strip(".,") in GENERATIONS:
            return agrees  # a son has his father's name
        beside = any({h.post.country for h in self.lookup.held_by(other)} & lands for other in all_ - {person.id})
        return agrees or beside or bool(lands & (self.countries | self.states.keys()))

    def _may_be(self, someone: Someone, person: Person) -> bool:
        """Say whether nothing that the article says of somebody is against it: gender, other roles, another country."""
        posts = [h.post for h in self.lookup.held_by(person.id)]
        lands = {post.country for post in posts}
        heads = role_nouns(posts) | _NEUTRAL
        for seed in self.seeds:
            if seed.holder is someone:
                bodies = [body for word in seed.modifiers for body, _ in self.lookup.bodies_by_form(word.capitalize())]
                foreign = any(body.kind == "place" and body.id not in lands for body in bodies)
                if (foreign and seed.head not in ("ambassador", "envoy")) or seed.head not in heads:
                    return False
        for n in someone.mentions:
            for k in self.words.kids[self.cast.phrases[n].head]:
                if self.words.dep[k] == "appos" and self.words.tag[k] == "NN" and self.words.lower[k] not in heads:
                    return False  # "Mr Johnson, a plumber"
        return not (someone.gender and person.gender and someone.gender != person.gender)

    def identify(self, someone: Someone, person: Person) -> None:
        """Take somebody for a person of the facts."""
        someone.person, someone.local = person, person.id
        someone.wikidata = person.wikidata or ""
        someone.gender = someone.gender or person.gender
        someone.name, someone.bare = tuple(person.label.split()), False
        self.named[person.id] = someone

    def _time(self, published: str | None) -> tuple[str, str]:
        """Return the first and last day that roles are to be read for: of publication, else when those named agree.

        With fewer than two named people in office no time can be told: two empty strings.
        """
        if published:
            return published, published
        held = [h for person in self.named for h in self.lookup.held_by(person) if h.membership.since]
        starts = sorted({h.membership.since for h in held})
        count = {s: len({h.person.id for h in held if _in_office(h, s)}) for s in starts}
        most = max(count.values(), default=0)
        if most < 2:
            return "", ""
        best = [s for s in starts if count[s] == most]
        ends = [h.membership.until for h in held if _in_office(h, best[-1]) and h.membership.until]
        return best[0], min([*ends, *(s for s in starts if s > best[-1])], default="")

    def _by_office(self, seed: Seed) -> None:
        """Identify a bare surname by its office: "President Putin"."""
        tokens = (self.words.lower[i] for i in range(seed.first, seed.last + 1))
        role = " ".join(word for word in tokens if word not in PAST | PLAIN)
        held = [h for h in self.lookup.holders(role) if h.person in self.lookup.by_surname(seed.holder.name[-1])]
        if self.first or self.last:
            held = [
                h for h in held if (seed.past and h.membership.since <= self.last) or h.within(self.first, self.last)
            ]
        people = {h.person.id: h.person for h in held}
        lands = {h.post.country for h in held}
        if len(people) != 1 or not lands & (self.countries | self.states.keys()):
            return
        [person] = people.values()
        if self.fits(seed.holder, person) and person.id not in self.named:
            self.identify(seed.holder, person)

    def fits(self, someone: Someone, person: Person | None) -> bool:
        """Say whether nothing but the first name is missing to make somebody this person."""
        if person is None or someone.name[-1].casefold() != person.label.split()[-1].casefold():
            return False
        return self._may_be(someone, person)

    def then(self, holder: Holder) -> bool:
        """Say whether somebody may have held a post at the article's time: all of it, where that is only inferred."""
        if self.published:
            return holder.within(self.first, self.last)
        m = holder.membership
        return m.since <= self.first and (not m.until or (bool(self.last) and self.last <= m.until))

    def someone(self, person: Person) -> Someone:
        """Return a person of the facts as one of the article's, though nobody may have named them."""
        known = self.named.get(person.id) or self.cast.get(("fact", person.id))
        if known is not None:
            return known
        return Someone(
            ("fact", person.id), "person", gender=person.gender, name=tuple(person.label.split()), local=person.id,
            wikidata=person.wikidata or "", person=person,
        )  # fmt: skip

    def body(self, body: Body) -> Someone:
        """Return a body of the facts as one of the article's."""
        name = tuple(body.label.split())
        new = Someone(
            ("known", body.label), body.kind, plural=True, name=name, local=body.id, wikidata=body.wikidata or ""
        )
        return self.cast.add(new)

    def governments_of(self, someone: Someone) -> tuple[Body, ...]:
        """Return what "Mr Lee's government" may be."""
        people = [someone.person] if someone.person else self.lookup.by_surname(someone.name[-1])
        if not someone.bare and someone.person is None:
            people = list(self.lookup.person(someone.name))
        return tuple({b.id: b for person in people for b in self.lookup.governments(person.id)}.values())

    def posts_now(self, someone: Someone) -> list[str]:
        """Return the posts that somebody is known to hold at the article's date."""
        if someone.person is None or not (self.first or self.last):
            return []
        held = [h for h in self.lookup.held_by(someone.person.id) if self.then(h)]
        return [h.post.id for h in held if h.surely(self.first, self.last)]


def _in_office(holder: Holder, day: str) -> bool:
    """Say whether somebody held a post on a day, the day of leaving left out."""
    m = holder.membership
    return m.since <= day and (not m.until or day < m.until)


def role_nouns(posts: list[Post]) -> set[str]:
    """Return the nouns of roles: "secretary" of "secretary of state"."""
    return {role.split(" of ")[0].split()[-1] for post in posts for role in (*post.roles, *post.titles)}
