"""``onrecord evaluate``: score attributions, or who accuses whom, against a gold file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import extractors_option, format_option, model_option, print_table

if TYPE_CHECKING:
    from onrecord.evaluate import Estimate, RelationReport, Reliability, Report

MEASURES = ("measure", "precision", "recall", "F1", "F1 low", "F1 high", "predicted", "gold")
DECILES = ("predictions", "confidence", "right", "gap")


@click.command(
    epilog="\b\nExample:\n  onrecord evaluate gold.jsonl --merge\n"
    "  onrecord evaluate gold.jsonl --speech --merge --format json > scores.json"
)
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--speech", is_flag=True, help="Only attributions of speech; attitudes are not counted.")
@click.option("--merge", is_flag=True, help="Join what was found for the same source mention first.")
@model_option
@extractors_option
@format_option("json", "csv")
def evaluate(
    *, gold: Path, speech: bool, merge: bool, model: str | None, extractors: tuple[str, ...] | None, format_: str
) -> None:
    """Score what is found in the texts of GOLD against its attributions, or its accusations.

    GOLD is JSON Lines, one article a line: id, text, and attributions with source, cue and content
    as [[start, end], ...]; with publisher, scores are also by publisher. "full" is the measure to look
    at: the content overlaps and the source is right. "spans" are exact, whoever they are linked with.

    F1 low and F1 high are the 95 % interval when as many articles are drawn anew. The second table has
    the predictions in tenths, from the least to the most confident, and how many of each are right
    (full). Tables are in percent; csv has the first one; json has both, in shares from 0 to 1.

    Lines may instead have accusations, with accuser, accused and charge in words: who accuses or
    criticises whom is scored then, as it is written, and where whoever is meant counts too.
    """
    from onrecord.config import EXTRACTORS, Settings
    from onrecord.evaluate import evaluate as run
    from onrecord.evaluate import evaluate_relations, is_relations

    settings = Settings(model=model or Settings().model, extractors=extractors or EXTRACTORS)
    if is_relations(gold):
        if speech or merge:
            raise click.UsageError(
                f"{gold} has accusations: --speech and --merge are for attributions. Leave them out."
            )
        _print_relations(gold.name, evaluate_relations(gold, settings=settings), format_)
        return
    report = run(gold, settings=settings, speech=speech, merge=merge)
    if format_ == "json":
        data = {"gold": gold.name, "speech": speech, "merge": merge, **report.as_data()}
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    options = (", speech only" if speech else "") + (", merged" if merge else "")
    title = f"{gold.name}: {report.articles} articles, {report.words} words{options}"
    print_table(title, MEASURES, [_row(name, found) for name, found in _measures(report)], format_)
    if format_ == "table":
        _print_reliability(report.reliability)


def _print_relations(name: str, report: "RelationReport", format_: str) -> None:
    """Print who accuses whom: the table, or all in JSON."""
    if format_ == "json":
        click.echo(json.dumps({"gold": name, **report.as_data()}, ensure_ascii=False, indent=1))
        return
    rows = [_row(measure, found) for measure, found in report.written.items()]
    rows += [_row(f"{m}, whoever is meant", found) for m, found in report.resolved.items() if m != "detection"]
    if len(report.groups) > 1:
        rows += [_row(f"{m}, {group}", found) for group, each in report.groups.items() for m, found in each.items()]
    print_table(f"{name}: {report.sentences} sentences, who accuses or criticises whom", MEASURES, rows, format_)


def _measures(report: "Report") -> "Iterator[tuple[str, Estimate]]":
    """Name the measures, the most telling first."""
    yield "full", report.full
    for kind, found in report.kinds.items():
        yield f"full, {kind}", found
    if len(report.publishers) > 1:
        for name, found in report.publishers.items():
            yield f"full, {name}", found
    yield "content overlaps", report.overlap
    yield "content exact", report.strict
    yield "content, share of words", report.partial
    yield "source, where content overlaps", report.source
    yield "cue, where content overlaps", report.cue
    for role, found in report.segments.items():
        yield f"{role} spans", found


def _row(name: str, found: "Estimate") -> tuple[object, ...]:
    ratio = found.ratio
    shares = (ratio.precision, ratio.recall, ratio.f1, found.low, found.high)
    return (name, *map(_percent, shares), round(ratio.predicted), round(ratio.gold))


def _print_reliability(found: "Reliability") -> None:
    title = f"Confidence and how many are right (full); furthest off by {_percent(found.largest_gap)} points"
    rows = [(d.count, _percent(d.confidence), _percent(d.precision), f"{100 * d.gap:+.1f}") for d in found.deciles]
    print_table(title, DECILES, rows)


def _percent(share: float) -> float:
    return round(100 * share, 1)
