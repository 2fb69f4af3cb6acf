"""Facts about states, parties and posts at their dates, read from ``ontology/`` and from what users import."""

from onrecord.reference.files import shipped
from onrecord.reference.lookup import Holder, Lookup
from onrecord.reference.model import Body, Form, Membership, Person, Post, Reference
from onrecord.reference.order import joined

__all__ = [
    "Body",
    "Form",
    "Holder",
    "Lookup",
    "Membership",
    "Person",
    "Post",
    "Reference",
    "joined",
    "shipped",
]
