"""What the words of a part tell: its main word, its edges, and whether a content is a clause or a phrase."""

from onrecord.annotate.lexicon import words
from onrecord.annotate.quotes import DOUBLE
from onrecord.extract.tree import Range, Tree

LONG = 40  # words of a source after which a description that follows the name is left out
PHRASES = frozenset({"obj", "to"})  # frames without a clause
_EDGES = frozenset(",.;:-—–") | {"--", "..."}


def main_word(t: Tree, part: Range) -> int:
    """Return the word of a part that the others depend on: the first whose head stands outside, a verb if there is."""
    first, last = part
    tops = [i for i in range(first, last + 1) if t.head[i] == i or not first <= t.head[i] <= last]
    told = [i for i in tops if t.text[i][0].isalnum()] or [first]
    return next((i for i in told if t.tag[i][:2] == "VB"), told[0])


def shortened(t: Tree, part: Range) -> Range:
    """Return a source without the description that follows its name, when that makes it long."""
    first, last = part
    if last - first < LONG:
        return part
    head = main_word(t, part)
    comma = next((i for i in range(head + 1, last + 1) if t.text[i] == ","), last + 1)
    return first, comma - 1


def trimmed(t: Tree, part: Range) -> Range | None:
    """Return a part without punctuation at its edges, nor a mark that opens a quotation which it does not close.

    None if nothing is left. What ends a quotation stays with it.
    """
    first, last = part
    while first <= last and t.text[first] in _EDGES:
        first += 1
    while last >= first and t.text[last] in _EDGES and t.quote[last] < 0:
        last -= 1
    if first < last and t.quote[first] < 0 <= t.quote[first + 1]:
        opened, end = t.regions[t.quote[first + 1]]
        if opened == first + 1 and end >= last and t.text[first][0] in DOUBLE:
            first += 1
    return (first, last) if first <= last else None


def says_nothing(t: Tree, content: tuple[Range, ...]) -> bool:
    """Say whether a content is a single word that only points at something: "denied it", "said so"."""
    return len(content) == 1 and content[0][0] == content[0][1] and t.lower[content[0][0]] in words("contentless")


def frame_of(t: Tree, content: tuple[Range, ...]) -> str:
    """Return how a cue that the rules do not know takes its content: a quotation, an infinitive, a clause, a noun."""
    first = content[0][0]
    if t.quote[first] >= 0 or t.text[first] in '"“”':
        return "quote"
    if t.lower[first] == "to":
        return "to"
    finite = ("VBD", "VBZ", "VBP", "MD")
    return "that" if any(t.tag[i] in finite for a, b in content for i in range(a, b + 1)) else "obj"
