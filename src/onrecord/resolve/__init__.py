"""Decide who is meant: mentions of one article become actors, and the parts of attributions point to them."""

from onrecord.resolve.resolve import resolve

__all__ = ["resolve"]
