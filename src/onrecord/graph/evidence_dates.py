"""What no date may be when it is stored: above all, no bound that counts from nothing."""

from datetime import date
from typing import get_args

from onrecord.model import Anchor, DateRule, Event, Status, TimeExpression, TimeRelation, TimexType


def time_fault(finding: TimeExpression) -> str | None:
    """Say what is wrong with the values of a time expression: above all, no bounds without something to count from."""
    if finding.type not in get_args(TimexType) or finding.rule not in get_args(DateRule):
        return f"has no such type or rule: {finding.type!r}, {finding.rule!r}"
    if finding.anchor not in get_args(Anchor):
        return f"has no such anchor: {finding.anchor!r}"
    return _bounds_fault(finding)


def event_fault(finding: Event) -> str | None:
    """Say what is wrong with the values of an event."""
    if not finding.event:
        return "has no phrase"
    if not finding.dates:
        return "has no words that date it"
    relations = {date.relation for date in finding.dates} - set(get_args(TimeRelation))
    if relations or finding.status not in get_args(Status):
        return f"has no such relation or status: {sorted(relations)}, {finding.status!r}"
    if finding.anchor not in get_args(Anchor):
        return f"has no such anchor: {finding.anchor!r}"
    return _bounds_fault(finding)


def _bounds_fault(finding: TimeExpression | Event) -> str | None:
    """Say which bound is no day, or why there should be none."""
    bounds = [bound for bound in (finding.earliest, finding.latest) if bound is not None]
    if bounds and finding.anchor == "none":
        return f"is bounded by {' and '.join(bounds)}, and counts from nothing"
    for bound in bounds:
        try:
            date.fromisoformat(bound)
        except ValueError:
            return f"is bounded by {bound!r}, which is no day"
    return f"ends before it begins: {bounds}" if bounds != sorted(bounds) else None
