"""The breadth of words that accuse or criticise: verbs, nouns, adjectives, set phrases, and their look-alikes."""

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.accusations import CONFIDENCE, extract
from onrecord.extract.accusing import cues
from tests.factories import document

if TYPE_CHECKING:
    from spacy.language import Language

    from onrecord.model import Relation

Edge = tuple[str | None, tuple[str, ...], str | None]


def edges(text: str, nlp: "Language") -> list[tuple[str, Edge]]:
    """Return the relations of a text as words: type, and accuser, accused and charge."""
    return [(found.type, edge(found, text)) for found in extract(document(text, nlp))]


def edge(found: "Relation", text: str) -> Edge:
    """Return accuser, accused and charge of a relation as words."""
    return (
        found.source_span.of(text) if found.source_span else None,
        tuple(span.of(text) for span in found.target_spans),
        found.charge[0].of(text) if found.charge else None,
    )


CRITICISM: list[tuple[str, Edge]] = [
    # verbs of mockery and scolding
    ("Ana Ruiz ridiculed Tom Berg for his speech.", ("Ana Ruiz", ("Tom Berg",), "his speech")),
    ("Tom Berg was mocked by Ana Ruiz.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("Ana Ruiz derided Norland as a failure.", ("Ana Ruiz", ("Norland",), "a failure")),
    ("Ana Ruiz belittled the minister.", ("Ana Ruiz", ("the minister",), None)),
    ("Ana Ruiz disapproved of Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("Ana Ruiz scoffed at Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("Tom Berg was scoffed at by Ana Ruiz.", ("Ana Ruiz", ("Tom Berg",), None)),
    # particles
    ("Ana Ruiz told Tom Berg off for the delay.", ("Ana Ruiz", ("Tom Berg",), "the delay")),
    ("Ana Ruiz tore into Tom Berg over the delay.", ("Ana Ruiz", ("Tom Berg",), "the delay")),
    ("Ana Ruiz fired back at Norland.", ("Ana Ruiz", ("Norland",), None)),
    ("Ana Ruiz called out Norland over the delay.", ("Ana Ruiz", ("Norland",), "the delay")),
    ("Ana Ruiz went after Tom Berg over the delay.", ("Ana Ruiz", ("Tom Berg",), "the delay")),
    ("The senator laid into the government.", ("The senator", ("the government",), None)),
    # clauses
    ("Ana Ruiz was critical of how Norland acted.", ("Ana Ruiz", ("Norland",), "how Norland acted")),
    ("Ana Ruiz criticised how Norland acted.", ("Ana Ruiz", ("Norland",), "how Norland acted")),
    # set phrases
    ("Ana Ruiz took aim at Norland over the delay.", ("Ana Ruiz", ("Norland",), "the delay")),
    ("Ana Ruiz took a swipe at Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("Ana Ruiz made fun of Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("Ana Ruiz took issue with Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("Norland came under fire from Ana Ruiz for the delay.", ("Ana Ruiz", ("Norland",), "the delay")),
    ("Norland came under attack from Ana Ruiz for the delay.", ("Ana Ruiz", ("Norland",), "the delay")),
    ("Norland faced a backlash over the delay.", (None, ("Norland",), "the delay")),
    ("The ministry came under increasing criticism for the delay.", (None, ("The ministry",), "the delay")),
    ("Norland summoned the ambassador to protest against the raid.", ("Norland", ("the ambassador",), "the raid")),
    # adjectives
    ("Ana Ruiz was critical of Norland.", ("Ana Ruiz", ("Norland",), None)),
    ("Ana Ruiz, scathing about Norland, left early.", ("Ana Ruiz", ("Norland",), None)),
    ("Ana Ruiz made disparaging remarks about Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    # persons
    ("Critics of Tom Berg want a new vote.", ("Critics", ("Tom Berg",), None)),
    ("Ana Ruiz is a fierce critic of Norland.", ("Ana Ruiz", ("Norland",), None)),
    ("Tom Berg's critics want a new vote.", ("Tom Berg's critics", ("Tom Berg",), None)),
    # names
    ("Ana Ruiz called Tom Berg part of a corrupt system.", ("Ana Ruiz", ("Tom Berg",), "part of a corrupt system")),
    ("Ana Ruiz branded Tom Berg a charlatan.", ("Ana Ruiz", ("Tom Berg",), "a charlatan")),
    # what-clauses
    ("Ana Ruiz denounced what she described as Norland's plan.", ("Ana Ruiz", ("Norland",), "Norland's plan")),
    # attacks with words
    ("Ana Ruiz has repeatedly attacked Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("Ana Ruiz attacked Tom Berg for the delay.", ("Ana Ruiz", ("Tom Berg",), "the delay")),
    ("Tom Berg condemned Ana Ruiz's personal attack on Carla Weiss.", ("Ana Ruiz", ("Carla Weiss",), None)),
    ("Ana Ruiz's office personally attacked Tom Berg.", ("Ana Ruiz's office", ("Tom Berg",), None)),
    ("Ana Ruiz attacked one of Tom Berg's points.", ("Ana Ruiz", ("Tom Berg",), "one of Tom Berg's points")),
    ("Campaigners attacked Tom Berg's comments.", ("Campaigners", ("Tom Berg",), "Tom Berg's comments")),
    ("The chiefs of staff had attacked Tom Berg on social media.", ("The chiefs of staff", ("Tom Berg",), None)),
    ("She laughed when she attacked Berg.", ("she", ("Berg",), None)),
    ("Ana Ruiz renewed her attacks on the government.", ("her", ("the government",), None)),
    ("Ana Ruiz capped off her attacks at the government with a joke.", ("her", ("the government",), None)),
    ("Ana Ruiz published her own letter attacking Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("The party spent millions blasting Tom Berg.", ("The party", ("Tom Berg",), None)),
    ("Tom Berg was the target of attacks on Twitter by Ana Ruiz.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("They heard the criticism that Ana Ruiz levelled at Norland.", ("Ana Ruiz", ("Norland",), None)),
    ("Ana Ruiz decried what she views as Tom Berg's plan.", ("Ana Ruiz", ("Tom Berg",), "Tom Berg's plan")),
    ("Ana Ruiz slammed the Socialists' motives.", ("Ana Ruiz", ("the Socialists",), "the Socialists' motives")),
    # who does it: lists, openings, and whoever uses something for it
    ("Among the groups which condemned Tom Berg was the Norland Union.", ("the Norland Union", ("Tom Berg",), None)),
    ("Several members denounced the vote, including Ana Ruiz.", ("Ana Ruiz", ("the vote",), None)),
    ("Ana Ruiz used the debate to denounce Norland.", ("Ana Ruiz", ("Norland",), None)),
    ("Ana Ruiz took the rare step yesterday of censuring Norland.", ("Ana Ruiz", ("Norland",), None)),
    ("The court forced Norland to denounce Tom Berg.", ("Norland", ("Tom Berg",), None)),
    ("Like Carla Weiss, Ana Ruiz denounced Tom Berg.", ("Carla Weiss", ("Tom Berg",), None)),
    ("Norland, joined by Sudland, denounced Tom Berg.", ("Sudland", ("Tom Berg",), None)),
    ("Ana Ruiz joined Carla Weiss in condemning Tom Berg.", ("Carla Weiss", ("Tom Berg",), None)),
    ("Ana Ruiz is one of three members who denounced Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("Ana Ruiz fired off a series of tweets blasting Tom Berg.", ("Ana Ruiz", ("Tom Berg",), None)),
    ("The vote led to outrage and criticism towards the government.", (None, ("the government",), None)),
    ("Instead of attacking the plan, Ana Ruiz left.", ("Ana Ruiz", ("the plan",), None)),
    ("She left, saying that it would stay and condemning Tom Berg.", ("She", ("Tom Berg",), None)),
    # nouns, with one side only
    ("There was criticism by Ana Ruiz at the meeting.", ("Ana Ruiz", (), None)),
    ("Opposition leaders issued a rebuke for Tom Berg.", ("Opposition leaders", ("Tom Berg",), None)),
    # headlines and lists
    ("Norland criticised over delays.", (None, ("Norland",), "delays")),
    ("They rebuke and correct Tom Berg.", ("They", ("Tom Berg",), None)),
    ("Nobody likes to have the plan criticised.", (None, ("the plan",), None)),
    ("The plan was slammed as barbaric by Ana Ruiz.", ("Ana Ruiz", ("The plan",), "barbaric")),
]


@pytest.mark.parametrize(("text", "parts"), CRITICISM)
def test_criticism_comes_in_many_words(text: str, parts: Edge, nlp: "Language") -> None:
    """Mockery, scolding, adjectives, critics and set phrases criticise, whichever word marks it."""
    assert ("criticises", parts) in edges(text, nlp)


ACCUSED: list[tuple[str, Edge]] = [
    ("Tom Berg admitted charges of fraud.", (None, ("Tom Berg",), "fraud")),
    ("Tom Berg appeared in court on fraud charges.", (None, ("Tom Berg",), "fraud")),
    ("Norland is open to accusations of neglect.", (None, ("Norland",), "neglect")),
    ("The report left Norland open to accusations of neglect.", (None, ("Norland",), "neglect")),
    ("The blame lies with Norland.", (None, ("Norland",), None)),
    ("Ana Ruiz laid the blame at the door of Norland.", ("Ana Ruiz", ("Norland",), None)),
    ("Norland was to blame for the delay.", (None, ("Norland",), "the delay")),
    ("Ana Ruiz said that Norland was at fault.", ("Ana Ruiz", ("Norland",), None)),
    ("Police charged Tom Berg on Friday.", ("Police", ("Tom Berg",), None)),
    ("Ana Ruiz filed a lawsuit against Norland.", ("Ana Ruiz", ("Norland",), None)),
    ("Ana Ruiz accused the League Against Noise of trickery.", ("Ana Ruiz", ("the League",), "trickery")),
    ("Tom Berg was jailed on bribery charges.", (None, ("Tom Berg",), "bribery")),
    ("Tom Berg faces claims of fraud.", (None, ("Tom Berg",), "fraud")),
    ("There were allegations of abuse by priests.", (None, ("priests",), "abuse")),
    ("The lawsuit alleges fraud by Norland.", ("The lawsuit", ("Norland",), "fraud")),
    ("The court heard allegations he took bribes.", (None, ("he",), "took bribes")),
    ("Ana Ruiz assigned the blame to Norland.", ("Ana Ruiz", ("Norland",), None)),
    ("Ana Ruiz lay the blame for the flood at Tom Berg's feet.", ("Ana Ruiz", ("Tom Berg",), "the flood")),
    ("Norland had accused Berg of hiding money and blamed him for it.", ("Norland", ("Berg",), "hiding money")),
    ("Norland had accused Berg of hiding money and blamed him for it.", ("Norland", ("him",), "it")),
    ("Berg was sued by Ana Ruiz, accusing him of fraud.", ("Ana Ruiz", ("him",), "fraud")),
    ("Ana Ruiz accused Tom Berg Saturday on the radio of theft.", ("Ana Ruiz", ("Tom Berg",), "theft")),
    ("Tom Berg, as Ana Ruiz alleges, hid the money.", ("Ana Ruiz", ("Tom Berg",), None)),
]


@pytest.mark.parametrize(("text", "parts"), ACCUSED)
def test_accusations_are_faced_admitted_and_laid_at_doors(text: str, parts: Edge, nlp: "Language") -> None:
    """The verb over a noun says who is accused, and what stands before "charges" is the charge."""
    found = [(kind, one if kind == "accuses" else None) for kind, one in edges(text, nlp)]

    assert ("accuses", parts) in found or ("accuses", (None, *parts[1:])) in found


FAILED = [
    "Tom Berg was cleared of bribery charges.",
    "Prosecutors dropped charges against Tom Berg.",
    "All charges against Tom Berg were dropped.",
    "Ana Ruiz withdrew her accusations against Tom Berg.",
    "Tom Berg was not jailed on bribery charges.",
]


@pytest.mark.parametrize("text", FAILED)
def test_a_failed_charge_is_negative(text: str, nlp: "Language") -> None:
    """Who is cleared of a charge was charged, and the text takes it back; so it is with charges dropped."""
    [found] = extract(document(text, nlp))

    assert (found.polarity, [span.of(text) for span in found.target_spans]) == ("negative", ["Tom Berg"])


CHARGES = [
    ("Ana Ruiz denounced Tom Berg as a thief, and as a liar.", "a thief, and as a liar"),
    ("For this reason Ana Ruiz criticised Norland for hiding the report.", "hiding the report"),
    ("Ana Ruiz criticised Norland for its haste in closing the school.", "its haste in closing the school"),
    ("The report, for example, criticised Norland for hiding the truth.", "hiding the truth"),
    ("Ana Ruiz condemned plans for a dam as monstrous.", "monstrous"),
]


@pytest.mark.parametrize(("text", "charge"), CHARGES)
def test_a_charge_is_found_whole(text: str, charge: str, nlp: "Language") -> None:
    """The usual preposition behind the verb leads to it, and what goes on in the same form belongs to it."""
    [(_, (_, _, found))] = edges(text, nlp)

    assert found == charge


def test_every_frame_of_the_lexicon_has_a_confidence() -> None:
    """Whatever pattern a line can lead to has a measured share; a missing one would end a run."""
    frames = {(cue.pos, cue.frame) for found in cues().values() for cue in found}
    passive = {"object", "person", "charge", "phrasal", "as"}
    patterns = {f"noun {frame}" if pos == "noun" else frame for pos, frame in frames}
    patterns |= {f"{frame} passive" for _, frame in frames if frame in passive} | {"passive", "noun clause"}

    assert patterns <= CONFIDENCE.keys()


NOTHING = [
    # doors, cars, crowds and shots
    "The lorry slammed into Norland.",
    "She ripped him into little pieces.",
    "Ana Ruiz came under sniper fire.",
    "The troops came under fire near Norland.",
    "The village came under attack at dawn.",
    "The rebels attacked Norland.",
    "Two men attacked Tom Berg with knives.",
    "Tom Berg attacked the guards.",
    "She attacked the guards with a knife.",
    "He attacked Tom Berg after the game.",
    "The gunmen attacked the convoy in a raid.",
    "Fighters stepped up their attacks on the town.",
    "Norland stepped up its attacks on civilians.",
    "The soldiers renewed their attacks at the airport.",
    "The team attacked the situation with zeal.",
    "Tom Berg tore off the roof.",
    "Ana Ruiz called out a number.",
    "Ana Ruiz went after the ball.",
    "The car laid into the bend.",
    "The storm slammed France.",
    "The company was hit by a strike over pay.",
    "Police shot back at the gunmen.",
    "Ana Ruiz took aim at the target.",
    "He scored with a savage attack on the goal.",
    "Ana Ruiz mocked up a design.",
    # other senses
    "The meeting is slated to begin on Monday.",
    "Ana Ruiz took charge in May.",
    "Entry is free of charge.",
    "Norland prosecuted a long war.",
    "Water is critical to Norland.",
    "The paper's film critic liked it.",
    "Ana Ruiz made a mockery of it.",
    "The shop took issue number nine from the shelf.",
    "Ana Ruiz cited Norland as an example.",
    "Ana Ruiz hit back at claims that she had lied.",
    "Ana Ruiz described Tom Berg as a victim of thugs.",
    "Ana Ruiz called the play a tale of liars and spies.",
    "Ana Ruiz dismissed the claims as lies.",
    "If they call it a smear they have not read it.",
    "Thousands marched to protest the new law.",
    "Ana Ruiz told a story about a flood.",
    # nobody has charged anybody
    "Tom Berg would not recommend charges against Ana Ruiz.",
    "It is easier to sue them.",
    "No one has been prosecuted.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_look_alikes_criticise_nobody(text: str, nlp: "Language") -> None:
    """The same words said of things, shots, schedules and wars, and charges that nobody has brought."""
    assert edges(text, nlp) == []
