"""What users may rely on is one sorted list; changing it is a decision, not an accident."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import scorecard
from tests.house.surface import public_surface

LIST = Path(__file__).with_name("public_surface.txt")


def resolve(dotted: str) -> object:
    thing: object = scorecard
    for part in dotted.split(".")[1:]:
        thing = getattr(thing, part)
    return thing


FUNCTIONS = [name for name in public_surface() if inspect.isfunction(resolve(name))]


def test_surface_equals_the_committed_list() -> None:
    """After a wanted change: ``python -m tests.house.surface > tests/house/public_surface.txt``."""
    assert public_surface() == LIST.read_text("utf-8").split()


def test_all_is_sorted_and_has_no_name_twice() -> None:
    assert list(scorecard.__all__) == sorted(set(scorecard.__all__))


def test_every_name_resolves_and_is_listed_by_dir() -> None:
    for name in public_surface():
        assert resolve(name) is not None, name
    assert set(scorecard.__all__) <= set(dir(scorecard))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'scorecard' has no attribute 'gap_analyses'"):
        _ = scorecard.gap_analyses  # type: ignore[attr-defined]  # that is the point


def test_nothing_leaks() -> None:
    """In a fresh process no public name stands in the package beside the list and its own rooms."""
    code = (
        "import scorecard, types; "
        "print(*sorted(n for n, v in vars(scorecard).items() if not n.startswith('_') and n not in scorecard.__all__ "
        "and not (isinstance(v, types.ModuleType) and v.__name__ == f'scorecard.{n}')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"annotations", "TYPE_CHECKING"}


def test_public_functions_are_called_by_name() -> None:
    """At most two positional parameters and no ``**kwargs``."""
    for name in FUNCTIONS:
        parameters = inspect.signature(resolve(name)).parameters.values()  # type: ignore[arg-type]
        positional = [p for p in parameters if p.kind in {p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD}]
        assert len(positional) <= 2, (name, [p.name for p in positional])
        assert not [p.name for p in parameters if p.kind is p.VAR_KEYWORD], name


def methods() -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield the public methods of public classes as they are called, without those that a base from elsewhere names."""
    for of in public_surface():
        kind = resolve(of)
        if not isinstance(kind, type):
            continue
        given = {name for base in kind.__mro__ if not base.__module__.startswith("scorecard") for name in vars(base)}
        for name in dir(kind):
            found = inspect.getattr_static(kind, name)
            if name.startswith("_") or name in given:
                continue
            if inspect.isfunction(found):
                yield f"{of}.{name}", partial(found, object())
            elif isinstance(found, classmethod | staticmethod):
                yield f"{of}.{name}", getattr(kind, name)


def test_public_methods_are_called_by_name() -> None:
    """At most two positional parameters beside the object and no ``**kwargs``."""
    checked = dict(methods())
    assert len(checked) > 200
    odd: list[str] = []
    for name, method in checked.items():
        parameters = inspect.signature(method).parameters.values()
        positional = [p.name for p in parameters if p.kind in {p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD}]
        anything = [p.name for p in parameters if p.kind is p.VAR_KEYWORD]
        if len(positional) > 2 or anything:
            odd.append(f"{name}({', '.join(positional + anything)})")
    assert odd == []


def test_public_things_say_what_they_are() -> None:
    things = {name: resolve(name) for name in public_surface()}
    kinds = (FunctionType, type, ModuleType)
    assert [name for name, thing in things.items() if isinstance(thing, kinds) and not inspect.getdoc(thing)] == []


def test_no_any_in_public_signatures() -> None:
    for name in FUNCTIONS:
        annotations = getattr(resolve(name), "__annotations__", {})
        assert "return" in annotations, name
        loose = [p for p, kind in annotations.items() if kind is typing.Any or "Any" in str(kind).replace("AnyStr", "")]
        assert not loose, (name, loose)


def test_type_checkers_read_what_runs() -> None:
    """The imports under TYPE_CHECKING and the table of homes say the same."""
    tree = ast.parse(Path(str(scorecard.__file__)).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    read = {
        (node.module, alias.name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname == alias.name
    }
    run = {(f"scorecard.{home}", name) for name, home in scorecard._HOME_OF.items()}
    assert read == run | {("scorecard", room) for room in scorecard._ROOMS}


def test_help_names_what_there_is() -> None:
    named = set(re.findall(r"(?<!`)`([a-z_]+)`(?!`)", scorecard.__doc__ or ""))
    assert len(named) > 40
    assert named - set(scorecard.__all__) == set()
