"""The package gives way to the function of its name."""

from __future__ import annotations

import importlib

from scorecard.templates import templates


def test_package_and_function_of_one_name_do_not_collide() -> None:
    """``scorecard.templates()`` works although importing the package binds that very name."""
    room = importlib.import_module("scorecard.templates")
    assert callable(room)
    assert room() == templates()
    assert room.templates is templates
