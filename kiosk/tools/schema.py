"""`kiosk schema [OUT]`: JSON Schema of the content files, from the models that read them."""

import json
from argparse import Namespace
from collections.abc import Mapping

from kiosk.files import write_whole
from kiosk.loader.schema import schema


def run(options: Namespace, language: str) -> int:
    """Write it to a file, or to standard output."""
    text = written(schema())
    if options.out:
        write_whole(options.out, text.encode(), shared=True)
    else:
        print(text, end="")
    return 0


def written(value: Mapping[str, object]) -> str:
    """JSON as editors read it, and people too."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
