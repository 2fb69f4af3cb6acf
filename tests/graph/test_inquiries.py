"""What services answered: kept, read back, replaced; and never more than an offer."""

from dataclasses import replace

from onrecord.actors.service import Candidate
from onrecord.graph import Inquiry, open_store
from onrecord.graph.validate import reread, shacl
from tests.graph.cases import everything, fill, told

HERE = "https://names.example/reconcile"
ASKED = Inquiry(
    actor="ana-ruiz",
    service=HERE,
    at="2026-11-22T09:00:00Z",
    candidates=(
        Candidate(actor="ana-ruiz", entity="Q1", name="Ana Ruiz", score=98.5, description="mayor", match=True),
        Candidate(actor="ana-ruiz", entity="Q2", name="Ana <b>Ruiz</b>", score=40.25),
    ),
    identifier_space="http://www.wikidata.org/entity/",
)
NOBODY = Inquiry(actor="tom-keller", service=HERE, at="2026-11-22T09:00:01Z")


def test_answers_are_read_back() -> None:
    """Candidates come back best first; an answer without any is an answer too."""
    with open_store("memory") as graph:
        assert graph.keep_inquiries(NOBODY, ASKED)
        assert graph.inquiries() == (ASKED, NOBODY)
        assert not graph.keep_inquiries(ASKED)
        assert shacl(graph) == []


def test_a_later_answer_takes_the_place_of_an_earlier_one() -> None:
    """Of one service about one actor the last answer counts; those of other services stay."""
    later = replace(ASKED, at="2026-11-23T09:00:00Z", candidates=ASKED.candidates[1:])
    elsewhere = replace(ASKED, service="https://other.example/")
    with open_store("memory") as graph, open_store("memory") as fresh:
        graph.keep_inquiries(ASKED, elsewhere)
        assert graph.keep_inquiries(later)
        fresh.keep_inquiries(later, elsewhere)

        assert everything(graph) == everything(fresh)


def test_nothing_follows_from_an_offer() -> None:
    """What a service holds certain changes nothing about the actor."""
    with open_store("memory") as graph, open_store("memory") as without:
        for one in (graph, without):
            fill(one, told(("Ana Ruiz", "", "yes"), url="https://a.example/1"))
        graph.keep_inquiries(ASKED)
        for one in (graph, without):
            one.identify()

        assert everything(graph, "candidates") == everything(without)
        assert reread(graph) == []
