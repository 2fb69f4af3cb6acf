"""Bring the names of bodies, places and states together: short and long forms, acronyms and what they stand for."""

from onrecord.annotate.people import Phrase
from onrecord.annotate.words import Words
from onrecord.ids import slug
from onrecord.model import Why
from onrecord.resolve.cast import Cast, Key, Someone

SUFFIXES = frozenset({"inc", "corp", "corporation", "ltd", "plc", "llc", "llp", "co", "gmbh", "ag", "sa"})
_OFFICES = frozenset({"department", "ministry", "office"})


class Bodies:
    """Links the names of one article that are not people's."""

    def __init__(self, words: Words, cast: Cast) -> None:
        self.words = words
        self.cast = cast
        self.names: dict[int, Key] = {}
        for n, m in enumerate(cast.phrases):
            if m.kind == "name" and m.label != "person":
                self.names[n] = m.form[1:] if m.form[0].casefold() == "the" and len(m.form) > 1 else m.form

        self.starts = {cast.phrases[n].first: n for n in self.names}

    def link(self) -> None:
        """Link every name of a body or place."""
        short = self._acronyms()
        for n, form in self.names.items():
            m = self.cast.phrases[n]
            long = short.get(form[0].replace(".", "")) if len(form) == 1 and m.known is None else None
            someone = self._someone(*(long or (m, form)))
            known = self.cast.first(someone) if someone.mentions else None
            self.cast.link(n, someone, self._why(m, form, known), known)

    def _someone(self, m: Phrase, form: Key) -> Someone:
        if m.known is not None:
            label = m.known.label
            new = Someone(
                ("known", label), m.known.kind, plural=True, name=tuple(label.split()), wikidata=m.known.wikidata,
                local=slug(label),
            )  # fmt: skip
            return self.cast.add(new)
        plain = _plain(form)
        new = Someone(("body", " ".join(_canonical(plain))), m.label, plural=True, name=plain)
        return self.cast.add(new)

    def _why(self, m: Phrase, form: Key, known: int | None) -> Why:
        """Return what links a name to the body that bears it."""
        if m.known is not None and " ".join(form) != m.known.label:
            return "state word"
        if known is None:
            return "named"
        first = self.names.get(known, ())
        short, long = sorted((form, first), key=len)
        return "acronym" if len(short) == 1 < len(long) and is_acronym(short[0]) else "same name"

    def _acronyms(self) -> dict[str, tuple[Phrase, Key]]:
        """Return the names that acronyms stand for: by their initials, or because one stands in brackets behind one."""
        by_letters: dict[str, set[Key]] = {}
        phrase: dict[Key, Phrase] = {}
        for n, form in self.names.items():
            phrase.setdefault(form, self.cast.phrases[n])
            if len(form) > 2:
                short = "".join(word[0] for word in form if word[0].isupper())
                by_letters.setdefault(short, set()).add(form)
        found = {short: next(iter(long)) for short, long in by_letters.items() if len(long) == 1}
        for n in self.names:
            pair = self._bracketed(n)
            if pair is not None:
                found[pair[0]] = pair[1]
        return {short: (phrase[long], long) for short, long in found.items()}

    def _bracketed(self, n: int) -> tuple[str, Key] | None:
        """Return acronym and name of "Ministry of Defence (MoD)" or "MoD (Ministry of Defence)"."""
        w, m = self.words, self.cast.phrases[n]
        at = m.last + 2
        if at >= len(w) or w.text[m.last + 1] != "(":
            return None
        inner = self.starts.get(at)
        if inner is None or self.cast.phrases[inner].last + 1 >= len(w):
            return None
        if w.text[self.cast.phrases[inner].last + 1] != ")":
            return None
        one, other = self.names[n], self.names[inner]
        if len(other) == 1 and len(one) > 1:
            return other[0].replace(".", ""), one
        if len(one) == 1 and len(other) > 1 and is_acronym(one[0]):
            return one[0].replace(".", ""), other
        return None


def is_acronym(word: str) -> bool:
    """Say whether a word is written like an acronym.

    >>> is_acronym("MoD"), is_acronym("FBI"), is_acronym("Ford")
    (True, True, False)
    """
    return 2 <= len(word) <= 8 and sum(c.isupper() for c in word) >= 2


def _plain(form: Key) -> Key:
    """Drop "Inc." and the like."""
    while len(form) > 1 and form[-1].casefold().strip(".,") in SUFFIXES:
        form = form[:-1]
    return form


def _canonical(form: Key) -> Key:
    """Return one key for "Department of Justice" and "Justice Department".

    >>> _canonical(("Justice", "Department"))
    ('department', 'of', 'justice')
    """
    words = tuple(word.casefold() for word in form)
    if len(words) > 1 and words[-1] in _OFFICES:
        return (words[-1], "of", *words[:-1])
    if len(words) > 2 and words[0] in _OFFICES and words[1] in ("of", "for"):
        return (words[0], "of", *(word for word in words[2:] if word != "the"))
    return words
