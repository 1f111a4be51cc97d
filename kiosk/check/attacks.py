"""Files that are meant to break the kiosk: each must be refused with a problem, fast and in little memory.

Each stands for an indicators file. What really happened with other loaders is in the comments; the tests and `kiosk
bench` feed them all to `refusals`.
"""

from pathlib import Path

from kiosk.loader.marked import read
from kiosk.loader.reading import entries
from kiosk.model.indicator import Indicator
from kiosk.model.problem import Problem

_GOOD = "x:\n  name:\n    it: a\n    en: b\n  unit: people\n"


def corpus() -> dict[str, bytes]:
    """Name and bytes of each attack. The largest has 50 MB, so ask once."""
    return {
        # 306 bytes that become 10^9 leaves when a model walks them: 3 GB and killed
        "alias-bomb": _bomb("a{0}: &a{0} [{1}]\n"),
        # 1.6 GB inside the safe loaders themselves
        "merge-bomb": _bomb("a{0}: &a{0}\n  <<: [{1}]\n"),
        "anchor": b"x: &a 1\n",
        # the C composer crashes the process, the Python one reaches its recursion limit
        "deep-brackets": b"x: " + b"[" * 30_000,
        "deep-closed": b"x: " + b"[" * 30_000 + b"]" * 30_000,
        "deep-braces": b"x: " + b"{a: " * 30_000,
        "deep-dashes": b"- " * 30_000,
        "deep-blocks": b"".join(b" " * n + b"a:\n" for n in range(1_000)),
        # 0.24 s in C, 15.7 s in Python
        "huge-scalar": b"x: " + b"a" * 50_000_000,
        # 446 MB in C
        "huge-content": (_GOOD * 100_000)[:5_000_000].encode(),
        "many-nodes": b"x: [" + b"1," * 200_000 + b"1]",
        "many-pairs": b"x: [" + b"{a,b}," * 60_000 + b"1]",
        "long-scalar": b"x: " + b"a" * 30_000,
        "long-key": b"a" * 30_000 + b": 1",
        # the last one wins, silently
        "duplicate-key": (_GOOD + "  value: 1\n  value: 2\n").encode(),
        "python-tag": b"x: !!python/object/apply:os.system [ls]\n",
        "unknown-tag": b"x: !thing 1\n",
        "tag-directive": b"%TAG ! tag:example.org,2000:\n---\nx: !a 1\n",
        # these three are no YAMLError, and go through an `except` that waits for one
        "long-number": (_GOOD + f"  value: {'9' * 5_001}\n").encode(),
        "impossible-date": (_GOOD + "  value: 2026-02-30\n").encode(),
        "not-a-number": (_GOOD + "  value: .nan\n").encode(),
        "infinity": (_GOOD + "  value: -.inf\n").encode(),
        "exponent": (_GOOD + "  value: 1e400\n").encode(),
        "octal": (_GOOD + "  value: 010\n").encode(),
        "sexagesimal": (_GOOD + "  value: 12:30\n").encode(),
        "underscores": (_GOOD + "  value: 1_000\n").encode(),
        "thousands": (_GOOD + "  value: 347.380\n").encode(),
        "many-documents": _GOOD.encode() + b"---\n" + _GOOD.encode(),
        "utf-16": _GOOD.encode("utf-16"),
        "utf-16-bare": _GOOD.encode("utf-16-le"),
        "utf-32": _GOOD.encode("utf-32"),
        "latin-1": "x: città\n".encode("latin-1"),
        "overlong": b"x: \xc0\xaf\n",
        "surrogate": b"x: \xed\xa0\xbd\n",
        "surrogate-escape": rb'x: "\ud83d"' + b"\n",
        "impossible-escape": rb'x: "\Uffffffff"' + b"\n",
        "nul": b"x: a\0b\n",
        "nul-escape": rb'x: "a\0b"' + b"\n",
        "terminal-escape": b"x: \x1b[2J\n",
        "bidi": "x: a\u202eb\n".encode(),
        "bidi-escape": rb'x: "a\u202eb"' + b"\n",
        "complex-key": b"? [a, b]\n: 1\n",
        "key-norway": b"no: 1\n",
        "only-text": b"hello\n",
        "only-list": b"- 1\n- 2\n",
        "unclosed": b'x: "a\n',
        "tab": b"x:\n\ty: 1\n",
    }


def _bomb(level: str) -> bytes:
    """Nine levels, each nine times the one below."""
    levels = (level.format(n, ", ".join([f"*a{n - 1}"] * 9)) for n in range(1, 10))
    return ("a0: &a0 {x: 1}\n" + "".join(levels)).encode()


def refusals(path: Path) -> tuple[Problem, ...]:
    """What is said of an indicators file. Never raises."""
    marked = read(path, f"content/indicators/{path.name}")
    problems = list(marked.problems)
    for _ in entries(marked, Indicator, problems):
        pass
    return tuple(problems)
