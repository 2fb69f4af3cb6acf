"""Attributions as the words that they cover, which is what is compared: a kept comma or quotation mark is no error.

Words are runs of letters and digits. Spans without any word (a colon as a cue) are compared by their characters.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.annotate.lexicon import rows, words
from onrecord.evaluate.gold import Parts, Spans
from onrecord.model import Kind

_WORD = re.compile(r"[^\W_]+(?:['’.\-&/][^\W_]+)*")
_SUFFIXES = (("ing", ("", "e")), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",)))

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Item:
    """One attribution in words."""

    source: Words
    cue: Words
    content: Words
    head: Words
    kind: Kind
    spoken: bool
    confidence: float | None


class Text:
    """The words of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [found.span() for found in _WORD.finditer(text)]
        self.starts = [start for start, _ in self.words]

    def item(self, parts: Parts) -> Item:
        """Return an attribution in words."""
        source, cue, content, head = (self.ids(s) for s in (parts.source, parts.cue, parts.content, parts.head))
        if not head:  # the corpus does not say: any word of the source that means something
            head = frozenset(i for i in source if self.word(i) not in words("empty")) or source
        spoken = is_speech(" ".join(self.text[start:end] for start, end in parts.cue))
        return Item(source, cue, content, head, parts.kind, spoken, parts.confidence)

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


def runs(ids: Words) -> set[tuple[int, int]]:
    """Return the first and last of words that stand next to each other.

    >>> sorted(runs(frozenset({1, 2, 3, 7})))
    [(1, 3), (7, 7)]
    """
    ordered = sorted(ids)
    breaks = [i + 1 for i, (one, following) in enumerate(pairwise(ordered)) if following != one + 1]
    edges = [0, *breaks, len(ordered)]
    return {(ordered[first], ordered[end - 1]) for first, end in pairwise(edges) if first < end}


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
