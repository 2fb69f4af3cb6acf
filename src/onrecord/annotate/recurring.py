"""Find names that the article has given before, wherever they stand again: in part, as initials, as a family.

A surname that the article gives in full elsewhere is found whatever label the recogniser gave it.
"""

import re
from dataclasses import replace

from onrecord.annotate.names import PARTICLES, Names
from onrecord.annotate.people import Phrase, nicknames, nouns
from onrecord.annotate.words import Words

_NAME_TAGS = ("NNP", "NNPS")
_NOT_ALONE = ("DATE", "TIME", "MONEY", "LAW", "EVENT", "WORK_OF_ART", "PRODUCT")
_MONTHS = frozenset({"March", "April", "May", "June", "August"})
_IN_MONTH = frozenset({"in", "of", "since", "until", "till", "by", "last", "this", "next", "during", "late", "early"})
Tokens = tuple[str, ...]


def again(names: Names) -> None:
    """Add what recurs of the names found so far: surnames, first names, acronyms, families."""
    people = [m.form for m in names.found if m.label == "person"]
    whole = [form for form in people if len(form) > 1]
    surnames = {form[-1] for form in whole} | {word for form in whole for word in _inner(names, form)}
    ends = {m.form[-1] for m in names.found if m.known is None and len(m.form) > 1}
    names.found = [_relabelled(names.words, _no_state(m, ends), surnames, whole) for m in names.found]
    _acronyms(names, {"".join(word[0] for word in form).upper() for form in whole if len(form) > 2})
    _parts(names, whole, surnames)


def _inner(names: Names, form: Tokens) -> list[str]:
    """Return what may be a first surname of two: "Peña" of "Enrique Peña Nieto"."""
    return [word for word in form[1:-1] if word[:1].isupper() and len(word) > 2 and word not in names.given]


def _no_state(m: Phrase, ends: set[str]) -> Phrase:
    """Take a capital that speaks for a mere name where a longer name ends so: "Valeska Paris came. Paris said"."""
    bears = m.known is not None and m.known.reading == "capital" and len(m.form) == 1 and m.form[0] in ends
    return replace(m, known=None) if bears else m


def _relabelled(w: Words, m: Phrase, surnames: set[str], whole: list[Tokens]) -> Phrase:
    """Give a bare word that was taken for a body or a place back to the person, or the family, that bears it."""
    if m.known is not None or len(m.form) != 1:
        return m
    word = m.form[0]
    if _is_family(w, m.first, m.last, surnames):
        return replace(m, label="group", title="")
    initials = {"".join(part[0] for part in form) for form in whole if len(form) > 2}
    if m.label != "person" and (word in surnames or word.replace(".", "") in initials):
        return Phrase("name", m.first, m.last, m.head, m.form, "person")
    return m


def _is_family(w: Words, first: int, last: int, surnames: set[str]) -> bool:
    """Say whether a word is "Clintons", behind "the", where somebody here is called Clinton."""
    word = w.text[last]
    plural = word not in surnames and word.endswith("s") and (word[:-1] in surnames or word[:-2] in surnames)
    return plural and first == last and first > 0 and w.lower[first - 1] == "the"


def _acronyms(names: Names, people: set[str]) -> None:
    """Add acronyms that stand in brackets behind a body's name, or are the initials of a person or body."""
    w = names.words
    known: dict[str, bool] = dict.fromkeys(people, True)
    for m in list(names.found):
        if m.label == "person":
            continue
        if len(m.form) > 2:
            known.setdefault("".join(word[0] for word in m.form if word[0].isupper()), False)
        inner = m.last + 2
        if inner + 1 < len(w) and w.text[m.last + 1] == "(" and w.text[inner + 1] == ")" and _is_acronym(w.text[inner]):
            known[w.text[inner].replace(".", "")] = False
    for i, text in enumerate(w.text):
        short = text.replace(".", "")
        if short in known and _is_acronym(text) and i not in names.taken:
            names.add(i, i, "person" if known[short] else "organisation")


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 8 and sum(c.isupper() for c in word) >= 2


def _parts(names: Names, whole: list[Tokens], surnames: set[str]) -> None:
    """Add surnames and first names that stand alone, whole names that were overlooked, and families."""
    w = names.words
    firsts = {form[0] for form in whole}
    short = {other.capitalize() for first in firsts for other in nicknames().get(first.casefold(), ())}
    runs: dict[str, list[Tokens]] = {}
    for form in set(whole):
        for i in range(len(form)):
            run = _split(form[i:])
            if len(run) > 1:
                runs.setdefault(run[0].casefold(), []).append(run)
    for options in runs.values():
        options.sort(key=lambda run: (-len(run), run))
    for i, text in enumerate(w.text):
        if i in names.taken:
            continue
        found = [run for run in runs.get(w.lower[i], ()) if _stands(w, i, run)]
        nickname = text in short and w.tag[i] == "NNP" and w.ent[i] in ("PERSON", "")
        if found:
            names.add(i, i + len(found[0]) - 1, "person")
        elif (text in surnames or text in firsts or nickname) and _alone(names, i):
            names.add(i, i, "person")
        elif _is_family(w, i, i, surnames) and w.tag[i] in _NAME_TAGS:
            names.add(i, i, "group")


def _split(form: Tokens) -> Tokens:
    """Return the words of a name as the tokeniser cuts them: "Long-Bailey" in three."""
    return tuple(part for word in form for part in re.split(r"(?<=\w)(-)(?=\w)", word))


def _stands(w: Words, i: int, run: Tokens) -> bool:
    """Say whether a name in part stands here; its particles may have a capital."""
    last = i + len(run) - 1
    if last >= len(w) or w.sentence[last] != w.sentence[i]:
        return False
    return all(
        w.text[i + k] == part or (part.casefold() in PARTICLES and w.lower[i + k] == part.casefold())
        for k, part in enumerate(run)
    )


def _acts(w: Words, i: int) -> bool:
    """Say whether a surname that is also a month is no month: "Two days earlier May had spoken", "at odds with May"."""
    if w.text[i] not in _MONTHS or i == 0:
        return False
    before, after = w.lower[i - 1], i + 1
    if before in ("with", "against"):
        return w.tag[i] == "NNP"
    acts = after < len(w) and w.sentence[after] == w.sentence[i] and w.tag[after] in ("VBD", "VBZ")
    return acts and before not in _IN_MONTH and w.tag[i] in ("NNP", "MD")  # no "may" is followed by "had"


def _alone(names: Names, i: int) -> bool:
    w = names.words
    if _acts(w, i):
        return True
    if w.ent[i] in _NOT_ALONE or w.tag[i] == "MD":
        return False
    titled = w.sentence[i] in w.titled
    if w.tag[i].startswith("VB") and not titled:  # "Lee openly admires": a surname that opens a sentence
        opens = w.opens[w.sentence[i]] == i and w.text[i] not in names.given and w.text[i] != "May"
        return opens and i + 1 < len(w) and w.tag[i + 1] in ("RB", "VBD", "VBZ", "MD", "POS")
    if w.tag[i] not in (_NAME_TAGS if titled else (*_NAME_TAGS, "NN", "NNS", "JJ")):
        return False
    if titled:
        return True
    for k in (i - 1, i + 1):
        if 0 <= k < len(w) and w.sentence[k] == w.sentence[i] and w.tag[k] in _NAME_TAGS and k not in names.taken:
            capital = w.text[k][:1].isupper() and w.lower[k] not in nouns() and w.text[k] != "'s"
            if capital and (k > i or w.opens[w.sentence[i]] != k) and (w.head[k] == i or w.head[i] == k):
                return False
    return True
