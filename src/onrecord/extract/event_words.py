"""The words that events are told with: nouns that name one, verbs that only carry one, nouns for places.

The lists are data, ``data/happenings.en.tsv``. Nouns made from verbs count by their ending too ("-ation", "-ment").
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.annotate.lexicon import cues
from onrecord.extract.clauses import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_MADE = ("ation", "ations", "ution", "utions", "ition", "itions", "usion", "usions", "ment", "ments")
_SHORTEST = 8  # letters; shorter ones are things: "moment", "option"


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    text = resources.files("onrecord.extract").joinpath("data/happenings.en.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((category, value, tuple(forms.split(" "))) for category, value, forms in lines)


@lru_cache(maxsize=16)
def words(category: str) -> frozenset[str]:
    """Return the forms of a category of the data file, lower case: ``event``, ``place``, ``light`` ..."""
    return frozenset(form for kind, _, forms in _rows() if kind == category for form in forms)


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, str]:
    """Return what each listed form of a verb or noun tells of: "met" and "meetings" of ``meet``."""
    found: dict[str, str] = {}
    for category, value, forms in _rows():
        if category == "kind":
            found.setdefault(value, value)
            found.update(dict.fromkeys(forms, value))
    return found


@lru_cache(maxsize=1)
def verb_kinds() -> Mapping[str, str]:
    """Return what a form tells of as a verb, where the noun tells of something else: "fired" is not of a fire."""
    return {form: value for category, value, forms in _rows() if category == "verb_kind" for form in forms}


def names_event(noun: "Token") -> bool:
    """Say whether a noun names something that happens: listed, or made from a verb."""
    word = noun.lower_
    if noun.tag_ == "JJ" and noun.dep_ in ("pobj", "dobj", "nsubj"):
        return word in ("final", "primary", "semi-final")
    if not noun.tag_.startswith("NN") or word in words("not"):
        return False
    if word in words("event"):
        return True
    if word == "day":  # "polling day"
        return any(c.lower_ in words("day") for c in noun.children if c.dep_ == "compound")
    return noun.tag_ in ("NN", "NNS") and len(word) >= _SHORTEST and word.endswith(_MADE)


def names_thing(noun: "Token") -> bool:
    """Say whether an event noun only names a thing: "crime bill", "Saltmere Convention Centre"."""
    over = noun.head
    if noun.dep_ not in ("compound", "nmod", "amod") or over.i <= noun.i:
        return False
    return over.lower_ in words("thing") or (noun.tag_ == "NNP" == over.tag_ and not names_event(over))


def undoes(verb: "Token") -> bool:
    """Say whether a verb undoes what was to be: "cancelled", "called off", "ruled out"."""
    if not is_verb(verb):
        return False
    if verb.lower_ in words("cancel"):
        return True
    with_particle = {f"{verb.lower_}_{c.lower_}" for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    return not with_particle.isdisjoint(words("undo"))


def reports(token: "Token") -> bool:
    """Say whether a token is a verb of speech, as "said" or "warned"."""
    found = cues("verbs").get(token.lower_) if is_verb(token) else None
    return found is not None and found.speech
