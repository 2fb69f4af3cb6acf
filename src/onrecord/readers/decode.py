"""Bytes of a file to text: UTF-8 and nothing else, within bounds, and words for its owner when that fails.

The text is what the file holds, character for character: no newline is translated and nothing is replaced, so that
``text.encode()`` gives the bytes back and every offset stays true.
"""

import os
import re
import stat
from pathlib import Path

from onrecord.errors import ReadError

BOM = "\ufeff"

_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP, Word or EPUB file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip file",
    b"SQLite format 3": "a database",
}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TO_TEXT = "Save it as plain text in UTF-8"


def load_bytes(path: Path, limit: int) -> bytes:
    """Return the file's bytes, at most ``limit`` of them.

    Raises:
        ReadError: it is missing, no ordinary file, unreadable, empty, or longer than that.
    """
    try:
        check_size(path, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > limit:
        raise too_long(str(path), limit, unit="bytes")
    if not data:
        raise empty(str(path))
    return data


def check_size(path: Path, limit: int | None) -> None:
    """Refuse what is no ordinary file (a pipe would block for ever) and, given a limit, what is longer in bytes."""
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise ReadError(str(path), "not an ordinary file", "Name a file with an article, or a folder of them.")
    if limit is not None and found.st_size > limit:
        raise too_long(str(path), limit, unit="bytes")


def load_text(path: Path, max_characters: int) -> str:
    """Return the file's text, exactly as decoded from UTF-8; a byte-order mark stays its first character.

    Raises:
        ReadError: it cannot be read, is not UTF-8 text, has no visible character, or is too long.
    """
    text = decode(load_bytes(path, 4 * max_characters + len(BOM.encode())), str(path))
    if len(text) > max_characters:
        raise too_long(str(path), max_characters)
    if not has_words(text):
        raise empty(str(path))
    return text


def decode(data: bytes, location: str) -> str:
    """Return ``data`` as text.

    Raises:
        ReadError: it is binary, or text in another encoding; the remedy names the likely one.
    """
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind:
        raise ReadError(location, f"{kind}, not text", f"{_TO_TEXT} first.")
    if data.startswith(_WIDE) or _looks_wide(data):
        raise ReadError(location, "UTF-16, not UTF-8", f"{_TO_TEXT}: iconv -f UTF-16 -t UTF-8 OLD > NEW.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _CONTROL.search(data.decode("latin-1")):
            raise _binary(location) from error
        raise ReadError(
            location,
            f"not UTF-8 (byte 0x{data[error.start]:02x} at {error.start})",
            f"If it is Latin-1 or Windows-1252: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW. {_TO_TEXT} otherwise.",
        ) from error
    if "\x00" in text or len(_CONTROL.findall(text)) > max(3, len(text) // 100):
        raise _binary(location)
    return text


def has_words(text: str) -> bool:
    """Say whether there is anything to read: a letter or a digit."""
    return any(character.isalnum() for character in text)


def is_storable(text: str) -> bool:
    """Say whether ``text`` can be written as UTF-8 and as XML-safe data: no half surrogate pair, no NUL."""
    return "\x00" not in text and not _SURROGATE.search(text)


def body_start(text: str) -> int:
    """Return where the text begins after a byte-order mark."""
    return 1 if text.startswith(BOM) else 0


def empty(location: str) -> ReadError:
    """Return the error for a file without a word."""
    return ReadError(location, "empty", "Put the text of an article in it, or leave it out.")


def too_long(location: str, limit: int, *, unit: str = "characters") -> ReadError:
    """Return the error for a file that is too long to be an article."""
    reason = f"too long to be an article (more than {limit:,} {unit})"
    return ReadError(location, reason, "Split it into one file an article.")


def unreadable(path: Path, error: OSError) -> ReadError:
    """Return the error for a file that the operating system does not hand over."""
    if isinstance(error, FileNotFoundError):
        return ReadError(str(path), "no such file", "Check the name.")
    if isinstance(error, PermissionError):
        return ReadError(str(path), "no permission to read it", "Make it readable, for example with chmod u+r.")
    if isinstance(error, IsADirectoryError):
        return ReadError(str(path), "a folder, not a file", "Name the files in it.")
    return ReadError(str(path), f"cannot be read ({error.strerror or error})", "Check the file and its disk.")


def _looks_wide(data: bytes) -> bool:
    """Say whether every other byte is NUL, as in UTF-16 without a mark."""
    head = data[:400]
    return len(head) > 8 and max(head[::2].count(0), head[1::2].count(0)) > 0.4 * len(head)


def _binary(location: str) -> ReadError:
    return ReadError(location, "binary, not text", f"{_TO_TEXT}, or leave it out.")
