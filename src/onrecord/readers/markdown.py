"""Read a Markdown file: YAML front matter that says what the article is, then its text.

Only the small part of YAML that front matter needs is taken: a mapping of texts and lists of texts. Every value stays
the text it is (a date such as 2017-13-45 is for us to judge, not for the YAML library), nothing is constructed, and
aliases are refused, since a few lines of them can stand for gigabytes.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import yaml

from onrecord.errors import ReadError
from onrecord.ids import article_id
from onrecord.model import Article, Problem, Span
from onrecord.readers.base import ReadOptions
from onrecord.readers.decode import body_start, has_words, load_text
from onrecord.readers.fields import fields, stated_dates
from onrecord.readers.publication import dated
from onrecord.readers.stated import said_in_text

LONGEST_FRONT_MATTER = 20_000

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_UNSET = ("", "~", "null")
_REMEDY = "Begin the file with lines such as 'title: …' between two lines of '---'."


def read(path: Path, options: ReadOptions, /) -> Iterator[Article | Problem]:
    """Yield a problem for each wrong value of the front matter, then the article."""
    text = load_text(path, options.max_characters)
    location = str(path)
    begin = body_start(text)
    matter = _front_matter(text, begin, location)
    data, title_at = _parse(text, matter, location) if matter else ({}, None)
    body = begin if matter is None else _CLOSE.match(text, matter[1]).end()  # type: ignore[union-attr]  # matched once
    if not has_words(text[body:]):
        raise ReadError(location, "no text after the front matter", "Put the article below the second '---'.")
    known, problems = fields(data, location)
    dates, wrong = stated_dates(data, location)
    yield from (*problems, *wrong)
    article = Article(
        id=article_id(text, known.url),
        text=text,
        file=location,
        body=Span(begin if options.raw else body, len(text)),
        headline=None if options.raw else title_at,
        layout="raw" if options.raw else "clean",
        **asdict(known),
    )
    # A date that was given wrong is for its owner to mend, not for another one to replace.
    own = replace(options, published=None) if wrong else options
    yield from dated(article, (*dates, *said_in_text(article)), own)


def has_front_matter(head: str) -> bool:
    """Say whether a text that begins with ``head`` opens front matter.

    >>> has_front_matter("---\\ntitle: Budget day"), has_front_matter("# Read me")
    (True, False)
    """
    return _OPEN.match(head, body_start(head)) is not None


def _front_matter(text: str, begin: int, location: str) -> tuple[int, int] | None:
    """Return where the YAML starts and ends, None without any."""
    opened = _OPEN.match(text, begin)
    if opened is None:
        return None
    closed = _CLOSE.search(text, opened.end(), opened.end() + LONGEST_FRONT_MATTER)
    if closed is None:
        raise ReadError(location, "front matter is opened by '---' but not closed", _REMEDY)
    return opened.end(), closed.start()


def _parse(text: str, matter: tuple[int, int], location: str) -> tuple[dict[str, object], Span | None]:
    """Return the values by lower-case name, and where the title stands if it stands there word for word."""
    source = text[slice(*matter)]
    try:
        if any(isinstance(token, yaml.AliasToken | yaml.AnchorToken) for token in yaml.scan(source, yaml.BaseLoader)):
            raise ReadError(location, "front matter uses YAML anchors or aliases", "Write the values out.")
        root = yaml.compose(source, yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {text.count(chr(10), 0, matter[0]) + mark.line + 1}" if mark else ""
        what = getattr(error, "problem", None) or "characters that YAML does not allow"
        raise ReadError(
            location, f"front matter is not valid YAML{where} ({what})", "Put values with a colon or '#' in quotes."
        ) from error
    except RecursionError as error:
        raise ReadError(location, "front matter is nested too deeply", _REMEDY) from error
    if root is None:
        return {}, None
    if not isinstance(root, yaml.MappingNode):
        raise ReadError(location, "front matter is not a list of 'name: value' lines", _REMEDY)
    data: dict[str, object] = {}
    title_at = None
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode):
            name = str(key.value).strip().lower()
            data[name] = _value(value)
            if name == "title" and data[name]:
                title_at = _place(text, matter[0], value)
    return data, title_at


def _value(node: "yaml.Node") -> object:
    """Return a text, a list of texts, None for an empty value, or something that is neither (and so gets refused)."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.style is None and node.value in _UNSET else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) if isinstance(item, yaml.ScalarNode) else item for item in node.value]
    return node


def _place(text: str, offset: int, node: "yaml.Node") -> Span | None:
    """Return the span of a one-line text value in the article, None when quoting or folding changed its characters."""
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        return None
    title = str(node.value).strip()
    start = text.find(title, offset + node.start_mark.index, offset + node.end_mark.index)
    return Span(start, start + len(title)) if start >= 0 else None
