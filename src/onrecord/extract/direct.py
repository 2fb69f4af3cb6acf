"""Give each quotation to the cue beside it: “…,” she said; she said: “…”; “…,” she said. “…”; NAME: ….

Works on what stands between the quotations of a paragraph (a *gap*), since a parser gets lost in quoted sentences.
"""

from collections.abc import Iterator, Mapping

from onrecord.annotate.lexicon import Cue
from onrecord.extract.candidate import Candidate
from onrecord.extract.spans import source_of, subject
from onrecord.extract.tree import Range, Tree

_ENDS = frozenset(".!?")
_REACH = 30  # tokens of a gap in which the cue of a quotation is looked for
SHORT = 2  # a quotation of so few words is speech only with a cue right beside it


def direct(t: Tree, verbs: Mapping[str, Cue]) -> Iterator[Candidate]:
    """Yield one candidate for each cue that has quotations, with all of them."""
    found: dict[int, Candidate] = {}
    owner: dict[int, int] = {}
    for r in range(len(t.regions)):
        if t.quotes[r].single and inside_double(t, r):
            continue
        cue = _after(t, r, verbs)
        if cue is None:
            cue = _before(t, r, verbs)
        if cue is None and r and r - 1 in owner and _goes_on(t, r):
            owner[r] = owner[r - 1]
            found[owner[r]] = _extended(found[owner[r]], t.regions[r])
            continue
        if cue is None:
            continue
        i, side = cue
        owner[r] = i
        if i in found:
            found[i] = _extended(found[i], t.regions[r])
            continue
        made = _candidate(t, i, verbs[t.lower[i]], t.regions[r], side)
        found[i] = made
    yield from found.values()


def inside_double(t: Tree, r: int) -> bool:
    """Say whether a quotation stands inside another one."""
    q = t.quotes[r]
    return any(o is not q and o.start <= q.start and q.end <= o.end for o in t.quotes)


def word_count(t: Tree, r: int) -> int:
    """Return how many words a quotation has."""
    first, last = t.regions[r]
    return sum(t.text[i][0].isalnum() for i in range(first, last + 1))


def _candidate(t: Tree, i: int, cue: Cue, content: Range, side: str) -> Candidate:
    head, passive = cue_subject(t, i)
    return Candidate(
        rule="quote" if side != "colon" else "quote",
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


def _extended(found: Candidate, more: Range) -> Candidate:
    parts = (*found.content, more)
    return Candidate(
        found.rule, found.cue_at, found.cue, found.source, found.head, tuple(sorted(set(parts))),
        found.confidence, found.lemma, found.addressee, found.passive,
    )  # fmt: skip


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
    return -1, False


def cue_span(t: Tree, i: int) -> tuple[Range, ...]:
    """Return the cue's words: the verb with its particle."""
    k = t.child(i, "prt")
    if k == i + 1:
        return ((i, k),)
    return ((i, i),) if k < 0 else ((i, i), (k, k))


def addressee(t: Tree, i: int) -> Range | None:
    """Return whom the verb ``i`` addresses: "told *reporters*", "said to *the crowd*"."""
    from onrecord.extract.spans import noun_phrase

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
    later = [x for x in range(r + 1, len(t.regions)) if not (t.quotes[x].single and inside_double(t, x))]
    last = t.regions[later[0]][0] - 2 if later else t.n - 1
    return first, last


def _gap_before(t: Tree, r: int) -> Range:
    earlier = [x for x in range(r) if not (t.quotes[x].single and inside_double(t, x))]
    first = t.regions[earlier[-1]][1] + 2 if earlier else 0
    return first, t.regions[r][0] - (2 if t.quotes[r].opened else 1)


def _last_text(t: Tree, r: int) -> str:
    return t.text[t.regions[r][1]][-1]


def _after(t: Tree, r: int, verbs: Mapping[str, Cue]) -> tuple[int, str] | None:
    """Find the cue that follows quotation ``r``: “…,” he said."""
    first, last = _gap_after(t, r)
    if not t.quotes[r].closed or first > last:
        return None
    ending = _last_text(t, r)
    comma = ending == "," or t.text[first] in (",", "--", "—", "–", "-")
    if not comma and ending not in "!?.…":
        return None
    if ending == "," or not comma:
        start = first
    else:
        start = first + 1
    limit = min(last, start + _REACH)
    for i in range(start, limit + 1):
        if t.text[i] in _ENDS or t.text[i] == ";":
            return None
        cue = verbs.get(t.lower[i])
        if cue is None or "quote" not in cue.frames or t.tag[i][:2] != "VB":
            continue
        if t.tag[i] == "VBG" and i > start + 1 and comma:
            pass
        head, passive = cue_subject(t, i)
        if head < 0 and not passive and i > start:
            continue
        if head >= 0 and not first <= head <= last:
            continue
        if t.dep[i] in ("relcl", "acl") and i > start and not (t.lower[head] in ("who",) and head == start):
            continue
        if not comma and i > start and (head < 0 or t.left[head] > start):
            return None
        if (
            not comma
            and ending in "."
            and not ((t.lower[start].islower() and t.text[start][0].islower()) or i == start)
        ):
            return None
        if not comma and i > start and t.text[start][0].isupper() and ending in ".":
            return None
        return i, "after"
    return None


def _before(t: Tree, r: int, verbs: Mapping[str, Cue]) -> tuple[int, str] | None:
    """Find the cue that leads up to quotation ``r``: he said: “…”."""
    first, last = _gap_before(t, r)
    if not t.quotes[r].opened or first > last:
        return None
    lead = t.text[last]
    end = last - 1 if lead in (":", ",") else last
    if lead in _ENDS:
        return None
    if lead != ":" and word_count(t, r) <= SHORT and lead != ",":
        return None
    if lead not in (":", ","):
        # Only a cue right before the mark; anything else is a part of a reported clause.
        cue = verbs.get(t.lower[last])
        if cue is not None and "quote" in cue.frames and t.tag[last][:2] == "VB" and _sentence_like(t, r):
            return last, "before"
        return None
    for i in range(end, max(first, end - _REACH) - 1, -1):
        if t.text[i] in _ENDS and i < end:
            return None
        cue = verbs.get(t.lower[i])
        if cue is None or "quote" not in cue.frames or t.tag[i][:2] != "VB":
            continue
        if lead == "," and not _sentence_like(t, r) and i < end - 8:
            return None
        if t.dep[i] == "amod":
            continue
        if lead == "," and t.dep[i] == "relcl" and end - i > 6:
            continue
        return i, "colon" if lead == ":" else "before"
    return None


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
    if lead in _ENDS or lead[-1] in _ENDS:
        return _sentence_like(t, r) or word_count(t, r) > SHORT
    return lead in (",", "--", "—", "–", "and") and last - first < 12
