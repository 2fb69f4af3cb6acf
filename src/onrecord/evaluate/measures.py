"""Compare predicted with gold attributions: content, source and cue, with definitions from the literature.

Units are words (runs of letters and digits); punctuation and quotation marks do not count, so that nobody is punished
for keeping or dropping a mark.

overlap     contents pair one to one, greedily, when the Dice coefficient of their words is at least 0.5
full        overlap, and the head of the gold source is inside the predicted source, which has at most three times its
            words plus four; a gold attribution without a source needs a prediction without one
strict      the contents are the same words, one to one (Pareti 2016: all parts of a discontinuous content)
partial     mean share of a predicted content that is gold, and of a gold one that is predicted (Scheible et al. 2016)
segments    of the runs of words that any source (cue, content) of an article consists of, those that are the same run
            on the other side, whatever they are linked with; a run that two attributions share counts once (Wang et
            al. 2022, "exact match", here over words of whole articles)

``merge`` first joins predictions with the same source, unless their cues differ: corpora have one attribution for
“…,” she said. “…” ``speech`` keeps gold attributions whose cue is a verb of speech, "according to" or a colon;
predictions that hit others, or hit nothing and have another kind of cue, are not counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from onrecord.evaluate.gold import GoldArticle, Parts
from onrecord.evaluate.items import Item, Text, Words, runs
from onrecord.evaluate.matching import OVERLAP, Matched, dice, match, right_source
from onrecord.evaluate.ratio import Ratio, total
from onrecord.model import Kind

Role = Literal["source", "cue", "content"]
KINDS: tuple[Kind, ...] = get_args(Kind)
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(slots=True)
class Scores:
    """What an evaluation found, in one article or in all. See the module for what the measures mean.

    Attributes:
        source: of the pairs with a gold source, those whose source is right.
        cue: of the pairs with a gold cue, those whose cue shares a word.
        segments: by role.
        kinds: ``full`` by the kind of the gold (recall) and of the prediction (precision).
    """

    articles: int = 0
    words: int = 0
    full: Ratio = field(default_factory=Ratio)
    overlap: Ratio = field(default_factory=Ratio)
    strict: Ratio = field(default_factory=Ratio)
    partial: Ratio = field(default_factory=Ratio)
    source: Ratio = field(default_factory=Ratio)
    cue: Ratio = field(default_factory=Ratio)
    segments: dict[Role, Ratio] = field(default_factory=lambda: {role: Ratio() for role in ROLES})
    kinds: dict[Kind, Ratio] = field(default_factory=lambda: {kind: Ratio(recalled=0.0) for kind in KINDS})


def score(
    gold: Sequence[GoldArticle], predicted: Sequence[Sequence[Parts]], *, speech: bool = False, merge: bool = False
) -> Scores:
    """Score predictions against the gold, all articles together."""
    return together(score_each(gold, predicted, speech=speech, merge=merge))


def score_each(
    gold: Sequence[GoldArticle], predicted: Sequence[Sequence[Parts]], *, speech: bool = False, merge: bool = False
) -> list[Scores]:
    """Score predictions against the gold, each article by itself."""
    return [
        _scored(article, match(article, found, speech=speech, merge=merge))
        for article, found in zip(gold, predicted, strict=True)
    ]


def together(each: Iterable[Scores]) -> Scores:
    """Return the scores of all articles together."""
    listed = list(each)
    return Scores(
        articles=sum(s.articles for s in listed),
        words=sum(s.words for s in listed),
        full=total(s.full for s in listed),
        overlap=total(s.overlap for s in listed),
        strict=total(s.strict for s in listed),
        partial=total(s.partial for s in listed),
        source=total(s.source for s in listed),
        cue=total(s.cue for s in listed),
        segments={role: total(s.segments[role] for s in listed) for role in ROLES},
        kinds={kind: total(s.kinds[kind] for s in listed) for kind in KINDS},
    )


def is_right(article: GoldArticle, predicted: Parts, *, part: bool = False) -> bool:
    """Say whether a prediction, taken by itself, has the content and the source of a gold attribution.

    With ``part`` it is enough that half of its words are in the gold content: it may be a piece of a longer speech.
    """
    text = Text(article.text)
    p = text.item(predicted)
    for g in (text.item(parts) for parts in article.attributions):
        inside = len(p.content & g.content) / len(p.content) if p.content and part else dice(g.content, p.content)
        if inside >= OVERLAP and right_source(g, p):
            return True
    return False


def _scored(article: GoldArticle, matched: Matched) -> Scores:
    scores = Scores(articles=1, words=len(article.text.split()))
    for ratio in (scores.full, scores.overlap, scores.strict, scores.partial):
        ratio.predicted, ratio.gold = len(matched.found), len(matched.gold)
    _count_contents(scores, matched.gold, matched.found)
    scores.segments = {role: _segments(role, matched) for role in ROLES}
    for g in matched.gold:
        scores.kinds[g.kind].gold += 1
    for p in matched.found:
        scores.kinds[p.kind].predicted += 1
    for i, j in matched.pairs:
        _count_pair(scores, matched.gold[i], matched.found[j])
    return scores


def _count_contents(scores: Scores, gold: Sequence[Item], found: Sequence[Item]) -> None:
    pool = [p.content for p in found]
    for g in gold:
        if g.content in pool:
            pool.remove(g.content)
            scores.strict.right += 1
    all_gold: Words = frozenset().union(*(g.content for g in gold))
    all_found: Words = frozenset().union(*(p.content for p in found))
    scores.partial.right = sum(len(p.content & all_gold) / len(p.content) for p in found)
    scores.partial.recalled = sum(len(g.content & all_found) / len(g.content) for g in gold if g.content)


def _segments(role: Role, matched: Matched) -> Ratio:
    gold, found = (
        {run for item in items for run in runs(getattr(item, role))} for items in (matched.gold, matched.found)
    )
    return Ratio(right=len(gold & found), predicted=len(found), gold=len(gold))


def _count_pair(scores: Scores, g: Item, p: Item) -> None:
    scores.overlap.right += 1
    right = right_source(g, p)
    if g.source:
        scores.source.gold += 1
        scores.source.right += right
    scores.source.predicted += bool(p.source)
    if g.cue:
        scores.cue.gold += 1
        scores.cue.right += bool(g.cue & p.cue)
    scores.cue.predicted += bool(p.cue)
    if right:
        scores.full.right += 1
        scores.kinds[p.kind].right += 1
        kind = scores.kinds[g.kind]
        kind.recalled = (kind.recalled or 0.0) + 1
