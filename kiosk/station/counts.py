"""What a booth counts on a day, as a value, and as the line that is kept of it.

A `Day` knows how often each slide was opened, by hour and language; how many visits there were; and how often each
question of the quiz was answered right and wrong. Nothing else is counted: not who, not when but the hour, not what
followed on what. A count of an hour is kept only from five on (FEW): fewer become part of the day, so that nobody who
stood at a quiet booth at nine can be told from the numbers. "" stands for what is no longer told apart: any hour, any
language, any slide.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import Any

FEW = 5
"""Fewer than so many in an hour are not told apart from the rest of the day."""
ANY_HOUR = -1
Cell = tuple[int, str, str]
"""Hour (0 to 23, or ANY_HOUR), slide, language."""
Row = tuple[str, str, str, str, int]
"""Hour, what, name, language, count: a line of the table."""

_NAME = re.compile(r"[a-z0-9-]{0,64}")
_MOST = 10**9


@dataclass(frozen=True)
class Day:
    """The counts of a day. Mappings are never changed in place, and hold no zeros.

    quiz  by question: answered right, answered wrong
    """

    slides: Mapping[Cell, int] = field(default_factory=dict)
    visits: int = 0
    quiz: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def __add__(self, other: "Day") -> "Day":
        return self._with(other, 1)

    def __sub__(self, other: "Day") -> "Day":
        """What is left; a count that is not there cannot be taken away."""
        return self._with(other, -1)

    def _with(self, other: "Day", sign: int) -> "Day":
        slides = dict(self.slides)
        for cell, count in other.slides.items():
            slides[cell] = slides.get(cell, 0) + sign * count
        quiz = dict(self.quiz)
        for question, (right, wrong) in other.quiz.items():
            r, w = quiz.get(question, (0, 0))
            quiz[question] = max(r + sign * right, 0), max(w + sign * wrong, 0)
        return Day(
            {cell: count for cell, count in slides.items() if count > 0},
            max(self.visits + sign * other.visits, 0),
            {question: told for question, told in quiz.items() if any(told)},
        )

    def folded(self) -> "Day":
        """As it may be kept: fewer than FEW of an hour are a part of the day."""
        return self._merged(lambda hour, slide, language, count: (hour if count >= FEW else ANY_HOUR, slide, language))

    def opened(self) -> Mapping[str, int]:
        """How often each slide was opened."""
        out = Counter[str]()
        for (_, slide, _), count in self.slides.items():
            out[slide] += count
        return out

    def rows(self) -> Iterator[Row]:
        """Everything, a count a line: visits, slides by hour, questions."""
        if self.visits:
            yield "", "visits", "", "", self.visits
        for (hour, slide, language), count in sorted(self.slides.items()):
            yield "" if hour == ANY_HOUR else str(hour), "slide", slide, language, count
        for question, told in sorted(self.quiz.items()):
            for what, count in zip(("right", "wrong"), told, strict=True):
                if count:
                    yield "", what, question, "", count

    def coarser(self, level: int) -> "Day":
        """With less told apart, to take less room: 0 without hours, 1 without languages, 2 only sums."""
        if level == 2:
            told = [sum(each) for each in zip(*self.quiz.values(), strict=True)] or [0, 0]
            day = replace(self, quiz={"": (told[0], told[1])} if any(told) else {})
            return day._merged(lambda hour, slide, language, count: (ANY_HOUR, "", ""))
        if level == 1:
            return self._merged(lambda hour, slide, language, count: (ANY_HOUR, slide, ""))
        return self._merged(lambda hour, slide, language, count: (ANY_HOUR, slide, language))

    def _merged(self, cell: Callable[[int, str, str, int], Cell]) -> "Day":
        slides = Counter[Cell]()
        for (hour, slide, language), count in self.slides.items():
            slides[cell(hour, slide, language, count)] += count
        return replace(self, slides=dict(slides))

    # -- as text

    def text(self) -> str:
        """The day in one line of JSON: {"visits": 41, "slides": {"pharma": {"it": {"": 3, "10": 12}, "en": 4}}, ...}.

        A slide's count in a language is a number where no hour is told apart.
        """
        tree: dict[str, dict[str, dict[str, int]]] = {}
        for (hour, slide, language), count in sorted(self.slides.items()):
            hours = tree.setdefault(slide, {}).setdefault(language, {})
            hours["" if hour == ANY_HOUR else str(hour)] = count
        slides = {
            slide: {code: hours[""] if hours.keys() == {""} else hours for code, hours in languages.items()}
            for slide, languages in tree.items()
        }
        value = {"visits": self.visits, "slides": slides, "quiz": {key: self.quiz[key] for key in sorted(self.quiz)}}
        return json.dumps({key: part for key, part in value.items() if part}, separators=(",", ":"))

    @classmethod
    def of_text(cls, text: str) -> "Day":
        """The day of such a line. ValueError for any other."""
        value = _mapping(json.loads(text))
        slides: dict[Cell, int] = {}
        for slide, languages in _mapping(value.get("slides", {})).items():
            for language, hours in _mapping(languages).items():
                for hour, count in _mapping(hours if isinstance(hours, dict) else {"": hours}).items():
                    slides[_hour(hour), _name(slide), _name(language)] = _count(count)
        quiz: dict[str, tuple[int, int]] = {}
        for question, told in _mapping(value.get("quiz", {})).items():
            if not isinstance(told, list) or len(told) != 2:
                raise ValueError("two counts a question")
            quiz[_name(question)] = _count(told[0]), _count(told[1])
        if value.keys() - {"visits", "slides", "quiz"}:
            raise ValueError("an unknown count")
        return cls(slides, _count(value.get("visits", 0)), quiz)


def total(days: Iterable[Day]) -> Day:
    """All of them together."""
    return reduce(Day.__add__, days, Day())


def is_day(text: str) -> bool:
    """Whether this is a day, as 2026-05-12."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("counts are expected")
    return value


def _hour(text: str) -> int:
    if text == "":
        return ANY_HOUR
    hour = int(text)
    if not 0 <= hour <= 23 or str(hour) != text:
        raise ValueError("an hour is expected")
    return hour


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError("a name is expected")
    return text


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
        raise ValueError("a count is expected")
    return value
