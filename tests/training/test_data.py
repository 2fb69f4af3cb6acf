"""What the network learns from an annotated article."""

import numpy as np
import pytest

from onrecord.evaluate import GoldArticle, Parts
from onrecord.extract.learned.features import COLUMNS, Labels, Reader
from onrecord.extract.learned.wordpiece import PIECES, WordPieces
from onrecord.training.data import Example, examples

READER = Reader(WordPieces(["[PAD]", "[UNK]", "[SEP]"]), Labels((), ()))


def part(text: str, source: str, cue: str, content: str) -> Parts:
    """Build an attribution of words; " | " stands between the pieces of a part."""
    spans = [
        tuple((text.index(words), text.index(words) + len(words)) for words in part.split(" | ") if words)
        for part in (source, cue, content)
    ]
    return Parts(*spans, "indirect")


def learnt(text: str, *marked: tuple[str, str, str]) -> list[Example]:
    """Return what is learnt from one article."""
    return list(examples([GoldArticle("one", text, tuple(part(text, *parts) for parts in marked))], READER))


CASES = [
    ("Ana Ruiz said it works.", [("Ana Ruiz", "said", "it works")], "1 2 3 5 6 0", {3: 2, 4: 2}, {2: 0}),
    ("Ana Ruiz said it works.", [], "0 0 0 0 0 0", {}, {}),
    ("It is understood that it works.", [("", "understood", "it works")], "0 0 3 0 5 6 0", {4: 2, 5: 2}, {2: 2}),
    ("Ana has said it works.", [("Ana", "has said", "it works")], "1 3 4 5 6 0", {3: 1, 4: 1}, {1: 0}),
    (
        "The mill, Ana said, works.",
        [("Ana", "said", "The mill | works")],
        "5 6 0 1 3 0 5 0",
        {0: 4, 1: 4, 6: 4},
        {4: 3},
    ),
    ("Ana said it works.", [("An", "sai", "t work")], "1 3 5 6 0", {2: 1, 3: 1}, {1: 0}),
    ("Ana said it works.", [("Ana", "", "it works")], "0 0 0 0 0", {}, {}),
    (
        "Ana said it works and feared it fails.",
        [("Ana", "said", "it works"), ("Ana", "feared", "it fails")],
        "1 3 5 6 0 3 5 6 0",
        {2: 1, 3: 1, 6: 5, 7: 5},
        {1: 0, 5: 0},
    ),
]


@pytest.mark.parametrize(("text", "marked", "labels", "cue", "source"), CASES)
def test_words_have_parts_and_links(
    text: str, marked: list[tuple[str, str, str]], labels: str, cue: dict[int, int], source: dict[int, int]
) -> None:
    """Each word of a part is labelled, content points to its cue, a cue to its source or, without one, to itself."""
    [found] = learnt(text, *marked)

    assert " ".join(map(str, found.parts)) == labels
    assert {i: int(to) for i, to in enumerate(found.cue) if to >= 0} == cue
    assert {i: int(to) for i, to in enumerate(found.source) if to >= 0} == source


def test_an_attribution_stands_in_the_paragraph_of_its_cue() -> None:
    """Words of another paragraph are not labelled; paragraphs count their own words."""
    text = "It works.\nAna said so.\n"
    first, second = learnt(text, ("Ana", "said", "works | so"))

    assert first.parts.tolist() == [0, 0, 0]
    assert second.parts.tolist() == [1, 3, 5, 0]
    assert (second.cue.tolist(), second.source.tolist()) == ([-1, -1, 1, -1], [-1, 0, -1, -1])


def test_a_source_in_another_paragraph_is_nobody() -> None:
    """Who is not written beside the cue is not to be found."""
    _, second = learnt("Ana left.\nShe said so.\n", ("Ana", "said", "so"))

    assert second.source.tolist() == [-1, 1, -1, -1]


def test_the_network_sees_what_the_extractor_sees() -> None:
    """One row of pieces and features a word, and in them what the rules propose."""
    [found] = learnt("“It works,” said Ana Ruiz.")
    proposed = found.features[:, COLUMNS.index("proposed")]

    assert found.pieces.shape == (len(found.parts), PIECES)
    assert found.features.shape == (len(found.parts), len(COLUMNS))
    assert {1, 3, 5} <= set(proposed.tolist())


def test_articles_are_numbered() -> None:
    """Examples say which article they are of, in order."""
    articles = [GoldArticle("a", "One.\nTwo.\n", ()), GoldArticle("b", "Three.", ())]

    assert [e.article for e in examples(articles, READER)] == [0, 0, 1]
    assert all(e.parts.dtype == np.int8 for e in examples(articles, READER))
