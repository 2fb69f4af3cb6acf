"""Who held which role at a date, and what else the facts answer."""

import pytest

from onrecord.reference import Body, Form, Lookup, Membership, Person, Post, Reference, shipped
from onrecord.reference.lookup import plain_role

FACTS = Lookup(shipped())

HOLDERS = [
    # United Kingdom
    ("British prime minister", "2017-11-15", {"Theresa May"}),
    ("UK prime minister", "2010-05-11", {"Gordon Brown", "David Cameron"}),
    ("prime minister of the United Kingdom", "2022-10-01", {"Liz Truss"}),
    ("foreign secretary", "2017-11-15", {"Boris Johnson"}),
    ("British foreign secretary", "2024-01-31", {"David Cameron"}),
    ("defence secretary", "2017-11-01", {"Michael Fallon"}),
    ("defence secretary", "2017-11-02", {"Gavin Williamson"}),
    ("home secretary", "2018-04-15", {"Amber Rudd"}),
    ("home secretary", "2022-10-20", {"Grant Shapps"}),
    ("chancellor of the exchequer", "2022-10-01", {"Kwasi Kwarteng"}),
    ("Brexit secretary", "2018-10-01", {"Dominic Raab"}),
    ("international development secretary", "2017-11-08", {"Priti Patel"}),
    ("Labour leader", "2017-11-15", {"Jeremy Corbyn"}),
    ("Labour leader", "2015-07-01", set()),
    ("acting Labour leader", "2015-07-01", {"Harriet Harman"}),
    ("leader of the Labour Party", "2012-03-01", {"Ed Miliband"}),
    ("leader of the opposition", "2019-12-12", {"Jeremy Corbyn"}),
    ("Tory leader", "2017-06-08", {"Theresa May"}),
    ("Lib Dem leader", "2017-06-08", {"Tim Farron"}),
    ("Ukip leader", "2016-06-23", {"Nigel Farage"}),
    ("SNP leader", "2014-09-18", {"Alex Salmond"}),
    ("leader of the DUP", "2017-06-26", {"Arlene Foster"}),
    ("Sinn Féin leader", "2017-06-26", {"Gerry Adams"}),
    ("Green Party co-leader", "2017-06-08", {"Caroline Lucas", "Jonathan Bartley"}),
    ("Scotland’s first minister", "2017-03-28", {"Nicola Sturgeon"}),
    ("Welsh first minister", "2020-03-23", {"Mark Drakeford"}),
    ("mayor of London", "2012-07-27", {"Boris Johnson"}),
    ("Commons Speaker", "2019-09-25", {"John Bercow"}),
    ("shadow chancellor", "2017-11-22", {"John McDonnell"}),
    ("Governor of the Bank of England", "2016-06-24", {"Mark Carney"}),
    # United States
    ("US president", "2017-01-20", {"Barack Obama", "Donald Trump"}),
    ("U.S. vice-president", "2017-11-15", {"Mike Pence"}),
    ("US secretary of state", "2012-09-11", {"Hillary Clinton"}),
    ("American defense secretary", "2018-12-20", {"Jim Mattis"}),
    ("US Defence Secretary", "2018-12-20", {"Jim Mattis"}),
    ("US attorney general", "2016-10-28", {"Loretta Lynch"}),
    ("FBI director", "2016-10-28", {"James Comey"}),
    ("head of the FBI", "2016-10-28", {"James Comey"}),
    ("acting FBI director", "2017-06-01", {"Andrew McCabe"}),
    ("House speaker", "2016-11-08", {"Paul Ryan"}),
    ("Senate majority leader", "2016-11-08", {"Mitch McConnell"}),
    ("Republican nominee", "2012-10-03", {"Mitt Romney"}),
    ("Republican nominee", "2016-10-09", {"Donald Trump"}),
    ("Democratic presidential nominee", "2016-10-09", {"Hillary Clinton"}),
    ("president-elect", "2016-12-01", {"Donald Trump"}),
    ("White House press secretary", "2017-01-21", {"Sean Spicer"}),
    ("RNC chairman", "2016-10-09", {"Reince Priebus"}),
    ("special counsel", "2017-11-15", {"Robert Mueller"}),
    # other states
    ("French president", "2017-05-14", {"François Hollande", "Emmanuel Macron"}),
    ("French prime minister", "2015-11-13", {"Manuel Valls"}),
    ("German chancellor", "2015-09-04", {"Angela Merkel"}),
    ("chancellor of Austria", "2018-01-01", {"Sebastian Kurz"}),
    ("Russian president", "2010-04-10", {"Dmitry Medvedev"}),
    ("Russia’s president", "2017-11-15", {"Vladimir Putin"}),
    ("Russian prime minister", "2010-04-10", {"Vladimir Putin"}),
    ("Russian foreign minister", "2017-11-15", {"Sergei Lavrov"}),
    ("Ukrainian president", "2014-07-17", {"Petro Poroshenko"}),
    ("Israel's prime minister", "2021-12-01", {"Naftali Bennett"}),
    ("president of Iran", "2015-07-14", {"Hassan Rouhani"}),
    ("North Korean leader", "2017-09-03", {"Kim Jong-un"}),
    ("taoiseach", "2017-12-08", {"Leo Varadkar"}),
    ("Swiss president", "2017-07-01", {"Doris Leuthard"}),
    ("Japanese prime minister", "2021-01-01", {"Yoshihide Suga"}),
    ("Taliban leader", "2014-01-01", set()),
    # international bodies
    ("UN secretary-general", "2016-12-31", {"Ban Ki-moon"}),
    ("NATO secretary general", "2017-11-15", {"Jens Stoltenberg"}),
    ("Nato chief", "2012-05-21", {"Anders Fogh Rasmussen"}),
    ("president of the European Commission", "2017-03-29", {"Jean-Claude Juncker"}),
    ("European Council president", "2017-03-29", {"Donald Tusk"}),
    ("IMF managing director", "2011-05-14", {"Dominique Strauss-Kahn"}),
    ("pope", "2013-03-05", set()),
    ("pope", "2015-12-25", {"Pope Francis"}),
]


@pytest.mark.parametrize(("role", "day", "people"), HOLDERS)
def test_a_role_has_its_holders_of_the_day(role: str, day: str, people: set[str]) -> None:
    """The facts give a role to whoever held it that day: two on the day of a change, nobody where nobody did."""
    assert FACTS.is_role(role)
    assert {h.person.label for h in FACTS.holders(role, day, day)} == people


SHORT = [
    ("president", {"country": "france"}, "2017-11-15", {"Emmanuel Macron"}),
    ("prime minister", {"country": "united-kingdom"}, "2017-11-15", {"Theresa May"}),
    ("chancellor", {"country": "germany"}, "2017-11-15", {"Angela Merkel"}),
    ("chancellor", {"country": "united-kingdom"}, "2017-11-15", {"Philip Hammond"}),
    ("leader", {"body": "labour-party"}, "2017-11-15", {"Jeremy Corbyn"}),
    ("deputy leader", {"body": "labour-party"}, "2017-11-15", {"Tom Watson"}),
    ("chief", {"body": "nato"}, "2017-11-15", {"Jens Stoltenberg"}),
    ("leader", {"body": "russia"}, "2017-11-15", {"Vladimir Putin"}),
    ("leader", {"country": "united-kingdom"}, "2017-11-15", set()),
    ("leader", {}, "2017-11-15", set()),
    ("mayor", {}, "2017-11-15", set()),
]


@pytest.mark.parametrize(("role", "where", "day", "people"), SHORT)
def test_a_short_role_is_that_of_its_state_or_body(
    role: str, where: dict[str, str], day: str, people: set[str]
) -> None:
    """Who "the chancellor" is depends on the state; "the leader" needs the body to mean anybody."""
    assert {h.person.label for h in FACTS.holders(role, day, day, **where)} == people


def test_a_window_finds_all_who_held_the_post_in_it() -> None:
    """Over some years the holders come in their order; with no days at all everybody does."""
    found = [h.person.label for h in FACTS.holders("home secretary", "2010-06", "2019")]

    assert found == ["Theresa May", "Amber Rudd", "Sajid Javid", "Priti Patel"]
    assert len(FACTS.holders("British prime minister")) == 10


ROLES = [
    ("the U.S. Vice-President", "us vice president"),
    ("Scotland’s first minister", "scotland first minister"),
    ("United States' president", "united states president"),
    ("Secretary‑General", "secretary general"),
    ("  The   Pope ", "pope"),
]


@pytest.mark.parametrize(("written", "plain"), ROLES)
def test_roles_are_compared_plainly(written: str, plain: str) -> None:
    """Case, article, hyphens, full stops and possessive endings make no difference."""
    assert plain_role(written) == plain


def test_people_are_found_by_any_name() -> None:
    """By label or other name, whatever the case and accents; by surname, all who bear it."""
    assert [p.id for p in FACTS.person("francois  HOLLANDE")] == ["francois-hollande"]
    assert [p.id for p in FACTS.person(("Bashar", "Assad"))] == ["bashar-al-assad"]
    assert [p.id for p in FACTS.person("Robert F Kennedy Jr")] == ["robert-f-kennedy-jr"]
    assert FACTS.person("Nobody Atall") == ()
    assert {p.id for p in FACTS.by_surname("Johnson")} >= {
        "alan-johnson",
        "boris-johnson",
        "jeh-johnson",
        "mike-johnson",
    }
    assert [p.id for p in FACTS.by_surname("Kennedy")] == ["robert-f-kennedy-jr"]


def test_posts_of_somebody() -> None:
    """On a day, and over a life."""
    assert {h.post.id for h in FACTS.posts_of("theresa-may", "2017-11-15")} == {
        "uk-prime-minister",
        "conservative-leader",
    }
    assert [h.post.id for h in FACTS.held_by("amber-rudd")] == [
        "uk-energy-secretary",
        "uk-home-secretary",
        "uk-work-secretary",
    ]


GOVERNMENTS = [
    ("theresa-may", ["uk-government"]),
    ("barack-obama", ["us-government"]),
    ("vladimir-putin", ["russia"]),
    ("nicola-sturgeon", ["scottish-government"]),
    ("jeremy-corbyn", []),
    ("james-comey", []),
    ("elizabeth-ii", []),
]


@pytest.mark.parametrize(("person", "bodies"), GOVERNMENTS)
def test_whose_government_is_which(person: str, bodies: list[str]) -> None:
    """A government is called after whoever leads it: no minister, party leader or queen."""
    assert [b.id for b in FACTS.governments(person)] == bodies


def test_bodies_are_found_as_written() -> None:
    """Words stand for a body as they are written, case included, and say how they are to be read."""
    [(body, form)] = FACTS.bodies_by_form("Kremlin")

    assert (body.id, form.reading) == ("russia", "name")
    assert FACTS.bodies_by_form("kremlin") == ()
    assert {(b.id, f.reading) for b, f in FACTS.bodies_by_form("Dutch")} == {
        ("netherlands", "adjective"),
        ("netherlands", "people"),
    }
    assert FACTS.body("russia") == body
    assert FACTS.body("ruritania") is None


RURITANIA = Lookup(
    Reference(
        bodies=(Body(id="ruritania", label="Ruritania", kind="place", forms=(Form(words="Ruritania"),)),),
        people=(Person(id="ana-ruiz", label="Ana Ruiz"), Person(id="bo-lee", label="Bo Lee")),
        posts=(Post(id="mayor", label="Mayor", roles=frozenset({"mayor"}), country="ruritania"),),
        memberships=(
            Membership(person="ana-ruiz", post="mayor", since="2010", until="2015-03"),
            Membership(person="bo-lee", post="mayor", since="2015-03", asof="2020-06-30"),
            Membership(person="somebody-else", post="mayor", since="2016"),
        ),
    )
)
BOUNDS = [
    ("2009-12-31", [], []),
    ("2010-05-01", ["ana-ruiz"], []),  # the year of the beginning: perhaps
    ("2011-01-01", ["ana-ruiz"], ["ana-ruiz"]),
    ("2015-03-15", ["ana-ruiz", "bo-lee"], []),  # the month of the change: one of them
    ("2015-04-01", ["bo-lee"], ["bo-lee"]),
    ("2020-06-30", ["bo-lee"], ["bo-lee"]),
    ("2021-01-01", ["bo-lee"], []),  # later than anybody has looked
]


@pytest.mark.parametrize(("day", "perhaps", "surely"), BOUNDS)
def test_dates_without_a_day_leave_open_what_they_do_not_tell(day: str, perhaps: list[str], surely: list[str]) -> None:
    """A year or month bounds a term on either side; a term that is open is certain up to the day that it states."""
    found = RURITANIA.holders("mayor of Ruritania", day, day)

    assert [h.person.id for h in found] == perhaps
    assert [h.person.id for h in found if h.surely(day, day)] == surely


def test_nobody_holds_a_post_who_is_not_in_the_facts() -> None:
    """A membership of somebody unknown is passed over."""
    assert RURITANIA.held_by("somebody-else") == ()
    assert len(RURITANIA.memberships_of("somebody-else")) == 1
