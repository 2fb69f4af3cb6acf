"""Say "each other" by name: who accuses whom where two accuse each other."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.words import Words
from onrecord.ids import relation_id
from onrecord.model import Relation, Span
from onrecord.resolve.cast import Cast, Someone
from onrecord.resolve.speakers import Speakers

_PAIRS = frozenset(
    {"the two", "both", "they", "the pair", "the two men", "the two women", "the two sides", "both sides"}
)


class Mutual:
    """Spreads relations to "each other" over those who are meant."""

    def __init__(self, words: Words, cast: Cast, speakers: Speakers, text: str) -> None:
        self.words = words
        self.cast = cast
        self.speakers = speakers
        self.text = text

    def __call__(self, found: Sequence[Relation]) -> list[Relation]:
        """Say "each other" by name where both are known: one relation each way.

        "Norland and Sudland accused one another" are two relations with one target; "The two accused each other" is
        one, of the only two people, or bodies, in the sentence before.
        """
        out: list[Relation] = []
        twins: dict[tuple[object, str], list[Span]] = {}
        for one in found:
            if self._mutual(one) and one.source_span is not None:
                twins.setdefault((one.cue, one.type), []).append(one.source_span)
        for one in found:
            if not self._mutual(one):
                out.append(one)
                continue
            spans = twins.get((one.cue, one.type), [])
            if (
                len(spans) == 1
                and spans[0].of(self.text).lower() in _PAIRS
                and self.speakers.someone(self._mention(spans[0])) is None
            ):
                spans = self._pair_before(spans[0])
                out += [_between(one, me, [s for s in spans if s != me]) for me in spans] or [one]
            else:
                others = [s for s in spans if s != one.source_span]
                out.append(_between(one, one.source_span, others) if one.source_span and others else one)
        return list({one.id: one for one in out}.values())

    def _mutual(self, one: Relation) -> bool:
        words = [span.of(self.text).lower() for span in one.target_spans]
        return words in (["each other"], ["one another"])

    def _pair_before(self, span: Span) -> list[Span]:
        """Return the first names of the only two of a kind in the sentence before; nothing if there are others."""
        w = self.words
        inside = w.within(span)
        here = w.sentence[inside[0]] if len(inside) else 0
        if here == 0 or w.paragraph[w.opens[here]] - w.paragraph[w.opens[here - 1]] > 1:
            return []
        named: dict[int, tuple[Someone, int]] = {}
        for n, m in enumerate(self.cast.phrases):
            someone = self.cast.who.get(n)
            if someone is not None and w.sentence[m.head] == here - 1 and w.quote[m.head] < 0 and m.kind == "name":
                named.setdefault(id(someone), (someone, n))
        people = [(p, n) for p, n in named.values() if p.kind == "person"]
        chosen = people or list(named.values())
        if len(chosen) != 2:
            return []
        return [w.span(self.cast.phrases[n].first, self.cast.phrases[n].last) for _, n in chosen]

    def _mention(self, span: Span) -> int | None:
        return self.speakers.mention(self.speakers.head((span,)), source=False)


def _between(one: Relation, source: Span, targets: list[Span]) -> Relation:
    """Return a relation with other people, and the id that it has with them."""
    return replace(
        one,
        id=relation_id(one.article, one.type, one.cue, source, targets),
        source_span=source,
        target_spans=tuple(targets),
    )
