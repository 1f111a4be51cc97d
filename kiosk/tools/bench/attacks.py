"""Attacks: each hostile file in a process of its own, forked from one that has only the loader in it.

`ms` is the time until it is refused, `mb` by how much the process grew at its highest meanwhile; both None where the
process died or did not come back.
"""

import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from select import select
from signal import SIGKILL
from time import perf_counter
from typing import Any

from kiosk.tools.bench.spawn import Display, spawned

TIMEOUT = 20.0


def measure(screen: Display, content: Path, quick: bool) -> dict[str, Any]:
    """The corpus, by name. A fresh interpreter does it: this one may hold Qt, and threads that do not fork."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "attacks.json")
        words = ["-c", "from kiosk.tools.bench.attacks import main; main()", str(out), "{fd}"]
        with spawned(screen, words) as child:
            child.report("done")
        measured: dict[str, Any] = json.loads(out.read_text())
    return measured


def main() -> None:
    """In the fresh interpreter: all of them, into a file."""
    from kiosk.check import attacks, attacks_images

    with tempfile.TemporaryDirectory() as folder:
        files = {f"{name}.yaml": data for name, data in attacks.corpus().items()}
        files |= {f"images/{name}": data for name, data in attacks_images.corpus().items()}
        paths = {name.removesuffix(".yaml"): Path(folder, name) for name in files}
        Path(folder, "images").mkdir()
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        files, data = {}, b""
        found = {name: _apart(path) for name, path in paths.items()}
    Path(sys.argv[1]).write_text(json.dumps(found))
    os.write(int(sys.argv[2]), b"done\n")


def _apart(path: Path) -> dict[str, Any]:
    """One file in a child process, which may hang or die."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, json.dumps(_refuse(path)).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        if not select([told], [], [], TIMEOUT)[0]:
            os.kill(child, SIGKILL)
        said = told.read()
    os.waitpid(child, 0)
    measured: dict[str, Any] = json.loads(said) if said else {"ms": None, "mb": None, "refused": False}
    return measured


def _refuse(path: Path) -> dict[str, Any]:
    """Read the file as the loader does."""
    from kiosk.check.attacks_images import refusals
    from kiosk.loader.marked import read
    from kiosk.loader.reading import entries
    from kiosk.model.indicator import Indicator

    before = _peak(reset=True)
    start = perf_counter()
    if path.suffix == ".yaml":
        marked = read(path, path.name)
        problems = list(marked.problems)
        for _ in entries(marked, Indicator, problems):
            pass
    else:
        problems = list(refusals(path))
    ms = (perf_counter() - start) * 1e3
    return {"ms": round(ms, 2), "mb": round(max(0.0, _peak() - before), 2), "refused": bool(problems)}


def _peak(*, reset: bool = False) -> float:
    """The most memory in MiB that this process held, since it began or since the last reset."""
    try:
        if reset:
            Path("/proc/self/clear_refs").write_text("5")
        rows = Path("/proc/self/status").read_text().splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("VmHWM:")) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
