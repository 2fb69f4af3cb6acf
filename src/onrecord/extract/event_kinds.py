"""Say in one word what happened, the same for verb and noun: "resign" for "resigned" and for "her resignation".

Listed forms first; then endings are taken off, and what is left is compared with the verbs that the lexicons know.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.annotate.lexicon import cues
from onrecord.extract.clauses import child, is_verb
from onrecord.extract.event_words import kinds, names_event, verb_kinds, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_VOWELS = "aeiou"
_SOUNDED = "aeiouy"  # what a verb has at least one of: "shed" is no past of "sh"
_NO_ENDING = ("seed", "speed", "heed", "weed", "need", "feed", "bleed", "breed", "ceed", "deed")
_TIED = 4  # letters of "tied", "lies"
_SHORTEST = 2
_TWICE = 3
_HISSING = ("shes", "ches", "sses", "xes", "zzes", "oes")
# What a verb ends in before a silent "e" ("charg", "settl"), and what so where no second vowel stands before ("creat").
_SILENT = (
    "c", "v", "z", "u", "s", "dg", "rg", "ng", "bl", "tl", "pl", "dl", "kl", "gl", "zl", "fl", "cl", "iz",
    "ur", "uc",
)  # fmt: skip
_AFTER_ONE = (
    "at", "ut", "it", "ir", "ar", "ag", "id", "od", "ad", "ud", "ak", "ok", "ik", "in", "am", "um", "ap", "ip",
    "il", "ob", "uk",
)  # fmt: skip
_PARTICLES = frozenset({"down", "up", "out", "off", "over"})
# Ending of a noun, and what to put in its place: the first that gives a known verb counts.
_NOUNS = (
    ("isation", ("ise",)), ("ization", ("ize",)), ("ification", ("ify",)), ("ation", ("", "e", "ate")),
    ("ition", ("", "e", "it")), ("ution", ("ute",)), ("ission", ("it",)), ("usion", ("ude",)),
    ("sion", ("d", "de", "se")), ("ion", ("", "e")), ("ment", ("",)), ("al", ("", "e")),
    ("ure", ("", "e")), ("ance", ("", "e")), ("ing", ("", "e")),
)  # fmt: skip


def kind(token: "Token") -> str:
    """Return the kind of the event that a verb or noun names.

    A verb that only carries its object or subject leaves it to that: "gave a speech", "the vote was held".
    """
    if is_verb(token):
        carried = told_by(token)
        if carried is not None:
            return of_noun(carried.lower_)
        plain = of_verb(token.lower_)
        particle = next((c for c in token.children if c.dep_ in ("prt", "advmod") and c.lower_ in _PARTICLES), None)
        return plain if particle is None else _share(f"{plain}_{particle.lower_}", plain)
    return of_noun(token.lower_)


def told_by(verb: "Token") -> "Token | None":
    """Return the event noun that says what happens where the verb itself does not: "the vote was held"."""
    if verb.lower_ in words("light"):
        found = child(verb, ("dobj",))
        if found is not None and found.lower_ == "place" and verb.lower_ in words("occur"):
            found = child(verb, ("nsubj",))
        if found is not None and names_event(found):
            return found
    if verb.lower_ in words("occur"):
        found = child(verb, ("nsubjpass", "nsubj"))
        if found is None and child(verb, ("expl",)) is not None:  # "there was an explosion"
            found = child(verb, ("attr",))
            return found if found is not None and names_event(found) else None
        active = child(verb, ("dobj", "attr", "ccomp", "acomp")) is not None
        if found is not None and names_event(found) and not active:
            return found
    return None


@lru_cache(maxsize=4096)
def of_verb(form: str) -> str:
    """Return the kind that a form of a verb tells of.

    >>> of_verb("resigned"), of_verb("met"), of_verb("stopping"), of_verb("charges")
    ('resign', 'meet', 'stop', 'charge')
    """
    listed = verb_kinds().get(form) or kinds().get(form)
    if listed is not None:
        return listed
    cue = cues("verbs").get(form)
    return _share(cue.lemma if cue is not None else _bare(form))


def _share(form: str, otherwise: str = "") -> str:
    found: str = kinds().get(form, otherwise or form)
    return found


@lru_cache(maxsize=4096)
def of_noun(form: str) -> str:
    """Return the kind that a noun tells of.

    >>> of_noun("resignations"), of_noun("announcement"), of_noun("summit"), of_noun("inspection")
    ('resign', 'announce', 'summit', 'inspect')
    """
    listed = kinds().get(form)
    if listed is not None:
        return listed
    word = _singular(form)
    if word in kinds() or word in _verbs():
        return _share(word)
    for ending, others in _NOUNS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            made = next((stem + other for other in others if stem + other in _verbs()), None)
            if made is not None:
                return _share(made)
    return word


def _singular(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("shes", "ches", "sses", "xes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith(("ss", "us", "is")) else form


def _bare(form: str) -> str:
    """Return a verb without the endings of person and tense."""
    if form in _verbs():
        return form
    if form.endswith(_NO_ENDING):
        return form
    if form.endswith(("ies", "ied")):
        return form[:-1] if len(form) == _TIED else form[:-3] + "y"
    if form.endswith("eed") or (form.endswith("s") and not form.endswith(("ss", "us", "is", *_HISSING))):
        return form[:-1]  # "agreed", "plans", "owes"
    for ending in ("ing", "ed", "es"):
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) >= _SHORTEST and any(letter in _SOUNDED for letter in stem):
            return _stem(stem)
    return form


def _stem(stem: str) -> str:
    """Return the verb that ``stem`` is left of: as it is, with an "e", or with its last letter only once."""
    if len(stem) == _SHORTEST and stem.endswith("y"):
        return f"{stem[0]}ie"  # "tying", "vying"
    doubled = len(stem) > _TWICE and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    maybe: list[str] = [stem, stem + "e", stem[:-1] if doubled else stem]
    for verb in maybe:
        if verb in _verbs():
            return verb
    if doubled:
        return stem if stem[-1] in "lsz" else stem[:-1]
    if stem.endswith(_SILENT) and not stem.endswith(("ong", "ing")):
        return stem + "e"
    short = stem.endswith(_AFTER_ONE) and stem[-3:-2] not in _VOWELS
    return stem + "e" if short or stem.endswith(("iat", "uat")) else stem


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Return the base forms of verbs that some list knows."""
    return frozenset({cue.lemma for cue in cues("verbs").values()} | set(kinds().values()) | words("verb"))
