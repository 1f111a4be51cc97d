"""What follows from an error says from which; a name in a file that nobody can read is no name that there is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.loader.load import load
from kiosk.words.messages import line

Make = Callable[..., Path]

SLIDES = "slides:\n  - id: beds\n    layout: figures\n    title: {it: a, en: b}\n"
TALK = "title: {it: a, en: b}\nminutes: 5\nslides: [{slide: home, seconds: 9}, {slide: beds, seconds: 9}]\n"
FIGURE = "beds: {name: {it: a, en: b}, value: 5, unit: beds, source: istat}\n"


def causes(folder: Path) -> dict[str, str]:
    """Where what only follows stands, and where from, without the folder's name."""
    return {
        f"{one.path}:{one.line}".partition("/")[2]: f"{one.cause.path}:{one.cause.line}".partition("/")[2]
        for one in load(folder).problems
        if one.cause
    }


@pytest.mark.parametrize(
    ("slides", "cause"),
    [
        (SLIDES.replace("figures", "figurs"), "slides/beds.yaml:3"),
        (SLIDES.replace("layout", "layuot"), "slides/beds.yaml:3"),
        (SLIDES.replace("a, en", "a: b, en"), "slides/beds.yaml:4"),  # the whole file cannot be read
        (SLIDES.replace("it: a", "it: à").encode("cp1252"), "slides/beds.yaml:4"),
        (SLIDES.encode("utf-16"), "slides/beds.yaml:1"),
        (SLIDES.replace("it: a", "it: '{beds}'"), "sources.yaml:1"),  # from the root, not from what follows itself
    ],
)
def test_a_slide_that_is_left_out(make: Make, slides: str | bytes, cause: str) -> None:
    files = {"slides/beds.yaml": slides, "talks/day.yaml": TALK, "indicators/beds.yaml": FIGURE}
    broken = {"sources.yaml": "istat: {by: {it: a, en: b}, published: MMXX}\n"} if "sources" in cause else {}
    folder = make({**files, **broken})
    assert causes(folder)["talks/day.yaml:3"] == cause
    (said,) = [line(one, "en") for one in load(folder).problems if one.path == "content/talks/day.yaml"]
    assert f': error: the slide "beds" is left out because of the error at content/{cause}:' in said


@pytest.mark.parametrize(
    ("files", "cause"),
    [
        ({"indicators/beds.yaml": FIGURE.replace("beds, s", "beds, sorce: x, s")}, "indicators/beds.yaml:1"),
        ({"indicators/beds.yaml": FIGURE + "  x\n- a\n"}, "indicators/beds.yaml:2"),
        ({"sources.yaml": "istat: {by\n"}, "sources.yaml:1"),
        ({"sources.yaml": "# nothing\n"}, "sources.yaml:1"),
        ({"sources.yaml": None}, "sources.yaml:1"),
        ({"indicators/beds.yaml": FIGURE.replace("value: 5", "data: {file: data/b.csv, decimal: comma}"),
          "data/b.csv": "a;b\n2000;x\n"}, "data/b.csv:2"),
    ],
)  # fmt: skip
def test_a_figure_that_is_left_out(make: Make, files: dict[str, str | None], cause: str) -> None:
    slides = SLIDES.replace("it: a", "it: '{beds}'")
    found = causes(make({"slides/beds.yaml": slides, "indicators/beds.yaml": FIGURE, **files}))
    assert found["slides/beds.yaml:4"] == cause


def test_what_there_is_not_follows_from_nothing(make: Make) -> None:
    """A name that is misspelt, a row that a sound table has not: these are errors of their own."""
    slides = SLIDES.replace("it: a", "it: '{bedz} {life.gone}'") + "  - {id: bad}\n"
    assert causes(make({"slides/beds.yaml": slides, "talks/day.yaml": TALK.replace("beds", "gone")})) == {}


@pytest.mark.parametrize("copy", ["pharma - Copia", "pharma (1)", "pharma-LAPTOP-4GH", "copia di pharma"])
def test_a_copy_of_a_file_is_told_once_and_the_original_shown(make: Make, copy: str) -> None:
    """As Explorer, browsers and OneDrive name them; some come before the original in the order of names."""
    folder = make()
    figures = (folder / "indicators" / "base.yaml").read_text()
    (folder / "indicators" / "base.yaml").rename(folder / "indicators" / "pharma.yaml")
    (folder / "indicators" / f"{copy}.yaml").write_text(figures.replace("28852", "1"))
    loaded = load(folder)
    (found,) = loaded.problems
    assert (found.path, found.rule) == (f"content/indicators/{copy}.yaml", "duplicate-id")
    assert line(found, "en").split(": error: ")[1].startswith("4 ids of this file are taken already in content/indic")
    assert loaded.deck is not None and loaded.deck.figures["employees"].value == 28852


def test_two_files_that_disagree_show_neither_figure(make: Make) -> None:
    folder = make(
        {"indicators/other.yaml": "employees: {name: {it: a, en: b}, value: 1, unit: people, source: istat}\n"}
    )
    loaded = load(folder)
    assert loaded.deck is not None and "employees" not in loaded.deck.figures
    assert [one.rule for one in loaded.problems if not one.cause] == ["duplicate-id"]
