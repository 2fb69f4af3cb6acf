"""The facts that come with the package: where their files are, and the facts themselves."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.reference.model import Reference

FACTS = (
    "states.ttl",
    "people.ttl",
    "events.ttl",
    "posts-international.ttl",
    "posts-uk.ttl",
    "posts-us.ttl",
    "posts-world.ttl",
)


def fact_file(name: str) -> Traversable:
    """Return one of `FACTS`: inside the installed package, or beside ``src`` in a checkout.

    Raises:
        OnRecordError: there is no such file, in neither place.
    """
    for folder in (files("onrecord") / "ontology", Path(__file__).resolve().parents[3] / "ontology"):
        found = folder / name
        if name in FACTS and found.is_file():
            return found
    raise OnRecordError(f"the facts {name!r} are missing. Install onrecord again; it has {', '.join(FACTS)}")


@cache
def shipped() -> Reference:
    """Return the facts that come with the package; read once."""
    from itertools import chain

    from pyoxigraph import RdfFormat
    from pyoxigraph import parse as read

    from onrecord.reference.rdf import parse

    return parse(chain.from_iterable(read(fact_file(name).read_bytes(), RdfFormat.TURTLE) for name in FACTS))
