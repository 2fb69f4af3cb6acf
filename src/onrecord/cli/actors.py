"""``onrecord actors``: say who is who. Every command adds judgements to the graph; nothing is ever overwritten."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.common import clean, format_option, store_option
from onrecord.cli.judged import print_log, to_undo
from onrecord.cli.judging import (
    by_options,
    decide,
    local,
    open_to_judge,
    sign,
    store_words,
    tell,
    why_option,
)
from onrecord.cli.nodes import apart, effects, named, now_of, pair
from onrecord.cli.reconciling import reconcile
from onrecord.cli.review import review
from onrecord.cli.trading import export, import_

if TYPE_CHECKING:
    from onrecord.actors.judgement import Judgement
    from onrecord.graph import Graph


class InOrder(click.Group):
    """A group that lists its commands in the order of work."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands as they were added."""
        return list(self.commands)


@click.group(cls=InOrder)
def actors() -> None:
    """Say who is who: two names that are one person, one name that is two, what to call them.

    Each decision is kept with who made it, when and why, wins over the machine in every later build, and can be taken
    back. See what is decided about somebody with: onrecord ask who NAME

    \b
    Example:
      onrecord actors review
      onrecord actors merge "Theresa May" "Mrs May" --why "same speech"
      onrecord actors log
    """


@actors.command(short_help="Two are one")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@why_option
@by_options
@store_option
def merge(first: str, second: str, *, why: str, by: str, at: str, store: str) -> int:
    """Say that A and B are one actor. Each is an id, an IRI, or a name that only one has.

    \b
    Example:
      onrecord actors merge "Theresa May" "Mrs May" --why "same speech in both articles"
    """
    from onrecord.query.lookup import actor

    with open_to_judge(store) as graph:
        one, other = pair(graph, first, second)
        judgement = sign(graph, by=by, at=at, why=why).judgement("same", one, other)
        effect = decide(graph, judgement)
        now = {actor(graph, local(one)), actor(graph, local(other))}
        if len(now) > 1:
            return _without_effect(graph, judgement, store)
        click.echo(f"{named(graph, now.pop())}: {clean(first)} and {clean(second)} are one now.")
        tell(judgement, effect, store)
    return 0


@actors.command(short_help="One is two")
@click.argument("first", metavar="ACTOR")
@click.argument("second", metavar="[OTHER]", required=False)
@click.option(
    "--article",
    "articles",
    metavar="ARTICLE",
    multiple=True,
    help="The one in this article is somebody else: an id, web address or title. May be given several times.",
)
@why_option
@by_options
@store_option
def split(first: str, second: str | None, *, articles: tuple[str, ...], why: str, by: str, at: str, store: str) -> int:
    """Say that one actor is two: ACTOR in some articles is somebody else, or ACTOR and OTHER are to be kept apart.

    \b
    Example:
      onrecord actors split "John Smith" --article https://harbour.example/bridge --why "the plumber, not the mayor"
      onrecord actors split john-smith john-b-smith
    """
    if (second is None) == (not articles):
        raise click.UsageError("say from whom: either OTHER, or the --article in which ACTOR is somebody else")
    with open_to_judge(store) as graph:
        signature = sign(graph, by=by, at=at, why=why)
        if second is not None:
            one, other = pair(graph, first, second)
            made = [signature.judgement("different", one, other)]
        else:
            made = apart(graph, first, articles, signature)
        effect = decide(graph, *made)
        parts = [now_of(graph, node) for node in made[0].nodes]
        if parts[0] == parts[1]:
            return _without_effect(graph, made[0], store)
        click.echo(" and ".join(named(graph, part) for part in parts) + " are two now.")
        for judgement in made:
            tell(judgement, effect, store)
    return 0


@actors.command(short_help="What somebody is to be called")
@click.argument("actor_", metavar="ACTOR")
@click.argument("label")
@why_option
@by_options
@store_option
def rename(actor_: str, label: str, *, why: str, by: str, at: str, store: str) -> None:
    """Say how an actor is to be called. The other names stay, and so does the id.

    \b
    Example:
      onrecord actors rename jeremy-corbyn "Jeremy Corbyn MP"
    """
    from onrecord.query.lookup import actor

    if not (name := " ".join(clean(label).split())):
        raise click.BadParameter("the label is empty. Give the name to be shown", param_hint="LABEL")
    with open_to_judge(store) as graph:
        node = actor(graph, actor_)
        judgement = sign(graph, by=by, at=at, why=why).judgement("rename", f"actor/{local(node)}", value=name)
        effect = decide(graph, judgement)
        click.echo(f"{local(node)} is called {name} now.")
        tell(judgement, effect, store)


@actors.command("same-as", short_help="Which Wikidata item somebody is")
@click.argument("actor_", metavar="ACTOR")
@click.argument("entity", metavar="WIKIDATA")
@why_option
@by_options
@store_option
def same_as(actor_: str, entity: str, *, why: str, by: str, at: str, store: str) -> None:
    """Say which Wikidata item an actor is: its id (Q264766) or its address. Nothing is fetched from there.

    \b
    Example:
      onrecord actors same-as "Theresa May" Q264766
    """
    from onrecord.query.lookup import actor
    from onrecord.query.names import wikidata_id

    if (id_ := wikidata_id(entity)) is None:
        raise click.BadParameter(
            f"{clean(entity)!r} is no Wikidata item. Write Q264766 or https://www.wikidata.org/wiki/Q264766",
            param_hint="WIKIDATA",
        )
    with open_to_judge(store) as graph:
        node = actor(graph, actor_)
        judgement = sign(graph, by=by, at=at, why=why).judgement("identify", f"actor/{local(node)}", value=id_)
        effect = decide(graph, judgement)
        click.echo(f"{named(graph, now_of(graph, judgement.nodes[0]))} is {id_} now.")
        tell(judgement, effect, store)


@actors.command(short_help="Take a judgement back")
@click.argument("judgement_id", metavar="ID")
@why_option
@by_options
@store_option
def undo(judgement_id: str, *, why: str, by: str, at: str, store: str) -> None:
    """Take a judgement back: the graph is as if it had never been made. The log keeps both; an undo can be undone.

    \b
    Example:
      onrecord actors undo 3f2a01bcd4e5
    """
    from onrecord.query import plainly

    with open_to_judge(store) as graph:
        meant = to_undo(graph, judgement_id, graph.judgements(), "actors", store)
        judgement = sign(graph, by=by, at=at, why=why).judgement("undo", value=meant.id)
        effect = decide(graph, judgement)
        click.echo(f"Taken back: {clean(plainly.judgement(meant))}.")
        tell(judgement, effect, store)


@actors.command(short_help="List all judgements, and whether they count")
@store_option
@format_option("json", "csv")
def log(*, store: str, format_: str) -> None:
    """List all judgements about actors, oldest first: who decided what, when and why; which have no effect, and why.

    \b
    Example:
      onrecord actors log
    """
    from onrecord.actors.journal import about
    from onrecord.actors.judgement import PEOPLE
    from onrecord.graph import open_store

    with open_store(store, read_only=True) as graph:
        made = about(graph.judgements(), PEOPLE)
        without = effects(graph, graph.assignment() if made else None)
    print_log(made, without, format_, empty="Nobody has judged anything yet. Begin with: onrecord actors review")


def _without_effect(graph: "Graph", judgement: "Judgement", store: str) -> int:
    """Say that a judgement is kept and changes nothing, and why."""
    reason = effects(graph, graph.assignment()).get(judgement.id, "other judgements stand against it")
    click.echo(f"Judgement {judgement.id} is kept, but changes nothing: {reason}", err=True)
    click.echo(f"See all of them with: onrecord actors log{store_words(store)}", err=True)
    return 1


for _command in (review, export, import_, reconcile):
    actors.add_command(_command)
