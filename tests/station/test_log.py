import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.station import log


@pytest.fixture(autouse=True)
def _stopped() -> Iterator[None]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    level = log.logger.level
    yield
    log.stop()
    log.logger.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def text(data: Path) -> str:
    return (data / "logs" / "kiosk.log").read_text(encoding="utf-8")


def record(said: str, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("kiosk.ui", logging.ERROR, "x.py", 1, said, (), info)


def test_what_is_logged_is_in_the_file(tmp_path: Path) -> None:
    log.start(tmp_path)
    logging.getLogger("kiosk.ui").info("qui è tutto")
    assert " INFO kiosk.ui: qui è tutto\n" in text(tmp_path)


def test_uncaught_exceptions_are_logged_and_go_no_further(
    tmp_path: Path, expect_log, capsys: pytest.CaptureFixture[str]
) -> None:
    log.start(tmp_path)
    with expect_log(logging.CRITICAL, "uncaught"):
        try:
            1 / 0  # noqa: B018
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        thread = threading.Thread(target=lambda: [][1], name="reader")
        thread.start()
        thread.join()
    said = text(tmp_path)
    assert "ZeroDivisionError" in said
    assert "in thread reader" in said
    assert "IndexError" in said
    assert capsys.readouterr() == ("", "")


def test_unraisable_exceptions_are_logged(tmp_path: Path, expect_log) -> None:
    class Bad:
        def __del__(self) -> None:
            raise ValueError("in del")

    log.start(tmp_path)
    with expect_log(logging.ERROR, "__del__"):
        Bad()
    assert "ValueError: in del" in text(tmp_path)


def test_it_stays_under_five_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "BYTES", 2_000)
    monkeypatch.setattr(log, "ALTOGETHER", 10_000)
    log.start(tmp_path)
    for number in range(1_000):
        log.logger.info("record %s", number)
    files = list((tmp_path / "logs").iterdir())
    assert len(files) == log.FILES == 5
    assert sum(file.stat().st_size for file in files) <= 5 * 2_000
    assert "record 999" in text(tmp_path)


def test_no_record_is_endless(tmp_path: Path) -> None:
    log.start(tmp_path)
    log.logger.info("%s the end", "x" * 1_000_000)
    assert len(text(tmp_path)) < 10_000
    assert text(tmp_path).endswith("the end\n")


def test_alike_records_are_counted_and_not_written() -> None:
    now = [0.0]
    limit = log.Limit(lambda: now[0])
    assert [limit.filter(record("again")) for _ in range(100)].count(True) == log.ALIKE
    assert limit.filter(record("another"))
    now[0] = log.WINDOW + 1
    late = record("again")
    assert limit.filter(late)
    assert late.getMessage() == "again (and 95 more like it before)"


def test_all_records_together_are_limited_too() -> None:
    limit = log.Limit(lambda: 0.0)
    assert [limit.filter(record(f"frame {n}")) for n in range(5_000)].count(True) == log.ALTOGETHER
    assert len(limit._kinds) <= log.KINDS


def test_exceptions_from_two_places_are_not_alike() -> None:
    limit = log.Limit(lambda: 0.0)
    errors = []
    for number in range(2):
        try:
            if number:
                int("one")
            int("two")
        except ValueError as error:
            errors.append(error)
    for _ in range(log.ALIKE):
        limit.filter(record("in paint", errors[0]))
    assert not limit.filter(record("in paint", errors[0]))
    assert limit.filter(record("in paint", errors[1]))


def test_a_folder_that_takes_no_log_is_survived(tmp_path: Path, expect_log, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "logs").write_text("no folder")
    with expect_log(logging.WARNING, "no log file"):
        log.start(tmp_path)
    log.logger.info("goes on")
    assert "goes on" in capsys.readouterr().err


def test_a_full_disk_is_survived(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Full:
        def write(self, _: str) -> int:
            raise OSError(28, "No space left on device")

        def flush(self) -> None: ...
        def close(self) -> None: ...
        def seek(self, *_: int) -> int:
            return 0

        def tell(self) -> int:
            return 0

    log.start(tmp_path)
    handler = log._handler
    assert isinstance(handler, logging.FileHandler)
    handler.stream.close()
    handler.stream = Full()  # type: ignore[assignment]
    log.logger.info("lost")
    assert capsys.readouterr() == ("", "")


def test_starting_again_moves_the_log(tmp_path: Path) -> None:
    log.start(tmp_path / "a")
    log.start(tmp_path / "b")
    log.logger.info("here")
    assert text(tmp_path / "a") == ""
    assert "here" in text(tmp_path / "b")


def test_a_record_that_cannot_be_written_harms_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.start(tmp_path)
    handler = log._handler
    assert handler is not None
    for made in (record("%d seconds"), record("goes on")):
        made.args = ("three",) if "%" in made.msg else ()
        handler.handle(made)
    assert "goes on" in text(tmp_path)
    assert capsys.readouterr() == ("", "")
