"""Tell which written names may be one person's: middle names, initials, short forms, surnames of several words."""

import re
from dataclasses import dataclass

from onrecord.annotate.people import Phrase, given_names

Form = tuple[str, ...]

LETTERS = frozenset({"qc", "kc", "mp", "mep", "obe", "mbe", "cbe", "phd", "md"})
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    {"de", "la", "le", "van", "von", "der", "den", "du", "di", "da", "dos", "bin", "ibn", "al", "el", "ter", "ten"}
)
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]{1,2}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a person as written once.

    Attributes:
        n: number of the phrase.
        form: its words, without titles, letters behind the name and "Jr."; ``words`` are the same in lower case.
        generation: "jr", "iii" …: keeps father and son apart.
    """

    n: int
    phrase: Phrase
    form: Form
    words: Form
    generation: str

    @property
    def full(self) -> bool:
        """Say whether a first name is there."""
        return len(self.words) > 1 and (self.words[0] not in PARTICLES or self.form[0] in given_names())

    @property
    def ends(self) -> tuple[str, str]:
        """First name and surname."""
        return self.words[0], plain_surname(self.words[-1])

    @property
    def middle(self) -> Form:
        """What stands between them, without particles."""
        return tuple(word.rstrip(".") for word in self.words[1:-1] if word not in PARTICLES)


def name_of(n: int, phrase: Phrase) -> Name:
    """Read a phrase as a person's name."""
    form, generation = phrase.form, ""
    while len(form) > 1:
        last = form[-1].casefold().strip(".,")
        if last in GENERATIONS:
            generation = last
        elif last not in LETTERS:
            break
        form = form[:-1]
    form = (*form[:-1], form[-1].rstrip(",")) if form[-1].rstrip(",") else form
    return Name(n, phrase, form, tuple(word.casefold() for word in form), generation)


def plain_surname(word: str) -> str:
    """Return a surname without its article: "al-Assad" and "Assad" are one.

    >>> plain_surname("al-assad"), plain_surname("long-bailey")
    ('assad', 'long-bailey')
    """
    return re.sub(r"^(?:al|el)[-‐‑]", "", word)


def tails(words: Form) -> set[Form]:
    """Return what may stand for a full name as its surname: "Smith" and "Duncan Smith" for "Iain Duncan Smith".

    >>> sorted(tails(("anna", "van", "der", "berg")))
    [('berg',), ('der', 'berg'), ('van', 'der', 'berg')]
    """
    found = {words[i:] for i in range(1, len(words))}
    return found | {(*tail[:-1], plain_surname(tail[-1])) for tail in found}


def initials(word: str) -> str:
    """Return the letters of a first name that is only initials, lower case; "" for a name.

    >>> initials("J."), initials("JK"), initials("Jo")
    ('j', 'jk', '')
    """
    return word.replace(".", "").casefold() if _INITIALS.fullmatch(word) else ""


def acronym(form: Form) -> str:
    """Return the initials of a name of three words or more, as "JFK"; "" for shorter ones."""
    return "".join(word[0] for word in form).upper() if len(form) > 2 else ""


def middle_surnames(form: Form) -> Form:
    """Return what may be the first of two surnames: "Peña" of "Enrique Peña Nieto", not "Edward" of "John Edward Lee".

    >>> middle_surnames(("Enrique", "Peña", "Nieto")), middle_surnames(("John", "Edward", "Lee"))
    (('Peña',), ())
    """
    table = given_names()
    inner = (word for word in form[1:-1] if word.casefold() not in PARTICLES and not initials(word))
    return tuple(word for word in inner if word not in table and word[:1].isupper())


def abbreviates(letters: str, name: Name) -> bool:
    """Say whether initials may stand for the first names of a full name: "J." or "J.B." for "Jeremy Bernard"."""
    rest = [word[0] for word in name.middle]
    return name.words[0][0] == letters[0] and (len(letters) == 1 or not rest or rest[0] == letters[1])
