"""What articles share: actors and claims, as a pure function of the article graphs.

Each article contributes what it says about an actor or a claim; the shared graph holds the join of all contributions.
The join is associative, commutative and idempotent, so neither the order of arrival nor a repetition can show, and what
no article contributes any more is gone:

- names: all of them; labels: the best by `_preference` (for an actor, first what its id is made of; not all one case,
  then the longest, then by code point), so that "Theresa May" wins over "THERESA MAY" and "Erdoğan" over "Erdogan";
  kinds: the last in the order of `KINDS`;
- where a judgement renamed or identified an actor (`DECISIONS` in the graph of identities), that counts, and what the
  articles say is kept beside it as other names;
- claims: of the wordings that make one claim (`onrecord.ids.claim_key`), the best by the same preference.
"""

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.page import CLAIM, GENERATED, LABEL_OF, SAYS, A, R, V
from onrecord.graph.terms import Term, node, parts
from onrecord.graph.vocab import OWL, PROV, REC, SCHEMA, SHARED, SKOS
from onrecord.ids import slug

LABEL_LENGTH = 120  # characters of a claim's label
KINDS = ("unknown", "unnamed", "place", "group", "organisation", "person")  # later ones win
CLASSES = {
    "person": node(str(SCHEMA.Person)),
    "organisation": node(str(SCHEMA.Organization)),
    "place": node(str(SCHEMA.Place)),
    "group": node(str(REC.Group)),
    "unnamed": node(str(REC.UnnamedSource)),
}
ACTORS, CLAIMS, RUNS, IDENTITIES = (node(SHARED[name]) for name in ("actors", "claims", "runs", "identities"))
ALSO, SAME, WITH = (node(str(term)) for term in (SKOS.altLabel, OWL.sameAs, PROV.wasAssociatedWith))
PREFERRED = node(str(SKOS.prefLabel))
DECISIONS = (R["preferredName"], R["identifiedAs"])
KIND_OF_VALUE = {V[kind]: kind for kind in KINDS}
VALUE_OF_CLASS = {class_: V[kind] for kind, class_ in CLASSES.items()}

# What an appearance says about its actor, and an attribution about its claim; how the shared graphs say the same.
TELLS = {R["actor"]: (LABEL_OF, R["name"], R["actorKind"], R["identifiedAs"]), R["claim"]: (SAYS,)}
CONTRIBUTING = {*TELLS, *TELLS[R["actor"]], *TELLS[R["claim"]]}
STORED_AS = {LABEL_OF: LABEL_OF, ALSO: R["name"], SAME: R["identifiedAs"], SAYS: SAYS}

View = frozenset[tuple[NamedNode, Term]]
"""What some articles say about one actor or claim. The join of two views is their union."""

Match = Callable[[NamedNode | None, NamedNode | None, Term | None, NamedNode | None], Iterator[Quad]]
NOTHING: View = frozenset()


def _preference(words: Literal) -> tuple[bool, int, str, str]:
    """Rank two wordings of the same thing; no two different ones are equal in it."""
    value = words.value
    return value not in (value.upper(), value.lower()), len(value), value, words.language or ""


def describe(me: NamedNode, view: View, decided: View = NOTHING) -> set[Quad]:
    """Return what the shared graphs say about an actor or a claim, given what the articles say and people decided."""

    def told(predicate: NamedNode) -> list[Term]:
        return [value for key, value in view if key == predicate]

    if not view:
        return set()
    if told(SAYS):
        text = max((value for value in told(SAYS) if isinstance(value, Literal)), key=_preference)
        label = terms.text(terms.shortened(text.value, LABEL_LENGTH), text.language or "und")
        return {Quad(me, A, CLAIM, CLAIMS), Quad(me, LABEL_OF, label, CLAIMS), Quad(me, SAYS, text, CLAIMS)}
    names, labels = {*told(R["name"]), *told(LABEL_OF)}, [v for v in told(LABEL_OF) if isinstance(v, Literal)]
    if len(labels) > 1:
        own = me.value.rpartition("/")[2]
        labels = [value for value in labels if slug(value.value) == own] or labels
    label = max(labels, key=_preference)
    also = names - {label}
    for key, value in decided:
        if key == R["preferredName"]:
            label = Literal(value.value, language="und")  # nobody said in which language
            also = {name for name in names if name.value != label.value}
    kind = max(
        (KIND_OF_VALUE[value] for value in told(R["actorKind"]) if isinstance(value, NamedNode)), key=KINDS.index
    )
    said: set[tuple[NamedNode, Term]] = {(A, R["Actor"]), (LABEL_OF, label), (PREFERRED, label)}
    said |= {(A, CLASSES[kind])} if kind in CLASSES else set()
    said |= {(ALSO, name) for name in also}
    named = {value for key, value in decided if key == R["identifiedAs"]}
    said |= {(SAME, other) for other in named or told(R["identifiedAs"])}
    return {Quad(me, predicate, value, ACTORS) for predicate, value in said}


def _read_back(stored: Iterable[Quad], decided: View) -> View:
    """Return a view from which `describe` makes what the shared graphs say now, with what is certain to be added.

    A label that people gave is none that an article gave.
    """
    view: set[tuple[NamedNode, Term]] = set()
    renamed = any(key == R["preferredName"] for key, _ in decided)
    for _, predicate, value, _ in map(parts, stored):
        if predicate == LABEL_OF and renamed:
            continue
        if predicate in STORED_AS:
            view.add((STORED_AS[predicate], value))
        elif value in VALUE_OF_CLASS and isinstance(value, NamedNode):
            view.add((R["actorKind"], VALUE_OF_CLASS[value]))
        elif value == R["Actor"]:
            view.add((R["actorKind"], V["unknown"]))
    return frozenset(view)


def contributions(article_quads: Iterable[Quad]) -> dict[NamedNode, View]:
    """Return what one article graph says about each actor and claim in it."""
    said: dict[NamedNode, list[tuple[NamedNode, Term]]] = {}
    for quad in article_quads:
        if quad.predicate in CONTRIBUTING:
            subject, predicate, value, _ = parts(quad)
            said.setdefault(subject, []).append((predicate, value))
    views: dict[NamedNode, View] = {}
    for about in said.values():
        for link, me in about:
            if link in TELLS and isinstance(me, NamedNode):
                views[me] = views.get(me, NOTHING).union(pair for pair in about if pair[0] in TELLS[link])
    return views


def changes(
    match: Match, before: Iterable[Quad], after: Iterable[Quad], *, article: NamedNode
) -> tuple[set[Quad], set[Quad]]:
    """Return the quads of the shared graphs to remove and to add when one article graph changes.

    Args:
        match: reads the store as it is before the change.
        before: the article graph as it is; empty when the article is new.
        after: the article graph as it will be; empty when the article goes.
        article: its name.
    """
    old, new = contributions(before), contributions(after)
    removed: set[Quad] = set()
    added: set[Quad] = set()
    for me in {**old, **new}:
        was, will = old.get(me, NOTHING), new.get(me, NOTHING)
        if was == will:
            continue
        is_claim = any(key == SAYS for key, _ in was | will)
        stored = set(match(me, None, None, CLAIMS if is_claim else ACTORS))
        decided = NOTHING if is_claim else decisions(match, me)
        # What this article no longer says may have been said by it alone: then the others have to be asked.
        rest = _read_back(stored, decided) if was <= will else others(match, me, article)
        wanted = describe(me, rest | will, decided)
        removed |= stored - wanted
        added |= wanted - stored
    return removed, added


def decisions(match: Match, me: NamedNode) -> View:
    """Return what judgements say about an actor as a whole."""
    return frozenset((p, value) for p in DECISIONS for _, _, value, _ in map(parts, match(me, p, None, IDENTITIES)))


def others(match: Match, me: NamedNode, article: NamedNode | None) -> View:
    """Return what all articles, or all but one, say about something. Costs a look-up for each of them."""
    view = NOTHING
    for link in TELLS:
        for subject, _, _, graph in map(parts, match(None, link, me, None)):
            if graph != article:
                view |= contributions(match(subject, None, None, graph)).get(me, NOTHING)
    return view


def unused_run(match: Match, run: NamedNode, *, article: NamedNode) -> set[Quad]:
    """Return the description of a run that made nothing but this article, to be removed with it."""
    if any(quad.graph_name != article for quad in match(None, GENERATED, run, None)):
        return set()
    described = set(match(run, None, None, RUNS))
    agents = [value for _, predicate, value, _ in map(parts, described) if predicate == WITH]
    for agent in agents:
        if isinstance(agent, NamedNode) and all(other.subject == run for other in match(None, WITH, agent, RUNS)):
            described |= set(match(agent, None, None, RUNS))
    return described
