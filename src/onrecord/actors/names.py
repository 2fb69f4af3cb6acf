"""Read the name of a person into its parts, and tell how far two names may be one person's, in words.

Whether they *are* one person's is for `onrecord.actors.score`; names alone never say so.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from onrecord.actors.sounds import folded, plain, skeleton
from onrecord.actors.vocabulary import first_names, short_forms, spellings, titles, words_of

Form = Literal[
    "same",
    "spelling",
    "order",
    "middle",
    "nickname",
    "double",
    "typo",
    "initial",
    "acronym",
    "bare",
    "other",
    "conflict",
    "none",
]
_CACHE = 1 << 17
_SPLIT = re.compile(r"[\s.·]+")
# How much of a likeness is left when two names differ in this way, and in no other.
VALUE: dict[Form, float] = {
    "same": 1.0,
    "spelling": 0.95,
    "order": 0.95,
    "middle": 0.95,
    "nickname": 0.9,
    "double": 0.85,
    "typo": 0.85,
    "initial": 0.75,
    "acronym": 0.75,
    "bare": 0.5,
    "other": 0.2,
    "conflict": 0.2,
    "none": 0.0,
}
# The less a likeness of this kind says, the later it stands: a name that differs in several ways counts as the last.
_ORDER: tuple[Form, ...] = tuple(VALUE)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person, in plain letters.

    Attributes:
        words: all that is left when titles, honours and generations are off, given name first.
        given: the first given name or its initial; empty for a bare surname.
        middle: further given names or initials.
        family: the surname without particles.
        generation: "jr", "iii" …, where the name tells father from son.
    """

    words: tuple[str, ...]
    given: str
    middle: tuple[str, ...]
    family: str
    generation: str = ""

    @property
    def bare(self) -> bool:
        """Say whether it is one word: no identity by itself."""
        return not self.given

    @property
    def initialled(self) -> bool:
        """Say whether only an initial is known of the given name."""
        return len(self.given) == 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two names may be one's: a value in [0, 1], the kind of difference that weighs most, and words."""

    value: float
    form: Form
    detail: str


@lru_cache(_CACHE)
def person_name(text: str) -> Name:
    """Read a person's name.

    >>> person_name("Sir Keir R. Starmer KCB MP").middle, person_name("Corbyn, Jeremy").given
    (('r',), 'jeremy')
    >>> person_name("Ursula von der Leyen").family, person_name("Mr Corbyn").bare
    ('leyen', True)
    """
    before, _, after = text.partition(",")
    rest = [w for w in map(plain, _SPLIT.split(after)) if w]
    ends = words_of("generation") | words_of("honour")
    if rest and not all(w in ends for w in rest) and "," not in after:
        before, rest = f"{after} {before}", []
    words = [w for w in map(plain, _SPLIT.split(before)) if w]
    while len(words) > 1 and words[0] in titles():
        del words[0]
    generation = ""
    while len(words) > 1 and words[-1] in ends:
        generation = _generation(words.pop()) or generation
    generation = next((g for g in map(_generation, rest) if g), generation)
    if not words:
        words = [plain(text) or text.casefold().strip() or "?"]
    if len(words) == 1:
        return Name((words[0],), "", (), _without_particle(words[0]), generation)
    inner = [w for w in words[1:-1] if w not in words_of("particle")]
    return Name(tuple(words), words[0], tuple(inner), _without_particle(words[-1]), generation)


def _without_particle(word: str) -> str:
    """Return a surname without a particle tied to it: al-Assad is also Assad."""
    before, tied, after = word.partition("-")
    return after if tied and before in words_of("particle") else word


def _generation(word: str) -> str:
    known = {"jnr": "jr", "junior": "jr", "snr": "sr", "senior": "sr"}
    return known.get(word, word) if word in words_of("generation") else ""


@lru_cache(_CACHE)
def compare_names(a: Name, b: Name) -> Likeness:
    """Say how far two names may be one person's.

    >>> compare_names(person_name("Bill Clinton"), person_name("William Clinton")).detail
    'Clinton = Clinton; same given name by nickname: Bill = William'
    """
    if a.generation != b.generation and a.generation and b.generation:
        return likeness("conflict", f"{a.generation} is not {b.generation}")
    if a.bare and b.bare:
        return _both_bare(a, b)
    if a.words == b.words:
        return likeness("same", f"same name: {shown(a.words)}")
    if "".join(a.words).replace("-", "") == "".join(b.words).replace("-", ""):
        return likeness("spelling", f"same letters: {shown(a.words)} = {shown(b.words)}")
    if a.bare or b.bare:
        return _bare(a, b) if a.bare else _bare(b, a)
    found = _aligned(a, b)
    if found.form in ("other", "conflict", "none"):
        turned = _turned(a, b)
        return turned if turned.value > found.value else found
    return found


def likeness(form: Form, detail: str, *, times: float = 1.0) -> Likeness:
    """Return the likeness of a kind; ``times`` is what further differences leave of it."""
    return Likeness(round(VALUE[form] * times, 4), form, detail)


def _both_bare(a: Name, b: Name) -> Likeness:
    form, detail = same_word(a.family, b.family, given=False)
    return likeness("none" if form == "none" else "bare", detail, times=VALUE[form])


def _bare(one: Name, full: Name) -> Likeness:
    """Compare one word with a name in full."""
    word = one.family
    form, _ = same_word(word, full.family, given=False)
    if form != "none":
        times = 1.0 if form == "same" else VALUE[form]
        return likeness("bare", f"{shown((word,))} is the surname of {shown(full.words)}", times=times)
    if word == full.given and len(word) > 1:
        return likeness("bare", f"{shown((word,))} is the given name of {shown(full.words)}", times=0.6)
    return likeness("none", f"{shown((word,))} is no name of {shown(full.words)}")


def _aligned(a: Name, b: Name) -> Likeness:
    """Compare surname with surname, given name with given name, middle names with each other."""
    family, family_detail = same_word(a.family, b.family, given=False)
    if family in ("none", "initial"):
        return likeness("none", f"{shown((a.family,))} is not {shown((b.family,))}")
    given, given_detail = same_word(a.given, b.given, given=True)
    middle, middle_detail = _middles(a, b)
    if given == "none":
        given, given_detail = _by_middle(a, b)
        middle, middle_detail = "same", ""
    if given == "none":
        return likeness("other", f"{family_detail}; {shown((a.given,))} is not {shown((b.given,))}")
    forms: list[Form] = [family, given, middle]
    details = [family_detail, given_detail, middle_detail]
    if forms.count("typo") > 1:
        return likeness("other", "; ".join(d for d in details if d))
    worst = max(forms, key=_ORDER.index)
    others = [VALUE[form] for form in forms]
    others.remove(VALUE[worst])
    times = others[0] * others[1] if worst not in ("conflict", "other", "none") else 1.0
    return likeness(worst, "; ".join(d for d in details if d), times=times)


def _by_middle(a: Name, b: Name) -> tuple[Form, str]:
    """Say whether one goes by what is a middle name of the other."""
    for one, other in ((a, b), (b, a)):
        for middle in other.middle:
            if len(middle) > 1 and same_word(one.given, middle, given=True)[0] in ("same", "spelling", "nickname"):
                return "nickname", f"{shown((one.given,))} is a middle name of {shown(other.words)}"
    return "none", ""


def _middles(a: Name, b: Name) -> tuple[Form, str]:
    if a.middle == b.middle:
        return "same", ""
    if not a.middle or not b.middle:
        return "middle", f"{shown(a.middle or b.middle)} left out in one"
    for x, y in zip(a.middle, b.middle, strict=False):
        if same_word(x, y, given=True)[0] == "none":
            return "conflict", f"middle names differ: {shown((x,))}, {shown((y,))}"
    return "middle", f"middle names agree: {shown(a.middle)}, {shown(b.middle)}"


def _turned(a: Name, b: Name) -> Likeness:
    """Compare the names in the other order: Kim Jong-un, Jong-un Kim; strict, since chance is likelier here."""
    if sorted(a.words) == sorted(b.words):
        return likeness("order", f"same words in another order: {shown(a.words)}, {shown(b.words)}")
    first, _ = same_word(a.given, b.family, given=False)
    last, _ = same_word(a.family, b.given, given=False)
    if {first, last} <= {"same", "spelling"} and not (a.middle and b.middle):
        return likeness("order", f"another order: {shown(a.words)}, {shown(b.words)}", times=0.95)
    if _rest(a) == b.given.replace("-", "") and a.given == b.family:
        return likeness("order", f"another order: {shown(a.words)}, {shown(b.words)}", times=0.95)
    if _rest(b) == a.given.replace("-", "") and b.given == a.family:
        return likeness("order", f"another order: {shown(a.words)}, {shown(b.words)}", times=0.95)
    return likeness("none", "")


def _rest(name: Name) -> str:
    return "".join(name.words[1:]).replace("-", "")


@lru_cache(_CACHE)
def same_word(x: str, y: str, *, given: bool) -> tuple[Form, str]:
    """Say how far two words may be one given name or one surname: the kind of difference, and words."""
    if x == y:
        return "same", f"{shown((x,))} = {shown((y,))}"
    if len(x) == 1 or len(y) == 1:
        return _initial(x, y) if given else ("none", "")
    both = f"{shown((x,))} ~ {shown((y,))}"
    if folded(x) == folded(y):
        return "spelling", f"{both} (spelling)"
    if given:
        groups = spellings()
        if x in groups and groups[x] == groups.get(y):
            return "spelling", f"{both} (transliteration)"
        if _nickname(x, y):
            return "nickname", f"same given name by nickname: {shown((x,))} = {shown((y,))}"
        if x in first_names() and y in first_names():
            return "none", ""  # two established names: Maria is no slip for Marie
    elif ("-" in x) != ("-" in y) and (x in y.split("-") or y in x.split("-")):
        return "double", f"{both} (part of a double name)"
    return _slip(x, y, both, given=given)


def _slip(x: str, y: str, both: str, *, given: bool) -> tuple[Form, str]:
    """Say whether two words may be transliterations of one, or one of them misspelt."""
    distance = OSA.distance(x, y, score_cutoff=2)
    if distance > 2:
        return "none", ""
    bones = skeleton(x)
    if not given and len(bones) >= 4 and bones == skeleton(y) and x[0] == y[0] and min(len(x), len(y)) >= 6:
        return "spelling", f"{both} (transliteration)"
    if distance == 1 and min(len(x), len(y)) >= (4 if given else 5):
        return "typo", f"{both} (one letter apart)"
    return "none", ""


def _initial(x: str, y: str) -> tuple[Form, str]:
    short, long = (x, y) if len(x) == 1 else (y, x)
    if len(long) == 1 or not _begins(short, long):
        return "none", ""
    return "initial", f"{short.upper()}. is the initial of {shown((long,))}"


def _begins(initial: str, name: str) -> bool:
    return name[0] == initial or any(form[0] == initial for form in short_forms().get(name, ()))


def _nickname(x: str, y: str) -> bool:
    forms = short_forms()
    if y in forms.get(x, ()) or x in forms.get(y, ()):
        return True
    # Two short forms of one name: Bob and Rob.
    return any(y in forms.get(long, ()) and len(long) > len(x) for long in forms.get(x, ()))


def shown(words: tuple[str, ...]) -> str:
    """Return plain words as a name is written."""
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
