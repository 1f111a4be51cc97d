"""Every kind: its data is the deck's, its words are Babel's, its marks keep to the rules of the house."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from babel.numbers import format_decimal, format_percent

from kiosk.charts import kinds
from kiosk.charts.marks import Bars, Curve, Disc, Label, Mark, Panel, Rule, Target, Tissue
from kiosk.charts.motion import interpolate, progress
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.model.tokens import TEXT_SIZES, THEMES
from kiosk.ui.style import QtMeasure

from .pictures import CHARTS, LANGUAGES, chart, drawn, frame, picture, points, texts, told

PHASES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
LOCALES = {"it": "it", "en": "en_GB"}


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_snapshot(deck: Deck, name: str, language: str, snapshot) -> None:
    room = frame(deck, language)
    pictures = (f"-- phase {phase}\n{told(picture(name, room, phase))}" for phase in (0.0, 0.5, 1.0))
    assert "\n".join(pictures) == snapshot


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("number", {"pharma-employees-share": 43, "pharma-employees": 28852, "pharma-companies-share": 35.5,
                    "pharma-companies": 246, "exports": 6.9}),
        ("cells", {"lit": 19}),
        ("cells-share", {"lit": 20}),  # 19.6 %: whole cells
        ("cells-per", {"lit": 21}),  # 2,149 beds, a hundred a cell
        ("cells-region", {"lit": 347}),
        ("chains", {"rehabilitation": 4, "cardiology": 3, "neurology": 3, "oncology": 2, "rare": 1}),
        ("bands", {"0.lombardia": 85.5, "0.italy": 85.2,
                   "0.eu28": 83.5, "1.lombardia": 81.2,
                   "1.italy": 80.8, "1.eu28": 78.3}),
        ("line", {"2009": 7.3, "2019": 6.6, "2022": 6.4}),
    ],
)  # fmt: skip
def test_values_are_the_decks_in_drawing_order(deck: Deck, name: str, values: dict[str, float]) -> None:
    kind, fields = chart(name)
    assert list(kind.values(fields, deck).items()) == list(values.items())


@pytest.mark.parametrize(
    ("name", "key", "shape", "lit"),
    [
        ("cells", "disc", "disc-51", 19),
        ("cells-share", "disc", "disc-100", 20),
        ("cells-per", "disc", "disc-96", 21),
        ("number", "pharma-employees.plate", "disc-100", 43),
        ("number", "pharma-companies.plate", "disc-100", 36),  # 35.5 %
    ],
)
def test_as_many_cells_are_lit_as_the_figure_rounds_to(deck: Deck, name: str, key: str, shape: str, lit: int) -> None:
    tissue = tissues(picture(name, frame(deck)))[key]
    assert tissue.shape == shape
    assert tissue.states[:lit] == ("lombardia",) * lit
    assert set(tissue.states[lit:]) <= {"unlit", "plain"}
    assert len(tissue.states) == int(shape.split("-")[1])
    assert set(tissue.growth) == {1.0}


def test_the_region_is_lit_whole_and_in_its_own_colour(deck: Deck) -> None:
    (tissue,) = tissues(picture("cells-region", frame(deck))).values()
    assert len(tissue.states) == 347
    assert {state.rstrip("23") for state in tissue.states} == {"lombardia"}
    assert tissue.wave


def test_lost_cells_are_empty_and_a_forecast_is_drawn_as_one(deck: Deck) -> None:
    marks = picture("line", frame(deck))
    found = {key: (tissue.states.count("italy"), tissue.states.count("italy-foreseen"), tissue.states.count("lost"))
             for key, tissue in tissues(marks).items()}  # fmt: skip
    assert found == {"2009": (73, 0, 0), "2019": (66, 0, 7), "2022": (0, 64, 9)}
    links = [mark for mark in marks if isinstance(mark, Curve | Disc) and ".link" in mark.key]
    assert {type(mark) for mark in links if mark.key.startswith("2019")} == {Curve}
    assert {type(mark) for mark in links if mark.key.startswith("2022")} == {Disc}
    dashed = [mark.key for mark in marks if isinstance(mark, Disc) and mark.dash]
    assert dashed == ["2022.membrane"]


def test_a_forecast_dot_is_hollow(deck: Deck) -> None:
    dots = {m.key: m.fill for m in picture("line-dots", frame(deck)) if isinstance(m, Disc) and m.key.isdigit()}
    assert dots == {"2009": "it", "2019": "it", "2022": "ground"}


@pytest.mark.parametrize(("language", "word"), [("it", "previsione"), ("en", "forecast")])
@pytest.mark.parametrize("name", ["line", "line-dots"])
def test_a_forecast_is_called_one(deck: Deck, name: str, language: str, word: str) -> None:
    marks = picture(name, frame(deck, language))
    assert [key for key, text in texts(marks).items() if word in text] == ["2022.year"]
    kind, fields = chart(name)
    assert kind.words(fields, deck, language).count(word) == 1
    assert [target.name.count(word) for target in targets(marks)] == [0, 0, 1]


@pytest.mark.parametrize(("language", "word"), [("it", "oltre"), ("en", "over")])
def test_a_qualifier_is_never_lost(deck: Deck, language: str, word: str) -> None:
    marks = picture("number", frame(deck, language))
    assert texts(marks)["pharma-employees.value"].startswith(word)
    kind, fields = chart("number")
    assert word in kind.words(fields, deck, language)
    assert [word in target.name for target in targets(marks)] == [True, False, False]


def test_chains_are_as_long_as_their_counts_and_sorted(deck: Deck) -> None:
    marks = picture("chains", frame(deck))
    links = [mark.key.split(".")[0] for mark in marks if isinstance(mark, Panel)]
    rows = list(dict.fromkeys(links))
    assert rows == ["rehabilitation", "cardiology", "neurology", "oncology", "rare"]
    assert [links.count(row) for row in rows] == [4, 3, 3, 2, 1]
    ends = {mark.key: mark.radius for mark in marks if isinstance(mark, Panel)}
    assert ends["rehabilitation.0"] == (32, 13) and ends["rehabilitation.3"] == (13, 32)
    assert ends["rare.0"] == (32, 32)


def test_bands_are_as_long_as_their_values(deck: Deck) -> None:
    """One unit is everywhere as wide, and the rim is what exceeds the reference: 85.5 of 83.5."""
    marks = {mark.key: mark for mark in picture("bands", frame(deck))}
    reference = marks["0#reference"]
    assert isinstance(reference, Rule)
    body, eu, rim = (marks[f"0.{key}"] for key in ("lombardia.body", "eu28.body", "lombardia.rim"))
    assert isinstance(body, Bars) and isinstance(eu, Bars) and isinstance(rim, Bars)
    unit = body.boxes[1].x - body.boxes[0].x
    assert {round(b.x - a.x, 6) for a, b in zip(eu.boxes, eu.boxes[1:], strict=False)} == {round(unit, 6)}
    zero = body.boxes[0].x
    assert reference.start[0] == reference.end[0] == pytest.approx(zero + 83.5 * unit)
    assert eu.boxes[-1].right == pytest.approx(reference.start[0])
    assert rim.boxes[0].x == pytest.approx(reference.start[0])
    assert rim.boxes[-1].right == pytest.approx(zero + 85.5 * unit)
    assert len(body.boxes) == len(eu.boxes) == 84


@pytest.mark.parametrize("grow", TEXT_SIZES.values(), ids=TEXT_SIZES)
def test_the_gain_does_not_stand_on_the_reference_line(deck: Deck, grow: float, qapp) -> None:
    """On a totem it has no room beside the line."""
    for portrait in (False, True):
        for language in LANGUAGES:
            room = frame(deck, language, portrait=portrait, grow=grow, measure=QtMeasure())
            marks = {mark.key: mark for mark in drawn(picture("bands", room))}
            for panel in "01":
                gain, rule = marks[f"{panel}.lombardia.gain"], marks[f"{panel}#reference"]
                assert isinstance(gain, Label) and isinstance(rule, Rule)
                assert gain.box.x > rule.start[0] + 2 or gain.spans[0].y < rule.start[1]


def test_a_line_is_in_proportion_to_time(deck: Deck) -> None:
    for portrait in (False, True):
        at = {key: tissue.x for key, tissue in tissues(picture("line", frame(deck, portrait=portrait))).items()}
        assert (at["2019"] - at["2009"]) / (at["2022"] - at["2009"]) == pytest.approx(10 / 13)


def test_the_second_point_stands_lower_in_proportion(deck: Deck) -> None:
    for portrait in (False, True):
        at = {key: tissue.y for key, tissue in tissues(picture("line", frame(deck, portrait=portrait))).items()}
        assert (at["2019"] - at["2009"]) / (at["2022"] - at["2009"]) == pytest.approx(0.7 / 0.9)


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_alternative_has_every_value_as_babel_writes_it(deck: Deck, name: str, language: str) -> None:
    kind, fields = chart(name)
    words = kind.words(fields, deck, language)
    figures = list(named(deck, name))
    assert figures
    for figure in figures:
        assert written(figure, language) in words


@pytest.mark.parametrize(
    ("name", "italian", "english"),
    [
        ("number", "1 cellula = 1%", "1 cell = 1%"),
        ("cells", "1 cellula = 1 istituto", "1 cell = 1 institute"),
        ("cells-share", "1 cellula = 1% dei posti", "1 cell = 1% of jobs"),
        ("cells-per", "1 cellula = 100 posti letto", "1 cell = 100 beds"),
        (
            "cells-region",
            "1 cellula = 1.000 persone; le cellule riempiono l’area, non sono indirizzi",
            "1 cell = 1,000 people; cells fill the area, they are not addresses",
        ),
        ("chains", "1 cellula = 1 istituto", "1 cell = 1 institute"),
        ("bands", "1 banda = 1 anno", "1 band = 1 year"),
        ("line", "1 cellula = 0,1%, vuota = persa dal 2009", "1 cell = 0.1%, empty = lost since 2009"),
        ("line-dots", "", ""),
    ],
)
def test_the_unit_line_says_what_a_cell_is(deck: Deck, name: str, italian: str, english: str) -> None:
    kind, fields = chart(name)
    for language, expected in (("it", italian), ("en", english)):
        said = kind.unit(fields, deck, language).replace("\u00a0", " ")
        assert expected in said
        assert bool(said) == bool(expected)


def test_the_legend_names_lit_and_unlit(deck: Deck) -> None:
    kind, fields = chart("cells")
    assert list(kind.legend(fields, deck, "it")) == [("lombardia", "Lombardia"), ("unlit", "Altrove")]
    assert list(kind.legend(fields, deck, "en")) == [("lombardia", "Lombardia"), ("unlit", "Elsewhere")]


@pytest.mark.parametrize("name", CHARTS)
def test_keys_are_unique_at_every_phase(deck: Deck, name: str) -> None:
    """Two marks of one key would leave a ghost on screen: the painter joins by it."""
    for portrait in (False, True):
        for phase in PHASES:
            marks = picture(name, frame(deck, portrait=portrait), phase)
            for kept in (drawn(marks), targets(marks)):
                keys = [mark.key for mark in kept]
                assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", CHARTS)
def test_another_language_only_labels_anew(deck: Deck, name: str) -> None:
    for portrait in (False, True):
        for phase in (0.5, 1.0):
            italian, english = (picture(name, frame(deck, code, portrait=portrait), phase) for code in LANGUAGES)
            assert [mark.key for mark in italian] == [mark.key for mark in english]
            assert not_text(italian) == not_text(english)
    assert texts(italian).values() != texts(english).values() or not texts(italian)


@pytest.mark.parametrize("grow", TEXT_SIZES.values(), ids=TEXT_SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_marks_stay_in_their_box(deck: Deck, name: str, grow: float, qapp) -> None:
    """With the real fonts. On their way numbers may be a little wider: 28.844 is wider than 28.852."""
    measure = QtMeasure()
    for language in LANGUAGES:
        for portrait in (False, True):
            room = frame(deck, language, portrait=portrait, grow=grow, measure=measure)
            for phase in PHASES:
                for mark in drawn(picture(name, room, phase)):
                    slack = 1 if phase == 1.0 else 24
                    for x, y in points(mark):
                        # a large figure starts left of its box, by its side bearing
                        assert room.box.x - 4 - slack <= x <= room.box.right + slack, mark
                        assert room.box.y - 1 <= y <= room.box.bottom + 1, mark


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_of_the_data_shows_before_it_moves(deck: Deck, name: str) -> None:
    """Phase 0 is the picture before: no lit cell has grown, no bar, link or line has a length."""
    for mark in picture(name, frame(deck), 0.0):
        if isinstance(mark, Tissue):
            grown = [
                size for state, size in zip(mark.states, mark.growth, strict=True) if state not in ("unlit", "plain")
            ]
            assert set(grown) <= {0.0}
        assert not isinstance(mark, Panel | Curve)
        assert not isinstance(mark, Bars) or mark.boxes == ()


@pytest.mark.parametrize("name", CHARTS)
def test_more_and_more_shows(deck: Deck, name: str) -> None:
    """An entrance never takes back what it has shown."""
    shown = [amount(picture(name, frame(deck), step / 20)) for step in range(21)]
    assert shown == sorted(shown)
    assert shown[0] < shown[10] < shown[-1]


@pytest.mark.parametrize("name", CHARTS)
def test_changed_data_starts_from_what_is_shown(deck: Deck, name: str) -> None:
    kind, fields = chart(name)
    target, room = kind.values(fields, deck), frame(deck)
    half = {key: value / 2 for key, value in target.items()}
    start = kind.marks(fields, half, progress(0.0, 1), room)
    assert list(start) == list(kind.marks(fields, interpolate(half, target, 0.0), progress(0.0, 1), room))
    rest = kind.marks(fields, interpolate(half, target, 60.0), 1.0, room)
    assert list(rest) == picture(name, room)


@pytest.mark.parametrize("name", CHARTS)
def test_what_can_be_asked_has_a_name_and_lies_on_the_chart(deck: Deck, name: str) -> None:
    for language in LANGUAGES:
        for target in targets(picture(name, frame(deck, language))):
            assert any(character.isdigit() for character in target.name)
            assert len(target.polygon) >= 3
            xs, ys = [x for x, _ in target.polygon], [y for _, y in target.polygon]
            assert max(xs) - min(xs) >= 44 and max(ys) - min(ys) >= 44


@pytest.mark.parametrize("name", CHARTS)
def test_colours_are_tokens(deck: Deck, name: str) -> None:
    for mark in picture(name, frame(deck)):
        colors = [getattr(mark, field, "") for field in ("fill", "edge", "color")]
        colors += [span.color for span in mark.spans] if isinstance(mark, Label) else []
        for theme in THEMES.values():
            assert {color for color in colors if color} <= theme.keys()


def test_texts_of_a_chart_get_their_typography(deck: Deck) -> None:
    """Staff type a straight apostrophe; "dell'Italia" stands in this chart."""
    said = texts(picture("number", frame(deck, "it")))
    assert said["pharma-employees.whole"] == "dell’Italia"
    kind, fields = chart("number")
    assert "'" not in kind.words(fields, deck, "it")


def test_a_new_file_is_a_new_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dropped into the package, and nothing else touched, it is listed, found and gives the fields of its name."""
    source = Path(kinds.__file__).with_name("chains.py").read_text(encoding="utf-8")
    (tmp_path / "pearls.py").write_text(source.replace('"chains"', '"pearls"'), encoding="utf-8")
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path)])
    before = kinds.names()
    for cached in (kinds.names, kinds.kind):
        cached.cache_clear()
    try:
        assert set(kinds.names()) - set(before) == {"pearls"}
        assert kinds.kind("pearls").KIND == "pearls"
        model = kinds.fields({"kind": "pearls"})
        assert model is not None
        assert model.model_validate({"kind": "pearls", "indicator": "irccs-by-area"}).kind == "pearls"
    finally:
        for cached in (kinds.names, kinds.kind):
            cached.cache_clear()


@pytest.mark.parametrize("raw", [{}, {"kind": "pearls"}, {"kind": 3}, {"kind": None}])
def test_no_fields_for_an_unknown_kind(raw: dict[str, object]) -> None:
    assert kinds.fields(raw) is None
    with pytest.raises(KeyError):
        kinds.kind(str(raw.get("kind")))


def tissues(marks: list[Mark]) -> dict[str, Tissue]:
    return {mark.key: mark for mark in marks if isinstance(mark, Tissue)}


def targets(marks: list[Mark]) -> list[Target]:
    return [mark for mark in marks if isinstance(mark, Target)]


def not_text(marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if not isinstance(mark, Label | Target)]


def named(deck: Deck, name: str) -> Iterator[Figure]:
    """The figures that a chart shows, found without its kind."""
    raw = CHARTS[name]
    ids = [raw.get("lit"), raw.get("indicator"), *raw.get("indicators", ())]
    for item in raw.get("figures", ()):
        ids += [item["figure"], item.get("share")]
    for key, figure in deck.figures.items():
        if figure.ref.id in ids and (key != figure.ref.id or not deck.indicators[key].rows):
            yield figure


def written(figure: Figure, language: str) -> str:
    """The number alone, straight from Babel."""
    decimals = max(0, -int(figure.value.as_tuple().exponent))
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    if figure.unit == "percent":
        return str(format_percent(figure.value / Decimal(100), format=digits + "%", locale=LOCALES[language]))
    return str(format_decimal(figure.value, format=digits, locale=LOCALES[language]))


def amount(marks: list[Mark]) -> float:
    """How much of the data shows: what has grown, and how far bars, chains and lines reach."""
    total = 0.0
    for mark in marks:
        if isinstance(mark, Tissue):
            total += sum(mark.growth)
        if isinstance(mark, Bars | Panel | Curve):
            total += sum(x for x, _ in points(mark)) / 1000
        if isinstance(mark, Disc):
            total += mark.r
    return round(total, 6)
