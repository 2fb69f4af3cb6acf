"""A made-up world of news, from a seed: people and bodies in communities, and articles that name them, with the truth.

Nobody in it is real: surnames and places are made of syllables, first names and roles are drawn at random. What the
articles show of an actor is what a `Profile` holds: a name in one of its forms, perhaps a role, who stands beside, the
outlet and the date. `World` says how often everything happens, so that each can be made harder.

How it is made: every person has a field (politics, trade, …), a home, years in the news, one to three posts in turn and
a popularity (Zipf); communities are people of one field and region; an article is about one community on one day, and
takes most of its people from there, some from the field elsewhere and some of the most popular anywhere. A share of
people bear the full name of somebody in another field, place and time (namesakes). Truth is which person or body an
appearance was drawn for.
"""

import math
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from onrecord.actors.profile import Profile
from onrecord.annotate.people import given_names, nicknames
from onrecord.ids import digest, slug
from tests.bench.actors_words import (
    ARABIC,
    BEATS,
    CODAS,
    COMMON,
    CONCERNS,
    EASTERN,
    ENDINGS,
    FIELDS,
    HEADS,
    NATIONAL,
    ONSETS,
    PARTIES,
    SHAPES,
    SLAVIC,
    TOWN,
    VOWELS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How many articles, and how often what happens in them; shares are of people or of appearances."""

    articles: int = 1000
    namesakes: float = 0.06  # people who bear the full name of somebody else
    famous_namesakes: float = 0.02  # of those, how many have it of somebody popular and are nearly as popular
    close_namesakes: float = 0.1  # of those, how many are in the same field
    movers: float = 0.06  # people who go to another field in their career, near or far
    foreign: float = 0.12  # people whose name is transliterated in several ways or goes in either order
    middle: float = 0.15  # people with a middle name, which is shown half the time
    bodies: float = 0.25  # appearances that are of bodies and places
    role: float = 0.5  # appearances with a role
    wrong_role: float = 0.005  # appearances with somebody else's role
    gender: float = 0.7  # appearances that tell a gender
    bare: float = 0.04  # appearances that give the surname alone
    initial: float = 0.02
    nickname: float = 0.06  # appearances by nickname, of those who have one
    typo: float = 0.004
    acronym: float = 0.25  # appearances of a body with an acronym that give it alone
    dated: float = 0.95  # articles with a date
    seed: int = 1


@dataclass(eq=False, slots=True)
class Someone:
    """A person, body or place of the world; ``forms`` are the spellings of the full name, first the usual one."""

    number: int
    kind: str
    forms: list[str]
    walk: str = ""
    home: str = ""
    gender: str = ""
    given: str = ""
    middle: str = ""
    surname: str = ""
    short: list[str] = field(default_factory=list)
    posts: list[tuple[float, str]] = field(default_factory=list)
    since: float = 0.0
    until: float = 0.0
    weight: float = 1.0


class Maker:
    """Makes a world; all chance comes from one seeded generator."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.random = random.Random(world.seed)
        appearances = world.articles * 10
        self.people_count = max(30, int(3 * appearances**0.7))
        self.nicknames = {name: sorted(forms) for name, forms in nicknames().items()}
        self.given = sorted(name for name in given_names() if name.isascii())
        self.random.shuffle(self.given)
        self.genders = given_names()
        self.surnames = sorted({self._word() for _ in range(max(40, int(self.people_count**0.9)))})
        self.towns = sorted({self._word() + self.random.choice(TOWN) for _ in range(max(6, self.people_count // 80))})
        self.everybody: list[Someone] = []
        self.people = [self._person() for _ in range(self.people_count)]
        bodies = [self._body() for _ in range(max(8, self.people_count // 8))]
        self.bodies = list({body.forms[0]: body for body in bodies}.values())
        for group in (self.people, self.bodies):
            for someone, weight in zip(group, self._zipf(len(group)), strict=True):
                someone.weight = weight
        self._namesakes()
        self._communities()
        for number, someone in enumerate(self.people + self.bodies):
            someone.number = number

    def _word(self) -> str:
        r = self.random
        out = r.choice(ONSETS) + r.choice(VOWELS) + r.choice(CODAS)
        if r.random() < 0.6:
            out += r.choice(["", r.choice(ONSETS)]) + r.choice(
                ["er", "ow", "ey", "in", "ard", "ley", "son", "well", "iss"]
            )
        return out.capitalize()

    def _zipf(self, n: int, s: float = 1.0) -> list[float]:
        weights = [1 / (k + 2) ** s for k in range(n)]
        self.random.shuffle(weights)
        return weights

    def _person(self) -> Someone:
        r, w = self.random, self.world
        who = Someone(0, "person", [])
        if r.random() < w.foreign:
            self._foreign(who)
        else:
            who.given = self.given[min(int(r.expovariate(1 / 150)), len(self.given) - 1)]
            who.gender = self.genders[who.given]
            rank = min(int(r.expovariate(1 / (len(self.surnames) / 4))), len(self.surnames) - 1)
            who.surname = r.choice(COMMON) if r.random() < 0.12 else self.surnames[rank]
            if r.random() < 0.03:
                who.surname += "-" + r.choice(self.surnames)
            who.forms = [f"{who.given} {who.surname}"]
            if r.random() < w.middle:
                who.middle = r.choice([r.choice(self.given), r.choice("ABCDEFGHJLMPRST") + "."])
        self._life(who)
        return who

    def _foreign(self, who: Someone) -> None:
        r = self.random
        who.gender = "m"
        kind = r.choice(["slavic", "arabic", "eastern"])
        if kind == "eastern":
            family, one, two = (
                r.choice(["Kim", "Park", "Choi", "Jung", "Kang"]),
                r.choice(EASTERN),
                r.choice(EASTERN).lower(),
            )
            who.given, who.surname = f"{one}-{two}", family
            who.forms = [f"{family} {one}-{two}", f"{one}-{two} {family}", f"{family} {one} {two.capitalize()}"]
            return
        given = r.choice(SLAVIC if kind == "slavic" else ARABIC)
        root = r.choice(self.surnames)
        ends = r.choice(ENDINGS) if kind == "slavic" else ["", ""]
        families = [root + end for end in ends]
        if kind == "arabic" and r.random() < 0.4:
            families = [f"al-{root}", f"el-{root}", root]
        who.given, who.surname = given[0], families[0]
        who.forms = list(dict.fromkeys(f"{g} {f}" for g in given for f in families))

    def _life(self, who: Someone) -> None:
        r, w = self.random, self.world
        who.walk, who.home = r.choice(sorted(FIELDS)), r.choice(self.towns)
        who.since = r.uniform(1996, 2016)
        who.until = who.since + r.uniform(2, 14)
        party, now = r.choice(PARTIES), who.walk
        for n in range(r.choice([1, 1, 2, 3])):
            if n and r.random() < w.movers:
                now = r.choice(sorted(FIELDS))
            text = r.choice(FIELDS[now]).format(t=who.home, p=party, b=r.choice(BEATS))
            who.posts.append((who.since + n * (who.until - who.since) / 3, text))

    def _namesakes(self) -> None:
        """Give a share of people the name of somebody in another field, place and time."""
        r, w = self.random, self.world
        sums = list(accumulate(s.weight for s in self.people))
        taken: set[Someone] = set()
        for who in self.people:
            if r.random() >= w.namesakes or who in taken:
                continue
            famous, close = r.random() < w.famous_namesakes, r.random() < w.close_namesakes
            for _ in range(30):
                other = r.choices(self.people, cum_weights=sums)[0] if famous else r.choice(self.people)
                apart = other.walk != who.walk and other.home != who.home and abs(other.since - who.since) > 4
                if other is not who and other not in taken and (other.walk == who.walk if close else apart):
                    break
            else:
                continue
            taken |= {who, other}
            if famous:
                who.weight = other.weight * r.uniform(0.1, 1)
            who.given, who.surname, who.gender = other.given, other.surname, other.gender
            who.forms, who.middle = list(other.forms), other.middle if r.random() < 0.3 else who.middle

    def _body(self) -> Someone:
        r = self.random
        town = r.choice(self.towns)
        shape = r.random()
        if shape < 0.3:
            return Someone(0, "place", [town if r.random() < 0.5 else self._word() + r.choice(TOWN)], home=town)
        if shape < 0.65:
            one, two = sorted(r.sample(CONCERNS, 2))
            head, shape = r.choice(HEADS), r.choice(SHAPES)
            name = f"{head} {shape} of {one} and {two}" if r.random() < 0.4 else f"{head} {one} {shape}"
            short = "".join(x[0] for x in name.split() if x[0].isupper())
            return Someone(0, "organisation", [name], home=town, short=[short])
        name = r.choice([f"{town} Council", f"University of {town}", f"{self._word()} Holdings", f"{town} Police"])
        forms = [name]
        if name.startswith("University"):
            forms.append(f"{town} University")
        if name.endswith("Holdings"):
            forms.append(name + " Ltd")
        return Someone(0, "organisation", forms, home=town)

    def _communities(self) -> None:
        """Put people of one field and region together."""
        by_field: dict[str, list[Someone]] = {}
        for who in self.people:
            by_field.setdefault(who.walk, []).append(who)
        self.communities: list[tuple[str, list[Someone]]] = []
        for name in sorted(by_field):
            members = sorted(by_field[name], key=lambda s: (s.home, s.number))
            self.communities += [(name, members[i : i + 40]) for i in range(0, len(members), 40)]
        self.by_field = by_field
        self.popular = sorted(self.people, key=lambda s: -s.weight)[: max(10, len(self.people) // 50)]
        self.sums = {id(g): list(accumulate(s.weight for s in g)) for _, g in self.communities}
        self.sums |= {
            id(g): list(accumulate(s.weight for s in g)) for g in (*by_field.values(), self.bodies, self.popular)
        }
        self.community_sums = list(accumulate(self.sums[id(g)][-1] for _, g in self.communities))

    def _draw(self, group: list[Someone]) -> Someone:
        sums = self.sums[id(group)]
        return group[bisect(sums, self.random.random() * sums[-1], hi=len(group) - 1)]

    def article(self, number: int) -> Iterator[tuple[Profile, int]]:
        """Yield the profiles of one article, each with the number of whom it shows."""
        r, w = self.random, self.world
        at = bisect(self.community_sums, r.random() * self.community_sums[-1], hi=len(self.communities) - 1)
        name, members = self.communities[at]
        who = self._draw(members)
        when = r.uniform(who.since, who.until)
        homes = {m.home for m in members}
        local = [b for b in self.bodies if b.home in homes] if r.random() < 0.5 else []
        cast: dict[int, Someone] = {}
        for _ in range(18):
            if len(cast) < 10:
                someone = self._slot(name, members, local, when)
                cast[someone.number] = someone
        article = digest("world", str(w.seed), str(number), length=12)
        outlet = f"{members[0].home} Gazette" if r.random() < 0.4 else r.choice(NATIONAL)
        published = f"{int(when)}-{int(when % 1 * 12) + 1:02}-{r.randint(1, 28):02}" if r.random() < w.dated else None
        yield from self._shown(article, list(cast.values()), outlet, published, when)

    def _slot(self, name: str, members: list[Someone], local: list[Someone], when: float) -> Someone:
        """Draw one more for the cast: a body, or whoever of a group is in the news at the time."""
        r = self.random
        if r.random() < self.world.bodies:
            return r.choice(local) if local and r.random() < 0.6 else self._draw(self.bodies)
        group = r.choices([members, self.by_field[name], self.popular], [0.75, 0.15, 0.1])[0]
        for _ in range(20):
            someone = self._draw(group)
            if someone.since <= when <= someone.until:
                return someone
        return self._draw(self.bodies)

    def _shown(
        self, article: str, cast: list[Someone], outlet: str, published: str | None, when: float
    ) -> Iterator[tuple[Profile, int]]:
        shown: dict[str, tuple[Someone, str]] = {}
        for someone in cast:
            label, bare = self._label(someone)
            local = f"{article}-{slug(label)}" if bare else slug(label)
            if local not in shown:
                shown[local] = someone, label
        for local, (someone, label) in shown.items():
            titled = {"m": "Mr ", "f": "Ms "}.get(someone.gender, "") + someone.surname
            profile = Profile(
                article=article,
                local=local,
                kind=someone.kind,  # type: ignore[arg-type]
                label=label,
                names=tuple(sorted({label, titled} if someone.kind == "person" else {label})),
                gender=someone.gender if self.random.random() < self.world.gender else "",  # type: ignore[arg-type]
                roles=self._roles(someone, when),
                beside=tuple(sorted(other for other in shown if other != local)),
                outlet=outlet,
                published=published,
            )
            yield profile, someone.number

    def _label(self, who: Someone) -> tuple[str, bool]:
        """Return how an article names somebody at the fullest, and whether that is a bare surname."""
        r, w = self.random, self.world
        if who.kind != "person":
            if who.short and r.random() < w.acronym:
                return who.short[0], False
            return r.choice(who.forms), False
        chance = r.random()
        if chance < w.bare:
            return who.surname, True
        if chance < w.bare + w.initial and "-" not in who.given:
            return f"{who.given[0]}. {who.surname}", False
        label = who.forms[0] if r.random() < 0.6 else r.choice(who.forms)
        familiar = self.nicknames.get(who.given.casefold())
        if familiar and r.random() < w.nickname:
            label = f"{familiar[who.number % len(familiar)].capitalize()} {who.surname}"
        elif who.middle and r.random() < 0.5:
            label = f"{who.given} {who.middle} {who.surname}"
        if r.random() < w.typo:
            at = r.randrange(1, len(label) - 1)
            if label[at].isalpha() and label[at - 1].isalpha():
                label = label[:at] + r.choice(["", label[at] * 2, r.choice("aeioulnrst")]) + label[at + 1 :]
        return label, False

    def _roles(self, who: Someone, when: float) -> tuple[str, ...]:
        r, w = self.random, self.world
        if who.kind != "person" or r.random() >= w.role:
            return ()
        if r.random() < w.wrong_role:
            who = r.choice(self.people)
        posts = [text for since, text in who.posts if since <= when] or [who.posts[0][1]]
        return (posts[-1],) if r.random() < 0.85 or len(posts) == 1 else tuple(sorted({posts[-1], posts[-2]}))


def generate(world: World) -> tuple[list[Profile], dict[str, int]]:
    """Return the profiles of a world's articles, and whom each shows, by appearance id."""
    maker = Maker(world)
    found = [pair for number in range(world.articles) for pair in maker.article(number)]
    return [profile for profile, _ in found], {profile.id: truth for profile, truth in found}


def entropy(truth: dict[str, int]) -> float:
    """Return how evenly appearances are spread over actors, in bits: for the description of a world."""
    counts: dict[int, int] = {}
    for actor in truth.values():
        counts[actor] = counts.get(actor, 0) + 1
    total = len(truth)
    return -sum(n / total * math.log2(n / total) for n in counts.values())
