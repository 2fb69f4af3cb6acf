"""Datelines: the place and day before the first words of a report."""

import pytest

from onrecord.model import Article, Layout, Span
from onrecord.readers import ReadOptions
from onrecord.readers.dateline import datelines
from onrecord.readers.publication import dated
from onrecord.readers.stated import said_in_text

REST = "The harbour board said on Wednesday that it would not close the old pier, and that talks would go on."
MORE = "A spokesman said there was nothing to add to what had been said before, and that all was well."

LINES = [
    ("LONDON, Nov. 15 (Reuters) - ", "XXXX-11-15", "LONDON, Nov. 15 (Reuters)"),
    ("LONDON, Nov 15 (Thomson Reuters Foundation) – ", "XXXX-11-15", "LONDON, Nov 15 (Thomson Reuters Foundation)"),
    ("TALLINN, 15 November 2017 — ", "2017-11-15", "TALLINN, 15 November 2017"),
    ("BEIJING, Nov. 15 (Xinhua) -- ", "XXXX-11-15", "BEIJING, Nov. 15 (Xinhua)"),
    ("NEW YORK, Nov. 15, 2017 /PRNewswire/ -- ", "2017-11-15", "NEW YORK, Nov. 15, 2017 /PRNewswire/"),
    ("ST. JOHN'S, Antigua, Feb. 29 (AFP) - ", "XXXX-02-29", "ST. JOHN'S, Antigua, Feb. 29 (AFP)"),
    ("WASHINGTON (AP), Nov. 15 — ", "XXXX-11-15", "WASHINGTON (AP), Nov. 15"),
    ("GENEVA (15 November 2017) – ", "2017-11-15", "GENEVA (15 November 2017)"),
    ("Tallinn, 15 November 2017 – ", "2017-11-15", "Tallinn, 15 November 2017"),
    ("WASHINGTON, Wednesday, Nov. 15 — ", "XXXX-11-15", "WASHINGTON, Wednesday, Nov. 15"),
    ("LONDON/PARIS, Nov. 15 (Reuters) - ", "XXXX-11-15", "LONDON/PARIS, Nov. 15 (Reuters)"),
    ("NAIROBI, Kenya, Aug. 7 (Wire) _ ", "XXXX-08-07", "NAIROBI, Kenya, Aug. 7 (Wire)"),
    ("LONDON, Nov. 15 (Wire) --\n\n", "XXXX-11-15", "LONDON, Nov. 15 (Wire)"),
    ("LONDON Nov 15 (Wire) - ", "XXXX-11-15", "LONDON Nov 15 (Wire)"),
    ("LONDON (Wire) Nov 15 - ", "XXXX-11-15", "LONDON (Wire) Nov 15"),
    ("Election 8 June 2017 – the guide – ", None, ""),
    ("ELECTION 8 JUNE 2017 – ", None, ""),
    ("However, Nov. 15 – a day late – ", None, ""),
    ("Election (8 June 2017) – ", None, ""),
    ("WASHINGTON (AP) — ", None, ""),
    ("LONDON (Reuters) - ", None, ""),
    ("LONDON, Feb. 31 (Reuters) - ", None, ""),
    ("LONDON, 11/12/2017 - ", None, ""),
    ("On Tuesday, Nov. 14 — a day late — ", None, ""),
    ("On 14 November 2017 – a day late – ", None, ""),
    ("By Friday, 17 November 2017 – no later – ", None, ""),
    ("The law of Nov. 14 - ", None, ""),
    ("", None, ""),
]


def article(text: str, layout: Layout = "clean") -> Article:
    """Return an article of this text."""
    return Article(id="a", text=text, file="a.txt", body=Span(0, len(text)), layout=layout)


@pytest.mark.parametrize(("opening", "day", "words"), LINES)
@pytest.mark.parametrize("layout", ["clean", "page"])
def test_a_dateline_gives_a_day(opening: str, day: str | None, words: str, layout: Layout) -> None:
    """The first paragraph may open with place and day; a day without a year stays without one."""
    text = f"Harbour board keeps the old pier\n\n{opening}{REST}\n\n{MORE}\n\n{REST}"
    found = [(value, span.of(text)) for value, span in datelines(article(text, layout))]

    assert found == ([(day, words)] if day else [])


def test_only_one_of_the_first_paragraphs_opens_so() -> None:
    """A dateline far down belongs to another report; in the middle of a line it is none at all."""
    line = f"LONDON, Nov. 15 (Reuters) - {REST}"

    assert list(datelines(article("\n\n".join([REST, MORE, REST, MORE, line])))) == []
    assert list(datelines(article(f"{REST} {line}\n\n{MORE}"))) == []


def test_a_headline_is_no_dateline() -> None:
    """What stands above the text needs an agency to be one."""
    heading = "ELECTION, 8 JUNE 2017 – a guide to the vote"

    assert list(datelines(article(f"{heading}\n\n{REST}\n\n{MORE}", "page"))) == []
    assert len(list(datelines(article(f"LONDON, 8 June 2017 (Wire) –\n\n{REST}\n\n{MORE}", "page")))) == 1


def test_a_dateline_without_a_year_never_counts() -> None:
    """It is kept, and confirms or contradicts; together with a year from elsewhere it is still no date."""
    text = f"LONDON, Nov. 15 (Reuters) - {REST}\n\n{MORE}"
    [found] = dated(article(text), said_in_text(article(text)), ReadOptions())
    [given] = dated(article(text), said_in_text(article(text)), ReadOptions(published="2017"))

    assert isinstance(found, Article)
    assert isinstance(given, Article)
    assert (found.published, [d.date for d in found.dates]) == (None, ["XXXX-11-15"])
    assert given.published == "2017"


def test_raw_text_has_none() -> None:
    """Nothing is looked for in raw text."""
    assert said_in_text(article(f"LONDON, Nov. 15, 2017 (Reuters) - {REST}\n\n{MORE}", "raw")) == ()


@pytest.mark.parametrize("piece", ["A-", "A ", "A.", "A ’", "A, ", "Aa-", "(", "A/"])
def test_long_lines_take_no_time(piece: str) -> None:
    """Capitals without end are looked at once, not in every way in which they can be split."""
    assert list(datelines(article(piece * 8000 + "\n" + piece * 8000))) == []
