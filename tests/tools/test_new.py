"""`kiosk new`: a folder that shows everything, has no fault, and is never made over somebody's work."""

import json
import re
import shutil
from pathlib import Path

import pytest

from kiosk import places
from kiosk.charts import kinds
from kiosk.check.accept import Report
from kiosk.check.check import report
from kiosk.check.context import Context
from kiosk.cli import main
from kiosk.loader.load import Loaded, load
from kiosk.loader.marked import read
from kiosk.loader.schema import FILES
from kiosk.model.layouts import COVER, LAYOUTS
from kiosk.tools.check import measured
from kiosk.tools.new import commented
from tests.loader.valid import wrong


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("fair") / "la mia fiera"
    assert main(["new", str(made), "--ui-lang", "it"]) == 0
    return made


@pytest.fixture(scope="module")
def loaded(folder: Path) -> Loaded:
    return load(folder)


def test_nothing_is_wrong_with_it_at_any_size_and_in_any_look(loaded: Loaded) -> None:
    found: Report = report(Context(loaded, places.assets() / "icons"), pages=measured(loaded))
    assert found.problems == ()
    assert [one.problem.rule for one in found.accepted] == ["unused-indicator"], "and it shows how one accepts"


def test_it_has_an_example_of_all_there_is(loaded: Loaded) -> None:
    deck, draft = loaded.deck, loaded.draft
    assert deck is not None
    assert {slide.layout for slide in deck.slides.values()} == set(LAYOUTS)
    assert {slide.chart["kind"] for slide in deck.slides.values() if slide.chart} == set(kinds.names())
    used = {name for entry in draft.indicators.values() for name in entry.model.model_fields_set}
    assert {"value", "rows", "series", "data", "counted", "derive", "forecast", "plan", "caution", "qualifier"} <= used
    fields = {name for slide in deck.slides.values() for name in slide.model_fields_set}
    assert {"guess", "image", "heeds", "names", "sources", "reveal", "caution"} <= fields
    assert [stop.optional for stop in deck.talks["first"].slides].count(True) == 1


def test_every_slide_with_a_figure_says_that_it_is_invented(loaded: Loaded) -> None:
    assert loaded.deck is not None
    for figure in loaded.deck.figures.values():
        assert figure.counted or figure.sources == ("sample",), figure.ref
    assert loaded.deck.sources["sample"].by == {"it": "Esempio, dati inventati", "en": "Sample, invented data"}


def test_its_comments_are_in_the_language_of_who_asked(folder: Path, tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "fair"), "--ui-lang", "en"]) == 0
    italian, english = ((one / "kiosk.yaml").read_text(encoding="utf-8") for one in (folder, tmp_path / "fair"))
    assert "# Quella con cui si comincia.\nlanguage: it" in italian and "to begin with" not in italian
    assert "# The one to begin with.\nlanguage: it" in english and "si comincia" not in english
    assert read(folder / "kiosk.yaml", "").value == read(tmp_path / "fair" / "kiosk.yaml", "").value


def test_each_comment_is_there_in_both_languages() -> None:
    for path in (places.assets() / "new").rglob("*.yaml"):
        first, text = path.read_text(encoding="utf-8").split("\n", 1)
        assert first.startswith("# yaml-language-server: $schema="), path
        blocks = re.findall(r"(?:^ *#.*\n)+", text, re.MULTILINE)
        said = [set(re.findall(r"^ *# (\w\w): ", block, re.MULTILINE)) for block in blocks]
        assert said and all(one == {"it", "en"} for one in said), path
        assert "# " not in re.sub(r"^ *# (it|en): .*$", "", text, flags=re.MULTILINE), path


def test_a_third_language_gets_both() -> None:
    text = "  # it: uno\n  # en: one\nvalue: 1\n"
    assert commented(text, "fr") == text
    assert commented(text, "en") == "  # one\nvalue: 1\n"


def test_editors_find_the_schema_of_each_file(folder: Path) -> None:
    schemas = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert list(schemas.values()) == list(FILES.values())
    parts = json.loads((folder / "content.schema.json").read_text(encoding="utf-8"))["$defs"]
    for (schema, pattern), part in zip(schemas.items(), FILES, strict=True):
        (folder / ".vscode" / Path(schema).name).read_text(encoding="utf-8").index(
            f"../content.schema.json#/$defs/{part}"
        )
        paths = sorted(folder.glob(pattern))
        assert paths
        for path in paths:
            first = path.read_text(encoding="utf-8").splitlines()[0]
            place, _, named = first.partition("$schema=")[2].partition("#/$defs/")
            assert (path.parent / place).samefile(folder / "content.schema.json") and named == part
            assert list(wrong(read(path, path.name).value, parts[part], parts)) == []


@pytest.mark.parametrize(("language", "said"), [("en", "is not empty"), ("it", "non è vuota")])
def test_nothing_is_written_where_something_is(
    language: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path), "--ui-lang", language]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert main(["new", str(tmp_path / "mine.txt"), "--ui-lang", language]) == 2
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_it_ends_with_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "my fair"), "--ui-lang", "en"]) == 0
    commands = [line.strip() for line in capsys.readouterr().out.splitlines()[2:]]
    quoted = f'"{tmp_path / "my fair"}"'
    assert [line.split()[1] for line in commands] == ["preview", "check", "run"]
    assert all(quoted in line for line in commands)


def test_the_guide_shows_each_layout_and_each_chart_in_both_languages() -> None:
    guide = (places.content() / "README.md").read_text(encoding="utf-8")
    for language in ("it", "en"):
        told = re.findall(rf'<img src="(\.\./assets/guide/{language}/[^"]+)"[^>]*><br>\*\*`([a-z]+)`\*\*', guide)
        assert {name for _, name in told} == set(LAYOUTS) - {COVER} | set(kinds.names())
        assert all((places.content() / path).is_file() for path, _ in told)


def test_what_the_guide_has_to_paste_can_be_pasted(folder: Path, tmp_path: Path) -> None:
    """Its examples go to the end of the files that they name; both halves have the same ones."""
    guide = (places.content() / "README.md").read_text(encoding="utf-8")
    halves = [re.findall(r"^```yaml\n(# (\w+/\S+)\n.*?)^```$", half, re.M | re.S) for half in guide.split("## English")]
    bare = [[re.sub(r" +# .*", "", block) for block, _ in half] for half in halves]
    assert bare[0] == bare[1] and len(bare[0]) == 6
    made = tmp_path / "fair"
    shutil.copytree(folder, made)
    for block, name in halves[0]:
        with (made / name).open("a", encoding="utf-8") as file:
            file.write(block)
    found = report(Context(load(made), places.assets() / "icons"))
    told = [(one.level, one.rule, one.message.params.get("name")) for one in found.problems]
    assert told == [("advice", "unused-indicator", name) for name in ("researchers", "women", "schools-again")]
