"""Where content, translations, assets and the data folder are: the only file that knows.

A wheel and a frozen program carry them inside the package, as `kiosk/shipped/` (.ci/wheel_hook.py puts them there); a
checkout has them beside the package. `shipped/` is looked for first, and never exists in a checkout: asking for a
`content/` beside the package first would find any other project's folder of that name in site-packages.

Nothing here touches the disk beyond that one look: a folder that is missing is reported by whoever reads it, with a
path and in the reader's language.
"""

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def content() -> Path:
    """The shipped content: YAML files and the pictures they use."""
    return _root() / "content"


def assets() -> Path:
    """Fonts, icons and maps, each with its licence beside it."""
    return _root() / "assets"


def translations() -> Path:
    """The gettext catalogues: `<language>/LC_MESSAGES/kiosk.mo`."""
    return _root() / "translations"


def data(override: Path | None = None) -> Path:
    """The folder of this machine: settings, packs, counters, rehearsals, logs. It need not exist yet."""
    if override is not None:
        return override.expanduser().absolute()
    from platformdirs import user_data_path  # 12 ms, and a start with --data does without

    return user_data_path("kiosk", appauthor=False)


def _root() -> Path:
    """The folder that holds `content`, `assets` and `translations`."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    shipped = (Path(frozen) / "kiosk" if frozen else PACKAGE) / "shipped"
    return shipped if frozen or shipped.is_dir() else PACKAGE.parent
