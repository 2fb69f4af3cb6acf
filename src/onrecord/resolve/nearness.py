"""Tell who has just been spoken of, where several could be meant."""

from onrecord.annotate.words import Words
from onrecord.resolve.cast import Cast, Someone

NEAR, FAR = 3, 8  # sentences


def at_hand(words: Words, cast: Cast, people: tuple[Someone, ...], token: int) -> tuple[Someone, ...]:
    """Return the one of several who was named in the last sentences, if none of the others was for long."""
    since = {id(p): _since(words, cast, p, token) for p in people}
    near = tuple(p for p in people if since[id(p)] <= NEAR)
    return near if len(near) == 1 and all(since[id(p)] > FAR for p in people if p not in near) else ()


def _since(words: Words, cast: Cast, someone: Someone, token: int) -> int:
    """Return how many sentences ago somebody was last named before a token."""
    last = cast.last(someone, token)
    return len(words.opens) + FAR if last is None else words.sentence[token] - words.sentence[cast.phrases[last].head]
