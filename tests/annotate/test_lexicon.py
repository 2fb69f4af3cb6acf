"""The cue words."""

from importlib.resources import files

import pytest

from onrecord.annotate.lexicon import cues, lexicon, rules, words


def test_every_form_of_a_cue_leads_to_it() -> None:
    """Forms, irregular ones included, share the entry of their lemma."""
    verbs = cues("verbs")

    assert {verbs[form].lemma for form in ("say", "says", "said", "saying")} == {"say"}
    assert verbs["told"].speech
    assert verbs["denied"].denies
    assert not verbs["said"].denies


@pytest.mark.parametrize("part", ["verbs", "nouns", "adjectives"])
def test_frames_carry_a_measured_precision(part: str) -> None:
    """Each frame of each cue has a share between 0 and 1, and each form is lower case."""
    for form, cue in cues(part).items():
        assert form == form.lower().strip()
        assert cue.frames, form
        assert all(0 < share <= 1 for share in cue.frames.values()), form


def test_modality_of_a_cue() -> None:
    """What a cue makes of its content is part of its entry."""
    verbs = cues("verbs")

    assert verbs["asked"].modality == "question"
    assert verbs["urged"].modality == "directive"
    assert verbs["wants"].modality == "desire_intention"
    assert verbs["suggested"].modality == "evidential_weak"
    assert verbs["predicts"].modality == "prediction"
    assert verbs["said"].modality is None


def test_rules_and_lists_are_read() -> None:
    """Rules without a cue word have a precision, too; word lists have no comments among them."""
    assert {"according", "transcript", "headline", "continues", "adverb"} <= rules().keys()
    assert not any(word.startswith("#") for word in words("hearsay"))
    assert lexicon().verbs is cues("verbs")


def test_data_files_say_where_they_come_from() -> None:
    """Each list of cues begins with a comment that names its source."""
    for part in ("verbs", "nouns", "adjectives", "rules"):
        text = files("onrecord.annotate").joinpath("data", f"{part}.en.tsv").read_text(encoding="utf-8")
        assert text.startswith("#")
        assert "PolNeAR" in text
