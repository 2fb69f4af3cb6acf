"""Give everybody of an article an id, a label and their mentions.

A full name, a body or a place has the same id in every article, made of the name alone; so two people with the same
full name are one actor: they are not told apart yet. A bare surname is no identity, and an unnamed source none beyond
its article: both carry the article's id in front.
"""

from onrecord.annotate.people import Phrase
from onrecord.annotate.words import Words
from onrecord.ids import slug
from onrecord.model import Actor
from onrecord.resolve.cast import Cast, Someone


def ids(article: str, cast: Cast) -> dict[int, str]:
    """Return the id of everybody, by identity of the someone; nobody shares one."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for someone in cast.people:
        base = slug(label(someone))
        if someone.bare or not someone.name or someone.kind == "group":
            base = f"{article}-{base}"
        name, n = base, 1
        while name in taken:
            n += 1
            name = f"{base}-{n}"
        taken.add(name)
        found[id(someone)] = name
    return found


def label(someone: Someone) -> str:
    """Return what to call someone: the full name without title, or what the unnamed were called first."""
    return " ".join(someone.name) if someone.name else someone.label


def actors(words: Words, cast: Cast, mentions: list[Phrase], named: dict[int, str]) -> tuple[Actor, ...]:
    """Return everybody who has a name, and those of the unnamed who say or do something on record; sorted by id."""
    found = []
    for someone in cast.people:
        if not someone.mentions or not (someone.name or someone.used):
            continue
        fullest = label(someone)
        forms = {fullest}
        for n in someone.mentions:
            m = mentions[n]
            if m.kind == "name" or (m.kind == "nominal" and not someone.name):
                forms.add(words.phrase(m.first, m.last))
            if m.kind == "name" and someone.kind == "person":
                forms.add(" ".join(m.form))
        spans = {words.span(mentions[n].first, mentions[n].last) for n in someone.mentions}
        found.append(
            Actor(
                id=named[id(someone)],
                label=fullest,
                kind=someone.kind,
                names=tuple(sorted(forms)),
                mentions=tuple(sorted(spans)),
                wikidata=someone.wikidata or None,
            )
        )
    return tuple(sorted(found, key=lambda actor: actor.id))
