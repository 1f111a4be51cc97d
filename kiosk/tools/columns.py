"""Tables on a terminal."""

from collections.abc import Sequence

Line = Sequence[str | int]


def columns(heads: Sequence[str], lines: Sequence[Line]) -> Sequence[str]:
    """Lines as wide as they need to be: the first column to the left, numbers to the right."""
    table = [heads, *([str(each) for each in line] for line in lines)]
    widths = [max(len(line[n]) for line in table) for n in range(len(heads))]
    return [
        "  ".join(
            each.rjust(w) if n else each.ljust(w) for n, (each, w) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in table
    ]
