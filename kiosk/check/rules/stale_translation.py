"""A text was changed in one language and not in the other.

`kiosk check --agree` notes, in agreed.json, that all texts say the same in every language now. From then on a text that
changes in one language alone is reported, at the language that still is as it was, until that one is changed too. If it
needs no change (a comma, a slip of the pen), `kiosk check --agree` notes the new pair. Where a text stands in its
entry, and in which file, does not matter; new texts are not asked for, and without agreed.json no text is.

In italiano: Un testo è cambiato in una lingua e non nell’altra.

`kiosk check --agree` annota in agreed.json che ora tutti i testi dicono la stessa cosa in ogni lingua. Da quel momento
un testo che cambia in una lingua sola viene segnalato, sulla lingua rimasta com’era, finché non cambia anche quella. Se
non ce n’è bisogno (una virgola, un refuso), `kiosk check --agree` annota la nuova coppia. Non conta dove sta il testo
nella sua voce, né in quale file; i testi nuovi non vengono confrontati, e senza agreed.json nessuno.

Passes:

    # agreed.json
    {"languages": ["it", "en"], "texts": {"slides/beds": ["15e9070976 11136c7ec0"]}}
    # slides/healthcare.yaml
    slides:
      - id: beds
        layout: figures
        title:
          it: Posti letto
          en: Hospital beds

Fails:

    # agreed.json
    {"languages": ["it", "en"], "texts": {"slides/beds": ["15e9070976 11136c7ec0"]}}
    # slides/healthcare.yaml
    slides:
      - id: beds
        layout: figures
        title:
          it: Posti letto
          en: Beds in hospitals
"""

from collections.abc import Iterator

from kiosk.check import agreed
from kiosk.check.context import Context
from kiosk.model.problem import N_, Problem, Say

RULE = agreed.RULE


def check(context: Context) -> Iterator[Problem]:
    """Every human text that stands in more than one language."""
    record = agreed.read(context.loaded.folder)
    if isinstance(record, Problem):
        yield record
    elif record:
        for one in agreed.stale(context, record):
            params: dict[str, str | int] = {"changed": ", ".join(one.changed), "old": ", ".join(one.old)}
            message = Say(N_('"%(changed)s" was changed, and "%(old)s" still says what it said before'), params)
            hint = Say(N_("change it too; if they say the same, note it with kiosk check --agree"))
            yield one.entry.problem((*one.loc, one.old[0]), RULE, message, hint, level="warning")
