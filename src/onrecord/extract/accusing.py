"""The words that accuse, and what is found round one: shared by `accusing_verbs` and `accusing_nouns`."""

from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.annotate.people import body_nouns, nouns
from onrecord.extract.clauses import Range, child, is_passive, prepositions, subtree, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

TIMES = frozenset({"DATE", "TIME"})
FIGURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
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
    verbs: dict[str, list[str]] = {}
    for line in _data("accusations.en.tsv"):
        lemma, pos, frame, kind, target, charge, forms = line.split("\t")
        if pos == "forms":
            verbs[lemma] = forms.split(" ")
            continue
        particles, _, after = target.rpartition(":")
        cue = Cue(
            lemma,
            pos,
            frame,
            kind,
            frozenset(after.split(",")) - {"-"},
            tuple(c for c in charge.split(",") if c != "-"),
            frozenset(form for part in particles.split(",") for form in _spelt(part, verbs)) - {""},
        )
        for form in forms.split(" "):
            found[form] = (*found.get(form, ()), cue)
    return found


def _spelt(part: str, verbs: dict[str, list[str]]) -> list[str]:
    """Return the forms of a verb that belongs to a cue, with its preposition ("came under"), or a particle as it is."""
    verb, space, preposition = part.partition(" ")
    return [form + space + preposition for form in verbs.get(verb, [verb])]


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


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one class of ``data/accusation_words.en.tsv``."""
    rows = (line.split("\t") for line in _data("accusation_words.en.tsv"))
    return frozenset(word for name, listed in rows if name == kind for word in listed.split(" "))


def _data(name: str) -> list[str]:
    """Return the lines of a data file without comments."""
    text = resources.files("onrecord.extract").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def somebody(token: "Token") -> bool:
    """Say whether a noun is a name or a pronoun."""
    return token.ent_type_ in _NAMED or token.tag_ in _PRONOUNS


def actor(token: "Token") -> bool:
    """Say whether a noun is for somebody who can act: a name, a pronoun, a minister, a ministry."""
    return somebody(token) or token.lower_ in nouns() or token.lower_ in body_nouns()


def tells_content(clause: "Token | None") -> bool:
    """Say whether a clause tells the content of the verb or noun over it ("the charge that he lied")."""
    if clause is None:
        return False
    mark = child(clause, ("mark",))
    if mark is None and clause.dep_ == "acl":  # "that" taken for a pronoun, though the clause is complete without it
        mark = child(clause, ("dobj",))
        if mark is None:
            mark = next((c for v in clause.children if v.dep_ == "xcomp" for c in v.children if c.dep_ == "dobj"), None)
        mark = mark if mark is not None and mark == clause.left_edge else None
    return mark is not None and mark.lower_ == "that" and child(clause, ("nsubj", "nsubjpass")) is not None


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


def seen_as(verb: "Token", found: Finding) -> None:
    """Take the accused out of "blasted what she called a cover-up by Berg": the words behind "as", or the object."""
    clause = child(verb, ("ccomp", "pcomp"))
    asked = found.accused if found.accused is not None else child(clause, ("dobj",)) if clause is not None else None
    if clause is None or asked is None or asked.lower_ != "what":
        return
    as_ = next(prepositions(clause, ("as",)), None)
    thing = child(as_, ("pobj",)) if as_ is not None else child(clause, ("oprd",))
    found.accused = thing
    if thing is None:
        found.charge, found.charge_head = subtree(clause), clause
