"""The picture of a slide cannot be shown.

Pictures are PNG, JPEG or WebP files in content/images: plain ones, to which no link leads, of at most 16 MB, 8192
pixels a side and 64 MB once they are unpacked (4096 × 4096 pixels; half as many where each has 16 bits a colour). They
are still and whole, and their ending says what they are: renaming a HEIC photo is not enough. What a phone puts
behind a JPEG, such as a short film, is not shown. The slide is left out until its picture is fixed. Where Qt is at hand
each picture is unpacked once, for what its first bytes do not tell: the booth shows an empty place instead of one that
is damaged.

A layout that has no room for a picture does not show it: that is a warning.

In italiano: L’immagine di una slide non si può mostrare.

Le immagini sono file PNG, JPEG o WebP in content/images: file veri, non collegamenti, di al massimo 16 MB, 8192 pixel
per lato e 64 MB una volta aperti (4096 × 4096 pixel; la metà se ogni colore ha 16 bit). Sono ferme e intere, e
l’estensione dice che cosa sono: rinominare una foto HEIC non basta. Quello che un telefono aggiunge in fondo a un JPEG,
per esempio un breve filmato, non si vede. Finché l’immagine non è a posto la slide resta fuori. Dove c’è Qt ogni
immagine si apre davvero, una volta, per quello che i suoi primi byte non dicono: al posto di una danneggiata il chiosco
mostra uno spazio vuoto.

Una composizione che non ha posto per un’immagine non la mostra: questo è un avviso.

Passes:

    # images/laboratory.jpg: JPEG, 2700 × 1800
    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: picture
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        image:
          file: images/laboratory.jpg
          alt:
            it: Un banco di laboratorio
            en: A laboratory bench
          credit:
            it: Nome Cognome
            en: Nome Cognome

Fails:

    # images/laboratory.jpg: GIF, 2700 × 1800
    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: picture
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        image:
          file: images/laboratory.jpg
          alt:
            it: Un banco di laboratorio
            en: A laboratory bench
          credit:
            it: Nome Cognome
            en: Nome Cognome
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.layouts import LAYOUTS
from kiosk.model.problem import N_, Problem, Say

RULE = "image-file"


def check(context: Context) -> Iterator[Problem]:
    """What the loader found, and pictures that no slot shows; those that break when unpacked are found in tools."""
    yield from context.found(RULE)
    for entry in context.draft.slides.values():
        layout = LAYOUTS.get(entry.model.layout)
        if entry.model.image and layout and not any(slot.field == "image" for slot in layout.landscape):
            message = Say(N_('the layout "%(layout)s" shows no picture'), {"layout": entry.model.layout})
            hint = Say(N_("write layout: picture"))
            yield entry.problem(("image",), RULE, message, hint, level="warning", key=True)
