"""From a content folder to a pack: what is in it, that every byte of it counts, and what is refused."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.loader.load import load
from kiosk.packs import build, opening
from kiosk.packs.attacks import KEY
from kiosk.packs.envelope import HEAD, MAGIC, SEAL
from kiosk.packs.faults import Refused
from tests.packs.conftest import AT, FILES, Pack, built, fill


def test_a_pack_has_just_what_the_content_consists_of(ready: Path, source: Path, tmp_path: Path) -> None:
    found = opening.verified(ready, ready.name)
    manifest = found.manifest
    assert [file.path for file in manifest.files] == sorted(FILES)
    assert (manifest.version, manifest.built, manifest.slides) == (202611221734, "2026-11-22T17:34:00Z", 5)
    assert manifest.title == {"it": "Prova", "en": "Trial"} and manifest.languages == ["it", "en"]
    opening.lay_out(ready, found, tmp_path / "out", ready.name)
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (source / name).read_bytes()
    assert opening.intact(tmp_path / "out", manifest.files)


def test_the_same_content_gives_the_same_bytes(ready: Path, source: Path, tmp_path: Path) -> None:
    assert built(source, tmp_path / "again.kpack") == ()
    assert (tmp_path / "again.kpack").read_bytes() == ready.read_bytes()


def _regions(data: bytes) -> list[tuple[int, int]]:
    """Where each part of a pack begins and ends: magic, signature, key, length, manifest, and each file."""
    listed = int.from_bytes(data[SEAL:HEAD], "big")
    ends = [0, len(MAGIC), SEAL - 32, SEAL, HEAD, HEAD + listed, len(data)]
    return list(pairwise(ends))


def test_any_changed_byte_is_refused(ready: Path, tmp_path: Path) -> None:
    data, chance, path = ready.read_bytes(), random.Random(7), tmp_path / "changed.kpack"
    spots = [spot for begin, end in _regions(data) for spot in (begin, end - 1, *(chance.randrange(begin, end),) * 5)]
    for spot in spots:
        changed = bytearray(data)
        changed[spot] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        with pytest.raises(Refused) as refused:
            opening.verified(path, path.name)
        assert refused.value.problem.rule in ("pack-damaged", "pack-signature", "pack-size"), spot
        assert refused.value.problem.hint


def test_a_pack_that_breaks_off_or_goes_on_is_refused(ready: Path, tmp_path: Path) -> None:
    data, path = ready.read_bytes(), tmp_path / "cut.kpack"
    cuts = {cut for begin, end in _regions(data) for cut in (begin, begin + 1, end - 1)} - {len(data)}
    for broken in (*(data[:cut] for cut in sorted(cuts)), data + b"\0", data + data):
        path.write_bytes(broken)
        with pytest.raises(Refused):
            opening.verified(path, path.name)


def test_a_file_that_changes_while_the_pack_is_built(source: Path, tmp_path: Path, pack: Pack) -> None:
    folder = pack(1).parent / "from-1" / "content"
    before, loaded = build.stamps(folder), load(folder)
    with (folder / "slides/a-start.yaml").open("a") as file:
        file.write("# one more line\n")
    changed = build.freeze(folder, loaded, before).problems
    assert [(one.path, one.rule) for one in changed] == [("content/slides/a-start.yaml", "pack-changed")]
    before, loaded, out = build.stamps(folder), load(folder), tmp_path / "old.kpack"
    frozen = build.freeze(folder, loaded, before)
    assert loaded.deck is not None and not frozen.problems
    out.write_bytes(b"old")
    (folder / "data/beds.csv").write_text("anno;posti\n2009;7,4\n2022;6,4\n")
    problems = build.write(out, folder, build.manifest(loaded.deck, frozen.files, 1, AT), KEY)
    assert [one.path for one in problems] == ["content/data/beds.csv"]
    assert out.read_bytes() == b"old" and not list(tmp_path.glob(".*")), "the pack from before stays"


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("beds.csv", "pack-name"),  # the loader takes data from any folder
        ("data/posti letto.csv", "pack-name"),
        ("data/città.csv", "pack-name"),
        ("data/aux.csv", "pack-name"),
    ],
)
def test_names_that_not_every_system_takes(source: Path, tmp_path: Path, name: str, rule: str) -> None:
    files = dict(FILES)
    files[name] = files.pop("data/beds.csv")
    indicator = files["indicators/data.yaml"]
    assert isinstance(indicator, str)
    files["indicators/data.yaml"] = indicator.replace("data/beds.csv", name)
    folder = fill(tmp_path / "content", files)
    problems = built(folder, tmp_path / "out.kpack")
    assert [(one.path, one.rule) for one in problems] == [(f"content/{name}", rule)] and problems[0].hint
    assert not (tmp_path / "out.kpack").exists()


def test_links_are_not_packed(tmp_path: Path) -> None:
    folder = fill(tmp_path / "content", FILES)
    secret = tmp_path / "secret.json"
    secret.write_text("{}")
    (folder / "agreed.json").unlink()
    (folder / "agreed.json").symlink_to(secret)
    (folder / "slides" / "z.yaml").symlink_to(secret)
    assert built(folder, tmp_path / "out.kpack") == ()
    names = [one.path for one in opening.look(tmp_path / "out.kpack").manifest.files]
    assert names == sorted(FILES.keys() - {"agreed.json"})
