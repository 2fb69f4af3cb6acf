"""A user's facts and ours, put together."""

from onrecord.reference import Body, Form, Membership, Person, Post, Reference, joined

OURS = Reference(
    bodies=(Body(id="ruritania", label="Ruritania", kind="place", forms=(Form(words="B"), Form(words="A"))),),
    people=(Person(id="bo-lee", label="Bo Lee"), Person(id="ana-ruiz", label="Ana Ruiz", names=("Ruiz", "Anita"))),
    posts=(Post(id="mayor", label="Mayor", roles=frozenset({"mayor"})),),
    memberships=(
        Membership(person="bo-lee", post="mayor", since="2015", asof="2020-01-01"),
        Membership(person="ana-ruiz", post="mayor", since="2005", until="2010"),
    ),
)


def test_facts_are_in_one_order() -> None:
    """However they come, the same facts are equal."""
    backwards = Reference(
        bodies=tuple(reversed(OURS.bodies)),
        people=tuple(reversed(OURS.people)),
        posts=OURS.posts,
        memberships=(*reversed(OURS.memberships), *OURS.memberships),
    )

    assert joined(OURS, Reference()) == joined(backwards, Reference()) == joined(Reference(), backwards)
    assert [p.id for p in joined(OURS, Reference()).people] == ["ana-ruiz", "bo-lee"]
    assert joined(OURS, Reference()).people[0].names == ("Anita", "Ruiz")


def test_theirs_count_where_both_speak_of_one_thing() -> None:
    """A body, person or post of theirs replaces ours; the rest of ours stays."""
    theirs = Reference(people=(Person(id="bo-lee", label="Bo Lee", gender="m"),))
    found = joined(OURS, theirs)

    assert [(p.id, p.gender) for p in found.people] == [("ana-ruiz", ""), ("bo-lee", "m")]
    assert (found.bodies, found.posts) == (joined(OURS, Reference()).bodies, OURS.posts)


def test_a_term_of_theirs_corrects_the_one_that_it_overlaps() -> None:
    """It replaces ours of the same person in the same post at that time, and adds to those of other times."""
    corrected = Membership(person="bo-lee", post="mayor", since="2014-06-01", until="2021-05-31")
    again = Membership(person="ana-ruiz", post="mayor", since="2021-06-01")
    found = joined(OURS, Reference(memberships=(corrected, again)))

    assert set(found.memberships) == {corrected, again, OURS.memberships[1]}


def test_their_order_decides() -> None:
    """Whose facts come second wins: joining is not symmetric, but joining the same again changes nothing."""
    other = Reference(people=(Person(id="bo-lee", label="Bo Lee", gender="f"),))

    assert joined(OURS, other) != joined(other, OURS)
    assert joined(joined(OURS, other), other) == joined(OURS, other)
