"""Provenance: which version, extractors and language model made a record. No clock: an equal run is the same run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, Quad

from onrecord.graph.terms import STRING, decimal, node, text
from onrecord.graph.vocab import PROV, RDF, RDFS, REC, SCHEMA, SHARED
from onrecord.ids import digest, iri

ACCUSES_FROM = 0.5
"""Confidence from which an accusation is also said as the plain triple, where nobody says another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One way of making records.

    Attributes:
        version: of onrecord.
        extractors: their names, in the order in which they ran.
        model: name and version of the language model.
        reference: digest of the facts that a user brought along; empty where there were none.
        accuses_from: confidence from which an accusation became the plain triple ``actor rec:accuses actor``.
    """

    version: str
    extractors: tuple[str, ...]
    model: str
    reference: str = ""
    accuses_from: float = ACCUSES_FROM

    @property
    def id(self) -> str:
        """Derived from all of these, so that the same set-up has the same id everywhere."""
        facts = ("reference", self.reference) if self.reference else ()
        plain = ("accuses from", decimal(self.accuses_from).value) if self.own_threshold else ()
        return digest("run", self.version, *self.extractors, "model", self.model, *facts, *plain, length=12)

    @property
    def own_threshold(self) -> bool:
        """Say whether it was told another threshold for plain accusations than the usual one."""
        return round(self.accuses_from, 4) != ACCUSES_FROM  # to the places that the graph keeps

    @property
    def iri(self) -> str:
        """The node of the run."""
        return iri("run", self.id)


def run_quads(run: Run) -> Iterator[Quad]:
    """Describe a run and the software behind it, for the graph of runs."""
    graph = node(SHARED["runs"])
    activity, agent = node(run.iri), node(iri("agent", "onrecord-" + re.sub(r"[^\w.-]", "-", run.version)))
    label = f"onrecord {run.version}: {', '.join(run.extractors)} on {run.model}"
    yield Quad(activity, node(str(RDF.type)), node(str(PROV.Activity)), graph)
    yield Quad(activity, node(str(RDFS.label)), text(label, "en"), graph)
    yield Quad(activity, node(str(PROV.wasAssociatedWith)), agent, graph)
    yield Quad(activity, node(str(REC.model)), Literal(run.model, datatype=STRING), graph)
    if run.reference:
        yield Quad(activity, node(str(REC.referenceDigest)), Literal(run.reference, datatype=STRING), graph)
    if run.own_threshold:
        yield Quad(activity, node(str(REC.accusesFrom)), decimal(run.accuses_from), graph)
    for name in run.extractors:
        yield Quad(activity, node(str(REC.extractor)), Literal(name, datatype=STRING), graph)
    yield Quad(agent, node(str(RDF.type)), node(str(PROV.SoftwareAgent)), graph)
    yield Quad(agent, node(str(RDFS.label)), text(f"onrecord {run.version}", "en"), graph)
    yield Quad(agent, node(str(SCHEMA.softwareVersion)), Literal(run.version, datatype=STRING), graph)
