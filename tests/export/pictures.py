"""Pictures made by hand, for tests of the page. Import as ``from tests.export.pictures import ...``."""

import random
from dataclasses import replace
from typing import get_args

from onrecord.export.picture import (
    ACTS,
    Account,
    Cited,
    Dating,
    Edge,
    EdgeRelation,
    Evidence,
    Manner,
    Node,
    Party,
    Passage,
    Picture,
    Piece,
    Role,
    Row,
    Timeline,
)

NAMES = [
    "Ana Ruiz",
    "Ben Okafor",
    "Clara Holm",
    "Dev Patel",
    "Elif Kaya",
    "Harbour Council",
    "Northline Rail",
    "Coastal Union",
]
FAMILIES = ["Marsh", "Lind", "Osei", "Novak", "Brandt", "Ito", "Sousa", "Quinn"]
VERBS = ["said", "claimed", "insisted", "told reporters", "argued"]
TOPICS = [
    "the tram line",
    "the harbour fund",
    "the night buses",
    "the new bridge",
    "the water tariff",
    "the school roof",
]
ENDS = [
    "will open before the winter",
    "has cost twice what was planned",
    "was never put to a vote",
    "must be paid for by the state",
]


def pieces(*parts: tuple[str, Role | None]) -> tuple[Piece, ...]:
    """Return the pieces of a passage."""
    return tuple(Piece(text=text, roles=(role,) if role else ()) for text, role in parts)


def small() -> Picture:
    """Return two actors, two claims, an accusation and a denial, in one dated and one undated article."""
    ana, council, tram, vote = (
        Node(id="n0", kind="actor", type="person", label="Ana Ruiz", names=("Ms Ruiz", "Ruiz"), weight=2),
        Node(id="n1", kind="actor", type="organisation", label="Harbour Council", weight=2),
        Node(id="n2", kind="claim", label="the tram line will open before the winter", weight=1),
        Node(id="n3", kind="claim", label="it had hidden the 😀 cost", weight=1),
    )
    said = Evidence(
        id="e0",
        article="a",
        relation="said",
        kind="direct",
        quotation="The tram line will open before the winter,",
        speaker=Party(label="Ana Ruiz", node="n0"),
        source="Ms Ruiz",
        cue="said",
        confidence=0.95,
        passages=(
            Passage(
                pieces=pieces(
                    ("“", None),
                    ("The tram line will open before the winter,", "content"),
                    ("” ", None),
                    ("Ms Ruiz", "source"),
                    (" ", None),
                    ("said", "cue"),
                    (".", None),
                ),
                before="rain in the morning. ",
                after=" The hall was full",
            ),
        ),
    )
    accuses = Evidence(
        id="e1",
        article="a",
        relation="accuses",
        quotation="hiding the cost",
        speaker=Party(label="Ana Ruiz", node="n0"),
        targets=(Party(label="Harbour Council", node="n1"),),
        source="She",
        cue="accused",
        passages=(
            Passage(
                pieces=pieces(
                    ("She", "source"),
                    (" ", None),
                    ("accused", "cue"),
                    (" ", None),
                    ("the council", "target"),
                    (" of ", None),
                    ("hiding the cost", "content"),
                    (".", None),
                )
            ),
        ),
    )
    denied = Evidence(
        id="e2",
        article="b",
        relation="denied",
        kind="indirect",
        quotation="it had hidden the 😀 cost",
        manner="negative",
        reasons=("not certain: “seems to”",),
        answers=("e1",),
        speaker=Party(label="Harbour Council", node="n1"),
        source="The council",
        cue="denied",
        passages=(
            Passage(
                pieces=pieces(
                    ("The council", "source"),
                    (" ", None),
                    ("denied", "cue"),
                    (" that ", None),
                    ("it had hidden the 😀 cost", "content"),
                    (".", None),
                )
            ),
        ),
    )
    return Picture(
        nodes=(ana, council, tram, vote),
        edges=(
            Edge(id="x0", source="n0", target="n2", relation="said", evidence=("e0",)),
            Edge(id="x1", source="n0", target="n1", relation="accuses", evidence=("e1",)),
            Edge(id="x2", source="n1", target="n3", relation="denied", evidence=("e2",)),
            Edge(id="x3", source="n3", target="n1", relation="about", evidence=("e2",)),
        ),
        evidence=(said, accuses, denied),
        articles=(
            Cited(
                id="a",
                title="Tram row in the harbour",
                outlet="The Quay",
                published="2024-05-17",
                byline=("L. Marsh",),
                url="https://quay.example/tram",
            ),
            Cited(id="b", title="Council answers", outlet="Evening Post"),
        ),
    )


def large(count: int, *, seed: int = 7) -> Picture:
    """Return an invented picture of ``count`` nodes: a fifth actors, few of whom say most."""
    chance = random.Random(seed)
    actors = max(2, count // 5)
    labels = [
        NAMES[i] if i < len(NAMES) else f"{chance.choice('ABCDEFGHIKLMNOPRSTVW')}. {chance.choice(FAMILIES)} {i}"
        for i in range(actors)
    ]
    types = ["person", "person", "person", "organisation", "unnamed", "group", "place"]
    kinds = ["organisation" if "Co" in name or "Rail" in name else chance.choice(types) for name in labels]
    articles = [
        Cited(
            id=f"a{i}",
            title=f"Row over {chance.choice(TOPICS)} ({i})",
            outlet=chance.choice(["The Quay", "Evening Post", "Daily Lamp"]),
            published=None
            if i % 9 == 0
            else f"20{chance.randrange(17, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}",
            url=f"https://quay.example/{i}",
        )
        for i in range(max(1, count // 8))
    ]
    evidence: list[Evidence] = []
    edges: dict[tuple[str, str, EdgeRelation], list[str]] = {}
    weight = [0] * count
    claims = {}

    def who() -> int:
        return (
            min(int(chance.paretovariate(0.8)) - 1, actors - 1) if chance.random() < 0.7 else chance.randrange(actors)
        )

    def link(one: int, other: int, relation: EdgeRelation, found: str) -> None:
        edges.setdefault((f"n{one}", f"n{other}", relation), []).append(found)

    for node in range(actors, count):
        speaker, about = who(), who()
        words = f"{chance.choice(TOPICS)} {chance.choice(ENDS)}, case {node}"
        claims[node] = words
        relation: EdgeRelation = chance.choices(["said", "denied", "asked"], [20, 2, 1])[0]
        cue = {"said": chance.choice(VERBS), "denied": "denied", "asked": "asked whether"}[relation]
        found = Evidence(
            id=f"e{len(evidence)}",
            article=chance.choice(articles).id,
            relation=relation,
            kind=chance.choice(["direct", "indirect", "mixed"]),
            quotation=words,
            speaker=Party(label=labels[speaker], node=f"n{speaker}"),
            source=labels[speaker],
            cue=cue,
            confidence=0.9,
            passages=(
                Passage(
                    pieces=pieces(
                        (labels[speaker], "source"),
                        (" ", None),
                        (cue, "cue"),
                        (" ", None),
                        (words, "content"),
                        (".", None),
                    ),
                    before="as the evening went on. ",
                    after=" The meeting ended late",
                ),
            ),
        )
        evidence.append(found)
        weight[node] += 1
        weight[speaker] += 1
        link(speaker, node, relation, found.id)
        if chance.random() < 0.4 and about != speaker:
            link(node, about, "about", found.id)
        if chance.random() < 0.16 and about != speaker:
            act = chance.choice(ACTS)
            manner = chance.choices(get_args(Manner), [6, 1, 1, 1])[0]
            again = replace(
                found,
                id=f"e{len(evidence)}",
                relation=act,
                kind="",
                manner=manner,
                reasons=() if manner == "plain" else ("not put forward as a fact: “would” makes it a supposition",),
                origin=found.id,
                targets=(Party(label=labels[about], node=f"n{about}"),),
            )
            evidence.append(again)
            weight[speaker] += 1
            weight[about] += 1
            link(speaker, about, act, again.id)
    nodes = [Node(id=f"n{i}", kind="actor", type=kinds[i], label=labels[i], weight=weight[i]) for i in range(actors)]
    nodes += [Node(id=f"n{i}", kind="claim", label=claims[i], weight=weight[i]) for i in range(actors, count)]
    return Picture(
        nodes=tuple(nodes),
        edges=tuple(
            Edge(id=f"x{i}", source=a, target=b, relation=relation, evidence=tuple(found))
            for i, ((a, b, relation), found) in enumerate(edges.items())
        ),
        evidence=tuple(evidence),
        articles=tuple(articles),
    )


HOSTILE = (
    "</script><script>window.hacked=1;alert(1)</script>",
    "<img src=x onerror=window.hacked=1>",
    "\"'><svg onload=window.hacked=1> href=javascript:window.hacked=1",
    "]]>--><!--<script>window.hacked=1//",
    "line\u2028sep\u2029par\x00nul\u202eright-to-left\ud800",
    "{{ 7*7 }} {% raw %} ${window.hacked=1} \\u003cscript\\u003e",
)
HOSTILE_URLS = (
    "javascript:window.hacked=1",
    "JaVaScRiPt:window.hacked=1",
    " javascript:window.hacked=1",
    "java\nscript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "https:javascript:window.hacked=1",
    "https://evil.example\\@news.example/",
    "http://",
    "blob:https://evil.example/1",
)


def hostile() -> Picture:
    """Return a picture in which every text is an attack: names, claims, quotations, events, outlets, titles, URLs."""
    count = len(HOSTILE)
    actors = [
        Node(id=f"n{i}", kind="actor", type="person", label=f"{text} actor {i}", names=(text,), weight=1)
        for i, text in enumerate(HOSTILE)
    ]
    claims = [
        Node(id=f"n{count + i}", kind="claim", label=f"{text} claim {i}", weight=1) for i, text in enumerate(HOSTILE)
    ]
    evidence = [
        Evidence(
            id=f"e{i}",
            article=f"a{i}",
            relation="said",
            quotation=text,
            speaker=Party(label=text, node=f"n{i}"),
            targets=(Party(label=text),),
            teller=Party(label=text),
            source=text,
            cue=text,
            kind=text,
            manner="supposed",
            reasons=(f"not put forward as a fact: “{text}” makes it a supposition", text),
            answers=(f"e{(i + 1) % count}", f"e{count + i}"),
            origin=f"e{(i + 2) % count}",
            within=f"e{(i + 3) % count}",
            passages=(
                Passage(
                    pieces=pieces(
                        (text, "source"), (text, "qualifier"), (text, "cue"), (text, "target"), (text, "content")
                    ),
                    before=text,
                    after=text,
                ),
            ),
        )
        for i, text in enumerate(HOSTILE)
    ]
    evidence += [replace(found, id=f"e{count + i}", relation="accuses", answers=()) for i, found in enumerate(evidence)]
    urls = (HOSTILE_URLS * count)[: len(HOSTILE)]
    return Picture(
        nodes=(*actors, *claims),
        edges=(
            *(
                Edge(id=f"x{i}", source=f"n{i}", target=f"n{count + i}", relation="said", evidence=(f"e{i}",))
                for i in range(count)
            ),
            *(
                Edge(
                    id=f"x{count + i}",
                    source=f"n{i}",
                    target=f"n{(i + 1) % count}",
                    relation="accuses",
                    evidence=(f"e{count + i}",),
                )
                for i in range(count)
            ),
        ),
        evidence=tuple(evidence),
        articles=tuple(
            Cited(id=f"a{i}", title=text, outlet=text, byline=(text,), published="2024-01-01", url=urls[i])
            for i, text in enumerate(HOSTILE)
        ),
        timeline=Timeline(rows=tuple(_attack(i, text) for i, text in enumerate(HOSTILE))),
    )


def _attack(number: int, text: str) -> Row:
    """Return an event all of whose texts are an attack; every other one has no day."""
    day = None if number % 2 else f"2024-01-{number + 1:02}"
    account = Account(
        article=f"a{number}",
        words=text,
        passages=(
            Passage(
                pieces=pieces((text, "event"), (text, "head"), (text, "date"), (text, "place"), (text, "anchor")),
                before=text,
                after=text,
            ),
        ),
        teller=Party(label=text),
        parties=(Party(label=text, node=f"n{number}"), Party(label=text)),
        place=text,
        first=day,
        last=day,
        datings=(Dating(words=text, relation="since", alone=text, became=text, how=text),),
        reasons=(text,),
    )
    return Row(id=f"t{number}", kind="happened", look="denied", accounts=(account,), first=day, last=day, why=(text,))


def one_node() -> Picture:
    """Return a single claim of an unnamed speaker: it stands in the middle of the picture."""
    words = "the toll will rise"
    found = Evidence(
        id="e0",
        article="a",
        relation="said",
        kind="indirect",
        quotation=words,
        cue="It is understood",
        passages=(
            Passage(pieces=pieces(("It is understood", "cue"), (" that ", None), (words, "content"), (".", None))),
        ),
    )
    node = Node(id="n0", kind="claim", label=words, weight=1, evidence=("e0",))
    return Picture(nodes=(node,), evidence=(found,), articles=(Cited(id="a", title="Tolls"),))


def one_edge() -> Picture:
    """Return two actors and an accusation: the middle of its line is the middle of the picture."""
    both = small()
    return replace(
        both,
        nodes=tuple(replace(node, weight=1) for node in both.nodes[:2]),
        edges=(both.edges[1],),
        evidence=(both.evidence[1],),
    )
