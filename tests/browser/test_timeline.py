"""What a reader does with the timeline, in a real browser and with the network off."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from onrecord.export.html import page_html
from onrecord.export.picture import Cited, Row, Timeline
from tests.browser.conftest import Opened
from tests.export.pictures import small
from tests.export.timelines import account, crowded, dated, row

pytestmark = pytest.mark.browser
Open = Callable[..., Opened]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def at(opened: Opened, id_: str, what: str = ".point:not(.small), .stretch") -> dict[str, float]:
    """Return where the mark or band of a row is on the screen."""
    box = opened.page.locator(f"#moments [data-id={id_}] .track").locator(what).first.bounding_box()
    assert box is not None
    return dict(box)


def only(*rows: Row) -> str:
    """Return the page of a timeline of these rows, with nothing else on it."""
    return page_html(replace(small(), evidence=(), edges=(), nodes=small().nodes[:1], timeline=Timeline(rows=rows)))


def words(opened: Opened) -> list[str]:
    """Return what the rows on the axis say, those that report excepted."""
    return opened.page.locator("#moments .line:not(.print):visible .what").all_text_contents()


def line(opened: Opened, text: str) -> Locator:
    """Return the button of a row."""
    return opened.page.locator("#panel-timeline .moment", has_text=text)


def test_switching_by_mouse_and_by_keyboard(open_page: Open) -> None:
    """Two tabs, arrow keys between them, one panel at a time; the address keeps the view and the choice."""
    opened = open_page(page_html(dated()))
    page = opened.page
    network, timeline = page.get_by_role("tab", name="Network"), page.get_by_role("tab", name="Timeline")
    expect(page.locator("#panel-timeline")).not_to_be_visible()
    timeline.click()
    expect(page.locator("#panel-timeline")).to_be_visible()
    expect(page.locator("#canvas")).not_to_be_visible()
    expect(page.get_by_role("tabpanel", name="Timeline")).to_be_visible()
    assert page.evaluate("location.hash") == "#timeline"

    timeline.press("ArrowLeft")
    expect(network).to_be_focused()
    expect(network).to_have_attribute("aria-selected", "true")
    expect(timeline).to_have_attribute("tabindex", "-1")
    expect(page.locator("#canvas")).to_be_visible()
    assert page.evaluate("location.hash") == ""


def test_an_address_with_an_event_opens_it(open_page: Open) -> None:
    """``graph.html#timeline/t4`` can be mailed, and so can ``#t4``."""
    for fragment in ("#timeline/t4", "#t4"):
        page = open_page(page_html(dated()), fragment=fragment).page
        expect(page.locator("#panel h2")).to_have_text("the gate opened")
        expect(page.locator("#moments .on .what")).to_contain_text("the gate opened")


def test_bands_are_as_wide_as_their_days(open_page: Open) -> None:
    """On an even scale a year is 365 days wide, a month 30, three days 3, and a day has a mark in its middle."""
    opened = open_page(
        only(*dated().timeline.rows[1:5]), fragment="#timeline", viewport={"width": 1900, "height": 1000}
    )
    opened.page.get_by_role("checkbox", name="even scale").check()
    year, month, day = (at(opened, id_) for id_ in ("t1", "t2", "t4"))

    assert year["width"] / month["width"] == pytest.approx(365 / 30, rel=0.05)
    since_new_year = day["x"] + day["width"] / 2 - year["x"] - year["width"]
    assert since_new_year / year["width"] == pytest.approx((31 + 29 + 31 + 30 + 9.5) / 365, rel=0.03)
    opened.page.get_by_role("button", name="Zoom to 2024").click()
    month, days = at(opened, "t2"), at(opened, "t3")
    assert month["width"] / days["width"] == pytest.approx(10, rel=0.05)


def test_within_a_month_the_default_scale_is_even_too(open_page: Open) -> None:
    """Months may differ in width, but from Monday to Wednesday is three of the month's days."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    opened.page.get_by_role("button", name="Zoom to May 2024").click()
    days, tenth, eleventh = (at(opened, id_) for id_ in ("t3", "t4", "t6"))
    day = eleventh["x"] - tenth["x"]

    assert days["width"] == pytest.approx(3 * day, rel=0.03)
    assert days["x"] == pytest.approx(tenth["x"] + tenth["width"] / 2 - 4.5 * day, abs=2)


def test_one_old_date_does_not_squeeze_the_rest(open_page: Open) -> None:
    """With one event a century ago, the month in which most lies still has a fifth of the axis."""
    rows = [row("t0", account("a law was passed", "1890-03-02"))]
    rows += [row(f"t{day}", account(f"day {day}", f"2024-05-{day:02}")) for day in range(1, 29)]
    opened = open_page(only(*rows), fragment="#timeline")
    whole = opened.page.locator("#axis-periods").bounding_box()
    assert whole is not None

    assert at(opened, "t28")["x"] - at(opened, "t1")["x"] > whole["width"] / 5
    assert at(opened, "t0")["x"] < at(opened, "t1")["x"] - 20
    opened.page.get_by_role("checkbox", name="even scale").check()
    assert at(opened, "t28")["x"] - at(opened, "t1")["x"] < 2


def test_an_open_side_fades_out(open_page: Open) -> None:
    """``Since 2014`` begins with the year and goes on to the end of the axis, where it has no edge."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    box, axis = at(opened, "t0"), opened.page.locator("#axis-periods").bounding_box()
    assert axis is not None
    style = opened.page.locator("#moments [data-id=t0] .band").evaluate(
        "band => [getComputedStyle(band).maskImage, getComputedStyle(band).borderRightWidth]"
    )

    assert box["x"] + box["width"] == pytest.approx(axis["x"] + axis["width"], abs=1)
    assert style[0].startswith("linear-gradient(to right")
    assert style[1] == "0px"
    expect(line(opened, "the yard was built").locator(".when")).to_have_text("since 2014")


def test_status_is_told_by_shape_and_word(open_page: Open) -> None:
    """Filled, outlined, dashed, dashed with a slash or hatching, and quotation marks: none of it needs colour."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    page = opened.page

    def shape(id_: str) -> dict[str, Any]:
        found: dict[str, Any] = page.locator(f"#moments [data-id={id_}] .point:not(.small) svg > *").first.evaluate(
            "one => ({ fill: one.getAttribute('fill'), dash: one.getAttribute('stroke-dasharray') })"
        )
        return found

    assert shape("t4") == {"fill": "var(--kind)", "dash": None}
    assert shape("t7") == {"fill": "var(--paper)", "dash": None}
    assert shape("t8")["dash"]
    border, fill = page.locator("#moments [data-id=t3] .band").evaluate(
        "band => [getComputedStyle(band).borderTopStyle, getComputedStyle(band, '::before').backgroundImage]"
    )
    assert (border, fill.split("(")[0]) == ("dashed", "repeating-linear-gradient")
    told = page.locator("#moments [data-id=t6] .point")
    assert told.evaluate("one => getComputedStyle(one, '::before').content") == '"“"'
    for text, tag in (
        ("the ship had sunk", "says Harbour Council"),
        ("the vote will be held", "to come"),
        ("they would strike", "supposed"),
        ("the crew met", "denied"),
    ):
        expect(line(opened, text).locator(".tag")).to_have_text(tag)


def test_the_tray_holds_what_has_no_day(open_page: Open) -> None:
    """``June 8`` stands below the axis with its words, and so does what an undated article reports."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    page = opened.page
    expect(page.locator("#tray summary")).to_have_text("Without a certain day 2")
    page.locator("#tray summary").click()

    ferry = page.locator("#undated-moments .moment", has_text="the ferry came")
    expect(ferry.locator(".when")).to_have_text("“on June 8”")
    expect(page.locator("#undated-moments .group")).to_contain_text("Reported: 1 saying")
    expect(page.locator("#undated-moments .track")).to_have_count(0)
    expect(page.locator("#moments .moment", has_text="the ferry came")).to_have_count(0)
    ferry.click()
    expect(page.locator("#panel .day")).to_have_text("Without a certain day")
    expect(page.locator("#panel .dated")).to_contain_text("8 June, of a year that is not said")
    expect(page.locator("#panel .dated")).to_contain_text("no certain day")


def test_what_has_no_date_stands_where_it_was_reported(open_page: Open) -> None:
    """The quotation of the small picture stands on 17 May with the mark of a page; opened, it leads to its card."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    page = opened.page
    group = page.locator("#moments .group")
    expect(group).to_contain_text("17 May 2024")
    expect(group).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#moments .print .point svg")).to_have_count(1)

    group.press("Enter")
    expect(group).to_have_attribute("aria-expanded", "true")
    page.locator("#moments .within .moment", has_text="Ana Ruiz said").click()
    expect(page.locator("#panel .quotation")).to_have_text("“The tram line will open before the winter,”")
    assert page.evaluate("location.hash") == "#timeline/e0"


def test_an_own_time_is_tied_to_the_day_of_print(open_page: Open) -> None:
    """The accusation of 10 May has a mark there, a page on 17 May, and a line between them; other events have none."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    opened.page.get_by_role("button", name="Zoom to May 2024").click()
    own, page, thread = at(opened, "t5"), at(opened, "t5", ".point.small"), at(opened, "t5", ".thread")
    day = at(opened, "t6")["x"] - at(opened, "t4")["x"]

    assert page["x"] + page["width"] / 2 - own["x"] - own["width"] / 2 == pytest.approx(7 * day, abs=2)
    assert thread["width"] == pytest.approx(7 * day, abs=2)
    expect(opened.page.locator("#moments [data-id=t4] .thread")).to_have_count(0)
    for words_ in ("reported that day, without a date of its own", "its own day, then published"):
        expect(opened.page.locator("#time-marks")).to_contain_text(words_)


def test_a_card_says_how_the_date_was_read(open_page: Open) -> None:
    """The sentence with event and date marked, the words, what they became, the anchor and the rule, the article."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    line(opened, "the gate opened").click()
    panel = opened.page.locator("#panel")

    expect(panel.locator("h2")).to_have_text("the gate opened")
    expect(panel.locator(".day")).to_have_text("Friday 10 May 2024")
    expect(panel.locator("mark.event")).to_have_text("the gate opened")
    expect(panel.locator(".passage mark.date")).to_have_text("on Friday")
    expect(panel.locator(".dated dt")).to_have_text("“on Friday”→10 May 2024")
    expect(panel.locator(".dated dd")).to_have_text(
        "By itself: a Friday, but not which. Seen from the publication date 17 May 2024: the Friday before."
    )
    expect(panel.locator(".who")).to_contain_text("Place: Quay Street")
    expect(panel.locator(".cited a")).to_have_attribute(
        "href", re.compile("^https://quay.example/tram#:~:text=the%20gate")
    )
    panel.get_by_role("button", name="Ana Ruiz").click()
    expect(panel.locator("h2")).to_have_text("Ana Ruiz")


def test_a_card_shows_which_days_of_publication_there_are(open_page: Open) -> None:
    """What the date was counted from may itself be in doubt: the card says who gives it, and who gives another."""
    first, *others = dated().articles
    doubted = replace(first, basis="the dateline", others=("19 May 2024 (a bare date on the page)",))
    opened = open_page(page_html(replace(dated(), articles=(doubted, *others))), fragment="#t4")

    expect(opened.page.locator("#panel .piece")).to_contain_text(
        "Day of publication from: the dateline. Also on the page: 19 May 2024 (a bare date on the page)."
    )


def test_one_event_in_two_articles_is_one_row(open_page: Open) -> None:
    """One row with its count; its card has both accounts and says why they are one; the act leads to its evidence."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    page = opened.page
    found = line(opened, "Ana Ruiz accuses Harbour Council")
    expect(found).to_have_count(1)
    expect(found.locator(".tag")).to_have_text("in 2 articles")
    found.click()

    expect(page.locator("#panel .piece")).to_have_count(2)
    expect(page.locator("#panel")).to_contain_text("Taken for one event: the same kind, the same day")
    page.locator("#panel .links button").click()
    expect(page.locator("#panel .who")).to_contain_text("Ana Ruiz (here: She) accuses Harbour Council")
    page.locator("#panel .links button", has_text="in the timeline").click()
    expect(page.locator("#panel .piece")).to_have_count(2)


def test_articles_that_differ_stay_apart(open_page: Open) -> None:
    """Two days for one event are two marks, and a word that says so."""
    one = row("t0", account("it closed", "2024-05-02"), account("it closed", "2024-05-04"))
    opened = open_page(only(replace(one, first=None, last=None, apart=True)), fragment="#timeline")

    expect(opened.page.locator("#moments .point")).to_have_count(2)
    expect(line(opened, "it closed").locator(".tag")).to_have_text("the articles differ")


def test_a_denial_beside_a_report_is_named(open_page: Open) -> None:
    """What one article has as happened and another denies is no plain row: it says so before it is opened."""
    one = row("t0", account("it closed", "2024-05-02"), account("it closed", "2024-05-02", look="denied", article="b"))
    opened = open_page(only(one), fragment="#timeline")

    assert line(opened, "it closed").locator(".tag").all_text_contents() == ["denied by another", "in 2 articles"]


def test_filter_by_actor_from_the_network(open_page: Open) -> None:
    """From the card of an actor to what they took part in; a click takes it back."""
    opened = open_page(page_html(dated()))
    page = opened.page
    page.locator("#rows .row", has_text="Harbour Council").click()
    page.get_by_role("button", name="Show in timeline (4)").click()

    expect(page.get_by_role("tab", name="Timeline")).to_have_attribute("aria-selected", "true")
    assert words(opened) == [
        "the bridge closed · Harbour Council",
        "Ana Ruiz accuses Harbour Council: hiding the cost",
        "the ship had sunk",
    ]
    page.get_by_role("button", name="Only Harbour Council").click()
    expect(page.locator("#moments .line:not(.print)")).to_have_count(9)


def test_search_kind_and_certainty(open_page: Open) -> None:
    """Words, kinds and certainty leave rows out, and ``Show everything`` brings all of them back."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    page = opened.page
    page.get_by_role("searchbox").fill("QUAY street")
    expect(page.locator("#moments .line")).to_have_count(1)
    assert words(opened) == ["the gate opened · Ana Ruiz"]
    page.get_by_role("searchbox").fill("no such words")
    expect(page.locator("#moments-none")).to_be_visible()
    page.locator("#reset-time").click()

    page.get_by_role("checkbox", name=re.compile("^happened")).uncheck()
    assert words(opened) == ["Ana Ruiz accuses Harbour Council: hiding the cost"]
    page.get_by_role("checkbox", name=re.compile("^act with words")).uncheck()
    assert words(opened) == []
    expect(page.locator("#moments .group")).to_contain_text("Reported: 1 saying")

    page.locator("#reset").evaluate("button => button.click()")
    page.get_by_role("checkbox", name="certain only").check()
    assert words(opened) == ["the gate opened · Ana Ruiz", "Ana Ruiz accuses Harbour Council: hiding the cost"]
    expect(page.locator("#filters-on")).to_have_text("1 on")
    expect(page.locator("#tray")).to_be_hidden()


def test_zoom_from_years_to_days(open_page: Open) -> None:
    """A click on a year or month zooms to it; what lies beyond is counted, and ``All time`` shows it again."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    page = opened.page
    page.get_by_role("button", name="Zoom to May 2024").click()
    expect(page.locator("#window")).to_have_text("May 2024")
    expect(page.locator(".tier.lower button")).to_have_count(31)
    expect(page.locator("#beyond-words")).to_have_text("Not in this stretch of time: 2 earlier, 2 later.")
    assert "the vote will be held" not in words(opened)

    page.get_by_role("button", name="Later").click()
    assert page.locator("#window").text_content() != "May 2024"
    page.locator("#beyond-all").click()
    expect(page.locator("#moments .line:not(.print):visible")).to_have_count(9)
    width = at(opened, "t2")["width"]
    page.get_by_role("button", name="Zoom in in time").click()
    assert at(opened, "t0")["width"] > 0
    page.get_by_role("button", name="Zoom out in time").click()
    assert at(opened, "t2")["width"] == pytest.approx(width, abs=1)


def test_keyboard_alone(open_page: Open) -> None:
    """Periods are one stop with arrow keys; down and up go through rows; Enter opens, Escape leads back."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    page = opened.page
    page.get_by_role("tab", name="Timeline").focus()
    while page.evaluate("!document.activeElement.closest('#axis-periods')"):
        page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.ariaLabel")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.ariaLabel") != first
    page.keyboard.press("Tab")
    expect(line(opened, "the yard was built")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(line(opened, "the bridge closed")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    expect(page.locator("#panel h2")).to_have_text("the hearing went on")
    page.keyboard.press("Escape")
    expect(line(opened, "the hearing went on")).to_be_focused()


def test_names_for_screen_readers(open_page: Open) -> None:
    """Each row says when, what and how certain in words; the track is silent; every control has a name."""
    opened = open_page(page_html(dated()), fragment="#timeline")
    page = opened.page

    expect(page.get_by_role("list", name="Events, the earliest first")).to_be_visible()
    expect(page.get_by_role("button", name="3 Jun 2024 the vote will be held to come")).to_be_visible()
    assert page.locator(".track:not([aria-hidden=true])").count() == 0
    nameless = page.evaluate(
        """[...document.querySelectorAll("#panel-timeline button, .viewbar button, #panel-timeline input")]
        .filter((one) => !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length))
        .map((one) => one.outerHTML)"""
    )
    assert nameless == []


def test_two_thousand_events_draw_at_once(open_page: Open) -> None:
    """They are drawn within two seconds (measured: 0.6), all of them, and a line says how many are left out."""
    opened = open_page(page_html(crowded(2000)))
    page = opened.page
    took = page.evaluate(
        """async () => { const start = performance.now(); update();
        return performance.now() - start; }""".replace("update();", "document.getElementById('view-timeline').click();"
        " document.querySelector('.key.certain input').click(); document.querySelector('.key.certain input').click();"
        " await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));")
    )  # fmt: skip

    assert took < 2000
    expect(page.locator("#moments .line:not(.print)")).to_have_count(2000)
    expect(page.locator("#panel-timeline")).to_contain_text("2,000 of 2,003 dated events are shown")
    start = time.monotonic()
    page.locator("[aria-label='Zoom to May 2024']").click()  # by role, the test itself would read all names
    expect(page.locator("#window")).to_have_text("May 2024")
    assert time.monotonic() - start < 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(open_page: Open, scheme: str) -> None:
    """Nothing sticks out at the side; the card comes up over the list, and closes again."""
    opened = open_page(page_html(dated()), fragment="#timeline", color_scheme=scheme, **PHONE)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    line(opened, "the gate opened").tap()
    expect(page.locator("#panel .piece").first).to_be_in_viewport()
    page.get_by_role("button", name="Close", exact=True).tap()
    expect(line(opened, "the gate opened")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_colour_scheme(open_page: Open, scheme: str) -> None:
    """Marks have the colours of the scheme, and differ from what is behind them."""
    page = open_page(page_html(dated()), fragment="#timeline", color_scheme=scheme).page
    fill = page.locator("#moments [data-id=t4] .point svg > *").first.evaluate("one => getComputedStyle(one).fill")

    assert fill == {"light": "rgb(44, 122, 114)", "dark": "rgb(98, 192, 179)"}[scheme]


def test_only_events_and_no_network(open_page: Open) -> None:
    """A graph in which nobody says anything still has its timeline."""
    picture = replace(
        dated(),
        nodes=(),
        edges=(),
        evidence=(),
        timeline=Timeline(rows=(row("t0", account("it rained", "2024-05-02")),)),
    )
    opened = open_page(page_html(picture), fragment="#timeline")

    assert words(opened) == ["it rained"]


def test_without_any_date_there_is_a_tray_and_no_axis(open_page: Open) -> None:
    """Nothing is put on an axis that nothing is known for."""
    articles = tuple(Cited(id=one.id, title=one.title) for one in small().articles)
    opened = open_page(page_html(replace(small(), articles=articles)), fragment="#timeline")
    page = opened.page

    expect(page.locator("#timeaxis")).to_be_hidden()
    expect(page.locator("#axis-none")).to_be_visible()
    expect(page.locator("#tray summary")).to_have_text("Without a certain day 3")
