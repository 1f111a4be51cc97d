"""From files to a draft: each entry validated on its own, so that one fault costs one slide or one indicator."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.charts.kind import ChartFields
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.faults import faulty, problem, tainted, validate
from kiosk.loader.files import Files
from kiosk.loader.marked import Loc, Marked, read
from kiosk.loader.unread import absent, unread
from kiosk.loader.views import views
from kiosk.loader.wording import no_name, wording
from kiosk.model.deck import Kiosk, Place, Source, Tile, Topic
from kiosk.model.indicator import Indicator
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import Slide, SlidesFile
from kiosk.words.suggest import suggest

if TYPE_CHECKING:
    from kiosk.loader.remembered import Remembered
    from kiosk.model.talk import Stop, TalkHead

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class _Part(Generic[T]):
    """What one file brings, whatever stands in the others, and what is wrong with it."""

    found: T
    problems: tuple[Problem, ...]


_Slides = tuple[Marked, Topic | None, list[tuple[Entry[Slide], tuple[ChartFields, ...]]]]
"""The head of a slides file; its slides, each with the fields of its chart."""
_Talk = tuple["Entry[TalkHead]", "tuple[Entry[Stop], ...]"]


def draft(files: Files, before: "Remembered | None" = None) -> Draft:
    """All that can be read. Its problems are those of single entries; how they hold together is `joining`'s to say."""

    def part(path: Path, made: Callable[[Marked, list[Problem]], T]) -> T:
        def whole(marked: Marked) -> _Part[T]:
            problems = list(marked.problems)
            return _Part(made(marked, problems), tuple(problems))

        name = files.name(path)
        read_ = before.read(path, name, whole) if before else whole(read(path, name))
        out.problems += read_.problems
        return read_.found

    out = Draft()
    if files.kiosk:
        out.kiosk = part(files.kiosk, kiosk)
    if files.sources:
        out.sources = dict(part(files.sources, _all(Source)))
    if files.places:
        out.places = dict(part(files.places, _all(Place)))
    for name, path in (("kiosk", files.kiosk), ("sources", files.sources), ("places", files.places)):
        if path is None:
            lost = files.folder / f"{name}.yaml"
            out.problems.append(Problem(files.name(lost), 1, 1, "error", "missing-file", *absent(lost)))
    out.problems += unread(files.folder)
    _indicators((part(path, _named) for path in files.indicators), out)
    for path in files.slides:
        _slides(part(path, _topic_of(path.stem)), out)
    for path in files.talks:
        _talk(part(path, _spoken(path.stem)), path.stem, out)
    return out


def kiosk(marked: Marked, problems: list[Problem]) -> Entry[Kiosk] | None:
    """kiosk.yaml. What is faulty in it falls back to its default, so that a typo in `theme` does not stop a booth."""
    raw = _mapping(marked, problems)
    if raw is None:
        return None
    made, found = validate(marked, (), raw, Kiosk)
    problems += found
    if found:
        made = _salvaged(raw)
    if made and made.language not in made.languages and made.languages:
        message = Say(N_('"%(code)s" is not among the languages'), {"code": made.language})
        hint = suggest(made.language, made.languages)
        problems.append(problem(marked, ("language",), "unknown-language", message, hint))
        made = made.model_copy(update={"language": next(iter(made.languages))})
    return Entry(made, marked, ()) if made and made.languages else None


def entries(marked: Marked, model: type[M], problems: list[Problem]) -> Iterator[tuple[str, Entry[M]]]:
    """Id and entry of a file that holds one thing an id: sources, places, indicators."""
    for key, raw in (_mapping(marked, problems) or {}).items():
        name = str(key)
        if not ID.fullmatch(name) or len(name) > 64:
            problems.append(problem(marked, (key,), "wrong-value", *no_name(name), key=True))
            continue
        made, found = validate(marked, (key,), raw, model)
        problems += found
        if made is not None and not tainted(marked, (key,)):
            yield name, Entry(made, marked, (key,))


def _all(model: type[M]) -> Callable[[Marked, list[Problem]], dict[str, Entry[M]]]:
    return lambda marked, problems: dict(entries(marked, model, problems))


def _named(marked: Marked, problems: list[Problem]) -> tuple[set[str], list[tuple[str, Entry[Indicator]]]]:
    """The names that stand in a file of indicators, and those of them that can be used."""
    names = {str(name) for name in marked.value} if isinstance(marked.value, dict) else set()
    return names, list(entries(marked, Indicator, problems))


def _indicators(files: Iterable[tuple[set[str], list[tuple[str, Entry[Indicator]]]]], out: Draft) -> None:
    """Indicators of all files. One id in two files is a number written twice: neither is shown."""
    twice = set()
    for names, found in files:
        out.left_out |= names
        for name, entry in found:
            if name in out.indicators:
                twice.add(name)
                out.problems.append(_twice(entry, (), name, out.indicators[name]))
            else:
                out.indicators[name] = entry
    for name in twice:
        del out.indicators[name]
    out.left_out -= out.indicators.keys()


def _topic_of(stem: str) -> Callable[[Marked, list[Problem]], _Slides | None]:
    """What reads a file of slides, whose topic is called as the file is."""

    def made(marked: Marked, problems: list[Problem]) -> _Slides | None:
        raw = _mapping(marked, problems)
        if raw is None:
            return None
        topic = _topic(marked, stem, raw, problems)
        slides = raw.get("slides") or []
        if not isinstance(slides, list):
            message, hint = wording("list_type", slides, {}, "", text=False)
            problems.append(problem(marked, ("slides",), "wrong-value", message, hint))
            slides = []
        found = (slide(marked, ("slides", index), one, problems) for index, one in enumerate(slides))
        return marked, topic, [(entry, charts) for entry, charts in found if entry]

    return made


def _slides(found: _Slides | None, out: Draft) -> None:
    if found is None:
        return
    marked, topic, slides = found
    ids = []
    for entry, charts in slides:
        name = entry.model.id
        if name in out.slides:
            out.problems.append(_twice(entry, ("id",), name, out.slides[name]))
            continue
        out.slides[name] = entry
        ids.append(name)
        if charts:
            out.charts[name] = charts
    if topic:
        out.topics[topic.id] = Entry(topic.model_copy(update={"slides": tuple(ids)}), marked, ())


def slide(
    marked: Marked, loc: Loc, raw: Any, problems: list[Problem]
) -> tuple[Entry[Slide] | None, tuple[ChartFields, ...]]:
    """One slide and the fields of its chart, view by view; no slide where anything in it is faulty."""
    made, found = validate(marked, loc, raw, Slide)
    charts = views(marked, (*loc, "chart"), raw.get("chart"), found) if isinstance(raw, dict) else ()
    problems += found
    sound = made is not None and not found and not tainted(marked, loc)
    return (Entry(made, marked, loc), charts) if made and sound else (None, ())


def _topic(marked: Marked, stem: str, raw: dict[Any, Any], problems: list[Problem]) -> Topic | None:
    """The head of a slides file; None where it has none, or a faulty one."""
    made, found = validate(marked, (), {**raw, "slides": []}, SlidesFile)
    problems += found
    tile = None
    if isinstance(raw.get("tile"), dict):
        tile, found = validate(marked, ("tile",), raw["tile"], Tile)
        problems += found
    head = [name for name in ("topic", "short", "icon", "tile") if name in raw]
    if not head:
        return None
    for name in ("topic", "icon", "tile"):
        if name not in raw:
            message = Say(N_('the field "%(field)s" is missing'), {"field": name})
            problems.append(problem(marked, (), "missing-field", message))
    if not ID.fullmatch(stem):
        message, hint = no_name(stem)
        problems.append(problem(marked, (), "wrong-value", message, hint))
        return None
    if made is None or tile is None or made.topic is None or made.icon is None:
        return None
    if any(tainted(marked, (name,)) for name in head):
        return None
    return Topic(id=stem, name=made.topic, short=made.short, icon=made.icon, tile=tile)


def _spoken(name: str) -> Callable[[Marked, list[Problem]], _Talk | None]:
    """What reads a talk, called as its file is."""
    from kiosk.loader import talks  # not for the first slide

    def made(marked: Marked, problems: list[Problem]) -> _Talk | None:
        raw = _mapping(marked, problems)
        if raw is None:
            return None
        head, stops = talks.read(marked, raw, problems)
        if not ID.fullmatch(name) or len(name) > 64:
            message, hint = no_name(name)
            problems.append(problem(marked, (), "wrong-value", message, hint))
            return None
        return (Entry(head, marked, ()), tuple(stops)) if head else None

    return made


def _talk(found: _Talk | None, name: str, out: Draft) -> None:
    if found and name in out.talks:  # the one a .yaml, the other a .yml
        out.problems.append(_twice(found[0], (), name, out.talks[name]))
    elif found:
        out.talks[name], out.stops[name] = found


def _mapping(marked: Marked, problems: list[Problem]) -> dict[Any, Any] | None:
    """What a file holds, if it can be used; an empty file holds nothing, which is no fault."""
    if marked.value is None:
        return None if marked.problems else {}
    if isinstance(marked.value, dict):
        return marked.value
    message, hint = wording("dict_type", marked.value, {}, "", text=False)
    problems.append(problem(marked, (), "wrong-value", message, hint))
    return None


def _twice(entry: Entry[Any], loc: Loc, name: str, first: Entry[Any]) -> Problem:
    line, _ = first.marked.at(first.loc, key=True)
    params: dict[str, str | int] = {"name": name, "path": first.path, "line": line}
    message = Say(N_('"%(name)s" is taken already (%(path)s, line %(line)s)'), params)
    return entry.problem(loc, "duplicate-id", message, Say(N_("ids are unique in all files")), key=not loc)


def _salvaged(raw: dict[Any, Any]) -> Kiosk | None:
    """kiosk.yaml without its faulty fields, lists without their faulty entries; None where too little is left."""
    off = faulty(raw, Kiosk)
    fields = {loc[0] for loc in off}
    kept: dict[Any, Any] = {}
    for name, value in raw.items():
        if isinstance(value, list) and (name,) not in off:
            kept[name] = [item for index, item in enumerate(value) if (name, index) not in off]
        elif name not in fields:
            kept[name] = value
    if not kept.get("attract"):
        kept["attract"] = [{"slide": kept.get("home", "home")}]
    try:
        return Kiosk.model_validate(kept, strict=True)
    except ValidationError:
        return None
