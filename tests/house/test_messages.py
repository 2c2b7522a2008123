"""Every error message is asserted in full somewhere under ``tests/``.

A problem prints its code in square brackets at its end, so a test that asserts the printed line holds ``[code]``.
"""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.house.source import TESTS, calls, modules, where

PROBLEM_MAKERS = {"Problem", "single", "add", "fail", "PydanticCustomError"}


def spelled(code: ast.expr) -> set[str]:
    """Return the codes that an expression spells; ``*`` stands for a part filled in at run time."""
    match code:
        case ast.Constant(value=str(text)):
            return {text} if "-" in text else set()
        case ast.IfExp(body=first, orelse=second):
            return spelled(first) | spelled(second)
        case ast.JoinedStr(values=parts):
            return {"".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in parts)}
    return set()


def codes() -> dict[str, str]:
    """Return each literal error code with one place that uses it."""
    found: dict[str, str] = {}
    for path in modules():
        for name, call in calls(path):
            if name not in PROBLEM_MAKERS or len(call.args) < 2:
                continue  # set.add has one argument
            for code in spelled(call.args[0]):
                found.setdefault(code, where(path, call))
    return found


@cache
def all_tests() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(TESTS.rglob("*.py")))


@pytest.mark.parametrize("code", sorted(codes()))
def test_message_is_asserted_in_full(code: str) -> None:
    pattern = re.escape(f"[{code}]").replace(re.escape("*"), "[a-z-]+")
    assert re.search(pattern, all_tests()), f"no test shows the printed line of [{code}], made at {codes()[code]}"
