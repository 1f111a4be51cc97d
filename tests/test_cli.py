"""The command line: its words, its exit codes, in which language it speaks, and what it does not import."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler

from kiosk import __version__, app, places
from kiosk.cli import main
from kiosk.model.problem import Say
from kiosk.station import log
from kiosk.tools import fonts
from kiosk.tools.arguments import parse
from kiosk.tools.commands import COMMANDS
from kiosk.words.messages import say
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
    assert options.orientation is None and not options.watch
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


@pytest.mark.parametrize("words", [["run"], [], ["present", "welcome"], ["preview"]])
def test_where_there_is_no_screen_it_says_so(words: list[str], monkeypatch: pytest.MonkeyPatch, said: Said) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([*words, "--ui-lang", "en"]) == 2
    assert said()[1].startswith("kiosk: no screen can be found: ")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["chek"], 'there is no command "chek" (did you mean "check"?)'),
        (["shots"], "the following arguments are required: OUT"),
        (["shots", "x", "--size", "3"], "a size is width x height, such as 1920x1080"),
        (["shots", "x", "--size", "99999x10"], "a size is width x height, such as 1920x1080"),
        (["run", "--theme", "pink"], "invalid choice: 'pink'"),
        (["run", "--boh"], "unrecognized arguments: --boh"),
        (["run", "--watc"], "unrecognized arguments: --watc"),
        (["run", "--lang", "eng"], "a language has two letters, such as it or en"),
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
    for command, (told, _) in COMMANDS.items():
        assert (f"\n  {command} " in out) == bool(told)


def test_argparse_speaks_the_readers_language(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.tools import arguments

    monkeypatch.setattr(arguments, "tr", lambda language, text, **_: text.replace("usage", f"{language}-usage"))
    main(["shots", "--ui-lang", "it"])
    assert said()[1].startswith("it-usage: kiosk shots")
    main(["shots", "--ui-lang", "en"])
    assert said()[1].startswith("en-usage: kiosk shots")


# -- check


@pytest.mark.usefixtures("qapp")
def test_sound_content_has_nothing_to_mend(tmp_path: Path, said: Said) -> None:
    assert main(["check", str(few(tmp_path / "content")), "--ui-lang", "en"]) == 0
    out, error = said()
    assert not error and ": error: " not in out
    assert out.splitlines()[-1].startswith("No errors. To look at, or to accept with a reason ")


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Qt."""
    monkeypatch.setitem(sys.modules, "kiosk.tools.qt", None)


def test_without_qt_the_sentence_says_what_was_left_out(unmeasured: None, said: Said) -> None:
    assert fonts.measure() is None
    assert main(["check", "--ui-lang", "en"]) == 0
    assert said()[0].endswith("; the texts were not measured: this needs Qt, which cannot be loaded here.\n")


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
    *lines, last = said()[0].splitlines()
    faults = [one for one in lines if one.startswith(f"{FILE}:") and 'did you mean "takeaway"?' in one]
    assert len(faults) == 1
    place = faults[0].partition(": ")[0]
    assert f"at {place}" in last or f"starting at {place}" in last
    assert ". Until then the booth leaves out 1 slide; the texts " in last


SMALL = {
    "kiosk.yaml": "title: {it: Prova, en: Trial}\nlanguages: {it: Italiano, en: English}\nlanguage: it\n"
    "attract: [{slide: home}, {slide: one}]\n",
    "sources.yaml": "",
    "places.yaml": "",
    "slides/a.yaml": "slides:\n  - {id: home, layout: home, title: {it: Temi, en: Topics}}\n",
    "slides/b.yaml": "slides:\n  - id: one\n    layout: figures\n    title: {it: Uno, en: One}\n"
    "  - id: two\n    layout: figures\n    title: {it: Due, en: Two}\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., list[str]]:
    """`small({file: text}, *words)`: what check says, line by line, of three slides and what else is given."""

    def checked(files: dict[str, str], *words: str) -> list[str]:
        for name, text in {**SMALL, **files}.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        told = io.StringIO()
        with redirect_stdout(told):
            main(["check", str(tmp_path / "content"), "--quick", "--ui-lang", "en", *words])
        return told.getvalue().splitlines()

    return checked


SLIDES = SMALL["slides/b.yaml"]
ACCEPTED = SLIDES.replace("    title: {it: Uno", "    accept: {bare-number: p}\n    title: {it: Di 11", 1)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "All is well"),
        ({"slides/b.yaml": ACCEPTED}, "All is well: 1 warning is accepted, with its reason"),
        (
            {"slides/b.yaml": SLIDES.replace("Due", "Di 12")},
            "No errors. To look at, or to accept with a reason (kiosk check --explain RULE tells more): 1 warning",
        ),
        (
            {"slides/b.yaml": SLIDES.replace("figures", "figure")},
            "Fix the 2 errors first, starting at content/slides/b.yaml:3:13; 1 more only follows from there, and will "
            "go by itself. Until then the booth leaves out 2 slides",
        ),
        (
            {"slides/b.yaml": SLIDES.replace("    title: {it: Uno", "    titel: {it: Uno")},
            "Fix the error first, at content/slides/b.yaml:4:5; 1 more only follows from there, and will go by itself. "
            "Until then the booth leaves out 1 slide",
        ),
        (
            {"slides/b.yaml": "slides: ["},
            "Fix the 2 errors first, starting at content/slides/b.yaml:1:9. Until then the booth leaves out "
            "1 whole file",
        ),
        (
            {"kiosk.yaml": "["},
            "Fix the error first, at content/kiosk.yaml:1:1. Until then there is nothing to show",
        ),
        (
            {"kiosk.yaml": SMALL["kiosk.yaml"] + "theme: drak\n"},
            "Fix the error first, at content/kiosk.yaml:5:8",
        ),
    ],
)
def test_what_to_do_in_one_sentence(small: Callable[..., list[str]], files: dict[str, str], said: str) -> None:
    assert small(files)[-1] == f"{said}; the texts were not measured (--quick)."


def test_what_was_accepted_for_programs(small: Callable[..., list[str]]) -> None:
    told = json.loads("\n".join(small({"slides/b.yaml": ACCEPTED}, "--format", "json")))
    assert told["problems"] == [] and told["sentence"].startswith("All is well: 1 warning ")
    assert [(one["rule"], one["line"], one["reason"]) for one in told["accepted"]] == [("bare-number", 5, "p")]


def test_one_mistake_is_one_message(small: Callable[..., list[str]]) -> None:
    """The same at many places is said once; what only follows is told to programs alone, with where it comes from."""
    figure = "plants: {name: {it: a, en: b}, value: 12, unit: plants, source: istat}\n"
    text = SLIDES.replace("Uno", "'{plants}'").replace("Due", "'{plants}, {plantz}'")
    files = {
        "indicators/a.yaml": figure,
        "slides/b.yaml": text,
        "sources.yaml": "istat: {by: {it: a, en: b, published: 2019}\n",
    }
    told = small(files)
    assert [one.split(": error")[0] for one in told[:-1]] == ["content/sources.yaml:1:8", "content/slides/b.yaml:7:28"]
    assert told[-1].startswith(
        "Fix the 2 errors first, starting at content/sources.yaml:1:8; 4 more only follow from there"
    )
    rows = json.loads("\n".join(small(files, "--format", "json")))["problems"]
    assert {one["cause"] for one in rows if "left out" in one["message"]} == {"content/sources.yaml:1:8"}
    files["sources.yaml"] = "istat: {by: {it: a, en: b}, published: 2019}\n"
    again = small({**files, "slides/b.yaml": text.replace("{plants}", "{plantz}")})
    assert [one.split(": error")[0] for one in again[:-1]] == [
        "content/slides/b.yaml:4:18",
        "  also at content/slides/b.yaml:7:18",
    ]


# -- check --agree


def test_agreeing_notes_what_is_said_now(content: Path, said: Said) -> None:
    assert main(["check", str(content), "--agree", "--ui-lang", "en"]) == 0
    assert " texts noted: they say the same in every language.\n" in said()[0]
    path = content / "slides" / "healthcare.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    title:\n      it: ", "    title:\n      it: Anche ", 1), encoding="utf-8")
    assert main(["check", str(content), "--quick", "--ui-lang", "en"]) == 0
    stale, _ = said()[0].splitlines()
    assert '"it" was changed, and "en" still says what it said before' in stale
    assert main(["check", str(content), "--agree", "--ui-lang", "en"]) == 0
    told = said()[0].splitlines()
    assert told[0] == stale and told[1].endswith("; one of them, named above, was changed in one language only.")
    assert main(["check", str(content), "--quick", "--ui-lang", "en"]) == 0
    assert said()[0].startswith("All is well")


def test_agreeing_forgets_nothing_while_something_cannot_be_read(content: Path, said: Said) -> None:
    record = (content / "agreed.json").read_bytes()
    (content / "slides" / "pharma.yaml").write_text("slides: [", encoding="utf-8")
    assert main(["check", str(content), "--agree", "--ui-lang", "en"]) == 1
    assert said()[0].splitlines()[-1].startswith("Nothing was noted: fix the errors first")
    assert (content / "agreed.json").read_bytes() == record


def test_where_no_folder_is_named_it_says_which_one_it_was(
    unmeasured: None, content: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content)
    assert main(["check", "--ui-lang", "en"]) == 0
    shipped, here = said()[1].splitlines()
    assert shipped == f"This is the content the program came with: {places.content()}"
    assert here.endswith("kiosk check .")


def test_agreeing_needs_a_folder(said: Said) -> None:
    """Not by mistake in the content that came with the program, or in a pack."""
    assert main(["check", "--agree", "--ui-lang", "en"]) == 2
    assert said()[1] == "kiosk: name the folder too: kiosk check DIR --agree\n"


# -- what check says


def test_content_may_be_named_by_the_option_too(content: Path, unmeasured: None) -> None:
    spoil(content)
    assert main(["check", "--content", str(content)]) == 1


def test_the_same_for_programs(content: Path, unmeasured: None, said: Said) -> None:
    spoil(content)
    assert main(["check", str(content), "--format", "json", "--ui-lang", "en"]) == 1
    told = json.loads(said()[0])
    assert told["measured"] is False
    for one in told["problems"]:
        assert set(one) == {"path", "line", "column", "level", "rule", "message", "hint", "cause"}
    assert (FILE, "unknown-field", "error") in [(one["path"], one["rule"], one["level"]) for one in told["problems"]]


@pytest.mark.parametrize(
    "words", [["check", "/nowhere"], ["shots", "x", "--content", "/nowhere"], ["bench", "--content=/nowhere"]]
)
def test_a_folder_that_is_not_there(words: list[str], said: Said) -> None:
    assert main([*words, "--ui-lang", "en"]) == 2
    assert said()[1] == "kiosk: there is no folder /nowhere\n"


@pytest.mark.parametrize("command", [["check"], ["shots", "x", "--content"], ["preview"]])
@pytest.mark.parametrize(
    ("given", "what"),
    [("fair/slides/start.yaml", "a file: a content folder is needed"), ("fair/slides", "a part of a content folder")],
)
def test_a_part_of_a_content_folder(
    command: list[str], given: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Said
) -> None:
    few(tmp_path / "fair")
    monkeypatch.chdir(tmp_path)
    assert main([*command, given, "--ui-lang", "en"]) == 2
    assert said()[1] == f'kiosk: {given} is {what} (did you mean "fair"?)\n'


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


def test_a_terminal_without_the_letters_is_no_fault() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--help", "--ui-lang", "it"], cwd=places.PACKAGE.parent, capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"") and rb"\xf2" in done.stdout


def test_a_file_stays_on_its_line_whatever_its_name_is(
    small: Callable[..., list[str]], said: Said, tmp_path: Path
) -> None:
    shown = small({"slides/a\nb\u202e.yaml": "slides: 1\n"})
    assert any(one.startswith("content/slides/a\\nb\\u202e.yaml:1:") for one in shown), shown


def test_the_system_gives_its_reasons_in_the_readers_language(tmp_path: Path, said: Said) -> None:
    assert main(["schema", str(tmp_path), "--ui-lang", "en"]) == 2
    assert said()[1] == f"kiosk: {tmp_path}: Is a directory\n"
    sentence = Say("the file cannot be read: %(reason)s", {"reason": "Is a directory"})
    assert say(sentence, "it") != say(sentence, "en") and "directory" not in say(sentence, "it")


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = f"{sys.executable} -m kiosk schema | head -n 1"
    told = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert told.stdout == "{\n" and not told.stderr


def test_an_interruption_while_the_program_loads_ends_it_without_a_word() -> None:
    """As Ctrl+C does in the first tenth of a second; a command that works on puts right what is half done."""
    code = """if True:
        import os, signal, sys
        from kiosk import __main__
        class Interrupts:
            def find_spec(self, name, *others):
                if name == module:
                    os.kill(os.getpid(), signal.SIGINT)
        module = sys.argv.pop(1)
        sys.argv[1:] = ["schema", "--ui-lang", "en"]
        sys.meta_path.insert(0, Interrupts())
        sys.exit(__main__.run())"""
    ended = []
    for module in ("kiosk.cli", "kiosk.tools.schema"):
        told = subprocess.run([sys.executable, "-c", code, module], capture_output=True, text=True, check=False)
        ended.append((told.returncode, told.stderr))
    assert ended == [(-signal.SIGINT, ""), (130, "")]


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
