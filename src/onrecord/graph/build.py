"""Say a record in RDF: one named graph for its article, made of nothing but the record.

An n-ary node carries each finding with its evidence; beside it stand the few plain triples that make SPARQL simple.
What articles share (actors, claims) is derived from these graphs by `onrecord.graph.shared`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.mentions import appearance, chosen, mention
from onrecord.graph.page import ABOUT, GENERATED, LABEL_OF, RELATION_TYPES, SAYS, A, Page, R, V, described
from onrecord.graph.run import ACCUSES_FROM, Run
from onrecord.graph.terms import TRUE, Triple, node
from onrecord.graph.vocab import PROV, SCHEMA, SEM, SPECIAL
from onrecord.ids import claim_id, iri, text_sha256
from onrecord.model import Article, Attribution, Event, Record, Relation, Span

LABEL_LENGTH = 80  # characters of content in a label


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
        *(_event(page, event) for event in record.events),
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
    yield from ((me, R["byline"], terms.string(name)) for name in article.byline)
    yield from metadata(article)


def metadata(article: Article) -> Iterator[Triple]:
    """Say what the reader was told about the article. Used again to see whether it is still the same."""
    me, lang = node(iri("article", article.id)), terms.language(article.language)
    if article.title:
        yield me, node(str(SCHEMA.headline)), terms.text(article.title, lang)
    if article.outlet:
        yield me, R["outlet"], terms.string(article.outlet)
    if article.url:
        yield _address(me, article.url)
    if published := terms.day(article.published):
        yield me, node(str(SCHEMA.datePublished)), published
        if article.published_basis:
            yield me, R["publishedBasis"], V["basis-" + article.published_basis.replace(" ", "-")]


def _address(me: NamedNode, url: str) -> Triple:
    """Say where the article was: as a link only if following it is safe, and otherwise as mere text."""
    if url.lower().startswith(("http://", "https://")):
        try:
            return me, node(str(SCHEMA.url)), NamedNode(url)
        except ValueError:
            pass  # no IRI: kept as text below
    return me, R["urlText"], terms.string(url)


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
    yield from _common(page, me, found)
    yield from _parts(page, me, "contentSpan", found.content, context=True)
    yield from _parts(page, me, "sourceSpan", found.source, words="sourceText")
    yield from _parts(page, me, "cueSpan", found.cue, words="cueText")
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
    matter = f": {_short(page.words(found.charge))}" if found.charge else ""
    yield me, A, R["Relation"]
    yield me, R["relationType"], RELATION_TYPES[found.type]
    yield me, LABEL_OF, page.text(label + matter)
    yield from _common(page, me, found)
    yield from _parts(page, me, "cueSpan", found.cue, words="cueText")
    yield from _parts(page, me, "matterSpan", found.charge, words="matter")
    yield from _parts(page, me, "bySpan", doer)
    yield from _parts(page, me, "towardSpan", found.target_spans)
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
        yield from _parts(page, me, "chargeSpan", found.charge, words="charge")
        yield from _parts(page, me, by + "Span", doer)
        yield from _parts(page, me, toward + "Span", found.target_spans)
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


def _event(page: Page, found: Event) -> Iterator[Triple]:
    """Say that something happened, and what dates it."""
    me = node(iri("event", found.id))
    yield me, A, node(str(SEM.Event))
    yield me, A, R["DatedEvent"]
    yield (
        me,
        LABEL_OF,
        page.text(f"{_short(page.words(found.event))} ({page.words([found.date])})"),
    )
    yield from _common(page, me, found)
    yield from _parts(page, me, "eventSpan", found.event, context=True)
    yield me, R["dateSpan"], page.point(found.date)
    yield me, R["anchor"], V["anchor-" + found.anchor]
    bounds = terms.day(found.earliest), terms.day(found.latest)
    for name, bound in zip(("hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"), bounds, strict=True):
        if bound is not None and bound.datatype == terms.DATE:
            yield me, node(str(SEM[name])), bound
    one_day = bounds[0] if bounds[0] == bounds[1] else None
    open_ended = (found.earliest is None) != (found.latest is None)  # "since 2014" is not a date in 2014
    if not open_ended and (date := one_day or terms.day(found.timex)):
        yield me, R["date"], date
    for name, value in (("timex", found.timex), ("edtf", found.edtf)):
        if value:
            yield me, R[name], terms.string(value)
    yield from ((me, node(str(SEM.hasActor)), node(iri("actor", actor))) for actor in found.actors)


def _common(page: Page, me: NamedNode, found: Attribution | Relation | Event) -> Iterator[Triple]:
    """Say what every finding has: its article, evidence, confidence and origin."""
    yield me, R["article"], page.node
    yield me, R["evidence"], page.point(found.evidence, context=True)
    yield me, R["confidence"], terms.decimal(found.confidence)
    yield me, R["extractor"], terms.string(found.extractor)
    yield me, GENERATED, page.run
    if not isinstance(found, Event):
        yield me, R["polarity"], V[found.polarity]
        yield me, R["modality"], V[found.modality]
        yield from _parts(page, me, "qualifierSpan", found.qualifiers)


def _short(words: str) -> str:
    return terms.shortened(words, LABEL_LENGTH)


def _parts(
    page: Page, me: NamedNode, part: str, spans: Sequence[Span], *, words: str | None = None, context: bool = False
) -> Iterator[Triple]:
    """Point to the spans of one part, and perhaps repeat its words on the node for simple queries."""
    for span in spans:
        yield me, R[part], page.point(span, context=context)
    if spans and words:
        yield me, R[words], page.said(spans)


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
