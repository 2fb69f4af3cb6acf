"""How long questions about relations and events take, and ``onrecord network``, on many invented articles.

    python -m tests.bench.asking [ARTICLES]

The articles are records made by hand, without a language model: few actors are in most of them, as in news, and one
relation in seven is hearsay or negated. Each article also tells of two events, one of them with a day. All is done in
memory; building the graph is left out.
"""

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import get_args

from onrecord import ids
from onrecord.graph import Graph, Run, open_store
from onrecord.model import (
    Actor,
    Article,
    Attribution,
    Event,
    EventDate,
    Record,
    Relation,
    RelationType,
    Span,
    TimeExpression,
)
from onrecord.query import ask
from onrecord.query.standing import NetworkOptions, relation_network

ARTICLES, ACTORS, OUTLETS = 5_000, 2_000, 40
SENTENCES = 5  # relations in an article; every third has an attribution beside it
MATTERS = [
    f"the {what} of the {where}"
    for what in ("cost", "closure", "sale", "loss")
    for where in ("bridge", "harbour", "school", "ferry", "mill", "dam")
]
OFTEN = {"accuses": 6, "criticises": 6, "denies": 4, "supports": 4, "defends": 2}
TYPES = get_args(RelationType)
QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("accusations", {}),
    ("accusations", {"by": "Actor 0", "type": "all"}),
    ("accusation-pairs", {}),
    ("support-network", {}),
    ("support-network", {"of": "Actor 1"}),
    ("denials", {}),
    ("answered-by", {}),
    ("answered-by", {"of": "Actor 0"}),
    ("mutual-accusations", {}),
    ("events", {}),
    ("timeline", {}),
    ("timeline", {"actor": "Actor 0"}),
    ("timeline", {"since": "2021", "until": "2021-06", "certain": "yes"}),
)
NETWORKS = (
    NetworkOptions(),
    NetworkOptions(types=("accuses",)),
    NetworkOptions(about="bridge", since="2021", hedged=True),
)


def records(number: int, *, seed: int = 7) -> Iterator[Record]:
    """Yield invented articles; the same number and seed give the same ones."""
    chance = random.Random(seed)
    weights = list(accumulate(1 / (n + 5) for n in range(ACTORS)))
    for n in range(number):
        yield _record(n, chance, weights)


def _record(n: int, chance: random.Random, weights: list[float]) -> Record:
    lines = []
    for _ in range(SENTENCES):
        by, whom = chance.choices(range(ACTORS), cum_weights=weights, k=2)
        type_ = chance.choices(TYPES, [OFTEN.get(type_, 1) for type_ in TYPES])[0]
        lines.append((f"Actor {by}", type_, f"Actor {whom}", chance.choice(MATTERS)))
    text = "".join(f"{by} {type_} {whom} over {matter}.\n" for by, type_, whom, matter in lines)
    dated = (("a vote was held", "3 May 2021", "2021-05-03"), ("a mill burnt", "8 June", "XXXX-06-08"))
    text += "".join(f"{what} on {day}.\n" for what, day, _ in dated)
    me = ids.article_id(text, f"https://news.example/{n}")
    relations: list[Relation] = []
    said: list[Attribution] = []
    cast: dict[str, list[Span]] = {}
    start = 0
    for by, type_, whom, matter in lines:
        source = Span(start, start + len(by))
        cue = Span(source.end + 1, source.end + 1 + len(type_))
        target = Span(cue.end + 1, cue.end + 1 + len(whom))
        charge = Span(target.end + len(" over "), target.end + len(" over ") + len(matter))
        start = charge.end + len(".\n")
        cast.setdefault(by, []).append(source)
        cast.setdefault(whom, []).append(target)
        relations.append(_relation(me, type_, (source, cue, target, charge), (by, whom), relations, chance))
        if chance.random() < 0.3:
            said.append(
                Attribution(
                    id=ids.attribution_id(me, [source], [cue], [charge]),
                    article=me,
                    kind="indirect",
                    source=(source,),
                    cue=(cue,),
                    content=(charge,),
                    evidence=relations[-1].evidence,
                    extractor="bench/1",
                    speaker=ids.slug(by),
                )
            )
    actors = tuple(
        Actor(id=ids.slug(name), label=name, kind="person", names=(name,), mentions=tuple(spans))
        for name, spans in sorted(cast.items())
    )
    article = Article(
        id=me,
        text=text,
        file="bench.txt",
        body=Span(0, len(text)),
        layout="raw",
        title=f"Article {n}",
        outlet=f"Outlet {chance.randrange(OUTLETS)}",
        url=f"https://news.example/{n}",
        published=(date(2020, 1, 1) + timedelta(days=n % 1500)).isoformat(),
        published_basis="user",
    )
    told = [_event(me, text, what, day, value, ids.slug(lines[0][0])) for what, day, value in dated]
    return Record(
        article=article,
        actors=actors,
        attributions=tuple(said),
        relations=tuple(relations),
        times=tuple(time for time, _ in told),
        events=tuple(event for _, event in told),
    )


def _event(me: str, text: str, what: str, day: str, value: str, actor: str) -> tuple[TimeExpression, Event]:
    start = text.index(f"{what} on {day}.")
    event, when = Span(start, start + len(what)), Span(start + len(what) + 4, start + len(what) + 4 + len(day))
    known = None if value.startswith("X") else value
    time = TimeExpression(
        id=ids.time_id(me, when),
        article=me,
        span=when,
        evidence=Span(start, when.end + 1),
        extractor="bench/1",
        type="DATE",
        open_value=value,
        value=value,
        edtf=value,
        earliest=known,
        latest=known,
        anchor="text" if known else "none",
        rule="stated" if known else "open",
    )
    return time, Event(
        id=ids.event_id(me, [event], event),
        article=me,
        event=(event,),
        head=event,
        dates=(EventDate(span=when),),
        evidence=time.evidence,
        extractor="bench/1",
        timex=value,
        edtf=value,
        earliest=known,
        latest=known,
        anchor=time.anchor,
        actors=(actor,),
    )


def _relation(
    me: str,
    type_: RelationType,
    spans: tuple[Span, Span, Span, Span],
    names: tuple[str, str],
    earlier: list[Relation],
    chance: random.Random,
) -> Relation:
    source, cue, target, charge = spans
    by, whom = map(ids.slug, names)
    hedged = chance.random()
    answers = tuple(one.id for one in earlier if one.type == "accuses" and one.targets == (by,))
    return Relation(
        id=ids.relation_id(me, type_, [cue], source, [target]),
        article=me,
        type=type_,
        cue=(cue,),
        evidence=Span(source.start, charge.end + 1),
        extractor="bench/1",
        source_span=source,
        target_spans=(target,),
        charge=(charge,),
        polarity="negative" if hedged > 0.95 else "positive",
        modality="hearsay" if hedged < 0.1 else "asserted",
        confidence=round(chance.uniform(0.4, 1), 2),
        answers=answers if type_ == "denies" else (),
        source=by,
        targets=(whom,),
    )


def filled(location: str, number: int) -> Graph:
    """Return a store with so many invented articles in it."""
    graph = open_store(location)
    for record in records(number):
        stored = graph.replace(record, Run(version="0", extractors=("bench/1",), model="none"))
        if stored.problems:
            raise SystemExit(f"the benchmark made a record that cannot be stored: {stored.problems[0]}")
    graph.flush()
    return graph


def main() -> None:
    """Build the graph and print a line for each question and network."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("articles", type=int, nargs="?", default=ARTICLES, help="how many are invented")
    number = parser.parse_args().articles
    with filled("memory", number) as graph:
        print(f"{number:,} articles, {len(graph):,} quads")
        for name, given in QUESTIONS:
            start = time.perf_counter()
            rows = len(ask(graph, name, **given).rows)
            spent = time.perf_counter() - start
            print(f"  {spent:5.1f} s  {rows:>6,} rows   ask {name} {' '.join(f'--{k} {v}' for k, v in given.items())}")
        for options in NETWORKS:
            start = time.perf_counter()
            network = relation_network(graph, options)
            spent = time.perf_counter() - start
            types = "all types" if len(options.types) > 1 else options.types[0]
            about = f", about {options.about} since {options.since}, hedged too" if options.about else ""
            print(f"  {spent:5.1f} s  {len(network):>6,} actors network, {types}{about}: {network.size():,} edges")


if __name__ == "__main__":
    main()
