"""Cut the parts of an attribution out of a parse: who, to whom, and what."""

from onrecord.annotate.lexicon import words
from onrecord.extract.tree import Range, Tree

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_INSIDE_NAME = frozenset({"prep", "compound", "nummod", "amod", "flat", "nmod", "case", "npadvmod", "det", "advmod"})
_TRIM = frozenset(",.;:-—–\"'`)!?…") | {"--", "...", "''", "``"}
LONG = 12  # words of a source after which its apposition and further conjuncts are left out


def source_of(t: Tree, h: int) -> tuple[Range, ...]:
    """Return the words that name a source, given its head: the noun phrase without clauses that describe it.

    A relative pronoun gives two parts: the noun that it stands for and itself ("Boris Johnson", "who").
    """
    if t.lower[h] in _RELATIVE and t.tag[h] in ("WP", "WDT", "IN"):
        verb = t.head[h]
        while t.dep[verb] in ("conj", "xcomp", "ccomp") and t.head[verb] != verb:
            verb = t.head[verb]
        noun = t.head[verb]
        if t.dep[verb] == "relcl" and noun < h:
            return (*noun_phrase(t, noun, before=h), (h, h))
        return ((h, h),)
    return noun_phrase(t, h)


def noun_phrase(t: Tree, h: int, *, before: int | None = None) -> tuple[Range, ...]:
    """Return the noun phrase of ``h``, without relative clauses and long appositions."""
    first, last = h, h
    if t.tag[h] in ("PRP", "PRP$"):
        return ((h, h),)
    for k in reversed([k for k in t.kids[h] if k < h]):
        if t.dep[k] in ("punct", "cc", "preconj", "relcl", "acl", "appos", "conj", "advcl", "mark") and not _hyphen(
            t, k
        ):
            break
        first = t.left[k]
    stop = t.n if before is None else before
    for k in t.kids[h]:
        if k < h:
            continue
        if t.right[k] >= stop:
            break
        dep = t.dep[k]
        if dep in ("punct", "cc"):
            continue
        if dep in _INSIDE_NAME or (dep in ("appos", "conj") and t.right[k] - first < LONG and t.tag[k][0] in "NP"):
            end = t.right[k]
            clause = next((x for x in t.kids[k] if x > k and t.dep[x] in ("relcl", "acl")), None)
            last = max(last, (clause - 1 if clause is not None and t.left[clause] > k else end))
            if clause is not None and t.left[clause] > k:
                last = max(k, t.left[clause] - 1)
                break
        else:
            break
    trimmed = trim(t, (first, last))
    return (trimmed,) if trimmed and trimmed[0] <= h <= trimmed[1] else ((h, h),)


def _hyphen(t: Tree, k: int) -> bool:
    return t.text[k] in ("-", ".", "/")


def trim(t: Tree, part: Range) -> Range | None:
    """Drop punctuation at both ends, and an "and" that ends the part; None when nothing is left.

    A closing mark stays when its opening one is inside.
    """
    first, last = part
    while first <= last and (t.text[first] in _TRIM and not _opens(t, first, last)):
        first += 1
    while last >= first and (
        (t.text[last] in _TRIM and not _closes(t, first, last)) or (t.tag[last] == "CC" and last > first)
    ):
        last -= 1
    return (first, last) if first <= last else None


def _opens(t: Tree, i: int, last: int) -> bool:
    """Say whether token ``i`` is the opening mark of a quotation that begins right after it and ends inside."""
    return (
        i + 1 < t.n
        and t.quote[i + 1] >= 0
        and t.quote[i] < 0
        and t.regions[t.quote[i + 1]][0] == i + 1
        and (t.regions[t.quote[i + 1]][1] <= last)
    )


def _closes(t: Tree, first: int, i: int) -> bool:
    """Say whether token ``i`` is the closing mark of a quotation that begins inside the part."""
    return i > 0 and t.quote[i - 1] >= 0 and t.quote[i] < 0 and t.regions[t.quote[i - 1]][0] > first


def without(part: Range, hole: Range) -> list[Range]:
    """Return what is left of ``part`` when ``hole`` is taken out.

    >>> without((2, 9), (4, 5)), without((2, 9), (1, 3)), without((2, 9), (10, 12))
    ([(2, 3), (6, 9)], [(4, 9)], [(2, 9)])
    """
    if hole[1] < part[0] or hole[0] > part[1]:
        return [part]
    return [p for p in ((part[0], hole[0] - 1), (hole[1] + 1, part[1])) if p[0] <= p[1]]


def without_gloss(t: Tree, part: Range) -> Range:
    """Leave out the apposition that ends a reported clause when it explains a name to the reader.

    "… to the committee, *the group that watches the services*", "… of lying, *a charge that they deny*": the writer's
    words, not the speaker's.
    """
    first, last = part
    if t.quote[last] >= 0:
        return part
    end = last
    while end > first and t.text[end] in _TRIM:
        end -= 1
    for k in range(end, first, -1):
        if t.dep[k] == "appos" and t.right[k] >= end and t.text[t.left[k] - 1] == "," and t.head[k] >= first:
            start = t.left[k]
            clause = any(t.dep[x] in ("relcl", "acl") for x in t.kids[k])
            remark = t.tag[t.head[k]][:3] == "NNP" or t.lower[k] in words("charges")
            if clause and t.tag[start] == "DT" and remark and start - 2 > first:
                return first, start - 2
    return part


def subject(t: Tree, i: int) -> tuple[int, bool]:
    """Return the head of the subject of verb ``i`` (-1: none is written), and whether ``i`` is passive.

    Of a passive the subject is the agent ("by X"). A verb without a subject of its own has that of the verb that it is
    joined to, or of the noun that it describes.
    """
    passive = t.child(i, "auxpass", "nsubjpass") >= 0 or (
        t.tag[i] == "VBN" and t.dep[i] in ("acl", "advcl") and t.child(i, "aux") < 0
    )
    if passive:
        by = t.child(i, "agent")
        for k in t.kids[i]:  # "accused of lying by the union": the parse may hang the agent on "lying"
            inner = t.child(k, "pcomp") if t.dep[k] == "prep" and by < 0 else -1
            by = t.child(inner, "agent") if inner >= 0 else by
        return (t.child(by, "pobj") if by >= 0 else -1), True
    for _ in range(8):
        own = [k for k in t.kids[i] if t.dep[k] == "nsubj"]
        if own:
            # The parse may take two: "the plan, *said Ruiz*, has failed" and "asked whether it has, *Ruiz said*".
            before = [k for k in own if k < i]
            after = [k for k in own if k > i]
            if after and (not before or t.text[i - 1] == ","):
                return after[0], False
            return before[-1], False
        d, h = t.dep[i], t.head[i]
        if h == i:
            break
        if d == "acl":
            return (h if t.tag[i] == "VBG" else -1), False
        if d == "relcl":
            return -1, False
        if d in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "aux"):
            if d == "ccomp" and t.tag[i] not in ("VBG", "VB"):
                return -1, False
            if d == "conj" and t.child(h, "nsubjpass") >= 0:
                return t.child(h, "nsubjpass"), False
            i = h
            continue
        break
    return -1, False
