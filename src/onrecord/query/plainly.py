"""Say in plain words why words of an article are taken to mean somebody, or are left open; and what a judgement says.

The reasons are the values of `onrecord.model.Why`; a test holds that each of them has words here.
"""

from onrecord.actors.judgement import Judgement
from onrecord.model import Why

# The words alone, and what joins the name to them that the link rests on.
WORDS: dict[Why, tuple[str, str]] = {
    "named": ("named here", ": "),
    "same name": ("the same name as", " "),
    "surname": ("surname", " of "),
    "first name": ("first name", " of "),
    "nickname": ("nickname", " of "),
    "initials": ("initials", " of "),
    "acronym": ("acronym", " of "),
    "title": ("title with the name", " of "),
    "state word": ("a word for the state", ", like "),
    "whose government": ("a government speaks for its state", ": "),
    "new voice": ("an unnamed source, first met here", ": "),
    "same voice": ("the same unnamed source as", " "),
    "apposition": ("stands beside the name", " "),
    "role in the text": ("role that the article gives", " to "),
    "role at the date": ("role held at the time of the article", " by "),
    "only one of its kind": ("the only one of its kind in the article", ": "),
    "subject of the clause": ("subject of the clause", ": "),
    "speaker before": ("whoever spoke before", ": "),
    "only one who fits": ("the only one who fits", ": "),
    "relative clause": ("relative clause", " after "),
    "who speaks": ("“I” in a quotation is whoever speaks", ": "),
    "speaker's side": ("“we” in a quotation is the speaker's side", ": "),
    "addressee": ("“you” in a quotation is whoever is spoken to", ": "),
    "several fit": ("several fit", ": "),
    "nobody fits": ("nobody in the article fits", ": "),
    "no date": ("the role has had several holders, and the article has no date", ": "),
    "unclear": ("nothing in the article settles it", ": "),
}


def mention(why: Why, *, name: str = "", at: tuple[int, int] | None = None, of: str = "", day: str = "") -> str:
    """Return why words mean somebody.

    Args:
        why: what settled the link.
        name: the words that the link rests on, as they stand in the article.
        at: where these words stand.
        of: the name that these words stand for, where they are no name themselves.
        day: when the article was published; empty where nobody knows.

    >>> mention("surname", name="Jeremy Corbyn", at=(725, 738))
    'surname of Jeremy Corbyn, named at 725–738 in the same article'
    >>> mention("only one who fits", name="he", at=(3, 5), of="Ana Ruiz")
    'the only one who fits: he, at 3–5 in the same article, for Ana Ruiz'
    >>> mention("role at the date", day="2017-04-20")
    'role held at the time of the article (2017-04-20)'
    """
    words, link = WORDS[why]
    if why == "role at the date" and day:
        words += f" ({day})"
    if not name:
        return words
    named = "" if of else "named "
    place = "" if at is None else f", {named}at {at[0]}–{at[1]} in the same article"
    return f"{words}{link}{name}{place}" + (f", for {of}" if of else "")


def judgement(made: Judgement) -> str:
    """Return what a judgement says, in one line."""
    nodes = [node.removeprefix("actor/") for node in made.nodes]
    if made.verdict == "undo":
        return f"undo {made.value}"
    if made.verdict == "identify":
        return f"{nodes[0]} is {made.value}"
    if made.verdict == "dated":
        return f"{nodes[0].removeprefix('article/')} was published {made.value}"
    if made.verdict == "rename":
        return f"{nodes[0]} is called “{made.value}”"
    return (" = " if made.verdict == "same" else " ≠ ").join(nodes)
