"""Decide whom the pronouns of a quotation mean: "I" is its speaker, "we" the speaker's side, "he" somebody else.

Inside a quotation "he" is never the speaker, and the words of other speakers do not count.
"""

from dataclasses import dataclass

from onrecord.annotate.people import Phrase
from onrecord.annotate.words import Words
from onrecord.resolve.antecedents import Antecedents, only
from onrecord.resolve.cast import Cast, Link, Someone
from onrecord.resolve.pronouns import NOBODY, SPEECH, WINDOW, Pronouns
from onrecord.resolve.sides import Sides


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who speaks in a quotation and to whom, and the mentions that say so."""

    speaker: Someone | None = None
    source: int | None = None
    addressee: Someone | None = None
    told: int | None = None


NOT_SAID = Spoken()


class Speech:
    """Links the pronouns inside quotations."""

    def __init__(self, words: Words, cast: Cast, before: Antecedents, sides: Sides) -> None:
        self.words = words
        self.cast = cast
        self.before = before
        self.sides = sides
        self.pronouns = Pronouns(words, cast, before)

    def link(self, spoken: dict[int, Spoken]) -> None:
        """Link what is safe, given who speaks in which quotation."""
        for n, m in enumerate(self.cast.phrases):
            quote = self.words.quote[m.head]
            if m.kind == "pronoun" and quote >= 0 and n not in self.cast.who:
                link = self._decide(m, spoken.get(quote, NOT_SAID), spoken)
                if link is not None:
                    self.before.settle(n, m, link)

    def _decide(self, m: Phrase, said: Spoken, spoken: dict[int, Spoken]) -> Link | None:
        if m.pronoun == "i":
            return self._i(said)
        if m.pronoun == "we":
            return self.sides.we(said.speaker, said.source)
        if m.pronoun == "you":
            known = said.addressee is not None
            return Link("addressee", said.addressee, said.told) if known else Link("unclear")
        if m.pronoun == "w":
            return self.pronouns.relative(m)
        if m.pronoun == "p":
            return self.pronouns.plural(m)
        if m.pronoun in ("m", "f"):
            return self.pronouns.clause(m, said.speaker) or self._in_speech(m, said.speaker, spoken)
        return None

    def _i(self, said: Spoken) -> Link:
        if said.speaker is not None and not said.speaker.plural:
            return Link("who speaks", said.speaker, said.source)
        return Link("unclear", candidates=(said.speaker,) if said.speaker else ())

    def _in_speech(self, m: Phrase, speaker: Someone | None, spoken: dict[int, Spoken]) -> Link:
        """Look back from "he" or "she": in its quotation, then paragraph by paragraph, to the first that names anybody.

        Where nobody knows who speaks, only the quotation itself counts.
        """
        w = self.words
        found: dict[int, list[Link]] = {}
        for sentence in range(w.sentence[m.head], max(-1, w.sentence[m.head] - SPEECH), -1):
            back = w.paragraph[m.head] - w.paragraph[w.opens[sentence]]
            if back > WINDOW or sentence in w.titled:
                break
            for n in self.before.order[sentence]:
                other = self.cast.phrases[n]
                if other.last >= m.first or self.before.modifies(other) or self.before.barred_in_quote(other, m):
                    continue
                fits = self.before.fits(n, m, speaker, "only one who fits")
                quote = w.quote[other.head]
                others = quote >= 0 and quote != w.quote[m.head] and spoken.get(quote, NOT_SAID).speaker is not speaker
                if fits is None or others:
                    continue
                found.setdefault(-1 if quote == w.quote[m.head] else back, []).append(fits)
        if not found or (speaker is None and -1 not in found):
            return NOBODY
        return only(found[min(found)])
