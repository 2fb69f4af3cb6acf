"""Cues that are nouns and adjectives: X's claim that …, remarks by X that …, his attack on …, X is sure that ….

The source is the possessor, a "by"/"from" phrase, or the subject of a light verb ("made the claim that").
"""

from collections.abc import Iterator, Mapping

from onrecord.annotate.lexicon import Cue
from onrecord.extract.candidate import Candidate
from onrecord.extract.polarity import negated
from onrecord.extract.spans import source_of, subject, trim
from onrecord.extract.tree import Range, Tree


def nominal(t: Tree, nouns: Mapping[str, Cue], adjectives: Mapping[str, Cue]) -> Iterator[Candidate]:
    """Yield what the nouns and adjectives of a paragraph attribute."""
    for i in range(t.n):
        tag = t.tag[i]
        if tag in ("NN", "NNS"):
            cue = nouns.get(t.lower[i])
            kind = "n"
        elif tag == "JJ" or (tag == "VBN" and (t.dep[i] == "acomp" or t.child(i, "auxpass") >= 0)):
            cue = adjectives.get(t.lower[i])
            kind = "a"
        else:
            continue
        if cue is None or (kind == "n" and negated(t, i)):
            continue  # "seen no evidence that", "made no claim that"
        for frame, content in noun_frames(t, i):
            head, how = noun_source(t, i) if kind == "n" else (_copula_subject(t, i), "subj")
            name = f"{kind}_{frame}" + (f"_{how}" if kind == "n" else "")
            value = cue.frames.get(name)
            part = trim(t, content)
            if value is None or part is None or part[0] <= i <= part[1]:
                continue
            source = (t.left[head], head) if how == "poss" else None
            yield Candidate(
                rule=name,
                cue_at=i,
                cue=((i, i),),
                source=() if head < 0 else ((source,) if source and t.tag[head] != "PRP$" else source_of(t, head)),
                head=head,
                content=(part,),
                confidence=value,
                lemma=cue.lemma,
            )
            break


def noun_frames(t: Tree, i: int) -> Iterator[tuple[str, Range]]:
    """Yield what follows a noun or adjective: a clause, an infinitive, a phrase."""
    if i + 2 < t.stop[i] and t.lower[i + 1] == "that" and t.dep[i + 1] == "mark":
        # Whatever the parse hangs the clause on: nothing stands between.
        yield "that", (i + 2, t.right[t.head[i + 1]])
    for k in t.kids[i]:
        if k < i:
            continue
        d = t.dep[k]
        first, last = t.left[k], t.right[k]
        if d in ("acl", "ccomp", "relcl", "advcl") and t.lower[first] == "that" and t.dep[first] == "mark":
            yield "that", (first + 1, last)
        elif d in ("acl", "xcomp", "advcl") and t.lower[first] == "to" and t.tag[k] == "VB":
            yield "to", (first, last)
        elif d == "ccomp":
            yield "that", (first, last)
        elif d == "prep":
            p = t.child(k, "pobj", "pcomp")
            if p >= 0:
                yield "prep_" + t.lower[k], (t.left[p], t.right[p])
    h = t.head[i]
    # "The claim is that …"; "issued a statement saying" is the verb's.
    if t.dep[i] == "nsubj" and t.lower[h] in ("is", "was"):
        k = t.child(h, "ccomp")
        if k > h and t.lower[t.left[k]] == "that":
            yield "is", (t.left[k] + 1, t.right[k])
    if t.dep[i] == "dobj":
        k = t.child(h, "ccomp")
        if k > i and t.lower[t.left[k]] == "that":
            yield "that", (t.left[k] + 1, t.right[k])


def noun_source(t: Tree, i: int) -> tuple[int, str]:
    """Return the head of the source of the noun ``i`` and how it is joined to it."""
    k = t.child(i, "poss")
    if k >= 0:
        return k, "poss"
    for k in t.kids[i]:
        if t.dep[k] == "prep" and t.lower[k] in ("by", "from") and t.child(k, "pobj") >= 0:
            return t.child(k, "pobj"), "by"
    h = t.head[i]
    if t.dep[i] in ("dobj", "pobj"):
        verb = h if t.dep[i] == "dobj" else t.head[h]
        if t.tag[verb][:2] == "VB":
            head, passive = subject(t, verb)
            if head >= 0 and not passive:
                return head, "light"
    k = t.child(i, "compound", "amod", "nmod")
    if k >= 0 and t.ent[k] and t.tag[k] in ("NNP", "NNPS"):
        return k, "comp"
    return -1, "none"


def _copula_subject(t: Tree, i: int) -> int:
    v = t.head[i] if t.dep[i] == "acomp" else i
    k = t.child(i, "nsubjpass")
    if k >= 0:
        return k
    head, _ = subject(t, v)
    return head
