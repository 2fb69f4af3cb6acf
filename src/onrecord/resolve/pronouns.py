"""Decide whom "he", "she", "they" and "who" mean in the narrator's words, where that is safe; the rest stays open.

A sieve: the rules run from the surest to the least sure, and each gives up when it meets somebody it cannot tell.
Names inside a quotation are not antecedents of the narrator's pronouns.
"""

from onrecord.annotate.people import Phrase
from onrecord.annotate.words import Words
from onrecord.resolve.antecedents import Antecedents, only
from onrecord.resolve.cast import Cast, Link, Someone
from onrecord.resolve.grammar import SUBJECTS, VERBS, authors, doer_of, is_main, subject_of, verb_of

WINDOW = 2  # narrated sentences before the pronoun's own, or paragraphs of speech
SPEECH = 20  # sentences, so that one endless paragraph costs no more than a short one
_PLACES = frozenset({"in", "at", "near", "from", "around", "across", "inside", "through", "into"})
NOBODY = Link("nobody fits")


class Pronouns:
    """Links the pronouns outside quotations, in order; needs names and nominals linked before."""

    def __init__(self, words: Words, cast: Cast, before: Antecedents) -> None:
        self.words = words
        self.cast = cast
        self.before = before

    def link(self) -> None:
        """Link what is safe."""
        for n, m in enumerate(self.cast.phrases):
            if m.kind == "name" and n not in self.cast.who and m.head in self.before.spoke:
                self._shared_name(n, m)
            elif m.kind == "pronoun" and self.words.quote[m.head] < 0:
                if m.pronoun == "w":
                    self.before.settle(n, m, self.relative(m))
                elif m.pronoun == "p":
                    self.before.settle(n, m, self.plural(m))
                elif m.pronoun in ("m", "f"):
                    self.before.settle(n, m, self.clause(m, None) or self._earlier(m))

    def _shared_name(self, n: int, m: Phrase) -> None:
        """Give a surname that several share to the one of them who spoke last and is spoken of since."""
        k, _ = self.before.last_speaker(m)
        last = self.cast.who.get(k) if k is not None else None
        link = self.cast.links.get(n)
        if last is None or k is None or link is None or last not in link.candidates:
            return
        since = self.cast.phrases[k].head
        others = [self.cast.last(p, m.head) for p in link.candidates if p is not last]
        if not any(j is not None and self.cast.phrases[j].head > since for j in others):
            self.before.settle(n, m, Link("speaker before", last, k))

    def relative(self, m: Phrase) -> Link:
        """Return whom a relative clause hangs on: "Ana Ruiz, who said"."""
        w = self.words
        verb = w.head[m.head]
        for _ in range(3):
            if w.dep[verb] == "relcl":
                return self._hung_on(m, w.head[verb])
            if w.head[verb] == verb:
                break
            verb = w.head[verb]
        return Link("unclear")

    def _hung_on(self, m: Phrase, noun: int) -> Link:
        w = self.words
        n = self.before.at.get(noun)
        if n is None and w.dep[noun] == "appos":
            noun = w.head[noun]  # "Ana Ruiz, a lawyer who"
            n = self.before.at.get(noun) if w.child(noun, "conj") < 0 and w.dep[noun] != "conj" else None
        between = [self.before.at[i] for i in range(noun + 1, m.head) if i in self.before.at]
        if any(w.dep[self.cast.phrases[k].head] == "conj" for k in between):
            return Link("several fit")  # "Lee and Ruiz, who": one of them, or both
        someone = self.cast.who.get(n) if n is not None else None
        if someone is None or (w.lower[m.head] != "which" and someone.kind == "place"):
            return Link("unclear")
        return Link("relative clause", someone, n)

    def plural(self, m: Phrase) -> Link:
        """Return the only body or group named before "they" or "them" in its sentence."""
        w = self.words
        subject = subject_of(w, verb_of(w, m.head))
        if subject == m.head and is_main(w, w.head[m.head]):
            n, _ = self.before.last_speaker(m)  # "they said", right after somebody
            last = self.cast.who.get(n) if n is not None else None
            told = m.head in self.before.spoke and last is not None and last.kind in ("group", "organisation")
            return Link("speaker before", last, n) if told else NOBODY
        doer = doer_of(w, verb_of(w, m.head))
        if w.dep[m.head] == "poss":
            return self._their_own(m) or self._only_plural(m, subject)
        return self._only_plural(m, doer if subject < 0 else subject)

    def _only_plural(self, m: Phrase, doer: int) -> Link:
        """Return the only body or group before "they" in its sentence that is not the one who does it to them."""
        w = self.words
        found: list[Link] = []
        for n in self.before.order[w.sentence[m.head]]:
            other = self.cast.phrases[n]
            someone = self.cast.who.get(n)
            if other.last >= m.first or not self.before.level(other, m) or self.before.modifies(other):
                continue
            if someone is None:
                return Link("unclear")
            if someone.plural and w.lower[w.head[other.head]] not in _PLACES and other.head != doer:
                found.append(Link("only one who fits", someone, n))
        whole = [one for one in found if not any(self._within(one, other) for other in found)]
        return only(whole) if whole else NOBODY  # "voters who trust the council": the voters

    def _within(self, one: Link, other: Link) -> bool:
        """Say whether one is only told of in the words on another."""
        if one is other or one.through is None or other.through is None:
            return False
        at, top = (self.cast.phrases[n].head for n in (one.through, other.through))
        return at != top and self._under(at, top)

    def _their_own(self, m: Phrase) -> Link | None:
        """Return who does something with what is theirs: "Republicans renewed their criticism"."""
        w = self.words
        thing = w.head[m.head]
        subject = subject_of(w, w.head[thing]) if w.dep[thing] == "dobj" else -1
        n = self.before.at.get(subject)
        someone = self.cast.who.get(n) if n is not None and subject < m.first else None
        if someone is None or not someone.plural or not self.before.level(self.cast.phrases[n or 0], m):
            return None
        others = {
            self.cast.who.get(k)
            for k in self.before.order[w.sentence[m.head]]
            if self.cast.phrases[k].last < w.head[thing] and not self._under(self.cast.phrases[k].head, subject)
        }
        return Link("subject of the clause", someone, n) if others <= {someone} else None

    def _under(self, at: int, top: int) -> bool:
        """Say whether a word hangs on another one."""
        w = self.words
        while at != top and w.head[at] != at:
            at = w.head[at]
        return at == top

    def clause(self, m: Phrase, speaker: Someone | None) -> Link | None:
        """Climb from the pronoun to the subjects above it: "May said she"."""
        w = self.words
        at = m.head
        direct = w.dep[at] != "poss"
        doer = doer_of(w, w.head[at]) if w.dep[at] == "dobj" else -1  # "Lee met Ruiz and blamed him": not Lee
        for _ in range(12):
            up = w.head[at]
            if up == at:
                return None
            if w.dep[at] == "acl" and not w.tag[up].startswith(VERBS):
                owner = next((self.before.at[k] for k in authors(w, up) if k in self.before.at), None)
                if owner is not None:
                    return self.before.fits(owner, m, speaker, "subject of the clause")
            verbal = w.tag[up].startswith(VERBS)
            subject = subject_of(w, up) if verbal else -1
            own = subject == m.head or (subject >= 0 and subject == at)
            if subject >= 0 and not own and subject != doer and not (direct and verbal):
                fronted = subject > m.head and w.dep[at] in ("prep", "advcl", "npadvmod")
                if (subject < m.first or fronted) and (w.quote[subject] == w.quote[m.head]):
                    found = self.before.subject(subject, m, speaker, "subject of the clause")
                    if found is not None:
                        return self._unless_outdone(found, m)
            if verbal:
                direct = False
            if w.dep[at] == "conj" and own:
                return self._parallel(m, up)
            at = up
        return None

    def _parallel(self, m: Phrase, verb: int) -> Link | None:
        """Return who speaks in the clause before "and", for one who speaks behind it: "Lee said it, but he added"."""
        subject = subject_of(self.words, verb)
        if m.head not in self.before.spoke or subject not in self.before.spoke or subject > m.head:
            return None
        return self.before.subject(subject, m, None, "subject of the clause")

    def _unless_outdone(self, found: Link, m: Phrase) -> Link:
        """Give up where the sentence names somebody whose gender fits for sure, while that of ``found`` is unknown."""
        if found.who is None or found.who.gender:
            return found
        if found.through is not None and {m.head, self.cast.phrases[found.through].head} <= self.before.spoke:
            return found  # "Lee told reporters that Ruiz was here, but he said"
        surer = [
            p
            for n in self.before.order[self.words.sentence[m.head]]
            if self.cast.phrases[n].last < m.first
            and (p := self.cast.who.get(n)) is not None
            and p is not found.who
            and p.single
            and p.gender == m.pronoun
        ]
        return Link("several fit", candidates=(found.who, *surer)) if surer else found

    def _earlier(self, m: Phrase) -> Link:
        """Look back: in the pronoun's own sentence, to the speaker just quoted, in the sentences before."""
        w = self.words
        here = w.sentence[m.head]
        own = self.before.people(here, m, stop=m.first)
        if own:
            return only(own)
        n, spoken = self.before.last_speaker(m)
        last = self.cast.who.get(n) if n is not None else None
        for back in range(1, WINDOW + 1):
            sentence = self._narrated(here, back, w.paragraph[m.head])
            if sentence is None:
                break
            people = self.before.people(sentence, m)
            if not people:
                continue
            if last is not None and spoken == sentence and last.kind in ("place", "unknown"):
                return Link("unclear")  # a person's name, perhaps, that was taken for a place
            if last is not None and n is not None and spoken == sentence and self._speaks_on(last, n, people, m):
                return Link("speaker before", last, n)
            subject = self._main_subject(sentence, m)
            if subject is None:
                return only(people)
            if subject.who is None:
                return Link("several fit", candidates=only(people).candidates)
            return self._of_sentence(m, subject, people, last, spoken, sentence)
        if last is not None and self._fits(last, m):
            return Link("speaker before", last, n)
        return NOBODY

    def _speaks_on(self, last: Someone, n: int, people: list[Link], m: Phrase) -> bool:
        """Say whether who spoke last speaks on: nobody else who fits acts in the sentence."""
        if m.head not in self.before.spoke or not last.gender or not self._fits(last, m):
            return False
        return all(p.who is last or self._inside(p, Link("named", last, n)) or not self._acts(p) for p in people)

    def _acts(self, one: Link) -> bool:
        """Say whether somebody is the subject of a clause that is not reported."""
        if one.through is None:
            return True
        head = self.cast.phrases[one.through].head
        w = self.words
        return head not in self.before.reported and w.dep[head] in SUBJECTS and is_main(w, w.head[head])

    def _of_sentence(
        self, m: Phrase, subject: Link, people: list[Link], last: Someone | None, spoken: int, sentence: int
    ) -> Link:
        """Return the main subject of an earlier sentence, unless another one there, or who spoke last, may be meant."""
        w = self.words
        near = spoken >= sentence or (spoken >= 0 and w.paragraph[w.opens[spoken]] == w.paragraph[m.head])
        clash = near and last is not None and last is not subject.who and self._fits(last, m)
        goes_on = last is subject.who and m.head in self.before.spoke  # who spoke speaks on, whatever the first name
        rivals = [p for p in self.before.people(sentence, m, subjects=True) if p.who is not subject.who]
        speaks = goes_on or (last is subject.who and all(p.who is not None for p in rivals))
        surer = subject.who is not None and not subject.who.gender and any(p.who and p.who.gender for p in people)
        surer = surer and not goes_on
        fronted = (
            people[0].who is not subject.who and not self._inside(people[0], subject) and not self._owns(people[0])
        )
        if clash or surer or fronted or (rivals and not speaks):
            others = [Link("unclear", candidates=(last,))] if clash and last is not None else []
            return only([subject, *people, *others, Link("unclear")])
        return subject

    def _inside(self, one: Link, other: Link) -> bool:
        """Say whether one is only named inside the words for the other: "Lee's spokesman"; not in "For Lee, Ruiz"."""
        if one.through is None or other.through is None:
            return False
        inner, outer = self.cast.phrases[one.through], self.cast.phrases[other.through]
        return outer.first <= inner.first and inner.last <= outer.last

    def _owns(self, one: Link) -> bool:
        """Say whether somebody is only named as an owner: "After Lee's death, Ruiz"."""
        return one.through is not None and self.words.dep[self.cast.phrases[one.through].head] == "poss"

    def _fits(self, someone: Someone, m: Phrase) -> bool:
        return someone.single and someone.gender in ("", m.pronoun)

    def _main_subject(self, sentence: int, m: Phrase) -> Link | None:
        w = self.words
        for i in w.tokens(sentence):
            if w.dep[i] in SUBJECTS and w.quote[i] < 0 and is_main(w, w.head[i]):
                k = w.child(i, "conj")
                if k >= 0 and self.before.subject(k, m, None, "subject of the clause") is not None:
                    return Link("several fit")  # "Lee and Ruiz met. He": one of two
                found = self.before.subject(i, m, None, "only one who fits")
                if found is not None:
                    return found
        return None

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
