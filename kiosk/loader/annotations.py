"""What a model expects at a place: asked for suggestions, and to find all human texts of a value."""

from collections.abc import Callable, Iterator
from functools import cache
from inspect import isclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from kiosk.model.base import Text

Loc = tuple[str | int, ...]


def options(annotation: Any) -> Iterator[Any]:
    """The types that an annotation allows, without None and without Annotated's trimmings."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        for option in get_args(annotation):
            yield from options(option)
    elif annotation is not type(None):
        yield annotation


def expected(model: type[BaseModel], loc: Loc) -> tuple[Any, ...]:
    """The types that a model allows at `loc`."""
    here: tuple[Any, ...] = (model,)
    for step in loc:
        here = tuple(option for outer in here for option in _inside(outer, step))
    return here


def fields(types: tuple[Any, ...]) -> list[str]:
    """Names of the fields of those types that are models."""
    return [name for one in types if _is_model(one) for name in one.model_fields]


def texts(model: BaseModel) -> Iterator[tuple[Loc, dict[str, str]]]:
    """Place and value of each human text in a model, by what the fields are declared as."""
    found: list[tuple[Loc, dict[str, str]]] = []
    _of_model(model, (), found.append)
    return iter(found)


Found = Callable[[tuple[Loc, dict[str, str]]], None]
_Reader = Callable[[Any, Loc, Found], None]
"""Hands on the texts of a value that stands at a place."""


def _of_model(model: BaseModel, loc: Loc, found: Found) -> None:
    for name, read in _readers(type(model)):
        value = getattr(model, name)
        if value:
            read(value, (*loc, name), found)


@cache
def _readers(model: type[BaseModel]) -> tuple[tuple[str, _Reader], ...]:
    """The fields of a model that may hold texts, and what reads each: annotations are slow to look into."""
    fields = ((name, info.annotation) for name, info in model.model_fields.items())
    return tuple((name, _reader(annotation)) for name, annotation in fields if _may_tell(annotation))


def _reader(annotation: Any) -> _Reader:
    ways = [_way(option) for option in options(annotation)]

    def read(value: Any, loc: Loc, found: Found) -> None:
        if isinstance(value, BaseModel):
            _of_model(value, loc, found)
        else:
            for kind, way in ways:
                if isinstance(value, kind):
                    way(value, loc, found)

    return read


def _way(option: Any) -> tuple[tuple[type, ...], _Reader]:
    """What values of one type are, and how to read them."""
    if option == Text:
        return (dict,), lambda value, loc, found: found((loc, value))
    if get_origin(option) not in (dict, list, tuple):
        return (), lambda value, loc, found: None
    mapping = get_origin(option) is dict
    inner = _reader(get_args(option)[1 if mapping else 0])

    def read(value: Any, loc: Loc, found: Found) -> None:
        for step, item in value.items() if mapping else enumerate(value):
            inner(item, (*loc, step), found)

    return ((dict,) if mapping else (list, tuple)), read


def _may_tell(annotation: Any) -> bool:
    return any(
        option == Text or _is_model(option) or any(map(_may_tell, get_args(option))) for option in options(annotation)
    )


def _inside(option: Any, step: str | int) -> Iterator[Any]:
    """The types of what stands under a name or number."""
    if _is_model(option):
        if step in option.model_fields:
            yield from options(option.model_fields[step].annotation)
    elif get_origin(option) is dict:
        yield from options(get_args(option)[1])
    elif get_origin(option) in (list, tuple):
        yield from options(get_args(option)[0])


def _is_model(option: Any) -> bool:
    return isclass(option) and issubclass(option, BaseModel)
