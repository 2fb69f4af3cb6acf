"""The page is one safe file: nothing of an article becomes markup, and nothing is asked of a network."""

import base64
import hashlib
import html
import json
import math
import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord.errors import OnRecordError
from onrecord.export.html import notebook_frame, page_html, write_page
from onrecord.export.links import fragment_url, safe_url
from onrecord.export.payload import payload
from onrecord.export.picture import ACTS, RELATIONS, Edge, Picture
from onrecord.graph import Run, open_store
from onrecord.model import RelationType
from tests.export.pictures import HOSTILE, HOSTILE_URLS, hostile, large, small
from tests.newsroom import newsroom

# What belongs together, in the order of the legend.
FAMILIES = {
    "conflict": ["accuses", "criticises", "threatens", "denies", "questions", "distances-from"],
    "support": ["defends", "supports", "apologises", "thanks", "agrees-with"],
    "demand": ["demands", "warns", "promises"],
}


class Page(HTMLParser):
    """Reads a page as a browser would: its elements with attributes, and what stands in each script and style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self.open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag in self.inside:
            self.inside[tag].append("")
            self.open = tag

    def handle_data(self, data: str) -> None:
        """Note what stands in an element."""
        if self.open:
            self.inside[self.open][-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag == self.open:
            self.open = ""

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each element of a kind."""
        return [attrs for name, attrs in self.elements if name == tag]

    def payload(self) -> dict[str, Any]:
        """Return the data of the page."""
        found: dict[str, Any] = json.loads(self.inside["script"][0])
        return found

    def policy(self) -> str:
        """Return the Content Security Policy."""
        [found] = [
            a["content"] or "" for a in self.attributes("meta") if a.get("http-equiv") == "Content-Security-Policy"
        ]
        return found


def sha256(text: str) -> str:
    """Return a hash as a policy names it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode() + "'"


def test_the_policy_names_exactly_what_runs() -> None:
    """Both scripts and the style are named by hash, all else is forbidden, and there is no other script."""
    page = Page(page_html(small()))
    _, bundle, script = page.inside["script"]
    [style] = page.inside["style"]

    assert page.policy() == (
        f"default-src 'none'; script-src {sha256(bundle)} {sha256(script)}; style-src {sha256(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


@pytest.mark.parametrize("title", [None, *HOSTILE])
def test_hostile_text_adds_no_element(title: str | None) -> None:
    """A page full of attacks has the very elements and attributes of a harmless one."""
    harmless = Page(page_html(small(), title="Harmless"))
    attacked = Page(page_html(hostile(), title=title))

    assert attacked.elements[6:] == harmless.elements[6:]
    assert [tag for tag, _ in attacked.elements] == [tag for tag, _ in harmless.elements]
    assert len(attacked.inside["script"]) == 3


def test_hostile_text_arrives_word_for_word() -> None:
    """Nothing is lost on the way: the data block holds every text as the article had it."""
    payload = Page(page_html(hostile())).payload()

    assert [found["quotation"] for found in payload["evidence"]] == [*HOSTILE, *HOSTILE]
    assert [found["reasons"][1] for found in payload["evidence"]] == [*HOSTILE, *HOSTILE]
    assert [article["outlet"] for article in payload["articles"]] == list(HOSTILE)


def test_the_data_block_cannot_be_ended() -> None:
    """It has no ``<``, ``>``, ``&``, line separator or half character."""
    text = page_html(hostile())
    [block] = re.findall(r'<script type="application/json" id="picture">(.*?)</script>', text, re.DOTALL)

    assert not re.search("[<>&\u2028\u2029\ud800-\udfff\x00]", block)
    text.encode("utf-8")


@pytest.mark.parametrize("picture", [small(), large(60), Picture()], ids=["small", "larger", "empty"])
def test_nothing_points_outside(picture: Picture) -> None:
    """No element loads anything; only links to articles, which the reader follows, hold an address."""
    page = Page(page_html(picture))
    sources = [
        value for _, attrs in page.elements for name, value in attrs.items() if name in ("src", "action", "data")
    ]
    hrefs = [value or "" for _, attrs in page.elements for name, value in attrs.items() if name == "href"]

    assert sources == []
    assert all(href.startswith(("#", "data:,")) for href in hrefs)
    assert not any(name.startswith("on") or name == "style" for _, attrs in page.elements for name in attrs)
    assert "url(" not in "".join(page.inside["style"])
    assert "@import" not in "".join(page.inside["style"])


@pytest.mark.parametrize("url", [None, "", *HOSTILE_URLS])
def test_unsafe_addresses_are_not_linked(url: str | None) -> None:
    """Only http and https with a host may be followed."""
    assert safe_url(url) is None


@pytest.mark.parametrize("url", ["https://news.example/a?b=1&c=2#d", "http://news.example", "HTTPS://News.Example/é"])
def test_safe_addresses_are_linked(url: str) -> None:
    """Ordinary addresses stay as they are."""
    assert safe_url(url) == url


@pytest.mark.parametrize(
    ("url", "words", "expected"),
    [
        (
            "https://n.example/a",
            "so-called “plan”, ok",
            "https://n.example/a#:~:text=so%2Dcalled%20%E2%80%9Cplan%E2%80%9D%2C%20ok",
        ),
        (
            "https://n.example/a",
            "1 2 3 4 5 6 7 8 9 10 11 12",
            "https://n.example/a#:~:text=1%202%203%204%205,8%209%2010%2011%2012",
        ),
        ("https://n.example/a#part", "words", "https://n.example/a#part"),
        ("https://n.example/a", "", "https://n.example/a"),
    ],
)
def test_links_open_at_the_words(url: str, words: str, expected: str) -> None:
    """A text fragment leads to the words; an address with a fragment of its own is left alone."""
    assert fragment_url(url, words) == expected


def test_the_same_picture_gives_the_same_bytes() -> None:
    """No clock and no chance."""
    assert page_html(large(80)) == page_html(large(80))


def test_the_page_says_what_is_left_out(tmp_path: Path) -> None:
    """A graph beyond the limit is reduced, and a line says so; a small one has no such line."""
    with open_store("memory") as graph:
        for record in newsroom():
            graph.replace(record, Run(version="1", extractors=("test",), model="none"))
        whole = write_page(graph, tmp_path / "whole.html")
        part = write_page(graph, tmp_path / "part.html", max_nodes=3)

    assert (len(part.nodes), part.left_out) == (3, len(whole.nodes) - 3)
    assert f"3 of {len(whole.nodes)} actors and claims" in (tmp_path / "part.html").read_text("utf-8")
    assert "most connected part" not in (tmp_path / "whole.html").read_text("utf-8")


def test_an_empty_graph_gets_a_friendly_line(tmp_path: Path) -> None:
    """The page says that nothing is on record yet and what to do; it carries no script."""
    with open_store("memory") as graph:
        write_page(graph, tmp_path / "graph.html")
    page = (tmp_path / "graph.html").read_text("utf-8")

    assert "Nothing is on record yet" in page
    assert len(page) < 30_000


def test_a_page_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    """The message names the file and the remedy."""
    with open_store("memory") as graph, pytest.raises(OnRecordError, match=r"no/graph\.html: .* -o"):
        write_page(graph, tmp_path / "no" / "graph.html")


def test_a_frame_holds_the_whole_page() -> None:
    """The notebook's frame is sandboxed without its host's origin, and its page is the page."""
    page = page_html(hostile())
    [attrs] = Page(notebook_frame(page, 300)).attributes("iframe")

    assert attrs["srcdoc"] == html.unescape(html.escape(page))
    assert "allow-same-origin" not in str(attrs["sandbox"])
    assert attrs["height"] == "300"


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of the light or dark scheme."""
    style = files("onrecord.export").joinpath("page", "page.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    found = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", light))
    return found | (dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", dark)) if scheme == "dark" else {})


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_shapes_stand_out(scheme: str) -> None:
    """Text has a contrast of 4.5, marked words too, and nodes and named lines 3 (WCAG 2.2 AA)."""
    colour = colours(scheme)
    text = [(front, back) for front in ("ink", "soft", "link") for back in ("paper", "card", "hover")]
    text += [(family, back) for family in FAMILIES for back in ("paper", "card")]  # names of lines
    text += [("ink", mark) for mark in ("content", "source", "cue", "target", "qualifier", "date")]
    shapes = ["person", "organisation", "group", "place", "unnamed", "claim"]
    shapes += [*FAMILIES, "words", "denied"]

    weak = {pair: round(contrast(colour[pair[0]], colour[pair[1]]), 2) for pair in text}
    pale = {(shape, back): contrast(colour[shape], colour[back]) for shape in shapes for back in ("paper", "card")}

    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}
    assert {pair: ratio for pair, ratio in pale.items() if ratio < 3} == {}


# How each kind of colour blindness sees linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1).
SEEN = {
    "in full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "without blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def seen(colour: str, kind: str) -> tuple[float, float, float]:
    """Return a colour as somebody sees it, in CIELAB, where distances are those of the eye."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    r, g, b = (min(1, max(0, sum(x * y for x, y in zip(row, linear, strict=True)))) for row in SEEN[kind])
    white = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047, 0.2126 * r + 0.7152 * g + 0.0722 * b
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (*white, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("kind", SEEN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_families_are_told_apart_by_everybody(scheme: str, kind: str) -> None:
    """Conflict, support, and demands and promises differ clearly, and from the grey of words, for colour-blind eyes."""
    colour = colours(scheme)

    near = {
        (one, other): round(math.dist(seen(colour[one], kind), seen(colour[other], kind)))
        for one, other in combinations((*FAMILIES, "words"), 2)
    }

    assert {pair: distance for pair, distance in near.items() if distance < 20} == {}


def test_the_page_knows_every_relation_by_name() -> None:
    """The script's table has what a picture can hold, each act in a family of its own kind, and none besides."""
    table = files("onrecord.export").joinpath("page", "data.js").read_text("utf-8")
    [body] = re.findall(r"const RELATIONS = \{(.*?)\n\};", table, re.DOTALL)
    named = dict(re.findall(r"^  \"?([a-z-]+)\"?: \{ family: \"(\w+)\"", body, re.MULTILINE))

    assert set(named) == set(RELATIONS)
    assert {name for name, family in named.items() if family != "words"} == set(ACTS)
    assert set(ACTS) == {type_.replace(" ", "-") for type_ in get_args(RelationType)}
    assert {family: [name for name in named if named[name] == family] for family in FAMILIES} == FAMILIES


def bends(*lines: tuple[str, str]) -> list[float]:
    """Return how far lines between two nodes bend."""
    nodes = small().nodes[:2]
    edges = tuple(
        Edge(id=f"x{i}", source=one, target=other, relation="thanks", evidence=())
        for i, (one, other) in enumerate(lines)
    )
    drawn: list[dict[str, Any]] = [{"x": 0, "y": 0, "size": 1}] * 2
    return [edge["bend"] for edge in payload(Picture(nodes=nodes, edges=edges), drawn, [])["edges"]]


TO, FRO = ("n0", "n1"), ("n1", "n0")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([TO], [0]),
        ([TO, FRO], [0.14, 0.14]),
        ([TO, TO, TO], [-0.14, 0.14, 0]),
        ([TO, TO, FRO], [0.28, 0.14, 0.14]),
    ],
    ids=["one", "to and fro", "three of one direction", "two and one back"],
)
def test_no_line_hides_another(lines: list[tuple[str, str]], expected: list[float]) -> None:
    """One line is straight; more fan out, those to and fro each to the right of its own way."""
    assert bends(*lines) == expected


def test_fourteen_lines_to_and_fro_all_differ() -> None:
    """Even all that two can do to each other stays apart, and near."""
    found = bends(*[TO] * 14, *[FRO] * 14)

    assert len(set(found[:14])) == len(set(found[14:])) == 14
    assert 0 < min(found) < max(found) <= 0.6
