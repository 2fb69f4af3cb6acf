"""Write a picture as one interactive HTML file that asks nothing of any network.

pyvis keeps the nodes and edges and brings the vis-network library along; its own template is not used, since it loads
style sheets from elsewhere and puts text into markup. Ours escapes everything, holds the data in a JSON block, and lets
the browser run nothing but the two scripts whose hashes it names (Content Security Policy, level 2). What the picture
holds is left to `onrecord.export.picture`, where its nodes stand to `onrecord.export.layout`.
"""

import base64
import hashlib
import html
import json
import re
from calendar import monthrange
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ExportError, OnRecordError
from onrecord.export.layout import Point, layout
from onrecord.export.links import fragment_url, safe_url
from onrecord.export.picture import Cited, Evidence, Node, Party, Picture

if TYPE_CHECKING:
    from onrecord.graph import Graph

TITLE = "On record: who said what"
MAX_NODES = 2000
SCRIPTS = ("data.js", "drawing.js", "panel.js", "main.js")
# What could end the JSON block, start a comment in it, or end a line of a script. All valid inside JSON strings only.
UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def write_page(graph: "Graph", path: str | Path, *, title: str | None = None, max_nodes: int = MAX_NODES) -> Picture:
    """Write the interactive page of a graph to ``path``, and return what it shows.

    A graph with more than ``max_nodes`` actors and claims is reduced to its most connected part; the page says so.

    Raises:
        ExportError: the file cannot be written.
    """
    from onrecord.export.gather import gather

    shown = gather(graph, max_nodes=max_nodes)
    page = page_html(shown, title=title)
    try:
        Path(path).write_bytes(page.encode("utf-8"))
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror}). Name another file with -o.") from error
    return shown


def page_html(picture: Picture, *, title: str | None = None) -> str:
    """Return a picture as a self-contained HTML page.

    The same picture gives the same page, byte for byte: no clock, no chance.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    heading = CONTROLS.sub(" ", title or TITLE).strip() or TITLE
    nodes, edges, bundle = _drawn(picture, _points(picture))
    style, script = _style(), _script()
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    template = environment.from_string(_file("page.html.j2"))
    # Our own files and a block that `_block` has made safe: nothing else goes past the escaping.
    return template.render(
        title=heading,
        policy=_policy(style, [bundle, script]),
        counts=_counts(picture),
        note=_note(picture),
        empty=not picture.nodes,
        style=Markup(style),  # noqa: S704
        bundle=Markup(bundle),  # noqa: S704
        script=Markup(script),  # noqa: S704
        payload=Markup(_block(_payload(picture, nodes, edges))),  # noqa: S704
    )


def notebook_frame(page: str, height: int = 640) -> str:
    """Return a page as a frame for a notebook: sandboxed, inside the notebook's own HTML, with no file beside it.

    The page may run its own script and open an article in a new tab; it has no access to the notebook.
    """
    allowed = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    return (
        f'<iframe title="onrecord" sandbox="{allowed}" srcdoc="{html.escape(page, quote=True)}" width="100%" '
        f'height="{int(height)}" style="border:1px solid #ccc;border-radius:6px"></iframe>'
    )


def _points(picture: Picture) -> tuple[Point, ...]:
    """Return where each node stands."""
    place = {node.id: index for index, node in enumerate(picture.nodes)}
    links = [(place[edge.source], place[edge.target]) for edge in picture.edges]
    # Actors have a label below them.
    return layout([_size(node) + (8 if node.kind == "actor" else 0) for node in picture.nodes], links)


def _size(node: Node) -> float:
    """Return the radius of a node: claims are small, actors grow with what is on record of them."""
    return 7.0 if node.kind == "claim" else round(min(13 + 3.2 * max(node.weight - 1, 0) ** 0.5, 46), 1)


def _drawn(picture: Picture, points: tuple[Point, ...]) -> tuple[list[dict[str, Any]], list[dict[str, Any]], str]:
    """Return nodes and edges as pyvis keeps them, and the vis-network library that it brings. The only use of pyvis.

    Only numbers and opaque ids go in: no text of an article reaches an option of the library.
    """
    from pyvis.network import Network

    network = Network(directed=True)  # an undirected one drops parallel edges without a word
    for node, (x, y) in zip(picture.nodes, points, strict=True):
        network.add_node(node.id, label=node.id, x=x, y=y, size=_size(node))
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target, id=edge.id)
    nodes = [{key: node[key] for key in ("id", "x", "y", "size")} for node in network.nodes]
    edges = [{key: edge[key] for key in ("id", "from", "to")} for edge in network.edges]
    library = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text("utf-8")
    return nodes, edges, _scriptable(library)


def _payload(picture: Picture, nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the page's script reads, every text as it is."""
    urls = {article.id: safe_url(article.url) for article in picture.articles}
    bends = _bends(picture)
    return {
        "nodes": [
            {
                "id": node.id,
                "kind": node.kind,
                "type": node.type,
                "label": node.label,
                "names": node.names,
                "weight": node.weight,
                "evidence": node.evidence,
                "x": drawn["x"],
                "y": drawn["y"],
                "size": drawn["size"],
            }
            for node, drawn in zip(picture.nodes, nodes, strict=True)
        ],
        "edges": [
            {
                "id": edge.id,
                "source": edge.source,
                "target": edge.target,
                "relation": edge.relation,
                "evidence": edge.evidence,
                "bend": bends.get(edge.id, 0),
            }
            for edge in picture.edges
        ],
        "evidence": [_evidence(found, urls, rank) for rank, found in enumerate(picture.evidence)],
        "articles": [_article(article) for article in picture.articles],
        "drawing": {"nodes": nodes, "edges": edges},
    }


def _evidence(found: Evidence, urls: dict[str, str | None], rank: int) -> dict[str, Any]:
    """Return one piece of evidence for the page, its link included."""
    url = urls.get(found.article)
    words = found.quotation.split(" … ")[0] or (found.passages[0].text if found.passages else "")
    return {
        "id": found.id,
        "rank": rank,
        "article": found.article,
        "relation": found.relation,
        "quotation": found.quotation,
        "speaker": _party(found.speaker) if found.speaker else None,
        "accused": [_party(party) for party in found.accused],
        "teller": _party(found.teller) if found.teller else None,
        "source": found.source,
        "cue": found.cue,
        "kind": found.kind,
        "polarity": found.polarity,
        "modality": found.modality,
        "headline": found.headline,
        "confidence": round(found.confidence, 3),
        "passages": [
            {"before": one.before, "after": one.after, "pieces": [[piece.text, piece.roles] for piece in one.pieces]}
            for one in found.passages
        ],
        "link": fragment_url(url, words) if url else None,
    }


def _party(party: Party) -> dict[str, str | None]:
    return {"label": party.label, "node": party.node}


def _article(article: Cited) -> dict[str, Any]:
    """Return an article for the page, with the first and last day that its date may mean."""
    first, last = _days(article.published)
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published if first else None,
        "first": first,
        "last": last,
    }


def _days(date: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day of a full or partial date; nothing for what is none.

    >>> _days("2017-06"), _days("2017"), _days("--06-08")
    (('2017-06-01', '2017-06-30'), ('2017-01-01', '2017-12-31'), (None, None))
    """
    found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-3]\d))?)?", (date or "")[:10])
    if not found or found[1] == "0000":
        return None, None
    year, month, day = found.groups()
    if day:
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    if month:
        return f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]}"
    return f"{year}-01-01", f"{year}-12-31"


def _bends(picture: Picture) -> dict[str, int]:
    """Return how far to bend each edge whose two nodes have other edges between them, so that none hides another."""
    pairs = Counter(frozenset((edge.source, edge.target)) for edge in picture.edges)
    used: Counter[tuple[str, str]] = Counter()
    bends = {}
    for edge in picture.edges:
        if pairs[frozenset((edge.source, edge.target))] > 1:
            used[edge.source, edge.target] += 1
            bends[edge.id] = used[edge.source, edge.target]
    return bends


def _counts(picture: Picture) -> str:
    """Say in one line what the picture holds."""
    kinds = Counter(node.kind for node in picture.nodes)
    parts = [
        (kinds["actor"], "actor"),
        (kinds["claim"], "claim"),
        (len(picture.edges), "link"),
        (len(picture.articles), "article"),
    ]
    return " · ".join(f"{number:,} {word}{'' if number == 1 else 's'}" for number, word in parts)


def _note(picture: Picture) -> str:
    """Say what has been left out, if anything."""
    if not picture.left_out:
        return ""
    total = len(picture.nodes) + picture.left_out
    return (
        f"This is the most connected part of a larger graph: {len(picture.nodes):,} of {total:,} actors and claims. "
        "The rest can be asked for with onrecord ask and onrecord query."
    )


def _block(payload: dict[str, Any]) -> str:
    """Return data as JSON that cannot end the block it stands in."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _file(name: str) -> str:
    """Return one of the page's own files."""
    return files("onrecord.export").joinpath("page", name).read_text("utf-8").replace("\r\n", "\n")


def _style() -> str:
    return _file("page.css")


def _script() -> str:
    """Return the page's script, its parts in one scope of their own."""
    parts = "\n".join(_file(name) for name in SCRIPTS)
    return _scriptable(f'"use strict";\n(() => {{\n{parts}\n}})();')


def _scriptable(script: str) -> str:
    """Return a script that may stand in a page, or say that it would end its own element."""
    script = script.replace("\r\n", "\n")
    if re.search(r"</script|<!--", script, re.IGNORECASE):
        raise OnRecordError(
            "the page's script would end its own element; install the pinned pyvis: pip install pyvis==0.3.2"
        )
    return script


def _policy(style: str, scripts: list[str]) -> str:
    """Return the Content Security Policy: this style and these scripts, and nothing from anywhere."""

    def named(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"

    return (
        f"default-src 'none'; script-src {' '.join(named(script) for script in scripts)}; style-src {named(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
