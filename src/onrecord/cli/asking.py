"""The questions of ``onrecord actors review`` on a terminal: one by one, each answer stored before the next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from onrecord.cli.card import held, many, period, printed
from onrecord.cli.common import clean
from onrecord.cli.judging import sign
from onrecord.query.queue import Offer, Pair, actor_of, identified, same_now

if TYPE_CHECKING:
    from onrecord.graph import Graph

Question = Pair | Offer
QUOTED = 300  # characters of a quotation
NAMES = 6  # how many names, roles and outlets are shown
PAIR = "s same · d different · k skip · u undo the last · q quit (a reason may follow: s one desk)"
OFFER = "number of the right one · n none · k skip · u undo the last · q quit"


def ask_all(graph: "Graph", questions: Sequence[Question], *, by: str, at: str) -> None:
    """Ask all questions, or until somebody has enough.

    Args:
        graph: open for writing.
        questions: in this order; one that an earlier answer has settled is left out.
        by: who answers.
        at: when; now, where it is empty.
    """
    sitting = _Sitting(graph, by, at)
    if not questions:
        click.echo("Nothing waits for a judgement.")
    place = 0
    while place < len(questions):
        question = questions[place]
        if _settled(graph, question):
            place += 1
            continue
        click.echo(f"\n{place + 1} of {len(questions)}")
        for line in _shown(graph, question):
            click.echo(line)
        word, why = _answer(question)
        if word == "q":
            break
        if word == "u":
            place = sitting.take_back(place)
            continue
        if word != "k":
            sitting.store(place, question, word, why)
        place += 1
    if questions:
        told = "To take one back: onrecord actors log, onrecord actors undo ID"
        click.echo(f"\n{many(len(sitting.given), 'answer')} stored. {told}")


class _Sitting:
    """The answers given since the questions began, each with what takes it back."""

    def __init__(self, graph: "Graph", by: str, at: str) -> None:
        self.graph = graph
        self.by, self.at = by, at
        self.given: list[tuple[int, Callable[[], object]]] = []

    def store(self, place: int, question: Question, word: str, why: str) -> None:
        """Store one answer."""
        graph = self.graph
        if isinstance(question, Offer) and word == "n":
            graph.keep_inquiries(replace(question.inquiry, candidates=()))
            self.given.append((place, lambda: graph.keep_inquiries(question.inquiry)))
            return
        signature = sign(graph, by=self.by, at=self.at, why=why)
        if isinstance(question, Offer):
            entity = question.candidates[int(word) - 1].entity
            judgement = signature.judgement("identify", question.node, value=entity)
        else:
            judgement = signature.judgement("same" if word == "s" else "different", *question.nodes)
        graph.judge(judgement)
        self.given.append((place, lambda: self._undo(judgement.id)))

    def _undo(self, id_: str) -> None:
        self.graph.judge(sign(self.graph, by=self.by, at=self.at).judgement("undo", value=id_))

    def take_back(self, place: int) -> int:
        """Take the last answer back, and return the place of its question."""
        if not self.given:
            click.echo("There is nothing to take back yet.")
            return place
        before, undo = self.given.pop()
        undo()
        click.echo("Taken back.")
        return before


def _settled(graph: "Graph", question: Question) -> bool:
    if isinstance(question, Pair):
        return same_now(graph, question)
    return identified(graph, question.node)


def _answer(question: Question) -> tuple[str, str]:
    """Ask until the answer is one, and return it with the reason that follows it."""
    if isinstance(question, Pair):
        told, words = PAIR, {"s", "d", "k", "u", "q"}
    else:
        told, words = OFFER, {"n", "k", "u", "q"}
        if question.wikidata:
            words |= {str(n) for n in range(1, len(question.candidates) + 1)}
    while True:
        given = str(click.prompt(told, prompt_suffix="\n> ", type=str)).strip()
        word, _, why = given.partition(" ")
        word = {"same": "s", "different": "d", "skip": "k", "undo": "u", "quit": "q", "none": "n"}.get(word, word)
        if word in words:
            return word, clean(why)
        click.echo(f"{clean(given)!r} is none of: {', '.join(sorted(words))}")


def _shown(graph: "Graph", question: Question) -> Iterator[str]:
    """Yield the lines that a person needs in order to judge."""
    if isinstance(question, Pair):
        yield f"May these be one actor? Score {question.score:.2f}"
        for node in question.nodes:
            yield ""
            yield from side(graph, node)
        yield ""
        for n, reason in enumerate(question.reasons):
            yield f"  {'' if n else 'because':<8} {clean(reason)}"
        return
    yield f"Which item is this? Offered by {clean(question.inquiry.service)}"
    yield ""
    yield from side(graph, question.node)
    yield ""
    for n, found in enumerate(question.candidates, start=1):
        described = f", {found.description}" if found.description else ""
        yield f"  {n}  {clean(found.name + described)} ({clean(found.entity)}, score {found.score:g})"
    if not question.wikidata:
        yield "  These are no items of Wikidata, so none of them can be accepted."


def side(graph: "Graph", node: str) -> Iterator[str]:
    """Yield what tells who an actor is, in a few lines."""
    from onrecord.query.who import card, quotation

    actor = actor_of(graph, node)
    found, said = card(graph, actor), quotation(graph, actor)
    articles = [appearance.article for appearance in found.appearances]
    when = period(article.published for article in articles)
    outlets = ", ".join(sorted({article.outlet for article in articles} - {""})[:NAMES])
    yield f"  {clean(found.label)} · {found.kind} · {found.id}"
    for title, words in (
        ("also", ", ".join(found.names[:NAMES])),
        ("roles", ", ".join(role.words for role in found.roles[:NAMES])),
        ("posts", "; ".join(held(post) for post in found.posts[:NAMES])),
        (
            "in",
            many(len({article.id for article in articles}), "article")
            + (when and f", {when}")
            + (f": {outlets}" if outlets else ""),
        ),
    ):
        if words:
            yield f"    {title:<6} {clean(words)}"
    if said is not None:
        words = said.words if len(said.words) <= QUOTED else said.words[:QUOTED].rsplit(" ", 1)[0] + " …"
        yield f"    {'denies' if said.denies else 'says':<6} “{clean(words)}”"
        yield f"           {clean(said.article.url or printed(said.article))}"
    elif articles:
        yield f"    see    {clean(articles[0].url or printed(articles[0]))}"
