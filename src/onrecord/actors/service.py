"""What is said to a reconciliation service, and what it may answer, in the words of the Reconciliation Service API 0.2.

Nothing here connects: `onrecord.actors.reconcile` does. What a service answers is hostile input: it is checked, cut to
size and stripped of characters that steer a terminal, and whatever the specification does not allow is an error.
The specification: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from onrecord.errors import ServiceError
from onrecord.model import ActorKind

VERSIONS = ("0.2", "0.1")  # newest first; of what is used here, the two say the same
LONGEST = 500  # characters of one text of an answer
LONGEST_NAME = 200  # characters of one name that is sent
MOST = 20  # types and features of one candidate

# The classes of Wikidata that hold what we call by these kinds.
_WIKIDATA_TYPES: dict[ActorKind, str] = {"person": "Q5", "organisation": "Q43229", "place": "Q2221906"}
_WIKIDATA_POSITION = "P39"  # "position held"
_NAMED: tuple[ActorKind, ...] = ("person", "organisation", "place", "unknown")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+")
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\xa0\u200b-\u200f\u2028-\u202e\ud800-\udfff]")
_QID = re.compile(r"Q[1-9]\d{0,11}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A name that may be asked for.

    Attributes:
        actor: id of whoever bears it; it stays here and is never sent.
        roles: sent only where there are any, so that leaving them out keeps them here.
    """

    actor: str
    name: str
    kind: ActorKind = "unknown"
    roles: tuple[str, ...] = ()

    @property
    def may_be_sent(self) -> bool:
        """Say whether this is a name: an unnamed voice or a group is known by an article's words alone."""
        return (
            self.kind in _NAMED
            and 0 < len(self.name) <= LONGEST_NAME
            and any(character.isalpha() for character in self.name)
            and self.name == plain(self.name)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody whom a service thinks an actor may be. Never more than that until a person says so.

    Attributes:
        actor: id of the actor that was asked about.
        entity: the service's id of the candidate, such as Q264766.
        name, description: what the service calls it.
        score: the service's own number; comparable only within one answer.
        match: the service itself holds it certain. We do not.
        types: ids of the service's types.
        features: other numbers that the service gave, by name, from which the score comes.
    """

    actor: str
    entity: str
    name: str
    description: str = ""
    score: float = 0.0
    match: bool = False
    types: tuple[str, ...] = ()
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A reconciliation service, as its manifest tells.

    Attributes:
        url: its endpoint.
        version: of the specification, as spoken with it.
        identifier_space: the IRI that its ids belong to, such as ``http://www.wikidata.org/entity/``.
        view: a web address with ``{{id}}`` in it; empty when it shows none.
        batch: most queries that it takes at once; 0: it does not say.
    """

    url: str
    name: str
    version: str
    identifier_space: str
    schema_space: str
    view: str = ""
    batch: int = 0

    @property
    def is_wikidata(self) -> bool:
        """Say whether its ids are Wikidata's."""
        return urlsplit(self.identifier_space).hostname in ("www.wikidata.org", "wikidata.org")

    def iri(self, entity: str) -> str:
        """Return the IRI of an entity: its id in the identifier space."""
        return self.identifier_space + quote(entity, safe="")

    def page(self, entity: str) -> str:
        """Return the web address that shows an entity; empty when the service has none."""
        return self.view.replace("{{id}}", quote(entity, safe=""))


def plain(text: str, longest: int = LONGEST) -> str:
    """Return text on one line, without characters that control a terminal or reorder what is read.

    >>> plain("Prime\\n Minister \\u202e(UK)")
    'Prime Minister (UK)'
    """
    return " ".join(_CONTROL.sub(" ", text[: 4 * longest]).split())[:longest].rstrip()


def is_address(url: str) -> bool:
    """Say whether ``url`` is an http or https address without a password and without what no IRI may hold."""
    if len(url) > 2000 or _NOT_IN_IRI.search(url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:  # an impossible port
        return False


def read_json(body: bytes, where: str) -> dict[str, object]:
    """Return the object that a service answered with.

    Raises:
        ServiceError: it is no JSON object.
    """
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise broken(where, "the answer is not JSON") from error
    if not isinstance(data, dict):
        raise broken(where, "the answer is not a JSON object")
    return data


def read_manifest(data: dict[str, object], url: str) -> Service:
    """Return the service that a manifest describes.

    Raises:
        ServiceError: it is no manifest, of no version that is known here, or asks for a password.
    """
    versions = data.get("versions", ["0.1"])  # 0.1 had no such field
    if not isinstance(versions, list):
        raise broken(url, "'versions' of the manifest is not a list")
    version = next((known for known in VERSIONS if known in versions), None)
    if version is None:
        offered = plain(", ".join(str(v) for v in versions[:10]), 100)
        raise ServiceError(
            f"{url}: speaks version {offered or 'none'} of the Reconciliation Service API. "
            f"onrecord speaks {' and '.join(VERSIONS)}: look for another address of this service."
        )
    if data.get("authentication"):
        raise ServiceError(f"{url}: asks for a password or key. Use a service that is open.")
    name, space, schema = (data.get(key) for key in ("name", "identifierSpace", "schemaSpace"))
    if not (isinstance(name, str) and isinstance(space, str) and isinstance(schema, str)):
        raise broken(url, "name, identifierSpace or schemaSpace is missing, so this is no manifest")
    if not is_address(space):
        raise broken(url, "identifierSpace of the manifest is not a web address")
    size = data.get("batchSize")
    return Service(
        url=url,
        name=plain(name) or url,
        version=version,
        identifier_space=space,
        schema_space=plain(schema),
        view=_view(data.get("view")),
        batch=size if isinstance(size, int) and size > 0 else 0,
    )


def _view(view: object) -> str:
    """Return the template of the pages, if there is one that leads to a web page."""
    url = view.get("url") if isinstance(view, dict) else None
    return url if isinstance(url, str) and "{{id}}" in url and is_address(url.replace("{{id}}", "x")) else ""


def write_batch(service: Service, queries: Sequence[Query], limit: int) -> str:
    """Return a query batch as JSON: names, kinds and, where a query has any, roles; nothing else.

    >>> service = Service(url="", name="", version="0.2", identifier_space="https://a.example/", schema_space="")
    >>> write_batch(service, [Query(actor="3f2a-ruiz", name="Ana Ruiz", kind="person")], limit=3)
    '{"q0": {"query": "Ana Ruiz", "limit": 3}}'
    """
    batch = {f"q{number}": _query(service, query, limit) for number, query in enumerate(queries)}
    return json.dumps(batch, ensure_ascii=False)


def _query(service: Service, query: Query, limit: int) -> dict[str, object]:
    written: dict[str, object] = {"query": query.name, "limit": limit}
    # What other services call a person or a post is theirs to know, so that these are told to Wikidata's alone.
    if service.is_wikidata and query.kind in _WIKIDATA_TYPES:
        written["type"] = _WIKIDATA_TYPES[query.kind]
    roles = [role for role in map(plain, query.roles) if role]
    if service.is_wikidata and roles:
        written["properties"] = [{"pid": _WIKIDATA_POSITION, "v": roles if len(roles) > 1 else roles[0]}]
    return written


def read_batch(
    service: Service, queries: Sequence[Query], data: dict[str, object], limit: int
) -> list[tuple[Query, tuple[Candidate, ...]]]:
    """Return each query with its candidates, best first.

    Raises:
        ServiceError: a query has no answer, or one that the specification does not allow.
    """
    answered = []
    for number, query in enumerate(queries):
        answer = data.get(f"q{number}")
        result = answer.get("result") if isinstance(answer, dict) else None
        if not isinstance(result, list):
            said = plain(str(data.get("message") or data.get("details") or ""), 200)
            raise broken(service.url, f"no result for {query.name!r}" + (f" ({said})" if said else ""))
        # Whatever order the service gives, ours does not depend on it; the best of two with one id stays.
        ranked = sorted((_candidate(service, query, found) for found in result), key=_rank)
        best = {candidate.entity: candidate for candidate in reversed(ranked)}
        answered.append((query, tuple(sorted(best.values(), key=_rank)[:limit])))
    return answered


def _rank(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.entity


def _candidate(service: Service, query: Query, data: object) -> Candidate:
    """Return one candidate; what is optional and not well formed is left out."""
    entity, score = (data.get("id"), data.get("score")) if isinstance(data, dict) else (None, None)
    number = _number(score)
    if not isinstance(data, dict) or number is None or not isinstance(entity, str):
        raise broken(service.url, f"a candidate for {query.name!r} without id or score")
    if not entity or plain(entity) != entity or (service.is_wikidata and not _QID.fullmatch(entity)):
        raise broken(service.url, f"a candidate for {query.name!r} with an id that cannot be one")
    name, description = data.get("name"), data.get("description")
    types, kinds = _types(data.get("type"))
    return Candidate(
        actor=query.actor,
        entity=entity,
        name=plain(name) if isinstance(name, str) else "",
        description=(plain(description) if isinstance(description, str) else "") or kinds,
        score=number,
        match=data.get("match") is True,
        types=types,
        features=_features(data.get("features")),
    )


def _types(data: object) -> tuple[tuple[str, ...], str]:
    """Return the ids of types, and their names as a description for a service that gives none.

    >>> _types([{"id": "Q5", "name": "human"}, "Q82955"])
    (('Q5', 'Q82955'), 'human, Q82955')
    """
    names: dict[str, str] = {}
    for item in data[:MOST] if isinstance(data, list) else []:
        id_, name = (item.get("id"), item.get("name")) if isinstance(item, dict) else (item, item)
        if isinstance(id_, str) and plain(id_):
            names.setdefault(plain(id_), plain(name if isinstance(name, str) else id_))
    return tuple(names), plain(", ".join(names.values()))


def _features(data: object) -> tuple[tuple[str, float], ...]:
    """Return the numbers that a candidate was given, by name; true is 1 and false is 0."""
    found: dict[str, float] = {}
    for item in data[:MOST] if isinstance(data, list) else []:
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            value = item.get("value")
            number = float(value) if isinstance(value, bool) else _number(value)
            if number is not None:
                found.setdefault(plain(item["id"]), number)
    return tuple(sorted(found.items()))


def _number(value: object) -> float | None:
    """Return a finite number; JSON as Python reads it also has NaN, infinities and integers beyond any float."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1e300 else None  # and so neither NaN nor infinite


def broken(where: str, reason: str) -> ServiceError:
    """Return the error for an answer that the specification does not allow."""
    return ServiceError(
        f"{where}: {reason}. Check that it is a reconciliation service and run again; earlier answers are kept."
    )
