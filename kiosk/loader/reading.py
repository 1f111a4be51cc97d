"""From files to a draft: each entry validated on its own, so that one fault costs one slide or one indicator."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.charts.kind import ChartFields
from kiosk.loader.copies import ID, copies, copies_last, is_copy, twice
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.faults import faulty, mapping, problem, rest, tainted, validate
from kiosk.loader.files import Files
from kiosk.loader.items import as_before
from kiosk.loader.marked import Loc, Marked, read
from kiosk.loader.unread import absent, unread, without_slides
from kiosk.loader.views import views
from kiosk.loader.wording import no_name, wording
from kiosk.model.deck import Kiosk, Place, Source, Tile, Topic
from kiosk.model.indicator import Indicator
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import Slide, SlidesFile
from kiosk.words.suggest import choose

if TYPE_CHECKING:
    from kiosk.loader.remembered import Remembered
    from kiosk.model.talk import Stop, TalkHead

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class _Part(Generic[T]):
    """What one file brings, whatever stands in the others, and what is wrong with it."""

    found: T
    problems: tuple[Problem, ...]
    marked: Marked


_Made = Callable[[Marked, list[Problem], T | None], T]
"""What a file brings; adds to the problems. Last comes what it made of the file as it was, None the first time."""
_Slide = tuple[Entry[Slide], tuple[ChartFields, ...]]
"""A slide, and the fields of its chart."""
_Slides = tuple[Marked, Topic | None, dict[str | int, _Slide], list[Entry[Slide]]]
"""The head of a slides file; its slides by their places in it; what can be read of faulty ones."""
_Indicators = tuple[set[str], list[tuple[str, Entry[Indicator]]], list[Entry[Indicator]]]
"""The names that stand in a file of indicators, those of them that can be used, what can be read of the others."""
_UNNAMED = {"name": {}, "unit": "people"}
_UNTITLED = {"id": "x", "layout": "wide", "title": {}}
"""What stands in for the faulty fields of an indicator, and of a slide, that they cannot do without."""
_Talk = tuple["Entry[TalkHead]", "tuple[Entry[Stop], ...]"]


def draft(files: Files, before: "Remembered | None" = None) -> Draft:
    """All that can be read. Its problems are those of single entries; how they hold together is `joining`'s to say."""

    def part(path: Path, made: _Made[T]) -> T:
        def whole(marked: Marked, last: _Part[T] | None) -> _Part[T]:
            problems = list(marked.problems)
            return _Part(made(marked, problems, last.found if last else None), tuple(problems), marked)

        name = files.name(path)
        read_ = before.read(path, name, whole) if before else whole(read(path, name), None)
        out.problems += read_.problems
        out.files.append(read_.marked)
        return read_.found

    out = Draft()
    if files.kiosk:
        out.kiosk = part(files.kiosk, kiosk)
    if files.sources:
        sources: dict[str, Entry[Source]] = part(files.sources, _all(Source))
        out.sources = dict(sources)
    if files.places:
        places: dict[str, Entry[Place]] = part(files.places, _all(Place))
        out.places = dict(places)
    for name, path in (("kiosk", files.kiosk), ("sources", files.sources), ("places", files.places)):
        if path is None:
            lost = files.folder / f"{name}.yaml"
            out.problems.append(Problem(files.name(lost), 1, 1, "error", "missing-file", *absent(lost)))
    out.problems += unread(files.folder)
    _indicators((part(path, _named) for path in copies_last(files.indicators)), out)
    for path in copies_last(files.slides):
        _slides(part(path, _topic_of(path.stem)), out)
    out.problems = list(copies(out.problems))
    for path in files.talks:
        _talk(part(path, _spoken(path.stem)), path.stem, out)
    return out


def kiosk(marked: Marked, problems: list[Problem], last: Entry[Kiosk] | None = None) -> Entry[Kiosk] | None:
    """kiosk.yaml. What is faulty in it falls back to its default, so that a typo in `theme` does not stop a booth."""
    raw = mapping(marked, problems)
    if raw is None:
        return None
    made, found = validate(marked, (), raw, Kiosk)
    problems += found
    if found:
        made = _salvaged(raw)
    if made and made.language not in made.languages and made.languages:
        message = Say(N_('"%(code)s" is not among the languages'), {"code": made.language})
        hint = choose(made.language, made.languages)
        problems.append(problem(marked, ("language",), "unknown-language", message, hint))
        made = made.model_copy(update={"language": next(iter(made.languages))})
    return Entry(made, marked, ()) if made and made.languages else None


def entries(
    marked: Marked,
    model: type[M],
    problems: list[Problem],
    last: Mapping[str, Entry[M]] = {},
    left: "list[Entry[M]] | None" = None,
) -> Iterator[tuple[str, Entry[M]]]:
    """Id and entry of a file that holds one thing an id: sources, places, indicators.

    last  those it held before
    left  takes those that are faulty, as far as they can be read
    """
    same = as_before(next(iter(last.values())).marked, marked, ()) if last else {}
    for key, raw in (mapping(marked, problems) or {}).items():
        name = str(key)
        if key in same and name in last and last[name].loc == (key,):
            yield name, Entry(last[name].model, marked, (key,))
            continue
        if not ID.fullmatch(name) or len(name) > 64:
            problems.append(problem(marked, (key,), "wrong-value", *no_name(name), key=True))
            continue
        made, found = validate(marked, (key,), raw, model)
        problems += found
        if made is not None and not tainted(marked, (key,)):
            yield name, Entry(made, marked, (key,))
        elif left is not None and isinstance(raw, dict) and (some := rest(marked, (key,), raw, model, _UNNAMED)):
            left.append(Entry(some, marked, (key,)))


def _all(model: type[M]) -> _Made[dict[str, Entry[M]]]:
    return lambda marked, problems, last: dict(entries(marked, model, problems, last or {}))


def _named(marked: Marked, problems: list[Problem], last: _Indicators | None) -> _Indicators:
    names = {str(name) for name in marked.value} if isinstance(marked.value, dict) else set()
    left: list[Entry[Indicator]] = []
    return names, list(entries(marked, Indicator, problems, dict(last[1]) if last else {}, left)), left


def _indicators(files: Iterable[_Indicators], out: Draft) -> None:
    """Indicators of all files. One id in two files is a number written twice: neither is shown."""
    both = set()
    for names, found, left in files:
        out.faulty += left
        out.left_out |= names
        for name, entry in found:
            if name in out.indicators:
                if not is_copy(entry.path):  # what it is a copy of holds
                    both.add(name)
                out.problems.append(twice(entry, (), name, out.indicators[name]))
            else:
                out.indicators[name] = entry
    for name in both:
        del out.indicators[name]
    out.left_out -= out.indicators.keys()


def _topic_of(stem: str) -> _Made[_Slides | None]:
    """What reads a file of slides, whose topic is called as the file is."""

    def made(marked: Marked, problems: list[Problem], last: _Slides | None) -> _Slides | None:
        raw = mapping(marked, problems)
        if raw is None:
            return None
        topic = _topic(marked, stem, raw, problems)
        slides = raw.get("slides") or []
        if topic is None and raw.get("slides") is None:  # a topic may wait for its slides; an empty list says it
            problems.append(without_slides(marked))
        if not isinstance(slides, list):
            message, hint = wording("list_type", slides, {}, "", text=False)
            problems.append(problem(marked, ("slides",), "wrong-value", message, hint))
            slides = []
        same = as_before(last[0], marked, ("slides",)) if last else {}
        found: dict[str | int, _Slide] = {}
        left: list[Entry[Slide]] = []
        for index, one in enumerate(slides):
            before = last[2].get(same[index]) if last and index in same else None
            entry, charts = before or slide(marked, ("slides", index), one, problems)
            if entry is None and isinstance(one, dict):
                some = rest(marked, ("slides", index), one, Slide, _UNTITLED)
                left += [Entry(some, marked, ("slides", index))] if some else []
            elif entry:
                found[index] = Entry(entry.model, marked, ("slides", index)), charts
        return marked, topic, found, left

    return made


def _slides(found: _Slides | None, out: Draft) -> None:
    if found is None:
        return
    marked, topic, slides, left = found
    out.faulty += left
    ids = []
    for entry, charts in slides.values():
        name = entry.model.id
        if name in out.slides:
            out.problems.append(twice(entry, ("id",), name, out.slides[name]))
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
            problems.append(problem(marked, (), "missing-field", message, Say(N_("copy it from another topic"))))
    if not ID.fullmatch(stem):
        message, hint = no_name(stem)
        problems.append(problem(marked, (), "wrong-value", message, hint))
        return None
    if made is None or tile is None or made.topic is None or made.icon is None:
        return None
    if any(tainted(marked, (name,)) for name in head):
        return None
    return Topic(id=stem, name=made.topic, short=made.short, icon=made.icon, tile=tile)


def _spoken(name: str) -> _Made[_Talk | None]:
    """What reads a talk, called as its file is."""
    from kiosk.loader import talks  # not for the first slide

    def made(marked: Marked, problems: list[Problem], last: _Talk | None) -> _Talk | None:
        raw = mapping(marked, problems)
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
        out.problems.append(twice(found[0], (), name, out.talks[name]))
    elif found:
        out.talks[name], out.stops[name] = found


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
