"""Where the ontology's files are: inside the installed package, or beside ``src`` in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.errors import OnRecordError

FILES = ("onrecord.ttl", "shapes.ttl", "context.jsonld")


def ontology_file(name: str) -> Traversable:
    """Return one of `FILES`.

    Raises:
        OnRecordError: there is no such file, in neither place.

    >>> ontology_file("shapes.ttl").name
    'shapes.ttl'
    """
    for folder in (files("onrecord") / "ontology", Path(__file__).resolve().parents[3] / "ontology"):
        found = folder / name
        if name in FILES and found.is_file():
            return found
    raise OnRecordError(
        f"the file {name!r} of the ontology is missing. Install onrecord again; it has {', '.join(FILES)}"
    )
