"""Who is in an article, and which words name them: every link carries the rule that made it and what it rests on."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from onrecord.annotate.people import Phrase
from onrecord.model import ActorKind, Gender, Why
from onrecord.reference import Person, Post

Key = tuple[str, ...]


@dataclass(eq=False)
class Someone:
    """Whoever a cluster of mentions names; still growing while an article is resolved.

    Attributes:
        key: what made the cluster; sorts and identifies it inside the article.
        gender: "m", "f" or "" when nothing in the words tells.
        called: the gender of the first pronoun that was taken to mean them.
        plural: several people, or a body.
        name: full name without title, or the name of a body or place; () for the unnamed.
        bare: a person whom the article names by one word only.
        owner: whose spokesman this is.
        local: id that the reference facts have for it; empty: none, or not certain.
        person: the person of the reference facts whom this is for certain.
        posts: the posts that the article gives them, as far as the reference facts know them.
        party: id of the party that the article puts behind their name: "(R-S.C.)".
        roles: tokens, first and last, of the words for their roles.
        mentions: numbers of the phrases, in the order of the text.
        used: somebody says something, or is accused …: keeps unnamed people who only pass by out of the record.
    """

    key: Key
    kind: ActorKind
    gender: Gender = ""
    called: Gender = ""
    plural: bool = False
    name: Key = ()
    bare: bool = False
    owner: "Someone | None" = None
    local: str = ""
    wikidata: str = ""
    person: Person | None = None
    label: str = ""
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    posts: list[Post] = field(default_factory=list)
    party: str = ""
    roles: set[tuple[int, int]] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    used: bool = False

    @property
    def single(self) -> bool:
        """Say whether "he" or "she" may stand for it."""
        return not self.plural and self.kind in ("person", "unnamed")


@dataclass(frozen=True, slots=True)
class Link:
    """What a rule says of one mention.

    Attributes:
        why: the rule, or what stands in its way.
        who: whoever is meant; None: that cannot be told.
        through: number of the mention that the link rests on.
        candidates: those who may be meant, where it cannot be told.
    """

    why: Why
    who: Someone | None = None
    through: int | None = None
    candidates: tuple[Someone, ...] = ()


class Cast:
    """Everybody of one article, and who is meant by which phrase."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self.phrases = phrases
        self.people: list[Someone] = []
        self.links: dict[int, Link] = {}
        self.who: dict[int, Someone] = {}
        self._by_key: dict[Key, Someone] = {}

    def add(self, someone: Someone) -> Someone:
        """Return the someone with this key, this one if it is new."""
        if someone.key not in self._by_key:
            self._by_key[someone.key] = someone
            self.people.append(someone)
        return self._by_key[someone.key]

    def get(self, key: Key) -> Someone | None:
        """Return the someone with a key."""
        return self._by_key.get(key)

    def link(self, n: int, someone: Someone, why: Why, through: int | None = None) -> None:
        """Say that a phrase names someone."""
        self.set(n, Link(why, someone, through if through != n else None))

    def leave(self, n: int, why: Why, candidates: tuple[Someone, ...] = ()) -> None:
        """Say that it cannot be told whom a phrase names."""
        self.set(n, Link(why, candidates=candidates))

    def set(self, n: int, link: Link) -> None:
        """Take what a rule says of a phrase; what was said before no longer counts."""
        before = self.who.pop(n, None)
        if before is not None:
            before.mentions.remove(n)
        self.links[n] = link
        if link.who is not None:
            self.who[n] = link.who
            insort(link.who.mentions, n, key=self._place)

    def first(self, someone: Someone) -> int:
        """Return the mention of someone that stands first in the text."""
        return someone.mentions[0]

    def last(self, someone: Someone, token: int) -> int | None:
        """Return the last mention of someone before a token."""
        found = bisect_left(someone.mentions, (token, -1), key=self._place)
        return someone.mentions[found - 1] if found else None

    def _place(self, n: int) -> tuple[int, int]:
        return self.phrases[n].head, n


def distinct(people: "list[Someone] | tuple[Someone, ...]") -> tuple[Someone, ...]:
    """Return each someone once, in order."""
    return tuple({id(p): p for p in people}.values())
