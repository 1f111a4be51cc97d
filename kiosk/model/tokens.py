"""The look as plain values: colours of three themes, type, cell states. No colour or size is written elsewhere.

All sizes are stage units (1920 x 1080, or 1080 x 1920 portrait). The values and their measured contrasts are the
visual system's; marks that carry meaning reach 3:1 on the ground, text 4.5:1, body 7:1 (tests measure them).
`itdim`, and `eu` in high contrast, are a little bluer and darker than drawn there: so Italy and the others stay apart
for those who see no blue or no red (CIEDE2000 of 10 or more, measured too). `good` and `bad` are for verdicts to staff
alone, never on a slide.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

TextSize = Literal["normal", "large", "largest"]

LANDSCAPE = (1920.0, 1080.0)
PORTRAIT = (1080.0, 1920.0)

_DARK = {
    "ground": "#130E29", "raised": "#1D1640", "raised2": "#2A2157", "line": "#3B3168", "ring": "#7A6FBA",
    "cellbg": "#1B1538", "ink": "#FBF6F2", "quiet": "#C3BADD", "acc": "#FF8A86", "acctext": "#FF8A86",
    "onacc": "#1A0F2E", "nuc": "#4A1440", "it": "#A79EF0", "itnuc": "#231A4D", "eu": "#6C6787",
    "touch": "#FFD9A0", "ontouch": "#1A0F2E", "accdim": "#A15861", "itdim": "#6C6AB8", "excess": "#FF8A86",
    "acc2": "#FFA79F", "acc3": "#F97A7E", "onnuc": "#FFFFFF", "eudim": "#6C6787",
    "good": "#7FE0A8", "ongood": "#0C2B1C", "bad": "#D62F3A", "onbad": "#FFFFFF",
    "step1": "#6655AA", "step2": "#8172C9", "step3": "#9F92E5", "step4": "#C2BBF4", "step5": "#EDECF5",
    "onstep1": "#FBF6F2",
}  # fmt: skip
_LIGHT = {
    "ground": "#FBF7F3", "raised": "#F2EBEC", "raised2": "#E9DFE5", "line": "#DAD0DF", "ring": "#8C7FB4",
    "cellbg": "#F6F0F2", "ink": "#1D1442", "quiet": "#554A7A", "acc": "#E4607A", "acctext": "#B4204E",
    "onacc": "#1D1442", "nuc": "#2E1C78", "it": "#6A5DBB", "itnuc": "#F6F0F2", "eu": "#8B869C",
    "touch": "#8A5200", "ontouch": "#FFFFFF", "accdim": "#E4607A", "itdim": "#817CCC", "excess": "#B4204E",
    "acc2": "#E5667E", "acc3": "#DC4F6B", "onnuc": "#FFFFFF", "eudim": "#8B869C",
    "good": "#1B7A49", "ongood": "#FFFFFF", "bad": "#BE1E2D", "onbad": "#FFFFFF",
    "step1": "#8F87C3", "step2": "#735EC2", "step3": "#5936B2", "step4": "#3B1D7D", "step5": "#190E37",
    "onstep1": "#1D1442",
}  # fmt: skip
_CONTRAST = {
    "ground": "#000000", "raised": "#14141A", "raised2": "#26262F", "line": "#5A5A66", "ring": "#FFFFFF",
    "cellbg": "#000000", "ink": "#FFFFFF", "quiet": "#E6E0FF", "acc": "#FFB3AF", "acctext": "#FFB3AF",
    "onacc": "#000000", "nuc": "#000000", "it": "#C9C2FF", "itnuc": "#000000", "eu": "#B7B1B7",
    "touch": "#FFE08A", "ontouch": "#000000", "accdim": "#B4666C", "itdim": "#8D8CC6", "excess": "#FFB3AF",
    "acc2": "#FFC4C0", "acc3": "#FFA39E", "onnuc": "#FFFFFF", "eudim": "#7C7C88",
    "good": "#7CFFB0", "ongood": "#000000", "bad": "#FF6363", "onbad": "#000000",
    "step1": "#5D5292", "step2": "#7B6EBB", "step3": "#9B90D9", "step4": "#BFB9EE", "step5": "#EAE8FE",
    "onstep1": "#FFFFFF",
}  # fmt: skip

THEMES: Mapping[str, Mapping[str, str]] = {"dark": _DARK, "light": _LIGHT, "contrast": _CONTRAST}

STEPS = ("step1", "step2", "step3", "step4", "step5")
"""Classes of a map, least to most: one hue, told apart by lightness, each 3:1 on the ground and more than the last."""
ON_STEPS = ("onstep1", "ground", "ground", "ground", "ground")

ENTITY_FILL = {"lombardia": "acc", "italy": "it", "eu": "eu", "other": "eu"}
ENTITY_TEXT = {"lombardia": "acctext", "italy": "it", "eu": "ink", "other": "ink"}
ENTITY_DIM = {"lombardia": "accdim", "italy": "itdim", "eu": "eudim", "other": "eudim"}

TEXT_SIZES: Mapping[str, float] = {"normal": 1.0, "large": 1.15, "largest": 1.3}

Family = Literal["display", "text"]


@dataclass(frozen=True, slots=True)
class Style:
    """Type of a text: size and line height in stage units, tracking in percent of the size."""

    family: Family
    weight: int
    size: float
    line: float
    tracking: float = 0.0
    italic: bool = False
    tabular: bool = False

    @lru_cache(maxsize=1024)  # noqa: B019 (values, and few)
    def scaled(self, factor: float) -> "Style":
        """The same type, larger or smaller; sizes are whole, as fonts take them."""
        return replace(self, size=float(int(self.size * factor + 1e-6)), line=self.line * factor)

    def grown(self, factor: float) -> "Style":
        """The same type at a visitor's text size: what is small grows, what is large already may stay.

        Nothing grows beyond 48, so that a large text never overtakes a headline.
        """
        if factor == 1.0 or self.size >= 48:
            return self
        return self.scaled(min(self.size * factor, 48.0) / self.size)


STYLES: Mapping[str, Style] = {
    "poster": Style("display", 700, 212, 190, -3.5),
    "poster-high": Style("display", 700, 270, 240, -3.5),
    "xl": Style("display", 700, 144, 132, -3.0),
    "l": Style("display", 700, 92, 92, -2.5),
    "value": Style("display", 700, 72, 76, -2.0),
    "m": Style("display", 700, 64, 66, -2.0),
    "m-list": Style("display", 700, 60, 62, -2.0),
    "s": Style("display", 700, 44, 48, -1.0),
    "goal": Style("display", 700, 96, 96, -2.0),
    "headline": Style("display", 700, 64, 70, -1.5),
    "headline-portrait": Style("display", 700, 58, 64, -1.5),
    "button": Style("display", 700, 48, 54, -1.0),
    "lead": Style("text", 400, 42, 54),
    "body": Style("text", 400, 34, 46),
    "line": Style("text", 400, 31, 41),
    "strong": Style("text", 600, 34, 46),
    "label": Style("text", 600, 28, 34),
    "quiet": Style("text", 400, 28, 36),
    "tile": Style("text", 600, 26, 32),
    "tile-quiet": Style("text", 400, 26, 32),
    "unit": Style("text", 400, 22, 28),
    "source": Style("text", 400, 22, 28),
    "source-strong": Style("text", 600, 22, 28),
}


@dataclass(frozen=True, slots=True)
class CellState:
    """How a cell looks: colours are token names, "" is none; `stroke` is its edge's least width, in stage units.

    Where gaps are large the edge is wider (ui/stage/cells.py), so that hollow cells of any size are seen.
    """

    fill: str
    edge: str
    nucleus: str
    stroke: float = 1.5
    nucleus_scale: float = 1.0


def foreseen(who: str) -> str:
    """The state of an entity's cell that is not there yet (a forecast, a plan): hollow, in the entity's colour."""
    return f"{who}-foreseen"


# Lit and unlit differ by fill and by the size of the nucleus, never by hue alone.
CELLS: Mapping[str, CellState] = {
    "lombardia": CellState("acc", "", "nuc"),
    "lombardia2": CellState("acc2", "", "nuc"),
    "lombardia3": CellState("acc3", "", "nuc"),
    "italy": CellState("it", "", "itnuc"),
    "eu": CellState("eu", "", "ground"),
    "other": CellState("eu", "", "ground"),
    "unlit": CellState("cellbg", "ring", "ring", nucleus_scale=0.8),
    "plain": CellState("line", "", ""),
    "lost": CellState("", "ring", "", 2.0),
    **{foreseen(who): CellState("", color, color, 2.5) for who, color in ENTITY_FILL.items()},
    "touched": CellState("touch", "", "ontouch"),
}
