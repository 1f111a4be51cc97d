"""`kiosk pack`, as staff use it: from a key to a booth and back, and what is said on the way."""

import io
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.packs import keys
from kiosk.packs.shelf import Shelf
from kiosk.station import settings
from kiosk.station.pin import set_pin
from tests.packs.conftest import FILES, fill

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("build", ...)`: exit code and all that was printed."""
    monkeypatch.setattr("kiosk.packs.install.trial", lambda *_: ())  # tests/packs draws
    monkeypatch.setattr("kiosk.tools.pack.measured", lambda *_: None)  # tests/check measures

    def command(*words: object, language: str = "en", typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main(["pack", *map(str, words), "--data", str(tmp_path / "data"), "--ui-lang", language])
        told = capsys.readouterr()
        return code, told.out + told.err

    return command


@pytest.fixture
def office(tmp_path: Path, run: Run) -> Path:
    """A folder with content and a key."""
    fill(tmp_path / "office" / "content", FILES)
    assert run("keygen", tmp_path / "office" / "key")[0] == 0
    return tmp_path / "office"


def words(office: Path, out: str, *more: object) -> Sequence[object]:
    return ("build", office / "content", office / out, "--key", office / "key", *more)


@pytest.mark.parametrize("language", ["it", "en"])
def test_from_the_office_to_a_booth_and_back(office: Path, run: Run, tmp_path: Path, language: str) -> None:
    signer = keys.fingerprint(keys.public(office / "key.pub"))
    for version in (1, 2):
        code, told = run(*words(office, f"{version}.kpack", "--version", version), language=language)
        assert code == 0 and signer in told and str(office / f"{version}.kpack") in told
    code, told = run("verify", office / "1.kpack", "--trust", office / "key.pub", language=language)
    assert code == 0 and {"it": "Prova", "en": "Trial"}[language] in told
    code, told = run("verify", office / "1.kpack", language=language)
    assert code == 1 and signer in told
    code, told = run("install", office / "1.kpack", language=language)
    assert code == 1 and f"--accept {signer}" in told and Shelf(tmp_path / "data").folder() is None
    assert run("install", office / "1.kpack", "--accept", signer, language=language)[0] == 0
    assert run("install", office / "2.kpack", language=language)[0] == 0
    assert run("install", office / "2.kpack", language=language)[0] == 0, "on show already"
    Shelf(tmp_path / "data").begin()
    Shelf(tmp_path / "data").prove()
    code, told = run("list", language=language)
    assert code == 0 and signer in told and "2026" in told
    for expected in (0, 0, 1):
        code, told = run("rollback", language=language)
        assert code == expected
    assert Shelf(tmp_path / "data").folder() is None


def test_a_key_is_never_written_over(office: Path, run: Run) -> None:
    key, public = (office / "key").read_bytes(), (office / "key.pub").read_bytes()
    assert (office / "key").stat().st_mode & 0o077 == 0
    assert run("keygen", office / "key")[0] == 1
    (office / "key").rename(office / "safe")
    assert run("keygen", office / "key")[0] == 1, "packs are made for the public one"
    assert not (office / "key").exists()
    (office / "key.pub").unlink()
    (office / "key").write_bytes(b"something else")
    assert run("keygen", office / "key")[0] == 1
    assert (office / "safe").read_bytes() == key and (office / "key").read_bytes() == b"something else"
    assert public and not (office / "key.pub").exists()


def test_errors_in_the_content_refuse_the_pack(office: Path, run: Run) -> None:
    assert run(*words(office, "a.kpack"))[0] == 0
    before = (office / "a.kpack").read_bytes()
    path = office / "content" / "slides" / "pharma.yaml"
    path.write_text(path.read_text().replace("{employees}", "{employes}"))
    code, told = run(*words(office, "a.kpack"))
    assert code == 1 and "content/slides/pharma.yaml:" in told and "employees" in told
    assert (office / "a.kpack").read_bytes() == before


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (["build", "content"], 2, "kiosk pack build DIR OUT.kpack"),
        (["build", "content", "a.kpack"], 2, "--key KEY"),
        (["build", "nowhere", "a.kpack", "--key", "key"], 2, "there is no folder"),
        (["build", "content", "a.kpack", "--key", "key.pub"], 1, "KEY signs; KEY.pub"),
        (["build", "content", "a.kpack", "--key", "none"], 1, "kiosk pack keygen"),
        (["build", "content", "nowhere/\0", "--key", "key"], 2, ""),
        (["verify", "key"], 1, "this is not a pack"),
        (["verify", "none.kpack"], 1, "cannot be read"),
        (["install", "content", "--trust", "key"], 1, "KEY signs; KEY.pub"),
        (["keygen"], 2, "kiosk pack keygen KEY"),
        (["build", "content", "a.kpack", "--key", "key", "--version", "0"], 2, "whole number"),
        (["build", "content", "a.kpack", "--key", "key", "--version", "999999999999"], 1, "date in the future"),
    ],
)
def test_what_is_written_wrongly(
    office: Path, run: Run, monkeypatch: pytest.MonkeyPatch, given: list[str], code: int, said: str
) -> None:
    if "\0" in "".join(given):
        given = [word.replace("nowhere/\0", "key/a.kpack") for word in given]  # a file is no folder
    monkeypatch.chdir(office)
    found, told = run(*given)
    assert found == code and said in told and not (office / "a.kpack").exists()


def test_the_pin_is_asked_for_where_one_is_set(office: Path, run: Run, tmp_path: Path) -> None:
    assert run(*words(office, "a.kpack"))[0] == 0
    settings.write(tmp_path / "data", set_pin(settings.Settings(), "2468"))
    trust = ("install", office / "a.kpack", "--trust", office / "key.pub")
    for typed in ("", "1234\n", "\n"):
        assert run(*trust, typed=typed)[0] == 1
    assert Shelf(tmp_path / "data").folder() is None and not keys.trusted(tmp_path / "data")
    assert run(*trust, typed="2468\n")[0] == 0
    shutil.rmtree(tmp_path / "data" / "packs")
    assert run("install", office / "a.kpack")[0] == 0, "its signer is known from now on: nothing to ask"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("from-a-newer-program: 1\n", 0, "is installed"),  # no PIN is set, and nothing to do with one is wrong
        ("pin: 2468\n", 1, "settings.yaml:1:6: error: "),
        ("pin: 2468\n", 1, "settings.yaml cannot be read: nothing was installed (fix that file first)"),
    ],
)
def test_settings_with_faults_are_no_wrong_pin(
    office: Path, run: Run, tmp_path: Path, text: str, code: int, said: str
) -> None:
    assert run(*words(office, "a.kpack"))[0] == 0
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "settings.yaml").write_text(text)
    found, told = run("install", office / "a.kpack", "--trust", office / "key.pub")
    assert found == code and said in told and "wrong PIN" not in told
