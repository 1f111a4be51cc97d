"""`kiosk pack`: content in one signed file, from the office to a booth.

    keygen KEY                       once, in the office: KEY signs packs, KEY.pub goes to every booth
    build DIR OUT.kpack --key KEY    checks first: errors are refused
    verify OUT.kpack --trust KEY.pub
    install OUT.kpack [--trust KEY.pub | --accept FINGERPRINT]
    list
    rollback

0 done, 1 refused, 2 cannot run. Who makes this machine believe a new signer has to know the PIN, where one is set.
"""

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from kiosk import places
from kiosk.check.check import check
from kiosk.loader.load import load
from kiosk.model.base import Text
from kiosk.model.problem import N_, Problem
from kiosk.packs import build, keys, opening
from kiosk.packs.faults import Refused
from kiosk.packs.install import Installed, admitted, install
from kiosk.packs.manifest import Manifest
from kiosk.packs.pointer import Current
from kiosk.packs.shelf import Shelf
from kiosk.station import pin
from kiosk.station.settings import NAME as SETTINGS
from kiosk.station.settings import UNKNOWN
from kiosk.station.settings import read as read_settings
from kiosk.tools.check import measured
from kiosk.tools.columns import columns
from kiosk.tools.content import folder
from kiosk.tools.progress import installing, slides
from kiosk.words.days import day
from kiosk.words.messages import line, ntr, tr
from kiosk.words.numbers import number

PATHS: Mapping[str, tuple[str, ...]] = {
    "keygen": ("KEY",),
    "build": ("DIR", "OUT.kpack"),
    "verify": ("OUT.kpack",),
    "install": ("OUT.kpack",),
    "list": (),
    "rollback": (),
}


def run(options: Namespace, language: str) -> int:
    """The exit code. OSError where a key or a pack cannot be written."""
    wanted = PATHS[options.what]
    if len(options.paths) != len(wanted):
        return _usage(options, language)
    commands: Mapping[str, Callable[[Namespace, str], int]] = {
        "keygen": _keygen, "build": _build, "verify": _verify, "install": _install, "list": _list,
        "rollback": _rollback,
    }  # fmt: skip
    try:
        return commands[options.what](options, language)
    except Refused as refused:
        return _told([refused.problem], language)


def _usage(options: Namespace, language: str) -> int:
    key = ("--key", "KEY") if options.what == "build" else ()
    usage = " ".join(("kiosk pack", options.what, *PATHS[options.what], *key))
    return _refuse(tr(language, "usage: %(usage)s", usage=usage), 2)


def _keygen(options: Namespace, language: str) -> int:
    """Never over a key that is there."""
    path: Path = options.paths[0]
    try:
        made = keys.generate(path)
    except FileExistsError as error:
        return _refuse(tr(language, "%(path)s already exists, and stays as it is", path=error.filename))
    print(tr(language, "the key is ready; its fingerprint: %(key)s", key=made))
    said = N_("%(path)s signs packs: keep it in the office, with a copy in a safe place, and give it to nobody")
    print(tr(language, said, path=path))
    said = N_("%(path)s goes to every booth: kiosk pack install OUT.kpack --trust %(path)s")
    print(tr(language, said, path=f"{path}{keys.SUFFIX}"))
    return 0


def _build(options: Namespace, language: str) -> int:
    """Check, freeze, sign."""
    if options.key is None:
        return _usage(options, language)
    source, out = folder(options.paths[0], language), options.paths[1]
    key, now = keys.secret(options.key), datetime.now(UTC)
    version = build.version(options.version, now, out.name)
    with slides(language) as went:
        before = build.stamps(source)
        loaded = load(source)
        problems = check(loaded, places.assets())
        if all(problem.level != "error" for problem in problems):  # measuring takes longest, and is asked only then
            problems = check(loaded, places.assets(), pages=measured(loaded, went))
    told = _told(problems, language)
    if told or loaded.deck is None:
        return _refuse(tr(language, "no pack was built: fix the errors first"))
    frozen = build.freeze(source, loaded, before)
    if frozen.problems:
        _told(frozen.problems, language)
        return _refuse(tr(language, "no pack was built: fix the errors first"))
    listed = build.manifest(loaded.deck, frozen.files, version, now)
    if _told(build.write(out, source, listed, key), language):
        return 1
    _describe(listed, keys.fingerprint(key.public), language)
    print(tr(language, "%(path)s is ready: copy it to a stick", path=out))
    return 0


def _verify(options: Namespace, language: str) -> int:
    """Every byte, and who signed it; not whether this machine would take its version."""
    path: Path = options.paths[0]
    found = opening.verified(path, path.name)
    known = set(keys.trusted(places.data(options.data))) if options.trust is None else set[str]()
    if options.trust is not None:
        known.add(keys.fingerprint(keys.public(options.trust)))
    _describe(found.manifest, found.signer, language)
    problems = list(admitted(found, Current(), frozenset(known), path.name))
    if not problems:
        print(tr(language, "%(path)s is complete, and signed with a known key", path=path))
    return _told(problems, language)


def _install(options: Namespace, language: str) -> int:
    """Put a pack on show."""
    data = places.data(options.data)
    trust = keys.public(options.trust) if options.trust is not None else None
    barred = _barred(data, language) if trust or options.accept else None
    if barred:
        return _refuse(barred)
    with installing(language) as went:
        done = install(Shelf(data), options.paths[0], accept=options.accept, trust=trust, went=went)
    if done.problems:
        _told(done.problems, language)
        for one in done.problems:
            if one.rule == "unknown-signer":
                said = N_("if this is the office's key: kiosk pack install %(path)s --accept %(key)s")
                print(tr(language, said, path=options.paths[0], key=one.message.params["key"]), file=sys.stderr)
        return _refuse(tr(language, "nothing was installed: the booth goes on as before"))
    return _done(done, language)


def _done(done: Installed, language: str) -> int:
    assert done.manifest is not None
    if done.again:
        print(tr(language, "the pack %(version)s is on show already", version=done.manifest.version))
        return 0
    said = N_("the pack %(version)s is installed: the booth shows it as soon as nobody is using it")
    print(tr(language, said, version=done.manifest.version))
    return 0


def _list(options: Namespace, language: str) -> int:
    """What is on this machine."""
    shelf = Shelf(places.data(options.data))
    kept, damage = shelf.kept(), shelf.damage()
    _told([damage] if damage else (), language)
    shown = {True: tr(language, "on show"), False: ""}
    heads = [tr(language, name) for name in (N_("title"), N_("version"), N_("built"), N_("key"), "")]
    rows = [
        (_title(one.title, language), one.version, _when(one.built, language), one.signer, shown[one.active])
        for one in kept
    ]
    if rows:
        print("\n".join(columns(heads, rows)))
    if not any(one.active for one in kept):
        print(tr(language, "the booth shows the content the program came with"))
    return 0


def _rollback(options: Namespace, language: str) -> int:
    """To the pack before, or to what was shipped."""
    shelf = Shelf(places.data(options.data))
    if code := _told(shelf.rollback(), language):
        return code
    now = next((one for one in shelf.kept() if one.active), None)
    if now is None:
        print(tr(language, "the booth shows the content the program came with"))
    else:
        said = N_("back to the pack %(version)s: the booth shows it as soon as nobody is using it")
        print(tr(language, said, version=now.version))
    return 0


def _describe(listed: Manifest, signer: str, language: str) -> None:
    """What a pack is, in a few lines."""
    print(_title(listed.title, language))
    print(
        tr(
            language,
            "version %(version)s, built %(built)s",
            version=listed.version,
            built=_when(listed.built, language),
        )
    )
    print(tr(language, "signed with the key %(key)s", key=signer))
    size = number(Decimal(listed.size) / 1_000_000, language, decimals=1)
    files = ntr(language, "%(n)s file, %(size)s MB", "%(n)s files, %(size)s MB", len(listed.files), size=size)
    print(ntr(language, "%(n)s slide", "%(n)s slides", listed.slides) + ", " + files)


def _when(built: str, language: str) -> str:
    """A time of a manifest, by this computer's clock."""
    at = datetime.fromisoformat(built).astimezone()
    return f"{day(at.date(), language)}, {at:%H:%M}"


def _title(title: Text, language: str) -> str:
    return title.get(language) or next(iter(title.values()))


def _barred(data: Path, language: str) -> str | None:
    """Why no new signer is believed: a PIN is set, and was not typed, or cannot be made out. None: nothing bars."""
    settings, problems = read_settings(data)
    if settings.pin is None:
        return None
    if settings.pin == UNKNOWN:
        _told(problems, language)
        said = N_("the PIN in %(path)s cannot be read: nothing was installed (fix that file first)")
        return tr(language, said, path=data / SETTINGS)
    try:
        typed = getpass.getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline().strip("\r\n")
    except (EOFError, KeyboardInterrupt):
        typed = ""
    return None if pin.check(settings, typed) else tr(language, "wrong PIN: nothing was installed")


def _told(problems: Iterable[Problem], language: str) -> int:
    """Print problems where compilers do; 1 where one of them is an error."""
    told = 0
    for problem in problems:
        print(line(problem, language), file=sys.stderr)
        told |= int(problem.level == "error")
    return told


def _refuse(said: str, code: int = 1) -> int:
    print(f"kiosk: {said}", file=sys.stderr)
    return code
