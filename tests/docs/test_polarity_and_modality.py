"""The page on polarity and modality is true: each example is what the program makes of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from onrecord.model import Attribution, Modality, Relation
from onrecord.plugins import load
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "polarity-and-modality.md"
ROW = re.compile(
    r"^\| (?P<text>[^|]+[.?]) \| (?P<cue>\w+) \| (?P<polarity>\w+) \| (?P<modality>\w+) \| (?P<words>[^|]*)\|$"
)


def examples() -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield each example of the page, with what it is an example of."""
    kind = "attribution"
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line == "Of a relation:":
            kind = "relation"
        row = ROW.match(line)
        if row:
            yield kind, row["text"], row["cue"], row["polarity"], row["modality"], row["words"].strip()


EXAMPLES = list(examples())


@pytest.mark.parametrize(("kind", "text", "cue", "polarity", "modality", "words"), EXAMPLES)
def test_each_example_is_what_the_program_says(
    kind: str, text: str, cue: str, polarity: str, modality: str, words: str, nlp: "Language"
) -> None:
    """Polarity, modality and qualifiers of the finding with this cue are those on the page."""
    parsed = document(text, nlp)
    names = ("network",) if kind == "attribution" else ("accusations",)
    found = [one for name in names for one in load("extractors", name)(parsed)]  # type: ignore[operator]
    found = [one for one in found if isinstance(one, Attribution | Relation)]
    mine = [one for one in found if cue in " ".join(span.of(text) for span in one.cue).split()]

    assert mine, f"nothing with the cue {cue!r} among {found}"
    got = mine[0]
    said = " ".join(span.of(text) for span in got.qualifiers)
    assert (got.polarity, got.modality, said) == (polarity, modality, words)


@pytest.mark.parametrize("kind", ["attribution", "relation"])
def test_each_value_has_an_example(kind: str) -> None:
    """Both polarities and all modalities are shown, of attributions and of relations."""
    shown = {(polarity, modality) for what, _, _, polarity, modality, _ in EXAMPLES if what == kind}

    assert {polarity for polarity, _ in shown} == {"positive", "negative"}
    assert {modality for _, modality in shown} == set(get_args(Modality))
