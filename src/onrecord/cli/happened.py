"""Write events for people: who tells of them, and why accounts are taken for one event, or are not."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.card import printed, wrapped
from onrecord.cli.common import clean

if TYPE_CHECKING:
    from onrecord.actors.judgement import Judgement
    from onrecord.occurrences.account import Account, Link, Occurrence
    from onrecord.query.events import Events


def explain(told: "Events", one: "Occurrence") -> None:
    """Write who tells of an event, and the links between them."""
    from onrecord.graph.occurrences import label

    click.echo(clean(label(one, told.names)) + f" · {one.id}")
    print_accounts(told, one.accounts)
    click.echo("Why they are one event")
    for step in one.links:
        _print_link(told, step)


def compare(told: "Events", one: "Account", other: "Account") -> None:
    """Write why two accounts are one event, or what speaks against it."""
    from onrecord.occurrences.explain import contrast, sentence
    from onrecord.occurrences.explain import explain as chain

    print_accounts(told, tuple(dict.fromkeys((one.id, other.id))))
    if one.id == other.id:
        click.echo("Both are the same account.")
    elif other.id in getattr(told.linked.occurrence.get(one.id), "accounts", ()):
        click.echo("They are one event:")
        for step in chain(told.linked, one.id, other.id):
            _print_link(told, step)
    else:
        click.echo("They are two events:")
        kept_apart = _kept_apart(told, one, other)
        wrapped(clean(kept_apart or told.why_not(one.id, other.id)), indent="  ", hang="    ")
        for reason in () if kept_apart else contrast(one, other):
            if not reason.forbids:
                wrapped(clean(f"{sentence(reason, told.names)} ({reason.weight:+.1f})"), indent="  - ", hang="    ")


def _kept_apart(told: "Events", one: "Account", other: "Account") -> str:
    """Return in words which judgement keeps two accounts apart; empty where none does so itself."""
    for judgement in reversed(told.judgements()):
        if judgement.verdict == "different" and set(judgement.nodes) == {f"event/{one.id}", f"event/{other.id}"}:
            return f"{_decided(judgement)} that they are not one event"
    return ""


def _decided(judgement: "Judgement") -> str:
    because = f" ({judgement.why})" if judgement.why else ""
    return f"{judgement.by} decided on {judgement.at[:10]}{because}"


def print_accounts(told: "Events", accounts: tuple[str, ...]) -> None:
    """Write where accounts stand, each with its sentence."""
    stand = told.tellings(accounts)
    for id_ in accounts:
        status = told.accounts[id_].status
        wrapped(
            clean(f"{printed(stand[id_].article)}" + ("" if status == "happened" else f" · {status}")),
            indent="  - ",
            hang="    ",
        )
        wrapped(clean(f"“{stand[id_].sentence}” · event {id_}"), indent="    ", hang="    ")


def _print_link(told: "Events", step: "Link") -> None:
    from onrecord.occurrences.explain import summary

    words = summary(step, told.names)
    for judgement in told.judgements():
        if judgement.id == step.judgement:
            words = f"{_decided(judgement)} that they are one event"
    wrapped(clean(f"{step.first} and {step.second}: {words} (score {step.score:.2f})"), indent="  - ", hang="    ")
