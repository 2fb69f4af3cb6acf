"""Find what stands between quotation marks, as newspapers set them: straight, curly, mixed, lost or left open.

A stray mark opens nothing. A quotation that a paragraph does not close goes to the paragraph's end, and goes on only
where the next paragraph opens with a mark again (or closes one that it never opened). Who says it is decided elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

DOUBLE = frozenset('"“”„‟«»″')
SINGLE = frozenset("'‘’‚‛")
_OPENS = frozenset("“„‟«‘‚‛")
_CLOSES = frozenset("”»")
_BEFORE_OPENING = frozenset("([{—–-:/,;")  # what may stand glued before an opening mark
_CLIPPED = ("em", "til", "cause", "tis", "twas", "n")  # words that begin with an apostrophe
_AHEAD = 12  # marks that are looked at to tell a stray mark from a quotation inside a quotation
_MAX_SINGLE = 600  # longer stretches between single marks are apostrophes that happen to pair


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between marks in one paragraph, ``[start, end)`` without the marks.

    Attributes:
        opened: it has an opening mark here; otherwise it runs on from the paragraph before.
        closed: it has a closing mark here; otherwise it runs to the paragraph's end.
        single: it stands between single marks.
    """

    start: int
    end: int
    opened: bool = True
    closed: bool = True
    single: bool = False


def quotations(texts: Sequence[str]) -> list[tuple[Quotation, ...]]:
    """Return the quotations of consecutive paragraphs, in order. The texts keep the marks as they were written.

    >>> [[t[q.start : q.end] for q in found] for t, found in zip(s := ['He said “no” to "it.', '"Yes.'], quotations(s))]
    [['no'], ['Yes.']]
    """
    out: list[tuple[Quotation, ...]] = []
    open_before = False
    for i, text in enumerate(texts):
        following = texts[i + 1] if i + 1 < len(texts) else ""
        doubles = _doubles(text, following, open_before=open_before)
        open_before = bool(doubles) and not doubles[-1].closed
        out.append(_with_singles(text, doubles) if "'" in text or "‘" in text else tuple(doubles))
    return out


def _doubles(text: str, following: str, *, open_before: bool) -> list[Quotation]:
    marks = [i for i, c in enumerate(text) if c in DOUBLE]
    found: list[Quotation] = []
    start = -1
    opened = True
    if open_before and marks and marks[0] > 0 and _direction(text, marks[0], open_now=True) == "close":
        # The paragraph before is still open and this one closes a mark that it never opened.
        start, opened = 0, False
    for at, i in enumerate(marks):
        direction = _direction(text, i, open_now=start >= 0)
        if direction == "open" and start < 0:
            start, opened = i + 1, True
        elif direction == "open" and _unclosed(text, start, i, marks[at + 1 : at + 1 + _AHEAD]):
            start = i + 1  # the mark before was a stray one
        elif direction == "close" and start >= 0:
            if text[start:i].strip():
                found.append(Quotation(start, i, opened=opened))
            start = -1
    if start >= 0 and text[start:].strip() and _runs_on(text, start, following):
        found.append(Quotation(start, len(text), opened=opened, closed=False))
    return found


def _direction(text: str, i: int, *, open_now: bool) -> str:
    """Say whether a mark opens or closes: by its shape where that fits its place, else by its place."""
    mark = text[i]
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    glued_left = not before.isspace() and before not in _BEFORE_OPENING and before not in SINGLE
    glued_right = not after.isspace() and after not in ",.;:?!)]}"
    if not open_now and before.isdigit() and not glued_right and mark in '"″':
        return "none"  # inches
    if mark in _OPENS and not (open_now and glued_left and not glued_right):
        return "open"
    if mark in _CLOSES and not (not open_now and glued_right and not glued_left):
        return "close"
    if glued_right and not glued_left:
        return "open" if not open_now or (not before.isalnum() and before in " ([") else "close"
    if glued_left and not glued_right:
        return "close"
    return "close" if open_now else ("open" if after.strip() or not glued_left else "none")


def _unclosed(text: str, start: int, i: int, later: Sequence[int]) -> bool:
    """Say whether a second opening mark shows that the first one was never closed, rather than a quotation inside."""
    closing = sum(_direction(text, j, open_now=True) == "close" for j in later)
    opening = sum(_direction(text, j, open_now=False) == "open" for j in later)
    return closing <= opening + 1 and i > start


def _runs_on(text: str, start: int, following: str) -> bool:
    """Say whether a mark that is never closed opens speech to the paragraph's end."""
    lead = text[: start - 1].rstrip() if start else ""
    ahead = following.lstrip()
    if ahead[:1] and ahead[0] in DOUBLE:
        return True
    return not lead or lead[-1] in ",:" or (ahead.count("”") > ahead.count("“"))


def _with_singles(text: str, doubles: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Add the quotations between single marks; the outer one wins where one stands inside another."""
    singles = _singles(text, doubles)
    if not singles:
        return tuple(doubles)
    found: list[Quotation] = []
    for one in sorted((*doubles, *singles), key=lambda q: (q.start, -q.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _singles(text: str, doubles: Sequence[Quotation]) -> list[Quotation]:
    inside = bytearray(len(text) + 1)
    for q in doubles:
        inside[q.start : q.end] = b"\x01" * (q.end - q.start)
    found: list[Quotation] = []
    i = 0
    while i < len(text):
        if text[i] in "'‘" and not inside[i] and _may_open(text, i):
            end = _single_end(text, i)
            # Round a double-marked quotation (as in Britain) only where an utterance may begin.
            if end and not inside[end] and (1 not in inside[i:end] or text[:i].rstrip()[-1:] in ("", ",", ":", ".")):
                found.append(Quotation(i + 1, end, single=True))
                i = end
        i += 1
    return found


def _may_open(text: str, i: int) -> bool:
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if before.isalnum() or before in SINGLE or not (after.isalpha() or after in "$£€#@["):
        return False
    return text[i] == "‘" or _word(text, i + 1) not in _CLIPPED


def _word(text: str, start: int) -> str:
    end = start
    while end < len(text) and end - start < 8 and text[end].isalpha():
        end += 1
    return text[start:end].lower()


def _single_end(text: str, start: int) -> int | None:
    """Return where a single-marked quotation ends; an apostrophe after s closes only if nothing later does."""
    fallback = None
    for j in range(start + 2, min(len(text), start + _MAX_SINGLE)):
        if text[j] not in "'’":
            if text[j] in "'‘" and _may_open(text, j):
                break
            continue
        after = text[j + 1] if j + 1 < len(text) else " "
        if after.isalnum() or text[j - 1].isspace():
            if text[j] == "'" and _may_open(text, j) and fallback is not None:
                break
            continue
        if text[j - 1] in "sS" and " " in text[start:j]:
            fallback = j
            continue
        return j if j - start > 2 else None
    return fallback
