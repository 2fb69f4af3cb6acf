"""How much each finding says when two actors are compared, and when the sum is enough to call them one.

How the numbers were set is told in ``docs/how-actors-are-matched.md``.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each finding says, in log odds: 2.2 takes "as likely as not" to 0.9, 4.6 to 0.99.

    Attributes:
        bias: where a pair of names that block together starts.
        same: the same full name: nearly always one, as far as the name is rare.
        namesakes: what that loses where the context hints at several who bear the name.
        spelling: another transliteration of one name.
        order: the same words in another order.
        middle: a middle name that one leaves out.
        nickname: Bill for William.
        double: one surname of two.
        typo: one letter is another; it is as often somebody else.
        initial: J. for Jeremy: many given names begin with a letter.
        acronym: a body by its initials.
        bare: a surname alone: nothing without evidence.
        unlike: names that one person or body hardly has.
        often: for each doubling of the articles in which one of the two bears a name that fits both.
        common: how much of that many bearers of the name take away.
        several: for each doubling of the names in full that an initial, a surname or an acronym may stand for.
        wikidata: the same item: somebody identified both.
        role: the same role in full: "mayor of Saltmere".
        post: the same words for the role, without place or party: "plumber".
        others: for each doubling of the articles that tell a role, none of which tells one of the other.
        field: the same walk of life.
        apart: walks of life that do not meet: plumber and footballer.
        shared: a party, body or place that the roles of both name.
        elsewhere: roles that name only different parties, bodies and places.
        companions: for each doubling by which their companions meet the other more often than chance would have it.
        strangers: the same where they meet less often.
        outlet: an outlet of both, as far as few others are in it.
        near: in the news within three years of each other.
        far: for each ten years between the last article of one and the first of the other.
        kind: one is called a body, the other a place.
        together: both stand in one article, which keeps them apart.
    """

    bias: float = -0.5
    same: float = 4.0
    namesakes: float = -3.0
    spelling: float = 2.5
    order: float = 3.0
    middle: float = 2.25
    nickname: float = 2.0
    double: float = -0.5
    typo: float = 1.25
    initial: float = 2.0
    acronym: float = 3.0
    bare: float = 0.75
    unlike: float = -8.0
    often: float = 0.15
    common: float = -0.5
    several: float = -1.0
    wikidata: float = 12.0
    role: float = 3.25
    post: float = 0.75
    others: float = -0.7
    field: float = 2.5
    apart: float = -2.0
    shared: float = 1.75
    elsewhere: float = -1.5
    companions: float = 0.5
    strangers: float = -0.2
    outlet: float = 0.5
    near: float = 1.0
    far: float = -1.75
    kind: float = -1.5
    together: float = -8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """When to call two the same.

    Attributes:
        weights: what each finding says.
        same_at: at or above this likelihood two are the same, if nothing forbids it.
        different_at: at or below it they are not, and nobody needs to look; what lies between is a question.
        margin: how much likelier (in log odds) the best of several must be than the next.
        queue: how many questions to keep, most useful first.
    """

    weights: Weights = field(default_factory=Weights)
    same_at: float = 0.9
    different_at: float = 0.15
    margin: float = 2.0
    queue: int = 10_000


DEFAULT = Options()
