"""What is wrong with a pack, as problems: the path is the name of the pack's file, there are no lines in it."""

from kiosk.model.problem import N_, Problem, Say, printable

FRESH = Say(N_("copy the pack to the stick again, or ask the office for a new one"))
"""What helps where a file is not what its builder wrote."""


class Refused(Exception):
    """The pack is not taken; carries the problem. Never leaves `kiosk.packs`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message.msgid)
        self.problem = problem


def fault(path: str, rule: str, message: Say, hint: Say | None = None) -> Problem:
    """An error of a pack."""
    return Problem(printable(path), 1, 1, "error", rule, message, hint)


def refuse(path: str, rule: str, message: Say, hint: Say | None = None) -> Refused:
    """A refusal, to be raised."""
    return Refused(fault(path, rule, message, hint))


def damaged(path: str, message: Say) -> Refused:
    """The refusal of a file that somebody or something has changed."""
    return refuse(path, "pack-damaged", message, FRESH)


def unwritable(path: str, error: OSError) -> Problem:
    """The disk of this machine does not take what has to be written."""
    message = Say(N_("the disk of this computer cannot be written to: %(reason)s"), {"reason": reason(error)})
    return fault(path, "pack-disk", message, Say(N_("make room on it, or see whether it is write-protected")))


def reason(error: OSError) -> str:
    """Why, in the system's words."""
    return error.strerror or str(error)
