"""The README's pictures, made by the program itself: `make pictures`."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = (
    ("attract", "it", "dark"),
    ("home", "en", "dark"),
    ("clinical-trials", "en", "dark"),
    ("life-expectancy", "en", "light"),
    ("spending-per-head", "it", "dark"),
    ("assolombarda", "it", "dark"),
    ("goal-research", "en", "light"),
    ("partners", "it", "light"),
)


def main() -> None:
    """Shots of the shipped content, the chosen ones into assets/readme/."""
    out = ROOT / "assets" / "readme"
    out.mkdir(exist_ok=True)
    for theme in sorted({theme for _, _, theme in PICTURES}):
        with tempfile.TemporaryDirectory() as folder:
            shots = [sys.executable, str(ROOT / "main.py"), "shots", folder, "--size", "960x540", "--theme", theme]
            subprocess.run(shots, check=True)
            for slide, language, wanted in PICTURES:
                if wanted == theme:
                    found = next((Path(folder) / language).glob(f"*-{slide}.png"))
                    (out / f"{slide}-{language}.png").write_bytes(found.read_bytes())


if __name__ == "__main__":
    main()
