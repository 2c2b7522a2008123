"""Settings for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every run: a change is judged by what it changed, not by luck.
settings.register_profile("few", max_examples=3, derandomize=True, deadline=None)
settings.register_profile("fast", max_examples=12, derandomize=True, deadline=None)
settings.register_profile(
    "long", max_examples=300, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

TWICE = [Path(__file__).parent / room for room in ("plots", "report")]
"""Rooms whose tests look at the same page or drawing once in each language."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the Chinese half of what is tested in both languages to the slow tests; every layout is linted in both."""
    for item in items:
        values = getattr(getattr(item, "callspec", None), "params", {})
        if values.get("lang") == "zh" and any(room in item.path.parents for room in TWICE):
            item.add_marker(pytest.mark.slow)
