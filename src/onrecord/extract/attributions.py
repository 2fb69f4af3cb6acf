"""Who says what, by rules on spaCy's parse and quotation marks: the extractor ``rules``.

Each paragraph is read once into a `Tree`; `direct`, `indirect`, `adverbial`, `nominal` and `transcript` propose,
`reconcile` settles, `carry` looks over the paragraph's end, and `write` puts down what stands, in spans of the article.
Who the speakers are is decided by `onrecord.resolve`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.annotate.document import Document, Paragraph
from onrecord.annotate.lexicon import Lexicon, lexicon
from onrecord.annotate.quotes import DOUBLE, quotations
from onrecord.extract.adverbial import adverbial
from onrecord.extract.candidate import Candidate
from onrecord.extract.carry import Speech, carried_on, reopened, speech
from onrecord.extract.direct import direct
from onrecord.extract.indirect import indirect
from onrecord.extract.nominal import nominal
from onrecord.extract.reconcile import reconcile
from onrecord.extract.transcript import named
from onrecord.extract.tree import Tree, read
from onrecord.extract.write import attribution, with_parents
from onrecord.model import Attribution


def extract(document: Document) -> Iterator[Attribution]:
    """Yield each attribution of an article, in order of paragraphs."""
    return write_down(document, proposals(document))


def write_down(document: Document, proposed: Iterable[tuple[Tree, list[Candidate]]]) -> Iterator[Attribution]:
    """Yield what was proposed for each paragraph as attributions, and quotations that only go on with one before."""
    words = lexicon()
    last: Speech | None = None
    for t, here in proposed:
        headline = t.paragraph.zone != "body"
        made = _written(document, t, here, words, headline=headline)
        if headline:
            yield from with_parents(made)
            continue
        if last is not None and last.open and last.said is not None:
            made = [reopened(t, c, a, last.said) for c, a in zip(here, made, strict=True)]
        carried = carried_on(document, t, here, last, words)
        last = speech(t, here, made, carried)
        yield from with_parents(made if carried is None else [*made, carried])


def _written(
    document: Document, t: Tree, here: list[Candidate], words: Lexicon, *, headline: bool
) -> list[Attribution]:
    """Write the candidates of a paragraph down, those that go on with another after that one."""
    made = {id(c): attribution(document, t, c, words, headline=headline) for c in here if c.follows is None}
    for c in here:
        if c.follows is not None:
            before = made.get(id(c.follows))
            later = attribution(document, t, c, words, headline=headline)
            made[id(c)] = replace(later, continues=before.id) if before else later
    return [made[id(c)] for c in here]


def trees(document: Document) -> Iterator[Tree]:
    """Yield the paragraphs of an article as the rules read them, with their quotations."""
    quotes = quotations([as_written(p, document.article.text) for p in document.paragraphs])
    for paragraph, quoted in zip(document.paragraphs, quotes, strict=True):
        yield read(paragraph, quoted)


def proposals(document: Document) -> Iterator[tuple[Tree, list[Candidate]]]:
    """Yield the paragraphs of an article, each with what the rules propose for it."""
    words = lexicon()
    for t in trees(document):
        yield t, candidates(t, document, words)


def as_written(paragraph: Paragraph, text: str) -> str:
    """Return the normalised paragraph with its quotation marks as the article has them, character for character."""
    normal = paragraph.origin.text
    if '"' not in normal and "'" not in normal:
        return normal
    starts, ends = paragraph.origin.starts, paragraph.origin.ends
    return "".join(
        text[starts[i]] if c == "'" or (c == '"' and ends[i] - starts[i] == 1 and text[starts[i]] in DOUBLE) else c
        for i, c in enumerate(normal)
    )


def candidates(t: Tree, document: Document, words: Lexicon) -> list[Candidate]:
    """Return what one paragraph attributes."""
    spoken = list(direct(t, words.verbs)) if t.regions else []
    taken = frozenset(c.cue_at for c in spoken)
    reported = [
        *indirect(t, words.verbs, taken),
        *adverbial(t, words.rules),
        *nominal(t, words.nouns, words.adjectives),
    ]
    rule = "transcript" if t.paragraph.zone == "body" else "headline"
    name = named(t, document, words.rules[rule])
    if name is not None:
        inside = [c for c in spoken if c.cue_at > name.cue_at]
        spoken = [name, *(c for c in spoken if c not in inside)]
        reported = [*inside, *reported]
    return reconcile(t, spoken, reported, words.verbs)
