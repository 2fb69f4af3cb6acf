"""Find the roles that the article itself gives to people it names: "Defence Secretary Sir Michael Fallon"."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.mentions import nominal
from onrecord.annotate.people import Phrase, nouns, title_nouns, us_states
from onrecord.annotate.words import Words
from onrecord.resolve.cast import Cast, Someone
from onrecord.resolve.grammar import over_body

PAST = frozenset(  # "the Labour leader of the day"
    {"former", "ex", "then", "late", "onetime", "previous", "retired", "future", "next", "outgoing", "day"}
)
PLAIN = frozenset(
    {"new", "own", "embattled", "veteran", "senior", "controversial", "current", "same", "present", "sitting"}
)
_PARTIES = {"R": "republican-party", "D": "democratic-party"}
_CONGRESS = frozenset({"senator", "representative", "congressman", "congresswoman", "lawmaker", "governor"})
_LONGEST = 6  # words of a role before a name
_IS = frozenset({"is", "’s", "'s", "remains", "became", "becomes"})


@dataclass(frozen=True, slots=True)
class Seed:
    """The article gives a role to someone.

    Attributes:
        head: the noun; several seeds share their words where a title stands for several ("Sen.": senator, lawmaker).
        modifiers: what narrows it, as `modifiers` returns it.
        n: number of the name's phrase.
        first, last: tokens of the role.
        past: "former mayor".
    """

    head: str
    modifiers: frozenset[str]
    holder: Someone
    n: int
    first: int
    last: int
    past: bool


def seeds(words: Words, cast: Cast) -> list[Seed]:
    """Return the roles that the article gives to people it names, and let those people know."""
    found = []
    for n, m in enumerate(cast.phrases):
        someone = cast.who.get(n)
        if m.kind != "name" or someone is None or someone.kind != "person":
            continue
        party, state = _behind(words, m)
        someone.party = someone.party or party
        for heads, narrowed, first, last in (*_before(words, m), *_beside(words, m), *_predicate(words, m)):
            past = bool(narrowed & PAST)
            kept = narrowed - PLAIN - PAST | (state if heads[0] in _CONGRESS else frozenset())
            found += [Seed(head, kept, someone, n, first, last, past) for head in heads]
            someone.roles.add((first, last))
    return found


def _behind(words: Words, m: Phrase) -> tuple[str, frozenset[str]]:
    """Return the party's id, and the words of the state, of "(R-S.C.)" or ", D-Texas," behind a name."""
    w = words
    at = m.last + 1
    if at + 2 >= len(w) or w.text[at] not in ("(", ",") or w.text[at + 1] not in _PARTIES:
        return "", frozenset()
    party = _PARTIES[w.text[at + 1]]
    if w.text[at + 2] == ")":
        return party, frozenset()
    if w.text[at + 2] != "-":
        return "", frozenset()
    for last in (at + 4, at + 3):
        if last < len(w) and (state := us_states().get(w.phrase(at + 3, last).replace(".", ""))):
            return party, frozenset(state)
    return "", frozenset()


Role = tuple[tuple[str, ...], frozenset[str], int, int]


def _before(words: Words, m: Phrase) -> Iterator[Role]:
    """Yield the role right before a name, or the title that is one."""
    w = words
    table = nouns()
    first = m.first
    while first and w.sentence[first - 1] == w.sentence[m.first] and m.first - first < _LONGEST:
        k = first - 1
        if not w.tag[k].startswith(("NN", "JJ")) or not k < w.head[k] <= m.last:
            break
        first = k
    before = tuple(w.lower[k] for k in range(first, m.first))
    titles = [title for title in m.title.split() if title in title_nouns()]
    if titles:
        heads = tuple(dict.fromkeys(noun for title in titles for noun in title_nouns()[title]))
        yield heads, frozenset(before), first, m.first + len(m.title.split()) - 1
    if before and before[-1] in table and table[before[-1]].number == "s":
        yield (before[-1],), frozenset(before[:-1]), first, m.first - 1


def _beside(words: Words, m: Phrase) -> Iterator[Role]:
    """Yield the roles in apposition to a name: "Ana Ruiz, the mayor of Saltmere"."""
    w = words
    near = [k for k in w.kids[m.head] if w.dep[k] == "appos"]
    if w.dep[m.head] == "appos":
        over = over_body(w, w.head[m.head])
        near.append(over if over >= 0 else w.head[m.head])
    for k in near:
        yield from _phrase(words, k)


def _predicate(words: Words, m: Phrase) -> Iterator[Role]:
    """Yield the role that a clause gives to its subject: "Ana Ruiz is the mayor of Saltmere"."""
    w = words
    verb = w.head[m.head]
    if w.dep[m.head] != "nsubj" or w.lower[verb] not in _IS or w.quote[verb] >= 0 or w.child(verb, "neg", "aux") >= 0:
        return
    noun = w.child(verb, "attr")
    if noun > verb and w.head[verb] == verb:
        yield from _phrase(words, noun)


def _phrase(words: Words, head: int) -> Iterator[Role]:
    w = words
    noun = nouns().get(w.lower[head])
    if noun is None or noun.number != "s" or not w.tag[head].startswith("NN"):
        return
    phrase = nominal(w, head, noun)
    first = phrase.first
    while first < head and w.tag[first] in ("DT", "PDT", "PRP$", "WP$", "POS"):
        first += 1
    if phrase.owner >= 0 and phrase.owner < head:
        first = max(first, phrase.owner + 1)
        while first < head and w.tag[first] == "POS":
            first += 1
    yield (w.lower[head],), modifiers(words, phrase), first, phrase.last


def modifiers(words: Words, m: Phrase) -> frozenset[str]:
    """Return what narrows a noun: the words before it, and those after "of" or "for"."""
    after = {words.lower[i] for i in range(m.head + 1, m.last + 1) if words.tag[i].startswith(("NN", "JJ"))}
    return frozenset({*m.form[:-1], *after} - PLAIN)
