"""Text as the language model likes it, and the way back to the text as stored.

The stored text never changes. For analysis, no-break spaces become spaces, typographic marks become plain ones,
invisible characters go, and letters are composed (Unicode NFC); every character remembers where it came from.
"""

import re
import unicodedata
from dataclasses import dataclass

from onrecord.model import Span

_PLAIN = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    ),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e", ""),
    "\u2010": "-",
    "\u2011": "-",
    "…": "...",
    "''": '"',  # some agencies set double marks as two single ones
    "``": '"',
}
# A base character and the marks that combine with it are composed together.
_CLUSTER = re.compile(r"[^\W_][\u0300-\u036f]+|''|``|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised stretch of an article, and where each of its characters stands in the article.

    Attributes:
        text: the normalised characters.
        starts: for each character, the article offset where its origin starts; one more entry for the end.
        ends: for each character, the article offset where its origin ends.
    """

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> Span:
        """Return the article span behind ``text[start:end]``."""
        return Span(self.starts[start], self.ends[end - 1])


def normalise(text: str, within: Span) -> Normalised:
    """Normalise ``text[within.start:within.end]``.

    >>> found = normalise("Mrs\\u00a0May said “no”…", Span(0, 18))
    >>> found.text
    'Mrs May said "no"...'
    >>> found.span(17, 20)
    Span(start=17, end=18)
    """
    part = within.of(text)
    if part.isascii() and not ("\t" in part or "''" in part or "``" in part):
        return Normalised(part, range(within.start, within.end + 1), range(within.start + 1, within.end + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _CLUSTER.finditer(part):
        piece = found.group()
        plain = _PLAIN.get(piece)
        if plain is None:
            plain = unicodedata.normalize("NFC", piece)
        for character in plain:
            out.append(character)
            starts.append(within.start + found.start())
            ends.append(within.start + found.end())
    starts.append(within.end)
    return Normalised("".join(out), tuple(starts), tuple(ends))
