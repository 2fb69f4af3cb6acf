"""Judging speakers: which actor is who the source means, by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.evaluate.gold import GoldArticle, Parts, Spans
from onrecord.evaluate.speakers import (
    GoldSpeaker,
    as_found,
    judge,
    read_speakers,
    source_form,
    tally,
    verdict_on,
)
from onrecord.ids import text_sha256
from onrecord.model import Actor, ActorKind, Record, Span
from tests.factories import article, attribution

TEXT = (
    "Gov. Ana Ruiz (D) spoke. The governor said the mill would close. Ms Ruiz said so twice. She said it again. "
    "The Mill Workers Union said it would stay. MWU said no more. Officials said nothing was planned. Lee Cole left."
)


def spans(*words: str) -> Spans:
    """Return the spans of words, each at its first place."""
    return tuple((TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def actor(*names: str, kind: ActorKind = "person", mentions: tuple[str, ...] = ()) -> Actor:
    """Build an actor of the text."""
    found = tuple(Span(*pair) for pair in spans(*mentions))
    return Actor(id="someone", label=names[0], kind=kind, names=names, mentions=found)


RUIZ, UNION = spans("Ana Ruiz"), spans("Mill Workers Union")

# names, source, actor, verdict
VERDICTS = [
    (RUIZ, "The governor", actor("Ana Ruiz"), "right"),
    (RUIZ, "The governor", actor("Gov. Ana Ruiz"), "right"),
    (RUIZ, "The governor", actor("Ruiz", mentions=("Gov. Ana Ruiz",)), "right"),
    (RUIZ, "The governor", None, "unresolved"),
    (RUIZ, "The governor", actor("governor", kind="unnamed", mentions=("The governor",)), "unresolved"),
    (RUIZ, "Ms Ruiz", actor("Ms Ruiz"), "unresolved"),
    (RUIZ, "Ms Ruiz", actor("Eva Ruiz"), "wrong"),
    (RUIZ, "She", actor("Lee Cole"), "wrong"),
    (RUIZ, "She", actor("Ana Ruiz’s campaign", kind="organisation"), "unresolved"),
    (UNION, "MWU", actor("Mill Workers Union", "MWU", kind="organisation"), "right"),
    (UNION, "MWU", actor("MWU", kind="organisation"), "unresolved"),
    (UNION, "MWU", actor("Workers Party", kind="organisation"), "wrong"),
    ((), "Officials", None, "right"),
    ((), "Officials", actor("officials", kind="group", mentions=("Officials",)), "right"),
    ((), "Officials", actor("an aide to Lee Cole", kind="unnamed"), "right"),
    ((), "Officials", actor("Lee Cole"), "wrong"),
]


@pytest.mark.parametrize(("names", "source", "who", "expected"), VERDICTS)
def test_verdicts(names: Spans, source: str, who: Actor | None, expected: str) -> None:
    """An actor is right by its name, wrong by that of another, and open where it goes by the source's own words."""
    assert verdict_on(TEXT, names, [spans(source)], who) == expected


def test_a_name_of_one_word_is_all_of_it() -> None:
    """Somebody called Toccafondi is not anybody whose name ends so; only titles and articles are left out."""
    text = "Mr. Toccafondi said so. Gino Toccafondi did not."
    name = ((4, 14),)

    assert verdict_on(text, name, [((0, 14),)], actor("Mr. Toccafondi")) == "right"
    assert verdict_on(text, name, [((0, 14),)], actor("Gino Toccafondi")) == "wrong"


FORMS = [
    (RUIZ, "Gov. Ana Ruiz (D)", "the name"),
    (RUIZ, "Ms Ruiz", "part of it"),
    (RUIZ, "She", "pronoun"),
    (RUIZ, "The governor", "description"),
    (UNION, "MWU", "part of it"),
    ((), "Officials", "nobody named"),
]


@pytest.mark.parametrize(("names", "source", "expected"), FORMS)
def test_source_forms(names: Spans, source: str, expected: str) -> None:
    """What a source is, compared with the name: the name, a part of it, its initials, a pronoun, a description."""
    assert source_form(TEXT, GoldSpeaker(attribution=0, source=spans(source), names=names)) == expected


def part(source: str, content: str) -> Parts:
    """Build a gold attribution from the words of source and content."""
    return Parts(source=spans(source), cue=(), content=spans(content), kind="indirect")


GOLD = GoldArticle(
    "one", TEXT, (part("The governor", "the mill would close"), part("She", "it again"), part("MWU", "no more"))
)
SPEAKERS = [
    GoldSpeaker(attribution=0, source=spans("The governor"), names=RUIZ),
    GoldSpeaker(attribution=1, source=spans("She"), names=RUIZ),
    GoldSpeaker(attribution=2, source=spans("MWU"), names=UNION),
]


def test_judging_a_record() -> None:
    """The attribution with the source's head and most of the content is judged; one that is not there is missed."""
    of = article(TEXT)
    governor = replace(
        attribution(of, "The governor", "said", "the mill would close"), speaker="ana-ruiz", confidence=0.9
    )
    other = replace(attribution(of, "The governor", "spoke", "twice"), speaker="lee-cole")
    she = replace(attribution(of, "She", "said", "it again"), speaker="lee-cole", confidence=0.5)
    actors = (
        Actor(id="ana-ruiz", label="Ana Ruiz", kind="person"),
        Actor(id="lee-cole", label="Lee Cole", kind="person"),
    )
    judged = judge(GOLD, SPEAKERS, Record(article=of, actors=actors, attributions=(other, she, governor)))

    assert [(one.verdict, one.speaker, one.confidence) for one in judged] == [
        ("right", "ana-ruiz", 0.9),
        ("wrong", "lee-cole", 0.5),
        ("missed", None, 0.0),
    ]
    assert tally(judged) == {"right": 1, "wrong": 1, "unresolved": 0, "missed": 1}
    assert tally(judged, lambda one: one.confidence > 0.8) == {"right": 1, "wrong": 0, "unresolved": 0, "missed": 0}


def test_an_office_may_tell_who_is_not_named() -> None:
    """Where the text names nobody but the office at its date does, that person is right, and so is nobody."""
    of = article(TEXT)
    office = [replace(SPEAKERS[0], names=(), known="Eva Holm")]
    found = attribution(of, "The governor", "said", "the mill would close")
    actors = tuple(Actor(id=label, label=label, kind="person") for label in ("Eva Holm", "Lee Cole"))

    def verdict(speaker: str | None) -> str:
        record = Record(article=of, actors=actors, attributions=(replace(found, speaker=speaker),))
        return judge(GOLD, office, record)[0].verdict

    assert [verdict(speaker) for speaker in ("Eva Holm", None, "Lee Cole")] == ["right", "right", "wrong"]


def test_gold_as_if_found() -> None:
    """Gold attributions become findings with the same parts, so that resolving can be judged alone."""
    of = article(TEXT)
    found = as_found(of, GOLD.attributions)

    assert [f.source[0].of(TEXT) for f in found] == ["The governor", "She", "MWU"]
    assert [f.content[0].of(TEXT) for f in found] == ["the mill would close", "it again", "no more"]
    assert all(f.evidence.covers(f.source[0]) and f.evidence.covers(f.content[0]) for f in found)
    assert len({f.id for f in found}) == 3


def test_speakers_are_read_with_their_articles(tmp_path: Path) -> None:
    """Gold speakers find their article by the hash of its text; where there is none, the file is refused."""
    corpus, gold = tmp_path / "dev.jsonl", tmp_path / "speakers.json"
    found = [{"source": p.source, "cue": p.cue, "content": p.content} for p in GOLD.attributions]
    corpus.write_text(json.dumps({"id": "one", "text": TEXT, "attributions": found}) + "\n", encoding="utf-8")
    listed = [{"attribution": s.attribution, "source": s.source, "names": s.names} for s in SPEAKERS]
    entry = {"text_sha256": text_sha256(TEXT), "speakers": listed}
    gold.write_text(json.dumps({"articles": [entry]}), encoding="utf-8")

    [(read, speakers)] = read_speakers(gold, corpus)
    assert (read.id, speakers) == ("one", SPEAKERS)
    gold.write_text(json.dumps({"articles": [{**entry, "text_sha256": "0"}]}), encoding="utf-8")
    with pytest.raises(ReadError, match="no gold speakers"):
        read_speakers(gold, corpus)
