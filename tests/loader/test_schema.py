"""The schema that editors get."""

from typing import Any

from kiosk.charts import kinds
from kiosk.loader.schema import schema


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [ref for inner in value.values() for ref in references(inner)]
    return [ref for inner in value for ref in references(inner)] if isinstance(value, list) else []


def test_every_reference_leads_to_a_part() -> None:
    made = schema()
    parts = {f"#/$defs/{name}" for name in made["$defs"]}
    assert set(references(made)) <= parts
    assert {f"#/$defs/Chart_{name}" for name in kinds.names()} <= parts


def test_files_slides_and_charts_are_joined() -> None:
    parts = schema()["$defs"]
    assert parts["SlidesFile"]["properties"]["slides"]["items"] == {"$ref": "#/$defs/Slide"}
    assert parts["Slide"]["required"] == ["id", "layout", "title"]
    assert parts["Chart_cells"]["properties"]["kind"]["const"] == "cells"
    assert parts["Indicator"]["properties"]["value"]["anyOf"][0] == {"type": "number"}
    assert parts["Slide"]["additionalProperties"] is False
    assert parts["TalkFile"]["properties"]["slides"]["items"] == {"$ref": "#/$defs/Stop"}
    assert parts["TalkFile"]["required"] == ["title", "minutes", "slides"]
