"""What holds for every package whose names load at first use."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path


def check_doors(package: str, *, count: int) -> None:
    """Hold a package's table of names against the imports that type checkers read, and load each name."""
    room = importlib.import_module(package)
    imports = [
        (alias.name, node.module or "")
        for block in ast.parse(Path(str(room.__file__)).read_text("utf-8")).body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert len(imports) >= count, "the imports are no longer found"
    assert {name: module.removeprefix(f"{package}.") for name, module in imports} == vars(room)["_HOMES"]
    assert sorted(name for name, _ in imports) == sorted(room.__all__)
    for name, module in imports:
        assert getattr(room, name) is getattr(importlib.import_module(module), name)


def loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh process has loaded after some code."""
    code = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())
