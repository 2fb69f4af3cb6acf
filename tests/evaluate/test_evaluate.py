"""Scoring: small cases by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.evaluate import GoldArticle, Parts, evaluate, predict, read_gold, score
from onrecord.evaluate.items import is_speech
from onrecord.evaluate.matching import joined
from tests.evaluate.cases import GOLD, HOPES, SAID, TEXT, part, rates, write


def test_what_is_right_scores_one() -> None:
    """The gold itself, as a prediction, has full marks on every measure."""
    scores = score(GOLD, [[SAID, HOPES]])

    for ratio in (scores.full, scores.overlap, scores.strict, scores.partial, scores.source, scores.cue):
        assert rates(ratio) == (1.0, 1.0)


def test_overlap_is_half_of_the_words() -> None:
    """A content counts as found from a Dice coefficient of 0.5 on, and as exact only with the same words."""
    half = part("Ana Ruiz", "said", "the old mill")
    little = part("Ana Ruiz", "said", "close")

    assert rates(score(GOLD, [[half]]).overlap) == (1.0, 0.5)
    assert rates(score(GOLD, [[half]]).strict) == (0.0, 0.0)
    assert rates(score(GOLD, [[little]]).overlap) == (0.0, 0.0)


def test_full_needs_the_source() -> None:
    """The wrong source, none, or one that swallows a line is not right."""
    wrong = part("Lee", "said", "the old mill would close")
    none = part("", "said", "the old mill would close")
    right = part("Ruiz", "said", "the old mill would close")

    assert [rates(score(GOLD, [[p]]).full)[1] for p in (wrong, none, right)] == [0.0, 0.0, 0.5]


def test_gold_without_a_source_needs_a_prediction_without() -> None:
    """Nobody is nobody."""
    gold = [GoldArticle("one", TEXT, (part("", "said", "the old mill would close"),))]

    assert rates(score(gold, [[part("", "", "the old mill would close")]]).full) == (1.0, 1.0)
    assert rates(score(gold, [[SAID]]).full) == (0.0, 0.0)


def test_speech_leaves_attitudes_alone() -> None:
    """With ``speech``, a hope counts neither as gold nor as a false prediction."""
    scores = score(GOLD, [[SAID, HOPES]], speech=True)

    assert (scores.full.gold, scores.full.predicted, scores.full.right) == (1, 1, 1)


def test_merge_joins_the_same_source() -> None:
    """Two predictions of one source mention are one, unless their cues differ."""
    more = Parts(SAID.source, (), ((50, 60),), "indirect")
    other = Parts(SAID.source, HOPES.cue, ((50, 60),), "indirect")
    unsure, sure = replace(SAID, confidence=0.3), replace(more, confidence=0.8)

    assert len(joined([SAID, more])) == 1
    assert joined([SAID, more])[0].content == (*SAID.content, (50, 60))
    assert len(joined([SAID, other])) == 2
    assert [[p.confidence for p in joined(pair)] for pair in ([unsure, sure], [sure, unsure])] == [[0.8], [0.8]]
    assert [p.confidence for p in joined([SAID, more])] == [None]
    assert [p.confidence for p in joined([SAID, sure])] == [0.8]


def test_segments_are_runs_of_words_without_links() -> None:
    """A run of words counts for its role whoever it is linked with, and once, however often it is used."""
    wrongly_linked = Parts(HOPES.source, SAID.cue, HOPES.content, "indirect")
    shorter = part("Ana", "said", "the old mill would close")
    segments = score(GOLD, [[wrongly_linked, shorter, SAID]]).segments

    assert rates(segments["source"]) == (0.667, 1.0)  # Lee, Ana, Ana Ruiz
    assert rates(segments["cue"]) == (1.0, 0.5)  # said, three times
    assert rates(segments["content"]) == (1.0, 1.0)


def test_each_piece_of_a_content_is_a_segment() -> None:
    """A content in two pieces is two segments; punctuation between words parts none."""
    text = "“No,” said Lee, “never ever, ever.”"
    pieces = ((1, 3), (17, 34))
    gold = GoldArticle("one", text, (Parts(((11, 14),), ((6, 10),), pieces, "direct"),))
    shorter = Parts(((11, 14),), ((6, 10),), (pieces[0], (17, 27)), "direct")
    content = score([gold], [[shorter]]).segments["content"]

    assert [text[start:end] for start, end in shorter.content] == ["No", "never ever"]
    assert (content.right, content.predicted, content.gold) == (1, 2, 2)


def test_speech_leaves_out_segments_of_attitudes() -> None:
    """Who hopes is no source of speech."""
    assert score(GOLD, [[SAID, HOPES]], speech=True).segments["source"].gold == 1


@pytest.mark.parametrize(
    ("cue", "expected"), [("said", True), ("was denying", True), ("wants", False), (":", True), ("", False)]
)
def test_cues_of_speech(cue: str, expected: bool) -> None:
    """Verbs of speech in every form, "according to" and colons are speech; wishes are not."""
    assert is_speech(cue) is expected


def test_evaluate_extracts_and_scores(tmp_path: Path) -> None:
    """A gold file goes in, scores come out."""
    found = evaluate(write(tmp_path / "gold.jsonl"), settings=Settings(extractors=("rules",)), speech=True)

    assert found.articles == 1
    assert rates(found.full.ratio) == (1.0, 1.0)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"id": 1}',
        "[]",
        '{"id": 1, "text": "a", "attributions": [{"content": [["a", 2]]}]}',
        '{"id": 1, "text": "a", "attributions": [{"content": [[0, 2]]}]}',
        '{"id": 1, "text": "a", "attributions": [{"content": [[0, Infinity]]}]}',
        '{"id": 1, "text": "a", "attributions": [{"content": [[0, 1]], "type": "shouted"}]}',
    ],
)
def test_a_broken_gold_file_is_named(line: str, tmp_path: Path) -> None:
    """The error names file and line, and what a line needs."""
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n", encoding="utf-8")

    with pytest.raises(ReadError, match=r"gold\.jsonl:1: no gold article"):
        list(read_gold(path))


def test_an_empty_gold_file_is_named(tmp_path: Path) -> None:
    """Nothing to score is a mistake, not a score of zero."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\n", encoding="utf-8")

    with pytest.raises(ReadError, match="no articles"):
        list(read_gold(path))


def test_a_text_may_hold_a_line_separator(tmp_path: Path) -> None:
    """Only a line feed ends a line of the file; JSON need not escape U+2028."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": 1, "text": "a\u2028b", "attributions": []}\n', encoding="utf-8")

    assert [article.text for article in read_gold(path)] == ["a\u2028b"]


@pytest.mark.parametrize(("line", "publisher"), [("", None), (', "publisher": "The Mill"', "The Mill")])
def test_a_gold_article_may_have_a_publisher(line: str, publisher: str | None, tmp_path: Path) -> None:
    """Who published an article is read where the file says so."""
    path = tmp_path / "gold.jsonl"
    path.write_text(f'{{"id": 1, "text": "a", "attributions": []{line}}}', encoding="utf-8")

    assert [article.publisher for article in read_gold(path)] == [publisher]


def test_predictions_say_how_sure_they_are() -> None:
    """Each prediction carries the confidence of its attribution."""
    [found] = predict(GOLD, Settings(extractors=("rules",)))

    assert found
    assert all(p.confidence is not None and 0 < p.confidence <= 1 for p in found)
