"""What a content says of itself, in its first main clause: "must", "may", "is likely to", "if …", "not", "failed to".

Looks through the speakers' own opinions ("I think …"), not through wishes: "said he wants to stay" asserts a wish.
"""

from collections.abc import Iterator

from onrecord.extract.candidate import Candidate
from onrecord.extract.factuality import Reading, Words, effect, plain
from onrecord.extract.governing import does, kind
from onrecord.extract.operators import negations, nothing
from onrecord.extract.scope import over
from onrecord.extract.sentences import BE, HAVE, asked, conditions, is_verb, supposing
from onrecord.extract.tree import Tree, tokens

_PAST = frozenset({"VBD", "VBN", "VBG"})
_ENDS = frozenset({"stop", "stops", "stopped", "cease", "ceases", "ceased", "quit", "quits"})  # happened until then
_SAME_CLAUSE = frozenset({"xcomp", "advcl", "prep", "pobj", "dobj", "acomp", "attr", "pcomp", "npadvmod", "advmod"})
_SELF = frozenset({"i", "we"})
_ITSELF = frozenset({"he", "she", "they", "it"})


def modal(t: Tree, i: int) -> bool:
    """Say whether a verb has a modal auxiliary."""
    return any(t.dep[k] == "aux" and t.tag[k] == "MD" for k in t.kids[i])


def first_word(t: Tree, found: Candidate) -> int:
    """Return the first token of a content that is a word and no mark."""
    first, last = found.content[0]
    return next((i for i in range(first, last + 1) if t.text[i][0].isalnum()), first)


def root_of(t: Tree, found: Candidate) -> int:
    """Return the main verb of the content's first sentence, or -1."""
    inside = tokens(found.content)
    for i in sorted(inside):
        h = t.head[i]
        if h == i or h not in inside:
            if t.tag[i][:2] in ("VB", "MD"):
                tagged: int = t.child(
                    i, "ccomp"
                )  # "it will reopen, won't it?": the parse takes the tag for the main verb
                return tagged if 0 <= tagged < i and t.text[i - 1] == "," and t.tag[i + 1 : i + 2] != ["VB"] else i
            under = t.child(i, "pcomp") if t.dep[i] == "prep" and h == found.cue_at else -1
            if under in inside and is_verb(t, under):
                return under  # "warned walkers against feeding the seals"
    return -1


def main_clause(t: Tree, root: int, inside: set[int], *, quoted: bool) -> int:
    """Return the verb that tells what the content is about, below "I think", "is likely to", "failed to"."""
    i = root
    for _ in range(5):
        if i < 0:
            return root
        below = _opinion(t, i, quoted=quoted)
        if below < 0:
            below = _raised(t, i)
        if below < 0 or below not in inside:
            return i
        i = below
    return i


def _opinion(t: Tree, i: int, *, quoted: bool) -> int:
    """Return what the speakers say they think ("I think …", "he believed …"), or -1."""
    quality: int = t.child(i, "acomp")
    holder = quality if quality >= 0 and t.lower[quality] in plain("opinion") else i
    if t.lower[holder] not in plain("opinion"):
        return -1
    who = t.child(i, "nsubj")
    if who < 0 or t.lower[who] not in (_SELF if quoted else _SELF | _ITSELF):
        return -1
    inner: int = t.child(holder, "ccomp", "xcomp")
    return inner if inner > holder else -1


def _raised(t: Tree, i: int) -> int:
    """Return the infinitive or participle below a verb that only colours it: "failed to", "has to", "is likely to"."""
    quality = t.child(i, "acomp", "oprd")
    for governor in (i, quality):
        if governor < 0 or t.lower[governor] in _ENDS:
            continue
        for k in sorted({*t.kids[governor], *(t.kids[i] if governor == quality else [])}):
            told = t.dep[k] == "ccomp" and (governor == quality or t.lower[t.left[i]] == "it")
            takes = kind(t, k) if k > governor and is_verb(t, k) else ""
            led = t.dep[k] == "advcl" and (takes == "like" or (takes == "to" and governor == quality))
            if (
                takes
                and (t.dep[k] == "xcomp" or told or led)
                and _colours(t, governor, "wh" if takes in ("whether", "if") else takes)
            ):
                return k
            before = t.left[k] - 1  # "is on course to win"
            if (
                before > i
                and t.dep[k] == "xcomp"
                and takes == "to"
                and t.dep[before] == "pobj"
                and _foretold(t, before)
            ):
                return k
    for k in t.kids[i]:
        inner: int = t.child(k, "pcomp") if t.dep[k] == "prep" and k > i else -1
        if inner >= 0:
            under = does(t, i, t.lower[k])
            if under is not None and under.denies:
                return inner
    return -1


def _foretold(t: Tree, noun: int) -> bool:
    got = effect(("noun",), t.lower[noun], "to", frozenset())
    return got is not None and got.modality == "prediction"


def _needed(t: Tree, root: int) -> list[Words]:
    """Return what a content says is needed by a noun: "there is a need to", "had a duty to", "it is time to"."""
    found: list[Words] = []
    who = t.child(root, "nsubj")
    for k in t.kids[root]:
        if (
            t.dep[k] in ("attr", "dobj")
            and t.lower[root] in BE | HAVE
            and max(t.child(k, "acl", "relcl"), t.child(k, "prep")) > k
        ):
            got = effect(("noun",), t.lower[k], "to", frozenset())
            due = t.lower[k] == "time" and who >= 0 and t.lower[who] == "it"
            if due or (got is not None and got.modality == "necessity"):
                found.append((k,))
    return found


def _colours(t: Tree, governor: int, takes: str) -> bool:
    """Say whether a governor says how its complement is meant and nothing of its own, as a wish would."""
    got = does(t, governor, takes)
    if got is None or got.holds or got.modality in ("desire_intention", "directive"):
        return False
    if got.modality == "question":  # "it is unclear who"; but "he has not made clear who" tells of him
        who = t.child(t.head[governor], "nsubj") if t.dep[governor] == "acomp" else -1
        return who >= 0 and t.lower[who] == "it"
    return got.denies or got.modality is not None


def of_content(t: Tree, found: Candidate, root: int, main: int, *, quoted: bool) -> Reading:
    """Return what the content says of itself in its first main clause."""
    if root < 0:
        return _phrase(t, found)
    cue = found.cue_at
    past = cue >= 0 and t.tag[cue] in _PAST and found.rule != "according" and not quoted
    r = over(t, main, top=root, past=past)
    if t.dep[root] == "pcomp" and t.lower[t.head[root]] in ("of", "for", "over"):
        r.negations.clear()  # "accused of not paying" is no denial
    if cue >= 0 and main >= 0:
        r.moods += (("hypothetical", w) for w in _conditions_of(t, found, root, main))
    r.moods += (("necessity", w) for w in _needed(t, root))
    first, last = first_word(t, found), found.content[-1][1]
    opens = t.lower[first] if t.head[first] == root and found.rule != "adverb" else ""
    if opens == "whether" or (opens == "if" and 0 <= cue < first and t.dep[root] != "advcl"):
        r.moods.append(("question", (first,)))
    mark = asked(t, main)
    if mark >= 0 and (mark <= last or quoted):
        r.moods.append(("question", (mark,)))
    return r


def _conditions_of(t: Tree, found: Candidate, root: int, main: int) -> list[Words]:
    """Return the conditions that the parse hangs on the cue, but that belong to the content."""
    here = list(conditions(t, found.cue_at)) if not modal(t, found.cue_at) else []
    return here + [w for w in _far_conditions(t, found, root, main) if w not in here]


def _far_conditions(t: Tree, found: Candidate, root: int, main: int) -> Iterator[Words]:
    """Yield the conditions in the first main clause that the parse hangs on something else in it."""
    for i in tokens(found.content):
        c = t.head[i]
        bare = c == i + 1 and t.tag[c] == "VBN"  # "if asked"
        if t.dep[i] != "mark" or t.lower[i] not in ("if", "unless") or not (bare or t.dep[c] == "advcl"):
            continue
        words = supposing(t, c)
        node = t.head[c]
        while words and node not in (root, main) and t.head[node] != node and t.dep[node] in _SAME_CLAUSE:
            node = t.head[node]
        if words and node in (root, main) and node != c:
            yield words


def _phrase(t: Tree, found: Candidate) -> Reading:
    """Read a content without a verb: "no evidence of it", "a likely defeat"."""
    r = Reading()
    mark = asked(t, first_word(t, found))
    if 0 <= mark <= found.content[-1][1] + 1:
        r.moods.append(("question", (mark,)))
    for first, last in found.content:
        for i in range(first, last + 1):
            if not first <= t.head[i] <= last or t.head[i] == i:
                r.negations += [n for n in negations(t, i) if first <= n[0] <= last]
                none = nothing(t, i)
                if none and none not in r.negations:
                    r.negations.append(none)
                return r
    return r
