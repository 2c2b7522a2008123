"""Every error message is asserted in full somewhere under ``tests/``.

A problem prints its code in square brackets at its end, so a test that asserts the printed line holds ``[code]``.
"""

from __future__ import annotations

import ast
from functools import cache

import pytest

from tests.house.source import TESTS, calls, modules, where

PROBLEM_MAKERS = {"Problem", "single", "add", "fail", "PydanticCustomError"}


def codes() -> dict[str, str]:
    """Return each literal error code with one place that uses it."""
    found: dict[str, str] = {}
    for path in modules():
        for name, call in calls(path):
            if name not in PROBLEM_MAKERS or len(call.args) < 2:
                continue  # set.add has one argument
            first = call.args[0]
            for node in ast.walk(first):  # "a" if … else "b" counts twice
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value:
                    found.setdefault(node.value, where(path, call))
    return found


@cache
def all_tests() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(TESTS.rglob("*.py")))


@pytest.mark.parametrize("code", sorted(codes()))
def test_message_is_asserted_in_full(code: str) -> None:
    assert f"[{code}]" in all_tests(), f"no test shows the printed line of [{code}], made at {codes()[code]}"
