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
from onrecord.errors import ModelError, OnRecordError, PluginError
from onrecord.extract.base import Extractor
from onrecord.extract.learned.network import load_network
from onrecord.ids import text_sha256
from onrecord.model import Article, Found, Problem, Record
from onrecord.plugins import load
from onrecord.readers import read_all
from onrecord.readers.publication import SET_NAME, is_set, with_users_date
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
        undated: how many articles of the graph have no publication date.
        changes: what became of who is who across articles.
    """

    added: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    undated: int = 0
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
    are read anew. So are publication dates that users have set, see `redate`.

    Args:
        paths: files, folders and globs.
        store: a folder, ``"memory"``, or an open graph, which stays open.
        settings: how; the defaults if not given.
        progress: called after each article or problem.
    """
    from onrecord.graph import counts, open_store
    from onrecord.graph.articles import dates_set, undated

    settings = settings or Settings()
    if isinstance(store, str | Path):
        with open_store(store) as graph:
            return build(paths, graph, settings=settings, progress=progress)
    settings = replace(settings, reference=joined(settings.reference, store.reference()))
    report, run = Report(), make_run(settings)
    inputs = read_all(paths, replace(settings.read, settled=dates_set(store.judgements())))
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
    _redate(store, settings, report)
    report.changes = store.identify()
    store.flush()
    report.counts = counts(store)
    report.undated = undated(store.match)
    return report


def redate(graph: "Graph", settings: Settings | None = None) -> Report:
    """Analyse anew the articles whose publication date users have set, or taken back, since they were analysed.

    Their files are not needed. Each is one transaction and becomes what it would be had it been read with its date from
    the start, with the extractors and the model that it was made with. Where no date has changed, this costs nothing;
    where it was broken off, call it again, or `build`.
    """
    settings = settings or Settings()
    report = Report()
    _redate(graph, replace(settings, reference=joined(settings.reference, graph.reference())), report)
    if report.added:
        report.changes = graph.identify()
        graph.flush()
    return report


def _redate(graph: "Graph", settings: Settings, report: Report) -> None:
    """Put the articles whose dates have changed into the graph, and note them in a report."""
    for how, articles in _stale(graph, settings):
        try:
            run = make_run(how)
            for found in _extract(articles, how):
                if isinstance(found, Record):
                    stored = graph.replace(found, run)
                    report.problems.extend((*found.problems, *stored))
                    report.added += stored.changed
        except (PluginError, ModelError) as error:  # what it was made with is gone
            where = articles[0].file
            remedy = "Install what is missing, or build the article again from its file"
            report.problems.append(Problem(location=where, stage="date", reason=str(error).rstrip("."), remedy=remedy))


def _stale(graph: "Graph", settings: Settings) -> list[tuple[Settings, list[Article]]]:
    """Return the articles that have another date from a user than the graph knows of, by how they were made."""
    from onrecord.graph.articles import dated_by, dates_set, read_article, read_dates, read_run

    settled = dates_set(graph.judgements())
    stale: list[tuple[Settings, list[Article]]] = []
    for id_ in sorted({*settled, *dated_by(graph.match, SET_NAME)}):
        known = {date.date for date in read_dates(graph.match, id_) if is_set(date)}
        article = None if known == ({settled[id_]} if id_ in settled else set()) else read_article(graph.match, id_)
        if article is None:
            continue  # it is as it should be, or nobody has read it yet
        run = read_run(graph.match, id_)
        how = settings
        if run is not None:
            model = run.model.partition(", ")[0].rpartition(" ")[0]
            how = replace(settings, extractors=run.extractors, model=model, accuses_from=run.accuses_from)
        group = next((articles for other, articles in stale if other == how), None)
        if group is None:
            stale.append((how, group := []))
        group.append(with_users_date(article, settled.get(id_)))
    return stale


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
