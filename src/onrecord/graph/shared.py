"""What articles share: actors and claims, as a pure function of the article graphs.

Each article contributes what it says about an actor or a claim; the shared graph holds the join of all contributions. The
join is associative, commutative and idempotent, so neither the order of arrival nor a repetition can show, and what no
article contributes any more is gone:

- names: all of them; labels: the best by `_preference` (not all one case, then the longest, then by code point), so that
  "Theresa May" wins over "THERESA MAY" and "Erdoğan" over "Erdogan"; kinds: the most telling in the order of `KINDS`;
- claims: of the wordings that make one claim (`onrecord.ids.claim_key`), the best by the same preference.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.build import CLAIM, GENERATED, LABEL_OF, SAYS, A, R, V
from onrecord.graph.terms import Term, node
from onrecord.graph.vocab import OWL, PROV, REC, SCHEMA, SHARED, SKOS

LABEL_LENGTH = 120  # characters of a claim's label
KINDS = ("unknown", "unnamed", "place", "group", "organisation", "person")  # later ones win
CLASSES = {
    "person": node(str(SCHEMA.Person)),
    "organisation": node(str(SCHEMA.Organization)),
    "place": node(str(SCHEMA.Place)),
    "group": node(str(REC.Group)),
    "unnamed": node(str(REC.UnnamedSource)),
}
ACTORS, CLAIMS, RUNS = (node(SHARED[name]) for name in ("actors", "claims", "runs"))
ALSO, SAME = node(str(SKOS.altLabel)), node(str(OWL.sameAs))
KIND_OF_VALUE = {V[kind]: kind for kind in KINDS}
KIND_OF_CLASS = {class_: kind for kind, class_ in CLASSES.items()}
CONTRIBUTING = {R["actor"], R["actorKind"], R["name"], R["identifiedAs"], R["claim"], LABEL_OF, SAYS}

Match = Callable[[NamedNode | None, NamedNode | None, Term | None, NamedNode | None], Iterator[Quad]]


@dataclass(frozen=True, slots=True)
class ActorView:
    """What some articles say about an actor."""

    label: Literal
    kind: str
    names: frozenset[Literal]
    same: frozenset[NamedNode] = frozenset()

    def join(self, other: "ActorView") -> "ActorView":
        """Return what the articles of both say."""
        return ActorView(
            label=max(self.label, other.label, key=_preference),
            kind=max(self.kind, other.kind, key=KINDS.index),
            names=self.names | other.names,
            same=self.same | other.same,
        )

    def quads(self, me: NamedNode) -> Iterator[Quad]:
        """Describe the actor."""
        yield Quad(me, A, R["Actor"], ACTORS)
        if self.kind in CLASSES:
            yield Quad(me, A, CLASSES[self.kind], ACTORS)
        yield Quad(me, LABEL_OF, self.label, ACTORS)
        for name in self.names - {self.label}:
            yield Quad(me, ALSO, name, ACTORS)
        for same in self.same:
            yield Quad(me, SAME, same, ACTORS)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What some articles say about a claim: its wording."""

    text: Literal

    def join(self, other: "ClaimView") -> "ClaimView":
        """Return what the articles of both say."""
        return ClaimView(max(self.text, other.text, key=_preference))

    def quads(self, me: NamedNode) -> Iterator[Quad]:
        """Describe the claim."""
        lang = self.text.language or "und"
        yield Quad(me, A, CLAIM, CLAIMS)
        yield Quad(me, LABEL_OF, terms.text(terms.shortened(self.text.value, LABEL_LENGTH), lang), CLAIMS)
        yield Quad(me, SAYS, self.text, CLAIMS)


View = ActorView | ClaimView
Views = dict[NamedNode, View]


def _preference(words: Literal) -> tuple[bool, int, str, str]:
    """Rank two wordings of the same thing; no two different literals are equal in it."""
    value = words.value
    return value not in (value.upper(), value.lower()), len(value), value, words.language or ""


def join(one: View | None, other: View | None) -> View | None:
    """Join two views of one thing, either of which may be missing."""
    if one is None or other is None:
        return one or other
    if isinstance(one, ActorView) and isinstance(other, ActorView):
        return one.join(other)
    if isinstance(one, ClaimView) and isinstance(other, ClaimView):
        return one.join(other)
    raise TypeError("an actor and a claim cannot be joined")


def contributions(article_quads: Iterable[Quad]) -> Views:
    """Return what one article graph says about actors and claims."""
    said: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
    for quad in article_quads:
        if quad.predicate in CONTRIBUTING:
            said.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    views: Views = {}
    for about in said.values():
        for key in (R["actor"], R["claim"]):
            for subject in about.get(key, ()):
                view = _contribution(about)
                if view is not None and isinstance(subject, NamedNode):
                    joined = join(views.get(subject), view)
                    if joined is not None:
                        views[subject] = joined
    return views


def _contribution(about: dict[NamedNode, list[Term]]) -> View | None:
    """Return what one appearance says about its actor, or one attribution about its claim."""
    if R["claim"] in about:
        [text] = about[SAYS]
        return ClaimView(text) if isinstance(text, Literal) else None
    if R["actor"] not in about:
        return None
    [label], [kind] = about[LABEL_OF], about[R["actorKind"]]
    names = frozenset(name for name in about.get(R["name"], ()) if isinstance(name, Literal))
    same = frozenset(other for other in about.get(R["identifiedAs"], ()) if isinstance(other, NamedNode))
    if not isinstance(label, Literal) or not isinstance(kind, NamedNode):
        return None
    return ActorView(label, KIND_OF_VALUE[kind], names | {label}, same)


def changes(
    match: Match, before: Iterable[Quad], after: Iterable[Quad], article: NamedNode
) -> tuple[set[Quad], set[Quad]]:
    """Return the quads of the shared graphs to remove and to add when one article graph changes.

    Args:
        match: reads the store as it is before the change.
        before, after: the article graph as it is and as it will be; either may be empty.
        article: its name.
    """
    old, new = contributions(before), contributions(after)
    removed: set[Quad] = set()
    added: set[Quad] = set()
    for me in {**old, **new}:
        was, will = old.get(me), new.get(me)
        if was == will:
            continue
        stored = {quad for graph in (ACTORS, CLAIMS) for quad in match(me, None, None, graph)}
        # What this article said before may have been said by it alone: then the others have to be asked.
        rest = _stored_view(stored) if was is None or join(was, will) == will else _others(match, me, article)
        view = join(rest, will)
        wanted = set(view.quads(me)) if view is not None else set()
        removed |= stored - wanted
        added |= wanted - stored
    return removed, added


def _stored_view(stored: set[Quad]) -> View | None:
    """Read back what the shared graph says about one thing."""
    about: dict[NamedNode, list[Term]] = {}
    for quad in stored:
        about.setdefault(quad.predicate, []).append(quad.object)
    if not about:
        return None
    if SAYS in about:
        [text] = about[SAYS]
        return ClaimView(text)
    [label] = about[LABEL_OF]
    kind = next((KIND_OF_CLASS[class_] for class_ in about[A] if class_ in KIND_OF_CLASS), "unknown")
    return ActorView(label, kind, frozenset((label, *about.get(ALSO, ()))), frozenset(about.get(SAME, ())))


def _others(match: Match, me: NamedNode, article: NamedNode) -> View | None:
    """Return what all articles but one say about something. Costs a look-up for each of them."""
    view: View | None = None
    for link in (R["actor"], R["claim"]):
        for quad in match(None, link, me, None):
            if quad.graph_name != article:
                view = join(view, contributions(match(quad.subject, None, None, quad.graph_name)).get(me))
    return view


def unused_run(match: Match, run: NamedNode, article: NamedNode) -> set[Quad]:
    """Return the description of a run that made nothing but this article, to be removed with it."""
    if any(quad.graph_name != article for quad in match(None, GENERATED, run, None)):
        return set()
    described = set(match(run, None, None, RUNS))
    link = node(str(PROV.wasAssociatedWith))
    for quad in [quad for quad in described if quad.predicate == link]:
        if all(other.subject == run for other in match(None, link, quad.object, RUNS)):
            described |= set(match(quad.object, None, None, RUNS))
    return described
