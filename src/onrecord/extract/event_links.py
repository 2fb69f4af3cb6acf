"""Say which events the time expressions of a sentence date: more careful than `onrecord.extract.attaching`.

An expression dates the verb or event noun that it hangs on, verbs that share it ("was arrested and charged on Friday"),
and what happens before, during or after an event noun that it dates ("resigned during the 2015 campaign").
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.dates.resolve import resolve
from onrecord.extract.clauses import Range, child, is_verb
from onrecord.extract.event_ahead import ahead_by_words
from onrecord.extract.event_sites import Site, head, marker, relation
from onrecord.extract.event_words import names_event, words
from onrecord.extract.happening import anchor
from onrecord.model import TimeRelation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AT = frozenset({"at", "in"})
_THROUGH = _AT | {"during", "before", "after", "since", "following", "ahead of", "prior to"}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_ALSO = frozenset({"in", "at", "during", "on", "over"})  # what happens there happens then
_INSTEAD = frozenset({"after", "before", "of", "following", "since", "behind", "until"})
_CLOSE = 3  # tokens from verb to verb: "arrested and later charged"
_ENDS = frozenset({("between", "and"), ("from", "to"), ("from", "until"), ("from", "till")})
_PERIODS = frozenset({"quarter", "year", "month", "months", "period", "week", "weeks", "half"})
_AND = 2  # tokens from the end of one expression to the start of the next, with a word between
_DEPTH = 4
_YEAR = 4  # digits
_DAY = re.compile(r"(?:XXXX|\d{4})-(?:WXX-\d|[\dX]{2}-\d\d)$")
_LIMITS = frozenset({"by", "until", "till", "for", "before", "from", "up to", "ahead of", "prior to", "through"})
_LATER = frozenset({"later", "then", "subsequently", "eventually", "finally", "since", "still", "now", "after"})


@dataclass(frozen=True, slots=True)
class Link:
    """That a time expression dates an event.

    Attributes:
        event: the verb or noun of the event.
        site: the expression and what it hangs on.
        how: what the link rests on: verb, moved (by word order), noun, noun pp, beside, shared, onward, through.
        relation: how the event lies to the time.
        marker: the tokens of the words that say so.
    """

    event: "Token"
    site: Site
    how: str
    relation: TimeRelation
    marker: Range | None

    def tokens(self) -> Iterator[int]:
        """Yield the tokens that only date the event, so that they are no part of its phrase."""
        yield from range(self.site.first, self.site.last + 1)
        if self.how == "through":
            if self.marker is not None:  # "resigned [during the 2015 campaign]"
                yield from (t.i for t in self.event.doc[self.marker[0]].subtree)
            yield from self.site.carriers
        elif self.marker is not None or is_verb(self.event):
            yield from self.site.carriers


def links(doc: "Doc", sites: Sequence[Site]) -> Iterator[Link]:
    """Yield what the time expressions of one sentence date, expression by expression."""
    hung = [found for found in (_direct(doc, site) for site in _ranges(doc, sites)) if found is not None]
    dates = Counter(found.event.i for found in hung)
    hung = [found for found in hung if dates[found.event.i] == 1 or not _to_come(doc, found.site)]
    direct = [link for found in hung for link in (_beside(found) if is_verb(found.event) else (found,))]
    yield from direct
    taken = {found.event.i for found in direct}
    for found in direct:
        more = _sharing(found) if is_verb(found.event) else _through(doc, found)
        for link in more:
            if link.event.i not in taken:
                taken.add(link.event.i)
                yield link


def _ranges(doc: "Doc", sites: Sequence[Site]) -> Iterator[Site]:
    """Yield the sites; those of "between June and August", "from June to August" as a beginning and an end."""
    found = list(sites)
    for n, (one, other) in enumerate(pairwise(sites)):
        middle = doc[other.first - 1].lower_ if other.first - one.last == _AND else ""
        if (one.preposition, middle) in _ENDS:
            found[n] = replace(one, preposition="from")
            between = (other.first - 1, other.first - 1)
            carriers = one.carriers | other.carriers | {other.first - 1}
            found[n + 1] = replace(found[n], first=other.first, last=other.last, carriers=carriers, marker=between)
            found[n + 1] = replace(found[n + 1], preposition="until")
    yield from found


def _direct(doc: "Doc", site: Site) -> Link | None:
    """Return the verb or event noun that an expression hangs on."""
    if site.compares or site.over is None or _denied(doc, site) or _closes(site.over):
        return None
    if site.moved:
        own = is_verb(site.over) or site.over.i < site.first
        return Link(site.over, site, "moved", site.relation if own else "on", site.marker if own else None)
    at = anchor(head(doc, site.first, site.last))
    if at is None or site.first <= at[0].i <= site.last:
        return None
    node, how, _ = at
    if site.preposition == "from" and site.first > node.i and (not is_verb(node) or node.lower_ in words("change")):
        return None  # "a rise of 5 % from March", "rose from last year"
    before = not is_verb(node) and site.first < node.i  # "during the 2015 campaign": the campaign is in 2015
    between = None if before or (not is_verb(node) and site.preposition in ("from", "of", "by")) else site.marker
    if doc[site.first].lower_ in ("between", "from"):  # "from 2010 to 2014" as one expression
        return Link(node, site, how, "during", None)
    if site.preposition == "to" and between is not None and doc[between[0] - 1].lower_ in _PERIODS:
        return Link(node, site, how, "until", between)  # "rose in the three months to March"
    if site.preposition == "for" and is_verb(node) and between is not None and _is_year(doc, site):
        counted = doc[between[0] - 1]  # "beat the total for 2012"
        if counted.dep_ == "dobj" and not names_event(counted) and node.lower_ not in words("plan"):
            return None
    return Link(node, site, how, "on" if between is None else site.relation, between)


def _is_year(doc: "Doc", site: Site) -> bool:
    return site.first == site.last and doc[site.first].tag_ == "CD" and len(doc[site.first]) == _YEAR


def _to_come(doc: "Doc", site: Site) -> bool:
    """Say whether a date ahead by its words is given to what is past: "warned on Saturday of rain next week".

    "The next morning" is ahead of what was told before it.
    """
    verb = site.over
    if verb is None or not is_verb(verb) or site.preposition in _LIMITS or doc[site.first].lower_ == "the":
        return False
    if verb.lower_ in words("plan") or verb.lower_ in words("want"):
        return False
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(auxiliaries & {"has", "have", "had", "was", "were"}))
    return past and ahead_by_words(doc[site.first : site.last + 1].text)


def _denied(doc: "Doc", site: Site) -> bool:
    """Say whether it is the date that is denied: "in June, not in July"."""
    start = min([site.first, *(i for i in site.carriers if i < site.first)])
    return start > 0 and doc[start - 1].lower_ == "not" and site.relation != "until"


def _closes(over: "Token") -> bool:
    """Say whether a date is the end of a period: "for the quarter ended Sept. 30"."""
    return over.lower_ in ("ended", "ending") and over.dep_ == "acl" and over.head.lower_ in _PERIODS


def _beside(found: Link) -> tuple[Link, ...]:
    """Return a direct link to a verb as it is, or with or as one to the event noun that stands between verb and date.

    "spoke at a rally on Monday" dates both, "died after the attack on Monday" the attack alone.
    """
    verb, site = found.event, found.site
    noun = _noun_between(verb, min([site.first, *(i for i in site.carriers if i < site.first)]))
    if noun is None or noun.dep_ != "pobj":
        return (found,)
    more = Link(noun, site, "beside", found.relation, found.marker)
    if noun.head.lower_ in _INSTEAD:
        return (more,)
    return (found, more) if noun.head.lower_ in _ALSO and noun.head.head == verb else (found,)


def _noun_between(verb: "Token", end: int) -> "Token | None":
    """Return the event noun, behind a verb, of the noun phrase that ends before token ``end``."""
    noun = verb.doc[end - 1] if end else verb
    for _ in range(_DEPTH):
        if noun.i <= verb.i or names_event(noun) or noun.dep_ not in ("pobj", "prep"):
            break
        noun = noun.head
    return noun if noun.i > verb.i and names_event(noun) else None


def _sharing(found: Link) -> Iterator[Link]:
    """Yield the verbs that share a date: those before it in a row that it ends, and those after one that it opens."""
    verb, site = found.event, found.site
    if site.first > verb.i:
        for _ in range(_DEPTH):
            before = verb.head
            if verb.dep_ != "conj" or not is_verb(before) or child(verb, _SUBJECTS) is not None:
                break
            if verb.i - before.i > _CLOSE:  # "was seen in the town and was found in December": two days
                break
            yield Link(before, site, "shared", found.relation, found.marker)
            verb = before
        yield from _onward(found)
        return
    who = child(verb, _SUBJECTS)
    if (who is None and found.how != "moved") or (who is not None and site.first > who.i):
        return
    for _ in range(_DEPTH):
        after = next((c for c in verb.children if c.dep_ == "conj" and is_verb(c)), None)
        if after is None or after.tag_ != verb.tag_:
            return
        yield Link(after, site, "shared", found.relation, found.marker)
        verb = after


def _onward(found: Link) -> Iterator[Link]:
    """Yield the verb that goes on at once behind a day: "walked in on Friday and turned himself in".

    Only in one breath: the same form, an "and" and nothing else between, and no word for later.
    """
    verb, doc, last = found.event, found.event.doc, found.site.last
    after = next((c for c in verb.children if c.dep_ == "conj" and is_verb(c) and c.i > last), None)
    if after is None or found.relation != "on" or (after.tag_, after.i) != (verb.tag_, last + _AND):
        return
    joined = doc[last + 1].lower_ == "and" and verb.tag_ == "VBD" and child(after, _SUBJECTS) is None
    day = resolve(doc[found.site.first : last + 1].text)
    if joined and day is not None and _DAY.match(day.value or "") and not _dated_itself(after):
        yield Link(after, found.site, "onward", found.relation, found.marker)


def _dated_itself(verb: "Token") -> bool:
    """Say whether words for a time hang on a verb: "and resigned later", "and left on Monday"."""
    return any(t.ent_type_ in ("DATE", "TIME") or t.lower_ in _LATER for t in verb.subtree)


def _through(doc: "Doc", found: Link) -> Iterator[Link]:
    """Yield the verb that is told to happen before, after, during or at the event that a noun names."""
    noun = found.event
    preposition = noun.head
    if found.relation != "on" or noun.dep_ != "pobj" or preposition.head == preposition:
        return
    between = marker(doc, noun.left_edge.i)
    if between is None or not between[0] <= preposition.i <= between[1]:
        return
    told = doc[between[0] : between[1] + 1].text.lower()
    over = doc[between[0]].head if between[0] != between[1] else preposition.head
    other = _noun_between(over, between[0])
    if other is not None and other.dep_ == "dobj" and over.tag_ in ("VBZ", "VBP"):
        return  # "echoes his attack on her during the 2015 campaign"
    if over == noun or not is_verb(over) or over.dep_ in ("amod", "compound"):
        return
    if told in _THROUGH:
        yield Link(over, found.site, "through", relation(told), None if told in _AT else between)
