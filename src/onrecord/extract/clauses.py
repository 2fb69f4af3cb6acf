"""Read clauses off a dependency parse: who does what to whom, and whether it is asserted at all.

Needs only ``tag_``, ``dep_`` and ``head`` (Penn Treebank tags, ClearNLP labels): no lemmas, no coarse tags. Works on
tokens of one paragraph and returns tokens or inclusive token ranges; making article spans of them is the caller's work.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "WP", "DT", "JJ", "JJS", "VBG", "FW"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_NOT_IN_PHRASE = frozenset(
    {"relcl", "acl", "appos", "conj", "cc", "preconj", "punct", "advcl", "ccomp", "parataxis", "dep", "mark"}
)
_PASSIVE_PLACES = frozenset({"acl", "advcl", "amod", "ccomp", "xcomp", "oprd", "ROOT"})
_HAVING = frozenset({"get", "gets", "getting", "got", "had", "has", "have", "having", "want", "wanted", "wants"})
_EDGE = frozenset(",.;:-–—!?()[]")
_DEPTH = 8  # a chain of control longer than this is a broken parse


def child(token: "Token", labels: Collection[str]) -> "Token | None":
    """Return the first child with one of the dependency labels."""
    for found in token.children:
        if found.dep_ in labels:
            return found
    return None


def is_verb(token: "Token") -> bool:
    """Say whether the tagger took the token for a verb."""
    return bool(token.tag_.startswith("VB"))


def is_name(token: "Token") -> bool:
    """Say whether a modal verb is really somebody's name: Theresa May is often taken for one."""
    if token.text != "May":
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    finite = following is not None and following.tag_ in ("VBD", "VBZ")
    return finite or not (token.is_sent_start or token.doc[token.i - 1].lower_ == '"')


def is_passive(verb: "Token") -> bool:
    """Say whether the verb is in the passive, full ("was accused") or reduced ("a man accused of")."""
    if child(verb, ("auxpass", "nsubjpass", "agent")) is not None:
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lower_ in _HAVING and not child(verb, ("aux", "dobj")):
        return True  # "had his record criticised", "wants him charged"
    if verb.tag_ not in ("VBN", "VBD") or child(verb, ("nsubj", "dobj")) is not None:
        return False
    if any(c.dep_ == "aux" and c.lower_ in ("has", "have", "had", "having", "'ve") for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VBN":
        return is_passive(verb.head)
    return verb.dep_ in _PASSIVE_PLACES and (verb.tag_ == "VBN" or verb.dep_ == "acl")


def antecedent(token: "Token") -> "Token":
    """Return what a relative pronoun stands for, or the token itself."""
    if token.lower_ not in _RELATIVE or token.tag_ not in ("WP", "WDT", "IN", "WP$"):
        return token
    verb = token.head
    for _ in range(_DEPTH):
        if verb.dep_ == "relcl":
            return _agreeing(verb, verb.head)
        if verb.head == verb:
            break
        verb = verb.head
    return token


def _agreeing(verb: "Token", noun: "Token") -> "Token":
    """Return the noun that a relative clause is told of: in "critics of Ruiz, who blame her", the plural one."""
    over = noun.head.head if noun.dep_ == "pobj" else noun
    if verb.tag_ == "VBP" and noun.tag_ in ("NN", "NNP") and over.tag_ in ("NNS", "NNPS"):
        return over
    return noun


def subject(verb: "Token", depth: int = _DEPTH) -> "Token | None":
    """Return the subject, own or controlled ("said …, accusing", "refused to blame", "by accusing").

    For a passive this is the one it happens to. Relative pronouns give way to their antecedent.
    """
    own = child(verb, ("nsubj", "nsubjpass"))
    if own is not None:
        return antecedent(own)
    name = next((c for c in verb.children if c.dep_ == "aux" and is_name(c)), None)
    if name is not None:
        return name
    if depth == 0 or verb.head == verb or child(verb, ("csubj", "expl")) is not None:
        return None
    head = verb.head
    if verb.dep_ == "xcomp" and is_verb(head):
        controller = child(head, ("dobj", "dative"))
        if controller is not None and not is_passive(head) and not _keeps_subject(head, controller):
            return controller
        return subject(head, depth - 1)
    if verb.dep_ in ("acl", "relcl") and not is_verb(head):
        if head.ent_type_ in _MEASURES:
            return _above(head, depth)  # "spent millions attacking"
        return head if verb.tag_ in ("VBG", "VBN", "VBD") else possessor(head) or _above(head, depth)
    if verb.dep_ == "pcomp":
        over = head.head
        whom = child(over, ("dobj",)) if head.lower_ in ("of", "for", "from", "into") and is_verb(over) else None
        if whom is not None and whom.i < head.i and not _keeps_subject(over, whom):  # "kept him from blaming her"
            return antecedent(whom)
        return _above(verb, depth)
    if verb.dep_ in ("conj", "advcl", "ccomp", "dep") and is_verb(head):
        return subject(_parallel(verb), depth - 1)
    if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and head.tag_ in ("IN", "NNS"):
        return _torn_subject(head, depth)
    return None


def _torn_subject(head: "Token", depth: int) -> "Token | None":
    """Return the subject of a finite verb that the parser joined to a preposition, or to a verb taken for a noun."""
    if head.tag_ == "IN":
        return _above(head, depth)
    over = head.head  # "Ruiz, one of the first, rips (NNS) it and slams Berg"
    return over if head.dep_ == "appos" and over.head == over and over.tag_ == "NNP" else None


def _parallel(verb: "Token") -> "Token":
    """Return the verb of the same form with which one shares its subject: "accused Berg of lying and blamed him"."""
    head: Token = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and head.tag_ != "VBG":
        over = head  # "left, saying that it would stay and blaming Berg"
        while over.dep_ in ("ccomp", "conj") and over.tag_ != "VBG" and is_verb(over.head):
            over = over.head
        return over if over.tag_ == "VBG" else head
    if verb.dep_ != "conj" or verb.tag_ not in _FINITE or child(verb, ("aux", "auxpass", "agent")) is not None:
        return head
    over = head
    for _ in range(_DEPTH):
        if child(over, ("nsubj", "nsubjpass")) is not None:
            return over
        if over.tag_ not in ("VBG", "IN", "TO") or over.head == over:
            break
        over = over.head
    return over if over.tag_ in _FINITE or over.tag_ == "VBN" else head


def _keeps_subject(verb: "Token", thing: "Token") -> bool:
    """Say whether a verb's subject does what comes behind its object: "used the day to blame", "took the step of"."""
    person = thing.tag_ == "PRP" or thing.ent_type_ == "PERSON"
    return verb.lower_ in _SUBJECT_CONTROL or (verb.lower_ in _PURPOSE and not person)


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MEASURES = frozenset({"MONEY", "DATE", "TIME", "PERCENT"})
_SUBJECT_CONTROL = frozenset({"promise", "promises", "promised", "promising", "threaten", "threatened", "threatens"})
# What is done with their object serves what their subject does: of persons ("used Berg to") nobody can tell.
_PURPOSE = frozenset(
    form
    for forms in (
        "use uses used using take takes took taken taking seize seizes seized seizing exploit exploits exploited",
        "spend spends spent spending interrupt interrupts interrupted break breaks broke broken abuse abused",
        "write writes wrote written writing issue issues issued issuing hold holds held holding stage stages staged",
        "give gives gave given giving deliver delivers delivered delivering call calls called calling wield wielded",
        "release releases released releasing publish publishes published file files filed filing grab grabs grabbed",
        "convene convenes convened organise organised organize organized employ employs employed join joins joined",
        "have has had having waste wastes wasted wasting make makes made making raise raises raised find finds found",
    )
    for form in forms.split(" ")
)


def _above(token: "Token", depth: int) -> "Token | None":
    """Return the subject of the nearest verb over a noun or preposition, unless a noun on the way has a possessor."""
    for _ in range(depth):
        if token.head == token:
            return None
        token = token.head
        if is_verb(token):
            return subject(token, depth - 1)
        owner = possessor(token)
        if owner is not None:
            return owner
    return None


def possessor(noun: "Token") -> "Token | None":
    """Return the possessor of a noun ("Ruiz" in "Ruiz's claim")."""
    found = child(noun, ("poss",))
    return antecedent(found) if found is not None else None


def patient(verb: "Token") -> "Token | None":
    """Return the one it happens to: the object, or the subject of a passive; relative pronouns resolved."""
    if is_passive(verb):
        return subject(verb)
    found = child(verb, ("dobj", "dative"))
    if found is not None:
        return antecedent(found)
    if verb.dep_ == "relcl":
        own = child(verb, ("nsubj",))
        if own is not None and own.lower_ not in _RELATIVE:
            head: Token = verb.head
            return head
    return None


def agent(verb: "Token") -> "Token | None":
    """Return the one who does it: the subject, or the "by" phrase of a passive."""
    if not is_passive(verb):
        return subject(verb)
    by = child(verb, ("agent",))
    return child(by, ("pobj",)) if by is not None else None


def prepositions(token: "Token", words: Collection[str]) -> Iterator["Token"]:
    """Yield the prepositions ``words`` that hang on a token, and those coordinated with them."""
    for found in token.children:
        if found.dep_ in ("prep", "agent", "dative", "prt", "mark") and found.lower_ in words:
            yield found


def complement(preposition: "Token") -> "Token | None":
    """Return what a preposition governs: a noun or a verb, or after "as" an adjective."""
    found = child(preposition, ("pobj", "pcomp"))
    if found is None and preposition.lower_ == "as":
        return child(preposition, ("amod", "acomp"))
    return found


def coordinated(token: "Token") -> Iterator["Token"]:
    """Yield a nominal token and the nouns coordinated with it."""
    yield token
    seen = token
    for _ in range(20):
        following = next((c for c in seen.children if c.dep_ == "conj" and c.tag_ in NOMINAL), None)
        if following is None:
            return
        yield following
        seen = following


def phrase(
    head: "Token", *, without: "Token | None" = None, of: Collection[str] = ("of", "for", "from", "in")
) -> Range:
    """Return the noun phrase of ``head``: determiners, titles, names and short prepositional parts, no clauses.

    ``without`` leaves out the subtree of one dependent.
    """
    kept = {head.i}
    todo = [head]
    while todo:
        token = todo.pop()
        for c in token.children:
            inner = token != head and c.dep_ in ("conj", "cc")
            mark = c.dep_ == "punct" and c.lower_ in ("-", "'", '"')
            outside = c.dep_ in _NOT_IN_PHRASE or (c.dep_ == "prep" and c.lower_ not in of)
            if c == without or (outside and not inner and not mark):
                continue
            kept.add(c.i)
            todo.append(c)
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return trim(head.doc, first, last) or (head.i, head.i)


def subtree(token: "Token") -> Range:
    """Return the range from the left to the right edge of all that hangs on a token, punctuation trimmed."""
    return trim(token.doc, token.left_edge.i, token.right_edge.i) or (token.i, token.i)


def trim(doc: "Doc", first: int, last: int) -> Range | None:
    """Return the range without punctuation and white space at its ends.

    Quotation marks stay in pairs: one whose twin stands just outside takes it in, a single one at an end goes, and so
    does a pair round the whole.
    """
    while first <= last:
        marks = [i for i in range(first, last + 1) if doc[i].lower_ == '"']
        if len(marks) % 2 and last + 1 < len(doc) and doc[last + 1].lower_ == '"':
            last += 1
        elif len(marks) % 2 and last + 2 < len(doc) and doc[last + 1].lower_ in ".," and doc[last + 2].lower_ == '"':
            last += 2  # American style: the stop stands inside the marks
        elif len(marks) % 2 and marks[0] == first:
            first += 1
        elif marks == [first, last]:
            first, last = first + 1, last - 1
        elif _loose(doc[first]):
            first += 1
        elif _loose(doc[last]) or (len(marks) % 2 and marks[-1] == last):
            last -= 1
        else:
            return first, last
    return None


def _loose(token: "Token") -> bool:
    """Say whether a token at the edge of a phrase does not belong to it."""
    return bool(token.is_space or token.lower_ in _EDGE)
