"""Measure who accuses or criticises whom, of what: sentences with their accusations, and directed pairs.

A gold file has JSON Lines: id, text, accusations (accuser, accused, charge: words or null), tier, origin; in the tier
"pair" also pair (two names) and pair_label ("neg p->q": the first accuses or criticises the second; "neg q->p"; any
other: neither does). What is found is scored by words: as written ("her"), or with whom they mean as well.

detection   of the sentences with an accusation, and of those where one is found: those of both kinds.
dyads       precision: predictions with the right accused and, if the gold has one, accuser; recall: gold accusations
            found with both. An accusation whose accused is not annotated does not count.
full dyads  recall of those whose accuser is annotated too.
charges     recall of annotated charges: found in a right dyad with a word F1 of at least a half.
pairs       directed pairs; the wrong way round, or where neither accuses, is a false one.

Two names match where they share half of the words of the shorter one, without titles, articles and prepositions.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from onrecord.annotate.document import annotate
from onrecord.annotate.models import load_model
from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.evaluate.intervals import Estimate, estimate
from onrecord.evaluate.ratio import Ratio, total
from onrecord.evaluate.report import estimate_data
from onrecord.extract.base import Extractor
from onrecord.ids import article_id
from onrecord.model import Article, Record, Span
from onrecord.plugins import load
from onrecord.reference import shipped
from onrecord.resolve import resolve

Measure = Literal["detection", "dyads", "full dyads", "charges", "pairs"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
ACCUSING = frozenset({"accuses", "criticises"})
REMEDY = "Each line needs id, text and accusations with accuser, accused and charge; a pair also pair and pair_label."

_PAIR, _DEROGATE = "pair", "derogate"
_WORD = re.compile(r"[a-z0-9]+")
_ANY_WORD = re.compile(r"\w+")
_POSSESSIVES = ("his", "her", "its", "their")
_TITLES = ("mr", "mrs", "ms")
_SMALL = ("the", "a", "an", "of", "in", "on", "by", "to", "for", "at", "with", "from", "and", "or", "s")
_EMPTY = frozenset((*_SMALL, *_POSSESSIVES, *_TITLES))
_CORPORA = (
    *("framenet-1.5/lex", "framenet-1.5/full", "propbank-3.1/ontonotes", "propbank-3.1/ewt"),
    *("PLOVER", "RAMS", "WikiEvents", "MEANTIME", "DSE"),
)


@dataclass(frozen=True, slots=True)
class Accusation:
    """Who accuses or criticises whom of what, in words; None where nobody or nothing is written."""

    accuser: str | None
    accused: str | None
    charge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A text with all its accusations, or with one pair of names in it.

    Attributes:
        group: the corpus that it is from.
        core: counts in the scores of all; others only in those of their group.
        pair: whether (first, second) or (second, first) or neither accuses is annotated, and nothing else.
        accuses: of a pair: the accuser and the accused; None: neither accuses the other.
    """

    id: str
    text: str
    group: str
    accusations: tuple[Accusation, ...] = ()
    core: bool = True
    pair: tuple[str, str] | None = None
    accuses: tuple[str, str] | None = None


Counts = dict[Measure, Ratio]


@dataclass(frozen=True, slots=True)
class RelationReport:
    """Every measure with its interval.

    Attributes:
        written: of the words as they are written, over all core sentences and pairs.
        resolved: where whoever they mean counts too.
        groups: as written, by the corpus that the sentences are from.
    """

    sentences: int
    written: dict[Measure, Estimate]
    resolved: dict[Measure, Estimate]
    groups: dict[str, dict[Measure, Estimate]]

    def as_data(self) -> dict[str, object]:
        """Return the report in what JSON knows; shares are from 0 to 1, with four digits."""
        return {
            "sentences": self.sentences,
            "written": _as_data(self.written),
            "resolved": _as_data(self.resolved),
            "groups": {name: _as_data(found) for name, found in self.groups.items()},
        }


def is_relations(path: Path) -> bool:
    """Say whether a file has accusations, and not attributions."""
    try:
        with path.open(encoding="utf-8") as lines:
            first = json.loads(next((line for line in lines if line.strip()), "null"))
    except (OSError, ValueError):
        return False  # whoever reads it says what is wrong
    return isinstance(first, dict) and "accusations" in first


def read_relations(path: Path) -> list[Sentence]:
    """Return the sentences of a gold file."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # splitlines would also cut at U+2028 inside a text
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"cannot be read ({error})", "Name a JSON Lines file in UTF-8.") from error
    found = []
    for n, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(_sentence(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ReadError(f"{path}:{n}", f"no gold sentence ({error!r})", REMEDY) from error
    if not found:
        raise ReadError(str(path), "no sentences in it", REMEDY)
    return found


def records(gold: Iterable[Sentence], settings: Settings | None = None) -> Iterator[Record]:
    """Yield what is on record of each text, taken as running text without furniture."""
    settings = settings or Settings()
    extractors = [cast("Extractor", load("extractors", name)) for name in settings.extractors]
    raw = (
        Article(id=article_id(s.text), text=s.text, file=s.id, body=Span(0, len(s.text)), layout="raw") for s in gold
    )
    facts = shipped()
    for document in annotate(raw, load_model(settings.model)):
        found = [one for extractor in extractors for one in extractor(document)]
        yield resolve(document, found, reference=facts)


def accusations(record: Record, *, resolved: bool) -> tuple[Accusation, ...]:
    """Return the accusations of a record in words, one for each accused; ``resolved``: by their actors' labels too."""
    text = record.article.text
    labels = {actor.id: actor.label for actor in record.actors}
    found: dict[Accusation, None] = {}
    for one in record.relations:
        if one.type not in ACCUSING:
            continue
        charge = " ".join(span.of(text) for span in one.charge) or None
        sources = [one.source_span.of(text) if one.source_span is not None else None]
        targets: list[str | None] = [span.of(text) for span in one.target_spans]
        if resolved:
            sources += [labels[one.source]] if one.source is not None else []
            targets += [labels[target] for target in one.targets]
        for source in sources:
            found.update(dict.fromkeys(Accusation(source, target, charge) for target in targets or [None]))
    return tuple(found)


def count(gold: Sentence, found: Sequence[Accusation]) -> Counts:
    """Count what is right in one sentence."""
    if gold.pair is not None:
        return {"pairs": _pair(gold, found)}
    right = [[one for one in found if _is_dyad(one, of)] for of in gold.accusations]
    dyads = [(of, ones) for of, ones in zip(gold.accusations, right, strict=True) if of.accused]
    predicted = {id(one) for _, ones in dyads for one in ones}
    full = [bool(ones) for of, ones in dyads if of.accuser]
    charges = [any(_overlap(one.charge, of.charge) >= 0.5 for one in ones) for of, ones in dyads if of.charge]
    return {
        "detection": Ratio(bool(gold.accusations and found), bool(found), bool(gold.accusations)),
        "dyads": Ratio(len(predicted), len(found), len(dyads), sum(bool(ones) for _, ones in dyads)),
        "full dyads": Ratio(sum(full), len(full), len(full)),
        "charges": Ratio(sum(charges), len(charges), len(charges)),
    }


def relation_report(gold: Sequence[Sentence], found: Sequence[Record]) -> RelationReport:
    """Score the records of the sentences, as `records` yields them."""
    written = _counted(gold, found, resolved=False)
    resolved = _counted(gold, found, resolved=True)
    return RelationReport(
        sentences=len(gold),
        written=_estimates(counts for one, counts in written if one.core or one.pair is not None),
        resolved=_estimates(counts for one, counts in resolved if one.core or one.pair is not None),
        groups={
            name: _estimates(counts for one, counts in written if one.group == name)
            for name in sorted({one.group for one in gold})
        },
    )


def sums(gold: Sequence[Sentence], found: Sequence[Record], *, resolved: bool) -> dict[str, Ratio]:
    """Return every measure over all core sentences and pairs, and with its group, such as "RAMS detection"."""
    counted = _counted(gold, found, resolved=resolved)
    names = ["", *sorted({one.group for one in gold})]
    out = {}
    for name in names:
        listed = [c for one, c in counted if (one.group == name if name else one.core or one.pair is not None)]
        for measure in MEASURES:
            column = [c[measure] for c in listed if measure in c]
            if any(ratio.gold for ratio in column):
                out[f"{name} {measure}".strip()] = total(column)
    return out


def _counted(gold: Sequence[Sentence], found: Sequence[Record], *, resolved: bool) -> list[tuple[Sentence, Counts]]:
    return [(one, count(one, accusations(on, resolved=resolved))) for one, on in zip(gold, found, strict=True)]


def _estimates(counted: Iterable[Counts]) -> dict[Measure, Estimate]:
    listed = list(counted)
    columns = {measure: [c[measure] for c in listed if measure in c] for measure in MEASURES}
    return {measure: estimate(column) for measure, column in columns.items() if any(r.gold for r in column)}


def _as_data(found: dict[Measure, Estimate]) -> dict[str, dict[str, float]]:
    return {measure: estimate_data(one) for measure, one in found.items()}


def _sentence(data: dict[str, Any]) -> Sentence:
    """Read one line of a gold file."""
    tier, origin = data.get("tier", "core"), str(data.get("origin", ""))
    group = next((name for name in _CORPORA if origin.startswith(name)), origin or "all")
    pair = accuses = None
    if tier == _PAIR:
        first, second = data["pair"]
        pair = (str(first), str(second))
        accuses = {"neg p->q": pair, "neg q->p": pair[::-1]}.get(data["pair_label"])
    return Sentence(
        id=str(data["id"]),
        text=str(data["text"]),
        group=_DEROGATE if tier == _DEROGATE else group,
        accusations=tuple(Accusation(a["accuser"], a["accused"], a["charge"]) for a in data["accusations"]),
        core=tier == "core",
        pair=pair,
        accuses=accuses,
    )


def _pair(gold: Sentence, found: Sequence[Accusation]) -> Ratio:
    """Count a directed pair: found, the wrong way round, or found where neither accuses the other."""
    first, second = gold.accuses or gold.pair or ("", "")
    right = any(_same(one.accuser, first) and _same(one.accused, second) for one in found)
    turned = any(_same(one.accuser, second) and _same(one.accused, first) for one in found)
    if gold.accuses is None:
        return Ratio(0, right or turned, 0)
    return Ratio(right, right or turned, 1)


def _is_dyad(found: Accusation, gold: Accusation) -> bool:
    """Say whether the accused, and the accuser if one is annotated, are the right ones."""
    return _same(found.accused, gold.accused) and (not gold.accuser or _same(found.accuser, gold.accuser))


def _same(a: str | None, b: str | None) -> bool:
    """Say whether two names share half of the words of the shorter one.

    >>> _same("Mayor Ana Ruiz", "Ruiz"), _same("the ministry", "the mayor"), _same(None, "Ruiz")
    (True, False, False)
    """
    x, y = set(_words(a)), set(_words(b))
    return bool(x and y) and len(x & y) >= 0.5 * min(len(x), len(y))


def _overlap(a: str | None, b: str | None) -> float:
    """Return the F1 of the words of two phrases."""
    x, y = Counter(_words(a)), Counter(_words(b))
    return 2 * sum((x & y).values()) / (sum(x.values()) + sum(y.values())) if x and y else 0.0


def _words(phrase: str | None) -> list[str]:
    """Return the telling words of a phrase, or all where none tells."""
    words = (phrase or "").lower()
    return [word for word in _WORD.findall(words) if word not in _EMPTY] or _ANY_WORD.findall(words)
