"""What users call is documented in full: parameters, returns, and names that match the signature."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

import scorecard
from tests.house.source import ROOT
from tests.house.surface import public_surface

validate = pytest.importorskip(
    "numpydoc.validate", reason="numpydoc is a tool of make test, not of the lowest versions"
).validate

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["numpydoc_validation"]
LEFT_OUT = {check for check in SETTINGS["checks"] if check != "all"}


def documented() -> Iterator[str]:
    """Yield each public function, and each public method that a class on the front door adds."""
    for dotted in public_surface():
        thing: object = scorecard
        for part in dotted.split(".")[1:]:
            thing = getattr(thing, part)
        home = f"{getattr(thing, '__module__', '')}.{getattr(thing, '__qualname__', '')}"
        if inspect.isfunction(thing):
            yield home
        elif inspect.isclass(thing) and dotted.count(".") == 1:
            for name, member in vars(thing).items():
                function = member.__func__ if isinstance(member, classmethod | staticmethod) else member
                if name.startswith("_") or not inspect.isfunction(function):
                    continue
                if issubclass(thing, BaseModel) and hasattr(BaseModel, name):
                    continue
                yield f"{home}.{name}"


def test_docstrings_are_complete() -> None:
    errors = [
        f"{dotted}: {code} {text}"
        for dotted in sorted(set(documented()))
        for code, text in validate(dotted)["errors"]
        if code not in LEFT_OUT
    ]
    assert errors == []
