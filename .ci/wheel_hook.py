"""Puts content, assets and compiled catalogues into the wheel, as `kiosk/shipped/`.

The catalogues are compiled here, into a folder of their own: a wheel never carries a `.mo` older than its `.po`, and
building one changes nothing in the checkout.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Shipped(BuildHookInterface[Any]):
    """hatchling calls `initialize` before it gathers the files, `finalize` when the wheel is written."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        ships: dict[str, str] = build_data["force_include"]
        for name in ("content", "assets"):
            for path in sorted((root / name).rglob("*")):
                hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(root).parts)
                if path.is_file() and path.suffix != ".py" and not hidden:
                    ships[str(path)] = f"kiosk/shipped/{path.relative_to(root).as_posix()}"
        self.compiled = Path(tempfile.mkdtemp())
        for po in sorted((root / "translations").glob("*/LC_MESSAGES/*.po")):
            where = po.relative_to(root).with_suffix(".mo")
            mo = self.compiled / where
            mo.parent.mkdir(parents=True, exist_ok=True)
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source))
            ships[str(mo)] = f"kiosk/shipped/{where.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(self.compiled)
