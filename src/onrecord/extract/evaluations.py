"""The words that judge somebody, by frame and form: what ``data/evaluations.en.tsv`` holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import get_args

from onrecord.model import RelationType

_LISTS = frozenset({"thing", "made", "copula", "thinks", "calls", "report", "body"})  # frames that judge nobody


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One line of the lexicon.

    Attributes:
        type: of the relation; None for a noun that takes its type from the quality before it.
        needs: words of which one must hang on it; where `forbidden`, none may.
    """

    frame: str
    type: RelationType | None
    needs: frozenset[str] = frozenset()
    forbidden: bool = False


@lru_cache(maxsize=1)
def evaluations() -> dict[str, tuple[Evaluation, ...]]:
    """Return the words that judge, by form."""
    types: dict[str, RelationType] = {name: name for name in get_args(RelationType)}
    found: dict[str, tuple[Evaluation, ...]] = {}
    for frame, type_, needs, forms in _lines():
        if frame not in _LISTS:
            words = frozenset(needs.lstrip("!").split(",")) - {"-"}
            one = Evaluation(frame, types.get(type_), words, forbidden=needs.startswith("!"))
            for form in forms.split(" "):
                found[form] = (*found.get(form, ()), one)
    return found


@lru_cache(maxsize=16)
def words(frame: str, type_: str = "-") -> frozenset[str]:
    """Return the words of a frame, or those of them that give one type of relation."""
    return frozenset(form for line in _lines() if line[0] == frame and line[1] == type_ for form in line[3].split(" "))


def _lines() -> Iterator[list[str]]:
    text = resources.files("onrecord.extract").joinpath("data/evaluations.en.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
