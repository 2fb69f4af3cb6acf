"""The words with which people support, urge, warn or deny, and what is found round one: shared by `acting_*`.

A line of ``data/acts.en.tsv`` is one `Pattern`: which forms, what must stand with them, and in which *slots* to look
for the one who does it, the one to whom it is done, and the matter. Nothing here knows a single act: another lexicon
in the same columns would find other ones.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.extract.clauses import Range

if TYPE_CHECKING:
    from spacy.tokens import Token


# Slots of the target, beside prepositions.
SLOTS = frozenset({"obj", "poss", "that", "inf", "wh", "for_to", "told", "cleared", "quoted", "subj"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the lexicon.

    Attributes:
        type: the relation that it makes.
        pos: verb, noun, adj, said or speaks.
        rest: words that must follow in this order, each one of a set ("to", "defence").
        target, matter: slots, tried in turn; the data file lists them.
        needed: slots of the matter of which one must be filled.
        traits: conditions on who and whom, listed in the data file.
        gates: sets of words of each of which one must stand in the paragraph: the rest, and of
            verbs and adjectives the prepositions of the target.
    """

    type: str
    pos: str
    rest: tuple[frozenset[str], ...]
    target: tuple[str, ...]
    matter: tuple[str, ...]
    needed: frozenset[str]
    traits: frozenset[str]
    gates: tuple[frozenset[str], ...]


@dataclass(slots=True)
class Finding:
    """What has been found round one cue so far, as tokens and token ranges.

    Attributes:
        token: the first word of the cue.
        places: where prepositions and clauses of the act may hang: the words of the cue, the last one first.
        cue: tokens of the cue, by index.
        passive: the act is told of those to whom it is done; then nobody need do it.
        source, targets, matter: who, to whom, what for; of a deed ("welcomed Ruiz's decision") the matter is the deed.
        shape: the kind of construction and its variations, by which confidence is measured.
        skip: tokens that end the phrase before them: the prepositions and clauses of other parts.
        end: last token that may belong to the matter.
    """

    token: "Token"
    pattern: Pattern
    shape: list[str]
    places: "list[Token]" = field(default_factory=list)
    cue: set[int] = field(default_factory=set)
    passive: bool = False
    source: "Token | None" = None
    targets: tuple["Token", ...] = ()
    matter: Range | None = None
    skip: set[int] = field(default_factory=set)
    end: int | None = None


def begin(token: "Token", pattern: Pattern, fixed: "list[Token]", shape: str) -> Finding:
    """Return what is known of a cue at first: its words."""
    return Finding(token, pattern, [shape], [*reversed(fixed), token], {token.i, *(t.i for t in fixed)})


@lru_cache(maxsize=1)
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """Return the lexicon by form."""
    found: dict[str, tuple[Pattern, ...]] = {}
    for line in _data("acts.en.tsv"):
        type_, pos, forms, rest, target, matter, traits = line.split("\t")
        fixed = tuple(frozenset(word.split("|")) for word in _cell(rest, " "))
        free = type_ == "denies" or pos == "noun" or SLOTS.intersection(_cell(target))
        behind = () if free else (frozenset(_cell(target)),)
        pattern = Pattern(
            type_,
            pos,
            fixed,
            _cell(target),
            tuple(slot.rstrip("!") for slot in _cell(matter)),
            frozenset(slot.rstrip("!") for slot in _cell(matter) if slot.endswith("!")),
            frozenset(_cell(traits)),
            (*fixed, *behind),
        )
        for form in forms.split(" "):
            found[form] = (*found.get(form, ()), pattern)
    return found


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """Return the word lists that several patterns share, by their names."""
    found: dict[str, frozenset[str]] = {}
    for line in _data("acts_words.en.tsv"):
        name, forms = line.split("\t")
        found[name] = found.get(name, frozenset()) | frozenset(forms.split(" "))
    return found


def _cell(text: str, between: str = ",") -> tuple[str, ...]:
    """Return the items of a cell; "-" is none."""
    return () if text == "-" else tuple(text.split(between))


def _data(name: str) -> list[str]:
    """Return the lines of a data file without comments."""
    text = resources.files("onrecord.extract").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
