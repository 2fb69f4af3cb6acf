"""What ships: the wheel and the source archive, and every file in them as plain bytes."""

import gzip
import io
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path


def build(root: Path, folder: Path, *targets: str) -> list[Path]:
    """Build the targets (``wheel``, ``sdist``) of the project into a folder and return the archives."""
    wanted = [word for target in targets for word in ("-t", target)]
    command = [sys.executable, "-m", "hatchling", "build", *wanted, "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return sorted(p for p in folder.iterdir() if p.suffix in (".whl", ".gz"))


def contents(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files that can be read from some bytes, by name: archives are opened, and those in them.

    >>> list(contents("a.txt.gz", gzip.compress(b"so it goes")))
    [('a.txt.gz', b'so it goes')]
    """
    if data.startswith(b"\x1f\x8b"):
        yield from contents(name, gzip.decompress(data))
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from contents(f"{name}/{member}", archive.read(member))
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for entry in archive:
                file = archive.extractfile(entry)
                if file is not None:
                    yield from contents(f"{name}/{entry.name}", file.read())
    else:
        yield name, data
