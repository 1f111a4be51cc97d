"""Sentences in the reader's language; what the catalogues lack is `make catalogue`'s to say."""

import pytest
from babel.messages.pofile import read_po

from kiosk.model.problem import Problem, Say
from kiosk.words.messages import line, ntr, say, tr
from kiosk.words.suggest import suggest

from .conftest import SOURCES

CATALOGUES = sorted(SOURCES.glob("*/LC_MESSAGES/kiosk.po"))


def test_a_message():
    assert tr("it", "over %(quantity)s", quantity="12") == "oltre 12"
    assert tr("en", "over %(quantity)s", quantity="12") == "over 12"


def test_without_params_a_message_is_not_formatted():
    assert tr("it", "100% sure") == "100% sure"


def test_an_empty_message_is_empty():
    assert tr("it", "") == ""


@pytest.mark.parametrize(
    ("n", "it", "en"), [(1, "regione", "region"), (0, "regioni", "regions"), (2, "regioni", "regions")]
)
def test_a_plural(n, it, en):
    assert ntr("it", "region", "regions", n) == it
    assert ntr("en", "region", "regions", n) == en


def test_a_plural_may_name_its_number():
    assert ntr("en", "%(n)s cell", "%(n)s cells", 3) == "3 cells"


def test_a_language_without_catalogue_speaks_english():
    assert tr("de", "over %(quantity)s", quantity="12") == "over 12"
    assert ntr("de", "region", "regions", 1) == "region"


def a_problem(hint: Say | None) -> Problem:
    message = Say('unknown form "%(name)s"', {"name": "shrt"})
    return Problem("content/slides/pharma.yaml", 14, 5, "error", "form", message, hint)


def test_a_fault_in_a_line():
    problem = a_problem(suggest("shrt", ["n", "short"]))
    place = "content/slides/pharma.yaml:14:5"
    assert line(problem, "en") == f'{place}: error: unknown form "shrt" (did you mean "short"?)'
    assert line(problem, "it") == f'{place}: errore: forma sconosciuta "shrt" (forse "short"?)'


def test_a_fault_without_a_hint():
    assert line(a_problem(None), "en").endswith('error: unknown form "shrt"')


def test_a_suggestion_only_where_one_is_near():
    near = suggest("boddy", ["title", "body"])
    assert near is not None
    assert say(near, "it") == 'forse "body"?'
    assert suggest("xyz", ["title", "body"]) is None


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_translations_fill_the_same_places(path):
    with path.open("rb") as file:
        catalogue = read_po(file)
    faults = [str(fault) for message, faults in catalogue.check() if message.id for fault in faults]
    assert faults == []
