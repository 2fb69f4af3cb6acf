"""How windows come together, by a network that knows three words."""

from dataclasses import replace

import numpy as np

from onrecord.extract.learned.features import Labels, Reader
from onrecord.extract.learned.find import find
from onrecord.extract.learned.network import Floats, Integers, Network
from onrecord.extract.learned.wordpiece import WordPieces
from onrecord.extract.tree import Range
from tests.extract.learned.cases import network, plain

SEP, RUIZ, SAID, YES = 2, 3, 4, 5


class Session:
    """A network that knows three words; a cue and a source are for it the first ones in the window."""

    def run(self, _: None, inputs: dict[str, Integers]) -> tuple[Floats, Floats, Floats]:
        """Take a separator for content that goes on, which is for others to prevent."""
        first = inputs["pieces"][:, :, 0]
        parts = np.zeros((*first.shape, 7), np.float32)
        for piece, label in ((RUIZ, 1), (SAID, 3), (YES, 5), (SEP, 6)):
            parts[first == piece, label] = 9
        nearest_first = np.arange(first.shape[1], 0, -1, dtype=np.float32)
        scores = [np.tile(np.where(first == piece, nearest_first, -9), (first.shape[1], 1)) for piece in (SAID, RUIZ)]
        return parts, scores[0][None], scores[1][None]


def reading() -> Network:
    """Return a network with that session."""
    pieces = WordPieces(["[PAD]", "[UNK]", "[SEP]", "ruiz", "said", "yes"])
    return replace(network(), session=Session(), reader=Reader(pieces, Labels((), ())))


def found(*paragraphs: str) -> list[list[tuple[Range, tuple[Range, ...], tuple[Range, ...]]]]:
    """Return cue, source and content of what is found in each paragraph; "# …" is a headline."""
    read = [plain(p.removeprefix("# "), "headline" if p.startswith("#") else "body") for p in paragraphs]
    return [[(x.cue, x.source, x.content) for x in here] for here in find(reading(), [(t, []) for t in read])]


def test_words_are_counted_in_their_paragraph() -> None:
    """Paragraphs are read together; what is found in one is counted from its own first word."""
    assert found("it rained", "Ruiz said yes", "so it did") == [[], [((1, 1), ((0, 0),), ((2, 2),))], []]


def test_a_separator_is_part_of_nothing() -> None:
    """Whatever the network thinks of what stands between paragraphs, there are no words."""
    [[one]] = found("Ruiz said yes")

    assert one[2] == ((2, 2),)


def test_a_source_in_another_paragraph_is_left_out() -> None:
    """A speaker is written beside the cue or not at all."""
    assert found("Ruiz left", "said yes") == [[], [((0, 0), (), ((1, 1),))]]


def test_content_in_another_paragraph_is_left_out() -> None:
    """Only what stands in the paragraph of the cue is kept, and a cue without any is not."""
    assert found("Ruiz said yes", "yes") == [[((1, 1), ((0, 0),), ((2, 2),))], []]
    assert found("Ruiz said", "yes") == [[], []]


def test_headlines_are_not_read() -> None:
    """The network reads the body; places count all paragraphs."""
    assert found("# Ruiz said yes", "Ruiz said yes") == [[], [((1, 1), ((0, 0),), ((2, 2),))]]
    assert found("# Ruiz said yes") == [[]]


def test_a_very_long_paragraph_is_read_in_pieces() -> None:
    """Words of the second piece are counted from the first word of the paragraph."""
    assert found(300 * "so " + "Ruiz said yes") == [[((301, 301), ((300, 300),), ((302, 302),))]]


def test_windows_do_not_change_one_another() -> None:
    """What is found in a short window is the same beside a longer one."""
    long = 200 * "so " + "Ruiz said yes"

    assert found("Ruiz said yes", long, "yes said yes") == [
        *found("Ruiz said yes"),
        *found(long),
        *found("yes said yes"),
    ]


def test_there_need_not_be_words() -> None:
    """No paragraphs, or none in the body, are nothing to read."""
    assert found() == []
