"""A module has one reason; one that grows past 400 lines has two."""

from __future__ import annotations

import ast

from tests.house.source import modules, name_of, tree, where

LINES = 400
FUNCTION_LINES = 80
"""The rule is under 50; a docstring of parameters and formula takes the rest."""


def test_modules_are_small_and_say_their_reason() -> None:
    lines = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lines.items() if length > LINES} == {}
    assert [name_of(path) for path in modules() if tree(path).body and not ast.get_docstring(tree(path))] == []


def test_functions_are_short() -> None:
    long = []
    for path in modules():
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
