"""A real Chromium for the tests of the page: Debian's package, headless, without a network."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
)
# Runs before the page: what attacks would set, and what the browser says it has refused.
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


def chromium() -> str | None:
    """Return the program of the browser, if there is one."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Start Chromium; without one, skip, or fail where ``CI=true`` says that there has to be one."""
    executable = chromium()
    if not executable:
        reason = "no Chromium: install Debian's package chromium, or name the program in CHROMIUM"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    root = [] if os.name == "nt" or os.geteuid() != 0 else ["--no-sandbox"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, *root])
        yield started
        started.close()


@dataclass
class Opened:
    """A page in the browser, and all that it did that a safe page does not do."""

    page: "Page"
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Fail if a script of an article ran, a dialog came up, something was refused, or a request went out."""
        assert self.complaints == []
        assert self.requests == []
        assert self.page.evaluate("window.hacked") is None
        assert self.page.evaluate("window.violations") == []

    def wait(self, seconds: float = 20) -> None:
        """Wait until the picture is drawn."""
        self.page.locator("html[data-drawn=yes]").wait_for(state="attached", timeout=seconds * 1000)

    def middle(self) -> tuple[float, float]:
        """Return where the middle of the picture is on the screen."""
        box = self.page.locator("#canvas").bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def open_page(browser: "Browser", tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Return a function that opens HTML from a file, with the network off; every page is checked at the end."""
    contexts = []
    pages: list[Opened] = []

    def opener(html: str, *, fragment: str = "", wait: bool = True, **options: Any) -> Opened:
        path = tmp_path / f"page{len(pages)}.html"
        path.write_bytes(html.encode("utf-8"))
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        )
        contexts.append(context)
        context.set_offline(True)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.set_default_timeout(10_000)
        opened = Opened(page)
        pages.append(opened)
        here = path.as_uri()

        def dialog(found: Any) -> None:
            opened.complaints.append(f"dialog: {found.message}")
            found.dismiss()

        page.on("dialog", dialog)
        page.on(
            "console", lambda said: opened.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.split("#")[0] == here or request.url == "data:,"
                else opened.requests.append(request.url)
            ),
        )
        page.goto(here + fragment)
        if wait:
            opened.wait()
        return opened

    yield opener
    for opened in pages:
        opened.check()
    for context in contexts:
        context.close()
