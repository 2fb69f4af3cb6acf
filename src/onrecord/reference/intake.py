"""Bytes of a file with facts to text: UTF-8, within bounds, by lines where the format has them."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import ActorError

LARGEST = 64_000_000  # bytes of a file that must be read as a whole
LARGEST_BY_LINES = 300_000_000  # what lines tell is held until the last one has been read
LONGEST_LINE = 1_000_000  # bytes

_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_MAGIC = {b"PK\x03\x04": "a ZIP or Excel file", b"\xd0\xcf\x11\xe0": "an old Excel file", b"\x1f\x8b": "a gzip file"}


def head(path: Path) -> bytes:
    """Return the first bytes of a file, after checking that it can be read.

    Raises:
        ActorError: it is missing, no ordinary file (a pipe would block for ever), too large, empty or not text.
    """
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise ActorError(f"{path}: not an ordinary file. Name a file with facts")
        if found.st_size > LARGEST_BY_LINES:
            raise too_large(path, LARGEST_BY_LINES)
        with path.open("rb") as file:
            start = file.read(LONGEST_LINE)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else None
        raise ActorError(f"{path}: cannot be read ({reason or error}). Check the name") from error
    kind = next((kind for magic, kind in _MAGIC.items() if start.startswith(magic)), None)
    if kind is None and start.startswith(_WIDE):
        kind = "UTF-16 text"
    if kind is not None:
        raise ActorError(f"{path}: {kind}. Save it as CSV or JSON in UTF-8")
    if not start.removeprefix(_BOM).strip():
        raise ActorError(f"{path}: empty. Name a file with facts")
    return start.removeprefix(_BOM)


def whole(path: Path) -> bytes:
    """Return all of a file, without its byte-order mark.

    Raises:
        ActorError: it is too large for that.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large(path, LARGEST)
    return data.removeprefix(_BOM)


def lines(path: Path) -> Iterator[tuple[int, str | None]]:
    """Yield each line that is not blank, with its number; None for one that is too long or not UTF-8.

    One line at a time is held, however long the file or its lines.
    """
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            cut = len(line) == LONGEST_LINE and not line.endswith(b"\n")
            while cut and (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            if number == 1:
                line = line.removeprefix(_BOM)
            if cut:
                yield number, None
            elif line.strip():
                yield number, _text(line)


def as_json(text: str | bytes, where: object) -> object:
    """Return what JSON says.

    Raises:
        ActorError: it is not JSON, or nested too deep, or has numbers of thousands of digits.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"not valid JSON ({error.msg.removesuffix(' at')} at line {error.lineno}, column {error.colno})"
    except UnicodeDecodeError:
        reason = "not UTF-8"
    except (ValueError, RecursionError):
        reason = "JSON with too long numbers or too deep nesting"
    raise ActorError(f"{where}: {reason}. Write the file again")


def too_large(path: Path, limit: int) -> ActorError:
    """Return the error for a file beyond a limit."""
    return ActorError(f"{path}: more than {limit // 1_000_000} MB. Split it, or leave out what is not needed")


def _text(line: bytes) -> str | None:
    try:
        return line.decode("utf-8").strip("\r\n")
    except UnicodeDecodeError:
        return None
