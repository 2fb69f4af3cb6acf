"""Write a picture as one interactive HTML file that asks nothing of any network.

pyvis keeps the nodes and edges and brings the vis-network library along; its own template is not used, since it loads
style sheets from elsewhere and puts text into markup. Ours escapes everything, holds the data in a JSON block, and lets
the browser run nothing but the two scripts whose hashes it names (Content Security Policy, level 2). What the picture
holds is left to `onrecord.export.picture`, how its script reads it to `onrecord.export.payload`, and where its nodes
stand to `onrecord.export.layout`.
"""

import base64
import hashlib
import html
import json
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ExportError, OnRecordError
from onrecord.export.layout import Point, layout
from onrecord.export.payload import payload
from onrecord.export.picture import ACTS, Node, Picture
from onrecord.export.timeline import MAX_EVENTS

if TYPE_CHECKING:
    from onrecord.graph import Graph

TITLE = "On record: who said what"
MAX_NODES = 2000
FAN = 20.0  # half of what the name of a line between two actors needs, in the page's units
STYLES = ("page.css", "timeline.css")
SCRIPTS = (
    "data.js",
    "labels.js",
    "drawing.js",
    "panel.js",
    "legend.js",
    "timescale.js",
    "moments.js",
    "timeaxis.js",
    "timeline.js",
    "timecard.js",
    "main.js",
)
# What could end the JSON block, start a comment in it, or end a line of a script. All valid inside JSON strings only.
UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def write_page(
    graph: "Graph",
    path: str | Path,
    *,
    title: str | None = None,
    max_nodes: int = MAX_NODES,
    max_events: int = MAX_EVENTS,
) -> Picture:
    """Write the interactive page of a graph to ``path``, and return what it shows.

    A graph with more than ``max_nodes`` actors and claims is reduced to its most connected part, and of more than
    ``max_events`` dated events some are left out; the page says so.

    Raises:
        ExportError: the file cannot be written.
    """
    from onrecord.export.gather import gather

    shown = gather(graph, max_nodes=max_nodes, max_events=max_events)
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
        left=_left(picture),
        empty=not (picture.nodes or picture.timeline.rows),
        style=Markup(style),  # noqa: S704
        bundle=Markup(bundle),  # noqa: S704
        script=Markup(script),  # noqa: S704
        payload=Markup(_block(payload(picture, nodes, edges))),  # noqa: S704
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
    room = _room(picture)
    return layout([_size(node) + room[node.id] for node in picture.nodes], links)


def _room(picture: Picture) -> dict[str, float]:
    """Return the room that each node needs round itself.

    Actors have a label below them; lines between actors fan out, and each has its name on it.
    """
    room = {node.id: 8.0 if node.kind == "actor" else 0.0 for node in picture.nodes}
    between = Counter(frozenset((edge.source, edge.target)) for edge in picture.edges if edge.relation in ACTS)
    for pair, lines in between.items():
        for node in pair:
            room[node] = max(room[node], FAN + 5.0 * min(lines, 7))
    return room


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


def _counts(picture: Picture) -> str:
    """Say in one line what the picture holds."""
    kinds = Counter(node.kind for node in picture.nodes)
    parts = [
        (kinds["actor"], "actor"),
        (kinds["claim"], "claim"),
        (len(picture.edges), "link"),
        (len(picture.timeline.rows), "dated event"),
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


def _left(picture: Picture) -> str:
    """Say how many events the timeline does not have, if any."""
    shown, left = len(picture.timeline.rows), picture.timeline.left_out
    if not left:
        return ""
    return (
        f"{shown:,} of {shown + left:,} dated events are shown: those that most articles tell of, then the latest. "
        "The rest can be asked for with onrecord ask timeline."
    )


def _block(data: dict[str, Any]) -> str:
    """Return data as JSON that cannot end the block it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _file(name: str) -> str:
    """Return one of the page's own files."""
    return files("onrecord.export").joinpath("page", name).read_text("utf-8").replace("\r\n", "\n")


def _style() -> str:
    return "\n".join(_file(name) for name in STYLES)


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
