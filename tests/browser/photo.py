"""Take the picture of the page that the README shows: ``python -m tests.browser.photo docs/graph.png``."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from onrecord.cli.main import cli
from tests.browser.conftest import ARGUMENTS, chromium

ARTICLES = Path(__file__).resolve().parents[2] / "articles"
SIZE = {"width": 1280, "height": 760}


def photo(target: Path, search: str, scheme: str = "light") -> None:
    """Build the shipped articles, search for somebody, choose the first row, and keep what is to be seen."""
    with tempfile.TemporaryDirectory() as folder:
        store, page_file = f"{folder}/onrecord.db", Path(folder, "graph.html")
        cli(["build", str(ARTICLES), "--store", store], standalone_mode=False)
        cli(["view", "--store", store, "-o", str(page_file)], standalone_mode=False)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS, "--no-sandbox"])
            context = browser.new_context(viewport=SIZE, reduced_motion="reduce", color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(page_file.as_uri())
            page.locator("html[data-drawn=yes]").wait_for(state="attached")
            page.get_by_role("searchbox").fill(search)
            page.locator("#rows .row", has_text=search).first.click()
            page.wait_for_timeout(400)
            page.screenshot(path=target)
            browser.close()


if __name__ == "__main__":
    photo(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "Fallon")
