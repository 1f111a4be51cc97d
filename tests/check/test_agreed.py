"""Stale translations: what is told when one language is edited after the other, and records that nobody can use."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import places
from kiosk.check import agreed
from kiosk.check.check import check
from kiosk.check.context import Context
from kiosk.loader.load import load
from kiosk.words.messages import line

Make = Callable[..., Path]
TITLES = "slides:\n  - id: beds\n    layout: figures\n    title: {it: %s, en: %s}\n    body: {it: %s, en: %s}\n"
BEFORE = ("Posti letto", "Hospital beds", "Molti", "Many")


def content(make: Make, *words: str) -> Path:
    return make({"slides/b.yaml": TITLES % words})


def agree(folder: Path) -> None:
    (folder / agreed.FILE).write_bytes(agreed.written(Context(load(folder), places.assets())))


def told(folder: Path) -> list[str]:
    return [line(one, "en") for one in check(load(folder), places.assets()) if one.rule == agreed.RULE]


@pytest.mark.parametrize(
    ("words", "stale"),
    [
        (BEFORE, []),
        (("Posti letto", "Beds", "Molti", "Many"), ['4:17: warning: "en" was changed, and "it" still says']),
        (("Letti", "Hospital beds", "Molti", "Many"), ['4:28: warning: "it" was changed, and "en" still says']),
        (("Letti", "Beds", "Molti", "Many"), []),
        (("Molti", "Many", "Posti letto", "Hospital beds"), []),
        (("'Posti  letto'", "Hospital beds", "Molti", "Many"), []),
        (("Posti letto", "Beds", "Molti", "Plenty"), ['4:17: warning: "en"', '5:16: warning: "en"']),
    ],
)
def test_a_text_changed_in_one_language(make: Make, words: tuple[str, ...], stale: list[str]) -> None:
    agree(content(make, *BEFORE))
    found = told(content(make, *words))
    assert len(found) == len(stale)
    for one, begins in zip(found, stale, strict=True):
        assert one.startswith(f"content/slides/b.yaml:{begins}")


def test_without_a_record_nothing_is_stale_and_new_texts_are_not(make: Make) -> None:
    folder = content(make, *BEFORE)
    assert told(folder) == []
    agree(folder)
    more = "  - {id: new, layout: figures, title: {it: Molti, en: Hospital beds}}\n"
    assert told(make({"slides/b.yaml": TITLES % BEFORE + more})) == []


def test_a_text_said_twice_and_changed_once(make: Make) -> None:
    agree(content(make, "Molti", "Many", "Molti", "Many"))
    assert [one[:26] for one in told(content(make, "Molti", "Many", "Molti", "Plenty"))] == [
        "content/slides/b.yaml:5:16"
    ]


def test_a_language_that_comes_or_goes_is_no_change(make: Make) -> None:
    agree(content(make, *BEFORE))
    french = {"kiosk.yaml": make().joinpath("kiosk.yaml").read_text().replace("en: English", "en: English, fr: F")}
    texts = TITLES % ("Posti letto", "Hospital beds, fr: Lits", "Molti", "A lot, fr: Beaucoup")
    found = told(make({**french, "slides/b.yaml": texts}))
    assert [one[:26] for one in found] == ["content/slides/b.yaml:5:16"]


def test_the_record_is_sorted_and_a_changed_text_changes_a_line(make: Make) -> None:
    agree(content(make, *BEFORE))
    path = make() / agreed.FILE
    before = path.read_text().splitlines()
    agree(content(make, "Molti", "Many", "Posti letto", "Beds"))
    after = path.read_text().splitlines()
    assert len(before) == len(after) and sum(a != b for a, b in zip(before, after, strict=True)) == 1
    texts = json.loads(path.read_text())["texts"]
    assert list(texts) == sorted(texts) and all(lines == sorted(lines) for lines in texts.values())
    agree(make({"slides/b.yaml": None}))
    assert "slides/beds" not in json.loads(path.read_text())["texts"]


HASH = "15e9070976"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "1:1"),
        (b"{", "1:1"),
        (b"[" * 100_000, "1:1"),
        (b'{"languages": ["it", "en"], "texts": {}}\n<<<<<<< ours\n', "2:1"),
        (b'{"languages": ["it", "en"], "texts": {"slides/beds": 7}}', "1:1"),
        (b'{"languages": ["it", "en"], "texts": {"slides/beds": ["../../etc"]}}', "1:1"),
        (b'{"languages": ["it", "en"], "texts": {"slides/beds": [' + b"9" * 5000 + b"]}}", "1:1"),
        (b'{"languages": "it", "texts": {}}', "1:1"),
        (b'{"languages": [], "texts": {}, "more": NaN}', "1:1"),
        (b"\xff\xfe{}", "1:1"),
        (b" " * (agreed.BYTES + 1), "1:1"),
    ],
)
def test_a_record_that_cannot_be_used(make: Make, data: bytes, place: str) -> None:
    folder = make()
    (folder / agreed.FILE).write_bytes(data)
    found = told(folder)
    assert len(found) == 1
    assert found[0].startswith(f"content/agreed.json:{place.split(':')[0]}:") and ": warning: " in found[0]
    assert ":0: " not in found[0]
    assert "kiosk check --agree" in found[0]


def test_a_record_that_is_no_plain_file(make: Make, tmp_path: Path) -> None:
    folder = make()
    (tmp_path / "elsewhere").write_text("{}")
    (folder / agreed.FILE).symlink_to(tmp_path / "elsewhere")
    assert [one[:24] for one in told(folder)] == ["content/agreed.json:1:1:"]


def test_lines_of_another_form_are_not_compared(make: Make) -> None:
    """Too few hashes for the languages: nothing is raised, nothing is stale."""
    folder = content(make, *BEFORE)
    texts = {"slides/beds": [HASH, f"{HASH} {HASH} {HASH}", "- -"], "slides/gone": [f"{HASH} {HASH}"]}
    (folder / agreed.FILE).write_text(json.dumps({"languages": ["it", "en"], "texts": texts}))
    assert told(folder) == []


def test_the_shipped_record_is_of_today() -> None:
    """After a change of content in both languages: kiosk check content --agree."""
    record = agreed.read(places.content())
    assert isinstance(record, agreed.Record)
    now = json.loads(agreed.written(Context(load(places.content()), places.assets())))
    assert {"languages": record.languages, "texts": record.texts} == now
