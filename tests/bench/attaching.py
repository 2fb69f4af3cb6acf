"""How often an event is given the date that people gave it, on gold events and gold expressions.

    python -m tests.bench.attaching [timebank|aquaint ...] [--errors]

An event counts when it is linked to a DATE or TIME of its text by a relation of inclusion, identity, beginning or end.
The baseline is the nearest expression of the sentence. ``dct`` counts the events that are linked only to the
publication date and yet get a date of the text. ``--errors`` lists what is wrong in the half that rules may learn from.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from onrecord.annotate.document import Document, annotate
from onrecord.annotate.models import load_model
from onrecord.extract.attaching import attach
from onrecord.extract.event_links import links
from onrecord.extract.event_sites import site
from onrecord.extract.happening import phrases
from onrecord.extract.times import times
from onrecord.model import Span
from tests.factories import article

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "dates"
WITHIN = frozenset(
    {"IS_INCLUDED", "INCLUDES", "DURING", "SIMULTANEOUS", "IDENTITY", "BEGINS", "BEGUN_BY", "ENDS", "ENDED_BY"}
)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Task:
    """One article: its expressions of type DATE and TIME, and which of them may date each event."""

    row: Row
    document: Document
    times: tuple[Span, ...]
    gold: Mapping[Span, frozenset[int]]
    undated: tuple[Span, ...]


def half(row: Row) -> str:
    """Return the half that an article is in: rules learn from ``dev`` alone."""
    return "test" if int(hashlib.md5(row["id"].encode()).hexdigest(), 16) % 2 else "dev"


def rows(name: str) -> list[Row]:
    """Return the articles of a corpus."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def task(row: Row, document: Document) -> Task:
    """Return what is asked of one article."""
    numbers = [i for i, t in enumerate(row["timex"]) if t["type"] in ("DATE", "TIME")]
    gold: dict[Span, set[int]] = defaultdict(set)
    published: dict[Span, bool] = {}
    for link in row["event_dates"]:
        if link["rel"] not in WITHIN:
            continue
        span = Span(link["start"], link["end"])
        published.setdefault(span, True)
        if link["to_dct"]:
            continue
        published[span] = False
        if link.get("timex") in numbers:
            gold[span].add(numbers.index(link["timex"]))
    times = tuple(Span(row["timex"][i]["start"], row["timex"][i]["end"]) for i in numbers)
    undated = tuple(span for span, only in published.items() if only)
    return Task(row, document, times, {s: frozenset(g) for s, g in gold.items()}, undated)


def tasks(name: str) -> list[Task]:
    """Return all articles of a corpus, parsed."""
    found = rows(name)
    documents = annotate([article(row["text"], published=row["dct"]) for row in found], load_model())
    return [task(row, document) for row, document in zip(found, documents, strict=True)]


def sentences(document: Document) -> list[Span]:
    """Return the sentences of an article."""
    return [p.span_of(s.start, s.end - 1) for p in document.paragraphs for s in p.doc.sents]


def nearest(one: Task, events: Sequence[Span]) -> tuple[int | None, ...]:
    """Return the baseline: the expression of the sentence with the fewest characters between."""
    found = sentences(one.document)

    def sentence(offset: int) -> int:
        return next((i for i, s in enumerate(found) if s.start <= offset < s.end), -1)

    def best(event: Span) -> int | None:
        here = [i for i, t in enumerate(one.times) if sentence(t.start) == sentence(event.start)]
        gap = {i: min(abs(event.start - one.times[i].end), abs(one.times[i].start - event.end)) for i in here}
        return min(here, key=gap.__getitem__, default=None)

    return tuple(map(best, events))


def counts(found: Sequence[Task], who: str) -> Counter[str]:
    """Count right, wrong and missing dates, and dates given to events that only the publication date dates."""
    n: Counter[str] = Counter()
    for one in found:
        events = (*one.gold, *one.undated)
        given = nearest(one, events) if who == "nearest" else attach(one.document, events, one.times)
        for event, date in zip(events, given, strict=True):
            if event in one.gold:
                n["events"] += 1
                n["right" if date in one.gold[event] else "none" if date is None else "wrong"] += 1
            else:
                n["dct"] += 1
                n["dct given"] += date is not None
    return n


def precise(found: Sequence[Task]) -> Counter[tuple[str, bool]]:
    """Count what the extractor links, by how, right and wrong; only dates that people linked to some event count.

    Right is a phrase that holds an event with that date: people mark "independent" in "has been independent since".
    """
    n: Counter[tuple[str, bool]] = Counter()
    for one in found:
        for how, phrase, date in linked(one.document):
            numbers = [i for i, t in enumerate(one.row["timex"]) if t["start"] < date.end and date.start < t["end"]]
            known = [x for x in one.row["event_dates"] if x.get("timex") in numbers and not x["to_dct"]]
            if known:
                n[how, any(s.start <= x["start"] < s.end for x in known for s in phrase)] += 1
    return n


def linked(document: Document) -> Iterator[tuple[str, list[Span], Span]]:
    """Yield how, the phrase and the expression of each event that the extractor finds."""
    placed = [p for p in times(document, "bench") if p.time.type in ("DATE", "TIME")]
    for _, group in groupby(placed, key=lambda p: (p.paragraph.span, p.paragraph.doc[p.first].sent.start)):
        here = list(group)
        paragraph = here[0].paragraph
        for link in links(paragraph.doc, [site(paragraph.doc, p.first, p.last) for p in here]):
            phrase = [paragraph.span_of(*run) for run in phrases(link.event, set(link.tokens()))]
            yield link.how, phrase, paragraph.span_of(link.site.first, link.site.last)


def errors(found: Sequence[Task]) -> Iterator[str]:
    """Yield a line for each event that got another date, or none."""
    for one in found:
        for event, date in zip(one.gold, attach(one.document, tuple(one.gold), one.times), strict=True):
            if date in one.gold[event]:
                continue
            text = one.row["text"]
            sentence = next((s for s in sentences(one.document) if s.start <= event.start < s.end), event)
            gold = [one.times[i].of(text) for i in sorted(one.gold[event])]
            yield f"{one.row['id']} [{event.of(text)}] {gold} not {date if date is None else one.times[date].of(text)}"
            yield f"      {' '.join(sentence.of(text).split())}"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpora", nargs="*", default=["timebank", "aquaint"])
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    for name in given.corpora:
        found = tasks(name)
        for part in ("dev", "test", "all"):
            mine = [one for one in found if part in ("all", half(one.row))]
            for who in ("nearest", "ours"):
                n = counts(mine, who)
                print(
                    f"{name:9} {part:5} {who:8} {n['right']:4} of {n['events']:4} ({n['right'] / n['events']:.1%}), "
                    f"{n['wrong']} wrong, {n['none']} none; dct {n['dct given']} of {n['dct']} given"
                )
        for part in ("dev", "test"):
            n2 = precise([one for one in found if half(one.row) == part])
            ways = sorted({how for how, _ in n2})
            print(f"{name:9} {part:5}", *(f"{w}: {n2[w, True]} of {n2[w, True] + n2[w, False]};" for w in ways))
        if given.errors:
            print(*errors([one for one in found if half(one.row) == "dev"]), sep="\n")


if __name__ == "__main__":
    main()
