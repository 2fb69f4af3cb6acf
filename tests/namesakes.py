"""Invented articles about people who may or may not be one, with their mentions, without a language model.

Ana Ruiz, the mayor, is in two articles under one name, and in one of them under other words too; two John Smiths lead
different lives; and one actor's name is an attack on terminals, spreadsheets and queries.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import Actor, Mention, Record, Span
from tests.newsroom import desk

if TYPE_CHECKING:
    from onrecord.graph import Graph

EVIL = '=1+1"> } \x1b[31mSmith'


def mayor() -> Record:
    """Ana Ruiz by her name, her title, her role and a pronoun; and a pronoun that may be either of two."""
    on = desk(
        "Ana Ruiz, the mayor, opened the bridge. Mrs Ruiz said the bridge was safe.\n"
        "She said it again. Tom Keller disagreed, and she left.\n",
        title="The mayor opens the bridge",
        outlet="The Harbour Post",
        published="2024-03-04",
        url="https://harbour.example/opens",
    )
    on.says("Mrs Ruiz", "said", "the bridge was safe", speaker="ana-ruiz")
    on.says("She", "said", "it again", speaker="ana-ruiz", after="safe.\n")
    ana, tom = on.span("Ana Ruiz"), on.span("Tom Keller")
    role, title, she, open_ = on.span("the mayor"), on.span("Mrs Ruiz"), on.span("She"), on.span("she", "and ")
    actors = (
        Actor(
            id="ana-ruiz", label="Ana Ruiz", kind="person", names=("Ana Ruiz", "Mrs Ruiz"), gender="f",
            mentions=(ana, role, title, she), roles=(on.span("mayor"),),
        ),
        Actor(id="tom-keller", label="Tom Keller", kind="person", names=("Tom Keller",), mentions=(tom,)),
    )  # fmt: skip
    mentions = (
        Mention(span=ana, form="full name", why="named", actor="ana-ruiz"),
        Mention(span=role, form="role", why="apposition", actor="ana-ruiz", through=ana),
        Mention(span=title, form="surname", why="surname", actor="ana-ruiz", through=ana, confidence=0.95),
        Mention(span=she, form="pronoun", why="subject of the clause", actor="ana-ruiz", through=title),
        Mention(span=tom, form="full name", why="named", actor="tom-keller"),
        Mention(span=open_, form="pronoun", why="several fit", candidates=("ana-ruiz", "tom-keller"), confidence=0.5),
    )
    return replace(on.record(), actors=actors, mentions=mentions)


def _person(of: Record, id_: str, label: str, *roles: Span) -> Actor:
    start = of.article.text.index(label)
    span = Span(start, start + len(label))
    return Actor(id=id_, label=label, kind="person", names=(label,), mentions=(span,), roles=roles)


def told(name: str, says: str, *, url: str, published: str | None, outlet: str, role: str = "") -> Record:
    """Return an article of one sentence: somebody, perhaps with a role, says something."""
    from onrecord.ids import slug

    on = desk(
        f"{name}{', ' + role + ',' if role else ''} said {says}.\n",
        title=f"On {says}",
        outlet=outlet,
        published=published,
        url=url,
    )
    local = slug(name)
    on.says(name, "said", says, speaker=local)
    roles = (on.span(role.removeprefix("the ")),) if role else ()
    person = _person(on.record(), local, name, *roles)
    mention = Mention(span=person.mentions[0], form="full name", why="named", actor=local)
    return replace(on.record(), actors=(person,), mentions=(mention,))


SAID = (
    ("Ana Ruiz", "the toll will rise", "https://wire.example/toll", "2024-03-06", "City Wire", ""),
    ("Mina Holt", "the harbour is full", "https://post.example/full", "2024-03-08", "The Post", ""),
    ("John Smith", "pipes burst", "https://wire.example/pipes", "2024-01-01", "City Wire", "the plumber"),
    ("John Smith", "we will win", "https://sport.example/win", "2024-02-01", "Sport", "the striker"),
    (EVIL, "$actor . } DROP ALL", "https://evil.example/", None, "=cmd", ""),
)


def namesakes() -> tuple[Record, ...]:
    """Return all of the articles."""
    return mayor(), *(
        told(name, says, url=url, published=published, outlet=outlet, role=role)
        for name, says, url, published, outlet, role in SAID
    )


def filled(location: str) -> "Graph":
    """Return a store with these articles, and who is who in it."""
    from onrecord.graph import Run, open_store

    graph = open_store(location)
    for record in namesakes():
        stored = graph.replace(record, Run(version="0", extractors=("test/1",), model="none"))
        if stored.problems:
            raise ValueError(stored.problems)
    graph.identify()
    graph.flush()
    return graph
