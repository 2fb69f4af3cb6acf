"""``onrecord build``: articles in, graph on disk."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.common import extractors_option, model_option, store_option, tell_problems
from onrecord.cli.judging import store_words
from onrecord.cli.reading import (
    accuses_from_option,
    progress_bar,
    published_option,
    raw_option,
    settings,
    tell_passed_over,
)

if TYPE_CHECKING:
    from onrecord.pipeline import Report

KINDS = ("articles", "attributions", "claims", "actors", "relations", "dated events")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@raw_option
@published_option
@model_option
@extractors_option
@accuses_from_option
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that extract.")
def build(
    paths: tuple[str, ...],
    *,
    store: str,
    raw: bool,
    published: str | None,
    model: str | None,
    extractors: tuple[str, ...] | None,
    accuses_from: float,
    workers: int,
) -> int:
    """Read articles (files, folders, globs) and write what was said into the graph.

    An article that the graph already holds is left alone; a changed one replaces its old self.

    \b
    Examples:
      onrecord build articles/
      onrecord build 'news/*.html' day.jsonl --store news.db --workers 2
      onrecord build articles/ --accuses-from 0.7
    """
    from onrecord import pipeline

    how = settings(
        raw=raw, published=published, model=model, extractors=extractors, workers=workers, accuses_from=accuses_from
    )
    with progress_bar(paths) as progress:
        report = pipeline.build(paths, store, settings=how, progress=progress)
    problems = tell_problems(report.problems)
    tell_passed_over(paths)
    click.echo(summary(report, store))
    return 1 if problems else 0


def summary(report: "Report", store: str) -> str:
    """Return the summary of a build in a few lines."""
    problems = _count(len(report.problems), "problem")
    lines = [
        f"{_count(report.added, 'article')} added, {report.unchanged} unchanged, {problems}.",
        f"The graph in {store} now holds:",
    ]
    lines += [f"  {report.counts[kind]:>7,}  {kind}" for kind in KINDS]
    if report.undated:
        have = "has" if report.undated == 1 else "have"
        lines.append(
            f"{_count(report.undated, 'article')} {have} no date, so that days such as “Thursday” stay open there."
        )
        lines.append(f"  See which, and set it: onrecord articles list --undated{store_words(store)}")
    lines.append("Next: onrecord ask who-said-what · onrecord view -o graph.html")
    return "\n".join(lines)


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
