"""What kind of event a verb or noun tells of, and which nouns tell of one at all."""

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.dates import extract
from onrecord.extract.event_kinds import of_noun, of_verb
from onrecord.model import Event
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

SHARED = [
    # forms of a verb, nouns, the kind that they share
    ("resigned resigns resigning", "resignation resignations", "resign"),
    ("elected elect", "election elections poll", "elect"),
    ("attacked attacking attacks", "attack attacks", "attack"),
    ("met meets", "meeting meetings", "meet"),
    ("arrived arriving", "arrival", "arrive"),
    ("announced announces", "announcement", "announce"),
    ("died dies", "death deaths", "die"),
    ("invaded invades", "invasion", "invade"),
    ("inspected inspects", "inspection inspections", "inspect"),
    ("stopped stopping stops", "", "stop"),
    ("carried carries", "", "carry"),
    ("charged charging charges", "", "charge"),
    ("visited visits", "visit", "visit"),
    ("founded", "foundation", "establish"),
    ("", "summit summits", "summit"),
    ("needs need needed needing", "", "need"),
    ("exceeds exceed exceeded exceeding", "", "exceed"),
    ("freed frees free freeing", "", "free"),
    ("tied ties tie tying", "", "tie"),
    ("rebuked rebukes rebuking", "rebuke", "rebuke"),
    ("quit quits quitting", "", "resign"),
    ("focused focuses focus focusing", "", "focus"),
    ("compelled compels compelling", "", "compel"),
    ("misled misleads misleading", "", "mislead"),
    ("rebuilt rebuilds rebuilding", "", "rebuild"),
    ("shed sheds", "", "shed"),
    ("fire fired fires firing", "", "fire"),
    ("burnt", "fire fires", "burn"),
]


@pytest.mark.parametrize(("verbs", "nouns", "kind"), SHARED)
def test_verb_and_noun_share_a_kind(verbs: str, nouns: str, kind: str) -> None:
    """So that the same event is recognised in another article that names it in other words."""
    found = {*map(of_verb, verbs.split()), *map(of_noun, nouns.split())}

    assert found == {kind}


CARRIED = [
    ("Ana Ruiz gave a speech on 8 June 2017.", "speak"),
    ("The vote was held on 8 June 2017.", "vote"),
    ("The election took place on 8 June 2017.", "elect"),
    ("Ana Ruiz stepped down on 8 June 2017.", "resign"),
    ("Ana Ruiz held the cup on 8 June 2017.", "hold"),
]


@pytest.mark.parametrize(("text", "kind"), CARRIED)
def test_a_verb_that_only_carries_a_noun_has_its_kind(text: str, kind: str, nlp: "Language") -> None:
    """What was held is what happened; a particle may make another verb of it."""
    [found] = [e for e in extract(document(text, nlp)) if isinstance(e, Event)]

    assert found.kind == kind


NOUNS = [
    ("They won the 2015 election.", True),
    ("They praised the 2015 evacuation.", True),
    ("They praised the 2015 edition.", False),
    ("They praised the 2015 government.", False),
    ("They praised the 2015 figures.", False),
]


@pytest.mark.parametrize(("text", "is_event"), NOUNS)
def test_a_noun_counts_when_it_names_an_event(text: str, is_event: bool, nlp: "Language") -> None:
    """Listed, or made from a verb; a year's edition, government and figures do not happen."""
    found = [e for e in extract(document(text, nlp)) if isinstance(e, Event)]

    assert bool(found) == is_event
