"""YAML with positions: what is read, what is refused, and where."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.loader.marked import parse, read
from kiosk.words.messages import line


def said(text: str | bytes) -> list[str]:
    """The problems of a file, in English."""
    marked = parse(text if isinstance(text, bytes) else text.encode(), "f.yaml")
    return [line(problem, "en") for problem in marked.problems]


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("347380", 347380),
        ("999999999999999999", 999999999999999999),
        ("85.50", Decimal("85.50")),
        ("-0.1", Decimal("-0.1")),
        ("0.380", Decimal("0.380")),
        ("7.3", Decimal("7.3")),
        *(
            (text, text)
            for text in (
                "NO", "no", "yes", "on", "True", "NULL", "12:30", "12:30:45", "010", "08", "+39", "1_000", "1e3", ".5",
                "5.", ".nan", ".inf", "2026-02-30", "2026-01-01", "0x10", "12,5", "1.10.3", "9" * 19, "<<", "=",
            )
        ),
        ("'12'", "12"),
        ('"347.380"', "347.380"),
        ("'true'", "true"),
    ],
)  # fmt: skip
def test_scalars_are_read_as_yaml_1_2_has_them(scalar: str, value: Any) -> None:
    marked = parse(f"a: {scalar}\n".encode(), "f.yaml")
    assert marked.problems == ()
    assert marked.value == {"a": value} and type(marked.value["a"]) is type(value)
    if isinstance(value, Decimal):
        assert marked.value["a"].as_tuple() == value.as_tuple()


def test_keys_are_text_or_years() -> None:
    assert parse(b"no: 1\n2009: 2\n'2010': 3\ntrue: 4\n1.5: 5\n", "f").value == {
        "no": 1, 2009: 2, "2010": 3, "true": 4, "1.5": 5,
    }  # fmt: skip


def test_positions_of_keys_values_and_pieces() -> None:
    text = "a:\n  - x: 1\n    città: {it: 'uno, {due} tre'}\nb: |\n  one\n  two {three}\nc: >-\n  x\n"
    marked = parse(text.encode(), "f.yaml")
    assert marked.at(("a",)) == (2, 3)
    assert marked.at(("a",), key=True) == (1, 1)
    assert marked.at(("a", 0, "città")) == (3, 12)
    assert marked.at(("a", 0, "città"), key=True) == (3, 5)
    assert marked.at(("a", 0, "città", "it")) == (3, 17)
    assert marked.at(("a", 0, "gone", "deeper")) == (2, 5)
    assert marked.find(("a", 0, "città", "it"), "{due}") == (3, 23)
    assert marked.find(("b",), "{three}") == (6, 7)
    assert marked.find(("b",), "{four}") == (4, 4)
    assert marked.find(("a",), "x") == (2, 3)
    assert parse(b"\xef\xbb\xbfa: b\r\nc: d\r\n", "f").at(("c",)) == (2, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", 'f.yaml:3:1: error: "a" is given twice (first in line 1, column 1)'),
        ("x:\n  v: 347.380\n", "f.yaml:2:6: error: 347380 or 347.38?"),
        ("v: 1.234.567\n", "f.yaml:1:4: error: thousands are written without points: 1234567"),
        ("v: -12.500\n", "f.yaml:1:4: error: -12500 or -12.5?"),
        ("a: &x 1\n", "f.yaml:1:4: error: anchors (&name) are not allowed"),
        ("a: *x\n", "f.yaml:1:4: error: aliases (*name) are not allowed"),
        ("a: !x 1\n", "f.yaml:1:4: error: tags (!name) are not allowed"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1: error: a second document begins here (---)"),
        ("it: a: b\n", "f.yaml:1:6: error: a colon does not belong here"),
        ('a: 1\nb: "x\n', "f.yaml:2:4: error: a quotation mark is opened here and never closed"),
        (
            "a: 'l'ora'\n",
            "f.yaml:1:7: error: a quotation mark, or an apostrophe, inside the text ends it too early (write it curved",
        ),
        ("a: 1\nword\nb: 2\n", "f.yaml:2:1: error: the colon is missing, or the space after it: each line is `name:"),
        ("a: 1\nb:2\nc: 3\n", "f.yaml:2:1: error: the colon is missing, or the space after it"),
        ("a:\n  b: {x:n} anni\n", "f.yaml:2:6: error: a text that begins with { needs quotes around all of it"),
        ("a:\n  b: **Uno** due\n", "f.yaml:2:6: error: a text that begins with * needs quotes around all of it"),
        ('a: "Uno" due\n', 'f.yaml:1:4: error: a text that begins with " needs quotes around all of it'),
        ('a: "Uno\nb: 2\nc: "x"\n', "f.yaml:1:4: error: a quotation mark is opened here and never closed"),
        ("a:\n\u00a0 b: 1\n  c: 2\n", "f.yaml:2:1: error: this is not an ordinary space"),
        ("a: 1\nb:\u00a02\nc: 3\n", "f.yaml:2:3: error: this is not an ordinary space"),
        ("a:\n\tb: 1\n", "f.yaml:2:1: error: there is a tab here, and YAML indents with spaces only"),
        (
            "- id: a\n  x: 1\n  id: b\n  x: 2\n",
            'f.yaml:3:3: error: "id" is given twice (first in line 1, column 3) (a new entry begins',
        ),
        ("a: [1, 2\n", "f.yaml:1:4: error: a bracket is opened here and never closed (a"),
        ("a\u202eb: 1\n", "f.yaml:1:2: error: the invisible or broken character U+202E is not allowed"),
        ("a: 1\nb: citt\ufffd\n", "f.yaml:2:8: error: the invisible or broken character U+FFFD is not allowed"),
        ('a: "\\u0007"\n', "f.yaml:1:4: error: the invisible or broken character U+0007 is not allowed"),
        ("a: 1\nb: città\n".encode("cp1252"), 'f.yaml:2:8: error: the file is not UTF-8: this may be meant as "à"'),
        ("a: 1\n".encode("utf-16"), "f.yaml:1:1: error: the file is UTF-16, not UTF-8"),
        ("? [a]\n: b\n", "f.yaml:1:3: error: a name is needed before the colon, not a list or mapping"),
    ],
)
def test_what_is_refused(text: str | bytes, expected: str) -> None:
    [problem] = said(text)
    assert problem.startswith(expected)


def test_a_faulty_value_does_not_stop_the_rest() -> None:
    marked = parse(b"a: &x 1\nb: {c: 347.380, d: 2}\nb: 3\ne: 4\n", "f.yaml")
    assert marked.value == {"a": 1, "b": {"c": "347.380", "d": 2}, "e": 4}
    assert marked.faulty == {("a",), ("b", "c"), ("b",)}
    assert [problem.rule for problem in marked.problems] == ["alias", "ambiguous-number", "duplicate-key"]


def test_limits() -> None:
    assert said("a: " + "[" * 31 + "]" * 31) == []
    (deep,) = said("a: " + "[" * 32 + "]" * 32)
    assert deep.startswith("f.yaml:1:35: error: values are nested deeper than 32 levels (")
    assert said("a: " + "x" * 20_000) == []
    assert said("a: " + "x" * 20_001) == [
        "f.yaml:1:4: error: the text is longer than 20000 characters (make it shorter)"
    ]
    assert said(b"#" * 1_000_000) == []
    assert said(b"#" * 1_000_001)[0].startswith("f.yaml:1:1: error: the file is larger than 1000000 bytes")
    many = "the file has too many errors: the rest was not read (fix the ones above, then check again)"
    assert said("a: &x 1\n" * 200)[-1].endswith(many)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    [problem] = read(tmp_path / "gone.yaml", "content/gone.yaml").problems
    assert (problem.path, problem.rule) == ("content/gone.yaml", "unreadable")
    (tmp_path / "large.yaml").write_bytes(b"#" * 2_000_000)
    assert [problem.rule for problem in read(tmp_path / "large.yaml", "x").problems] == ["limits"]


FRAGMENTS = st.lists(
    st.sampled_from(
        [*"abc:{}[],-?|>&*!%@`'\"#\n\t 019._~\\\0\u202e\ufeffàé\U0001f600", "\n  ", "- ", ": ", "---\n", '"\\u']
    )
)


@settings(max_examples=300)
@given(st.one_of(FRAGMENTS.map("".join).map(str.encode), st.binary(max_size=200)))
def test_nothing_is_ever_raised(data: bytes) -> None:
    marked = parse(data, "f.yaml")
    assert marked.problems or marked.value is None or marked.lines
    for problem in marked.problems:
        assert problem.line >= 1 and problem.column >= 1
        line(problem, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x: [", "1:4: error: a bracket is opened here and never closed"),
        ("a: 1\nx:\n  - {\n\n", "3:5: error: a bracket is opened here and never closed"),
        ("a: ]", "1:4: error: a value is missing before this sign"),
        ("a: |x\n  b\n", "1:5: error: nothing else can stand on the line after | or >"),
        ("a: |0\n  b\n", "1:5: error: nothing else can stand on the line after | or >"),
        ("%FOO\n---\na: 1\n", "1:5: error: no line begins with a percent sign"),
        ("%YAML 9.9\n---\na: 1\n", "1:1: error: no line begins with a percent sign"),
        ("a: !<x\n", "1:7: error: tags (!name) are not allowed"),
        ("a: !e!x b\n", "1:4: error: tags (!name) are not allowed"),
        ("a: ? b\n", "1:4: error: a value cannot begin with this character"),
        ("a: {b:, c: d}\n", "1:6: error: a colon does not belong here"),
        ("*\n", "1:2: error: a value cannot begin with this character"),
        ('a: "\\xZZ"\n', "1:7: error: a backslash has a meaning of its own between double quotes"),
        ('a: "\\uD800"\n', "1:7: error: a backslash has a meaning of its own between double quotes"),
        ("a: 1\n...\nb\n", "3:1: error: a line of three hyphens or dots ends the content here"),
        ('a: "x\n---\n"\n', "2:1: error: a line of three hyphens or dots ends the content here"),
    ],
)
def test_what_the_parser_says_is_said_in_our_words(text: str, expected: str) -> None:
    (found,) = parse(text.encode(), "f.yaml").problems
    assert line(found, "en").startswith(f"f.yaml:{expected} (")
