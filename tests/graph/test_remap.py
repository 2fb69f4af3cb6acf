"""Who is who goes into an article graph and comes out again, exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from onrecord.graph import checked, quads
from onrecord.graph.page import R
from onrecord.graph.remap import naming, remapped, unmapped
from onrecord.graph.terms import node
from onrecord.ids import iri
from onrecord.model import Record
from tests.graph.cases import RUN, Line, told

NAMES = ["Ana Ruiz", "Ana Maria Ruiz", "Tom Keller", "Ruiz", "Keller"]
IDS = ["ana-ruiz", "tom-keller", "ana-maria-ruiz", "0123-ruiz", "else-where"]

lines = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["", *NAMES]), st.sampled_from(["yes", "Ana Ruiz is right"])),
    min_size=1,
    max_size=6,
)


def base(found: list[Line]) -> set[Quad]:
    """Return the graph that an article of some lines alone gives."""
    return set(quads(checked(told(*found, url="https://a.example/1")), RUN))


def drawn(data: st.DataObject, graph: set[Quad]) -> dict[str, str]:
    """Draw a canonical id for each actor of a graph, or for some; several may get the same one."""
    names = sorted(naming(graph))
    return {name: data.draw(st.sampled_from([*IDS, *names])) for name in names if data.draw(st.booleans())}


@settings(max_examples=150, deadline=None)
@given(lines, st.data())
def test_what_goes_in_comes_out(found: list[Line], data: st.DataObject) -> None:
    """Whatever ids the actors get, several of them the same one: the way back gives the same quads."""
    graph = base(found)
    names = drawn(data, graph)
    stored = remapped(graph, names)

    assert len(stored) == len(set(stored))
    assert set(unmapped(stored)) == graph
    assert naming(stored) == {local: names.get(local, local) for local in naming(graph)}


@settings(max_examples=100, deadline=None)
@given(lines, st.data())
def test_the_way_there_does_not_matter(found: list[Line], data: st.DataObject) -> None:
    """From one set of ids to another is the same as straight to the other; only quads with actors are looked at."""
    graph = base(found)
    first, second = drawn(data, graph), drawn(data, graph)
    stored = set(remapped(graph, first))
    actors = {node(iri("actor", actor)) for actor in naming(stored).values()}
    concerned = {q for q in stored if q.predicate == R["asRead"] or q.subject in actors or q.object in actors}

    assert set(remapped(unmapped(concerned), second)) | (stored - concerned) == set(remapped(graph, second))


def record() -> Record:
    """Return an article in which one person has two names, and accuses himself by them."""
    return told(
        ("Tom Keller", "", "yes"),
        ("Keller", "Ana Ruiz", "theft"),
        ("Ana Ruiz", "Keller", "a lie"),
        ("Tom Keller", "Keller", "being late"),
        url="https://a.example/1",
    )


def test_two_who_are_one_say_it_together() -> None:
    """The triples of both names are those of one actor, and what each name gave is kept on the graph."""
    graph = checked(record())
    bare = f"{graph.article.id}-keller"
    stored = remapped(quads(graph, RUN), {bare: "tom-keller"})
    tom, ana = node(iri("actor", "tom-keller")), node(iri("actor", "ana-ruiz"))

    assert not any(bare in quad.object.value for quad in stored if quad.predicate == R["accuser"])
    assert {q.object for q in stored if q.predicate == R["accuses"] and q.subject == tom} == {ana, tom}
    [kept] = [q.object.value for q in stored if q.predicate == R["asRead"]]
    assert f"<{iri('actor', bare)}> <{R['accuses'].value}> <{iri('actor', 'ana-ruiz')}> ." in kept.split("\n")


@pytest.mark.parametrize("names", [{}, {"nobody": "tom-keller"}, {"tom-keller": "tom-keller"}])
def test_where_nobody_is_renamed_nothing_changes(names: dict[str, str]) -> None:
    """Names of others, and the same names, leave the graph as it is."""
    graph = quads(checked(record()), RUN)

    assert remapped(graph, names) == graph == unmapped(graph)


def test_two_may_swap_their_ids() -> None:
    """Where two actors get each other's ids, nothing is mixed up and nothing has to be kept."""
    graph = quads(checked(record()), RUN)
    stored = remapped(graph, {"tom-keller": "ana-ruiz", "ana-ruiz": "tom-keller"})

    assert not any(quad.predicate == R["asRead"] for quad in stored)
    assert set(unmapped(stored)) == set(graph) != set(stored)
