"""The marked sentences are well formed: offsets, words, values, counts. Extractors are measured on them elsewhere."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord.model import Modality, Polarity, RelationType

HERE = Path(__file__).parent
SPLITS = ("dev", "test")
NO_TARGET_NEEDED = {"accuses", "criticises", "denies"}

Item = dict[str, Any]


def items(*parts: str) -> list[Item]:
    """Return the objects of a file of JSON lines."""
    lines = HERE.joinpath(*parts).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


FACTUALITY = items("factuality", "sentences.jsonl")
SECOND = items("factuality", "second-pass.jsonl")
OTHER = items("factuality", "other-annotator.jsonl")
ACTS = items("acts", "sentences.jsonl")
ACTS_SECOND = items("acts", "second-pass.jsonl")


@pytest.mark.parametrize("marked", [FACTUALITY, ACTS], ids=["factuality", "acts"])
def test_ids_and_texts_are_unique_and_splits_even(marked: list[Item]) -> None:
    """No sentence is there twice, and both halves are of about the same size."""
    assert len({item["id"] for item in marked}) == len({item["text"] for item in marked}) == len(marked)
    sizes = Counter(item["split"] for item in marked)
    assert set(sizes) == set(SPLITS)
    assert abs(sizes["dev"] - sizes["test"]) <= len(marked) // 20


def test_cues_stand_where_they_are_said_to() -> None:
    """The offsets of each cue read back as the cue."""
    wrong = [item["id"] for item in FACTUALITY if item["text"][slice(*item["at"])] != item["cue"] or not item["cue"]]

    assert wrong == []


def test_values_are_those_of_the_model() -> None:
    """Polarity and modality have no values of their own here."""
    for item in (*FACTUALITY, *SECOND, *OTHER):
        assert item["polarity"] in get_args(Polarity), item
        assert item["modality"] in get_args(Modality), item
    assert {item["about"] for item in FACTUALITY} == {"attribution", "relation"}


@pytest.mark.parametrize("split", SPLITS)
def test_factuality_has_enough_of_each_value(split: str) -> None:
    """Each half has a dozen or more of each modality, and enough negatives, relations and attributions to measure."""
    half = [item for item in FACTUALITY if item["split"] == split]
    modalities = Counter(item["modality"] for item in half)
    about = Counter(item["about"] for item in half)

    assert {value: modalities[value] for value in get_args(Modality) if modalities[value] < 12} == {}
    assert 0.25 <= sum(item["polarity"] == "negative" for item in half) / len(half) <= 0.4
    assert 0.25 <= modalities["asserted"] / len(half) <= 0.4
    assert about["relation"] >= 70
    assert about["attribution"] >= 90


def test_second_pass_marks_the_same_items() -> None:
    """Each item of the first pass was marked again, once."""
    assert sorted(item["id"] for item in SECOND) == sorted(item["id"] for item in FACTUALITY)


def test_other_annotator_marked_enough_of_the_same_items() -> None:
    """At least 200 of the items were marked by another annotator, each once, with nothing but the two values."""
    ids = {item["id"] for item in OTHER}

    assert len(ids) == len(OTHER) >= 200
    assert ids <= {item["id"] for item in FACTUALITY}
    assert {key for item in OTHER for key in item} == {"id", "polarity", "modality"}


def test_relations_name_words_of_their_sentence() -> None:
    """By, to and matter stand in the sentence, and only three types go without a target."""
    texts = {item["id"]: item["text"] for item in ACTS}
    for item in (*ACTS, *ACTS_SECOND):
        for relation in item["relations"]:
            assert set(relation) == {"type", "by", "to", "matter"}, item["id"]
            words = [relation["by"], relation["matter"], *relation["to"]]
            assert all(part is None or (part and part in texts[item["id"]]) for part in words), item["id"]
            assert relation["type"] in get_args(RelationType), item["id"]
            assert relation["to"] or relation["type"] in NO_TARGET_NEEDED, item["id"]


@pytest.mark.parametrize("split", SPLITS)
def test_acts_have_enough_of_each_type(split: str) -> None:
    """Each half has seven or more relations of each type, and 35 or more sentences with none."""
    half = [item for item in ACTS if item["split"] == split]
    types = Counter(relation["type"] for item in half for relation in item["relations"])

    assert {value: types[value] for value in get_args(RelationType) if types[value] < 7} == {}
    assert sum(not item["relations"] for item in half) >= 35
