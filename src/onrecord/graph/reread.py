"""Read every quotation back from the stored text, and ask of every triple what backs it.

The gate on the way in (`onrecord.graph.evidence`) lets nothing in that does not re-read; this finds what has come to
differ since, by whatever hand, and trusts nothing but the stored text and its checksum.
"""

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from onrecord.graph.happenings import EARLIEST, LATEST
from onrecord.graph.mentions import FORMS, OPEN, WHYS
from onrecord.graph.occurrences import OCCURRENCES, occurrence_quads
from onrecord.graph.page import ELLIPSIS, GENERATED, SAYS, A, R, V
from onrecord.graph.remap import REPLACED, naming, remapped, unmapped
from onrecord.graph.run import ACCUSES_FROM
from onrecord.graph.shared import ACTORS, CLAIMS, IDENTITIES, RUNS, contributions, decisions, describe, others
from onrecord.graph.store import Graph
from onrecord.graph.terms import TRUE, Term, node, parts, reading
from onrecord.graph.vocab import OA, PROV
from onrecord.ids import iri, text_sha256
from onrecord.model import Problem

SOURCE, SELECTOR, START, END, EXACT, PREFIX, SUFFIX = (
    node(str(term)) for term in (OA.hasSource, OA.hasSelector, OA.start, OA.end, OA.exact, OA.prefix, OA.suffix)
)
QUOTE, PLACE, BUNDLE = node(str(OA.TextQuoteSelector)), node(str(OA.SpecificResource)), node(str(PROV.Bundle))
POINTERS = {R[name] for name in R if name.endswith("Span")} | {R["evidence"]}
# Words that a finding repeats from its spans, so that simple queries need not go there.
REPEATED = (
    (SAYS, "contentSpan"),
    (R["sourceText"], "sourceSpan"),
    (R["cueText"], "cueSpan"),
    (R["charge"], "chargeSpan"),
    (R["matter"], "matterSpan"),
    (R["placeText"], "placeSpan"),
)
FINDINGS = {R["Attribution"], R["Relation"], R["TimeExpression"], R["DatedEvent"]}
PLAIN = {R["said"], R["denied"], R["accuses"]}
REMEDY = "Build the article again: what it says is then written anew"
OUTDATED = "Run onrecord build again: it ends with looking at everybody anew"

Node = dict[NamedNode, list[Term]]


def reread(graph: Graph) -> list[Problem]:
    """Return what does not read back, article by article; an empty list when every triple leads to its words."""
    found = [problem for article in graph.articles() for problem in _article(graph, article)]
    return found + list(_shared(graph)) + list(_identities(graph)) + list(_occurrences(graph))


def _article(graph: Graph, article: str) -> Iterator[Problem]:
    """Check one article graph."""
    name = node(iri("graph", article))
    nodes: dict[NamedNode, Node] = {}
    quads = list(graph.match(graph=name))
    for subject, predicate, value, _ in map(parts, quads):
        nodes.setdefault(subject, {}).setdefault(predicate, []).append(value)
    me = node(iri("article", article))
    text = _one(nodes.get(me, {}), R["text"])
    if text is None:
        yield _problem(me, "the text is missing, so that nothing can be read back")
        return
    yield from _checksum(me, nodes[me], text)
    threshold = _threshold(graph, nodes.get(name, {}))
    for subject, about in nodes.items():
        types = set(about.get(A, ()))
        checks: list[Iterable[str]] = []
        if QUOTE in types:
            checks.append(_selector(about, text))
        if PLACE in types:
            checks.append(_span(about, nodes, me))
        if R["Mention"] in types:
            checks.append(_mention(about, nodes))
        if R["Appearance"] in types:
            checks.append(_appearance(about, nodes))
        if R["answers"] in about:
            checks.append(_answers(about, nodes))
        if types & FINDINGS:
            checks.append(_finding(about, nodes))
        elif PLAIN & set(about):
            checks.append(_plain(subject, about, nodes, threshold))
        elif not types:
            checks.append(["nothing says what this is"])
        yield from (_problem(subject, reason) for reasons in checks for reason in reasons)
    if set(remapped(unmapped(quads), naming(quads))) != set(quads):
        yield _problem(name, "who is who cannot be undone: rec:asRead does not say what the article alone gives")
    for other in contributions(quads):
        if not any(quad for where in (ACTORS, CLAIMS) for quad in graph.match(other, A, graph=where)):
            yield _problem(other, f"article {article} names it, and no shared graph describes it")


def _checksum(me: NamedNode, about: Node, text: str) -> Iterator[Problem]:
    """Check that the text is the one that was read."""
    if _one(about, R["textSha256"]) != text_sha256(text):
        yield _problem(me, "the text is not the one that was stored: its checksum differs")
    if _one(about, R["textLength"]) != str(len(text)):
        yield _problem(me, f"the text has {len(text)} characters, and rec:textLength says otherwise")


def _selector(about: Node, text: str) -> Iterator[str]:
    """Check that the words of a selector stand where it says, and between the words that it says."""
    start, end, exact = (_one(about, predicate) for predicate in (START, END, EXACT))
    if start is None or end is None or exact is None or not (start.isdecimal() and end.isdecimal()):
        yield "the selector lacks oa:start, oa:end or oa:exact"
        return
    first, last = int(start), int(end)
    if not 0 <= first < last <= len(text) or text[first:last] != exact:
        yield f"[{first}, {last}) reads {text[first:last][:60]!r}, not {exact[:60]!r}"
        return
    if not text[:first].endswith(_one(about, PREFIX) or ""):
        yield f"before [{first}, {last}) stands something else than oa:prefix"
    if not text[last:].startswith(_one(about, SUFFIX) or ""):
        yield f"after [{first}, {last}) stands something else than oa:suffix"


def _span(about: Node, nodes: dict[NamedNode, Node], article: NamedNode) -> Iterator[str]:
    """Check that a span lies in this article and has a selector."""
    if about.get(SOURCE) != [article]:
        yield "the span lies in another article, or in none"
    if [QUOTE in nodes.get(selector, {}).get(A, ()) for selector in _iris(about, SELECTOR)] != [True]:
        yield "the span has no selector, or several"


def _finding(about: Node, nodes: dict[NamedNode, Node]) -> Iterator[str]:
    """Check that a finding points to spans that exist, and repeats the words that stand there."""
    if R["evidence"] not in about:
        yield "there is no evidence"
    for pointer in sorted(POINTERS & set(about), key=str):
        for span in _iris(about, pointer):
            if PLACE not in nodes.get(span, {}).get(A, ()):
                yield f"{_local(pointer)} points to a span that is not there"
    for predicate, part in REPEATED:
        repeated = _one(about, predicate)
        if repeated is not None and repeated != _words(_iris(about, R[part]), nodes):
            yield f"{_local(predicate)} is {repeated[:60]!r}, which is not what stands in {part}"
    if R["DatedEvent"] in about[A] and R["dateSpan"] not in about:
        yield "there is a date, and no words that give it"
    if about.get(R["anchor"]) == [V["anchor-none"]] and (EARLIEST in about or LATEST in about):
        yield "it has bounds, and nothing that they were counted from"
    if R["Happening"] in about[A] and not _happened(about):
        yield "it is stored as happened, and the article does not tell it so"


def _happened(about: Node) -> bool:
    """Say whether an event is one that the article itself tells as having happened."""
    told = {R["status"]: V["status-happened"], R["polarity"]: V["positive"], R["modality"]: V["asserted"]}
    return all(about.get(name) == [value] for name, value in told.items()) and R["parent"] not in about


def _answers(about: Node, nodes: dict[NamedNode, Node]) -> Iterator[str]:
    """Check that what answers is a denial, and that it answers a relation or an attribution of its own article."""
    if about.get(R["relationType"]) != [V["denies"]]:
        yield "it answers something, and is no denial"
    for other in about[R["answers"]]:
        types = nodes.get(other, {}).get(A, ()) if isinstance(other, NamedNode) else ()
        if R["Relation"] not in types and R["Attribution"] not in types:
            yield "it answers what is no relation or attribution of its article"


def _threshold(graph: Graph, bundle: Node) -> float:
    """Return the confidence from which the run of an article said accusations plainly."""
    for run in _iris(bundle, GENERATED):
        for quad in graph.match(run, R["accusesFrom"], graph=RUNS):
            if isinstance(quad.object, Literal):
                return float(quad.object.value)
    return ACCUSES_FROM


def _accuses(about: Node, threshold: float) -> bool:
    """Say whether an accusation is one that the article affirms itself, and sure enough to be said plainly."""
    return (
        about.get(R["relationType"]) == [V["accuses"]]
        and about.get(R["polarity"]) == [V["positive"]]
        and about.get(R["modality"]) == [V["asserted"]]
        and R["parent"] not in about
        and float(_one(about, R["confidence"]) or 0) >= round(threshold, 4)
    )


def _mention(about: Node, nodes: dict[NamedNode, Node]) -> Iterator[str]:
    """Check that a mention means somebody of its article for a reason that we know, or nobody."""
    for predicate, known in ((R["form"], FORMS), (R["why"], WHYS)):
        if len(set(about.get(predicate, ())) & set(known.values())) != 1:
            yield f"{_local(predicate)} is none of ours, or there are several"
    meant, maybe = _iris(about, R["appearance"]), _iris(about, R["candidate"])
    if any(R["Appearance"] not in nodes.get(who, {}).get(A, ()) for who in (*meant, *maybe)):
        yield "it means somebody who does not appear in the article"
    is_open = bool(set(about.get(R["why"], ())) & {WHYS[why] for why in OPEN})
    if len(meant) != (0 if is_open else 1) or (meant and maybe):
        yield "it is resolved and open at once"
    if any(PLACE not in nodes.get(span, {}).get(A, ()) for span in _iris(about, R["through"])):
        yield "through points to a span that is not there"


def _appearance(about: Node, nodes: dict[NamedNode, Node]) -> Iterator[str]:
    """Check that somebody appears, and that their roles are the words at the spans that give them."""
    if len(about.get(R["actor"], ())) != 1:
        yield "nobody appears, or several do"
    spans = _iris(about, R["roleSpan"])
    if any(PLACE not in nodes.get(span, {}).get(A, ()) for span in spans):
        yield "roleSpan points to a span that is not there"
    if {role.value for role in about.get(R["role"], ())} != {_words([span], nodes) for span in spans}:
        yield "role is not what stands in roleSpan"


def _words(spans: list[NamedNode], nodes: dict[NamedNode, Node]) -> str:
    """Return the words of some spans as one line, in the order of the text."""
    selectors = [nodes.get(selector, {}) for span in spans for selector in _iris(nodes.get(span, {}), SELECTOR)]
    placed = sorted((int(_one(s, START) or 0), int(_one(s, END) or 0), _one(s, EXACT) or "") for s in selectors)
    return ELLIPSIS.join(reading(words) for _, _, words in placed)


def _plain(actor: NamedNode, about: Node, nodes: dict[NamedNode, Node], threshold: float) -> Iterator[str]:
    """Check that each plain triple about an actor follows from a finding of the same article."""
    rules: dict[NamedNode, Callable[[Node, Term], bool]] = {
        R["said"]: lambda n, o: (
            o in n.get(R["claim"], ())
            and actor in n.get(R["speaker"], ())
            and R["denies"] not in n
            and R["withholds"] not in n
        ),
        R["denied"]: lambda n, o: (
            o in n.get(R["claim"], ()) and actor in n.get(R["speaker"], ()) and n.get(R["denies"]) == [TRUE]
        ),
        R["accuses"]: lambda n, o: (
            o in n.get(R["accused"], ()) and actor in n.get(R["accuser"], ()) and _accuses(n, threshold)
        ),
    }
    for predicate, backs in rules.items():
        for value in about.get(predicate, ()):
            if not any(backs(other, value) for other in nodes.values()):
                yield f"{_local(predicate)} {value}: no finding of this article backs it"


def _shared(graph: Graph) -> Iterator[Problem]:
    """Check that the shared graphs say what the articles say, no more and no less."""
    for shared in (ACTORS, CLAIMS):
        for me in sorted({parts(quad)[0] for quad in graph.match(None, A, None, shared)}, key=str):
            wanted = describe(me, others(graph.match, me, None), decisions(graph.match, me))
            if set(graph.match(me, None, None, shared)) != wanted:
                yield _problem(
                    me, "the shared graph does not say what the articles say" if wanted else "no article names it"
                )


def _identities(graph: Graph) -> Iterator[Problem]:
    """Check that old ids lead to somebody, and that what was matched is what the article graphs have."""
    nodes: dict[NamedNode, Node] = {}
    for subject, predicate, value, _ in map(parts, graph.match(graph=IDENTITIES)):
        nodes.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for me, about in nodes.items():
        reason = ""
        if REPLACED in about and not all(any(graph.match(to, A, None, ACTORS)) for to in _iris(about, REPLACED)):
            reason = "it leads to nobody"
        elif REPLACED in about and any(graph.match(me, A, None, ACTORS)):
            reason = "it leads to another actor, and is one itself"
        elif R["Identification"] in about.get(A, ()):
            seen = {quad.object for one in _iris(about, R["appearance"]) for quad in graph.match(one, R["actor"])}
            reason = "" if seen == set(about.get(R["about"], ())) else "the article has another actor there"
        if reason:
            yield Problem(location=me.value, stage="evidence", reason=reason, remedy=OUTDATED)


def _occurrences(graph: Graph) -> Iterator[Problem]:
    """Check that the graph of occurrences says what the accounts and the judgements give, no more and no less."""
    stored, wanted = set(graph.match(graph=OCCURRENCES)), occurrence_quads(graph.match)
    for me in sorted({parts(quad)[0].value for quad in stored ^ wanted}):
        reason = "what articles tell, with the judgements on it, does not give this"
        yield Problem(location=me, stage="evidence", reason=reason, remedy=OUTDATED)


def _one(about: Node, predicate: NamedNode) -> str | None:
    """Return the only literal of a property; None when there is none, or several."""
    match about.get(predicate):
        case [Literal() as value]:
            return value.value
    return None


def _iris(about: Node, predicate: NamedNode) -> list[NamedNode]:
    """Return the nodes that a property points to."""
    return [value for value in about.get(predicate, ()) if isinstance(value, NamedNode)]


def _local(term: NamedNode) -> str:
    return term.value.replace("#", "/").rpartition("/")[2]


def _problem(me: NamedNode, reason: str) -> Problem:
    return Problem(location=me.value, stage="evidence", reason=reason, remedy=REMEDY)
