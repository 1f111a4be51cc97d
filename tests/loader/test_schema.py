"""The schema that editors get: what it takes, what it refuses, and what it says of each field."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kiosk import places
from kiosk.charts import kinds
from kiosk.loader.described import MODELS
from kiosk.loader.described_charts import KINDS
from kiosk.loader.marked import read
from kiosk.loader.schema import FILES, schema
from tests.loader.valid import wrong

made = cache(schema)
SHIPPED = {part: sorted(places.content().glob(pattern)) for part, pattern in FILES.items()}


def parts() -> dict[str, Any]:
    found: dict[str, Any] = made()["$defs"]
    return found


def refused(part: str, value: Any) -> list[str]:
    return list(wrong(value, parts()[part], parts()))


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [ref for inner in value.values() for ref in references(inner)]
    return [ref for inner in value for ref in references(inner)] if isinstance(value, list) else []


def test_every_reference_leads_to_a_part() -> None:
    assert set(references(made())) <= {f"#/$defs/{name}" for name in parts()}
    assert {f"Chart_{name}" for name in kinds.names()} | FILES.keys() <= parts().keys()


@pytest.mark.parametrize(("part", "path"), [(part, path) for part, paths in SHIPPED.items() for path in paths])
def test_it_takes_what_is_shipped(part: str, path: Path) -> None:
    assert refused(part, read(path, path.name).value) == []


def test_it_takes_every_kinds_example() -> None:
    found = {name: refused("Chart", dict(kinds.kind(name).EXAMPLE)) for name in kinds.names()}
    assert not any(found.values()), found


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("Slide", {"id": "a", "layout": "wid", "title": {"it": "a"}}, "/layout: 'wid'"),
        ("Slide", {"id": "a", "layout": "wide"}, "'title' is missing"),
        ("Slide", {"id": "a", "layout": "wide", "title": {}, "chart": {"kind": "line", "lit": "x"}}, "/chart: 'lit'"),
        ("Slide", {"id": "a", "layout": "wide", "title": {}, "chart": {"kind": "lines"}}, "/chart/kind: 'lines'"),
        ("Chart", {"kind": "map", "highlight": ["lodi", {"regoin": "lodi"}]}, "/highlight/1"),
        ("IndicatorsFile", {"beds": {"name": {"it": "a"}, "unit": "bedz"}}, "/beds/unit: 'bedz'"),
        ("IndicatorsFile", {"Beds": {"name": {"it": "a"}, "unit": "beds"}}, "/Beds: 'Beds'"),
        ("Kiosk", {"title": {}, "languages": {}, "language": "it", "attract": []}, "/attract: []"),
        ("TalkFile", {"title": {}, "minutes": 3, "slides": [{"slide": "a", "seconds": 4}]}, "/slides/0/seconds: 4"),
    ],
)
def test_it_says_what_is_wrong_where_it_stands(part: str, value: Any, said: str) -> None:
    assert said in "\n".join(refused(part, value))


def test_every_part_and_field_is_described_in_two_languages() -> None:
    silent = []
    for name, part in parts().items():
        told = {"": part["description"]} | {key: one["description"] for key, one in part.get("properties", {}).items()}
        silent += [f"{name}.{field}: {text}" for field, text in told.items() if len(set(text.split("\n\n"))) != 2]
    assert silent == []


def test_nothing_is_described_that_is_not_there() -> None:
    fields = {name: set(part.get("properties", ())) for name, part in parts().items()}
    told = {**MODELS, **{f"Chart_{name.replace('.', '_')}": said for name, said in KINDS.items()}}
    assert {name: set(said) - {""} - fields[name] for name, said in told.items()} == {name: set() for name in told}
