"""What a visitor takes home: a text short enough for a code, its figures whole or absent."""

import re
from dataclasses import replace

import pytest

from kiosk.charts import kinds
from kiosk.charts.kind import said, text_of
from kiosk.compose.lines import shortened
from kiosk.compose.page import Choice
from kiosk.compose.take import MOST, take_home
from kiosk.compose.used import of_reading, of_text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.words.messages import ntr
from kiosk.words.numbers import COUNTED
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


def stands(figure: Figure, language: str, text: str) -> bool:
    """Whether a figure stands in a text: in a line with its year; its unit there, in the heading or in the name."""
    title, _, told = text.partition("\n\n")
    for n, line in enumerate(lines := told.splitlines()):
        ways = {bare(said(figure, language, form)) for form in ("", "short")}
        ways = {way for way in ways if re.search(rf"(?<![\d.,]){re.escape(way)}(?![\d%])", line)}
        dated = figure.year is None or re.search(rf"\b{figure.year}\b", line)
        above = " ".join(lines[:n])
        if ways and dated and unit_is_said(figure, language, f"{title} {above} {line}", ways):
            return True
    return False


def unit_is_said(figure: Figure, language: str, text: str, ways: set[str]) -> bool:
    """By the figure's own words, or by the first letters of the noun that it counts."""
    if figure.unit not in COUNTED or bare(said(figure, language, "")) in ways:
        return True
    noun = ntr(language, *COUNTED[figure.unit], 2).split()[0]
    return noun[: max(4, len(noun) - 2)] in text.casefold()


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
    there = [one for one in shown if stands(one, language, text)]
    titled = [one for one in of_text(deck(), deck().slides[slide].title) if one not in there]
    left = re.search(r"(?:altri|and) (\d+)|(?:e un altro|and one more)", lines)
    rest = 0 if left is None else int(left[1] or 1)
    if most == MOST:
        assert there
        assert len(there) + rest + len(titled) >= len(shown), "a number that two have is counted twice"
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
    assert ("(piano, senza data)" if language == "it" else "(plan, undated)") in campus
    plan = take_home(deck(), "human-technopole", language)
    assert ("(2026, piano del 2021)" if language == "it" else "(2026, plan of 2021)") in plan


def test_places_are_said_where_no_name_says_them() -> None:
    assert "(anni)\nDonne: Lombardia 85,5; Italia 85,2 e UE28 83,5 (2017)\n" in take_home(
        deck(), "life-expectancy", "it"
    )
    assert "Posti letto (Lombardia): 37.000\n" in take_home(deck(), "healthcare", "it")
    assert "infarto miocardico acuto (Italia): 8,3% (2017); 10,4% (2010)" in take_home(deck(), "heart-attack", "it")
    assert "(Lombardia)" not in take_home(deck(), "pharma", "it")


@IN_BOTH
def test_what_belongs_together_stands_under_one_heading_with_its_year(language: str) -> None:
    text = take_home(deck(), "spending-per-head", language)
    assert (
        "acquisto, 2017: Italia 2.320 €; Regno Unito" if language == "it" else "parity, 2017: Italy €2,320;"
    ) in text
    assert ("Germania 4.310 €\n" if language == "it" else "Germany €4,310\n") in text, "and the title says the rest"
    first = take_home(deck(), "spending-per-head", "it", choice=Choice("germany"))
    assert "a parità di potere d'acquisto, 2017: Germania 4.310 €; Italia" in first


def test_a_unit_that_the_name_begins_with_is_not_said_again() -> None:
    universities = take_home(deck(), "universities", "it")
    assert "Università in Lombardia: 14\n" in universities and "Accademie d'arte in Lombardia: 7\n" in universities
    gained = take_home(deck(), "life-gained", "it")
    assert "ogni quattro mesi negli ultimi 50 anni, in Italia: 1 mese" in gained, "these months are not those"
    assert "Pronto soccorso: 12 ospedali" in take_home(deck(), "healthcare", "it")


def test_short_names_make_room_but_a_share_says_of_what() -> None:
    assert "Emergency care: 12 hospitals\nExpat centres: 2\nFacilities: over 200\n" in take_home(
        deck(), "healthcare", "en"
    )
    for slide in ("stroke-embolism", "devices", "production"):
        text = take_home(deck(), slide, "en").partition("\n\n")[2]
        assert not re.search(r"^(Stroke|Employee share|Company share|Investment share):", text, re.MULTILINE)
        assert "%" in text
    partners = take_home(deck(), "partners", "en")
    assert "in all: 47\n" in partners and "\nPartners:" not in partners, "one short name for two"


# -- what comes first


def test_the_chart_leads_in_its_own_order_and_what_the_title_says_comes_last(make_deck) -> None:
    text = take_home(make_deck(SLIDE), "one", "en")
    assert text == (
        "Beds 300 beds\n\nCounts (institutes): One 3; Two 2\nStaff (Lombardia): 50 people\nBeds: 300\n\n"
        "Sources: Ministry, published 2020; ISTAT, published 2019"
    )


def test_the_mark_that_is_read_comes_before_all_else(make_deck) -> None:
    made = make_deck(SLIDE)
    kind, fields = kinds.chart(made.slides["one"].chart or {})
    for key, reading in kind.readings(fields, made, "it").items():
        text = take_home(made, "one", "it", choice=Choice(key))
        first = text.split("\n\n")[1]
        assert first.startswith(f"Conteggi (istituti): {text_of(reading.figure.row_name, 'it')} ")
    few = take_home(made, "one", "en", choice=Choice("two"), most=90)
    assert "Counts: Two 2 institutes\nand 2 more figures at the booth" in few, "and the title says how many beds"
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
    assert "Occupati del settore: 20%\n\nFonti: AIFA, pubblicato 2013; ISTAT, 2019…" in text, (
        "all, and sources that fit"
    )


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
    assert URL not in take_home(made, "one", "en", most=100)
    assert "Counts (institutes): One 3; Two 2\n" in take_home(made, "one", "en", most=100)


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
