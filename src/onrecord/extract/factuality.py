"""What words say of the clause, act or thing under them: that it is not so, or is wanted, foreseen, asked, only heard.

The words are data, ``data/factuality.en.tsv``, after FactBank's categories (Saurí and Pustejovsky 2009). How far each
word reaches in a sentence is decided by `onrecord.extract.scope`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import cast, get_args

from onrecord.model import Modality, Polarity

_MODALITIES = frozenset(get_args(Modality))
ORDER: tuple[Modality, ...] = (
    "question", "hearsay", "hypothetical", "directive", "necessity", "desire_intention", "prediction",
    "evidential_weak", "asserted",
)  # fmt: skip
Words = tuple[int, ...]
"""Tokens, by index."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does to what it governs.

    Attributes:
        denies: it is said not to be so ("refused to", "denied that").
        holds: it is so, whatever stands above ("did not regret blaming her").
        raises: a negation of the word belongs below ("does not think that").
        modality: what it makes of it, if anything.
        negated: the modality that it gives when it is itself negated ("did not deny that").
    """

    denies: bool = False
    holds: bool = False
    raises: bool = False
    modality: Modality | None = None
    negated: Modality | None = None

    def joined(self, other: "Effect") -> "Effect":
        """Return both effects as one; of two modalities the first stays."""
        return Effect(
            self.denies or other.denies,
            self.holds or other.holds,
            self.raises or other.raises,
            self.modality or other.modality,
            self.negated or other.negated,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as a governor and as the cue of an attribution, and the particle that it needs."""

    governor: Effect
    cue: Effect
    particle: str | None


Table = Mapping[tuple[str, str, str], tuple[Entry, ...]]
"""Entries by part, form and what the word takes."""


@lru_cache(maxsize=1)
def table() -> Table:
    """Return the lexicon, read once."""
    found: dict[tuple[str, str, str], tuple[Entry, ...]] = {}
    text = resources.files("onrecord.extract").joinpath("data/factuality.en.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        lemma, part, takes, effect, negated, cue, forms = line.split("\t")
        governor = _effect(effect, negated)
        entry = Entry(governor, governor if cue == "-" else _effect(cue, negated), lemma.partition("_")[2] or None)
        for form in forms.split(","):
            for frame in takes.split(" "):
                found[part, form, frame] = (*found.get((part, form, frame), ()), entry)
    return found


def _effect(words: str, negated: str) -> Effect:
    marks = words.split(" ")
    return Effect(
        denies="not" in marks,
        holds="fact" in marks,
        raises="raise" in marks,
        modality=next((cast("Modality", m) for m in marks if m in _MODALITIES), None),
        negated=cast("Modality", negated) if negated in _MODALITIES else None,
    )


@lru_cache(maxsize=8)
def plain(part: str) -> Mapping[str, Effect]:
    """Return the effect of words that govern nothing: adverbs, modal verbs, conjunctions.

    >>> plain("modal")["must"].modality
    'necessity'
    """
    return {form: entries[0].governor for (kind, form, _), entries in table().items() if kind == part}


def effect(parts: Iterable[str], form: str, takes: str, near: frozenset[str], *, cue: bool = False) -> Effect | None:
    """Return what a word does to a complement, or None when it does nothing.

    Args:
        parts: the parts of speech that the word may be here, the likeliest first.
        form: the word, lower case.
        takes: the kind of complement.
        near: the words that may be its particle.
        cue: the word is the cue of an attribution whose content is the complement.
    """
    words = table()
    for part in parts:
        entries = words.get((part, form, takes), ())
        fits = [e for e in entries if e.particle in near] or [e for e in entries if e.particle is None]
        if fits:
            return fits[0].cue if cue else fits[0].governor
    return None


@dataclass(slots=True)
class Reading:
    """What has been found on and over a word: each negation and each modality, with the words responsible.

    ``undenied`` holds what a denial on the way would be if it were denied too.
    """

    negations: list[Words] = field(default_factory=list)
    moods: list[tuple[Modality, Words]] = field(default_factory=list)
    undenied: list[tuple[Modality, Words]] = field(default_factory=list)

    def add(self, does: Effect, words: Words) -> None:
        """Take in what a governor does."""
        if does.denies:
            self.negations.append(words)
        if does.modality:
            self.moods.append((does.modality, words))
        if does.negated:
            self.undenied.append((does.negated, words))

    def settle(self) -> None:
        """Take in what a denial leaves open when it is itself denied: "did not deny that …"."""
        if self.polarity == "positive":
            more = tuple(i for words in self.negations for i in words)
            self.moods += ((m, tuple(sorted({*words, *more}))) for m, words in self.undenied)

    @property
    def polarity(self) -> Polarity:
        """Negative by an odd number of negations."""
        return "negative" if len(set(self.negations)) % 2 else "positive"

    @property
    def modality(self) -> Modality:
        """The first in `ORDER` that was found."""
        return min((m for m, _ in self.moods), key=ORDER.index, default="asserted")

    @property
    def words(self) -> Words:
        """The tokens that make it negative, or give it the modality that stands."""
        found = {i for words in self.negations for i in words} if self.polarity == "negative" else set()
        stands = self.modality
        found.update(i for m, words in self.moods if m == stands for i in words)
        return tuple(sorted(found))
