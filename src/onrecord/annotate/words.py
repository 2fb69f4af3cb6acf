"""A whole article as plain lists of tokens: words, tags, heads, entity labels, sentences, quotations.

Who is meant is decided across paragraphs, so tokens are numbered through the article. Reading a spaCy token attribute
costs ten times a list look-up, and the rules ask many times.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.document import Document, Paragraph
from onrecord.annotate.quotes import quotations
from onrecord.model import Span

ATTRIBUTES = ["ORTH", "TAG", "DEP", "ENT_TYPE", "HEAD", "ENT_IOB", "SENT_START", "IDX", "LENGTH"]
_BEGINS = 3  # spaCy's code for the first token of an entity
_WRAP = 1 << 64  # spaCy hands out negative distances as unsigned numbers


@dataclass(eq=False)
class Words:
    """The tokens of an article, in order; every list has one entry per token.

    Attributes:
        text, lower: the words, normalised.
        tag, dep, ent: fine tag, relation to the head, entity label ("" outside entities).
        begins: an entity starts here.
        head: index of the head; a root is its own.
        sentence: running number of the sentence.
        paragraph: running number of the paragraph.
        quote: running number, from 1, of the quotation that the token stands in; -1 in the narrator's own words.
        start, end: the characters of the article behind the token.
        opens: index of the first token of each sentence.
        titled: sentences whose capitals say nothing: headlines, lines in Title Case or in capitals.
    """

    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    ent: list[str]
    begins: list[bool]
    head: list[int]
    sentence: list[int]
    paragraph: list[int]
    quote: list[int]
    start: list[int]
    end: list[int]
    opens: list[int]
    titled: frozenset[int]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def kids(self) -> list[list[int]]:
        """The children of each token, in order."""
        found: list[list[int]] = [[] for _ in self.text]
        for i, h in enumerate(self.head):
            if h != i:
                found[h].append(i)
        return found

    def span(self, first: int, last: int) -> Span:
        """Return the article span from one token to another, inclusive."""
        return Span(self.start[first], max(self.end[last], self.start[first] + 1))

    def phrase(self, first: int, last: int) -> str:
        """Return the words from one token to another with plain spaces, as they were glued."""
        out = self.text[first]
        for i in range(first + 1, last + 1):
            out += self.text[i] if self.start[i] <= self.end[i - 1] else " " + self.text[i]
        return out

    def within(self, span: Span) -> range:
        """Return the tokens that start inside a span."""
        first = bisect_right(self.start, span.start - 1)
        return range(first, bisect_right(self.start, span.end - 1))

    def tokens(self, sentence: int) -> range:
        """Return the tokens of a sentence."""
        last = sentence + 1 == len(self.opens)
        return range(self.opens[sentence], len(self.text) if last else self.opens[sentence + 1])

    def child(self, i: int, *deps: str) -> int:
        """Return the first child of ``i`` with one of these relations, or -1."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return -1

    def left(self, i: int, deps: frozenset[str]) -> int:
        """Return the first token of the unbroken run before ``i`` that hangs on it by these relations only."""
        first, waiting = i, [i]
        while waiting:  # no recursion: a hostile text can nest as deep as it is long
            at = waiting.pop()
            for k in reversed(self.kids[at]):
                if k >= at:
                    continue
                if self.dep[k] not in deps:
                    break
                first = min(first, k)
                waiting.append(k)
        return first


def words(document: Document) -> Words:
    """Read a document's parse into lists."""
    out = Words([], [], [], [], [], [], [], [], [], [], [], [], [], frozenset())
    names: dict[int, str] = {}
    quoted = quotations([p.span.of(document.article.text) for p in document.paragraphs])
    titled: set[int] = set()
    quotes = 0
    for number, paragraph in enumerate(document.paragraphs):
        first = len(out.text)
        _append(out, paragraph, number, names)
        for found in quoted[number]:
            quotes += 1
            for i in out.within(Span(paragraph.span.start + found.start, paragraph.span.start + found.end)):
                out.quote[i] = quotes
        if paragraph.zone in ("headline", "subhead") or _title_case(out.text[first:]):
            titled.update(out.sentence[first:])
    out.titled = frozenset(titled)
    return out


def _append(out: Words, paragraph: Paragraph, number: int, names: dict[int, str]) -> None:
    """Add a paragraph's tokens; ``names`` remembers the strings behind spaCy's hashes."""
    doc = paragraph.doc
    base, n = len(out.text), len(doc)
    if not n:
        return
    rows = doc.to_array(ATTRIBUTES)
    for key in {int(k) for k in rows[:, :4].flat} - names.keys():
        names[key] = doc.vocab.strings[key]
    orth, tag, dep, ent, heads, iob, opens, idx, length = (column.tolist() for column in rows.T)
    text = [names[k] for k in orth]
    out.text += text
    out.lower += [word.casefold() for word in text]
    out.tag += [names[k] for k in tag]
    out.dep += [names[k] for k in dep]
    out.ent += [names[k] for k in ent]
    out.begins += [k == _BEGINS for k in iob]
    out.head += [base + i + (h - _WRAP if h >= _WRAP >> 1 else h) for i, h in enumerate(heads)]
    for i, mark in enumerate(opens):
        if mark == 1 or not i:
            out.opens.append(base + i)
        out.sentence.append(len(out.opens) - 1)
    out.paragraph += [number] * n
    out.quote += [-1] * n
    starts, ends = paragraph.origin.starts, paragraph.origin.ends
    out.start += [starts[k] for k in idx]
    out.end += [ends[k + size - 1] for k, size in zip(idx, length, strict=True)]


def _title_case(texts: list[str]) -> bool:
    """Say whether a line is set in Title Case or capitals.

    >>> _title_case("Mayor Hits Back At Critics Over New Bridge".split())
    True
    """
    long = [t for t in texts if len(t) > 3 and t.isalpha()]
    return len(long) >= 3 and len(texts) <= 30 and sum(t[0].isupper() for t in long) >= 0.8 * len(long)
