"""What of a file stands in it as it stood before: items of a mapping or list in block form, told by their lines.

The lines of an item reach to the next one; those of the last, to the end of the file. Where they are the same, the item
is the same, wherever it stands by now: YAML reads a block by itself.
"""

from collections.abc import Iterator, Mapping

from kiosk.loader.marked import Loc, Marked, Node

Step = str | int


def as_before(old: Marked, new: Marked, loc: Loc) -> Mapping[Step, Step]:
    """Of the items at `loc` those that are as they were, and where each stood; none where YAML has faults."""
    if old.problems or new.problems:
        return {}
    there = {lines: step for step, lines in _items(old, loc)}
    return {step: there[lines] for step, lines in _items(new, loc) if lines in there}


def _items(marked: Marked, loc: Loc) -> Iterator[tuple[Step, tuple[str, ...]]]:
    """Each item of a block with its lines; nothing where items may share a line."""
    node = marked.node(loc)
    if node is None or node.flow:
        return
    begins = [(step, _line(node, step)) for step in node.inner]
    ends = [*(line for _, line in begins[1:]), len(marked.lines) + 1]
    for (step, begin), end in zip(begins, ends, strict=True):
        yield step, tuple(marked.lines[begin - 1 : end - 1])


def _line(node: Node, step: Step) -> int:
    if step in node.keys:
        return node.keys[step][0]
    inner = node.inner[step]
    return inner.line if isinstance(inner, Node) else inner[0]
