"""Find the words that may name somebody: names, nouns for people, pronouns. Who is meant is decided in `resolve`."""

from collections.abc import Iterator

from onrecord.annotate.names import Names
from onrecord.annotate.people import Forms, Noun, Phrase, body_nouns, nouns
from onrecord.annotate.recurring import again
from onrecord.annotate.words import Words

PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n",
    "i": "i", "me": "i", "my": "i", "myself": "i",
    "we": "we", "us": "we", "our": "we", "ourselves": "we",
    "you": "you", "your": "you", "yourself": "you", "yourselves": "you",
    "who": "w", "whom": "w", "whose": "w", "which": "w", "that": "w",
}  # fmt: skip
_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "case", "quantmod"})
GOVERNMENTS = frozenset({"government", "administration", "regime"})


def mentions(words: Words, forms: Forms | None = None) -> tuple[Phrase, ...]:
    """Return the mentions of an article in order of their heads; a nominal may enclose a name, names never overlap.

    Args:
        words: the article.
        forms: the words for states and bodies; those of the shipped facts if not given.
    """
    names = Names(words, forms)
    again(names)
    known = _well_known(words, names.found)
    found = [*known, *_nominals(words, names.taken), *_pronouns(words)]
    return tuple(sorted(found, key=lambda m: (m.head, m.first, m.last)))


def _well_known(words: Words, names: list[Phrase]) -> list[Phrase]:
    """Leave out what only capitals make a person's name: "Senator Denies Pressing Regulator".

    Where all words have capitals, a single one is a name only if the text below has it too.
    """
    below = {words.lower[m.head] for m in names if words.sentence[m.head] not in words.titled}
    return [
        m
        for m in names
        if m.label != "person"
        or len(m.form) > 1
        or words.sentence[m.head] not in words.titled
        or words.lower[m.head] in below
        or len(below) == 0
    ]


def _nominals(words: Words, taken: set[int]) -> Iterator[Phrase]:
    """Yield noun phrases whose head is a noun for people, and those that refer back to a body."""
    table, bodies = nouns(), body_nouns()
    for i, lower in enumerate(words.lower):
        if lower not in table and lower not in bodies and lower not in GOVERNMENTS:
            continue
        noun = table.get(lower)
        if i in taken or not words.tag[i].startswith("NN") or words.dep[i] in ("compound", "nmod"):
            continue
        if noun is None:
            found = nominal(words, i)
            if (lower in GOVERNMENTS and found.owner in taken) or definite(found):  # "Mr Lee's government", "the party"
                yield found
            continue
        found = nominal(words, i, noun)
        plain = found.first == i and noun.number == "s" and not words.text[i][0].isupper()
        if plain and words.lower[words.head[i]] in ("for", "as", "become", "became", "named", "elected"):
            continue  # "a candidate for president"
        yield found


def definite(phrase: Phrase) -> bool:
    """Say whether a noun phrase is nothing but a noun for a body with a definite article."""
    return (
        bool(phrase.body)
        and phrase.determiner in ("the", "this", "that")
        and len(phrase.form) == 1
        and phrase.owner < 0
    )


def nominal(words: Words, head: int, noun: Noun | None = None) -> Phrase:
    """Return the noun phrase around a head noun: what it is called, whose it is, and its article."""
    w = words
    first = w.left(head, _LEFT)
    determiner, owner = "", -1
    body: list[str] = []
    for k in w.kids[head]:
        if not first <= k < head:
            continue
        if w.dep[k] == "poss":
            owner, determiner = k, w.lower[k] if w.tag[k] == "PRP$" else "'s"
        elif w.dep[k] in ("det", "predet") or w.lower[k] in ("another", "one"):
            determiner = w.lower[k]
        elif w.tag[k][0].isalpha() and w.tag[k] != "POS":
            body.extend(w.lower[j] for j in range(w.left(k, _LEFT), k + 1) if w.text[j][0].isalnum())
    last = head
    for k in w.kids[head]:
        if k > head and w.dep[k] == "prep" and w.lower[k] in ("for", "of") and owner < 0:
            inner = w.child(k, "pobj")
            if inner >= 0 and (
                w.tag[inner].startswith("NNP") or w.child(inner, "det") >= 0 or _proper(w, inner)
            ):  # "officials of the ministry", not "officials of fraud"
                owner, last = inner, inner  # "officials of the ministry", not "officials of fraud"
    return Phrase(
        "nominal", first, head if last == head else last, head, (*body, w.lower[head]),
        "unnamed" if noun and noun.number == "s" else ("group" if noun else "unknown"),
        determiner=determiner, owner=owner, noun=noun, body=body_nouns().get(w.lower[head], "") if noun is None else "",
    )  # fmt: skip


def _proper(words: Words, noun: int) -> bool:
    """Say whether a name makes a noun definite: "leader of Saltmere council"."""
    return any(words.dep[k] == "compound" and words.tag[k].startswith("NNP") for k in words.kids[noun])


def _pronouns(words: Words) -> Iterator[Phrase]:
    for i, lower in enumerate(words.lower):
        kind = PERSONAL.get(lower)
        if kind is None or not words.tag[i].startswith(("PRP", "WP", "WDT")):
            continue
        if lower == "that" and words.tag[i] != "WDT":
            continue
        yield Phrase("pronoun", i, i, i, (lower,), pronoun=kind)
