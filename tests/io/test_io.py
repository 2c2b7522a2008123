"""The names of the doors: each is where the table says, and nothing else is loaded for it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import scorecard.io


def test_every_name_comes_from_the_module_that_type_checkers_read() -> None:
    tree = ast.parse(Path(scorecard.io.__file__).read_text("utf-8"))
    declared = {
        alias.name: (node.module or "").rpartition(".")[2]
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert declared == vars(scorecard.io)["_HOMES"]
    assert sorted(declared) == scorecard.io.__all__
    for name, home in declared.items():
        assert getattr(scorecard.io, name).__module__ == f"scorecard.io.{home}"


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'scorecard\.io' has no attribute 'read_mind'"):
        _ = scorecard.io.read_mind  # type: ignore[attr-defined]


def test_counting_a_survey_loads_no_reader_of_cards() -> None:
    code = "import sys, scorecard; scorecard.tally_survey; print('yaml' in sys.modules, 'scorecard.io.cards' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
