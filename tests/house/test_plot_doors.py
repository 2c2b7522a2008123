"""``result.plot`` repeats the public chart functions word for word: same options, same defaults, nothing in between."""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap
from collections.abc import Callable, Iterator

import pytest

import scorecard
from scorecard import logistics, scoring
from tests.house.source import PACKAGE, name_of
from tests.house.surface import public_surface


def doors() -> Iterator[tuple[str, Callable[..., object], type]]:
    """Yield each method of each ``…Plots`` class."""
    for path in sorted((PACKAGE / "plots").glob("*.py")):
        module = importlib.import_module(name_of(path))
        for kind in vars(module).values():
            if inspect.isclass(kind) and kind.__name__.endswith("Plots") and kind.__module__ == module.__name__:
                for name, method in vars(kind).items():
                    if inspect.isfunction(method) and not name.startswith("_"):
                        yield f"{kind.__name__}.{name}", method, kind


DOORS = {name: (method, kind) for name, method, kind in doors()}


def called_by(method: Callable[..., object]) -> tuple[Callable[..., object], ast.Call]:
    """Return the function that a one-line method calls, and the call."""
    body = ast.parse(textwrap.dedent(inspect.getsource(method))).body[0]
    assert isinstance(body, ast.FunctionDef)
    statements = [s for s in body.body if not isinstance(s, ast.ImportFrom)][1:]  # the docstring comes first
    assert len(statements) == 1, "a door has one line"
    assert isinstance(statements[0], ast.Return)
    call = statements[0].value
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)
    return inspect.getmodule(method).__dict__[call.func.id], call


@pytest.mark.parametrize("name", DOORS)
def test_door_repeats_its_function(name: str) -> None:
    method, _ = DOORS[name]
    function, call = called_by(method)
    ours = list(inspect.signature(method).parameters.values())[1:]
    theirs = list(inspect.signature(function).parameters.values())[1:]
    assert [(p.name, p.kind, p.default, p.annotation) for p in ours] == [
        (p.name, p.kind, p.default, p.annotation) for p in theirs
    ]
    assert len(call.args) == 1, "the result goes first, everything else by name"
    passed = {k.arg: getattr(k.value, "id", None) for k in call.keywords}
    assert passed == {p.name: p.name for p in ours}


@pytest.mark.parametrize("name", DOORS)
def test_function_behind_a_door_is_public(name: str) -> None:
    function, _ = called_by(DOORS[name][0])
    assert f"scorecard.plots.{function.__name__}" in public_surface()


def test_every_door_hangs_on_a_public_result() -> None:
    hung = set()
    offered = [getattr(room, name) for room in (scorecard, scoring, logistics) for name in room.__all__]
    for thing in offered:
        plot = getattr(thing, "plot", None)
        if isinstance(plot, property):
            hung.add(str(plot.fget.__annotations__["return"]).rpartition(".")[2])
    assert hung == {kind.__name__ for _, kind in DOORS.values()}
