"""The slides of a talk take too long, or too little time.

The `seconds` of all its slides together are the plan, by which the console tells the speaker whether to hurry. It takes
no longer than `minutes`, and no less than two thirds of them. Slides that are `optional` count too: there is time for
them as long as nobody is late. What the others take is said beside it: where that is too long already, skipping slides
does not help.

In italiano: Le slide di una presentazione durano troppo, o troppo poco.

I `seconds` di tutte le slide insieme sono il piano, con cui la console dice a chi parla se affrettarsi. Non devono
superare i `minutes`, né essere meno di due terzi. Contano anche le slide facoltative (`optional`): finché nessuno è in
ritardo, c’è tempo anche per loro. Accanto è scritto quanto richiedono le altre: se è già troppo, saltarne qualcuna non
serve.

Passes:

    # talks/welcome.yaml
    title:
      it: Benvenuti
      en: Welcome
    minutes: 2
    slides:
      - {slide: home, seconds: 60}
      - {slide: other, seconds: 60}

Fails:

    # talks/welcome.yaml
    title:
      it: Benvenuti
      en: Welcome
    minutes: 2
    slides:
      - {slide: home, seconds: 60}
      - {slide: other, seconds: 90, optional: true}
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import N_, Problem, Say

RULE = "talk-time"


def check(context: Context) -> Iterator[Problem]:
    """Each talk, with all slides that could be read: also those that are left out for their own faults."""
    for name, talk in context.draft.talks.items():
        stops = [stop.model for stop in context.draft.stops[name]]
        if not stops:
            continue
        allowed = talk.model.minutes * 60
        planned = sum(stop.seconds for stop in stops)
        needed = sum(stop.seconds for stop in stops if not stop.optional)
        times: dict[str, str | int] = {"planned": _time(planned), "allowed": _time(allowed), "needed": _time(needed)}
        minutes: dict[str, str | int] = {"minutes": -(-planned // 60)}
        if planned > allowed:
            said = N_(
                "its slides take %(planned)s (%(needed)s without the optional ones), but the talk has %(allowed)s"
            )
            hint = N_("shorten or drop some slides, or write minutes: %(minutes)s")
        elif planned * 3 < allowed * 2:
            said = N_("its slides take only %(planned)s, but the talk has %(allowed)s")
            hint = N_("lengthen or add some slides, or write minutes: %(minutes)s")
        else:
            continue
        yield talk.problem(("minutes",), RULE, Say(said, times), Say(hint, minutes), level="warning")


def _time(seconds: int) -> str:
    """Minutes and seconds, as the console writes them: 21:30."""
    return f"{seconds // 60}:{seconds % 60:02}"
