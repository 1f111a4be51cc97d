"""JSON Schema of the content files, from the same models that read them: completion and hover text in editors.

`kiosk schema content.schema.json` writes it. Editors choose by part: `content.schema.json#/$defs/SlidesFile`. Hover
text is in English and Italian, one below the other: editors ask a schema in no language. A chart's fields depend on its
kind by `if`, so that an editor tells of the one that is written, and not of eighteen that are not.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from kiosk import places
from kiosk.charts import kinds
from kiosk.loader.copies import ID
from kiosk.loader.described import MODELS
from kiosk.loader.described_charts import CHART, KINDS, VIEW
from kiosk.model.deck import Kiosk, Place, Source, Tile
from kiosk.model.indicator import Indicator
from kiosk.model.layouts import COVER, LAYOUTS
from kiosk.model.slide import Slide, SlidesFile
from kiosk.model.talk import Stop, TalkFile
from kiosk.words.messages import tr
from kiosk.words.numbers import known_units

FILES = {
    "Kiosk": "kiosk.yaml",
    "SourcesFile": "sources.yaml",
    "PlacesFile": "places.yaml",
    "IndicatorsFile": "indicators/*.yaml",
    "SlidesFile": "slides/*.yaml",
    "TalkFile": "talks/*.yaml",
}
"""The part that each file of a content folder is."""
_TABLES = {"SourcesFile": Source, "PlacesFile": Place, "IndicatorsFile": Indicator}
_LIT = "Chart_map_Lit"
_Part = dict[str, Any]


def schema() -> _Part:
    """One schema, whose parts are to be named: a part for each file of a content folder, and what these contain."""
    models: list[type[BaseModel]] = [Kiosk, Source, Place, Indicator, Tile, Slide, SlidesFile, Stop, TalkFile]
    _, made = models_json_schema([(model, "validation") for model in models], ref_template="#/$defs/{model}")
    parts: _Part = made["$defs"]
    for name in kinds.names():  # each kind calls its fields "Fields": one at a time, under a name of its own
        parts |= _kind(name)
    parts |= {"Chart": _charts(kinds.names())}
    parts["Slide"]["properties"]["chart"] = {"$ref": "#/$defs/Chart"}
    parts["SlidesFile"]["properties"]["tile"] = {"$ref": "#/$defs/Tile"}
    parts["SlidesFile"]["properties"]["slides"]["items"] = {"$ref": "#/$defs/Slide"}
    parts["TalkFile"]["properties"]["slides"]["items"] = {"$ref": "#/$defs/Stop"}
    for name, model in _TABLES.items():
        parts[name] = {
            "type": "object",
            "propertyNames": {"pattern": f"^{ID.pattern}$"},
            "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
        }
    _offer(parts)
    for name, part in parts.items():
        _describe(name, part)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Content of the kiosk",
        "$defs": dict(sorted(parts.items())),
    }


def _kind(name: str) -> _Part:
    """A kind's fields and what they contain, by names that no other kind has."""
    made = kinds.kind(name).Fields.model_json_schema(ref_template="#/$defs/Chart_" + name + "_{model}")
    inner = made.pop("$defs", {})
    parts = {f"Chart_{name}": made, **{f"Chart_{name}_{key}": value for key, value in inner.items()}}
    if name == "map":  # a province alone, or with its figure: the model that says so is written in the place of both
        alone, lit = made["properties"]["highlight"]["items"]["anyOf"]
        made["properties"]["highlight"]["items"] = {"anyOf": [alone, {"$ref": f"#/$defs/{_LIT}"}]}
        parts[_LIT] = lit
    return parts


def _charts(names: Iterable[str]) -> _Part:
    """Any chart: what its kind says."""
    names = list(names)
    chosen = [
        {
            "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/Chart_{name}"},
        }
        for name in names
    ]
    return {
        "type": "object",
        "properties": {"kind": {"type": "string", "enum": names}},
        "required": ["kind"],
        "allOf": chosen,
    }


def _offer(parts: _Part) -> None:
    """What may stand where the models take any name, because other rules look after it: editors offer these."""
    icons = sorted(path.stem for path in (places.assets() / "icons").glob("*.svg"))
    offered = {
        ("Slide", "layout"): sorted(LAYOUTS.keys() - {COVER}),
        ("Indicator", "unit"): sorted(known_units()),
        ("SlidesFile", "icon"): icons,
        ("Point", "icon"): icons,
    }
    for (part, field), names in offered.items():
        parts[part]["properties"][field] = {"type": "string", "enum": names}


def _describe(name: str, part: _Part) -> None:
    """Put what a part and its fields are in place of what pydantic would say of them to a programmer."""
    told = dict(_told(name))
    part["title"] = name.removeprefix("Chart_")
    part["description"] = _both(told.get("", ""))
    for field, value in part.get("properties", {}).items():
        inner = {key: said for key, said in value.items() if key not in ("title", "description", "default")}
        part["properties"][field] = {"description": _both(told.get(field, "")), **_plain(inner)}


def _told(name: str) -> Iterator[tuple[str, str]]:
    """What is said of a part, and of its fields."""
    _, chart, rest = name.partition("Chart")
    if not chart:
        yield from MODELS[name].items()
    elif rest.endswith("_View"):
        yield from VIEW.items()
    else:
        kind = rest.removeprefix("_").replace("_", ".")
        yield from {**CHART, **KINDS.get(kind, {"": CHART["kind"]})}.items()


def _plain(value: _Part) -> _Part:
    """Without the null that stands for a field left out: nobody is to write it."""
    options = [one for one in value.get("anyOf", ()) if one != {"type": "null"}]
    return (
        {**{k: v for k, v in value.items() if k != "anyOf"}, **options[0]}
        if len(options) == 1
        else ({**value, "anyOf": options} if options else value)
    )


def _both(msgid: str) -> str:
    """In English, and below it in Italian."""
    return "\n\n".join(dict.fromkeys(tr(language, msgid) for language in ("en", "it")))
