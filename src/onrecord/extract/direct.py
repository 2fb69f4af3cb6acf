"""Give each quotation to the cue beside it: “…,” she said; she said: “…”; “…,” she said. “…”; NAME: ….

Works on what stands between the quotations of a paragraph (a *gap*), since a parser gets lost in quoted sentences.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.annotate.lexicon import Cue
from onrecord.extract.candidate import Candidate
from onrecord.extract.spans import noun_phrase, source_of, subject
from onrecord.extract.tree import Range, Tree

_ENDS = frozenset(".!?")
_REACH = 30  # tokens of a gap in which the cue of a quotation is looked for
_DASHES = frozenset({",", "--", "—", "–", "-"})
_BRIDGE = 12  # tokens between two parts of one quotation
SHORT = 2  # a quotation of so few words is speech only with a cue right beside it


def direct(t: Tree, verbs: Mapping[str, Cue]) -> Iterator[Candidate]:
    """Yield one candidate for each cue that has quotations, with all of them."""
    found: dict[int, Candidate] = {}
    before = -1  # the cue that has the quotation before
    for r, region in enumerate(t.regions):
        if is_name(t, r):
            continue
        content = region
        cue = _after(t, r, verbs)
        if cue >= 0:
            start = _sentence_part(t, r, verbs)
            if start < 0:
                continue
            content = region if start >= region[0] else (start, region[1] + t.quotes[r].closed)
        else:
            cue = _before(t, r, verbs)
            if cue >= 0:
                content = (region[0], _rest(t, r))
        if cue < 0 and before >= 0 and _goes_on(t, r):
            cue = before
        before = cue
        if cue < 0:
            continue
        if cue in found:
            parts = (*found[cue].content, content)
            found[cue] = replace(found[cue], content=tuple(sorted(set(parts))))
        else:
            found[cue] = _candidate(t, cue, verbs[t.lower[cue]], content)
    yield from found.values()


def is_name(t: Tree, r: int) -> bool:
    """Say whether a quotation is the name of a book, a show, a song: few words with capitals, inside a clause."""
    first, last = t.regions[r]
    lead = first - 2
    if lead < 0 or last - first > 8 or not (t.text[lead][-1].isalnum() or t.text[lead] == ","):
        return False
    if t.text[lead] == "," and word_count(t, r) > 4:
        return False
    words = [t.text[i] for i in range(first, last + 1) if t.text[i][0].isalnum()]
    long = [w for w in words if len(w) > 3]
    return bool(long) and all(w[0].isupper() or w[0].isdigit() for w in long) and t.tag[lead][:2] != "VB"


def word_count(t: Tree, r: int) -> int:
    """Return how many words a quotation has."""
    first, last = t.regions[r]
    return sum(t.text[i][0].isalnum() for i in range(first, last + 1))


def _candidate(t: Tree, i: int, cue: Cue, content: Range) -> Candidate:
    head, passive = cue_subject(t, i)
    return Candidate(
        rule="quote",
        cue_at=i,
        cue=cue_span(t, i),
        source=source_of(t, head) if head >= 0 else (),
        head=head,
        content=(content,),
        confidence=cue.frames.get("quote", 0.0),
        lemma=cue.lemma,
        addressee=addressee(t, i),
        passive=passive,
    )


def cue_subject(t: Tree, i: int) -> tuple[int, bool]:
    """Return the head of the source of the cue verb ``i``; looks right of the verb where the parse has no subject."""
    head, passive = subject(t, i)
    if head >= 0 and t.quote[head] >= 0 and t.quote[i] != t.quote[head]:
        head = -1  # a word of the quotation itself
    if head >= 0 or passive:
        return head, passive
    k = i + 1
    if (
        k < t.stop[i]
        and t.quote[k] == t.quote[i]
        and (t.tag[k] in ("NNP", "NNPS", "DT", "PRP", "NN", "NNS") or t.ent[k])
    ):
        if t.tag[k] == "PRP" and t.lower[k] in ("him", "them", "me", "us", "her", "it"):
            return -1, False
        h = k
        while t.head[h] != i and t.head[h] > h and t.head[h] < t.stop[i]:
            h = t.head[h]
        if t.tag[h][0] in "NP" and t.dep[h] not in ("dative",):
            return h, False
    return _noun_before(t, i), False


def _noun_before(t: Tree, i: int) -> int:
    """Return the head of the noun phrase right before a finite verb whose subject the parse has lost, or -1."""
    if t.tag[i] not in ("VBD", "VBZ", "VBP"):
        return -1
    h = i - 1
    while h >= t.sent[i] and t.tag[h] in ("RB", "MD") and t.text[h] != ",":
        h -= 1
    if h < t.sent[i] or t.quote[h] != t.quote[i] or t.tag[h] not in ("NNP", "NNPS", "PRP", "NN", "NNS", "CD", "WP"):
        return -1
    if t.lower[h] in ("him", "them", "me", "us"):
        return -1
    while t.head[h] != h and t.sent[i] <= t.head[h] < i and t.tag[t.head[h]][0] in "NPCI" and t.right[t.head[h]] < i:
        h = t.head[h]
    return h if t.tag[h][0] in "NPCW" else -1


def cue_span(t: Tree, i: int) -> tuple[Range, ...]:
    """Return the cue's words: the verb with its particle."""
    k = t.child(i, "prt")
    if k == i + 1:
        return ((i, k),)
    return ((i, i),) if k < 0 else ((i, i), (k, k))


def addressee(t: Tree, i: int) -> Range | None:
    """Return whom the verb ``i`` addresses: "told *reporters*", "said to *the crowd*"."""
    for k in t.kids[i]:
        if k < i:
            continue
        if t.dep[k] in ("dobj", "dative") and t.tag[k][0] in "NP" and t.quote[k] == t.quote[i]:
            return noun_phrase(t, k)[0]
        if t.lower[k] == "to" and t.dep[k] in ("prep", "dative"):
            p = t.child(k, "pobj")
            if p >= 0 and t.quote[p] == t.quote[i]:
                return noun_phrase(t, p)[0]
    return None


def _gap_after(t: Tree, r: int) -> Range:
    """Return the tokens between quotation ``r`` and the next one, without marks."""
    first = t.regions[r][1] + (2 if t.quotes[r].closed else 1)
    last = t.regions[r + 1][0] - 2 if r + 1 < len(t.regions) else t.n - 1
    return first, last


def _gap_before(t: Tree, r: int) -> Range:
    first = t.regions[r - 1][1] + 2 if r else 0
    return first, t.regions[r][0] - (2 if t.quotes[r].opened else 1)


def _after(t: Tree, r: int, verbs: Mapping[str, Cue]) -> int:
    """Find the cue that follows quotation ``r``: “…,” he said. Return its token, or -1."""
    first, last = _gap_after(t, r)
    if not t.quotes[r].closed or first > last:
        return -1
    ending = t.text[t.regions[r][1]][-1]
    comma = ending == "," or t.text[first] in _DASHES
    if not comma and ending not in "!?.…":
        return -1
    start = first + 1 if t.text[first] in _DASHES else first
    for i in range(start, min(last, start + _REACH) + 1):
        if t.text[i] in _ENDS or t.text[i] == ";":
            return -1
        if not _takes_quotation(t, i, verbs):
            continue
        head, passive = cue_subject(t, i)
        if (head < 0 and not passive and i > start) or (head >= 0 and not first <= head <= last):
            continue
        if t.dep[i] in ("relcl", "acl") and i > start and not (t.lower[head] == "who" and head == start):
            continue
        if not comma and i > start and (head < 0 or t.left[head] > start):
            return -1
        if ending == "." and not comma and not (i == start or t.text[start][0].islower()):
            return -1
        return i
    return -1


def _sentence_part(t: Tree, r: int, verbs: Mapping[str, Cue]) -> int:
    """Return where the sentence begins that quotation ``r`` ends; -1 when that part has a cue of its own.

    “…,” he said: the quotation itself. The plan was “a mistake,” he said: the words before belong to the content.
    """
    first, last = _gap_before(t, r)
    i = t.regions[r][0]
    if first > last or not t.quotes[r].opened or t.text[last] in _ENDS or t.text[last] == ":":
        return i
    start = i
    for k in range(last, first - 1, -1):
        if t.text[k] in _ENDS or t.text[k] in (";", ":"):
            break
        if t.tag[k][:2] == "VB" and t.dep[k] != "amod":
            cue = verbs.get(t.lower[k])
            if cue is not None and ("quote" in cue.frames or "that" in cue.frames) and cue.speech:
                return i if t.text[last] == "," else -1
        start = k
    return start if t.text[start][0].isalnum() else start + 1


def _before(t: Tree, r: int, verbs: Mapping[str, Cue]) -> int:
    """Find the cue that leads up to quotation ``r``: he said: “…”. Return its token, or -1."""
    first, last = _gap_before(t, r)
    if not t.quotes[r].opened or first > last:
        return -1
    return leading_cue(t, first, last, verbs, whole=_sentence_like(t, r))


def leading_cue(t: Tree, first: int, last: int, verbs: Mapping[str, Cue], *, whole: bool) -> int:
    """Return the cue verb that the words from ``first`` to ``last`` end with and that a quotation may follow, or -1."""
    lead = t.text[last]
    if lead in _ENDS:
        return -1
    if lead not in (":", ","):
        # Only a cue right before the mark; after anything else the quotation is a part of a reported clause.
        return last if whole and _takes_quotation(t, last, verbs) else -1
    end = last - 1
    for i in range(end, max(first, end - _REACH) - 1, -1):
        if t.text[i] in _ENDS and i < end:
            return -1
        if not _takes_quotation(t, i, verbs) or t.dep[i] == "amod":
            continue
        if lead == "," and not whole and i < end - 8:
            return -1
        if lead == "," and t.dep[i] == "relcl" and end - i > 6:
            continue
        return i
    return -1


def _rest(t: Tree, r: int) -> int:
    """Return the last token of the content that quotation ``r`` begins: the clause may run on behind the mark."""
    last = t.regions[r][1]
    first, end = _gap_after(t, r)
    if not t.quotes[r].closed or t.text[last][-1] in ",.!?…" or first > end or not t.text[first][0].islower():
        return last
    for i in range(first, end + 1):
        if t.text[i] in _ENDS or t.text[i] in (",", ";", ":") or t.tag[i] == "CC":
            return i - 1
    return end if end == t.n - 1 else last


def _takes_quotation(t: Tree, i: int, verbs: Mapping[str, Cue]) -> bool:
    cue = verbs.get(t.lower[i])
    return cue is not None and "quote" in cue.frames and t.tag[i][:2] == "VB"


def _sentence_like(t: Tree, r: int) -> bool:
    """Say whether a quotation looks like a whole utterance: it begins with a capital and has more than two words."""
    first = t.text[t.regions[r][0]]
    return (first[0].isupper() or first[0] in "[.…") and word_count(t, r) > SHORT


def _goes_on(t: Tree, r: int) -> bool:
    """Say whether quotation ``r`` goes on with the one before it: “…,” he said. “…”."""
    first, last = _gap_before(t, r)
    if first > last:
        return True
    lead = t.text[last]
    if lead[-1] in _ENDS:
        return word_count(t, r) > SHORT
    return (lead in _DASHES or t.tag[last] == "CC") and last - first < _BRIDGE
