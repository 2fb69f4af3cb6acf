"""Find the words that may name somebody: names, nouns for people, pronouns. Who is meant is decided in `resolve`.

Names come from the entity recogniser, from titles and first names that it overlooked, and from a table of states and
parties; a surname that the article gives in full elsewhere is found wherever it stands, whatever label it was given.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.annotate.words import Words
from onrecord.model import ActorKind

MentionKind = Literal["name", "nominal", "pronoun"]
PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i",
    "who": "w", "whom": "w", "which": "w", "that": "w",
}  # fmt: skip
_KINDS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group"}
_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "case", "quantmod"})
_NAME_TAGS = ("NNP", "NNPS")
_SMALL = frozenset(
    {"of", "the", "and", "for", "de", "la", "van", "von", "bin", "al", "der", "du", "di", "da", "-", "&"}
)
_AGAINST = frozenset({"against", "with", "towards", "toward", "by", "between"})
_ADDRESSES = (
    "accus",
    "blam",
    "urg",
    "warn",
    "tell",
    "told",
    "critici",
    "condemn",
    "press",
    "sanction",
    "threaten",
    "rebuk",
)
_MESSAGES = frozenset({"warning", "message", "letter", "signal", "rebuke", "appeal", "threat", "response", "hostile"})
_RULE = frozenset({"government", "administration", "regime"})
_BODIES = frozenset(
    {"party", "committee", "foundation", "university", "council", "campaign", "street", "house", "group", "company",
     "association", "institute", "center", "centre", "times", "post", "news", "bank", "court", "department", "ministry",
     "agency", "school", "college", "church", "hospital", "county", "city", "journal", "inc", "corp", "ltd", "club",
     "union", "commission", "service", "fund", "tower", "airport", "park", "hotel", "administration", "media", "camp",
     "islands", "island", "river", "lake", "bay", "beach", "valley", "poll", "consult", "act", "referendum", "team"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for people: number "s" or "p", gender "m", "f" or "-", class as in ``people.en.tsv``."""

    number: str
    gender: str
    role: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a word in ``states.en.tsv`` stands for."""

    label: str
    kind: ActorKind
    wikidata: str
    reading: str
    needs: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name somebody; token numbers are those of `Words`.

    Attributes:
        first, last, head: tokens, inclusive.
        form: for a name, its words without title; for a nominal, head and modifiers in lower case, head last.
        label: kind of actor that the words alone suggest.
        title: titles before a name, lower case.
        determiner: "the", "a", "another", a possessive …, of a nominal.
        owner: token of the possessor, or of whom a nominal is *for* or *of*; -1: none.
        noun: what the head noun of a nominal tells.
        known: what a state or party word stands for.
        pronoun: "m", "f", "p", "i", "w" (relative) for pronouns.
    """

    kind: MentionKind
    first: int
    last: int
    head: int
    form: tuple[str, ...]
    label: ActorKind = "unknown"
    title: str = ""
    determiner: str = ""
    owner: int = -1
    noun: Noun | None = None
    known: Known | None = None
    pronoun: str = ""


def _rows(name: str) -> Iterator[list[str]]:
    text = files("onrecord.annotate").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


@cache
def given_names() -> dict[str, str]:
    """Return first names and the gender that they tell."""
    return {row[0]: row[1] for row in _rows("given.en.tsv")}


@cache
def titles() -> dict[str, str]:
    """Return titles, lower case without a full stop, and the gender that they tell ("" for either)."""
    return {row[0]: row[1].replace("-", "") for row in _rows("titles.en.tsv")}


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns for people, lower case."""
    return {row[0]: Noun(row[1], row[2], row[3]) for row in _rows("people.en.tsv")}


@cache
def _known() -> dict[str, list[tuple[tuple[str, ...], Known]]]:
    """Return the words for states and parties by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for row in _rows("states.en.tsv"):
        form, label, kind, wikidata, reading, needs = (*row, "", "")[:6]
        split = tuple(form.split())
        known = Known(label, "organisation" if kind == "organisation" else "place", wikidata, reading, needs)
        table.setdefault(split[0], []).append((split, known))
    for options in table.values():
        options.sort(key=lambda o: (-len(o[0]), o[1].reading != "name"))
    return table


@cache
def _contexts() -> dict[str, str]:
    return {row[1]: row[0] for row in _rows("contexts.en.tsv")}


def state(label: str) -> Known:
    """Return what ``states.en.tsv`` says of a state or government, by its label."""
    found = (known for options in _known().values() for _, known in options if known.label == label)
    return next(found, Known(label, "organisation", "", "name", ""))


def mentions(words: Words) -> tuple[Mention, ...]:
    """Return the mentions of an article in order of their heads; a nominal may enclose a name, names never overlap."""
    names = _Names(words)
    found = [*names.found, *_nominals(words, names.taken), *_pronouns(words)]
    return tuple(sorted(found, key=lambda m: (m.head, m.first, m.last)))


class _Names:
    """Collects names, best evidence first; a token belongs to one name only."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.taken: set[int] = set()
        self.found: list[Mention] = []
        self.given = given_names()
        self.titles = titles()
        self._states()
        self._titled()
        self._entities()
        self._overlooked()
        self._again()

    def _add(self, first: int, last: int, label: ActorKind, *, title: str = "", known: Known | None = None) -> None:
        w = self.words
        if self.taken.intersection(range(first, last + 1)):
            return
        while label == "person" and last + 2 < len(w) and w.text[last + 1] == "-" and self._glued(last):
            last += 2  # the tokeniser splits "Ki-moon"
        body = first
        while title and body < last and w.lower[body].rstrip(".") in self.titles:
            body += 1
        inside = range(first, last + 1)
        head = next((i for i in range(last, first - 1, -1) if w.head[i] not in inside or w.head[i] == i), last)
        form = tuple(w.phrase(body, last).split())
        self.found.append(Mention("name", first, last, head, form, label, title=title, known=known))
        self.taken.update(inside)

    def _glued(self, i: int) -> bool:
        start, end = self.words.start, self.words.end
        return end[i] == start[i + 1] and end[i + 1] == start[i + 2]

    def _states(self) -> None:
        """States, governments and parties, unless they are part of a longer name."""
        w = self.words
        table = _known()
        context = {_contexts()[t] for t in set(w.text) & _contexts().keys()}
        for i, word in enumerate(w.text):
            if word not in table or i in self.taken:
                continue
            for split, known in table[word]:
                last = i + len(split) - 1
                if tuple(w.text[i : last + 1]) != split or (known.needs and known.needs not in context):
                    continue
                if self._outlet(i, last):
                    self._add(i - 1, last, "organisation")  # "HuffPost UK"
                    break
                if self._reads(i, last, known):
                    self._add(i, last, known.kind, known=known)
                    break

    def _reads(self, first: int, last: int, known: Known) -> bool:
        w = self.words
        if self._part_of_name(first, last):
            return False
        before = w.lower[first - 1] if first and w.sentence[first - 1] == w.sentence[first] else ""
        if known.reading == "people":
            return before == "the" and w.tag[last] != "JJ" and w.dep[last] not in ("amod", "compound")
        if known.reading == "adjective":
            return w.dep[last] in ("amod", "compound", "nmod") or w.tag[last] == "JJ"
        if known.reading == "capital":
            addressed = w.dep[last] == "dobj" and w.lower[w.head[last]].startswith(_ADDRESSES)
            governor = w.head[w.head[last]]
            message = before == "to" and {w.lower[governor], *self._objects(governor)} & _MESSAGES
            return before == "the" or before in _AGAINST or w.dep[last] == "nsubj" or addressed or bool(message)
        if w.text[first].islower() or w.lower[first] == "the":
            # "the government" alone; "the government of Ruritania" and "Mr Lee's government" are others.
            return w.child(last, "prep") < 0 and w.dep[last] not in ("compound",)
        return (
            w.dep[last] != "compound"
            or w.head[last] == last
            or w.tag[w.head[last]] not in _NAME_TAGS
            or (
                w.lower[w.head[last]] in nouns()
                or w.ent[w.head[last]] == "PERSON"
                or (known.reading == "name" and last > first)
            )
        )

    def _objects(self, verb: int) -> set[str]:
        return {self.words.lower[k] for k in self.words.kids[verb] if self.words.dep[k] == "dobj"}

    def _outlet(self, first: int, last: int) -> bool:
        """Say whether the word before belongs to the name."""
        w = self.words
        k = first - 1
        if k < 0 or w.head[k] != last or w.dep[k] != "compound" or w.ent[k] == "NORP" or k in self.taken:
            return False
        return w.tag[k].startswith("NNP") and w.text[k][:1].isupper() and w.lower[k] not in nouns()

    def _part_of_name(self, first: int, last: int) -> bool:
        """Say whether the recogniser sees a longer name here, other than by adding an article or a role."""
        w = self.words
        if w.ent[first] not in ("PERSON", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW"):
            return False
        start, end = first, last
        while start and not w.begins[start] and w.ent[start - 1] == w.ent[start]:
            start -= 1
        while end + 1 < len(w) and w.ent[end + 1] == w.ent[end] and not w.begins[end + 1]:
            end += 1
        others = (*range(start, first), *range(last + 1, end + 1))
        return any(
            w.text[i][:1].isupper() and w.lower[i] not in nouns() and w.lower[i] not in ("the", "party", "leader")
            for i in others
        ) and not (w.ent[first] == "PERSON" and end > last)

    def _titled(self) -> None:
        """A title and what follows: "Mrs May", "Sir Michael Fallon"."""
        w = self.words
        for i, lower in enumerate(w.lower):
            word = lower.rstrip(".")
            if word not in self.titles or not w.text[i][:1].isupper() or i in self.taken:
                continue
            last = self._run(i + 1)
            if last > i and w.sentence[last] == w.sentence[i]:
                first = i
                while first and w.lower[first - 1].rstrip(".") in self.titles and w.text[first - 1][:1].isupper():
                    first -= 1
                gendered = " ".join(w.lower[k].rstrip(".") for k in range(first, i + 1))
                limit = next((k for k in range(i + 1, last + 1) if w.lower[k].rstrip(".") not in self.titles), last)
                if w.ent[i] in ("ORG", "FAC", "GPE") and w.ent[last] == w.ent[i] and self._body(i, last):
                    continue
                gendered = " ".join([gendered, *(w.lower[k].rstrip(".") for k in range(i + 1, limit))])
                self._add(first, last, "person", title=gendered)

    def _run(self, first: int) -> int:
        """Return the last token of a run of at most four capitalised words that look like a name; first - 1: none."""
        w = self.words
        last = first - 1
        titled_line = first < len(w) and w.sentence[first] in w.titled
        for i in range(first, min(first + 4, len(w))):
            text = w.text[i]
            if not text[:1].isupper() or w.tag[i] not in _NAME_TAGS or i in self.taken or text.endswith("'s"):
                break
            if w.lower[i].rstrip(".") in self.titles:
                return first - 1  # the inner title is the one: "Secretary Sir Michael Fallon"
            if i > first and (w.lower[i] in nouns() or (w.begins[i] and w.ent[i] != w.ent[first])):
                break
            if i > first + 1 and titled_line:
                break
            if w.sentence[i] != w.sentence[first]:
                break
            last = i
        return last

    def _body(self, first: int, last: int) -> bool:
        return any(self.words.lower[i] in _BODIES for i in range(first, last + 1))

    def _entities(self) -> None:
        """What the recogniser found, trimmed and relabelled where we know better."""
        w = self.words
        i = 0
        spans: list[tuple[int, int, ActorKind]] = []
        while i < len(w):
            label = w.ent[i]
            if not w.begins[i] or label not in _KINDS:
                i += 1
                continue
            last = i
            while last + 1 < len(w) and w.ent[last + 1] == label and not w.begins[last + 1]:
                last += 1
            trimmed = self._trim(i, last)
            if trimmed is not None and not self.taken.intersection(range(trimmed[0], trimmed[1] + 1)):
                spans.append((*trimmed, self._relabel(*trimmed, _KINDS[label])))
            i = last + 1
        votes: dict[str, Counter[ActorKind]] = {}
        for first, last, kind in spans:
            votes.setdefault(w.phrase(first, last), Counter())[kind] += 1
        # One word that only ever narrows another ("the Brexit vote") is nobody's name.
        alone = {w.text[last] for _, last, _ in spans if w.dep[last] not in ("compound", "amod", "nmod")}
        modifiers = {w.text[last] for _, last, _ in spans} - alone
        for first, last, kind in spans:
            if w.sentence[first] in w.titled and kind != "person":
                continue  # capitals prove nothing there
            tally = votes[w.phrase(first, last)]
            best = max(sorted(tally), key=lambda k: tally[k])
            chosen = kind if tally[kind] == tally[best] else best
            if chosen == "group" and w.tag[last] not in ("NNPS", "NNS"):
                continue
            if chosen == "person" and not self._personal(first, last):
                continue
            role = last + 1 < len(w) and w.lower[last + 1] in ("secretary", "minister") and w.dep[last] == "compound"
            if chosen == "organisation" and role:
                continue  # "Defence Secretary"
            if chosen == "person" and first == last and w.phrase(first, last) in modifiers:
                continue
            self._add(first, last, chosen)

    def _trim(self, first: int, last: int) -> tuple[int, int] | None:
        w = self.words
        while first <= last and (not w.text[first][:1].isupper() or w.lower[first] in ("the", "a")):
            first += 1
        while last >= first and (w.lower[last] in ("'s", "'") or not any(c.isalnum() for c in w.text[last])):
            last -= 1
        if first > last or last - first > 8 or not any(c.isalpha() for c in w.text[first]):
            return None
        return first, last

    def _relabel(self, first: int, last: int, kind: ActorKind) -> ActorKind:
        """Two or three words that begin with a first name are a person, unless one of them is a body."""
        w = self.words
        if kind == "person" and last > first and self._body(first, last):
            return "organisation"
        if kind == "organisation" and 1 <= last - first <= 2 and w.text[first] in self.given:
            plain = all(w.text[i][:1].isupper() and w.tag[i] in _NAME_TAGS for i in range(first, last + 1))
            return "person" if plain and not self._body(first, last) else kind
        return kind

    def _personal(self, first: int, last: int) -> bool:
        """Say whether a person's name looks like one."""
        w = self.words
        if last - first > 4 or (first and w.lower[first - 1] == "the" and w.head[first - 1] == last):
            return False  # "the Marshall Islands"
        return all(
            w.lower[i] in _SMALL or (w.text[i][:1].isupper() and "@" not in w.text[i] and "/" not in w.text[i])
            for i in range(first, last + 1)
        ) and (w.tag[last] in _NAME_TAGS or (w.tag[last] in ("NN", "NNS", "FW") and last > first))

    def _overlooked(self) -> None:
        """A first name and a capitalised word that the recogniser did not mark."""
        w = self.words
        for i, text in enumerate(w.text):
            if text not in self.given or i in self.taken or i + 1 >= len(w) or w.sentence[i] in w.titled:
                continue
            if w.ent[i] not in ("", "PERSON"):
                continue
            nxt = i + 1
            if len(w.text[nxt]) <= 2 and w.text[nxt].rstrip(".").isupper() and nxt + 1 < len(w):
                nxt += 1
            good = w.text[nxt][:1].isupper() and w.tag[nxt] in _NAME_TAGS and w.lower[nxt] not in nouns()
            if good and nxt not in self.taken and w.sentence[nxt] == w.sentence[i] and not self._body(i, nxt):
                self._add(i, nxt, "person")

    def _again(self) -> None:
        """Surnames, first names and organisations known from elsewhere in the article, wherever they stand."""
        w = self.words
        people = [m.form for m in self.found if m.label == "person"]
        surnames = {form[-1] for form in people if len(form) > 1}
        firsts = {form[0] for form in people if len(form) > 1}
        whole = {form for form in people if len(form) > 1}
        self.found = [self._surname(m, surnames) for m in self.found]
        for i, text in enumerate(w.text):
            if i in self.taken:
                continue
            pair = tuple(w.text[i : i + 2])
            if pair in whole and i + 1 not in self.taken:
                self._add(i, i + 1, "person")
            elif (text in surnames or text in firsts) and self._alone(i):
                self._add(i, i, "person")

    def _surname(self, m: Mention, surnames: set[str]) -> Mention:
        """Give a bare word that was taken for a body or a place back to the person who bears it."""
        if m.label != "person" and m.known is None and len(m.form) == 1 and m.form[0] in surnames:
            return Mention("name", m.first, m.last, m.head, m.form, "person")
        return m

    def _alone(self, i: int) -> bool:
        w = self.words
        if w.ent[i] in ("DATE", "TIME", "MONEY", "LAW", "EVENT", "WORK_OF_ART", "PRODUCT") or w.tag[i] == "MD":
            return False
        titled = w.sentence[i] in w.titled
        if w.tag[i].startswith("VB") and not titled:  # "Lee openly admires": a surname that opens a sentence
            opens = w.opens[w.sentence[i]] == i and w.text[i] not in self.given and w.text[i] != "May"
            return opens and i + 1 < len(w) and w.tag[i + 1] in ("RB", "VBD", "VBZ", "MD", "POS")
        if w.tag[i] not in (_NAME_TAGS if titled else (*_NAME_TAGS, "NN", "NNS", "JJ")):
            return False
        if titled:
            return True
        for k in (i - 1, i + 1):
            if 0 <= k < len(w) and w.sentence[k] == w.sentence[i] and w.tag[k] in _NAME_TAGS and k not in self.taken:
                capital = w.text[k][:1].isupper() and w.lower[k] not in nouns() and w.text[k] != "'s"
                if capital and (k > i or w.opens[w.sentence[i]] != k) and (w.head[k] == i or w.head[i] == k):
                    return False
        return True


def _nominals(words: Words, taken: set[int]) -> Iterator[Mention]:
    """Yield noun phrases whose head is a noun for people."""
    table = nouns()
    for i, lower in enumerate(words.lower):
        noun = table.get(lower)
        if lower in _RULE and i not in taken and words.child(i, "poss") >= 0:
            yield nominal(words, i)  # "Mr Lee's government"
        if noun is None or i in taken or not words.tag[i].startswith("NN") or words.dep[i] in ("compound", "nmod"):
            continue
        found = nominal(words, i, noun)
        plain = found.first == i and noun.number == "s" and not words.text[i][0].isupper()
        if plain and words.lower[words.head[i]] in ("for", "as", "become", "became", "named", "elected"):
            continue  # "a candidate for president"
        yield found


def nominal(words: Words, head: int, noun: Noun | None = None) -> Mention:
    """Return the noun phrase around a head noun: what it is called, whose it is, and its article."""
    w = words
    first = w.left(head, _LEFT)
    determiner, owner = "", -1
    body: list[str] = []
    for k in w.kids[head]:
        if not first <= k < head:
            continue
        if w.dep[k] == "poss":
            owner, determiner = k, w.lower[k] if w.tag[k] == "PRP$" else "'s"
        elif w.dep[k] in ("det", "predet") or w.lower[k] in ("another", "one"):
            determiner = w.lower[k]
        elif w.tag[k][0].isalpha() and w.tag[k] != "POS":
            body.extend(w.lower[j] for j in range(w.left(k, _LEFT), k + 1) if w.text[j][0].isalnum())
    last = head
    for k in w.kids[head]:
        if k > head and w.dep[k] == "prep" and w.lower[k] in ("for", "of") and owner < 0:
            inner = w.child(k, "pobj")
            definite = inner >= 0 and (w.tag[inner].startswith("NNP") or w.child(inner, "det") >= 0)
            if definite:  # "officials of the ministry", not "officials of fraud"
                owner, last = inner, inner
    return Mention(
        "nominal", first, head if last == head else last, head, (*body, w.lower[head]),
        "unnamed" if noun and noun.number == "s" else ("group" if noun else "unknown"),
        determiner=determiner, owner=owner, noun=noun,
    )  # fmt: skip


def _pronouns(words: Words) -> Iterator[Mention]:
    for i, lower in enumerate(words.lower):
        kind = PERSONAL.get(lower)
        if kind is None or not words.tag[i].startswith(("PRP", "WP", "WDT")):
            continue
        if lower == "that" and words.tag[i] != "WDT":
            continue
        yield Mention("pronoun", i, i, i, (lower,), pronoun=kind)
