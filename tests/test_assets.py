"""Fonts, icons, maps and tissue are whole, credited and as the painter takes them for granted."""

import json
import math
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from PySide6.QtGui import QGuiApplication, QRawFont

from kiosk.charts.band import COUNTS

ASSETS = Path(__file__).parents[1] / "assets"
TISSUES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ASSETS / "tissue").glob("*.json")}
BANDS = [name for name in TISSUES if name.startswith("band-")]
ROUND = [name for name in TISSUES if name.startswith(("disc-", "ring-"))]
REGIONS = ["lombardia-347", "assolombarda-60"]

Polygon = list[tuple[float, float]]


def polygon(flat: list[float]) -> Polygon:
    return list(zip(flat[::2], flat[1::2], strict=True))


def polygons(tissue: dict[str, Any]) -> list[Polygon]:
    return [polygon(flat) for _, _, flat in tissue["cells"]]


def area(ring: Polygon) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def holds(ring: Polygon, x: float, y: float) -> bool:
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


# --- tissue -----------------------------------------------------------------------------------------------------------


def test_every_count_that_charts_may_ask_for_has_its_disc() -> None:
    wanted = {f"disc-{n}" for n in (*range(1, 151), 232, 296, 360, 431)}
    wanted |= {f"band-{n}" for n in COUNTS}
    assert wanted | {"ring-49", "ring-50", "home-9", *REGIONS} == set(TISSUES)


def test_a_tissue_has_as_many_cells_as_its_name_says() -> None:
    for name, tissue in TISSUES.items():
        shape, n = name.rsplit("-", 1)
        assert (tissue["shape"], tissue["n"], len(tissue["cells"])) == (shape, int(n), int(n)), name


def test_equal_cells_look_equal() -> None:
    for name in (*ROUND, *BANDS, *REGIONS):
        sizes = [area(ring) for ring in polygons(TISSUES[name])]
        assert min(sizes) > 0, f"{name}: all cells wind the same way"
        assert max(sizes) / min(sizes) < 1.35, name


def test_cells_are_round_enough_to_be_drawn_with_a_gap() -> None:
    for name in (*ROUND, *REGIONS):
        n = TISSUES[name]["n"]
        for ring in polygons(TISSUES[name]):
            edges = [math.dist(a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
            assert sum(edges) ** 2 / area(ring) < (35 if n < 3 or name in REGIONS else 24), name
            assert min(edges) > 0.05 * math.sqrt(area(ring)), f"{name}: an edge too short to be rounded"


def test_a_disc_is_full_and_nothing_leaves_it() -> None:
    for name in ROUND:
        tissue = TISSUES[name]
        inner = tissue.get("inner", 0)
        radii = [math.hypot(x, y) for ring in polygons(tissue) for x, y in ring]
        assert max(radii) == pytest.approx(100, abs=0.02), name
        assert min(radii) > inner - 0.02, name
        full = math.pi * (100**2 - inner**2)
        assert sum(area(ring) for ring in polygons(tissue)) == pytest.approx(full, rel=0.012), name


def test_a_nucleus_lies_in_its_cell() -> None:
    for name, tissue in TISSUES.items():
        for (x, y, _), ring in zip(tissue["cells"], polygons(tissue), strict=True):
            assert holds(ring, x, y), name


def test_discs_and_rings_light_clockwise_from_12() -> None:
    for name in ROUND:
        angles = [
            0.0 if math.hypot(x, y) < 2 else math.degrees(math.atan2(x, -y)) % 360 for x, y, _ in TISSUES[name]["cells"]
        ]
        assert angles == sorted(angles), name


def test_a_share_of_a_disc_begins_at_a_border_at_12() -> None:
    for name in set(ROUND) - {"disc-1"}:
        rim = [x for ring in polygons(TISSUES[name]) for x, y in ring if y < 0 and math.hypot(x, y) > 99.9]
        assert min(abs(x) for x in rim) < 0.05, name


def test_regions_light_from_north_west_to_south_east() -> None:
    for name in REGIONS:
        waves = [x + y for x, y, _ in TISSUES[name]["cells"]]
        assert waves == sorted(waves), name


def test_a_region_keeps_to_its_outline_and_box() -> None:
    for name in REGIONS:
        tissue = TISSUES[name]
        outline = polygon(tissue["outline"][0])
        assert all(0 <= x <= tissue["box"][0] and 0 <= y <= tissue["box"][1] for x, y in outline), name
        assert all(holds(outline, x, y) for x, y, _ in tissue["cells"]), name
        assert sum(area(ring) for ring in polygons(tissue)) == pytest.approx(abs(area(outline)), rel=0.05), name


def test_tissue_stays_small() -> None:
    assert sum(path.stat().st_size for path in (ASSETS / "tissue").glob("*.json")) < 2_500_000


# --- fonts and icons --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bricolage-grotesque", "source-sans-3"])
def test_a_font_has_its_licence_beside_it_and_the_glyphs_we_write(name: str, qapp: QGuiApplication) -> None:
    family = ASSETS / "fonts" / name
    [licence] = [path for path in family.iterdir() if path.suffix in {".txt", ".md"}]
    assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8").upper()
    fonts = list(family.glob("*.ttf"))
    assert fonts
    for path in fonts:
        font = QRawFont(str(path), 40)
        assert font.isValid()
        missing = [c for c in "àèéìíòóùÀÈÉÌÒÙ€%‰−–—×·’“”«»≥≤…\u00a0\u202f" if not font.supportsCharacter(ord(c))]
        assert not missing, path.name


def test_icons_take_the_colour_of_their_place() -> None:
    icons = list((ASSETS / "icons").glob("*.svg"))
    assert icons
    for path in icons:
        root = ElementTree.parse(path).getroot()
        assert root.tag == "{http://www.w3.org/2000/svg}svg", path.name
        assert (root.get("viewBox"), root.get("stroke"), root.get("fill")) == ("0 0 24 24", "currentColor", "none")
        assert {node.get("stroke") for node in root} <= {None, "none", "currentColor"}, path.name
    assert "MIT License" in (ASSETS / "icons" / "LICENSE").read_text(encoding="utf-8")


# --- maps and credits -------------------------------------------------------------------------------------------------


def test_maps_have_their_features_and_their_credit_in_both_languages() -> None:
    for name, count in {"lombardy_provinces": 12, "italy_regions": 20}.items():
        data = json.loads((ASSETS / "maps" / f"{name}.geojson").read_text(encoding="utf-8"))
        assert len(data["features"]) == count
    readme = (ASSETS / "maps" / "README.md").read_text(encoding="utf-8")
    [credit] = [c for c in credits() if "Istat" in c["name"]]
    assert credit["what"]["it"] in readme
    assert credit["what"]["en"] in readme


def test_every_credit_is_complete_in_both_languages() -> None:
    for credit in credits():
        assert set(credit) == {"name", "what", "licence", "copyright"}, credit
        assert set(credit["what"]) == {"it", "en"}, credit
        assert all(isinstance(text, str) and text for text in (*credit["what"].values(), credit["copyright"])), credit


def credits() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ASSETS / "credits.yaml").read_text(encoding="utf-8"))
    return found
