"""What people do to each other with words is drawn as the graph has it: solid only where an article says it plainly."""

from dataclasses import replace

import pytest

from onrecord.export.gather import gather
from onrecord.export.manner import Put, of_claim, of_relation, qualifying
from onrecord.export.passages import Part
from onrecord.export.picture import ACTS, Evidence, Picture
from onrecord.export.reduced import most_connected
from onrecord.graph import Run, open_store
from onrecord.model import Record, RelationType
from tests.export.quarrel import Desk, quarrel


def drawn(record: Record, *, max_nodes: int | None = None) -> Picture:
    """Return the picture of one article."""
    with open_store("memory") as graph:
        stored = graph.replace(record, Run(version="1", extractors=("test",), model="none"))
        assert not stored.problems
        return gather(graph, max_nodes=max_nodes)


def lines(picture: Picture) -> dict[tuple[str, str, str], list[Evidence]]:
    """Return the cards of each line between actors, by the names of its ends."""
    label = {node.id: node.label for node in picture.nodes}
    cards = {found.id: found for found in picture.evidence}
    return {
        (label[edge.source], edge.relation, label[edge.target]): [cards[id_] for id_ in edge.evidence]
        for edge in picture.edges
        if edge.relation in ACTS
    }


@pytest.fixture(scope="module")
def picture() -> Picture:
    """Return the picture of the quarrel."""
    return drawn(quarrel())


def test_each_type_is_a_line_of_its_own(picture: Picture) -> None:
    """All fourteen are drawn, several between the same two, to and fro."""
    found = lines(picture)

    assert {relation for _, relation, _ in found} == set(ACTS)
    assert {relation for one, relation, other in found if (one, other) == ("Ana Ruiz", "Harbour Council")} == {
        "accuses",
        "criticises",
        "demands",
    }
    assert {relation for one, relation, other in found if (one, other) == ("Harbour Council", "Ana Ruiz")} == {
        "denies",
        "threatens",
    }


HEDGED = [
    (
        ("Ben Okafor", "accuses", "Northline Rail"),
        "negative",
        "denied: “refused to” says that it is not so",
    ),
    (
        ("Dev Patel", "supports", "Northline Rail"),
        "supposed",
        "not put forward as a fact: “would” makes it a supposition",
    ),
    (
        ("Dev Patel", "thanks", "Clara Holm"),
        "supposed",
        "not put forward as a fact: “must” makes it something that should be so",
    ),
    (
        ("Dev Patel", "apologises", "Clara Holm"),
        "supposed",
        "not put forward as a fact: “urged to” makes it something that somebody is to do",
    ),
    (
        ("Dev Patel", "warns", "Clara Holm"),
        "supposed",
        "not put forward as a fact: “wants to” makes it a wish or a plan",
    ),
    (
        ("Dev Patel", "criticises", "Clara Holm"),
        "supposed",
        "not put forward as a fact: “will” makes it a forecast",
    ),
    (("Dev Patel", "threatens", "Clara Holm"), "supposed", "asked, not said: “Did” and “?”"),
    (("Dev Patel", "promises", "Clara Holm"), "supposed", "hearsay: “reportedly”"),
    (("Dev Patel", "agrees-with", "Clara Holm"), "supposed", "not certain: “seems to”"),
    (("Elif Kaya", "accuses", "Ben Okafor"), "told", "told by Clara Holm, not by the article"),
    (("Elif Kaya", "accuses", "Dev Patel"), "supposed", "read with too little confidence for a plain line"),
]


@pytest.mark.parametrize(("line", "manner", "reason"), HEDGED, ids=[reason for _, _, reason in HEDGED])
def test_what_is_not_plain_says_why(picture: Picture, line: tuple[str, str, str], manner: str, reason: str) -> None:
    """Denied, supposed, asked, told by others, on hearsay: drawn all the same, and the card quotes what makes it so."""
    [card] = lines(picture)[line]

    assert (card.manner, card.reasons) == (manner, (reason,))


def test_a_plain_line_may_rest_on_hedged_findings_too(picture: Picture) -> None:
    """Ruiz accuses the council plainly, and once more on hearsay."""
    cards = lines(picture)["Ana Ruiz", "accuses", "Harbour Council"]

    assert {card.quotation: card.manner for card in cards} == {"hiding the cost": "plain", "the leak": "supposed"}


def test_all_that_is_not_hedged_is_plain(picture: Picture) -> None:
    """Nothing else is dashed."""
    hedged = {line for line, _, _ in HEDGED}

    plain = {line for line, cards in lines(picture).items() if any(card.manner == "plain" for card in cards)}
    assert plain == set(lines(picture)) - hedged


def test_a_denial_leads_to_what_it_answers(picture: Picture) -> None:
    """By the id of the accusation's own card."""
    [denial] = lines(picture)["Harbour Council", "denies", "Ana Ruiz"]
    accusations = lines(picture)["Ana Ruiz", "accuses", "Harbour Council"]

    assert denial.answers == tuple(card.id for card in accusations if card.quotation == "hiding the cost")


def test_a_card_leads_to_the_words_it_stands_in(picture: Picture) -> None:
    """What Holm says of Kaya's accusation is linked from it."""
    [card] = lines(picture)["Elif Kaya", "accuses", "Ben Okafor"]
    [words] = [found for found in picture.evidence if found.id == card.within]

    assert words.speaker is not None
    assert (words.speaker.label, words.relation, card.teller) == ("Clara Holm", "said", words.speaker)


def test_parts_of_the_sentence_are_marked(picture: Picture) -> None:
    """Who, the cue, to whom, the matter and the qualifier, each in its place."""
    [card] = lines(picture)["Ben Okafor", "accuses", "Northline Rail"]
    [passage] = card.passages

    assert [(piece.text, *piece.roles) for piece in passage.pieces if piece.roles] == [
        ("Ben Okafor", "source"),
        ("refused to", "qualifier"),
        ("accuse", "cue"),
        ("Northline Rail", "target"),
        ("a cover-up", "content"),
    ]


def test_with_one_side_not_known_it_stands_with_the_other(picture: Picture) -> None:
    """``Kaya stood accused of fraud`` is no line, and no less plain for it."""
    [kaya] = [node for node in picture.nodes if node.label == "Elif Kaya"]
    [card] = [found for found in picture.evidence if found.id in kaya.evidence]

    assert (card.quotation, card.speaker, [party.label for party in card.targets]) == ("fraud", None, ["Elif Kaya"])
    assert (card.manner, card.reasons) == ("plain", ())


def test_links_to_what_is_left_out_are_dropped(picture: Picture) -> None:
    """A reduced picture has no card that leads nowhere."""
    part = most_connected(picture, 3)
    assert drawn(quarrel(), max_nodes=3) == part
    shown = {found.id for found in part.evidence}

    assert all(set(found.answers) <= shown for found in part.evidence)
    assert all({found.origin, found.within} <= shown | {None} for found in part.evidence)


@pytest.mark.parametrize(
    ("type_", "change", "manner", "reason"),
    [
        ("criticises", {"denies": True}, "negative", "the words it stands in are denied"),
        ("criticises", {"modality": "question"}, "supposed", "the words it stands in are asked, not said"),
        ("criticises", {"modality": "hypothetical"}, "plain", None),
        ("accuses", {"modality": "hypothetical"}, "supposed", "the words it stands in are a supposition"),
        ("accuses", {"modality": "prediction"}, "plain", None),
    ],
    ids=["denied", "asked", "a supposition somewhere", "supposed", "foretold"],
)
def test_the_attribution_it_comes_from_counts(
    type_: RelationType, change: dict[str, object], manner: str, reason: str | None
) -> None:
    """Who denied or asked something has not plainly done it; for an accusation all counts that does in the graph."""
    on = Desk()
    said = on.says("[Ana Ruiz] {said} that (Keller hid the report).", "Ana Ruiz")
    on.does(type_, "[Ruiz] {attacked} <Keller>.", "Ana Ruiz", "Tom Keller", attribution=said)
    record = on.record()
    origin = replace(record.attributions[0], **change)  # type: ignore[arg-type]

    [[card]] = lines(drawn(replace(record, attributions=(origin,)))).values()

    assert (card.manner, card.reasons) == (manner, (reason,) if reason else ())


def test_a_denial_is_plain_though_its_words_are_denied() -> None:
    """``The council denied that …`` says plainly that the council denies it."""
    on = Desk()
    said = on.says("[The council] {denied} that (Ruiz was right).", "Harbour Council", denies=True)
    on.does("denies", "[The council] {rejected} the claim of <Ruiz>.", "Harbour Council", "Ana Ruiz", attribution=said)

    [[card]] = lines(drawn(on.record())).values()

    assert (card.manner, card.reasons) == ("plain", ())


def test_nobody_is_drawn_to_themselves() -> None:
    """``He blamed himself`` has a card, but no line."""
    on = Desk()
    on.does("accuses", "[Ana Ruiz] {blamed} <herself>.", "Ana Ruiz", "Ana Ruiz")
    picture = drawn(on.record())

    assert picture.edges == ()
    assert [(node.label, len(node.evidence)) for node in picture.nodes] == [("Ana Ruiz", 1)]


@pytest.mark.parametrize(
    ("put", "manner", "reasons"),
    [
        (Put(), "plain", ()),
        (Put(polarity="negative"), "negative", ("denied",)),
        (Put(modality="question", words=("whether",)), "supposed", ("asked, not said: “whether”",)),
        (
            Put(modality="hypothetical", words=("would", "if")),
            "supposed",
            ("not put forward as a fact: “would” and “if” make it a supposition",),
        ),
        (
            Put(polarity="negative", modality="hypothetical", words=("would not",), teller="Holm"),
            "negative",
            (
                "denied: “would not” says that it is not so",
                "not put forward as a fact: a supposition",
                "told by Holm, not by the article",
            ),
        ),
    ],
    ids=["plain", "no words", "asked", "two words", "all at once"],
)
def test_reasons_in_words(put: Put, manner: str, reasons: tuple[str, ...]) -> None:
    """The weightiest comes first and decides the dashes; words are quoted once."""
    assert of_relation(put) == (manner, reasons)


@pytest.mark.parametrize(
    ("put", "reasons"),
    [
        (Put(), ()),
        (Put(denies=True, polarity="negative"), ()),
        (Put(denies=True, polarity="negative", words=("denied",)), ("denied: “denied”",)),
        (Put(polarity="negative", words=("not",)), ("negated: “not”",)),
        (Put(modality="hearsay", words=("It is understood",)), ("hearsay: “It is understood”",)),
        (Put(modality="desire_intention", words=("hopes",)), ("put forward as a wish or a plan: “hopes”",)),
        (
            Put(polarity="negative", modality="prediction", words=("will not",), teller="Holm"),
            ("negated: “will not”", "put forward as a forecast", "told by Holm, not by the article"),
        ),
    ],
    ids=["plain", "denied", "denied in words", "negated", "hearsay", "wish", "all at once"],
)
def test_in_which_way_a_claim_is_put_forward(put: Put, reasons: tuple[str, ...]) -> None:
    """A claim that is said is said, whatever it says; the card tells in which way."""
    assert of_claim(put) == reasons


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(0, "did"), (4, "not")], ("did not",)),
        ([(0, "did"), (3, "n't")], ("didn't",)),
        ([(0, "if"), (10, "would")], ("if", "would")),
        ([(0, "refused to"), (0, "refused")], ("refused to",)),
        ([], ()),
    ],
    ids=["side by side", "without a space", "apart", "one in the other", "none"],
)
def test_qualifying_words_are_read_together(places: list[tuple[int, str]], expected: tuple[str, ...]) -> None:
    """Words side by side are one phrase, and none is said twice."""
    parts = [Part(start, start + len(words), "qualifierSpan", words) for start, words in places]

    assert qualifying([*parts, Part(0, 40, "cueSpan", "x")]) == expected
