"""Relations as they were found: who does what to whom with words, and how the article puts it forward.

Networks are counted on these. The rules for what counts as made are those of the prepared questions: positive and
asserted, in words that the article does not leave to somebody else, and that nobody denies or withholds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from onrecord.model import RelationType
from onrecord.query.library import run_internal
from onrecord.query.lookup import RELATION_NAMES, relations

if TYPE_CHECKING:
    from onrecord.graph import Graph
    from onrecord.query.fill import Value

MADE = "asserted"
SUPPORT: tuple[RelationType, ...] = ("supports", "defends", "thanks", "agrees with")
CONFLICT: tuple[RelationType, ...] = ("accuses", "criticises", "questions", "threatens", "distances from")
TYPES: tuple[RelationType, ...] = get_args(RelationType)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One relation of an article toward one actor.

    Attributes:
        node: its IRI; the same for each whom one relation is toward.
        article: IRI of the article.
        how: `MADE`, or how it is put forward else: told, negated, not said, or a modality.
    """

    node: str
    type: RelationType
    source: str
    target: str
    article: str
    confidence: float
    how: str


def sign(type_: RelationType) -> int:
    """Return 1 for what supports somebody, -1 for what stands against them, 0 for what is neither.

    A denial is neither: it says that something is not so, not what its speaker thinks of anybody.

    >>> sign("thanks"), sign("accuses"), sign("denies")
    (1, -1, 0)
    """
    return 1 if type_ in SUPPORT else -1 if type_ in CONFLICT else 0


def findings(graph: "Graph", **holes: "Value") -> Iterator[Finding]:
    """Yield the relations of a graph between two actors, in no particular order.

    Args:
        graph: what to read.
        holes: ``type`` (IRIs), ``confidence``, ``since``, ``until``, as `onrecord.query.lookup.term` makes them.
    """
    holes = {"type": relations("all", name="type"), **holes}
    answer = run_internal(graph, "network-relations", **holes)
    for row in answer.rows:
        cells = {name: str(cell) for name, cell in zip(answer.variables, row, strict=True) if cell is not None}
        yield Finding(
            node=cells["node"],
            type=RELATION_NAMES[_local(cells["type"])],
            source=cells["source"],
            target=cells["target"],
            article=cells["article"],
            confidence=float(cells["sure"]),
            how=manner(cells),
        )


def manner(cells: Mapping[str, str]) -> str:
    """Return how an article puts a relation forward; the rules stand in ``accusations.rq`` too.

    Args:
        cells: ``polarity`` and ``modality``; where there are such, ``source``, whose words tell it (``teller``,
            ``voice``), and of the attribution that it comes from, whether it is ``rejected`` or ``withheld`` and its
            modality (``outer``).
    """
    how = _local(cells["modality"])
    outer = _local(cells.get("outer", ""))
    if how == MADE and outer in ("question", "hypothetical"):
        how = outer
    if _local(cells["polarity"]) == "negative" or cells.get("rejected") == "true":
        return "negated" if how == MADE else f"negated, {how}"
    if cells.get("withheld") == "true":
        return "not said"
    if how == MADE and told_by_another(cells):
        return "told"
    return how


def told_by_another(cells: Mapping[str, str]) -> bool:
    """Say whether something stands in the words of somebody else than whoever does or says it (``source``)."""
    return "teller" in cells and ("source" not in cells or cells.get("voice") != cells["source"])


def _local(node: str) -> str:
    return node.rsplit("/", 1)[-1]
