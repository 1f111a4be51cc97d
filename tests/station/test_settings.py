from pathlib import Path

import pytest

from kiosk.model.settings import Screens, Settings
from kiosk.station.settings import UNKNOWN, change, read, write
from kiosk.words.messages import line

ALL = Settings(
    ui_language="it", language="en", theme="light", screen_mm=[531, 298.5], hours="09:00-18:30",
    pin="scrypt$c2FsdA==$aGFzaA==",
)  # fmt: skip
WEEK = Settings(hours={"monday": "09:00-13:00, 14:00-18:00", "saturday": "20:00-02:00", "sunday": "closed"})


def faulty(data: Path, text: str) -> tuple[Settings, list[tuple[str, int, int]]]:
    (data / "settings.yaml").write_text(text, encoding="utf-8")
    settings, problems = read(data)
    return settings, [(each.path, each.line, each.column) for each in problems]


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path / "nowhere") == (Settings(), ())


@pytest.mark.parametrize("settings", [Settings(), ALL, WEEK, Settings(ui_language="no"), Settings(pin="scrypt$1$2")])
def test_what_is_written_is_read(tmp_path: Path, settings: Settings) -> None:
    write(tmp_path, settings)
    assert read(tmp_path) == (settings, ())


def test_one_faulty_setting_does_not_cost_the_others(tmp_path: Path) -> None:
    settings, problems = faulty(tmp_path, "pin: scrypt$a$b\ntheme: dakr\nscreen_mm: [531, 298.5]\n")
    assert settings == Settings(pin="scrypt$a$b", screen_mm=[531, 298.5])
    assert problems == [("settings.yaml", 2, 8)]


def test_an_unknown_setting_is_said_and_passed_over(tmp_path: Path) -> None:
    settings, problems = faulty(tmp_path, "thema: dark\npin: scrypt$a$b\n")
    assert settings == Settings(pin="scrypt$a$b")
    assert problems == [("settings.yaml", 1, 1)]


def test_what_yaml_refuses_is_left_out(tmp_path: Path) -> None:
    settings, problems = faulty(tmp_path, "theme: !x dark\npin: scrypt$a$b\nscreen_mm: [531.000, 298]\n")
    assert settings == Settings(pin="scrypt$a$b")
    assert {line for _, line, _ in problems} == {1, 3}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("hours: 09:00-18:30\npin: scrypt$a$b\n", []),
        ("hours: 9-18\npin: scrypt$a$b\n", [(1, 8)]),
        ("hours:\n  monday: 09:00-25:00\n  tuesdy: closed\npin: scrypt$a$b\n", [(2, 11), (3, 3)]),
        ("hours: {monday: 09:00-13:00, 14:00-18:00}\npin: scrypt$a$b\n", [(1, 30)]),
    ],
)
def test_a_fault_in_the_hours_is_said_where_it_stands(tmp_path: Path, text: str, places: list[tuple[int, int]]) -> None:
    settings, problems = faulty(tmp_path, text)
    assert [(line, column) for _, line, column in problems] == places
    assert settings == Settings(pin="scrypt$a$b", hours=None if places else "09:00-18:30")


def test_no_screen_is_the_audience_s_and_the_speaker_s(tmp_path: Path) -> None:
    settings, problems = faulty(tmp_path, "pin: scrypt$a$b\nscreens:\n  audience: HDMI-1\n  console: HDMI-1\n")
    assert settings == Settings(pin="scrypt$a$b") and [path for path, *_ in problems] == ["settings.yaml"]
    settings, problems = faulty(tmp_path, "screens: {audience: HDMI-1, console: eDP-1}\n")
    assert settings.screens == Screens(audience="HDMI-1", console="eDP-1") and problems == []


def test_a_hint_tells_how_hours_are_written(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("hours: 9.00-18.30", "utf-8")
    (problem,) = read(tmp_path)[1]
    assert problem.hint is not None and "09:00-18:30" in problem.hint.msgid


@pytest.mark.parametrize("text", ["a: [", "- pin\n", "dark", "\0", "a: &a [*a]"])
def test_nothing_in_the_file_raises(tmp_path: Path, text: str) -> None:
    settings, problems = faulty(tmp_path, text)
    assert settings == Settings()
    assert problems


def test_a_folder_in_its_place_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").mkdir()
    settings, problems = read(tmp_path)
    assert settings == Settings().model_copy(update={"pin": UNKNOWN}), "what nobody could look into may have one"
    assert len(problems) == 1


HASH = "scrypt$c2FsdA==$aGFzaA=="


@pytest.mark.parametrize(
    ("text", "pin"),
    [
        (f"theme: [\npin: {HASH}\n", HASH),
        (f"\ttheme: dark\n'pin': '{HASH}'  # set in May\n", HASH),
        (f"a: \0\npin: {HASH}\r\n", HASH),
        ("pin: 2468\n", UNKNOWN),  # typed by hand
        ("pin: '2468'\n", UNKNOWN),
        ("pin: [\n", UNKNOWN),
        ("thema: dark\n# pin: none here\n", None),
        ("thema: dark\npin:\n", None),
    ],
)
def test_no_fault_costs_the_pin(tmp_path: Path, text: str, pin: str | None) -> None:
    settings, problems = faulty(tmp_path, text)
    assert settings.pin == pin and problems


KEPT = """# il totem dell'ingresso
language: it   # come vuole la fiera
screen_mm: [531, 298.5]

hours:
  monday: 09:00-13:00  # di mattina
  sunday: closed

# sopra: gli orari
pin: "scrypt$a$b"
"""


@pytest.mark.parametrize(
    ("old", "name", "value", "new"),
    [
        ("", "language", "en", "language: en\n"),
        ("# nulla\n", "language", "no", "# nulla\nlanguage: 'no'\n"),
        ("theme: dark", "language", "en", "theme: dark\nlanguage: en\n"),
        ("theme: dark\r\n", "language", "en", "theme: dark\r\nlanguage: en\r\n"),
        (KEPT, "language", "en", KEPT.replace("language: it ", "language: en ")),
        (KEPT, "language", None, KEPT.replace("language: it   # come vuole la fiera\n", "")),
        (KEPT, "orientation", "portrait", KEPT + "orientation: portrait\n"),
        (KEPT, "pin", "scrypt$c$d", KEPT.replace('"scrypt$a$b"', "scrypt$c$d")),
        (KEPT, "theme", None, KEPT),
        (KEPT, "hours", None, KEPT.replace("hours:\n  monday: 09:00-13:00  # di mattina\n  sunday: closed\n", "")),
        (
            KEPT, "hours", "09:00-18:30",
            KEPT.replace("monday: 09:00-13:00  # di mattina\n  sunday: closed\n", "09:00-18:30\n"),
        ),
        ("language:\ntheme: dark # è scuro\n", "language", "en", "language: en\ntheme: dark # è scuro\n"),
        ("language: |-\n  it\ntheme: dark\n", "language", "en", "language: en\ntheme: dark\n"),
        ("\ufefflanguage: it\n", "language", "en", "\ufefflanguage: en\n"),
        ("{language: it, theme: dark}\n", "language", "en", "{language: en, theme: dark}\n"),
    ],
)  # fmt: skip
def test_one_setting_is_changed_and_no_other_letter(
    tmp_path: Path, old: str, name: str, value: str | None, new: str
) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(old.encode())
    before, _ = read(tmp_path)
    assert change(tmp_path, name, value) == ()
    assert path.read_bytes().decode() == new
    after, problems = read(tmp_path)
    assert problems == () and after == before.model_copy(update={name: value})


@pytest.mark.parametrize("text", ["theme: dakr\nlanguage: it\n", "a: [", "language: it\nlanguage: en\n"])
def test_a_faulty_file_is_told_and_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.yaml").write_text(text, "utf-8")
    assert change(tmp_path, "language", "en") == read(tmp_path)[1] != ()
    assert (tmp_path / "settings.yaml").read_text("utf-8") == text


@pytest.mark.parametrize("text", ["{theme: dark}\n", "theme: dark\n...\n"])
def test_what_cannot_be_changed_by_itself_is_left_to_staff(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.yaml").write_text(text, "utf-8")
    (problem,) = change(tmp_path, "language", "en")
    assert line(problem, "en").endswith('cannot change "language" in this file (write in a text editor: language: en)')
    assert (tmp_path / "settings.yaml").read_text("utf-8") == text


def test_what_is_no_setting_is_a_mistake_of_ours(tmp_path: Path) -> None:
    for name, value in (("langauge", "en"), ("language", "english"), ("orientation", "up")):
        with pytest.raises(ValueError, match=name):
            change(tmp_path, name, value)
    assert not list(tmp_path.iterdir())


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    (problem,) = change(tmp_path / "data", "language", "en")
    assert problem.rule == "unwritable" and problem.hint is not None
