"""Who said what, who accuses whom of what, and what happened when: news articles in, a graph with evidence out.

    import onrecord

    onrecord.build(["articles/"], "onrecord.db")
    with onrecord.open_store("onrecord.db") as graph:
        for row in onrecord.ask(graph, "who-said-what").rows:
            print(row)

Names are loaded when they are first used, so that ``import onrecord`` is instant. None may be that of a module beside
this one (``extract``, ``export``): importing the module would put it in the name's place.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_WHERE = {
    "Actor": "model",
    "Article": "model",
    "Attribution": "model",
    "Event": "model",
    "EventDate": "model",
    "Graph": "graph",
    "OnRecordError": "errors",
    "Problem": "model",
    "PublicationDate": "model",
    "ReadOptions": "readers",
    "Record": "model",
    "Relation": "model",
    "Report": "pipeline",
    "Settings": "config",
    "Span": "model",
    "TimeExpression": "model",
    "ask": "query",
    "build": "pipeline",
    "extract_records": "pipeline",
    "open_store": "graph",
    "write_graph": "export",
    "write_page": "export",
}

__all__ = [
    "Actor",
    "Article",
    "Attribution",
    "Event",
    "EventDate",
    "Graph",
    "OnRecordError",
    "Problem",
    "PublicationDate",
    "ReadOptions",
    "Record",
    "Relation",
    "Report",
    "Settings",
    "Span",
    "TimeExpression",
    "ask",
    "build",
    "extract_records",
    "open_store",
    "write_graph",
    "write_page",
]

if TYPE_CHECKING:
    from onrecord.config import Settings
    from onrecord.errors import OnRecordError
    from onrecord.export import write_graph, write_page
    from onrecord.graph import Graph, open_store
    from onrecord.model import (
        Actor,
        Article,
        Attribution,
        Event,
        EventDate,
        Problem,
        PublicationDate,
        Record,
        Relation,
        Span,
        TimeExpression,
    )
    from onrecord.pipeline import Report, build, extract_records
    from onrecord.query import ask
    from onrecord.readers import ReadOptions


def __getattr__(name: str) -> Any:
    """Load a public name from the module where it lives."""
    if name not in _WHERE:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    return getattr(import_module(f"onrecord.{_WHERE[name]}"), name)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted([*__all__, "__version__"])
