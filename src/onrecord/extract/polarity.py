"""How a source puts a content forward: affirmed or denied, asserted, demanded, wished, foreseen, asked, withheld.

Three levels decide in this order, and the first that gives a modality stands: what stands over the cue ("will say",
"reportedly told"); what the cue means ("urged", "hopes to", "suggests"); what the content says of itself, in its first
main clause ("must", "may", "if …"). Negations are counted: those of the content, a cue that rejects it, and those that
a cue passes on ("does not think that"). To say nothing is not to deny: "did not say" withholds.
"""

from dataclasses import dataclass, replace
from typing import Literal

from onrecord.annotate.lexicon import words
from onrecord.extract.candidate import Candidate
from onrecord.extract.content import first_word, main_clause, modal, of_content, root_of
from onrecord.extract.factuality import ORDER, Effect, Reading, Words, plain
from onrecord.extract.governing import does, kind
from onrecord.extract.operators import of_nobody
from onrecord.extract.scope import over
from onrecord.extract.sentences import is_verb, supposing
from onrecord.extract.tree import Tree, tokens
from onrecord.model import Modality, Polarity

Stance = Literal["says", "denies", "withholds"]

_NO = frozenset({"no", "neither", "little", "few"})
_UNREAL: frozenset[Modality] = frozenset({"hypothetical", "prediction", "desire_intention", "necessity", "directive"})
_MAYBE = frozenset({"may", "might", "could"})
_OVER_SILENCE: frozenset[Modality] = frozenset({"hearsay", "question"})  # of what somebody did not say
_EVIDENCE = frozenset({"evidence", "proof", "sign", "signs", "indication", "trace", "reason", "grounds", "basis"})
_PROPOSED = frozenset({"suggested", "proposed", "recommended", "demanded", "requested", "urged"})
_SAYS = frozenset({"say", "says", "said", "saying"})
_PROPOSES: frozenset[Modality] = frozenset({"evidential_weak", "directive"})


@dataclass(frozen=True, slots=True)
class Manner:
    """How a content is put forward.

    Attributes:
        stance: what the source does with it: says it, denies it, or will not, did not or has yet to say it.
        words: the tokens that make it negative or less than asserted, sorted.
    """

    stance: Stance
    polarity: Polarity
    modality: Modality
    words: Words = ()


def manner(t: Tree, found: Candidate, *, quoted: bool, means: Effect | None = None) -> Manner:
    """Return how the source of a candidate puts its content forward.

    ``means`` is what the cue makes of it, where that stands in another paragraph.
    """
    quoted = quoted and not _same_quotation(t, found)  # "“I hope we win,” …": the cue stands there too
    found, root = _at_the_telling(t, found, root_of(t, found))
    inside = tokens(found.content)
    above = _above(t, found, inside)
    content = of_content(t, found, root, main_clause(t, root, inside, quoted=quoted), quoted=quoted)
    if _wants_to_know(t, found.cue_at):
        above.moods.clear()
        means = Effect(modality="question")
    cue = means or _meaning(t, found, root, quoted=quoted)
    for none in _without_evidence(t, above):
        above.negations.remove(none)
        content.negations.append(none)
    silent = above.polarity == "negative" or _refused(t, found)
    if cue.denies:
        content.negations.append((found.cue_at,))
    if silent and (cue.raises or cue.negated):
        content.negations += above.negations or [(found.cue_at,)]
    own = _own_moods(t, found, cue, above, silent=silent)
    over_cue = [(m, w) for m, w in above.moods if not silent or cue.raises or m in _OVER_SILENCE]
    moods = over_cue or own or content.moods  # the first level that has any
    stands: Modality = min((m for m, _ in moods), key=ORDER.index, default="asserted")
    responsible = {i for m, w in moods if m == stands for i in w}
    if content.polarity == "negative":
        responsible |= {i for w in content.negations for i in w}
    unsaid = silent or _to_come(t, found.cue_at, above)
    stance: Stance = "withholds" if unsaid else "denies" if _rejects(found, cue) else "says"
    return Manner(stance, content.polarity, stands, tuple(sorted(responsible)))


def _own_moods(t: Tree, found: Candidate, cue: Effect, above: Reading, *, silent: bool) -> list[tuple[Modality, Words]]:
    """Return the modality that the cue gives, with the words that do."""
    at = found.cue_at
    if silent and _open(t, found):
        return [("question", (first_word(t, found),))]  # "did not say who"
    if silent and cue.negated:
        return [(cue.negated, (*(i for w in above.negations for i in w), at))]  # "did not deny that"
    return [(cue.modality, (at,))] if cue.modality else []


def _same_quotation(t: Tree, found: Candidate) -> bool:
    return found.cue_at >= 0 and 0 <= t.quote[found.cue_at] == t.quote[first_word(t, found)]


def _at_the_telling(t: Tree, found: Candidate, root: int) -> tuple[Candidate, int]:
    """Return a candidate with the verb of speech as its cue ("refused to *say*"), and the content's main verb."""
    at = _telling(t, found, root)
    if at < 0:
        return found, root
    return replace(found, cue_at=at), t.child(at, "ccomp", "xcomp") if root == at else root


def _wants_to_know(t: Tree, i: int) -> bool:
    """Say whether a cue asks by a wish or demand: "wanted to know who", "demanded to know why"."""
    if i < 0:
        return False
    knows = i if t.lower[i] == "know" and t.dep[i] == "xcomp" else t.child(i, "xcomp")
    if knows < 0 or t.lower[knows] != "know" or does(t, t.head[knows], "to") is None:
        return False
    inner = t.child(knows, "ccomp")
    return inner >= 0 and kind(t, inner) in ("wh", "whether", "if")


def _open(t: Tree, found: Candidate) -> bool:
    """Say whether what was not said is a question: who, how many, whether."""
    first = first_word(t, found)
    return found.cue_at < first and (t.lower[first] in ("whether", "if") or t.tag[first] in ("WP", "WRB", "WDT", "WP$"))


def _telling(t: Tree, found: Candidate, root: int) -> int:
    """Return the verb of speech under a cue that only leads to it ("refused to say", "is expected to tell"), or -1."""
    c, at = found.cue_at, -1
    mine = tokens(found.cue)
    for _ in range(3):
        k = t.child(c, "xcomp") if c >= 0 else -1
        refused = k == root and t.lower[k] in plain("telling") and (got := does(t, c, "to")) is not None and got.denies
        if k < 0 or not (k in mine or refused):
            break
        c = at = k
    return at


def _rejects(found: Candidate, cue: Effect) -> bool:
    return cue.denies and cue.modality in (None, "evidential_weak") and found.cue_at >= 0


def _above(t: Tree, found: Candidate, inside: set[int]) -> Reading:
    """Return what stands on and over the cue, without what belongs to the content."""
    if found.cue_at < 0 or t.lower[found.cue_at] == "according" or found.rule == "adverb":
        return Reading()
    r = over(t, found.cue_at, act=True, doubt=False)
    r.negations = [n for n in r.negations if inside.isdisjoint(n)]
    real = not modal(t, found.cue_at)
    r.moods = [
        (m, w)
        for m, w in r.moods
        if inside.isdisjoint(w) and not (real and m == "hypothetical" and _on_finite(t, found.cue_at, w))
    ]
    return r


def _without_evidence(t: Tree, above: Reading) -> list[Words]:
    """Return the negations of what a cue finds: "found no evidence that …" says so, and is not silent."""
    return [n for n in above.negations if t.dep[n[0]] == "det" and t.lower[t.head[n[0]]] in _EVIDENCE]


def _on_finite(t: Tree, cue: int, condition: Words) -> bool:
    """Say whether a condition hangs on the cue itself: "If …, he said" is a condition of what he said."""
    c = t.head[condition[0]]
    return t.head[c] == cue and t.dep[c] == "advcl"


def _to_come(t: Tree, i: int, above: Reading) -> bool:
    """Say whether the cue verb has not happened: "would say", "is expected to say", "if she says", "wants to say"."""
    if i < 0 or t.tag[i][:2] != "VB" or not above.moods:
        return False
    if t.tag[i] == "VB" and above.modality in _UNREAL:
        return True
    # Of a finite verb only its own clause counts: what governs it ("the money that he says he has") changes nothing.
    return (t.dep[i] == "advcl" and bool(supposing(t, i))) or any(
        t.dep[k] == "aux" and t.lower[k] in _MAYBE for k in t.kids[i]
    )


def _meaning(t: Tree, found: Candidate, root: int, *, quoted: bool) -> Effect:
    """Return what the cue makes of its content."""
    c = found.cue_at
    if c < 0:
        return Effect()
    if t.lower[c] == "according":
        return Effect(modality="hearsay") if of_nobody(t, c) else Effect()
    if t.lower[c] in plain("adverb"):
        return plain("adverb")[t.lower[c]]
    given = Effect()
    for takes in _frames(t, found, root, quoted=quoted):
        got = does(t, c, takes, cue=True)
        if got is not None:
            given = got
            break
    if given.modality in _PROPOSES and root >= 0 and any(t.lower[k] == "should" for k in t.kids[root]):
        return Effect(denies=given.denies)  # "suggested he should": the content says so itself
    return given


def _frames(t: Tree, found: Candidate, root: int, *, quoted: bool) -> tuple[str, ...]:
    """Return what kinds of complement the content may be to its cue, the likeliest first."""
    first = first_word(t, found)
    c = found.cue_at
    if quoted:
        return ("quote",)
    word = t.lower[first]
    if (word in ("whether", "if") and first > c) or t.tag[first] in ("WP", "WRB", "WDT", "WP$"):
        return ("ing", "wh") if t.lower[first + 1 : first + 2] == ["to"] else ("wh",)
    if t.dep[c] == "parataxis" or (root >= 0 and (found.rule.startswith("paren") or c > root)):
        return ("paren", "that")
    before = t.lower[first - 1] if first else ""
    preposition = word if t.tag[first] == "IN" else before if first - 1 > c and t.tag[first - 1] in ("IN", "RP") else ""
    if root >= 0 and t.dep[root] == "pcomp" and t.head[root] > c:
        preposition = t.lower[t.head[root]]
    if t.tag[c][:2] == "NN" and preposition == "that":
        preposition = ""
    if preposition == "as" or any(t.lower[k] == "as" and t.dep[k] == "prep" for k in t.kids[c]):
        return ("as",)
    if root < 0:
        return (preposition, "claim", "noun") if preposition else ("claim", "noun")
    takes = kind(t, root)
    k = root
    while t.head[k] not in (c, k):
        k = t.head[k]
    if k != root and t.dep[k] == "xcomp" and t.head[k] == c:
        takes = kind(t, k)  # "asked to consider whether": asked to do something
    if takes == "to" and t.lower[c] in _SAYS and word not in ("to", "not", "never"):
        takes = "that"
    if takes in ("whether", "if"):
        return ("wh", "that")
    if takes == "subjunctive" or (takes == "that" and t.tag[root] == "VBP" and t.lower[c] in _PROPOSED):
        return ("subjunctive", "that")
    if takes == "ing" and preposition:
        return (preposition, "ing")
    if takes == "that" and t.tag[c][:2] == "NN" and found.head < 0:
        return ("that", "reports")
    return (takes, preposition) if preposition not in ("", "that") else (takes,)


def _refused(t: Tree, found: Candidate) -> bool:
    """Say whether the source did not say it, or would not: "did not say", "declined to say", "no evidence"."""
    return negated(t, found.cue_at) if found.cue_at >= 0 and not is_verb(t, found.cue_at) else False


def negated(t: Tree, i: int) -> bool:
    """Say whether the cue ``i`` is said not to be there: "did not say", "declined to say", "no evidence"."""
    if i < 0:
        return False
    h = t.head[i]
    if any(t.dep[k] == "neg" or (t.dep[k] == "det" and t.lower[k] in _NO) for k in t.kids[i]):
        return True
    if t.dep[i] in ("dobj", "acomp"):  # "did not have evidence", "is not sure"
        return any(t.dep[k] == "neg" for k in t.kids[h]) or _negated_by_verb(t, h)
    return _negated_by_verb(t, i)


def _negated_by_verb(t: Tree, i: int) -> bool:
    """Say whether the verb above says that the infinitive ``i`` did not happen: "refused to say", "did not want to"."""
    h = t.head[i]
    if t.dep[i] != "xcomp":
        return False
    return t.lower[h] in words("refusals") or any(t.dep[k] == "neg" for k in t.kids[h])
