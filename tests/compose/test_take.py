"""What a visitor takes home: a text short enough for a code, its figures whole or absent."""

import re
from dataclasses import replace

import pytest

from kiosk.charts import kinds
from kiosk.charts.kind import said, text_of
from kiosk.compose.page import Choice
from kiosk.compose.take import MOST, shortened, take_home
from kiosk.compose.used import of_reading
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.words.render import plain
from tests.content.shipped import deck, slides

EVERY_SLIDE = pytest.mark.parametrize("slide", slides())
IN_BOTH = pytest.mark.parametrize("language", ["it", "en"])
URL = "https://example.org/" + "a" * 60
SLIDE = """
  - id: one
    layout: chart
    title: {it: "Letti {beds}", en: "Beds {beds}"}
    chart: {kind: chains, indicator: counts}
    takeaway: {figure: {it: "{staff}", en: "{staff}"}, text: {it: Ecco., en: Here.}}
"""
WORDS = """
  - id: one
    layout: contact
    title: {it: Parliamone, en: Talk}
    lead: {it: Da qui., en: From here.}
    points:
      - {title: {it: Noi, en: Us}, text: {it: "Via Pantano 9, Milano", en: "Via Pantano 9, Milano"}}
      - {title: {it: Voi, en: You}, text: {it: una parola lunga dopo l'altra, en: one long word after another}}
    names: [Via Pantano 9]
"""


def bare(text: str) -> str:
    """As a phone shows it."""
    for ties, instead in (("\u00a0\u202f\n", " "), ("’‘", "'"), ("“”", '"'), ("–—−", "-")):
        for one in ties:
            text = text.replace(one, instead)
    return text


def values(figure: Figure, language: str) -> list[str]:
    """The ways in which a figure may be written, its year with it."""
    year = rf" \({figure.year}[,)]" if figure.year is not None else ""
    return [re.escape(bare(said(figure, language, form))) + year for form in ("", "short")]


def linked(made: Deck, slide: str | None, general: str | None) -> Deck:
    one = made.slides["one"].model_copy(update={"url": slide})
    return replace(made, slides={"one": one}, kiosk=made.kiosk.model_copy(update={"url": general}))


# -- every slide


@EVERY_SLIDE
@IN_BOTH
def test_every_slide_has_a_text_that_fits_and_that_every_phone_shows(slide: str, language: str) -> None:
    for portrait in (False, True):
        text = take_home(deck(), slide, language, portrait)
        assert len(text) <= MOST
        assert len(text.encode()) <= MOST + 24, "what is not ASCII makes a code larger"
        assert max(set(text) - {"€", "…"}) <= "ÿ"
        assert "\u00a0" not in text and not re.search(r"\n{3}|^\s|\s$| \n|\n ", text)
        assert text.startswith(bare(plain(deck().slides[slide].title, deck(), language))), "the point stands in full"
        own = deck().slides[slide]
        shown = of_reading(deck(), own, portrait)
        cited = {name for one in shown for name in one.sources} | set(own.sources)
        last = text.splitlines()[-1]
        assert bool(cited) == bool(re.match(r"Font[ei]: |Sources?: ", last))
        assert not cited or any(bare(text_of(deck().sources[name].by, language)) in last for name in cited)


@EVERY_SLIDE
@IN_BOTH
@pytest.mark.parametrize("most", [MOST, 220, 160, 110, 40])
def test_figures_are_whole_with_unit_and_year_or_absent_and_counted(slide: str, language: str, most: int) -> None:
    text = take_home(deck(), slide, language, most=most)
    assert 0 < len(text) <= most
    shown = of_reading(deck(), deck().slides[slide], False)
    if not shown:
        return
    parts = text.split("\n\n")
    lines = parts[1] if len(parts) == 3 else ""
    there = [
        one for one in shown if any(re.search(rf"(?<![\d.,]){way}(?![\d%])", lines) for way in values(one, language))
    ]
    left = re.search(r"(?:altri|and) (\d+)|(?:e un altro|and one more)", lines)
    rest = 0 if left is None else int(left[1] or 1)
    if most == MOST:
        assert there
        assert len(there) + rest >= len(shown), "a number that two have is counted twice"
    # no other number stands there than those of figures, their years and their names
    words = " ".join(bare(text_of(one.name, language)) + bare(said(one, language, "")) for one in shown)
    words += " ".join(bare(said(one, language, "short")) + f" {one.year} {one.plan}" for one in shown)
    words += " ".join(bare(text_of(one.row_name, language)) for one in shown if one.row_name)
    words += " ".join(bare(text_of(place.name, language)) for place in deck().places.values())
    for number in re.findall(r"\d[\d.,]*", lines.replace(left[0], "") if left else lines):
        assert number.rstrip(".,") in words


@IN_BOTH
def test_what_is_foreseen_says_so(language: str) -> None:
    spending = take_home(deck(), "public-spending", language)
    assert ("6,4% (2022, previsione)" if language == "it" else "6.4% (2022, forecast)") in spending
    campus = take_home(deck(), "mind", language)
    assert ("(progetto, senza data)" if language == "it" else "(plan, undated)") in campus
    plan = take_home(deck(), "human-technopole", language)
    assert ("(2026, piano del 2021)" if language == "it" else "(2026, plan of 2021)") in plan


def test_places_are_said_where_no_name_says_them() -> None:
    assert "donne: Lombardia 85,5 anni; Italia 85,2 anni (2017)" in take_home(deck(), "life-expectancy", "it")
    assert "rete sanitaria regionale (Lombardia): 37.000" in take_home(deck(), "healthcare", "it")
    assert "infarto miocardico acuto (Italia): 8,3% (2017); 10,4% (2010)" in take_home(deck(), "heart-attack", "it")
    assert "(Lombardia)" not in take_home(deck(), "pharma", "it")


def test_what_its_name_says_is_not_said_again() -> None:
    text = take_home(deck(), "spending-per-head", "it", choice=Choice("germany"))
    assert "a parità di potere d'acquisto: Germania 4.310 € (2017)" in text


# -- what comes first


def test_the_title_s_figures_lead_and_the_chart_follows_in_its_own_order(make_deck) -> None:
    text = take_home(make_deck(SLIDE), "one", "en")
    assert text == (
        "Beds 300 beds\n\nBeds (Lombardia): 300 beds\nCounts: One 3 institutes; Two 2 institutes\nStaff: 50 people\n\n"
        "Sources: ISTAT, published 2019; Ministry, published 2020"
    )


def test_the_mark_that_is_read_comes_before_all_else(make_deck) -> None:
    made = make_deck(SLIDE)
    kind, fields = kinds.chart(made.slides["one"].chart or {})
    for key, reading in kind.readings(fields, made, "it").items():
        text = take_home(made, "one", "it", choice=Choice(key))
        first = text.split("\n\n")[1]
        assert first.startswith(f"Conteggi (Lombardia): {text_of(reading.figure.row_name, 'it')} ") or first.startswith(
            f"Conteggi: {text_of(reading.figure.row_name, 'it')} "
        )
    few = take_home(made, "one", "en", choice=Choice("two"), most=120)
    assert "Counts: Two 2 institutes\nand 3 more figures on the screen" in few
    assert take_home(made, "one", "it", choice=Choice("gone")) == take_home(made, "one", "it")


def test_the_view_on_show_decides() -> None:
    """What a view shows comes first, where slides have several."""
    several = [name for name, slide in deck().slides.items() if slide.chart and slide.chart.get("views")]
    for name in several:
        texts = {take_home(deck(), name, "it", view=view["id"]) for view in deck().slides[name].chart["views"]}
        assert len(texts) > 1


def test_where_a_chart_names_its_marks_by_itself_these_names_make_room_for_more() -> None:
    text = take_home(deck(), "sector-shares", "it")
    assert "Studi clinici: oltre 50%\nAddetti farmaceutica: 43% (2016)\nImprese biofarma: 40%" in text


# -- a page to read on


def test_the_address_stands_last_whole_and_the_slide_s_own_before_the_general_one(make_deck) -> None:
    made = make_deck(SLIDE)
    assert "http" not in take_home(made, "one", "it")
    assert take_home(linked(made, None, URL), "one", "it").endswith("\n" + URL)
    own = take_home(linked(made, "https://example.org/own", URL), "one", "it")
    assert own.endswith("\nhttps://example.org/own") and URL not in own


def test_figures_are_worth_more_than_an_address(make_deck) -> None:
    made = linked(make_deck(SLIDE), URL, None)
    for most in range(60, MOST, 20):
        text = take_home(made, "one", "en", most=most)
        assert len(text) <= most
        assert URL in text or "http" not in text
        assert "300 beds\nBeds" not in text
    assert URL not in take_home(made, "one", "en", most=100)
    assert "Beds (Lombardia): 300 beds" in take_home(made, "one", "en", most=100)


# -- words


def test_a_slide_without_figures_says_what_it_has_to_say(make_deck) -> None:
    made = make_deck(WORDS)
    full = "Talk\n\nFrom here.\nUs: Via Pantano 9, Milano\nYou: one long word after another"
    assert take_home(made, "one", "en") == full
    assert take_home(made, "one", "en", most=len(full) - 1).endswith("\nYou: one long word after…")
    assert take_home(made, "one", "en", most=30) == "Talk\n\nFrom here.", "half an address is none"


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Una vita attesa", 15, "Una vita attesa"),
        ("Una vita attesa", 14, "Una vita…"),
        ("Una vita, attesa", 12, "Una vita…"),
        ("Costa 1.990 euro in più", 12, "Costa…"),
        ("Costa 1.990 euro in più", 19, "Costa 1.990 euro…"),
        ("Parolalunga", 5, ""),
        ("Una vita", 0, ""),
        ("Una vita", -9, ""),
    ],
)
def test_texts_are_cut_between_words_and_never_after_half_a_number(text: str, most: int, expected: str) -> None:
    assert shortened(text, most) == expected
    assert len(expected) <= max(most, 0)
