"""What the tests of single commands share."""

from collections.abc import Callable

import pytest

from onrecord.cli.main import main
from tests.newsroom import filled

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a store on disk with the newsroom in it."""
    path = str(tmp_path_factory.mktemp("cli") / "s.db")
    filled(path).close()
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command line and gives its status, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main(list(arguments))
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return call
