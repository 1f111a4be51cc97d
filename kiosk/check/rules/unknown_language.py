"""A text, a talk or the kiosk itself is in a language that kiosk.yaml does not declare.

Nobody can choose that language: declare it, or remove the text. The default language must be declared, too, and so must
those that a talk is given in: `language`, `notes_language`, `second_language`.

In italiano: Un testo, una presentazione o il chiosco stesso è in una lingua che kiosk.yaml non dichiara.

Nessuno può scegliere quella lingua: o la si dichiara, o si toglie il testo. Anche la lingua predefinita va dichiarata,
e così quelle di una presentazione: `language`, `notes_language`, `second_language`.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Farmaceutica
          en: Pharmaceuticals
          fr: Pharmacie
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.suggest import suggest

RULE = "unknown-language"


def check(context: Context) -> Iterator[Problem]:
    """The default language and those of talks (the loader's finding), then every human text."""
    yield from context.found(RULE)
    for entry, loc, text in context.texts() if context.languages else ():
        for language in text:
            if language not in context.languages:
                message = Say(N_('"%(code)s" is not among the languages'), {"code": language})
                declare = Say(N_("the languages are declared in kiosk.yaml"))
                hint = suggest(language, set(context.languages) - text.keys()) or declare
                yield entry.problem((*loc, language), RULE, message, hint, level="warning", key=True)
