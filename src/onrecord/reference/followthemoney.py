"""Read people, bodies, positions and who held them from FollowTheMoney entities, one JSON object a line.

An entity is ``{"id": …, "schema": "Person", "properties": {"name": ["…"], …}}``; every property has a list of values.
Entities of other schemata are counted and left aside. See https://followthemoney.tech/
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.errors import ActorError
from onrecord.reference.draft import Draft, DraftPost
from onrecord.reference.intake import as_json, lines
from onrecord.reference.lookup import plain_role

Properties = Mapping[str, list[object]]

BODIES = ("Organization", "PublicBody", "Company")
# Who belongs to what: the properties that name the person and the body.
LINKS = {
    "Membership": ("member", "organization"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
}
# A legal entity is a person or a body; what only one of the two can have tells.
_ONLY_PEOPLE = ("firstName", "lastName", "birthDate", "gender", "nationality", "position", "deathDate")
_ONLY_BODIES = ("incorporationDate", "dissolutionDate", "legalForm", "jurisdiction", "registrationNumber")


def looks_like(data: object) -> bool:
    """Say whether a JSON value is an entity."""
    return isinstance(data, dict) and isinstance(data.get("schema"), str)


def read_lines(path: Path, draft: Draft) -> None:
    """Add what a file of entities tells, one a line."""
    reader = _Reader(draft)
    for number, line in lines(path):
        try:
            if line is None:
                raise ActorError("the line is not UTF-8 or too long. Write it again")
            reader.entity(number, as_json(line, "the line"))
        except ActorError as error:
            reason, _, remedy = str(error).partition(". ")
            draft.problem(number, reason.removeprefix("the line: "), f"{remedy}.")
    reader.finish()


def read(data: object, draft: Draft) -> None:
    """Add what one entity tells, or an array of them."""
    reader = _Reader(draft)
    for number, entity in enumerate(data if isinstance(data, list) else [data]):
        reader.entity(f"item[{number}]", entity)
    reader.finish()


class _Reader:
    """Adds entities to a draft; those that name others wait until all have been read."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.links: list[tuple[object, str, Properties]] = []
        self.unclear: list[tuple[object, str, Properties]] = []

    def entity(self, where: object, data: object) -> None:
        """Add one entity, or put it aside until its neighbours are known."""
        if not isinstance(data, dict) or not isinstance(data.get("schema"), str):
            self.draft.problem(where, "no entity", 'Write {"id": …, "schema": …, "properties": {…}}.')
            return
        schema, id_, given = data["schema"], data.get("id"), data.get("properties")
        properties = dict(_properties(given)) if isinstance(given, dict) else {}
        if isinstance(data.get("caption"), str) and data["caption"] in properties.get("name", ()):
            properties["name"] = [data["caption"], *properties["name"]]
        if schema == "Occupancy" or schema in LINKS:
            self.links.append((where, schema, properties))
        elif not isinstance(id_, str) or not id_:
            self.draft.problem(where, "an entity without an id", "Give it one.")
        elif schema == "Person":
            self._actor(where, id_, properties, person=True)
        elif schema in BODIES:
            self._actor(where, id_, properties, person=False)
        elif schema == "LegalEntity":
            self.unclear.append((where, id_, properties))
        elif schema == "Position":
            self._position(where, id_, properties)
        else:
            self.draft.count(
                f"entities of the schema {schema[:40]!r} left aside", "They tell nothing about who is who."
            )

    def finish(self) -> None:
        """Add what needs all entities: legal entities, and who held or belonged to what."""
        people, bodies = set[str](), set[str]()
        for _, schema, properties in self.links:
            member, body = LINKS.get(schema, ("holder", ""))
            if schema in ("Occupancy", "Employment"):  # a body can direct another, or belong to it
                people.add(_first(properties, member))
            bodies.add(_first(properties, body))
        for where, id_, properties in self.unclear:
            person = id_ in people or any(name in properties for name in _ONLY_PEOPLE)
            if person != (id_ in bodies or any(name in properties for name in _ONLY_BODIES)):
                self._actor(where, id_, properties, person=person)
            else:
                self.draft.problem(
                    where, "a LegalEntity, which may be a person or a body", "Write Person or Organization."
                )
        for where, schema, properties in self.links:
            self._link(where, schema, properties)

    def _actor(self, where: object, id_: str, properties: Properties, *, person: bool) -> None:
        names = properties.get("name", [])
        label = next(iter(names), None)
        others = [*names, *properties.get("alias", ()), *properties.get("previousName", ())]
        # A weak alias is one that many share; of those, only what looks like a full name helps.
        others += [weak for weak in properties.get("weakAlias", ()) if isinstance(weak, str) and " " in weak.strip()]
        named = self.draft.actor(
            where,
            id_,
            "person" if person else "organisation",
            label,
            names=others,
            genders=properties.get("gender", ()),
            wikidata=properties.get("wikidataId", ()),
            lone=False,
        )
        for position in properties.get("position", ()) if named and person else ():
            if role := self.draft.text(where, position):
                key = f"position {plain_role(role)}"
                self.draft.posts.setdefault(key, DraftPost(key=key, label=role, roles=frozenset({role})))
                self.draft.term(where, id_, post=key)

    def _position(self, where: object, id_: str, properties: Properties) -> None:
        draft = self.draft
        roles = [role for name in properties.get("name", ()) if (role := draft.text(where, name))]
        if not roles:
            draft.problem(where, "a position without a name", "Give it one.")
            return
        countries = properties.get("country", ())
        seats = next(iter(properties.get("numberOfSeats", ())), "")
        draft.posts[id_] = DraftPost(
            key=id_,
            label=roles[0],
            roles=frozenset(roles),
            body=_first(properties, "organization"),
            # The post of several states is in the news of none of them alone.
            country=draft.country(where, countries[0]) if len(countries) == 1 else "",
            seats=int(seats) if isinstance(seats, str) and seats.isdecimal() and len(seats) < 6 else 0,
        )

    def _link(self, where: object, schema: str, properties: Properties) -> None:
        """Add an occupancy, or what somebody was in a body."""
        draft = self.draft
        member, body = LINKS.get(schema, ("holder", ""))
        person, owner, post = _first(properties, member), _first(properties, body), _first(properties, "post")
        role = draft.text(where, _first(properties, "role"))
        if schema != "Occupancy":
            post = ""
            if role and plain_role(role) != "member" and owner in draft.actors:
                post = f"{plain_role(role)} in {owner}"
                draft.posts.setdefault(post, DraftPost(key=post, label=role, roles=frozenset({role}), body=owner))
        days = [properties.get(day, []) for day in ("startDate", "endDate")]
        if any(len(set(map(str, given))) > 1 for given in days):
            draft.problem(where, "several dates for one beginning or end", "Write one of them.")
            return
        since, until = (next(iter(given), "") for given in days)
        draft.term(where, person, post=post, body=owner, since=since, until=until)


def _properties(given: Mapping[object, object]) -> Iterator[tuple[str, list[object]]]:
    """Yield each property with its values; a value alone is a list of one."""
    for name, values in given.items():
        if values not in (None, "", []):
            yield str(name), values if isinstance(values, list) else [values]


def _first(properties: Properties, name: str) -> str:
    """Return the first value as text, such as the id of an entity; an entity may also stand there itself."""
    value = next(iter(properties.get(name, ())), "")
    if isinstance(value, dict):
        value = value.get("id")
    return value if isinstance(value, str) else ""
