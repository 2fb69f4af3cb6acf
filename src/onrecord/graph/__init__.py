"""Say a record in RDF, keep it in a store, and check it."""

from onrecord.graph.backend import Backend, Result
from onrecord.graph.build import BuildOptions, quads
from onrecord.graph.counts import counts
from onrecord.graph.evidence import checked
from onrecord.graph.identity import Changes
from onrecord.graph.inquiries import Inquiry
from onrecord.graph.run import Run
from onrecord.graph.store import Graph, Stored, open_store
from onrecord.graph.vocab import OA, PREFIXES, REC, RECV, SCHEMA, SEM

__all__ = [
    "OA",
    "PREFIXES",
    "REC",
    "RECV",
    "SCHEMA",
    "SEM",
    "Backend",
    "BuildOptions",
    "Changes",
    "Graph",
    "Inquiry",
    "Result",
    "Run",
    "Stored",
    "checked",
    "counts",
    "open_store",
    "quads",
]
