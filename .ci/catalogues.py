#!/usr/bin/env python3
"""The gettext catalogues: `extract` writes them from the sources, `check` says what is stale or untranslated.

`extract fr` begins a new language.

pybabel alone is not enough. Its `update --check` ends in a traceback and counts a moved line as a change; and on
Python 3.11 it passes over `f"{tr(language, 'Back')}"` in silence, and the message is never translated:
`check` refuses it.
"""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
POT = ROOT / "translations" / "kiosk.pot"
NOTES = ("Translators:",)
# kiosk/words/messages.py: which arguments are the message. The first of `tr` and `ntr` is the language.
KEYWORDS = {"N_": (1,), "NN_": (1, 2), "tr": (2,), "ntr": (2, 3)}
HEADER = {"project": "kiosk", "version": "1", "charset": "utf-8", "fuzzy": False, "language_team": "kiosk"}
HEADER |= {"header_comment": "# Messages of the kiosk.", "last_translator": "kiosk", "msgid_bugs_address": "kiosk"}


def sources() -> list[Path]:
    return sorted(path for path in (ROOT / "kiosk").rglob("*.py") if "shipped" not in path.parts)


def catalogues() -> list[Path]:
    return sorted(ROOT.glob("translations/*/LC_MESSAGES/kiosk.po"))


def extracted() -> Catalog:
    """What the sources say now. Files are named, lines are not: a moved line is no change."""
    options = {"encoding": "utf-8"}
    catalog = Catalog(**HEADER)
    for path in sources():
        where = [(path.relative_to(ROOT).as_posix(), 0)]
        found = extract_from_file("python", path, KEYWORDS, NOTES, options, strip_comment_tags=True)
        for _, message, comments, context in found:
            catalog.add(message, None, where, auto_comments=comments, context=context)
    return catalog


def read(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)


def keys(catalog: Catalog) -> set[tuple[str | tuple[str, ...], str | None]]:
    return {(one.id if isinstance(one.id, str) else tuple(one.id), one.context) for one in catalog if one.id}


def label(key: tuple[str | tuple[str, ...], str | None]) -> str:
    return repr(key[0] if isinstance(key[0], str) else key[0][0])


def extract(*new_languages: str) -> int:
    """Write kiosk.pot, and carry its messages into each language. Nothing is guessed: new ones stay empty."""
    template = extracted()
    if POT.exists():
        template.creation_date = read(POT).creation_date  # a file that says the same stays the same
    write(POT, template)
    for language in new_languages:
        path = POT.parent / language / "LC_MESSAGES" / "kiosk.po"
        if not path.exists():
            write(path, Catalog(locale=language, revision_date=datetime.now(UTC), **HEADER))
    for path in catalogues():
        catalog = read(path, path.parts[-3])
        before = path.read_bytes()
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        write(path, catalog)
        if path.read_bytes() != before:
            print(f"{path.relative_to(ROOT)}: updated")
    return 0


def untranslated(message: Message, plurals: int) -> bool:
    words = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return not all(words) or (isinstance(message.id, (tuple, list)) and len(words) < plurals)


def faults() -> Iterator[str]:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.JoinedStr):
                for call in (inner for inner in ast.walk(node) if isinstance(inner, ast.Call)):
                    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                    if name in KEYWORDS:
                        yield f"{path.relative_to(ROOT)}:{call.lineno}: {name}() inside an f-string is not extracted"
    current = keys(extracted())
    known = keys(read(POT)) if POT.exists() else set()
    for key in sorted(current - known, key=label):
        yield f"translations/kiosk.pot: lacks {label(key)} (make extract)"
    for key in sorted(known - current, key=label):
        yield f"translations/kiosk.pot: {label(key)} is no longer in the sources (make extract)"
    paths = catalogues()
    if current and not paths:
        yield "translations: no language has a kiosk.po"
    for path in paths:
        catalog, name = read(path, path.parts[-3]), path.relative_to(ROOT)
        for key in sorted(current - keys(catalog), key=label):
            yield f"{name}: lacks {label(key)} (make extract)"
        for key in sorted(keys(catalog) - current, key=label):
            yield f"{name}: {label(key)} is no longer in the sources (make extract)"
        for message in catalog:
            if not message.id:
                continue
            what = label((message.id if isinstance(message.id, str) else tuple(message.id), None))
            if message.fuzzy:
                yield f"{name}: {what} is fuzzy"
            if untranslated(message, catalog.num_plurals):
                yield f"{name}: {what} is not translated"
            else:
                yield from (f"{name}: {what}: {error}" for error in message.check(catalog))


def check() -> int:
    found = list(faults())
    for fault in found:
        print(fault)
    print(f"catalogues: {len(catalogues())} languages, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit({"extract": extract, "check": check}[sys.argv[1]](*sys.argv[2:]))
