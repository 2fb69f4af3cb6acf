"""The documentation is true: its code runs and prints what it shows, its links lead somewhere, nothing is left out."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from onrecord.cli.main import cli
from onrecord.plugins import GROUPS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(?P<language>bash|python|console)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)(?P<target>[^)#\s]+)")
SET_UP = ("git clone", "make ", "pip install", "cd onrecord")


def name(page: Path) -> str:
    """Return how a page is called in a test's id."""
    return str(page.relative_to(ROOT))


def blocks(page: Path) -> list[tuple[str, str]]:
    """Return the blocks of a page that run, and what they print (``console``), in order, as language and code."""
    return [
        (found["language"], found["code"])
        for found in BLOCK.finditer(page.read_text(encoding="utf-8"))
        if not found["code"].startswith((*SET_UP, "$ "))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p)], ids=name)
def test_code_on_a_page_runs(page: Path, tmp_path: Path) -> None:
    """Every shell and Python block of a page runs, one after the other, in one folder beside the shipped articles.

    A block of console output shows lines that the block before it prints, in this order.
    """
    shutil.copytree(ROOT / "articles", tmp_path / "articles")
    binaries = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}", "MPLBACKEND": "agg"}
    environment["COLUMNS"] = "100"  # what a page shows is wrapped at this width, whatever the terminal of the tester
    printed = ""
    for language, code in blocks(page):
        if language == "console":
            rest = iter(printed.splitlines())
            missing = [line for line in code.splitlines() if line not in rest]
            assert missing == [], f"{name(page)} shows other output than there is:\n{printed[-3000:]}"
            continue
        command = ["bash", "-euo", "pipefail", "-c", code] if language == "bash" else [sys.executable, "-c", code]
        run = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        printed = run.stdout + run.stderr
        assert run.returncode == 0, f"{name(page)}:\n{code}\n{run.stdout[-2000:]}\n{run.stderr[-2000:]}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page names a file that there is."""
    missing = [
        target for target in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / target).exists()
    ]

    assert missing == []


def test_generated_pages_are_fresh() -> None:
    """The reference is what the code says now; `make docs` writes it anew."""
    pages = sorted(str(p) for p in (ROOT / "docs" / "reference").glob("*.md"))
    run = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", "-I", str(ROOT), *pages],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]


def test_every_command_and_group_is_documented() -> None:
    """Each command has an example in its help, and each plug-in group a place in the reference."""
    context = click.Context(cli, info_name="onrecord")
    for command_name in cli.list_commands(context):
        command = cli.get_command(context, command_name)
        assert command is not None
        shown = command.get_help(click.Context(command, info_name=f"onrecord {command_name}"))
        assert f"  onrecord {command_name}" in shown.split("xample", 1)[-1], f"{command_name} --help has no example"
    written = (ROOT / "docs" / "reference" / "plugins.md").read_text(encoding="utf-8")
    assert all(f"onrecord.{group}" in written for group in GROUPS)


def test_the_project_speaks_of_itself_alone() -> None:
    """No file names a machine's path or a package registry's host."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")
    private = re.compile(rb"/work/(?:main|shared)|/root/|pypi\.org|pythonhosted|npmjs\.(?:org|com)|deb\.debian\.org")
    itself = Path(__file__).relative_to(ROOT).as_posix()
    found = [f for f in tracked if f != itself and (ROOT / f).is_file() and private.search((ROOT / f).read_bytes())]

    assert found == []
