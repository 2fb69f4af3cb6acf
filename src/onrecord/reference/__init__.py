"""Facts about states, parties and posts at their dates, read from ``ontology/`` and from what users import."""

from onrecord.reference.model import Body, Form, Membership, Person, Post, Reference

__all__ = ["Body", "Form", "Membership", "Person", "Post", "Reference"]
