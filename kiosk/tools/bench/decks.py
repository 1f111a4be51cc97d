"""Decks of any length for measuring: the shipped slides and their indicators again and again under other ids."""

import re
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from kiosk.loader.files import find
from kiosk.loader.marked import read

OTHERS = ("unit", "place", "source", "layout", "kind", "id")
"""Fields whose words are no indicators, though they may be spelt alike."""


class _Dumper(yaml.SafeDumper):
    """Decimals as they were written, and what is there twice written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value)))


def generate(content: Path, count: int, out: Path) -> None:
    """Write a content folder with `count` slides, spread over the topics of the one given. `out` must not exist.

    Slides of no topic stay as they are; questions and talks go, for the slides that they lead to may not be there. Each
    round of copies brings the indicators that it names, under ids of its own, but for what the booth counts once.
    """
    shutil.copytree(content, out, ignore=shutil.ignore_patterns("talks"))
    files = find(out)
    heads: dict[Path, Any] = {path: read(path, "").value for path in files.slides}
    topics = [path for path, head in heads.items() if "topic" in head]
    for path, part in heads.items():
        part["slides"] = [slide for slide in part.get("slides", []) if "guess" not in slide]
        _write(path, part)
    loose = sum(len(head["slides"]) for path, head in heads.items() if path not in topics)
    originals = [slide for path in topics for slide in heads[path].get("slides", [])]
    figures: dict[Path, Mapping[str, Any]] = {path: read(path, "").value for path in files.indicators}
    indicators = {name: one for part in figures.values() for name, one in part.items() if "counted" not in one}
    names = _any_of(indicators)
    named = _named_by(originals, indicators, names)
    for path in topics:
        heads[path]["slides"] = []
    for n in range(max(0, count - loose)):
        turn, which = divmod(n, len(originals))
        slide = _renamed(originals[which], names, turn)
        heads[topics[n % len(topics)]]["slides"].append({**slide, "id": _named(originals[which]["id"], turn)})
    for path in topics:
        _write(path, heads[path])
    head = read(out / "kiosk.yaml", "").value
    there = {slide["id"] for part in heads.values() for slide in part["slides"]}
    head["attract"] = [stop for stop in head["attract"] if stop["slide"] in there]
    _write(out / "kiosk.yaml", head)
    for turn in range(1, -(-max(0, count - loose) // len(originals))):
        for path, part in figures.items():
            again = {name: one for name, one in part.items() if name in named}
            if again:
                copies = {name: {**one, "name": _retitled(one["name"], turn)} for name, one in again.items()}
                _write(path.with_stem(f"{path.stem}-{turn}"), _renamed(copies, names, turn))


def _any_of(names: Any) -> re.Pattern[str]:
    """Finds an indicator's id standing by itself; in running text too, which harms nothing."""
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])")


def _named_by(slides: Any, indicators: Mapping[str, Any], names: re.Pattern[str]) -> set[str]:
    """Indicators that slides name, and those that these are derived from."""
    found: set[str] = set()
    new = set(names.findall(str(slides)))
    while new:
        found |= new
        new = set(names.findall(str([indicators[name].get("derive") for name in new]))) - found
    return found


def _named(name: str, turn: int) -> str:
    return f"{name}-{turn}" if turn else name


def _retitled(name: Mapping[str, str], turn: int) -> dict[str, str]:
    """A copy measures something else: one quantity in two places is a fault."""
    return {language: f"{words} ({turn})" for language, words in name.items()}


def _renamed(value: Any, names: re.Pattern[str], turn: int) -> Any:
    """The same, every indicator in it under its id of this turn; the first turn keeps its ids."""
    if not turn:
        return value
    if isinstance(value, str):
        return names.sub(lambda found: _named(found[0], turn), value)
    if isinstance(value, dict):
        return {
            _renamed(key, names, turn): inner if key in OTHERS else _renamed(inner, names, turn)
            for key, inner in value.items()
        }
    return [_renamed(inner, names, turn) for inner in value] if isinstance(value, list) else value


def _write(path: Path, value: Any) -> None:
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(text, encoding="utf-8")
