"""What each command takes: its words, their help and their values. `kiosk.tools.arguments` reads them."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from kiosk.model.problem import N_
from kiosk.tools.language import known
from kiosk.words.messages import tr

THEMES = ("dark", "light", "contrast")
TEXT_SIZES = ("normal", "large", "largest")
PARTS = ("startup", "frames", "tap", "memory", "idle", "scale", "check", "preview", "attacks")
LARGEST = 16_384
Speak = Callable[[], str]
_CONTENT = N_("content folder (otherwise the installed pack, otherwise the content the program came with)")


# -- what values look like


def _size(speak: Speak) -> Callable[[str], tuple[int, int]]:
    def size(text: str) -> tuple[int, int]:
        found = re.fullmatch(r"(\d{2,5})[x×](\d{2,5})", text)
        if not found or max(map(int, found.groups())) > LARGEST:
            raise argparse.ArgumentTypeError(tr(speak(), "a size is width x height, such as 1920x1080"))
        return int(found[1]), int(found[2])

    return size


def _code(speak: Speak) -> Callable[[str], str]:
    def code(text: str) -> str:
        if not re.fullmatch(r"[a-z]{2}", text):
            raise argparse.ArgumentTypeError(tr(speak(), "a language has two letters, such as it or en"))
        return text

    return code


def _whole(speak: Speak) -> Callable[[str], int]:
    def whole(text: str) -> int:
        if not re.fullmatch(r"[1-9][0-9]{0,14}", text):
            raise argparse.ArgumentTypeError(tr(speak(), "a whole number of up to 15 digits is needed"))
        return int(text)

    return whole


# -- the commands


def common(parser: argparse.ArgumentParser, speak: Speak) -> None:
    """What every command takes."""
    parser.add_argument("--content", metavar="DIR", type=Path, help=_CONTENT)
    parser.add_argument("--data", metavar="DIR", type=Path, help=N_("data folder of this computer"))
    parser.add_argument("--lang", metavar="LL", type=_code(speak), help=N_("language of the slides"))
    parser.add_argument("--ui-lang", metavar="LL", choices=known(), help=N_("language of messages"))


def _look(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--theme", metavar="T", choices=THEMES, help=N_("dark, light or contrast"))
    parser.add_argument("--text-size", metavar="S", choices=TEXT_SIZES, help=N_("normal, large or largest"))


def _run(parser: argparse.ArgumentParser, speak: Speak) -> None:
    parser.add_argument(
        "--windowed", metavar="WxH", type=_size(speak), help=N_("in a window that can be closed like any other")
    )
    parser.add_argument(
        "--orientation",
        choices=("auto", "landscape", "portrait"),
        help=N_("otherwise as the settings say, or as the screen is"),
    )
    _look(parser)
    parser.add_argument("--watch", action="store_true", help=N_("read the content again when it changes"))
    parser.add_argument("--report-fd", type=int, help=argparse.SUPPRESS)  # for `bench`: first-slide, and when


def _present(parser: argparse.ArgumentParser, speak: Speak) -> None:
    parser.add_argument("talk", metavar="TALK", help=N_("the talk: its name, or its file in content/talks"))
    said = N_("the audience's screen, by name (a wrong name lists the right ones)")
    parser.add_argument("--audience-screen", metavar="NAME", help=said)
    parser.add_argument("--notes-lang", metavar="LL", type=_code(speak), help=N_("language of the speaker's notes"))
    parser.add_argument("--rehearse", action="store_true", help=N_("the speaker's console alone, in a window"))
    _run(parser, speak)


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, help=_CONTENT)


def _format(parser: argparse.ArgumentParser) -> None:
    said = N_("text for people, or JSON for programs")
    parser.add_argument("--format", choices=("text", "json"), default="text", help=said)


def _check(parser: argparse.ArgumentParser, speak: Speak) -> None:
    _folder(parser)
    _format(parser)
    parser.add_argument("--explain", metavar="RULE", help=N_("explain a rule, with examples"))
    parser.add_argument("--quick", action="store_true", help=N_("without measuring the texts, which takes longest"))
    parser.add_argument(
        "--agree", action="store_true", help=N_("note that all texts now say the same in every language (agreed.json)")
    )


def _status(parser: argparse.ArgumentParser, speak: Speak) -> None:
    _folder(parser)
    _format(parser)


def _preview(parser: argparse.ArgumentParser, speak: Speak) -> None:
    _folder(parser)
    parser.add_argument(
        "--orientation",
        choices=("landscape", "portrait"),
        default="landscape",
        help=N_("orientation of the slides, to start with"),
    )
    parser.add_argument("--windowed", metavar="WxH", type=_size(speak), help=N_("size of the window"))
    _look(parser)


def _shots(parser: argparse.ArgumentParser, speak: Speak) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help=N_("folder for the pictures: OUT/it/001-attract.png"))
    parser.add_argument(
        "--size", metavar="WxH", type=_size(speak), help=N_("size of a picture, 1920x1080 (or 1080x1920)")
    )
    parser.add_argument("--orientation", choices=("landscape", "portrait"), help=N_("otherwise as the size is"))
    parser.add_argument("--gallery", action="store_true", help=N_("an example of every chart kind, not the slides"))
    _look(parser)


def _export(parser: argparse.ArgumentParser, speak: Speak) -> None:
    parser.add_argument("out", metavar="OUT.pdf", type=Path, help=N_("the PDF to write"))
    parser.add_argument("--talk", metavar="TALK", help=N_("the slides of a talk, in its order (otherwise all)"))
    parser.add_argument("--notes", action="store_true", help=N_("the handout: each slide above its notes, on A4"))
    parser.add_argument(
        "--orientation", choices=("landscape", "portrait"), default="landscape", help=N_("orientation of the pages")
    )
    _look(parser)


def _bench(parser: argparse.ArgumentParser, speak: Speak) -> None:
    parser.add_argument("--quick", action="store_true", help=N_("fewer runs: shows that it works, measures little"))
    parser.add_argument("--only", metavar="PART", action="append", choices=PARTS, help=", ".join(PARTS))


def _new(parser: argparse.ArgumentParser, speak: Speak) -> None:
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help=N_("the folder to create; it must not contain anything")
    )


def _schema(parser: argparse.ArgumentParser, speak: Speak) -> None:
    parser.add_argument(
        "out", metavar="OUT", nargs="?", type=Path, help=N_("the file to write (otherwise standard output)")
    )


def _station(parser: argparse.ArgumentParser, speak: Speak) -> None:
    said = N_(
        "set-pin: asks for the new PIN twice, or reads it from standard input (without a PIN the staff panel "
        "does not open); counters: what was opened here; rehearsals: how long talks took"
    )
    parser.add_argument(
        "what", metavar="{set-pin,counters,rehearsals}", choices=("set-pin", "counters", "rehearsals"), help=said
    )
    parser.add_argument(
        "--csv", action="store_true", help=N_("the counters as CSV on standard output, for a spreadsheet")
    )


def _table(parser: argparse.ArgumentParser, speak: Speak) -> None:
    said = N_(
        "export writes a workbook of all figures; import shows what was changed in it and, after a yes, "
        "writes that into the content. Exit code: 0 written or nothing to write, 1 refused, 2 cannot run, "
        "3 shown but not written"
    )
    parser.add_argument("what", metavar="{export,import}", choices=("export", "import"), help=said)
    parser.add_argument("file", metavar="FILE.xlsx", type=Path, help=N_("the workbook to write, or to read"))
    parser.add_argument("--yes", action="store_true", help=N_("import: write without asking"))


def _pack(parser: argparse.ArgumentParser, speak: Speak) -> None:
    said = N_(
        "keygen KEY: make a key; build DIR OUT.kpack --key KEY: check the content and make a signed pack "
        "of it; verify OUT.kpack: is it complete, and who signed it; install OUT.kpack: put it on show; "
        "list: what is installed here; rollback: back to the pack before"
    )
    parser.add_argument(
        "what",
        metavar="{keygen,build,verify,install,list,rollback}",
        choices=("keygen", "build", "verify", "install", "list", "rollback"),
        help=said,
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", default=[], type=Path, help=N_("the files and folders, as shown above")
    )
    parser.add_argument("--key", metavar="KEY", type=Path, help=N_("the secret key that signs the pack"))
    parser.add_argument(
        "--trust", metavar="KEY.pub", type=Path, help=N_("a public key to trust from now on (asks for the PIN)")
    )
    said = N_("a key to trust from now on, by its fingerprint (asks for the PIN)")
    parser.add_argument("--accept", metavar="FINGERPRINT", help=said)
    said = N_("the version of the pack (otherwise date and time); later only a higher one can replace it")
    parser.add_argument("--version", metavar="N", type=_whole(speak), help=said)


def _trial(parser: argparse.ArgumentParser, speak: Speak) -> None:
    parser.add_argument("folder", type=Path)


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser, Speak], None]]] = {
    "run": (N_("the booth, full screen"), _run),
    "present": (N_("a talk: slides for the audience, notes for the speaker on another screen"), _present),
    "check": (N_("check a content folder. Exit code: 0 no errors, 1 errors, 2 cannot run"), _check),
    "status": (N_("the state of the content: translations, sources, what nothing uses, what was accepted"), _status),
    "preview": (N_("a window beside the text editor: shows each slide as it is saved, and what is wrong"), _preview),
    "new": (N_("a small content folder to start from: each layout and each chart, with comments"), _new),
    "shots": (N_("every slide as a picture"), _shots),
    "export": (N_("every slide as a page of a PDF"), _export),
    "bench": (N_("measure start-up, frames, taps, memory: results as JSON"), _bench),
    "schema": (N_("JSON Schema of the content files, for editors"), _schema),
    "station": (N_("this computer: its PIN, its counters, its rehearsals"), _station),
    "table": (N_("the figures as a workbook for Excel or LibreOffice, and back from it"), _table),
    "pack": (N_("content in one signed file: build, carry and install it, or roll back"), _pack),
    "trial": ("", _trial),  # a child of `pack install`
}
