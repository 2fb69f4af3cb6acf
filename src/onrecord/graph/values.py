"""The controlled values of the graph: kinds, polarities, modalities, forms of mentions, reasons, verdicts and the rest.

Apart from the terms only because they are many; import both from `onrecord.graph.vocab`.
"""

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class RECV(DefinedNamespace):
    """The controlled values of ``ontology/onrecord.ttl``; those with a hyphen are read as ``RECV["anchor-none"]``."""

    _NS = Namespace("https://w3id.org/onrecord/value/")
    _fail = True
    _extras = [  # noqa: RUF012  rdflib reads a list
        "actor-kinds",
        "agrees-with",
        "anchor-named-event",
        "anchor-none",
        "anchor-published",
        "anchor-text",
        "basis-crawl",
        "basis-dateline",
        "basis-feed",
        "basis-front-matter",
        "basis-html",
        "basis-text",
        "basis-user",
        "date-rules",
        "distances-from",
        "form-acronym",
        "form-first-name",
        "form-full-name",
        "form-group",
        "form-i",
        "form-initials",
        "form-nickname",
        "form-pronoun",
        "form-relative-pronoun",
        "form-role",
        "form-state",
        "form-surname",
        "form-voice",
        "form-we",
        "form-you",
        "relation-types",
        "rule-completed",
        "rule-counted",
        "rule-named-event",
        "rule-nearest",
        "rule-nearest-future",
        "rule-nearest-past",
        "rule-open",
        "rule-same-period",
        "rule-stated",
        "status-future",
        "status-happened",
        "status-hypothetical",
        "status-not-happened",
        "timex-date",
        "timex-duration",
        "timex-set",
        "timex-time",
        "timex-types",
        "verdict-dated",
        "verdict-different",
        "verdict-identify",
        "verdict-rename",
        "verdict-same",
        "verdict-undo",
        "why-acronym",
        "why-addressee",
        "why-apposition",
        "why-first-name",
        "why-initials",
        "why-named",
        "why-new-voice",
        "why-nickname",
        "why-no-date",
        "why-nobody-fits",
        "why-only-one-of-its-kind",
        "why-only-one-who-fits",
        "why-relative-clause",
        "why-role-at-the-date",
        "why-role-in-the-text",
        "why-same-name",
        "why-same-voice",
        "why-several-fit",
        "why-speaker-before",
        "why-speakers-side",
        "why-state-word",
        "why-subject-of-the-clause",
        "why-surname",
        "why-title",
        "why-unclear",
        "why-who-speaks",
        "why-whose-government",
    ]

    kinds: URIRef
    direct: URIRef
    indirect: URIRef
    mixed: URIRef

    polarities: URIRef
    negative: URIRef
    positive: URIRef

    modalities: URIRef
    asserted: URIRef
    desire_intention: URIRef
    directive: URIRef
    evidential_weak: URIRef
    hearsay: URIRef
    hypothetical: URIRef
    necessity: URIRef
    prediction: URIRef
    question: URIRef

    accuses: URIRef
    apologises: URIRef
    criticises: URIRef
    defends: URIRef
    demands: URIRef
    denies: URIRef
    promises: URIRef
    questions: URIRef
    supports: URIRef
    thanks: URIRef
    threatens: URIRef
    warns: URIRef

    group: URIRef
    organisation: URIRef
    person: URIRef
    place: URIRef
    unknown: URIRef
    unnamed: URIRef

    anchors: URIRef
    bases: URIRef
    forms: URIRef
    genders: URIRef
    statuses: URIRef
    verdicts: URIRef
    whys: URIRef

    female: URIRef
    male: URIRef
