"""Ask a reconciliation service whom a name may mean; only where the user says so. The only module that connects.

A service gets names, their kinds and, if a query has any, roles: never a word of an article. It is asked slowly and in
small batches, and each batch is handed over before the next is asked, so that whoever stops in between loses nothing.
What comes back is candidates for a person to judge. `onrecord.actors.service` writes and reads the messages.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from onrecord.actors.service import (
    Candidate,
    Query,
    Service,
    is_address,
    plain,
    read_batch,
    read_json,
    read_manifest,
    write_batch,
)
from onrecord.errors import ServiceError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

__all__ = ["Candidate", "Query", "Service", "open_service", "reconcile"]

PAUSE = 1.0  # seconds from one request to the next
BATCH = 10
TIMEOUT = 30.0  # seconds for one answer, from the first byte asked to the last byte read
LARGEST = 5_000_000  # bytes of one answer
TRIES = 4
LONGEST_WAIT = 120.0  # seconds that a busy service may ask for; one that wants more is asked again another day

_BUSY = (429, 503)
_SAYS = {
    400: "did not accept the names (400)",
    401: "asks for a password (401)",
    403: "does not allow this (403)",
    404: "there is no service at this address (404)",
    413: "takes fewer names at once (413)",
    429: "is asked too often (429)",
    503: "is too busy (503)",
}
_NEXT = {
    400: "Check that it is a reconciliation service of version 0.2.",
    404: "Check the address.",
    413: "Run again with a smaller --batch.",
    429: "Run again later, with a longer --pause.",
    503: "Run again later.",
}

Sleep = Callable[[float], None]
Clock = Callable[[], float]


def open_service(url: str, *, timeout: float = TIMEOUT, sleep: Sleep = time.sleep) -> Service:
    """Read a service's manifest. Nothing but this request is sent.

    Raises:
        ServiceError: the address is not one of http or https, or what answers there is no service that is known here.
    """
    if not is_address(url) or "#" in url:
        raise ServiceError(
            f"{plain(url, 200) or 'the address'}: not a web address. "
            "Give one that begins with https:// or http://, without a password."
        )
    with _pool(timeout) as pool:
        return read_manifest(read_json(_ask(pool, "GET", url, timeout=timeout, sleep=sleep), url), url)


def reconcile(
    service: Service,
    queries: Iterable[Query],
    *,
    done: Collection[str] = (),
    limit: int = 3,
    batch: int = BATCH,
    pause: float = PAUSE,
    timeout: float = TIMEOUT,
    clock: Clock = time.monotonic,
    sleep: Sleep = time.sleep,
) -> Iterator[tuple[Query, tuple[Candidate, ...]]]:
    """Yield each query with its candidates, best first; stop reading at any time, and go on later.

    A batch is asked only when all of the one before has been read from this iterator.

    Args:
        service: as `open_service` returns it.
        queries: whom to ask about; those that are no names (unnamed voices, groups) are passed over and not sent.
        done: ids of the actors that were asked about before, to be passed over.
        limit: most candidates for each.
        batch: queries in one request; fewer where the service says so.
        pause: seconds from one request to the next.
        timeout: seconds for one answer.
        clock: counts seconds.
        sleep: waits for so many.

    Raises:
        ServiceError: the service did not answer as it should; what was yielded before stands.
    """
    if limit < 1 or batch < 1 or not pause >= 0:
        raise ServiceError("limit and batch must be at least 1, and pause not below 0. Ask with other numbers.")
    size = min(batch, service.batch or batch)
    left = (query for query in queries if query.may_be_sent and query.actor not in done)
    asked = clock()  # the manifest was a request as well
    with _pool(timeout) as pool:
        while queue := list(islice(left, size)):
            if (wait := asked + pause - clock()) > 0:
                sleep(wait)
            asked = clock()
            form = urlencode({"queries": write_batch(service, queue, limit)})
            body = _ask(pool, "POST", service.url, form=form, timeout=timeout, sleep=sleep)
            yield from read_batch(service, queue, read_json(body, service.url), limit)


def _pool(timeout: float) -> "PoolManager":
    """Return what connects: without redirects, retries, cookies or proxies of its own."""
    from urllib3 import PoolManager, Timeout

    return PoolManager(
        headers={
            "User-Agent": f"onrecord/{version('onrecord')}",
            "Accept": "application/json",
            "Accept-Encoding": "identity",  # what is not compressed cannot grow when it is unpacked
        },
        timeout=Timeout(connect=min(timeout, 10.0), read=timeout),
        retries=False,
    )


def _ask(pool: "PoolManager", method: str, url: str, *, form: str | None = None, timeout: float, sleep: Sleep) -> bytes:
    """Send one request and return the body of the answer; ask again, a few times, where the service is busy."""
    from urllib3.exceptions import HTTPError

    headers = {**pool.headers, "Content-Type": "application/x-www-form-urlencoded"} if form else None
    attempt = 1
    while True:
        deadline = time.monotonic() + timeout
        try:
            answer = pool.request(method, url, body=form, headers=headers, redirect=False, preload_content=False)
            try:
                if answer.status not in _BUSY or attempt == TRIES:
                    return _body(answer, url, deadline)
                wait = _wait(answer, attempt)
            finally:
                answer.close()
        except (HTTPError, OSError) as error:
            # urllib3's own words name objects in memory; the class says enough.
            raise ServiceError(
                f"{url}: no answer ({type(error).__name__}). Check the address and the connection, then run again."
            ) from error
        if wait > LONGEST_WAIT:
            raise ServiceError(f"{url}: asks to be left alone for {wait:.0f} seconds. Run again after that.")
        sleep(wait)
        attempt += 1


def _body(answer: "BaseHTTPResponse", url: str, deadline: float) -> bytes:
    """Return the body of an answer that is one, within its size and time."""
    status = answer.status
    if 300 <= status < 400:
        to = plain(answer.headers.get("Location", ""), 200)
        # Followed by itself, a redirect could carry the names to somewhere that the user never named.
        raise ServiceError(f"{url}: leads on to {to or 'nowhere'}. If that is the service, give that address instead.")
    if status != 200:
        said = _SAYS.get(status, f"answered with an error ({status})")
        raise ServiceError(f"{url}: {said}. {_NEXT.get(status, 'Run again later.')}")
    body = bytearray()
    while piece := answer.read1(65_536, decode_content=False):
        body += piece
        if len(body) > LARGEST:
            raise ServiceError(f"{url}: an answer of more than {LARGEST:,} bytes. Run again with a smaller --limit.")
        if time.monotonic() > deadline:
            raise ServiceError(f"{url}: too slow an answer. Run again later, or with a smaller --batch.")
    return bytes(body)


def _wait(answer: "BaseHTTPResponse", attempt: int) -> float:
    """Return the seconds to wait before asking again: what the service says, else longer each time."""
    from urllib3.exceptions import InvalidHeader
    from urllib3.util.retry import Retry

    try:
        told = Retry().get_retry_after(answer)
    except (InvalidHeader, OverflowError, ValueError):
        told = None
    return float(2**attempt) if told is None else told
