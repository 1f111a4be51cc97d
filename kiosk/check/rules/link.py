"""An address leads nowhere, or phones read its code badly.

The pages that visitors take home (`url` of a slide and of kiosk.yaml) and those of sources. Nothing is asked of the
network; the address itself is looked at:

- it begins with https://, for phones warn of pages that do not
- its host is the name of a site on the internet: words with single dots between them, not one of the names kept
  for examples (example.com, .test, .invalid) or of an office's own network (.local, .lan), nor numbers alone; no user
  and no port stands beside it
- it has no spaces, no letters beyond a to z, none of " ' < > [ ] { } | \\ ^ ` and no full stop or comma at its end
- it has at most 75 characters, a quarter of what the code of a slide holds: the rest is for its figures. Above 128 it
  is an error, and not shown

In italiano: Un indirizzo non porta da nessuna parte, o i telefoni ne leggono male il codice.

Vale per le pagine che il visitatore porta a casa (`url` di una slide e di kiosk.yaml) e per quelle delle fonti. Non
serve la rete; si guarda solo come è scritto l’indirizzo:

- comincia con https://, perché i telefoni mettono in guardia dalle altre pagine
- il sito ha un nome che esiste in rete: parole separate da un punto solo, nessuno dei nomi riservati agli esempi
  (example.com, .test, .invalid) o alla rete di un ufficio (.local, .lan), non solo numeri; e accanto né utente né porta
- non ha spazi, né lettere accentate, né " ' < > [ ] { } | \\ ^ `, né un punto o una virgola in fondo
- non supera i 75 caratteri, un quarto di quello che sta nel codice di una slide: il resto serve alle cifre. Oltre i 128
  è un errore, e non si mostra

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        url: https://www.regione.lombardia.it/salute

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        url: http://www.regione.lombardia.it/salute
"""

import re
from collections.abc import Iterator
from typing import Any

from kiosk.check.context import Context
from kiosk.compose.take import MOST
from kiosk.loader.draft import Entry
from kiosk.model.problem import N_, Problem, Say

RULE = "link"
LONGEST = MOST // 4
"""Of the characters that the code of a slide holds."""
EXAMPLES = re.compile(
    r"(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost|local|localdomain|lan|home|home\.arpa|internal|intranet|corp)$"
)
"""RFC 2606, 6762 and 8375, and what offices call their own: names that lead nowhere, or not from outside."""
_COPY = N_("copy it from the browser's address bar, or choose another")
_LABEL = r"[^\W_][^\W_-]*(?:-+[^\W_-]+)*"
_SITE = re.compile(rf"(?:{_LABEL}\.)+(?=[^.]*[^\W\d_]){_LABEL}")
"""Labels of letters, digits and hyphens within, and a last one that is no number (RFC 1123): no user, port or address.
Letters beyond a to z are told of elsewhere."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BROKEN = re.compile(r"[^!#-&(-;=?-Z_a-z~]")


def check(context: Context) -> Iterator[Problem]:
    """The addresses of kiosk.yaml, of slides and of sources."""
    draft = context.draft
    entries: list[Entry[Any]] = [draft.kiosk] if draft.kiosk else []
    for entry in (*entries, *draft.slides.values(), *draft.sources.values()):
        if entry.model.url:
            for message, hint in _faults(entry.model.url):
                yield entry.problem(("url",), RULE, message, hint, level="warning")


def _faults(url: str) -> Iterator[tuple[Say, Say | None]]:
    """What is wrong with an address, and what to write."""
    rest = _SCHEME.sub("", url, count=1)
    if not url.startswith("https://"):
        yield Say(N_("the address does not begin with https://")), Say(N_("write %(url)s"), {"url": f"https://{rest}"})
    host = re.split(r"[/?#]", rest, maxsplit=1)[0].rstrip(".,;").lower()
    if not _SITE.fullmatch(host) or EXAMPLES.search(host):
        yield Say(N_('"%(host)s" is not the name of a site on the internet'), {"host": host}), Say(_COPY)
    if broken := "".join(dict.fromkeys(_BROKEN.findall(url) + re.findall(r"[.,;:!?]$", url))):
        message = Say(N_('phones may cut the address at "%(characters)s"'), {"characters": broken})
        yield message, Say(_COPY)
    if len(url) > LONGEST:
        message = Say(N_("the address has %(count)s characters, and takes the room of figures"), {"count": len(url)})
        yield message, Say(N_("at most %(most)s: use a shorter address that leads there"), {"most": LONGEST})
