"""Ask the graph: prepared questions, networks of actors and claims, and answers in the standard formats."""

from onrecord.query.library import Parameter, Question, ask, find, questions
from onrecord.query.network import actor_network, claim_network
from onrecord.query.results import serialise
from onrecord.query.standing import NetworkOptions, relation_network

__all__ = [
    "NetworkOptions",
    "Parameter",
    "Question",
    "actor_network",
    "ask",
    "claim_network",
    "find",
    "questions",
    "relation_network",
    "serialise",
]
