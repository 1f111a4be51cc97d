"""The quick path finds what the full load finds, or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import places
from kiosk.loader.load import first, load

Make = Callable[..., Path]


def same(folder: Path) -> None:
    quick, whole = first(folder), load(folder).deck
    assert quick is not None and whole is not None
    [name] = quick.slides
    assert name == whole.kiosk.attract[0].slide
    assert quick.slides[name] == whole.slides[name]
    assert quick.kiosk.attract == whole.kiosk.attract[:1] and quick.places == whole.places
    for part in ("figures", "indicators", "sources"):
        found = getattr(quick, part)
        assert found and found == {key: getattr(whole, part)[key] for key in found}


def test_the_first_slide_alone(make: Make) -> None:
    folder = make()
    same(folder)
    quick = first(folder)
    assert quick is not None and set(quick.indicators) == {"employees", "gap", "life"} and quick.topics == ()


def test_the_shipped_content() -> None:
    same(places.content())


@pytest.mark.parametrize(
    "slides",
    [
        """\
slides:
- id: invitation
  layout: attract
  title:
    it: x {employees}
# note
    en: y

  notes: {it: a, en: b}
- id: home
  layout: home
  title: {it: a, en: b}
""",
        """\
slides:
  - id: 'invitation'  # first
    layout: attract
    title:
      it: x
      en: |
        {gap}

        y
  - {id: home, layout: home, title: {it: a, en: b}}
""".replace("\n", "\r\n"),
        """\
\ufeffslides:
  - {id: home, layout: home, title: {it: a, en: b}}
  - id: invitation
    layout: attract
    title: {it: 'x {gap}', en: y}""",
    ],
)
def test_ways_to_write_a_slide(make: Make, slides: str) -> None:
    same(make({"slides/a-start.yaml": slides}))


@pytest.mark.parametrize(
    "files",
    [
        {"kiosk.yaml": None},
        {"kiosk.yaml": "attract: ["},
        {"sources.yaml": None},
        {"places.yaml": "x: 1"},
        {"slides/a-start.yaml": None},
        {"slides/a-start.yaml": "slides:\n  - id: invitation\n    layout: attract\n    title: {it: '{gone}'}\n"},
        {"slides/a-start.yaml": "slides:\n  - id: invitation\n    layout: attract\n    title: {it: '{brace'}\n"},
        {"slides/a-start.yaml": "slides:\n  - id: invitation\n    layout: gone\n    title: {it: x}\n"},
        {"slides/a-start.yaml": "slides:\n  - id: invitation\n    layout: home\n    title: {it: x}\n"},
        {"slides/a-start.yaml": "slides:\n  - id: invitation\n    title: {it: x}\n"},
        {"slides/b.yaml": "slides:\n  - id: invitation\n"},
        {"indicators/b.yaml": "employees:\n  value: 1\n"},
        {"indicators/base.yaml": "employees: {value: 1}\n"},
        {"slides/b.yaml": b"#" * 2_000_000},
    ],
)
def test_anything_odd_is_left_to_the_full_load(make: Make, files: dict[str, str | bytes | None]) -> None:
    assert first(make(files)) is None
