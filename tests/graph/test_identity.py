"""Who is who across articles: what is rewritten, what follows, and that nothing but the present state counts."""

from collections.abc import Iterable

import pytest

from onrecord.actors.assignment import Assignment
from onrecord.actors.profile import Profile
from onrecord.errors import StoreError
from onrecord.graph import Graph, open_store, quads
from onrecord.graph import identity as module
from onrecord.graph.remap import unmapped
from onrecord.graph.terms import node
from onrecord.graph.validate import reread, shacl
from onrecord.ids import iri
from tests.graph.cases import RUN, Assign, everything, fill, grouped, judgement, local, told

ONE = told(
    ("Ana Ruiz", "", "the bridge is safe"),
    ("Ana Ruiz", "Tom Keller", "a lie"),
    url="https://a.example/1",
    published="2024-03-04",
    outlet="The Harbour Post",
)
TWO = told(
    ("Ana Maria Ruiz", "", "the bridge was safe"),
    ("Tom Keller", "Ana Maria Ruiz", "theft"),
    ("Ruiz", "", "no"),
    url="https://a.example/2",
)
THREE = told(("Tom Keller", "", "no"), url="https://a.example/3")
RUIZ = local(TWO.article.id, "Ruiz")
GROUPS = {"ana-maria-ruiz": "ana-ruiz", RUIZ: "ana-ruiz"}
SPEAKERS = "SELECT DISTINCT ?who { ?a a rec:Attribution ; rec:speaker ?who } ORDER BY ?who"


@pytest.fixture
def graph() -> Iterable[Graph]:
    """Return a graph of three articles."""
    with open_store("memory") as opened:
        fill(opened, ONE, TWO, THREE)
        yield opened


def set_assign(monkeypatch: pytest.MonkeyPatch, assign: Assign) -> None:
    """Let somebody else decide who is who."""
    monkeypatch.setattr(module, "assign", assign)


def speakers(graph: Graph) -> list[str]:
    """Return the local names of all who speak."""
    return [str(who).rpartition("/")[2] for (who,) in graph.query(SPEAKERS).rows]


def test_profiles_are_what_articles_tell(graph: Graph) -> None:
    """Each actor of each article once, with names, company, outlet and date; sorted."""
    found = {(p.article, p.local): p for p in graph.profiles()}

    assert len(found) == len(graph.profiles()) == 6
    assert list(found) == sorted(found)
    assert found[ONE.article.id, "ana-ruiz"] == Profile(
        article=ONE.article.id,
        local="ana-ruiz",
        kind="person",
        label="Ana Ruiz",
        names=("Ana Ruiz",),
        beside=("tom-keller",),
        outlet="The Harbour Post",
        published="2024-03-04",
    )
    assert found[TWO.article.id, RUIZ].beside == ("ana-maria-ruiz", "tom-keller")


def test_one_actor_has_one_id_everywhere(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a merge every triple has the actor's own id, and names, findings and plain triples are joined."""
    set_assign(monkeypatch, grouped(GROUPS))
    changes = graph.identify()

    assert (changes.articles, changes.appearances, changes.actors) == (1, 2, 2)
    assert speakers(graph) == ["ana-ruiz", "tom-keller"]
    names = graph.query("SELECT ?n { GRAPH graph:actors { actor:ana-ruiz skos:altLabel ?n } } ORDER BY ?n").rows
    assert [str(name) for (name,) in names] == ["Ana Maria Ruiz", "Ruiz"]
    assert graph.query("ASK { actor:tom-keller rec:accuses actor:ana-ruiz . actor:ana-ruiz rec:accuses ?tom }").answer
    assert reread(graph) == []
    assert shacl(graph) == []


def test_old_ids_lead_to_the_actor_with_reasons(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each id that is no longer used leads to the one that is, and each match says why."""
    set_assign(monkeypatch, grouped(GROUPS))
    graph.identify()
    old = "SELECT ?old { ?old dcterms:isReplacedBy actor:ana-ruiz ; owl:sameAs actor:ana-ruiz } ORDER BY ?old"
    why = "SELECT ?label ?why ?n { ?i a rec:Identification ; rec:about actor:ana-ruiz ; rec:reason ?why ; \
        rec:confidence ?n ; rec:appearance/rdfs:label ?label } ORDER BY ?label"

    assert [str(o).rpartition("/")[2] for (o,) in graph.query(old).rows] == sorted(["ana-maria-ruiz", RUIZ])
    assert [(str(label), str(n)) for label, _, n in graph.query(why).rows] == [
        ("Ana Maria Ruiz", "0.9"),
        ("Ruiz", "0.9"),
    ]
    assert all("the surname is the same" in str(reason) for _, reason, _ in graph.query(why).rows)


def test_again_changes_nothing(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is up to date stays as it is, also when an article comes again."""
    set_assign(monkeypatch, grouped(GROUPS))
    graph.identify()
    before = everything(graph)

    assert not graph.identify()
    assert not any(graph.replace(record, RUN) for record in (ONE, TWO, THREE))
    assert everything(graph) == before


TABLES = [
    GROUPS,
    {"tom-keller": "keller-tom"},
    {"ana-ruiz": "tom-keller", "tom-keller": "ana-ruiz"},
    {"ana-ruiz": "tom-keller", "ana-maria-ruiz": "tom-keller", RUIZ: "tom-keller"},
    {RUIZ: "tom-keller"},
]


@pytest.mark.parametrize("first", TABLES)
@pytest.mark.parametrize("second", [{}, *TABLES])
def test_nothing_is_left_of_what_was(
    first: dict[str, str], second: dict[str, str], graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A graph that came to its ids by way of others is the graph that had no others."""
    set_assign(monkeypatch, grouped(first))
    graph.identify()
    assert reread(graph) == []
    set_assign(monkeypatch, grouped(second))
    graph.identify()
    with open_store("memory") as fresh:
        fill(fresh, THREE, TWO, ONE)
        fresh.identify()

        assert everything(graph) == everything(fresh)
        assert reread(graph) == []


def test_the_articles_alone_come_back(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every article graph, with its ids taken out again, is the one that its record gives."""
    set_assign(monkeypatch, grouped({**GROUPS, "tom-keller": "ana-ruiz"}))
    graph.identify()

    for record in (ONE, TWO, THREE):
        stored = graph.match(graph=node(iri("graph", record.article.id)))
        assert set(unmapped(stored)) == set(quads(record, RUN))


def test_a_corrected_article_keeps_its_ids(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is known under another id stays so in a new version, until everybody is looked at again."""
    set_assign(monkeypatch, grouped(GROUPS))
    graph.identify()
    changed = told(("Ana Maria Ruiz", "", "perhaps"), ("Kim Roe", "", "yes"), url="https://a.example/2")
    fill(graph, changed)

    assert speakers(graph) == ["ana-ruiz", "kim-roe", "tom-keller"]
    graph.identify()
    with open_store("memory") as fresh:
        fill(fresh, ONE, changed, THREE)
        fresh.identify()
        assert everything(graph) == everything(fresh)


def test_an_article_goes_with_what_was_found_out_about_it(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a removal nothing is left of an article's matches; until then, checking says that they are outdated."""
    set_assign(monkeypatch, grouped(GROUPS))
    graph.identify()
    graph.remove(TWO.article.id)

    assert any("another actor there" in problem.reason for problem in reread(graph))
    graph.identify()
    with open_store("memory") as fresh:
        fill(fresh, ONE, THREE)
        fresh.identify()
        assert everything(graph) == everything(fresh)


def decided(labels: dict[str, str], identified: dict[str, str]) -> Assign:
    """Return what lets everybody be as they are, but for a label and a Wikidata entity."""

    def assign(profiles: Iterable[Profile], *_judgements: object, **_known: object) -> Assignment:
        return Assignment(actor={p.id: p.local for p in profiles}, labels=labels, identified=identified)

    return assign


ABOUT = "SELECT ?p ?o { GRAPH graph:actors { actor:tom-keller ?p ?o } }"


def about(graph: Graph) -> dict[str, set[str]]:
    """Return what is said about Tom Keller, by the local names of the properties."""
    found: dict[str, set[str]] = {}
    for predicate, value in graph.query(ABOUT).rows:
        found.setdefault(str(predicate).replace("#", "/").rpartition("/")[2], set()).add(str(value).rpartition("/")[2])
    return found


def test_people_decide_the_label(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new label is preferred, whatever articles say later; the old one is another name; undone, all is as before."""
    before = everything(graph)
    set_assign(monkeypatch, decided({"tom-keller": "T. J. Keller"}, {"tom-keller": "Q7"}))
    graph.identify()
    said = about(graph)
    fill(graph, told(("TOM KELLER", "", "yes"), url="https://a.example/4"))
    later = about(graph)

    assert said["label"] == said["prefLabel"] == {"T. J. Keller"}
    assert said["altLabel"] == {"Tom Keller"}
    assert said["sameAs"] == {"Q7"}
    assert later["label"] == {"T. J. Keller"}
    assert later["altLabel"] == {"Tom Keller", "TOM KELLER"}
    assert shacl(graph) == []
    assert reread(graph) == []
    graph.remove(told(("TOM KELLER", "", "yes"), url="https://a.example/4").article.id)
    set_assign(monkeypatch, decided({}, {}))
    graph.identify()
    assert everything(graph) == before


def test_a_label_that_is_one_of_the_names(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Renamed to a name that articles use, an actor has it once."""
    set_assign(monkeypatch, grouped({**GROUPS}))
    graph.identify()
    before = everything(graph)
    renamed = grouped(GROUPS)

    def assign(*given: object, **more: object) -> Assignment:
        found = renamed(*given, **more)
        return Assignment(
            actor=found.actor, redirects=found.redirects, reasons=found.reasons, labels={"ana-ruiz": "Ruiz"}
        )

    set_assign(monkeypatch, assign)
    graph.identify()
    names = graph.query("SELECT ?n { GRAPH graph:actors { actor:ana-ruiz skos:altLabel ?n } } ORDER BY ?n").rows

    assert [str(name) for (name,) in names] == ["Ana Maria Ruiz", "Ana Ruiz"]
    set_assign(monkeypatch, renamed)
    graph.identify()
    assert everything(graph) == before


def test_a_broken_off_run_is_completed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the store fails after any step, what is there is whole, and the next run comes to the same end."""
    records = [
        told((f"Ana {i} Ruiz", "", "yes"), ("Ana Ruiz", "Tom Keller", "x"), url=f"https://a.example/{i}")
        for i in range(5)
    ]
    monkeypatch.setattr(module, "AT_ONCE", 1)
    table = {f"ana-{i}-ruiz": "ana-ruiz" for i in range(5)} | {"tom-keller": "ana-ruiz"}
    with open_store("memory") as whole:
        fill(whole, *records)
        set_assign(monkeypatch, grouped(table))
        whole.identify()
        wanted = everything(whole)
    for failing in range(7):
        with open_store("memory") as graph:
            fill(graph, *records)
            change, left = graph._backend.change, failing

            def once(removed: list[object], added: list[object], change: object = change) -> None:
                nonlocal left
                left -= 1
                if left < 0:
                    raise StoreError("the disk is full")
                change(removed, added)  # type: ignore[operator]

            monkeypatch.setattr(graph._backend, "change", once)
            try:
                graph.identify()
            except StoreError:
                assert reread(graph) == []
            monkeypatch.setattr(graph._backend, "change", change)
            graph.identify()
            assert everything(graph) == wanted


def test_only_a_store_to_write_is_brought_up_to_date(tmp_path: object) -> None:
    """A store that is open to read only tells who is who, and is left as it is."""
    folder = f"{tmp_path}/news.db"
    with open_store(folder) as graph:
        fill(graph, ONE)
    with open_store(folder, read_only=True) as graph:
        assert set(graph.assignment().actor.values()) == {"ana-ruiz", "tom-keller"}
        with pytest.raises(StoreError, match="read only"):
            graph.identify()


def test_a_judgement_is_there_before_it_is_acted_upon(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where looking at everybody fails, the judgement is kept all the same."""

    def fail(*_given: object, **_more: object) -> Assignment:
        raise StoreError("no memory left")

    set_assign(monkeypatch, fail)
    with pytest.raises(StoreError):
        graph.judge(judgement("same", "actor/ana-ruiz", "actor/ana-maria-ruiz"))

    assert len(graph.judgements()) == 1
