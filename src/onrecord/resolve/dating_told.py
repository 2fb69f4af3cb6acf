"""Events that no time expression dates, but a named event does: read off the parse, only where the matter is plain."""

from collections.abc import Iterator

from onrecord.ids import event_id
from onrecord.model import Event, EventDate, Span
from onrecord.resolve.dating_scene import Scene

EXTRACTOR = "named-events/1"
CONFIDENCE = 0.8  # not measured: no annotated corpus has such dates
_HAPPENED = frozenset({"has", "have", "had", "was", "were", "'ve", "'d"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "attr", "aux", "auxpass", "prt", "acomp", "agent"})


def sentence(at: int, scene: Scene) -> Span:
    """Return the sentence of a token without white space round it."""
    words = scene.words
    inside = [i for i in words.tokens(words.sentence[at]) if words.text[i].strip()]
    return words.span(inside[0], inside[-1])


def told(verb: int, date: EventDate, scene: Scene, beside: set[int]) -> Event | None:
    """Return an event of a verb that no other expression dates, where it is plainly told to have happened.

    Args:
        verb: its token.
        date: what dates it.
        scene: where.
        beside: the tokens of the date, which are no part of the event, whatever the parser takes them for.
    """
    words = scene.words
    kids = [k for k in words.kids[verb] if k not in beside]
    finite = words.tag[verb] == "VBD" or (
        words.tag[verb] == "VBN" and any(words.lower[k] in _HAPPENED for k in kids if words.dep[k].startswith("aux"))
    )
    doubtful = any(words.dep[k] in ("neg", "mark") or words.tag[k] == "MD" for k in kids)
    if not finite or doubtful or words.dep[verb] not in ("ROOT", "conj", "ccomp", "relcl"):
        return None
    kept = {verb}
    for k in kids:
        if words.dep[k] in _CORE:
            kept |= _phrase(k, scene)
    kept -= beside
    spans = tuple(words.span(first, last) for first, last in _runs(sorted(kept)))
    head = words.span(verb, verb)
    return Event(
        id=event_id(scene.article.id, spans, head),
        article=scene.article.id,
        event=spans,
        head=head,
        dates=(date,),
        evidence=sentence(verb, scene),
        extractor=EXTRACTOR,
        confidence=CONFIDENCE,
    )


def _phrase(at: int, scene: Scene) -> set[int]:
    """Return a token and what hangs on it, clauses and punctuation left out."""
    words, found, waiting = scene.words, set[int](), [at]
    while waiting:
        i = waiting.pop()
        found.add(i)
        waiting += [k for k in words.kids[i] if words.dep[k] not in ("relcl", "acl", "advcl", "ccomp", "punct")]
    return found


def _runs(tokens: list[int]) -> Iterator[tuple[int, int]]:
    first = last = tokens[0]
    for i in tokens[1:]:
        if i != last + 1:
            yield first, last
            first = i
        last = i
    yield first, last
