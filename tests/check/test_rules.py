"""Each rule by the examples of its own manual page, and what the pages cannot show."""

import inspect
import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from kiosk import places
from kiosk.charts.marks import Box, Panel
from kiosk.charts.measure import FixedMeasure
from kiosk.charts.text import line as one_line
from kiosk.check import fit, rules
from kiosk.check.attacks_images import jpeg
from kiosk.check.check import check
from kiosk.compose.page import Look
from kiosk.loader import load as loading
from kiosk.loader.load import load
from kiosk.model.problem import Problem, Say
from kiosk.model.slide import Slide
from kiosk.model.tokens import STYLES
from kiosk.tools.check import measured
from kiosk.words.messages import line

from .folders import problems, slide

Make = Callable[..., Path]


def example(page: str, which: str) -> dict[str, str | bytes | None]:
    """The files that stand below "Passes:" or "Fails:", by name."""
    found = re.search(rf"^{which}:\n\n((?:    .*\n|\n)+)", page + "\n", re.MULTILINE)
    assert found, f"no example that {which.lower()}"
    _, *parts = re.split(r"^# ([\w/.-]+)(?:: (.+))?\n", inspect.cleandoc(found[1]) + "\n", flags=re.MULTILINE)
    return {name: written(parts[n + 1] or "", parts[n + 2]) for n, name in enumerate(parts) if n % 3 == 0}


def written(kind: str, text: str) -> str | bytes | None:
    """A file of an example, as the words behind its name say (kiosk.check.manual)."""
    if kind == "missing":
        return None
    if found := re.fullmatch(r"(\w+), (\d+) × (\d+)", kind):
        width, height = int(found[2]), int(found[3])
        return {"JPEG": jpeg(width, height), "GIF": b"GIF89a" + struct.pack("<HH", width, height)}[found[1]]
    if found := re.fullmatch(r"(\d+) ([KM])B", kind):
        lines = int(found[1]) * {"K": 1_000, "M": 1_000_000}[found[2]] // 100
        return text + f"# {'.' * 97}\n" * lines
    return text.encode(kind or "utf-8")


def found_in(files: dict[str, str | bytes | None], rule: str, make: Make) -> list[Problem]:
    """What is wrong with an example: all of it, and on its pages where the rule has to be measured."""
    if drawing := files.pop("drawing", None):
        colors = yaml.safe_load(drawing)
        box = Box(0, 0, 900, 200)
        label = one_line("title", "parola", STYLES["body"], colors["text"], 100, 100, FixedMeasure())
        faults = fit._faint((Panel("under", box, (8, 8), colors["under"]), label), Look("it"))
        return [Problem("drawing", 1, 1, "error", *one[::2]) for one in faults]
    loaded = load(make(files))
    return list(check(loaded, places.assets(), pages=measured(loaded) if rule in rules.MEASURED else None))


@pytest.mark.parametrize("rule", rules.RULES, ids=rules.names())
def test_the_examples_of_a_manual_page(make: Make, rule: rules.Rule) -> None:
    page = inspect.cleandoc(rule.__doc__ or "")
    allowed = {"unknown-topic"}  # kiosk.yaml does not list the topic of an example
    passes = found_in(example(page, "Passes"), rule.RULE, make)
    passes = [one for one in passes if one.level != "advice" or one.rule == rule.RULE]
    assert [line(one, "en") for one in passes if one.rule not in allowed - {rule.RULE}] == []
    fails = found_in(example(page, "Fails"), rule.RULE, make)
    assert rule.RULE in {problem.rule for problem in fails}


@pytest.mark.parametrize("rule", rules.names())
def test_a_manual_page_speaks_both_languages(rule: str) -> None:
    """The same in each: a sentence that says the fault, why, and the examples under headings of that language."""
    english, italian = rules.explain(rule, "en"), rules.explain(rule, "it")
    name, fault, *rest = english.split("\n\n")
    nome, guasto, *resto = italian.split("\n\n")
    assert name == nome == rule
    assert fault != guasto and fault.endswith(".") and guasto[-1] in ".:" and "In italiano" not in italian
    ends = [next(n for n, part in enumerate(parts) if part.startswith(starts)) for parts, starts in (
        (rest, "Passes:"), (resto, ("Passa:", "Passes:")),
    )]  # fmt: skip
    assert min(ends) > 0, "no more than a sentence"
    assert not {*rest[: ends[0]]} & {*resto[: ends[1]]}
    shown, mostra = ([part for part in parts if part[0] == " "] for parts in (rest, resto))
    assert shown == [part.replace(": manca", ": missing") for part in mostra], "other examples"
    assert max(map(len, italian.splitlines())) <= 120 and rules.explain(rule, "fr").split("\n\n")[1] == fault


def test_every_rule_file_is_listed_and_named_after_its_rule() -> None:
    folder = Path(rules.__file__).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert files == set(rules.names())


def test_every_rule_of_the_loader_has_a_page() -> None:
    folder = Path(loading.__file__).parent
    sources = "\n".join(path.read_text() for path in folder.glob("*.py"))
    used = set(re.findall(r'"(?:error|warning)", "([a-z-]+)"', sources))
    used |= set(re.findall(r'(?:problem|refuse|_fault)\((?:[^()"]|\([^()]*\))*"([a-z]+(?:-[a-z]+)*)"', sources))
    assert {"unknown-field", "alias", "limits", "unknown-source"} <= used
    assert used - {
        "field",
        "kind",
        "tile",
        "id",
        "language",
        "slides",
        "chart",
        "rows",
        "topic",
        "error",
        "warning",
    } <= set(rules.names())


def test_explain() -> None:
    assert rules.explain("bare-number", "en").startswith("bare-number\n\nA number stands in a text")
    assert rules.explain("bare-number", "it").startswith("bare-number\n\nIn un testo c’è un numero")
    with pytest.raises(KeyError):
        rules.explain("gone", "it")


def bare(folder: Path) -> list[tuple[int, int, str]]:
    """Line, column and number of each bare number."""
    found = (problem for problem in problems(folder) if problem.rule == "bare-number")
    return [(problem.line, problem.column, str(problem.message.params["number"])) for problem in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("a 7 b", ["7"]),
        ("la medicina delle 4P, the 4Ps, il 5G", []),
        ("12P, 4Pazienti, 7m, 5-G", ["12", "4", "7", "5"]),
        ("n.70, ca.300, B1.5", ["70", "300"]),
        ("a 12", ["12"]),
        ("28.852 addetti, 6,9 e 3'000", ["28.852", "6,9", "3'000"]),
        ("{employees} nel 2016, 2019", []),
        ("nel 2016", ["2016"]),
        ("{employees} nel 2017", ["2017"]),
        ("COVID-19, B12, UE28", []),
        ("dal 2009-2012", ["2009", "2012"]),
        ("{plants}, cioè 12", ["12"]),
        ("{{12}}", ["12"]),
    ],
)
def test_bare_numbers(make: Make, text: str, numbers: list[str]) -> None:
    assert [number for *_, number in bare(make(slide(f'"{text}"', "x")))] == numbers


def test_bare_numbers_stand_where_they_are_read(make: Make) -> None:
    body = "    body:\n      it: |\n        Uno\n        e {employees}, 12 qui\n      en: x\n"
    assert bare(make(slide("a", "b", f"{body}    notes: {{it: 'a 9', en: x}}\n"))) == [(10, 24, "12"), (12, 20, "9")]


EVERYWHERE = """\
    heading: {it: di 11, en: x}
    figure: {it: di 12, en: x}
    lead: {it: di 13, en: x}
    body: {it: di 14, en: x}
    facts: [{figure: {it: di 15, en: x}, text: {it: di 16, en: x}}]
    points: [{title: {it: di 17, en: x}, text: {it: di 18, en: x}}]
    lists: [{title: {it: di 19, en: x}, items: [{it: di 20, en: x}, {it: di 21, en: x}]}]
    takeaway: {figure: {it: di 22, en: x}, text: {it: di 23, en: x}}
    caution: {title: {it: di 24, en: x}, text: {it: di 25, en: x}}
    source_note: {it: di 26, en: x}
    notes: {it: di 27, en: x}
    chart:
      kind: cells
      lit: plants
      rest: {it: di 28, en: x}
      views:
        - {id: a, name: {it: di 29, en: x}, chart: {whole: {it: di 30, en: x}}}
        - {id: b, name: {it: b, en: x}, chart: {alt: {it: di 99, en: x}, rest: {it: di 31, en: x}}}
"""


def test_no_text_of_a_slide_may_bear_a_number(make: Make) -> None:
    """But a chart's alt, which another rule reads."""
    assert [number for *_, number in bare(make(slide("di 10", "b", EVERYWHERE)))] == [str(n) for n in range(10, 32)]


def test_every_text_of_a_slide_is_one_of_those() -> None:
    assert all(f"    {field}:" in EVERYWHERE for field in Slide.model_fields if field not in WITHOUT_WORDS)


WITHOUT_WORDS = {"id", "layout", "title", "heeds", "sources", "names", "reveal", "guess", "url", "accept", "image"}
"""Fields of a slide without words, its title, which `slide` writes, and its image (test_images)."""


def test_names_and_tiles_of_topics_bear_no_numbers(make: Make) -> None:
    head = (
        "topic: {it: I 10, en: x}\nshort: {it: 'I 11, {employees:n}', en: x}\nicon: pill\ntile:\n"
        "  figure: {it: '{employees:n}', en: '12'}\n  caption: {it: 'nel 2016, di 13', en: x}\nslides: []\n"
    )
    found = bare(make({"slides/pharma.yaml": head}))
    assert found == [(1, 15, "10"), (2, 16, "11"), (5, 38, "12"), (6, 31, "13")]


def test_notes_may_say_the_years_of_what_only_they_name(make: Make) -> None:
    notes = "    notes: {it: '{employees} nel 2016', en: x}\n"
    assert bare(make(slide("nel 2016", "b", notes))) == [(5, 15, "2016")]
    assert bare(make(slide("'{employees}'", "b", notes.replace("{employees} ", "")))) == []


def test_years_of_the_sources_of_a_slides_words(make: Make) -> None:
    assert bare(make(slide("nel 2019", "b"))) == [(5, 15, "2019")]
    assert bare(make(slide("nel 2019", "b", "    sources: [istat]\n"))) == []


AGED = """
aged:
  name: {it: Persone di 15 anni o più, en: People aged 15 or over}
  short: {it: dopo 7 giorni, en: after one week}
  unit: people
  source: istat
  rows:
    few: {value: 1, name: {it: meno di 60, en: below 60}}
    many: {value: 2, name: {it: gli altri, en: others}}
"""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("{aged.few}: 15 anni, 7 giorni, 60%", []),
        ("{aged.few}: 16 anni, 6,0", ["16", "6,0"]),
        ("{aged.many}: 15 anni, 60%", ["60"]),
        ("15 anni", ["15"]),
    ],
)
def test_numbers_in_names_of_figures(make: Make, text: str, numbers: list[str]) -> None:
    found = bare(make({"indicators/aged.yaml": AGED, **slide(f'"{text}"', "x")}))
    assert [number for *_, number in found] == numbers


def test_names_of_figures_are_of_one_language(make: Make) -> None:
    found = bare(make({"indicators/aged.yaml": AGED, **slide("'{aged.many}, 7'", "'{aged.many}, 7'")}))
    assert found == [(6, 25, "7")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Via Pantano, 9, 20122 Milano", []),
        ("Via Pantano, 9", []),
        ("Via  Pantano,\u00a09", []),
        ("Via Pantano 9", ["9"]),
        ("Via Pantano, 91", ["91"]),
        ("Via Pantano, 9,5", ["9,5"]),
        ("OvVia Pantano, 9", ["9"]),
        ("9, Via Pantano, 9", ["9"]),
        ("20122", ["20122"]),
        ("20122 Milanofiori", ["20122"]),
        ("di 33", ["33"]),  # a number alone is no name
    ],
)
def test_proper_names_that_a_slide_lists(make: Make, text: str, numbers: list[str]) -> None:
    names = "    names: ['Via Pantano, 9', 20122 Milano, '33']\n"
    assert [number for *_, number in bare(make(slide(f'"{text}"', "x", names)))] == numbers


def test_a_number_beside_a_folded_name_is_found(make: Make) -> None:
    more = "    body:\n      it: >-\n        In Via Pantano,\n        9, con 12\n      en: x\n"
    names = "    names: ['Via Pantano, 9']\n"
    assert bare(make(slide("a", "b", more + names))) == [(10, 16, "12")]


@pytest.mark.parametrize(
    ("italian", "english", "rules_"),
    [
        ("Più di {plants:n}", "Over {plants:n}", []),
        ("{plants}", "{plants:short}", []),
        ("{plants:n}", "more than {plants:n}", ["it"]),
        ("circa {plants:n}", "moreover {plants:n}", ["it", "en"]),
    ],
)
def test_qualifiers(make: Make, italian: str, english: str, rules_: list[str]) -> None:
    found = problems(make(slide(f'"{italian}"', f'"{english}"')))
    assert [problem.rule for problem in found] == ["lost-qualifier"] * len(rules_)
    assert [5 if language == "it" else 6 for language in rules_] == [problem.line for problem in found]


def test_cautions_of_derived_figures_and_of_charts(make: Make) -> None:
    derived = {
        "indicators/x.yaml": "share: {name: {it: a, en: b}, unit: percent, derive: beds / employees}\n"
        "double: {name: {it: c, en: d}, unit: percent, derive: share + share}\n"
    }
    shown = slide('"{double}"', "x")
    assert [p.message.params["name"] for p in problems(make({**derived, **shown}))] == ["beds"]
    for heed in ("beds", "double"):
        assert problems(make({**derived, **slide('"{double}"', "x", f"    heeds: [{heed}]\n")})) == ()
    box = "    caution: {title: {it: a, en: b}, text: {it: a, en: b}}\n"
    assert problems(make({**derived, **slide('"{double}"', "x", box)})) == ()
    chart = slide("a", "b", "    chart: {kind: bars, indicator: beds}\n")
    assert [p.rule for p in problems(make(chart))] == ["unheeded-caution"]


def test_languages_of_everything(make: Make) -> None:
    found = problems(
        make(
            {
                "sources.yaml": "istat:\n  by: {it: ISTAT}\n",
                "places.yaml": "lombardia:\n  name: {en: Lombardia}\n",
                "indicators/x.yaml": "x: {name: {it: a}, value: 1, unit: people, source: istat}\n",
                **slide("a", "b", "    chart: {kind: cells, lit: plants, of: plants, rest: {it: a}}\n"),
            }
        )
    )
    assert [(p.path.removeprefix("content/"), p.line, p.column, p.rule) for p in found] == [
        ("indicators/x.yaml", 1, 5, "missing-language"),
        ("places.yaml", 2, 3, "missing-language"),
        ("slides/pharma.yaml", 7, 51, "missing-language"),
        ("sources.yaml", 2, 3, "missing-language"),
    ]


def test_faulty_entries_are_checked_too(make: Make) -> None:
    found = problems(make(slide('"{gone} {plants:n}"', "x", "    body: {it: a}\n")))
    assert [p.rule for p in found] == ["unknown-reference", "lost-qualifier", "missing-language"]


def test_what_would_need_missing_figures_waits_for_them(make: Make) -> None:
    """The year of a misspelt figure is no bare number; a caution is heeded until it is known that there is none."""
    text = slide('"{emploees} nel 2016"', "in 2016", "    heeds: [employees]\n")
    assert [p.rule for p in problems(make(text))] == ["unknown-reference"]
    found = problems(make({"slides/pharma.yaml": text["slides/pharma.yaml"].replace("emploees", "employees")}))
    assert [p.rule for p in found] == ["unused-heed"]


def test_measured_pages_are_joined_in(make: Make) -> None:
    loaded = load(make())
    overflow = Problem("content/slides/a.yaml", 1, 1, "error", "overflow", Say("the text overflows"))
    assert check(loaded, places.assets(), pages=lambda deck: [overflow] if "home" in deck.slides else []) == (overflow,)
    assert len(check(load(make({"kiosk.yaml": None})), places.assets(), pages=lambda deck: [overflow])) == 1


def test_a_thousand_slides(make: Make) -> None:
    """No clock here (`kiosk bench` has one): each slide costs the same, however many there are."""
    one = "  - id: s%s\n    layout: figures\n    title: {it: '{employees} a', en: '{employees} b'}\n"
    text = "slides:\n" + "".join(one % n for n in range(450))
    files = {f"slides/{c}.yaml": text.replace("id: s", f"id: {c}") for c in "bc"}
    loaded = load(make(files))
    assert loaded.deck is not None and len(loaded.deck.slides) == 902
    assert check(loaded, places.assets()) == ()


TALK = """\
title: {it: "Benvenuti, 2026", en: Welcome in 5 of 9}
event: {it: Fiera 2030}
date: 2026-11-22
minutes: 5
slides:
  - slide: pharma
    seconds: 240
    notes: {it: "Dal 2016, {employees}, 7 e {plants:n}", en: "{beds}, COVID-19, {employees}"}
  - {slide: cover, seconds: 60, notes: {it: di 8, en: b, fr: c}}
"""


def test_what_talks_say(make: Make) -> None:
    """As what slides say; a slide answers for the cautions of what is told to it."""
    told = problems(make({**slide("a", "b"), "talks/welcome.yaml": TALK}))
    assert [(one.line, one.column, one.rule) for one in told] == [
        (1, 52, "bare-number"),
        (2, 1, "missing-language"),
        (8, 12, "unheeded-caution"),
        (8, 41, "bare-number"),
        (8, 45, "lost-qualifier"),
        (9, 48, "bare-number"),
        (9, 58, "unknown-language"),
    ]
    heeded = problems(make({**slide("a", "b", "    heeds: [beds]\n"), "talks/welcome.yaml": TALK}))
    assert {one.rule for one in told} - {one.rule for one in heeded} == {"unheeded-caution"}


@pytest.mark.parametrize(
    ("minutes", "said", "hint"),
    [
        (8, "its slides take only 5:00, but the talk has 8:00", "lengthen or add some slides"),
        (7, "", ""),
        (5, "", ""),
        (
            4,
            "its slides take 5:00 (3:50 without the optional ones), but the talk has 4:00",
            "shorten or drop some slides",
        ),
    ],
)
def test_the_time_of_a_talk(make: Make, minutes: int, said: str, hint: str) -> None:
    talk = f"title: {{it: a, en: b}}\nminutes: {minutes}\nslides:\n  - {{slide: home, seconds: 230}}\n"
    found = problems(make({"talks/a.yaml": talk + "  - {slide: other, seconds: 70, optional: true}\n"}))
    expected = [f"content/talks/a.yaml:2:10: warning: {said} ({hint}, or write minutes: 5)"] if said else []
    assert [line(problem, "en") for problem in found] == expected


def test_what_is_said_of_an_indicator_bears_no_number(make: Make) -> None:
    """But its own years, what its name says, and what it names."""
    told = (
        "old: {name: {it: dopo i 60, en: over 60}, value: 1, unit: people, source: istat, year: 2018,\n"
        "  definition: {it: 'Dopo i 60 anni, 7 su cento', en: x}, caution: {it: 'Nel 2018 {employees}', en: in 2017},\n"
        "  note: {it: 'Nel 2016 {employees}, {plants:n}', en: x}}\n"
    )
    found = problems(make({"indicators/old.yaml": told}))
    assert [(one.line, one.column, one.rule) for one in found] == [
        (2, 37, "bare-number"),
        (2, 103, "bare-number"),
        (3, 37, "lost-qualifier"),
    ]


def test_a_question_heeds_the_caution_of_what_it_asks(make: Make) -> None:
    """Also where its chart shows another figure."""
    question = (
        "    guess: {figure: beds, least: 0, most: 90000, step: 1000, slide: other}\n"
        "    chart: {kind: bars, indicator: employees}\n    reveal: [chart]\n"
    )
    asked = slide("Quanti letti?", "How many beds?", question)
    asked = {name: text.replace("layout: figures", "layout: quiz") for name, text in asked.items()}
    assert ("unheeded-caution", 2) in [(one.rule, one.line) for one in problems(make(asked))]
