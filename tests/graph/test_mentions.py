"""Mentions and roles in the graph: which are worth a place, what is said of them, and what is not let in."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.graph import Graph, checked, open_store, quads
from onrecord.graph.mentions import FORMS, WHYS, chosen
from onrecord.graph.page import V
from onrecord.graph.validate import reread, shacl
from onrecord.ids import article_id, attribution_id, iri
from onrecord.model import Actor, Article, Attribution, Mention, Record, Span
from tests.graph.cases import RUN

TEXT = (
    "The Labour leader Jane Roe arrived. Mrs Roe met Tom Ode. Roe left.\n"
    "She said that it was late. Mrs Roe slept. The mayor and he laughed.\n"
    "The labour leader left. Roe ate.\n"
)
ME = article_id(TEXT)
JANE, TOM = "jane-roe", "tom-ode"


def span(words: str, after: str = "") -> Span:
    """Return where words stand first, or first after other words."""
    start = TEXT.index(words, TEXT.index(after) + len(after))
    return Span(start, start + len(words))


NAME, MRS, LEFT, SHE = span("Jane Roe"), span("Mrs Roe"), span("Roe", "Tom Ode. "), span("She")
FIRST = Mention(span=NAME, form="full name", why="named", actor=JANE)
TITLED = Mention(span=MRS, form="surname", why="title", actor=JANE, through=NAME)
MENTIONS = (
    FIRST,
    TITLED,
    Mention(span=span("Tom Ode"), form="full name", why="named", actor=TOM),
    Mention(span=LEFT, form="surname", why="surname", actor=JANE, through=MRS),
    Mention(span=SHE, form="pronoun", why="only one who fits", actor=JANE, through=LEFT, confidence=0.75),
    Mention(span=span("Mrs Roe", "late. "), form="surname", why="same name", actor=JANE, through=MRS),
    Mention(span=span("The mayor"), form="role", why="nobody fits", confidence=0.5),
    Mention(
        span=span("he", "The mayor and "), form="pronoun", why="several fit", candidates=(JANE, TOM), confidence=0.9
    ),
    Mention(span=span("Roe", "leader left. "), form="surname", why="same name", actor=JANE, through=LEFT),
)


def record(*mentions: Mention) -> Record:
    """Return an article in which Jane Roe says something, with some mentions."""
    source, cue, content = (SHE,), (span("said"),), (span("it was late"),)
    said = Attribution(
        id=attribution_id(ME, source, cue, content),
        article=ME,
        kind="indirect",
        source=source,
        cue=cue,
        content=content,
        evidence=span("She said that it was late."),
        extractor="test/1",
        speaker=JANE,
    )
    jane = Actor(
        id=JANE,
        label="Jane Roe",
        kind="person",
        names=("Jane Roe", "Mrs Roe", "Roe"),
        mentions=(NAME, MRS),
        gender="f",
        roles=(span("The labour leader"), span("Labour leader")),
    )
    tom = Actor(id=TOM, label="Tom Ode", kind="person", names=("Tom Ode",), mentions=(span("Tom Ode"),))
    article = Article(id=ME, text=TEXT, file="test.txt", body=Span(0, len(TEXT)), layout="raw")
    return Record(article=article, actors=(jane, tom), attributions=(said,), mentions=mentions)


@pytest.fixture
def graph() -> Iterator[Graph]:
    """Return a graph of this article."""
    with open_store("memory") as opened:
        assert opened.replace(record(*MENTIONS), RUN).problems == ()
        yield opened


def rows(graph: Graph, query: str) -> list[tuple[str, ...]]:
    """Return an answer as words: the last part of each name."""
    found = graph.query(query).rows
    return sorted(tuple(str(cell).rpartition("/")[2] if cell else "" for cell in row) for row in found)


def test_a_mention_is_its_words_with_whom_they_mean(graph: Graph) -> None:
    """Each stored mention has its words, its form, why, and somebody who appears, or those who may be meant."""
    found = rows(
        graph,
        "SELECT ?words ?form ?why ?who ?n { ?m a rec:Mention ; rec:form ?form ; rec:why ?why ;"
        " oa:hasSelector/oa:exact ?words . OPTIONAL { ?m rec:confidence ?n }"
        " OPTIONAL { ?m rec:appearance/rec:actor ?who } }",
    )

    assert found == [
        ("Jane Roe", "form-full-name", "why-named", JANE, ""),
        ("Mrs Roe", "form-surname", "why-title", JANE, ""),
        ("Roe", "form-surname", "why-surname", JANE, ""),
        ("She", "form-pronoun", "why-only-one-who-fits", JANE, "0.75"),
        ("The mayor", "form-role", "why-nobody-fits", "", "0.5"),
        ("Tom Ode", "form-full-name", "why-named", TOM, ""),
        ("he", "form-pronoun", "why-several-fit", "", "0.9"),
    ]
    assert rows(graph, "SELECT ?who { ?m rec:candidate/rec:actor ?who }") == [(JANE,), (TOM,)]


def test_a_link_can_be_followed_to_the_name(graph: Graph) -> None:
    """From a pronoun that speaks, step by step, to the full name."""
    found = rows(graph, "SELECT ?words { ?a rec:sourceSpan/rec:through+/oa:hasSelector/oa:exact ?words }")

    assert found == [("Jane Roe",), ("Mrs Roe",), ("Roe",)]


def test_roles_and_gender_stand_on_the_appearance(graph: Graph) -> None:
    """A role is said once in whatever letters, in the words of the article, and points to where it is written."""
    me = f"<{iri('appearance', f'{ME}-{JANE}')}>"

    assert rows(graph, f"SELECT ?r ?w {{ {me} rec:role ?r ; rec:roleSpan/oa:hasSelector/oa:exact ?w }}") == [
        ("Labour leader", "Labour leader"),
        ("Labour leader", "The labour leader"),
        ("The labour leader", "Labour leader"),
        ("The labour leader", "The labour leader"),
    ]
    assert rows(graph, f"SELECT ?g {{ {me} rec:gender ?g }}") == [("female",)]
    [jane] = [profile for profile in graph.profiles() if profile.local == JANE]
    assert (jane.gender, jane.roles) == ("f", ("Labour leader", "The labour leader"))


def test_a_good_graph_has_no_problems(graph: Graph) -> None:
    """Mentions and roles read back and have their shape."""
    assert reread(graph) == []
    assert shacl(graph) == []


CHOSEN = [
    ((FIRST,), [NAME]),
    ((FIRST, TITLED), [NAME, MRS]),
    (MENTIONS, [found.span for found in MENTIONS[:5]] + [MENTIONS[6].span, MENTIONS[7].span]),
    ((MENTIONS[0], MENTIONS[5]), [NAME, MENTIONS[5].span]),
]


@pytest.mark.parametrize(("mentions", "kept"), CHOSEN)
@pytest.mark.parametrize("turned", [False, True])
def test_what_nobody_asks_about_is_left_out(mentions: tuple[Mention, ...], kept: list[Span], turned: bool) -> None:
    """Kept are the first of each wording, those of a source, those on the way, and the open ones; in any order."""
    found = chosen(record(*(mentions[::-1] if turned else mentions)))

    assert [one.span for one in found] == kept


def test_forms_and_reasons_have_terms() -> None:
    """Every form and reason of the model is a value of the ontology, no two the same."""
    assert len({*FORMS.values(), *WHYS.values()}) == len(FORMS) + len(WHYS)
    assert {*FORMS.values(), *WHYS.values()} <= set(V.values())


BAD = [
    (replace(TITLED, span=Span(3, 100_000)), "outside the"),
    (replace(TITLED, through=Span(3, 100_000)), "outside the"),
    (replace(TITLED, span=Span(len(TEXT) - 1, len(TEXT))), "white space"),
    (replace(TITLED, form="shout"), "no such form"),  # type: ignore[arg-type]
    (replace(TITLED, why="because"), "no such form or reason"),  # type: ignore[arg-type]
    (replace(TITLED, confidence=1.5), "confidence"),
    (replace(TITLED, actor=None), "resolved and open at once"),
    (replace(TITLED, why="unclear"), "resolved and open at once"),
    (replace(TITLED, candidates=(TOM,)), "resolved and open at once"),
    (replace(TITLED, through=MRS), "rests on itself"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_what_does_not_read_back_is_left_out(bad: Mention, reason: str) -> None:
    """One bad mention becomes one problem; the others stay."""
    found = checked(record(FIRST, bad))

    assert found.mentions == (FIRST,)
    [problem] = found.problems
    assert reason in problem.reason


def test_links_lead_to_somebody_or_nowhere() -> None:
    """A mention of somebody whom nobody describes is left out, and of candidates those whom nobody describes."""
    maybe = replace(MENTIONS[7], candidates=("nobody", TOM))
    found = checked(record(replace(FIRST, actor="nobody"), maybe))

    assert found.mentions == (replace(maybe, candidates=(TOM,)),)
    assert found.problems == ()


@pytest.mark.parametrize("turned", [False, True])
def test_words_mean_one(turned: bool) -> None:
    """Of two mentions of the same words the more certain one stays, in whatever order they come."""
    unsure = replace(FIRST, actor=TOM, confidence=0.5)
    found = checked(record(*((unsure, FIRST) if turned else (FIRST, unsure))))

    assert found.mentions == (FIRST,)


def test_bad_roles_are_left_out() -> None:
    """An actor with a role that cannot be read back keeps the others."""
    good = record(*MENTIONS)
    jane = replace(good.actors[0], roles=(Span(3, 100_000), span("Labour leader")))
    found = checked(replace(good, actors=(jane, good.actors[1])))

    assert found.actors[0].roles == (span("Labour leader"),)
    assert ["role" in problem.reason for problem in found.problems] == [True]


HERE = f"<{iri('graph', ME)}>"
DAMAGE = [
    ("DELETE { GRAPH $g { ?s rec:role ?r } } WHERE { GRAPH $g { ?s rec:role ?r } }", "not what stands in roleSpan"),
    ("DELETE { GRAPH $g { ?s rec:form ?o } } WHERE { GRAPH $g { ?s rec:form ?o } }", "form is none of ours"),
    (
        "DELETE { GRAPH $g { ?s rec:appearance ?o } } WHERE { GRAPH $g { ?s rec:appearance ?o } }",
        "resolved and open at once",
    ),
    ("INSERT DATA { GRAPH $g { $m rec:appearance <https://a.example/> } }", "somebody who does not appear"),
    ("INSERT DATA { GRAPH $g { $m rec:through <https://a.example/> } }", "through points to a span"),
    ("DELETE { GRAPH $g { ?s rec:actor ?o } } WHERE { GRAPH $g { ?s rec:actor ?o } }", "nobody appears"),
]


@pytest.mark.parametrize(("update", "reason"), DAMAGE)
def test_damage_is_found(graph: Graph, update: str, reason: str) -> None:
    """Whatever is changed behind our back is named."""
    prefixes = "PREFIX rec: <https://w3id.org/onrecord/ns#>\n"
    mention = f"<{iri('span', f'{ME}-{NAME.start}-{NAME.end}')}>"
    graph._backend._store.update(prefixes + update.replace("$g", HERE).replace("$m", mention))  # type: ignore[attr-defined]

    assert reason in " ".join(problem.reason for problem in reread(graph))


def test_mentions_add_little() -> None:
    """A mention at words that a finding points to costs four triples, or a few more."""
    without, with_one = (
        len(quads(record(*some), RUN)) for some in ((), (replace(MENTIONS[4], through=None, confidence=1.0),))
    )

    assert with_one - without == 4
