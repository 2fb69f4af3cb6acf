"""How the page shows what people do to each other: solid or dashed, in its family's colour, with its reasons."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from onrecord.export.gather import gather
from onrecord.export.html import page_html
from onrecord.export.picture import ACTS, Picture
from onrecord.graph import Run, open_store
from tests.browser.conftest import Opened
from tests.export.pictures import one_node, small
from tests.export.quarrel import quarrel

pytestmark = pytest.mark.browser
Open = Callable[..., Opened]
# Notes each stroke of the last frame that vis-network drew: its colour, its dashes, and its points.
STROKES = """
if (window.strokes) return;
const { stroke, moveTo, lineTo, quadraticCurveTo, beginPath, clearRect } = CanvasRenderingContext2D.prototype;
let way = [];
Object.assign(CanvasRenderingContext2D.prototype, {
  clearRect(...at) { window.strokes = []; return clearRect.apply(this, at); },
  beginPath() { way = []; return beginPath.call(this); },
  moveTo(x, y) { way.push([x, y]); return moveTo.call(this, x, y); },
  lineTo(x, y) { way.push([x, y]); return lineTo.call(this, x, y); },
  quadraticCurveTo(...at) { way.push(at); return quadraticCurveTo.apply(this, at); },
  stroke() {
    window.strokes.push({ colour: this.strokeStyle, dash: [...this.getLineDash()], way });
    return stroke.call(this);
  },
});
"""
FRAMES = """async () => {
  for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
  return window.strokes;
}"""


@pytest.fixture(scope="module")
def picture() -> Picture:
    """Return the picture of the quarrel."""
    with open_store("memory") as graph:
        graph.replace(quarrel(), Run(version="1", extractors=("test",), model="none"))
        return gather(graph)


def line(picture: Picture, one: str, relation: str, other: str) -> str:
    """Return the id of a line, by the names of its ends."""
    label = {node.id: node.label for node in picture.nodes}
    [found] = [
        edge.id
        for edge in picture.edges
        if (label[edge.source], edge.relation, label[edge.target]) == (one, relation, other)
    ]
    return found


def strokes(opened: Opened) -> list[dict[str, Any]]:
    """Draw the picture once more, and return each line of it."""
    opened.page.evaluate(f"() => {{ {STROKES} }}")
    opened.page.locator("#zoom-in").click()
    opened.page.locator("#zoom-fit").click()
    found: list[dict[str, Any]] = opened.page.evaluate(FRAMES)
    assert found
    return [one for one in found if len(one["way"]) == 2]


def colour(opened: Opened, name: str) -> str:
    """Return a colour of the style sheet."""
    found: str = opened.page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim()")
    return found


@pytest.mark.parametrize(
    ("one", "relation", "other", "family", "dashed"),
    [
        ("Ana Ruiz", "accuses", "Harbour Council", "conflict", False),
        ("Ben Okafor", "accuses", "Northline Rail", "conflict", True),
        ("Elif Kaya", "accuses", "Ben Okafor", "conflict", True),
        ("Northline Rail", "apologises", "Clara Holm", "support", False),
        ("Dev Patel", "supports", "Northline Rail", "support", True),
        ("Northline Rail", "warns", "Harbour Council", "demand", False),
        ("Dev Patel", "promises", "Clara Holm", "demand", True),
    ],
)
def test_only_what_is_plain_is_solid(
    open_page: Open, picture: Picture, one: str, relation: str, other: str, family: str, dashed: bool
) -> None:
    """The chosen line is drawn in its family's colour, all others are grey, and dashed where it is hedged."""
    opened = open_page(page_html(picture), fragment=f"#{line(picture, one, relation, other)}")

    [drawn] = [stroke for stroke in strokes(opened) if stroke["colour"] == colour(opened, family)]

    assert bool(drawn["dash"]) == dashed


def test_each_way_of_hedging_has_its_own_dashes(open_page: Open, picture: Picture) -> None:
    """Denied, told by others and supposed are three patterns, and the legend shows each beside its words."""
    opened = open_page(page_html(picture))
    drawn = {tuple(stroke["dash"]) for stroke in strokes(opened) if stroke["colour"] == colour(opened, "conflict")}
    opened.page.locator("#each summary").click()

    assert len(drawn) == 4
    assert () in drawn
    expect(opened.page.locator(".dashes li")).to_have_text(
        ["put forward by the article", "told by others", "uncertain: supposed, asked, hearsay", "denied"]
    )
    patterns = opened.page.locator(".dashes path").evaluate_all(
        "all => all.map((one) => one.getAttribute('stroke-dasharray'))"
    )
    assert len(set(patterns)) == 4


def test_parallel_lines_take_different_ways(open_page: Open, picture: Picture) -> None:
    """What Ruiz and the council do to each other, five lines to and fro, is drawn as five lines."""
    opened = open_page(page_html(picture), fragment="#n1")
    ends = {node.label: node for node in picture.nodes}
    two = {ends["Ana Ruiz"].id, ends["Harbour Council"].id}
    ids = [edge.id for edge in picture.edges if {edge.source, edge.target} == two]

    opened.page.get_by_role("tab", name="Links").click()
    ways = set()
    for id_ in ids:
        opened.page.locator(f"tr[data-id={id_}] button").click()
        family = opened.page.locator(".piece").first.get_attribute("class") or ""
        [name] = [name for name in ("conflict", "support", "demand") if name in family.split()]
        [drawn] = [stroke for stroke in strokes(opened) if stroke["colour"] == colour(opened, name)]
        ways.add(tuple(round(number) for point in drawn["way"] for number in point[:2]))
        opened.page.keyboard.press("Escape")
    assert len(ids) == len(ways) == 5


def test_a_hedged_card_says_why(open_page: Open, picture: Picture) -> None:
    """Who does not accuse whom of what, in words, with the qualifier quoted and marked, and how sure the reading is."""
    opened = open_page(page_html(picture), fragment="#" + line(picture, "Ben Okafor", "accuses", "Northline Rail"))
    panel = opened.page.locator("#panel")

    expect(panel.locator("h2")).to_have_text("Ben Okafor does not accuse Northline Rail")
    expect(panel.locator(".plainly")).to_have_text(
        "A dashed line: no article puts this forward plainly. Each card says why."
    )
    expect(panel.locator(".who")).to_contain_text("Ben Okafor does not accuse Northline Rail")
    expect(panel.locator(".reasons li")).to_have_text(["denied: “refused to” says that it is not so"])
    expect(panel.locator(".matter")).to_have_text("Of what")
    expect(panel.locator("blockquote")).to_have_text("a cover-up")
    expect(panel.locator("mark.qualifier")).to_have_text("refused to")
    expect(panel.locator("mark.target")).to_have_text("Northline Rail")
    expect(panel.locator(".badges")).to_have_text("high confidence (92 %)")
    expect(panel.locator(".cited")).to_contain_text("The Quay · published 17 May 2024 · Mina Holt")
    assert panel.locator(".piece").evaluate("piece => getComputedStyle(piece).borderLeftStyle") == "dashed"


def test_a_solid_line_says_which_findings_are_hedged(open_page: Open, picture: Picture) -> None:
    """Two cards, of which one is dashed and gives its reason."""
    opened = open_page(page_html(picture), fragment="#" + line(picture, "Ana Ruiz", "accuses", "Harbour Council"))
    panel = opened.page.locator("#panel")

    expect(panel.locator(".plainly")).to_contain_text("A solid line")
    expect(panel.locator(".plainly")).to_contain_text("Of 2 findings 1 is less than plain")
    expect(panel.locator(".piece")).to_have_count(2)
    expect(panel.locator(".piece.dashed .reasons")).to_have_text("hearsay: “reportedly”")
    expect(panel.locator(".piece:not(.dashed) .reasons")).to_have_count(0)


def test_cards_lead_to_each_other(open_page: Open, picture: Picture) -> None:
    """From the accusation to who denied it, from there to what is answered, and back."""
    opened = open_page(page_html(picture), fragment="#" + line(picture, "Ana Ruiz", "accuses", "Harbour Council"))
    panel = opened.page.locator("#panel")
    panel.locator(".links dt", has_text="Denied in").locator("+ dd button").click()
    expect(panel.locator("h2")).to_have_text("Harbour Council denies the words of Ana Ruiz: charge")
    expect(panel.locator(".piece")).to_have_count(1)

    panel.locator(".links dt", has_text="Answers").locator("+ dd button").click()
    expect(panel.locator("h2")).to_have_text("Ana Ruiz accuses Harbour Council: hiding the cost")
    panel.get_by_role("button", name="All evidence of this line").click()
    expect(panel.locator(".piece")).to_have_count(2)


def test_a_card_told_by_others_leads_to_their_words(open_page: Open, picture: Picture) -> None:
    """The reason names who tells it, and a link opens what they say."""
    opened = open_page(page_html(picture), fragment="#" + line(picture, "Elif Kaya", "accuses", "Ben Okafor"))
    panel = opened.page.locator("#panel")
    expect(panel.locator(".reasons")).to_have_text("told by Clara Holm, not by the article")

    panel.locator(".links dt", has_text="Told in").locator("+ dd button").click()
    expect(panel.locator(".who")).to_contain_text("Clara Holm (here: Holm) said")


def test_an_address_with_a_card_opens_it(open_page: Open, picture: Picture) -> None:
    """``graph.html#e0`` can be mailed too: one card, with its line chosen."""
    [edge] = [edge for edge in picture.edges if edge.relation == "denies"]
    opened = open_page(page_html(picture), fragment=f"#{edge.evidence[0]}")

    expect(opened.page.locator("#panel .piece")).to_have_count(1)
    expect(opened.page.locator("#panel .piece")).to_have_attribute("data-evidence", edge.evidence[0])
    assert len([s for s in strokes(opened) if s["colour"] == colour(opened, "conflict")]) == 1


def test_a_card_with_one_side_known_stands_with_that_side(open_page: Open, picture: Picture) -> None:
    """``Kaya stood accused of fraud``: among what Kaya is accused of, by nobody who is named."""
    [kaya] = [node.id for node in picture.nodes if node.label == "Elif Kaya"]
    opened = open_page(page_html(picture), fragment=f"#{kaya}")
    group = opened.page.locator("#panel h3", has_text="Is accused").locator("+ div")

    expect(group.locator(".who")).to_contain_text("Nobody named accuses Elif Kaya")
    expect(group.locator("blockquote")).to_have_text("fraud")


def test_other_lines_between_the_two_are_offered(open_page: Open, picture: Picture) -> None:
    """From one line to the others between the same two, dashes in words."""
    opened = open_page(page_html(picture), fragment="#" + line(picture, "Dev Patel", "promises", "Clara Holm"))
    chips = opened.page.locator("#panel .chip.line")
    expect(chips).to_have_count(6)
    chips.filter(has_text="threatens").click()

    expect(opened.page.locator("#panel h2")).to_have_text("Dev Patel threatens Clara Holm")
    expect(opened.page.locator("#panel .reasons")).to_have_text("asked, not said: “Did” and “?”")


def shown(opened: Opened) -> set[str]:
    """Return what lines the list holds, by their names."""
    opened.page.get_by_role("tab", name="Links").click()
    return {text.split(" (")[0] for text in opened.page.locator("#rows .rel").all_text_contents()}


NAMES = {name.replace("-", " ") for name in ACTS}
CONFLICT = {"accuses", "criticises", "threatens", "denies", "questions", "distances from"}


def test_the_legend_hides_a_family(open_page: Open, picture: Picture) -> None:
    """Without conflict six types are gone; the box of each of them says so."""
    opened = open_page(page_html(picture))
    legend = opened.page.get_by_role("region", name="Legend")
    assert shown(opened) == NAMES | {"said", "denied", "asked", "is about"}

    legend.get_by_role("checkbox", name="Conflict", exact=False).uncheck()
    assert shown(opened) == (NAMES - CONFLICT) | {"said", "denied", "asked", "is about"}
    assert not [s for s in strokes(opened) if s["colour"] == colour(opened, "conflict")]
    legend.locator("summary").click()
    expect(legend.get_by_role("checkbox", name="accuses 4")).not_to_be_checked()

    legend.get_by_role("checkbox", name="accuses 4").check()
    assert shown(opened) == (NAMES - CONFLICT) | {"accuses", "said", "denied", "asked", "is about"}
    assert opened.page.locator("label.conflict input").evaluate("box => [box.checked, box.indeterminate]") == [
        True,
        True,
    ]


def test_the_legend_hides_what_is_dashed(open_page: Open, picture: Picture) -> None:
    """What is left are the plain lines; words that are denied, asked or told by others go too."""
    opened = open_page(page_html(picture))
    opened.page.get_by_role("checkbox", name="Dashed", exact=False).uncheck()

    assert shown(opened) == NAMES | {"said", "is about"}
    assert not any(stroke["dash"] for stroke in strokes(opened))
    expect(opened.page.locator("#filters-on")).to_have_text("1 on")


def test_without_words_no_claim_is_left(open_page: Open) -> None:
    """A claim of nobody we know hangs on no line; it goes with its family all the same."""
    page = open_page(page_html(one_node())).page
    expect(page.locator("#tab-claims .n")).to_have_text("1")

    page.get_by_role("checkbox", name="Words and claims").uncheck()
    expect(page.locator("#tab-claims .n")).to_have_text("0")
    expect(page.locator("#nothing")).to_be_visible()


def test_outside_its_time_a_plain_finding_makes_no_line_solid(open_page: Open) -> None:
    """A line is as solid as what is shown of it: within the dates chosen only the hedged finding is left."""
    both = small()
    hedged = {"id": "e9", "article": "b", "manner": "supposed", "reasons": ("hearsay: “reportedly”",)}
    again = replace(both.evidence[1], **hedged)  # type: ignore[arg-type]
    edges = tuple(
        replace(edge, evidence=(*edge.evidence, "e9")) if edge.relation == "accuses" else edge for edge in both.edges
    )
    opened = open_page(page_html(replace(both, edges=edges, evidence=(*both.evidence, again))))

    def dashes() -> list[bool]:
        return [bool(s["dash"]) for s in strokes(opened) if s["colour"] == colour(opened, "conflict")]

    assert dashes() == [False]
    opened.page.locator("#filters summary").click()
    opened.page.get_by_label("from").fill("2024-05-18")
    assert dashes() == [True]


def test_the_legend_works_by_keyboard(open_page: Open, picture: Picture) -> None:
    """Its boxes and its details are reached by Tab, and Space changes them; each has a name."""
    page = open_page(page_html(picture)).page
    page.locator("label.conflict input").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("#status")).to_contain_text("Showing")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#each")).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="accuses 4")).to_be_focused()
    names = page.locator("#legend input").evaluate_all("all => all.map((box) => box.labels[0].textContent.trim())")
    assert len(names) == len(set(names)) == 5 + 14 + 4
    assert all(names)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_legend_fits_a_phone(open_page: Open, picture: Picture, scheme: str) -> None:
    """Opened, with all types, nothing sticks out at the side, and its boxes are large enough for a finger."""
    opened = open_page(
        page_html(picture), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, color_scheme=scheme
    )
    page = opened.page
    page.locator("#each summary").tap()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    heights = page.locator("#legend label").evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert min(heights) >= 36
    page.locator("#legend label.support").first.tap()
    assert "supports" not in shown(opened)
