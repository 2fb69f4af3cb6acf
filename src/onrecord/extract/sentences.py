"""What sort of sentence a verb stands in: a question, a command, a condition; and how a parse is read for that."""

from collections.abc import Iterator
from typing import Protocol

from onrecord.extract.factuality import Words, plain

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m"})
HAVE = frozenset({"have", "has", "had", "'ve", "having"})
_INVERTED = frozenset({"had", "should", "were"})
_ASIDE = frozenset(
    {("you", "ask"), ("you", "like"), ("you", "will"), ("you", "want"), ("i", "may"), ("not",), ("anything",)}
)
ASKING = frozenset(
    {"is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "should", "would", "will"}
)


class Parse(Protocol):
    """A parsed text as lists with one entry per token, as `onrecord.extract.tree.Tree` has them."""

    lower: list[str]
    text: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    sent: list[int]
    stop: list[int]
    quote: list[int]


def is_verb(p: Parse, i: int) -> bool:
    """Say whether the tagger took the token for a verb."""
    return p.tag[i][:2] in ("VB", "MD")


def child(p: Parse, i: int, *deps: str) -> int:
    """Return the first child of ``i`` with one of these relations, or -1."""
    return next((k for k in p.kids[i] if p.dep[k] in deps), -1)


def subject(p: Parse, i: int) -> int:
    """Return the subject of its own that ``i`` has, or -1."""
    return next((k for k in p.kids[i] if p.dep[k] in SUBJECTS), -1)


def conditions(p: Parse, i: int) -> Iterator[Words]:
    """Yield what opens a clause that ``i`` is made to depend on: "if", "unless", "had he known"."""
    told = p.tag[i] == "VBD" and child(p, i, "aux") < 0  # "told them that … if …": the parse hangs it too high
    for k in p.kids[i]:
        under = child(p, k, "advcl") if p.lower[k] == "long" else k
        if under >= 0 and p.dep[under] in ("advcl", "prep") and not (told and k > i):
            found = supposing(p, under)
            if found:
                yield found


def supposing(p: Parse, c: int) -> Words:
    """Return the words that make a clause a condition; none for "if anything", "if you ask me", "as if"."""
    low = p.lower
    first = p.left[c]
    marks = plain("conjunction")
    if low[p.head[c]] == "long" and any(low[k] == "as" and p.dep[k] == "mark" for k in p.kids[c]):
        return (p.head[c],)
    for k in p.kids[c]:
        if p.dep[k] in ("mark", "advmod", "prep") and low[k] in marks and marks[low[k]].modality == "hypothetical":
            rest = low[k + 1 : k + 3]
            aside = tuple(rest) in _ASIDE or tuple(rest[:1]) in _ASIDE or (k and low[k - 1] == "as")
            purpose = low[k] == "if" and low[c] in ("is", "are") and child(p, c, "xcomp") >= 0  # "if it is to win"
            bare = p.right[c] == k + 1 and p.tag[k + 1] != "VBN"  # "if necessary"
            return () if aside or purpose or bare else (k,)
    if low[first] in _INVERTED and first < c and first + 1 < c and p.head[first] == c:
        who = subject(p, c)
        if first < who:
            return (first,)
    if low[c] in ("provided", "providing", "assuming", "supposing") and child(p, c, "ccomp") >= 0:
        return (c,)
    return ()


def commanded(p: Parse, i: int) -> bool:
    """Say whether ``i`` is an imperative: a bare verb without a subject that opens its sentence or quotation."""
    if p.tag[i] not in ("VB", "VBP") or p.dep[i] not in ("ROOT", "ccomp", "conj", "parataxis", "advcl", "dep"):
        return False
    if p.dep[i] == "advcl" and p.quote[i] < 0:
        return False
    if p.dep[i] == "conj":
        return commanded(p, p.head[i])
    for k in p.kids[i]:
        called = p.tag[i] == "VB" and k + 2 == i and p.lower[k + 1] == ","  # "Minister, tell us"
        if (p.dep[k] in SUBJECTS and not called) or (
            p.dep[k] in ("aux", "auxpass") and p.lower[k] not in ("do", "n't")
        ):
            return False
    if p.lower[i] in ("let", "allow") and p.lower[i + 1 : i + 2] == ["me"]:
        return False
    if p.lower[i] == "thank" and child(p, i, "dobj") == i + 1 and p.lower[i + 1] == "you":
        return False
    first = i
    while first > p.sent[i] and (p.lower[first - 1] in _BEFORE_COMMAND):
        first -= 1
    return first == p.sent[i] or p.text[first - 1] in "\"“”,;:–—'‘’"


_BEFORE_COMMAND = frozenset(
    {"do", "n't", "not", "never", "please", "just", "always", "so", "and", "but", "now", "then", "first"}
)


def asked(p: Parse, i: int) -> int:
    """Return the question mark of the clause that ``i`` stands in, or -1; "…, isn't it?" asks nothing."""
    for k in range(i + 1, min(p.stop[i] + 1, len(p.lower))):
        if p.quote[k] != p.quote[i]:
            if p.quote[i] >= 0:
                return -1
        elif p.lower[k] in (".", "!", ";"):
            return -1
        elif p.lower[k] == "?":
            return -1 if _tagged(p, i, k) else k
    return -1


def _tagged(p: Parse, i: int, mark: int) -> bool:
    """Say whether the question mark ends a tag: comma, auxiliary, pronoun."""
    k = mark - 1
    if p.tag[k] != "PRP":
        return False
    k -= 1
    if p.lower[k] in ("n't", "not"):
        k -= 1
    return k - 1 > i and p.lower[k - 1] == "," and p.lower[k] in ASKING | {"wo", "ca", "sha"}
