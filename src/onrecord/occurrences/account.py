"""What is told and what comes of it: accounts, the links between them with reasons, occurrences. Only the data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.model import Status

Basis = Literal["rule", "judgement"]
Rule = Literal["kind", "actors", "place", "dates", "words", "status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one article tells of one event.

    Attributes:
        id: of the event of that article.
        article: its id.
        kind: what happened, in one word that noun and verb share; empty where nobody knows, and then it is never
            linked.
        actors: canonical ids of those who take part, as far as they have a name.
        doers: those of them who do it, where that is known; of a saying, the speaker.
        places: those of them that are places or states.
        place: canonical id of where it is.
        earliest, latest: the days that bound it, ISO 8601; None where they are not certain.
        status: whether the article has it as something that happened.
        saying: it is the saying of something; then ``words`` are what was said.
        published: day, month or year of the article, ISO 8601.
        outlet: who published the article.
        words: those of the article for it, without the verb or noun that tells the kind.
    """

    id: str
    article: str
    kind: str = ""
    actors: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    place: str | None = None
    earliest: str | None = None
    latest: str | None = None
    status: Status = "happened"
    saying: bool = False
    published: str | None = None
    outlet: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against two accounts being of one event.

    Attributes:
        rule: what was compared.
        weight: how much it speaks for (above 0) or against (below 0), in log odds; minus infinity for what rules it
            out.
        values: what was found: what both share, or what each has where they differ. Of actors, their ids; of dates,
            the periods, the more
            exact first.
    """

    rule: Rule
    weight: float
    values: tuple[str, ...] = ()

    @property
    def forbids(self) -> bool:
        """Say whether this alone rules out that the two are one."""
        return self.weight == float("-inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two accounts are of one event.

    Attributes:
        first, second: ids of accounts, sorted.
        basis: ``rule``, or ``judgement`` where somebody decided.
        score: how likely; 1.0 for a judgement.
        judgement: its id, where one decided.
    """

    first: str
    second: str
    basis: Basis = "rule"
    score: float = 1.0
    reasons: tuple[Reason, ...] = ()
    judgement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One event, as several accounts tell it.

    Attributes:
        id: its kind, and a hash of the earliest account: another account that is published later leaves it as it is.
        kind: as the earliest account has it.
        accounts: ids, the earliest published first.
        links: enough to lead from each account to each other, and no more.
        earliest, latest: the days that all accounts allow whose dates are certain; None for both where there is none,
            as judgements may put accounts together whose dates do not agree.
        status: ``happened`` if one account has it so.
        actors: all who take part, sorted.
        place: where, if the accounts agree.
    """

    id: str
    kind: str
    accounts: tuple[str, ...]
    links: tuple[Link, ...]
    earliest: str | None = None
    latest: str | None = None
    status: Status = "happened"
    actors: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Which accounts are of one event, as a function of accounts and judgements alone.

    Attributes:
        occurrences: those that several accounts tell of, sorted by id.
        occurrence: by account, the occurrence; accounts that stand alone are left out.
        torn: by account, those that fit it but not each other, so that it was left alone.
        dormant: ids of judgements on events that are not there (any more), sorted.
        overruled: by id of a judgement without effect, the later one that forbids it.
    """

    occurrences: tuple[Occurrence, ...] = ()
    occurrence: Mapping[str, Occurrence] = field(default_factory=dict)
    torn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dormant: tuple[str, ...] = ()
    overruled: Mapping[str, str] = field(default_factory=dict)
