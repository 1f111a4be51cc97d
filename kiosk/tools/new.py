"""`kiosk new DIR`: a small valid content folder to start from, with an example of each layout and each chart.

What is copied stands in assets/new: invented data that say so, and comments in two languages, as lines `# it: ...` and
`# en: ...`. Those of the reader's language stay, without the mark; for a third language all do, marked. Editors get the
schema of the content files, and VS Code its settings, none of which needs a network.
"""

import re
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from kiosk import places
from kiosk.files import write_whole
from kiosk.loader.schema import FILES, schema
from kiosk.model.problem import N_
from kiosk.tools.content import NoContentError
from kiosk.tools.schema import written
from kiosk.words.messages import ntr, tr

SCHEMA = "content.schema.json"
LANGUAGES = ("it", "en")
_COMMENT = re.compile(rf"^( *)# ({'|'.join(LANGUAGES)}): (.*\n)", re.MULTILINE)
_NEXT = (
    ("kiosk preview %(folder)s", N_("each slide as you write it, and what is wrong")),
    ("kiosk check %(folder)s", N_("what has to be fixed before the doors open")),
    ("kiosk run --windowed 1280x720 --content %(folder)s", N_("the booth, as visitors will see it")),
)


def run(options: Namespace, language: str) -> int:
    """Make the folder and say what to do next. NoContentError where there is something in it, OSError where it cannot
    be written.
    """
    folder: Path = options.folder
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NoContentError(tr(language, "%(path)s is not a folder: choose another name", path=folder))
    if folder.exists() and any(folder.iterdir()):
        raise NoContentError(
            tr(language, "%(path)s is not empty: choose a new folder, and it will be created", path=folder)
        )
    files = dict(_files(language))
    for name, data in files.items():
        write_whole(folder / name, data, shared=True)
    print(ntr(language, "%(path)s is ready: %(n)s file", "%(path)s is ready: %(n)s files", len(files), path=folder))
    print(tr(language, "The data are invented, and every slide says so. What to do next:"))
    shown = f'"{folder}"' if re.search(r"\s", str(folder)) else str(folder)
    rows = [("  " + command % {"folder": shown}, tr(language, said)) for command, said in _NEXT]
    width = max(len(command) for command, _ in rows)
    print("\n".join(f"{command.ljust(width)}   {said}" for command, said in rows))
    return 0


def _files(language: str) -> Iterator[tuple[str, bytes]]:
    """Names inside the folder, and what is in them."""
    source = places.assets() / "new"
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if path.suffix == ".yaml":
            data = commented(data.decode(), language).encode()
        yield path.relative_to(source).as_posix(), data
    yield SCHEMA, written(schema()).encode()
    for part in FILES:
        yield _part(part), written({"$ref": f"../{SCHEMA}#/$defs/{part}"}).encode()
    yield ".vscode/settings.json", written(_settings()).encode()
    yield ".vscode/extensions.json", written({"recommendations": ["redhat.vscode-yaml"]}).encode()


def commented(text: str, language: str) -> str:
    """A file with the comments of a language; with those of both, as they are, in any other."""
    if language not in LANGUAGES:
        return text
    return _COMMENT.sub(lambda found: f"{found[1]}# {found[3]}" if found[2] == language else "", text)


def _part(part: str) -> str:
    """The schema of one kind of file, by itself: in its settings the YAML language server (2.0) takes a path that is
    relative only without a `#`. The first line of a file may have both, and other editors read it too.
    """
    return f".vscode/{part}.schema.json"


def _settings() -> dict[str, object]:
    """What VS Code needs to complete, explain and check while one writes, new files too."""
    return {
        "yaml.schemas": {f"./{_part(part)}": pattern for part, pattern in FILES.items()},
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "redhat.telemetry.enabled": False,
        "files.associations": {"*.yaml": "yaml", "*.csv": "plaintext"},
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.quickSuggestions": {"strings": True}},
    }
