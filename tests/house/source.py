"""The package's source as the house tests read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "scorecard"
TESTS = ROOT / "tests"


@cache
def modules() -> tuple[Path, ...]:
    """Return every module of the package, packages' own files included."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path: Path) -> str:
    """Return the dotted name of a module file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call in a module with the last part of the called name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(attr=name) | ast.Name(id=name):
                    yield name, node


def where(path: Path, node: ast.AST) -> str:
    """Return file and line for a message."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"
