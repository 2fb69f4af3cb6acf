"""The words that accuse, and what is found round one: shared by `accusing_verbs` and `accusing_nouns`."""

from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.extract.clauses import Range, child, is_passive, subtree, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

TIMES = frozenset({"DATE", "TIME"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
_PRONOUNS = frozenset({"PRP", "NNP", "NNPS"})
_EXPLETIVE = frozenset({"there", "what", "this", "that"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of the lexicon."""

    lemma: str
    pos: str
    frame: str
    kind: str
    target: frozenset[str]
    charge: tuple[str, ...]
    particles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Finding:
    """What has been found round one cue, as tokens and token ranges."""

    cue: list[Range]
    accuser: "Token | None" = None
    accused: "Token | None" = None
    charge: Range | None = None
    charge_head: "Token | None" = None
    denied: bool = False
    pattern: str = ""
    skip: set[int] = field(default_factory=set)


@lru_cache(maxsize=1)
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the lexicon by form."""
    found: dict[str, tuple[Cue, ...]] = {}
    for line in _data("accusations.en.tsv"):
        lemma, pos, frame, kind, target, charge, forms = line.split("\t")
        particles, _, after = target.rpartition(":")
        cue = Cue(
            lemma,
            pos,
            frame,
            kind,
            frozenset(after.split(",")) - {"-"},
            tuple(c for c in charge.split(",") if c != "-"),
            frozenset(particles.split(",")) - {""},
        )
        for form in forms.split(" "):
            found[form] = (*found.get(form, ()), cue)
    return found


@lru_cache(maxsize=1)
def opinions() -> frozenset[str]:
    """Return the words that make "describe X as ..." a criticism."""
    return frozenset(word for line in _data("opinions.en.txt") for word in line.split())


@lru_cache(maxsize=1)
def roles() -> dict[str, str]:
    """Return, by form, what the subject or object of a verb is to the accusation that the verb governs."""
    found = {}
    for line in _data("accusation_roles.en.tsv"):
        role, forms = line.split("\t")
        found.update(dict.fromkeys(forms.split(" "), role))
    return found


def _data(name: str) -> list[str]:
    """Return the lines of a data file without comments."""
    text = resources.files("onrecord.extract").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def somebody(token: "Token") -> bool:
    """Say whether a noun is a name or a pronoun."""
    return token.ent_type_ in _NAMED or token.tag_ in _PRONOUNS


def tells_content(clause: "Token | None") -> bool:
    """Say whether a clause tells the content of the verb or noun over it ("the charge that he lied")."""
    if clause is None:
        return False
    mark = child(clause, ("mark",))
    return mark is not None and mark.lower_ == "that" and child(clause, ("nsubj", "nsubjpass")) is not None


def set_charge(found: Finding, preposition: "Token", head: "Token") -> None:
    """Take the complement of a preposition as the charge, with what is coordinated ("for X and for failing")."""
    last = preposition.right_edge.i
    found.skip.update((preposition.i,))
    found.charge_head = head
    by = next((c for c in preposition.head.children if c.dep_ == "agent" and preposition.i < c.i <= last), None)
    end = next((c.i for c in head.children if c.i in found.skip and c.i > head.i), None)
    if by is not None and (end is None or by.i < end):
        end = by.i
    found.charge = trim(head.doc, preposition.i + 1, end - 1 if end is not None else last)


def of_clause(clause: "Token", found: Finding) -> None:
    """Take the accused from the subject of a that-clause, and the charge from the rest of it."""
    who = child(clause, ("nsubj", "nsubjpass"))
    whole = subtree(clause)
    found.charge_head = clause
    start = whole[0]
    if who is not None and who.lower_ not in _EXPLETIVE:
        by = child(clause, ("agent",))
        found.accused = who if not is_passive(clause) or by is None else child(by, ("pobj",))
        if found.accused == who:
            start = who.right_edge.i + 1
    else:
        mark = child(clause, ("mark",))
        start = mark.i + 1 if mark is not None and mark.i == start else start
    found.charge = trim(clause.doc, start, whole[1])
