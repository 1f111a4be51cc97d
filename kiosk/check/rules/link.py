"""An address leads nowhere, or phones read its code badly.

The pages that visitors take home (`url` of a slide and of kiosk.yaml) and those of sources. Nothing is asked of the
network; the address itself is looked at:

- it begins with https://, for phones warn of pages that do not
- its host has a dot, and is none of the names that are kept for examples (example.com, .test, .invalid, .local)
- it has no spaces, no letters beyond a to z, none of " ' < > [ ] { } | \\ ^ ` and no full stop or comma at its end
- it is no longer than 75 characters: a quarter of what the code of a slide holds, and the rest is for its figures

In italiano: Un indirizzo non porta da nessuna parte, o i telefoni ne leggono male il codice.

Vale per le pagine che il visitatore porta a casa (`url` di una slide e di kiosk.yaml) e per quelle delle fonti. Non
serve la rete; si guarda solo come è scritto l’indirizzo:

- comincia con https://, perché i telefoni mettono in guardia dalle altre pagine
- il nome del sito ha un punto e non è uno di quelli riservati agli esempi (example.com, .test, .invalid, .local)
- non ha spazi, né lettere accentate, né " ' < > [ ] { } | \\ ^ `, né un punto o una virgola in fondo
- non supera i 75 caratteri: un quarto di quello che sta nel codice di una slide, il resto serve alle cifre

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
EXAMPLES = re.compile(r"(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost|local)$")
"""RFC 2606 and 6762: names that lead nowhere, or only on this machine."""
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
    host = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].rstrip(".,;").lower()
    if "." not in host.strip(".") or EXAMPLES.search(host):
        yield Say(N_('"%(host)s" is not the name of a site on the internet'), {"host": host}), None
    if broken := "".join(dict.fromkeys(_BROKEN.findall(url) + re.findall(r"[.,;:!?]$", url))):
        message = Say(N_('phones may cut the address at "%(characters)s"'), {"characters": broken})
        yield message, Say(N_("copy it from the browser's address bar, or choose another"))
    if len(url) > LONGEST:
        message = Say(N_("the address has %(count)s characters, and takes the room of figures"), {"count": len(url)})
        yield message, Say(N_("at most %(most)s: use a shorter address that leads there"), {"most": LONGEST})
