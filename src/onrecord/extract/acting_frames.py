"""Fill the slots of a pattern round a verb, a noun or an adjective."""

from typing import TYPE_CHECKING

from onrecord.extract.acting import Finding, Pattern, words
from onrecord.extract.acting_slots import (
    asked,
    carrier,
    clause_of,
    doing,
    extent,
    governed,
    imperative,
    light,
    maker,
    object_of,
    obliges,
    phrase_of,
    rest,
    timely,
    to_do,
    victim,
    who_is_to,
)
from onrecord.extract.acting_who import doer, inanimate, nobody, of_self, owner, person, some_of, somebody
from onrecord.extract.clauses import (
    agent,
    child,
    coordinated,
    is_passive,
    is_verb,
    phrase,
    possessor,
    prepositions,
    subject,
    subtree,
    trim,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SLOTS = frozenset({"obj", "subj", "poss", "that", "inf", "wh", "for_to"})
_ASKING = ("ask", "press")
_NO_ONE = frozenset({"nobody", "none", "no-one"})


def match(token: "Token", pattern: Pattern) -> Finding | None:
    """Return who does it to whom round a cue, or None where the pattern does not fit."""
    if pattern.pos == "verb":
        return _verb(token, pattern)
    if pattern.pos == "noun":
        return _noun(token, pattern)
    return _adjective(token, pattern)


def _verb(token: "Token", pattern: Pattern) -> Finding | None:
    """X urged Y to go, X stood up for Y, X threw her weight behind Y."""
    if not is_verb(token) or token.dep_ in ("amod", "compound", "aux") or _no_act(token):
        return None
    fixed = rest(token, pattern.rest)
    if fixed is None or ("plain" in pattern.traits and child(token, ("prt",)) is not None):
        return None
    found = Finding(cue={token.i, *(t.i for t in fixed)}, shape=f"{'idiom' if fixed else 'verb'}")
    places = [*reversed(fixed), token]
    if pattern.source == ("subj",):
        source, passive = doing(token), is_passive(token)
        if "obj" not in pattern.target and token.dep_ == "acl" and child(token, ("agent", "auxpass")) is None:
            source, passive = subject(token), False  # "two judges concurred with", taken for a participle
        if source is not None and source.lower_ == "it" and source.head != token:
            return None  # "it fell to her to warn them"
    else:
        source, passive = _through(places, pattern.source, found), False
    return _fill(token, pattern, found, places, source, passive=passive)


def _no_act(verb: "Token") -> bool:
    """Say whether a verb form has no subject to look for: an imperative, or a noun in "-ing" ("their standing with")."""
    if verb.tag_ == "VBG":
        return child(verb, ("poss",)) is not None or (
            child(verb, ("det",)) is not None and child(verb, ("dobj",)) is None
        )
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("ROOT", "ccomp")
        and child(verb, ("nsubj", "nsubjpass", "aux", "auxpass", "csubj", "expl")) is None
    )


def _no_one(source: "Token") -> bool:
    """Say whether the text says that nobody does it."""
    return source.lower_ in _NO_ONE or any(c.lower_ == "no" for c in source.children)


def _adjective(token: "Token", pattern: Pattern) -> Finding | None:
    """X was grateful to Y."""
    if token.dep_ not in ("acomp", "conj", "oprd") or (fixed := rest(token, pattern.rest)) is None:
        return None
    verb = token.head if token.dep_ != "conj" else token.head.head
    if not is_verb(verb) or is_passive(verb):
        return None
    found = Finding(cue={token.i, *(t.i for t in fixed)}, shape="adjective")
    return _fill(token, pattern, found, [*reversed(fixed), token, verb], subject(verb), passive=False)


def _noun(token: "Token", pattern: Pattern) -> Finding | None:
    """X's praise for Y, X issued a warning to Y, Y drew praise from X."""
    if token.tag_ not in ("NN", "NNS", "VBG", "NNP") or token.dep_ in ("compound", "amod", "nmod"):
        return None
    fixed = rest(token, pattern.rest)
    if fixed is None:
        return None
    found = Finding(cue={token.i, *(t.i for t in fixed)}, shape="noun")
    holder = carrier(token)
    source = maker(token, ("by", "from")) or (maker(holder, ("by", "from")) if holder != token else None)
    if "of_subject" in pattern.traits and source is None:
        source = _through([token], ("of",), found)
    above = light(token)
    if ("light" in pattern.traits and (above is None or above[0] != "gives")) or (
        "in" in pattern.traits and (token.dep_ != "pobj" or token.head.lower_ != "in")
    ):
        return None
    places = [token] if holder == token else [token, holder]
    target: Token | None = None
    if above is not None:
        role, verb = above
        found.cue.add(verb.i)
        found.shape = "noun light"
        if holder.dep_ == "pobj":
            found.cue.add(holder.head.i)
        places.append(verb)
        if role == "gives":
            source = source if source is not None and source.tag_ != "PRP$" else agent(verb)
            target = child(verb, ("dative",)) if holder.dep_ == "dobj" else None
            if holder.dep_ == "ccomp":
                target = child(holder, ("nsubj",))  # "made [the fans a promise]", taken for a clause
            target = target if target is not None and target.tag_ != "IN" else None
        else:
            source = source or _through([token, verb], ("from", "by", "of", "among"), found)
            target = subject(verb) if holder.dep_ != "nsubjpass" else None
            found.shape = "noun got"
    if source is None:
        near = [t for _, t in governed(places, frozenset(pattern.target) - _SLOTS)]
        source = _through(near, ("by", "from"), found)  # "a plea to the kidnappers from the mother"
    if source is None and "anyone" not in pattern.traits and (above is None or not is_passive(above[1])):
        return None
    return _fill(token, pattern, found, places, source, passive=source is None, target=target)


def _through(places: "list[Token]", options: tuple[str, ...], found: Finding) -> "Token | None":
    """Return what the first of some prepositions governs, and leave that out of other parts."""
    for preposition, head in governed(places, frozenset(options)):
        if not timely(head):
            found.skip.add(preposition.i)
            return head
    return None


def _fill(
    token: "Token",
    pattern: Pattern,
    found: Finding,
    places: "list[Token]",
    source: "Token | None",
    *,
    passive: bool,
    target: "Token | None" = None,
) -> Finding | None:
    """Find whom it is done to and what the matter is, and check that both parties can be somebody."""
    if source is None and not passive:
        return None
    if target is None:
        target = _target(token, pattern, found, places, passive=passive)
    if target is None or target == source:
        return None
    if passive and source is None and pattern.pos == "verb":
        source = _agent_within(places, found, token.i)
    if passive and source is not None and source.i > token.i:
        places = [*places, source]  # "was warned by engineers about the cracks"
    certain = _matter(token, pattern, found, places, target)
    if (pattern.needed and not certain) or ("active" in pattern.traits and passive):
        return None
    if source is not None and not _no_one(source):
        source = doer(source, loose=certain and "strict" not in pattern.traits)
        if source is None:
            return None
    found.source = source
    if source is None and pattern.pos == "verb" and "strict" in pattern.traits and child(token, ("auxpass",)) is None:
        return None  # "a candidate supported Weiss", taken for a participle
    if "not_it" in pattern.traits and source is not None and source.lower_ == "it":
        return None
    if "one_obj" in pattern.traits and sum(c.dep_ in ("dobj", "dative") for c in token.children) > 1:
        return None
    if "people" in pattern.traits and not person(target):
        return None
    if "virtue" in pattern.traits and target.lower_ not in words()["virtues"]:
        return None
    if "no_obj" in pattern.traits and not _opinion(token, places):
        return None
    loose = certain and "strict" not in pattern.traits
    loose = loose and not (passive and child(token, ("nsubjpass",)) is None and token.dep_ not in ("acl", "relcl"))
    targets = [
        head
        for head in coordinated(target)
        if some_of(head) or (not nobody(head) and (somebody(head) or (loose and not inanimate(head))))
    ]
    if not targets and "deed" in pattern.traits:
        return _deed(pattern, found, target)
    if not targets or "nobody_direct" in pattern.traits or ("thing" in pattern.traits and _arrives(token)):
        return None
    found.targets = tuple(targets)
    return found


def _agent_within(places: "list[Token]", found: Finding, after: int) -> "Token | None":
    """Return who does it where the parser hangs that on the matter ("was asked to do so by police")."""
    verb = to_do(places, after)
    by = next(prepositions(verb, ("by",)), None) if verb is not None else None
    who = child(by, ("pobj",)) if by is not None else None
    if by is None or who is None or not somebody(who) or by.right_edge.i != verb.right_edge.i:  # type: ignore[union-attr]
        return None
    found.skip.add(by.i)
    found.end = by.i - 1
    return who


def _deed(pattern: Pattern, found: Finding, thing: "Token") -> Finding | None:
    """Take the owner of a thing as the target, and the thing as the matter."""
    whose = _resigning(thing) if "step_down" in pattern.traits else owner(thing)
    if "views" in pattern.traits and thing.lower_ not in words()["views"]:
        return None
    same = found.source is not None and whose is not None and whose.lower_ == found.source.lower_
    if whose is None or same or of_self(whose, found.source if "self" in pattern.traits else None):
        return None
    found.targets = tuple(head for head in coordinated(whose) if not nobody(head))
    first, last = phrase(thing, of=("of", "for", "from", "in", "on", "to", "with", "about", "over", "at", "against"))
    found.matter = trim(thing.doc, whose.right_edge.i + 1 if whose.i < thing.i else first, last)
    found.shape += " deed"
    return found if found.targets else None


def _arrives(verb: "Token") -> bool:
    """Say whether somebody is welcomed at a place, as guests are."""
    return next(
        governed([verb], frozenset({"to", "into", "at", "in", "onto", "with", "back"})), None
    ) is not None or any(c.lower_ in ("back", "home", "in") for c in verb.children)


def _opinion(verb: "Token", places: "list[Token]") -> bool:
    """Say whether to agree is to think alike, not to settle something ("agreed with the union on a date")."""
    settled = next((head for p, head in governed(places, frozenset({"on", "upon", "to"})) if p.i > verb.i), None)
    article = settled is not None and any(c.lower_ in ("a", "an") for c in settled.children)
    return child(verb, ("dobj",)) is None and not article and child(verb, ("xcomp",)) is None


def _resigning(thing: "Token") -> "Token | None":
    """Return who is to undergo what is demanded ("called for Berg's resignation")."""
    if thing.lower_ not in words()["resign"]:
        return None
    head = possessor(thing) or next((head for _, head in governed([thing], frozenset({"of"}))), None)
    return head if head is not None and (somebody(head) or head.tag_ == "PRP$") else None


def _target(
    token: "Token", pattern: Pattern, found: Finding, places: "list[Token]", *, passive: bool
) -> "Token | None":
    """Return what stands in the first slot of the target that is filled."""
    bare = "subjunctive" in pattern.traits
    for slot in pattern.target:
        head = _slot(slot, token, found, places, passive=passive, bare=bare) if slot in _SLOTS else None
        if slot not in _SLOTS:
            for preposition, head in governed(places, frozenset({slot})):
                if (
                    preposition.i > token.i
                    and not timely(head)
                    and not ("near" in pattern.traits and preposition.i > places[0].i + 2)
                ):
                    found.skip.add(preposition.i)
                    if preposition.i - 1 in found.cue:
                        found.cue.add(preposition.i)
                    return head
            if passive and any(c.lower_ == slot and child(c, ("pobj",)) is None for c in token.children):
                return subject(token)  # "was called on to resign"
        elif head is not None:
            return head
    return None


def _slot(
    slot: str, token: "Token", found: Finding, places: "list[Token]", *, passive: bool, bare: bool
) -> "Token | None":
    """Return what stands in a slot that is no preposition."""
    match slot:
        case "obj":
            found.shape += " passive" if passive else ""
            return object_of(token, places[:-1])
        case "subj":
            return subject(token)
        case "poss":
            return possessor(places[0])
        case "that" | "wh":
            clause = clause_of(places, token.i) if slot == "that" else asked(places, token.i)
            found.shape += " clause"
            return who_is_to(clause) if clause is not None and not (bare and not _subjunctive(clause)) else None
        case "inf":
            verb = to_do(places, token.i)
            found.shape += " infinitive"
            return victim(verb) if verb is not None else None
        case _:
            return _for_to(places)


def _behind(target: "Token", clause: "Token", cue: "Token") -> int:
    """Return the token behind which the matter begins: a target that is the subject of the clause is left out."""
    if not clause.left_edge.i <= target.i < clause.i:
        return cue.i
    return target.right_edge.i if target.right_edge.i < clause.i else target.i


def _subjunctive(clause: "Token") -> bool:
    """Say whether a clause says what is to be done ("insisted that she go"), not what is or will be."""
    that = child(clause, ("mark",))
    return clause.tag_ == "VB" and that is not None and not any(c.tag_ == "MD" for c in clause.children)


def _for_to(places: "list[Token]") -> "Token | None":
    """Return who is to do it in "called for Berg to resign"."""
    for place in places:
        for c in place.children:
            if c.lower_ == "for" and (head := child(c, ("pobj",))) is not None and to_do([place, c, head], c.i):
                return head
            inner = child(c, ("pcomp",)) if c.lower_ == "for" else c
            if inner is not None and inner.tag_ == "VB" and (who := child(inner, ("nsubj",))) is not None:
                if who.i > place.i and who.doc[who.left_edge.i - 1].lower_ == "for":
                    return who
    return None


def _matter(token: "Token", pattern: Pattern, found: Finding, places: "list[Token]", target: "Token") -> bool:
    """Find the matter; say whether it shows that the target is somebody, as only somebody can be told to go."""
    around = [*places, *(t for t in coordinated(target) if t.i > token.i and not some_of(t))]
    for slot in pattern.matter:
        certain = slot in pattern.needed
        clause: Token | None = None
        match slot:
            case "inf":
                clause = to_do(around, token.i)
                if clause is not None and clause.lower_ in words()["answers"] and token.lower_.startswith(_ASKING):
                    clause = None  # "asked to comment" is a question
            case "that" | "must":
                clause = clause_of(around, token.i)
                if clause is not None and slot == "must" and not obliges(clause):
                    clause = None
            case "wh":
                clause = asked(around, token.i)
            case "obj":
                head = next((c for c in token.children if c.dep_ == "dobj" and c != target), None)
                if head is not None:
                    found.matter = subtree(head)
                    return certain
            case "quote":
                order = imperative(token)
                if order is not None:
                    found.matter = extent(order)
                    return True
            case _:
                for preposition, head in governed(around, frozenset({slot})):
                    if (
                        head != target
                        and preposition.i > token.i
                        and not timely(head)
                        and not (token.lower_.startswith(_ASKING) and head.lower_ in words()["answers"])
                    ):
                        found.matter = phrase_of(preposition, head, found)
                        found.skip.add(preposition.i)
                        return certain
        if clause is not None:
            found.matter = extent(clause, after=_behind(target, clause, token))
            if found.matter is not None and found.end is not None:
                found.matter = trim(token.doc, found.matter[0], found.end)
            found.skip.add(clause.left_edge.i)
            return True
    return False
