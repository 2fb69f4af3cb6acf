"""Tell whether "Moscow", "Labour" or "the government" stands for a state, party or government, or is part of a name."""

from onrecord.annotate.people import Known, nouns
from onrecord.annotate.words import Words

_PROPER = ("NNP", "NNPS")
_AGAINST = frozenset({"against", "with", "towards", "toward", "by", "between"})
_ADDRESSES = (
    "accus",
    "blam",
    "urg",
    "warn",
    "tell",
    "told",
    "critici",
    "condemn",
    "press",
    "sanction",
    "threaten",
    "rebuk",
)
_MESSAGES = frozenset({"warning", "message", "letter", "signal", "rebuke", "appeal", "threat", "response", "hostile"})


def reads(w: Words, first: int, last: int, known: Known) -> bool:
    """Say whether words that may stand for a state do so here, rather than being part of something else."""
    if _part_of_name(w, first, last):
        return False
    before = w.lower[first - 1] if first and w.sentence[first - 1] == w.sentence[first] else ""
    if known.reading == "people":
        return before == "the" and w.tag[last] != "JJ" and w.dep[last] not in ("amod", "compound")
    if known.reading == "adjective":
        return w.dep[last] in ("amod", "compound", "nmod") or w.tag[last] == "JJ"
    if known.reading == "capital":
        addressed = w.dep[last] == "dobj" and w.lower[w.head[last]].startswith(_ADDRESSES)
        governor = w.head[w.head[last]]
        message = before == "to" and {w.lower[governor], *_objects(w, governor)} & _MESSAGES
        return before == "the" or before in _AGAINST or w.dep[last] == "nsubj" or addressed or bool(message)
    if w.text[first].islower() or w.lower[first] == "the":
        # "the government" alone; "the government of Ruritania" and "Mr Lee's government" are others.
        return w.child(last, "prep") < 0 and w.dep[last] not in ("compound",)
    return (
        w.dep[last] != "compound"
        or w.head[last] == last
        or w.tag[w.head[last]] not in _PROPER
        or (
            w.lower[w.head[last]] in nouns()
            or w.ent[w.head[last]] == "PERSON"
            or (known.reading == "name" and last > first)
        )
    )


def outlet(w: Words, first: int, last: int) -> bool:
    """Say whether the word before belongs to the name."""
    k = first - 1
    if k < 0 or w.head[k] != last or w.dep[k] != "compound" or w.ent[k] == "NORP":
        return False
    return w.tag[k].startswith("NNP") and w.text[k][:1].isupper() and w.lower[k] not in nouns()


def _objects(w: Words, verb: int) -> set[str]:
    return {w.lower[k] for k in w.kids[verb] if w.dep[k] == "dobj"}


def _part_of_name(w: Words, first: int, last: int) -> bool:
    """Say whether the recogniser sees a longer name here, other than by adding an article or a role."""
    if w.ent[first] not in ("PERSON", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW"):
        return False
    start, end = first, last
    while start and not w.begins[start] and w.ent[start - 1] == w.ent[start]:
        start -= 1
    while end + 1 < len(w) and w.ent[end + 1] == w.ent[end] and not w.begins[end + 1]:
        end += 1
    others = (*range(start, first), *range(last + 1, end + 1))
    return any(
        w.text[i][:1].isupper() and w.lower[i] not in nouns() and w.lower[i] not in ("the", "party", "leader")
        for i in others
    ) and not (w.ent[first] == "PERSON" and end > last)
