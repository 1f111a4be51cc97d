"""A slide is on show for less time than it takes to read it.

Reading is counted with 200 words a minute, in each language; a figure counts as one word. What the layout does not
show is not counted, nor what only speakers read.

- A stop of the attract loop stays for its `seconds`. Where the loop has a single stop, its languages share them out.
- A visitor who does nothing is asked after the `seconds` of `idle` whether anybody is there. The booth adds the time
  for reading, but a slide that takes longer than that is long for people who stand: this is advice.

In italiano: Una slide resta sullo schermo meno di quanto serve a leggerla.

La lettura si conta a 200 parole al minuto, lingua per lingua; una cifra vale una parola. Non si conta quello che la
composizione non mostra, né quello che legge solo chi parla.

- Una tappa del giro d’invito resta per i suoi `seconds`. Se la tappa è una sola, le lingue se li dividono.
- A chi non fa nulla lo schermo chiede, dopo i `seconds` di `idle`, se c’è ancora qualcuno. Il tempo di lettura si
  aggiunge, ma una slide che ne chiede di più è lunga per chi sta in piedi: questo è un consiglio.

Passes:

    # kiosk.yaml
    title:
      it: Prova
      en: Trial
    languages:
      it: Italiano
      en: English
    language: it
    attract:
      - {slide: home, seconds: 12}
      - {slide: pharma, seconds: 8}
    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: La farmaceutica lombarda cresce da dieci anni, e con lei chi ci lavora
          en: Pharmaceuticals in Lombardia have grown for ten years, and so have their jobs

Fails:

    # kiosk.yaml
    title:
      it: Prova
      en: Trial
    languages:
      it: Italiano
      en: English
    language: it
    attract:
      - {slide: home, seconds: 12}
      - {slide: pharma, seconds: 4}
    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: La farmaceutica lombarda cresce da dieci anni, e con lei chi ci lavora e chi la studia
          en: Pharmaceuticals in Lombardia have grown for ten years, and so have their jobs
"""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Any

from kiosk.charts import kinds
from kiosk.check.context import Context
from kiosk.loader.draft import Entry
from kiosk.loader.faults import faulty
from kiosk.model.deck import Kiosk
from kiosk.model.layouts import LAYOUTS, Slot
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import READ, Slide
from kiosk.model.state import reading_seconds

RULE = "reading-time"
LONGEST = 120
"""Seconds that a stop may stay (model/deck.py)."""
_ALSO = {"heading": "eyebrow", "source_note": "source"}
"""Fields that stand in a slot of another name."""


def check(context: Context) -> Iterator[Problem]:
    """Each stop of the loop, then each slide."""
    kiosk, slides = context.draft.kiosk, context.draft.slides
    if kiosk is None:
        return
    stops = kiosk.model.attract
    shares = len(context.languages) if len(stops) == 1 else 1
    for index, stop in zip(_places(kiosk), stops, strict=False):
        if stop.slide in slides and (needed := _seconds(context, stop.slide)) > stop.seconds / shares:
            times: dict[str, str | int] = {"seconds": stop.seconds // shares, "needed": needed}
            message = Say(N_("the slide stays for %(seconds)s seconds, but takes %(needed)s to read"), times)
            hint = Say(N_("write seconds: %(seconds)s, or fewer words"), {"seconds": needed * shares})
            if needed * shares > LONGEST:
                hint = Say(N_("say it in fewer words"))
            yield kiosk.problem(("attract", index, "seconds"), RULE, message, hint, level="warning")
    patience = kiosk.model.idle.seconds
    for name, entry in slides.items():
        all_of_it = max((reading_seconds(entry.model, language) for language in context.languages), default=0.0)
        if all_of_it > patience and (needed := _seconds(context, name)) > patience:
            times = {"seconds": patience, "needed": needed}
            message = Say(N_("the slide takes %(needed)s seconds to read: too long for people standing"), times)
            hint = Say(N_("say it in fewer words, or make it two slides: %(seconds)s seconds at most"), times)
            yield entry.problem(("id",), RULE, message, hint, level="advice")


def _places(kiosk: Entry[Kiosk]) -> Iterator[int]:
    """Where the stops that can be read stand in the list, faulty ones among them."""
    off = faulty(kiosk.marked.value, Kiosk)
    listed = kiosk.marked.value.get("attract")
    return (index for index, _ in enumerate(listed or ()) if ("attract", index) not in off)


def _seconds(context: Context, name: str) -> int:
    """Whole seconds in which all of a slide can be read: in the language and orientation that take the longest."""
    slide = context.draft.slides[name].model
    layout = LAYOUTS.get(slide.layout)
    ways = [_shown(slide, slots) for slots in (layout.landscape, layout.portrait)] if layout else []
    times = [reading_seconds(shown, language) for shown in ways for language in context.languages]
    return ceil(max(times, default=0.0))


def _shown(slide: Slide, slots: Iterable[Slot]) -> Slide:
    """What of a slide a layout shows in the reader's language, its chart in its first view, without its `alt`."""
    fields = {slot.field for slot in slots if not slot.other}
    away: dict[str, Any] = {name: None for name in (*READ, *_ALSO) if _ALSO.get(name, name) not in fields}
    if slide.chart:
        chart = next(iter(kinds.alternatives(slide.chart).values())) if "chart" in fields else {}
        away["chart"] = {name: value for name, value in chart.items() if name not in ("views", "alt")}
    return slide.model_copy(update=away)
