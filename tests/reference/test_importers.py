"""Facts come in from files that others wrote: Turtle, Popolo, FollowTheMoney and tables, all people invented."""

import csv
import io
import json
import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from onrecord.errors import ActorError
from onrecord.model import Problem
from onrecord.reference import Body, Lookup, Membership, Person, Post, Reference, joined, shipped
from onrecord.reference.importers import read_facts
from onrecord.reference.rdf import triples

PEOPLE = Path(__file__).parent / "people"
ANA, KIM = "Q990000001", "Q990000009"
NOBODY = Reference()

Outcome = tuple[Reference, tuple[Problem, ...]]


def facts(tmp_path: Path, data: str | bytes, name: str = "people.csv", known: Reference | None = NOBODY) -> Outcome:
    """Read a file with these contents; nobody is known unless the test says so."""
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_facts(path, known=known)


def people(reference: Reference) -> dict[str, tuple[str, tuple[str, ...], str | None]]:
    """Return label, other names and Wikidata id of each person, by id."""
    return {p.id: (p.label, p.names, p.wikidata) for p in reference.people}


def terms(reference: Reference) -> set[tuple[str, str, str, str]]:
    """Return who held what, or belonged to what, from when to when."""
    return {(m.person, m.post or m.body, m.since, m.until) for m in reference.memberships}


def reasons(problems: tuple[Problem, ...]) -> list[str]:
    """Return where, within the file, and why; each problem has a remedy."""
    assert all(p.remedy and p.stage == "import" for p in problems)
    return [f"{p.location.rpartition('/')[2].partition(':')[2]} {p.reason}".strip() for p in problems]


def test_popolo() -> None:
    """A document in the manner of EveryPolitician: people, parties, posts, terms, and what is wrong with some."""
    reference, problems = read_facts(PEOPLE / "saltmere.json")
    assert people(reference) == {
        "ana-ruiz": ("Ana Ruiz", ("Ana María Ruiz",), ANA),
        "mina-holt": ("Mina Holt", (), None),
        "tom-keller": ("Tom Keller", (), None),
        "tom-keller-d7d34b": ("Tom Keller", (), None),
    }
    assert [p.gender for p in reference.people] == ["f", "", "m", ""]
    assert [(b.id, [f.words for f in b.forms]) for b in reference.bodies] == [
        ("saltmere-council", ["Saltmere Council"]),
        ("saltmere-reform", ["SR", "Saltmere Reform"]),
    ]
    assert terms(reference) == {
        ("ana-ruiz", "saltmere-council", "2015-01", "2018-05-03"),
        ("ana-ruiz", "saltmere-reform", "2015-01", "2018-05-03"),
        ("tom-keller", "chair-saltmere-council", "2014-05-09", "2016"),
        ("ana-ruiz", "chair-saltmere-council", "2016", ""),
        ("mina-holt", "leader-saltmere-reform", "2013-12-31", ""),
    }
    assert reasons(problems) == [
        "persons[4] \"=cmd|' /C calc'!A0\" begins like a formula",
        "memberships[3] it ends (2012) before it begins (2013)",
        "memberships[4] '31.12.2013' is no date",
        "memberships of or in somebody who is not in the file: 1",
    ]


def test_who_is_in_a_post_is_found_by_their_role() -> None:
    """What was imported answers the question that roles in articles ask, who was that at the time."""
    reference, _ = read_facts(PEOPLE / "saltmere.json")
    lookup = Lookup(joined(shipped(), reference))
    assert [h.person.id for h in lookup.holders("the SR leader", "2014-01-01", "2014-01-01")] == ["mina-holt"]
    assert [h.person.id for h in lookup.holders("chair of Saltmere Council", "2015", "2015")] == ["tom-keller"]
    assert lookup.holders("the leader", "2014-01-01", "2014-01-01") == ()


def test_popolo_in_pieces(tmp_path: Path) -> None:
    """Bare arrays work too, with memberships inside people and posts inside organizations."""
    data = [
        {
            "name": "Harbour Board",
            "id": 1,
            "classification": "board",
            "posts": [{"id": "b", "label": "Board president"}],
        },
        {
            "name": "Ana Ruiz",
            "id": 1,
            "other_names": ["Annie Ruiz"],
            "memberships": [
                {"post_id": "b", "start_date": "2001"},
                {"organization": {"name": "Salt Club"}, "role": "member"},
                {"organization_id": 1, "role": "Deputy Chair", "end_date": "2000-12"},
            ],
        },
        {"@type": "Organization", "name": "Reform League", "memberships": [{"member": 1, "role": "Chair"}]},
        {"person": {"name": "Kim Roe", "id": "k"}, "organization_id": 1, "on_behalf_of": {"name": "Roe Group"}},
        {"label": "Harbour master", "organization_id": 1},
        "nobody",
    ]
    reference, problems = facts(tmp_path, json.dumps(data), "people.json")
    assert people(reference) == {"ana-ruiz": ("Ana Ruiz", ("Annie Ruiz",), None), "kim-roe": ("Kim Roe", (), None)}
    assert terms(reference) == {
        ("ana-ruiz", "board-president-harbour-board", "2001", ""),
        ("ana-ruiz", "salt-club", "", ""),
        ("ana-ruiz", "deputy-chair-harbour-board", "", "2000-12"),
        ("ana-ruiz", "chair-reform-league", "", ""),
        ("kim-roe", "harbour-board", "", ""),
        ("kim-roe", "roe-group", "", ""),
    }
    assert {post.id for post in reference.posts} >= {"harbour-master-harbour-board"}
    assert reasons(problems) == ["item[5] not an object"]


def test_followthemoney() -> None:
    """Entities in any order, one a line; a bad line or date, an unclear entity or a schema of no use is told."""
    reference, problems = read_facts(PEOPLE / "saltmere.ftm.json", known=NOBODY)
    assert people(reference) == {
        "ana-ruiz": ("Ana Ruiz", ("Ana María Ruiz", "Annie Ruiz"), ANA),
        "kim-roe": ("Kim Roe", (), None),
    }
    assert [b.id for b in reference.bodies] == ["harbour-bank", "kosovo", "saltmere-council"]
    mayor = next(post for post in reference.posts if post.id == "mayor-saltmere-council")
    assert (mayor.body, mayor.country, mayor.titles, mayor.seats) == ("saltmere-council", "kosovo", {"mayor"}, 1)
    assert terms(reference) == {
        ("ana-ruiz", "mayor-saltmere-council", "2019-05-07", "2023"),
        ("kim-roe", "mayor-saltmere-council", "2023", ""),
        ("kim-roe", "chief-executive-harbour-bank", "2009-02", ""),
        ("ana-ruiz", "saltmere-council", "2015", ""),
        ("ana-ruiz", "painter-of-saltmere-harbour", "", ""),
    }
    assert reasons(problems) == [
        "13 no name",
        "14 not valid JSON (Expecting value at line 1, column 1)",
        "5 a LegalEntity, which may be a person or a body",
        "8 '2009-02-30' is no date",
        "entities of the schema 'Address' left aside: 1",
    ]


def test_followthemoney_in_an_array(tmp_path: Path) -> None:
    """An array of entities, or a single one over several lines, is read as well."""
    entity = {"id": "a", "schema": "Person", "properties": {"name": ["Ana Ruiz"]}}
    for data in ([entity], entity):
        reference, problems = facts(tmp_path, json.dumps(data, indent=1), "people.json")
        assert (list(people(reference)), problems) == (["ana-ruiz"], ())


def test_the_full_table() -> None:
    """A table with a header: names, roles with dates, bodies, and rows that add to each other."""
    reference, problems = read_facts(PEOPLE / "saltmere.csv")
    assert people(reference) == {
        "ana-ruiz": ("Ana Ruiz", ("Ana María Ruiz",), ANA),
        "kim-roe": ("Kim Roe", (), KIM),
        "mina-holt": ("Mina Holt", (), None),
        "tom-keller": ("Tom Keller", (), None),
    }
    assert terms(reference) == {
        ("ana-ruiz", "mayor-of-saltmere-saltmere-council", "2019-05-07", "2023"),
        ("ana-ruiz", "leader-saltmere-reform", "2016-03", ""),
        ("kim-roe", "leader-saltmere-reform", "2014", "2016-03"),
        ("mina-holt", "saltmere-reform", "2012", ""),
        ("tom-keller", "finance-minister-ruritania", "1999", "2003"),
    }
    lookup = Lookup(joined(shipped(), reference))
    assert [h.person.id for h in lookup.holders("Mayor of Saltmere", "2020", "2020")] == ["ana-ruiz"]
    assert [h.person.id for h in lookup.holders("Ruritania finance minister", "2000", "2000")] == ["tom-keller"]
    assert next(b.kind for b in reference.bodies if b.id == "ruritania") == "place"
    assert lookup.bodies["united-kingdom"] == Lookup(shipped()).bodies["united-kingdom"]
    assert problems == ()


TWO_COLUMNS = [
    ("Ana Ruiz,Annie Ruiz\nKim Roe,Q990000009\n", {"ana-ruiz": ("Annie Ruiz",), "kim-roe": KIM}),
    ("Ana Ruiz;Annie\r\nAna Ruiz;Ana María\r\n", {"ana-ruiz": ("Ana María", "Annie")}),
    ("\ufeffAna Ruiz\tQ990000001\n", {"ana-ruiz": ANA}),
    ("name,wikidata\nAna Ruiz,Q990000001", {"ana-ruiz": ANA}),
    ("wikidata;Name\nhttps://www.wikidata.org/wiki/Q990000001;Ana Ruiz", {"ana-ruiz": ANA}),
    ('"Ruiz, Ana",Annie', {"ana-ruiz": ("Annie",)}),
    ("Ruiz, Ana;Annie", {"ana-ruiz": ("Annie",)}),
    ("\n\nname,alias\n\nAna Ruiz,\n,\n", {"ana-ruiz": ()}),
    ("Ana Ruiz\nKim Roe", {"ana-ruiz": (), "kim-roe": ()}),
    ("Ana  Ruiz ,\u200eAnnie\u00a0Ruiz\n", {"ana-ruiz": ("Annie Ruiz",)}),
    ("Label,Other name\nZoë Müller,Zoe Mueller", {"zoe-muller": ("Zoe Mueller",)}),
]


@pytest.mark.parametrize(("data", "expected"), TWO_COLUMNS)
def test_two_columns(tmp_path: Path, data: str, expected: dict[str, str | tuple[str, ...]]) -> None:
    """Two columns are a name and another name or a Wikidata id, with or without a header, whatever parts the cells."""
    reference, problems = facts(tmp_path, data)
    assert {p.id: p.wikidata or p.names for p in reference.people} == expected
    assert problems == ()


WRONG_ROWS = [
    ("name,wikidata\nAna Ruiz,264766", ["2 '264766' is no Wikidata id"], ["ana-ruiz"]),
    ("name,alias\nAna Ruiz,@SUM(1)", ["2 '@SUM(1)' begins like a formula"], ["ana-ruiz"]),
    ("name,alias\n+1,x\nAna Ruiz,", ["2 '+1' begins like a formula"], ["ana-ruiz"]),
    ("name,alias\n12 34,x", ["2 '12 34' has no letter"], []),
    ("name,alias\n,x", ["2 no name"], []),
    (f"name,alias\n{'x' * 201},", ["2 a name of more than 200 characters"], []),
    ("name,alias\nAna\x1b[2JRuiz,", ["2 a name with control characters"], []),
    ("name,alias\nAna \u202eRuiz,", ["2 a name with control characters"], []),
    ('name,alias\n"Ana,Ruiz\nKim Roe,', ["2 not a line of a table (unexpected end of data)"], ["kim-roe"]),
    ("name,alias\nAna Ruiz,a,b,c\nKim Roe,", ["2 4 cells for 2 columns"], ["kim-roe"]),
    ("name,note\nAna Ruiz,x", ["1 column 'note' is not known, or there twice"], ["ana-ruiz"]),
    ("name,kind\nAna Ruiz,ship", ["2 'ship' is no kind"], []),
    ("name,from\nAna Ruiz,2010", ["2 dates of nothing"], ["ana-ruiz"]),
    (
        "name,role,country,until\nAna Ruiz,first minister,xk,2010-13",
        ["2 '2010-13' is no date"],
        ["ana-ruiz"],
    ),
    ("name,body,country\nAna Ruiz,Salt Club,zz", ["2 'zz' is the code of no state"], ["ana-ruiz"]),
    ("name,kind,role\nSalt Club,organisation,chair", ["2 a role or body of something that is no person"], []),
    (
        "name,role\nAna Ruiz,mayor",
        ["roles that do not tell whose they are, so that no article can mean them: 1"],
        ["ana-ruiz"],
    ),
    (
        "name,gender\nAna Ruiz,f\nAna Ruiz,m",
        ["3 'Ana Ruiz' has the gender m here and f before"],
        ["ana-ruiz"],
    ),
    (
        "name,wikidata\nAna Ruiz,Q7\nAna Ruiz,Q5\nAna Ruiz,",
        ["4 several have the name 'Ana Ruiz'"],
        ["ana-ruiz", "ana-ruiz-q7"],
    ),
]


@pytest.mark.parametrize(("data", "expected", "ids"), WRONG_ROWS)
def test_a_wrong_row_does_not_stop_the_others(tmp_path: Path, data: str, expected: list[str], ids: list[str]) -> None:
    """Each problem names the line; what is wrong stays unknown and the rest is read."""
    reference, problems = facts(tmp_path, data)
    assert reasons(problems) == [f"{reason}" for reason in expected]
    assert [p.id for p in reference.people] == ids


def test_a_gender_that_is_disputed_is_not_known(tmp_path: Path) -> None:
    """Of two values that contradict each other none is taken, and a third does not decide."""
    reference, _ = facts(tmp_path, "name,gender\nAna Ruiz,f\nAna Ruiz,m\nAna Ruiz,f")
    assert [p.gender for p in reference.people] == [""]


def test_turtle() -> None:
    """Our own modelling is read with its ids; what cannot be is told, and statements of no use are counted."""
    reference, problems = read_facts(PEOPLE / "saltmere.ttl")
    assert reference == Reference(
        bodies=(
            Body(
                id="saltmere-council",
                label="Saltmere Council",
                kind="organisation",
                forms=reference.bodies[0].forms,
            ),
        ),
        people=(
            Person(id="ana-ruiz", label="Ana Ruiz", names=("Ana María Ruiz",), gender="f", wikidata=ANA),
            Person(id="kim-roe", label="Kim Roe"),
        ),
        posts=(
            Post(
                id="saltmere-mayor",
                label="Mayor of Saltmere",
                titles=frozenset({"mayor"}),
                body="saltmere-council",
                seats=2,
            ),
        ),
        memberships=(
            Membership(person="ana-ruiz", post="saltmere-mayor", since="2019-05-07", until="2023"),
            Membership(person="kim-roe", post="saltmere-mayor", since="2023"),
        ),
    )
    assert [form.words for form in reference.bodies[0].forms] == ["Saltmere Council"]
    assert [p.reason.partition(",")[0] for p in problems] == [
        "somebody else is 'kim-roe' by that name",
        "'=1+1' begins like a formula",
        "'soon' is no date",
        "no member",
        "not an http or https address",
        "<https://people.example/nowhere> is not described in the file",
        "<https://people.example/ghost> is not described in the file",
        "statements left aside: 3",
    ]
    assert "http://xmlns.com/foaf/0.1/homepage" in problems[-1].remedy


WRONG_TURTLE = [
    ("@prefix : <x> .\n:a :b", "Facts are written in Turtle"),
    ("<a> <b> <c> .", "Facts are written in Turtle"),
    (b"\xff\xfe", "UTF-16"),
    ("<https://a.example/x> <https://a.example/y> '\\uD800' .", "Facts are written in Turtle"),
]


@pytest.mark.parametrize(("data", "message"), WRONG_TURTLE)
def test_turtle_that_is_none(tmp_path: Path, data: str | bytes, message: str) -> None:
    """A file that is no Turtle is one error, with the place."""
    with pytest.raises(ActorError, match=message):
        facts(tmp_path, data, "people.ttl")


def test_turtle_with_addresses_of_others(tmp_path: Path) -> None:
    """Somebody with an address of others is known by name, unless the Wikidata id shows that it is somebody else."""
    prefixes = (PEOPLE / "saltmere.ttl").read_text(encoding="utf-8").partition("\n\n")[0]
    person = "people:a a schema:Person ; skos:prefLabel 'Ana Ruiz' ; owl:sameAs wd:"
    same, _ = facts(tmp_path, f"{prefixes} {person}Q5 .", "people.ttl", known=KNOWN)
    other, problems = facts(tmp_path, f"{prefixes} {person}Q6 .", "people.ttl", known=KNOWN)
    assert (list(people(same)), list(people(other))) == (["ana-ruiz"], [])
    assert "somebody else is 'ana-ruiz' by that name" in problems[0].reason


TERM = "membership:m a org:Membership ; org:member actor:m ; rec:post post:x ;"

ODD_STATEMENTS = [
    ("<https://a.example/x> a schema:Person, org:Post ; skos:prefLabel 'X' .", "several kinds of thing at once"),
    ("rec:x a schema:Person ; skos:prefLabel 'X' ; skos:prefLabel 'Y' .", "says two things with"),
    ("<https://w3id.org/onrecord/id/post/x> a schema:Person ; skos:prefLabel 'X' .", "no address of such a thing"),
    ("<https://w3id.org/onrecord/id/actor/../x> a schema:Person ; skos:prefLabel 'X' .", "no address of such a thing"),
    ("actor:x a schema:Person .", "no label"),
    ("actor:x a schema:Person ; skos:prefLabel <https://a.example/> .", "a name that is an address"),
    ("post:x a org:Post ; rdfs:label 'X' ; rec:seats 'many' .", "is no number of seats"),
    ("post:x a org:Post ; rdfs:label 'X' ; org:postIn 'many' .", "not an http or https address"),
    ("<urn:x> a org:Membership ; org:member actor:x ; rec:post post:x .", "not an http or https address"),
    (f"{TERM} schema:startDate '2011' ; schema:endDate '2010-12' .", "ends (2010-12) before it begins (2011)"),
]


@pytest.mark.parametrize(("statements", "reason"), ODD_STATEMENTS)
def test_statements_that_cannot_be(tmp_path: Path, statements: str, reason: str) -> None:
    """A thing that contradicts itself, or has no name or no proper address, is left out and told."""
    prefixes = (PEOPLE / "saltmere.ttl").read_text(encoding="utf-8").partition("\n\n")[0]
    _, problems = facts(tmp_path, f"{prefixes}\n{statements}", "people.ttl")
    assert reason in problems[0].reason


def test_what_is_written_as_turtle_comes_back(tmp_path: Path) -> None:
    """Imported facts written as Turtle or N-Triples are read back the same, and so are those that ship."""
    for reference in (read_facts(PEOPLE / "saltmere.csv")[0], shipped()):
        for name, syntax in (("people.ttl", ox.RdfFormat.TURTLE), ("people.nt", ox.RdfFormat.N_TRIPLES)):
            written = ox.serialize(triples(reference), format=syntax)
            assert written is not None
            assert facts(tmp_path, written, name) == (reference, ())


def test_namesakes_are_told_apart(tmp_path: Path) -> None:
    """Two people with one name and two Wikidata ids are two; the lower id has the plain slug, whatever the order."""
    rows = ["name,wikidata,role", "Ana Ruiz,Q77,mayor of Saltmere", "Ana Ruiz,Q5,mayor of Salthouse"]
    for lines in (rows, [rows[0], rows[2], rows[1]]):
        reference, problems = facts(tmp_path, "\n".join(lines))
        assert people(reference) == {"ana-ruiz": ("Ana Ruiz", (), "Q5"), "ana-ruiz-q77": ("Ana Ruiz", (), "Q77")}
        assert terms(reference) == {
            ("ana-ruiz", "mayor-of-salthouse", "", ""),
            ("ana-ruiz-q77", "mayor-of-saltmere", "", ""),
        }
        assert problems == ()


def test_one_wikidata_id_is_one_person(tmp_path: Path) -> None:
    """Two names with one Wikidata id are one person, called by the longer one."""
    reference, _ = facts(tmp_path, "A. Ruiz,Q5\nAna Ruiz,Q5\n")
    assert people(reference) == {"ana-ruiz": ("Ana Ruiz", ("A. Ruiz",), "Q5")}


def test_a_person_is_no_body(tmp_path: Path) -> None:
    """A Wikidata id that a person and a body claim belongs to neither name's link; both stay apart."""
    reference, problems = facts(tmp_path, "name,wikidata,kind\nVictoria,Q5,person\nVictoria,Q5,place\n")
    assert [(p.id, p.wikidata) for p in reference.people] == [("victoria-q5", "Q5")] or len(reference.bodies) == 1
    assert reasons(problems) == ["Wikidata ids of a person that are a body's elsewhere, or the other way round: 1"]
    assert len({thing.id for thing in (*reference.people, *reference.bodies)}) == 2


KNOWN = Reference(
    people=(
        Person(id="ana-ruiz", label="Ana Ruiz", names=("Annie Ruiz",), gender="f", wikidata="Q5"),
        Person(id="kim-roe", label="Kim Roe"),
    ),
    bodies=(Body(id="salt-club", label="Salt Club", kind="organisation"),),
)

AMONG_THE_KNOWN = [
    ("Ana Ruiz,Ana María", {"ana-ruiz": ("Ana Ruiz", ("Ana María", "Annie Ruiz"), "Q5")}),
    ("Annie Ruiz,Nan", {"ana-ruiz": ("Ana Ruiz", ("Annie Ruiz", "Nan"), "Q5")}),
    ("Mother Ruiz,Q5", {"ana-ruiz": ("Ana Ruiz", ("Annie Ruiz", "Mother Ruiz"), "Q5")}),
    ("Ana Ruiz,Q6", {"ana-ruiz-q6": ("Ana Ruiz", (), "Q6")}),
    ("Kim Roe,Q6", {"kim-roe": ("Kim Roe", (), "Q6")}),
    ("name,gender\nAna Ruiz,m", {"ana-ruiz-92c634": ("Ana Ruiz", (), None)}),
    ("Salt Club,SC", {"salt-club-d74ff5": ("Salt Club", ("SC",), None)}),
]


@pytest.mark.parametrize(("data", "expected"), AMONG_THE_KNOWN)
def test_who_is_known_keeps_their_id(tmp_path: Path, data: str, expected: dict[str, object]) -> None:
    """Whoever is known keeps id and facts, and the file adds to them; a namesake who cannot be them gets another id."""
    reference, _ = facts(tmp_path, data, known=KNOWN)
    assert people(reference) == expected


def test_a_name_that_two_of_the_known_bear(tmp_path: Path) -> None:
    """A name alone does not choose between two who are known."""
    known = joined(KNOWN, Reference(people=(Person(id="ana-ruiz-q9", label="Ana Ruiz", wikidata="Q9"),)))
    reference, problems = facts(tmp_path, "Ana Ruiz,Nan\n", known=known)
    assert reference.people == ()
    assert reasons(problems) == [
        "names that several who are known bear, so that nobody can tell whom the file means: 1"
    ]


def test_a_post_that_is_known_is_not_doubled(tmp_path: Path) -> None:
    """A role in a body or state that the facts know is the post that they know."""
    reference, problems = facts(
        tmp_path,
        "name,role,body,country,from\nAna Ruiz,leader,Labour Party,,2031\nKim Roe,Prime Minister,,gb,2031\n",
        known=shipped(),
    )
    assert terms(reference) == {("ana-ruiz", "labour-leader", "2031", ""), ("kim-roe", "uk-prime-minister", "2031", "")}
    assert problems == ()
    assert set(reference.posts) <= set(shipped().posts)


CALLED = [
    (
        "president",
        "",
        "Ruritania",
        ["the Ruritania president", "president of Ruritania"],
        ["president", "the president"],
    ),
    ("finance minister", "", "Ruritania", ["finance minister", "Ruritania finance minister"], ["minister"]),
    ("leader", "Salt Club", "", ["Salt Club leader", "leader of the Salt Club"], ["leader"]),
    ("general secretary", "Salt Club", "", ["Salt Club general secretary"], ["general secretary"]),
    ("Salt Club warden", "Salt Club", "", ["Salt Club warden"], ["warden"]),
    ("mayor of Saltmere", "Salt Club", "", ["mayor of Saltmere"], ["mayor"]),
    ("Minister of Finance", "Salt Club", "", ["Salt Club minister of finance"], ["minister of finance"]),
    ("Minister of Finance", "", "", [], ["minister of finance"]),
]


@pytest.mark.parametrize(("role", "body", "country", "means", "does_not"), CALLED)
def test_what_a_role_is_called(
    tmp_path: Path, role: str, body: str, country: str, means: list[str], does_not: list[str]
) -> None:
    """A role that many bodies have means this holder only beside the name of the body or state."""
    reference, _ = facts(tmp_path, f"name,role,body,country\nAna Ruiz,{role},{body},{country}\n")
    lookup = Lookup(joined(shipped(), reference))
    for words in means:
        assert "ana-ruiz" in [h.person.id for h in lookup.holders(words)], words
    for words in does_not:
        assert "ana-ruiz" not in [h.person.id for h in lookup.holders(words)], words


def test_a_crowded_post_has_its_seats(tmp_path: Path) -> None:
    """How many hold a post at a time is counted from their terms, so that none of them is taken for the only one."""
    rows = ["name,role,country,from,until"]
    rows += [f"{name},deputy minister,xk,{since},{until}" for name, since, until in DEPUTIES]
    reference, _ = facts(tmp_path, "\n".join(rows))
    assert [post.seats for post in reference.posts] == [2]


DEPUTIES = [
    ("Ana Ruiz", "2010", "2014"),
    ("Kim Roe", "2012-03", "2016-05-01"),
    ("Tom Keller", "2016-05-01", ""),
    ("Mina Holt", "", ""),
]


@pytest.mark.parametrize("name", ["saltmere.json", "saltmere.ftm.json", "saltmere.csv"])
def test_reading_again_adds_nothing(name: str) -> None:
    """Once a file is among the known facts, reading it again gives the same facts, namesakes included."""
    first, _ = read_facts(PEOPLE / name)
    known = joined(shipped(), first)
    again, _ = read_facts(PEOPLE / name, known=known)
    assert again == first
    assert joined(known, again) == known


@pytest.mark.parametrize("name", ["saltmere.ftm.json", "saltmere.csv"])
def test_the_order_of_lines_does_not_matter(tmp_path: Path, name: str) -> None:
    """Lines in any order give the same facts."""
    head, *lines = (PEOPLE / name).read_text(encoding="utf-8").splitlines()
    for seed in range(5):
        random.Random(seed).shuffle(lines)
        shuffled = facts(tmp_path, "\n".join([head, *lines]), name, known=None)[0]
        assert shuffled == read_facts(PEOPLE / name)[0]


NOT_FACTS = [
    ("people.csv", b"", "empty"),
    ("people.csv", b"\xef\xbb\xbf \n", "empty"),
    ("people.csv", b"\xff\xfea\x00", "UTF-16 text"),
    ("people.xlsx", b"PK\x03\x04", "a ZIP or Excel file"),
    ("people.json", b"\x1f\x8b", "a gzip file"),
    ("people.csv", b"a,b,c\n", "no header"),
    ("people.csv", b"name,alias\n", "nobody in it"),
    ("people.json", b"{}", "neither Popolo nor FollowTheMoney"),
    ("people.json", b'{"a": 1}\n{"b": 2}', "not valid JSON"),
    ("people.json", b"3", "neither Popolo nor FollowTheMoney"),
    ("people.json", b"[" * 100_000, "too deep nesting"),
    ("people.json", b'{"persons": ' + b"9" * 5000 + b"}", "too long numbers"),
    ("people.json", b'{"persons": "\xff"}', "not UTF-8"),
    ("people.json", b"[]", "nobody in it"),
    ("people.txt", b"Ana Ruiz", "not known by its suffix"),
]


@pytest.mark.parametrize(("name", "data", "message"), NOT_FACTS)
def test_files_that_are_something_else(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """A file in which nothing can be read is one error that says what it is and what to do."""
    with pytest.raises(ActorError, match=message) as raised:
        facts(tmp_path, data, name)
    assert str(raised.value).startswith(str(tmp_path))


def test_files_that_are_no_files(tmp_path: Path) -> None:
    """A folder, a pipe or a missing file is told as such, and nothing blocks."""
    for path in (tmp_path, Path("/dev/zero"), tmp_path / "missing.csv", Path("a\0b.csv")):
        with pytest.raises(ActorError, match=r"not an ordinary file|cannot be read"):
            read_facts(path)


def test_long_files_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is too long is passed over without being held; a file that is too large is refused."""
    from onrecord.reference import intake

    monkeypatch.setattr(intake, "LONGEST_LINE", 1000)
    reference, problems = facts(tmp_path, "name,alias\n" + "x" * 5000 + "\nAna Ruiz,\n")
    assert list(people(reference)) == ["ana-ruiz"]
    assert reasons(problems) == ["2 the line is not UTF-8 or too long"]
    monkeypatch.setattr(intake, "LARGEST", 10)
    with pytest.raises(ActorError, match="more than 0 MB"):
        facts(tmp_path, '{"persons": []}', "people.json")
    monkeypatch.setattr(intake, "LARGEST_BY_LINES", 10)
    with pytest.raises(ActorError, match="more than 0 MB"):
        facts(tmp_path, "name,alias\nAna Ruiz,")


def test_a_file_full_of_problems_is_told_briefly(tmp_path: Path) -> None:
    """After a hundred problems, the others are only counted."""
    _, problems = facts(tmp_path, "name,alias\nAna Ruiz,\n" + "12,\n" * 150)
    assert len(problems) == 101
    assert problems[-1].reason == "more problems of these kinds: 50"


def test_the_table_survives_a_spreadsheet(tmp_path: Path) -> None:
    """A table that was written with quotes around every cell and semicolons between them is the same table."""
    rows = list(csv.reader((PEOPLE / "saltmere.csv").read_text(encoding="utf-8").splitlines()))
    written = io.StringIO()
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    assert facts(tmp_path, "\ufeff" + written.getvalue(), known=None) == read_facts(PEOPLE / "saltmere.csv")
