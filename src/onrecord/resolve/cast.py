"""Bring the names of one article together: titles, full names and bare surnames of one person become one someone.

Two people who share a surname keep it apart from both of them. Two people with the same full name are not told apart.
"""

from dataclasses import dataclass, field

from onrecord.annotate.people import Phrase, given_names, titles
from onrecord.model import ActorKind

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "qc", "kc", "mp"})
PARTICLES = frozenset({"de", "la", "le", "van", "von", "der", "den", "du", "di", "da", "bin", "al", "ter"})
Key = tuple[str, ...]


@dataclass(eq=False)
class Someone:
    """Whoever a cluster of mentions names; still growing while an article is resolved.

    Attributes:
        key: what made the cluster; sorts and identifies it inside the article.
        gender: "m", "f" or "" when nothing in the words tells.
        called: the gender of the first pronoun that was taken to mean them.
        plural: several people, or a body.
        name: full name without title, or the name of a body or place; () for the unnamed.
        bare: a person whom the article names by one word only.
        owner: whose spokesman this is.
        mentions: numbers of the mentions, in the order in which they were linked.
        used: somebody says something, or is accused …: keeps unnamed people who only pass by out of the record.
    """

    key: Key
    kind: ActorKind
    gender: str = ""
    called: str = ""
    plural: bool = False
    name: Key = ()
    bare: bool = False
    owner: "Someone | None" = None
    wikidata: str = ""
    label: str = ""
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    mentions: list[int] = field(default_factory=list)
    used: bool = False

    @property
    def person(self) -> bool:
        """Say whether "he" or "she" may stand for it."""
        return not self.plural and self.kind in ("person", "unnamed")


class Cast:
    """Everybody of one article, and who is meant by which mention."""

    def __init__(self, mentions: tuple[Phrase, ...]) -> None:
        self.mentions = mentions
        self.people: list[Someone] = []
        self.who: dict[int, Someone] = {}
        self._by_key: dict[Key, Someone] = {}
        self._full_names()
        self._single_names()
        self._bodies()

    def add(self, someone: Someone) -> Someone:
        """Return the someone with this key, this one if it is new."""
        known = self._by_key.setdefault(someone.key, someone)
        if known is someone:
            self.people.append(someone)
        return known

    def link(self, mention: int, someone: Someone) -> None:
        """Say that a mention names someone."""
        self.who[mention] = someone
        someone.mentions.append(mention)

    def named(self, n: int, m: Phrase) -> None:
        """Link a name that was found late: to the person or body that bears it, else to one of its own."""
        words = tuple(word.casefold() for word in m.form)
        people = [p for p in self.people if p.kind == "person" and p.name]
        same = [p for p in people if tuple(x.casefold() for x in p.name) == words]
        if not same and len(words) == 1:
            same = [p for p in people if p.key[-1] == words[0] or p.key[:2] == ("bare", words[0])]
        bodies = [p for p in self.people if p.key == ("body", " ".join(words))]
        found = same or bodies
        if len(found) != 1:
            kind: ActorKind = "person" if m.form[0] in given_names() and len(words) > 1 else "unknown"
            key = ("late", *words)
            found = [self.add(Someone(key, kind, name=m.form, bare=kind != "person", plural=kind != "person"))]
        self.link(n, found[0])

    def _persons(self) -> list[tuple[int, Phrase, Key]]:
        found = []
        for n, m in enumerate(self.mentions):
            if m.kind == "name" and m.label == "person":
                form = m.form
                while len(form) > 1 and form[-1].casefold() in SUFFIXES:
                    form = form[:-1]
                found.append((n, m, form))
        return found

    def _full_names(self) -> None:
        middles: dict[tuple[str, str], set[Key]] = {}
        for _, _, form in self._persons():
            if _is_full(form):
                middles.setdefault(_ends(form), set()).add(_middle(form))
        for n, m, form in self._persons():
            if not _is_full(form):
                continue
            ends = _ends(form)
            found = sorted(middles[ends] - {()})
            clash = len({k[0][0] for k in found}) > 1
            key = ("person", ends[0], *(_middle(form) if clash else ()), ends[1])
            someone = self.add(Someone(key, "person", name=form))
            # The shortest full form is the one that other articles use too: "Ana Ruiz" rather than "Ana B. Ruiz".
            someone.name = min(someone.name, form, key=lambda f: (len(f), f))
            someone.gender = _title_gender(m.title) or someone.gender or given_names().get(form[0], "")
            self.link(n, someone)

    def _single_names(self) -> None:
        full = [p for p in self.people if p.kind == "person"]
        rest = [(n, m, form) for n, m, form in self._persons() if not _is_full(form)]
        for _, m, form in rest:  # a title tells the gender of the only person with that surname
            same = [p for p in full if p.key[-1] == form[-1].casefold()]
            if len(same) == 1 and not same[0].gender:
                same[0].gender = _title_gender(m.title)
        genders: dict[str, set[str]] = {}
        for _, m, form in rest:
            genders.setdefault(form[-1].casefold(), set()).add(_title_gender(m.title))
        for n, m, form in rest:
            word, gender = form[-1].casefold(), _title_gender(m.title)
            found = [p for p in full if p.key[-1] == word and not (gender and p.gender and p.gender != gender)]
            certain = [p for p in found if gender and p.gender == gender]
            if len(found) > 1 and len(certain) == 1:
                found = certain
            if not found and len(form) == 1 and m.title in ("", "sir", "dame", "lord", "lady"):
                found = [p for p in full if p.key[1] == word]
            if len(found) == 1:
                self.link(n, found[0])
                continue
            apart = len(genders[word] - {""}) > 1
            someone = self.add(
                Someone(("bare", word, gender if apart else ""), "person", gender=gender, name=form, bare=True)
            )
            someone.gender = someone.gender or gender or ("" if found else given_names().get(form[0], ""))
            self.link(n, someone)

    def _bodies(self) -> None:
        names = {}
        for n, m in enumerate(self.mentions):
            if m.kind == "name" and m.label != "person":
                form = m.form[1:] if m.form[0].casefold() == "the" and len(m.form) > 1 else m.form
                names[n] = form
        initials: dict[str, set[Key]] = {}
        for form in names.values():
            if len(form) > 2:
                short = "".join(word[0] for word in form if word[0].isupper())
                initials.setdefault(short, set()).add(form)
        for n, form in names.items():
            m = self.mentions[n]
            if m.known is not None:
                name = tuple(m.known.label.split())
                someone = Someone(("known", m.known.label), m.known.kind, name=name, wikidata=m.known.wikidata)
            else:
                long = initials.get(form[0].replace(".", ""), set()) if len(form) == 1 else set()
                name = next(iter(long)) if len(long) == 1 else form
                someone = Someone(("body", " ".join(name).casefold()), m.label, name=name)
            someone.plural = True
            self.link(n, self.add(someone))


def _is_full(form: Key) -> bool:
    return len(form) > 1 and form[0].casefold() not in PARTICLES


def _ends(form: Key) -> tuple[str, str]:
    return form[0].casefold(), form[-1].casefold()


def _middle(form: Key) -> Key:
    return tuple(w.casefold() for w in form[1:-1] if w.casefold() not in PARTICLES)


def _title_gender(title: str) -> str:
    table = titles()
    return next((table[word] for word in title.split() if table.get(word)), "")
