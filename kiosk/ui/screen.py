"""The screen in millimetres: how large a control must be drawn to be as large as a finger needs.

Screens tell their size, and many tell it wrongly: not at all (projectors), their aspect ratio for it, another panel's.
What is absurd is not believed, and staff are told what to write in settings.yaml. Sizes are compared as they lie: a
width and height given for a landscape screen hold when it is turned, whoever turned it.
"""

from PySide6.QtGui import QScreen

from kiosk.model.problem import N_, Problem, Say

Size = tuple[float, float]
"""Width and height."""

PLAUSIBLE = (0.8, 12.0)
"""Device pixels a millimetre: full HD on a wall of 108 inches, and 300 dpi."""
ASPECTS = frozenset({(1600, 900), (1600, 1000), (160, 90), (160, 100), (16, 9), (16, 10), (4, 3)})
"""Aspect ratios that screens give for their size in millimetres."""
MADE_UP, FULL_HD = (96.0, 100.0), 1920.0
"""Dots an inch by which Qt works out a size that nobody tells it (on X; elsewhere); up to so many pixels it may be."""
SQUARE = 1.2
"""How much longer than wide a pixel may seem: sizes are rounded to centimetres."""
ASSUMED = 3.6
"""Pixels a millimetre of a 24-inch full-HD touchscreen."""
WIDE = 531.0
"""Millimetres of its longer side: no screen is assumed to be larger."""
MIN_PX = 44.0

NOTHING = N_("the screen does not say how large it is")
ASPECT = N_("the screen claims to be %(size)s mm: that is an aspect ratio, not a size")
CLAIM = N_("the screen claims to be %(size)s mm, which no screen of %(pixels)s pixels is")
CLAIM_SQUARE = N_("the screen claims to be %(size)s mm: its %(pixels)s pixels would not be square")
SET = N_("screen_mm says %(size)s mm, which no screen of %(pixels)s pixels is: are these centimetres?")
SET_SQUARE = N_("screen_mm says %(size)s mm: the %(pixels)s pixels would not be square")
WRITE = N_(
    "measure width and height of the picture and write them in settings.yaml in millimetres, for example "
    "screen_mm: [%(width)s, %(height)s]"
)


def pixels_per_mm(screen: QScreen, override: Size | None = None) -> float:
    """Widget pixels a millimetre, from the override in settings (width and height in mm), else the screen's claim."""
    return density(*_read(screen), override)


def doubt(screen: QScreen, override: Size | None = None) -> Problem | None:
    """What is absurd about a screen's size, for staff; None where it can be believed."""
    said = absurd(*_read(screen), override)
    if said is None:
        return None
    high = screen.geometry().height() > screen.geometry().width()
    example = {"width": 299, "height": 531} if high else {"width": 531, "height": 299}
    return Problem("settings.yaml", 1, 1, "warning", "screen", said, Say(WRITE, dict(example)))


def density(pixels: Size, claim: Size, ratio: float = 1.0, override: Size | None = None) -> float:
    """Widget pixels a millimetre. Where they differ across and down, the more: nothing is to be too small either way.

    pixels  widget pixels of the screen; `ratio` device pixels make one
    claim   millimetres by the screen's word; `override` by that of staff
    """
    if override is not None and _set_wrongly(pixels, override, ratio) != SET:
        return max(_each(pixels, override))
    if _claimed_wrongly(pixels, claim, ratio) is None:
        return max(_each(pixels, claim))
    return max(ASSUMED, max(pixels) / WIDE)


def absurd(pixels: Size, claim: Size, ratio: float = 1.0, override: Size | None = None) -> Say | None:
    """Why a size is not believed; None where it is. Where staff gave one, only theirs counts."""
    size, wrong = claim, _claimed_wrongly(pixels, claim, ratio)
    if override is not None:
        size, wrong = override, _set_wrongly(pixels, override, ratio)
    if wrong is None or wrong == NOTHING:
        return None if wrong is None else Say(wrong)
    shown = {"size": _shown(size), "pixels": _shown((pixels[0] * ratio, pixels[1] * ratio))}
    return Say(wrong, {name: value for name, value in shown.items() if f"%({name})s" in wrong})


def at_least(mm: float, px_mm: float) -> float:
    """`mm` in widget pixels, never under 44."""
    return max(mm * px_mm, MIN_PX)


def _read(screen: QScreen) -> tuple[Size, Size, float]:
    size, claim = screen.geometry(), screen.physicalSize()
    return (size.width(), size.height()), (claim.width(), claim.height()), screen.devicePixelRatio()


def _claimed_wrongly(pixels: Size, claim: Size, ratio: float) -> str | None:
    if min(claim) <= 0 or _made_up(pixels, claim, ratio):
        return NOTHING
    if (max(claim), min(claim)) in ASPECTS:
        return ASPECT
    across, down = (each * ratio for each in _each(pixels, claim))
    if not PLAUSIBLE[0] <= min(across, down) <= max(across, down) < PLAUSIBLE[1]:
        return CLAIM
    return None if _square(across, down) else CLAIM_SQUARE


def _made_up(pixels: Size, claim: Size, ratio: float) -> bool:
    """Whether Qt worked it out."""
    if max(pixels) * ratio <= FULL_HD:
        return False
    return any(
        all(abs(size * ratio * 25.4 / dpi - mm) <= 1.0 for size, mm in zip(sorted(pixels), sorted(claim), strict=True))
        for dpi in MADE_UP
    )


def _set_wrongly(pixels: Size, override: Size, ratio: float) -> str | None:
    """A projector's picture may be as large as it likes; none is smaller than the finest screen."""
    across, down = (each * ratio for each in _each(pixels, override))
    if max(across, down) >= PLAUSIBLE[1]:
        return SET
    return None if _square(across, down) else SET_SQUARE


def _each(pixels: Size, mm: Size) -> Size:
    """Pixels a millimetre, across and down, of a size turned as the pixels lie."""
    width, height = mm if (pixels[0] > pixels[1]) == (mm[0] > mm[1]) else (mm[1], mm[0])
    return pixels[0] / width, pixels[1] / height


def _square(across: float, down: float) -> bool:
    return max(across, down) / min(across, down) <= SQUARE


def _shown(size: Size) -> str:
    return f"{size[0]:g} × {size[1]:g}"
