"""What the numbers are: the entries' words, and that every page of the panel holds all of them."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from kiosk.charts import kinds
from kiosk.charts.kind import text_of
from kiosk.charts.marks import Box, Disc, Label, Mark, Panel, Rule
from kiosk.charts.measure import FixedMeasure
from kiosk.compose.about import About, about
from kiosk.compose.entry import MOST, Entry, entries
from kiosk.compose.page import Choice, Look
from kiosk.compose.used import of_reading
from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.tokens import LANDSCAPE, PORTRAIT, THEMES
from kiosk.ui.style import QtMeasure
from kiosk.words import numbers
from kiosk.words.markup import parse
from kiosk.words.messages import tr
from kiosk.words.render import plain
from kiosk.words.sources import plan_words
from tests.compose.conftest import FILES
from tests.content.shipped import deck, every_look, slides, vouched

EVERY_SLIDE = pytest.mark.parametrize("slide", slides())
IN_BOTH = pytest.mark.parametrize("language", ["it", "en"])
SLIDE = """
  - id: one
    layout: chart
    title: {it: "Letti {beds}, personale {staff}", en: "Beds {beds}, staff {staff}"}
    chart: {kind: chains, indicator: counts}
    caution: {title: {it: "In tutto {all-beds}", en: "{all-beds} in all"}, text: {it: Ecco., en: Here.}}
"""


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    """Measuring needs an application."""


def told(deck: Deck, slide: str = "one", language: str = "it", **more: object) -> dict[str, Entry]:
    return {entry.id: entry for entry in entries(deck, deck.slides[slide], language, False, **more)}


def bare(text: str) -> str:
    """Where lines and styles break does not matter here."""
    return re.sub(r"\s", "", text)


def labels(page: tuple[Mark, ...]) -> list[Label]:
    return [mark for mark in page if isinstance(mark, Label)]


def written(made: About) -> str:
    """Everything that stands on its pages, in order."""
    return bare("".join(span.text for page in made.pages for label in labels(page)[1:] for span in label.spans))


# -- words


@EVERY_SLIDE
@IN_BOTH
def test_an_entry_says_what_its_indicator_says(slide: str, language: str) -> None:
    made = told(deck(), slide, language)
    shown = [figure for figure in of_reading(deck(), deck().slides[slide], False) if figure.sources]
    measured = [name for name in made if not name.startswith("source-")]
    assert measured == list(dict.fromkeys(figure.ref.id for figure in shown))
    for entry in (made[name] for name in measured):
        indicator = deck().indicators[entry.id]
        mine = [figure for figure in shown if figure.ref.id == entry.id]
        name = text_of(indicator.name, language)
        assert entry.name == name[:1].upper() + name[1:]
        words = [numbers.figure(one, language, form="short" if n else "") for n, one in enumerate(in_order(mine))]
        assert [value.words for value in entry.values] == ([] if indicator.counted else words)
        assert not (indicator.counted and entry.range), "what the screen counts is on the slide, and changes"
        for text, runs in ((indicator.definition, entry.definition), (indicator.note, entry.note)):
            assert "".join(run.text for run in runs) == (plain(text, deck(), language) if text else "")
        said = ["".join(run.text for run in runs) for runs in entry.cautions]
        assert said == list(dict.fromkeys(plain(f.caution, deck(), language) for f in mine if f.caution))
        for source in {source for figure in mine for source in figure.sources}:
            publication = deck().sources[source]
            assert text_of(publication.by, language) in entry.source
            assert text_of(publication.title or {language: ""}, language) in entry.source
            undated = tr(language, "counted today") if indicator.counted else tr(language, "%(by)s, undated", by="")[2:]
            assert str(publication.published or undated) in entry.source.replace("\u00a0", " ")
        for figure in mine:
            assert figure.year is None or str(figure.year) in " ".join([entry.source, *map(str, entry.values)])
            assert not figure.forecast or tr(language, "forecast") in " ".join(v.when for v in entry.values)
            plan = plan_words(figure.plan, language) if figure.plan is not None else ""
            assert plan in entry.source.replace("\u00a0", " ") and all(plan in one.when for one in entry.values[:1])
        approximate = tr(language, "Approximate, as its source writes it.") in entry.source
        assert approximate == (any(figure.qualifier for figure in mine) and not indicator.derive)
        assert bool(entry.computed) == bool(indicator.derive)


def in_order(figures: list[Figure]) -> list[Figure]:
    keys = list(deck().figures)
    return sorted(figures, key=lambda figure: keys.index(str(figure.ref)))


@EVERY_SLIDE
def test_every_number_on_a_slide_has_a_definition_without_numbers_of_its_own(slide: str) -> None:
    for name in (name for name in told(deck(), slide) if not name.startswith("source-")):
        definition = deck().indicators[name].definition
        assert definition is not None and set(definition) == {"it", "en"}, name
        for text in definition.values():
            own = "".join(piece.content for piece in parse(text) if isinstance(piece.content, str))
            assert not re.search(r"(?<![A-Za-z])\d", own), text
            assert text[0].isupper() and re.fullmatch(r"[^.!?]+\.", text), "one sentence"


def test_in_the_order_in_which_it_is_read(make_deck) -> None:
    assert list(told(make_deck(SLIDE))) == ["beds", "staff", "counts", "all-beds"]


def test_the_mark_that_is_read_comes_first(make_deck) -> None:
    made = make_deck(SLIDE)
    chart = kinds.chart(made.slides["one"].chart or {})
    key = next(iter(chart[0].readings(chart[1], made, "it")))
    touched = told(made, choice=Choice(key))
    assert list(touched) == ["counts", "beds", "staff", "all-beds"]
    assert [entry.touched for entry in touched.values()] == [True, False, False, False]
    assert sum(value.touched for value in touched["counts"].values) == 1
    assert list(told(made, choice=Choice("gone"))) == list(told(made))


def test_what_is_computed_says_from_what(make_deck) -> None:
    made = told(make_deck(SLIDE), language="en")
    assert made["all-beds"].computed == "Computed from: Beds; More beds."
    assert not made["beds"].computed
    change = told(deck(), "public-spending", "en")["spending-gdp-change"]
    assert change.computed.endswith("Italy (2022 and 2009).")


def test_values_name_what_the_indicator_does_not() -> None:
    women = told(deck(), "life-expectancy", "en")["life-expectancy-women"]
    assert " · ".join(map(str, women.values)).replace("\u00a0", " ") == (
        "Lombardia 85.5 years · Italy 85.2 (2017) · EU28 83.5 (2017)"
    )
    (plan,) = told(deck(), "home", "en")["ht-scientists-2026"].values
    assert str(plan).replace("\u00a0", " ") == "Lombardia: over 1,000 scientists (2026, plan of 2021)"
    (alone,) = told(deck(), "home", "en")["life-expectancy-women"].values
    assert str(alone).replace("\u00a0", " ") == "Lombardia: 85.5 years", "a tile shows one row, and so does its entry"


def test_of_many_values_the_ends_stand_for_all(make_deck) -> None:
    made = make_deck(SLIDE)
    counts, beds = made.figures["counts.one"], made.figures["beds"]
    rows = {
        f"counts.r{n}": replace(
            counts, ref=Ref("counts", f"r{n}"), value=Decimal(n), row_name={"it": f"Riga {n}", "en": f"Row {n}"}
        )
        for n in (5, 1, 9, *range(20, 21 + MOST))
    }
    years = {
        f"beds@{year}": replace(beds, ref=Ref("beds", None, year), value=Decimal(year % 100), year=year)
        for year in range(2001, 2003 + MOST)
    }
    table = made.indicators["counts"].model_copy(update={"rows": {key.partition(".")[2]: 1 for key in rows}})
    series = made.indicators["beds"].model_copy(
        update={"value": None, "series": {f.year: f.value for f in years.values()}}
    )
    slide = made.slides["one"].model_copy(
        update={"title": {"en": " ".join("{" + key + "}" for key in years)}, "caution": None}
    )
    many = replace(
        made, figures={**made.figures, **rows, **years}, slides={"one": slide},
        indicators={**made.indicators, "counts": table, "beds": series},
    )  # fmt: skip
    found = told(many, language="en")
    tied = "\u00a0"
    assert (
        found["beds"].range.replace(tied, " ") == "10 values, from Lombardia 1 bed (2001) to Lombardia 10 beds (2010)"
    )
    assert found["counts"].range.replace(tied, " ") == (
        "12 values: the highest is Row 28 28 institutes, the lowest Row 1 1 institute"
    )
    assert found["counts"].values == ()


def test_a_definition_may_name_figures_and_one_that_cannot_is_left_unsaid(tmp_path, make_deck) -> None:
    made = make_deck(SLIDE)
    definition = {"it": "Con il personale, **{staff}**.", "en": "With the staff, **{staff}**."}
    beds = made.indicators["beds"].model_copy(update={"definition": definition})
    runs = told(replace(made, indicators={**made.indicators, "beds": beds}))["beds"].definition
    assert "".join(run.text for run in runs) == "Con il\u00a0personale, 50\u00a0persone."
    assert [run.text for run in runs if run.bold] == ["50\u00a0persone"]

    wrong = FILES["indicators/all.yaml"].replace("value: 300,", "value: 300, definition: {it: '{gone}', en: '{gone}'},")
    (tmp_path / "indicators/all.yaml").write_text(wrong.removeprefix("\n"), encoding="utf-8")
    loaded = load(tmp_path)
    assert [problem.rule for problem in loaded.problems] == ["unknown-reference"] * 2
    assert loaded.deck is not None and told(loaded.deck)["beds"].definition == ()


def test_a_slide_without_figures_has_no_panel(make_deck) -> None:
    bare_slide = make_deck("  - {id: one, layout: chart, title: {it: Nulla, en: Nothing}}")
    assert about(bare_slide, "one", Look("it"), FixedMeasure()) is None


# -- pages


@pytest.mark.parametrize("slide", vouched()[::2])  # the panel knows no slide
def test_nothing_is_lost_and_nothing_leaves_the_panel(slide: str) -> None:
    for look in every_look():
        for foot in (0.0, 160.0):  # as high as a small screen of a fine pitch needs its buttons
            made = about(deck(), slide, look, QtMeasure(), foot=foot)
            assert made is not None
            holds(made, entries(deck(), deck().slides[slide], look.language, look.portrait), look)
            assert made.foot.h >= foot


@pytest.mark.parametrize("look", [*every_look()], ids=str)
def test_texts_of_any_length_are_divided_and_not_cut_off(make_deck, look: Look) -> None:
    """An entry as tall as several columns is split between its parts, a part as tall as that between its lines."""
    made = make_deck(SLIDE)
    long = {code: " ".join(f"Parola{n}" for n in range(240)) for code in ("it", "en")}
    beds = made.indicators["beds"].model_copy(update={"definition": long, "note": long})
    figures = {**made.figures, "beds": replace(made.figures["beds"], caution=long)}
    tall = replace(made, figures=figures, indicators={**made.indicators, "beds": beds})
    found = about(tall, "one", look, FixedMeasure())
    assert found is not None and len(found.pages) > 1
    holds(found, entries(tall, tall.slides["one"], look.language, look.portrait), look)


def test_an_entry_that_fits_a_column_is_never_divided() -> None:
    for slide in vouched():
        for look in every_look():
            made = about(deck(), slide, look, QtMeasure())
            assert made is not None
            for entry in entries(deck(), deck().slides[slide], look.language, look.portrait):
                places = {
                    (n, label.box.x)
                    for n, page in enumerate(made.pages)
                    for label in labels(page)
                    if label.key.startswith(f"about.{entry.id}.")
                }
                assert len(places) == 1, (slide, look, entry.id)


def test_one_entry_alone_makes_a_narrow_panel(make_deck) -> None:
    alone = make_deck('  - {id: one, layout: chart, title: {it: "{beds}", en: "{beds}"}}')
    one = about(alone, "one", Look("it"), FixedMeasure())
    many = about(make_deck(SLIDE), "one", Look("it"), FixedMeasure())
    assert one and many and one.panel.w < 0.6 * many.panel.w
    assert one.panel.cx == many.panel.cx


def test_three_entries_stand_side_by_side_where_two_columns_would_be_uneven() -> None:
    made = about(deck(), "partners", Look("it"), QtMeasure())
    assert made is not None and len(made.pages) == 1
    tops = {label.box.y for label in labels(made.pages[0]) if label.key.endswith(".name")}
    assert len(tops) == 1
    assert len({label.box.x for label in labels(made.pages[0]) if label.key.endswith(".name")}) == 3


@pytest.mark.parametrize("slide", vouched()[1::2])
def test_no_line_ends_with_a_dot_between_values(slide: str) -> None:
    for look in every_look():
        made = about(deck(), slide, look, QtMeasure())
        assert made is not None
        for label in (label for page in made.pages for label in labels(page) if ".values" in label.key):
            lasts = {span.y: span.text for span in label.spans}
            assert not any(text.strip().endswith("·") for text in lasts.values()), (look, lasts)


def test_larger_texts_are_larger() -> None:
    sizes = [
        max(span.style.size for label in labels(made.pages[0])[1:] for span in label.spans)
        for size in ("normal", "large", "largest")
        if (made := about(deck(), "sector", Look("it", text_size=size), QtMeasure()))
    ]
    assert sizes == sorted(set(sizes))


def test_a_caution_bears_the_dashed_cell() -> None:
    made = about(deck(), "sector", Look("it"), QtMeasure())
    assert made is not None
    dashed = [mark for mark in made.pages[0] if isinstance(mark, Disc) and mark.dash]
    assert len(dashed) == len([label for label in labels(made.pages[0]) if ".caution." in label.key]) == 2
    assert {mark.edge for mark in dashed} == {"touch"}


def holds(made: About, told: tuple[Entry, ...], look: Look) -> None:
    """Every sentence stands there, once and in order; all inside the panel, above its buttons, on nothing else."""
    width, height = PORTRAIT if look.portrait else LANDSCAPE
    panel, foot = made.panel, made.foot
    assert panel.x >= 24 and panel.y >= 24 and panel.right <= width - 24 and panel.bottom <= height - 24
    assert panel.x < foot.x and foot.right < panel.right and foot.bottom < panel.bottom
    assert not look.portrait or foot.y >= 0.6 * height
    sentences = [sentence for entry in told for sentence in entry.sentences()]
    assert written(made) == bare("".join(sentences))
    assert bare("".join(made.words)) == bare("".join(sentences))
    for page in made.pages:
        keys = [mark.key for mark in page]
        assert len(keys) == len(set(keys))
        assert {type(mark) for mark in page} <= {Label, Disc, Panel, Rule}
        for label in labels(page):
            assert foot.x - 1 <= label.box.x and label.box.right <= foot.right + 1
            assert panel.y < label.box.y and label.box.bottom < foot.y
            for span in label.spans:
                assert span.style.size >= 22
                assert all(span.color in theme for theme in THEMES.values())
        for one, other in combinations(labels(page), 2):
            assert min(one.box.overlap(other.box)) <= 0.5, (one.key, other.key)
        for mark in page:
            if isinstance(mark, Disc):
                assert foot.x - 1 <= mark.x - mark.r
                assert all(mark.x + mark.r < x.box.x or mark.x - mark.r > x.box.right for x in labels(page)[1:])
            if isinstance(mark, Rule):
                line = Box(*mark.start, mark.end[0] - mark.start[0], mark.width)
                assert all(min(label.box.overlap(line)) <= 0 for label in labels(page))
