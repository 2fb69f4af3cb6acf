"""Read off the parse what a date expression dates: the verb or event noun over it, and its phrase."""

from typing import TYPE_CHECKING

from onrecord.extract.clauses import Range, child, is_verb, phrase, subject, trim
from onrecord.extract.event_words import names_event, names_thing

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CORE = frozenset(
    {
        "aux",
        "auxpass",
        "neg",
        "nsubj",
        "nsubjpass",
        "csubj",
        "dobj",
        "dative",
        "attr",
        "acomp",
        "prt",
        "oprd",
        "agent",
        "prep",
        "expl",
        "xcomp",
    }
)
_NOT_CORE = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "punct"})
_ADNOMINAL = frozenset({"compound", "nmod", "nummod", "poss", "amod"})
_CLIMB = frozenset(
    {
        "pobj",
        "dobj",
        "nsubj",
        "nsubjpass",
        "attr",
        "acomp",
        "conj",
        "appos",
        "dative",
        "npadvmod",
        "advmod",
        "oprd",
        "prep",
    }
)
_LIGHT = frozenset({"DT", "POS", "IN", "CC", "TO", "RB", "EX", "''", "``", "HYPH"})
_DEPTH = 6
_YEAR = 4  # digits
_LONGEST = 40  # tokens; a longer event phrase is a broken parse


def anchor(head: "Token") -> "tuple[Token, str, str] | None":
    """Return the verb or event noun that a date hangs on, how, and the preposition between; None if on neither."""
    preposition, node, how = "", head.head, "verb"
    if head.dep_ == "pobj":
        preposition, node = head.head.lower_, head.head.head
        how = "noun pp"
        if head.head.dep_ == "prep" and node == head.head:
            return None
    elif head.dep_ in _ADNOMINAL:
        how = "noun"
    elif head.dep_ == "nsubj" and is_verb(node):
        return None  # "2016 was a bad year"
    elif head.dep_ in ("appos", "npadvmod", "advmod") and not is_verb(node):
        how = "noun pp"
    for _ in range(_DEPTH):
        if is_verb(node) and node.dep_ == "prep":  # "following a review of the plan last year"
            review = child(node, ("pobj", "dobj"))
            return (review, "noun pp", preposition) if review is not None and names_event(review) else None
        if is_verb(node):
            return (node, "verb", preposition) if node.dep_ not in _ADNOMINAL else None
        if node.tag_.startswith("NN"):
            if names_event(node) and not names_thing(node):
                return node, how, preposition
            if node.dep_ in ("compound", "nmod") and node.head.tag_.startswith("NN"):
                node = node.head
                continue
            if how == "noun" or preposition in ("of", "from") or (preposition == "for" and _is_year(head)):
                return None  # a year's figures, the men of 1914, the total for 2012
        if node.dep_ == "appos" and node.ent_type_ not in ("DATE", "TIME"):
            return None  # "Ruiz, mayor since 2010, resigned"
        if node.dep_ not in _CLIMB or node.head == node:
            return None
        node = node.head
    return None


def _is_year(token: "Token") -> bool:
    return token.tag_ == "CD" and len(token) == _YEAR


def _verb_phrase(verb: "Token", left_out: set[int]) -> list[Range]:
    """Return subject, verb and objects as token ranges, without the date and without clauses."""
    kept = {verb.i}
    for c in verb.children:
        if c.dep_ in _CORE and not (c.dep_ == "prep" and _only(c, left_out)):
            _add(c, kept)
    verb = _chain(verb, kept)
    who = subject(verb)
    if who is not None and who.i not in kept:
        first, last = phrase(who)
        if abs(verb.i - who.i) < _LONGEST:
            kept.update(range(first, last + 1))
    return _runs(verb.doc, kept - left_out)


def _chain(verb: "Token", kept: set[int]) -> "Token":
    """Add the verbs over an infinitive ("will begin withdrawing", "wants to meet") and return the topmost."""
    for _ in range(_DEPTH):
        head = verb.head
        if head.tag_ in ("JJ", "VBN") and head.dep_ in ("acomp", "oprd") and verb.dep_ == "xcomp":
            kept.add(head.i)  # "is due to meet"
            kept.update(c.i for c in verb.children if c.dep_ == "aux")
            verb = head.head
            kept.update((verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "neg"))))
            continue
        if verb.dep_ != "xcomp" or not is_verb(head):
            break
        kept.add(head.i)
        kept.update(c.i for c in verb.children if c.dep_ == "aux")
        for c in head.children:
            if c.dep_ in ("aux", "auxpass", "prt", "dobj", "nsubj", "nsubjpass"):
                _add(c, kept)
        verb = head
    return verb


def _only(preposition: "Token", left_out: set[int]) -> bool:
    """Say whether a prepositional phrase holds nothing but the date."""
    return all(t.i in left_out or t.tag_ in ("IN", "DT", "TO") for t in preposition.subtree)


def _add(token: "Token", kept: set[int]) -> None:
    """Add a token and what hangs on it, clauses left out."""
    todo = [token]
    while todo:
        t = todo.pop()
        kept.add(t.i)
        todo.extend(
            c for c in t.children if c.dep_ not in _NOT_CORE or (c.dep_ == "punct" and c.lower_ in ('"', "-", "'"))
        )


def _noun_phrase(noun: "Token", left_out: set[int]) -> list[Range]:
    first, last = phrase(noun, of=("of", "for", "by", "from", "to", "between", "with", "against", "on", "over"))
    return _runs(noun.doc, set(range(first, last + 1)) - left_out)


def _runs(doc: "Doc", tokens: set[int]) -> list[Range]:
    """Return a set of tokens as ranges that each hold a word of weight; none if it is too large to be a phrase."""
    if len(tokens) > _LONGEST:
        return []
    runs: list[Range] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    found = []
    for first, last in runs:
        while first < last and doc[first].tag_ == "POS":  # "last year's vote": the date ends before the "'s"
            first += 1
        trimmed = trim(doc, first, last)
        if trimmed and any(doc[i].tag_ not in _LIGHT for i in range(trimmed[0], trimmed[1] + 1)):
            found.append(trimmed)
    return found


def phrases(node: "Token", left_out: set[int]) -> list[Range]:
    """Return the words that tell what happened, as token ranges: a clause for a verb, a noun phrase for a noun."""
    return _verb_phrase(node, left_out) if is_verb(node) else _noun_phrase(node, left_out)
