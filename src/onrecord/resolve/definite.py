"""Decide which body "the party", "the ministry" or "it" means, of those that the article has named before.

The only body of its kind is meant; of several, the one on whose side the subject of the clause, the speaker, or the
subject of the sentence before is. The nearest one is no reason.
"""

from onrecord.annotate.mentions import definite
from onrecord.annotate.people import Phrase, body_classes, body_nouns
from onrecord.annotate.words import Words
from onrecord.model import Why
from onrecord.resolve.antecedents import Antecedents
from onrecord.resolve.cast import Cast, Link, Someone, distinct
from onrecord.resolve.grammar import SUBJECTS, is_main, subject_of
from onrecord.resolve.nearness import at_hand
from onrecord.resolve.sides import Sides

NEAR = 6  # paragraphs in which a body must have been spoken of


class Definite:
    """Links the nouns and pronouns that refer back to bodies, in order; needs everything else linked before."""

    def __init__(self, words: Words, cast: Cast, before: Antecedents, sides: Sides) -> None:
        self.words = words
        self.cast = cast
        self.before = before
        self.sides = sides
        self.classes: dict[int, frozenset[str]] = {}

    def link(self, spoken: dict[int, Someone]) -> None:
        """Link what is safe, given who speaks at which token, inside quotations and out."""
        for n, m in enumerate(self.cast.phrases):
            if m.kind == "nominal" and definite(m) and n not in self.cast.links:
                self.before.settle(n, m, self._body(m, spoken))
            elif m.pronoun == "n":
                link = self._of_clause(m)
                if link is None and m.head in self.before.spoke and self.words.quote[m.head] < 0:
                    link = self._it(m)
                if link is not None:
                    self.before.settle(n, m, link)

    def _of_clause(self, m: Phrase) -> Link | None:
        """Return the body that is the subject of the clause above: "Labour says it …", "Labour changed its mind"."""
        w = self.words
        own = w.dep[m.head] == "poss"
        if not own and (w.dep[m.head] not in SUBJECTS or self._empty(m)):
            return None
        subject = next(iter(self._subjects_above(m)), -1)
        someone = self.before.who(subject) if subject >= 0 and w.quote[subject] == w.quote[m.head] else None
        if someone is None or someone.kind not in ("organisation", "place", "unknown") or not someone.plural:
            return None
        return Link("subject of the clause", someone, self.before.at[subject])

    def _empty(self, m: Phrase) -> bool:
        """Say whether "it" may mean nobody: "it was likely that", "it seems", "it rained"."""
        w = self.words
        verb = w.head[m.head]
        if w.lower[verb] in ("seems", "seemed", "appears", "appeared", "turns", "turned", "rained", "rains", "snowed"):
            return True
        if w.child(verb, "acomp", "attr", "oprd") >= 0 or not w.tag[verb].startswith(("VB", "MD")):
            return True  # "it was likely that", "makes it easier"
        return w.dep[m.head] == "nsubjpass" and w.child(verb, "ccomp", "csubj") >= 0

    def _it(self, m: Phrase) -> Link:
        """Return the body that spoke before: "The ministry denied that. It said"."""
        w = self.words
        n, sentence = self.before.last_speaker(m)
        someone = self.cast.who.get(n) if n is not None else None
        if someone is None or n is None:
            return Link("unclear")
        if someone.kind not in ("organisation", "place", "unknown"):
            return Link("nobody fits")
        for between in range(sentence, w.sentence[m.head]):
            other = self._main_subject(between)
            if other is not None and other is not someone and other.plural and other.kind != "group":
                return Link("several fit", candidates=(someone, other))
        return Link("speaker before", someone, n)

    def _body(self, m: Phrase, spoken: dict[int, Someone]) -> Link:
        w = self.words
        beside = w.head[m.head] if w.dep[m.head] == "appos" else w.child(m.head, "appos")
        if beside < 0 and m.head + 1 < len(w) and w.sentence[m.head + 1] == w.sentence[m.head]:
            beside = m.head + 1  # "the website Mashable"
        someone = self.before.who(beside) if beside >= 0 else None
        if someone is not None and someone.kind in ("organisation", "unknown"):
            return Link("apposition", someone, self.before.at[beside])
        found = self._named(m)
        if not found:
            return Link("nobody fits")
        if len(found) == 1:
            return self._only(m, found[0])
        chosen = self._in_sentence(m, found, spoken) or self._from_before(m, found)
        if chosen is not None:
            return chosen
        near = at_hand(self.words, self.cast, tuple(found), m.head)
        if near and not self._rivals(m, near[0]):
            return Link("only one who fits", near[0], self._last(near[0], m))
        return Link("several fit", candidates=tuple(found))

    def _only(self, m: Phrase, someone: Someone) -> Link:
        """Return the only body of its kind, if it was spoken of not long ago, and later than any of an unknown kind."""
        near = self._last(someone, m)
        if self.words.paragraph[m.head] - self.words.paragraph[self.cast.phrases[near].head] > NEAR:
            return Link("unclear", candidates=(someone,))
        rivals = self._rivals(m, someone)
        if rivals:
            return Link("several fit", candidates=(someone, *rivals))
        return Link("only one of its kind", someone, near)

    def _rivals(self, m: Phrase, someone: Someone) -> list[Someone]:
        """Return the bodies of an unknown kind of which it was spoken since: each may be of this kind."""
        there = self.cast.phrases[self._last(someone, m)].head
        return [
            p
            for p in self.cast.people
            if p is not someone and p.kind in ("organisation", "unknown") and p.name and not self._classes(p)
            and (last := self.cast.last(p, m.head)) is not None and self.cast.phrases[last].head > there
        ]  # fmt: skip

    def _named(self, m: Phrase) -> list[Someone]:
        """Return the bodies spoken of before that the noun may call so, those with no name of their own included.

        Where there is no company, those of no known class may be one; "the body" is one of the sentence before.
        """
        bodies = [
            p
            for p in self.cast.people
            if p.kind in ("organisation", "unknown") and self.cast.last(p, m.head) is not None
        ]
        if m.body == "any":
            return [p for p in bodies if self._just(p, m) and p.name and "party" not in self._classes(p)]
        named = [p for p in bodies if p.kind == "organisation" and p.name]
        found = [p for p in bodies if p.head == m.form[-1]]
        found += [p for p in named if self._classes(p) & set(m.body.split(","))]
        if not found and m.body in ("company", "website"):
            found = [p for p in named if not self._classes(p)]
        return found

    def _just(self, someone: Someone, m: Phrase) -> bool:
        last = self.cast.last(someone, m.head)
        sentence = self.words.sentence
        return last is not None and sentence[m.head] - sentence[self.cast.phrases[last].head] <= 1

    def _classes(self, someone: Someone) -> frozenset[str]:
        """Return of which classes a body is, by the words of its names and by the posts in it."""
        known = self.classes.get(id(someone))
        if known is None:
            table = body_classes()
            forms = [self.cast.phrases[n].form for n in someone.mentions if self.cast.phrases[n].kind == "name"]
            words = {
                word.casefold().strip(".,")
                for form in (someone.name, *forms)
                for word in form
                if len(form) > 1 or word.casefold() not in body_nouns()  # "Bank" is no name of a bank
            }
            known = frozenset(class_ for word in words for class_ in table.get(word, ()))
            if someone.local in self.sides.facts.kinds.parties:
                known = frozenset({"party"})
            self.classes[id(someone)] = known
        return known

    def _in_sentence(self, m: Phrase, found: list[Someone], spoken: dict[int, Someone]) -> Link | None:
        """Return the body of the clause's subject, of the speaker, or of the only one named in the sentence."""
        votes: list[tuple[Someone, int | None, Why]] = []
        for token in self._subjects_above(m):
            someone = self.before.who(token)
            if someone is not None:
                votes += [
                    (body, self.before.at[token], "subject of the clause") for body in self._sided(someone, found)
                ]
        speaker = spoken.get(m.head)
        if speaker is not None:
            votes += [(body, None, "speaker's side") for body in self._sided(speaker, found)]
        others: list[tuple[Someone, int | None, Why]] = []
        for n in self.before.order[self.words.sentence[m.head]]:
            if self.cast.phrases[n].last < m.first and n in self.cast.who:
                others += [(body, n, "only one who fits") for body in self._sided(self.cast.who[n], found)]
        bodies = distinct([body for body, _, _ in votes])
        if len(bodies) == 1:
            told = speaker is not None and self._disputed(m, bodies[0], found)
            if not told:
                return Link(votes[0][2], bodies[0], votes[0][1])
            return Link("several fit", candidates=tuple(found))
        if not bodies and len(distinct([body for body, _, _ in others])) == 1:
            return Link(others[0][2], others[0][0], others[0][1])
        if bodies or others:
            return Link("several fit", candidates=tuple(found))
        return None

    def _disputed(self, m: Phrase, body: Someone, found: list[Someone]) -> bool:
        """Say whether what is reported has spoken of another such body first: "Ruiz said that Labour was weak …"."""
        w = self.words
        for n in self.before.order[w.sentence[m.head]]:
            other = self.cast.phrases[n]
            if other.last < m.first and w.dep[other.head] in SUBJECTS and not is_main(w, w.head[other.head]):
                someone = self.cast.who.get(n)
                if someone is not None and set(map(id, self._sided(someone, found))) - {id(body)}:
                    return True
        return False

    def _from_before(self, m: Phrase, found: list[Someone]) -> Link | None:
        """Return the body of the main subject of the sentence before, which spoke, or of which it was spoken."""
        w = self.words
        here = w.sentence[m.head]
        for sentence in range(here - 1, max(-1, here - 3), -1):
            if sentence in w.titled or w.paragraph[m.head] - w.paragraph[w.opens[sentence]] > 1:
                return None
            subject = self._main_subject(sentence)
            if subject is None:
                continue
            sided = self._sided(subject, found)
            spoke = subject is self.cast.who.get(self.before.last_speaker(m)[0] or -1)
            why: Why = "speaker before" if spoke else "only one who fits"
            return Link(why, sided[0], self._last(subject, m)) if len(sided) == 1 else None
        return None

    def _sided(self, someone: Someone, found: list[Someone]) -> list[Someone]:
        side = self.sides.of(someone, dated=True)
        return [p for p in found if any(p is body or (p.local and p.local == body.local) for body in side)]

    def _subjects_above(self, m: Phrase) -> list[int]:
        """Return the subjects of the clauses around a phrase, innermost first."""
        w = self.words
        at, found = m.head, []
        for _ in range(12):
            up = w.head[at]
            if up == at:
                break
            subject = subject_of(w, up) if w.tag[up].startswith(("VB", "MD")) else -1
            if 0 <= subject < m.first:
                found.append(subject)
            at = up
        return found

    def _main_subject(self, sentence: int) -> Someone | None:
        w = self.words
        for i in w.tokens(sentence):
            if w.dep[i] in SUBJECTS and w.quote[i] < 0 and is_main(w, w.head[i]):
                return self.before.who(i)
        return None

    def _last(self, someone: Someone, m: Phrase) -> int:
        """Return the last mention of someone before a phrase."""
        last = self.cast.last(someone, m.head)
        return self.cast.first(someone) if last is None else last
