"""Scoring clusters: worked examples of the papers, laws, and which mention stands for which."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnRecordError, ReadError
from onrecord.evaluate.clusters import ClusterScores, score_clusters, sum_clusters
from onrecord.evaluate.links import form, links, non_names
from onrecord.evaluate.mentions import aligned, disjoint, on_gold_mentions, read_clusters
from onrecord.evaluate.ratio import Ratio
from onrecord.ids import text_sha256
from onrecord.model import Span
from tests.factories import span
from tests.golden.clusters import write


def sets(*clusters: str) -> list[frozenset[str]]:
    """Build clusters of one-letter mentions."""
    return [frozenset(cluster) for cluster in clusters]


def rates(ratio: Ratio) -> tuple[float, float]:
    """Return recall and precision, as the papers print them."""
    return round(ratio.recall, 3), round(ratio.precision, 3)


KEY = sets("abc", "defg")

# measure, gold, system, recall, precision
WORKED = [
    # Pradhan et al. 2014, the example that they follow through all measures; LEA of it in Moosavi and Strube 2016.
    ("muc", KEY, sets("ab", "cd", "fghi"), 0.4, 0.4),
    ("b3", KEY, sets("ab", "cd", "fghi"), 0.417, 0.5),
    ("ceafe", KEY, sets("ab", "cd", "fghi"), 0.65, 0.433),
    ("lea", KEY, sets("ab", "cd", "fghi"), 0.238, 0.333),
    # Luo 2005: his system responses (a) to (d). The F1 of his tables follow: MUC 94.7, 94.7, 90.0, 0; B³ 86.5, 73.7,
    # 54.5, 40.0; CEAF with phi 4 73.3, 66.7, 29.4, 17.8.
    ("muc", sets("12345", "67", "89ABC"), sets("12345", "6789ABC"), 1.0, 0.9),
    ("b3", sets("12345", "67", "89ABC"), sets("12345", "6789ABC"), 1.0, 0.762),
    ("ceafe", sets("12345", "67", "89ABC"), sets("12345", "6789ABC"), 0.611, 0.917),
    ("muc", sets("12345", "67", "89ABC"), sets("1234589ABC", "67"), 1.0, 0.9),
    ("b3", sets("12345", "67", "89ABC"), sets("1234589ABC", "67"), 1.0, 0.583),
    ("ceafe", sets("12345", "67", "89ABC"), sets("1234589ABC", "67"), 0.556, 0.833),
    ("muc", sets("12345", "67", "89ABC"), sets("123456789ABC"), 1.0, 0.818),
    ("b3", sets("12345", "67", "89ABC"), sets("123456789ABC"), 1.0, 0.375),
    ("ceafe", sets("12345", "67", "89ABC"), sets("123456789ABC"), 0.196, 0.588),
    ("muc", sets("12345", "67", "89ABC"), sets(*"123456789ABC"), 0.0, 0.0),
    ("b3", sets("12345", "67", "89ABC"), sets(*"123456789ABC"), 0.25, 1.0),
    ("ceafe", sets("12345", "67", "89ABC"), sets(*"123456789ABC"), 0.444, 0.111),
    # By hand: LEA of (a) is (5·1 + 2·1 + 5·1) / 12 and (5·1 + 7·11/21) / 12.
    ("lea", sets("12345", "67", "89ABC"), sets("12345", "6789ABC"), 1.0, 0.722),
    # By hand: a cluster of one is right only where it is one on the other side too.
    ("lea", sets("a", "bc"), sets("a", "b", "c"), 0.333, 0.333),
    ("lea", sets("a", "b"), sets("ab"), 0.0, 0.0),
]


@pytest.mark.parametrize(("measure", "gold", "found", "recall", "precision"), WORKED)
def test_worked_examples(
    measure: str, gold: list[frozenset[str]], found: list[frozenset[str]], recall: float, precision: float
) -> None:
    """The measures give the numbers that the papers, or a pencil, give."""
    assert rates(getattr(score_clusters(gold, found), measure)) == (recall, precision)


@st.composite
def partitions(draw: st.DrawFn) -> list[frozenset[str]]:
    """Draw clusters of some of eight mentions."""
    places = draw(st.lists(st.integers(0, 4), min_size=8, max_size=8))
    clusters = (frozenset(m for m, place in zip("abcdefgh", places, strict=True) if place == i) for i in range(1, 5))
    return [cluster for cluster in clusters if cluster]


def ratios(scores: ClusterScores) -> dict[str, Ratio]:
    """Return the measures by name."""
    return {name: getattr(scores, name) for name in ("mentions", "muc", "b3", "ceafe", "lea")}


@given(partitions())
def test_what_is_right_scores_one(gold: list[frozenset[str]]) -> None:
    """Gold against itself is perfect; MUC sees nothing where no cluster has two mentions."""
    for name, ratio in ratios(score_clusters(gold, gold)).items():
        seen = any(len(cluster) > 1 for cluster in gold) if name == "muc" else bool(gold)
        assert ratio.f1 == pytest.approx(float(seen)), name


@given(partitions(), partitions())
def test_sides_swap(gold: list[frozenset[str]], found: list[frozenset[str]]) -> None:
    """Precision one way is recall the other way, and both lie between 0 and 1."""
    there, back = ratios(score_clusters(gold, found)), ratios(score_clusters(found, gold))
    for name, ratio in there.items():
        assert ratio.precision == pytest.approx(back[name].recall), name
        assert 0 <= ratio.precision <= 1 + 1e-9, name


@given(partitions(), partitions())
def test_ceafe_pairs_as_well_as_can_be(gold: list[frozenset[str]], found: list[frozenset[str]]) -> None:
    """No one-to-one pairing of clusters is more alike than the one that CEAF-e is computed from."""
    few, many = sorted((gold, found), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, order, strict=True))
        for order in itertools.permutations(many, len(few))
    )
    assert score_clusters(gold, found).ceafe.right == pytest.approx(best)


def test_mean_of_three() -> None:
    """The CoNLL score is the mean F1 of MUC, B³ and CEAF-e; LEA is apart."""
    scores = score_clusters(KEY, sets("ab", "cd", "fghi"))

    assert scores.conll == pytest.approx((scores.muc.f1 + scores.b3.f1 + scores.ceafe.f1) / 3)


def test_articles_are_added_up() -> None:
    """Two articles together: the counts are summed before dividing, so that a long article counts for more."""
    good, bad = score_clusters(KEY, KEY), score_clusters(sets("ab"), sets("a", "b"))
    both = sum_clusters([good, bad])

    assert (both.b3.recall, both.b3.precision) == pytest.approx((8 / 9, 1.0))


def test_a_mention_in_two_clusters_is_refused() -> None:
    """The measures are for partitions; a system's clusters are made one first, the first cluster keeping a mention."""
    with pytest.raises(ValueError, match="two clusters"):
        score_clusters(KEY, sets("ab", "bc"))
    one, two, three = Span(0, 1), Span(2, 3), Span(4, 5)
    assert disjoint([[one, two], [two, three], [one]]) == [frozenset({one, two}), frozenset({three})]


TEXT = "A spokesman for Mr Cole, who leads the party, said he had told Russian officials. She left. Mr Cole’s party won"


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    """Write gold clusters for the text."""
    marked = (
        "⟦voice/d A spokesman‹ for ⟦cole Mr Cole⟧⟧, ⟦cole who⟧ leads ⟦party/d the party⟧, said ⟦voice he⟧ had told "
        "⟦officials/d ⟦? Russian⟧ officials⟧. ⟦orme She⟧ left. ⟦party/d ⟦cole Mr Cole⟧’s party⟧ won"
    )
    gold = write.parse(marked)
    assert gold.text == TEXT
    path = tmp_path / "gold.json"
    values = {"article": "a.txt", "text_sha256": text_sha256(TEXT), "clusters": gold.clusters}
    path.write_text(json.dumps({**values, "descriptions": gold.descriptions, "optional": gold.optional}))
    return path


def at(words: str, *, after: str = "") -> Span:
    """Return the span of words in the text."""
    return span(TEXT, words, after=TEXT.index(after))


VOICE, LEADER, HE = at("A spokesman for Mr Cole"), at("Mr Cole"), at("he", after="he had")


def test_head_is_the_last_word_or_marked(gold_file: Path) -> None:
    """A mention's head is its last word, or what stands before the mark."""
    heads = read_clusters(gold_file, TEXT).heads

    assert heads[VOICE] == at("spokesman")
    assert heads[LEADER] == at("Cole")


# a system's mention, the gold mention that it stands for
STANDS = [
    ("A spokesman for Mr Cole", "A spokesman for Mr Cole"),
    ("A spokesman", "A spokesman for Mr Cole"),
    ("Cole", "Mr Cole"),
    ("Mr Cole, who", "Mr Cole"),
    ("Mr Cole, who leads the party", None),
    ("Mr", None),
    ("for Mr Cole", "Mr Cole"),
    ("officials", "Russian officials"),
    ("left", None),
]


@pytest.mark.parametrize(("words", "stands_for"), STANDS)
def test_which_mention_stands_for_which(words: str, stands_for: str | None, gold_file: Path) -> None:
    """A mention with the gold head and more than half of itself in the gold mention stands for it, if not exact."""
    gold = read_clusters(gold_file, TEXT)

    assert aligned(gold, [[at(words)]]) == [frozenset({at(stands_for or words)})]
    assert aligned(gold, [[at(words)]], exact=True) == [frozenset({at(words)})]


def test_mentions_pair_one_to_one(gold_file: Path) -> None:
    """Of two mentions that could stand for one, the same span does, or the one that shares more of it."""
    gold = read_clusters(gold_file, TEXT)

    assert aligned(gold, [[at("Cole"), LEADER]]) == [frozenset({at("Cole"), LEADER})]
    assert aligned(gold, [[at("spokesman"), at("A spokesman")]]) == [frozenset({at("spokesman"), VOICE})]


def test_optional_words_do_not_count(gold_file: Path) -> None:
    """An adjective that a system takes for a mention is neither right nor wrong."""
    gold = read_clusters(gold_file, TEXT)

    assert aligned(gold, [[at("Russian")], [LEADER, at("Russian")]]) == [frozenset({LEADER})]


def test_on_gold_mentions(gold_file: Path) -> None:
    """Spurious mentions go, missing ones come in alone: what is left is which are put together."""
    gold = read_clusters(gold_file, TEXT)
    clusters = on_gold_mentions(gold, aligned(gold, [[LEADER, at("left"), HE]]))

    assert clusters[0] == {LEADER, HE}
    assert [len(c) for c in clusters[1:]] == [1] * (len(gold.heads) - 2)
    assert score_clusters(gold.sets, clusters).mentions.f1 == 1


def test_links_are_judged_by_names_first(gold_file: Path) -> None:
    """A pronoun is linked rightly if most names of its cluster are whom it means; singletons are not linked at all."""
    gold = read_clusters(gold_file, TEXT)
    party, later = at("the party"), at("Mr Cole’s party")
    counted = links(gold, [frozenset({LEADER, at("who"), HE}), frozenset({party, later}), frozenset({VOICE})])

    assert (counted["who, which"].right, counted["who, which"].predicted, counted["who, which"].gold) == (1, 1, 1)
    assert (counted["he, she"].right, counted["he, she"].predicted, counted["he, she"].gold) == (0, 1, 1)
    assert (counted["definite"].right, counted["definite"].predicted, counted["definite"].gold) == (2, 2, 2)
    assert (counted["indefinite"].right, counted["indefinite"].predicted, counted["indefinite"].gold) == (0, 0, 1)
    assert (non_names(counted).right, non_names(counted).predicted, non_names(counted).gold) == (3, 4, 5)


def test_links_without_a_mention_or_a_majority_are_wrong(gold_file: Path) -> None:
    """What is no mention, and a cluster of as many of one as of another, cannot be linked rightly."""
    gold = read_clusters(gold_file, TEXT)
    torn = links(gold, [frozenset({at("the party"), at("who"), HE})])
    spurious = links(gold, [frozenset({LEADER, at("won")})])

    assert non_names(torn).right == 0
    assert (non_names(spurious).right, non_names(spurious).predicted) == (0, 1)


FORMS = [
    ("he", False, "he, she"),
    ("Their", False, "it, they"),
    ("whose", False, "who, which"),
    ("Me", False, "I"),
    ("Our", False, "we, you"),
    ("the Labour leader", True, "definite"),
    ("Mr Cole’s office", True, "definite"),
    ("a spokesman", True, "indefinite"),
    ("Mr Cole", False, None),
    ("the Kremlin", False, None),
]


@pytest.mark.parametrize(("words", "described", "expected"), FORMS)
def test_forms(words: str, described: bool, expected: str | None) -> None:
    """Pronouns are told by their words, descriptions by who marked them, and the rest are names."""
    assert form(words, Span(0, len(words)), described=described) == expected


def test_gold_for_another_text_is_refused(gold_file: Path, tmp_path: Path) -> None:
    """Offsets are of one text; a file that says nothing of the kind is named with what is wrong."""
    with pytest.raises(OnRecordError, match="another text"):
        read_clusters(gold_file, TEXT + " ")
    empty = tmp_path / "empty.json"
    empty.write_text("{}", encoding="utf-8")
    with pytest.raises(ReadError, match="no gold clusters"):
        read_clusters(empty, TEXT)


@pytest.mark.parametrize("path", sorted(write.MARKED.iterdir()), ids=lambda path: path.stem)
def test_gold_is_what_is_marked(path: Path) -> None:
    """The JSON of each shipped article is made from its marked copy, and can be read with the article."""
    stored = write.HERE / f"{path.stem}.json"
    text = (write.ROOT / "articles" / path.name).read_text(encoding="utf-8")

    assert stored.read_text(encoding="utf-8") == write.render(path)
    assert len(read_clusters(stored, text).heads) > 30


def test_every_shipped_article_is_marked() -> None:
    """There is a marked copy for each article that ships."""
    articles = {path.name for path in (write.ROOT / "articles").iterdir()} - {"README.md"}
    assert {path.name for path in write.MARKED.iterdir()} == articles


# a marked copy, what is wrong with it
BROKEN = [("⟦may May", "not closed"), ("⟦May May⟧", "no mark"), ("⟦may/d ‹May⟧", "no head")]


@pytest.mark.parametrize(("marked", "wrong"), BROKEN)
def test_broken_marks_are_refused(marked: str, wrong: str) -> None:
    """A mark that says nothing stops the writing."""
    with pytest.raises(ValueError, match=wrong):
        write.parse(marked)
