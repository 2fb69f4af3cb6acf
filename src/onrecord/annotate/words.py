"""A whole article as plain lists of tokens: words, tags, heads, entity labels, sentences, quotations.

Who is meant is decided across paragraphs, so tokens are numbered through the article. Reading a spaCy token attribute
costs ten times a list look-up, and the rules ask many times.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.document import Document
from onrecord.annotate.quotes import quotations
from onrecord.model import Span

ATTRIBUTES = ["TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START", "IDX", "LENGTH"]
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
        quote: running number of the quotation that the token stands in; -1 in the narrator's own words.
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
        first = i
        for k in reversed(self.kids[i]):
            if k >= i:
                continue
            if self.dep[k] not in deps:
                break
            first = min(first, self.left(k, deps)) if k < first else first
        return first


def words(document: Document) -> Words:
    """Read a document's parse into lists."""
    out = Words([], [], [], [], [], [], [], [], [], [], [], [], [], frozenset())
    names: dict[int, str] = {}
    quoted = quotations([p.span.of(document.article.text) for p in document.paragraphs])
    titled: set[int] = set()
    quote_number = -1
    for number, paragraph in enumerate(document.paragraphs):
        base = len(out.text)
        doc = paragraph.doc
        if not len(doc):
            continue
        rows = doc.to_array(ATTRIBUTES).tolist()
        strings = doc.vocab.strings
        texts = [token.text for token in doc]
        origin = paragraph.origin
        for i, (tag, dep, head, ent, iob, opens, idx, length) in enumerate(rows):
            for key in (tag, dep, ent):
                if key not in names:
                    names[key] = strings[key]
            if opens == 1 or i == 0:
                out.opens.append(base + i)
            out.tag.append(names[tag])
            out.dep.append(names[dep])
            out.ent.append(names[ent])
            out.begins.append(iob == 3)
            out.head.append(base + i + (head - _WRAP if head >= _WRAP >> 1 else head))
            out.sentence.append(len(out.opens) - 1)
            out.start.append(origin.starts[idx])
            out.end.append(origin.ends[idx + length - 1])
        out.text.extend(texts)
        out.lower.extend([text.casefold() for text in texts])
        out.paragraph.extend([number] * len(texts))
        out.quote.extend([-1] * len(texts))
        for found in quoted[number]:
            quote_number += 1
            # One or two words in single marks are scare quotes or apostrophes, and titles; they hide nobody.
            inside = out.within(Span(paragraph.span.start + found.start, paragraph.span.start + found.end))
            for i in inside:
                out.quote[i] = quote_number
        if paragraph.zone in ("headline", "subhead") or _title_case(texts):
            titled.update(out.sentence[base:])
    out.titled = frozenset(titled)
    return out


def _title_case(texts: list[str]) -> bool:
    """Say whether a line is set in Title Case or capitals.

    >>> _title_case("Mayor Hits Back At Critics Over New Bridge".split())
    True
    """
    long = [t for t in texts if len(t) > 3 and t.isalpha()]
    return len(long) >= 3 and len(texts) <= 30 and sum(t[0].isupper() for t in long) >= 0.8 * len(long)
