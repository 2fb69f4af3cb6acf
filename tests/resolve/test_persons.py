"""Which names of people are one person's, and which stay apart."""

from typing import TYPE_CHECKING

import pytest

from onrecord.resolve import resolve
from tests.factories import document
from tests.resolve.cases import local, mention

if TYPE_CHECKING:
    from spacy.language import Language

LINKED = [
    # Nicknames, initials and first names of somebody who is introduced in full.
    ("William Harker spoke. Bill Harker left early.", "Bill Harker", "william-harker", "nickname"),
    ("William Harker spoke on Monday. People like Bill, they said.", "Bill", "william-harker", "nickname"),
    ("Jonas Harker spoke. J. Harker left early.", "J. Harker", "jonas-harker", "initials"),
    ("John Edward Harker spoke. Voters loved JEH for it.", "JEH", "john-edward-harker", "initials"),
    ("Ruth Ogden spoke on Monday. Critics of Ruth left.", "Ruth", "ruth-ogden", "first name"),
    # Surnames of several words, with particles and with articles.
    ("In Riga Iain Duncan Smith spoke. Mr Duncan Smith left early.", "Mr Duncan Smith", "iain-duncan-smith", "surname"),
    ("In Riga Iain Duncan Smith spoke. Duncan Smith left early.", "Duncan Smith", "iain-duncan-smith", "surname"),
    ("Clara Long-Bailey spoke. Long-Bailey left early.", "Long-Bailey", "clara-long-bailey", "surname"),
    ("Anna van der Berg spoke. Mrs van der Berg left early.", "Mrs van der Berg", "anna-van-der-berg", "surname"),
    ("Enrique Barros Nieto spoke. Mr Barros left early.", "Mr Barros", "enrique-barros-nieto", "surname"),
    ("Hafez al-Rahman spoke. Mr Rahman left early.", "Mr Rahman", "hafez-al-rahman", "surname"),
    ("Bill de Blasio spoke. De Blasio left early.", "De Blasio", "bill-de-blasio", "surname"),
    # A title, the order of names and nearness tell who of a family is meant.
    ("Ruth Ogden met Paul Ogden. Mr Ogden left.", "Mr Ogden", "paul-ogden", "title"),
    ("Ruth Ogden spoke. Ogden left. Later Paul Ogden came.", "Ogden", "ruth-ogden", "surname"),
    ("Sen. Ruth Ogden met her son Paul Ogden. Sen. Ogden left.", "Sen. Ogden", "ruth-ogden", "title"),
    ("They saw Ruth Ogden go. Crooked Ruth Ogden left.", "Crooked Ruth Ogden", "ruth-ogden", "same name"),
    ("They saw John Harker go. Striker John Harker left.", "John Harker", "john-harker", "same name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "actor", "why"), LINKED)
def test_names_of_one_person(nlp: "Language", text: str, words: str, actor: str, why: str) -> None:
    """A nickname, initials, a part of the name or a title lead to the person introduced in full, who is named first."""
    record = resolve(document(text, nlp), [])
    found = mention(record, words)

    assert (local(record, found.actor), found.why) == (actor, why)
    assert found.through is not None
    assert found.candidates == ()


APART = [
    # Two bearers, and nothing tells.
    ("Ruth Ogden met Paul Ogden. Ogden left.", "Ogden", {"paul-ogden", "ruth-ogden"}),
    ("John Harker met Jane Harker. J. Harker left.", "J. Harker", {"jane-harker", "john-harker"}),
    ("Paul Ogden met Paul Marsh. Critics of Paul left.", "Paul", {"paul-marsh", "paul-ogden"}),
    ("Sam Ogden met Samuel Ogden and Samantha Ogden. Ogden left.", "Ogden",
     {"sam-ogden", "samantha-ogden", "samuel-ogden"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "candidates"), APART)
def test_a_name_that_two_share_is_nobodys(nlp: "Language", text: str, words: str, candidates: set[str]) -> None:
    """Where two people bear a name and nothing tells them apart, it stays open, and both are named as candidates."""
    found = mention(resolve(document(text, nlp), []), words)

    assert (found.actor, found.why, set(found.candidates)) == (None, "several fit", candidates)


OTHERS = [
    ("Donald Ogden spoke. Donald Ogden Jr. left early.", "Donald Ogden Jr.", "donald-ogden-jr"),
    ("Ruth Ogden spoke. Mr Ogden left early.", "Mr Ogden", "ogden"),
    ("Robert Ogden spoke. Rupert Ogden left early.", "Rupert Ogden", "rupert-ogden"),
    ("Bill Ogden spoke. Will Ogden left early.", "Will Ogden", "will-ogden"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "actor"), OTHERS)
def test_a_name_of_somebody_else(nlp: "Language", text: str, words: str, actor: str) -> None:
    """A son, a husband, another first name, another short form: somebody else."""
    record = resolve(document(text, nlp), [])

    assert local(record, mention(record, words).actor) == actor


def test_a_family_is_a_group(nlp: "Language") -> None:
    """Ruth and Paul Ogden are each somebody, "the Ogdens" a group beside them."""
    record = resolve(document("Ruth Ogden met Paul Ogden. The Ogdens left early.", nlp), [])
    found = mention(record, "Ogdens")
    [family] = [actor for actor in record.actors if actor.id == found.actor]

    assert (found.form, family.kind, local(record, family.id)) == ("group", "group", "ogdens")


FORMS = [
    ("Ruth Ogden spoke. Mrs Ogden left. Ruth smiled.", ["full name", "surname", "first name"]),
    ("The Ministry of Defence spoke. The MoD left.", ["full name", "acronym"]),
    ("Moscow accused London of it, Anna Weiss said. She left.", ["state", "full name", "full name", "pronoun"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "forms"), FORMS)
def test_a_mention_tells_its_form(nlp: "Language", text: str, forms: list[str]) -> None:
    """What kind of words a mention is stands beside it."""
    assert [m.form for m in resolve(document(text, nlp), []).mentions] == forms


def test_gender_and_roles_are_on_record(nlp: "Language") -> None:
    """An actor has the gender that names, titles or pronouns tell, and the words of the roles given to them."""
    text = "Harbour leader Ruth Ogden met Kim Lay, the mayor of Saltmere. She met Sen. Tam Reed."
    record = resolve(document(text, nlp), [])
    found = {actor.id: (actor.gender, [span.of(text) for span in actor.roles]) for actor in record.actors}

    assert found["ruth-ogden"] == ("f", ["Harbour leader"])
    assert found["kim-lay"] == ("", ["mayor of Saltmere"])
    assert found["tam-reed"] == ("", ["Sen."])
