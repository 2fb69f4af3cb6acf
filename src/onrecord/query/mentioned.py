"""Put the rows of a query about mentions into words: which words mean an actor and why, and which may."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from onrecord.model import MentionForm, Why
from onrecord.query import plainly
from onrecord.query.card import Mentions, Open, Passage, Printed

PRONOUNS = ("pronoun", "relative pronoun", "I", "we", "you")
LATE = "9999"  # what has no date comes last
FORMS: dict[str, MentionForm] = {form.replace(" ", "-").lower(): form for form in get_args(MentionForm)}
WHYS: dict[str, Why] = {why.replace(" ", "-").replace("'", ""): why for why in get_args(Why)}
Row = dict[str, str]


def printed(row: Row) -> Printed:
    """Return the article of a row."""
    keys = ("title", "outlet", "published", "url")
    return Printed(id=local(row["article"]), **{key: row[key] for key in keys})


def passage(row: Row, article: Printed) -> Passage:
    """Return the words of a row at their place."""
    return Passage(article=article, start=int(row["start"]), end=int(row["end"]), exact=row["exact"])


def order(place: Passage) -> tuple[str, str, int]:
    """Return what places are ordered by: date of publication, article, place in it."""
    return place.article.published or LATE, place.article.id, place.start


def grouped(rows: Sequence[Row], articles: Mapping[str, Printed]) -> tuple[Mentions, ...]:
    """Return the mentions, those of one wording, form and reason together."""
    by_place = {at(row): row for row in rows}
    groups: dict[tuple[str, str, str], list[tuple[Passage, Row]]] = defaultdict(list)
    for row in rows:
        words = " ".join(row["exact"].split())
        groups[words.casefold(), row["form"], row["why"]].append((passage(row, articles[row["appearance"]]), row))
    found = []
    for listed in groups.values():
        place, row = min(listed, key=lambda pair: order(pair[0]))
        found.append(
            Mentions(
                words=" ".join(place.exact.split()),
                form=_form(local(row["form"])),
                why=explained(row, place.article, by_place),
                times=len({(p.article.id, p.start, p.end) for p, _ in listed}),
                articles=len({p.article.id for p, _ in listed}),
                example=place,
                through=_through(row, place.article),
                confidence=min(float(r["confidence"] or 1) for _, r in listed),
            )
        )
    return tuple(sorted(found, key=lambda m: (-m.times, m.form, m.words.casefold(), m.example.article.id)))


def at(row: Row, start: str = "start", end: str = "end") -> tuple[str, str, str]:
    """Return what identifies the place of a mention among those of one actor."""
    return row["appearance"], row[start], row[end]


def _through(row: Row, article: Printed) -> Passage | None:
    """Return the words that a link rests on."""
    if not row["through"]:
        return None
    return Passage(article=article, start=int(row["since"]), end=int(row["until"]), exact=row["through"])


def explained(row: Row, article: Printed, by_place: Mapping[tuple[str, str, str], Row]) -> str:
    """Return why words mean somebody; where they rest on a pronoun, also the name at the end of the chain."""
    through, root, seen = _through(row, article), row, {at(row)}
    while (before := by_place.get(at(root, "since", "until"))) is not None and at(before) not in seen:
        root = before
        seen.add(at(root))
        if _form(local(root["form"])) not in PRONOUNS:
            break
    name = "" if through is None else " ".join(through.exact.split())
    end = " ".join(root["exact"].split())
    return plainly.mention(
        _why(local(row["why"])),
        name=name,
        at=None if through is None else (through.start, through.end),
        of=end if through is not None and end != name and root is not row else "",
        day=article.published,
    )


def left_open(rows: Iterable[Row], articles: Mapping[str, Printed]) -> tuple[Open, ...]:
    """Return the mentions that may mean an actor, in the order of the articles."""
    candidates: dict[str, dict[str, str]] = defaultdict(dict)
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row["mention"], row)
        candidates[row["mention"]][local(row["other"])] = row["label"]
    found = [
        Open(
            words=" ".join(row["exact"].split()),
            form=_form(local(row["form"])),
            why=plainly.mention(_why(local(row["why"]))),
            place=passage(row, articles[local(row["article"])]),
            candidates=tuple(sorted(candidates[mention].items())),
        )
        for mention, row in first.items()
    ]
    return tuple(sorted(found, key=lambda one: order(one.place)))


def _form(local: str) -> MentionForm:
    return FORMS[local.removeprefix("form-")]


def _why(local: str) -> Why:
    return WHYS[local.removeprefix("why-")]


def local(node: str) -> str:
    """Return the last part of an IRI."""
    return node.rsplit("/", 1)[-1]
