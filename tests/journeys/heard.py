"""What a screen reader hears: the AT-SPI tree of a booth, read over D-Bus by a client of a hundred lines.

The bindings that Debian has are for its own Python only. D-Bus on a socket is little: a handshake, messages with a
header, values that are aligned to their size.
"""

import os
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.journeys.rig import PATIENCE

SESSION = "DBUS_SESSION_BUS_ADDRESS"
ACCESSIBLE, PROPERTIES = "org.a11y.atspi.Accessible", "org.freedesktop.DBus.Properties"
FOCUSED, SHOWING = 12, 25
"""AT-SPI's numbers of two states."""
_SIZES = {
    "y": 1,
    "n": 2,
    "q": 2,
    "i": 4,
    "u": 4,
    "b": 4,
    "x": 8,
    "t": 8,
    "d": 8,
    "s": 4,
    "o": 4,
    "a": 4,
    "g": 1,
    "v": 1,
}
_CODES = {"y": "B", "n": "h", "q": "H", "i": "i", "u": "I", "b": "I", "x": "q", "t": "Q", "d": "d"}
_CALL, _REPLY, _ERROR = 1, 2, 3
_FIELDS = {1: "o", 2: "s", 3: "s", 6: "s", 8: "g"}
"""Path, interface, member, destination, signature."""

Ref = tuple[str, str]
"""A program's name on the bus, and the path of one of its objects."""


class Bus:
    """A connection."""

    def __init__(self, address: str) -> None:
        options = dict(part.split("=", 1) for part in address.split(";")[0].removeprefix("unix:").split(","))
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE)
        self._socket.connect(options.get("path") or "\0" + options["abstract"])
        self._socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        assert self._socket.recv(512).startswith(b"OK")
        self._socket.sendall(b"BEGIN\r\n")
        self._serial = 0
        self.call(("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus", "Hello")

    def call(self, who: Ref, interface: str, member: str, *words: str) -> list[object]:
        """What a method answers to these strings."""
        self._serial += 1
        body = bytearray()
        for word in words:
            _write(body, "s", word)
        given = {1: who[1], 2: interface, 3: member, 6: who[0], 8: "s" * len(words)}
        fields = bytearray()
        for code, value in given.items():
            fields += bytes(-len(fields) % 8) + bytes([code, 1]) + _FIELDS[code].encode() + b"\0"
            _write(fields, _FIELDS[code], value)
        head = struct.pack("<cBBBII", b"l", _CALL, 0, 1, len(body), self._serial) + struct.pack("<I", len(fields))
        self._socket.sendall(head + fields + bytes(-len(head + fields) % 8) + body)
        while True:
            kind, replies, answer = self._receive()
            if replies == self._serial:
                assert kind == _REPLY, (who, member, answer)
                return answer

    def get(self, who: Ref, interface: str, name: str) -> object:
        """A property."""
        return self.call(who, PROPERTIES, "Get", interface, name)[0]

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _receive(self) -> tuple[int, int, list[object]]:
        """Kind of the next message, the serial that it replies to, and what it says."""
        head = self._exactly(16)
        kind, length, fields = head[1], *struct.unpack("<I4xI", head[4:16])
        told = dict(_Reader(head + self._exactly(fields + -fields % 8), 12).values("a(yv)")[0])
        body = self._exactly(length)
        return kind, told.get(5, 0), _Reader(body).values(told.get(8, ""))

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            more = self._socket.recv(count - len(data))
            assert more, "the bus has hung up"
            data += more
        return data


def _write(to: bytearray, kind: str, value: str) -> None:
    """A string, a path or a signature."""
    data = value.encode()
    if kind == "g":
        to += bytes([len(data)]) + data + b"\0"
    else:
        to += bytes(-len(to) % 4) + struct.pack("<I", len(data)) + data + b"\0"


class _Reader:
    """Values out of a message's bytes, by their signature."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data, self._at = data, at

    def values(self, signature: str) -> list:
        found = []
        while signature:
            one = _first(signature)
            signature = signature[len(one) :]
            found.append(self._value(one))
        return found

    def _value(self, kind: str) -> object:
        self._at += -self._at % (8 if kind[0] in "({" else _SIZES[kind[0]])
        match kind[0]:
            case "s" | "o":
                return self._text(self._number("I"))
            case "g":
                return self._text(self._number("B"))
            case "v":
                return self._value(str(self._value("g")))
            case "(" | "{":
                return tuple(self.values(kind[1:-1]))
            case "a":
                length = self._number("I")
                self._at += -self._at % (8 if kind[1] in "({" else _SIZES[kind[1]])
                end, found = self._at + length, []
                while self._at < end:
                    found.append(self._value(kind[1:]))
                return found
            case code:
                return self._number(_CODES[code])

    def _number(self, code: str) -> int:
        (value,) = struct.unpack_from("<" + code, self._data, self._at)
        self._at += struct.calcsize(code)
        return value

    def _text(self, length: int) -> str:
        text = self._data[self._at : self._at + length].decode()
        self._at += length + 1
        return text


def _first(signature: str) -> str:
    """Its first complete type."""
    if signature[0] == "a":
        return "a" + _first(signature[1:])
    if signature[0] not in "({":
        return signature[0]
    depth = 0
    for n, letter in enumerate(signature):
        depth += (letter in "({") - (letter in ")}")
        if not depth:
            return signature[: n + 1]
    raise ValueError(signature)


@dataclass(frozen=True)
class Thing:
    """Something on screen, as it is told; `words` is its description."""

    role: str
    name: str
    words: str
    focused: bool = False


class Reader:
    """A screen reader of a booth; `process` is its number."""

    def __init__(self, session: Bus, process: int) -> None:
        (address,) = session.call(("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")
        self._bus, self._process = Bus(str(address)), process

    def close(self) -> None:
        """Hang up."""
        self._bus.close()

    def things(self) -> list[Thing]:
        """Everything that shows, in the order of the tree; nothing before the program has joined."""
        root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        mine = [ref for ref in self._children(root) if self._is_mine(ref)]
        return [thing for program in mine for thing in self._below(program)]

    def _is_mine(self, ref: Ref) -> bool:
        daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        return self._bus.call(daemon, "org.freedesktop.DBus", "GetConnectionUnixProcessID", ref[0]) == [self._process]

    def _children(self, ref: Ref) -> list[Ref]:
        return self._bus.call(ref, ACCESSIBLE, "GetChildren")[0]

    def _below(self, ref: Ref) -> Iterator[Thing]:
        for child in self._children(ref):
            (low, _) = self._bus.call(child, ACCESSIBLE, "GetState")[0]
            if low >> SHOWING & 1:
                name, words = (str(self._bus.get(child, ACCESSIBLE, each)) for each in ("Name", "Description"))
                role = str(self._bus.call(child, ACCESSIBLE, "GetRoleName")[0])
                yield Thing(role, name, words, bool(low >> FOCUSED & 1))
                yield from self._below(child)


@contextmanager
def session() -> Iterator[Bus]:
    """A session bus of our own, on which the accessibility bus starts when it is asked for; told to all we start."""
    words = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    bus = None
    try:
        address = daemon.stdout.readline().strip()
        os.environ.update({SESSION: address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
        bus = Bus(address)
        yield bus
    finally:
        for name in (SESSION, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON"):
            os.environ.pop(name, None)
        if bus is not None:
            bus.close()
        daemon.terminate()
        daemon.wait(PATIENCE)
        daemon.stdout.close()
