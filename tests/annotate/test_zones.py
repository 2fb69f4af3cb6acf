"""Which lines are the article and which the page around it. All pages here are invented, one for each trap."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.document import ANALYSED
from onrecord.annotate.furniture import people, sort_of
from onrecord.annotate.zones import Zone, blocks, byline, headline
from onrecord.model import Article, Layout, Span
from tests.factories import article

ZONES: dict[str, Zone] = {
    "H": "headline",
    "S": "subhead",
    "Y": "byline",
    "D": "date",
    "B": "body",
    "X": "crosshead",
    "C": "caption",
    "F": "furniture",
}

# One line a line, each after the letter of its zone; an empty line is an empty line.
MENU_AND_TEASERS = """
F Menu
D Fri, 13 December 2024

F Newsletter sign-up

F Subscribe now
F The Lantern Live All
F Fisheries
F How offshore wind keeps the lights on in winter Partner content
F By Northgate Turbines
F Fisheries
F Stronger nets, cleaner seas: the part of industry in the Coastal Recovery Plan Partner content
F By Keel & Sons
F Fisheries
F A\u202fferry policy adrift? Partner content
F Letters
F Press releases

H Ada Brandt: Show us the figures on the herring quota before we vote

Owen Castle

F 2 min read

B The islands have called on the ministry to “open the books” on herring\u00a0and insisted there must be "more figures".


B Earlier this week Ines Falk\u00a0sent a sharp letter to the fleet, accusing it of landing twice what it reports.

B Asked whether she saw the fleet as a threat, the spokesman replied: "There are all manner of questions here.

B "I think we need to see the figures...[but]\u00a0Ada has made clear that we talk,” the spokesman told reporters."

B “She has made clear that there have been mistakes on both sides.”

X QUOTA AND SEASON COMMITTEE

B The minister came under pressure over remarks by Jon Reyes, who said he had not seen any sign of cheating.

F TheLantern Newsletters

F TheLantern provides the most comprehensive coverage of the coast anywhere on the web, offering analysis: Subscribe
""".replace("\nOwen Castle", "\nY Owen Castle")

SPEECH_WITH_PICTURES = """
H Ada Brandt Hits Back At Ines Falk 'Slur' That The Fleet Would Welcome An Island Victory

S 'Straight out of the old book'
C Harbour Archive/Harbour Images

B Ada Brandt has hit back at a “slur” that the fleet would welcome a victory of the islands.

B “The fleet will be watching the feebleness of the islands,” Ms Falk told reporters on the quay.

C Fisheries Secretary Dame Ines Falk
C Fisheries Secretary Dame Ines Falk
C Lena Moss via Getty Images

B Asked if the fleet would welcome it, she added: “It would certainly welcome weaker rules.

B “Any weakening of our rules would certainly be welcome out there.”

C Ada Brandt at the opening of the harbour.
C Ada Brandt at the opening of the harbour.
C Coast Wire/Coast Images

B “They have not made clear how they would pay for it,” she said, and left.



F What's Hot
"""

KICKER_AND_ROLE = """
F Home
F News
F Politics

F Exclusive

H Minister denies plan to close the harbour
S Inspectors had asked for three more months to finish their report

Y By Ana Ruiz, Political Editor
D Published: 3 May 2019, 10:04 BST
F Reading time: 3 minutes
F 14 Comments
F Share on Facebook
F Tweet this

B The minister denied on Tuesday that there was any plan to close the harbour before the end of the year.
B “There is nothing in it,” she told reporters, and she added that the report had not been finished.
B A spokesman for the port said that the talks would go on for two more weeks at the least.

F © 2024 The Tidal Post. All rights reserved.
"""

COOKIES_FIRST = """
F We use cookies to make this site work and to show you advertising that fits. Accept all
F Accept all cookies
F Sign up for our morning briefing, sent straight to your inbox every weekday.
F Email address

H Should the islands leave the quota system?

Y Tom O'Dea
Y Fisheries Correspondent

B The islands will vote in autumn on whether to leave the quota system that they helped to write.
B Its supporters say that nobody else would have them, and its critics say that this is the point.
B “I shall vote no,” said Ada Brandt.
"""

BOXES_INSIDE = """
H City to buy forty trams after a long dispute

B The city will buy forty trams, the council said on Thursday after a dispute of nine years.

F READ MORE: Nine years of trams in nine pictures

B Opponents claimed that the money would be better spent on buses and on those who drive them.

F Related articles
F Why the old trams were sold
F The tram that went to Lisbon

B “We were promised buses,” said Tom O'Dea, who has collected signatures against the plan since May.

F Sign up to our newsletter for the best of the city in your inbox every Friday.

B The council sent a newsletter to all households, in which it said that buses were not enough.

X What happens next

B The contract will be signed in June, according to two people who have seen a draft of it.

B “Then we shall see,” one of them said.

F More from the city
F Bridge to close for the summer
F The bridge over the Orle will close for the summer months, engineers said.
F Ten places to swim this weekend
F Follow us on Twitter
"""

CAPITALS_AND_SINGLE_LINES = """
F TIDAL POST
F Menu Search Login
H MINISTER DENIES PLAN TO CLOSE THE HARBOUR
Y ANA RUIZ
B The minister denied on Tuesday that there was any plan to close the harbour before the end of the year.
B “There is nothing in it,” she told reporters, and she added that the report had not been finished.
X A REPORT NOBODY READ
B A spokesman for the port said that the talks would go on for two more weeks at the least.
B She laughed.
F Most read
F Ten places to swim this weekend
F Bridge to close for the summer
"""

LIST_ABOVE = """
F Trending
F Ten places to swim this weekend, and two to avoid
F Bridge over the Orle to close for the summer
F Why nobody wants to be mayor of a growing city

H Minister denies plan to close the harbour

B The minister denied on Tuesday that there was any plan to close the harbour before the end of the year.

B “There is nothing in it,” she told reporters, and she added that the report had not been finished.

B A spokesman for the port said that the talks would go on for two more weeks at the least.
"""

LINES_THAT_GO_ON = """
H What the minister said about the harbour, in full

Y Ana Ruiz | The Tidal Post

B The minister gave three reasons for keeping the harbour open, and she gave them in this order:

B • the ferries, which have nowhere else to go in winter;

B • the herring, of which there is more than there has been in years

B • and those who work there, she said.

B “I have nothing to add to that and I shall not be adding to it

B “Nor will my office,” she told reporters who asked her on the stairs.

B Then she went in.
"""

PULL_QUOTE_AND_WRITER = """
H Harbour mistress asks for a meeting

D Monday 3 March 2025 18.22 GMT

B The harbour mistress has accused the ministry of closing the port without a word to those who work in it.

F “Nobody told us, and nobody asked us”

B “Nobody told us, and nobody asked us,” she said on Monday. She wants a meeting before the end of the week.

C The port in winter. Photograph: Lena Moss/Coast Wire

B The ministry said that letters had been sent in January and that it was sorry if they had been lost.

F Ana Ruiz is the political editor of the Tidal Post. Follow her on Twitter: @anaruiz
"""

SHARE_BARS_AND_A_QUESTION = """
F Support the Post
F Contribute
F Search jobs
F Home
F Opinion
F Ferry strike enters its second week
F Why the herring went north

H In Avoiding Rules, the Fleet Is Merely a Small Fry

Y Ana Ruiz
Y Fisheries editor
D Last modified on Wed 5 Mar 2025 18.22 GMT
F 1,204 shares
F Click to follow

B Who counts the herring that nobody lands, and who pays for those that somebody does?

B The fleet reports half of its catch, according to a study that the islands paid for and published on Monday.

F Media playback is unsupported on your device

B “We count them,” said Ada Brandt, who has led the islands since 2019.
C Ada Brandt on the quay (Photo: Reuters)

B Her critics say that she counts only those of others, and that the study shows as much on its last page.

F Story highlights
F The fleet reports half of its catch
F The islands paid for the study

B The ministry has promised figures of its own before the season opens, and has asked both sides to wait for them.

B “We are waiting,” Ms Brandt said.

F This story has been shared 12,044 times.
F Share or comment on this article:
F The comments below have not been moderated.
F Sponsored links
F One odd trick to keep your nets clean
"""

PAGES = {
    "menu, crawl date, partner teasers, byline without By, crosshead, footer that claims": MENU_AND_TEASERS,
    "Title Case, quoted subhead, captions printed twice in a running speech, teaser at the end": SPEECH_WITH_PICTURES,
    "kicker, subhead, byline with role, date, share lines": KICKER_AND_ROLE,
    "cookie notice and newsletter sentences before a headline that is a question": COOKIES_FIRST,
    "boxes of links inside and after the article": BOXES_INSIDE,
    "capitals, and no empty line anywhere": CAPITALS_AND_SINGLE_LINES,
    "a list of other articles above": LIST_ABOVE,
    "lines of the article without a full stop": LINES_THAT_GO_ON,
    "pull quote, caption with credit, the writer's own line": PULL_QUOTE_AND_WRITER,
    "share bars, menu headlines, an article that begins with a question": SHARE_BARS_AND_A_QUESTION,
}


def unmark(marked: str) -> tuple[str, list[tuple[Zone, str]]]:
    """Return the text of a page, and its lines with their zones."""
    rows = [(line[:1], line[2:]) for line in marked.strip("\n").split("\n")]
    return "\n".join(words for _, words in rows), [(ZONES[letter], words) for letter, words in rows if letter]


def zoned(text: str, layout: Layout = "page") -> list[tuple[Zone, str]]:
    """Return the lines of a text with the zones that are found."""
    return [(block.zone, block.span.of(text)) for block in blocks(article(text, layout=layout))]


@pytest.mark.parametrize("marked", PAGES.values(), ids=PAGES.keys())
def test_every_line_of_a_page(marked: str) -> None:
    """Each line is what it is, wherever it stands."""
    text, lines = unmark(marked)
    assert zoned(text) == lines


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("marked", PAGES.values(), ids=PAGES.keys())
def test_newlines_of_any_kind(marked: str, newline: str) -> None:
    """Pages saved on other systems have the same zones."""
    text, lines = unmark(marked)
    assert zoned(text.replace("\n", newline)) == lines


@pytest.mark.parametrize("marked", PAGES.values(), ids=PAGES.keys())
def test_blank_lines_do_not_decide(marked: str) -> None:
    """With an empty line after every line, the article's text is found as before; only captions may hide."""
    text, lines = unmark(marked)
    wide = "\n\n".join(line for line in text.split("\n") if line)
    body = [words for zone, words in zoned(wide) if zone == "body"]
    assert [words for zone, words in lines if zone == "body"] == body


def test_headline_and_byline_of_a_page() -> None:
    """A page gives title and author; the sponsor of a teaser is no author."""
    text, _ = unmark(MENU_AND_TEASERS)
    page = article(text, layout="page")
    found = blocks(page)
    assert headline(page, found) == "Ada Brandt: Show us the figures on the herring quota before we vote"
    assert byline(page, found) == ("Owen Castle",)
    text, _ = unmark(KICKER_AND_ROLE)
    page = article(text, layout="page")
    assert byline(page, blocks(page)) == ("Ana Ruiz",)


def test_no_headline_is_none() -> None:
    """Text that begins with its first paragraph has no headline, and none is made up."""
    text = "The minister denied it on Tuesday, and said so twice.\n\nHer office did the same an hour later, in writing."
    page = article(text, layout="page")
    assert headline(page, blocks(page)) is None
    assert byline(page, blocks(page)) == ()


@pytest.mark.parametrize("text", ["She denied it", "Ana Ruiz said no", "NO DEAL", "No."])
def test_a_single_line_is_the_article(text: str) -> None:
    """Where nothing reads as running text, what there is is taken."""
    assert zoned(text) == [("body", text)]


def test_wrapped_lines_are_put_together() -> None:
    """A text that was wrapped at some width is read in paragraphs, headings apart."""
    text = (
        "Minister denies plan to close the harbour\n\n"
        "The minister denied on Tuesday that there was any plan to close the\n"
        "harbour before the end of the year, and she said that she had never\n"
        "seen a report.\n\n"
        "“There is nothing in it,” she told reporters, and she added that it\n"
        "had not been finished, let alone read, by anybody in her office or\n"
        "anywhere else.\n"
    )
    found = zoned(text)
    assert [zone for zone, _ in found] == ["headline", "body", "body"]
    assert found[1][1].endswith("seen a report.")
    assert found[2][1].endswith("anywhere else.")


def test_raw_text_is_body_throughout() -> None:
    """In ``raw`` layout nothing is furniture."""
    text, lines = unmark(MENU_AND_TEASERS)
    assert {zone for zone, _ in zoned(text, "raw")} == {"body"}
    assert len(zoned(text, "raw")) == len(lines)


CLEAN = """# Minister denies plan

## What she said

“There is nothing in it,” she told reporters on Tuesday.

What happens next

Nobody knows, according to her office, and nobody will before the end of June.

![The harbour](harbour.png)

---

MORE TO COME

The talks go on on Monday, she said.

Read more in her letter to the fleet.
"""


def test_clean_text_has_headings_only() -> None:
    """Markdown headings are headings without their marks, pictures and rules are left out, the rest is the article."""
    assert zoned(CLEAN, "clean") == [
        ("headline", "Minister denies plan"),
        ("crosshead", "What she said"),
        ("body", "“There is nothing in it,” she told reporters on Tuesday."),
        ("crosshead", "What happens next"),
        ("body", "Nobody knows, according to her office, and nobody will before the end of June."),
        ("furniture", "![The harbour](harbour.png)"),
        ("furniture", "---"),
        ("crosshead", "MORE TO COME"),
        ("body", "The talks go on on Monday, she said."),
        ("body", "Read more in her letter to the fleet."),
    ]


def test_headline_in_front_matter() -> None:
    """A headline that the reader found outside the body comes first."""
    text = "---\ntitle: Denial\n---\nShe denied it.\n"
    page = Article(
        id="x", text=text, file="a.md", body=Span(22, len(text)), headline=Span(11, 17), layout="clean", title="Denial"
    )
    assert [(block.zone, block.span.of(text)) for block in blocks(page)] == [
        ("headline", "Denial"),
        ("body", "She denied it."),
    ]


SORTS = [
    ("PA Archive/PA Images", "credit"),
    ("Jack Moss via Getty Images", "credit"),
    ("Photograph: Lena Moss/AFP", "credit"),
    ("(Photo by Lena Moss)", "credit"),
    ("REUTERS/Lena Moss", "credit"),
    ("Reuters", "credit"),
    ("The Reuters/Ipsos poll showed her ahead of him.", None),
    ("The Associated Press spoke to nine of them.", None),
    ("PA said so.", None),
    ("Fri, 13 December 2024", "date"),
    ("December 13, 2024 at 10:30 am ET", "date"),
    ("Published on 3 May 2019", "date"),
    ("3 hours ago", "date"),
    ("On 3 May 2019 she said no.", None),
    ("2 min read", "furniture"),
    ("5-minute read", "furniture"),
    ("2 min", "furniture"),
    ("She was on air for 2 min.", None),
    ("What's Hot", "link"),
    ("Tidal Post Newsletters", "link"),
    ("More on this story", "link"),
    ("More on this story is expected on Monday, she said.", None),
    ("Home | News | Sport", "furniture"),
    ("News Politics Business Sport", "furniture"),
    ("Read more: The tram that went to Lisbon", "lead"),
    ("Subscribe", "furniture"),
    ("She asked them to subscribe.", None),
    ("Support us from £5 a month and get our newsletter.", "furniture"),
    ("Follow @tidalpost on Twitter", "furniture"),
    ("He said: “Follow us on Twitter.”", None),
    ("https://tidal.example/a", "furniture"),
    ("The ministry provides the coverage that farmers need, she said.", None),
    ("© Tidal Post 2024", "furniture"),
]


@pytest.mark.parametrize(("line", "sort"), SORTS)
def test_words_of_a_line(line: str, sort: str | None) -> None:
    """Some lines are known by their words alone; sentences that only look alike are not touched."""
    assert sort_of(line.replace("“", '"').replace("”", '"')) == sort


BYLINES = [
    ("By Ana Ruiz", ("Ana Ruiz",)),
    ("Ana Ruiz", ("Ana Ruiz",)),
    ("ANA RUIZ", ("ANA RUIZ",)),
    ("Words by Ana Ruiz and Tom O'Dea", ("Ana Ruiz", "Tom O'Dea")),
    ("By Ana Ruiz, Political Editor", ("Ana Ruiz",)),
    ("Ana Ruiz | @anaruiz", ("Ana Ruiz",)),
    ("Jean-Luc van der Berg", ("Jean-Luc van der Berg",)),
    ("Political Editor", ()),
    ("By Staff Reporter", ()),
    ("Ana Ruiz said no.", ()),
    ("By the sea", ()),
    ("By Ana Ruiz For The Tidal Post", ("Ana Ruiz",)),
    ("By Ana Ruiz, TPN", ("Ana Ruiz",)),
    ("Ana Ruiz Political editor", ("Ana Ruiz",)),
    ("In Avoiding Rules, the Fleet Is Merely a Small Fry", ()),
    ("Subscribe", ()),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_people_of_a_byline(line: str, names: tuple[str, ...]) -> None:
    """A byline gives its names, with or without "By"; a role is no name."""
    assert people(line) == names


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from(["page", "clean", "raw"])
)
def test_blocks_lie_in_the_text_in_order(text: str, layout: Layout) -> None:
    """Whatever the text: blocks are in order, do not overlap, and neither begin nor end with a space."""
    found = blocks(article(text, layout=layout))
    ends = 0
    for block in found:
        assert block.span.start >= ends
        ends = block.span.end
        assert block.span.of(text) == block.span.of(text).strip()


@given(st.lists(st.sampled_from([line for marked in PAGES.values() for _, line in unmark(marked)[1]] + [""])))
def test_any_order_of_lines(lines: list[str]) -> None:
    """However a page is shuffled, it is zoned without fail, the same each time."""
    text = "\n".join(["x", *lines])
    assert zoned(text) == zoned(text)
    assert len(zoned(text)) == 1 + sum(bool(line) for line in lines) or "of the" in text


@pytest.mark.parametrize(
    "piece", ["a - ", "aa, ", "sign up our ", "A b\n", "a\n", "Photo: \n", "\u00a0", "What's Hot\n"]
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    """Long and odd lines are looked at once."""
    assert len(zoned(piece * (100_000 // len(piece)))) >= 0


GOLD: dict[str, Zone] = {
    "nav": "furniture",
    "promo_teaser": "furniture",
    "promo_sponsor": "furniture",
    "read_time": "furniture",
    "footer": "furniture",
    "furniture_date": "date",
}


def test_the_first_real_page(shared: Path) -> None:
    """Every line of it is in the zone that its hand-made gold says."""
    gold = json.loads((shared / "articles" / "000_gold.json").read_text(encoding="utf-8"))["documents"][0]
    text = (shared / "articles" / gold["file"]).read_bytes().decode()
    found = [(block.span.start, block.span.end, block.zone) for block in blocks(article(text, layout="page"))]
    assert found == [(z["start"], z["end"], GOLD.get(z["zone"], z["zone"])) for z in gold["zones"]]


def test_the_second_real_page(shared: Path) -> None:
    """No caption, credit or teaser is analysed, and no line of the article is lost."""
    [path] = (shared / "articles").glob("002_*.txt")
    found = zoned(path.read_bytes().decode())
    assert [zone for zone, _ in found][:3] == ["headline", "subhead", "caption"]
    outside = [words for zone, words in found if zone not in ANALYSED]
    assert len(outside) == 8
    assert all(len(words) < 50 for words in outside)
    assert all(words[-1] in ".”" for zone, words in found if zone == "body")


def test_clean_news_survives_as_a_page(shared: Path) -> None:
    """Of clean news articles read as if they were scraped, hardly a character is taken for furniture."""
    kept = whole = 0
    for line in (shared / "data" / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        for block in blocks(article(text, layout="page")):
            whole += len(block.span)
            kept += len(block.span) * (block.zone in ANALYSED)
    assert kept / whole > 0.99
