"""What a question may be: it reads, and it reads only here. Updates, SERVICE and outside data are refused.

A store's own parser decides what is well formed; this module looks for what must not be evaluated, and turns errors
into sentences.
"""

import re
from collections.abc import Iterable
from typing import cast

from onrecord.errors import QueryError

ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")
PROLOGUE = re.compile(r"(?:\s+|#[^\n\r]*|PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)*", re.IGNORECASE)
UPDATE = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)
POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
FROM = re.compile(r"\bFROM\b", re.IGNORECASE)
ADVICE = "Only SELECT, ASK, CONSTRUCT and DESCRIBE are answered"


def refuse_outside(sparql: str) -> None:
    """Refuse a question that would make the store open a connection.

    Raises:
        QueryError: it has a SERVICE clause, or so it seems to the parser that looks for one.
    """
    plain = ESCAPED.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), sparql)
    # Words alone cannot tell the keyword from a string, a comment or a name, so "service" is looked up in a parse.
    if "service" in plain.lower() and _parses_with(plain, "ServiceGraphPattern"):
        raise QueryError(
            "SERVICE asks another server, and questions here open no connection. Remove the SERVICE clause"
        )


def _parses_with(sparql: str, clause: str) -> bool:
    """Say whether a question has some clause; also when that cannot be told."""
    from rdflib.plugins.sparql.parser import parseQuery

    from onrecord.graph.vocab import PREFIXES

    declared = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    try:
        parsed = parseQuery(declared + sparql)
    except Exception:  # noqa: BLE001  pyparsing raises its own family, and RecursionError for deep nesting
        return True
    return _mentions(parsed, clause)


def _mentions(part: object, name: str) -> bool:
    """Say whether a parse tree has a node of some name."""
    waiting = [part]
    while waiting:
        part = waiting.pop()
        if getattr(part, "name", None) == name:
            return True
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif not isinstance(part, str):
            try:
                waiting.extend(cast("Iterable[object]", part))  # pyparsing's results are lists in all but name
            except TypeError:
                continue
    return False


def is_update(sparql: str) -> bool:
    """Say whether a request changes data.

    >>> is_update("PREFIX a: <b> # DELETE\\n INSERT DATA {}"), is_update("SELECT * {}")
    (True, False)
    """
    start = PROLOGUE.match(sparql)
    return bool(UPDATE.match(sparql, start.end() if start else 0))


def syntax_error(sparql: str, message: str) -> QueryError:
    """Return what to tell the user about a question that the store's parser refused."""
    if is_update(sparql):
        return QueryError(f"this is an update, and questions change nothing. {ADVICE}")
    found = POSITION.match(message)
    if not sparql.strip() or not found:
        return QueryError(
            f"the question is not well formed: {message.splitlines()[0] if message else 'it is empty'}. {ADVICE}"
        )
    line, column, reason = int(found[1]), int(found[2]), found[3]
    # The parser counts lines from the first; its list of what it expected runs over pages for a name.
    reason = "the prefix is not declared" if "Prefix not found" in reason else " ".join(reason.split())[:160]
    lines = sparql.splitlines()
    shown = lines[line - 1].strip()[:120] if line <= len(lines) else ""
    return QueryError(f"line {line}, column {column}: {reason}. The line reads: {shown!r}")


def names_dataset(sparql: str) -> bool:
    """Say whether a question names the graphs that it is about (FROM), or seems to."""
    return bool(FROM.search(sparql)) and _parses_with(sparql, "DatasetClause")
