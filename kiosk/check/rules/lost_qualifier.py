"""A text gives a figure without the "over" or "about" that belongs to it.

A figure of "over 24,200" says so by itself as `{id}`; as `{id:n}` it is the number alone, and the text must say it.

In italiano: Un testo dà una cifra senza l’«oltre» o il «circa» che le appartiene.

Una cifra «oltre 24.200» lo dice da sola quando si scrive `{id}`; con `{id:n}` c’è solo il numero, e la parola deve
metterla il testo.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "Oltre {plants:n} stabilimenti"
          en: "More than {plants:n} plants"

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: "Oltre {plants:n} stabilimenti"
          en: "Some {plants:n} plants"
"""

import re
from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.loader.references import written
from kiosk.model.indicator import Qualifier
from kiosk.model.problem import N_, Problem, Say

RULE = "lost-qualifier"

WORDS: dict[tuple[str, Qualifier], tuple[str, ...]] = {
    ("it", "over"): ("oltre", "più di", "più dei", "più delle", "più degli"),
    ("it", "about"): ("circa", "intorno a", "attorno a", "all'incirca", "all’incirca"),
    ("en", "over"): ("over", "more than"),
    ("en", "about"): ("about", "around", "some", "roughly", "approximately"),
}
"""The words that say it. Of other languages nothing is known, and nothing asked."""

_SAID = {key: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for key, words in WORDS.items()}


def check(context: Context) -> Iterator[Problem]:
    """Each `:n` of a qualified figure, on slides, in topics, in talks and in what is said of indicators."""
    parts = (context.slides, context.topics, context.talks, context.explained)
    for texts in (*(texts for part in parts for texts in part.values()), *(texts for _, texts in context.told)):
        for one in texts:
            for ref in dict.fromkeys(ref for ref in one.references if ref.form == "n"):
                figure = context.draft.figures.get(str(ref))
                if figure is None or figure.qualifier is None:
                    continue
                said = _SAID.get((one.language, figure.qualifier))
                if said and not said.search(one.text):
                    words = ", ".join(WORDS[one.language, figure.qualifier])
                    message = Say(N_('the text does not say that "%(name)s" is no exact number'), {"name": str(ref)})
                    hint = Say(N_("write one of these words: %(words)s; or remove :n"), {"words": words})
                    yield one.entry.problem(one.loc, RULE, message, hint, level="warning", snippet=written(ref))
