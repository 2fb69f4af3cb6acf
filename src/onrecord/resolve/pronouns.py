"""Decide whom "he", "she", "they" and "who" mean, where that is safe; everything else stays open.

A sieve: the rules run from the surest to the least sure, and each gives up when it meets somebody it cannot tell.
Names inside a quotation are not antecedents of the narrator's pronouns; inside a quotation, "he" is not the speaker.
"""

from bisect import insort

from onrecord.annotate.people import Phrase
from onrecord.annotate.words import Words
from onrecord.resolve.cast import Cast, Someone
from onrecord.resolve.grammar import SUBJECTS, VERBS, authors, is_main, subject_of, verb_of
from onrecord.resolve.roles import Roles

WINDOW = 2  # narrated sentences before the pronoun's own, or paragraphs of speech
SPEECH = 20  # sentences, so that one endless paragraph costs no more than a short one
_ASKED = frozenset({"asked", "pressed", "questioned", "challenged", "quizzed", "grilled"})
_PLACES = frozenset({"in", "at", "near", "from", "around", "across", "inside", "through", "into"})


class Pronouns:
    """Links the pronouns of one article, in order; needs names and nominals linked before."""

    def __init__(self, words: Words, cast: Cast, roles: Roles, sources: dict[int, bool]) -> None:
        """Take the head tokens of all sources, and whether each speaks for the article itself, not inside speech."""
        self.words = words
        self.cast = cast
        self.roles = roles
        self.sources = sorted(token for token, narrated in sources.items() if narrated)
        self.spoke = frozenset(sources)
        self.at: dict[int, int] = {}
        self.order: list[list[int]] = [[] for _ in words.opens]
        for n, m in enumerate(cast.mentions):
            if m.kind != "pronoun" and not (m.kind == "nominal" and n not in cast.who and n not in roles.open):
                self.order[words.sentence[m.head]].append(n)
                if m.kind == "name":
                    for i in range(m.first, m.last + 1):
                        self.at.setdefault(i, n)
                self.at[m.head] = n

    def narrator(self) -> None:
        """Link the pronouns outside quotations."""
        for n, m in enumerate(self.cast.mentions):
            if m.kind == "pronoun" and self.words.quote[m.head] < 0:
                self._settle(n, m, self._antecedent(m, None, None))

    def quoted(self, speakers: dict[int, Someone]) -> None:
        """Link the pronouns inside quotations, given who speaks in which quotation."""
        for n, m in enumerate(self.cast.mentions):
            quote = self.words.quote[m.head]
            if m.kind == "pronoun" and quote >= 0 and n not in self.cast.who:
                speaker = speakers.get(quote)
                if m.pronoun == "i":
                    if speaker is not None and not speaker.plural:
                        self._settle(n, m, speaker)
                else:
                    self._settle(n, m, self._antecedent(m, speaker, speakers))

    def _settle(self, n: int, m: Phrase, someone: Someone | None) -> None:
        if someone is None:
            return
        if m.pronoun in ("m", "f"):
            someone.called = someone.called or m.pronoun
        self.cast.link(n, someone)
        self.at[m.head] = n
        insort(self.order[self.words.sentence[m.head]], n, key=lambda k: self.cast.mentions[k].first)

    def _antecedent(self, m: Phrase, speaker: Someone | None, speakers: dict[int, Someone] | None) -> Someone | None:
        if m.pronoun == "w":
            return self._relative(m)
        if m.pronoun == "p":
            return self._plural(m)
        if m.pronoun not in ("m", "f"):
            return None
        found = self._clause(m, speaker)
        if found is not None:
            return found if isinstance(found, Someone) else None
        if self.words.quote[m.head] < 0:
            return self._before(m)
        return self._in_speech(m, speaker, speakers or {})

    def _relative(self, m: Phrase) -> Someone | None:
        """Return whom a relative clause hangs on: "Ana Ruiz, who said"."""
        w = self.words
        verb = w.head[m.head]
        for _ in range(3):
            if w.dep[verb] == "relcl":
                n = self.at.get(w.head[verb])
                between = [self.at[i] for i in range(w.head[verb] + 1, m.head) if i in self.at]
                if any(w.dep[self.cast.mentions[k].head] == "conj" for k in between):
                    return None  # "Lee and Ruiz, who": one of them, or both
                someone = self.cast.who.get(n) if n is not None else None
                return (
                    someone if someone is not None and (w.lower[m.head] == "which" or someone.kind != "place") else None
                )
            if w.head[verb] == verb:
                return None
            verb = w.head[verb]
        return None

    def _plural(self, m: Phrase) -> Someone | None:
        """Return the only body or group named before "they" or "them" in its sentence."""
        w = self.words
        found = []
        subject = subject_of(w, verb_of(w, m.head))
        if subject == m.head and is_main(w, w.head[m.head]):
            last, _ = self._last_speaker(m)  # "they said", right after somebody
            return last if last is not None and last.plural and last.kind in ("group", "organisation") else None
        for n in self.order[w.sentence[m.head]]:
            other = self.cast.mentions[n]
            someone = self.cast.who.get(n)
            if other.last >= m.first or not self._level(other, m) or self._modifier(other):
                continue
            if someone is None:
                return None
            if someone.plural and w.lower[w.head[other.head]] not in _PLACES and other.head != subject:
                found.append(someone)
        return found[0] if found and all(p is found[0] for p in found) else None

    def _clause(self, m: Phrase, speaker: Someone | None) -> Someone | bool | None:
        """Climb from the pronoun to the subjects above it: "May said she". True: one we cannot tell is there."""
        w = self.words
        at = m.head
        direct = w.dep[at] != "poss"
        for _ in range(12):
            up = w.head[at]
            if up == at:
                return None
            if w.dep[at] == "acl" and not w.tag[up].startswith(VERBS):
                owner = next((self.at[k] for k in authors(w, up) if k in self.at), None)
                if owner is not None:
                    return self._fits(owner, m, speaker)
            verbal = w.tag[up].startswith(VERBS)
            subject = subject_of(w, up) if verbal else -1
            own = subject == m.head or (subject >= 0 and subject == at)
            if subject >= 0 and not own and not (direct and verbal):
                fronted = subject > m.head and w.dep[at] in ("prep", "advcl", "npadvmod")
                if (subject < m.first or fronted) and (w.quote[subject] == w.quote[m.head]):
                    found = self._subject(subject, m, speaker)
                    if found is not None:
                        return True if isinstance(found, Someone) and self._outdone(found, m) else found
            if verbal:
                direct = False
            if w.dep[at] == "conj" and own:
                return None
            at = up
        return None

    def _outdone(self, found: Someone, m: Phrase) -> bool:
        """Say whether the sentence names somebody whose gender fits for sure, while that of ``found`` is unknown."""
        return not found.gender and any(
            p.person and p.gender == m.pronoun
            for n in self.order[self.words.sentence[m.head]]
            if self.cast.mentions[n].last < m.first and (p := self.cast.who.get(n)) is not None and p is not found
        )

    def _subject(self, subject: int, m: Phrase, speaker: Someone | None) -> Someone | bool | None:
        """Return whom a subject stands for if the pronoun may; True if it may stand for somebody we cannot tell."""
        n = self.at.get(subject)
        if n is None:
            owner = self.words.child(subject, "appos")
            owner = owner if owner >= 0 else self.words.child(subject, "poss")
            n = self.at.get(owner) if owner >= 0 else None
            if n is None or self.cast.who.get(n) is None:
                unknown = self.words.lower[subject] in ("he", "she") and self._same_gender(self.words.lower[subject], m)
                return True if unknown else None
        return self._fits(n, m, speaker)

    def _same_gender(self, pronoun: str, m: Phrase) -> bool:
        return (pronoun == "he") == (m.pronoun == "m")

    def _fits(self, n: int, m: Phrase, speaker: Someone | None) -> Someone | bool | None:
        someone = self.cast.who.get(n)
        if someone is None:
            held = [p for p in self.roles.maybe.get(n, []) if p.gender in (m.pronoun, "") and p is not speaker]
            if len(held) == 1 and held[0].gender:
                self.cast.link(n, held[0])
                return held[0]
            return True if n in self.roles.open else None
        if not someone.person or someone is speaker or someone.gender not in ("", m.pronoun):
            return None
        if not someone.gender and someone.called not in ("", m.pronoun):
            return True  # called "he" before, "she" now: one of the two is wrong
        if someone.kind == "unnamed" and not someone.gender and self.cast.mentions[n].head not in self.spoke:
            return True  # "a doctor" may be meant, but nothing says so
        return someone

    def _before(self, m: Phrase) -> Someone | None:
        """Look back from a narrator's pronoun: its own sentence, the speaker just quoted, the sentences before."""
        w = self.words
        here = w.sentence[m.head]
        own = self._people(here, m, stop=m.first)
        if own:
            return self._only(own)
        last, spoken = self._last_speaker(m)
        for back in range(1, WINDOW + 1):
            sentence = self._narrated(here, back, w.paragraph[m.head])
            if sentence is None:
                break
            people = self._people(sentence, m)
            if not people:
                continue
            if last is not None and spoken == sentence and last.kind in ("place", "unknown"):
                return None  # a person's name, perhaps, that was taken for a place
            subject = self._main_subject(sentence, m)
            if isinstance(subject, Someone):
                near = spoken >= sentence or (spoken >= 0 and w.paragraph[w.opens[spoken]] == w.paragraph[m.head])
                clash = near and last is not subject and self._fits_person(last, m)
                rivals = [p for p in self._people(sentence, m, subjects=True) if p is not subject]
                speaks = last is subject and (m.head in self.spoke or None not in rivals)
                surer = not subject.gender and any(p is not None and p.gender for p in people)
                fronted = people[0] is not subject  # "For Lee, Ruiz was a hero. He"
                return None if clash or surer or fronted or (rivals and not speaks) else subject
            return None if subject else self._only(people)
        return last if self._fits_person(last, m) else None

    def _fits_person(self, someone: Someone | None, m: Phrase) -> bool:
        return someone is not None and someone.person and someone.gender in ("", m.pronoun)

    def _only(self, people: list[Someone | None]) -> Someone | None:
        first = people[0]
        return first if first is not None and all(p is first for p in people) else None

    def _people(
        self, sentence: int, m: Phrase, stop: int | None = None, *, subjects: bool = False
    ) -> list[Someone | None]:
        """Return the people in a sentence whom the pronoun may mean, in order; None for one we cannot tell."""
        found: list[Someone | None] = []
        for n in self.order[sentence]:
            other = self.cast.mentions[n]
            if (stop is not None and other.last >= stop) or not self._level(other, m) or self._barred(other, m):
                continue
            if subjects and self.words.dep[other.head] not in SUBJECTS:
                continue
            fits = self._fits(n, m, None)
            if fits is True:
                found.append(None)
            elif isinstance(fits, Someone):
                found.append(fits)
        return found

    def _level(self, other: Phrase, m: Phrase) -> bool:
        """Say whether both stand in the narrator's words, or both inside quotations."""
        return (self.words.quote[other.head] < 0) == (self.words.quote[m.head] < 0)

    def _barred(self, other: Phrase, m: Phrase) -> bool:
        """Say whether grammar rules an antecedent out: "Asked if Lee would go, he"; "Lee praised him"."""
        w = self.words
        if w.sentence[other.head] != w.sentence[m.head]:
            return False
        if self._modifier(other):
            return True
        verb = verb_of(w, m.head)
        if w.dep[m.head] != "poss" and w.dep[other.head] != "poss" and verb >= 0 and verb_of(w, other.head) == verb:
            return True  # "Through a spokesman, he": two parts of one clause are two people
        told = m.head in self.spoke and verb >= 0 and w.head[verb] == verb and subject_of(w, verb) == m.head
        at = other.head
        while w.head[at] != at:
            if told and w.head[at] == verb and not (w.dep[at] == "advcl" and subject_of(w, at) >= 0):
                return True  # "People like Lee, he said"
            if w.head[at] == verb and m.head == subject_of(w, verb):
                # "Campaigning against Lee, he": a participle has the pronoun for its own subject; and
                # "Lee was wrong, he said": what he says is not about himself by name.
                participle = w.dep[at] in ("advcl", "prep") and w.tag[at] in ("VBG", "VBN") and subject_of(w, at) < 0
                if participle or w.dep[at] in ("ccomp", "parataxis"):
                    return True
            if w.lower[at] in _ASKED and w.dep[at] in ("advcl", "acl", "prep", "ccomp", "dep", "nsubj", "amod"):
                return True
            if w.lower[at] in _ASKED and at == w.opens[w.sentence[at]]:
                return True
            at = w.head[at]
        return False

    def _modifier(self, other: Phrase) -> bool:
        return self.words.dep[other.head] in ("compound", "amod", "nmod") and other.kind == "name"

    def _main_subject(self, sentence: int, m: Phrase) -> Someone | bool | None:
        w = self.words
        for i in w.tokens(sentence):
            if w.dep[i] in SUBJECTS and w.quote[i] < 0 and is_main(w, w.head[i]):
                other = self._subject(k, m, None) if (k := w.child(i, "conj")) >= 0 else None
                if other is not None:
                    return True  # "Lee and Ruiz met. He": one of two
                found = self._subject(i, m, None)
                if found is not None:
                    return found
        return None

    def _last_speaker(self, m: Phrase) -> tuple[Someone | None, int]:
        """Return who spoke last in the narrator's words, at most two paragraphs up, and where (sentence)."""
        w = self.words
        for token in reversed(self.sources):
            if token < m.head and w.quote[token] < 0 and not self._only_mentioned(token):
                if w.paragraph[m.head] - w.paragraph[token] > 2:
                    break
                n = self.at.get(token)
                return (self.cast.who.get(n) if n is not None else None), w.sentence[token]
        return None, -1

    def _only_mentioned(self, token: int) -> bool:
        """Say whether a source does not speak in the clause's own verb: "Lee's claim that …", "remarks by Lee"."""
        w = self.words
        prep = w.head[token]
        return w.dep[token] == "poss" or (w.dep[token] == "pobj" and w.lower[prep] == "by" and w.dep[prep] == "prep")

    def _narrated(self, here: int, back: int, paragraph: int) -> int | None:
        """Return the sentence so many narrated sentences before, at most two paragraphs up."""
        w = self.words
        for sentence in range(here - 1, max(-1, here - SPEECH), -1):
            if paragraph - w.paragraph[w.opens[sentence]] > 2 or sentence in w.titled:
                return None
            if any(w.quote[i] < 0 and w.tag[i][:1].isalpha() for i in w.tokens(sentence)):
                back -= 1
                if back == 0:
                    return sentence
        return None

    def _in_speech(self, m: Phrase, speaker: Someone | None, speakers: dict[int, Someone]) -> Someone | None:
        """Look back from a pronoun in a quotation: in it, then paragraph by paragraph, the first that names anybody.

        The words of other speakers do not count. Where nobody knows who speaks, only the quotation itself does.
        """
        w = self.words
        found: dict[int, list[Someone | None]] = {}
        for sentence in range(w.sentence[m.head], max(-1, w.sentence[m.head] - SPEECH), -1):
            back = w.paragraph[m.head] - w.paragraph[w.opens[sentence]]
            if back > WINDOW or sentence in w.titled:
                break
            for n in self.order[sentence]:
                other = self.cast.mentions[n]
                if other.last >= m.first or self._modifier(other) or self._barred_in_quote(other, m):
                    continue
                fits = self._fits(n, m, speaker)
                quote = w.quote[other.head]
                if fits is None or (quote >= 0 and quote != w.quote[m.head] and speakers.get(quote) is not speaker):
                    continue
                level = -1 if quote == w.quote[m.head] else back
                found.setdefault(level, []).append(fits if isinstance(fits, Someone) else None)
        if not found or (speaker is None and -1 not in found):
            return None
        return self._only(found[min(found)])

    def _barred_in_quote(self, other: Phrase, m: Phrase) -> bool:
        w = self.words
        verb = verb_of(w, m.head)
        return w.dep[m.head] != "poss" and verb >= 0 and subject_of(w, verb) == other.head != m.head
