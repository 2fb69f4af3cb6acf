"""One article with all that says when something was said: its words, attributions, time expressions and events.

Answers where a time expression stands: in which sentence, in whose words, and in which quotation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.words import Words
from onrecord.model import Article, Attribution, Event, Span, TimeExpression


@dataclass(frozen=True, eq=False)
class Scene:
    """What the rules of dating look at; nothing in it changes.

    Attributes:
        times: sorted by their place.
    """

    article: Article
    words: Words
    attributions: Sequence[Attribution]
    times: Sequence[TimeExpression]
    events: Sequence[Event]

    def tokens(self, span: Span) -> range:
        """Return the tokens of a span; empty where the parse has none there, as in a table."""
        return self.words.within(span)

    def top(self, span: Span) -> int:
        """Return the token of a span that hangs on something outside it, or -1."""
        inside = self.tokens(span)
        return next((i for i in inside if self.words.head[i] not in inside), inside[-1] if inside else -1)

    def sentence(self, span: Span) -> int:
        """Return the number of the sentence in which a span begins, or -1."""
        inside = self.tokens(span)
        return self.words.sentence[inside[0]] if inside else -1

    def paragraph(self, span: Span) -> int:
        """Return the number of the paragraph in which a span begins, or -1."""
        inside = self.tokens(span)
        return self.words.paragraph[inside[0]] if inside else -1

    def around(self, span: Span) -> tuple[Attribution, ...]:
        """Return the attributions in whose content a span stands, the closest first."""
        return tuple(a for a in self._by_size if any(part.covers(span) for part in a.content))

    def quotation(self, span: Span) -> Attribution | None:
        """Return the closest attribution that quotes the very words of a span; None where nobody is quoted.

        Reported speech is no quotation: journalists shift its dates to their own day.
        """
        inside = self.tokens(span)
        if not inside or self.words.quote[inside[0]] < 0:
            return None
        return next((a for a in self.around(span) if a.kind != "indirect"), None)

    @cached_property
    def _by_size(self) -> tuple[Attribution, ...]:
        return tuple(sorted(self.attributions, key=lambda a: (sum(len(part) for part in a.content), a.id)))
