"""What a reader does with the page, in a real browser and with the network off."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from onrecord.export.html import notebook_frame, page_html
from onrecord.export.picture import Picture
from tests.browser.conftest import Opened
from tests.export.pictures import large, one_edge, one_node, small

pytestmark = pytest.mark.browser
Open = Callable[..., Opened]


def marked(opened: Opened, role: str) -> list[str]:
    """Return the words that the panel marks as one part."""
    return opened.page.locator(f"#panel mark.{role}").all_text_contents()


def rows(opened: Opened) -> list[str]:
    """Return what the list shows."""
    return [text.strip() for text in opened.page.locator("#rows .row bdi:first-child").all_text_contents()]


def test_search_click_read(open_page: Open) -> None:
    """Words of a quotation find the claim; a click shows quotation, speaker, cue, date and the marked sentence."""
    opened = open_page(page_html(small()))
    page = opened.page
    page.get_by_role("searchbox").fill("before the WINTER")
    expect(page.locator("#rows .row")).to_have_count(1)
    page.locator("#rows .row").click()

    panel = page.locator("#panel")
    expect(panel.locator("blockquote")).to_have_text("“The tram line will open before the winter,”")
    expect(panel.locator(".who")).to_contain_text("Ana Ruiz (here: Ms Ruiz) said")
    expect(panel.locator(".who")).to_contain_text("Cue: said")
    expect(panel.locator(".passage")).to_contain_text("“The tram line will open before the winter,” Ms Ruiz said.")
    expect(panel.locator(".cited")).to_contain_text("The Quay · published 17 May 2024 · L. Marsh")
    expect(panel.locator(".badges")).to_contain_text("direct quotation")
    assert (marked(opened, "source"), marked(opened, "cue"), marked(opened, "content")) == (
        ["Ms Ruiz"],
        ["said"],
        ["The tram line will open before the winter,"],
    )


def test_the_article_is_linked_safely(open_page: Open) -> None:
    """The title leads to the words in the article, in a tab that learns nothing of this page."""
    page = open_page(page_html(small()), fragment="#x0").page
    link = page.locator("#panel .cited a")

    expect(link).to_have_text("Tram row in the harbour")
    expect(link).to_have_attribute("href", re.compile(r"^https://quay\.example/tram#:~:text=The%20tram"))
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_an_article_without_address_and_date_says_so(open_page: Open) -> None:
    """Nothing is linked or dated that is not known; a denial has its reasons, and marks hold behind an emoji."""
    opened = open_page(page_html(small()), fragment="#x2")
    panel = opened.page.locator("#panel")

    expect(panel.locator(".cited")).to_contain_text("Evening Post · publication date not known")
    expect(panel.locator(".cited a")).to_have_count(0)
    expect(panel.locator(".reasons")).to_have_text("not certain: “seems to”")
    expect(panel.locator(".badges")).to_contain_text("high confidence (100 %)")
    assert marked(opened, "content") == ["it had hidden the 😀 cost"]


def test_click_on_a_node(open_page: Open) -> None:
    """A click on a node of the picture opens its evidence; a click beside it closes the panel's evidence again."""
    opened = open_page(page_html(one_node()))
    x, y = opened.middle()
    opened.page.mouse.click(x, y)
    expect(opened.page.locator("#panel h2")).to_have_text("the toll will rise")
    expect(opened.page.locator("#panel .who")).to_contain_text("Nobody named")

    opened.page.mouse.click(x + 150, y + 150)
    expect(opened.page.locator("#panel h2")).to_have_text("Who said what")


def test_click_on_an_edge(open_page: Open) -> None:
    """A click on a line opens the evidence for it, with the target marked."""
    opened = open_page(page_html(one_edge()))
    opened.page.mouse.click(*opened.middle())

    expect(opened.page.locator("#panel h2")).to_have_text("Ana Ruiz accuses Harbour Council")
    assert marked(opened, "target") == ["the council"]


def test_hover_names_the_node(open_page: Open) -> None:
    """Under the pointer the full words are shown."""
    opened = open_page(page_html(one_node()))
    x, y = opened.middle()
    opened.page.mouse.move(x - 60, y - 60)
    opened.page.mouse.move(x, y, steps=5)

    expect(opened.page.locator("#hint")).to_have_text("the toll will rise")


def test_keyboard_alone(open_page: Open) -> None:
    """Tab reaches nodes and, by the arrow keys, lines: their evidence shows at once, Enter goes to it, Escape back."""
    opened = open_page(page_html(small()))
    page = opened.page
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")  # filters
    page.keyboard.press("Tab")  # tabs
    expect(page.locator("#tab-actors")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#panel h2")).to_have_text("Ana Ruiz")

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    expect(page.locator("#panel h2")).to_have_text("Ana Ruiz accuses Harbour Council")
    assert marked(opened, "content") == ["hiding the cost"]

    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#rows .row").first).to_be_focused()


def test_the_skip_link_leads_to_the_list(open_page: Open) -> None:
    """The first Tab offers a way past the picture."""
    page = open_page(page_html(small())).page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#list")).to_be_focused()


def test_filter_by_relation(open_page: Open) -> None:
    """Without ``said``, what was only said is gone from the list, and ``Show everything`` brings it back."""
    opened = open_page(page_html(small()))
    page = opened.page
    page.locator("#each summary").click()
    page.get_by_role("checkbox", name="said 1", exact=True).uncheck()
    page.get_by_role("tab", name="Claims").click()
    expect(page.locator("#rows .row")).to_have_count(1)
    assert rows(opened) == ["it had hidden the 😀 cost"]
    expect(page.locator("#filters-on")).to_have_text("1 on")

    page.locator("#filters summary").click()
    page.get_by_role("button", name="Show everything").first.click()
    expect(page.locator("#rows .row")).to_have_count(2)


def test_filter_by_actor(open_page: Open) -> None:
    """Choosing an actor leaves what they say, whom they accuse, and what is said about them."""
    opened = open_page(page_html(small()))
    page = opened.page
    page.locator("#filters summary").click()
    page.get_by_label("Actor", exact=True).select_option(label="Ana Ruiz")
    page.get_by_role("tab", name="Claims").click()

    expect(page.locator("#rows .row")).to_have_count(1)
    assert rows(opened) == ["the tram line will open before the winter"]


def test_filter_by_time(open_page: Open) -> None:
    """Outside its dates an article's words are gone; undated articles stay unless they are left out."""
    opened = open_page(page_html(small()))
    page = opened.page
    page.locator("#filters summary").click()
    page.get_by_role("tab", name="Links").click()
    expect(page.locator("#rows .row")).to_have_count(4)
    page.get_by_label("from").fill("2024-05-18")
    expect(page.locator("#rows .row")).to_have_count(2)
    page.get_by_label("from").fill("2024-05-17")
    expect(page.locator("#rows .row")).to_have_count(4)

    page.get_by_role("checkbox", name="articles without a date").uncheck()
    expect(page.locator("#rows .row")).to_have_count(2)
    page.get_by_label("from").fill("2024-05-18")
    expect(page.locator("#nothing")).to_be_visible()


def test_a_search_that_only_claims_answer_shows_them(open_page: Open) -> None:
    """No empty tab hides what was found; when the words are gone the list is as before."""
    page = open_page(page_html(small())).page
    page.get_by_role("searchbox").fill("hidden")
    expect(page.locator("#tab-claims")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#rows .row")).to_have_count(1)

    page.get_by_role("searchbox").fill("")
    expect(page.locator("#tab-actors")).to_have_attribute("aria-selected", "true")
    page.get_by_role("searchbox").fill("nobody said this")
    expect(page.locator("#rows")).to_have_text("No actors with these words.")


def test_long_evidence_comes_in_portions(open_page: Open) -> None:
    """Somebody with hundreds of quotations opens at once: the first 25, and more when asked for."""
    page = open_page(page_html(large(600))).page
    page.locator("#rows .row").first.click()
    expect(page.locator("#panel div:has(> .more)").first.locator(".piece")).to_have_count(25)
    shown = page.locator("#panel .piece").count()

    page.locator("#panel .more").first.click()
    expect(page.locator("#panel .piece")).to_have_count(shown + 25)


def test_an_address_with_a_node_opens_it(open_page: Open) -> None:
    """``graph.html#n1`` can be mailed: it opens with that node chosen."""
    page = open_page(page_html(small()), fragment="#n1").page

    expect(page.locator("#panel h2")).to_have_text("Harbour Council")


def test_two_thousand_nodes_draw_at_once(open_page: Open) -> None:
    """The largest default page is drawn within fifteen seconds (measured: 1), lists a hundred rows, and searches."""
    html = page_html(large(2000))
    start = time.monotonic()
    opened = open_page(html)
    assert time.monotonic() - start < 15

    expect(opened.page.locator("#rows .row")).to_have_count(100)
    opened.page.get_by_role("searchbox").fill("case 1999")
    expect(opened.page.locator("#rows .row")).to_have_count(1)


def test_an_empty_page_is_friendly(open_page: Open) -> None:
    """Without anything on record there is a line that says what to do."""
    page = open_page(page_html(Picture()), wait=False).page

    expect(page.get_by_text("Nothing is on record yet.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(open_page: Open, scheme: str) -> None:
    """On a phone nothing sticks out at the side, and choosing somebody brings the evidence into view."""
    opened = open_page(
        page_html(small()), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, color_scheme=scheme
    )
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.locator("#panel .chip").first.tap()
    expect(page.locator("#panel .piece").first).to_be_in_viewport()


def test_it_follows_the_colour_scheme(open_page: Open) -> None:
    """Dark where the reader's system is dark."""
    page = open_page(page_html(small()), color_scheme="dark").page

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"


def test_names_and_landmarks(open_page: Open) -> None:
    """A screen reader finds a language, one heading, landmarks, a table with a caption, and a name on every control."""
    page = open_page(page_html(small())).page

    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for role in ("banner", "main", "search", "complementary"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("table", name="actors, most evidence first")).to_be_visible()
    nameless = page.evaluate(
        """[...document.querySelectorAll("button, input, select, [tabindex='0']")]
        .filter((one) => !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length))
        .map((one) => one.outerHTML)"""
    )
    assert nameless == []
    assert (
        page.evaluate('document.querySelectorAll(\'[tabindex]:not([tabindex="0"]):not([tabindex="-1"])\').length') == 0
    )


def test_it_works_inside_a_sandboxed_frame(open_page: Open) -> None:
    """As in a notebook: the page draws and answers, and cannot reach its host."""
    host = f"<!doctype html><title>host</title>{notebook_frame(page_html(small()), 500)}"
    opened = open_page(host, wait=False)
    frame = opened.page.frame_locator("iframe")
    frame.locator("html[data-drawn=yes]").wait_for(state="attached")
    frame.get_by_role("button", name="Harbour Council", exact=False).first.click()

    expect(frame.locator("#panel h2")).to_have_text("Harbour Council")
    inside = opened.page.frames[1]
    reached = inside.evaluate(
        "() => { try { return String(window.parent.document.title); } catch { return 'kept out'; } }"
    )
    assert reached == "kept out"
