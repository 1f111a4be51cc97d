"""What a model expects at a place: asked for suggestions, and to find all human texts of a value."""

from collections.abc import Iterator
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
    for name, annotation in _telling(type(model)):
        yield from _texts(getattr(model, name), annotation, (name,))


def _texts(value: Any, annotation: Any, loc: Loc) -> Iterator[tuple[Loc, dict[str, str]]]:
    if isinstance(value, BaseModel):
        yield from ((loc + inner, text) for inner, text in texts(value))
        return
    for option in options(annotation):
        if option == Text and isinstance(value, dict):
            yield loc, value
        elif get_origin(option) is dict and isinstance(value, dict):
            for key, item in value.items():
                yield from _texts(item, get_args(option)[1], (*loc, key))
        elif get_origin(option) in (list, tuple) and isinstance(value, (list, tuple)):
            for index, item in enumerate(value):
                yield from _texts(item, get_args(option)[0], (*loc, index))


@cache
def _telling(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """Fields of a model that may hold texts."""
    fields = ((name, info.annotation) for name, info in model.model_fields.items())
    return tuple((name, annotation) for name, annotation in fields if _may_tell(annotation))


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
