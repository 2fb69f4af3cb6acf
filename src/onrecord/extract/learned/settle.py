"""Settle what the network and the rules found in one paragraph, as candidates that can be written down."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.lexicon import Lexicon
from onrecord.extract.candidate import Candidate
from onrecord.extract.learned.confidence import confidence, known_of
from onrecord.extract.learned.decode import Link
from onrecord.extract.learned.network import Network
from onrecord.extract.learned.parts import PHRASES, frame_of, main_word, says_nothing, shortened, trimmed
from onrecord.extract.tree import Tree, tokens

LEAST = 0.3  # confidence below which nothing is kept: less than that and F1 sinks
PHRASE = 0.6  # the same for a content without a clause ("criticised the plan"), on which annotators do not agree
ALONE = frozenset({"transcript", "according", "adverb"})  # rules that stand where the network is silent
NESTED = frozenset({"that", "wh", "paren", "quote"})  # rules that are right inside the content of another
_SURE = 0.55  # and their measured precision with the cue, at least


def settle(
    t: Tree,
    proposed: Sequence[Candidate],
    found: Sequence[Link],
    network: Network,
    words: Lexicon,
    *,
    corpus: bool = False,
) -> list[Candidate]:
    """Return what stands in a paragraph, in order of content.

    What the network found stands, if it is sure enough. Of what the rules propose, there remain: speech inside the
    content of another, quotations without a cue that go on with what a speaker said before, and the rules of `ALONE`.
    With ``corpus`` the "that" before a clause stays a part of the content, as annotated corpora have it.
    """
    known = known_cues(proposed)
    kept = [c for c in (of_link(t, link, known, network, words) for link in found) if _stands(t, c)]
    if not corpus:
        kept = [_without_that(t, c) for c in kept]
    speaking = {c.cue_at: c for c in kept}
    said = {i for c in kept for i in tokens(c.content)}
    for c in proposed:
        free = said.isdisjoint(tokens(c.content))
        if c.follows is not None:
            before = speaking.get(c.follows.cue_at)
            if before is not None and free:
                kept.append(replace(c, source=before.source, head=before.head, follows=before))
        elif c.cue_at in speaking:
            continue
        elif (c.rule in ALONE and free) or (_nested(c) and _inside(t, c, kept, said)):
            kept.append(c)
    kept.sort(key=lambda c: (c.content[0], c.cue_at))
    return kept


def _stands(t: Tree, c: Candidate) -> bool:
    """Say whether what the network found is sure enough to be kept."""
    return not says_nothing(t, c.content) and c.confidence >= (PHRASE if frame_of(t, c.content) in PHRASES else LEAST)


def _nested(c: Candidate) -> bool:
    """Say whether a proposal is worth keeping inside the content of another."""
    return c.cue_at >= 0 and c.rule.split("@")[0] in NESTED and c.confidence >= _SURE


def _without_that(t: Tree, c: Candidate) -> Candidate:
    """Return a candidate without the "that" before its clauses: corpora count it as content, readers do not."""
    content = tuple(
        (first + 1, last) if t.lower[first] == "that" and t.tag[first] == "IN" and first < last else (first, last)
        for first, last in c.content
    )
    return replace(c, content=content)


def known_cues(proposed: Sequence[Candidate]) -> dict[int, Candidate]:
    """Return what the rules propose, by the main word of its cue."""
    return {c.cue_at: c for c in proposed if c.cue_at >= 0}


def of_link(t: Tree, link: Link, known: Mapping[int, Candidate], network: Network, words: Lexicon) -> Candidate:
    """Return what the network found, with what the rules know of the same cue."""
    at = main_word(t, link.cue)
    rule = known_of(link, known)
    content = tuple(part for part in (trimmed(t, p) for p in link.content) if part is not None) or link.content
    source = () if _asked(t, at, words) else tuple(trimmed(t, shortened(t, p)) or p for p in link.source)
    head = main_word(t, source[0]) if source else -1
    plain = Candidate(
        rule=frame_of(t, content),
        cue_at=at,
        cue=(trimmed(t, link.cue) or link.cue,),
        source=source,
        head=head,
        content=content,
        confidence=confidence(t, link, known, network),
        lemma=words.verbs[t.lower[at]].lemma if t.lower[at] in words.verbs else "",
        extractor=network.name,
    )
    if rule is None:
        return plain
    return replace(
        plain, rule=rule.rule, cue_at=rule.cue_at, lemma=rule.lemma, addressee=rule.addressee, passive=rule.passive
    )


def _inside(t: Tree, c: Candidate, kept: Sequence[Candidate], said: set[int]) -> bool:
    """Say whether a proposal stands in the content of another, or in a quotation that goes on from before.

    Such a quotation is one that nobody in this paragraph has.
    """
    q = t.quote[c.cue_at]
    unowned = q >= 0 and said.isdisjoint(tokens([t.regions[q]]))
    return unowned or any(_within(c, outer) for outer in kept)


def _asked(t: Tree, i: int, words: Lexicon) -> bool:
    """Say whether the cue is what somebody was asked, who is then not its source: "Asked to comment, he said"."""
    cue = words.verbs.get(t.lower[i])
    if cue is None or cue.modality != "question" or t.tag[i] != "VBN":
        return False
    return not any(t.dep[k] == "aux" and t.lower[k] in ("has", "have", "had") for k in t.kids[i])


def _within(inner: Candidate, outer: Candidate) -> bool:
    """Say whether an attribution stands whole inside one part of the content of another."""
    parts = (*inner.cue, *inner.source, *inner.content)
    low, high = min(p[0] for p in parts), max(p[1] for p in parts)
    return any(a <= low and high <= b for a, b in outer.content)
