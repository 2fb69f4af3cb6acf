"""The facts that come with the package: whole, consistent, and complete as far as they claim to be."""

import re
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale

from onrecord.errors import OnRecordError
from onrecord.ids import slug
from onrecord.reference import Membership, Post, shipped
from onrecord.reference.days import first_day, last_day
from onrecord.reference.files import FACTS, fact_file

FACT = shipped()
HELD = {post.id: [m for m in FACT.memberships if m.post == post.id] for post in FACT.posts}

# Territories of Babel that are no states of their own, and names that Babel writes otherwise.
DEPENDENT = frozenset(
    (  # noqa: SIM905  read more easily than a list
        "AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EH FK FO GF GG GI GL GP GS GU HK HM IC IM IO JE KY MF "
        "MO MP MQ MS NC NF NU PF PM PN PR QO RE SH SJ SX TA TC TF TK UM VG VI WF YT XA XB ZZ EU EZ UN"
    ).split()
)
CALLED = {
    "CD": "Democratic Republic of Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CZ": "Czech Republic",
    "GE": "Republic of Georgia",
    "MM": "Myanmar",
    "PS": "Palestine",
    "TL": "East Timor",
    "TR": "Turkey",
    "VC": "Saint Vincent and the Grenadines",
}
NATIONS = ("England", "Northern Ireland", "Scotland", "Wales")
REGIONS = ("Central America", "Latin America", "New Guinea", "North America", "South America")
# Words that are more often somebody or something else.
NAMELESS = {"chad", "england", "jordan", "wales"}


def test_ids_are_slugs_of_their_labels() -> None:
    """Bodies and people have the ids that articles give to those names; posts have readable ones."""
    assert [t.id for t in (*FACT.bodies, *FACT.people) if t.id != slug(t.label)] == []
    assert [p.id for p in FACT.posts if p.id != slug(p.id)] == []


def test_nothing_has_the_id_of_something_else() -> None:
    """Each id is that of one body, person or post."""
    actors = Counter(t.id for t in (*FACT.bodies, *FACT.people))
    posts = Counter(p.id for p in FACT.posts)

    assert [i for i, n in (actors + posts).items() if n > 1 and (actors[i] > 1 or posts[i] > 1)] == []


def test_wikidata_ids_are_well_formed_and_of_one_thing() -> None:
    """Each is a Q with a number, and nothing shares one."""
    items = [t.wikidata for t in (*FACT.bodies, *FACT.people) if t.wikidata]

    assert [q for q in items if not re.fullmatch(r"Q[1-9]\d*", q)] == []
    assert [q for q, n in Counter(items).items() if n > 1] == []


def test_words_stand_for_one_body() -> None:
    """No form, read in one way, stands for two bodies."""
    forms = Counter((form.words, form.reading) for body in FACT.bodies for form in body.forms)

    assert [form for form, n in forms.items() if n > 1] == []


def test_people_are_called_by_their_own_names() -> None:
    """No name is that of two people, and nobody's other name is another's label; a king's name may be shared."""
    names = Counter(name for p in FACT.people for name in {slug(n) for n in (p.label, *p.names)})

    assert [name for name, n in names.items() if n > 1] == ["king-abdullah"]


def test_everything_that_is_named_is_there() -> None:
    """Memberships name people and posts of the facts; posts and bodies name bodies of the facts; nobody stands idle."""
    bodies, people, posts = ({t.id for t in group} for group in (FACT.bodies, FACT.people, FACT.posts))

    assert {m.person for m in FACT.memberships} == people
    assert {m.post for m in FACT.memberships} == posts
    assert {b for p in FACT.posts for b in (p.body, p.country) if b} <= bodies
    assert {b.country for b in FACT.bodies if b.country} <= bodies
    assert [p.id for p in FACT.posts if p.heads and not p.body] == []


def test_roles_are_written_as_news_writes_them_inside_a_sentence() -> None:
    """Lower case, one space between words, and every post has one."""
    assert [r for p in FACT.posts for r in p.roles | p.titles if r != " ".join(r.lower().split())] == []
    assert [p.id for p in FACT.posts if not p.roles | p.titles] == []


def test_everybody_has_a_gender() -> None:
    """Pronouns rest on it."""
    assert [p.id for p in FACT.people if p.gender not in ("m", "f")] == []


def days(m: Membership) -> tuple[date, date]:
    """Return the first and last day on which somebody surely held a post."""
    end = first_day(m.until) if m.until else last_day(m.asof)
    return date.fromisoformat(last_day(m.since)), date.fromisoformat(end)


def test_dates_are_days_in_their_order() -> None:
    """A membership begins, and ends later; one that is open says up to which day that is known."""
    backwards = [m for m in FACT.memberships if first_day(m.since) >= last_day(m.until)]

    assert backwards == []
    assert [m for m in FACT.memberships if not m.since or bool(m.until) == bool(m.asof)] == []
    assert all(days(m) for m in FACT.memberships)


@pytest.mark.parametrize("post", [p for p in FACT.posts if p.seats == 1], ids=lambda p: p.id)
def test_one_follows_the_other(post: Post) -> None:
    """A post of one holder has one at a time; on the day of the change, and at most two more, it has two."""
    terms = sorted(days(m) for m in HELD[post.id])

    assert [(a, b) for a, b in pairwise(terms) if (a[1] - b[0]).days > 2] == []


@pytest.mark.parametrize("post", [p for p in FACT.posts if p.seats > 1], ids=lambda p: p.id)
def test_no_more_hold_a_post_than_it_has_seats(post: Post) -> None:
    """Who begins finds a free seat."""
    terms = [days(m) for m in HELD[post.id]]

    assert [b for b, _ in terms if sum(a <= b < end for a, end in terms) > post.seats] == []


def test_the_states_are_those_of_babel() -> None:
    """Each territory that Babel knows and that is a state is here, and no other is."""
    names = {code: CALLED.get(code, name) for code, name in Locale("en").territories.items() if len(code) == 2}
    babel = {
        slug(name.replace("&", "and").replace("St.", "Saint")) for code, name in names.items() if code not in DEPENDENT
    }
    states = {b.id for b in FACT.bodies if b.kind == "place" and not b.country and b.label not in REGIONS}

    assert states == babel
    assert {b.id for b in FACT.bodies if b.country == "united-kingdom" and b.kind == "place"} == {
        slug(n) for n in NATIONS
    }
    assert [b.id for b in FACT.bodies if b.id in states and not b.wikidata] == []


def test_states_are_found_by_their_names() -> None:
    """Each state but a few has a form that is always its name."""
    places = [b for b in FACT.bodies if b.kind == "place"]

    assert {b.id for b in places if not any(f.reading == "name" for f in b.forms)} == NAMELESS


def test_every_file_of_facts_is_read(root: Path) -> None:
    """What lies in the folder beside the ontology itself is read, and nothing else can be asked for."""
    own = {"onrecord.ttl", "shapes.ttl"}

    assert {p.name for p in (root / "ontology").glob("*.ttl")} - own == set(FACTS)
    with pytest.raises(OnRecordError, match=r"onrecord\.ttl.*states\.ttl"):
        fact_file("onrecord.ttl")


def test_facts_are_read_when_they_are_needed() -> None:
    """Importing the package reads nothing and loads no library of RDF."""
    probe = "import onrecord.reference, sys; print('pyoxigraph' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)

    assert run.stdout.split() == ["False"]
