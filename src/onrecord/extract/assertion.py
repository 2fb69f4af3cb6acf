"""Decide whether a text asserts what a verb or noun says, denies it, or only supposes it.

Walks from the word up through the verbs that govern it ("refused to blame", "asked whether he accused", "would welcome
and accuse"). Which governors do what is data: ``data/governors.en.tsv``.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.extract.clauses import child, is_name, is_passive, is_verb
from onrecord.model import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS: dict[str, Modality] = {
    **dict.fromkeys(("would", "could", "might", "may", "can", "'d", "ca"), "hypothetical"),
    **dict.fromkeys(("should", "must", "ought", "need"), "necessity"),
    **dict.fromkeys(("will", "shall", "'ll", "wo"), "prediction"),
}
_NEVER = frozenset({"not", "n't", "never", "nor", "neither", "hardly", "barely", "scarcely"})
_NOBODY = frozenset({"nobody", "none", "no-one", "neither"})
_HEARSAY = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text puts forward what a word says.

    Attributes:
        words: the tokens that make it negative or less than asserted, by index in their paragraph, sorted.
    """

    polarity: Polarity
    modality: Modality
    words: tuple[int, ...] = ()


@lru_cache(maxsize=1)
def governors() -> dict[tuple[str, str], str]:
    """Return the effect of each governing word on what it governs, by part of speech and form."""
    found = {}
    text = resources.files("onrecord.extract").joinpath("data/governors.en.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            pos, effect, forms = line.split("\t")
            for form in forms.split(" "):
                found[pos, form] = effect
    return found


def manner(word: "Token") -> Manner:
    """Return whether the text puts forward what ``word`` says, and how.

    One negation anywhere on the way up makes it negative, two do too: "did not deny accusing" asserts nothing. Of
    several modalities the one nearest to the word counts.
    """
    negative = False
    modality: Modality | None = None
    token = word
    inherit = True  # an infinitive or participle shares the negation and modality of the verb over it
    for _ in range(_DEPTH):
        if inherit:
            negative = negative or _negated(token)
            modality = modality or _modal(token)
        effect, inherit = _link(token)
        if effect == "negative":
            negative = True
        elif effect:
            modality = modality or effect  # type: ignore[assignment]  # the data file holds modalities only
        if token.head == token:
            break
        token = token.head
    if modality is None and _asked(word):
        modality = "question"
    return Manner("negative" if negative else "positive", modality or "asserted")


def _negated(token: "Token") -> bool:
    """Say whether a negation or a negative subject hangs on the word itself."""
    for c in token.children:
        if c.dep_ == "neg" or (c.dep_ in ("advmod", "det", "preconj", "cc") and c.lower_ in _NEVER):
            return True
        if c.dep_ == "det" and c.lower_ == "no" and not is_verb(token):
            return True
        if c.dep_ in ("nsubj", "nsubjpass") and (
            c.lower_ in _NOBODY or any(d.dep_ in ("det", "neg") and d.lower_ in ("no", "neither") for d in c.children)
        ):
            return True
    return False


def _modal(token: "Token") -> Modality | None:
    """Return the modality that auxiliaries and adverbs on the word itself give it."""
    for c in token.children:
        if c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ in _MODALS and not is_name(c):
            return _MODALS[c.lower_]
        if c.dep_ == "advmod" and c.lower_ in _HEARSAY:
            return "hearsay"
    if token.tag_ == "VB" and token.dep_ == "ROOT" and child(token, ("nsubj", "aux", "nsubjpass", "expl")) is None:
        return "directive"
    return None


def _link(token: "Token") -> tuple[str | None, bool]:
    """Return what the way up to its head does to a word, and whether the head's own negation and modals reach it."""
    head, dep = token.head, token.dep_
    table = governors()
    if dep == "conj":
        bare = token.tag_ not in _FINITE and child(token, ("nsubj", "nsubjpass", "aux")) is None
        return None, bare and is_verb(head)
    marked = child(token, ("mark",))
    if dep == "advcl":
        if marked is not None and marked.lower_ in ("if", "unless", "whether"):
            return "hypothetical", False
        before = token.doc[token.left_edge.i - 1] if token.tag_ == "VB" and token.left_edge.i else None
        if before is not None and ("noun", before.lower_) in table:
            return table["noun", before.lower_], False  # "resisted calls to condemn", hung on the verb
        return None, token.tag_ in ("VBG", "VB") and marked is None and _modal(head) is not None
    if dep in ("ccomp", "xcomp"):
        effect = table.get(("passive" if is_passive(head) else "verb", head.lower_)) or table.get(("verb", head.lower_))
        if marked is not None and marked.lower_ in ("whether", "if"):
            return "question", False
        own = child(token, ("nsubj", "nsubjpass")) is not None
        return (effect if not own or effect in ("negative", "hearsay") else None), not own
    if dep in ("acl", "relcl"):
        return (table.get(("noun", head.lower_)) if token.tag_ in ("VB", "VBG") else None), False
    if dep in ("pcomp", "pobj"):
        effect = table.get(("prep", head.lower_)) if dep == "pcomp" or head.lower_ == "without" else None
        if head.head.lower_ in ("short", "instead", "rather", "far") and head.lower_ in ("of", "than", "from"):
            effect = "negative"
        elif effect is None and head.head != head:
            effect = table.get(("verb" if is_verb(head.head) else "noun", head.head.lower_)) if dep == "pcomp" else None
        return effect, False
    if dep == "prep":
        return None, False
    if dep in ("dobj", "acomp"):
        return None, True
    return None, False


def _asked(word: "Token") -> bool:
    """Say whether the word stands in the main clause of a sentence that ends in a question mark."""
    sentence = word.sent
    token = word
    for _ in range(_DEPTH):
        if token.dep_ in ("relcl", "advcl") and token.tag_ in _FINITE:
            return False
        if token.head == token:
            break
        token = token.head
    last = sentence[-1]
    if last.lower_ in ('"', "'", "''") and len(sentence) > 1:
        last = sentence[-2]
    return bool(last.lower_ == "?")
