"""Pictures made by hand, for tests of the page. Import as ``from tests.export.pictures import ...``."""

import random
from dataclasses import replace

from onrecord.export.picture import Cited, Edge, EdgeRelation, Evidence, Node, Party, Passage, Picture, Piece, Role

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
        accused=(Party(label="Harbour Council", node="n1"),),
        source="She",
        cue="accused",
        passages=(
            Passage(
                pieces=pieces(
                    ("She", "source"),
                    (" ", None),
                    ("accused", "cue"),
                    (" ", None),
                    ("the council", "accused"),
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
        polarity="negative",
        speaker=Party(label="Harbour Council", node="n1"),
        source="The council",
        cue="denied",
        modality="evidential_weak",
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
        NAMES[i]
        if i < len(NAMES)
        else f"{chance.choice('ABCDEFGHIKLMNOPRSTVW')}. {chance.choice(['Marsh', 'Lind', 'Osei', 'Novak', 'Brandt', 'Ito', 'Sousa', 'Quinn'])} {i}"
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
        if chance.random() < 0.08 and about != speaker:
            again = replace(
                found,
                id=f"e{len(evidence)}",
                relation="accuses",
                kind="",
                accused=(Party(label=labels[about], node=f"n{about}"),),
            )
            evidence.append(again)
            weight[speaker] += 1
            weight[about] += 1
            link(speaker, about, "accuses", again.id)
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
