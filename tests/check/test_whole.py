"""Rules that hold one place of the content against others: quantities, what is used, time, names, addresses."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.words.messages import line

from .folders import every, problems, slide

Make = Callable[..., Path]


def twice(one: str, other: str) -> dict[str, str]:
    head = "name: {it: Letti, en: Beds}, unit: plants, source: istat, place: lombardia, "
    return {"indicators/x.yaml": f"one: {{{head}{one}}}\nother: {{{head}{other}}}\n"}


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("value: 90", "value: 92", [("warning", 2)]),
        ("value: 90", "value: 90.0", [("advice", 2)]),
        ("value: 1.5, scale: thousand", "value: 1500", [("advice", 2)]),
        ("value: 90, year: 2018", "value: 92, year: 2019", []),
        ("value: 90, year: 2018", "value: 92", []),
        ("value: 90, plan: 2021", "value: 92", []),
        ("value: 90", "derive: plants + plants", [("warning", 2)]),
        ("value: 24", "derive: plants + plants", []),  # what is worked out is written nowhere
        ("rows: {lombardia: 90}", "value: 92", [("warning", 2)]),
        ("series: {2018: 90, 2019: 92}", "value: 91, year: 2019", [("warning", 2)]),
        ("series: {2018: 90, 2019: 92}", "series: {2018: 90, 2020: 1}", [("advice", 2)]),
        ("rows: {a: {value: 1, name: {it: Letti, en: A}}}", "value: 2", [("warning", 1)]),
        ("rows: {a: {value: 1, name: {it: Nuovi, en: New}}}", "rows: {b: {value: 2, name: {it: NUÒVI, en: N}}}",
         [("warning", 2)]),
        ("rows: {a: {value: 1, name: {it: Nuovi, en: New}}}", "value: 2", []),
    ],
)  # fmt: skip
def test_one_quantity_with_two_values(make: Make, one: str, other: str, found: list[tuple[str, int]]) -> None:
    told = [each for each in every(make(twice(one, other))) if each.rule == "two-values"]
    assert [(each.level, each.line) for each in told] == found


def unused(make: Make, files: dict[str, str]) -> list[str]:
    found = [one for one in every(make(files)) if one.rule.startswith("unused-")]
    assert {one.level for one in found} <= {"advice"}
    return [str(one.message.params["name"]) for one in found]


SPARE = "spare: {name: {it: Letti, en: Beds}, value: 1, unit: plants, source: istat}\n"


@pytest.mark.parametrize(
    ("use", "left"),
    [
        ({}, ["spare"]),
        (slide("'{spare}'", "x"), []),
        (slide("a", "b", "    notes: {it: a, en: '{spare:n}'}\n"), []),
        (slide("a", "b", "    chart: {kind: bars, indicator: spare}\n"), []),
        ({"slides/pharma.yaml": "topic: {it: a, en: b}\nicon: pill\n"
          "tile: {figure: {it: '{spare}', en: b}, caption: {it: a, en: b}}\n"}, []),
        ({"talks/a.yaml": "title: {it: '{spare}', en: b}\nminutes: 1\nslides: [{slide: home, seconds: 60}]\n"}, []),
        ({"talks/a.yaml": "title: {it: a, en: b}\nminutes: 1\n"
          "slides: [{slide: home, seconds: 60, notes: {it: '{spare}', en: b}}]\n"}, []),
        ({"indicators/y.yaml": "two: {name: {it: a, en: b}, unit: plants, derive: spare + spare}\n"}, ["two"]),
        ({"indicators/y.yaml": "two: {name: {it: a, en: b}, unit: plants, derive: plants, "
          "note: {it: '{spare}', en: b}}\n"}, ["two"]),
        ({"indicators/y.yaml": "two: {name: {it: 'a {', en: b}, unit: plants, value: 1, source: istat}\n"},
         ["spare", "two"]),
        ({"indicators/y.yaml": "bad: {name: {it: a, en: b}, unit: plants, source: gone, value: 1}\n"}, []),
    ],
)  # fmt: skip
def test_what_uses_an_indicator(make: Make, use: dict[str, str], left: list[str]) -> None:
    """As long as something is left out for its faults, nobody knows."""
    assert unused(make, {"indicators/x.yaml": SPARE, **use}) == left


def test_what_uses_a_source_and_a_place(make: Make) -> None:
    more = {
        "sources.yaml": "istat: {by: {it: A, en: A}}\nrow: {by: {it: B, en: B}}\ntold: {by: {it: C, en: C}}\n"
        "gone: {by: {it: D, en: D}}\n",
        "places.yaml": "".join(
            f"{name}: {{name: {{it: {name}, en: {name}}}}}\n" for name in ("lombardia", "b", "c", "d")
        ),
        "indicators/x.yaml": "x: {name: {it: a, en: b}, unit: plants, source: istat, "
        "rows: {b: {value: 1, source: row}, c: 2}}\n",
    }
    assert unused(make, {**more, **slide("'{x.b}'", "x", "    sources: [told]\n")}) == ["d", "gone"]


def loop(attract: str, more: str = "") -> dict[str, str]:
    head = "title: {it: P, en: T}\nlanguages: {it: I, en: E}\nlanguage: it\n"
    return {"kiosk.yaml": f"{head}attract: {attract}\n{more}"}


def words(count: int) -> str:
    return " ".join(["parola"] * count)


@pytest.mark.parametrize(
    ("attract", "text", "said"),
    [
        ("[{slide: home}, {slide: pharma, seconds: 12}]", slide(words(39), "x"), None),
        ("[{slide: home}, {slide: pharma, seconds: 12}]", slide("x", words(41)), (12, 13, 13)),
        ("[{slide: pharma, seconds: 24}]", slide(words(39), "x"), None),  # half of them in each language
        ("[{slide: pharma, seconds: 22}]", slide(words(39), "x"), (11, 12, 24)),
        ("[{slide: home}, {slide: pharma, seconds: 4}]",
         slide("x", "y", f"    notes: {{it: {words(40)}, en: y}}\n"), None),
        ("[{slide: home}, {slide: pharma, seconds: 4}]",  # no slot for it in this layout
         slide("x", "y", f"    body: {{it: {words(40)}, en: y}}\n"), None),
        ("[{slide: home}, {slide: pharma, seconds: 4}]",
         slide("x", "y", f"    chart: {{kind: bars, indicator: employees, alt: {{it: {words(40)}, en: y}}}}\n"), None),
        ("[{slide: home}, {slide: pharma, seconds: 4}]",
         slide("x", "y", f"    chart: {{kind: cells, lit: plants, of: plants, rest: {{it: {words(16)}, en: y}}}}\n"),
         (4, 6, 6)),
    ],
)  # fmt: skip
def test_time_to_read_a_stop(make: Make, attract: str, text: dict[str, str], said: tuple[int, int, int] | None) -> None:
    """Two hundred words a minute: ten in three seconds."""
    found = [line(one, "en") for one in problems(make({**loop(attract), **text})) if one.rule == "reading-time"]
    assert len(found) == bool(said)
    if said:
        stays, needed, write = said
        assert f"stays for {stays} seconds, but takes {needed} to read (write seconds: {write}, or" in found[0]


def test_a_slide_that_is_too_long_for_who_stands(make: Make) -> None:
    files = {**loop("[{slide: home}]", "idle: {seconds: 20}\n"), **slide(words(70), words(60))}
    (found,) = [one for one in every(make(files)) if one.rule == "reading-time"]
    assert (found.path, found.line, found.level) == ("content/slides/pharma.yaml", 2, "advice")
    assert found.message.params == {"seconds": 20, "needed": 21}


NAMES = """
istat: {by: {it: "ISTAT, Health for All", en: ISTAT}, title: {it: Rapporto Istat, en: An Istat report}}
who: {by: {it: WHO, en: WHO}}
body: {by: {it: Assolombarda, en: Assolombarda}}
joint: {by: {it: EY-Farmindustria, en: EY-Farmindustria}}
ministry: {by: {it: Organizzazione Mondiale della Sanità, en: World Health Organization}}
own: {by: {it: questo schermo, en: this screen}}
"""
PLACES = """
lombardia: {name: {it: Lombardia, en: Lombardia}}
world: {name: {it: Mondo, en: World}}
europe: {name: {it: Europa, en: Europe}}
"""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Secondo l’ISTAT e l'Assolombarda", []),
        ("Dice l’Istat che", ["ISTAT"]),
        ("Istat e ISTAT", ["ISTAT"]),
        ("Assolombrada, Asolombarda, Assolombardda, Assolonbarda", ["Assolombarda"] * 4),
        ("La Lombarda, i Lombardi, l’Europea", []),
        ("In Europa, in Europe", []),
        ("L’Europee", []),
        ("il mondo, un istat, la lombardia", []),
        ("Who is it? (Who) We ask: Who?", []),
        ("Si dice che Who sia", ["WHO"]),
        ("LE DONNE IN LOMBARDIA SECONDO ISTAT", []),
        ("nella LOMBARDIA", ["Lombardia"]),
        ("Organizzazione mondiale della sanità", ["Organizzazione Mondiale della Sanità"]),
        ("Organizzazione Mondiale della Sanita", ["Organizzazione Mondiale della Sanità"]),
        ("L’Organizzazione Mondiale del lavoro, World health", []),
        ("EY Farmindustria, Ey-Farmindustria", ["EY-Farmindustria"]),
        ("Questo schermo, Health For All", []),
        ("lo chiama «Istat», o “Istat”", []),
        ("Centro Istat di Milano", []),  # as `names` has it
    ],
)
def test_the_spelling_of_names(make: Make, text: str, meant: list[str]) -> None:
    named = slide(f'"{text}"', "x", "    names: [Centro Istat]\n")
    folder = make({"sources.yaml": NAMES, "places.yaml": PLACES, **named})
    found = [one for one in every(folder) if one.rule == "name-spelling"]
    assert [one.message.params["name"] for one in found] == meant
    assert {one.line for one in found} <= {5}


@pytest.mark.parametrize(
    ("it", "en", "meant"),
    [
        ("Islanda, Zambia e Slovenia", "Iceland, Zambia and Slovenia", []),
        ("In Irlamda", "In Ireland", ["Irlanda"]),
        ("Con Roland e la Poland", "With Roland and Poland", []),
        ("Con Roland", "With a friend", ["Poland"]),
        ("Secondo l’Istat", "According to Istat", ["ISTAT", "ISTAT"]),
    ],
)
def test_names_that_are_near_others_and_real(make: Make, it: str, en: str, meant: list[str]) -> None:
    """Countries by any list of them; a name of whatever is the same in every language, a slip is seldom made twice."""
    places_ = "".join(
        f"{name}: {{name: {{it: {it}, en: {en}}}}}\n"
        for name, it, en in [("ie", "Irlanda", "Ireland"), ("gm", "Gambia", "Gambia"), ("pl", "Polonia", "Poland")]
    )
    folder = make({"sources.yaml": NAMES, "places.yaml": places_, **slide(it, en)})
    found = [one for one in every(folder) if one.rule == "name-spelling"]
    assert [one.message.params["name"] for one in found] == meant


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://www.regione.lombardia.it/wps/portal?a=b&c=%20#d", []),
        ("http://regione.lombardia.it", ["does not begin"]),
        ("https://intranet/pagina", ["not the name of a site on the internet"]),
        ("https://www.example.com/a", ["not the name of a site on the internet"]),
        ("https://kiosk.local:8080/a", ["not the name of a site on the internet"]),
        ("https://a@example.it.test/", ["not the name of a site on the internet"]),
        ("https://myexample.com", []),
        ("https://salute.it/attività", ['may cut the address at "à"']),
        ("https://salute.it/a'b.", ['may cut the address at "\'."']),
        ("https://salute.it/" + "a" * 57, []),
        ("https://salute.it/" + "a" * 58, ["has 76 characters"]),
    ],
)
def test_addresses(make: Make, url: str, said: list[str]) -> None:
    found = [line(one, "en") for one in problems(make(slide("a", "b", f'    url: "{url}"\n')))]
    assert len(found) == len(said)
    assert all("pharma.yaml:7:10: warning" in one and part in one for one, part in zip(found, said, strict=True))


def test_addresses_of_sources_and_of_the_kiosk(make: Make) -> None:
    files = loop("[{slide: home}]", "url: http://salute.it\n")
    files |= {"sources.yaml": "istat: {by: {it: ISTAT, en: ISTAT}, url: www.istat.it/a b}\n"}
    assert [line(one, "en").partition(": warning: ")[::2] for one in problems(make(files))] == [
        ("content/kiosk.yaml:5:6", "the address does not begin with https:// (write https://salute.it)"),
        ("content/sources.yaml:1:42", "the address does not begin with https:// (write https://www.istat.it/a b)"),
        ("content/sources.yaml:1:42",
         'phones may cut the address at " " (copy it from the browser\'s address bar, or choose another)'),
    ]  # fmt: skip


def test_a_stop_behind_a_faulty_one_is_told_where_it_stands(make: Make) -> None:
    stops = "\n  - {slide: home, seconds: 2}\n  - {slide: pharma, seconds: 4}"
    found = problems(make({**loop(stops), **slide(words(41), "x")}))
    assert [(one.line, one.column, one.rule) for one in found] == [(5, 28, "wrong-value"), (6, 30, "reading-time")]


@pytest.mark.parametrize(
    "address",
    [
        "regione..it",
        "-x.it",
        "x-.it",
        "x.it:99999",
        "user:pw@x.it",
        "192.168.1.4",
        "nas.local",
        "nas.lan",
        "example.org",
    ],
)
def test_addresses_that_lead_nowhere(make: Make, address: str) -> None:
    found = problems(make(slide("a", "b", f"    url: https://{address}/page\n")))
    assert [(one.rule, one.message.params.get("host")) for one in found] == [("link", address)]
    assert problems(make(slide("a", "b", "    url: https://www.human-technopole.it/a?b=c#d\n"))) == ()


def test_numbers_in_the_title_of_the_booth(make: Make) -> None:
    (found,) = problems(make({"kiosk.yaml": (make() / "kiosk.yaml").read_text().replace("Prova", "Le 12 province")}))
    assert (found.path[8:], found.line, found.column, found.rule) == ("kiosk.yaml", 1, 16, "bare-number")
    assert found.hint and "`names`" not in found.hint.msgid


def test_the_caution_of_a_tile_is_told_at_the_tile(make: Make) -> None:
    head = "topic: {it: a, en: b}\nicon: pill\ntile:\n  figure: {it: '{beds}', en: x}\n  caption: {it: a, en: b}\n"
    kiosk = (make() / "kiosk.yaml").read_text() + "topics: [pharma]\n"
    (found,) = problems(make({"kiosk.yaml": kiosk, "slides/pharma.yaml": head + "slides: []\n"}))
    assert (found.path[8:], found.line, found.rule) == ("slides/pharma.yaml", 4, "unheeded-caution")
