"""Ask of one phrase whether a pronoun may mean it: gender and number, grammar, who speaks."""

from bisect import insort

from onrecord.annotate.people import Phrase
from onrecord.annotate.words import Words
from onrecord.model import Gender, Why
from onrecord.resolve.cast import Cast, Link, Someone, distinct
from onrecord.resolve.grammar import SUBJECTS, doer_of, subject_of, verb_of

_ASKED = frozenset({"asked", "pressed", "questioned", "challenged", "quizzed", "grilled"})


class Antecedents:
    """The mentions of one article as pronouns see them.

    A rule answers with a `Link`: to somebody; to nobody, if it meets somebody it cannot tell; None if it has nothing
    to say.
    """

    def __init__(self, words: Words, cast: Cast, sources: dict[int, bool], said: dict[int, frozenset[int]]) -> None:
        """Take the head tokens of all sources, and whether each speaks for the article itself, not inside speech.

        Args:
            words: the article.
            cast: its people and links.
            sources: as said.
            said: the tokens of what each of them says.
        """
        self.words = words
        self.cast = cast
        self.sources = sorted(token for token, narrated in sources.items() if narrated)
        self.spoke = frozenset(sources)
        self.said = said
        self.reported = frozenset().union(*said.values())
        self.at: dict[int, int] = {}
        self.order: list[list[int]] = [[] for _ in words.opens]
        for n, m in enumerate(cast.phrases):
            if m.kind != "pronoun" and n in cast.links:
                self.order[words.sentence[m.head]].append(n)
                if m.kind == "name":
                    for i in range(m.first, m.last + 1):
                        self.at.setdefault(i, n)
                self.at[m.head] = n

    def settle(self, n: int, m: Phrase, link: Link) -> None:
        """Take the answer for a pronoun; from now on it is an antecedent itself."""
        self.cast.set(n, link)
        if link.who is None:
            return
        told: dict[str, Gender] = {"m": "m", "f": "f"}
        link.who.called = link.who.called or told.get(m.pronoun, "")
        self.at[m.head] = n
        insort(self.order[self.words.sentence[m.head]], n, key=lambda k: self.cast.phrases[k].first)

    def who(self, token: int) -> Someone | None:
        """Return whoever is meant at a token."""
        n = self.at.get(token)
        return self.cast.who.get(n) if n is not None else None

    def fits(self, n: int, m: Phrase, speaker: Someone | None, why: Why) -> Link | None:
        """Say whether "he" or "she" may mean whoever a phrase means."""
        someone = self.cast.who.get(n)
        if someone is None:
            return self._narrowed(n, m, speaker, why)
        if not someone.single or someone is speaker or someone.gender not in ("", m.pronoun):
            return None
        if not someone.gender and someone.called not in ("", m.pronoun):
            return Link("unclear", candidates=(someone,))  # called "he" before, "she" now: one of the two is wrong
        head = self.cast.phrases[n].head
        if someone.kind == "unnamed" and not someone.gender and head not in self.spoke:
            if m.head in self.spoke and self.words.dep[head] not in SUBJECTS:
                return None  # who speaks is not "a doctor" who has done nothing
            return Link("unclear", candidates=(someone,))  # "a doctor" may be meant, but nothing says so
        return Link(why, someone, n)

    def _narrowed(self, n: int, m: Phrase, speaker: Someone | None, why: Why) -> Link | None:
        """The gender of the pronoun may leave one holder of a role that could not be told."""
        link = self.cast.links.get(n)
        if link is None:
            return None
        if link.why != "several fit" or self.cast.phrases[n].kind == "name":
            return Link("unclear", candidates=tuple(p for p in link.candidates if p.gender in (m.pronoun, "")))
        held = [p for p in link.candidates if p.gender in (m.pronoun, "") and p is not speaker and p.single]
        if len(held) == 1 and held[0].gender:
            self.cast.link(n, held[0], "only one who fits")
            return Link(why, held[0], n)
        return Link("unclear", candidates=tuple(held))

    def subject(self, token: int, m: Phrase, speaker: Someone | None, why: Why) -> Link | None:
        """Return whom the subject at a token stands for, if the pronoun may mean them."""
        n = self.at.get(token)
        if n is None:
            owner = self.words.child(token, "appos")
            owner = owner if owner >= 0 else self.words.child(token, "poss")
            n = self.at.get(owner) if owner >= 0 else None
            if n is None or self.cast.who.get(n) is None:
                word = self.words.lower[token]
                same = word in ("he", "she") and (word == "he") == (m.pronoun == "m")
                return Link("unclear") if same else None
        return self.fits(n, m, speaker, why)

    def people(self, sentence: int, m: Phrase, stop: int | None = None, *, subjects: bool = False) -> list[Link]:
        """Return the people in a sentence whom the pronoun may mean, in order; open links for those we cannot tell."""
        found: list[Link] = []
        narrowing: list[Link] = []
        for n in self.order[sentence]:
            other = self.cast.phrases[n]
            if (stop is not None and other.last >= stop) or not self.level(other, m) or self.barred(other, m):
                continue
            if subjects and self.words.dep[other.head] not in SUBJECTS:
                continue
            fits = self.fits(n, m, None, "only one who fits")
            if fits is not None:
                (narrowing if self.modifies(other) else found).append(fits)
        return found or narrowing  # "Clinton spokeswoman Ana Ruiz spoke": she is not Clinton

    def level(self, other: Phrase, m: Phrase) -> bool:
        """Say whether both stand in the narrator's words, or both inside quotations."""
        return (self.words.quote[other.head] < 0) == (self.words.quote[m.head] < 0)

    def modifies(self, other: Phrase) -> bool:
        """Say whether a name only narrows another word: "the Labour leader"."""
        return self.words.dep[other.head] in ("compound", "amod", "nmod") and other.kind == "name"

    def barred(self, other: Phrase, m: Phrase) -> bool:
        """Say whether grammar rules an antecedent out: "Asked if Lee would go, he"; "Lee praised him"."""
        w = self.words
        if w.sentence[other.head] != w.sentence[m.head]:
            return False
        if self.modifies(other) or other.head in self.said.get(m.head, ()):
            return True  # what somebody says is not about themselves by name
        verb = verb_of(w, m.head)
        if w.dep[m.head] != "poss" and w.dep[other.head] != "poss" and verb >= 0 and verb_of(w, other.head) == verb:
            return True  # "Through a spokesman, he": two parts of one clause are two people
        if w.dep[m.head] == "dobj" and doer_of(w, verb) == other.head:
            return True  # "Lee met Ruiz and blamed him"
        told = m.head in self.spoke and verb >= 0 and w.head[verb] == verb and subject_of(w, verb) == m.head
        at = other.head
        while w.head[at] != at:
            if told and w.head[at] == verb and not (w.dep[at] == "advcl" and subject_of(w, at) >= 0):
                return True  # "People like Lee, he said"
            if w.head[at] == verb and m.head == subject_of(w, verb):
                # "Campaigning against Lee, he": a participle has the pronoun for its own subject; and
                # "Lee was wrong, he said", where nobody found that something is said.
                participle = w.dep[at] in ("advcl", "prep") and w.tag[at] in ("VBG", "VBN") and subject_of(w, at) < 0
                if participle or w.dep[at] in ("ccomp", "parataxis"):
                    return True
            if w.lower[at] in _ASKED and w.dep[at] in ("advcl", "acl", "prep", "ccomp", "dep", "nsubj", "amod"):
                return True
            if w.lower[at] in _ASKED and at == w.opens[w.sentence[at]]:
                return True
            at = w.head[at]
        return False

    def barred_in_quote(self, other: Phrase, m: Phrase) -> bool:
        """Say whether the pronoun's own verb has the antecedent for its subject."""
        w = self.words
        verb = verb_of(w, m.head)
        return w.dep[m.head] != "poss" and verb >= 0 and subject_of(w, verb) == other.head != m.head

    def last_speaker(self, m: Phrase) -> tuple[int | None, int]:
        """Return who spoke last in the narrator's words, at most two paragraphs up, and where: phrase and sentence."""
        w = self.words
        for token in reversed(self.sources):
            if token < m.head and w.quote[token] < 0 and not self._only_mentioned(token):
                if w.paragraph[m.head] - w.paragraph[token] > 2:
                    break
                return self.at.get(token), w.sentence[token]
        return None, -1

    def _only_mentioned(self, token: int) -> bool:
        """Say whether a source does not speak in the clause's own verb: "Lee's claim that …", "remarks by Lee"."""
        w = self.words
        prep = w.head[token]
        return w.dep[token] == "poss" or (w.dep[token] == "pobj" and w.lower[prep] == "by" and w.dep[prep] == "prep")


def only(links: list[Link]) -> Link:
    """Return the first of these links if all are to one person, else that several fit.

    The first is the one that names them; where one alone cannot be told, nobody is chosen.
    """
    known = distinct([link.who for link in links if link.who is not None])
    if len(known) == 1 and all(link.who is not None for link in links):
        return links[0]
    candidates = distinct([*known, *(p for link in links for p in link.candidates)])
    return Link("several fit" if len(candidates) > 1 else "unclear", candidates=candidates)
