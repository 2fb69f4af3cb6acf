"""What comes out of resolving one article: who speaks, under which id, and what stays open."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extract.attributions import extract
from onrecord.model import Actor, Attribution, Event, EventDate, Record, Relation, Span
from onrecord.resolve import resolve
from tests.factories import document, span
from tests.resolve.cases import check, said

if TYPE_CHECKING:
    from spacy.language import Language


def told(
    nlp: "Language", text: str, source: str, content: str, *, last: bool = True, published: str | None = None
) -> Record:
    """Resolve one attribution in a text."""
    parsed = document(text, nlp, published=published)
    return resolve(parsed, [said(parsed.article.id, text, source, content, last=last)])


def speaker(record: Record) -> str | None:
    """Return the label of who is said to speak."""
    found = record.attributions[0].speaker
    return next((a.label for a in record.actors if a.id == found), None)


def actor(record: Record, mention: str) -> Actor | None:
    """Return the actor that the last such words mean."""
    for found in record.actors:
        if any(m.of(record.article.text) == mention for m in found.mentions):
            return found
    return None


SAFE = "the bridge was safe"

NAMES = [
    ("Dame Ruth Ogden spoke first. Ogden said the bridge was safe.", "Ogden", "Ruth Ogden"),
    ("Ruth Ogden spoke first. Mrs Ogden said the bridge was safe.", "Mrs Ogden", "Ruth Ogden"),
    ("Sir Paul Ogden spoke first. Sir Paul said the bridge was safe.", "Sir Paul", "Paul Ogden"),
    ("Mrs\u00a0Ruth\u202fOgden\u00a0said the bridge was safe.", "Mrs\u00a0Ruth\u202fOgden", "Ruth Ogden"),
    ("Ruth Ogden met Paul Ogden. Ogden said the bridge was safe.", "Ogden", None),
    ("Ruth Ogden met Paul Ogden. Mrs Ogden said the bridge was safe.", "Mrs Ogden", "Ruth Ogden"),
    ("Anna Weiss, who said the bridge was safe, left.", "who", "Anna Weiss"),
]


@pytest.mark.parametrize(("text", "source", "label"), NAMES)
def test_names_of_one_person_come_together(nlp: "Language", text: str, source: str, label: str | None) -> None:
    """Titles, full names, surnames and "who" lead to one person; a surname that two people share to neither."""
    assert speaker(told(nlp, text, source, SAFE)) == label


ROLES = [
    (
        "Transport Minister Anna Weiss met Paul Ogden. The transport minister said the bridge was safe.",
        "The transport minister",
        None,
        "Anna Weiss",
    ),
    (
        "Anna Weiss, the Harbour leader, sat down. The Harbour leader said the bridge was safe.",
        "The Harbour leader",
        None,
        "Anna Weiss",
    ),
    # One role, two people, and nothing that tells the time.
    (
        "Harbour leader Anna Weiss met Harbour leader Paul Ogden. The Harbour leader said the bridge was safe.",
        "The Harbour leader",
        None,
        None,
    ),
    # A known office, held by two people who are named: the day of publication decides …
    (
        "Ed Miliband met Jeremy Corbyn. The Labour leader said the bridge was safe.",
        "The Labour leader",
        "2017-04-20",
        "Jeremy Corbyn",
    ),
    (
        "Ed Miliband met Jeremy Corbyn. The Labour leader said the bridge was safe.",
        "The Labour leader",
        "2014-04-20",
        "Ed Miliband",
    ),
    # … unless the sentence is about another year, or there is no day.
    (
        "Ed Miliband met Jeremy Corbyn. In 2015 the Labour leader said the bridge was safe.",
        "the Labour leader",
        "2017-04-20",
        None,
    ),
    ("Ed Miliband met Jeremy Corbyn. The Labour leader said the bridge was safe.", "The Labour leader", None, None),
    # A later holder is named, the holder of the day is not.
    (
        "Boris Johnson met Jeremy Corbyn. The Prime Minister said the bridge was safe.",
        "The Prime Minister",
        "2017-04-20",
        None,
    ),
    ("A former mayor, Anna Weiss, met Paul Ogden. The mayor said the bridge was safe.", "The mayor", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "published", "label"), ROLES)
def test_a_role_goes_to_its_holder_of_the_day(
    nlp: "Language", text: str, source: str, published: str | None, label: str | None
) -> None:
    """A role goes to whom the article or the table of offices gives it at that time; else to nobody."""
    assert speaker(told(nlp, text, source, SAFE, published=published)) == label


PRONOUNS = [
    ("Paul Ogden came to Riga. He said the bridge was safe.", "He", "Paul Ogden"),
    ("Anna Weiss met Paul Ogden. She said the bridge was safe.", "She", "Anna Weiss"),
    ("Anna Weiss met Paul Ogden. He said the bridge was safe.", "He", "Paul Ogden"),
    # Names inside the quotation, or in the question before it, are not who speaks.
    ("Paul Ogden came to Riga. “Omar Lind knew the bridge was safe,” he said.", "he", "Paul Ogden"),
    ("Paul Ogden came to Riga. Asked if Omar Lind would go, he said the bridge was safe.", "he", "Paul Ogden"),
    (
        "A Harbour spokesman came. Asked about Peter Marsh’s claim of fraud, he said: “I know the bridge was safe.”",
        "he",
        "Harbour spokesman",
    ),
    ("Campaigning against Omar Lind, he said the bridge was safe.", "he", None),
    ("Through a spokesman, he said the bridge was safe.", "he", None),
    ("Paul Ogden has form. During the last campaign he said the bridge was safe.", "he", "Paul Ogden"),
    # Two to choose from, nobody to choose, or the wrong number.
    ("Paul Ogden and Omar Lind came to Riga. He said the bridge was safe.", "He", None),
    ("For Peter Marsh, Paul Ogden was a hero. He said the bridge was safe.", "He", None),
    ("He said the bridge was safe.", "He", None),
    ("Anna Weiss came to Riga. He said the bridge was safe.", "He", None),
    ("Paul Ogden came to Riga. They said the bridge was safe.", "They", None),
    ("Paul Ogden met Omar Lind and Peter Marsh, who said the bridge was safe.", "who", None),
    ("Residents said that the river was high. They said the bridge was safe.", "They", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "label"), PRONOUNS)
def test_a_pronoun_goes_to_the_only_one_it_can_mean(nlp: "Language", text: str, source: str, label: str | None) -> None:
    """A pronoun is linked where gender, grammar and quotations leave one person; a wrong link is worse than none."""
    assert speaker(told(nlp, text, source, SAFE)) == label


def test_two_he_in_one_sentence(nlp: "Language") -> None:
    """Inside a quotation "he" is not its speaker; outside, nobody whom only the quotation names."""
    text = "Paul Ogden criticised Omar Lind on Monday. “He knew the bridge was safe,” he said."
    record = told(nlp, text, "he", "He knew the bridge was safe,")

    inside, outside = actor(record, "He"), actor(record, "he")
    assert speaker(record) == "Paul Ogden"
    assert outside is not None
    assert outside.id == "paul-ogden"
    assert inside is not None
    assert inside.id == "omar-lind"


def test_the_last_speaker_and_the_last_subject_may_clash(nlp: "Language") -> None:
    """Where the one who spoke last is not the subject of the sentence between, "she" may be either: nobody."""
    text = "Anna Weiss said it was old. In her view Mrs Ogden had been pressed. “Now the bridge was safe,” she said."
    parsed = document(text, nlp)
    first = said(parsed.article.id, text, "Anna Weiss", "it was old")
    second = said(parsed.article.id, text, "she", "Now the bridge was safe,")
    record = resolve(parsed, [first, second])

    assert {a.id: a.speaker for a in record.attributions} == {first.id: "anna-weiss", second.id: None}


def test_i_is_who_speaks_the_quotation(nlp: "Language") -> None:
    """A quotation says "I" of its speaker."""
    record = told(nlp, "“I know the bridge was safe,” said Anna Weiss.", "Anna Weiss", "I know the bridge was safe,")

    found = actor(record, "I")
    assert found is not None
    assert found.id == "anna-weiss"


VOICES = [
    ("A Harbour spokesman said the bridge was safe.", "A Harbour spokesman", "unnamed", "harbour-spokesman"),
    ("Harbour sources said the bridge was safe.", "Harbour sources", "group", "harbour-sources"),
    (
        "Anna Weiss’s spokesman sat down. The spokesman said the bridge was safe.",
        "The spokesman",
        "unnamed",
        "anna-weisss-spokesman",
    ),
    ("A source left. Another source said the bridge was safe.", "Another source", "unnamed", "source-2"),
    ("A new study suggested the bridge was safe.", "A new study", "unknown", "new-study"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "kind", "local"), VOICES)
def test_an_unnamed_voice_belongs_to_its_article(
    nlp: "Language", text: str, source: str, kind: str, local: str
) -> None:
    """Nobody's spokesman is somebody of this article only; whose spokesman it is does not make it that person."""
    record = told(nlp, text, source, SAFE)
    [found] = [a for a in record.actors if a.id == record.attributions[0].speaker]

    assert found.kind == kind
    assert found.id == f"{record.article.id}-{local}"


def test_two_spokesmen_leave_the_spokesman_open(nlp: "Language") -> None:
    """After two spokesmen, "the spokesman" is nobody we can tell."""
    text = "A Harbour spokesman met a Meadow spokesman. The spokesman said the bridge was safe."

    assert speaker(told(nlp, text, "The spokesman", SAFE)) is None


STATES = [
    ("Anna Weiss accused Moscow of fraud.", "Moscow", "russia"),
    ("Anna Weiss sent a warning to Moscow.", "Moscow", "russia"),
    ("Anna Weiss went to Moscow.", "Moscow", "moscow"),
    ("Anna Weiss issued a blunt letter to the Moscow, accusing them of fraud.", "Moscow", "russia"),
    ("Anna Weiss issued a blunt letter to the Moscow, accusing them of fraud.", "them", "russia"),
    ("Anna Weiss urged peace with Mr Putin’s government.", "Mr Putin’s government", "russia"),
    ("Anna Weiss blamed the Kremlin for it.", "Kremlin", "russia"),
    ("Anna Weiss blamed the Russians for it.", "Russians", "russia"),
    ("Anna Weiss blamed Downing Street for it.", "Downing Street", "uk-government"),
    ("Anna Weiss blamed the White House for it.", "White House", "us-government"),
    ("The Tories blamed Anna Weiss for it.", "Tories", "conservative-party"),
    ("Anna Weiss lives in Moscow.", "Moscow", "moscow"),
    # A capital is no state where somebody bears its name, or something may.
    ("Anna Moscow spoke of fraud. Moscow accused Omar Lind.", "Moscow", "anna-moscow"),
    ("Velda Moscow spoke of fraud. Moscow accused Omar Lind.", "Moscow", "moscow"),
]


@pytest.mark.parametrize(("text", "mention", "expected"), STATES)
def test_a_seat_or_a_people_stands_for_its_state(nlp: "Language", text: str, mention: str, expected: str) -> None:
    """Seats of power, peoples and parties lead to one actor each; a city that is only a place stays one."""
    found = actor(resolve(document(text, nlp), []), mention)

    assert found is not None
    assert found.id == expected


def test_a_head_of_state_is_not_the_state(nlp: "Language") -> None:
    """Mr Putin stays apart from Russia, and without a first name from Putins elsewhere."""
    record = resolve(document("Anna Weiss urged peace with Mr Putin’s government.", nlp), [])

    found = actor(record, "Mr Putin")
    assert found is not None
    assert found.id == f"{record.article.id}-putin"


def test_a_title_inside_a_longer_name_is_nobody(nlp: "Language") -> None:
    """No prime minister is meant by "Prime Minister's Questions"."""
    text = "Theresa May met Boris Johnson and Jeremy Corbyn after Prime Minister’s Questions."
    record = resolve(document(text, nlp, published="2017-11-15"), [])

    assert actor(record, "Prime Minister") is None


def test_who_goes_on_speaking_is_who_spoke(nlp: "Language") -> None:
    """A quotation without a source has the speaker of the one that it continues; without either, nobody."""
    text = "“It is old,” said Anna Weiss.\n\n“But the bridge was safe.”"
    parsed = document(text, nlp)
    first = said(parsed.article.id, text, "Anna Weiss", "It is old,")
    rest = replace(first, id="rest", source=(), content=(span(text, "But the bridge was safe."),))
    record = resolve(parsed, [replace(rest, continues=first.id), first, replace(rest, id="alone")])

    assert {a.id: a.speaker for a in record.attributions} == {
        first.id: "anna-weiss",
        "rest": "anna-weiss",
        "alone": None,
    }


def test_a_pronoun_costs_confidence(nlp: "Language") -> None:
    """What was reached through a pronoun is less sure than what a name says."""
    by_name = told(nlp, "Paul Ogden said the bridge was safe.", "Paul Ogden", SAFE)
    by_pronoun = told(nlp, "Paul Ogden came to Riga. He said the bridge was safe.", "He", SAFE)

    assert by_name.attributions[0].confidence == 1.0
    assert by_pronoun.attributions[0].confidence == 0.8


def test_relations_and_events_get_their_people(nlp: "Language") -> None:
    """Accuser, accused and those who take part in an event become actor ids; the attribution around a cue is linked."""
    text = "Omar Lind said Anna Weiss had accused Harbour officials of fraud on Monday."
    parsed = document(text, nlp)
    around = said(parsed.article.id, text, "Omar Lind", "Anna Weiss had accused Harbour officials of fraud")
    accuses = Relation(
        id="r",
        article=parsed.article.id,
        type="accuses",
        cue=(span(text, "accused"),),
        evidence=Span(0, len(text)),
        extractor="test/1",
        source_span=span(text, "Anna Weiss"),
        target_spans=(span(text, "Harbour officials"),),
    )
    event = Event(
        id="e",
        article=parsed.article.id,
        event=(span(text, "accused Harbour officials"),),
        head=span(text, "accused"),
        dates=(EventDate(span=span(text, "Monday")),),
        evidence=Span(0, len(text)),
        extractor="test/1",
    )
    record = resolve(parsed, [event, accuses, around])

    [relation] = record.relations
    assert relation.source == "anna-weiss"
    assert relation.targets == (f"{parsed.article.id}-harbour-officials",)
    assert relation.attribution == around.id
    assert "anna-weiss" in record.events[0].actors


def test_what_does_not_fit_the_text_is_a_problem(nlp: "Language") -> None:
    """A finding beyond the end of the text is left out, and said to be."""
    parsed = document("Paul Ogden said so.", nlp)
    wrong = Attribution(
        id="x",
        article=parsed.article.id,
        kind="indirect",
        content=(Span(5, 999),),
        evidence=Span(0, 4),
        extractor="bad/1",
    )
    record = resolve(parsed, [wrong])

    assert not record.attributions
    assert [(p.stage, "999" in p.reason) for p in record.problems] == [("resolve", True)]


def test_the_order_of_findings_does_not_matter(nlp: "Language") -> None:
    """The same findings in another order give the same record."""
    text = "Anna Weiss said it was old. Paul Ogden said the bridge was safe. He said it was red."
    parsed = document(text, nlp)
    found = [
        said(parsed.article.id, text, "Anna Weiss", "it was old"),
        said(parsed.article.id, text, "Paul Ogden", SAFE),
        said(parsed.article.id, text, "He", "it was red"),
    ]

    assert resolve(parsed, found) == resolve(parsed, reversed(found))


PIECES = st.lists(
    st.sampled_from(
        ["Mr", "Mrs Ogden", "Anna Weiss", "’s", "the",
         "spokesman", "who", "said", "“", "”", '"', ",", ".", "\n", "he",
         "They", "accused", "Moscow", "of", "Prime Minister", "'", "I", "-", "Ki", "\u00a0", "Labour", "leader",
         "another", "🙂", "2015"]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=60), PIECES.map(" ".join)).filter(str.strip))
def test_no_text_breaks_it(nlp: "Language", text: str) -> None:
    """Whatever the text, actors have ids of their own and mentions that read back."""
    parsed = document(text, nlp)
    whole = Attribution(
        id="a",
        article=parsed.article.id,
        kind="direct",
        source=(Span(0, len(text)),),
        content=(Span(0, len(text)),),
        evidence=Span(0, len(text)),
        extractor="test/1",
    )
    record = resolve(parsed, [whole])

    assert len({a.id for a in record.actors}) == len(record.actors)
    assert all(span.of(text) for span in record.spans())
    assert record == resolve(parsed, [whole])
    check(record)


def test_whoever_is_only_mentioned_as_a_source_does_not_hold_the_floor(nlp: "Language") -> None:
    """After "remarks by Y" and "Y's claim", the "he" who goes on speaking is still X."""
    text = (
        "On a visit to Portugal, Peter Lane declared that Mark Ode had shown weakness.\n"
        "Visiting the docks to meet 80 sailors, he seized on remarks by Mark Ode in May that he wanted to sell them.\n"
        "“The owners will be watching. They have questioned it,” he told reporters.\n"
    )
    found = list(extract(document(text, nlp)))
    record = resolve(document(text, nlp), found)
    [spoken] = [a for a in record.attributions if a.kind == "direct"]

    assert spoken.speaker == "peter-lane"


def test_a_question_about_somebody_does_not_make_them_the_speaker(nlp: "Language") -> None:
    """After a question about Y's claim, the "he" who answers is whoever spoke before, not Y."""
    text = (
        "A union spokesman said that the owners wanted a new start.\n"
        "Asked to comment on Mark Ode’s claim of ‘foul play’ by the owners, he said: “We want to see proof of that.”\n"
    )
    record = resolve(document(text, nlp), list(extract(document(text, nlp))))
    [spoken] = [a for a in record.attributions if "proof" in a.content[0].of(text)]
    labels = {one.id: one.label for one in record.actors}

    assert labels[spoken.speaker or ""] == "union spokesman"


def test_a_reopened_quotation_has_one_speaker(nlp: "Language") -> None:
    """A speech over two paragraphs is one speaker's, also where the second says only "he told reporters"."""
    text = (
        "Asked whether the owner saw Mark Ode as a threat, the owner’s lawyer replied: “There are many threats.\n"
        "“I think we need to see more of it,” he told reporters.\n"
    )
    record = resolve(document(text, nlp), list(extract(document(text, nlp))))
    spoken = [a for a in record.attributions if a.kind == "direct"]

    assert len(spoken) == 2
    assert spoken[0].speaker == spoken[1].speaker is not None


def test_a_surname_in_a_headline_is_the_person_of_the_body(nlp: "Language") -> None:
    """A headline has little to tell a name by; the surname of somebody in the body is theirs."""
    text = "Fallow: Moscow would cheer a Labour win\nSir Michael Fallow used a visit to Estonia to turn on Labour."
    parsed = document(text, nlp)
    record = resolve(parsed, [said(parsed.article.id, text, "Fallow", "Moscow would cheer a Labour win")])

    assert speaker(record) == "Michael Fallow"


def test_capitals_alone_do_not_make_a_person(nlp: "Language") -> None:
    """In a headline in capitals "Denies" is no surname, so that "the senator" of the body is not that person."""
    text = (
        "Senator Denies Pressing Regulator Over Pipeline\n"
        "Her rival, Tom Brandt, spoke on Monday. Mr Brandt said the bridge was safe. He named the senator.\n"
    )
    record = told(nlp, text, "Mr Brandt", SAFE)

    assert speaker(record) == "Tom Brandt"
    assert all("Denies" not in one.label for one in record.actors)
