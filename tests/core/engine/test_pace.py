"""The time left of running work."""

import pytest

from core.engine.pace import Pace


def test_the_time_left_follows_the_recent_pace():
    now = 0.0
    pace = Pace(window=20.0, clock=lambda: now)
    assert pace.eta(0.0) is None
    now = 60.0  # a minute of loading says nothing
    assert pace.eta(0.01) is None
    for second in range(1, 31):
        now = 60.0 + second
        eta = pace.eta(0.01 + 0.01 * second)
    assert eta == pytest.approx(69.0, rel=0.01)
    for second in range(1, 31):  # half as fast from here on
        now = 90.0 + second
        eta = pace.eta(0.31 + 0.005 * second)
    assert eta == pytest.approx((1 - 0.46) / 0.005, rel=0.01)
    before = eta
    now += 60.0  # nothing for a minute: it takes longer than was thought
    assert pace.eta(0.46) > 2 * before
    assert pace.eta(1.0) == 0.0
