"""Whether the speaker of an attribution is who people say it is.

Gold is who the source of an annotated attribution is, as the mention that names the speaker best in the same article.
An actor is judged by the words that it goes by (its label, names and mentions):

right       a form of the actor is or ends with the gold name, titles left out; or nobody is named, and the actor has
            no name of somebody
wrong       a form of the actor, unless that is a group or an unnamed voice, is a name (its last word has a capital)
            with words that are neither the gold name's nor those of a source that means the same speaker
unresolved  no actor, or one that goes by no other name ("the union", "Ms Ruiz") though the text tells more
missed      the attribution was not found

An attribution is found if one with a word of the source's head is; of several, the one whose content overlaps most.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.annotate.people import titles
from onrecord.errors import ReadError
from onrecord.evaluate.gold import GoldArticle, Parts, Spans, read_gold
from onrecord.evaluate.items import Text
from onrecord.evaluate.links import PRONOUNS
from onrecord.ids import attribution_id, text_sha256
from onrecord.model import Actor, ActorKind, Article, Attribution, Record, Span

Verdict = Literal["right", "wrong", "unresolved", "missed"]
SourceForm = Literal["the name", "part of it", "pronoun", "description", "nobody named"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
SOURCE_FORMS: tuple[SourceForm, ...] = get_args(SourceForm)
SURE = 0.8  # a wrong speaker above this confidence misleads

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_NAMELESS: frozenset[ActorKind] = frozenset(("group", "unnamed", "unknown"))
_BEFORE_NAMES = frozenset(("the", "former"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpeaker:
    """Who says one annotated attribution.

    Attributes:
        attribution: its number in the corpus.
        names: mentions that name the speaker, any of which will do; none where nobody is named.
        known: who it is though nobody is named, by the office at the article's date; "" where nobody can know.
    """

    attribution: int
    source: Spans
    names: Spans
    known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One gold speaker, and what became of it.

    Attributes:
        speaker: id of the actor who was taken for the speaker.
        confidence: of the attribution.
    """

    article: str
    gold: GoldSpeaker
    form: SourceForm
    verdict: Verdict
    speaker: str | None = None
    confidence: float = 0.0


def read_speakers(path: Path, corpus: Path) -> list[tuple[GoldArticle, list[GoldSpeaker]]]:
    """Return the articles of a corpus of attributions for which the speakers are known, with them."""
    articles = {text_sha256(article.text): article for article in read_gold(corpus)}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return [
            (articles[entry["text_sha256"]], [_gold(speaker) for speaker in entry["speakers"]])
            for entry in data["articles"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"no gold speakers for {corpus} ({error!r})"
        raise ReadError(str(path), reason, "Mark the speakers of this corpus anew.") from error


def judge(article: GoldArticle, gold: Sequence[GoldSpeaker], record: Record) -> list[Judged]:
    """Judge the speakers of one article's record."""
    text = Text(article.text)
    actors = {actor.id: actor for actor in record.actors}
    out = []
    for one in gold:
        form = source_form(article.text, one)
        found = _found(text, article.attributions[one.attribution], record.attributions)
        if found is None:
            out.append(Judged(article=article.id, gold=one, form=form, verdict="missed"))
            continue
        same = [other.source for other in gold if other.names == one.names and one.names] or [one.source]
        actor = actors.get(found.speaker or "")
        verdict = verdict_on(article.text, one.names, same, actor)
        if actor is not None and one.known and actor.label == one.known:
            verdict = "right"
        judged = Judged(article=article.id, gold=one, form=form, verdict=verdict)
        out.append(replace(judged, speaker=found.speaker, confidence=found.confidence))
    return out


def verdict_on(text: str, names: Spans, sources: Iterable[Spans], actor: Actor | None) -> Verdict:
    """Return whether an actor is who bears one of the names, or nobody by name where there is none.

    ``sources`` are all that the corpus has for this speaker.
    """
    if actor is None:
        return "unresolved" if names else "right"
    forms = [actor.label, *actor.names, *(span.of(text) for span in actor.mentions)]
    named = [_words(text[start:end]) for start, end in names]
    if any(_ends(_words(form), name) for form in forms for name in named):
        return "right"
    known = {word for spans in (names, *sources) for start, end in spans for word in _words(text[start:end])}
    if actor.kind not in _NAMELESS and any(_is_name(form) and not known.issuperset(_words(form)) for form in forms):
        return "wrong"
    return "unresolved" if names else "right"


def source_form(text: str, gold: GoldSpeaker) -> SourceForm:
    """Return what kind of words the source is, compared with the name."""
    if not gold.names:
        return "nobody named"
    if any(start <= at and stop <= end for start, end in gold.source for at, stop in gold.names):
        return "the name"
    words = [_words(text[start:end]) for start, end in gold.source]
    if all(_is_pronoun(one) for one in words):
        return "pronoun"
    named = {word for start, end in gold.names for word in _words(text[start:end])}
    initials = {"".join(word[0] for word in _words(text[start:end])) for start, end in gold.names}
    return "part of it" if any(one and (one[-1] in named or one[-1] in initials) for one in words) else "description"


def tally(judged: Iterable[Judged], keep: Callable[[Judged], bool] = lambda _: True) -> dict[Verdict, int]:
    """Count the verdicts on those to keep."""
    counts: dict[Verdict, int] = dict.fromkeys(VERDICTS, 0)
    for one in judged:
        counts[one.verdict] += keep(one)
    return counts


def as_found(article: Article, gold: Sequence[Parts]) -> list[Attribution]:
    """Return gold attributions as if an extractor had found them, so that only resolving is judged."""
    out: list[Attribution] = []
    for parts in gold:
        source, cue, content = (
            tuple(Span(*pair) for pair in spans) for spans in (parts.source, parts.cue, parts.content)
        )
        every = [*source, *cue, *content]
        out.append(
            Attribution(
                id=attribution_id(article.id, source, cue, content),
                article=article.id,
                kind=parts.kind,
                source=source,
                source_head=Span(*parts.head[0]) if len(parts.head) == 1 else None,
                cue=cue,
                content=content,
                evidence=Span(min(s.start for s in every), max(s.end for s in every)),
                extractor="gold/1",
            )
        )
    return out


def _gold(data: dict[str, Any]) -> GoldSpeaker:
    source, names = (tuple((int(start), int(end)) for start, end in data[key]) for key in ("source", "names"))
    return GoldSpeaker(
        attribution=int(data["attribution"]), source=source, names=names, known=str(data.get("known", ""))
    )


def _found(text: Text, gold: Parts, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution that shares the head of the gold source, and most of its content."""
    head = text.ids(gold.head or gold.source)
    content = text.ids(gold.content)
    ranked = []
    for found in attributions:
        if head & text.ids(tuple((s.start, s.end) for s in found.source)):
            common = len(content & text.ids(tuple((s.start, s.end) for s in found.content)))
            ranked.append((common, found.confidence, found.id, found))
    return max(ranked)[-1] if ranked else None


def _words(words: str) -> tuple[str, ...]:
    """Return the words of a name, lower case, without titles and the possessive.

    >>> _words("Mr. Obama’s"), _words("the Crown prosecutor, Mark Tedeschi, QC")
    (('obama',), ('crown', 'prosecutor', 'mark', 'tedeschi', 'qc'))
    """
    found = (word.lower().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(words))
    return tuple(word for word in found if word not in _BEFORE_NAMES and word not in titles())


def _ends(form: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether a form is the name, or the name behind a role; a name of one word has to be all of it."""
    return form == name or (len(name) > 1 and form[-len(name) :] == name)


def _is_name(form: str) -> bool:
    words = _WORD.findall(form)
    return bool(words) and words[-1][0].isupper() and not _is_pronoun(tuple(word.lower() for word in words))


def _is_pronoun(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and words[0] in PRONOUNS
