"""Small accounts and judgements for tests. Import as `from tests.occurrences.factories import ...`."""

from onrecord.actors.judgement import Judgement, Verdict
from onrecord.model import Status
from onrecord.occurrences.account import Account


def account(
    id_: str,
    kind: str = "meet",
    *actors: str,
    on: str | None = "2017-06-08",
    until: str | None = None,
    places: tuple[str, ...] = (),
    place: str | None = None,
    status: Status = "happened",
    doers: tuple[str, ...] = (),
    saying: bool = False,
    words: str = "",
    published: str | None = None,
) -> Account:
    """Build what an article tells; ``id_`` is ``<article>-<event>``, ``on`` a day, or the first ``until`` another."""
    return Account(
        id=id_,
        article=id_.split("-")[0],
        kind=kind,
        actors=actors,
        doers=doers,
        places=places,
        place=place,
        earliest=on,
        latest=until or on,
        status=status,
        saying=saying,
        words=words,
        published=published,
    )


def said(id_: str, who: str, words: str, *, on: str = "2017-06-08", kind: str = "say") -> Account:
    """Build the saying of something."""
    return account(id_, kind, who, on=on, doers=(who,), saying=True, words=words)


def judged(verdict: Verdict, *events: str, value: str = "", minute: int = 0) -> Judgement:
    """Build a judgement on events; ``minute`` tells earlier from later ones."""
    nodes = tuple(f"event/{id_}" for id_ in events)
    return Judgement(verdict=verdict, nodes=nodes, by="ada", at=f"2026-11-22T09:{minute:02}:00Z", value=value)
