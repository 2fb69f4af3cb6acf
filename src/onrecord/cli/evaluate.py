"""``onrecord evaluate``: score attributions against a gold file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import format_option, model_option, print_table

if TYPE_CHECKING:
    from onrecord.evaluate import Ratio, Scores

COLUMNS = ("measure", "precision", "recall", "F1", "predicted", "gold")


@click.command(
    epilog="\b\nExample:\n  onrecord evaluate gold.jsonl --merge\n  onrecord evaluate gold.jsonl --speech --merge"
)
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--speech", is_flag=True, help="Only attributions of speech; attitudes are not counted.")
@click.option("--merge", is_flag=True, help="Join what was found for the same source mention first.")
@model_option
@format_option("json", "csv")
def evaluate(*, gold: Path, speech: bool, merge: bool, model: str | None, format_: str) -> None:
    """Score what is found in the texts of GOLD against its attributions.

    GOLD is JSON Lines, one article a line: id, text, and attributions with source, cue and content
    as [[start, end], ...]. "full" is the measure to look at: the content overlaps and the source is right.
    """
    from dataclasses import replace

    from onrecord.config import Settings
    from onrecord.evaluate import evaluate as run

    settings = Settings() if model is None else replace(Settings(), model=model)
    scores = run(gold, settings=settings, speech=speech, merge=merge)
    title = f"{gold.name}: {scores.articles} articles, {scores.words} words" + (", speech only" if speech else "")
    print_table(title, COLUMNS, [_row(name, ratio) for name, ratio in _measures(scores)], format_)


def _measures(scores: "Scores") -> "list[tuple[str, Ratio]]":
    """Name the measures, the most telling first."""
    kinds = [(f"full, {kind}", ratio) for kind, ratio in scores.kinds.items()]
    return [
        ("full", scores.full),
        *kinds,
        ("content overlaps", scores.overlap),
        ("content exact", scores.strict),
        ("content, share of words", scores.partial),
        ("source, where content overlaps", scores.source),
        ("cue, where content overlaps", scores.cue),
    ]


def _row(name: str, ratio: "Ratio") -> tuple[object, ...]:
    rates = (round(100 * value, 1) for value in (ratio.precision, ratio.recall, ratio.f1))
    return (name, *rates, round(ratio.predicted), round(ratio.gold))
