"""What a screen says of its size, what staff say, and what is believed."""

import pytest
from PySide6.QtCore import QRect, QSizeF

from kiosk.model.problem import Problem
from kiosk.ui.screen import ASSUMED, absurd, at_least, density, doubt, pixels_per_mm
from kiosk.words.messages import line

FULL_HD, UHD, TOTEM, XGA = (1920, 1080), (3840, 2160), (1080, 1920), (1024, 768)

BELIEVED = [
    (FULL_HD, (531, 299), 1.0, 3.62),
    (FULL_HD, (530, 300), 1.0, 3.62),  # centimetres
    (TOTEM, (299, 531), 1.0, 3.62),
    (TOTEM, (531, 299), 1.0, 3.62),  # the claim does not turn with the screen
    (FULL_HD, (1210, 680), 1.0, 1.59),  # 55 inches
    (FULL_HD, (2160, 1220), 1.0, 0.89),  # 98 inches
    (UHD, (1210, 680), 1.0, 3.18),
    (UHD, (1018, 573), 1.0, 3.77),
    (FULL_HD, (508, 286), 1.0, 3.78),
    (UHD, (344, 194), 1.0, 11.16),
    ((1920, 1080), (344, 194), 2.0, 5.58),  # the same, scaled
    (XGA, (304, 228), 1.0, 3.37),
    (XGA, (247, 186), 1.0, 4.15),
    ((1280, 1024), (376, 301), 1.0, 3.4),
]


@pytest.mark.parametrize(("pixels", "claim", "ratio", "px_mm"), BELIEVED)
def test_a_screen_that_may_be_is_believed(
    pixels: tuple[int, int], claim: tuple[int, int], ratio: float, px_mm: float
) -> None:
    assert density(pixels, claim, ratio) == pytest.approx(px_mm, abs=0.01)
    assert absurd(pixels, claim, ratio) is None


ABSURD = [
    (FULL_HD, (0, 0), 1.0, "does not say"),
    (FULL_HD, (531, 0), 1.0, "does not say"),
    (UHD, (1016, 572), 1.0, "does not say"),  # Qt's word on X, where the screen has none
    ((2160, 3840), (549, 975), 1.0, "does not say"),  # and elsewhere
    (FULL_HD, (160, 90), 1.0, "aspect ratio"),
    (FULL_HD, (1600, 900), 1.0, "aspect ratio"),
    (TOTEM, (90, 160), 1.0, "aspect ratio"),
    (UHD, (160, 90), 1.0, "aspect ratio"),
    (FULL_HD, (40, 30), 1.0, "no screen of"),
    (UHD, (300, 170), 1.0, "no screen of"),
    (FULL_HD, (172, 97), 2.0, "no screen of"),
    (FULL_HD, (5000, 2800), 1.0, "no screen of"),
    (FULL_HD, (380, 300), 1.0, "square"),  # a panel of 19 inches, on a converter
    (XGA, (531, 299), 1.0, "square"),
]


@pytest.mark.parametrize(("pixels", "claim", "ratio", "why"), ABSURD)
def test_what_no_screen_is_is_not_believed(
    pixels: tuple[int, int], claim: tuple[int, int], ratio: float, why: str
) -> None:
    said = absurd(pixels, claim, ratio)
    assert said is not None and why in said.msgid
    assert density(pixels, claim, ratio) == max(ASSUMED, max(pixels) / 531)
    said.msgid % said.params


def test_an_unknown_screen_is_taken_for_24_inches_or_less() -> None:
    assert density(UHD, (0, 0)) == pytest.approx(7.23, abs=0.01)
    assert density((2160, 3840), (0, 0)) == pytest.approx(7.23, abs=0.01)
    assert density(XGA, (0, 0)) == ASSUMED


@pytest.mark.parametrize("claim", [(0, 0), (160, 90), (700, 400)])
def test_staff_know_better(claim: tuple[int, int]) -> None:
    assert density(FULL_HD, claim, 1.0, (960, 540)) == 2.0
    assert density(TOTEM, claim, 1.0, (960, 540)) == 2.0, "given for landscape, and turned"
    assert density(TOTEM, claim, 1.0, (540, 960)) == 2.0
    assert density(FULL_HD, claim, 1.0, (3000, 1690)) == pytest.approx(0.64, abs=0.01), "a projector's"
    assert absurd(FULL_HD, claim, 1.0, (960, 540)) is None
    assert absurd(FULL_HD, claim, 1.0, (1600, 900)) is None, "measured, it may well be"


def test_staff_may_err_too() -> None:
    said = absurd(FULL_HD, (531, 299), 1.0, (53, 30))
    assert said is not None and "centimetres" in said.msgid
    assert density(FULL_HD, (531, 299), 1.0, (53, 30)) == pytest.approx(3.62, abs=0.01), "the screen's own word then"
    said = absurd(FULL_HD, (0, 0), 1.0, (531, 400))
    assert said is not None and "square" in said.msgid
    assert density(FULL_HD, (0, 0), 1.0, (531, 400)) == pytest.approx(1920 / 531), "nothing is too small either way"


class FakeScreen:
    def __init__(self, pixels: tuple[int, int], claim: tuple[float, float], ratio: float = 1.0) -> None:
        self._pixels, self._claim, self._ratio = pixels, claim, ratio

    def geometry(self) -> QRect:
        return QRect(1920, 0, *self._pixels)

    def physicalSize(self) -> QSizeF:
        return QSizeF(*self._claim)

    def devicePixelRatio(self) -> float:
        return self._ratio


def told(screen: FakeScreen, override: tuple[float, float] | None = None) -> str:
    problem = doubt(screen, override)
    assert isinstance(problem, Problem)
    return line(problem, "en")


def test_staff_are_told_what_to_write() -> None:
    assert pixels_per_mm(FakeScreen(FULL_HD, (531, 299))) == pytest.approx(3.62, abs=0.01)
    assert doubt(FakeScreen(FULL_HD, (531, 299))) is None
    said = told(FakeScreen(FULL_HD, (160, 90)))
    assert said.startswith("settings.yaml:1:1: warning: the screen claims to be 160 × 90 mm: ")
    assert said.endswith("screen_mm: [531, 299])")
    assert told(FakeScreen(TOTEM, (0, 0))).endswith("screen_mm: [299, 531])")
    assert "3840 × 2160 pixels" in told(FakeScreen(FULL_HD, (172, 97), 2.0))
    assert "53.5 × 30 mm" in told(FakeScreen(FULL_HD, (531, 299)), (53.5, 30.0))


def test_never_under_44_pixels() -> None:
    assert at_least(15, 1.0) == 44
    assert at_least(15, 4.0) == 60
