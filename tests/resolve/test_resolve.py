"""What comes out of resolving one article: who speaks, under which id, and what stays open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.annotate.document import Document
from onrecord.model import Attribution, Record, Span
from onrecord.resolve import resolve
from tests.factories import attribution, document

if TYPE_CHECKING:
    from spacy.language import Language

Told = Callable[..., str | None]


def told(nlp: "Language", text: str, source: str, cue: str, content: str, published: str | None = None) -> Record:
    """Resolve one hand-made attribution in a text."""
    parsed: Document = document(text, nlp, published=published)
    return resolve(parsed, [attribution(parsed.article, source, cue, content)])


def speaker(record: Record, n: int = 0) -> str | None:
    """Return the label of who is said to speak."""
    found = record.attributions[n].speaker
    return next((a.label for a in record.actors if a.id == found), None)


CASES = [
    ("Dame Ruth Ogden spoke first. Ogden said the bridge was safe.", "Ogden", "Ruth Ogden"),
    ("Ruth Ogden spoke first. Mrs Ogden said the bridge was safe.", "Mrs Ogden", "Ruth Ogden"),
    ("Ruth Ogden met Paul Ogden. Ogden said the bridge was safe.", "Ogden", "Ogden"),
    ("Ruth Ogden met Paul Ogden. Mrs Ogden said the bridge was safe.", "Mrs Ogden", "Ruth Ogden"),
    ("Anna Weiss, who said the bridge was safe, left.", "who", "Anna Weiss"),
    ("Transport Minister Anna Weiss met Paul Ogden. The transport minister said the bridge was safe.", "The transport minister", "Anna Weiss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "label"), CASES)
def test_names_come_together(nlp: "Language", text: str, source: str, label: str) -> None:
    """Titles, full names, surnames, roles and relative pronouns lead to one person."""
    after = text.rindex(source)
    parsed = document(text, nlp)
    found = attribution(parsed.article, "", "said", "the bridge was safe")
    found = Attribution(
        id=found.id,
        article=found.article,
        kind="indirect",
        source=(Span(after, after + len(source)),),
        cue=found.cue,
        content=found.content,
        evidence=found.evidence,
        extractor="test/1",
    )

    assert speaker(resolve(parsed, [found])) == label
