"""A made-up world of events, from a seed: what articles tell of them, with the truth of which is which.

People belong to communities and are popular to different degrees; an event has a kind, a cast, a day, perhaps a place,
and an object in a few words. An account of it leaves people, place and words out, adds a bystander, uses another word
for the kind (some that the table of kinds knows, some that it does not), and dates it by the day, a week, a month, a
year, not at all, or wrongly. Some pairs of people bear one id (namesakes that nobody could tell apart). Popular people
meet, visit and speak several times a day. Truth is which event an account was drawn for.
"""

import calendar
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from onrecord.model import Status
from onrecord.occurrences.account import Account

START = date(2016, 1, 1)
# Weight, kinds of events with other words for each; the last of them are known to no table.
KINDS: list[tuple[float, list[list[str]]]] = [
    (0.12, [["meet", "meeting", "confer"]]),
    (0.08, [["visit", "tour", "inspect"]]),
    (0.18, [["resign", "quit", "resignation", "depart"], ["elect", "election", "choose"], ["die", "death", "perish"],
            ["arrest", "detain"], ["appoint", "appointment", "install"], ["convict", "conviction"],
            ["dismiss", "sack", "axe"], ["marry", "wedding"], ["invade", "invasion"]]),
    (0.30, [["open", "unveil"], ["sign", "signature", "ink"], ["approve", "clear"], ["attack", "assault", "storm"],
            ["launch", "start"], ["sue", "lawsuit"], ["close", "shut"], ["cancel", "scrap"], ["veto", "block"],
            ["protest", "demonstration"], ["debate", "discuss"], ["win", "victory"], ["rescue", "save"]]),
    (0.07, [["have"], ["want"], ["make"], ["begin"]]),
]  # fmt: skip
SELDOM = KINDS[2][1]
SAYING = 0.25
CUES = ["say", "say", "say", "tell", "warn", "add", "insist"]
SYLLABLES = ["ba", "de", "ko", "lu", "mi", "no", "pa", "ra", "si", "ta", "ve", "zo", "gre", "sto", "pla", "fen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How many accounts, and how often what happens in them; shares are of accounts unless said otherwise."""

    accounts: int = 10_000
    days: int = 730
    told: float = 3.0  # accounts of an event, on average
    other_word: float = 0.25  # another word for the kind
    week: float = 0.08
    month: float = 0.08
    year: float = 0.03
    undated: float = 0.08
    wrong_day: float = 0.03
    doer_left_out: float = 0.08
    other_left_out: float = 0.3
    bystander: float = 0.08
    place: float = 0.3
    wrong_place: float = 0.02
    no_words: float = 0.2
    announced: float = 0.06
    denied: float = 0.02
    namesakes: float = 0.03  # of people, who bear the id of somebody else
    once_more: float = 0.1  # events, of those that may happen often, that the same people have again that day
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event of the world."""

    number: int
    words: list[str]
    cast: list[str]
    place: str
    day: int
    objects: list[str]
    saying: bool
    often: bool
    community: int


class Maker:
    """Makes a world; all chance comes from one seeded generator."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.random = random.Random(world.seed)
        n_people = max(30, int(2 * world.accounts**0.7))
        self.people = [f"person-{n}" for n in range(n_people)]
        # The more often somebody is in the news, the worse: two who are equally often bear one name.
        often = sorted(range(n_people), key=lambda n: (n // 30 + 2) * (n % 30 + 1))
        for one, other in zip(often[::2], often[1::2], strict=False):
            if self.random.random() < 2 * world.namesakes:
                self.people[other] = self.people[one]
        self.vocabulary = sorted({self._word() for _ in range(3000)})
        self.places = [f"place-{n}" for n in range(max(5, n_people // 10))]
        self.communities = [self.people[i : i + 30] for i in range(0, n_people, 30)]
        self.topics = [self.random.sample(self.vocabulary, 120) for _ in self.communities]
        self.sums = [list(accumulate(1 / (k + 1) for k in range(len(group)))) for group in self.communities]
        self.popular = list(accumulate(1 / (k + 2) for k in range(len(self.communities))))

    def _word(self) -> str:
        return "".join(self.random.choice(SYLLABLES) for _ in range(self.random.choice([2, 3, 3, 4])))

    def _draw(self, sums: list[float]) -> int:
        return bisect(sums, self.random.random() * sums[-1], hi=len(sums) - 1)

    def events(self) -> Iterator[Happened]:
        """Yield the events: enough for the accounts."""
        r, w = self.random, self.world
        before: Happened | None = None
        for number in range(int(w.accounts / w.told) + 1):
            community = self._draw(self.popular)
            if before is not None and before.often and r.random() < w.once_more:
                before = replace(before, number=number, objects=r.sample(self.topics[before.community], 4))
                yield before
                continue
            group, saying = self.communities[community], r.random() < SAYING
            size = 1 if saying else r.choice([1, 1, 2, 2, 2, 3])
            kinds = r.choices([kinds for _, kinds in KINDS], [weight for weight, _ in KINDS])[0]
            before = Happened(
                number=number,
                words=CUES if saying else r.choice(kinds),
                cast=list(dict.fromkeys(group[self._draw(self.sums[community])] for _ in range(size))),
                place=r.choice(self.places),
                day=r.randrange(w.days),
                objects=r.sample(self.topics[community], r.randint(8, 16) if saying else 4),
                saying=saying,
                often=not saying and kinds is not SELDOM,
                community=community,
            )
            yield before

    def account(self, it: Happened, n: int) -> Account:
        """Tell of an event in some article."""
        r, w = self.random, self.world
        status: Status = "happened"
        chance = r.random()
        delay = r.choice([0, 0, 1, 1, 2, 3])
        if chance < w.announced:
            status, delay = "future", -r.choice([1, 2, 3])
        elif chance < w.announced + w.denied:
            status = "not happened"
        earliest, latest = self._when(it.day)
        cast = [who for k, who in enumerate(it.cast) if r.random() >= (w.other_left_out if k else w.doer_left_out)]
        if r.random() < w.bystander:
            cast.append(r.choice(self.communities[it.community]))
        if it.saying:
            word, status, cast = r.choice(CUES), "happened", it.cast
        else:
            word = it.words[0] if r.random() >= w.other_word else r.choice(it.words)
        chance = r.random()
        place = None
        if chance < w.place:
            place = it.place if r.random() >= w.wrong_place / w.place else r.choice(self.places)
        outlet = r.randrange(40)
        article = f"{outlet:02}{it.community:04}{max(0, it.day + delay):04}"
        return Account(
            id=f"{article}-{it.number:06}{n:03}",
            article=article,
            kind=word,
            actors=tuple(sorted(set(cast))),
            doers=tuple(it.cast[:1]) if it.saying else (),
            place=place,
            earliest=earliest,
            latest=latest,
            status=status,
            saying=it.saying,
            published=(START + timedelta(max(0, it.day + delay))).isoformat(),
            outlet=f"Outlet {outlet}",
            words=self._words(it),
        )

    def _when(self, day: int) -> tuple[str | None, str | None]:
        r, w = self.random, self.world
        when = START + timedelta(day)
        limits = list(accumulate([w.undated, w.week, w.month, w.year, w.wrong_day]))
        chance = bisect(limits, r.random())
        if chance == 0:
            return None, None
        if chance == 1:
            monday = when - timedelta(when.weekday())
            return monday.isoformat(), (monday + timedelta(6)).isoformat()
        if chance == 2:
            last = calendar.monthrange(when.year, when.month)[1]
            return when.replace(day=1).isoformat(), when.replace(day=last).isoformat()
        if chance == 3:
            return f"{when.year}-01-01", f"{when.year}-12-31"
        if chance == 4:
            when += timedelta(r.choice([-1, 1]))
        return when.isoformat(), when.isoformat()

    def _words(self, it: Happened) -> str:
        """Return the words of an account: of a saying a part of it, of others some of the object."""
        r, w = self.random, self.world
        if it.saying:
            length = r.randint(max(4, len(it.objects) * 2 // 5), len(it.objects))
            start = r.randint(0, len(it.objects) - length)
            part = it.objects[start : start + length]
            share = r.choice([0.0, 0.0, 0.1, 0.3])
            return " ".join(r.choice(self.vocabulary) if r.random() < share else word for word in part)
        if r.random() < w.no_words:
            return ""
        kept = [word if r.random() < 0.85 else r.choice(self.vocabulary) for word in it.objects if r.random() < 0.6]
        return " ".join(kept)


def generate(world: World) -> tuple[list[Account], dict[str, int]]:
    """Return the accounts of a world, and the number of the event that each is of."""
    maker = Maker(world)
    accounts: list[Account] = []
    truth: dict[str, int] = {}
    for it in maker.events():
        for n in range(min(60, 1 + int(maker.random.expovariate(1 / (world.told - 1))))):
            account = maker.account(it, n)
            accounts.append(account)
            truth[account.id] = it.number
    return accounts[: world.accounts], {account.id: truth[account.id] for account in accounts[: world.accounts]}
