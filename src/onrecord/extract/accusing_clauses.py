"""Read accuser and accused round "allege": X alleges that Y did it, Y is alleged to have done it, so X alleges."""

from typing import TYPE_CHECKING

from onrecord.extract.accusing import Finding, of_clause, tells_content, words
from onrecord.extract.accusing_charges import doer
from onrecord.extract.clauses import agent, child, is_passive, is_verb, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token


def alleged(token: "Token", found: Finding) -> Finding | None:
    """X alleges that Y ..., Y is alleged to have ..., X alleges Z."""
    found.pattern = "clause"
    if token.dep_ in ("advcl", "pobj") and (main := _as_alleged(token, found)) is not None:
        found.accused, found.charge_head = subject(main), main
        known = found.accused is not None and found.accused.lower_ not in words("pointer")
        return found if known and found.accused != found.accuser else None
    passive = is_passive(token)
    found.accuser = agent(token)
    clause = child(token, ("ccomp",))
    if passive:
        infinitive = child(token, ("xcomp",))
        if infinitive is not None:
            found.accused, found.charge = subject(token), subtree(infinitive)
            return found
    if clause is not None and (clause.i > token.i or (is_verb(clause) and not passive and found.accuser is not None)):
        of_clause(clause, found)
        return found
    over = token.head
    if passive and clause is None and over.i > token.i and tells_content(over):
        of_clause(over, found)  # "it is alleged, without much evidence, that ...", with the clause over it
        return found
    named = child(token, ("dobj",)) if not passive else None
    if named is not None and found.accuser is not None:
        found.charge, found.charge_head = subtree(named), named
        doer(found, token)
        return found
    return None


def _as_alleged(token: "Token", found: Finding) -> "Token | None":
    """Return the verb that "as Ruiz alleges" is said of, and take who alleges it."""
    if token.dep_ == "pobj":  # the tagger takes the verb for a noun
        as_, main = token.head, token.head.head
        found.accuser = next((c for c in token.children if c.dep_ == "compound"), None)
    else:
        mark = child(token, ("mark",))
        if mark is None:
            return None
        as_, main = mark, token.head
        found.accuser = child(token, ("nsubj",))
    told = as_.lower_ == "as" and found.accuser is not None and child(token, ("ccomp", "dobj", "xcomp")) is None
    return main if told and is_verb(main) else None
