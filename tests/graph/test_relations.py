"""Relations in the graph: which become plain triples, what a denial answers, and that damage is found."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli.build import build
from onrecord.config import Settings
from onrecord.graph import BuildOptions, Graph, Run, checked, open_store
from onrecord.graph.page import R
from onrecord.graph.run import ACCUSES_FROM
from onrecord.graph.validate import reread, shacl
from onrecord.ids import iri
from onrecord.model import Record, Relation
from tests.graph.cases import everything
from tests.graph.test_validate import PREFIXES
from tests.newsroom import ANA, TOM, desk, newsroom

RUN = Run(version="1", extractors=("test",), model="none")
ANSWER = "Tom Keller accused Ana Ruiz of lying.\nAna Ruiz denied the accusation.\n"


def answered() -> Record:
    """Put on record an accusation and the denial that answers it."""
    on = desk(ANSWER, title=None, outlet="The Example", url="https://a.example/answer")
    on.actor(ANA, "Ana Ruiz")
    on.actor(TOM, "Tom Keller")
    on.accuses("Tom Keller", "accused", "Ana Ruiz", "lying", who=(TOM, ANA))
    [accusation] = on.relations
    denied = on.span("denied")
    denial = Relation(
        id="denial",
        article=on.article.id,
        type="denies",
        cue=(denied,),
        evidence=on.sentence(denied),
        extractor="test/1",
        source_span=on.span("Ana Ruiz", after="lying"),
        charge=(on.span("the accusation"),),
        qualifiers=(denied,),
        answers=(accusation.id,),
        source=ANA,
    )
    return Record(
        article=on.article,
        actors=tuple(on.actors.values()),
        relations=(replace(accusation, confidence=0.6), denial),
    )


def accusations(graph: Graph) -> set[str]:
    """Return who plainly accuses whom."""
    return {f"{q.subject.value} {q.object.value}" for q in graph.match(None, R["accuses"])}


def test_one_threshold_everywhere() -> None:
    """The run, the builder, the settings and the command line have the same usual threshold."""
    [option] = [p for p in build.params if p.name == "accuses_from"]

    assert ACCUSES_FROM == Settings().accuses_from == BuildOptions().accuses_from == option.default


def test_the_threshold_is_part_of_what_a_run_is() -> None:
    """Another threshold is another run; the usual one, said or not, is the same."""
    assert replace(RUN, accuses_from=0.5).id == RUN.id
    assert len({RUN.id, replace(RUN, accuses_from=0.7).id, replace(RUN, accuses_from=0.8).id}) == 3


@pytest.mark.parametrize(("threshold", "plain"), [(0.0, True), (0.5, True), (0.6, True), (0.61, False), (1.0, False)])
def test_only_what_is_sure_enough_is_said_plainly(threshold: float, plain: bool) -> None:
    """From the threshold on an accusation is a plain triple; below, it is on record all the same."""
    with open_store("memory") as graph:
        graph.replace(answered(), replace(RUN, accuses_from=threshold))

        assert bool(accusations(graph)) is plain
        assert any(graph.match(None, R["accuser"]))
        assert reread(graph) == shacl(graph) == []


def test_another_threshold_changes_the_plain_triples_alone() -> None:
    """Built again with another threshold, the graph differs in plain triples and in the run that it names."""
    first, second = RUN, replace(RUN, accuses_from=0.7)

    def built(run: Run) -> set[str]:
        with open_store("memory") as graph:
            for record in (*newsroom(), answered()):
                graph.replace(record, run)
            return {line.replace(run.iri, "RUN") for line in everything(graph, "runs")}

    changed = built(first) ^ built(second)
    assert [line for line in changed if "ns#accuses>" not in line] == []
    assert [line.split("/id/")[1:3] for line in changed] == [
        [
            f"actor/{TOM}> <https://w3id.org/onrecord/ns#accuses> <https://w3id.org/onrecord",
            f"actor/{ANA}> <https://w3id.org/onrecord",
        ]
    ]


def test_building_again_with_another_threshold_and_back_leaves_no_trace() -> None:
    """The article is written anew for each threshold, whatever the order; with the first one all is as it was."""
    records = (*newsroom(), answered())
    with open_store("memory") as graph:
        for record in records:
            graph.replace(record, RUN)
        before = everything(graph)
        for record in reversed(records):
            assert not graph.holds(record.article, replace(RUN, accuses_from=0.7))
            assert graph.replace(record, RUN, options=BuildOptions(accuses_from=0.7))
            assert graph.holds(record.article, replace(RUN, accuses_from=0.7))
            assert not graph.replace(record, replace(RUN, accuses_from=0.7))
        assert everything(graph) != before
        for record in records:
            graph.replace(record, RUN)
        assert everything(graph) == before


@settings(max_examples=25, deadline=None)
@given(st.permutations([*newsroom(), answered()]), st.sampled_from([0.0, 0.5, 0.6, 0.61, 0.95, 1.0]))
def test_any_order_and_any_threshold_give_one_graph(records: list[Record], threshold: float) -> None:
    """Whatever the threshold, articles in any order give the same graph, and adding twice adds nothing."""
    run = replace(RUN, accuses_from=threshold)
    with open_store("memory") as graph, open_store("memory") as sorted_graph:
        for record in records:
            graph.replace(record, run)
        for record in sorted(records, key=lambda one: one.article.id):
            sorted_graph.replace(record, run)
        assert not any(graph.replace(record, run) for record in records)

        assert everything(graph) == everything(sorted_graph)
        assert reread(graph) == []


def test_a_denial_leads_to_what_it_answers() -> None:
    """The answer is an edge between two findings of one article, and each has its own words."""
    with open_store("memory") as graph:
        graph.replace(answered(), RUN)

        [edge] = graph.match(None, R["answers"])
        assert edge.subject.value == iri("relation", "denial")
        assert any(graph.match(edge.object, R["accused"]))


def test_links_that_lead_nowhere_are_dropped() -> None:
    """What answers something that is not in the record, or is no denial, answers nothing."""
    accusation, denial = answered().relations
    lost = replace(answered(), relations=(accusation, replace(denial, answers=("nothing", denial.id))))
    wrong = replace(answered(), relations=(accusation, replace(denial, type="thanks")))

    assert [r.answers for r in checked(lost).relations] == [(), ()]
    assert [r.answers for r in checked(wrong).relations] == [(), ()]


def swap(predicate: str, value: str, pattern: str = "") -> str:
    """Return an update that gives a property of some findings another value."""
    where = pattern or f"{predicate} ?v"
    return f"DELETE {{ ?s {predicate} ?v }} INSERT {{ ?s {predicate} {value} }} WHERE {{ ?s {where} }}"


DAMAGE = [
    (swap("rec:polarity", "recv:negative", "rec:charge ?w ; rec:polarity ?v"),
     "no finding of this article backs it"),
    (swap("rec:modality", "recv:question", "rec:charge ?w ; rec:modality ?v"),
     "no finding of this article backs it"),
    (swap("rec:confidence", "0.4", "rec:accuser ?w ; rec:confidence ?v"),
     "no finding of this article backs it"),
    ("INSERT { ?s rec:parent ?s } WHERE { ?s rec:accuser ?w }", "no finding of this article backs it"),
    (swap("rec:relationType", "recv:thanks"),
     "is no denial"),
    (swap("rec:answers", "?e", "rec:answers ?v ; rec:evidence ?e"),
     "no relation or attribution of its article"),
    (swap("rec:matter", "'theft'@en"),
     "not what stands in matterSpan"),
    (swap("rec:qualifierSpan", "actor:x"),
     "qualifierSpan points to a span that is not there"),
]  # fmt: skip


@pytest.mark.parametrize(("update", "reason"), DAMAGE)
def test_damage_to_relations_is_found(update: str, reason: str) -> None:
    """A plain triple needs a sure, affirmed accusation of the article's own; answers and qualifiers lead somewhere."""
    with open_store("memory") as graph:
        graph.replace(answered(), RUN)
        _spoil(graph, update)

        assert reason in " ".join(problem.reason for problem in reread(graph))


SHAPES = [
    (swap("rec:relationType", "recv:says"),
     "relationType"),
    ("DELETE { ?s rec:relationType ?v } WHERE { ?s rec:relationType ?v }", "relationType"),
    (swap("rec:relationType", "recv:warns", "rec:answers ?v"),
     "relationType"),
    ("INSERT { ?s rec:by actor:tom-keller } WHERE { ?s rec:by actor:ana-ruiz }", "by"),
    ("DELETE { ?s rec:by ?v } WHERE { ?s rec:accuser ?v ; rec:by ?v }", "accuser"),
    ("DELETE { ?s rec:toward ?v } WHERE { ?s rec:toward ?v }", "accused"),
    (swap("rec:toward", "actor:nobody"), "toward"),
    ("INSERT { ?s rec:qualifierSpan ?a } WHERE { ?s rec:qualifierSpan ?v ; rec:article ?a }", "qualifierSpan"),
    ("INSERT { ?s rec:bySpan ?e } WHERE { ?s rec:bySpan ?v ; rec:evidence ?e }", "bySpan"),
    ("INSERT { ?s rec:towardSpan ?a } WHERE { ?s rec:towardSpan ?v ; rec:article ?a }", "towardSpan"),
    ("INSERT { ?s rec:matterSpan ?a } WHERE { ?s rec:matterSpan ?v ; rec:article ?a }", "matterSpan"),
    (swap("rec:matter", "7"), "matter"),
    (swap("rec:answers", "?e", "rec:answers ?v ; rec:evidence ?e"),
     "answers"),
    ("DELETE { ?s rec:cueSpan ?v } WHERE { ?s rec:cueSpan ?v }", "cueSpan"),
    ("INSERT { ?s rec:parent ?s } WHERE { ?s rec:accuser ?w }", "parent"),
    ("INSERT { ?s rec:attribution ?s } WHERE { ?s rec:accuser ?w }", "attribution"),
    ("INSERT { ?s a rec:Accusation } WHERE { ?s rec:answers ?w }", "relationType"),
    ("INSERT { ?s a rec:Criticism } WHERE { ?s rec:answers ?w }", "relationType"),
]  # fmt: skip


@pytest.mark.parametrize(("update", "where"), SHAPES)
def test_shapes_of_relations_are_enforced(update: str, where: str) -> None:
    """Each rule for relations can fail, and then names the property that breaks it."""
    with open_store("memory") as graph:
        graph.replace(answered(), RUN)
        assert shacl(graph) == []
        _spoil(graph, update)

        found = shacl(graph)
        assert any(problem.reason.startswith(f"{where}: ") for problem in found), found


def test_the_threshold_of_a_run_has_a_shape() -> None:
    """A confidence lies between 0 and 1, that of a run too."""
    with open_store("memory") as graph:
        graph.replace(answered(), replace(RUN, accuses_from=1.5))

        assert any(problem.reason.startswith("accusesFrom: ") for problem in shacl(graph))


def _spoil(graph: Graph, update: str) -> None:
    """Change the article's graph behind our back."""
    name = iri("graph", answered().article.id)
    graph._backend._store.update(f"{PREFIXES} WITH <{name}> {update}")
