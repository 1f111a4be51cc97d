"""The picture of a slide cannot be shown.

Pictures are PNG, JPEG or WebP files in content/images: plain ones, to which no link leads, of at most 16 MB, 8192
pixels a side and 64 MB once they are unpacked (4096 × 4096 pixels; half as many where each has 16 bits a colour). They
are still, whole, and nothing else is in the file; its ending says what it is. The slide is left out until its picture
is fixed. Where Qt is at hand each picture is unpacked once, for what its first bytes do not tell.

A layout that has no room for a picture does not show it: that is a warning.

In italiano: L’immagine di una slide non si può mostrare.

Le immagini sono file PNG, JPEG o WebP in content/images: file veri, non collegamenti, di al massimo 16 MB, 8192 pixel
per lato e 64 MB una volta aperti (4096 × 4096 pixel; la metà se ogni colore ha 16 bit). Sono ferme, intere, e nel file
non c’è altro; l’estensione dice che cosa sono. Finché l’immagine non è a posto la slide resta fuori. Dove c’è Qt ogni
immagine si apre davvero, una volta, per quello che i suoi primi byte non dicono.

Una composizione che non ha posto per un’immagine non la mostra: questo è un avviso.

Passes: images/laboratory.jpg, a JPEG of 2600 × 1740 pixels.
Fails: a photo of a phone (HEIC) that was renamed to laboratory.jpg; a copy that broke off; an animated GIF.

Passa: images/laboratorio.jpg, un JPEG di 2600 × 1740 pixel.
Non passa: la foto di un telefono (HEIC) rinominata laboratorio.jpg; una copia interrotta; una GIF animata.
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
