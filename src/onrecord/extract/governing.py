"""What a governor does to its complement: which sort of complement it is, and what the lexicon says of the two."""

from onrecord.extract.factuality import Effect, effect, plain
from onrecord.extract.sentences import BE, HAVE, SUBJECTS, Parse, child, subject

COPULAS = BE | {
    "look",
    "looks",
    "looked",
    "seem",
    "seems",
    "seemed",
    "appear",
    "appears",
    "appeared",
    "remain",
    "remains",
}
_AT_ONCE = HAVE | {"appear", "appears", "appeared", "appearing", "look", "looks", "looked"}


def parts(p: Parse, h: int) -> tuple[str, ...]:
    """Return the parts of speech under which the lexicon may have a governor, the likeliest first."""
    tag = p.tag[h]
    if tag[:2] == "VB":
        if passive(p, h):
            return ("passive", "verb", "adjective")
        return ("verb", "adjective") if tag in ("VBN", "VBG", "VBD") else ("verb",)
    if tag[:2] == "NN":
        return ("noun", "verb") if p.dep[h] in ("relcl", "ccomp", "advcl", "ROOT") else ("noun",)  # mistaken tags
    if tag == "MD":
        return ("verb",)
    return ("adjective", "verb") if tag in ("JJ", "IN", "RB") else ()


def passive(p: Parse, i: int) -> bool:
    """Say whether a verb is in the passive, full or reduced."""
    if child(p, i, "auxpass", "nsubjpass", "agent") >= 0:
        return True
    bare = p.tag[i] == "VBN" and subject(p, i) < 0
    return bare and p.dep[i] in ("acl", "advcl", "acomp", "ROOT") and not any(p.lower[k] in HAVE for k in p.kids[i])


def kind(p: Parse, c: int) -> str:
    """Return what sort of complement a clause is: to, ing, bare, subjunctive, wh, if, like, that."""
    marks = {p.lower[k]: k for k in p.kids[c] if p.dep[k] in ("mark", "aux", "advmod", "complm")}
    if "whether" in marks:
        return "whether"
    if "if" in marks and p.dep[marks["if"]] == "mark":
        return "like" if "as" in marks else "if"
    first = p.left[c]
    if p.tag[first] in ("WP", "WRB", "WDT", "WP$") and p.lower[first] != "that":
        return "wh"
    if "to" in marks:
        return "to"
    if p.tag[c] == "VB" and not any(p.dep[k] == "aux" for k in p.kids[c]):
        return "subjunctive" if subject(p, c) >= 0 else "bare"
    who = subject(p, c) if p.tag[c] == "VBP" and child(p, c, "aux") < 0 else -1
    if who >= 0 and p.lower[who] in ("he", "she", "it"):
        return "subjunctive"  # "insisted that he leave"
    if any(p.dep[k] == "auxpass" and p.lower[k] == "be" for k in p.kids[c]) and child(p, c, "aux") < 0:
        return "subjunctive"  # "proposed that it be put off"
    if p.tag[c] == "VBG" and not any(p.dep[k] == "aux" for k in p.kids[c]):
        return "ing"
    return "like" if {"like", "though"} & marks.keys() else "that"


def near(p: Parse, h: int) -> frozenset[str]:
    """Return the words that may be the particle of a governor."""
    return frozenset(p.lower[h + 1 : h + 4])


def does(p: Parse, h: int, takes: str, *, cue: bool = False) -> Effect | None:
    """Return what a word does to a complement of this kind."""
    found = effect(parts(p, h), p.lower[h], takes, near(p, h), cue=cue)
    if found and found.modality == "hearsay" and child(p, h, "agent") >= 0:
        return None  # "is said by her lawyer to have …": somebody stands behind it
    if takes == "to" and p.lower[h] in BE:
        return Effect(modality="prediction") if _due(p, h) else None
    if found and p.lower[h] in ("got", "get") and not any(p.lower[k] in HAVE for k in p.kids[h]):
        return None  # "never got to thank them"
    if found and takes == "to" and p.lower[h] in _AT_ONCE and not _at_once(p, h):
        return None
    return found


def _due(p: Parse, h: int) -> bool:
    """Say whether "is to" foretells: "Ruiz is to sue"; not "this is to say", "the aim is to win", "he is to blame"."""
    who = subject(p, h)
    under = child(p, h, "xcomp")
    if who < 0 or not _at_once(p, h) or p.lower[h] in ("be", "been", "being") or child(p, h, "acomp", "attr") >= 0:
        return False
    thing = p.tag[who] == "NN" and p.lower[who] not in plain("aim")
    somebody = thing or p.tag[who] in ("NNP", "NNPS", "NNS") or p.lower[who] in ("he", "she", "they", "we", "i", "who")
    somebody = somebody or (p.lower[who] == "it" and p.dep[h] == "ccomp")
    return somebody and p.lower[under] != "blame"


def _at_once(p: Parse, h: int) -> bool:
    """Say whether an infinitive follows with nothing but adverbs between: "had to", not "had the nerve to"."""
    k = h + 1
    while k < len(p.lower) and p.tag[k] in ("RB", "RBR", "RBS"):
        k += 1
    return k < len(p.lower) and p.lower[k] == "to"


def tensed(p: Parse, i: int) -> bool:
    """Say whether a verb is finite; without a subject, VBP may be a bare infinitive that the tagger took for one."""
    own = any(p.dep[k] in SUBJECTS for k in p.kids[i])
    return (
        p.tag[i] in ("VBD", "VBZ", "MD")
        or (own and p.tag[i] == "VBP")
        or any(p.tag[k] in ("MD", "VBD", "VBZ") and p.dep[k] in ("aux", "auxpass") for k in p.kids[i])
    )
