"""Give everybody of an article an id, a label and their mentions.

A full name, a body or a place has the same id in every article, made of the name alone; so two people with the same
full name are one actor: they are not told apart yet. A bare surname is no identity, and an unnamed source none beyond
its article: both carry the article's id in front.
"""

from onrecord.annotate.words import Words
from onrecord.ids import slug
from onrecord.model import Actor
from onrecord.resolve.cast import Cast, Someone


def ids(article: str, cast: Cast) -> dict[int, str]:
    """Return the id of everybody, by identity of the someone; nobody shares one."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for someone in sorted(cast.people, key=lambda p: not p.local):  # the facts' own ids are not to be had by others
        base = someone.local or slug(label(someone))
        if not someone.local and (someone.bare or not someone.name or someone.kind == "group"):
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


def on_record(cast: Cast) -> list[Someone]:
    """Return everybody who has a name, and those of the unnamed who say or do something on record."""
    return [p for p in cast.people if p.mentions and (p.name or p.used)]


def actors(words: Words, cast: Cast, named: dict[int, str]) -> tuple[Actor, ...]:
    """Return those on record, sorted by id."""
    return tuple(sorted((_actor(words, cast, p, named[id(p)]) for p in on_record(cast)), key=lambda actor: actor.id))


def _actor(words: Words, cast: Cast, someone: Someone, id_: str) -> Actor:
    fullest = label(someone)
    forms = {fullest}
    for n in someone.mentions:
        m = cast.phrases[n]
        if m.kind == "name" or (m.kind == "nominal" and not someone.name):
            forms.add(words.phrase(m.first, m.last))
        if m.kind == "name" and someone.kind == "person":
            forms.add(" ".join(m.form))
    return Actor(
        id=id_,
        label=fullest,
        kind=someone.kind,
        names=tuple(sorted(forms)),
        mentions=tuple(sorted({words.span(cast.phrases[n].first, cast.phrases[n].last) for n in someone.mentions})),
        gender=someone.gender or someone.called,
        roles=tuple(sorted({words.span(first, last) for first, last in someone.roles})),
        wikidata=someone.wikidata or None,
    )
