"""What stands of what the network and the rules found in a paragraph."""

from dataclasses import replace

import pytest

from onrecord.annotate.lexicon import lexicon
from onrecord.extract.candidate import Candidate
from onrecord.extract.learned.decode import Link
from onrecord.extract.learned.network import Network
from onrecord.extract.learned.settle import LEAST, PHRASE, frame_of, main_word, of_link, settle
from onrecord.extract.polarity import manner
from onrecord.extract.tree import Range, Tree
from tests.extract.learned.cases import CLOSE, SAFE, WORKS, link, network, proposal, tree

NETWORK = network()
OUTER = link((1, 1), (0, 0), (2, 7))
INNER = replace(proposal("that", 3, 2, (5, 7)), confidence=0.8)
BLAMED = ("Ruiz NNP nsubj 1", "blamed VBD ROOT 1", "the DT det 3", "owners NNS dobj 1", ". . punct 1")
VOWED = ("Ruiz NNP nsubj 1", "vowed VBD ROOT 1", "to TO aux 3", "fight VB xcomp 1", ". . punct 1")


def settled(
    t: Tree, proposed: list[Candidate], found: list[Link], by: Network = NETWORK, *, corpus: bool = False
) -> list[Candidate]:
    """Return what stands."""
    return settle(t, proposed, found, by, lexicon(), corpus=corpus)


def contents(found: list[Candidate]) -> list[tuple[str, tuple[Range, ...]]]:
    """Return who found which content."""
    return [(c.extractor, c.content) for c in found]


CHANCES = [
    (CLOSE, LEAST, (3, 6)),
    (SAFE, LEAST, (2, 7)),
    (BLAMED, PHRASE, (2, 3)),
    (VOWED, PHRASE, (2, 3)),
]


@pytest.mark.parametrize(("rows", "least", "content"), CHANCES)
def test_what_is_too_unsure_is_left_out(rows: tuple[str, ...], least: float, content: Range) -> None:
    """A clause needs little confidence, a noun or an infinitive more."""
    found = [link((1, 1), (0, 0), content)]

    assert contents(settled(tree(*rows), [], found, network(least + 0.01))) == [("test/1", (content,))]
    assert settled(tree(*rows), [], found, network(least - 0.01)) == []


def test_the_network_stands_before_the_rules() -> None:
    """Of two proposals for one cue the network's stands, with what the rules know of the cue."""
    rule = replace(proposal("that", 1, 2, (3, 4)), lemma="say", addressee=(5, 5), passive=True)
    [found] = settled(tree(*SAFE), [rule], [OUTER])

    assert (found.source, found.head, found.content) == (((0, 0),), 0, ((2, 7),))
    assert (found.rule, found.lemma, found.addressee, found.passive) == ("that", "say", (5, 5), True)
    assert (found.extractor, found.confidence) == ("test/1", pytest.approx(0.9))


def test_what_is_said_inside_the_words_of_another_is_kept() -> None:
    """X said that Y told Z: the network finds the outer one, the rules the inner one."""
    assert settled(tree(*SAFE), [INNER], [OUTER])[1:] == [INNER]


@pytest.mark.parametrize("found", [[], [link((1, 1), (0, 0), (3, 7))], [link((1, 1), (0, 0), (2, 6))]])
def test_what_the_rules_alone_find_elsewhere_is_not_kept(found: list[Link]) -> None:
    """Where not all parts of it stand inside the words of another, the rules' proposal goes."""
    assert INNER not in settled(tree(*SAFE), [INNER], found)


NESTED = [
    ("that", 0.6, True),
    ("that@told", 0.6, True),
    ("quote", 0.6, True),
    ("that", 0.5, False),
    ("obj", 0.9, False),
]


@pytest.mark.parametrize(("rule", "precision", "kept"), NESTED)
def test_inside_the_words_of_another_sure_clauses_are_kept(rule: str, precision: float, kept: bool) -> None:
    """A clause or quotation needs a rule of which most are right; a phrase is never taken."""
    inner = replace(INNER, rule=rule, confidence=precision)

    assert (inner in settled(tree(*SAFE), [inner], [OUTER])) is kept


@pytest.mark.parametrize(("quoted", "kept"), [([(2, 7)], True), ([], False)])
def test_in_a_quotation_that_goes_on_from_before_clauses_are_kept(quoted: list[Range], kept: bool) -> None:
    """A quotation that nobody in the paragraph has is somebody's words too."""
    assert (INNER in settled(tree(*SAFE, quoted=quoted), [INNER], [])) is kept


@pytest.mark.parametrize("rule", ["transcript", "according"])
def test_some_rules_stand_where_the_network_is_silent(rule: str) -> None:
    """A name with a colon and "according to" stand alone, but not where the network gives a word to somebody."""
    alone = proposal(rule, 3, 2, (5, 7))

    assert settled(tree(*SAFE), [alone], []) == [alone]
    assert alone not in settled(tree(*SAFE), [alone], [link((1, 1), (0, 0), (7, 7))])


def test_a_quotation_without_a_cue_goes_on_with_what_the_network_found() -> None:
    """She said that …. “…”: the speaker of the second is that of the first, as the network has it."""
    before = proposal("that", 1, 2, (3, 4))
    after = replace(proposal("continues", -1, 2, (7, 7)), follows=before)
    first, second = settled(tree(*SAFE), [before, after], [link((1, 1), (0, 0), (2, 6))])

    assert second.follows is first
    assert (second.source, second.head, second.content) == (((0, 0),), 0, ((7, 7),))


@pytest.mark.parametrize("found", [[], [link((3, 3), (2, 2), (5, 6))], [OUTER]])
def test_a_quotation_goes_on_with_nothing_that_is_gone(found: list[Link]) -> None:
    """Without the attribution that it goes on with, or with its words given away, a quotation is nobody's."""
    before = proposal("that", 1, 2, (3, 4))
    after = replace(proposal("continues", -1, 2, (7, 7)), follows=before)

    assert all(c.follows is None for c in settled(tree(*SAFE), [before, after], found))


@pytest.mark.parametrize(("corpus", "first"), [(False, 3), (True, 2)])
def test_that_is_no_content_but_in_corpora(corpus: bool, first: int) -> None:
    """Readers do not count the "that" before a clause; annotators do."""
    [found] = settled(tree(*CLOSE), [], [link((1, 1), (0, 0), (2, 6))], corpus=corpus)

    assert found.content == ((first, 6),)


def test_a_that_with_a_meaning_stays() -> None:
    """A "that" which is somebody or something is no conjunction."""
    rows = ("Ruiz NNP nsubj 1", "said VBD ROOT 1", "that DT nsubj 3", "failed VBD ccomp 1")
    [found] = settled(tree(*rows), [], [link((1, 1), (0, 0), (2, 3))])

    assert found.content == ((2, 3),)


@pytest.mark.parametrize("word", ["that DT", "it PRP", "nothing NN"])
def test_a_word_that_only_points_is_no_content(word: str) -> None:
    """Ruiz denied it: what, is not said here, and two articles that say "it" do not say the same."""
    rows = ("Ruiz NNP nsubj 1", "denied VBD ROOT 1", f"{word} dobj 1")

    assert settled(tree(*rows), [], [link((1, 1), (0, 0), (2, 2))]) == []


ASKED = [
    (
        ("Asked VBN advcl 4", "to TO aux 2", "resign VB xcomp 0", ", , punct 4", "left VBD ROOT 4", "Ruiz NNP nsubj 4"),
        0,
    ),
    (("Lee NNP nsubj 2", "had VBD aux 2", "asked VBN ROOT 2", "to TO aux 4", "resign VB xcomp 2", ". . punct 2"), 2),
]


@pytest.mark.parametrize(("rows", "cue"), ASKED)
def test_who_was_asked_is_no_source(rows: tuple[str, ...], cue: int) -> None:
    """Asked to resign, Ruiz left: Ruiz did not ask; Lee had asked to resign: Lee did."""
    who = (5, 5) if cue == 0 else (0, 0)
    [found] = settled(tree(*rows), [], [link((cue, cue), who, (cue + 1, cue + 2))])

    assert (found.source, found.head) == (((), -1) if cue == 0 else ((who,), 0))


BACK = ("Ruiz NNP nsubj 1", "hit VBD ROOT 1", "back RB advmod 1", "at IN prep 1", "a DT det 5", "smear NN pobj 3")


def test_what_is_hit_back_at_is_denied() -> None:
    """Two words can reject what one of them does not."""
    t = tree(*BACK)
    [found] = settled(t, [], [link((1, 3), (0, 0), (4, 5))])

    assert manner(t, found, quoted=False).stance == "denies"
    assert manner(t, replace(found, cue_at=0), quoted=False).stance == "says"


def test_what_stands_is_in_order_of_content() -> None:
    """The order of the text, not that of who found it."""
    found = settled(tree(*SAFE), [INNER], [link((6, 6), (5, 5), (7, 7)), link((1, 1), (0, 0), (2, 7))])

    assert [c.content[0] for c in found] == [(2, 7), (5, 7), (7, 7)]


TRIMMED = [
    (CLOSE, [], ((2, 7),), ((2, 6),)),
    (WORKS, [], ((1, 3),), ((1, 2),)),
    (WORKS, [(1, 3)], ((1, 3),), ((1, 3),)),
    (WORKS, [], ((0, 4),), ((0, 4),)),
    (WORKS, [], ((3, 6),), ((4, 6),)),
    (WORKS, [], ((1, 2), (7, 7)), ((1, 2),)),
    (WORKS, [], ((7, 7),), ((7, 7),)),
]


@pytest.mark.parametrize(("rows", "quoted", "given", "kept"), TRIMMED)
def test_content_ends_with_words(
    rows: tuple[str, ...], quoted: list[Range], given: tuple[Range, ...], kept: tuple[Range, ...]
) -> None:
    """Punctuation at the edges goes, but not quotation marks, nor what ends a quotation, nor all that there is."""
    found = of_link(tree(*rows, quoted=quoted), link((5, 5), None, *given), {}, NETWORK, lexicon())

    assert found.content == kept


def test_a_cue_that_the_rules_do_not_propose_is_looked_up() -> None:
    """A verb of the lexicon keeps its entry; nobody being written, there is no head."""
    found = of_link(tree(*CLOSE), link((1, 1), None, (2, 6)), {}, NETWORK, lexicon())

    assert (found.rule, found.lemma, found.cue_at, found.cue) == ("that", "say", 1, ((1, 1),))
    assert (found.source, found.head) == ((), -1)


SAYS = ("The DT det 1", "head NN nsubj 4", "of IN prep 1", "Ora NNP pobj 2", "has VBZ ROOT 4", "said VBN ccomp 4")
MARKED = ("Ruiz NNP ROOT 0", ": : punct 0", "so RB advmod 0")
MAIN = [
    (SAYS, (0, 3), 1),
    (SAYS, (2, 3), 2),
    (SAYS, (3, 3), 3),
    (SAYS, (3, 4), 4),
    (SAYS, (4, 5), 4),
    (MARKED, (1, 1), 1),
    (MARKED, (1, 2), 2),
]


@pytest.mark.parametrize(("rows", "part", "main"), MAIN)
def test_the_main_word_of_a_part(rows: tuple[str, ...], part: Range, main: int) -> None:
    """The word whose head stands outside, a verb before others, a word before a mark; else the first."""
    assert main_word(tree(*rows), part) == main


FRAMES = [
    (WORKS, [(1, 3)], (1, 3), "quote"),
    (WORKS, [], (0, 3), "quote"),
    (WORKS, [], (1, 3), "that"),
    (VOWED, [], (2, 3), "to"),
    (CLOSE, [], (2, 6), "that"),
    (CLOSE, [], (3, 4), "obj"),
    (BLAMED, [], (2, 3), "obj"),
]


@pytest.mark.parametrize(("rows", "quoted", "content", "frame"), FRAMES)
def test_a_content_has_a_frame(rows: tuple[str, ...], quoted: list[Range], content: Range, frame: str) -> None:
    """A quotation, an infinitive, a clause with a finite verb, or a phrase."""
    assert frame_of(tree(*rows, quoted=quoted), (content,)) == frame
