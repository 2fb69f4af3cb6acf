"""What is known of kinds of events: other words for one, and how long it hardly happens twice to the same actors."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event.

    Attributes:
        name: the word that stands for all words for it.
        window: days within which it hardly happens twice to the same actors.
        place_tells: the place alone tells which it is.
        mutual: it does not matter who is named first.
        often: there may all the same be several in a day.
        light: the word tells too little to link anything.
    """

    name: str
    window: int = 1
    place_tells: bool = False
    mutual: bool = False
    often: bool = False
    light: bool = False

    @property
    def seldom(self) -> bool:
        """Say whether kind, actors and date tell which it is, whatever else is said of it."""
        return self.window > DAYS["day"] and not self.often


@cache
def _table() -> tuple[dict[str, Kind], dict[str, Kind]]:
    """Return the kinds by each word: of events, and of sayings."""
    events: dict[str, Kind] = {}
    sayings: dict[str, Kind] = {}
    text = files("onrecord.occurrences").joinpath("data/kinds.en.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, window, flags, words = line.split("\t")
        has = set(flags.split())
        kind = Kind(name, DAYS[window], "where" in has, "mutual" in has, "often" in has, "light" in has)
        (sayings if "saying" in has else events).update(dict.fromkeys([name, *words.split()], kind))
    return events, sayings


@cache
def kind_of(word: str, *, saying: bool = False) -> Kind:
    """Return the kind of event that a word tells of.

    >>> kind_of("resignation").name, kind_of("quit").window, kind_of("paint").window
    ('resign', 31, 1)
    >>> kind_of("step_down") == kind_of("step-down")
    True
    >>> kind_of("warn", saying=True).name
    'say'
    """
    events, sayings = _table()
    word = word.replace("_", "-")
    if saying:
        return sayings.get(word, sayings["say"])
    return events.get(word, Kind(word))
