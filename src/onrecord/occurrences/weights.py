"""How much each finding says when two accounts are compared, and when the sum is enough to link them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each finding says, in log odds: 2.2 takes "as likely as not" to 0.9, 4.6 to 0.99.

    Attributes:
        bias: where two accounts of one kind start.
        seldom: it hardly happens twice to the same actors within weeks.
        other_word: each has a word of its own for what happened.
        actor: somebody whom both name.
        further: each further one, up to three.
        all_actors: both name the same ones.
        day: both say the same day.
        inside: one day or week lies inside the time that the other gives.
        place: both name the same place.
        words: all words of the shorter are in the other; half of it where half of them are.
        no_words: both say more, in words that have nothing in common.
        announced: one has it as still to come.
    """

    bias: float = -1.5
    seldom: float = 1.0
    other_word: float = -0.1
    actor: float = 1.5
    further: float = 1.0
    all_actors: float = 0.5
    day: float = 1.5
    inside: float = 1.0
    place: float = 1.0
    words: float = 2.0
    no_words: float = -1.0
    announced: float = -0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """When to link two accounts.

    Attributes:
        weights: what each finding says.
        link_at: log odds from which two accounts are linked, if nothing forbids it: 1.4 is four out of five.
        margin: how much more must speak for one of two that do not fit each other, where an account fits both.
        said: share of the shorter's words that two sayings must have in common.
        said_least: how many words that must be at least.
    """

    weights: Weights = field(default_factory=Weights)
    link_at: float = 1.4
    margin: float = 1.0
    said: float = 0.6
    said_least: int = 3


DEFAULT = Options()
