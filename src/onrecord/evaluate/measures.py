"""Compare predicted with gold attributions: content, source and cue, with definitions from the literature.

Units are words (runs of letters and digits); punctuation and quotation marks do not count, so that nobody is punished
for keeping or dropping a mark.

overlap     contents pair one to one, greedily, when the Dice coefficient of their words is at least 0.5
full        overlap, and the head of the gold source is inside the predicted source, which has at most three times its
            words plus four; a gold attribution without a source needs a prediction without one
strict      the contents are the same words, one to one (Pareti 2016: all parts of a discontinuous content)
partial     mean share of a predicted content that is gold, and of a gold one that is predicted (Scheible et al. 2016)

``merge`` first joins predictions with the same source, unless their cues differ: corpora have one attribution for
“…,” she said. “…” ``speech`` keeps gold attributions whose cue is a verb of speech, "according to" or a colon;
predictions that hit others, or hit nothing and have another kind of cue, are not counted.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.annotate.lexicon import rows, words
from onrecord.evaluate.gold import GoldArticle, Parts, Spans
from onrecord.model import Kind

KINDS: tuple[Kind, ...] = ("direct", "indirect", "mixed")
OVERLAP = 0.5  # Dice of words at which two contents are the same
_WORD = re.compile(r"[^\W_]+(?:['’.\-&/][^\W_]+)*")
_SUFFIXES = (("ing", ("", "e")), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",)))

Words = frozenset[int]


@dataclass(slots=True)
class Ratio:
    """Right ones among the predicted and among the gold ones."""

    right: float = 0.0
    predicted: float = 0.0
    gold: float = 0.0
    recalled: float | None = None  # where "right" differs between the two sides

    @property
    def precision(self) -> float:
        """Share of the predictions that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found."""
        return (self.right if self.recalled is None else self.recalled) / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Scores:
    """What an evaluation found. See the module for what the measures mean.

    Attributes:
        source: of the pairs with a gold source, those whose source is right.
        cue: of the pairs with a gold cue, those whose cue shares a word.
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
    kinds: dict[Kind, Ratio] = field(default_factory=lambda: {kind: Ratio(recalled=0.0) for kind in KINDS})


def score(
    gold: Sequence[GoldArticle], predicted: Sequence[Sequence[Parts]], *, speech: bool = False, merge: bool = False
) -> Scores:
    """Score predictions, article by article, against the gold."""
    total = Scores()
    for article, found in zip(gold, predicted, strict=True):
        _score_article(total, article, joined(found) if merge else found, speech=speech)
    return total


def joined(found: Iterable[Parts]) -> list[Parts]:
    """Join predictions that have the same source and not two different cues."""
    out: list[Parts] = []
    for one in found:
        for i, other in enumerate(out):
            if one.source and one.source == other.source and (not one.cue or not other.cue or one.cue == other.cue):
                kind = one.kind if one.kind == other.kind else "mixed"
                content = tuple(sorted((*other.content, *one.content)))
                out[i] = replace(other, content=content, cue=other.cue or one.cue, kind=kind)
                break
        else:
            out.append(one)
    return out


def is_right(article: GoldArticle, predicted: Parts, *, part: bool = False) -> bool:
    """Say whether a prediction, taken by itself, has the content and the source of a gold attribution.

    With ``part`` it is enough that half of its words are in the gold content: it may be a piece of a longer speech.
    """
    text = _Text(article.text)
    p = _item(text, predicted)
    for g in (_item(text, parts) for parts in article.attributions):
        inside = len(p.content & g.content) / len(p.content) if p.content and part else _dice(g.content, p.content)
        if inside >= OVERLAP and (_same_source(g, p) if g.source else not p.source):
            return True
    return False


class _Text:
    """The words of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [found.span() for found in _WORD.finditer(text)]
        self.starts = [start for start, _ in self.words]

    def ids(self, spans: Spans) -> Words:
        """Return which words lie under spans; of spans without any word, their characters, as negative numbers."""
        out: set[int] = set()
        for start, end in spans:
            i = max(0, bisect_left(self.starts, start) - 1)
            while i < len(self.words) and self.words[i][0] < end:
                if self.words[i][1] > start:
                    out.add(i)
                i += 1
        if not out:
            out = {-(k + 1) for start, end in spans for k in range(start, end) if not self.text[k].isspace()}
        return frozenset(out)

    def word(self, i: int) -> str:
        """Return one word, lower case."""
        return self.text[-i - 1] if i < 0 else self.text[slice(*self.words[i])].lower()


@dataclass(frozen=True, slots=True)
class _Item:
    """One attribution in words."""

    source: Words
    cue: Words
    content: Words
    head: Words
    kind: Kind
    spoken: bool


def _item(text: _Text, parts: Parts) -> _Item:
    source, cue, content, head = (text.ids(s) for s in (parts.source, parts.cue, parts.content, parts.head))
    if not head:  # the corpus does not say: any word of the source that means something
        head = frozenset(i for i in source if text.word(i) not in words("empty")) or source
    words_ = " ".join(text.text[start:end] for start, end in parts.cue)
    return _Item(source, cue, content, head, parts.kind, is_speech(words_))


@lru_cache(maxsize=4096)
def is_speech(cue: str) -> bool:
    """Say whether a cue is one of speech or writing.

    >>> is_speech("told reporters"), is_speech("hopes"), is_speech("According to"), is_speech(":")
    (True, False, True, True)
    """
    low = cue.lower()
    if "according to" in low or low.strip() in (":", "—", "-"):
        return True
    return any(_lemma(word) in words("speech") for word in _WORD.findall(low))


def _lemma(word: str) -> str:
    speech = words("speech")
    irregular = dict(rows("irregular.en.tsv", 2))
    if word in irregular:
        return irregular[word]
    if word in speech:
        return word
    for suffix, endings in _SUFFIXES:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            for ending in endings:
                if stem + ending in speech:
                    return stem + ending
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in speech:
                return stem[:-1]
    return word


def _dice(a: Words, b: Words) -> float:
    common = len(a & b)
    return 2 * common / (len(a) + len(b)) if common else 0.0


def _pairs(gold: Sequence[_Item], found: Sequence[_Item], *, cues: bool) -> list[tuple[int, int]]:
    """Pair contents one to one, the most similar first; an equal cue breaks a tie."""
    near = sorted(
        (-(value + (1e-6 if cues and g.cue & p.cue else 0.0)), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(found)
        if (value := _dice(g.content, p.content)) >= OVERLAP
    )
    out: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken: set[int] = set()
    for _, i, j in near:
        if i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            out.append((i, j))
    return out


def _only_speech(gold: list[_Item], found: list[_Item]) -> tuple[list[_Item], list[_Item]]:
    """Leave out gold of other kinds, and predictions that hit it or that hit nothing with a cue of another kind."""
    pairs = {j: i for i, j in _pairs(gold, found, cues=False)}
    other: Words = frozenset().union(*(g.content for g in gold if not g.spoken))
    kept = []
    for j, p in enumerate(found):
        if j in pairs:
            keep = gold[pairs[j]].spoken
        else:
            keep = len(p.content & other) / len(p.content) < OVERLAP and not (p.cue and not p.spoken)
        if keep:
            kept.append(p)
    return [g for g in gold if g.spoken], kept


def _score_article(total: Scores, article: GoldArticle, predicted: Iterable[Parts], *, speech: bool) -> None:
    text = _Text(article.text)
    ignored = text.ids(article.ignore) if article.ignore else frozenset()
    gold = [_item(text, parts) for parts in article.attributions]
    found = [item for parts in predicted if (item := _item(text, parts)).content and not item.content <= ignored]
    if speech:
        gold, found = _only_speech(gold, found)
    total.articles += 1
    total.words += len(article.text.split())
    for ratio in (total.full, total.overlap, total.strict, total.partial):
        ratio.predicted += len(found)
        ratio.gold += len(gold)
    _count_contents(total, gold, found)
    for g in gold:
        total.kinds[g.kind].gold += 1
    for p in found:
        total.kinds[p.kind].predicted += 1
    for i, j in _pairs(gold, found, cues=True):
        _count_pair(total, gold[i], found[j])


def _count_contents(total: Scores, gold: Sequence[_Item], found: Sequence[_Item]) -> None:
    pool = [p.content for p in found]
    for g in gold:
        if g.content in pool:
            pool.remove(g.content)
            total.strict.right += 1
    all_gold: Words = frozenset().union(*(g.content for g in gold))
    all_found: Words = frozenset().union(*(p.content for p in found))
    total.partial.right += sum(len(p.content & all_gold) / len(p.content) for p in found)
    share = sum(len(g.content & all_found) / len(g.content) for g in gold if g.content)
    total.partial.recalled = (total.partial.recalled or 0.0) + share


def _count_pair(total: Scores, g: _Item, p: _Item) -> None:
    total.overlap.right += 1
    right = _same_source(g, p) if g.source else not p.source
    if g.source:
        total.source.gold += 1
        total.source.right += right
    total.source.predicted += bool(p.source)
    if g.cue:
        total.cue.gold += 1
        total.cue.right += bool(g.cue & p.cue)
    total.cue.predicted += bool(p.cue)
    if right:
        total.full.right += 1
        total.kinds[p.kind].right += 1
        kind = total.kinds[g.kind]
        kind.recalled = (kind.recalled or 0.0) + 1


def _same_source(g: _Item, p: _Item) -> bool:
    if not p.source or len(p.source) > 3 * len(g.source) + 4:
        return False
    return bool(g.head & p.source)
