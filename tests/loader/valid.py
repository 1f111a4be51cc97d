"""Whether a value is as a schema says: as much of JSON Schema as ours uses, and nothing passes unread."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, Decimal), "boolean": bool}
_SILENT = {"title", "description", "$schema", "$defs", "format", "then", "default"}


def wrong(value: Any, part: Mapping[str, Any], parts: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """Where it is not, and what was asked for there."""
    for word, asked in part.items():
        if word not in _SILENT:
            yield from _WORDS[word](value, asked, part, parts, at)


def _ref(value: Any, asked: str, part: Any, parts: Any, at: str) -> Iterator[str]:
    yield from wrong(value, parts[asked.removeprefix("#/$defs/")], parts, at)


def _any_of(value: Any, asked: list[Any], part: Any, parts: Any, at: str) -> Iterator[str]:
    found = [list(wrong(value, one, parts, at)) for one in asked]
    if all(found):
        yield from min(found, key=len)


def _all_of(value: Any, asked: list[Any], part: Any, parts: Any, at: str) -> Iterator[str]:
    for one in asked:
        yield from wrong(value, one, parts, at)


def _if(value: Any, asked: Any, part: Any, parts: Any, at: str) -> Iterator[str]:
    if not list(wrong(value, asked, parts, at)):
        yield from wrong(value, part["then"], parts, at)


def _type(value: Any, asked: str, part: Any, parts: Any, at: str) -> Iterator[str]:
    if not isinstance(value, _TYPES[asked]) or (isinstance(value, bool) and asked != "boolean"):
        yield f"{at}: {value!r} is no {asked}"


def _fields(value: Any, asked: Any, part: Any, parts: Any, at: str) -> Iterator[str]:
    """`properties`, `patternProperties`, `additionalProperties`, told by the first of them that there is."""
    if not isinstance(value, dict):
        return
    named, matched = part.get("properties", {}), part.get("patternProperties", {})
    for key, inner in value.items():
        if str(key) in named:
            yield from wrong(inner, named[str(key)], parts, f"{at}/{key}")
        elif found := [one for pattern, one in matched.items() if re.search(pattern, str(key))]:
            yield from wrong(inner, found[0], parts, f"{at}/{key}")
        elif part.get("additionalProperties", True) is False:
            yield f"{at}: {key!r} is not asked for"
        elif isinstance(rest := part.get("additionalProperties"), dict):
            yield from wrong(inner, rest, parts, f"{at}/{key}")


def _required(value: Any, asked: list[str], part: Any, parts: Any, at: str) -> Iterator[str]:
    yield from (f"{at}: {key!r} is missing" for key in asked if isinstance(value, dict) and key not in value)


def _property_names(value: Any, asked: Any, part: Any, parts: Any, at: str) -> Iterator[str]:
    for key in value if isinstance(value, dict) else ():
        yield from wrong(str(key), asked, parts, f"{at}/{key}")


def _items(value: Any, asked: Any, part: Any, parts: Any, at: str) -> Iterator[str]:
    for place, inner in enumerate(value if isinstance(value, list) else ()):
        yield from wrong(inner, asked, parts, f"{at}/{place}")


def _holds(sound: Any) -> Any:
    """A word that compares a value with a number, a pattern or a list."""

    def holds(value: Any, asked: Any, part: Any, parts: Any, at: str) -> Iterator[str]:
        try:
            if not sound(value, asked):
                yield f"{at}: {value!r}, where {asked!r} is asked for"
        except TypeError:
            return  # another type: `type` has said so

    return holds


_WORDS = {
    "$ref": _ref, "anyOf": _any_of, "allOf": _all_of, "if": _if, "type": _type, "items": _items,
    "propertyNames": _property_names,
    "properties": _fields,
    "patternProperties": lambda v, a, p, parts, at: iter(()) if "properties" in p else _fields(v, a, p, parts, at),
    "additionalProperties": lambda v, a, p, parts, at: (
        iter(()) if {"properties", "patternProperties"} & p.keys() else _fields(v, a, p, parts, at)
    ),
    "required": _required,
    "const": _holds(lambda v, a: v == a), "enum": _holds(lambda v, a: v in a),
    "pattern": _holds(lambda v, a: re.search(a, v)),
    "minimum": _holds(lambda v, a: v >= a), "maximum": _holds(lambda v, a: v <= a),
    "exclusiveMinimum": _holds(lambda v, a: v > a),
    "minLength": _holds(lambda v, a: len(v) >= a), "maxLength": _holds(lambda v, a: len(v) <= a),
    "minItems": _holds(lambda v, a: len(v) >= a), "maxItems": _holds(lambda v, a: len(v) <= a),
    "minProperties": _holds(lambda v, a: len(v) >= a), "maxProperties": _holds(lambda v, a: len(v) <= a),
}  # fmt: skip
