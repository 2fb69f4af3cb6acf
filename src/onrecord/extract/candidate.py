"""What the rules propose, in tokens of one paragraph, before it is settled who keeps which words."""

from dataclasses import dataclass

from onrecord.extract.tree import Range

RULES = "rules/1"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution.

    Attributes:
        rule: the rule, or the frame of the cue, that found it; its precision is the confidence.
        cue_at: token of the cue's main word; -1 when there is none.
        cue, source, content: the parts, in order.
        head: head token of the source; -1 when nobody is written.
        confidence: measured precision of the rule with this cue.
        lemma: the cue in the lexicon.
        addressee: whom it was said to.
        follows: whose speaker goes on here, in a quotation without a cue.
        extractor: what found it; a network's confidence is of this very candidate, not of its rule.
        passive: the cue is passive, so that its subject is not the source.
    """

    rule: str
    cue_at: int
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    head: int
    content: tuple[Range, ...]
    confidence: float
    lemma: str = ""
    addressee: Range | None = None
    passive: bool = False
    follows: "Candidate | None" = None
    extractor: str = RULES
