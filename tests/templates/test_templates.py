"""The package gives way to the function of its name."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from scorecard.templates import templates


def test_package_and_function_of_one_name_do_not_collide() -> None:
    """``scorecard.templates()`` works although importing the package binds that very name."""
    room = importlib.import_module("scorecard.templates")
    assert callable(room)
    assert room() == templates()
    assert room.templates is templates


@pytest.mark.parametrize(
    "first", ["sc.templates()", "sc.load_template('self_service_kiosk')", "import scorecard.templates"]
)
def test_the_package_is_there_whatever_was_used_first(first: str) -> None:
    code = (
        f"import scorecard as sc\n{first}\n"
        "from scorecard import templates\n"
        "print(len(sc.templates()), templates.glossary() == sc.templates.glossary(), templates is sc.templates)"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["5", "True", "True"]
