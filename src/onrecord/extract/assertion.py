"""Say how a text puts forward what a verb or noun says: affirmed or denied, asserted, demanded, supposed, asked, heard.

For words of a spaCy parse; `onrecord.extract.scope` does the work, on lists.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.extract.scope import over
from onrecord.model import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text puts forward what a word says.

    Attributes:
        words: the tokens that make it negative or less than asserted, by index in their paragraph, sorted.
    """

    polarity: Polarity
    modality: Modality
    words: tuple[int, ...] = ()


@dataclass(slots=True)
class Sentence:
    """The parse of one sentence as plain lists, tokens counted from its first."""

    lower: list[str]
    text: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    sent: list[int]
    stop: list[int]
    quote: list[int]


def manner(word: "Token") -> Manner:
    """Return whether the text puts forward what ``word`` says, and how.

    An odd number of negations on the word and over it makes it negative; of several modalities the first in
    `onrecord.extract.factuality.ORDER` stands. A report in plain words ("said that …") changes nothing.
    """
    sentence, first = read(word)
    found = over(sentence, word.i - first, act=True)
    return Manner(found.polarity, found.modality, tuple(i + first for i in found.words))


def read(word: "Token") -> tuple[Sentence, int]:
    """Return the sentence of a token as lists, and where it begins."""
    span = word.sent
    return _sentence(word.doc, span.start, span.end), span.start


@lru_cache(maxsize=1)  # the words of a sentence are judged one after the other
def _sentence(doc: "Doc", first: int, end: int) -> Sentence:
    tokens = list(doc[first:end])
    n = len(tokens)
    head = [token.head.i - first for token in tokens]
    kids: list[list[int]] = [[] for _ in tokens]
    left, right = list(range(n)), list(range(n))
    for i, h in enumerate(head):
        if h != i:
            kids[h].append(i)
    for i in _upwards(head):
        h = head[i]
        left[h], right[h] = min(left[h], left[i]), max(right[h], right[i])
    text = [token.text for token in tokens]
    return Sentence(
        [word.lower() for word in text],
        text,
        [token.tag_ for token in tokens],
        [token.dep_ for token in tokens],
        head,
        kids,
        left,
        right,
        [0] * n,
        [n] * n,
        _quoted(text),
    )


def _upwards(head: list[int]) -> list[int]:
    """Return all tokens but the root, each before its head."""
    order = [i for i, h in enumerate(head) if h == i]
    kids: dict[int, list[int]] = {}
    for i, h in enumerate(head):
        if h != i:
            kids.setdefault(h, []).append(i)
    for i in order:
        order.extend(kids.get(i, ()))
    return [i for i in reversed(order) if head[i] != i]


def _quoted(text: list[str]) -> list[int]:
    """Return for each token the number of the quotation that it stands in; -1 outside, and for the marks."""
    out, number, inside = [], 0, False
    for word in text:
        if word in ('"', "“", "”"):
            inside = not inside
            number += inside
            out.append(-1)
        else:
            out.append(number if inside else -1)
    return out
