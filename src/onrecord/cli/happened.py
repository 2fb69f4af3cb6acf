"""Write events for people and programs: who tells of them, and why accounts are one event, or are not."""

import json
from typing import TYPE_CHECKING

import click

from onrecord.cli.card import printed, wrapped
from onrecord.cli.common import clean

if TYPE_CHECKING:
    from onrecord.occurrences.account import Link, Reason
    from onrecord.query.events import Events, Why

ARTICLE = ("id", "title", "outlet", "published", "url")


def print_why(told: "Events", why: "Why") -> None:
    """Write who tells of an event, and why that is one; or of two accounts why they are one event, or are not."""
    from onrecord.occurrences.explain import sentence

    if why.label:
        click.echo(clean(f"{why.label} · {why.id}"))
    _print_accounts(told, why.accounts)
    if len(why.accounts) == 1:
        wrapped(clean(f"No other account is linked to it: {why.words}." if why.words else "It is one account."))
        return
    click.echo("Why they are one event" if why.one else "They are two events:")
    for step in why.links:
        words = f"{step.first} and {step.second}: {told.summary(step)} (score {step.score:.2f})"
        wrapped(clean(words), indent="  - ", hang="    ")
    if why.words:
        wrapped(clean(why.words), indent="  ", hang="    ")
    for reason in why.reasons:
        if not reason.forbids:
            wrapped(clean(f"{sentence(reason, told.names)} ({reason.weight:+.1f})"), indent="  - ", hang="    ")


def _print_accounts(told: "Events", accounts: tuple[str, ...]) -> None:
    """Write where accounts stand, each with its sentence."""
    stand = told.tellings(accounts)
    for id_ in accounts:
        status = told.accounts[id_].status
        article = clean(printed(stand[id_].article)) + ("" if status == "happened" else f" · {status}")
        wrapped(article, indent="  - ", hang="    ")
        wrapped(clean(f"“{stand[id_].sentence}” · event {id_}"), indent="    ", hang="    ")


def write_why(told: "Events", why: "Why") -> None:
    """Write the same as JSON."""
    stand = told.tellings(why.accounts)
    found = {
        "id": why.id,
        "label": why.label,
        "one": why.one,
        "why_not": why.words,
        "accounts": [
            {
                "id": id_,
                "status": told.accounts[id_].status,
                "earliest": told.accounts[id_].earliest,
                "latest": told.accounts[id_].latest,
                "sentence": stand[id_].sentence,
                "article": {name: getattr(stand[id_].article, name) for name in ARTICLE},
            }
            for id_ in why.accounts
        ],
        "links": [_link(told, step) for step in why.links],
        "reasons": [_reason(reason) for reason in why.reasons],
    }
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


def _link(told: "Events", step: "Link") -> dict[str, object]:
    return {
        "accounts": [step.first, step.second],
        "basis": step.basis,
        "score": step.score,
        "judgement": step.judgement,
        "words": told.summary(step),
        "reasons": [_reason(reason) for reason in step.reasons],
    }


def _reason(reason: "Reason") -> dict[str, object]:
    """Return a reason as data; what rules out that two are one has no weight."""
    return {"rule": reason.rule, "weight": None if reason.forbids else reason.weight, "values": list(reason.values)}
