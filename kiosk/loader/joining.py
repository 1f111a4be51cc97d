"""From a draft to a deck: what does not hold together is left out, with a problem, and the rest runs.

An indicator is left out where its source, place or derivation is unknown; a slide where a reference, its layout or its
chart is; a topic where its tile is (talks have a module of their own). The home slide cannot be done without; where no
stop of the attract loop is left, the home slide is the loop.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.loader import figures, pictures, questions, references
from kiosk.loader.annotations import texts
from kiosk.loader.derive import DeriveError
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.marked import Loc
from kiosk.loader.views import spoken, stands
from kiosk.model.deck import AttractStop, Deck, Kiosk, Topic
from kiosk.model.indicator import Indicator, Row
from kiosk.model.layouts import LAYOUTS
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import Slide
from kiosk.words.suggest import choose, suggest

if TYPE_CHECKING:
    from kiosk.loader.remembered import Remembered


_EXAMPLES = Say(N_("a folder made by kiosk new has an example of each kind"))
_SUMS = Say(N_("such as a / b * 100, where a and b are ids of indicators"))


def join(draft: Draft, before: "Remembered | None" = None) -> Deck | None:
    """The deck; None where no home slide holds. Adds to the draft's problems, figures and what is left out."""
    faulty = list(draft.faulty)
    resolve(draft, before)
    draft.problems += _others(faulty, draft)
    _sound(draft.indicators, draft, _unsaid, _told, before)  # one of these that names no figure is only left unsaid
    slides = questions.leading(_sound(draft.slides, draft, slide_faults, _named, before), draft)
    topics = _sound(draft.topics, draft, _topic_faults)
    if before:
        before.end(draft)
    if draft.kiosk is None:
        return None
    kiosk, listed = _kiosk(draft.kiosk, slides, draft)
    topics = {name: topics[name] for name in listed if name in topics}
    if kiosk is None:
        return None
    from kiosk.loader import talks  # not for the first slide

    spoken, covers = talks.joined(draft, kiosk, slides)
    return Deck(
        kiosk=kiosk,
        topics=tuple(_with_slides(topic, slides) for topic in topics.values()),
        slides=_in_order(slides, draft, listed) | covers,
        indicators={name: entry.model for name, entry in draft.indicators.items()},
        sources={name: entry.model for name, entry in draft.sources.items()},
        places={name: entry.model for name, entry in draft.places.items()},
        figures=draft.figures,
        talks=spoken,
        images=draft.images,
    )


def resolve(draft: Draft, before: "Remembered | None" = None) -> None:
    """Leave out indicators that do not hold, and work out the figures of the rest."""
    if before:
        before.begin(draft)
    for name, entry in list(draft.indicators.items()):
        held = before is not None and before.holds(name, entry)
        if not held and (found := list(_indicator_faults(entry, draft))):
            _leave_out(name, found, draft)

    def report(name: str, error: DeriveError) -> None:
        entry = draft.indicators[name]
        found = entry.problem(("derive",), "derive", error.message, error.hint or _SUMS, snippet=error.snippet)
        _leave_out(name, [found], draft)

    indicators = {name: entry.model for name, entry in draft.indicators.items()}
    places = {name: entry.model for name, entry in draft.places.items()}
    same = before.figures(draft.indicators) if before else {}
    draft.figures = figures.figures(indicators, places, report, same)


def _others(faulty: Iterable[Entry[Any]], draft: Draft) -> Iterator[Problem]:
    """What else is wrong with indicators and slides that are faulty in themselves: names that lead nowhere."""
    for entry in faulty:
        if isinstance(entry.model, Slide):
            yield from _layout_faults(entry)
            yield from references.in_texts(entry, texts(entry.model), draft)
        else:
            yield from _place_faults(entry, draft)
            told = replace(entry, model=entry.model.model_copy(update={"forecast": []}))  # its years may be faulty
            yield from values_faults(told, draft.sources, draft.places)


def _leave_out(name: str, problems: list[Problem], draft: Draft) -> None:
    draft.problems += problems
    draft.left_out.add(name)
    if source := draft.indicators[name].model.data:
        draft.waiting.add(source.file)
    draft.faulty.append(draft.indicators.pop(name))


def _indicator_faults(entry: Entry[Indicator], draft: Draft) -> Iterator[Problem]:
    one = entry.model
    if entry.data is None and len(named := given(one)) != 1:
        message = Say(N_("an indicator has one of value, rows, series, data, counted or derive"))
        place: Loc = (named[1],) if named else ()
        hint = N_("write value: and its number") if not named else N_("keep one of them")
        yield entry.problem(place, "wrong-value", message, Say(hint), key=True)
    yield from _place_faults(entry, draft)
    yield from values_faults(entry, draft.sources, draft.places)


def _place_faults(entry: Entry[Indicator], draft: Draft) -> Iterator[Problem]:
    one = entry.model
    if one.place and one.place not in draft.places:
        message = Say(N_('there is no place "%(name)s"'), {"name": one.place})
        yield entry.problem(("place",), "unknown-place", message, choose(one.place, draft.places))


def given(indicator: Indicator) -> list[str]:
    """By which fields an indicator has its values."""
    fields = ("value", "rows", "series", "data", "counted", "derive")
    return [name for name in fields if getattr(indicator, name) not in (None, {})]


def values_faults(entry: Entry[Indicator], sources: Collection[str], places: Collection[str]) -> Iterator[Problem]:
    """Faults of an indicator's values: what they name is unknown, or a forecast is of no year."""
    one = entry.model
    for loc, source in named_sources(one):
        if source not in sources:
            message = Say(N_('there is no source "%(name)s"'), {"name": source})
            yield entry.problem(loc, "unknown-source", message, choose(source, sources))
    for key, row in one.rows.items():
        if key not in places and not (isinstance(row, Row) and row.name):
            message = Say(N_('the row "%(row)s" is no place and has no name'), {"row": key})
            hint = Say(N_("give it a name: {value: ..., name: ...}"))
            if one.data and one.data.file.lower().endswith((".csv", ".xlsx")):
                hint = Say(N_("give it a name, in columns called name_it and name_en; if it is a total, delete it"))
            yield entry.problem(("rows", key), "unknown-place", message, suggest(key, places) or hint, key=True)
    years = {*one.series, one.year, *(row.year for row in one.rows.values() if isinstance(row, Row))}
    for index, year in enumerate(one.forecast):
        if year not in years:
            message = Say(N_("no figure here is of %(year)s"), {"year": str(year)})
            yield entry.problem(("forecast", index), "wrong-value", message, choose(str(year), _years(years)))


def _years(years: Iterable[int | None]) -> list[str]:
    return [str(year) for year in sorted(filter(None, years))]


def named_sources(indicator: Indicator) -> Iterator[tuple[Loc, str]]:
    """The sources that an indicator and its rows name, and where."""
    if isinstance(indicator.source, list):
        yield from ((("source", index), source) for index, source in enumerate(indicator.source))
    elif indicator.source:
        yield ("source",), indicator.source
    for key, row in indicator.rows.items():
        if isinstance(row, Row) and row.source:
            yield ("rows", key, "source"), row.source


def slide_faults(entry: Entry[Slide], draft: Draft) -> Iterator[Problem]:
    """Why a slide cannot be shown."""
    slide = entry.model
    yield from _layout_faults(entry)
    yield from questions.faults(entry, draft)
    yield from pictures.faults(entry, draft)
    charts = draft.charts.get(slide.id, ())
    yield from references.in_texts(entry, texts(slide), draft)
    yield from references.in_texts(entry, _under("chart", spoken(slide.chart, charts).items()), draft)
    found: list[Problem] = []
    for view, chart in enumerate(charts):
        if missing := list(references.in_chart(entry, chart, draft)):
            found += missing
        elif draft.facts:
            for field, message in chart.faults(draft.facts):
                found.append(
                    entry.problem(("chart", *stands(slide.chart, view, (field,))), "chart", message, _EXAMPLES)
                )
    yield from (one for n, one in enumerate(found) if one not in found[:n])  # what views share is said once


def _layout_faults(entry: Entry[Slide]) -> Iterator[Problem]:
    slide = entry.model
    if slide.layout not in LAYOUTS:
        message = Say(N_('there is no layout "%(name)s"'), {"name": slide.layout})
        known = Say(N_("the layouts are: %(names)s"), {"names": ", ".join(LAYOUTS)})
        yield entry.problem(("layout",), "unknown-layout", message, suggest(slide.layout, LAYOUTS) or known)


def _topic_faults(entry: Entry[Topic], draft: Draft) -> Iterator[Problem]:
    yield from references.in_texts(entry, _under("tile", texts(entry.model.tile)), draft)


def _under(field: str, found: Iterable[tuple[Loc, dict[str, str]]]) -> Iterator[tuple[Loc, dict[str, str]]]:
    return (((field, *loc), text) for loc, text in found)


def _sound(
    entries: Mapping[str, Entry[Any]], draft: Draft, faults: Any, named: Any = None, before: "Remembered | None" = None
) -> dict[str, Any]:
    """The models without faults. Of what was sound before, `named` tells by what it could cease to be; None: ask."""
    sound = {}
    for name, entry in entries.items():
        if before and before.sound(entry):
            sound[name] = entry.model
        elif found := list(faults(entry, draft)):
            draft.problems += found
        else:
            sound[name] = entry.model
            if before and (ids := named(entry, draft)) is not None:
                before.note(entry, ids)
    return sound


def _unsaid(entry: Entry[Indicator], draft: Draft) -> Iterator[Problem]:
    yield from references.in_texts(entry, _notes(entry), draft)


def _told(entry: Entry[Indicator], draft: Draft) -> set[str]:
    """The indicators that an indicator's texts name."""
    return references.ids(_notes(entry))


def _notes(entry: Entry[Indicator]) -> Iterator[tuple[Loc, dict[str, str]]]:
    return ((loc, text) for loc, text in texts(entry.model) if loc[0] in ("definition", "caution", "note"))


def _named(entry: Entry[Slide], draft: Draft) -> set[str] | None:
    """The indicators that a slide names; None where more than these decides whether it is sound."""
    slide = entry.model
    if slide.guess or slide.image:
        return None
    charts = draft.charts.get(slide.id, ())
    return references.ids(texts(slide)).union(
        references.ids((loc, text) for chart in charts for loc, text in texts(chart)),
        (ref.id for chart in charts for ref in chart.references()),
    )


def _kiosk(entry: Entry[Kiosk], slides: Mapping[str, Slide], draft: Draft) -> tuple[Kiosk | None, list[str]]:
    """kiosk.yaml with only what there is, and its topics."""
    kiosk = entry.model
    raw = entry.marked.value
    stops = [stop for stop in kiosk.attract if stop.slide in slides]
    for index, item in enumerate(raw.get("attract") or []):
        name = item.get("slide") if isinstance(item, dict) else None
        if isinstance(name, str) and name not in slides:
            draft.problems.append(references.no_slide(entry, ("attract", index, "slide"), name, slides, draft))
    listed = []
    for index, topic in enumerate(raw.get("topics") or []):
        if topic in draft.topics:
            listed.append(topic)
        elif isinstance(topic, str):
            message = Say(N_('there is no topic "%(name)s"'), {"name": topic})
            hint = suggest(topic, draft.topics) or Say(
                N_("a topic is a file: slides/%(name)s.yaml with a `topic`"), {"name": topic}
            )
            draft.problems.append(entry.problem(("topics", index), "unknown-topic", message, hint))
    for name, topic_entry in draft.topics.items():
        if name not in listed:
            message = Say(N_('"%(name)s" is not among the topics of kiosk.yaml: nobody will find it'), {"name": name})
            hint = Say(N_("add it there, under topics"))
            found = topic_entry.problem(("topic",), "unknown-topic", message, hint, level="warning", key=True)
            draft.problems.append(found)
    if kiosk.home not in slides:
        place: Loc = ("home",) if "home" in raw else ()
        draft.problems.append(references.no_slide(entry, place, kiosk.home, slides, draft))
        return None, listed
    stops = stops or [AttractStop(slide=kiosk.home)]
    return kiosk.model_copy(update={"attract": stops, "topics": listed}), listed


def _with_slides(topic: Topic, slides: Mapping[str, Slide]) -> Topic:
    return topic.model_copy(update={"slides": tuple(name for name in topic.slides if name in slides)})


def _in_order(slides: Mapping[str, Slide], draft: Draft, listed: list[str]) -> dict[str, Slide]:
    """Slides as a visitor meets them: attract and home, the topics in the order of home, what is left, the quiz."""
    rank = {name: place for place, name in enumerate(listed, start=1)}
    files = {slide: rank.get(name, len(rank) + 1) for name, e in draft.topics.items() for slide in e.model.slides}
    last = len(rank) + 2
    return dict(sorted(slides.items(), key=lambda item: last if item[1].quizzes else files.get(item[0], 0)))
