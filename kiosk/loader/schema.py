"""JSON Schema of the content files, from the same models that read them: completion and hover text in editors.

`kiosk schema content.schema.json` writes it. Editors choose by part: `content.schema.json#/$defs/SlidesFile`.
"""

from inspect import cleandoc
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from kiosk.charts import kinds
from kiosk.loader.reading import ID
from kiosk.model.deck import Kiosk, Place, Source, Tile
from kiosk.model.indicator import Indicator
from kiosk.model.slide import Slide, SlidesFile
from kiosk.model.talk import Stop, TalkFile, TalkHead

_TABLES = {"SourcesFile": Source, "PlacesFile": Place, "IndicatorsFile": Indicator}


def schema() -> dict[str, Any]:
    """One schema: a part for each file of a content folder, any of which a document may be."""
    charts = {f"Chart_{name}": kinds.kind(name).Fields for name in kinds.names()}
    models: list[type[BaseModel]] = [Kiosk, Source, Place, Indicator, Tile, Slide, SlidesFile, Stop, TalkFile]
    _, made = models_json_schema([(model, "validation") for model in models], ref_template="#/$defs/{model}")
    parts: dict[str, Any] = made["$defs"]
    for name, fields in charts.items():  # each kind calls its fields "Fields": one at a time, under a name of its own
        parts |= _chart(name, fields)
    parts["Slide"]["properties"]["chart"] = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in charts]}
    parts["SlidesFile"]["properties"]["tile"] = {"$ref": "#/$defs/Tile"}
    parts["SlidesFile"]["properties"]["slides"]["items"] = {"$ref": "#/$defs/Slide"}
    parts["TalkFile"]["description"] = cleandoc(TalkHead.__doc__ or "")  # what it says of its fields
    parts["TalkFile"]["properties"]["slides"]["items"] = {"$ref": "#/$defs/Stop"}
    for name, model in _TABLES.items():
        parts[name] = {
            "type": "object",
            "propertyNames": {"pattern": f"^{ID.pattern}$"},
            "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Content of the kiosk",
        "$defs": dict(sorted(parts.items())),
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in ("Kiosk", *_TABLES, "SlidesFile", "TalkFile")],
    }


def _chart(name: str, fields: type[BaseModel]) -> dict[str, Any]:
    """A kind's fields and what they contain, by names that no other kind has."""
    made = fields.model_json_schema(ref_template="#/$defs/" + name + "_{model}")
    inner = made.pop("$defs", {})
    return {name: made, **{f"{name}_{key}": value for key, value in inner.items()}}
