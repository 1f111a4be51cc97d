import io
import logging
from pathlib import Path

import pytest

from kiosk.model.settings import Settings
from kiosk.station import pin, settings
from kiosk.station.pin import Gate, Tries, check, set_pin, set_pin_from_terminal
from tests.conftest import ExpectLog


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real cost makes a try slow, which is its sense; the tests need not wait for it."""
    monkeypatch.setattr(pin, "_COST", 2)


def test_only_the_pin_itself_opens() -> None:
    kept = set_pin(Settings(theme="light"), "2468")
    assert kept.theme == "light"
    assert "2468" not in (kept.pin or "")
    assert check(kept, "2468")
    assert not any(check(kept, typed) for typed in ("", "2469", "24680", "٢٤٦٨", "2468 "))


def test_the_same_pin_looks_different_on_each_machine() -> None:
    assert set_pin(Settings(), "2468").pin != set_pin(Settings(), "2468").pin


@pytest.mark.parametrize("typed", ["123", "123456789", "12a4", "", "１２３４", "12 4"])
def test_what_is_no_pin_is_not_set(typed: str) -> None:
    with pytest.raises(ValueError, match="4 to 8"):
        set_pin(Settings(), typed)


@pytest.mark.parametrize("kept", [None, "1234", "scrypt$a$b", "scrypt$$", "md5$YQ==$YQ==", "a$b$c$d", "scrypt$é$YQ=="])
def test_a_hash_that_is_none_opens_to_nobody(kept: str | None) -> None:
    assert not check(Settings().model_copy(update={"pin": kept}), "1234")


def test_four_wrong_tries_are_free_and_then_waits_grow() -> None:
    tries, waits = Tries(), []
    for _ in range(12):
        tries = tries.failed(100.0)
        waits.append(tries.wait(100.0))
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]
    assert tries.wait(tries.until - 1) == 1
    assert tries.wait(tries.until + 1) == 0


def test_the_gate_takes_no_try_while_there_is_a_wait(tmp_path: Path) -> None:
    settings.write(tmp_path, set_pin(Settings(), "2468"))
    gate = Gate(tmp_path)
    assert gate.locked()
    assert [gate.enter("0000", 10.0) for _ in range(5)] == [False] * 5
    assert gate.wait(10.0) == 30
    assert not gate.enter("2468", 39.9)
    assert gate.wait(39.9) == pytest.approx(0.1)
    assert gate.enter("2468", 40.0)
    assert not gate.enter("0000", 41.0)
    assert gate.wait(41.0) == 0


@pytest.mark.parametrize(
    ("later", "left"), [(0, 60), (45, 15), (3600, 0), (-100_000, 60)], ids=["at once", "soon", "late", "clock set back"]
)
def test_a_restart_forgives_nothing(tmp_path: Path, later: int, left: float) -> None:
    """Six wrong tries, the plug, another start: its monotonic clock begins anew, the time of day has gone on."""
    settings.write(tmp_path, set_pin(Settings(), "2468"))
    gate = Gate(tmp_path, clock=lambda: 1e9)
    assert not any(gate.enter("0000", now) for now in (0.0, 0.0, 0.0, 0.0, 0.0, 30.0))
    again = Gate(tmp_path, clock=lambda: 1e9 + later)
    assert again.wait(7.0) == left
    assert again.enter("2468", 7.0) is (left == 0)
    assert not again.enter("0000", 7.0 + left) and again.wait(7.0 + left) == (0 if left == 0 else 120)
    assert again.enter("2468", 200.0)
    assert Gate(tmp_path).wait(0.0) == 0 and not (tmp_path / "tries.json").exists()


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"wrong": 9}', '{"wrong": "9", "until": 9e99}', '{"wrong": -1, "until": 1}', "[" * 9999]
)
def test_a_broken_file_of_tries_locks_nobody_out(tmp_path: Path, kept: str) -> None:
    settings.write(tmp_path, set_pin(Settings(), "2468"))
    (tmp_path / "tries.json").write_text(kept)
    assert Gate(tmp_path).wait(0.0) == 0 and Gate(tmp_path).enter("2468", 0.0)


def test_where_nothing_can_be_written_tries_count_all_the_same(tmp_path: Path, expect_log: ExpectLog) -> None:
    settings.write(tmp_path, set_pin(Settings(), "2468"))
    gate = Gate(tmp_path)
    (tmp_path / "tries.json").mkdir()
    with expect_log(logging.WARNING, "cannot be kept"):
        assert not any(gate.enter("0000", 0.0) for _ in range(5))
    assert gate.wait(0.0) == 30


def test_a_pin_set_while_the_booth_runs_counts_and_a_broken_file_unlocks_nothing(tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    assert not gate.locked()
    settings.write(tmp_path, set_pin(Settings(), "2468"))
    assert gate.locked()
    (tmp_path / "settings.yaml").write_text("pin: [")
    assert gate.locked()
    assert gate.enter("2468", 0.0)
    anew = Gate(tmp_path)
    assert anew.locked() and not anew.enter("2468", 0.0) and not anew.enter("unknown", 0.0)
    (tmp_path / "settings.yaml").unlink()
    assert not gate.locked() and not anew.locked()


def test_a_new_pin_keeps_what_staff_wrote_and_forgives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "settings.yaml").write_text("# the totem by the door\ntheme: light\n")
    (tmp_path / "tries.json").write_text('{"wrong": 9, "until": 9000000000}')
    monkeypatch.setattr("sys.stdin", io.StringIO("2468\n"))
    assert set_pin_from_terminal(tmp_path, "en") == 0
    assert (tmp_path / "settings.yaml").read_text().startswith("# the totem by the door\ntheme: light\npin: ")
    assert Gate(tmp_path).enter("2468", 0.0)


def test_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("2468\n"))
    assert set_pin_from_terminal(tmp_path, "en") == 0
    assert capsys.readouterr().out == "the PIN is set\n"
    assert check(settings.read(tmp_path)[0], "2468")


@pytest.mark.parametrize("typed", ["", "12", "abcd\n"])
def test_a_bad_line_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert set_pin_from_terminal(tmp_path, "en") == 1
    assert "4 to 8 digits" in capsys.readouterr().err
    assert not (tmp_path / "settings.yaml").exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "code"), [(["2468", "2468"], 0), (["2468", "2469"], 1), (["12"], 1)])
def test_a_terminal_is_asked_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str], code: int
) -> None:
    answers = iter(typed)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    assert set_pin_from_terminal(tmp_path, "en") == code
    assert next(answers, None) is None
    assert (settings.read(tmp_path)[0].pin is not None) == (code == 0)


def test_settings_with_faults_are_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("# the hall's screen\ntheme: dakr\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("2468\n"))
    assert set_pin_from_terminal(tmp_path, "en") == 1
    assert "settings.yaml:2:8" in capsys.readouterr().err
    assert path.read_text() == "# the hall's screen\ntheme: dakr\n"


def test_a_disk_that_takes_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    monkeypatch.setattr("sys.stdin", io.StringIO("2468\n"))
    assert set_pin_from_terminal(tmp_path / "data", "en") in (1, 2)
