"""Say why two accounts are of one event (the chain of links between them), or what speaks for and against it."""

from collections.abc import Mapping

from onrecord.errors import ActorError
from onrecord.occurrences.account import Account, Link, Linked, Reason
from onrecord.occurrences.compare import only_ground, weigh
from onrecord.occurrences.facts import facts, obstacle
from onrecord.occurrences.weights import DEFAULT, Options

LISTED = 6  # names or words in a sentence


def explain(linked: Linked, a: str, b: str) -> tuple[Link, ...]:
    """Return the links that lead from one account to another of the same occurrence; none from one to itself.

    Raises:
        ActorError: they are not of one occurrence.
    """
    occurrence = linked.occurrence.get(a)
    if a == b:
        return ()
    if occurrence is None or b not in occurrence.accounts:
        raise ActorError(f"{a} and {b} are not taken for one event. Link them with a judgement if they are.")
    beside: dict[str, list[tuple[str, Link]]] = {}
    for link in occurrence.links:
        beside.setdefault(link.first, []).append((link.second, link))
        beside.setdefault(link.second, []).append((link.first, link))
    came: dict[str, tuple[str, Link]] = {}
    queue = [b]
    for account in queue:
        for other, link in beside.get(account, ()):
            if other not in came and other != b:
                came[other] = account, link
                queue.append(other)
    chain = []
    while a != b:
        a, link = came[a]
        chain.append(link)
    return tuple(chain)


def contrast(a: Account, b: Account, *, options: Options = DEFAULT) -> tuple[Reason, ...]:
    """Return what speaks for and against two accounts being of one event; nothing where one can never be linked."""
    one, other = facts(a), facts(b)
    return () if one is None or other is None else weigh(one, other, options)


def against(a: Account, b: Account, linked: Linked, names: Mapping[str, str]) -> str:
    """Return in words why the machine does not take two accounts for one event."""
    for account in (a, b):
        if words := obstacle(account):
            return f"{account.id} is linked to nothing: {words}"
    reasons = contrast(a, b)
    ruled_out = [sentence(reason, names) for reason in reasons if reason.forbids]
    if ruled_out:
        return ruled_out[0]
    for account, other in ((a, b), (b, a)):
        if other.id in linked.torn.get(account.id, ()):
            rivals = ", ".join(id_ for id_ in linked.torn[account.id] if id_ != other.id)
            return f"{account.id} fits {other.id}, but also {rivals}, which do not all fit each other"
    if not any(reason.rule == "actors" for reason in reasons):
        return "they name nobody in common"
    mine, theirs = facts(a), facts(b)
    if mine is not None and theirs is not None and only_ground(mine, theirs):
        return "they have no more than a place in common"
    if a.status != b.status:
        return "one has it as still to come, the other as happened, and too little says that it is the same"
    return "too little speaks for it"


def sentence(reason: Reason, names: Mapping[str, str]) -> str:
    """Return a reason in words.

    Args:
        reason: for or against.
        names: what to call actors and places, by id.

    >>> sentence(Reason("actors", 1.5, ("ana-ruiz", "hull")), {"ana-ruiz": "Ana Ruiz"})
    'both name Ana Ruiz and hull'
    >>> sentence(Reason("dates", 0.0, ("2017-06-08", "2017-06-01/2017-06-30")), {})
    '2017-06-08 lies within 2017-06-01 to 2017-06-30'
    """
    if reason.forbids:
        return _difference(reason, [_listed([names.get(one, one) for one in v.split(", ")]) for v in reason.values])
    values = [names.get(value, value).replace("/", " to ") for value in reason.values]
    if reason.rule == "kind":
        return f"both tell of “{values[0]}”" if len(values) == 1 else f"“{values[0]}” and “{values[1]}” are one kind"
    if reason.rule == "actors":
        return f"both name {_listed(values)}"
    if reason.rule == "place":
        return f"both in {values[0]}"
    if reason.rule == "dates":
        if len(values) == 1:
            return f"both {'in' if ' to ' in values[0] else 'on'} {values[0]}"
        return f"{values[0]} lies within {values[1]}"
    if reason.rule == "words":
        return f"both have the words {_listed(values)}" if values else "what else they say has no words in common"
    return "one has it as still to come, the other as happened that day"


def _difference(reason: Reason, values: list[str]) -> str:
    one, other = (value.replace("/", " to ") for value in values)
    if reason.rule == "kind":
        return f"“{one}” is another kind of event than “{other}”" if one != other else "only one of them is a saying"
    what = {"dates": "at another time", "place": "in another place", "actors": "with others", "words": "in other words"}
    return f"{what[reason.rule]}: {one}, and {other}"


def _listed(words: list[str]) -> str:
    if len(words) > LISTED:
        words = [*words[:LISTED], f"{len(words) - LISTED} more"]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def summary(link: Link, names: Mapping[str, str]) -> str:
    """Return all reasons of a link in one line; for a judgement, that somebody decided."""
    if link.basis == "judgement":
        return "somebody decided that they are one event"
    return "; ".join(sentence(reason, names) for reason in link.reasons)
