"""What users call shows an example; what still lacks one is on a list that only gets shorter."""

from __future__ import annotations

import inspect
from pathlib import Path

import scorecard
from tests.house.surface import public_surface

LACKING = Path(__file__).with_name("without_example.txt")
"""Public classes whose docstring has no example yet. Whoever writes one takes the name off; none is added."""

MOST = 167
"""How many there may be: lower it with the list."""


def named(dotted: str) -> object:
    """Return the public thing of a dotted name."""
    thing: object = scorecard
    for part in dotted.split(".")[1:]:
        thing = getattr(thing, part)
    return thing


def has_example(thing: object) -> bool:
    """Whether the docstring has a section of examples with code that the tests run."""
    _, found, examples = inspect.cleandoc(thing.__doc__ or "").partition("\nExamples\n--------\n")
    return bool(found) and ">>> " in examples


def test_every_public_function_shows_an_example() -> None:
    functions = [name for name in public_surface() if inspect.isfunction(named(name))]
    assert len(functions) > 200, "the functions are no longer found"
    assert [name for name in functions if not has_example(named(name))] == []


def test_every_public_class_shows_an_example_or_is_listed() -> None:
    classes = [name for name in public_surface() if inspect.isclass(named(name))]
    without = [name for name in classes if not has_example(named(name))]
    listed = LACKING.read_text("utf-8").split()
    assert sorted(set(without) - set(listed)) == [], "write an example"
    assert sorted(set(listed) - set(without)) == [], "take it off the list: it has an example now, or is gone"
    assert (listed, len(listed)) == (sorted(set(listed)), MOST), "the list may only get shorter"
