"""The words by which articles attribute: cue verbs and nouns, with what each may introduce and how often that is right.

A cue takes *frames*: ``quote`` (“…,” he said), ``that`` (said that …), ``wh`` (asked whether …), ``to`` (vowed to …),
``obj`` (criticised the plan), ``obj_to`` (urged them to …), ``as``, ``oprd``, ``prep_of`` …; the data file gives each
frame its measured precision. Rules decide where a frame stands; this module only knows the words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from onrecord.model import Modality

_MODALITIES: Mapping[str, Modality] = {
    "directive": "directive",
    "desire": "desire_intention",
    "prediction": "prediction",
    "weak": "evidential_weak",
    "hearsay": "hearsay",
    "question": "question",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word.

    Attributes:
        lemma: its dictionary form.
        frames: what it may introduce, with the share of cases in which that was an attribution.
        speech: it is said or written, not only thought, wanted or shown.
        denies: it rejects its content ("denied").
        modality: what it makes of its content, when that is not a plain assertion.
    """

    lemma: str
    frames: Mapping[str, float] = field(default_factory=dict)
    speech: bool = False
    denies: bool = False
    modality: Modality | None = None


@lru_cache(maxsize=4)
def cues(part: str = "verbs", language: str = "en") -> Mapping[str, Cue]:
    """Return the cues of a part of speech (``verbs``, ``nouns``, ``adjectives``) by each of their forms, lower case."""
    found: dict[str, Cue] = {}
    for lemma, forms, traits, frames in rows(f"{part}.{language}.tsv", 4):
        marks = frozenset(traits.split())
        cue = Cue(
            lemma,
            {name: float(value) for name, _, value in (item.partition(":") for item in frames.split())},
            speech="speech" in marks,
            denies="denies" in marks,
            modality=next((_MODALITIES[m] for m in sorted(marks) if m in _MODALITIES), None),
        )
        for form in forms.split(","):
            found.setdefault(form, cue)
    return found


@lru_cache(maxsize=4)
def rules(language: str = "en") -> Mapping[str, float]:
    """Return the measured precision of the rules that no single cue word carries."""
    return {name: float(value) for name, value in rows(f"rules.{language}.tsv", 2)}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists that the rules need."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    rules: Mapping[str, float]


def lexicon() -> Lexicon:
    """Return the English word lists, read once."""
    return Lexicon(cues("verbs"), cues("nouns"), cues("adjectives"), rules())


@lru_cache(maxsize=16)
def words(name: str, language: str = "en") -> frozenset[str]:
    """Return a plain word list: one entry a line.

    >>> "reportedly" in words("hearsay")
    True
    """
    return frozenset(row[0] for row in rows(f"{name}.{language}.txt", 1))


def rows(file: str, columns: int) -> list[list[str]]:
    """Return the rows of a data file, tab-separated, comments and empty lines left out, padded to ``columns``."""
    text = files("onrecord.annotate").joinpath("data", file).read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            found.append([cell.strip() for cell in cells] + [""] * (columns - len(cells)))
    return found
