"""Attacks: each hostile file in a process of its own, forked from one that has no Qt in it.

`ms` is the time until it is refused, `mb` by how much the process grew at its highest meanwhile; both None where the
process died or did not come back.
"""

import json
import os
import resource
import sys
import tempfile
from collections.abc import Mapping
from itertools import islice
from math import inf
from pathlib import Path
from select import select
from signal import SIGKILL
from time import perf_counter
from typing import Any

from kiosk.tools.bench.spawn import Display, spawned

TIMEOUT = 20.0
EACH = 12
"""Of so many files a quick run takes one."""


def measure(screen: Display, content: Path, quick: bool) -> dict[str, Any]:
    """All corpora: each file by its name, and what they come to. A fresh interpreter does it: this one may hold Qt, and
    threads that do not fork."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "attacks.json")
        words = [
            "-c",
            "from kiosk.tools.bench.attacks import main; main()",
            str(out),
            "{fd}",
            str(EACH if quick else 1),
        ]
        with spawned(screen, words) as child:
            child.report("done")
        cases: dict[str, dict[str, Any]] = json.loads(out.read_text())
    return {"summary": summary(cases), "cases": cases}


def summary(cases: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """How many there are, whether all are refused, and the worst of each kind; one that never came back is worse."""
    out: dict[str, Any] = {"count": len(cases), "all_refused": all(one["refused"] for one in cases.values())}
    for unit in ("ms", "mb"):
        worst = max(cases, key=lambda name: inf if cases[name][unit] is None else cases[name][unit])
        out[f"worst_{unit}"], out[f"worst_{unit}_of"] = cases[worst][unit], worst
    return out


def main() -> None:
    """In the fresh interpreter: all of them, into a file."""
    from kiosk.tools.bench.corpora import KINDS, every

    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, dict[str, Any]] = {}
        for kind in KINDS:
            Path(folder, kind).mkdir()
            names = [_put(folder, *one) for one in islice(every(kind), 0, None, int(sys.argv[3]))]
            found |= {name: _apart(Path(folder, name)) for name in names}
    Path(sys.argv[1]).write_text(json.dumps(found))
    os.write(int(sys.argv[2]), b"done\n")


def _put(folder: str, name: str, data: bytes) -> str:
    Path(folder, name).write_bytes(data)
    return name


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
    """Read the file as the kiosk does."""
    from kiosk.tools.bench.corpora import refusals

    before = _peak(reset=True)
    start = perf_counter()
    problems = refusals(path)
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
