"""What a verb could introduce, by the parse: a clause, a question, an infinitive, a phrase, or the clause around it."""

from collections.abc import Iterator

from onrecord.extract.spans import without
from onrecord.extract.tree import Range, Tree

_WH = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who", "which"})
_FAR = 14  # tokens from a cue to a "that" which the parse hangs on a word between
_NEAR = 2  # tokens from a cue to a "that" which the parse gives to no verb
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ONLY = frozenset({"only", "merely", "simply", "just"})
_PLAIN = frozenset({"clear", "plain", "known", "explicit"})
_TAIL = 4  # tokens that may follow a cue at the end of its sentence
Frame = tuple[str, tuple[Range, ...]]


def frames(t: Tree, i: int) -> Iterator[Frame]:
    """Yield what verb ``i`` could introduce, the most telling frame first."""
    kids = t.kids[i]
    obj = -1
    later: list[Frame] = []
    for k in kids:
        if t.dep[k] == "ccomp" and t.left[k] > i:
            yield from _clause(t, i, k)
        elif t.dep[k] == "dobj" and k > i:
            obj = k
    for k in kids:
        if t.dep[k] == "ccomp" and t.left[k] < i:
            yield from _clause(t, i, k)
    if t.dep[i] == "parataxis" and t.head[i] != i:
        h = t.head[i]
        start = t.left[i]
        if i and t.text[i - 1] == ",":
            start = i  # "The plan, said Ruiz, has failed": what stands before the comma is the content's
        hole = (start, t.right[i])
        yield "paren", tuple(without((t.left[h], t.right[h]), clipped(t, i, hole)))
    for k in kids:
        d = t.dep[k]
        if k < i:
            continue
        if d in ("advcl", "xcomp") and t.lower[t.left[k]] == "for" and t.tag[k] == "VB" and t.child(k, "aux") >= 0:
            yield "for_to", ((t.left[k] + 1, infinitive_end(t, k)),)
        elif d == "xcomp":
            first = t.left[k]
            if t.child(k, "aux") >= 0 and t.lower[t.child(k, "aux")] == "to":
                to = next(x for x in t.kids[k] if t.dep[x] == "aux" and t.lower[x] == "to")
                yield ("obj_to" if obj >= 0 else "to"), ((to, infinitive_end(t, k)),)
            elif t.tag[k] == "VBG":
                yield "ing", ((first, t.right[k]),)
            else:
                later.append(("oprd", ((first, t.right[k]),)))
        elif d in ("oprd", "acomp", "attr"):
            start = t.left[obj] if 0 <= obj < k else t.left[k]
            later.append((d, ((start, t.right[k]),)))
        elif d == "advcl" and obj >= 0 and t.tag[k] == "VB" and t.lower[t.left[k]] == "to":
            later.append(("obj_to", ((t.left[k], t.right[k]),)))
        elif d == "prep":
            p = t.child(k, "pobj", "pcomp")
            if p < 0:
                continue
            name = "prep_" + t.lower[k] + ("_ing" if t.dep[p] == "pcomp" else "")
            if t.lower[k] == "as" and obj >= 0:
                yield "as", ((t.left[obj], t.right[k]),)
            later.append(((("obj_" if obj >= 0 else "") + name), ((t.left[p], t.right[p]),)))
    yield from later
    for k in t.kids[obj] if obj >= 0 else ():
        p = t.child(k, "pobj", "pcomp") if t.dep[k] == "prep" else -1
        if p > 0:  # "accused officials of lying": the parse may hang the charge on "officials"
            name = "obj_with_" + t.lower[k] + ("_ing" if t.dep[p] == "pcomp" else "")
            yield name, ((t.left[p], t.right[p]),)
    if obj >= 0:
        yield "obj", ((t.left[obj], t.right[obj]),)
    p = t.child(i, "nsubjpass")
    if p >= 0:
        yield "subj", ((t.left[p], t.right[p]),)


def infinitive_end(t: Tree, k: int) -> int:
    """Return the last token of the infinitive clause ``k``; a finite verb joined to it is a new statement.

    "called on them *to talk* and insisted that …": the parse joins "insisted" to "talk".
    """
    end = t.right[k]
    node = k
    while True:
        joined = next((x for x in t.kids[node] if x > node and t.dep[x] == "conj"), -1)
        if joined < 0:
            return end
        if t.tag[joined] in ("VBD", "VBZ", "VBP", "VBN") and t.tag[node] == "VB":
            return t.left[joined] - (2 if t.tag[t.left[joined] - 1] == "CC" else 1)
        node = joined


def made_clear(t: Tree, i: int) -> Iterator[Frame]:
    """Yield the clause after "make (it) clear that", however it is parsed."""
    near = range(i + 1, min(i + 4, t.stop[i]))
    adjective = next((k for k in near if t.lower[k] in _PLAIN), -1)
    if adjective < 0:
        return
    reach = range(adjective + 1, min(adjective + _FAR, t.stop[i]))
    k = next((k for k in reach if t.lower[k] == "that" and t.quote[k] == t.quote[i]), -1)
    if k < 0:
        return
    last = t.regions[t.quote[i]][1] if t.quote[i] >= 0 else t.stop[i] - 1
    yield "that", ((k + 1, min(last, t.stop[i] - 1)),)


def lost(t: Tree, i: int, head: int) -> Iterator[Frame]:
    """Yield frames that the parse has missed: a "that" that hangs on another word, a cue that ends its sentence."""
    reach = range(i + 1, min(t.stop[i], i + _FAR))
    k = next((k for k in reach if t.lower[k] == "that" and t.dep[k] == "mark" and t.tag[k] == "IN"), -1)
    if k > 0:
        clause = t.head[k]
        noun = t.head[clause]
        if k - i <= _NEAR and not t.quoted(k):
            yield "that", ((k + 1, t.stop[i] - 1),)
        elif i < noun < k and t.dep[clause] in ("acl", "relcl") and t.dep[noun] in ("pobj", "npadvmod"):
            yield "that", ((k + 1, t.right[clause]),)
    if head >= 0 and t.sent[i] == t.sent[head]:
        start = min(t.left[head], i) if head < i else i
        if start - 2 > t.sent[i] and t.text[start - 1] == "," and t.stop[i] - max(i, t.right[head]) <= _TAIL:
            yield "paren", ((t.sent[i], start - 2),)


def _clause(t: Tree, i: int, k: int) -> Iterator[Frame]:
    """Yield the clause ``k`` that verb ``i`` reports."""
    first, last = t.left[k], t.right[k]
    if first > i:
        mark = t.lower[first]
        if mark in ("that", ":", ","):
            first += 1
            if first <= last and t.lower[first] == "that":
                first += 1
        elif mark in _ONLY and t.lower[first + 1 : first + 2] == ["that"]:
            first += 2
        if first > last:
            return
        to = t.child(k, "aux")
        if to >= 0 and t.lower[to] == "to" and t.tag[k] == "VB":
            yield ("for_to" if mark == "for" else "obj_to_c"), ((first, last),)
        elif mark in _WH or t.tag[first] in ("WRB", "WP"):
            yield "wh", ((first, last),)
        elif t.tag[k] in ("VBG", "VBN", "VB", "JJ", "NN", "NNP", "NNS") and not _finite(t, k):
            yield "small", ((first, last),)
        else:
            yield "that", ((first, last),)
        return
    if last < i:
        yield "paren", ((first, last),)
        return
    yield "paren", tuple(without((first, last), (i, i)))


def is_clause(t: Tree, parts: tuple[Range, ...]) -> bool:
    """Say whether there is a finite verb: "In a statement, she said" has none before the comma."""
    return any(t.tag[i] in _FINITE for first, last in parts for i in range(first, last + 1))


def _finite(t: Tree, k: int) -> bool:
    return t.tag[k] in ("VBD", "VBZ", "VBP") or any(
        t.tag[x] in ("MD", "VBD", "VBZ", "VBP") and t.dep[x] in ("aux", "auxpass", "cop") for x in t.kids[k]
    )


def clipped(t: Tree, i: int, hole: Range) -> Range:
    """Widen the words of a parenthetical cue by the commas round it."""
    first, last = hole
    while first > 0 and t.text[first - 1] == ",":
        first -= 1
    while last + 1 < t.stop[i] and t.text[last + 1] == ",":
        last += 1
    return first, last
