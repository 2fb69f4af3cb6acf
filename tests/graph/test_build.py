"""From a record to its graph."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, Quad

from onrecord.graph import BuildOptions, Run, quads
from onrecord.graph.page import A, R, V
from onrecord.graph.terms import node
from onrecord.graph.vocab import OA, SCHEMA, SEM
from onrecord.ids import claim_id, iri
from onrecord.model import Actor, Record
from tests.factories import saying
from tests.newsroom import ANA, COUNCIL, TOM, bridge, hearsay, turn, undated

RUN = Run(version="1", extractors=("test",), model="none")


def objects(found: list[Quad], subject: str, predicate: object) -> list[str]:
    """Return the values of a property, as strings."""
    return sorted(q.object.value for q in found if q.subject.value == subject and q.predicate == node(str(predicate)))


def plain(record: Record, options: BuildOptions | None = None) -> set[tuple[str, str, str]]:
    """Return the plain triples of a record's graph, by local names."""
    names = {R[name]: name for name in ("said", "denied", "accuses")}
    triples = [
        (q.subject.value, q.predicate, q.object.value) for q in quads(record, RUN, options) if q.predicate in names
    ]
    return {(s.rpartition("/")[2], names[p], o.rpartition("/")[2]) for s, p, o in triples}


def test_all_is_in_the_graph_of_the_article() -> None:
    """A record touches its own named graph only; no quad is said twice; nothing is blank."""
    found = quads(bridge(), RUN)

    assert {q.graph_name.value for q in found} == {iri("graph", bridge().article.id)}
    assert len(found) == len(set(found))
    assert not any("_:" in str(q) for q in found)


def test_the_same_record_gives_the_same_list() -> None:
    """Building is a pure function, order included."""
    assert quads(turn(), RUN) == quads(turn(), RUN)


def test_the_bridge_in_plain_triples() -> None:
    """Two people speak, one accuses the other."""
    checked, knew = claim_id("the bridge was safe"), claim_id("Nobody checked it, … and Ruiz knew")

    assert plain(bridge()) == {(ANA, "said", checked), (TOM, "said", knew), (TOM, "accuses", ANA)}


def test_a_denial_is_never_said() -> None:
    """Who denies a claim has ``denied``, not ``said``; the unnamed source who repeats it has ``said``."""
    safe = claim_id("the bridge was safe")
    voice = f"{turn().article.id}-council-spokesman"

    assert {(ANA, "denied", safe), (voice, "said", safe), (TOM, "accuses", COUNCIL)} <= plain(turn())
    assert (ANA, "said", safe) not in plain(turn())


def test_a_denied_accusation_is_no_accusation() -> None:
    """Nobody accuses anybody in "Keller denied accusing Ruiz"."""
    assert not any(predicate == "accuses" for _, predicate, _ in plain(undated()))


def test_hearsay_has_no_speaker() -> None:
    """What nobody says is said by nobody, and still on record."""
    found = quads(hearsay(), RUN)
    [me] = {q.subject.value for q in found if q.object == R["Attribution"]}

    assert plain(hearsay()) == set()
    assert objects(found, me, R["speaker"].value) == []
    assert objects(found, me, R["modality"].value) == [V["hearsay"].value]
    assert objects(found, me, SCHEMA.text) == ["the toll will rise"]


@pytest.mark.parametrize(
    "change", [{"headline": True}, {"modality": "question"}, {"speaker": None}, {"withholds": True}]
)
def test_headlines_questions_and_nobody_claim_nothing(change: dict[str, object]) -> None:
    """A headline repeats the body; what somebody is asked, or would not say, is not theirs."""
    record = saying(("Ada Rowe", "it works"))

    assert plain(record) == {("ada-rowe", "said", claim_id("it works"))}
    assert plain(replace(record, attributions=(replace(record.attributions[0], **change),))) == set()


def test_what_a_speaker_says_that_another_said_is_not_asserted() -> None:
    """The inner attribution is on record, and the article itself says only the outer one."""
    record = saying(("Ada Rowe", "Tom Ode said yes"), ("Tom Ode", "yes"))
    outer, inner = record.attributions
    inner = replace(inner, parent=outer.id)

    assert plain(replace(record, attributions=(outer, inner))) == {("ada-rowe", "said", claim_id("Tom Ode said yes"))}
    own = replace(inner, speaker="ada-rowe")  # "I said yes", said Rowe
    assert ("ada-rowe", "said", claim_id("yes")) in plain(replace(record, attributions=(outer, own)))


def test_an_accusation_in_the_words_of_another_is_not_asserted() -> None:
    """That Keller accused Ruiz is plain in the article's own voice, not in a third person's, and plain in his own."""
    record = bridge()
    [accusation] = record.relations
    third = Actor(id="third", label="Third", kind="person")
    teller = replace(record.attributions[0], content=(accusation.evidence,), speaker="third")

    said = replace(record, actors=(*record.actors, third), attributions=(teller,))
    assert not any(predicate == "accuses" for _, predicate, _ in plain(said))
    parents = objects(quads(said, RUN), iri("relation", accusation.id), R["parent"].value)
    assert parents == [iri("attribution", teller.id)]
    himself = replace(record, attributions=(replace(teller, speaker=TOM),))
    assert (TOM, "accuses", ANA) in plain(himself)
    assert objects(quads(himself, RUN), iri("relation", accusation.id), R["parent"].value) == []


@pytest.mark.parametrize("kept", [{"denies": True}, {"withholds": True}, {"modality": "question"}])
def test_an_accusation_that_its_own_words_take_back_is_not_asserted(kept: dict[str, object]) -> None:
    """What Keller denies, did not say or asks is no accusation of his, as the prepared questions have it too."""
    record = bridge()
    [accusation] = record.relations
    origin = replace(record.attributions[0], content=(accusation.evidence,), speaker=TOM)
    made = replace(record, relations=(replace(accusation, attribution=origin.id),))

    assert (TOM, "accuses", ANA) in plain(replace(made, attributions=(origin,)))
    assert (TOM, "accuses", ANA) not in plain(replace(made, attributions=(replace(origin, **kept),)))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"type": "criticises"}, False),
        ({"confidence": 0.3}, False),
        ({"polarity": "negative"}, False),
        ({"modality": "hypothetical"}, False),
        ({"source": None}, False),
        ({"targets": ()}, False),
    ],
)
def test_who_accuses_in_one_triple(change: dict[str, object], expected: bool) -> None:
    """Only positive, asserted, confident accusations between known actors are said plainly."""
    record = bridge()
    record = replace(record, relations=(replace(record.relations[0], **change),))

    assert ((TOM, "accuses", ANA) in plain(record)) is expected


def test_the_threshold_is_an_option() -> None:
    """A cautious builder writes fewer plain accusations."""
    assert (TOM, "accuses", ANA) in plain(bridge(), BuildOptions(accuses_from=0.9))
    assert (TOM, "accuses", ANA) not in plain(bridge(), BuildOptions(accuses_from=0.95))


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x?y=1&z=%20", True),
        ("HTTP://a.example/", True),
        ("https://ä.example/é", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://a.example/> } ; DROP ALL", False),
        ("https://a.example/a b", False),
        ("file:///etc/passwd", False),
        ("//a.example", False),
        ("https://[", False),
    ],
)
def test_only_a_safe_address_is_a_link(url: str, link: bool) -> None:
    """Everything that is no http or https IRI is kept as text, which nobody follows."""
    record = saying(("Ada", "yes"), url=url)
    me = iri("article", record.article.id)
    found = quads(record, RUN)

    assert objects(found, me, SCHEMA.url) == ([url] if link else [])
    assert objects(found, me, R["urlText"].value) == ([] if link else [url])


def test_spans_lead_to_the_words() -> None:
    """Every span is an offset and a quotation; evidence and content carry what stands around them."""
    record = bridge()
    found = quads(record, RUN)
    text = record.article.text
    selectors = {q.subject.value for q in found if q.object == node(str(OA.TextQuoteSelector))}
    assert selectors
    for me in selectors:
        [start], [end], [exact] = (objects(found, me, p) for p in (OA.start, OA.end, OA.exact))
        assert text[int(start) : int(end)] == exact
        before, after = objects(found, me, OA.prefix), objects(found, me, OA.suffix)
        assert text[: int(start)].endswith("".join(before))
        assert text[int(end) :].startswith("".join(after))
    assert "Nobody checked it," in {v for me in selectors for v in objects(found, me, OA.exact)}


def test_about_names_who_is_mentioned_inside() -> None:
    """An attribution is about the actors with a mention in its content, and no others."""
    record = saying(("Ada Rowe", "Tom Ode lies"), ("Tom Ode", "no"))
    mention = replace(record.actors[1], mentions=(replace(record.attributions[0].content[0], end=22),))
    found = quads(replace(record, actors=(record.actors[0], mention)), RUN)

    assert [q.object.value.rpartition("/")[2] for q in found if q.predicate == node(str(SCHEMA.about))] == ["tom-ode"]


def test_dates_say_no_more_than_the_words() -> None:
    """A day is a day with bounds; a day without a year stays without one, and has no bounds."""
    day, open_ = quads(bridge(), RUN), quads(undated(), RUN)
    values = [
        (q.object.value, q.object.datatype.value.rpartition("#")[2])
        for q in day + open_
        if q.predicate == R["date"] and "/event/" in q.subject.value
    ]
    bounds = [
        q
        for q in open_
        if q.predicate in {node(str(SEM.hasEarliestBeginTimeStamp)), node(str(SEM.hasLatestEndTimeStamp))}
    ]

    assert values == [("2023-06-08", "date"), ("--06-08", "gMonthDay")]
    assert bounds == []


def test_an_open_end_is_no_date() -> None:
    """A date such as "since 2014" has a first day and no last one: a bound, not something that happened in 2014."""
    record = bridge()
    since = replace(record.events[0], timex="2014", earliest="2014-01-01", latest=None)
    found = quads(replace(record, events=(since,)), RUN)

    assert objects(found, iri("event", since.id), R["date"].value) == []
    assert objects(found, iri("event", since.id), str(SEM.hasEarliestBeginTimeStamp)) == ["2014-01-01"]


def test_unknown_stays_unknown() -> None:
    """No outlet, title, address or date is invented for an article that has none."""
    record = saying(("Ada", "yes"))
    me = node(iri("article", record.article.id))
    predicates = {
        q.predicate.value.rpartition("/")[2].rpartition("#")[2] for q in quads(record, RUN) if q.subject == me
    }

    assert predicates == {
        "type", "label", "inLanguage", "text", "textLength", "textSha256", "layout", "bodyStart",
    }  # fmt: skip


def test_hostile_words_stay_words() -> None:
    """Whatever a title holds, it is one literal; control characters are replaced in what is there to be read."""
    record = saying(("Ada", "yes"), title='</script>" ; DROP ALL #\x00\u2028x', outlet="\\")
    me = node(iri("article", record.article.id))
    headline = [q.object for q in quads(record, RUN) if q.subject == me and q.predicate == node(str(SCHEMA.headline))]

    assert headline == [Literal('</script>" ; DROP ALL #\ufffd x', language="en")]


def test_a_criticism_has_a_critic() -> None:
    """Who criticises accuses nobody: another class, other properties, no plain triple."""
    record = bridge()
    record = replace(record, relations=(replace(record.relations[0], type="criticises"),))
    found = quads(record, RUN)
    me = iri("relation", record.relations[0].id)

    assert objects(found, me, R["critic"].value) == [iri("actor", TOM)]
    assert objects(found, me, R["criticised"].value) == [iri("actor", ANA)]
    assert objects(found, me, A.value) == [R["Criticism"].value, R["Relation"].value]
    assert objects(found, me, R["accuser"].value) == []


def test_types_are_said_in_full() -> None:
    """Superclasses are written out, since no store infers them: a dated event is an event, an accusation a relation."""
    types = {
        (q.subject.value.split("/")[-2], q.object.value.rpartition("#")[2].rpartition("/")[2])
        for q in quads(bridge(), RUN)
        if q.predicate == A
    }

    assert {("relation", "Relation"), ("relation", "Accusation"), ("event", "Event"), ("event", "DatedEvent")} <= types
    assert ("event", "Happening") in types


@pytest.mark.parametrize(
    "other",
    [
        Run(version="2", extractors=("test",), model="none"),
        Run(version="1", extractors=("test", "x"), model="none"),
        Run(version="1", extractors=("test",), model="other"),
    ],
)
def test_a_run_is_what_it_is_made_of(other: Run) -> None:
    """Another version, extractor or model is another run; the same is the same, without a clock."""
    assert other.id != RUN.id
    assert Run(version="1", extractors=("test",), model="none").id == RUN.id
