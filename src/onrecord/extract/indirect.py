"""Reported clauses and phrases: said that …, asked whether …, vowed to …, criticised …; the plan, he said, ….

Each verb of the lexicon is tried with the frames that it takes, the most telling first.
"""

from collections.abc import Iterator, Mapping

from onrecord.annotate.lexicon import Cue, words
from onrecord.extract.candidate import Candidate
from onrecord.extract.direct import addressee, cue_span, cue_subject
from onrecord.extract.frames import frames, is_clause, lost, made_clear
from onrecord.extract.spans import noun_phrase, source_of, trim, without, without_gloss
from onrecord.extract.tree import Range, Tree

_CLAUSES = frozenset({"that", "wh", "paren", "small"})


def indirect(t: Tree, verbs: Mapping[str, Cue], taken: frozenset[int]) -> Iterator[Candidate]:
    """Yield the reported clauses and phrases of a paragraph; ``taken`` are cues that already have a quotation."""
    for i in range(t.n):
        cue = verbs.get(t.lower[i])
        if cue is None or i in taken or t.tag[i][:2] != "VB" or t.dep[i] in ("amod", "compound", "aux", "auxpass"):
            continue
        found = None if _asked(t, i, verbs) else _best(t, i, cue)
        if found is not None and not (found.rule == "paren" and _put_to(t, found, verbs)):
            yield found


def _put_to(t: Tree, found: Candidate, verbs: Mapping[str, Cue]) -> bool:
    """Say whether the content is what the source was asked: "*Asked whether it had failed*, he did not answer"."""
    first = found.content[0][0]
    cue = verbs.get(t.lower[first])
    return cue is not None and cue.modality == "question" and t.tag[first] == "VBN"


def _asked(t: Tree, i: int, verbs: Mapping[str, Cue]) -> bool:
    """Say whether the verb is what somebody was asked to do: "Asked to *comment* on the plan, he said"."""
    h = t.head[i]
    outer = verbs.get(t.lower[h])
    return t.dep[i] == "xcomp" and outer is not None and outer.modality == "question" and t.tag[h] == "VBN"


def _best(t: Tree, i: int, cue: Cue) -> Candidate | None:
    """Return the first of the verb's frames that the lexicon knows and that has content."""
    head, passive = cue_subject(t, i)
    inside = t.quoted(i)
    if inside and (head < 0 or t.quote[head] != t.quote[i] or (cue.speech and t.lower[head] in words("nobody"))):
        return None  # "I say", "no one says" in somebody's words report nothing
    light = cue.lemma == "make"
    for frame, content in made_clear(t, i) if light else (*frames(t, i), *lost(t, i, head)):
        name = frame + "@p" if passive else frame
        value = cue.frames.get(name)
        if value is None or (inside and frame not in _CLAUSES):
            continue
        if passive and head < 0 and frame.startswith("prep_"):
            continue  # "was accused of lying": by nobody who is written
        if cue.modality == "question" and passive and frame not in ("wh", "that", "paren"):
            continue  # "Asked to comment, he said": what was asked is not even a question
        if passive and head >= 0:  # "accused of lying by the union": the agent is no part of the charge
            content = tuple(p for c in content for p in without(c, (t.head[head], t.right[head])))
        cut = (trim(t, without_gloss(t, c) if frame in _CLAUSES or "_of" in frame else c) for c in content)
        parts = tuple(p for p in cut if p is not None and not p[0] <= i <= p[1])
        if not parts or (
            frame == "obj" and parts[0][0] == parts[0][1] and t.lower[parts[0][0]] in words("contentless")
        ):
            continue
        if frame == "paren" and (not is_clause(t, parts) or _what(t, head)):
            continue
        if frame == "to" and cue.modality == "question" and t.lower[parts[-1][1]] in words("anonymity"):
            continue  # "a minister who asked not to be named"
        if frame.startswith("obj_") and not passive and head > i:
            head = -1  # "accused Russia of lying": what follows is the object, whatever the parse says
        return Candidate(
            rule=name,
            cue_at=i,
            cue=_cue(t, i, frame, parts[0]),
            source=source_of(t, head) if head >= 0 else (),
            head=head,
            content=parts,
            confidence=value,
            lemma=cue.lemma,
            addressee=_addressee(t, i, frame),
            passive=passive,
        )
    return None


def _what(t: Tree, head: int) -> bool:
    """Say whether a headline only announces the source's words: "The bridge: *what the mayor said*"."""
    return t.paragraph.zone != "body" and head >= 0 and t.lower[max(t.left[head] - 1, 0)] in ("what", "how", "why")


def _cue(t: Tree, i: int, frame: str, content: Range) -> tuple[Range, ...]:
    """Return the words of the cue: with "clear" after "made", "on" or "for" after "called", a preposition."""
    span = cue_span(t, i)
    end = span[-1][1]
    if t.lower[end + 1 : end + 2] in (["on"], ["for"]) and frame in ("to", "for_to", "obj_to", "prep_for"):
        return (*span[:-1], (span[-1][0], end + 1))
    if frame.startswith("prep_") and end + 1 == content[0] - 1 and t.dep[end + 1] in ("prep", "agent"):
        return (*span[:-1], (span[-1][0], end + 1))
    if t.lower[i] in ("made", "make", "makes", "making"):
        k = next((k for k in range(i + 1, min(i + 4, t.n)) if t.tag[k] == "JJ"), i)
        return ((i, k),)
    return span


def _addressee(t: Tree, i: int, frame: str) -> Range | None:
    """Return whom the verb addresses; "called on *them* to" included."""
    if frame not in ("that", "wh", "to", "obj_to", "paren", "for_to"):
        return None
    on = next((k for k in t.kids[i] if k == i + 1 and t.lower[k] == "on" and frame == "to"), -1)
    if on >= 0 and t.child(on, "pobj") >= 0:
        return noun_phrase(t, t.child(on, "pobj"))[0]
    return addressee(t, i)
