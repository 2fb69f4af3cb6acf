"""Turn a piece of HTML, such as the text of a feed's entry, into paragraphs: its words and nothing else."""

import re
from html.parser import HTMLParser

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|d[dtl]|div|fieldset|figure|footer|form|h[1-6r]|header|li|main|nav|[ou]l|p|pre|"
    r"section|table|t[dhr]"
)
_SILENT = re.compile(r"script|style|noscript|template|iframe|object|svg|math|head|title|figcaption|button")


def paragraphs(markup: str) -> tuple[str, ...]:
    """Return the paragraphs of a fragment, with single spaces; scripts and captions are no words of it.

    >>> paragraphs("<p>One <b>two</b>.</p><script>alert(1)</script>Three &amp; four<br>five")
    ('One two.', 'Three & four', 'five')
    """
    words = _Words()
    words.feed(markup)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).split("\n\n"))
    return tuple(line for line in lines if line)


class _Words(HTMLParser):
    """Collects words, with an empty line where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break a paragraph, or begin something that is not read."""
        del attrs
        if _SILENT.fullmatch(tag):
            self._silent.append(tag)
        elif _BLOCKS.fullmatch(tag):
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        """Break a paragraph, or end something that is not read."""
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif _BLOCKS.fullmatch(tag):
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Keep words that are read; a line break in the source is a space."""
        if not self._silent:
            self.parts.append(data.replace("\n", " ").replace("\r", " "))
