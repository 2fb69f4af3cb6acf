"""Quotation marks as newspapers set them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotes import quotations

CASES = [
    ("straight", ['"It works," said Ana.'], [["It works,"]]),
    ("curly", ["“It works,” said Ana. “It does.”"], [["It works,", "It does."]]),
    ("opened straight, closed curly", ['She said "it works” twice.'], [["it works"]]),
    ("opened curly, closed straight", ['She said “it works" twice.'], [["it works"]]),
    ("low and guillemets", ["„It works“ and «so does this»."], [["It works", "so does this"]]),
    ("a stray mark at the end opens nothing", ['She told reporters."', "He left."], [[], []]),
    ("a stray mark in the middle does not swallow the rest", ['The " mill closed.', "He left."], [[], []]),
    ("inches", ["The shelf is 6'2\" deep."], [[]]),
    ("reopened", ["She said: “We began.", "“We went on.”"], [["We began."], ["We went on."]]),
    ("closed in the next paragraph only", ['She said, "We began.', 'We went on."'], [["We began."], ["We went on."]]),
    ("open speech, then none", ["She said: “We began.", "The mill closed."], [["We began."], []]),
    ("single curly", ["The ‘dirty tricks’ of the board."], [["dirty tricks"]]),
    ("single straight, in a headline", ["Ruiz: 'Straight out of the playbook'"], [["Straight out of the playbook"]]),
    ("apostrophes", ["The workers' mill isn't the owners' mill."], [[]]),
    ("clipped words", ["Get 'em, rock 'n' roll, the '90s, the dogs' dinner."], [[]]),
    (
        "possessive inside single marks",
        ["He said 'the workers' mill is shut' on Friday."],
        [["the workers' mill is shut"]],
    ),
    ("single round double", ["'She said \"no\" to me,' said Lee."], [['She said "no" to me,']]),
    ("double round single", ["“‘No’ is what she said,” said Lee."], [["‘No’ is what she said,"]]),
    ("lost closing mark", ["“The mill is shut, he said. “It will stay so.”"], [["It will stay so."]]),
    ("nothing inside", ['He wrote "" and “ ”.'], [[]]),
]


@pytest.mark.parametrize(("texts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_quotations_are_what_a_reader_takes_for_them(texts: list[str], expected: list[list[str]]) -> None:
    """Each way of setting marks gives the words that stand between them, paragraph by paragraph."""
    assert [[t[q.start : q.end] for q in found] for t, found in zip(texts, quotations(texts), strict=True)] == expected


def test_a_quotation_says_how_it_is_marked() -> None:
    """A caller can tell speech that runs on from speech that ends."""
    [[first], [second], [third]] = quotations(['She said: "We began.', 'We went on."', "‘Yes.’"])

    assert (first.opened, first.closed, first.single) == (True, False, False)
    assert (second.opened, second.closed) == (False, True)
    assert third.single


@given(st.lists(st.text(alphabet=st.sampled_from("ab .,'\"“”‘’„»«:s\u2028\x00é")), max_size=5))
def test_quotations_lie_in_their_text_and_apart(texts: list[str]) -> None:
    """Whatever the marks, quotations are not empty, lie inside their paragraph, and do not overlap."""
    for text, found in zip(texts, quotations(texts), strict=True):
        end = 0
        for q in found:
            assert end <= q.start < q.end <= len(text)
            end = q.end


def test_many_marks_take_no_longer_than_their_number() -> None:
    """A text of nothing but marks is read in time that grows with its length."""
    assert len(quotations(['a "' * 30_000])[0]) > 0
