"""A projector with a bad cable: plugged and unplugged during a talk, 200 times. KIOSK_SOAK_PLUGS says how often else.

Whatever comes in between, the right windows stand on the right screens in the end, and no notes were ever on the
projector, nor on the only screen that is left.
"""

import os
import random
import sys

import pytest

from tests.journeys.pair import LAPTOP, PROJECTOR, Eye, Pair
from tests.journeys.rig import booth, until
from tests.journeys.test_talk import NOTES

pytestmark = [pytest.mark.soak, pytest.mark.skipif(sys.platform != "linux", reason="needs an X server")]
TIMES = int(os.environ.get("KIOSK_SOAK_PLUGS", "200"))


def test_a_bad_cable(tmp_path) -> None:
    chance = random.Random(TIMES)
    command = ("tests/journeys/marked.py", "present", "institutional")
    with booth(tmp_path, "--ui-lang", "it", screen=Pair, command=command) as here:
        screens = here.screen
        assert isinstance(screens, Pair)
        until(lambda: screens.count(LAPTOP, NOTES), "notes on the laptop")
        with Eye(screens, PROJECTOR, NOTES) as eye:
            for _ in range(TIMES):
                screens.unplug()
                if chance.random() < 0.7:  # else it is back before anybody has noticed
                    until(lambda: not screens.count(LAPTOP, NOTES), "no notes on the only screen")
                screens.key(chance.choice(["Next", "Prior", "l", "f", "b"]))
                screens.plug("PROJECTOR", PROJECTOR)
                if chance.random() < 0.7:
                    until(lambda: screens.count(LAPTOP, NOTES), "notes on the laptop again")
                assert not here.over
            until(lambda: screens.count(LAPTOP, NOTES), "notes on the laptop at last")
        assert eye.looked > TIMES and eye.seen == 0
