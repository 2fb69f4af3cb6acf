"""Peak memory of a build of 100 and of 5,000 articles: it must stay flat. Run with ``make bench``."""

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.corpus import texts

SIZES = (100, 1_000, 5_000)


def peak(n: int) -> int:
    """Build ``n`` articles from one JSON Lines file; return this process's peak resident memory in kilobytes."""
    from onrecord import pipeline

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "articles.jsonl").open("w", encoding="utf-8") as out:
            for text in texts(n):
                out.write(json.dumps({"text": text}) + "\n")
        report = pipeline.build([folder / "articles.jsonl"], folder / "onrecord.db")
        if report.added != n:
            raise SystemExit(f"the benchmark built {report.added} of {n} articles: {report.problems[:3]}")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Measure each size in a fresh process and print the peaks."""
    if len(sys.argv) > 1:
        print(peak(int(sys.argv[1])))
        return
    found = []
    for n in SIZES:
        run = subprocess.run(
            [sys.executable, "-m", "tests.bench.memory", str(n)], check=True, capture_output=True, text=True
        )
        found.append(int(run.stdout.splitlines()[-1]) / 1024)
        print(f"  {n:>5,} articles: peak {found[-1]:,.0f} MB", flush=True)
    print(f"peak at {SIZES[-1]:,} / peak at {SIZES[0]:,} articles: {found[-1] / found[0]:.2f}")


if __name__ == "__main__":
    main()
