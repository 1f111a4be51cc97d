from pathlib import Path

import pytest

from kiosk.model.settings import Screens, Settings
from kiosk.station.settings import read, write

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


@pytest.mark.parametrize("settings", [Settings(), ALL, WEEK, Settings(ui_language="no"), Settings(pin="1234")])
def test_what_is_written_is_read(tmp_path: Path, settings: Settings) -> None:
    write(tmp_path, settings)
    assert read(tmp_path) == (settings, ())


def test_one_faulty_setting_does_not_cost_the_others(tmp_path: Path) -> None:
    settings, problems = faulty(tmp_path, "pin: abc\ntheme: dakr\nscreen_mm: [531, 298.5]\n")
    assert settings == Settings(pin="abc", screen_mm=[531, 298.5])
    assert problems == [("settings.yaml", 2, 8)]


def test_an_unknown_setting_is_said_and_passed_over(tmp_path: Path) -> None:
    settings, problems = faulty(tmp_path, "thema: dark\npin: abc\n")
    assert settings == Settings(pin="abc")
    assert problems == [("settings.yaml", 1, 1)]


def test_what_yaml_refuses_is_left_out(tmp_path: Path) -> None:
    settings, problems = faulty(tmp_path, "theme: !x dark\npin: abc\nscreen_mm: [531.000, 298]\n")
    assert settings == Settings(pin="abc")
    assert {line for _, line, _ in problems} == {1, 3}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("hours: 09:00-18:30\npin: abc\n", []),
        ("hours: 9-18\npin: abc\n", [(1, 8)]),
        ("hours:\n  monday: 09:00-25:00\n  tuesdy: closed\npin: abc\n", [(2, 11), (3, 3)]),
        ("hours: {monday: 09:00-13:00, 14:00-18:00}\npin: abc\n", [(1, 30)]),
    ],
)
def test_a_fault_in_the_hours_is_said_where_it_stands(tmp_path: Path, text: str, places: list[tuple[int, int]]) -> None:
    settings, problems = faulty(tmp_path, text)
    assert [(line, column) for _, line, column in problems] == places
    assert settings == Settings(pin="abc", hours=None if places else "09:00-18:30")


def test_no_screen_is_the_audience_s_and_the_speaker_s(tmp_path: Path) -> None:
    settings, problems = faulty(tmp_path, "pin: abc\nscreens:\n  audience: HDMI-1\n  console: HDMI-1\n")
    assert settings == Settings(pin="abc") and [path for path, *_ in problems] == ["settings.yaml"]
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
    assert settings == Settings()
    assert len(problems) == 1
