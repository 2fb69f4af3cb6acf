"""Fixtures that all tests share."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from onrecord.graph import Graph

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of annotated data that lies beside the project; skip where there is none."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip(f"no annotated data beside the project ({folder.name}/ is missing)")
    return folder


@pytest.fixture(scope="session")
def nlp() -> "Language":
    """Return the default spaCy pipeline, loaded once."""
    from onrecord.annotate.models import load_model

    return load_model()


@pytest.fixture(scope="session")
def newsroom_graph() -> "Iterator[Graph]":
    """Return the invented newsroom in Oxigraph; tests only read it."""
    from tests.newsroom import filled

    with filled("memory") as graph:
        yield graph


@pytest.fixture(scope="session", params=["memory", "rdflib:Memory"])
def any_graph(request: pytest.FixtureRequest) -> "Iterator[Graph]":
    """Return the newsroom in each store that answers questions, in turn; tests only read it."""
    from tests.newsroom import filled

    with filled(request.param) as graph:
        yield graph
