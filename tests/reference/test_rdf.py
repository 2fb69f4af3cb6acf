"""Facts become RDF and come back the same."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ActorError
from onrecord.reference import Body, Form, Membership, NamedEvent, Person, Post, Reference, joined, shipped
from onrecord.reference.rdf import parse, triples

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5})?", fullmatch=True)
DATES = st.sampled_from(["", "2017", "2017-11", "2017-11-02", "2024-02-29"])
WIKIDATA = st.none() | st.integers(1, 10**8).map(lambda n: f"Q{n}")
READINGS = st.sampled_from(["name", "adjective", "people", "capital"])
FORMS = st.builds(Form, words=WORDS, reading=READINGS, needs=st.sampled_from(["", "uk", "us", "o/o é"]))
BODIES = st.builds(
    Body, id=IDS, label=WORDS, kind=st.sampled_from(["place", "organisation"]), forms=st.lists(FORMS).map(tuple),
    wikidata=WIKIDATA, country=IDS | st.just(""),
)  # fmt: skip
PEOPLE = st.builds(
    Person, id=IDS, label=WORDS, names=st.lists(WORDS).map(tuple), gender=st.sampled_from(["", "m", "f"]),
    wikidata=WIKIDATA,
)  # fmt: skip
POSTS = st.builds(
    Post, id=IDS, label=WORDS, roles=st.frozensets(WORDS), titles=st.frozensets(WORDS), body=IDS, heads=st.booleans(),
    country=IDS | st.just(""), seats=st.integers(1, 9),
)  # fmt: skip
MEMBERSHIPS = st.builds(
    Membership, person=IDS, post=IDS | st.just(""), body=IDS, since=DATES, until=DATES, asof=DATES
)  # fmt: skip

EVENTS = st.builds(
    NamedEvent, id=IDS, label=WORDS, first=DATES.filter(bool), last=DATES, forms=st.lists(WORDS).map(tuple),
    country=IDS | st.just(""), wikidata=WIKIDATA,
)  # fmt: skip


def turtle(reference: Reference) -> bytes:
    """Write facts as Turtle."""
    written = ox.serialize(triples(reference), format=ox.RdfFormat.TURTLE)
    assert written is not None
    return written


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Draw facts in which no two things share an id."""
    bodies = draw(st.lists(BODIES, max_size=4, unique_by=lambda b: b.id))
    people = draw(st.lists(PEOPLE, max_size=4, unique_by=lambda p: p.id))
    return Reference(
        bodies=tuple(bodies),
        people=tuple(p for p in people if p.id not in {b.id for b in bodies}),
        posts=tuple(draw(st.lists(POSTS, max_size=4, unique_by=lambda p: p.id))),
        memberships=tuple(draw(st.lists(MEMBERSHIPS, max_size=4))),
        named_events=tuple(draw(st.lists(EVENTS, max_size=4, unique_by=lambda e: e.id))),
    )


@given(references())
def test_facts_come_back_from_turtle(reference: Reference) -> None:
    """Whatever the facts, Turtle holds all of them and nothing else."""
    in_order = joined(reference, Reference())

    assert parse(turtle(reference)) == in_order
    assert parse(triples(in_order)) == in_order


def test_the_shipped_facts_come_back_from_turtle() -> None:
    """The facts that come with the package survive the trip, too."""
    assert parse(turtle(shipped())) == shipped()


def test_there_are_no_blank_nodes() -> None:
    """Everything has a name of its own."""
    assert not [
        t for t in triples(shipped()) if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)
    ]


def test_things_with_foreign_names_are_known_by_their_label() -> None:
    """A user's Turtle may call people and posts what it likes."""
    facts = """
        @prefix : <http://example.org/> . @prefix org: <http://www.w3.org/ns/org#> .
        @prefix schema: <https://schema.org/> . @prefix rec: <https://w3id.org/onrecord/ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        :ana a schema:Person ; rdfs:label "Ana Ruiz" .
        :mayor a org:Post ; rdfs:label "Mayor of Saltmere" ; rec:roleName "mayor" .
        :m a org:Membership ; org:member :ana ; rec:post :mayor ; schema:startDate "2019" .
    """
    found = parse(facts)

    assert [p.id for p in found.people] == ["ana-ruiz"]
    assert found.memberships == (Membership(person="ana-ruiz", post="mayor-of-saltmere", since="2019"),)


NS = "@prefix a: <https://w3id.org/onrecord/id/actor/> . @prefix schema: <https://schema.org/> ."
MEMBERSHIP = NS + "a:m a <http://www.w3.org/ns/org#Membership>"
POST = "a:p a <http://www.w3.org/ns/org#Post> ; <http://www.w3.org/2000/01/rdf-schema#label> 'P' ;"
WRONG = [
    ("this is no turtle", "the facts: .*Facts are written in Turtle"),
    (NS + "a:b a schema:Person .", "actor/b> has no .*prefLabel"),
    (MEMBERSHIP + " .", "actor/m> has no .*member"),
    (NS + 'a:p a <http://www.w3.org/ns/org#Post> ; schema:name "x" .', "actor/p> has no .*prefLabel"),
    (NS + f"{POST} <https://w3id.org/onrecord/ns#seats> 'many' .", "'many' seats"),
    (MEMBERSHIP + '; <http://www.w3.org/ns/org#member> a:b ; schema:startDate "May" .', "'May' is no date"),
]


@pytest.mark.parametrize(("facts", "message"), WRONG)
def test_what_is_wrong_is_said(facts: str, message: str) -> None:
    """An error says where, what, and what to do."""
    with pytest.raises(ActorError, match=message):
        parse(facts)
