"""Compare two accounts: what rules out that they are of one event, and how much speaks for it."""

import math

from onrecord.occurrences.account import Reason, Rule
from onrecord.occurrences.facts import Facts, period
from onrecord.occurrences.weights import Options

NEVER = float("-inf")


def clash(a: Facts, b: Facts) -> Reason | None:
    """Return what rules out that two accounts are of one event, if anything does.

    That is another kind, a day that one of them excludes, another place, other roles or actors, and of kinds that
    happen more than once in a day, words with nothing in common.
    """
    if a.kind != b.kind or a.saying != b.saying:
        return _never("kind", a.word, b.word)
    if not _nested(a, b):
        return _never("dates", period(a.first, a.last), period(b.first, b.last))
    if a.place and b.place and a.place != b.place:
        return _never("place", a.place, b.place)
    if _other_actors(a, b):
        return _never("actors", ", ".join(sorted(a.actors)), ", ".join(sorted(b.actors)))
    if _other_matter(a, b):
        return _never("words", ", ".join(sorted(a.words)), ", ".join(sorted(b.words)))
    return None


def _never(rule: Rule, *values: str) -> Reason:
    return Reason(rule, NEVER, tuple(sorted(values)))


def _nested(a: Facts, b: Facts) -> bool:
    """Say whether the time of one lies inside that of the other: then no day is certain of only one of them."""
    return (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)


def _other_actors(a: Facts, b: Facts) -> bool:
    """Say whether two casts cannot be of one event.

    Whoever leaves somebody out contradicts nobody; where both name somebody whom the other does not, they must share
    more than half of the smaller cast. One name each, and not the same, may still be two sides of one event.
    """
    shared = len(a.actors & b.actors)
    smaller = min(len(a.actors), len(b.actors))
    if shared == smaller:
        return bool(a.doers and b.doers and not a.doers & b.doers)
    if shared == 0 and len(a.actors) == len(b.actors) == 1:
        return False
    return shared * 2 <= smaller or bool(a.doers and b.doers and not a.doers & b.doers)


def _other_matter(a: Facts, b: Facts) -> bool:
    """Say whether both say more, in words that have nothing in common: a school opened, and a factory.

    Two who meet are told of in all kinds of words, and hardly do so twice in a day.
    """
    if a.saying or not a.words or not b.words or a.words & b.words:
        return False
    return not a.kind.mutual or len(a.actors & b.actors) < 2


def evidence(a: Facts, b: Facts, options: Options, *, one_article: bool = False) -> tuple[Reason, ...] | None:
    """Return what speaks for and against two accounts being of one event; None where it is not enough to link them.

    Args:
        a: one.
        b: the other.
        options: weights and thresholds.
        one_article: both are of the same article, which tells of two events of one kind more often than of one twice.
    """
    if not a.actors & b.actors or clash(a, b) is not None or only_ground(a, b):
        return None
    if one_article and not _told_twice(a, b):
        return None
    if a.status != b.status and not (a.one_day and b.one_day):
        return None  # announced for June, and happened in June: it may be another
    reasons = weigh(a, b, options)
    if a.saying and not _said_alike(a, b, options):
        return None
    return reasons if odds(reasons, options) >= options.link_at else None


def only_ground(a: Facts, b: Facts) -> bool:
    """Say whether all that two accounts have in common is one place: much goes on in a place in a day."""
    shared = a.actors & b.actors
    return len(shared) == 1 and shared <= a.grounds | b.grounds and not a.words & b.words


def _told_twice(a: Facts, b: Facts) -> bool:
    """Say whether two accounts of one article are alike, and of a kind that is hardly told of two events."""
    if (a.word, a.actors, a.first, a.last) != (b.word, b.actors, b.first, b.last):
        return False
    return a.kind.seldom or a.saying or bool(a.words & b.words) or len(a.actors) > 1


def _said_alike(a: Facts, b: Facts, options: Options) -> bool:
    """Say whether two sayings are of one day, and a good part of their words is the same.

    Of whom something is said counts as a word: the Kremlin and Moscow are the same Russia.
    """
    common = len(a.words & b.words) + len(a.others & b.others)
    smaller = min(len(a.words) + len(a.others), len(b.words) + len(b.others))
    if not (a.one_day and b.one_day and a.words and b.words):
        return False
    return a.words == b.words or (common >= options.said_least and common >= options.said * smaller)


def weigh(a: Facts, b: Facts, options: Options) -> tuple[Reason, ...]:
    """Return all that speaks for and against two accounts being of one event, what rules it out last."""
    w = options.weights
    found: list[Reason] = []
    if a.kind == b.kind and a.saying == b.saying:
        words = 0.0 if a.word == b.word else w.other_word
        found.append(Reason("kind", words + (w.seldom if a.kind.seldom else 0.0), tuple(sorted({a.word, b.word}))))
    shared = sorted((a.actors & b.actors) | (a.others & b.others))
    if shared:
        same = w.all_actors if a.actors == b.actors else 0.0
        found.append(Reason("actors", w.actor + w.further * min(len(shared) - 1, 3) + same, tuple(shared)))
    if _nested(a, b):
        together = a.one_day and b.one_day
        times = [period(x.first, x.last) for x in sorted((a, b), key=lambda one: one.last - one.first)]
        found.append(Reason("dates", w.day if together else w.inside, tuple(dict.fromkeys(times))))
    if a.place and a.place == b.place:
        found.append(Reason("place", w.place, (a.place,)))
    if a.words and b.words:
        common = a.words & b.words
        share = len(common) / min(len(a.words), len(b.words))
        found.append(Reason("words", round(w.words * share, 2) if common else w.no_words, tuple(sorted(common))))
    if a.status != b.status:
        found.append(Reason("status", w.announced, tuple(sorted((a.status, b.status)))))
    ruled_out = clash(a, b)
    return tuple(found) if ruled_out is None else (*found, ruled_out)


def odds(reasons: tuple[Reason, ...], options: Options) -> float:
    """Return the sum of what speaks for and against, in log odds."""
    return round(options.weights.bias + sum(reason.weight for reason in reasons), 4)


def likelihood(log_odds: float) -> float:
    """Return log odds as a share.

    >>> likelihood(0.0), likelihood(1.4)
    (0.5, 0.8022)
    """
    return 0.0 if log_odds == NEVER else round(1 / (1 + math.exp(-log_odds)), 4)
