"""Three invented articles about a ferry that sank: everything that a timeline has to tell apart.

Sayings with a day of their own and without, an accusation on a day, an event that two articles tell of, what is only
claimed, to come, supposed or did not happen, a month, an open end, and a day of nobody knows which year.
"""

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.graph.page import LABEL_OF, A, R
from onrecord.graph.terms import node
from onrecord.ids import iri
from onrecord.model import Record
from tests.newsroom import ANA, COUNCIL, TOM, desk

if TYPE_CHECKING:
    from onrecord.graph import Graph

HOSTILE = "Regatta\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:not ours; \\n, really"


def post() -> Record:
    """The first report, of Monday 4 March 2024."""
    on = desk(
        "On Thursday Ana Ruiz had warned that the ferry was unsafe.\n"
        "The ferry sank on 2 March.\n"
        "Tom Keller said that the mayor resigned on 1 March.\n"
        "On Friday Keller accused Ruiz of neglect.\n"
        "The audit of Harbour Council began in January.\n"
        "The dock has been shut since 2014.\n"
        "The council will sell the dock in May.\n"
        "The tower might fall in 2025.\n"
        "Nobody drowned in February.\n"
        "Ruiz said the pier was safe.\n",
        title="Ferry lost",
        outlet="The Harbour Post",
        published="2024-03-04",
        url="https://harbour.example/ferry",
    )
    ana, tom = on.actor(ANA, "Ana Ruiz", "Ruiz"), on.actor(TOM, "Tom Keller", "Keller")
    council = on.actor(COUNCIL, "Harbour Council", "The council")
    warned = on.says("Ana Ruiz", "had warned", "the ferry was unsafe", speaker=ana)
    on.happens(
        "Ana Ruiz had warned", "Thursday", "2024-02-29", "2024-02-29", head="warned", actors=(ana,), saying=warned
    )
    on.happens("The ferry sank", "2 March", "2024-03-02", "2024-03-02", head="sank")
    said = on.says("Tom Keller", "said", "the mayor resigned on 1 March", speaker=tom)
    on.happens("the mayor resigned", "1 March", "2024-03-01", "2024-03-01", head="resigned", told=said)
    on.accuses("Keller", "accused", "Ruiz", "neglect", who=(tom, ana), after="1 March.\n")
    on.happens(
        "Keller accused Ruiz", "Friday", "2024-03-01", "2024-03-01", head="accused", actors=(ana, tom),
        after="1 March.\n",
    )  # fmt: skip
    on.happens(
        "The audit of Harbour Council began", "January", "2024-01", "2024-01-01", last="2024-01-31", actors=(council,)
    )
    on.happens("The dock has been shut", "2014", "2014", "2014-01-01", last=None, relation="since")
    on.happens(
        "The council will sell the dock", "May", "2024-05", "2024-05-01", last="2024-05-31", status="future",
        actors=(council,),
    )  # fmt: skip
    on.happens("The tower might fall", "2025", "2025", "2025-01-01", last="2025-12-31", status="hypothetical")
    on.happens(
        "Nobody drowned", "February", "2024-02", "2024-02-01", last="2024-02-29", status="not happened",
        polarity="negative",
    )  # fmt: skip
    on.says("Ruiz", "said", "the pier was safe", speaker=ana, after="February.\n")
    return on.record()


def wire() -> Record:
    """The same again from another outlet, a day later."""
    on = desk(
        "The ferry sank near Oban on Saturday.\nRuiz had warned on Thursday that the ferry was unsafe.\n",
        title="Ferry sinks",
        outlet="City Wire",
        published="2024-03-05",
        url="https://wire.example/ferry",
    )
    ana = on.actor(ANA, "Ruiz")
    on.happens("The ferry sank", "Saturday", "2024-03-02", "2024-03-02", head="sank", place="Oban")
    warned = on.says("Ruiz", "had warned", "the ferry was unsafe", speaker=ana)
    on.happens("Ruiz had warned", "Thursday", "2024-02-29", "2024-02-29", head="warned", actors=(ana,), saying=warned)
    return on.record()


def undated() -> Record:
    """Nobody knows when this was published."""
    on = desk(
        "The regatta opened on 8 June, and it was a fine day.\nKeller said it was late.\n",
        title=HOSTILE,
        outlet="The Harbour Post",
    )
    tom = on.actor(TOM, "Keller")
    on.happens("The regatta opened", "8 June", "XXXX-06-08", None, actors=(tom,))
    on.says("Keller", "said", "it was late", speaker=tom)
    return on.record()


def chronicle() -> tuple[Record, ...]:
    """Return the records of all three articles."""
    return post(), wire(), undated()


def occurrence(name: str, label: str, *events: str) -> list[Quad]:
    """Return what a graph says about one occurrence of several events, by their ids."""
    me, where = node(iri("occurrence", name)), node(iri("graph", "occurrences"))
    told = [Quad(me, R["account"], node(iri("event", event)), where) for event in events]
    return [Quad(me, A, NamedNode(R["Occurrence"].value), where), Quad(me, LABEL_OF, Literal(label), where), *told]


def event(record: Record, head: str) -> str:
    """Return the id of the event with that head."""
    [found] = [event.id for event in record.events if event.head.of(record.article.text) == head]
    return found


def filled(location: str, *, linked: bool = True) -> "Graph":
    """Return a store with the chronicle in it, perhaps with what the two articles both tell of as one."""
    from onrecord.graph import Run, open_store

    graph = open_store(location)
    for record in chronicle():
        if problems := graph.replace(record, Run(version="0", extractors=("test/1",), model="none")).problems:
            raise ValueError(problems)
    if linked:
        one, two = post(), wire()
        quads = [
            *occurrence("sink-1", "The ferry sank", event(one, "sank"), event(two, "sank")),
            *occurrence("warn-1", "Ruiz had warned", event(one, "warned"), event(two, "warned")),
        ]
        graph._backend.change([], quads)
    graph.flush()
    return graph
