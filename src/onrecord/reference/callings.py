"""How news calls whoever holds a post, as far as a file's words for the role allow to tell."""

from collections.abc import Iterable

from onrecord.reference.days import first_day, last_day
from onrecord.reference.draft import DraftTerm
from onrecord.reference.lookup import Lookup, plain_role
from onrecord.reference.model import Body, Post

_SMALL = frozenset({"a", "and", "at", "for", "in", "of", "on", "the", "to"})


def callings(role: str, body: Body | None, country: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what the holder is called alone, and what only beside the name of the body or state.

    Many have a leader, and many a finance minister: such a role is nobody's alone, but for several words in the news of
    one state. A role with a name in it is told by its case: "mayor of Saltmere" is, "Minister of Finance" is not.

    >>> [sorted(words) for words in callings("leader", Body(id="x", label="Reform League", kind="organisation"), "")]
    [[], ['leader']]
    >>> [sorted(words) for words in callings("mayor of Saltmere", None, "")]
    [['mayor of saltmere'], []]
    """
    plain = plain_role(role)
    owned = body is not None and plain_role(body.label) in plain
    if " " in plain and (country or owned or _holds_a_name(role)):
        return frozenset({plain}), frozenset()
    return frozenset(), frozenset({plain} if body or country else ())


def _holds_a_name(role: str) -> bool:
    """Say whether a role is written in lower case but for a name in it."""
    words = [word for word in role.split() if word.casefold() not in _SMALL]
    return any(word[0].isupper() for word in words) and any(word.islower() for word in words)


def known_post(role: str, body: Body | None, country: str, known: Lookup) -> Post | None:
    """Return the one post that is known by such a role in that body, or without one in that state; None otherwise."""
    found: set[Post] = set()
    if body is not None:
        names = [form.words for form in body.forms if form.reading in ("name", "adjective")]
        ways = [role, *(f"{name} {role}" for name in names), *(f"{role} of {name}" for name in names)]
        found = {post for way in ways for post in known.posts_called(way, body=body.id) if post.body == body.id}
    elif country:
        found = set(known.posts_called(role, country=country))
    return found.pop() if len(found) == 1 else None


def seats(terms: Iterable[DraftTerm]) -> int:
    """Return how many people surely held a post at one time; a day on which one follows the other is not such a time.

    >>> seats([DraftTerm(person="a", since="2010", until="2014"), DraftTerm(person="b", since="2012-05")])
    2
    """
    changes: list[tuple[str, int]] = []
    for term in {(t.person, t.since, t.until) for t in terms if t.since}:
        begin, end = last_day(term[1]), first_day(term[2]) if term[2] else last_day("")
        if begin < end:
            changes += [(begin, 1), (end, -1)]
    most = now = 0
    for _, change in sorted(changes):
        now += change
        most = max(most, now)
    return max(most, 1)
