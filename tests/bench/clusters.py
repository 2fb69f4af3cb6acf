"""How well the clusters of the shipped articles agree with the gold, beside string match and other packages.

    python -m tests.bench.clusters [--inputs FOLDER] [--others FOLDER] [--each]

Other packages live in environments of their own: ``--inputs`` writes what they read, `tests/bench/packages.py` says
how to run them there, and ``--others`` takes what they wrote. Scores are of all articles together. ``--each`` lists
the links of ours that are wrong or missing.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import Record
from onrecord.annotate.document import Document, annotate
from onrecord.annotate.models import load_model
from onrecord.evaluate.clusters import ClusterScores, score_clusters, sum_clusters
from onrecord.evaluate.links import FORMS, Links, each_link, form, links, non_names, sum_links
from onrecord.evaluate.mentions import (
    GoldClusters,
    SpanClusters,
    aligned,
    disjoint,
    last_word,
    on_gold_mentions,
    read_clusters,
    stand_for,
)
from onrecord.evaluate.ratio import Ratio
from onrecord.model import Article, Span
from onrecord.pipeline import extract_records
from onrecord.readers import read_all
from onrecord.readers.base import ReadOptions

if TYPE_CHECKING:
    from spacy.tokens import Token

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "golden" / "clusters"

System = Callable[[int], Iterable[Iterable[Span]]]  # number of an article -> clusters


@dataclass(frozen=True, slots=True)
class Result:
    """What one system reaches.

    Attributes:
        own: with its own mentions, matched by head.
        exact: the same, with only equal spans matched.
        plain: clusters of one left out on both sides, as in OntoNotes.
        given: its spurious mentions dropped and its missing ones put in alone, so that only the links count.
    """

    own: ClusterScores
    exact: ClusterScores
    plain: ClusterScores
    given: ClusterScores
    links: Links


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=Path, help="write what other packages read, and stop")
    parser.add_argument("--others", type=Path, help="folder of what other packages wrote")
    parser.add_argument("--each", action="store_true", help="list every link of ours that is wrong or missing")
    options = parser.parse_args()
    if options.inputs:
        write_inputs(options.inputs)
        return
    golds, records = load()
    results = {name: measure(golds, system) for name, system in systems(golds, records, options.others).items()}
    print_scores(results)
    print_links(results)
    print_reasons(golds, records)
    if options.each:
        for gold, record in zip(golds, records, strict=True):
            print("\n".join(differences(gold, ours(record))))


def load() -> tuple[list[GoldClusters], list[Record]]:
    """Return the gold clusters of the shipped articles and our records of them, in the same order."""
    golds, records = [], []
    for path in sorted(GOLD.glob("*.json")):
        article = ROOT / json.loads(path.read_text(encoding="utf-8"))["article"]
        [record] = extract_records([article])
        if not isinstance(record, Record):
            raise TypeError(f"a shipped article has a problem: {record}")
        golds.append(read_clusters(path, record.article.text))
        records.append(record)
    return golds, records


def ours(record: Record) -> SpanClusters:
    """Return our clusters: the mentions of each actor."""
    return disjoint(actor.mentions for actor in record.actors)


def systems(golds: Sequence[GoldClusters], records: Sequence[Record], others: Path | None) -> dict[str, System]:
    """Return what is compared, by name."""
    found: dict[str, System] = {
        "onrecord": lambda i: ours(records[i]),
        "onrecord, names and descriptions only": lambda i: _without_pronouns(golds[i].text, ours(records[i])),
        "same last word, mentions of onrecord": lambda i: same_word(golds[i], _all(ours(records[i]))),
        "same last word, mentions of the gold": lambda i: same_word(golds[i], golds[i].heads),
    }
    for folder in sorted(others.iterdir()) if others else ():
        if folder.is_dir():
            found[folder.name] = partial(_read, folder, golds)
    return found


def measure(golds: Sequence[GoldClusters], system: System) -> Result:
    """Score a system on all articles together."""
    own, exact, plain, given, linked = [], [], [], [], []
    for i, gold in enumerate(golds):
        found = [frozenset(cluster) for cluster in system(i)]
        same = aligned(gold, found)
        own.append(score_clusters(gold.sets, same))
        exact.append(score_clusters(gold.sets, aligned(gold, found, exact=True)))
        plain.append(score_clusters(*([c for c in side if len(c) > 1] for side in (gold.sets, same))))
        given.append(score_clusters(gold.sets, on_gold_mentions(gold, same)))
        linked.append(links(gold, same))
    return Result(sum_clusters(own), sum_clusters(exact), sum_clusters(plain), sum_clusters(given), sum_links(linked))


def same_word(gold: GoldClusters, mentions: Iterable[Span]) -> SpanClusters:
    """Cluster mentions by their head (of gold mentions) or last word, lower case; pronouns stay alone."""
    groups: dict[str, set[Span]] = {}
    for span in sorted(mentions):
        word = gold.heads.get(span, last_word(gold.text, span)).of(gold.text).lower().removesuffix("’s")
        key = f"{word} {span.start}" if form(gold.text, span, described=False) else word
        groups.setdefault(key, set()).add(span)
    return [frozenset(group) for group in groups.values()]


def print_scores(results: dict[str, Result]) -> None:
    """Print one row for each system: how well its clusters agree with the gold."""
    columns: dict[str, Callable[[Result], float]] = {
        "ment. P": lambda r: r.own.mentions.precision,
        "ment. R": lambda r: r.own.mentions.recall,
        "MUC": lambda r: r.own.muc.f1,
        "B3": lambda r: r.own.b3.f1,
        "CEAFe": lambda r: r.own.ceafe.f1,
        "CoNLL": lambda r: r.own.conll,
        "LEA": lambda r: r.own.lea.f1,
        "exact": lambda r: r.exact.conll,
        "no single": lambda r: r.plain.conll,
        "gold ment.": lambda r: r.given.conll,
        "LEA of it": lambda r: r.given.lea.f1,
    }
    print(f"{'F1; the last four: CoNLL, CoNLL, CoNLL, LEA':44}" + "".join(f"{name:>11}" for name in columns))
    for name, result in results.items():
        print(f"{name:44}" + "".join(f"{100 * value(result):11.1f}" for value in columns.values()))


def print_links(results: dict[str, Result]) -> None:
    """Print how often what is no name is linked, and how often rightly, by form."""
    print(f"\n{'right of linked, right of gold':44}" + "".join(f"{name:>16}" for name in ("all", *FORMS)))
    for name, r in results.items():
        row = [non_names(r.links), *(r.links[one] for one in FORMS)]
        print(f"{name:44}" + "".join(f"{_shares(ratio):>16}" for ratio in row))


def print_reasons(golds: Sequence[GoldClusters], records: Sequence[Record]) -> None:
    """Print how often each reason for a link of ours is right, and for each reason not to link, whom it leaves open."""
    right, linked, open_, among = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for gold, record in zip(golds, records, strict=True):
        pairs = stand_for(gold, sorted({m.span for m in record.mentions}))
        good = {link.span: link.right for link in each_link(gold, aligned(gold, ours(record)))}
        home = {span: name for name, spans in gold.clusters.items() for span in spans}
        meant = {a.id: {home.get(pairs.get(span, span)) for span in a.mentions} for a in record.actors}
        for mention in record.mentions:
            span = pairs.get(mention.span, mention.span)
            if mention.actor is not None and span in good:
                linked[mention.why] += 1
                right[mention.why] += good[span]
            elif mention.actor is None and span in home:
                open_[mention.why] += 1
                among[mention.why] += any(home[span] in meant.get(who, ()) for who in mention.candidates)
    print(f"\n{'why it is linked':34}{'right of linked':>16}")
    for why, n in linked.most_common():
        print(f"{why:34}{right[why]:>10} of {n}")
    print(f"\n{'why it is open':34}{'right one among the candidates':>32}")
    for why, n in open_.most_common():
        print(f"{why:34}{among[why]:>26} of {n}")


def differences(gold: GoldClusters, clusters: SpanClusters) -> Iterator[str]:
    """Yield a line for each gold mention that is missing or not with its like, and each that is no gold mention."""
    same = aligned(gold, clusters)
    place = {span: cluster for cluster in same for span in cluster}
    home = {span: name for name, spans in gold.clusters.items() for span in spans}
    yield f"\n{gold.article}"
    for span, name in sorted(home.items()):
        others = [s for s in gold.clusters[name] if s != span]
        company = sorted(place.get(span, frozenset()) - {span})
        wrong = [s for s in company if home.get(s) != name]
        missed = [s for s in others if s not in company]
        if span not in place:
            yield f"  MISSING  {_quote(gold, span)} = {name}"
        elif wrong:
            yield f"  WRONG    {_quote(gold, span)} = {name}, is with {', '.join(_quote(gold, s) for s in wrong[:4])}"
        elif others and len(missed) == len(others):
            yield f"  ALONE    {_quote(gold, span)} = {name}"
    for span in sorted(place.keys() - home.keys()):
        yield f"  NO GOLD  {_quote(gold, span)}, is with {', '.join(_quote(gold, s) for s in sorted(place[span])[:3])}"


def write_inputs(folder: Path) -> None:
    """Write each article as plain text, and as CoNLL-U with the offsets of its words in both texts."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [ROOT / json.loads(path.read_text(encoding="utf-8"))["article"] for path in sorted(GOLD.glob("*.json"))]
    articles = [found for found in read_all(paths, ReadOptions()) if isinstance(found, Article)]
    for path, document in zip(paths, annotate(articles, load_model()), strict=True):
        prose, lines = "", []
        for sentence in _sentences(document):
            words = [token for token in sentence if not token[0].is_space]
            number = {token.i: n for n, (token, _) in enumerate(words, start=1)}
            for token, span in words:
                at = len(prose)
                head = 0 if token.head.i == token.i else number.get(token.head.i, 0)
                offsets = f"span={span.start}:{span.end}|prose={at}:{at + len(token.text)}"
                prose += token.text + token.whitespace_
                columns = (number[token.i], token.text, "_", "_", token.tag_, "_", head, token.dep_, "_")
                lines.append("\t".join(map(str, (*columns, offsets))))
            lines.append("")
            prose += "" if prose.endswith(" ") else "\n\n"  # a paragraph ends without a space
        (folder / f"{path.stem}.txt").write_text(prose, encoding="utf-8")
        (folder / f"{path.stem}.conllu").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sentences(document: Document) -> Iterator[list[tuple["Token", Span]]]:
    for paragraph in document.paragraphs:
        for sentence in paragraph.doc.sents:
            yield [(token, paragraph.span_of(token.i, token.i)) for token in sentence]


def _read(folder: Path, golds: Sequence[GoldClusters], i: int) -> SpanClusters:
    path = folder / f"{Path(golds[i].article).stem}.json"
    return disjoint([Span(*pair) for pair in cluster] for cluster in json.loads(path.read_text(encoding="utf-8")))


def _without_pronouns(text: str, clusters: SpanClusters) -> SpanClusters:
    kept = (frozenset(s for s in cluster if form(text, s, described=False) is None) for cluster in clusters)
    return [cluster for cluster in kept if cluster]


def _all(clusters: SpanClusters) -> frozenset[Span]:
    return frozenset().union(*clusters)


def _shares(ratio: Ratio) -> str:
    return f"{ratio.right:.0f}/{ratio.predicted:.0f} {ratio.right:.0f}/{ratio.gold:.0f}"


def _quote(gold: GoldClusters, span: Span) -> str:
    return f"{span.start} {span.of(gold.text)!r}"


if __name__ == "__main__":
    main()
