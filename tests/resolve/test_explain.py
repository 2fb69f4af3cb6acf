"""What is said of every mention: whom it means, why, and through which other words."""

from typing import TYPE_CHECKING

import pytest

from onrecord import Record, Settings
from onrecord.export.lines import as_json
from onrecord.pipeline import extract_records
from tests.golden.write import ROOT
from tests.resolve.cases import check, mention, told

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = (
    "Ruth Ogden, the mayor of Saltmere, came. Paul Ogden and the mayor spoke to Mr Putin’s government. "
    "“I know the bridge,” Mrs Ogden said, and she left. It rained on Paul, who stayed. He left."
)

WHYS = [
    ("Ruth Ogden", "full name", "named", None),
    ("Mrs Ogden", "surname", "title", "Ruth Ogden"),
    ("the mayor", "role", "role in the text", "Ruth Ogden"),
    ("the mayor of Saltmere", "role", "apposition", "Ruth Ogden"),
    ("Mr Putin’s government", "state", "whose government", "Mr Putin"),
    ("I", "I", "who speaks", "Mrs Ogden"),
    ("she", "pronoun", "subject of the clause", "Mrs Ogden"),
    ("Paul", "first name", "first name", "Paul Ogden"),
    ("who", "relative pronoun", "relative clause", "Paul"),
    ("He", "pronoun", "only one who fits", "Paul"),
]


@pytest.mark.parametrize(("words", "form", "why", "through"), WHYS)
def test_a_mention_explains_itself(nlp: "Language", words: str, form: str, why: str, through: str | None) -> None:
    """A mention tells its form, the rule that made the link, and the earlier mention that the link rests on."""
    record = told(nlp, TEXT, ("Mrs Ogden", "I know the bridge,"))
    found = mention(record, words)

    assert (found.form, found.why) == (form, why)
    assert (found.through.of(TEXT) if found.through else None) == through


@pytest.fixture(scope="module")
def shipped_records() -> list[Record]:
    """Extract the shipped articles once."""
    found = list(extract_records([ROOT / "articles"], Settings()))
    return [record for record in found if isinstance(record, Record)]


def test_the_mentions_of_an_actor_are_those_that_mean_it(shipped_records: list[Record]) -> None:
    """In every shipped article: one mention a span, all read back, and an actor has those that are resolved to it."""
    assert len(shipped_records) >= 10
    for record in shipped_records:
        assert all(span.of(record.article.text) for span in record.spans())
        check(record)


def test_what_a_finding_rests_on_is_explained(shipped_records: list[Record]) -> None:
    """Every source that is a pronoun or a role has a mention, and the same actor there as the finding."""
    for record in shipped_records:
        by_span = {found.span: found for found in record.mentions}
        for found in record.attributions:
            for span in found.source:
                if span.of(record.article.text).lower() in ("he", "she", "they", "it", "who", "the party"):
                    assert by_span[span].actor == found.speaker


def test_mentions_are_printed(shipped_records: list[Record]) -> None:
    """Each mention is printed behind the events, with offsets and without a key too many."""
    record = shipped_records[0]
    printed = as_json(record)

    assert list(printed)[-2:] == ["mentions", "problems"]
    assert len(printed["mentions"]) == len(record.mentions)
    assert {tuple(one) for one in printed["mentions"]} == {
        ("span", "form", "why", "actor", "through", "candidates", "confidence")
    }
    assert printed["mentions"][0]["span"] == [record.mentions[0].span.start, record.mentions[0].span.end]
