"""Find names: states and parties, titles, the recogniser's entities, first names.

Where they stand again, in full or in part, is for `onrecord.annotate.recurring`.
"""

from collections import Counter

from onrecord.annotate.people import Forms, Known, Phrase, contexts, given_names, known_words, nouns, titles
from onrecord.annotate.states import outlet, reads
from onrecord.annotate.words import Words
from onrecord.model import ActorKind

_KINDS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group"}
_NAME_TAGS = ("NNP", "NNPS")
PARTICLES = frozenset({"de", "la", "van", "von", "bin", "al", "der", "du", "di", "da", "den", "ter", "ibn", "el"})
_SMALL = frozenset({"of", "the", "and", "for", "-", "&"}) | PARTICLES
_OF_TOWNS = frozenset({"council", "police", "constabulary", "university", "hospital"})
_BODIES = frozenset(
    {"party", "committee", "foundation", "university", "council", "campaign", "street", "house", "group", "company",
     "association", "institute", "center", "centre", "times", "post", "news", "bank", "court", "department", "ministry",
     "agency", "school", "college", "church", "hospital", "county", "city", "journal", "inc", "corp", "ltd", "club",
     "union", "commission", "service", "fund", "tower", "airport", "park", "hotel", "administration", "media", "camp",
     "assembly", "election", "synod", "islands", "island", "river", "lake", "bay", "beach", "valley", "poll", "consult",
     "act", "referendum", "team"}
)  # fmt: skip


class Names:
    """Collects names, best evidence first; a token belongs to one name only."""

    def __init__(self, words: Words, forms: Forms | None = None) -> None:
        """Take an article, and the words for states and bodies if they are not those of the shipped facts."""
        self.words = words
        self.forms = known_words() if forms is None else forms
        self.taken: set[int] = set()
        self.found: list[Phrase] = []
        self.given = given_names()
        self.titles = titles()
        self._states()
        self._titled()
        self._local()
        self._entities()
        self._overlooked()

    def add(self, first: int, last: int, label: ActorKind, *, title: str = "", known: Known | None = None) -> None:
        """Take a name, unless one of its words belongs to another."""
        w = self.words
        if self.taken.intersection(range(first, last + 1)):
            return
        while label == "person" and first and w.lower[first - 1] in PARTICLES and self._goes_with(first - 1):
            first -= 1  # the recogniser may leave out the "de" of "de Blasio"
        if label == "person" and not title and first < last and self._first_name(first - 1):
            first -= 1  # … or the "Iain" of "Iain Duncan Smith"
        while label == "person" and last + 2 < len(w) and w.text[last + 1] == "-" and self._free(last):
            last += 2  # the tokeniser splits "Ki-moon"
        body = first
        while title and body < last and w.lower[body].rstrip(".") in self.titles:
            body += 1
        inside = range(first, last + 1)
        head = next((i for i in range(last, first - 1, -1) if w.head[i] not in inside or w.head[i] == i), last)
        form = tuple(w.phrase(body, last).split())
        self.found.append(Phrase("name", first, last, head, form, label, title=title, known=known))
        self.taken.update(inside)

    def _free(self, i: int) -> bool:
        start, end = self.words.start, self.words.end
        return end[i] == start[i + 1] and end[i + 1] == start[i + 2] and not self.taken & {i + 1, i + 2}

    def _first_name(self, i: int) -> bool:
        """Say whether an overlooked first name stands right before a name."""
        w = self.words
        if i < 0 or i in self.taken or w.text[i] not in self.given or w.ent[i] or w.sentence[i] in w.titled:
            return False
        return w.tag[i] in _NAME_TAGS and w.sentence[i] == w.sentence[i + 1]

    def _goes_with(self, i: int) -> bool:
        """Say whether a particle belongs to the name behind it."""
        w = self.words
        if i in self.taken or w.sentence[i] != w.sentence[i + 1] or not w.text[i + 1][:1].isupper():
            return False
        return w.ent[i] == "PERSON" or (w.head[i] == w.head[i + 1] or w.head[i] == i + 1)

    def _local(self) -> None:
        """Bodies of a town, whose noun has no capital: "Saltmere council"."""
        w = self.words
        for i, lower in enumerate(w.lower):
            if lower not in _OF_TOWNS or w.text[i] != lower or not w.tag[i].startswith("NN") or w.dep[i] == "compound":
                continue
            first = i
            while first and w.dep[first - 1] == "compound" and w.sentence[first - 1] == w.sentence[i]:
                capital = w.text[first - 1][:1].isupper() and w.tag[first - 1] in _NAME_TAGS
                if first - 1 in self.taken or not (capital or (w.lower[first - 1] in ("city", "county", "district"))):
                    break
                first -= 1
            if first < i and w.text[first][:1].isupper():
                self.add(first, i, "organisation")

    def _states(self) -> None:
        """States, governments and parties, unless they are part of a longer name."""
        w = self.words
        table = self.forms
        context = {contexts()[t] for t in set(w.text) & contexts().keys()}
        for i, word in enumerate(w.text):
            if word not in table or i in self.taken:
                continue
            for split, known in table[word]:
                last = i + len(split) - 1
                if tuple(w.text[i : last + 1]) != split or (known.needs and known.needs not in context):
                    continue
                if i - 1 not in self.taken and outlet(w, i, last):
                    person = w.text[i - 1] in self.given or "PERSON" in (w.ent[i - 1], w.ent[i])
                    # "HuffPost UK", but "Anna Paris"
                    self.add(i - 1, last, "person" if person and known.reading == "capital" else "organisation")
                    break
                if reads(w, i, last, known):
                    self.add(i, last, known.kind, known=known)
                    break

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
                self.add(first, last, "person", title=gendered)

    def _run(self, first: int) -> int:
        """Return the last token of a run of at most four capitalised words that look like a name; first - 1: none."""
        w = self.words
        last = first - 1
        titled_line = first < len(w) and w.sentence[first] in w.titled
        count = 0
        for i in range(first, min(first + 8, len(w))):
            text = w.text[i]
            if w.sentence[i] != w.sentence[first] or count == 4:
                break
            if (text.islower() and w.lower[i] in PARTICLES) or (text == "-" and w.lower[i - 1] in PARTICLES):
                continue  # "Mayor de Blasio", "Mr al-Assad": counts only if a name follows
            if not text[:1].isupper() or w.tag[i] not in _NAME_TAGS or i in self.taken or text.endswith("'s"):
                break
            if w.lower[i].rstrip(".") in self.titles:
                return first - 1  # the inner title is the one: "Secretary Sir Michael Fallon"
            if last >= first and (w.lower[i] in nouns() or (w.begins[i] and w.ent[i] != w.ent[last])):
                break
            if i > first + 1 and titled_line:
                break
            count += 1
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
            self.add(first, last, chosen)

    def _trim(self, first: int, last: int) -> tuple[int, int] | None:
        w = self.words
        while first <= last and (not w.text[first][:1].isupper() or w.lower[first] in ("the", "a")):
            first += 1
        last = next(
            (i - 1 for i in range(first + 1, last + 1) if w.text[i] == "("), last
        )  # "Ministry of Defence (MoD)"
        while last >= first and (w.lower[last] in ("'s", "'") or not any(c.isalnum() for c in w.text[last])):
            last -= 1
        if first > last or last - first > 8 or not any(c.isalpha() for c in w.text[first]):
            return None
        if last - first > 1 and w.lower[first] in nouns() and w.text[first + 1] in self.given:
            first += 1  # a capital that only opens the sentence: "Striker John Smith"
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
                self.add(i, nxt, "person")
