"""Fill in who does what to whom with words, and how far the article itself says so.

Who: a source or target that is a pronoun never means the other one ("prompted Democrats to accuse them"); "each other"
means the other one. A relation that reported words express (`Relation.of_speaker`) is done by whoever says them.

How far: what a relation says of itself (its own polarity and modality) stays, and the attribution in whose content it
stands can only take away: content that is denied makes it negative; content that is asked, supposed or only heard
makes an asserted one a question, hypothetical or hearsay. An attribution that reports a saying affirmatively adds
nothing: that X says it is an edge of its own (`rec:parent`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotate.words import Words
from onrecord.model import Attribution, Relation, Span
from onrecord.resolve.answers import answers
from onrecord.resolve.cast import Cast, Link, Someone
from onrecord.resolve.mutual import Mutual
from onrecord.resolve.sides import Sides
from onrecord.resolve.speakers import Speakers
from onrecord.resolve.told import Told, in_manner

_EVERYBODY = frozenset(
    {"i", "we", "you", "it", "this", "that", "which", "what", "everyone", "everybody", "nobody", "who", "there"}
)


@dataclass(frozen=True, slots=True)
class Pointed:
    """Who is meant by a span: the mention, and the someone if that is known."""

    mention: int | None
    who: Someone | None


class Relations:
    """Resolves the relations of one article, once everybody else in it is known."""

    def __init__(self, words: Words, cast: Cast, speakers: Speakers, sides: Sides, text: str) -> None:
        self.words = words
        self.sides = sides
        self.cast = cast
        self.speakers = speakers
        self.text = text
        self.spread = Mutual(words, cast, speakers, text)

    def point(self, span: Span) -> Pointed:
        """Return who is meant by a source or target."""
        n = self.speakers.mention(self.speakers.head((span,)), source=False)
        return Pointed(n, self.speakers.someone(n))

    def settle(self, found: Sequence[Relation], attributions: Sequence[Attribution]) -> None:
        """Unlink the pronouns that were taken to mean the one who acts on them; link those of whom something is said.

        In "“He has failed,” she said of Mr Berg" it is Mr Berg who has.
        """
        told = Told(attributions, self.text)
        for one in found:
            if one.of_speaker:
                self._said_of(one, told)
            doer = self.point(one.source_span) if one.source_span is not None else Pointed(None, None)
            self._narrow(doer, [self.point(span) for span in one.target_spans])
            for span in one.target_spans:
                self._narrow(self.point(span), [doer])
                target = self.point(span)
                self._target(one, span, doer)  # puts on record who is meant
                if doer.who is None or target.who is not doer.who or target.mention is None:
                    continue
                phrase = self.cast.phrases[target.mention]
                if phrase.kind == "pronoun" and not self.words.lower[phrase.head].endswith(("self", "selves")):
                    self.cast.leave(target.mention, "unclear")

    def _said_of(self, one: Relation, told: Told) -> None:
        w = self.words
        around = told.around(one)
        cue = w.within(around.cue[0]) if around is not None and around.cue else range(0)
        of = next((k for i in cue for k in w.kids[i] if w.dep[k] == "prep" and w.lower[k] in ("of", "about")), -1)
        n = self.speakers.at.get(w.child(of, "pobj")) if of >= 0 else None
        whom = self.cast.who.get(n) if n is not None else None
        for span in one.target_spans if whom is not None else ():
            target = self.point(span)
            phrase = self.cast.phrases[target.mention] if target.mention is not None else None
            if phrase is None or target.mention is None or target.who is not None or whom is None:
                continue
            single = phrase.pronoun in ("m", "f") and whom.single and whom.gender in ("", phrase.pronoun)
            if single or (phrase.pronoun == "p" and whom.plural):
                self.cast.set(target.mention, Link("only one who fits", whom, n))

    def _narrow(self, at: Pointed, others: Sequence[Pointed]) -> None:
        """Link a pronoun that several fit where only one of them is not on the other side of the relation."""
        link = self.cast.links.get(at.mention) if at.mention is not None else None
        if at.mention is None or link is None or link.who is not None or link.why != "several fit":
            return
        if self.cast.phrases[at.mention].kind != "pronoun":
            return
        across = [other.who for other in others if other.who is not None]
        left = [someone for someone in link.candidates if all(someone is not other for other in across)]
        if len(left) == 1 < len(link.candidates):
            self.cast.link(at.mention, left[0], "only one who fits")

    def record(
        self,
        found: Sequence[Relation],
        attributions: tuple[Attribution, ...],
        said: dict[str, Someone | None],
        named: dict[int, str],
    ) -> tuple[Relation, ...]:
        """Return the relations with their people, attribution and manner; leave out what nobody is known to say.

        Args:
            found: as extractors found them, with `spread` applied.
            attributions: with their speakers.
            said: who says each attribution.
            named: the id of each someone.
        """
        told = Told(attributions, self.text)
        out = [self._filled(one, told, said, named) for one in found]
        kept = [self._to_others(one) for one in out if one is not None and not self._to_himself(one)]
        return answers(kept, attributions, self.words, self.text, self._speaking(named))

    def _to_himself(self, one: Relation) -> bool:
        """Say whether whoever does it is the only one to whom it is done, without a word like "herself" saying so."""
        if one.source is None or set(one.targets) != {one.source}:
            return False
        return not any(span.of(self.text).casefold().endswith(("self", "selves")) for span in one.target_spans)

    @staticmethod
    def _to_others(one: Relation) -> Relation:
        """Return the relation without its source among the targets: "blamed himself" is no edge."""
        return replace(one, targets=tuple(target for target in one.targets if target != one.source))

    def _speaking(self, named: dict[int, str]) -> Callable[[str, str], bool]:
        """Return who may answer for whom: a spokesman for whom he speaks, a body or its voice for those on its side."""
        people = {named[id(p)]: p for p in self.cast.people if id(p) in named}

        @cache
        def speaks_for(one: str, other: str) -> bool:
            voice, target = people.get(one), people.get(other)
            if voice is None or target is None or voice.kind == "person":
                return False
            theirs = {id(body) for body in self.sides.of(target, dated=True)}
            return voice.owner is target or any(id(body) in theirs for body in self.sides.of(voice, dated=True))

        return speaks_for

    def _filled(
        self,
        one: Relation,
        told: Told,
        said: dict[str, Someone | None],
        named: dict[int, str],
    ) -> Relation | None:
        around = told.sayer(one) if one.of_speaker else told.around(one)
        doer = self.point(one.source_span) if one.source_span is not None else Pointed(None, None)
        targets = [self._target(one, span, doer) for span in one.target_spans]
        if one.of_speaker:
            return self._spoken(one, around, told, said, named, targets)
        sure = min([self._factor(doer), *map(self._factor, targets)])
        return in_manner(
            replace(
                one,
                source=named[id(doer.who)] if doer.who is not None else None,
                targets=_ids(targets, named),
                attribution=one.attribution or told.made_in(one),
                confidence=round(one.confidence * sure, 4),
            ),
            around,
            self.words,
        )

    def _target(self, one: Relation, span: Span, doer: Pointed) -> Pointed:
        """Return who is meant by a target: of "their plan", where the plan is the charge as well, whose it is."""
        found = self.point(span)
        if found.mention is not None or not any(part.covers(span) for part in one.charge):
            return found
        head = self.speakers.head((span,))
        owner = next((k for k in self.words.kids[head] if self.words.tag[k] == "PRP$"), -1) if head >= 0 else -1
        n = self.speakers.mention(owner, source=False)
        who = self.speakers.someone(n)
        return found if who is None or who is doer.who else Pointed(n, who)

    def _spoken(
        self,
        one: Relation,
        around: Attribution | None,
        told: Told,
        said: dict[str, Someone | None],
        named: dict[int, str],
        targets: list[Pointed],
    ) -> Relation | None:
        """Return what whoever says the words around the cue does with them; None where nobody does, or to himself."""
        if around is None or around.withholds or self._of_others(one, around):
            return None
        speaker = said.get(around.id)
        source = told.source(around)
        if (speaker is None and source is None) or self._himself(speaker, around, targets):
            return None
        sure = min([1.0, *map(self._factor, targets)])
        return in_manner(
            replace(
                one,
                source_span=source,
                source=named[id(speaker)] if speaker is not None else None,
                targets=_ids(targets, named),
                attribution=around.id,
                confidence=round(one.confidence * around.confidence * sure, 4),
            ),
            around,
            self.words,
        )

    def _himself(self, speaker: Someone | None, around: Attribution, targets: list[Pointed]) -> bool:
        """Say whether the words may be about their speaker, about the one for whom he speaks, or nobody's opinion."""
        if speaker is not None and speaker.kind == "unknown" and not speaker.name and self._common(around):
            return True  # results, a poll: they show something, and mean nothing by it
        for target in targets:
            if target.mention is None:
                return True  # taxes, the weather
            if target.who is None:
                form = self.cast.phrases[target.mention].pronoun
                if self.cast.phrases[target.mention].kind == "name":
                    return True  # coal, a law
                if form not in ("m", "f", "") or (form and around.kind == "indirect"):
                    return True  # "Ruiz said that she had failed": herself, as far as anybody knows; "they": the plans?
            elif target.who.kind == "unknown" and target.who.name:
                return True  # a law, a film, a ship
            elif target.who is speaker or (speaker is not None and speaker.owner is target.who):
                return True
        return False

    def _common(self, around: Attribution) -> bool:
        """Say whether the source is no name: "the results", not "Lund"."""
        head = self.speakers.head(around.source, around.source_head)
        return head >= 0 and self.words.text[head][:1].islower()

    def _of_others(self, one: Relation, around: Attribution) -> bool:
        """Say whether the speaker tells what others think: "They believe that he is a liar", with nobody to say who."""
        w = self.words
        inside = [w.within(part) for part in around.content]
        cue = w.within(one.cue[0])
        at = cue[-1] if len(cue) else -1
        while at >= 0 and w.head[at] != at and any(w.head[at] in part for part in inside):
            over = w.head[at]
            who = w.child(over, "nsubj") if w.dep[at] == "ccomp" else -1
            if who >= 0 and w.lower[who] not in _EVERYBODY and w.tag[over].startswith("VB"):
                return True
            at = over
        return False

    def _factor(self, at: Pointed) -> float:
        return self.speakers.factor(at.mention, at.who)


def _ids(pointed: list[Pointed], named: dict[int, str]) -> tuple[str, ...]:
    return tuple(sorted({named[id(p.who)] for p in pointed if p.who is not None}))
