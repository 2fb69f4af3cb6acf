"""The list of judgements: what still counts of it, what is refused, and its way into a spreadsheet and back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.journal import about, check, export_csv, fold, import_csv
from onrecord.actors.judgement import ARTICLES, PEOPLE, Judgement
from onrecord.errors import ActorError
from tests.actors.factories import judged

SAME = judged("same", "actor/ada-rowe", "actor/eve-lund", minute=1)
NAME = judged("rename", "actor/ada-rowe", value="Dame Ada", minute=2, why="since 2019")
HEAD = "id,verdict,node1,node2,value,by,at,why\n"


def test_fold_leaves_out_what_was_taken_back() -> None:
    """An undo takes a judgement back, an undo of the undo brings it back, whatever their times and order."""
    undo = judged("undo", value=SAME.id, minute=5)
    again = judged("undo", value=undo.id, minute=0)

    assert fold([NAME, SAME, SAME]) == (SAME, NAME)
    assert fold([undo, SAME, NAME]) == (NAME,)
    assert fold([again, undo, SAME]) == (SAME,)


def test_an_undo_of_something_unknown_does_nothing() -> None:
    """What it takes back may be in another file."""
    assert fold([judged("undo", value="0" * 12), SAME]) == (SAME,)


def test_a_long_chain_of_undos_is_folded() -> None:
    """A thousand undos of undos are no trouble."""
    chain = [SAME]
    for _ in range(1000):
        chain.append(judged("undo", value=chain[-1].id))

    assert fold(chain) == (SAME,)
    assert fold(chain[:-1]) == ()


def test_what_is_about_articles() -> None:
    """Of a mixed list, the judgements about articles with all that took them back, or took that back, oldest first."""
    set_ = judged("dated", "article/a", value="2017", minute=3)
    undo = judged("undo", value=set_.id, minute=4)
    again = judged("undo", value=undo.id, minute=2)
    other = judged("undo", value=SAME.id, minute=5)

    assert about([SAME, undo, set_, other, again], ARTICLES) == (again, set_, undo)
    assert about([SAME, undo, set_, other, again], PEOPLE) == (SAME, other)


def test_export_is_readable_and_stable() -> None:
    """One line a judgement, oldest first, each once; the same list in any order gives the same text."""
    text = export_csv([NAME, SAME, NAME])

    assert text == export_csv([SAME, NAME])
    assert text.splitlines() == [
        '"id","verdict","node1","node2","value","by","at","why"',
        f'"{SAME.id}","same","actor/ada-rowe","actor/eve-lund","","ada","2026-11-22T09:01:00Z",""',
        f'"{NAME.id}","rename","actor/ada-rowe","","Dame Ada","ada","2026-11-22T09:02:00Z","since 2019"',
    ]


FORMULAS = ["=1+1", "+49 30", "-5", "@SUM(A1)", "\tcell", "'=quoted", "'plain", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("why", FORMULAS)
def test_no_cell_is_a_formula(why: str) -> None:
    """What a spreadsheet would run is written as text, and read back as it was."""
    judgement = replace(SAME, why=why, by=why)
    text = export_csv([judgement])

    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for cell in text.splitlines()[1].strip('"').split('","'))
    assert import_csv(text) == (judgement,)


@given(st.text(), st.text().filter(lambda s: s.strip()), st.text().filter(lambda s: s.strip() and s.isprintable()))
def test_what_is_exported_is_imported(why: str, by: str, label: str) -> None:
    """Any words survive the way into CSV and back."""
    judgements = (replace(SAME, why=why, by=by), replace(NAME, value=label, why=why))

    assert import_csv(export_csv(judgements)) == judgements


def test_rows_by_hand_need_no_id() -> None:
    """The column may be empty or missing; empty rows are passed over; a mark of byte order does no harm."""
    rows = "same,actor/ada-rowe,actor/eve-lund,,ada,2026-11-22T09:01:00Z,\n"

    assert import_csv(HEAD + "," + rows + ",,,,,,,\n") == (SAME,)
    assert import_csv("\ufeff" + HEAD.removeprefix("id,") + rows) == (SAME,)


WRONG = [
    ("verdict,node1\n", "j.csv:1: no column node2, value, by, at, why"),
    (
        HEAD + ",merge,actor/a,actor/b,,ada,2026-11-22T09:01:00Z,\n",
        "j.csv:2: no verdict 'merge'. Write one of",
    ),
    (HEAD + ",same,actor/a,,,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: same is about 2 nodes, not 1"),
    (HEAD + ",same,actor/a,actor/a,,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: actor/a is named twice"),
    (HEAD + ",same,ada,actor/b,,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: 'ada' is no node. Write actor/<id>"),
    (HEAD + ",same,actor/a b,actor/b,,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: 'actor/a b' is no node"),
    (
        HEAD + ",same,actor/a,event/b,,ada,2026-11-22T09:01:00Z,\n",
        "j.csv:2: same is not about actor/a and event/b. Write actor/<id>, appearance/<id> or event/<id>",
    ),
    (HEAD + ",rename,event/a,,Party,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: rename is not about event/a. Write actor/"),
    (HEAD + ",identify,actor/a,,Douglas,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: 'Douglas' does not fit identify"),
    (HEAD + ",rename,actor/a,, ,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: ' ' does not fit rename"),
    (
        HEAD + ",dated,article/a,,soon,ada,2026-11-22T09:01:00Z,\n",
        "j.csv:2: 'soon' does not fit dated. Give a date such",
    ),
    (HEAD + ",dated,article/a,,2017-02-30,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: '2017-02-30' does not fit dated"),
    (HEAD + ",dated,actor/a,,2017,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: dated is not about actor/a. Write article/"),
    (HEAD + ",same,article/a,article/b,,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: same is not about article/a and"),
    (HEAD + ",undo,,,x,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: 'x' does not fit undo"),
    (HEAD + ",same,actor/a,actor/b,,ada,yesterday,\n", "j.csv:2: 'yesterday' is no time. Write it in UTC"),
    (HEAD + ",same,actor/a,actor/b,,ada,2026-13-22T09:01:00Z,\n", "j.csv:2: '2026-13-22T09:01:00Z' is no time"),
    (HEAD + ",same,actor/a,actor/b,, ,2026-11-22T09:01:00Z,\n", "j.csv:2: nobody is named who decided"),
    (HEAD + "abc,same,actor/a,actor/b,,ada,2026-11-22T09:01:00Z,\n", "j.csv:2: the row is not that of judgement abc"),
    (HEAD + ",same,actor/a\n", "j.csv:2: not as many cells as columns"),
    (HEAD + ',same,"actor/a\n', "j.csv: not readable as CSV"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_row_is_refused_with_its_line(text: str, message: str) -> None:
    """The error names file and line, what is wrong, and what to write instead."""
    with pytest.raises(ActorError) as error:
        import_csv(text, file="j.csv")

    assert str(error.value).startswith(message)


def test_check_passes_what_is_well_formed() -> None:
    """Each verdict in its proper form is returned as it is."""
    events = judged("different", "event/a-1", "event/b-1")
    good: list[Judgement] = [
        SAME,
        NAME,
        events,
        judged("identify", "actor/a", value="Q264766"),
        judged("dated", "article/0123abcd", value="2017-11-15"),
        judged("dated", "article/0123abcd", value="2017"),
        judged("undo", value=SAME.id),
    ]

    assert [check(judgement) for judgement in good] == good
