"""Say a record in RDF: one named graph for its article, made of nothing but the record.

An n-ary node carries each finding with its evidence; beside it stand the few plain triples that make SPARQL simple.
What articles share (actors, claims) is derived from these graphs by `onrecord.graph.shared`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Literal, Quad

from onrecord.graph import terms
from onrecord.graph.finding import LABEL_LENGTH, common, short, spoken
from onrecord.graph.happenings import dated_event, expression
from onrecord.graph.mentions import appearance, chosen, mention
from onrecord.graph.page import ABOUT, GENERATED, LABEL_OF, RELATION_TYPES, SAYS, A, Page, R, V, described
from onrecord.graph.publication import metadata, published
from onrecord.graph.run import ACCUSES_FROM, Run
from onrecord.graph.terms import TRUE, Triple, node
from onrecord.graph.vocab import PROV, SCHEMA, SPECIAL
from onrecord.ids import claim_id, iri, text_sha256
from onrecord.model import Attribution, Record, Relation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How records become triples.

    Attributes:
        accuses_from: confidence from which an accusation is also said as the plain triple ``actor rec:accuses actor``.
    """

    accuses_from: float = ACCUSES_FROM


def quads(record: Record, run: Run, options: BuildOptions | None = None) -> list[Quad]:
    """Return the graph of one article: every quad once, in no particular order.

    Args:
        record: as `onrecord.graph.evidence.checked` returns it.
        run: what made it.
        options: how; as the run has it if not given.
    """
    article = record.article
    page = Page(
        article=article,
        node=node(iri("article", article.id)),
        run=node(run.iri),
        lang=terms.language(article.language),
        actors={actor.id: actor for actor in record.actors},
        attributions={attribution.id: attribution for attribution in record.attributions},
        mentions=sorted((m.start, m.end, actor.id) for actor in record.actors for m in actor.mentions),
    )
    options = options or BuildOptions(accuses_from=run.accuses_from)
    found = chain(
        _article(page),
        *(appearance(page, actor) for actor in record.actors),
        *(_attribution(page, attribution) for attribution in record.attributions),
        *(_relation(page, relation, options) for relation in record.relations),
        *(expression(page, time) for time in record.times),
        *(dated_event(page, event) for event in record.events),
        *(mention(page, found) for found in chosen(record)),
    )
    graph = node(iri("graph", article.id))
    # A dictionary keeps the order and drops what was said twice, such as one plain triple from two attributions.
    return [*dict.fromkeys(Quad(s, p, o, graph) for s, p, o in found), *described(page, graph)]


def _article(page: Page) -> Iterator[Triple]:
    """Say what is known about the article, and keep its text."""
    article, me = page.article, page.node
    graph = node(iri("graph", article.id))
    label = page.text(article.title or terms.shortened(terms.reading(article.text[article.body.start :][:400])))
    yield graph, A, node(str(PROV.Bundle))
    yield graph, LABEL_OF, label
    yield graph, node(str(PROV.wasDerivedFrom)), me
    yield graph, GENERATED, page.run
    yield me, A, node(str(SCHEMA.NewsArticle))
    yield me, LABEL_OF, label
    yield me, node(str(SCHEMA.inLanguage)), terms.string(page.lang)
    yield me, R["text"], terms.exact(article.text)
    yield me, R["textLength"], terms.integer(len(article.text))
    yield me, R["textSha256"], terms.string(text_sha256(article.text))
    yield me, R["layout"], terms.string(article.layout)
    yield me, R["bodyStart"], terms.integer(article.body.start)
    if article.headline:
        yield me, R["headlineSpan"], page.point(article.headline)
    yield from ((me, R["foundInText"], terms.string(name)) for name in sorted(article.found))
    yield from ((me, R["byline"], terms.string(name)) for name in article.byline)
    yield from metadata(article)
    yield from published(page)


def _attribution(page: Page, found: Attribution) -> Iterator[Triple]:
    """Say that the article has somebody say something."""
    me, content = node(iri("attribution", found.id)), page.words(found.content)
    claim = node(iri("claim", claim_id(content)))
    who = page.name(found.speaker, found.source)
    yield me, A, R["Attribution"]
    yield (
        me,
        LABEL_OF,
        page.text(
            f"{who}: {terms.shortened(content, LABEL_LENGTH)}" if who else terms.shortened(content, LABEL_LENGTH)
        ),
    )
    yield me, R["kind"], V[found.kind]
    yield me, R["claim"], claim
    yield me, SAYS, Literal(content, language=page.lang)
    yield from common(page, me, found)
    yield from spoken(page, me, "contentSpan", found.content, context=True)
    yield from spoken(page, me, "sourceSpan", found.source, words="sourceText")
    yield from spoken(page, me, "cueSpan", found.cue, words="cueText")
    if found.addressee_span:
        yield me, R["addresseeSpan"], page.point(found.addressee_span)
    for name, actor in (("speaker", found.speaker), ("addressee", found.addressee)):
        if actor:
            yield me, R[name], node(iri("actor", actor))
    for name, other in (("parent", found.parent), ("continues", found.continues)):
        if other:
            yield me, R[name], node(iri("attribution", other))
    if found.denies:
        yield me, R["denies"], TRUE
    if found.withholds:
        yield me, R["withholds"], TRUE
    if found.headline:
        yield me, R["inHeadline"], TRUE
    yield from ((me, ABOUT, node(iri("actor", actor))) for actor in _mentioned(page, found.content))
    if plain := _plain_saying(page, found):
        yield node(iri("actor", plain[0])), R[plain[1]], claim


def _plain_saying(page: Page, found: Attribution) -> tuple[str, str] | None:
    """Return who said or denied it, if the article itself says so; a headline only repeats, a question claims nothing.

    What stands inside the words of another speaker ("Rowe said that Ode had agreed") is that speaker's to answer for.
    """
    parent = page.attributions.get(found.parent or "")
    if found.speaker is None or found.headline or found.withholds or found.modality == "question":
        return None
    if parent is not None and parent.speaker != found.speaker:
        return None
    return found.speaker, "denied" if found.denies else "said"


def _relation(page: Page, found: Relation, options: BuildOptions) -> Iterator[Triple]:
    """Say that the article has somebody do something to somebody with words."""
    me = node(iri("relation", found.id))
    class_, by, toward = SPECIAL.get(found.type, ("", "", ""))
    doer = [found.source_span] if found.source_span else []
    targets = ", ".join(page.actors[target].label for target in found.targets) or page.words(found.target_spans)
    label = f"{page.name(found.source, doer) or '?'} {found.type} {targets or '?'}"
    matter = f": {short(page.words(found.charge))}" if found.charge else ""
    yield me, A, R["Relation"]
    yield me, R["relationType"], RELATION_TYPES[found.type]
    yield me, LABEL_OF, page.text(label + matter)
    yield from common(page, me, found)
    yield from spoken(page, me, "cueSpan", found.cue, words="cueText")
    yield from spoken(page, me, "matterSpan", found.charge, words="matter")
    yield from spoken(page, me, "bySpan", doer)
    yield from spoken(page, me, "towardSpan", found.target_spans)
    if found.attribution:
        yield me, R["attribution"], node(iri("attribution", found.attribution))
    if teller := _teller(page, found):
        yield me, R["parent"], node(iri("attribution", teller.id))
    for other in found.answers:
        yield me, R["answers"], node(iri("attribution" if other in page.attributions else "relation", other))
    if found.source:
        yield me, R["by"], node(iri("actor", found.source))
    yield from ((me, R["toward"], node(iri("actor", target))) for target in found.targets)
    if class_:
        yield me, A, R[class_]
        yield from spoken(page, me, "chargeSpan", found.charge, words="charge")
        yield from spoken(page, me, by + "Span", doer)
        yield from spoken(page, me, toward + "Span", found.target_spans)
        if found.source:
            yield me, R[by], node(iri("actor", found.source))
        yield from ((me, R[toward], node(iri("actor", target))) for target in found.targets)
    sure = round(found.confidence, 4) >= round(options.accuses_from, 4)  # to the places that the graph keeps
    if found.source and sure and _plainly_accuses(page, found):
        for target in found.targets:
            yield node(iri("actor", found.source)), R["accuses"], node(iri("actor", target))


def _plainly_accuses(page: Page, found: Relation) -> bool:
    """Say whether the article itself says that the accusation was made: not denied, not supposed, not on hearsay.

    An accusation that is told inside somebody's words is theirs ("Rowe said Ode had accused her"), unless they make it
    themselves ("I accuse …").
    """
    if found.type != "accuses" or found.polarity != "positive" or found.modality != "asserted":
        return False
    origin = page.attributions.get(found.attribution or "")
    if origin is not None and (origin.denies or origin.withholds or origin.modality in ("question", "hypothetical")):
        return False
    return _teller(page, found) is None


def _teller(page: Page, found: Relation) -> Attribution | None:
    """Return the closest attribution of somebody else inside whose content the accusation stands."""
    around = [
        said
        for said in page.attributions.values()
        if (said.speaker is None or said.speaker != found.source)
        and any(content.covers(cue) for content in said.content for cue in found.cue)
    ]
    return min(around, key=lambda said: (sum(map(len, said.content)), said.id), default=None)


def _mentioned(page: Page, spans: Iterable[Span]) -> list[str]:
    """Return who is mentioned inside some spans, sorted."""
    found = set()
    for span in spans:
        for start, end, actor in page.mentions[bisect_left(page.mentions, (span.start,)) :]:
            if start >= span.end:
                break
            if end <= span.end:
                found.add(actor)
    return sorted(found)
