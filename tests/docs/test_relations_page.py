"""The page on relations is true: its sentences become what it says."""

from typing import TYPE_CHECKING, get_args

import pytest

from onrecord.model import RelationType
from tests.docs.relations import PAGE, examples, lines

if TYPE_CHECKING:
    from spacy.language import Language

EXAMPLES = list(examples())


@pytest.mark.slow
@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[text[:50] for text, _ in EXAMPLES])
def test_examples_become_what_the_page_says(text: str, expected: list[str], nlp: "Language") -> None:
    """Each example gives the relations that stand below it, no more and no less, as plain triples where it says so."""
    assert lines(text, nlp) == expected


@pytest.mark.slow
def test_the_threshold_takes_plain_triples_away(nlp: "Language") -> None:
    """With a threshold above its confidence an accusation is what it was, but for the plain triple."""
    text = "Ana Ruiz accused Norland of flooding the valley."
    [before], [after] = lines(text, nlp), lines(text, nlp, accuses_from=0.99)

    assert before == f"{after} · plain triple"


def test_every_type_has_a_row_and_an_example() -> None:
    """All types of the model are on the page, each with an example that has it."""
    page = PAGE.read_text(encoding="utf-8")
    shown = " ".join(line for _, expected in EXAMPLES for line in expected)

    for name in get_args(RelationType):
        assert f"| `{name}` |" in page, name
        assert f" {name} " in shown, name
