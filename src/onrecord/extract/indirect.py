"""Reported clauses and phrases: said that …, asked whether …, vowed to …, criticised …, …, he said, according to ….

Each verb of the lexicon is tried with the frames that it takes, the most telling first.
"""

from collections.abc import Iterator, Mapping

from onrecord.annotate.lexicon import Cue
from onrecord.extract.candidate import Candidate
from onrecord.extract.direct import addressee, cue_span, cue_subject
from onrecord.extract.spans import noun_phrase, source_of, trim, without
from onrecord.extract.tree import Range, Tree

_WH = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who", "which"})
_CLAUSE = ("ccomp", "xcomp", "parataxis", "advcl")
_FAR = 14  # tokens from a cue to a "that" which the parse hangs on a word between
_NEAR = 2  # tokens from a cue to a "that" which the parse gives to no verb
_TAIL = 4  # tokens that may follow a cue at the end of its sentence
Frame = tuple[str, tuple[Range, ...]]


def indirect(
    t: Tree, verbs: Mapping[str, Cue], taken: frozenset[int], rules: Mapping[str, float]
) -> Iterator[Candidate]:
    """Yield the reported clauses and phrases of a paragraph; ``taken`` are cues that already have a quotation."""
    for i in range(t.n):
        if t.lower[i] == "according":
            made = _according(t, i, rules)
            if made is not None:
                yield made
            continue
        cue = verbs.get(t.lower[i])
        if cue is None or i in taken or t.tag[i][:2] != "VB" or t.dep[i] in ("amod", "compound", "aux", "auxpass"):
            continue
        head, passive = cue_subject(t, i)
        for frame, content in (*frames(t, i), *lost(t, i, head)):
            name = frame + "@p" if passive else frame
            value = cue.frames.get(name)
            if value is None:
                continue
            parts = tuple(p for p in (trim(t, c) for c in content) if p is not None)
            parts = tuple(p for p in parts if not (p[0] <= i <= p[1]))
            if not parts:
                continue
            span = cue_span(t, i)
            k = parts[0][0] - 1
            if frame.startswith("prep_") and k >= 0 and t.dep[k] in ("prep", "agent") and k == span[-1][1] + 1:
                span = (*span[:-1], (span[-1][0], k))
            yield Candidate(
                rule=name,
                cue_at=i,
                cue=span,
                source=source_of(t, head) if head >= 0 else (),
                head=head,
                content=parts,
                confidence=value,
                lemma=cue.lemma,
                addressee=addressee(t, i) if frame in ("that", "wh", "to", "obj_to", "paren") else None,
                passive=passive,
            )
            break


def frames(t: Tree, i: int) -> Iterator[Frame]:
    """Yield what verb ``i`` could introduce, the most telling frame first."""
    kids = t.kids[i]
    obj = -1
    later: list[Frame] = []
    for k in kids:
        d = t.dep[k]
        if d == "ccomp":
            yield from _clause(t, i, k)
        elif d == "dobj" and k > i:
            obj = k
    if t.dep[i] == "parataxis" and t.head[i] != i:
        h = t.head[i]
        start = t.left[i]
        if i and t.text[i - 1] == ",":
            start = i  # "The plan, said Ruiz, has failed": what stands before the comma is the content's
        hole = (start, t.right[i])
        yield "paren", tuple(without((t.left[h], t.right[h]), _clipped(t, i, hole)))
    for k in kids:
        d = t.dep[k]
        if k < i:
            continue
        if d == "xcomp":
            first = t.left[k]
            if t.child(k, "aux") >= 0 and t.lower[t.child(k, "aux")] == "to":
                to = next(x for x in t.kids[k] if t.dep[x] == "aux" and t.lower[x] == "to")
                yield ("obj_to" if obj >= 0 else "to"), ((to, t.right[k]),)
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
            if name == "prep_on":
                x = t.child(i, "xcomp", "advcl")
                if x > p and t.lower[t.left[x]] == "to":
                    yield "on_to", ((t.left[x], t.right[x]),)
    yield from later
    if obj >= 0:
        yield "obj", ((t.left[obj], t.right[obj]),)
    p = t.child(i, "nsubjpass")
    if p >= 0:
        yield "subj", ((t.left[p], t.right[p]),)


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


def _finite(t: Tree, k: int) -> bool:
    return t.tag[k] in ("VBD", "VBZ", "VBP") or any(
        t.tag[x] in ("MD", "VBD", "VBZ", "VBP") and t.dep[x] in ("aux", "auxpass", "cop") for x in t.kids[k]
    )


def _clipped(t: Tree, i: int, hole: Range) -> Range:
    """Widen the words of a parenthetical cue by the commas round it."""
    first, last = hole
    while first > 0 and t.text[first - 1] == ",":
        first -= 1
    while last + 1 < t.stop[i] and t.text[last + 1] == ",":
        last += 1
    return first, last


def _according(t: Tree, i: int, rules: Mapping[str, float]) -> Candidate | None:
    """Read "according to X": X is the source, and the clause that it hangs on is the content."""
    if i + 1 >= t.n or t.lower[i + 1] != "to":
        return None
    p = t.child(i + 1, "pobj")
    if p < 0:
        p = t.child(i, "pobj")
    if p < 0:
        return None
    verb = t.head[i]
    for _ in range(6):
        if (
            t.tag[verb][:2] in ("VB", "MD") and t.dep[verb] not in ("amod", "acl", "pcomp", "xcomp", "aux", "auxpass")
        ) or t.head[verb] == verb:
            break
        verb = t.head[verb]
    left, right = t.left[verb], t.right[verb]
    hole = (i, t.right[p])
    if left == i or (i <= t.sent[i] + 2):
        left, right = max(left, t.sent[i]), max(right, t.stop[i] - 1) if t.head[verb] == verb else right
    parts: list[Range] = []
    for part in without((left, right), _clipped(t, i, hole)):
        if part[0] > hole[1] and parts and t.tag[part[0]] == "CC":
            continue
        cut = trim(t, part)
        if cut is not None and (cut[1] > cut[0] or not parts):
            parts.append(cut)
    parts = [q for q in parts if q[1] - q[0] >= 1 or len(parts) == 1]
    if not parts:
        return None
    return Candidate(
        rule="according",
        cue_at=i,
        cue=((i, i + 1),),
        source=noun_phrase(t, p),
        head=p,
        content=tuple(parts),
        confidence=rules.get("according", 0.5),
        lemma="according",
    )
