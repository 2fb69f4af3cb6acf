"""Tell unnamed voices apart: "a Labour spokesman", "sources close to the ministry", "another source"."""

from onrecord.annotate.people import Phrase, nouns
from onrecord.annotate.words import Words
from onrecord.ids import slug
from onrecord.model import ActorKind
from onrecord.resolve.cast import Cast, Link, Someone

DEFINITE = frozenset({"the", "that", "this"})
_NEW = frozenset({"another", "one", "second", "third", "different"})


class Voices:
    """Finds or makes the unnamed voice behind a noun phrase."""

    def __init__(self, words: Words, cast: Cast) -> None:
        self.words = words
        self.cast = cast

    def link(self, m: Phrase, owner: Someone | None) -> Link:
        """Return a voice met before where the words say so, else a new one; open where two fit."""
        narrowed = frozenset(m.form[:-1]) - _NEW
        if m.determiner in DEFINITE and m.last == m.head:
            earlier = self._earlier(m, narrowed)
            if len(earlier) > 1:
                here = self.words.paragraph[m.head]
                near = [p for p in earlier if here - self.words.paragraph[self.cast.phrases[p.mentions[-1]].head] <= 1]
                if len(near) != 1:
                    return Link("several fit", candidates=tuple(earlier))
                earlier = near
            if earlier:
                return Link("same voice", earlier[0], self.cast.first(earlier[0]))
        someone = self.cast.add(self._new(m, owner, narrowed))
        if someone.mentions:
            return Link("same voice", someone, self.cast.first(someone))
        return Link("new voice", someone)

    def _earlier(self, m: Phrase, narrowed: frozenset[str]) -> list[Someone]:
        head = m.form[-1]
        return [
            p for p in self.cast.people if p.head and p.mentions and self._alike(p, head, m) and narrowed <= p.modifiers
        ]

    def _alike(self, p: Someone, head: str, m: Phrase) -> bool:
        spokes = m.noun is not None and m.noun.role == "spokes" and m.noun.number == "s"
        theirs = nouns().get(p.head)
        return p.head == head or (spokes and theirs is not None and theirs.role == "spokes" and theirs.number == "s")

    def _new(self, m: Phrase, owner: Someone | None, narrowed: frozenset[str]) -> Someone:
        w, noun, head = self.words, m.noun, m.form[-1]
        behind = () if owner else (w.lower[i] for i in range(m.head + 1, m.last + 1))
        key = ("voice", slug(" ".join(owner.name)) if owner else "", *sorted(narrowed), head, *behind)
        if m.determiner in _NEW or set(m.form[:-1]) & _NEW:
            key = (*key, str(sum(p.key[: len(key)] == key for p in self.cast.people) + 1))
        plural = noun.number == "p" if noun else w.tag[m.head] in ("NNS", "NNPS")
        kind: ActorKind = "group" if plural else ("unnamed" if noun else "unknown")
        of = frozenset(word.casefold() for word in owner.name) if owner else frozenset()
        return Someone(
            key, kind, gender=noun.gender if noun else "", plural=plural, owner=owner, label=self._label(m, owner),
            head=head, modifiers=narrowed | of,
        )  # fmt: skip

    def _label(self, m: Phrase, owner: Someone | None) -> str:
        w = self.words
        if owner is not None and m.determiner == "'s" and owner.name:
            words = [w.text[k] for k in range(m.owner + 1, m.last + 1) if w.tag[k] != "POS"]
            return f"{' '.join(owner.name)}'s {' '.join(words)}"
        first = m.first
        while first < m.head and w.tag[first] in ("DT", "PDT", "PRP$", "WP$"):
            first += 1
        return w.phrase(first, m.last)
