"""Count how often each cue is right, and write that into the lexicon: ``python -m tests.bench.cues GOLD.jsonl``.

For each cue and frame (and each rule without a cue) that the lexicon has: of its proposals in the gold texts, the share
whose content and source are those of a gold attribution. Shares of few occurrences say little, so each is shrunk
towards the mean of its frame as if that had been seen twice more. Cues and frames are neither added nor taken away.
Run it on training data only; afterwards look at the gate.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.annotate.document import annotate
from onrecord.annotate.lexicon import Lexicon, lexicon
from onrecord.annotate.models import load_model
from onrecord.annotate.quotes import quotations
from onrecord.evaluate import GoldArticle, Parts, read_gold
from onrecord.evaluate.measures import is_right
from onrecord.extract.attributions import as_written, candidates, extract
from onrecord.extract.candidate import Candidate
from onrecord.extract.tree import Tree, read
from onrecord.ids import article_id
from onrecord.model import Article, Span

DATA = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "annotate" / "data"
PRIOR = 2  # occurrences that the mean of a frame counts for
Key = tuple[str, str, str]  # file, lemma, frame
Counts = dict[Key, list[int]]


def count(gold: list[GoldArticle]) -> Counts:
    """Return, for each cue and frame, how often it was proposed and how often it was right."""
    words, counts = lexicon(), defaultdict[Key, list[int]](lambda: [0, 0])
    raw = (
        Article(id=article_id(a.text), text=a.text, file=a.id, body=Span(0, len(a.text)), layout="raw") for a in gold
    )
    for article, document in zip(gold, annotate(raw, load_model()), strict=True):
        quotes = quotations([as_written(p, article.text) for p in document.paragraphs])
        for paragraph, quoted in zip(document.paragraphs, quotes, strict=True):
            t = read(paragraph, quoted)
            for found in candidates(t, document, words):
                if found.cue_at >= 0 and t.quoted(found.cue_at):
                    continue  # the corpus has no attributions inside quotations
                seen = counts[key(found, t, words)]
                seen[0] += 1
                seen[1] += is_right(article, parts(found, t))
        for made in extract(document):
            if made.continues and not made.cue:
                spans = [tuple((s.start, s.end) for s in part) for part in (made.source, made.cue, made.content)]
                seen = counts["rules", "continues", ""]
                seen[0] += 1
                seen[1] += is_right(article, Parts(spans[0], spans[1], spans[2], made.kind), part=True)
    return counts


def key(found: Candidate, t: Tree, words: Lexicon) -> Key:
    """Return where in the lexicon a proposal comes from."""
    if found.rule in words.rules:
        return "rules", found.rule, ""
    form = t.lower[found.cue_at]
    for file, cues in (("nouns", words.nouns), ("adjectives", words.adjectives)):
        if found.rule.startswith(file[0] + "_"):
            return file, cues[form].lemma, found.rule
    return "verbs", words.verbs[form].lemma, found.rule


def parts(found: Candidate, t: Tree) -> Parts:
    """Return a proposal in offsets of the article."""
    spans = [tuple((s.start, s.end) for s in map(t.span, part)) for part in (found.source, found.cue, found.content)]
    return Parts(spans[0], spans[1], spans[2], "indirect")


def rewritten(file: str, counts: Counts) -> Iterator[str]:
    """Yield the lines of a data file with new shares."""
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (where, _, frame), (n, right) in counts.items():
        if where == file:
            total[frame][0] += n
            total[frame][1] += right
    for line in (DATA / f"{file}.en.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            yield line
            continue
        cells = line.split("\t")
        if file == "rules":
            n, right = counts.get((file, cells[0], ""), [0, 0])
            yield f"{cells[0]}\t{right / n:.2f}" if n >= PRIOR else line
            continue
        shares = {}
        for item in cells[3].split():
            frame, _, old = item.partition(":")
            n, right = counts.get((file, cells[0], frame), [0, 0])
            mean = total[frame][1] / total[frame][0] if total[frame][0] else float(old)
            shares[frame] = (right + PRIOR * mean) / (n + PRIOR)
        ordered = sorted(shares.items(), key=lambda item: (-round(item[1], 2), item[0]))
        cells[3] = " ".join(f"{frame}:{max(share, 0.01):.2f}" for frame, share in ordered)
        yield "\t".join(cells)


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    counts = count(list(read_gold(parser.parse_args().gold)))
    for file in ("verbs", "nouns", "adjectives", "rules"):
        lines = list(rewritten(file, counts))
        (DATA / f"{file}.en.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
