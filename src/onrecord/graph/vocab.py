# ruff: noqa: N815  the terms are those of the vocabularies, letter for letter
"""The words of the graph: our own terms and values, the namespaces we borrow from, and the names of the shared graphs.

`REC` and `RECV` mirror ``ontology/onrecord.ttl``; a test holds them equal, both ways. Both are closed: a misspelt term
raises instead of minting a new IRI.
"""

from typing import get_args

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD, DefinedNamespace

from onrecord.graph.values import RECV
from onrecord.ids import BASE, iri
from onrecord.model import RelationType

__all__ = [
    "DCTERMS",
    "KINDS",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "REC",
    "RECV",
    "RELATIONS",
    "SCHEMA",
    "SEM",
    "SHARED",
    "SKOS",
    "SPECIAL",
]


class REC(DefinedNamespace):
    """The terms of ``ontology/onrecord.ttl``."""

    _NS = Namespace("https://w3id.org/onrecord/ns#")
    _fail = True

    # what there is
    Accusation: URIRef
    Actor: URIRef
    Appearance: URIRef
    Attribution: URIRef
    Candidate: URIRef
    Criticism: URIRef
    DatedEvent: URIRef
    EventLink: URIRef
    Group: URIRef
    Happening: URIRef
    Identification: URIRef
    Inquiry: URIRef
    Judgement: URIRef
    Mention: URIRef
    Occurrence: URIRef
    PublicationDate: URIRef
    Relation: URIRef
    TimeExpression: URIRef
    UnnamedSource: URIRef

    # articles
    basis: URIRef
    bodyStart: URIRef
    byline: URIRef
    foundInText: URIRef
    layout: URIRef
    outlet: URIRef
    publicationDate: URIRef
    publishedBasis: URIRef
    text: URIRef
    textLength: URIRef
    textSha256: URIRef
    urlText: URIRef
    where: URIRef

    # attributions, relations, events
    account: URIRef
    accused: URIRef
    accuser: URIRef
    addressee: URIRef
    anchor: URIRef
    anchorDate: URIRef
    anchorEvent: URIRef
    answers: URIRef
    article: URIRef
    attribution: URIRef
    by: URIRef
    charge: URIRef
    claim: URIRef
    confidence: URIRef
    continues: URIRef
    criticised: URIRef
    critic: URIRef
    cueText: URIRef
    date: URIRef
    denies: URIRef
    withholds: URIRef
    edtf: URIRef
    eventKind: URIRef
    extractor: URIRef
    inHeadline: URIRef
    inOccurrence: URIRef
    kind: URIRef
    matter: URIRef
    modality: URIRef
    openEdtf: URIRef
    openTimex: URIRef
    parent: URIRef
    place: URIRef
    placeText: URIRef
    polarity: URIRef
    relationType: URIRef
    rule: URIRef
    saying: URIRef
    sourceText: URIRef
    speaker: URIRef
    status: URIRef
    time: URIRef
    timeAfter: URIRef
    timeBefore: URIRef
    timeDuring: URIRef
    timeOn: URIRef
    timeSince: URIRef
    timeUntil: URIRef
    timex: URIRef
    timexMod: URIRef
    timexType: URIRef
    toward: URIRef

    # appearances and runs
    accusesFrom: URIRef
    actor: URIRef
    actorKind: URIRef
    asRead: URIRef
    gender: URIRef
    identifiedAs: URIRef
    model: URIRef
    name: URIRef
    referenceDigest: URIRef
    role: URIRef

    # mentions
    appearance: URIRef
    candidate: URIRef
    form: URIRef
    through: URIRef
    why: URIRef

    # who is who across articles
    about: URIRef
    certain: URIRef
    entity: URIRef
    identifierSpace: URIRef
    judgement: URIRef
    matches: URIRef
    preferredName: URIRef
    reason: URIRef
    score: URIRef
    service: URIRef
    undoes: URIRef
    value: URIRef
    verdict: URIRef

    # facts about states, parties and posts
    adjectiveForm: URIRef
    asOf: URIRef
    capitalForm: URIRef
    country: URIRef
    formsOf: URIRef
    leads: URIRef
    nameForm: URIRef
    needs: URIRef
    peopleForm: URIRef
    post: URIRef
    roleName: URIRef
    seats: URIRef
    titleName: URIRef

    # where it is written
    accusedSpan: URIRef
    accuserSpan: URIRef
    addresseeSpan: URIRef
    anchorSpan: URIRef
    bySpan: URIRef
    chargeSpan: URIRef
    contentSpan: URIRef
    criticSpan: URIRef
    criticisedSpan: URIRef
    cueSpan: URIRef
    dateSpan: URIRef
    eventSpan: URIRef
    evidence: URIRef
    headSpan: URIRef
    headlineSpan: URIRef
    markerSpan: URIRef
    matterSpan: URIRef
    placeSpan: URIRef
    qualifierSpan: URIRef
    roleSpan: URIRef
    sourceSpan: URIRef
    span: URIRef
    timeSpan: URIRef
    towardSpan: URIRef

    # plain triples
    accuses: URIRef
    denied: URIRef
    said: URIRef


class OA(DefinedNamespace):
    """The terms of the Web Annotation vocabulary that we use."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    prefix: URIRef
    start: URIRef
    suffix: URIRef


class SEM(DefinedNamespace):
    """The terms of the Simple Event Model that we use."""

    _NS = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    _fail = True

    Event: URIRef
    hasActor: URIRef
    hasEarliestBeginTimeStamp: URIRef
    hasLatestEndTimeStamp: URIRef


class SCHEMA(DefinedNamespace):
    """The terms of schema.org that we use, with the ``https`` that its own files recommend."""

    _NS = Namespace("https://schema.org/")
    _fail = True

    Claim: URIRef
    NewsArticle: URIRef
    Organization: URIRef
    Person: URIRef
    Place: URIRef
    about: URIRef
    datePublished: URIRef
    headline: URIRef
    inLanguage: URIRef
    softwareVersion: URIRef
    text: URIRef
    url: URIRef


RELATIONS = frozenset(get_args(RelationType))
"""The types of relation that the graph keeps; each is a value of ours, with hyphens for spaces."""

SPECIAL = {
    "accuses": ("Accusation", "accuser", "accused"),
    "criticises": ("Criticism", "critic", "criticised"),
}
"""Types that have a class and properties of their own beside the general ones: for who does it, and to whom."""

KINDS = (
    "actor",
    "agent",
    "appearance",
    "article",
    "attribution",
    "candidate",
    "claim",
    "event",
    "expression",
    "forms",
    "graph",
    "identification",
    "inquiry",
    "judgement",
    "link",
    "membership",
    "named-event",
    "occurrence",
    "post",
    "publication",
    "relation",
    "run",
    "selector",
    "span",
)
"""The kinds of things that have an IRI of ours: ``https://w3id.org/onrecord/id/<kind>/<local>``."""

PREFIXES: dict[str, str] = {
    "rec": str(REC._NS),
    "recv": str(RECV._NS),
    "dcterms": str(DCTERMS._NS),
    "oa": str(OA._NS),
    "org": str(ORG._NS),
    "owl": str(OWL._NS),
    "prov": str(PROV._NS),
    "rdf": str(RDF._NS),
    "rdfs": str(RDFS._NS),
    "schema": str(SCHEMA._NS),
    "sem": str(SEM._NS),
    "skos": str(SKOS._NS),
    "xsd": str(XSD._NS),
    **{kind: f"{BASE}{kind}/" for kind in KINDS},
}
"""Predeclared in every query and written into every export."""

SHARED = {
    name: iri("graph", name)
    for name in (
        "actors",
        "candidates",
        "claims",
        "identities",
        "judgements",
        "memberships",
        "occurrences",
        "reference",
        "runs",
    )
}
"""The graphs that no single article owns. Article ids are hashes, so that none of them can be called ``actors``."""
