"""The words of the command line, in the reader's language.

Only the parser of the command that was asked for is built, and the language is found out only when something is said:
the start of the booth pays for neither.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from kiosk import __version__
from kiosk.model.problem import N_
from kiosk.tools.commands import COMMANDS, Speak, common
from kiosk.tools.language import spoken
from kiosk.words.messages import say, tr
from kiosk.words.suggest import suggest

# What argparse says itself. It has no catalogue of its own; ours has these, and `_speaking` makes argparse ask it.
_THEIRS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("expected one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("ignored explicit argument %r"),
)


class Parser(argparse.ArgumentParser):
    """A parser whose own words and help are translated when they are shown."""

    def __init__(self, prog: str, description: str, speak: Speak) -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False)
        self._speak = speak

    def format_help(self) -> str:
        """The help, in the reader's language."""
        with _speaking(self._speak):
            language = self._speak()
            self.description = tr(language, self.description) if self.description else None
            for action in self._actions:
                if action.help and action.help != argparse.SUPPRESS:
                    action.help = tr(language, action.help)
            for group in self._action_groups:
                group.title = tr(language, group.title) if group.title else None
            return super().format_help()


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The options, with `command` and `language` (that of messages, as a function). SystemExit as argparse does."""
    speak = lru_cache(maxsize=1)(lambda: spoken(words))
    command, rest = ("run", words) if not words or words[0].startswith("-") else (words[0], words[1:])
    if words and words[0] in ("-h", "--help"):
        print(overview(speak()))
        raise SystemExit(0)
    if words and words[0] == "--version":
        print(__version__)
        raise SystemExit(0)
    if command not in COMMANDS:
        Parser("kiosk", "", speak).exit(2, _unknown(command, speak()))
    said, add = COMMANDS[command]
    parser = Parser(f"kiosk {command}", said, speak)
    add(parser, speak)
    common(parser, speak)
    with _speaking(speak):
        options = parser.parse_args(rest)
    options.command, options.language = command, speak
    return options


def overview(language: str) -> str:
    """What `kiosk --help` prints: every command in a line."""
    lines = [tr(language, "usage: ") + "kiosk [COMMAND] [...]", ""]
    lines += ["  " + name.ljust(9) + tr(language, said) for name, (said, _) in COMMANDS.items() if said]
    lines += ["", tr(language, "Without a command: run. More about one: kiosk COMMAND --help")]
    return "\n".join(lines)


def _unknown(command: str, language: str) -> str:
    meant = suggest(command, COMMANDS)
    hint = f" ({say(meant, language)})" if meant else ""
    return "kiosk: " + tr(language, 'there is no command "%(name)s"', name=command) + hint + "\n"


@contextmanager
def _speaking(speak: Speak) -> Iterator[None]:
    """argparse says its own sentences in the reader's language meanwhile."""
    before = vars(argparse)["_"]
    vars(argparse)["_"] = lambda text: tr(speak(), text)
    try:
        yield
    finally:
        vars(argparse)["_"] = before
