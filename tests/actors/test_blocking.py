"""Pairs are found by shared keys, and their number grows with the names, not with the square of it."""

import random
import time
from itertools import product

import pytest

from onrecord.actors.blocking import pairs
from onrecord.actors.bodies import Body, body_name
from onrecord.actors.identity import assign
from onrecord.actors.names import Name, person_name
from onrecord.actors.profile import Profile
from tests.actors.factories import profile

MEET = [
    ("Jeremy Corbyn", "J. Corbyn"),
    ("Bill Clinton", "William Clinton"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Oleksandr Usyk", "Aleksandr Usyk"),
    ("Kim Jong-un", "Jong-un Kim"),
    ("Kim Jong Un", "Jong-un Kim"),
    ("Boris Johnson", "Alexander Boris de Pfeffel Johnson"),
    ("Jeremy Corbyn", "Jermy Corbyn"),
    ("Jeremy Corbyn", "Jeremy Corbvn"),
    ("Jeremy Corbyn", "Jeremy Cobryn"),
    ("Rebecca Long-Bailey", "Rebecca Bailey"),
    ("Pedro Sánchez Pérez-Castejón", "Pedro Sánchez"),
    ("Müller, Hans", "Hans Mueller"),
]


@pytest.mark.parametrize(("a", "b"), MEET)
def test_forms_of_a_name_share_a_key(a: str, b: str) -> None:
    """Initials, nicknames, transliterations, word order, part names and slips of one letter meet."""
    assert list(pairs([[person_name(a)], [person_name("Zoe Quill")], [person_name(b)]])) == [(0, 2)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("FBI", "Federal Bureau of Investigation"),
        ("Defence Ministry", "Ministry of Defence"),
        ("World Health Organization", "World Health Organisation"),
        ("Saltmere Counci", "Saltmere Council"),
    ],
)
def test_forms_of_a_bodys_name_share_a_key(a: str, b: str) -> None:
    """Acronyms, word order, spelling and slips of bodies meet."""
    assert list(pairs([[body_name(a)], [body_name("Hull Fair")], [body_name(b)]])) == [(0, 2)]


def test_large_blocks_do_not_grow_with_the_square() -> None:
    """However many share a surname and an initial, each is compared with a bounded number of others."""
    made = ["".join(letters) for letters in product("aeiou", "bdlmnrst", "aeiou", "bdlmnrst")]
    for count in (200, 800):
        names: list[list[Name | Body]] = [[person_name(f"J{made[n]} Smith")] for n in range(count)]
        assert len(list(pairs(names))) < 60 * count


def _crowd(count: int, kind: str) -> list[Profile]:
    chance = random.Random(7)
    company = [f"ada-{n}" for n in range(30)]
    roles = ["plumber", "Labour MP for Hull", "footballer", "mayor of Derby", "judge"]
    crowd = []
    for n in range(count):
        beside = tuple(sorted(chance.sample(company, 3)))
        role = (chance.choice(roles) + f" {n}",) if n % 2 else ()
        label, bare = {"name": ("John Smith", False), "surname": ("Smith", True), "initial": ("J. Smith", False)}[kind]
        crowd.append(profile(f"art{n}", label, bare=bare, roles=role, beside=beside, published=f"{1990 + n % 30}"))
    others = [
        profile(f"o{n}", f"J{a}{b}n Smith", beside=(company[n % 30],))
        for n, (a, b) in enumerate(product("aeiou", "bdlmnrst"))
    ]
    return [*crowd, *others]


@pytest.mark.parametrize("kind", ["name", "surname", "initial"])
def test_a_crowd_of_one_name_does_not_stall(kind: str) -> None:
    """Thousands of articles about people of one name, surname or initial, in every role: no square, no stall."""
    times = {}
    for count in (1000, 4000):
        crowd = _crowd(count, kind)
        start = time.process_time()
        assert set(assign(crowd).actor) == {p.id for p in crowd}
        times[count] = time.process_time() - start

    assert times[4000] < 10 * times[1000] + 0.5  # of the square it would be sixteen times as much
