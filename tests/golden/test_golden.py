"""The shipped articles give exactly what was last read and accepted."""

from pathlib import Path

import pytest

from tests.golden.write import HERE, ROOT, expected


@pytest.fixture(scope="module")
def fresh() -> dict[str, str]:
    """Extract the shipped articles once."""
    return dict(expected())


def test_every_shipped_article_is_expected(fresh: dict[str, str]) -> None:
    """There is one expected file for each shipped article and no other."""
    assert sorted(fresh) == sorted(p.name for p in HERE.glob("*.json"))
    assert len(fresh) >= 10


@pytest.mark.parametrize("name", sorted(p.name for p in HERE.glob("*.json")))
def test_record_is_as_accepted(name: str, fresh: dict[str, str]) -> None:
    """What is on record for an article did not change; if it should, `make golden` and review the diff."""
    assert fresh[name] == (HERE / name).read_text(encoding="utf-8")


def test_shipped_articles_are_ours(root: Path) -> None:
    """No long run of words of the pages that we worked from is in a shipped article, but for public quotations."""
    folder = root.parent / "shared" / "articles"
    if not folder.is_dir():
        pytest.skip("no scraped pages beside the project")
    pages = [" ".join(p.read_text(encoding="utf-8").split()) for p in sorted(folder.glob("*.txt"))]
    copied = []
    for path in sorted((ROOT / "articles").rglob("*.[mt][dx]*")):
        for run in _outside_quotations(path.read_text(encoding="utf-8")):
            tokens = run.split()
            for i in range(len(tokens) - 11):
                window = " ".join(tokens[i : i + 12])
                if any(window in page for page in pages):
                    copied.append((path.name, window))

    assert copied == []


def _outside_quotations(text: str) -> list[str]:
    """Return the stretches of a text outside double quotation marks, which open anew in each paragraph."""
    plain = text.replace("”", "“").replace('"', "“")
    return [piece for line in plain.splitlines() for piece in line.split("“")[::2]]
