"""A slide parsed by itself is what parsing the whole file makes of it, whatever somebody has typed."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.loader.marked import Marked, parse
from kiosk.loader.spliced import spliced

TEXT = """\
icon: pill
slides:
- id: a
  notes: |
    one
    two

- id: b
  notes: >-
    folded
    text
# about c
-
  id: c
  title: 'on
    two lines'
- plain
-   id: d
    points:
    - {it: uno, en: one}
    - it: "due"
- id: e
tile:
  caption: |+
    last

topic: Prova"""
BITS = ('"', "'", "{", "[", "- ", "  ", "\n", "\n\n", ": ", "? ", "# ", "|", "|+\n", "*", "&a ", "!t ", "\t", "\r", "é")
BITS += ("\n---\n", "\n...\n", "%YAML 1.1\n", "\n- id: new\n  layout: wide\n", "x")


def edited(text: str, random: Random) -> str:
    """The text with lines gone, doubled or indented, or with something typed somewhere."""
    lines, what = text.split("\n"), random.random()
    at, more = random.randrange(len(lines)), random.randrange(1, 4)
    if what < 0.2:
        return "\n".join(lines[:at] + lines[at + more :])
    if what < 0.4:
        return "\n".join(lines[: at + more] + lines[at:])
    if what < 0.5:
        return "\n".join([*lines[:at], *("  " + line for line in lines[at : at + more]), *lines[at + more :]])
    place = random.randrange(len(text) + 1)
    return text[:place] + random.choice(BITS) + text[place + random.randrange(2) :]


def seen(marked: Marked) -> str:
    """All that it holds; 2 is another than 2.0."""
    return repr((marked.value, marked.problems, marked.faulty, list(marked.lines), marked.root))


@settings(max_examples=40)
@given(st.integers(0, 10**9))
def test_what_is_spliced_is_what_is_parsed(seed: int) -> None:
    random, text = Random(seed), TEXT
    for _ in range(20):
        new = edited(text, random)
        whole = parse(new.encode(), "x")
        part = spliced(parse(text.encode(), "x"), new.encode(), "x")
        assert part is None or seen(part) == seen(whole)
        text = TEXT if whole.problems or not isinstance(whole.value, dict) else new


@pytest.mark.parametrize(
    ("old", "new"),
    [("    one\n", "    other\n"), ("{it: uno", "{it: altro"), ("    points:\n", "    points:\n    - x\n")],
)
def test_only_the_slide_that_was_edited_is_parsed(old: str, new: str) -> None:
    before = parse(TEXT.encode(), "x")
    after = spliced(before, TEXT.replace(old, new).encode(), "x")
    assert after is not None and after.value != before.value
    same = [one is other for one, other in zip(after.value["slides"], before.value["slides"], strict=True)]
    assert same.count(False) == 1
