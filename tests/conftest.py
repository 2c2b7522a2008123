"""Settings for all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The same examples on every run: a change is judged by what it changed, not by luck.
settings.register_profile("fast", max_examples=12, derandomize=True, deadline=None)
settings.register_profile(
    "long", max_examples=500, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
