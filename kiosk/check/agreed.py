"""Which texts said the same in all languages when staff last said so: `content/agreed.json`.

`kiosk check --agree` writes a line a text, with a short hash a language, under the entry that it belongs to:

    {"languages": ["it", "en"], "texts": {"slides/beds": ["3f0c5a91d2 77b0e4c8a1", ...], ...}}

A text of today is stale where it shares one language with such a line and not another: somebody changed the one and
forgot the other. Fields and order do not matter, so a text may be moved inside its entry; new texts, and those that
were changed in every language, have nothing to be held against. Spacing and folding are not changes.

The file is carried along with the content and is read like anybody's: size and form are checked, nothing is raised.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, NamedTuple
from unicodedata import normalize

from pydantic import Field, ValidationError

from kiosk.check.context import Context, Part
from kiosk.loader.draft import Entry
from kiosk.loader.files import plain_inside, shown
from kiosk.loader.marked import Loc
from kiosk.model.base import Frozen, Text
from kiosk.model.problem import N_, Problem, Say

RULE = "stale-translation"
FILE = "agreed.json"
BYTES = 4_000_000
"""Some 100,000 texts; a thousand slides have a fifth of that."""
DIGITS = 10
NONE = "-"
_LINE = rf"^(?:[0-9a-f]{{{DIGITS}}}|-)(?: (?:[0-9a-f]{{{DIGITS}}}|-))*$"
_PLACE = re.compile(r"line (\d+) column (\d+)")
_AGAIN = Say(N_("once the translations are right, kiosk check --agree writes it again"))

Hashes = tuple[str, ...]


class Record(Frozen):
    """What the file holds: of each entry the texts that agreed, a hash for each of the languages, in their order."""

    languages: Annotated[list[Annotated[str, Field(pattern=r"^[a-z]{2}$")]], Field(max_length=20)]
    texts: dict[str, list[Annotated[str, Field(pattern=_LINE)]]]


class Stale(NamedTuple):
    """A text of which some languages were changed and others were not."""

    part: str
    entry: Entry[Any]
    loc: Loc
    old: tuple[str, ...]
    changed: tuple[str, ...]


def name(folder: Path) -> str:
    """What problems call the file."""
    return shown(folder, folder / FILE)


def read(folder: Path) -> Record | Problem | None:
    """The record of a content folder; what is wrong with it; None where there is none."""
    called = name(folder)
    try:
        if not plain_inside(folder, FILE):
            return _broken(called, N_("this is not a plain file: links are not followed"))
        with (folder / FILE).open("rb") as file:
            data = file.read(BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _broken(called, N_("the file cannot be read: %(reason)s"), reason=error.strerror or str(error))
    if len(data) > BYTES:
        return _broken(called, N_("the file is larger than %(limit)s bytes"), limit=BYTES)
    try:
        return Record.model_validate_json(data, strict=True)
    except ValidationError as error:
        place = _PLACE.search(error.errors(include_url=False)[0]["msg"])
        at = (int(place[1]), max(1, int(place[2]))) if place else (1, 1)  # of nothing the column is 0
        return _broken(called, N_("this is not the record of translations that kiosk check --agree writes"), at)


def written(context: Context) -> bytes:
    """The record of the texts as they are now, sorted, so that a changed text changes a line."""
    languages = context.languages
    texts = {name: sorted(" ".join(one) for _, one in _hashes(part, languages)) for name, part in context.parts.items()}
    record = {"languages": list(languages), "texts": {name: texts[name] for name in sorted(texts) if texts[name]}}
    return (json.dumps(record, indent=1) + "\n").encode()


def count(context: Context) -> int:
    """How many texts stand in more than one language."""
    return sum(1 for part in context.parts.values() for _ in _hashes(part, context.languages))


def stale(context: Context, record: Record) -> Iterator[Stale]:
    """The texts of which only some languages were changed since they agreed."""
    languages = [code for code in context.languages if code in record.languages]
    columns = [record.languages.index(code) for code in languages]
    for name, part in context.parts.items():
        listed = [line.split(" ") for line in record.texts.get(name, ())]
        agreed = Counter(tuple(line[n] for n in columns) for line in listed if len(line) == len(record.languages))
        now = list(_hashes(part, languages)) if agreed else []
        known = {(code, one) for line in agreed for code, one in zip(languages, line, strict=True)}
        gone = agreed - Counter(hashes for _, hashes in now)
        for loc, hashes in now:
            here = list(zip(languages, hashes, strict=True))
            for line in gone if hashes not in agreed else ():
                pairs = [
                    (code, one, was) for (code, one), was in zip(here, line, strict=True) if NONE not in (one, was)
                ]
                old = tuple(code for code, one, was in pairs if one == was)
                changed = tuple(code for code, one, _ in pairs if (code, one) not in known)
                if old and changed:
                    yield Stale(name, part.entry, loc, old, changed)
                    break


def _hashes(part: Part, languages: Sequence[str]) -> Iterator[tuple[Loc, Hashes]]:
    """The texts of an entry that stand in more than one language."""
    for loc, text in part.texts:
        if sum(code in text for code in languages) > 1:
            yield loc, tuple(_hash(text, code) for code in languages)


def _hash(text: Text, language: str) -> str:
    if language not in text:
        return NONE
    words = " ".join(normalize("NFC", text[language]).split())
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _broken(name: str, msgid: str, at: tuple[int, int] = (1, 1), **params: str | int) -> Problem:
    return Problem(name, *at, "warning", RULE, Say(msgid, params), _AGAIN)
