"""Say in plain words how an article puts a finding forward: denied, supposed, asked, told by somebody, or on hearsay.

Only what the article itself says plainly is drawn as a solid line. All else is dashed, and its card gives the reasons
that are worded here, with the words of the article that make it so. Which findings are plain is decided by the graph;
this module adds nothing to that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.export.passages import Part
from onrecord.export.picture import Manner

NOUNS = {
    "hypothetical": "a supposition",
    "necessity": "something that should be so",
    "directive": "something that somebody is to do",
    "desire_intention": "a wish or a plan",
    "prediction": "a forecast",
}
UNSURE = "read with too little confidence for a plain line"
BARE = {"question": "asked, not said", "hearsay": "hearsay", "evidential_weak": "not certain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """How an article puts one finding forward.

    Attributes:
        denies: its own cue rejects it ("denied that").
        words: the words that make it negative or less than asserted, see `qualifying`.
        teller: who tells it, where it stands in the words of somebody else; empty where the article tells it itself.
        origin: the modality of the attribution that a relation comes from, or ``negative`` where that denies it.
    """

    polarity: str = "positive"
    modality: str = "asserted"
    denies: bool = False
    words: tuple[str, ...] = ()
    teller: str = ""
    origin: str = "asserted"


def qualifying(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the qualifying words among the parts of a sentence, those that stand side by side as one.

    >>> qualifying([Part(0, 3, "qualifierSpan", "did"), Part(4, 7, "qualifierSpan", "not")])
    ('did not',)
    """
    found: list[tuple[int, str]] = []
    spans = [part for part in parts if part.name == "qualifierSpan"]
    for part in sorted(spans, key=lambda part: (part.start, -part.end)):
        if found and found[-1][0] <= part.start <= found[-1][0] + 1:
            end, words = found.pop()
            found.append((part.end, f"{words}{' ' if part.start > end else ''}{part.words}"))
        elif not found or part.start >= found[-1][0]:
            found.append((part.end, part.words))
    return tuple(words for _, words in found)


def of_relation(put: Put) -> tuple[Manner, tuple[str, ...]]:
    """Return how a relation is put forward, and why it is not plain.

    >>> of_relation(Put(modality="hypothetical", words=("would",)))[1]
    ('not put forward as a fact: “would” makes it a supposition',)
    """
    reasons, words = [], _listed(put.words)
    manner: Manner = "plain"
    if put.teller:
        manner = "told"
        reasons.append(f"told by {put.teller}, not by the article")
    if put.origin in (*NOUNS, *BARE):
        manner = "supposed"
        reasons.append(f"the words it stands in are {BARE.get(put.origin) or NOUNS[put.origin]}")
    if put.modality != "asserted":
        manner = "supposed"
        # Which of the words deny it and which make it a supposition is not known: they are quoted once.
        reasons.append(_supposed(put.modality, "" if put.polarity == "negative" else words, len(put.words)))
    if put.polarity == "negative":
        manner = "negative"
        reasons.append(f"denied: {words} says that it is not so" if words else "denied")
    if put.origin == "negative":
        manner = "negative"
        reasons.append("the words it stands in are denied")
    return manner, tuple(reversed(reasons))


def _supposed(modality: str, words: str, count: int) -> str:
    """Say in which way something is less than asserted."""
    if modality in BARE:
        return f"{BARE[modality]}: {words}" if words else BARE[modality]
    noun = NOUNS.get(modality, "less than asserted")
    if not words:
        return f"not put forward as a fact: {noun}"
    return f"not put forward as a fact: {words} {'makes' if count == 1 else 'make'} it {noun}"


def of_claim(put: Put) -> tuple[str, ...]:
    """Return in which way a source puts a claim forward, where it is more than just said.

    >>> of_claim(Put(modality="prediction", words=("will",)))
    ('put forward as a forecast: “will”',)
    """
    reasons, words = [], _listed(put.words)
    behind = f": {words}" if words else ""
    if put.denies:
        reasons += [f"denied{behind}"] if behind else []  # the line is called that anyhow
    elif put.polarity == "negative":
        reasons.append(f"negated{behind}")
    if put.modality in BARE:
        reasons.append(f"{BARE[put.modality]}{'' if reasons else behind}")
    elif put.modality != "asserted":
        reasons.append(f"put forward as {NOUNS.get(put.modality, 'less than certain')}{'' if reasons else behind}")
    if put.teller:
        reasons.append(f"told by {put.teller}, not by the article")
    return tuple(reasons)


def _listed(words: Sequence[str]) -> str:
    """Return words in quotation marks."""
    return " and ".join(f"“{' '.join(one.split())}”" for one in words)
