"""Facts about states, parties, posts and events at their dates, read from ``ontology/`` and from what users import."""

from onrecord.reference.files import shipped
from onrecord.reference.lookup import Holder, Lookup
from onrecord.reference.model import Body, Form, Membership, NamedEvent, Person, Post, Reference
from onrecord.reference.order import joined

__all__ = [
    "Body",
    "Form",
    "Holder",
    "Lookup",
    "Membership",
    "NamedEvent",
    "Person",
    "Post",
    "Reference",
    "joined",
    "shipped",
]
