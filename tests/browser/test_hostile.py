"""Articles are hostile: whatever they say, in any place, none of it ever runs in the page."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from onrecord import ids
from onrecord.export.gather import gather
from onrecord.export.html import notebook_frame, page_html
from onrecord.graph import Run, open_store
from onrecord.model import Actor, Article, Attribution, Record, Relation, Span
from tests.browser.conftest import Opened
from tests.export.pictures import HOSTILE, HOSTILE_URLS, hostile, one_edge, one_node

pytestmark = pytest.mark.browser
Open = Callable[..., Opened]
# What a graph can hold at all: RDF has neither NUL nor half characters.
STORABLE = " ".join(text.replace("\x00", "").replace("\ud800", "") for text in HOSTILE)


def attack(url: str) -> Record:
    """Return an article whose every word, name, title and address is an attack."""
    quote, name, charge, hearsay = (f"{what} {STORABLE}" for what in ("quote", "name", "charge", "reportedly"))
    text = f"{name} said: {quote}. {name} {hearsay} accused {name} of {charge}. {name} rejected {charge}."
    article = Article(
        id=ids.article_id(text, url),
        text=text,
        file="attack.txt",
        body=Span(0, len(text)),
        title=f"title {STORABLE}",
        outlet=f"outlet {STORABLE}",
        byline=(f"by {STORABLE}",),
        url=url,
        published="2024-01-01",
    )

    def span(words: str, after: int = 0) -> Span:
        start = text.index(words, after)
        return Span(start, start + len(words))

    whole, source, content = Span(0, len(text)), span(name), span(quote)
    said = Attribution(
        id=ids.attribution_id(article.id, [source], [span("said")], [content]),
        article=article.id,
        kind="direct",
        source=(source,),
        cue=(span("said"),),
        content=(content,),
        evidence=whole,
        extractor="test/1",
        speaker="attacker",
    )
    cue, accused = span("accused"), span(name, text.index("accused"))
    accuses = Relation(
        id=ids.relation_id(article.id, "accuses", [cue], source, [accused]),
        article=article.id,
        type="accuses",
        cue=(cue,),
        evidence=whole,
        extractor="test/1",
        source_span=source,
        target_spans=(accused,),
        charge=(span(charge),),
        modality="hearsay",
        qualifiers=(span(hearsay),),
        attribution=said.id,
        source="attacker",
        targets=("victim",),
    )
    cue = span("rejected")
    source, matter = span(name, accused.end), span(charge, cue.end)
    denies = replace(
        accuses,
        id=ids.relation_id(article.id, "denies", [cue], source, []),
        type="denies",
        cue=(cue,),
        source_span=source,
        target_spans=(accused,),
        charge=(matter,),
        answers=(accuses.id, said.id),
        source="victim",
        targets=("attacker",),
    )
    actors = tuple(
        Actor(id=id_, label=f"{id_} {STORABLE}", kind="person", names=(name,), mentions=(source,))
        for id_ in ("attacker", "victim")
    )
    return Record(article=article, actors=actors, attributions=(said,), relations=(accuses, denies))


def visit(opened: Opened) -> int:
    """Hover over, click and open everything that the page offers; return how many panels were read."""
    page = opened.page
    read = 0
    for tab in ("actors", "claims", "links"):
        page.locator(f"#tab-{tab}").click()
        for index in range(page.locator("#rows .row").count()):
            row = page.locator("#rows .row").nth(index)
            row.hover()
            row.click()
            read += page.locator("#panel .piece").count() > 0
            if page.locator("#panel .links button").count():
                page.locator("#panel .links button").first.click()
                expect(page.locator("#panel .piece")).to_have_count(1)
                page.locator("#panel").get_by_role("button", name="Back").click()
    x, y = opened.middle()
    for step in range(8):
        page.mouse.move(x - 160 + 40 * step, y, steps=2)
    page.mouse.click(x, y)
    page.get_by_role("searchbox").fill("<img src=x onerror=window.hacked=1>")
    page.locator("#search-form").evaluate("form => form.requestSubmit()")
    for link in page.locator("#panel a").all():
        assert str(link.get_attribute("href")).startswith(("http://", "https://"))
    return read


def test_every_text_of_a_timeline(open_page: Open) -> None:
    """Attacks in every field of an event show as the words that they are, on the axis, in the tray and on the card."""
    opened = open_page(page_html(hostile(), title=HOSTILE[0]), fragment="#timeline")
    page = opened.page
    page.locator("#tray summary").click()
    rows = page.locator("#panel-timeline .line:not(.print) .moment")
    expect(rows).to_have_count(len(HOSTILE))
    for index in range(len(HOSTILE)):
        rows.nth(index).hover()
        rows.nth(index).click()
        expect(page.locator("#panel .piece mark.event")).to_have_count(1)
    rows.first.click()
    expect(page.locator("#panel .reasons li")).to_have_text(HOSTILE[0])
    expect(page.locator("#panel mark.event")).to_have_text(HOSTILE[0])
    for group in page.locator("#panel-timeline .group").all():
        group.click()
    page.get_by_role("searchbox").fill(HOSTILE[1])
    page.locator("#search-form").evaluate("form => form.requestSubmit()")
    for link in page.locator("#panel a").all():
        assert str(link.get_attribute("href")).startswith(("http://", "https://"))
    assert page.locator("img, svg [onload], iframe, object, embed").count() == 0
    opened.check()


def test_every_text_of_a_picture(open_page: Open) -> None:
    """Attacks in every field show as the words that they are."""
    opened = open_page(page_html(hostile(), title=" ".join(HOSTILE)))

    assert visit(opened) == 4 * len(HOSTILE)
    opened.page.locator("#reset").evaluate("button => button.click()")
    opened.page.locator("#tab-actors").click()
    opened.page.locator("#rows .row").first.click()
    expect(opened.page.locator("#panel h2")).to_have_text(hostile().nodes[0].label)
    expect(opened.page.locator("#panel .reasons li").nth(1)).to_have_text(HOSTILE[0])
    expect(opened.page.locator("#panel mark.qualifier").first).to_have_text(HOSTILE[0])
    assert opened.page.evaluate("document.scripts.length") == 3
    assert opened.page.locator("img, svg [onload], iframe, object, embed").count() == 0
    opened.check()


@pytest.mark.parametrize("url", ["https://news.example/<script>alert(1)</script>", *HOSTILE_URLS[:6]])
def test_an_article_from_the_graph(open_page: Open, url: str) -> None:
    """The same for an article that went through the store, whatever its address."""
    with open_store("memory") as graph:
        graph.replace(attack(url), Run(version="1", extractors=("test",), model="none"))
        picture = gather(graph)
    opened = open_page(page_html(picture, title=STORABLE))

    assert {edge.relation for edge in picture.edges} >= {"accuses", "denies", "said"}
    assert visit(opened) > 0
    [accusation] = [found for found in picture.evidence if found.relation == "accuses"]
    opened.page.evaluate("id => { location.hash = id; location.reload(); }", accusation.id)
    expect(opened.page.locator("#panel .reasons")).to_contain_text("hearsay: “reportedly </script><script>")
    expect(opened.page.locator("#panel .links dd")).to_have_count(2)
    opened.check()


@pytest.mark.parametrize("text", HOSTILE)
def test_hovering_over_and_clicking_on_the_picture(open_page: Open, text: str) -> None:
    """A node and a line with hostile names, hovered and clicked where they are drawn."""
    node = one_node()
    opened = open_page(page_html(replace(node, nodes=(replace(node.nodes[0], label=text),))))
    x, y = opened.middle()
    opened.page.mouse.move(x - 50, y - 50)
    opened.page.mouse.move(x, y, steps=4)
    expect(opened.page.locator("#hint")).to_be_visible()
    opened.page.mouse.click(x, y)
    expect(opened.page.locator("#panel .piece")).to_have_count(1)
    opened.check()

    edge = one_edge()
    opened = open_page(page_html(replace(edge, nodes=tuple(replace(one, label=text) for one in edge.nodes))))
    x, y = opened.middle()
    opened.page.mouse.move(x - 50, y + 90)
    opened.page.mouse.move(x, y, steps=4)
    expect(opened.page.locator("#hint")).to_be_visible()
    opened.page.mouse.click(x, y)
    expect(opened.page.locator("#panel .piece")).to_have_count(1)
    opened.check()


def test_the_second_wall_holds(open_page: Open) -> None:
    """Even a script of ours that was tricked into writing markup could not: the browser refuses it."""
    opened = open_page(page_html(one_node()))
    refused = opened.page.evaluate(
        """() => { try { document.body.innerHTML = "<img src=x onerror=window.hacked=1>"; return "written"; }
        catch (error) { return error.name; } }"""
    )
    assert refused == "TypeError"
    assert opened.page.evaluate("window.hacked") is None
    opened.complaints.clear()  # that refusal was asked for
    opened.page.evaluate("window.violations = []")


def test_a_hostile_page_in_a_notebook(open_page: Open) -> None:
    """The frame's attribute cannot be broken out of either."""
    opened = open_page(
        f"<!doctype html><title>host</title>{notebook_frame(page_html(hostile(), title=HOSTILE[2]), 500)}", wait=False
    )
    opened.page.frame_locator("iframe").locator("html[data-drawn=yes]").wait_for(state="attached")

    assert opened.page.locator("body > *").count() == 1
    assert opened.page.frames[1].evaluate("window.hacked") is None
