"""`kiosk station`: this machine. `set-pin`; `counters`, what was opened here: a table for people, or CSV; `rehearsals`,
what the talks' slides really took, beside their plan.

The CSV is a count a line: `day,hour,what,name,language,count`. `what` is "visits", "slide", "right" or "wrong" (answers
to a question of the quiz); what a line does not tell apart is empty: an hour with fewer than five is in the day's line.
"""

import csv
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from kiosk import places
from kiosk.loader.covers import name as cover_of
from kiosk.model.layouts import COVER
from kiosk.model.rehearsal import Run, suggested
from kiosk.model.talk import Talk
from kiosk.station.counters import every_day
from kiosk.station.counts import Day, total
from kiosk.station.pin import set_pin_from_terminal
from kiosk.station.rehearsals import every_talk
from kiosk.tools import content
from kiosk.tools.columns import Line, columns
from kiosk.words.messages import ntr, tr

COLUMNS = ("day", "hour", "what", "name", "language", "count")


def run(options: Namespace, language: str) -> int:
    """The exit code. Counts that cannot be read are an OSError."""
    data = places.data(options.data)
    if options.what == "set-pin":
        return set_pin_from_terminal(data, language)
    if options.what == "rehearsals":
        return _rehearsals(options, data, language)
    days = list(every_day(data))
    if options.csv:
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows((day, *row) for day, counts in days for row in counts.rows())
    elif not days:
        print(tr(language, "nothing has been counted yet"))
    else:
        print("\n\n".join("\n".join(table) for table in _tables(days, language)))
    return 0


def _tables(days: Sequence[tuple[str, Day]], language: str) -> Iterable[Sequence[str]]:
    """Days, slides and questions, each as a table; those that hold nothing are left out."""
    every = total(day for _, day in days)
    heads: Sequence[str] = (
        tr(language, "day"),
        tr(language, "visits"),
        tr(language, "slides opened"),
        tr(language, "quiz"),
    )
    lines: list[Line] = [(day, *_sums(counts)) for day, counts in days]
    yield columns(heads, [*lines, (ntr(language, "%(n)s day", "%(n)s days", len(days)), *_sums(every))])
    if every.slides:
        codes = sorted({code for _, _, code in every.slides})
        opened, spoken = every.opened(), Counter[tuple[str, str]]()
        for (_, slide, code), count in every.slides.items():
            spoken[slide, code] += count
        ranked = sorted(opened, key=lambda slide: (-opened[slide], slide))
        heads = (tr(language, "slide"), tr(language, "opened"), *(code or "…" for code in codes))
        yield columns(heads, [(slide or "…", opened[slide], *(spoken[slide, c] for c in codes)) for slide in ranked])
    if every.quiz:
        heads = (tr(language, "question"), tr(language, "right"), tr(language, "wrong"))
        yield columns(heads, [(question or "…", *told) for question, told in sorted(every.quiz.items())])


def _rehearsals(options: Namespace, data: Path, language: str) -> int:
    """A table a talk, for its YAML: what the plan gives each slide, and what the rehearsals suggest."""
    talks = list(every_talk(data))
    if not talks:
        print(tr(language, "no talk has been rehearsed yet"))
        return 0
    plans = content.deck(options, language).talks
    print("\n\n".join("\n".join(_talk(name, plans.get(name), runs, language)) for name, runs in talks))
    return 0


def _talk(name: str, talk: Talk | None, runs: Sequence[Run], language: str) -> Iterable[str]:
    """The table of a talk; of one that the content no longer has, with no plan."""
    rehearsals = sum(run.rehearsal for run in runs)
    file = f"talks/{name}.yaml"
    yield ntr(language, "%(file)s: %(n)s rehearsal", "%(file)s: %(n)s rehearsals", rehearsals, file=file)
    slides = talk.ids if talk else tuple(dict.fromkeys(slide for run in runs for slide in run.slides))
    plan = {stop.slide: stop.seconds for stop in talk.slides} if talk else {}
    should = suggested(runs, slides)
    lines: list[Line] = [
        (COVER if talk and slide == cover_of(name) else slide, *_seconds(plan.get(slide), should.get(slide)))
        for slide in slides
    ]
    every = sum(plan.values()) if plan else None, sum({**plan, **should}.values())
    lines.append((tr(language, "total"), *_seconds(*every)))
    heads = (
        tr(language, "slide"),
        tr(language, "planned (s)"),
        tr(language, "suggested (s)"),
        tr(language, "difference"),
    )
    yield from columns(heads, lines)


def _seconds(planned: int | None, suggests: int | None) -> Line:
    """Planned, suggested, difference; empty what is not known."""
    more = suggests - planned if planned is not None and suggests is not None else None
    told = "" if more is None else f"{more:+d}" if more else "="
    return "" if planned is None else planned, "" if suggests is None else suggests, told


def _sums(day: Day) -> Line:
    right, wrong = (sum(told[n] for told in day.quiz.values()) for n in (0, 1))
    return day.visits, sum(day.slides.values()), f"{right}/{right + wrong}" if right + wrong else ""
