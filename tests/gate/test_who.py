"""The gate: who is who never gets worse than it has been, in the shipped articles and in annotated news."""

import json
from pathlib import Path

import pytest

from tests.bench.speakers import CORPORA, scraped_page
from tests.gate import pin_who

LIMITS = json.loads(pin_who.WHO.read_text(encoding="utf-8"))


def beyond(name: str, values: pin_who.Measured) -> dict[str, float]:
    """Return the measures that are beyond their limits."""
    return {key: value for key, value in values.items() if pin_who.breaks(key, value, LIMITS[name][key])}


@pytest.mark.slow
def test_clusters_of_the_shipped_articles() -> None:
    """The clusters agree with the gold as well as they have, and links are right as often."""
    assert not beyond("clusters", pin_who.measure_clusters()), LIMITS["clusters"]


@pytest.mark.slow
@pytest.mark.parametrize("corpus", CORPORA)
def test_speakers_of_annotated_news(corpus: str, shared: Path) -> None:
    """As many speakers are right as have been, and no more are wrong."""
    for name, values in pin_who.measure_speakers(corpus, shared):
        assert not beyond(name, values), (name, LIMITS[name])


@pytest.mark.slow
def test_speakers_of_the_scraped_page(shared: Path) -> None:
    """At least 13 of the 15 speakers of the scraped page are right."""
    [line] = [line for line in scraped_page(shared).split("\n") if "speaker right" in line]
    right, found = map(int, line.split()[2].split("/"))
    assert (right >= 13, found) == (True, 15), line


def test_limits_tighten_and_loosen_only_when_told() -> None:
    """Pinning lifts floors and lowers ceilings; what is worse stays as it was, unless it may be loosened."""
    pinned = {"a": {"right": 60.0, "wrong": 3.0}}

    assert pin_who.update(pinned, {"a": {"right": 65.06, "wrong": 2.0}}, loosen=False) == []
    assert pinned == {"a": {"right": 65.0, "wrong": 2.1}}
    worse = pin_who.update(pinned, {"a": {"right": 50.0, "wrong": 4.0}}, loosen=False)
    assert len(worse) == 2
    assert pinned == {"a": {"right": 65.0, "wrong": 2.1}}
    assert pin_who.update(pinned, {"a": {"right": 50.06, "wrong": 4.0}}, loosen=True) == []
    assert pinned == {"a": {"right": 50.0, "wrong": 4.1}}
