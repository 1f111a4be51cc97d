"""What does not fit a model: pydantic's errors become problems with line, column and our own words.

pydantic speaks English and of types; staff reads Italian and thinks of fields and figures. Each error type that our
models can give has its words in `wording.py`; a chart kind's own `PydanticCustomError` keeps its
sentence, which is then the msgid.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.loader.annotations import expected, fields
from kiosk.loader.marked import Loc, Marked
from kiosk.loader.unread import empty
from kiosk.loader.wording import wording
from kiosk.model.base import Text
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.suggest import suggest

M = TypeVar("M", bound=BaseModel)


def validate(
    marked: Marked, loc: Loc, value: Any, model: type[M], *, strict: bool = True
) -> tuple[M | None, list[Problem]]:
    """The model of what stands at `loc`, or None and what is wrong with it. Strict: a year in quotes is no year."""
    try:
        return model.model_validate(value, strict=strict), []
    except ValidationError as error:
        return None, list(_problems(error, marked, loc, value, model))


def rest(marked: Marked, loc: Loc, raw: Mapping[Any, Any], model: type[M], instead: Mapping[str, Any] = {}) -> M | None:
    """A model without what is faulty in it; None where it cannot do without. `instead`: what stands in for that."""
    off = {place[0] for place in faulty(raw, model)}
    kept = {field: one for field, one in raw.items() if field not in off and not tainted(marked, (*loc, field))}
    return validate(marked, loc, {**instead, **kept}, model)[0]


def faulty(value: Any, model: type[BaseModel]) -> set[Loc]:
    """The fields of a value that do not fit the model; of lists and mappings, which of their entries."""
    try:
        model.model_validate(value, strict=True)
    except ValidationError as error:
        return {one["loc"][:2] for one in error.errors(include_url=False)}
    return set()


def tainted(marked: Marked, loc: Loc) -> bool:
    """Whether a value inside `loc` was refused while the YAML was read."""
    return any(place[: len(loc)] == loc for place in marked.faulty)


def problem(
    marked: Marked, loc: Loc, rule: str, message: Say, hint: Say | None = None, *, key: bool = False
) -> Problem:
    """An error at the value (or key) that stands at `loc`."""
    line, column = marked.at(loc, key=key)
    return Problem(marked.path, line, column, "error", rule, message, hint)


def mapping(marked: Marked, problems: list[Problem]) -> dict[Any, Any] | None:
    """What a file holds, if it can be used. Without sources or places there may be nothing that would need any."""
    if marked.value is None and not marked.problems:
        if marked.path.endswith(("/sources.yaml", "/places.yaml")):
            return {}
        problems.append(empty(marked))
    if marked.value is None:
        return None
    if isinstance(marked.value, dict):
        return marked.value
    message, hint = wording("dict_type", marked.value, {}, "", text=False)
    problems.append(problem(marked, (), "wrong-value", message, hint))
    return None


@dataclass(frozen=True)
class _Fault:
    """One of pydantic's errors: the place in the file, without the names of union branches."""

    type: str
    loc: Loc
    value: Any
    context: dict[str, Any]
    said: str
    name: str = ""
    key: bool = False
    branch: tuple[Loc, str] | None = None


def _problems(
    error: ValidationError, marked: Marked, base: Loc, root: Any, model: type[BaseModel]
) -> Iterator[Problem]:
    split: set[Loc] = set()
    faults = list(_chosen([_fault(one, root) for one in error.errors(include_url=False)], root))
    meant = {pair for fault in faults if (pair := _meant(fault, model))}
    for fault in faults:
        if base + fault.loc in marked.faulty:
            continue  # said already
        if (place := _comma(fault, marked, base, root, model)) is not None:
            if place not in split:
                split.add(place)
                yield _split(marked, base + place, _value(root, place), Text in expected(model, place))
        elif fault.type == "missing":
            if (fault.loc, fault.name) in meant:
                continue  # it is there, misspelt, which is said
            message = Say(N_('the field "%(field)s" is missing'), {"field": fault.name})
            hint = _add(fault.name, Text in expected(model, (*fault.loc, fault.name)))
            yield problem(marked, base + fault.loc, "missing-field", message, hint, key=True)
        elif fault.type in ("extra_forbidden", "invalid_key"):
            name = str(fault.loc[-1])
            message = Say(N_('unknown field "%(field)s"'), {"field": name[:60]})
            hint = _instead(name, fields(expected(model, fault.loc[:-1])))
            yield problem(marked, base + fault.loc, "unknown-field", message, hint, key=True)
        else:
            is_text = Text in expected(model, fault.loc)
            message, hint_ = wording(fault.type, fault.value, fault.context, fault.said, text=is_text)
            if fault.loc[:1] == ("accept",) and fault.type in ("string_type", "string_too_short"):
                hint_ = Say(N_("write after the colon why it may stay"))
            yield problem(marked, base + fault.loc, "wrong-value", message, hint_, key=fault.key)


def _add(field: str, text: bool) -> Say:
    """How to write a field that is missing."""
    if text:
        return Say(N_("write `%(field)s:`, and below it `it: ...` and `en: ...`"), {"field": field})
    return Say(N_("write a line `%(field)s: ...`"), {"field": field})


def _meant(fault: _Fault, model: type[BaseModel]) -> tuple[Loc, str] | None:
    """The field that an unknown one was meant to be, and where."""
    if fault.type not in ("extra_forbidden", "invalid_key"):
        return None
    near = suggest(str(fault.loc[-1]), fields(expected(model, fault.loc[:-1])))
    return (fault.loc[:-1], str(near.params["name"])) if near else None


def _instead(name: str, known: Sequence[str]) -> Say:
    """What to write for a field that there is not."""
    if near := suggest(name, known):
        return near
    return Say(N_("the fields here are: %(names)s"), {"names": ", ".join(known)}) if known else Say(N_("delete it"))


def _fault(error: Any, root: Any) -> _Fault:
    """The error with its place as the file has it: steps that are not there name branches of a union."""
    here, name, key = root, "", False
    loc: Loc = ()
    branch: tuple[Loc, str] | None = None
    for place, step in enumerate(error["loc"]):
        if step == "[key]":
            key = True
        elif (isinstance(here, dict) and step in here) or (isinstance(here, list) and step in range(len(here))):
            here, loc = here[step], (*loc, step)
        elif error["type"] == "missing" and place == len(error["loc"]) - 1:
            name = str(step)
        else:
            branch = branch or (loc, str(step))
    value = loc[-1] if key and loc else here
    return _Fault(error["type"], loc, value, error.get("ctx", {}), error["msg"], name, key, branch)


def _chosen(faults: list[_Fault], root: Any) -> Iterator[_Fault]:
    """Of the branches of a union the one that was meant: a mapping was meant as a row, a scalar as a number."""
    fitting = {f.branch[0] for f in faults if f.branch and _shape(f.branch[1]) == _kind(_value(root, f.branch[0]))}
    shown: set[Loc] = set()
    for fault in faults:
        if fault.branch is None:
            yield fault
        elif (place := fault.branch[0]) in fitting:
            if _shape(fault.branch[1]) == _kind(_value(root, place)):
                yield fault
        elif place not in shown:
            shown.add(place)
            yield fault


def _shape(branch: str) -> str:
    """What pydantic's name of a branch takes: a model's begins with a capital."""
    if branch.startswith(("list[", "tuple[")):
        return "list"
    return "mapping" if branch.startswith("dict[") or branch[:1].isupper() else "scalar"


def _kind(value: Any) -> str:
    return "mapping" if isinstance(value, dict) else "list" if isinstance(value, list) else "scalar"


def _value(root: Any, loc: Loc) -> Any:
    for step in loc:
        root = root[step]
    return root


def _comma(fault: _Fault, marked: Marked, base: Loc, root: Any, model: type[BaseModel]) -> Loc | None:
    """Where a mapping in braces was split by a comma: `{it: life, women, en: ...}` has a name "women" with no value.

    In a human text any fault comes from there; elsewhere (`{lombardia: 85,5}`) the one of the name that came about.
    """
    parent = fault.loc[:-1]
    node = marked.node(base + parent) if fault.loc else None
    inside = _value(root, parent) if node and node.flow else None
    if not isinstance(inside, dict) or None not in inside.values():
        return None
    return parent if Text in expected(model, parent) or inside.get(fault.loc[-1], "") is None else None


def _split(marked: Marked, loc: Loc, inside: dict[str | int, Any], text: bool) -> Problem:
    rest = next(key for key, value in inside.items() if value is None)
    params: dict[str, str | int] = {"rest": str(rest)[:60]}
    message = Say(N_('a comma ends the value here: "%(rest)s" is read as a name'), params)
    hint = Say(N_("decimals have a point (85.5); a text with a comma goes in quotes"))
    if text:
        message = Say(N_('a comma ends the text here: "%(rest)s" is read as a language'), params)
        hint = Say(N_("put the text in quotes, or each language on a line of its own"))
    return problem(marked, (*loc, rest), "text-comma", message, hint, key=True)
