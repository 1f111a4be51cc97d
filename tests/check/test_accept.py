"""Warnings that staff let stand: which `accept` they belong to, and what becomes of one that hits nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import places
from kiosk.check.accept import Report
from kiosk.check.check import report
from kiosk.check.context import Context
from kiosk.loader.load import load
from kiosk.model.problem import Problem, Say
from kiosk.words.messages import line

Make = Callable[..., Path]


def found(folder: Path, *measured: Problem) -> Report:
    """What is left to look at, but for the examples' topic that nobody lists and figures that nobody uses."""
    context = Context(load(folder), places.assets() / "icons")
    all_ = report(context, pages=(lambda deck: measured) if measured else None)
    return replace(all_, problems=tuple(p for p in all_.problems if p.level != "advice" and p.rule != "unknown-topic"))


def told(folder: Path) -> list[str]:
    return [line(one, "en") for one in found(folder).problems]


SLIDES = """\
slides:
  - id: one
    layout: figures
    title: {it: 12 sedi, en: twelve places}
    accept: {bare-number: nome di una mostra}
  - {id: two, layout: figures, title: {it: 13 sedi, en: x}, accept: {bare-number: un altro}}
  - {id: three, layout: figures, title: {it: 14 sedi, en: x}}
"""


def test_each_warning_belongs_to_its_own_entry(make: Make) -> None:
    told = found(make({"slides/b.yaml": SLIDES}))
    assert [(one.problem.line, one.reason) for one in told.accepted] == [(4, "nome di una mostra"), (6, "un altro")]
    assert [(one.line, one.rule) for one in told.problems] == [(7, "bare-number")]


def test_a_warning_on_the_same_line_as_another_entry(make: Make) -> None:
    one = "{id: %s, layout: figures, title: {it: 12 sedi, en: x}%s}"
    text = f"slides: [{one % ('a', ', accept: {bare-number: ne ho parlato}')}, {one % ('b', '')}]\n"
    left = found(make({"slides/b.yaml": text}))
    assert [entry.problem.column for entry in left.accepted] == [text.index("12") + 1]
    assert [problem.column for problem in left.problems] == [text.rindex("12") + 1]


TOPIC = """\
slides:
  - {id: one, layout: figures, title: {it: 12 sedi, en: x}}
topic: {it: I 15, en: x}
icon: pill
tile: {figure: {it: a, en: b}, caption: {it: c, en: d}}
accept: {bare-number: si chiama così}
"""


def test_what_a_file_says_of_itself_may_stand_below_its_slides(make: Make) -> None:
    left = found(make({"slides/pharma.yaml": TOPIC}))
    assert [one.problem.line for one in left.accepted] == [3]
    assert [one.line for one in left.problems] == [2]


TALK = """\
title: {it: Di 10, en: x}
minutes: 2
accept: {talk-time: parla uno solo}
slides:
  - {slide: home, seconds: 20, notes: {it: di 11, en: x}, accept: {bare-number: detto a voce}}
  - {slide: other, seconds: 20, notes: {it: di 12, en: x}}
"""


def test_talks_and_their_stops(make: Make) -> None:
    left = found(make({"talks/welcome.yaml": TALK}))
    assert [(one.problem.rule, one.problem.line) for one in left.accepted] == [("talk-time", 2), ("bare-number", 5)]
    assert [one.line for one in left.problems] == [1, 6]


def test_measured_problems_and_those_of_files_without_entries(make: Make) -> None:
    """A picture answers to kiosk.yaml; an error stands whatever is said."""
    kiosk = "accept: {image-size: non ce n’è una più grande, overflow: sta bene così}\n"
    folder = make()
    path = folder / "kiosk.yaml"
    path.write_text(path.read_text() + kiosk)
    small = Problem("content/images/lab.jpg", 1, 1, "warning", "image-size", Say("small"))
    wide = Problem("content/kiosk.yaml", 1, 1, "error", "overflow", Say("wide"))
    left = found(folder, small, wide)
    assert [one.problem for one in left.accepted] == [small]
    assert [one.rule for one in left.problems] == ["overflow", "unused-accept"]
    assert line(left.problems[1], "en").startswith(
        'content/kiosk.yaml:5:49: warning: "overflow" is an error here, and errors cannot be accepted (fix it'
    )


def test_values_in_a_file_of_their_own_answer_to_their_indicator(make: Make) -> None:
    folder = make(
        {
            "data/beds.csv": "row;value\nlombardia;1\n",
            "indicators/x.yaml": "x:\n  name: {it: a, en: b}\n  unit: people\n  source: istat\n"
            "  data: {file: data/beds.csv, decimal: comma}\n  accept: {two-values: contati due volte}\n"
            "y: {name: {it: c, en: d}, value: 1, unit: people, source: istat}\n",
        }
    )
    odd = Problem("content/data/beds.csv", 2, 1, "warning", "two-values", Say("odd"))
    assert [(one.problem, one.reason) for one in found(folder, odd).accepted] == [(odd, "contati due volte")]


@pytest.mark.parametrize(
    ("accept", "said"),
    [
        ("{bare-number: x}", '5:14: warning: there is no "bare-number" here to accept (delete this line)'),
        ("{bare-nomber: x}", '5:14: warning: there is no rule "bare-nomber" (did you mean "bare-number"?)'),
        ("{unused-accept: x}", '5:14: warning: there is no "unused-accept" here to accept (delete this line)'),
        ("{bare-number: {it: x}}", "5:27: error: a text is needed here"),
        ("{bare-number: ''}", "5:27: error: the text is empty"),
        ("{bare-number: ' '}", "5:27: error: the text is empty"),
        ("[bare-number]", "5:13: error: named values are needed here"),
    ],
)
def test_what_an_accept_may_not_say(make: Make, accept: str, said: str) -> None:
    text = f"slides:\n  - id: a\n    layout: figures\n    title: {{it: a, en: b}}\n    accept: {accept}\n"
    left = told(make({"slides/b.yaml": text}))
    assert len(left) == 1 and left[0].startswith(f"content/slides/b.yaml:{said}")


def test_nothing_is_called_unused_while_errors_keep_rules_silent(make: Make) -> None:
    indicator = "x: {name: {it: a, en: b}, value: 1, unit: people, source: istat, accept: {unused-indicator: dopo}}\n"
    faulty = "slides: [{id: a, layout: gone, title: {it: a, en: b}}]\n"
    left = told(make({"indicators/x.yaml": indicator, "slides/b.yaml": faulty}))
    assert len(left) == 1 and "there is no layout" in left[0]
