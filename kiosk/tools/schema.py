"""`kiosk schema [OUT]`: JSON Schema of the content files, from the models that read them."""

import json
from argparse import Namespace

from kiosk.loader.schema import schema


def run(options: Namespace, language: str) -> int:
    """Write it to a file, or to standard output."""
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0
