"""What holds for every file with facts, however hostile: errors are ours, facts are well formed, order is nothing."""

import json
import re
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.ids import slug
from onrecord.reference import Reference, joined, shipped
from onrecord.reference.draft import states
from onrecord.reference.importers import JSON, TABLES, TURTLE, read_facts
from onrecord.reference.rdf import parse, triples
from onrecord.reference.values import UnfitError, day, name, person, wikidata

SUFFIXES = st.sampled_from([*TURTLE, *TABLES, *JSON, ""])
PEOPLE = Path(__file__).parent / "people"

KEYS = st.sampled_from([
    "persons", "organizations", "posts", "memberships", "events", "id", "name", "label", "role", "person_id", "person",
    "organization_id", "organization", "on_behalf_of", "post_id", "member", "start_date", "end_date", "other_names",
    "identifiers", "scheme", "identifier", "legislative_period_id", "schema", "properties", "caption", "holder", "post",
    "startDate", "endDate", "wikidataId", "position", "country", "numberOfSeats", "alias", "weakAlias", "director",
    "employee", "employer", "gender", "classification", "@type",
])  # fmt: skip
VALUES = st.sampled_from([
    None, True, False, -3, 5, 2010, 0.5, "Person", "Organization", "LegalEntity", "Position", "Occupancy", "Membership",
    "Directorship", "Employment", "member", "wikidata", "Q5", "2010", "2010-02-30", "2012-05-01T10:00:00Z", "Ana", "gb",
    "female", "=1", "Ana Ruiz", "Kim Roe", "Saltmere Council", "mayor of Saltmere", "\u202e", "\ud800", "\x00",
]) | st.text(max_size=6)  # fmt: skip
TREES = st.recursive(VALUES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6))
CELLS = st.sampled_from([
    "name", "alias", "wikidata", "role", "body", "country", "from", "until", "kind", "gender", "", "Ana Ruiz",
    "Kim Roe", "Q5", "Q7", "mayor", "Salt Club", "gb", "2010", "2009-01", "party", "event", "m", '"', "=1", "Ruiz, Ana",
    "Ruritania",
]) | st.text(max_size=4)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=10), min_size=1, max_size=8)
HEADER = "name,alias,wikidata,role,body,country,from,until,kind,gender\n"
IRIS = st.sampled_from(
    [
        "https://w3id.org/onrecord/id/actor/a",
        "https://w3id.org/onrecord/id/actor/b",
        "https://w3id.org/onrecord/id/post/p",
        "https://w3id.org/onrecord/id/membership/m",
        "https://w3id.org/onrecord/id/forms/a-uk",
        "https://w3id.org/onrecord/id/named-event/e",
        "https://people.example/x",
        "urn:x",
        "http://www.wikidata.org/entity/Q5",
    ]
)
TERMS = st.sampled_from(
    sorted(
        {str(t.predicate.value) for t in triples(shipped())}
        | {str(t.object.value) for t in triples(shipped()) if t.predicate.value.endswith("#type")}
    )
)
OBJECTS = IRIS.map(ox.NamedNode) | TERMS.map(ox.NamedNode) | st.sampled_from(["X", "2010", "2009", "3"]).map(ox.Literal)
GRAPHS = st.lists(st.builds(ox.Triple, IRIS.map(ox.NamedNode), TERMS.map(ox.NamedNode), OBJECTS), max_size=25)


def outcome(data: bytes, suffix: str) -> Reference | None:
    """Read a file with these bytes; None where nothing in it can be read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"people{suffix}"
        path.write_bytes(data)
        try:
            reference, problems = read_facts(path)
        except OnRecordError:
            return None
        assert all(p.location.startswith(str(path)) and p.reason and p.remedy for p in problems)
        assert (reference, problems) == read_facts(path)
        return reference


def check(reference: Reference | None) -> None:
    """Check what holds for all facts that were read."""
    if reference is None:
        return
    actors = [thing.id for thing in (*reference.people, *reference.bodies)]
    posts = [post.id for post in reference.posts]
    assert len(set(actors)) == len(actors)
    assert len(set(posts)) == len(posts)
    assert all(re.fullmatch(r"[\w-]+", id_) for id_ in (*actors, *posts))
    assert reference == joined(reference, Reference())
    assert parse(triples(reference)) == reference
    for member in reference.memberships:
        shared = min(len(member.since), len(member.until))
        assert member.since[:shared] <= member.until[:shared]
        assert member.post or member.body
    events = [event.id for event in reference.named_events]
    assert len(set(events)) == len(events)
    for event in reference.named_events:
        shared = min(len(event.first), len(event.last))
        assert event.first
        assert event.first[:shared] <= event.last[:shared]
    for thing in (*reference.people, *reference.bodies, *reference.named_events):
        assert thing.wikidata is None or re.fullmatch(r"Q[1-9]\d*", thing.wikidata)
        assert not any(unicodedata.category(c) == "Cc" for c in thing.label)
        assert thing.label[0] not in "=+-@"


@given(st.binary(max_size=300), SUFFIXES)
def test_any_bytes(data: bytes, suffix: str) -> None:
    """Whatever the bytes and the suffix, there are facts and problems, or an error of ours."""
    check(outcome(data, suffix))


@settings(max_examples=150)
@given(TREES, st.booleans())
def test_any_json(data: object, lines: bool) -> None:
    """Whatever JSON says with the words of Popolo and FollowTheMoney, the facts are well formed."""
    items = data if isinstance(data, list) and lines else [data]
    check(outcome("\n".join(map(json.dumps, items)).encode(), ".json"))


@settings(max_examples=100)
@given(ROWS, st.booleans(), st.sampled_from([",", ";", "\t"]))
def test_any_table(rows: list[list[str]], header: bool, separator: str) -> None:
    """Whatever stands in a table, the facts are well formed."""
    table = "\n".join(separator.join(row) for row in rows)
    head = HEADER.replace(",", separator) if header else ""
    check(outcome((head + table).encode("utf-8", "surrogatepass"), ".csv"))


@settings(max_examples=150)
@given(GRAPHS)
def test_any_graph(graph: list[ox.Triple]) -> None:
    """Whatever is stated with the words of our modelling, the facts are well formed."""
    written = ox.serialize(graph, format=ox.RdfFormat.N_TRIPLES)
    assert written is not None
    check(outcome(written, ".nt"))


@pytest.mark.parametrize("check_value", [name, person, day, wikidata])
@given(value=st.text() | st.none() | st.integers() | st.floats() | st.lists(st.integers()) | st.booleans())
def test_any_value(check_value: Callable[[object], str | None], value: object) -> None:
    """A checked value is one that passes the check again, or it is refused."""
    try:
        found = check_value(value)
    except UnfitError:
        return
    assert check_value(found) == found


def test_states_are_called_by_their_codes() -> None:
    """Each code is one of ISO 3166 or in common use, and the states that ship are called the same here."""
    english = Locale("en").territories
    codes = {code for code in states() if code.upper() in english}
    assert set(states()) - codes == {"uk"}
    other_names = {c: (states()[c], english[c.upper()]) for c in codes if states()[c] != english[c.upper()]}
    differing = {c: pair for c, pair in other_names.items() if _words(pair[0]) != _words(pair[1])}
    assert set(differing) == {"cd", "cg", "ci", "cz", "ge", "mm", "ps", "tl"}


def test_codes_of_states_lead_to_the_states_that_ship() -> None:
    """The codes of states in a file are the states of ours, and none of these is changed by that."""
    rows = [f"Ana Ruiz,first minister,{code}" for code in states()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        path.write_text("\n".join(["name,role,country", *rows]), encoding="utf-8")
        reference, problems = read_facts(path)
    assert problems == ()
    assert len(reference.posts) == len(set(states().values()))
    assert set(reference.bodies) <= set(shipped().bodies)


def _words(state: str) -> set[str]:
    """Return the words of a name, without small ones and accents."""
    short = {"st": "saint", "türkiye": "turkey"}
    words = {short.get(word, word) for word in re.findall(r"\w+", state.casefold())} - {"and", "the"}
    return {slug(word) for word in words}


def test_the_samples_are_read_without_surprise() -> None:
    """The sample files give the facts that their own tests list, and these are well formed too."""
    for path in sorted(PEOPLE.iterdir()):
        check(read_facts(path)[0])
