"""The command line: its words, its exit codes, in which language it speaks, and what it does not import."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler

from kiosk import __version__, app, places
from kiosk.cli import main
from kiosk.station import log
from kiosk.tools import fonts
from kiosk.tools.arguments import COMMANDS, parse
from tests.content.shipped import few

Said = Callable[[], tuple[str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """What went to standard output and standard error."""

    def read() -> tuple[str, str]:
        told = capsys.readouterr()
        return told.out, told.err

    return read


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content, to be spoiled."""
    return Path(shutil.copytree(places.content(), tmp_path / "content"))


# -- words


@pytest.mark.parametrize("words", [[], ["run"], ["--windowed", "1280x720"], ["run", "--windowed=1280x720"]])
def test_without_a_command_it_is_the_booth(words: list[str]) -> None:
    options = parse(words)
    assert options.command == "run"
    assert options.windowed == ((1280, 720) if len(words) > 0 and words != ["run"] else None)


def test_all_that_the_booth_may_be_told() -> None:
    words = "--content c --data d --lang en --ui-lang it --orientation portrait --theme light --text-size large"
    options = parse([*words.split(), "--watch", "--report-fd", "7"])
    assert (options.content, options.data) == (Path("c"), Path("d"))
    assert (options.lang, options.ui_lang, options.orientation) == ("en", "it", "portrait")
    assert (options.theme, options.text_size, options.watch, options.report_fd) == ("light", "large", True, 7)


def test_what_the_booth_is_told_where_nothing_is_said() -> None:
    options = parse([])
    assert options.orientation == "auto" and not options.watch
    assert [options.content, options.data, options.lang, options.theme, options.text_size] == [None] * 5
    assert options.report_fd is None


def test_all_that_a_talk_may_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "present content/talks/welcome.yaml --audience-screen HDMI-1 --notes-lang en --rehearse --windowed 800x600"
    options = parse([*words.split(), "--theme", "light", "--watch"])
    assert (options.talk, options.audience_screen, options.notes_lang) == (
        "content/talks/welcome.yaml",
        "HDMI-1",
        "en",
    )
    assert options.rehearse and options.windowed == (800, 600) and options.theme == "light" and options.watch
    monkeypatch.setattr(app, "present", lambda options, language: 40 + (language == "en"))
    assert main(["present", "welcome", "--ui-lang", "en"]) == 41


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["welcom"], 'there is no talk "welcom"; there are: institutional, welcome (did you mean "welcome"?)'),
        (["talks/zzz.yaml"], 'there is no talk "zzz"; there are: institutional, welcome'),
        (["welcome", "--notes-lang", "fr"], "the slides are in it, en, not in fr"),
        (["welcome", "--content", "/nowhere"], "there is no folder /nowhere"),
    ],
)
def test_a_talk_that_cannot_be_given(words: list[str], fault: str, tmp_path: Path, said: Said) -> None:
    try:
        assert main(["present", *words, "--ui-lang", "en", "--data", str(tmp_path)]) == 2
    finally:
        log.stop()
        qInstallMessageHandler(None)
    assert said()[1] == f"kiosk: {fault}\n"


def test_the_booth_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "run", lambda options: 40 + (options.theme == "dark"))
    assert main(["--theme", "dark"]) == 41


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["chek"], 'there is no command "chek" (did you mean "check"?)'),
        (["shots"], "the following arguments are required: OUT"),
        (["shots", "x", "--size", "3"], "a size is width x height, as 1920x1080"),
        (["shots", "x", "--size", "99999x10"], "a size is width x height, as 1920x1080"),
        (["run", "--theme", "pink"], "invalid choice: 'pink'"),
        (["run", "--boh"], "unrecognized arguments: --boh"),
        (["run", "--watc"], "unrecognized arguments: --watc"),
        (["run", "--lang", "eng"], "a language has two letters, as it or en"),
        (["run", "--content"], "expected one argument"),
        (["bench", "--only", "all"], "invalid choice: 'all'"),
        (["station", "set-pen"], "invalid choice: 'set-pen'"),
    ],
)
def test_words_that_are_not_understood(words: list[str], fault: str, said: Said) -> None:
    assert main([*words, "--ui-lang=en"]) == 2
    out, error = said()
    assert fault in error and not out


def test_version(said: Said) -> None:
    assert main(["--version"]) == 0
    assert said()[0] == f"{__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command(command: str, said: Said) -> None:
    assert main([command, "--help", "--ui-lang", "en"]) == 0
    out, _ = said()
    assert out.startswith(f"usage: kiosk {command} ") and "--report-fd" not in out
    for option in ("--content", "--data", "--lang", "--ui-lang"):
        assert option in out


@pytest.mark.parametrize("words", [["--help"], ["-h"]])
def test_help_names_every_command(words: list[str], said: Said) -> None:
    assert main([*words, "--ui-lang", "en"]) == 0
    out, _ = said()
    for command in COMMANDS:
        assert f"\n  {command} " in out


def test_argparse_speaks_the_readers_language(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.tools import arguments

    monkeypatch.setattr(arguments, "tr", lambda language, text, **_: text.replace("usage", f"{language}-usage"))
    main(["shots", "--ui-lang", "it"])
    assert said()[1].startswith("it-usage: kiosk shots")
    main(["shots", "--ui-lang", "en"])
    assert said()[1].startswith("en-usage: kiosk shots")


# -- check


@pytest.mark.usefixtures("qapp")
def test_sound_content_has_no_problem(tmp_path: Path, said: Said) -> None:
    assert main(["check", str(few(tmp_path / "content")), "--ui-lang", "it"]) == 0
    assert said() == ("0 problemi\n", "")


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Qt."""
    monkeypatch.setitem(sys.modules, "kiosk.tools.qt", None)


def test_without_qt_one_line_says_what_was_left_out(unmeasured: None, said: Said) -> None:
    assert fonts.measure() is None
    assert main(["check", "--ui-lang", "en"]) == 0
    assert said()[0] == "Texts were not measured: this needs Qt, which cannot be loaded here.\n0 problems\n"


FILE = "content/slides/healthcare.yaml"


def spoil(content: Path) -> None:
    """One field of one slide is mistyped."""
    path = content.parent / FILE
    text = path.read_text(encoding="utf-8")
    assert "    takeaway:\n" in text
    path.write_text(text.replace("    takeaway:\n", "    takeway:\n", 1), encoding="utf-8")


def test_errors_end_with_1_and_stand_at_their_place(content: Path, unmeasured: None, said: Said) -> None:
    spoil(content)
    assert main(["check", str(content), "--ui-lang", "en"]) == 1
    lines = said()[0].splitlines()
    assert any(one.startswith(f"{FILE}:") and 'did you mean "takeaway"?' in one for one in lines)
    count = sum(": error: " in one or ": warning: " in one for one in lines)
    assert lines[-1] == f"{count} problem" + "s" * (count != 1)


def test_content_may_be_named_by_the_option_too(content: Path, unmeasured: None) -> None:
    spoil(content)
    assert main(["check", "--content", str(content)]) == 1


def test_the_same_for_programs(content: Path, unmeasured: None, said: Said) -> None:
    spoil(content)
    assert main(["check", str(content), "--format", "json", "--ui-lang", "en"]) == 1
    told = json.loads(said()[0])
    assert told["measured"] is False
    for one in told["problems"]:
        assert set(one) == {"path", "line", "column", "level", "rule", "message", "hint"}
    assert (FILE, "unknown-field", "error") in [(one["path"], one["rule"], one["level"]) for one in told["problems"]]


@pytest.mark.parametrize(
    "words", [["check", "/nowhere"], ["shots", "x", "--content", "/nowhere"], ["bench", "--content=/nowhere"]]
)
def test_a_folder_that_is_not_there(words: list[str], said: Said) -> None:
    assert main([*words, "--ui-lang", "en"]) == 2
    assert said()[1] == "kiosk: there is no folder /nowhere\n"


@pytest.mark.usefixtures("qapp")
def test_nothing_to_show(content: Path, tmp_path: Path, said: Said) -> None:
    (content / "kiosk.yaml").write_text("[")
    assert main(["shots", str(tmp_path / "out"), "--content", str(content), "--ui-lang", "en"]) == 2
    assert said()[1].splitlines()[-1] == f"kiosk: {content} holds nothing that can be shown"


def test_a_rule_explained(said: Said) -> None:
    assert main(["check", "--explain", "no-source"]) == 0
    assert said()[0].startswith("no-source\n\n")


def test_a_rule_that_there_is_not(said: Said) -> None:
    assert main(["check", "--explain", "no-sorce", "--ui-lang", "en"]) == 2
    out, error = said()
    assert error.startswith('there is no rule "no-sorce" (did you mean "no-source"?)\n') and not out


# -- the small ones


def test_schema_on_standard_output_and_in_a_file(tmp_path: Path, said: Said) -> None:
    assert main(["schema"]) == 0
    printed = said()[0]
    assert "SlidesFile" in json.loads(printed)["$defs"]
    assert main(["schema", str(tmp_path / "schema.json")]) == 0
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed


def test_the_pin_is_set_in_the_data_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk", "station", "set-pin", "--data", str(tmp_path)]
    told = subprocess.run(command, input="2468\n", text=True, capture_output=True, check=False)
    assert told.returncode == 0, told.stderr
    assert "pin:" in (tmp_path / "settings.yaml").read_text()


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = f"{sys.executable} -m kiosk schema | head -n 1"
    told = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert told.stdout == "{\n" and not told.stderr


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        ([], {"PySide6", "yaml", "pydantic", "babel", "numpy"}),
        (["check", "--explain", "syntax"], {"PySide6", "numpy"}),
        (["schema", "--ui-lang", "en"], {"PySide6"}),
    ],
)
def test_what_a_command_does_not_import(words: list[str], absent: set[str]) -> None:
    """Start-up time counts: what is left out here is paid by nobody who does not need it."""
    code = f"""if True:
        import sys
        from kiosk import cli
        from kiosk.tools.arguments import parse
        parse({words!r}) if not {words!r} else cli.main({words!r})
        print(sorted({absent!r} & set(sys.modules)))"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


def test_the_booth_starts_without_what_only_a_talk_needs() -> None:
    code = (
        "import sys; from kiosk import app; print([name for name in sys.modules if name.startswith('kiosk.ui.talk')])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
