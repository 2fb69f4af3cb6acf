"""Parties: from the words round a cue to the people who are meant, and what of theirs is criticised."""

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.accusations import extract
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

Found = set[tuple[str | None, tuple[str, ...]]]


def found(text: str, nlp: "Language") -> Found:
    """Return who accuses whom in a text."""
    return {
        (one.source_span.of(text) if one.source_span else None, tuple(span.of(text) for span in one.target_spans))
        for one in extract(document(text, nlp))
    }


OWNERS = [
    # text, target, charge
    ("Ana Ruiz criticised the budget proposed by the ministry.", "the ministry", "the budget proposed by the ministry"),
    ("The union condemned President Berg's decision.", "President Berg", "President Berg's decision"),
    ("Critics denounced the role of Norland in the war.", "Norland", "the role of Norland"),
    ("Ana Ruiz criticised comments by Senator Tom Berg.", "Senator Tom Berg", "comments by Senator Tom Berg"),
    ("Ana Ruiz condemned the Iranian response.", "Iranian", "the Iranian response"),
    ("Ana Ruiz criticised a remark Tom Berg made.", "Tom Berg", "a remark Tom Berg made"),
    ("Ana Ruiz criticised one of Tom Berg's decisions.", "Tom Berg", "one of Tom Berg's decisions"),
    ("The minister condemned a report in the Times.", "the Times", "a report in the Times"),
]


@pytest.mark.parametrize(("text", "target", "charge"), OWNERS)
def test_whose_it_is_is_criticised(text: str, target: str, charge: str, nlp: "Language") -> None:
    """Whoever criticises a thing criticises the one who did it or whose it is; the thing is the charge."""
    [one] = extract(document(text, nlp))

    assert [span.of(text) for span in one.target_spans] == [target]
    assert [span.of(text) for span in one.charge] == [charge]


THEMSELVES = [
    ("The union condemned the attacks.", "the attacks"),  # nobody's
    ("Ana Ruiz blamed Tom Berg's lawyer.", "Tom Berg's lawyer"),  # a person
    ("Ana Ruiz accused Norland's government of theft.", "Norland's government"),
    ("Ana Ruiz condemned the arrest of Tom Berg.", "the arrest of Tom Berg"),  # done to him
    ("Ana Ruiz criticised the Paris agreement.", "the Paris agreement"),  # not of Paris
    ("Ana Ruiz scolded her cousins.", "her cousins"),
    ("Ana Ruiz condemned a plan criticised by Tom Berg.", "a plan criticised by Tom Berg"),
]


@pytest.mark.parametrize(("text", "target"), THEMSELVES)
def test_others_stand_for_themselves(text: str, target: str, nlp: "Language") -> None:
    """People, bodies, and things that are nobody's or were done to somebody stay as they are written."""
    assert any(target.startswith(named) for _, targets in found(text, nlp) for named in targets)


ISSUERS = [
    ("Ana Ruiz filed a lawsuit accusing Norland of theft.", {("Ana Ruiz", ("Norland",))}),
    ("A lawsuit by Ana Ruiz accuses Norland of theft.", {("Ana Ruiz", ("Norland",))}),
    ("Ana Ruiz said in a letter accusing Norland of theft that she would leave.", {("Ana Ruiz", ("Norland",))}),
    ("A letter signed by Ana Ruiz and Tom Berg accused Norland of theft.",
     {("Ana Ruiz", ("Norland",)), ("Tom Berg", ("Norland",))}),
    ("Ministers issued a series of statements blaming Norland.", {("Ministers", ("Norland",))}),
    ("A Senate report accused Norland of theft.", {("Senate", ("Norland",))}),
    ("Ministers quoted a letter Ana Ruiz had written accusing Norland of theft.", {("Ana Ruiz", ("Norland",))}),
    ("Ana Ruiz saw a report accusing Norland.", {("a report", ("Norland",))}),
    ("The report accused Norland of theft.", {("The report", ("Norland",))}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ISSUERS)
def test_documents_accuse_for_those_who_issue_them(text: str, expected: Found, nlp: "Language") -> None:
    """Letters, lawsuits and statements accuse on behalf of whoever wrote, signed or issued them, where that is told."""
    assert found(text, nlp) == expected


SEVERAL = [
    ("Ana Ruiz and Tom Berg accused Norland of theft.", {("Ana Ruiz", ("Norland",)), ("Tom Berg", ("Norland",))}),
    ("Critics, including Ana Ruiz, accused Norland of theft.", {("Critics", ("Norland",)), ("Ana Ruiz", ("Norland",))}),
    ("Ana Ruiz blamed both Tom Berg and Norland.", {("Ana Ruiz", ("Tom Berg", "Norland"))}),
    ("Critics, including two bakers, accused Norland of theft.",
     {("Critics", ("Norland",)), ("two bakers", ("Norland",))}),
    ("Tom Berg, along with Ana Ruiz, accused Norland of theft.",
     {("Tom Berg", ("Norland",)), ("Ana Ruiz", ("Norland",))}),
    ("Norland accuses its neighbours, particularly Turkey, of theft.", {("Norland", ("its neighbours", "Turkey"))}),
    ("Ana Ruiz denounced parties such as Labour.", {("Ana Ruiz", ("parties", "Labour"))}),
    ("An alliance of unions, churches and charities accused Norland of theft.",
     {("An alliance of unions, churches and charities", ("Norland",))}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_are_several(text: str, expected: Found, nlp: "Language") -> None:
    """Each accuser has a relation of his own, all the accused are targets; members who are named count too."""
    assert found(text, nlp) == expected


NAMES = [
    ("His deputy, Tom Berg, accused Norland of theft.", "Tom Berg"),
    ("The mayor, Ana Ruiz, accused Norland of theft.", "Ana Ruiz"),
    ("Tom Berg, the deputy of the mayor, accused Norland of theft.", "Tom Berg, the deputy of the mayor"),
    ("Tom Berg, a baker who accused Norland of theft, has left.", "Tom Berg"),
    ("Norland's President Tom Berg accused the union of theft.", "Norland's President Tom Berg"),
    ("A panel in November accused Norland of theft.", "A panel"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_names_beside_descriptions_are_taken(text: str, name: str, nlp: "Language") -> None:
    """The shortest phrase that names somebody fully: a name in apposition, with its title, without a date."""
    assert {source for source, _ in found(text, nlp)} == {name}


ABOVE = [
    ("Ana Ruiz was quick to blame Norland.", "Ana Ruiz"),
    ("Ana Ruiz launched a second day of criticism of Norland.", "Ana Ruiz"),
    ("Ana Ruiz is loath to pin so much of the blame on Norland.", "Ana Ruiz"),
    ("Ana Ruiz has stepped up criticism of Norland.", "Ana Ruiz"),
    ("At the end of August Weiss denounced Norland.", "Weiss"),
    ("It is right to blame Norland.", None),
    ("The plan sparked criticism of Norland.", None),
]


@pytest.mark.parametrize(("text", "accuser"), ABOVE)
def test_accusers_stand_above(text: str, accuser: str | None, nlp: "Language") -> None:
    """Who is ready to accuse, keeps it up, or stands before the verb accuses; what only brings it about does not."""
    assert {source for source, _ in found(text, nlp)} == {accuser}
