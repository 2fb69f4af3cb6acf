"""Names of people and bodies: what they are made of, and how far two may be one's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.bodies import body_name, compare_bodies
from onrecord.actors.names import compare_names, person_name

PARTS = [
    ("Jeremy Corbyn", "jeremy", (), "corbyn", ""),
    ("Sir Keir Starmer KCB MP", "keir", (), "starmer", ""),
    ("Corbyn, Jeremy", "jeremy", (), "corbyn", ""),
    ("Mr Corbyn", "", (), "corbyn", ""),
    ("Ursula von der Leyen", "ursula", (), "leyen", ""),
    ("J.K. Rowling", "j", ("k",), "rowling", ""),
    ("Martin Luther King, Jr.", "martin", ("luther",), "king", "jr"),
    ("George Bush Snr", "george", (), "bush", "sr"),
    ("Rebecca Long-Bailey", "rebecca", (), "long-bailey", ""),
    ("Bashar al-Assad", "bashar", (), "assad", ""),
    ("Сергей Лавров", "sergey", (), "lavrov", ""),
    ("Sinéad O’Connor", "sinead", (), "oconnor", ""),
]


@pytest.mark.parametrize(("text", "given_name", "middle", "family", "generation"), PARTS)
def test_a_name_is_read_into_its_parts(
    text: str, given_name: str, middle: tuple[str, ...], family: str, generation: str
) -> None:
    """Titles and honours are off; given, middle and family name, particle and generation are told apart."""
    name = person_name(text)

    assert (name.given, name.middle, name.family, name.generation) == (given_name, middle, family, generation)


ALIKE = [
    ("Jeremy Corbyn", "Jeremy Corbyn", "same", "same name"),
    ("Bill Clinton", "William Clinton", "nickname", "same given name by nickname: Bill = William"),
    ("Bob Menendez", "Rob Menendez", "nickname", "Bob = Rob"),
    ("J. Corbyn", "Jeremy Corbyn", "initial", "J. is the initial of Jeremy"),
    ("B. Clinton", "William Clinton", "initial", "B. is the initial of William"),
    ("Sergei Lavrov", "Sergey Lavrov", "spelling", "Sergei ~ Sergey"),
    ("Сергей Лавров", "Sergei Lavrov", "spelling", "Lavrov = Lavrov"),
    ("Volodymyr Zelenskyy", "Vladimir Zelensky", "spelling", "transliteration"),
    ("Mohammed Ali", "Muhammad Ali", "spelling", "transliteration"),
    ("Gerhard Schroeder", "Gerhard Schröder", "spelling", "Schroeder ~ Schroder"),
    ("Kim Jong-un", "Jong-un Kim", "order", "another order"),
    ("Kim Jong Un", "Kim Jong-un", "spelling", "same letters"),
    ("Kim Jong Un", "Jong-un Kim", "order", "another order"),
    ("John A. Smith", "John Smith", "middle", "A left out"),
    ("Boris Johnson", "Alexander Boris de Pfeffel Johnson", "nickname", "Boris is a middle name"),
    ("Rebecca Long-Bailey", "Rebecca Bailey", "double", "part of a double name"),
    ("Dan Johnson", "Dan Johnston", "typo", "one letter apart"),
    ("Corbyn", "Jeremy Corbyn", "bare", "Corbyn is the surname of Jeremy Corbyn"),
]


@pytest.mark.parametrize(("a", "b", "form", "words"), ALIKE)
def test_two_names_may_be_ones(a: str, b: str, form: str, words: str) -> None:
    """The kind of difference is told, in words, whichever name comes first."""
    found, turned = compare_names(person_name(a), person_name(b)), compare_names(person_name(b), person_name(a))

    assert (found.form, found.value) == (form, turned.value)
    assert words in found.detail or words in turned.detail
    assert found.value >= 0.5


OTHERS = [
    ("John Smith", "Jane Smith"),
    ("John A. Smith", "John B. Smith"),
    ("George Bush Jr", "George Bush Sr"),
    ("Maria Lopez", "Marie Lopez"),
    ("Daniel Craig", "Danielle Craig"),
    ("Kim Min-soo", "Kim Min-jae"),
    ("Ada Rowe", "Tom Ode"),
    ("Corbyn", "Jeremy Hunt"),
    ("J. Smith", "Keith Smith"),
]


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_two_names_are_not_ones(a: str, b: str) -> None:
    """Other given names, middle names that differ, father and son: hardly one person."""
    found = compare_names(person_name(a), person_name(b))

    assert found.form in ("other", "conflict", "none")
    assert found.value <= 0.2


BODIES = [
    ("FBI", "Federal Bureau of Investigation", "acronym"),
    ("F.B.I.", "Federal Bureau of Investigation", "acronym"),
    ("DOD", "Department of Defense", "acronym"),
    ("the Federal Reserve", "Federal Reserve", "same"),
    ("Acme Holdings Ltd", "Acme Holdings", "same"),
    ("Ministry of Defence", "Defence Ministry", "order"),
    ("University of Saltmere", "Saltmere University", "order"),
    ("World Health Organization", "World Health Organisation", "spelling"),
    ("Labour", "Labour Party", "bare"),
    ("Saltmere Council", "Hull Council", "none"),
    ("Channel 4", "Channel 5", "none"),
    ("CIA", "Federal Bureau of Investigation", "none"),
]


@pytest.mark.parametrize(("a", "b", "form"), BODIES)
def test_names_of_bodies(a: str, b: str, form: str) -> None:
    """Articles and legal forms do not count, acronyms stand for their expansions, words may change places."""
    assert compare_bodies(body_name(a), body_name(b)).form == form
    assert compare_bodies(body_name(b), body_name(a)).form == form


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared(a: str, b: str) -> None:
    """Whatever stands in an article, names are read and compared without an error, the same both ways."""
    people = compare_names(person_name(a), person_name(b)), compare_names(person_name(b), person_name(a))
    bodies = compare_bodies(body_name(a), body_name(b)), compare_bodies(body_name(b), body_name(a))

    for one, other in (people, bodies):
        assert 0 <= one.value <= 1
        assert one.value == other.value
