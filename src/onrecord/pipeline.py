"""Put the stages together: files in, records out; records in, graph out. The only module that knows every stage."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from onrecord import __version__
from onrecord.annotate.document import Document, annotate
from onrecord.annotate.models import describe, load_model
from onrecord.annotate.zones import byline, headline
from onrecord.config import Settings
from onrecord.errors import OnRecordError
from onrecord.extract.base import Extractor
from onrecord.extract.learned.network import load_network
from onrecord.ids import text_sha256
from onrecord.model import Article, Found, Problem, Record
from onrecord.plugins import load
from onrecord.readers import read_all
from onrecord.reference import Reference, joined, shipped
from onrecord.resolve import resolve

if TYPE_CHECKING:
    from onrecord.graph import Changes, Graph, Run

CHUNK = 32  # articles handed to a worker at once
Progress = Callable[[Record | Problem], None]


@dataclass(slots=True)
class Report:
    """What a build did, and what went wrong.

    Attributes:
        added, unchanged: articles new in the graph (or replaced there), and articles that it already held.
        problems: what was wrong with single inputs; the others are in the graph.
        counts: what the graph holds now, by kind.
        changes: what became of who is who across articles.
    """

    added: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    changes: "Changes | None" = None


def extract_records(paths: Iterable[str | Path], settings: Settings | None = None) -> Iterator[Record | Problem]:
    """Yield a record for each article, in order, and a problem for each input that cannot be read."""
    settings = settings or Settings()
    yield from _extract(read_all(paths, settings.read), settings)


def build(
    paths: Iterable[str | Path],
    store: "str | Path | Graph" = "onrecord.db",
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read articles, extract, and write each into the graph as one transaction; then see who is who across them.

    The facts that the graph keeps (`Graph.keep`) are used to read the articles; where they have changed since, articles
    are read anew.

    Args:
        paths: files, folders and globs.
        store: a folder, ``"memory"``, or an open graph, which stays open.
        settings: how; the defaults if not given.
        progress: called after each article or problem.
    """
    from onrecord.graph import counts, open_store

    settings = settings or Settings()
    if isinstance(store, str | Path):
        with open_store(store) as graph:
            return build(paths, graph, settings=settings, progress=progress)
    settings = replace(settings, reference=joined(settings.reference, store.reference()))
    report, run = Report(), make_run(settings)
    inputs = read_all(paths, settings.read)
    for found in _extract(_unknown(inputs, store, run, report, progress), settings):
        if isinstance(found, Problem):
            report.problems.append(found)
        else:
            stored = store.replace(found, run)
            report.problems.extend((*found.problems, *stored))
            report.added += stored.changed
            report.unchanged += not stored.changed
        if progress:
            progress(found)
    report.changes = store.identify()
    store.flush()
    report.counts = counts(store)
    return report


def make_run(settings: Settings) -> "Run":
    """Return what is needed to make the same graph again: version, extractors, language model, facts, threshold."""
    from onrecord.graph import Run
    from onrecord.graph.facts import facts_digest

    models = [describe(settings.model)]
    if "network" in settings.extractors:
        models.append(load_network().name)
    return Run(
        version=__version__,
        extractors=settings.extractors,
        model=", ".join(models),
        reference=facts_digest(settings.reference),
        accuses_from=settings.accuses_from,
    )


def _unknown(
    inputs: Iterable[Article | Problem], graph: "Graph", run: "Run", report: Report, progress: Progress | None
) -> Iterator[Article | Problem]:
    """Leave out the articles that the graph already holds from an equal run, so that a broken-off build goes on.

    Two texts under one address in one run are a problem: which of them is meant is not for the order of files to say.
    """
    seen: dict[str, str] = {}
    for item in inputs:
        if not isinstance(item, Article):
            yield item
            continue
        text = text_sha256(item.text)[:16]
        if seen.setdefault(item.id, text) != text:
            reason = f"another article with the address {item.url} was read before, with other words"
            yield Problem(location=item.file, stage="build", reason=reason, remedy="Keep the one that is meant.")
        elif graph.holds(item, run):
            report.unchanged += 1
            if progress:
                progress(Record(article=item))
        else:
            yield item


def _extract(inputs: Iterable[Article | Problem], settings: Settings) -> Iterator[Record | Problem]:
    """Turn articles into records, in this process or in several, in order; problems pass through."""
    if settings.workers > 1:
        yield from _in_workers(inputs, settings)
        return
    waiting = iter(inputs)
    while batch := list(islice(waiting, CHUNK)):
        yield from _records(batch, settings)


def _records(batch: list[Article | Problem], settings: Settings) -> list[Record | Problem]:
    """Extract one batch. Runs in a worker too, so everything that it needs is in its arguments."""
    extractors = [(name, cast("Extractor", load("extractors", name))) for name in settings.extractors]
    articles = [item for item in batch if isinstance(item, Article)]
    documents = annotate(articles, load_model(settings.model))
    facts = _facts(settings.reference)
    return [_record(next(documents), extractors, facts) if isinstance(item, Article) else item for item in batch]


@lru_cache(maxsize=1)
def _facts(theirs: Reference) -> Reference:
    """Return all that is known: what comes with the package, and what the user brought. Put together once a process."""
    return joined(shipped(), theirs) if theirs != Reference() else shipped()


def _record(document: Document, extractors: list[tuple[str, Extractor]], facts: Reference) -> Record:
    """Run the extractors over one document and resolve who is meant."""
    article = document.article
    title = article.title or headline(article, document.blocks)
    names = article.byline or byline(article, document.blocks)
    new = {"title"} if title and not article.title else set()
    new |= {"byline"} if names and not article.byline else set()
    document = replace(document, article=replace(article, title=title, byline=names, found=frozenset(new)))
    found: list[Found] = []
    problems = []
    for name, extractor in extractors:
        try:
            found.extend(extractor(document))
        except Exception as error:  # noqa: BLE001  a plug-in is foreign code: it must not stop the other articles
            reason = f"extractor {name!r} failed: {type(error).__name__}: {error}"
            remedy = "Leave it out or report it to its author"
            problems.append(Problem(location=article.file, stage="extract", reason=reason, remedy=remedy))
    record = resolve(document, found, reference=facts)
    return replace(record, problems=(*record.problems, *problems))


def _in_workers(inputs: Iterable[Article | Problem], settings: Settings) -> Iterator[Record | Problem]:
    """Extract in several processes, a bounded number of batches ahead, and yield in the order of the inputs."""
    context = multiprocessing.get_context("spawn")  # a fork would copy the store's threads and locks
    waiting = iter(inputs)
    ahead: deque[Future[list[Record | Problem]]] = deque()
    with ProcessPoolExecutor(settings.workers, mp_context=context) as pool:
        try:
            for batch in chain(iter(lambda: list(islice(waiting, CHUNK)), [])):
                ahead.append(pool.submit(_records, batch, settings))
                if len(ahead) > 2 * settings.workers:
                    yield from ahead.popleft().result()
            while ahead:
                yield from ahead.popleft().result()
        except BrokenProcessPool as error:
            raise OnRecordError(
                "a worker process ended without a word, most likely for want of memory. "
                "What is stored is kept: run the command again with fewer --workers"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
