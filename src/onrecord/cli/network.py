"""``onrecord network``: who stands where, as a table or for networkx, Gephi and the like."""

import sys
from typing import TYPE_CHECKING, Any, cast

import click

from onrecord.cli.card import many
from onrecord.cli.common import clean, print_table, store_option
from onrecord.query.findings import TYPES
from onrecord.query.lookup import RELATION_NAMES

if TYPE_CHECKING:
    import networkx

    from onrecord.model import RelationType
    from onrecord.query import NetworkOptions

NODES = ("actor", "kind", "side", "allies", "against", "community", "in", "out", "betweenness", "pagerank")
EDGES = ("who", "relation", "whom", "articles", "outlets", "findings", "first", "last", "confidence")


def _types(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple["RelationType", ...]:
    """Read the types, each given alone or several by commas; a space and a hyphen are the same."""
    wanted = ["-".join(word.lower().split()) for given in value for word in given.split(",") if word.strip()]
    for word in wanted:
        if word not in (*RELATION_NAMES, "all"):
            from difflib import get_close_matches

            near = get_close_matches(word, RELATION_NAMES, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(RELATION_NAMES)}, and all"
            raise click.BadParameter(f"{word!r} is no type of relation. {hint}")
    if not wanted or "all" in wanted:
        return TYPES
    return tuple(type_ for name, type_ in RELATION_NAMES.items() if name in wanted)


def _file(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse a file that cannot be written before any work is done."""
    from onrecord.errors import ExportError
    from onrecord.export import check_network

    if value is not None:
        try:
            check_network(value)
        except ExportError as error:
            raise click.BadParameter(str(error)) from error
    return value


@click.command()
@click.option(
    "--relation", "types", metavar="TYPE", multiple=True, callback=_types, help="Only this type; may be given again."
)
@click.option("--since", metavar="DATE", help="Only articles published on this day, month or year, or later.")
@click.option("--until", metavar="DATE", help="Only articles published on this day, month or year, or earlier.")
@click.option("--about", metavar="WORDS", help="Only relations in whose sentence these words stand, in any case.")
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Only findings that are at least so certain.",
)
@click.option("--hedged", is_flag=True, help="Also what is told by others, negated, supposed or hearsay; marked so.")
@click.option("-o", "--output", metavar="FILE", callback=_file, help="Write .graphml, .gexf, .csv or .json instead.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="At most this many rows a table.",
)
@store_option
def network(
    *,
    types: tuple["RelationType", ...],
    since: str | None,
    until: str | None,
    about: str | None,
    confidence: float,
    hedged: bool,
    output: str | None,
    limit: int,
    store: str,
) -> None:
    """Tell who supports and who attacks whom, who is central, and who is on whose side.

    Without --relation all types count: accuses, criticises, denies, defends, supports, demands, promises, threatens,
    warns, questions, thanks, apologises, agrees-with, distances-from. An edge weighs as much as there are articles
    in which it is asserted.

    "side" is the camp in the split that goes against the fewest ties (supports, defends, thanks, agrees-with are
    for; accuses, criticises, questions, threatens, distances-from against): 1a stands against 1b, 2a against 2b.
    "undetermined" means that the best splits do not agree, "none" that nothing tells. A side is what fits the ties
    that were found, not what somebody thinks.

    \b
    Examples:
      onrecord network
      onrecord network --relation accuses -o accusations.graphml
      onrecord network --relation supports --relation criticises --since 2024 -o sides.gexf
      onrecord network --about bridge --hedged -o bridge.csv
    """
    from onrecord.graph import open_store
    from onrecord.query import NetworkOptions, relation_network

    options = NetworkOptions(types=types, since=since, until=until, about=about, confidence=confidence, hedged=hedged)
    _tell("Reading relations …")
    with open_store(store, read_only=True) as graph:
        found = relation_network(graph, options)
    _tell("")
    if output is None:
        _print(found, limit)
    else:
        from onrecord.export import write_network

        done = write_network(found, output)
        click.echo(f"Wrote {clean(done.path)}: {many(len(found), 'actor')}, {many(done.count, 'edge')}", err=True)
    if not found.size():
        click.echo(f"No relations were found. {_advice(options)}", err=True)


def _tell(words: str) -> None:
    """Write what is being done on a terminal, over what stood there before."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{words}", nl=False, err=True)


def _advice(options: "NetworkOptions") -> str:
    """Return what to do when nothing was found."""
    narrow = [
        name
        for name, given in (
            ("--relation", options.types != TYPES),
            ("--since", options.since),
            ("--until", options.until),
            ("--about", options.about),
        )
        if given
    ]
    if narrow:
        return f"Ask for more: leave out {' and '.join(narrow)}, or add --hedged"
    if options.confidence > 0 and not options.hedged:
        return "Ask for more: add --hedged or --confidence 0; or add articles: onrecord build FILES"
    return "Add articles: onrecord build FILES"


def _print(network: "networkx.MultiDiGraph", limit: int) -> None:
    """Show the actors, the edges, and what they tell as a whole."""
    from onrecord.export.networks import heaviest

    if not network.size():
        return
    actors = sorted(
        (data for _, data in network.nodes(data=True)),
        key=lambda data: (-data["in_weight"] - data["out_weight"], -data["pagerank"], data["label"]),
    )
    rows = [
        (d["label"], d["kind"], d["side"], d["allies"], d["against"], d["community"], d["in_weight"], d["out_weight"],
         f"{d['betweenness']:.3f}", f"{d['pagerank']:.3f}")
        for d in actors
    ]  # fmt: skip
    edges = heaviest(network)
    hedged = any(data["how"] != "asserted" for *_, data in edges)
    label = dict(network.nodes(data="label"))
    lines = [
        (label[one], d["relation"], label[other], d["weight"], d["outlets"], d["findings"], d["first"], d["last"],
         f"{d['confidence']:.2f}", *((d["how"],) if hedged else ()))
        for one, other, d in edges
    ]  # fmt: skip
    for line in _summary(network):
        click.echo(line)
    click.echo()
    print_table("Actors", NODES, rows[:limit])
    _more(len(rows) - limit, "actors")
    click.echo()
    print_table("What they do to each other", (*EDGES, *(("how",) if hedged else ())), lines[:limit])
    _more(len(lines) - limit, "edges")


def _more(left: int, what: str) -> None:
    if left > 0:
        click.echo(f"… and {left:,} more {what}: give a larger --limit, or a file with -o", err=True)


def _summary(network: "networkx.MultiDiGraph") -> list[str]:
    """Return in words what the network tells as a whole."""
    whole = cast("dict[str, Any]", network.graph)
    lines = [f"{many(len(network), 'actor')}, {many(network.size(), 'edge')}."]
    if ties := whole["signed_ties"]:
        most = "" if whole["exact"] else "at most "
        lines.append(
            f"Two camps: {most}{whole['line_index']:,} of {ties:,} pairs with a sign go against the best split"
            + (f"; {whole['mixed_ties']:,} more show as much support as conflict." if whole["mixed_ties"] else ".")
        )
    if every := whole["triangles"]:
        lines.append(f"Triangles: {whole['balanced_triangles']:,} of {every:,} are balanced.")
    sides = [data["side"] for _, data in network.nodes(data=True)]
    if undetermined := sides.count("undetermined"):
        lines.append(f"Sides: {undetermined:,} of {len(sides):,} actors are on none that the relations tell.")
    if whole["betweenness"] != "exact":
        lines.append(f"Betweenness is {whole['betweenness']}.")
    return lines
