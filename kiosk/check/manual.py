"""The manual page of a rule, as its module's docstring holds it:

    One sentence that says the fault.

    What it means, why it matters, what is let pass.

    In italiano: the same, told anew.

    Passes:

        files of a content folder

    Fails:

        files of a content folder

The examples are run by the tests, all of them. A file begins with its name behind `#`; what cannot be seen in its text
follows the name: `UTF-16`, `2 MB`, `missing`, `JPEG, 2700 × 1800` for a picture.
"""

from inspect import cleandoc

from kiosk.model.problem import N_
from kiosk.words.messages import tr

ITALIAN = "In italiano: "
_HEADINGS = (N_("Passes:"), N_("Fails:"))
_MISSING = N_("missing")


def told(doc: str, language: str) -> str:
    """A page in a language: its own prose where it has one, else the English, and the examples."""
    prose, _, examples = cleandoc(doc).partition("\n\nPasses:")
    english, _, italian = prose.partition(f"\n\n{ITALIAN}")
    examples = f"Passes:{examples}".replace(f": {_MISSING}\n", ": " + tr(language, _MISSING) + "\n")
    for heading in _HEADINGS:
        examples = examples.replace(heading + "\n\n", tr(language, heading) + "\n\n", 1)
    return f"{italian if language == 'it' and italian else english}\n\n{examples}\n"
