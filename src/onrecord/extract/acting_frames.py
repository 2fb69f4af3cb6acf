"""Read an act off a verb, a noun or an adjective: who does it to whom, checked for being somebody."""

from typing import TYPE_CHECKING

from onrecord.extract.acting import SLOTS, Finding, Pattern, begin, words
from onrecord.extract.acting_nouns import carrier, light, maker
from onrecord.extract.acting_parts import agent_within, matter_of, target_of, through
from onrecord.extract.acting_slots import doing, governed, rest
from onrecord.extract.acting_traits import allowed, deed
from onrecord.extract.acting_who import alive, doer, no_one, nobody, ours, some_of, somebody
from onrecord.extract.clauses import agent, child, coordinated, is_passive, is_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Token


_WELL = frozenset({"do", "does", "did", "done", "doing", "have", "has", "had", "makes", "made", "make"})


def match(token: "Token", pattern: Pattern) -> Finding | None:
    """Return who does it to whom round a cue, or None where the pattern does not fit."""
    if pattern.pos == "verb":
        return _verb(token, pattern)
    if pattern.pos == "noun":
        return _noun(token, pattern)
    if pattern.pos == "speaks":
        return _speaks(token, pattern)
    return _said(token, pattern) if pattern.pos == "said" else _adjective(token, pattern)


def _verb(token: "Token", pattern: Pattern) -> Finding | None:
    """X urged Y to go, X stood up for Y, X threw her weight behind Y."""
    if not is_verb(token) or token.dep_ in ("amod", "compound", "aux") or _no_act(token):
        return None
    fixed = rest(token, pattern.rest)
    if fixed is None or ("plain" in pattern.traits and child(token, ("prt",)) is not None):
        return None
    be = child(token, ("auxpass",))
    if be is not None and be.lower_ in ("'s", "’s") and child(token, ("dobj",)) is not None:
        return None  # "he's supported the plan", taken for a passive
    found = begin(token, pattern, fixed, "idiom" if fixed else "verb")
    source, found.passive = doing(token), is_passive(token)
    if "doubted" in pattern.traits:  # "was not convinced by Berg's figures": who doubts is the subject
        negation = next((c for c in token.children if c.dep_ == "neg"), None)
        if negation is None or child(token, ("dobj",)) is not None:
            return None
        found.cue.add(negation.i)
        source, found.passive = child(token, ("nsubjpass", "nsubj")), False
    if pattern.target == ("quoted",):
        source = doing(token.head)
    if "obj" not in pattern.target and token.dep_ == "acl" and child(token, ("agent", "auxpass")) is None:
        source, found.passive = subject(token), False  # "two judges concurred with", taken for a participle
    if source is not None and source.lower_ == "it" and source.head != token:
        return None  # "it fell to her to warn them"
    return _fill(found, source)


def _no_act(verb: "Token") -> bool:
    """Say whether a verb form has no subject to look for: an imperative, or a noun ("their standing with voters")."""
    if verb.tag_ == "VBG":
        of_noun = child(verb, ("det",)) is not None and child(verb, ("dobj",)) is None
        return of_noun or child(verb, ("poss",)) is not None
    own = child(verb, ("nsubj", "nsubjpass", "aux", "auxpass", "csubj", "expl"))
    return verb.tag_ == "VB" and verb.dep_ in ("ROOT", "ccomp") and own is None


def _adjective(token: "Token", pattern: Pattern) -> Finding | None:
    """X was grateful to Y."""
    if token.dep_ not in ("acomp", "conj", "oprd") or (fixed := rest(token, pattern.rest)) is None:
        return None
    verb = token.head if token.dep_ != "conj" else token.head.head
    if not is_verb(verb) or is_passive(verb):
        return None
    found = begin(token, pattern, fixed, "adjective")
    found.places.append(verb)
    return _fill(found, subject(verb))


def _said(token: "Token", pattern: Pattern) -> Finding | None:
    """X said that Y was right."""
    be, over = token.head, token.head.head
    kind = next((words()[t.partition("=")[2]] for t in pattern.traits if t.startswith("with=")), None)
    if kind is not None and (be.lower_ not in _WELL or not any(c.lower_ in kind for c in token.children)):
        return None  # "she did a good job", "she had a point"
    if (
        token.dep_ != ("acomp" if kind is None else "dobj")
        or be.dep_ != "ccomp"
        or over.lower_ not in words()["says"] | words()["grants"]
    ):
        return None
    source, target = doing(over), child(be, ("nsubj",))
    if (
        source is None
        or target is None
        or target.lower_ == "people"
        or (target.tag_ == "PRP" and target.lower_ != "you")
    ):
        return None  # "she" may be herself
    found = begin(token, pattern, [], "said")
    found.cue.add(over.i)
    found.places.append(be)
    return _fill(found, source, target)


def _speaks(token: "Token", pattern: Pattern) -> Finding | None:
    """X said that Y did not speak for her."""
    negation = next((c for c in token.children if c.dep_ == "neg"), None)
    over, target = token.head, child(token, ("nsubj",))
    if token.dep_ != "ccomp" or over.lower_ not in words()["says"] or negation is None or target is None:
        return None
    source, whom = doing(over), next((head for _, head in governed([token], frozenset({"for"}))), None)
    if source is None or whom is None or (target.tag_ == "PRP" and whom.lower_ not in ("us", "me")):
        return None
    found = begin(token, pattern, [negation], "said")
    found.cue.add(over.i)
    return _fill(found, source, target)


def _noun(token: "Token", pattern: Pattern) -> Finding | None:
    """X's praise for Y, X issued a warning to Y, Y drew praise from X."""
    if token.tag_ not in ("NN", "NNS", "VBG", "NNP", "CD") or token.dep_ in ("compound", "amod", "nmod"):
        return None
    fixed = rest(token, pattern.rest)
    above = _after(token, pattern) if any(t.startswith("after=") for t in pattern.traits) else light(token)
    if above is None and any(t.startswith("after=") for t in pattern.traits):
        return None
    if fixed is None or ("light" in pattern.traits and (above is None or above[0] != "gives")):
        return None
    if "in" in pattern.traits and (token.dep_ != "pobj" or token.head.lower_ != "in"):
        return None
    found = begin(token, pattern, fixed, "noun")
    holder = carrier(token)
    if holder != token:
        found.places.append(holder)
    source = maker(token, ("by", "from")) or (maker(holder, ("by", "from")) if holder != token else None)
    target: Token | None = None
    if above is not None:
        source, target = _light(found, holder, source, *above)
    if source is None:
        near = [t for _, t in governed(found.places, frozenset(pattern.target) - SLOTS)]
        source = through(near, ("by", "from"), found)  # "a plea to the kidnappers from the mother"
    if source is None and "anyone" not in pattern.traits and (above is None or not is_passive(above[1])):
        return None
    found.passive = source is None
    if source is not None and source.i > token.i:
        found.places.append(source)  # "calls by Weiss for the minister to go"
    return _fill(found, source, target)


def _after(noun: "Token", pattern: Pattern) -> "tuple[str, Token] | None":
    """Return the verb over a noun that must stand behind a preposition ("is of one mind with")."""
    words_ = {trait.partition("=")[2] for trait in pattern.traits if trait.startswith("after=")}
    verb = noun.head.head
    return ("gives", verb) if noun.dep_ == "pobj" and noun.head.lower_ in words_ and is_verb(verb) else None


def _light(
    found: Finding, holder: "Token", source: "Token | None", role: str, verb: "Token"
) -> "tuple[Token | None, Token | None]":
    """Read source and target off the verb over a noun ("gave Y a warning", "drew praise from X")."""
    found.cue.add(verb.i)
    if holder.dep_ == "pobj":
        found.cue.update((holder.head.i, holder.head.head.i))  # "full of praise"
    found.places.append(verb)
    if role == "gets":
        found.shape = ["noun got"]
        source = source or through([found.token, verb], ("from", "by", "of", "among"), found)
        return source, (subject(verb) if holder.dep_ != "nsubjpass" else None)
    found.shape = ["noun given"]
    target = child(verb, ("dative",)) if holder.dep_ == "dobj" else None
    if holder.dep_ == "ccomp":
        target = child(holder, ("nsubj",))  # "made [the fans a promise]", taken for a clause
    if target is not None and target.tag_ == "IN":
        target = None
    forced = is_passive(verb) and holder.dep_ == "pobj"  # "was forced into an apology to"
    giver = subject(verb) if forced else agent(verb)
    return (source if source is not None and source.tag_ != "PRP$" else giver), target


def _fill(found: Finding, source: "Token | None", target: "Token | None" = None) -> Finding | None:
    """Find whom it is done to and what the matter is, and check that both parties can be somebody."""
    pattern = found.pattern
    if source is None and not found.passive:
        return None
    target = target or target_of(found)
    if target is None or target == source:
        return None
    if found.passive and source is None and pattern.pos == "verb":
        source = agent_within(found)
    if found.passive and source is not None and source.i > found.token.i:
        found.places.append(source)  # "was warned by engineers about the cracks"
    certain = matter_of(found, target)
    if pattern.needed and not certain:
        return None
    loose = certain and "strict" not in pattern.traits
    if source is not None and not no_one(source):
        told_of = found.token.dep_ == "acl" and found.token.head == source
        source = doer(source, loose=(loose or "someone" not in pattern.traits) and not told_of)
        if source is None:
            return None
    found.source = source = _behind_copula(source, found.token)
    if not allowed(found, target):
        return None
    own = child(found.token, ("nsubjpass",)) is not None or found.token.dep_ in ("acl", "relcl")
    anybody = "anybody" in pattern.traits and target.lower_ != "it"
    found.targets = _somebodies(target, loose=(loose or anybody) and (own or not found.passive))
    if target not in found.targets and "deed" in pattern.traits:
        others = found.targets
        if deed(found, target) is not None:
            found.targets = (*found.targets, *others)
            return found
        found.targets = others
    if not found.targets or ("self" in pattern.traits and ours(target)):
        return None
    return found if "nobody_direct" not in pattern.traits else None


def _behind_copula(source: "Token | None", token: "Token") -> "Token | None":
    """Return of whom a description is told ("Ruiz is a baker who thanked Berg"), unless "it was Ruiz who" did."""
    head = source
    while head is not None and head.dep_ == "conj" and head.head != head:
        head = head.head
    if head is None or source is None or head.dep_ != "attr" or token.dep_ != "relcl" or not is_verb(head.head):
        return source
    own = child(head.head, ("nsubj",))
    return own if own is not None and own.tag_ in ("NNP", "PRP") and own.lower_ != "it" else source


def _somebodies(target: "Token", *, loose: bool) -> "tuple[Token, ...]":
    """Return those of the coordinated nouns that can be somebody; any living thing if only somebody can be meant."""
    return tuple(
        head
        for head in coordinated(target)
        if some_of(head) or (not nobody(head) and (somebody(head) or (loose and alive(head))))
    )
