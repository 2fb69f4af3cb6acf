"""Asking a reconciliation service: slowly, in batches, resumably, and with nothing but names."""

import json
import time
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.reconcile import LARGEST, TRIES, open_service, reconcile
from onrecord.actors.service import (
    LONGEST,
    Candidate,
    Query,
    Service,
    is_address,
    plain,
    read_batch,
    read_json,
    write_batch,
)
from onrecord.errors import ServiceError
from tests.actors.reconciliation import PEOPLE, Handler, Misbehaviour, Reconciler, batch_errors, serving

ANA = Query(actor="ana-ruiz", name="Ana Ruiz", kind="person")
TOM = Query(actor="tom-keller", name="Tom Keller", kind="person")
COUNCIL = Query(actor="harbour-council", name="Harbour Council", kind="organisation")

PLAIN = Service(
    url="https://names.example/api",
    name="Names",
    version="0.2",
    identifier_space="https://names.example/id/",
    schema_space="https://names.example/schema",
)


@pytest.fixture
def server() -> Iterator[Reconciler]:
    """Return a service of its own for each test."""
    with serving() as running:
        yield running


def people(count: int) -> list[Query]:
    """Return so many people whom the service does not know."""
    return [Query(actor=f"p{n}", name=f"Person {'abcdefghijklmnopqrstuvwxyz'[n]}", kind="person") for n in range(count)]


def answers(status: int, body: str | bytes = b"{}", **headers: str) -> Misbehaviour:
    """Return a misbehaviour: this answer, whatever is asked."""
    return lambda handler: handler.send(status, body, **headers)


def ask(server: Reconciler, *queries: Query, **options: object) -> list[tuple[Query, tuple[Candidate, ...]]]:
    """Open the service and ask, without waiting."""
    given_options = {"pause": 0.0, "sleep": lambda _: None, **options}
    return list(reconcile(open_service(server.url), queries, **given_options))  # type: ignore[arg-type]  # by name


def test_manifest(server: Reconciler) -> None:
    """A service tells what it is in its manifest, which is asked for without parameters."""
    service = open_service(server.url)
    assert (service.name, service.version, service.is_wikidata, service.batch) == ("People of Saltmere", "0.2", True, 0)
    assert service.page("Q1/../a b") == "https://people.example/Q1%2F..%2Fa%20b"
    assert service.iri("Q42") == "http://www.wikidata.org/entity/Q42"
    assert [(seen.method, seen.path) for seen in server.seen] == [("GET", "/")]


MANIFESTS = [
    ({"versions": ["0.2"]}, "0.2"),
    ({"versions": ["0.1"]}, "0.1"),
    ({"versions": ["1.0-draft", "0.2"]}, "0.2"),
    ({"versions": None}, "0.1"),
    ({"view": {"url": "javascript:alert('{{id}}')"}}, "0.2"),
    ({"view": "x"}, "0.2"),
    ({"batchSize": "many"}, "0.2"),
]

WRONG_MANIFESTS = [
    ({"versions": ["1.0-draft"]}, r"speaks version 1\.0-draft"),
    ({"versions": []}, "speaks version none"),
    ({"versions": "0.2"}, "not a list"),
    ({"name": None}, "no manifest"),
    ({"identifierSpace": 3}, "no manifest"),
    ({"identifierSpace": "file:///etc/passwd"}, "not a web address"),
    ({"identifierSpace": "https://x.example/> <https://y.example/"}, "not a web address"),
    ({"authentication": {"type": "basic"}}, "password or key"),
]


def given_manifest(server: Reconciler, changes: dict[str, object]) -> None:
    """Change the manifest; a field that becomes None is left out."""
    server.manifest = {key: value for key, value in {**server.manifest, **changes}.items() if value is not None}


@pytest.mark.parametrize(("changes", "version"), MANIFESTS)
def test_versions_that_are_spoken(server: Reconciler, changes: dict[str, object], version: str) -> None:
    """0.2 and 0.1 are spoken, and 0.1 is meant where a manifest names none; what is optional may be wrong."""
    given_manifest(server, changes)
    service = open_service(server.url)
    assert service.version == version
    assert service.view.startswith("https://") or "view" in changes


@pytest.mark.parametrize(("changes", "reason"), WRONG_MANIFESTS)
def test_manifests_that_are_refused(server: Reconciler, changes: dict[str, object], reason: str) -> None:
    """A service that cannot be spoken with is refused before a single name is sent."""
    given_manifest(server, changes)
    with pytest.raises(ServiceError, match=reason):
        open_service(server.url)


ADDRESSES = [
    ("https://wikidata.reconci.link/en/api", True),
    ("http://127.0.0.1:8000/?lang=en", True),
    ("ftp://names.example/", False),
    ("file:///etc/passwd", False),
    ("names.example/api", False),
    ("https://user:secret@names.example/", False),
    ("https://names.example:99999/", False),
    ("https://names.example/\r\nX-Injected: 1", False),
    ("https://[names.example/", False),
    ("https://names.example/" + "x" * 2000, False),
    ("", False),
]


@pytest.mark.parametrize(("url", "good"), ADDRESSES)
def test_addresses(url: str, good: bool) -> None:
    """Only http and https are addresses of a service, without a password; others are refused unasked."""
    assert is_address(url) is good
    if not good:
        with pytest.raises(ServiceError, match="not a web address"):
            open_service(url)


def test_candidates(server: Reconciler) -> None:
    """Each query comes back with its candidates, best first, none of them accepted; nobody found is an answer too."""
    nobody = Query(actor="x", name="Zed Zebra", kind="person")
    found = dict(ask(server, ANA, TOM, COUNCIL, nobody))
    first, second = found[ANA]
    assert (first.entity, first.name, first.description) == ("Q990000001", "Ana Ruiz", "mayor of Saltmere")
    assert (first.actor, first.score, first.match, first.types) == ("ana-ruiz", 100.0, False, ("Q5",))
    assert (second.entity, second.features) == ("Q990000002", (("all words", 1.0), ("shared", 2.0)))
    [tom] = found[TOM]
    assert (tom.match, tom.description) == (True, "human")
    assert [c.entity for c in found[COUNCIL]] == ["Q990000005"]
    assert found[nobody] == ()


def test_batches_and_pauses(server: Reconciler) -> None:
    """Ten names go in one request, and a second lies between two requests, the manifest's included."""
    times, naps = iter([100.0, 100.25, 101.0, 101.5, 102.0, 105.0, 105.0]), []
    asked = people(25)
    found = list(reconcile(open_service(server.url), asked, clock=lambda: next(times), sleep=naps.append))
    assert [query for query, _ in found] == asked
    assert [len(batch) for batch in server.batches] == [10, 10, 5]
    assert naps == [0.75, 0.5]


def test_a_service_may_take_fewer_at_once(server: Reconciler) -> None:
    """The size of a batch that a manifest gives is kept to, and so is one that the caller gives."""
    server.manifest["batchSize"] = 4
    ask(server, *people(5))
    ask(server, *people(5), batch=3)
    assert [len(batch) for batch in server.batches] == [4, 1, 3, 2]


def test_nothing_is_asked_ahead(server: Reconciler) -> None:
    """A batch is asked only when the one before has been read, so that it can be stored first."""
    found = reconcile(open_service(server.url), people(25), pause=0)
    assert server.batches == []
    list(islice(found, 10))
    assert len(server.batches) == 1
    next(found)
    assert len(server.batches) == 2


def test_going_on_after_an_interruption(server: Reconciler) -> None:
    """What came before a failure is kept, and asking again with it passes over those that are done."""
    asked, stored = people(25), []
    service = open_service(server.url)
    server.next = [lambda handler: handler.send(200, '{"q0": {"result": []'), *[answers(500)] * 9]
    server.next.insert(0, lambda handler: handler.send(200, json.dumps({f"q{n}": {"result": []} for n in range(10)})))
    with pytest.raises(ServiceError):
        stored.extend(reconcile(service, asked, pause=0))
    assert [query for query, _ in stored] == asked[:10]

    server.next, server.seen = [], []
    done = {query.actor for query, _ in stored}
    stored.extend(reconcile(service, asked, pause=0, done=done))
    assert [query for query, _ in stored] == asked
    assert server.batches == [[q.name for q in asked[10:20]], [q.name for q in asked[20:]]]


def test_what_is_sent(server: Reconciler) -> None:
    """Names, kinds and a limit go out; roles only where a query has some; ids of ours, cookies and referrers never."""
    role = Query(actor="3f2a-mayor", name="Ana Ruiz", kind="person", roles=("mayor of Saltmere",))
    unknown = Query(actor="kim", name="Kim Roe")
    ask(server, ANA, role, COUNCIL, unknown)
    manifest, batch = server.seen
    assert batch.queries == {
        "q0": {"query": "Ana Ruiz", "limit": 3, "type": "Q5"},
        "q1": {
            "query": "Ana Ruiz",
            "limit": 3,
            "type": "Q5",
            "properties": [{"pid": "P39", "v": "mayor of Saltmere"}],
        },
        "q2": {"query": "Harbour Council", "limit": 3, "type": "Q43229"},
        "q3": {"query": "Kim Roe", "limit": 3},
    }
    allowed = {"host", "user-agent", "accept", "accept-encoding", "content-type", "content-length"}
    assert {name for seen in (manifest, batch) for name in seen.headers} <= allowed
    assert batch.headers["user-agent"].startswith("onrecord/")
    assert batch_errors(batch.queries) == []


def test_other_services_get_no_ids_of_wikidata(server: Reconciler) -> None:
    """Classes and properties of Wikidata are told to a service whose ids are Wikidata's, and to no other."""
    server.manifest["identifierSpace"] = "https://names.example/id/"
    ask(server, Query(actor="a", name="Ana Ruiz", kind="person", roles=("mayor",)))
    assert server.seen[-1].queries == {"q0": {"query": "Ana Ruiz", "limit": 3}}


NO_NAMES = [
    Query(actor="a", name="a Labour spokesman", kind="unnamed"),
    Query(actor="a", name="Tory MPs", kind="group"),
    Query(actor="a", name=""),
    Query(actor="a", name="12"),
    Query(actor="a", name="x" * 201),
    Query(actor="a", name="Ana\nRuiz"),
    Query(actor="a", name="Ana \ud800"),
    Query(actor="a", name="Ana \u202e Ruiz"),
]


@pytest.mark.parametrize("query", NO_NAMES, ids=lambda q: q.kind + str(len(q.name)))
def test_what_is_no_name_is_never_sent(server: Reconciler, query: Query) -> None:
    """Unnamed voices and groups are an article's words, not names: they never leave the machine."""
    assert ask(server, query) == []
    assert server.batches == []


def test_a_busy_service_is_given_time(server: Reconciler) -> None:
    """On 429 and 503 the client waits as long as it is told, or longer each time, and asks the same again."""
    service, naps = open_service(server.url), []
    server.next = [answers(429, Retry_After="7"), answers(503), answers(503, Retry_After="soon")]
    [(query, found)] = reconcile(service, [ANA], pause=0, sleep=naps.append)
    assert (query, len(found)) == (ANA, 2)
    assert naps == [7.0, 4.0, 8.0]
    assert server.batches == [["Ana Ruiz"]] * 4


def test_a_busy_manifest_is_given_time_too(server: Reconciler) -> None:
    """The manifest is asked for again as well."""
    naps: list[float] = []
    server.next = [answers(503, Retry_After="1")]
    assert open_service(server.url, sleep=naps.append).name == "People of Saltmere"
    assert naps == [1.0]


def test_nobody_waits_for_an_hour(server: Reconciler) -> None:
    """A service that wants a long rest ends the run, with the number of seconds."""
    service = open_service(server.url)
    server.next = [answers(429, Retry_After="3600")]
    with pytest.raises(ServiceError, match="left alone for 3600 seconds"):
        list(reconcile(service, [ANA], pause=0))


FAILURES = [
    ([answers(429)] * TRIES, r"asked too often \(429\).*longer --pause"),
    ([answers(503)] * TRIES, r"too busy \(503\)"),
    ([answers(400)], r"did not accept the names \(400\)"),
    ([answers(401)], "password"),
    ([answers(404)], "no service at this address"),
    ([answers(413)], "smaller --batch"),
    ([answers(418)], r"error \(418\)"),
    ([answers(500)], r"error \(500\)"),
    ([answers(200, "<html>")], "not JSON"),
    ([answers(200, b"\xff\xfe")], "not JSON"),
    ([answers(200, "")], "not JSON"),
    ([answers(200, "[" * 100_000)], "not JSON"),
    ([answers(200, '{"q0": ' + "9" * 5000 + "}")], "not JSON"),
    ([answers(200, "[]")], "not a JSON object"),
    ([answers(200, "{}")], "no result for 'Ana Ruiz'"),
    ([answers(200, '{"status": "error", "message": "out of \\u001b[31m order"}')], r"no result.*out of \[31m order"),
    ([answers(200, '{"q0": {"result": {}}}')], "no result"),
    ([answers(200, '{"q0": {"result": ["x"]}}')], "without id or score"),
    ([answers(200, '{"q0": {"result": [{"id": "Q1", "name": "x"}]}}')], "without id or score"),
    ([answers(200, '{"q0": {"result": [{"id": "Q1", "name": "x", "score": NaN}]}}')], "without id or score"),
    ([answers(200, '{"q0": {"result": [{"id": "Q1", "name": "x", "score": true}]}}')], "without id or score"),
    ([answers(200, '{"q0": {"result": [{"id": "L1", "name": "x", "score": 1}]}}')], "id that cannot be one"),
    ([answers(200, '{"q0": {"result": [{"id": "", "name": "x", "score": 1}]}}')], "id that cannot be one"),
    ([answers(200, " " * (LARGEST + 1))], "more than 5,000,000 bytes"),
    ([lambda handler: handler.wfile.close()], "no answer"),
]


@pytest.mark.parametrize(("misbehaviour", "message"), FAILURES)
def test_failures_say_what_to_do(server: Reconciler, misbehaviour: list[Misbehaviour], message: str) -> None:
    """Whatever a service does wrong is one error of ours that names the service, the fault and the next step."""
    service = open_service(server.url)
    server.next = list(misbehaviour)
    with pytest.raises(ServiceError, match=message) as raised:
        list(reconcile(service, [ANA], pause=0, sleep=lambda _: None))
    assert str(raised.value).startswith(server.url)
    assert "\x1b" not in str(raised.value)


def test_redirects_are_not_followed(server: Reconciler) -> None:
    """Names go to the address that the user gave, and to no other that it points to."""
    with serving() as other:
        service = open_service(server.url)
        for target in (other.url, "file:///etc/passwd", "https://names.example/"):
            server.next = [answers(307, Location=target)]
            with pytest.raises(ServiceError, match="leads on to"):
                list(reconcile(service, [ANA], pause=0))
        assert other.seen == []


def test_a_slow_service(server: Reconciler) -> None:
    """An answer that does not come, or comes drop by drop, ends within the time that was set."""

    def silent(_: Handler) -> None:
        time.sleep(1)

    def drops(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)

    service = open_service(server.url)
    for misbehaviour, message in ((silent, "no answer"), (drops, "too slow")):
        server.next = [misbehaviour]
        start = time.monotonic()
        with pytest.raises(ServiceError, match=message):
            list(reconcile(service, [ANA], pause=0, timeout=0.3))
        assert time.monotonic() - start < 0.9


def test_nobody_there() -> None:
    """An address that nobody answers at is an error, not a traceback."""
    with serving() as gone:
        url = gone.url
    with pytest.raises(ServiceError, match="no answer"):
        open_service(url)


@pytest.mark.parametrize("options", [{"limit": 0}, {"batch": 0}, {"pause": -1.0}, {"pause": float("nan")}])
def test_impossible_options(server: Reconciler, options: dict[str, float]) -> None:
    """Numbers that make no sense are refused before anything is sent."""
    with pytest.raises(ServiceError, match="other numbers"):
        ask(server, ANA, **options)
    assert server.batches == []


def test_answers_are_put_in_order() -> None:
    """Candidates come best first whatever order they were in, each id once, at most as many as asked for."""
    result = [
        {"id": "b", "name": "B", "score": 2},
        {"id": "c", "name": "C", "score": 9},
        {"id": "a", "name": "A", "score": 2},
        {"id": "c", "name": "Other", "score": 1},
    ]
    for shuffled in (result, result[::-1]):
        [(_, found)] = read_batch(PLAIN, [ANA], {"q0": {"result": shuffled}}, limit=3)
        assert [(c.entity, c.name) for c in found] == [("c", "C"), ("a", "A"), ("b", "B")]


def test_answers_are_cleaned() -> None:
    """Words of a service cannot steer a terminal, reorder text or fill the disk; what is optional may be missing."""
    result = [{"id": "a", "name": "A\x1b[2J\u202eb", "score": 1, "description": "x" * 9999, "match": "yes"}]
    [(_, [found])] = read_batch(PLAIN, [ANA], {"q0": {"result": result}}, limit=3)
    assert (found.name, len(found.description), found.match) == ("A [2J b", LONGEST, False)
    [(_, [found])] = read_batch(PLAIN, [ANA], {"q0": {"result": [{"id": "a", "score": 1}]}}, limit=3)
    assert (found.name, found.description) == ("", "")


@given(st.text())
def test_plain_text(text: str) -> None:
    """Whatever the text, what is left of it is one line that can be stored and is plain already."""
    cleaned = plain(text)
    assert cleaned.encode().decode().splitlines() == [cleaned][: len(cleaned)]
    assert plain(cleaned) == cleaned


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["q0", "result", "id", "name", "score", "type", "message"]), inner)
        ),
        max_leaves=12,
    )
)
def test_any_json_is_an_answer_or_an_error(data: object) -> None:
    """Whatever JSON a service answers with, it gives candidates or an error of ours."""
    try:
        answer = read_json(json.dumps(data).encode(), PLAIN.url)
        [(query, found)] = read_batch(PLAIN, [ANA], answer, limit=3)
    except ServiceError:
        return
    assert query == ANA
    assert all(candidate.entity for candidate in found)


@given(st.lists(st.builds(Query, actor=st.just("a"), name=st.text(), roles=st.lists(st.text()).map(tuple)), max_size=5))
def test_batches_are_as_specified(queries: list[Query]) -> None:
    """Whatever the names and roles, what is sent is a query batch as the specification defines it."""
    sent = [query for query in queries if query.may_be_sent]
    for space in ("http://www.wikidata.org/entity/", "https://names.example/"):
        service = Service(url="", name="", version="0.2", identifier_space=space, schema_space="")
        batch = json.loads(write_batch(service, sent, limit=3).encode())
        assert batch_errors(batch) == []
        assert [query["query"] for query in batch.values()] == [query.name for query in sent]


def test_the_people_of_the_service_are_invented() -> None:
    """The ids that the tests use are beyond those that Wikidata has given out."""
    assert all(int(id_.removeprefix("Q")) > 900_000_000 for id_, *_ in PEOPLE)
