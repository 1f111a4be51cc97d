"""No slide shows a picture that stands in content/images.

It travels in every pack and is looked for in vain on the screen. Nothing is said as long as the content has errors, for
a slide that is left out shows nothing. Other files there (notes on rights, what a computer leaves behind) are passed
over. As a picture has no text of its own, `accept` stands in kiosk.yaml.

In italiano: Un’immagine di content/images non compare in nessuna slide.

Viaggia in ogni pacchetto e sullo schermo la si cerca invano. Finché nei contenuti ci sono errori non si dice nulla,
perché una slide lasciata fuori non mostra niente. Gli altri file della cartella (note sui diritti, quello che lascia un
computer) non contano. Un’immagine non ha un testo suo: `accept` si scrive in kiosk.yaml.

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

    # images/laboratory.jpg: JPEG, 2700 × 1800
    # images/laboratory-old.jpg: JPEG, 2700 × 1800
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

from kiosk.check import uses
from kiosk.check.context import Context
from kiosk.loader.files import shown
from kiosk.loader.pictures import SUFFIXES, there
from kiosk.model.problem import N_, Problem, Say

RULE = "unused-image"


def check(context: Context) -> Iterator[Problem]:
    """Each picture of the folder, once nothing is left out."""
    if not uses.complete(context):
        return
    used = {entry.model.image.file for entry in context.draft.slides.values() if entry.model.image}
    folder = context.loaded.folder
    for name in there(folder):
        if name not in used and name.rpartition(".")[2].lower() in SUFFIXES:
            message = Say(N_("no slide shows this picture"))
            hint = Say(N_("use it on a slide, or delete it"))
            yield Problem(shown(folder, folder / name), 1, 1, "advice", RULE, message, hint)
