"""What runs in threads.

Python may collect garbage in any of them, and would there take apart what Qt objects earlier tests left in cycles.
"""

import gc

import pytest


@pytest.fixture(autouse=True)
def _no_garbage_is_left_to_threads() -> None:
    gc.collect()
