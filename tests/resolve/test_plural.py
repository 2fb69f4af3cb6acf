"""Whom "they", "them" and "their" mean, and whose a thing is that is criticised as theirs."""

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.accusations import extract
from onrecord.resolve import resolve
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

CASES = [
    # text, accuser, accused
    ("Democrats have doubted the Republicans' motives and accused them of lying.", "Democrats", "Republicans"),
    ("Republicans who run the assembly refuse, prompting Democrats to accuse them of lying.",
     "Democrats", "Republicans"),
    ("Republicans renewed their criticism of the Democrats.", "Republicans", "Democrats"),
    ("Republicans met Democrats and Liberals, and the mayor accused them of lying.", None, None),
    ("Tom Berg met Republicans, and Ana Ruiz denounced their plan.", "Ana Ruiz", "Republicans"),
    ("Ana Ruiz said that Tom Berg criticised his own plan.", "Tom Berg", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "accuser", "accused"), CASES)
def test_plural_pronouns_of_accusations(text: str, accuser: str | None, accused: str | None, nlp: "Language") -> None:
    """Whoever does something to "them" is not one of them; of "their plan" they are the accused; several stay open."""
    parsed = document(text, nlp)
    record = resolve(parsed, extract(parsed))
    labels = {actor.id: actor.label for actor in record.actors}
    [one] = record.relations

    assert accuser is None or labels.get(one.source or "") == accuser
    assert [labels[target] for target in one.targets] == ([accused] if accused else [])
