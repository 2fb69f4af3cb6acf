"""Tell the saying from what is said: which event is the saying of an attribution, and which dates are its own.

"On Thursday she had warned that the bridge would close in May": Thursday dates the warning, May the closing, and
neither leaks to the other.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.annotate.dateline import dateline_end
from onrecord.annotate.lexicon import cues
from onrecord.model import Attribution, Event, EventDate, Span, TimeExpression, TimeRelation
from onrecord.resolve.dating_scene import Scene

Dates = tuple[tuple[TimeExpression, TimeRelation], ...]

# What is said stands in one of these: "in a statement on Friday, she said".
_SPOKEN_IN = frozenset(
    (  # noqa: SIM905  read more easily than a list
        "address article blog book briefing broadcast column comments conference debate diary dispatch email essay "
        "hearing interview lecture letter memo memoir message note op-ed paper podcast post press programme program "
        "remarks report speech statement study submission testimony tweet video"
    ).split()
)
_SPEAKING = frozenset(
    {"addressing", "appearing", "asked", "interviewed", "responding", "speaking", "talking", "testifying", "writing"}
)
_CARRIES = frozenset({"compound", "nmod", "nummod", "amod", "poss"})
_ON_TOPIC = frozenset({"about", "against", "between", "concerning", "from", "of", "over", "regarding"})
_RELATIONS: dict[str, TimeRelation] = {
    "after": "after",
    "before": "before",
    "by": "until",
    "since": "since",
    "till": "until",
    "until": "until",
}
# Verbs that are cues, and yet no saying; the first as the lexicon has them, the others in their forms.
_SILENT = frozenset(
    (  # noqa: SIM905  read more easily than a list
        "adopt agree allow anticipate be begin believe consider determine expect fear find forget go guess hope intend "
        "know learn let like list love make meet notice prefer put realize recognize regard remember require resist "
        "retire return see show start strive suspect take think turn understand want wish work worry aim aims aimed "
        "decide decides decided hear heard mean means meant need needs needed plan planned planning plans prepare "
        "prepared prepares seek seeks sought seem seemed seems stop stopped stops tried tries try vote voted "
        "votes voting"
    ).split()
)
_LONG_AGO = frozenset({"earlier", "formerly", "once", "originally", "previously"})
_BRINK = len("on ")
_DATELINE = 200  # characters in which one ends
_DEPTH = 8  # steps from a date up to the verb of saying


def sayings(events: Sequence[Event], scene: Scene) -> tuple[Event, ...]:
    """Return the events with the attribution that each is the saying of, and the one inside whose content it stands.

    A saying keeps the dates of its own, and what is said keeps those that are not the saying's; an event that is left
    with no date is none.
    """
    own = Sayings(scene)
    found = (_placed(event, own) for event in events)
    return tuple(event for event in found if event.dates)


def _placed(event: Event, sayings: "Sayings") -> Event:
    scene = sayings.scene
    said = [a for a in scene.said_in(scene.sentence(event.head)) if _is_saying(event, a, scene)]
    said.sort(key=lambda a: (a.parent is not None, a.content, a.id))
    inside = [a for a in scene.around(event.head) if a not in said]
    dates = event.dates
    if said and any(cue.covers(event.head) for cue in said[0].cue):
        dates = _of_saying(event, said, sayings)
    elif inside:
        others = {time.span for a in inside if _is_said(a, scene) for time, _ in sayings.own(a)}
        dates = tuple(date for date in dates if date.span not in others)
    return replace(
        event,
        dates=dates,
        saying=said[0].id if said and _speaks(event, said[0], scene) else None,
        attribution=inside[0].id if inside else None,
    )


def _of_saying(event: Event, said: Sequence[Attribution], sayings: "Sayings") -> tuple[EventDate, ...]:
    """Return the dates of a saying: none of those that stand in what is said.

    "Said on Tuesday they had met": where what is said begins is not certain, so that a date right there is left to it.
    """
    told = [part for a in said for part in a.content]
    outside = tuple(date for date in event.dates if not any(part.covers(date.span) for part in told))
    written = tuple(EventDate(span=time.span, relation=how) for time, how in sayings.own(said[0]))
    reported = [part for a in said if a.kind == "indirect" for part in a.content]
    brink = (d for d in event.dates if any(0 <= d.span.start - part.start <= _BRINK for part in reported))
    return outside or written or tuple(brink)


def _is_saying(event: Event, attribution: Attribution, scene: Scene) -> bool:
    """Say whether an event is the saying: its head is the cue, or what it was said in ("in a speech on Friday")."""
    if any(part.covers(event.head) for part in attribution.content):
        return False
    if any(cue.covers(event.head) for cue in attribution.cue):
        return True
    at, words = scene.top(event.head), scene.words
    return at >= 0 and words.lower[at] in _SPOKEN_IN and _reaches(at, attribution, scene)


def _speaks(event: Event, attribution: Attribution, scene: Scene) -> bool:
    """Say whether the cue of an attribution is an act of saying, where an event is that cue."""
    at = scene.top(event.head)
    return at < 0 or not any(cue.covers(event.head) for cue in attribution.cue) or not _silent(at, scene)


def _silent(at: int, scene: Scene) -> bool:
    """Say whether a verb tells what somebody thinks, wants, plans or does, so that nothing is said with it."""
    words = scene.words
    if not words.tag[at].startswith("VB"):
        return False
    found = cues("verbs").get(words.lower[at])
    return (found.lemma if found is not None else words.lower[at]) in _SILENT


def _is_said(attribution: Attribution, scene: Scene) -> bool:
    """Say whether something is said in an attribution, and not only thought or planned."""
    verbs = [i for cue in attribution.cue for i in scene.tokens(cue) if scene.words.tag[i].startswith("VB")]
    return not verbs or not all(_silent(i, scene) for i in verbs)


class Sayings:
    """Which dates of the text are those of the saying of an attribution."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.by_id = {a.id: a for a in scene.attributions}

    def dates(self, attribution: Attribution) -> Dates | None:
        """Return the dates of a saying; none of them for one of some earlier time; None where it is of the day's news.

        A quotation that only goes on has the dates of the one before it, and so has what the same speaker says next in
        the same paragraph, in the past.
        """
        at, seen = attribution, {attribution.id}
        while True:
            own = self._own[at.id]
            if own:
                return own
            if self._of_old(at):
                return ()
            before = self.by_id.get(at.continues or "") or self._same_occasion(at)
            if before is None or before.id in seen:
                return None
            seen.add(before.id)
            at = before

    def own(self, attribution: Attribution) -> Dates:
        """Return the dates that are written beside the saying itself."""
        return self._own[attribution.id]

    def of(self, time: TimeExpression) -> frozenset[str]:
        """Return the ids of the attributions whose saying an expression dates."""
        return self._dated.get(time.span, frozenset())

    @cached_property
    def _own(self) -> dict[str, Dates]:
        return {a.id: self._dates(a) for a in self.scene.attributions}

    @cached_property
    def _dated(self) -> dict[Span, frozenset[str]]:
        found: dict[Span, set[str]] = {}
        for id_, dates in self._own.items():
            for time, _ in dates:
                found.setdefault(time.span, set()).add(id_)
        return {span: frozenset(ids) for span, ids in found.items()}

    def _dates(self, attribution: Attribution) -> Dates:
        """Return the dates outside the content that hang on the cue, as the events have them or as the parse has."""
        scene = self.scene
        found: dict[Span, TimeRelation] = {}
        near = {scene.sentence(cue) for cue in attribution.cue}
        for event in scene.events_in(near):
            if _is_saying(event, attribution, scene):
                found.update((date.span, date.relation) for date in event.dates)
        for time in scene.times_in(near):
            if time.span not in found:
                at = scene.top(time.span)
                if at >= 0 and _reaches(at, attribution, scene):
                    found[time.span] = _RELATIONS.get(self._preposition(at), "on")
        return tuple(
            (time, found[time.span])
            for time in scene.times_in(near)
            if time.span in found
            and time.type in ("DATE", "TIME")
            and time.span not in self._datelines
            and not any(part.covers(time.span) for part in attribution.content)
        )

    @cached_property
    def _datelines(self) -> frozenset[Span]:
        """Return the expressions that stand in a dateline: they say when an article was written, not when one spoke."""
        scene, words = self.scene, self.scene.words
        opened: dict[int, int] = {}
        for n in {scene.paragraph(time.span) for time in scene.times} - {-1}:
            start = words.start[bisect_left(words.paragraph, n)]
            opened[n] = start + dateline_end(scene.article.text[start : start + _DATELINE])
        return frozenset(t.span for t in scene.times if t.span.start < opened.get(scene.paragraph(t.span), 0))

    def _preposition(self, at: int) -> str:
        words = self.scene.words
        return words.lower[words.head[at]] if words.dep[at] == "pobj" else ""

    def _of_old(self, attribution: Attribution) -> bool:
        """Say whether something was said before what the article tells of, nobody says when: "had once said"."""
        words = self.scene.words
        for cue in attribution.cue:
            for i in self.scene.tokens(cue):
                kids = [words.lower[k] for k in words.kids[i]]
                if words.tag[i].startswith("VB") and (not _LONG_AGO.isdisjoint(kids) or self._past_perfect(i)):
                    return True
        return False

    def _past_perfect(self, verb: int) -> bool:
        words = self.scene.words
        return words.tag[verb] == "VBN" and any(
            words.lower[k] == "had" and words.dep[k] == "aux" for k in words.kids[verb]
        )

    def _same_occasion(self, attribution: Attribution) -> Attribution | None:
        """Return what the same speaker says before in the same paragraph, where this is told in the past, too."""
        scene, words = self.scene, self.scene.words
        cues = [i for cue in attribution.cue for i in scene.tokens(cue)]
        if attribution.speaker is None or not cues or not any(words.tag[i] == "VBD" for i in cues):
            return None
        told = self._told.get((attribution.speaker, attribution.parent, scene.paragraph(attribution.cue[0])), [])
        at = bisect_left(told, attribution.cue[0].start, key=lambda a: a.cue[0].start)
        return told[at - 1] if at else None

    @cached_property
    def _told(self) -> dict[tuple[str | None, str | None, int], list[Attribution]]:
        """Return what each speaker says in each paragraph, in its order."""
        found: dict[tuple[str | None, str | None, int], list[Attribution]] = {}
        cued = (a for a in self.scene.attributions if a.cue)
        for a in sorted(cued, key=lambda a: (a.cue[0].start, a.id)):
            found.setdefault((a.speaker, a.parent, self.scene.paragraph(a.cue[0])), []).append(a)
        return found


def _reaches(at: int, attribution: Attribution, scene: Scene) -> bool:
    """Say whether a date hangs on the cue, directly or through that in which it was said: "in a 2010 interview"."""
    words = scene.words
    cues = {i for cue in attribution.cue for i in scene.tokens(cue)}
    node = at
    for _ in range(_DEPTH):
        if node in cues:
            return True
        over, dep = words.head[node], words.dep[node]
        if dep == "prep" and words.dep[over] == "nsubj" and words.head[over] in cues and over > words.head[over]:
            return words.lower[node] not in _ON_TOPIC  # "wrote Ana Ruiz in a letter": the parser takes her to be in it
        if over == node or not _leads_up(node, over, dep, scene):
            return over != node and _beside(node, cues, scene)
        node = over
    return False


def _leads_up(node: int, over: int, dep: str, scene: Scene) -> bool:
    """Say whether what dates a word dates also the one that it hangs on."""
    words = scene.words
    if words.lower[over] == "dated":  # "a letter dated 3 May": whatever the parser takes the day for
        return True
    if dep in _CARRIES:
        return words.lower[over] in _SPOKEN_IN
    if dep == "pobj":
        topic = words.lower[over] in _ON_TOPIC
        return not topic or words.lower[words.head[over]] in _SPOKEN_IN
    if dep == "prep" and words.tag[over].startswith("NN"):
        return words.lower[over] in _SPOKEN_IN
    if words.tag[node].startswith("NN") and dep in ("nsubj", "dobj", "nsubjpass"):
        return words.lower[node] in _SPOKEN_IN
    if words.tag[node].startswith("VB"):
        published = dep == "acl" and words.lower[over] in _SPOKEN_IN
        return published or (dep == "advcl" and words.lower[node] in _SPEAKING)
    return dep in ("prep", "npadvmod", "advmod", "pcomp")


def _beside(node: int, cues: set[int], scene: Scene) -> bool:
    """Say whether a verb is what somebody does in saying it: "went on air on Friday, saying"."""
    words = scene.words
    return words.tag[node].startswith("VB") and any(
        words.tag[cue] == "VBG" and words.head[cue] == node and words.dep[cue] == "advcl" for cue in cues
    )
