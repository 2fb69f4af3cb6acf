"""A small reconciliation service on loopback, after the Reconciliation Service API 0.2, to test the client against.

It answers to `GET /` with its manifest, to `POST /` with a form and to `GET /?queries=…`, checks what it is sent as the
specification demands, and can be told to misbehave for the next few requests. People and ids are invented.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

WIKIDATA = "http://www.wikidata.org/entity/"

PEOPLE = (
    ("Q990000001", "Ana Ruiz", "Q5", "mayor of Saltmere"),
    ("Q990000002", "Ana Ruiz", "Q5", "painter"),
    ("Q990000003", "Ana Ruiz Bridge", "Q537127", "bridge in Saltmere"),
    ("Q990000004", "Tom Keller", "Q5", ""),
    ("Q990000005", "Harbour Council", "Q43229", "local authority"),
)
TYPES = {"Q5": "human", "Q537127": "road bridge", "Q43229": "organization"}

Misbehaviour = Callable[["Handler"], None]


@dataclass
class Request:
    """What a client sent."""

    method: str
    path: str
    headers: dict[str, str]
    queries: dict[str, Any] = field(default_factory=dict)


class Reconciler(ThreadingHTTPServer):
    """The service: what it knows, what it was asked, how it will misbehave next."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/"
        self.seen: list[Request] = []
        self.next: list[Misbehaviour] = []
        self.manifest: dict[str, Any] = {
            "versions": ["0.1", "0.2"],
            "name": "People of Saltmere",
            "identifierSpace": WIKIDATA,
            "schemaSpace": "http://www.wikidata.org/prop/direct/",
            "view": {"url": "https://people.example/{{id}}"},
        }

    @property
    def batches(self) -> list[list[str]]:
        """The names of each batch that was asked for."""
        return [[query["query"] for query in seen.queries.values()] for seen in self.seen if seen.queries]


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Reconciler

    def do_GET(self) -> None:
        """Answer with the manifest, or to a batch in the address."""
        fields = parse_qs(urlsplit(self.path).query)
        self.respond(fields["queries"][0] if "queries" in fields else None)

    def do_POST(self) -> None:
        """Answer to a batch in a form."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        media = self.headers.get_content_type()
        fields = parse_qs(body) if media == "application/x-www-form-urlencoded" else {}
        self.respond(fields.get("queries", ["no form, no queries"])[0])

    def respond(self, queries: str | None) -> None:
        """Note what was asked, then misbehave as told or answer as specified."""
        seen = Request(self.command, self.path, {k.lower(): v for k, v in self.headers.items()})
        self.server.seen.append(seen)
        try:
            seen.queries = json.loads(queries) if queries is not None else {}
            wrong = batch_errors(seen.queries)
        except json.JSONDecodeError as error:
            wrong = [str(error)]
        if self.server.next:
            self.server.next.pop(0)(self)
        elif wrong:
            self.send(400, json.dumps({"status": "error", "message": wrong[0]}))
        elif queries is None:
            self.send(200, json.dumps(self.server.manifest))
        else:
            self.send(200, json.dumps({key: {"result": result(query)} for key, query in seen.queries.items()}))

    def send(self, status: int, body: str | bytes, **headers: str) -> None:
        """Send one answer."""
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Access-Control-Allow-Origin", "*")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name of the method it replaces
        """Keep quiet."""


def result(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the candidates for one query, scored by the words that the names share."""
    asked = set(query.get("query", "").casefold().split())
    found = []
    for id_, name, type_, description in PEOPLE:
        words = set(name.casefold().split())
        score = 100.0 * len(asked & words) / len(asked | words)
        if score and query.get("type", type_) == type_:
            found.append(
                {
                    "id": id_,
                    "name": name,
                    "type": [{"id": type_, "name": TYPES[type_]}],
                    "score": score,
                    "features": [
                        {"id": "shared", "value": len(asked & words)},
                        {"id": "all words", "value": asked == words},
                    ],
                    "match": score == 100 and sum(other[1] == name for other in PEOPLE) == 1,
                    **({"description": description} if description else {}),
                }
            )
    return sorted(found, key=lambda c: (-c["score"], c["id"]))[: query.get("limit", 10)]


def batch_errors(batch: object) -> list[str]:
    """Return what the specification does not allow in a query batch."""
    if not isinstance(batch, dict):
        return ["a batch is an object"]
    wrong = []
    for key, query in batch.items():
        if not isinstance(query, dict) or not ("query" in query or query.get("properties")):
            wrong.append(f"{key}: neither query nor properties")
            continue
        wrong += [f"{key}: unknown field {name}" for name in query.keys() - FIELDS.keys()]
        wrong += [f"{key}: {name} is wrong" for name in query.keys() & FIELDS.keys() if not FIELDS[name](query[name])]
    return wrong


def _properties(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, dict) and isinstance(item.get("pid"), str) and _values(item.get("v")) for item in value
    )


def _values(value: object) -> bool:
    return all(isinstance(v, str | int | float | dict) for v in (value if isinstance(value, list) else [value]))


FIELDS: dict[str, Callable[[Any], bool]] = {
    "query": lambda v: isinstance(v, str) and bool(v),
    "type": lambda v: isinstance(v, str) or (isinstance(v, list) and all(isinstance(t, str) for t in v)),
    "limit": lambda v: isinstance(v, int) and v > 0,
    "properties": _properties,
    "type_strict": lambda v: v in ("any", "should", "all"),
}


@contextmanager
def serving() -> Iterator[Reconciler]:
    """Run the service for as long as the block lasts."""
    server = Reconciler()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
