"""A module has one reason; one that grows past 400 lines has two."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.source import modules, name_of, tree, where

LINES = 400
FUNCTION_LINES = 80
"""The rule is under 50; a docstring of parameters and formula takes the rest."""


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_module_is_small_and_says_its_reason(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LINES
    if tree(path).body:
        assert ast.get_docstring(tree(path)), "the first line says what the module is for"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_functions_are_short(path: Path) -> None:
    long = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant)
            body = node.body[1:] if documented else node.body
            first = body[0].lineno if body else node.lineno
            if (node.end_lineno or 0) - first >= 50:
                long.append(f"{where(path, node)} {node.name}: {(node.end_lineno or 0) - first + 1} lines")
    assert long == []


def test_no_room_for_leftovers() -> None:
    """A module called utils has no reason of its own."""
    assert [
        name_of(p)
        for p in modules()
        if p.stem.strip("_") in {"utils", "util", "helpers", "core", "base", "common", "misc"}
    ] == []
