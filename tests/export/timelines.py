"""Pictures with a timeline, made by hand, for tests of the page: one row of each kind, and a crowd of rows."""

import random
from dataclasses import replace

from onrecord.export.picture import Account, Cited, Dating, Look, Party, Passage, Picture, Row, Timeline
from tests.export.pictures import pieces, small

ANA, COUNCIL = Party(label="Ana Ruiz", node="n0"), Party(label="Harbour Council", node="n1")
FRIDAY = Dating(
    words="on Friday",
    alone="a Friday, but not which",
    became="10 May 2024",
    how="Seen from the publication date 17 May 2024: the Friday before.",
)


def account(words: str, first: str | None = None, last: str | None = "same", **known: object) -> Account:
    """Return what article ``a`` tells of an event, on one day if no last day is given."""
    plain = Account(
        article="a",
        words=words,
        passages=(
            Passage(pieces=pieces((words, "event"), (" ", None), ("on Friday", "date"), (".", None)), before="Rain. "),
        ),
        first=first,
        last=first if last == "same" else last,
        datings=(FRIDAY,),
    )
    return replace(plain, **known)  # type: ignore[arg-type]


def row(id_: str, *accounts: Account, kind: str = "happened", **known: object) -> Row:
    """Return a row with the days and the look of its first account."""
    one = accounts[0]
    plain = Row(id=id_, kind=kind, look=one.look, accounts=accounts, first=one.first, last=one.last)  # type: ignore[arg-type]
    return replace(plain, **known)  # type: ignore[arg-type]


def dated() -> Picture:
    """Return a row of each kind of day, look and teller, beside the evidence of the small picture."""
    open_day = Dating(
        words="on June 8", alone="8 June, of a year that is not said", how="Nothing is known to count from."
    )
    since = Dating(
        words="since 2014", relation="since", alone="2014", became="2014", how="The words give it themselves."
    )
    rows = (
        row("t0", account("the yard was built", "2014-01-01", None, datings=(since,))),
        row("t1", account("the hearing went on", "2023-01-01", "2023-12-31")),
        row("t2", account("the bridge closed", "2024-04-01", "2024-04-30", parties=(COUNCIL,))),
        row("t3", account("the crew met", "2024-05-06", "2024-05-08", look="denied", reasons=("denied: “not”",))),
        row("t4", account("the gate opened", "2024-05-10", parties=(ANA,), place="Quay Street")),
        row(
            "t5",
            account("Ms Ruiz accused the council", "2024-05-10", parties=(ANA,), evidence=("e1",)),
            account("Ms Ruiz charged it with it", "2024-05-10", parties=(ANA,), article="b"),
            kind="did",
            why=("the same kind, the same day: 10 May 2024",),
        ),
        row("t6", account("the ship had sunk", "2024-05-11", teller=COUNCIL, reasons=("told by Harbour Council",))),
        row(
            "t7", account("the vote will be held", "2024-06-03", look="future", reasons=("told as something to come",))
        ),
        row("t8", account("they would strike", "2024-06-04", look="supposed")),
        row("t9", account("the ferry came", None, datings=(open_day,))),
    )
    return replace(small(), timeline=Timeline(rows=rows))


def crowded(count: int, *, seed: int = 5) -> Picture:
    """Return many rows: most in one month, some in other years, a fifth of them bands, one from another century."""
    chance = random.Random(seed)
    looks: list[Look] = ["happened", "happened", "happened", "future", "supposed", "denied"]
    rows = [row("t0", account("a law was passed", "1890-03-02"))]
    for number in range(1, count):
        year, month = (2024, 5) if chance.random() < 0.8 else (chance.randrange(1990, 2024), chance.randrange(1, 13))
        first = f"{year}-{month:02}-{chance.randrange(1, 29):02}"
        last = f"{year}-{month:02}-28" if chance.random() < 0.2 else first
        told = account(f"case {number} was heard", first, last, look=chance.choice(looks), article=f"a{number % 40}")
        rows.append(row(f"t{number}", told))
    rows.sort(key=lambda one: (one.first or "", one.last or ""))
    articles = tuple(Cited(id=f"a{i}", title=f"Day {i}", outlet="The Quay", published="2024-05-29") for i in range(40))
    picture = small()
    return replace(
        picture,
        articles=(*picture.articles, *articles),
        timeline=Timeline(rows=tuple(replace(one, id=f"t{i}") for i, one in enumerate(rows)), left_out=3),
    )
