"""Judgements in the graph: what goes in comes out, nothing is lost, and what is not well formed is refused."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors.judgement import Judgement
from onrecord.errors import ActorError, StoreError
from onrecord.graph import open_store
from onrecord.graph.judgements import judgement_quads, read_judgements
from onrecord.graph.validate import reread, shacl
from tests.graph.cases import everything, fill, judgement, told

GOOD = (
    judgement("same", "actor/ana-ruiz", "actor/ana-maria-ruiz", why="Both are\nthe mayor, \u201cAna\u201d."),
    judgement("different", "actor/ana-ruiz", "appearance/0123-ana-ruiz", at=1),
    judgement("rename", "actor/ana-ruiz", at=2, value="Ana María Ruiz", by="Tom's <team> \u00e9"),
    judgement("identify", "actor/ana-ruiz", at=3, value="Q42"),
    judgement("undo", at=4, value="0123456789ab"),
    judgement("dated", "article/0123abcd", at=5, value="2017-11"),
)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(lambda w: w.strip() != "")


def test_what_is_judged_is_read_back() -> None:
    """Every verdict comes back as it was, in the order of time, whatever the order in which it came."""
    with open_store("memory") as graph:
        graph.judge(*GOOD[::-1])
        found = graph.judgements()

        assert [j.id for j in found] == [j.id for j in GOOD]
        assert [replace(j, nodes=tuple(sorted(j.nodes))) for j in GOOD] == list(found)
        assert shacl(graph) == []
        assert reread(graph) == []


@settings(max_examples=60, deadline=None)
@given(words, words)
def test_words_of_people_are_kept_to_the_letter(by: str, why: str) -> None:
    """Who decided and why is read back character for character, so that the id stays what it is."""
    said = replace(GOOD[0], by=by, why=why)

    assert read_judgements(judgement_quads([said])) == (replace(said, nodes=tuple(sorted(said.nodes))),)


def test_adding_again_adds_nothing() -> None:
    """The same judgements a second time are none; a new one among them is one."""
    with open_store("memory") as graph:
        assert graph.judge(*GOOD[:2]).judgements == 2
        before = everything(graph)
        assert graph.judge(*GOOD[:2]).judgements == 0
        assert everything(graph) == before
        assert graph.judge(*GOOD).judgements == len(GOOD) - 2


def test_articles_come_and_go_without_them() -> None:
    """Removing an article, and all of them, takes no judgement along."""
    record = told(("Ana Ruiz", "", "yes"), url="https://a.example/1")
    with open_store("memory") as graph:
        graph.judge(*GOOD)
        alone = everything(graph)
        fill(graph, record)
        graph.remove(record.article.id)

        assert everything(graph) == alone
        assert len(graph.judgements()) == len(GOOD)


BAD = [
    (replace(GOOD[0], verdict="equal"), "equal"),
    (replace(GOOD[0], nodes=("actor/ana-ruiz",)), "2 different nodes"),
    (replace(GOOD[0], nodes=("actor/ana-ruiz", "actor/ana-ruiz")), "2 different nodes"),
    (replace(GOOD[2], nodes=()), "nobody"),
    (replace(GOOD[4], nodes=("actor/ana-ruiz",)), "0 different nodes"),
    (replace(GOOD[0], nodes=("actor/ana-ruiz", "claim/1")), "claim/1"),
    (replace(GOOD[0], nodes=("actor/ana-ruiz", "actor/a> } ; DROP ALL")), "actor/<id>"),
    (replace(GOOD[2], value=""), "does not fit rename"),
    (replace(GOOD[2], value="two\nlines"), "does not fit rename"),
    (replace(GOOD[3], value="42"), "does not fit identify"),
    (replace(GOOD[0], value="Ana"), "does not fit same"),
    (replace(GOOD[5], value="2017-02-30"), "does not fit dated"),
    (replace(GOOD[5], value="XXXX-11-15"), "does not fit dated"),
    (replace(GOOD[5], value="2017-11-15T10:00"), "does not fit dated"),
    (replace(GOOD[5], value="٢٠١٧"), "does not fit dated"),
    (replace(GOOD[5], nodes=("actor/ana-ruiz",)), "dated cannot be said"),
    (replace(GOOD[4], value="Ana"), "does not fit undo"),
    (replace(GOOD[0], at="2026-11-22"), "Write the time in UTC"),
    (replace(GOOD[0], at="2026-02-30T09:00:00Z"), "Write the time in UTC"),
    (replace(GOOD[0], at="2026-11-22T09:00:00+01:00"), "Write the time in UTC"),
    (replace(GOOD[0], by=" "), "by whom"),
    (replace(GOOD[0], why="\ud800"), "half a character"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_what_is_not_well_formed_is_refused(bad: Judgement, reason: str) -> None:
    """One bad judgement is named and refuses all that came with it."""
    with open_store("memory") as graph:
        with pytest.raises(ActorError, match=reason):
            graph.judge(GOOD[0], bad)
        assert len(graph) == 0


def test_judging_needs_a_store_to_write(tmp_path: object) -> None:
    """A store that is open to read only takes no judgement."""
    folder = f"{tmp_path}/news.db"
    open_store(folder).close()
    with open_store(folder, read_only=True) as graph, pytest.raises(StoreError, match="read only"):
        graph.judge(GOOD[0])


def test_a_date_looks_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is who is looked for after judgements about actors, and not after those about dates and their undoing."""
    looked: list[int] = []
    with open_store("memory") as graph:
        identify = graph.identify
        monkeypatch.setattr(graph, "identify", lambda: (looked.append(1), identify())[1])
        graph.judge(GOOD[5])
        graph.judge(judgement("undo", at=6, value=GOOD[5].id))
        assert looked == []
        graph.judge(judgement("dated", "article/0123abcd", at=7, value="2017"), GOOD[2])
        graph.judge(judgement("undo", at=8, value=GOOD[2].id))

        assert looked == [1, 1]
        assert len(graph.judgements()) == 5
