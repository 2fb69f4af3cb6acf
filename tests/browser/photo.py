"""Take the pictures of the page that the documentation shows.

``python -m tests.browser.photo docs/graph.png`` for the README, ``… docs/timeline.png "" timeline`` for the timeline.
"""

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from onrecord.cli.main import cli
from tests.browser.conftest import ARGUMENTS, chromium

ARTICLES = Path(__file__).resolve().parents[2] / "articles"
SIZE = {"width": 1280, "height": 760}


def photo(target: Path, search: str, view: str = "network", scheme: str = "light") -> None:
    """Build the shipped articles, choose the first row of a search or of what several articles tell, and look."""
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
            if view == "timeline":
                page.get_by_role("tab", name="Timeline").click()
                page.locator("#moments .moment", has_text=re.compile(r"in \d articles")).first.click()
            else:
                page.get_by_role("searchbox").fill(search)
                page.locator("#rows .row", has_text=search).first.click()
            page.wait_for_timeout(400)
            page.screenshot(path=target)
            browser.close()


if __name__ == "__main__":
    photo(Path(sys.argv[1]), *(sys.argv[2:] or ["Fallon"]))
