"""Dates, events and timelines: what is found in annotated texts, beside what plain ways of doing it reach.

    python -m tests.bench.dates [PART ...]

PART is any of times, own, attachment, events, timelines; all of them by default. The corpora lie beside the project,
our own sentences in `tests/golden/dates`. Other ways: dateparser's search in running text, and, for attachment, the
nearest expression of the sentence; for timelines, every verb of a sentence that names the entity, on the nearest date.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from onrecord.annotate.document import Document
from onrecord.evaluate.dated import dated_records, parsed, read_dated, read_json
from onrecord.evaluate.dates import (
    LAYERS,
    MEASURES,
    Dated,
    Name,
    Timex,
    false_dates,
    fates,
    found_in,
    invented,
    score_groups,
    score_times,
)
from onrecord.evaluate.happenings import Told, read_events, score_events, told_as_happened
from onrecord.evaluate.ratio import Ratio, total
from onrecord.evaluate.timelines import alike, awareness, dated, in_order, known, mentions, plain_text, read_timeline
from onrecord.extract.attaching import attach
from onrecord.model import Record, Span
from tests.gate.pin import SHARED

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "dates"
DATES = SHARED / "data" / "dates"
CORPORA = ("timebank", "aquaint")
HALVES = ("dev", "test")
ON = frozenset(
    {"IS_INCLUDED", "SIMULTANEOUS", "DURING", "DURING_INV", "IDENTITY", "BEGINS", "ENDS", "BEGUN_BY", "ENDED_BY"}
)
Item = TypeVar("Item")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parts: dict[str, Callable[[], None]] = {
        "times": print_times,
        "own": print_own,
        "attachment": print_attachment,
        "events": print_events,
        "timelines": print_timelines,
    }
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", choices=[[], *parts], metavar="PART")
    for part in parser.parse_args(arguments).part or parts:
        parts[part]()
        print()


def print_times() -> None:
    """Print how well time expressions of the corpora are found and read, with and without a publication date."""
    print(
        f"{'time expressions, F1':30}"
        + "".join(f"{m:>9}" for m in MEASURES)
        + "  known years that nobody wrote; of those that hang on a date"
    )
    for corpus in CORPORA:
        gold = read_dated(DATES / f"{corpus}.jsonl")
        for name, find in (("onrecord", by_us), ("dateparser.search", by_dateparser)):
            for published in (True, False):
                found = find(gold, published=published)
                scores = score_times(gold, found, published=published)
                made_up = ""
                if not published:
                    fate = fates(gold, found, ("underspec", "relative"))
                    what = ", ".join(f"{fate[one]} {one}" for one in ("open", "right", "wrong", "missed"))
                    made_up = f"{_invented(gold, found):>5} of {sum(map(len, found))}; {what}"
                print(_row(f"{corpus}, {name}{_with(published)}", scores), made_up)


def print_own() -> None:
    """Print the same for our own sentences, with what only they tell, and by kind."""
    header = "".join(f"{name:>9}" for name in (*MEASURES, *LAYERS))
    print(f"{'our sentences, F1':30}{header}  known years that nobody wrote; that are false")
    for half in HALVES:
        gold = read_dated(GOLDEN / f"{half}.json")
        for published in (True, False):
            found = by_us(gold, published=published)
            scores = score_times(gold, found, published=published)
            false = sum(len(list(false_dates(one, times))) for one, times in zip(gold, found, strict=True))
            made_up = "" if published else f"{_invented(gold, found):>5}; {false} of {sum(map(len, found))}"
            print(_row(f"{half}{_with(published)}", scores, LAYERS), made_up)
        known_day = by_us(gold, published=True)
        for kind, scores in score_groups(gold, known_day).items():
            print(f"    {kind:26}" + "".join(f"{_of(scores[name]):>9}" for name in (*MEASURES, *LAYERS)))


def print_attachment() -> None:
    """Print how many annotated events are given the annotated expression that dates them, spans being known."""
    print(f"{'events on their date':30}{'onrecord':>12}{'nearest':>12}{'events':>9}")
    for corpus in CORPORA:
        data = read_json(DATES / f"{corpus}.jsonl")
        gold = read_dated(DATES / f"{corpus}.jsonl")
        ours, nearest = Ratio(), Ratio()
        for one, document in _progress(zip(data, parsed(gold), strict=True), len(gold)):
            for ratio, chosen in ((ours, _attached), (nearest, _nearest)):
                right, all_of_them = chosen_rightly(one, document, chosen)
                ratio.right, ratio.gold = ratio.right + right, ratio.gold + all_of_them
        print(f"{corpus:30}{100 * ours.recall:12.1f}{100 * nearest.recall:12.1f}{ours.gold:9.0f}")


def print_events() -> None:
    """Print how well the dated events of our own sentences are found."""
    header = ("events P", "R", "dates P", "R", "relation", "status", "saying", "told", "place")
    print(f"{'events':10}" + "".join(f"{name:>9}" for name in header) + "  wrongly told as happened")
    for half in HALVES:
        gold = read_events(GOLDEN / f"events-{half}.json")
        records = list(dated_records(parsed(_texts(gold))))
        scores = score_events(gold, records)
        events, dates = scores["events"], scores["dates"]
        row = [events.precision, events.recall, dates.precision, dates.recall]
        row += [scores[name].precision for name in ("relation", "status", "saying", "told", "place")]
        wrong = sum(len(told_as_happened(one.events, record)) for one, record in zip(gold, records, strict=True))
        print(f"{half:10}" + "".join(f"{100 * value:9.1f}" for value in row) + f"{wrong:>9}")


def print_timelines() -> None:
    """Print temporal awareness of the timelines of entities, and how many mentions have the right date."""
    print(f"{'timelines':30}{'P':>8}{'R':>8}{'F1':>8}   right date {'P':>8}{'R':>8}{'F1':>8}")
    everything: dict[str, list[tuple[Ratio, Ratio]]] = {}
    for corpus in read_json(DATES / "timeline_semeval2015.jsonl"):
        for name, (aware, right) in timelines(corpus).items():
            everything.setdefault(name, []).append((aware, right))
            print(_two(f"{corpus['id']}, {name}", aware, right))
    for name, each in everything.items():
        print(_two(f"all, {name}", total(a for a, _ in each), total(r for _, r in each)))


def timelines(corpus: dict[str, Any]) -> dict[str, tuple[Ratio, Ratio]]:
    """Return what is reached on one corpus of articles with the timelines of its entities."""
    gold = [read_timeline(one) for one in corpus["timelines"]]
    texts = {id_: plain_text(doc["sentences"]) for id_, doc in corpus["docs"].items()}
    articles = [
        Dated(id=id_, text=text, published=corpus["docs"][id_]["dct"], times=()) for id_, (text, _) in texts.items()
    ]
    documents = list(_progress(parsed(articles), len(articles)))
    records = list(dated_records(documents))
    ours, plain = [], []
    for line in gold:
        mine = [
            m for a, r in zip(articles, records, strict=True) for m in mentions(r, [line.entity], a.id, texts[a.id][1])
        ]
        verbs = [
            m
            for a, d, r in zip(articles, documents, records, strict=True)
            for m in _verbs(d, r, line.entity, a, texts[a.id][1])
        ]
        ours.append(in_order(line.entity, alike(mine, line)))
        plain.append(in_order(line.entity, alike(verbs, line)))
    return {
        "onrecord": (awareness(gold, ours), dated(gold, ours)),
        "verbs beside the name": (awareness(gold, plain), dated(gold, plain)),
    }


def by_us(gold: Sequence[Dated], *, published: bool) -> list[tuple[Timex, ...]]:
    """Return what onrecord finds."""
    records = dated_records(parsed(gold, published=published))
    return [found_in(record) for record in _progress(records, len(gold))]


def by_dateparser(gold: Sequence[Dated], *, published: bool) -> list[tuple[Timex, ...]]:
    """Return what dateparser's search finds, each value as fine as it says that it is."""
    return [tuple(_search(one, published=published)) for one in _progress(gold, len(gold))]


def chosen_rightly(
    data: dict[str, Any], document: Document, choose: Callable[[Document, list[Span], list[Span]], Sequence[int | None]]
) -> tuple[int, int]:
    """Return how many events of a text are given a right date or time, and of how many."""
    times = [time for time in data["timex"] if time["end"] > time["start"]]
    numbers = {id(time): n for n, time in enumerate(times)}
    right: dict[tuple[int, int], set[int]] = {}
    for link in data["event_dates"]:
        time = None if link["to_dct"] else data["timex"][link["timex"]]
        if time is not None and link["rel"] in ON and time["type"] in ("DATE", "TIME") and id(time) in numbers:
            right.setdefault((link["start"], link["end"]), set()).add(numbers[id(time)])
    events = [Span(*place) for place in right]
    chosen = choose(document, events, [Span(time["start"], time["end"]) for time in times])
    return sum(one in wanted for one, wanted in zip(chosen, right.values(), strict=True)), len(right)


def _attached(document: Document, events: list[Span], times: list[Span]) -> Sequence[int | None]:
    return attach(document, events, times)


def _nearest(document: Document, events: list[Span], times: list[Span]) -> list[int | None]:
    """Give each event the nearest expression of its sentence."""
    sentences = list(_sentences(document))
    found: list[int | None] = []
    for event in events:
        around = next((s for s in sentences if s.start <= event.start < s.end), event)
        near = [n for n, time in enumerate(times) if around.start <= time.start < around.end]
        found.append(min(near, key=lambda n: _distance(event, times[n]), default=None))
    return found


def _sentences(document: Document) -> Iterator[Span]:
    for paragraph in document.paragraphs:
        for sentence in paragraph.doc.sents:
            yield paragraph.span_of(sentence.start, sentence.end - 1)


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _verbs(
    document: Document, record: Record, entity: str, article: Dated, starts: dict[int, str]
) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Yield every verb of a sentence that names an entity, on the nearest date of it or on that of publication."""
    for paragraph in document.paragraphs:
        for sentence in paragraph.doc.sents:
            span = paragraph.span_of(sentence.start, sentence.end - 1)
            if entity.lower() not in span.of(article.text).lower():
                continue
            number = starts[max(start for start in starts if start <= span.start)]
            near = [t for t in record.times if span.start <= t.span.start < span.end and (t.value or "")[:4].isdigit()]
            for token in sentence:
                if token.tag_.startswith("VB"):
                    at = paragraph.span_of(token.i, token.i)
                    nearest = min(near, key=lambda time: _distance(at, time.span), default=None)
                    date = (nearest.value if nearest else None) or article.published or ""
                    yield (article.id, number, token.lower_), known(date[:10])


def _search(one: Dated, *, published: bool) -> Iterator[Timex]:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    settings: dict[str, object] = {"RETURN_TIME_AS_PERIOD": True}
    if published and one.published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(one.published)
    parser, at = DateDataParser(languages=["en"], settings=settings), 0
    for words, moment in search_dates(one.text, languages=["en"], settings=settings) or ():
        start = one.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            data = parser.get_date_data(words)
            form = {"year": "%Y", "month": "%Y-%m", "time": "%Y-%m-%dT%H:%M"}.get(data.period or "day", "%Y-%m-%d")
            kind = "TIME" if data.period == "time" else "DATE"
            yield Timex(start, at, kind, (data.date_obj or moment).strftime(form))


def _texts(gold: Sequence[Told]) -> list[Dated]:
    return [Dated(id=one.id, text=one.text, published=one.published, times=()) for one in gold]


def _invented(gold: Sequence[Dated], found: Sequence[Sequence[Timex]]) -> int:
    return sum(len(list(invented(one.text, times))) for one, times in zip(gold, found, strict=True))


def _progress(items: Iterable[Item], count: int) -> Iterator[Item]:
    """Yield items; on a terminal, show how far it is."""
    for n, item in enumerate(items, start=1):
        yield item
        if sys.stderr.isatty():
            print(f"\r{n} of {count}", end="" if n < count else "\r" + " " * 20 + "\r", file=sys.stderr, flush=True)


def _with(published: bool) -> str:
    return "" if published else ", no date"


def _row(name: str, scores: dict[Name, Ratio], layers: Sequence[Name] = ()) -> str:
    shown = [f"{100 * scores[one].f1:9.1f}" if scores[one].gold else f"{'':9}" for one in (*MEASURES, *layers)]
    return f"{name:30}" + "".join(shown)


def _of(ratio: Ratio) -> str:
    return f"{ratio.right:.0f}/{ratio.gold:.0f}" if ratio.gold else ""


def _two(name: str, aware: Ratio, right: Ratio) -> str:
    shown = "".join(f"{100 * value:8.2f}" for value in (aware.precision, aware.recall, aware.f1))
    dates = "".join(f"{100 * value:8.1f}" for value in (right.precision, right.recall, right.f1))
    return f"{name:42}{shown}   {dates}"


if __name__ == "__main__":
    main()
