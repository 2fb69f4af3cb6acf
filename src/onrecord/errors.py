"""Every failure that we expect, in one family; what anyone else raises is left alone.

OnRecordError
├── SpanError        a span does not fit its text
├── ReadError        an article could not be read
├── PluginError      no plugin of that name, or it cannot be loaded
├── ModelError       the language model is missing or unusable
├── StoreError       the store cannot be opened or written
├── ActorError       a judgement on actors, or a file about them, is wrong
├── ServiceError     a service that was asked did not answer as it should
├── QueryError       a question or its parameters are wrong
└── ExportError      a graph cannot be written as asked
"""


class OnRecordError(Exception):
    """Any failure we expect. Catch this one at the edge of a program."""


class SpanError(OnRecordError, ValueError):
    """A span does not fit the text it is said to come from."""


class ReadError(OnRecordError):
    """An article could not be read.

    Attributes:
        location: where: a file, or a file and line such as ``day.jsonl:7``.
        reason: what is wrong, without a full stop.
        remedy: what to do next, as a sentence.
    """

    def __init__(self, location: str, reason: str, remedy: str) -> None:
        super().__init__(f"{location}: {reason}. {remedy}")
        self.location = location
        self.reason = reason
        self.remedy = remedy


class PluginError(OnRecordError, LookupError):
    """No plugin has that name, or it cannot be loaded."""


class ModelError(OnRecordError):
    """The language model is missing or cannot do what is asked."""


class StoreError(OnRecordError):
    """The store cannot be opened, read or written."""


class ActorError(OnRecordError, ValueError):
    """A judgement on actors, or a file with facts about them, is not well formed or contradicts itself."""


class ServiceError(OnRecordError):
    """A service on the network that the user asked for did not answer as its specification says."""


class QueryError(OnRecordError, ValueError):
    """A question, or a parameter of it, is not well formed."""


class ExportError(OnRecordError):
    """The graph cannot be written as asked."""
