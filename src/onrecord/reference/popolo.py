"""Read people, organizations, posts and memberships from Popolo JSON, as specified and as EveryPolitician writes it.

A file is one document with the keys ``persons``, ``organizations``, ``posts``, ``memberships`` and ``events``, or an
array of such things. Memberships may stand in a person or organization, posts in an organization. A membership without
dates of its own has those of its legislative period. See https://www.popoloproject.com/specs/
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from onrecord.ids import slug
from onrecord.reference.draft import Draft, DraftPost
from onrecord.reference.lookup import plain_role

Item = Mapping[str, object]
Class = Literal["events", "organizations", "posts", "persons", "memberships"]

CLASSES: tuple[Class, ...] = ("events", "organizations", "posts", "persons", "memberships")

_BY_TYPE: dict[str, Class] = {
    "event": "events",
    "organization": "organizations",
    "post": "posts",
    "person": "persons",
    "membership": "memberships",
}
_ONLY_MEMBERSHIPS = ("person_id", "person", "member_id", "member")
_ONLY_ORGANIZATIONS = ("classification", "founding_date", "dissolution_date", "parent_id", "posts")
_MEMBER = ("", "member")


def looks_like(data: object) -> bool:
    """Say whether JSON is Popolo: has one of its keys, or is a bare array."""
    return isinstance(data, list) or (isinstance(data, dict) and any(isinstance(data.get(c), list) for c in CLASSES))


def read(data: object, draft: Draft) -> None:
    """Add what a document or a bare array tells."""
    found: dict[Class, list[tuple[str, Item]]] = {kind: [] for kind in CLASSES}
    if isinstance(data, dict):
        for kind in CLASSES:
            found[kind] += _items(kind, data.get(kind), draft)
    else:
        for where, item in _items("item", data, draft):
            found[_class(item)].append((where, item))
    reader = _Reader(draft)
    for kind, add in (
        ("events", reader.event),
        ("organizations", reader.organization),
        ("posts", reader.post),
        ("persons", reader.person),
        ("memberships", reader.membership),
    ):
        for where, item in found[kind]:
            add(where, item)
    for where, item in reader.inner:
        reader.membership(where, item)


def _items(where: str, data: object, draft: Draft) -> Iterator[tuple[str, Item]]:
    """Yield the objects of an array, each with where it stands."""
    if data is not None and not isinstance(data, list):
        draft.problem(where, "not an array", "Write a list of objects in [ ].")
        return
    for number, item in enumerate(data or ()):
        if isinstance(item, dict):
            yield f"{where}[{number}]", item
        else:
            draft.problem(f"{where}[{number}]", "not an object", "Write an object in { }.")


def _class(item: Item) -> Class:
    """Return what an item of a bare array is, by what it says of itself, else by what only such things have."""
    said = str(item.get("@type") or item.get("type") or "").casefold()
    if said in _BY_TYPE:
        return _BY_TYPE[said]
    if any(key in item for key in _ONLY_MEMBERSHIPS):
        return "memberships"
    if "label" in item and "name" not in item:
        return "posts"
    return "organizations" if any(key in item for key in _ONLY_ORGANIZATIONS) else "persons"


class _Reader:
    """Adds one thing after another to a draft, under its class and id."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.periods: dict[str, Item] = {}
        self.inner: list[tuple[str, Item]] = []  # memberships that stand in a person or organization

    def event(self, _where: str, item: Item) -> None:
        """Remember a legislative period."""
        self.periods[_id(item.get("id"))] = item

    def organization(self, where: str, item: Item) -> str:
        """Add an organization with its posts; return its key."""
        key = self._actor(where, item, "organization")
        for place, post in _items(f"{where}.posts", item.get("posts"), self.draft):
            self.post(place, {"organization": key, **post})
        for place, inner in _items(f"{where}.memberships", item.get("memberships"), self.draft):
            self.inner.append((place, {"organization": key, **inner}))
        return key

    def person(self, where: str, item: Item) -> str:
        """Add a person; return their key."""
        key = self._actor(where, item, "person")
        for place, inner in _items(f"{where}.memberships", item.get("memberships"), self.draft):
            self.inner.append((place, {"person": key, **inner}))
        return key

    def post(self, where: str, item: Item) -> str:
        """Add a post; return its key."""
        draft, label = self.draft, item.get("label") or item.get("role")
        called = [label, item.get("role"), *_names(item.get("other_labels") or item.get("other_label"))]
        roles = frozenset(role for given in called if (role := draft.text(where, given)))
        key = f"post {_id(item.get('id')) or slug(str(label)[:200])}"
        if not roles:
            draft.problem(where, "no label", "Give each post a label or role.")
            return key
        label = draft.text(where, label) or min(roles)
        draft.posts[key] = DraftPost(key=key, label=label, roles=roles, body=self._other(where, item, "organization"))
        return key

    def membership(self, where: str, item: Item) -> None:
        """Add who belonged to an organization or held a post, and on whose behalf."""
        draft = self.draft
        person = self._other(where, item, "person") or self._other(where, item, "member")
        body, party = self._other(where, item, "organization"), self._other(where, item, "on_behalf_of")
        post = self._other(where, item, "post") or self._role(where, item, body)
        period = self.periods.get(_id(item.get("legislative_period_id")), {})
        since, until = (item.get(day) or period.get(day) for day in ("start_date", "end_date"))
        draft.term(where, person, post=post, body=body, since=since, until=until)
        if party:
            draft.term(where, person, body=party, since=since, until=until)

    def _role(self, where: str, item: Item, body: str) -> str:
        """Return the key of the post that a membership's role makes in its organization; empty for a mere member."""
        role = self.draft.text(where, item.get("role"))
        if plain_role(role) in _MEMBER or body not in self.draft.actors:
            return ""
        key = f"post {plain_role(role)} in {body}"
        self.draft.posts.setdefault(key, DraftPost(key=key, label=role, roles=frozenset({role}), body=body))
        return key

    def _actor(self, where: str, item: Item, kind: Literal["person", "organization"]) -> str:
        label = item.get("name") or " ".join(_strings(item.get(part) for part in ("given_name", "family_name")))
        wikidata = [
            same.get("identifier")
            for _, same in _items(f"{where}.identifiers", item.get("identifiers"), self.draft)
            if str(same.get("scheme")).casefold() == "wikidata"
        ]
        key = f"{kind} {_id(item.get('id')) or slug(str(label)[:200])}"
        self.draft.actor(
            where,
            key,
            "person" if kind == "person" else "organisation",
            label,
            names=_names(item.get("other_names")),
            genders=(item.get("gender"),),
            wikidata=wikidata,
            lone=False,
        )
        return key

    def _other(self, where: str, item: Item, name: str) -> str:
        """Return the key of something that an item refers to, by id or by standing in it; empty for nothing."""
        given = item.get(f"{name}_id") or item.get(name)
        if isinstance(given, dict):
            if name == "post":
                return self.post(f"{where}.post", given)
            other = name == "organization" or name == "on_behalf_of" or _class(given) == "organizations"
            return self.organization(f"{where}.{name}", given) if other else self.person(f"{where}.{name}", given)
        id_ = _id(given)
        kind = {"on_behalf_of": "organization", "member": "person"}.get(name, name)
        return id_ if id_.startswith(f"{kind} ") else f"{kind} {id_}" if id_ else ""


def _names(data: object) -> list[object]:
    """Return other names or labels, which may be objects or words alone."""
    given = data if isinstance(data, list) else [data] if isinstance(data, str) else []
    return [item.get("name") if isinstance(item, dict) else item for item in given]


def _strings(values: Iterator[object]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _id(value: object) -> str:
    """Return an id, which may be words or a number."""
    return str(value)[:500] if isinstance(value, str | int) and not isinstance(value, bool) else ""
