"""Point the parts of what was found to those who are meant: speakers, addressees, accusers, accused, participants."""

from dataclasses import replace

from onrecord.annotate.mentions import definite, nominal
from onrecord.annotate.people import Phrase, body_nouns, nouns
from onrecord.annotate.words import Words
from onrecord.model import Attribution, Event, Span
from onrecord.resolve.cast import Cast, Someone
from onrecord.resolve.explain import sure
from onrecord.resolve.persons import Persons
from onrecord.resolve.roles import Roles

_COLLECTIVE = frozenset({"leadership", "alliance", "coalition", "media", "press", "establishment", "elite", "industry"})
_EMPTY = frozenset(
    {
        "that",
        "this",
        "it",
        "one",
        "some",
        "many",
        "others",
        "those",
        "all",
        "both",
        "which",
        "what",
        "percent",
        "cent",
        "number",
        "majority",
        "statement",
        "everyone",
        "everybody",
        "nobody",
    }
)


class Speakers:
    """Finds who is meant by a span of one article."""

    def __init__(self, words: Words, cast: Cast, roles: Roles, persons: Persons) -> None:
        self.words = words
        self.cast = cast
        self.roles = roles
        self.persons = persons
        self.rests: set[int] = set()
        self.at: dict[int, int] = {}
        for n, m in enumerate(cast.phrases):
            if m.kind == "name":
                for i in range(m.first, m.last + 1):
                    self.at[i] = n
        for n, m in enumerate(cast.phrases):
            self.at[m.head] = n

    def head(self, spans: tuple[Span, ...], head: Span | None = None) -> int:
        """Return the token that a span hangs on, or -1."""
        w = self.words
        if head is not None:
            inside = w.within(head)
            at = self._top(inside) if len(inside) else -1
            whole = {i for part in spans for i in w.within(part)}
            while at >= 0 and w.dep[at] in ("det", "amod", "compound", "nmod", "nummod") and w.head[at] in whole - {at}:
                at = w.head[at]  # a modifier is not whom a phrase names
            return at
        return self._top(w.within(spans[0])) if spans and len(w.within(spans[0])) else -1

    def _top(self, inside: range) -> int:
        w = self.words
        tops = [i for i in inside if w.head[i] not in inside or w.head[i] == i]
        words = [i for i in tops if w.tag[i][:1].isalpha()] or tops
        return words[0] if words else inside[-1]

    def mention(self, token: int, *, source: bool = True) -> int | None:
        """Return the mention at a token; a noun phrase that is none yet becomes one, with a voice of its own.

        Whoever is spoken to or accused (not ``source``) must be people or bodies; studies and polls may only speak.
        """
        if token < 0:
            return None
        n = self.at.get(token)
        if n is None:
            word = self.words.lower[token]
            noun = word in nouns() or word in body_nouns() or word in _COLLECTIVE
            n = self._new(token) if source or noun or self.words.tag[token].startswith("NNP") else None
        if n is not None:
            self.rests.add(n)
        return n

    def _new(self, token: int) -> int | None:
        w = self.words
        if not w.tag[token].startswith("NN") or w.lower[token] in _EMPTY:
            return None
        noun = nouns().get(w.lower[token])
        m = nominal(w, token, noun)
        if noun is None and (w.tag[token].startswith("NNP") or self._is_surname(token)):
            m = self._proper(m)
        self.cast.phrases.append(m)
        n = len(self.cast.phrases) - 1
        self.at[token] = n
        if m.kind == "name":
            self.persons.late(n, m)
        elif noun is not None or not self._back(m):
            self.roles.nominal(n, m)
        return n

    def _back(self, m: Phrase) -> bool:
        """Say whether a noun refers back to a body: "the committee", "its board"."""
        return definite(m) or (bool(m.body) and m.determiner in ("its", "their", "") and len(m.form) == 1)

    def _is_surname(self, token: int) -> bool:
        """Say whether a capitalised noun is the surname of a person here: "Ogden: the bridge was safe"."""
        word = self.words.text[token]
        return word[:1].isupper() and any(
            p.kind == "person" and p.name and p.name[-1].casefold() == word.casefold() for p in self.cast.people
        )

    def _proper(self, m: Phrase) -> Phrase:
        """Return a name that nothing else saw: the capitalised words up to the head."""
        w = self.words
        first = m.head
        while first > m.first and w.tag[first - 1].startswith("NNP") and w.text[first - 1][:1].isupper():
            first -= 1
        return Phrase("name", first, m.head, m.head, tuple(w.phrase(first, m.head).split()))

    def someone(self, n: int | None) -> Someone | None:
        """Return who is meant by a mention."""
        someone = self.cast.who.get(n) if n is not None else None
        if someone is not None:
            someone.used = True
        return someone

    def factor(self, n: int | None, someone: Someone | None) -> float:
        """Return what the way from the mention to its actor leaves of the confidence."""
        link = self.cast.links.get(n) if n is not None else None
        return 1.0 if someone is None or link is None or link.who is None else sure(link)


def attribution(found: Attribution, speaker: str | None, addressee: str | None, factor: float) -> Attribution:
    """Return an attribution with its people."""
    return replace(found, speaker=speaker, addressee=addressee, confidence=round(found.confidence * factor, 4))


def place_of(event: Event, words: Words, speakers: Speakers) -> Someone | None:
    """Return the state or other place of the article in which an event is said to be."""
    inside = words.within(event.place_span) if event.place_span is not None else range(0)
    for i in inside:
        someone = speakers.cast.who.get(speakers.at.get(i, -1))
        if someone is not None and someone.kind == "place" and words.head[i] not in inside:
            return someone
    return None


def _subject(verb: int, phrase: set[int], words: Words) -> int:
    """Return the subject of a verb, one in its phrase before one outside ("LEEDS — A fire destroyed"); -1 for none."""
    found = [k for k in words.kids[verb] if words.dep[k] in ("nsubj", "nsubjpass")]
    return next((k for k in found if k in phrase), found[0] if found else -1)


def participants(event: Event, words: Words, speakers: Speakers, speaker: Someone | None = None) -> list[Someone]:
    """Return who says it, of a saying; those named inside the event's phrase, and the subject of its verb."""
    found = [speaker] if speaker is not None else []
    tokens = {i for part in event.event for i in words.within(part)}
    subjects = {_subject(i, tokens, words) for i in tokens if words.tag[i].startswith(("VB", "MD"))}
    for i in sorted(tokens | subjects - {-1}):
        n = speakers.at.get(i) if words.tag[i] != "PRP$" else None
        someone = speakers.cast.who.get(n) if n is not None else None
        if (
            someone is not None
            and someone not in found
            and (someone.name or (i in subjects and someone.head in nouns()))
        ):
            found.append(someone)
    return found
