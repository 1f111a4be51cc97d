"""Motion in one place: values by key, interpolated. Phase is a function of stamps and now, never stored in items."""

from collections.abc import Mapping

KEY_SECONDS = 0.65
SPREAD = 0.25
STAGGER = 0.06
SLIDE_SECONDS = 0.26
"""A slide's own transition: short, so that the chart begins while the eye arrives."""


def ease(t: float) -> float:
    """Cubic ease-out of 0..1, clamped."""
    t = min(max(t, 0.0), 1.0)
    return 1.0 - (1.0 - t) ** 3


def _stagger(keys: int) -> float:
    return min(STAGGER, SPREAD / (keys - 1)) if keys > 1 else 0.0


def length(keys: int) -> float:
    """Seconds from the first key's start to the last key's rest: 0.65 to 0.9."""
    return KEY_SECONDS + _stagger(keys) * max(keys - 1, 0)


def interpolate(start: Mapping[str, float], target: Mapping[str, float], elapsed: float) -> dict[str, float]:
    """Values `elapsed` seconds after they set out, each key a little after the one before.

    A key that `start` lacks enters from 0; one that `target` lacks leaves towards 0 and is gone at rest.
    """
    keys = list(target) + [key for key in start if key not in target]
    wait = _stagger(len(keys))
    done = elapsed >= length(len(keys))
    if done:
        return dict(target)
    out = {}
    for i, key in enumerate(keys):
        a, b = start.get(key, 0.0), target.get(key, 0.0)
        out[key] = a + (b - a) * ease((elapsed - wait * i) / KEY_SECONDS)
    return out


def appearing(progress: float) -> float:
    """Opacity of a number that counts: unseen while it says nothing yet, whole after a quarter of its way."""
    return min(max(progress * 4.0, 0.0), 1.0)


def progress(elapsed: float, keys: int) -> float:
    """Eased 0..1 of the whole movement, for what is not a value (labels that appear)."""
    return ease(elapsed / length(keys))
