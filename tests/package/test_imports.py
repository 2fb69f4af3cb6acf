"""What loads when: the package is instant until it has work to do."""

import pkgutil
import subprocess
import sys

import pytest

import onrecord

HEAVY = (
    *("spacy", "thinc", "numpy", "onnxruntime", "torch"),
    *("rdflib", "pyoxigraph", "pyshacl", "networkx", "pyvis", "trafilatura", "rich"),
)


def loaded(code: str) -> set[str]:
    """Return which heavy libraries a fresh Python has loaded after some code."""
    probe = f"{code}\nimport sys\nprint(*(m for m in {HEAVY!r} if m in sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    return set(run.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import onrecord",
        "import onrecord.cli.main",
        "from onrecord.cli.main import _run; _run(['--help'])",
        "from onrecord.cli.main import _run; _run(['build', '--help'])",
        "from onrecord.cli.main import _run; _run(['plugins', '--format', 'json'])",
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    """Importing the package and asking for help load no library that takes time."""
    assert loaded(code) == set()


def test_public_names_are_there_and_no_others() -> None:
    """Every name in __all__ can be had, and each is listed by dir()."""
    assert sorted(onrecord.__all__) == list(onrecord.__all__)
    assert {*onrecord.__all__, "__version__"} == set(dir(onrecord))
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_no_public_name_is_that_of_a_module() -> None:
    """A function called like a module beside it would give way to the module as soon as that is imported."""
    modules = {entry.name for entry in pkgutil.iter_modules(onrecord.__path__)}

    assert modules.isdisjoint(onrecord.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """A misspelt public name fails as for any module."""
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        _ = onrecord.bild  # type: ignore[attr-defined]
