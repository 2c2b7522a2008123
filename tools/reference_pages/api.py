"""Pages of public names, one for each room of the house."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass

import scorecard
from scorecard._result import Result

__all__ = ["DOOR", "ROOMS", "Room", "api_pages", "names_of"]


@dataclass(frozen=True, slots=True)
class Room:
    """What one page shows."""

    page: str
    title: str
    about: str
    modules: tuple[str, ...]


ROOMS = (
    Room("reading", "Reading and writing", "Cards, surveys, values and orders in; tables out.", ("io",)),
    Room("templates", "Templates", "Ready cards with their data.", ("templates",)),
    Room("instruments", "Instruments", "What a survey asks, and in which columns the answers stand.", ("instruments",)),
    Room("cards", "Cards", "What a scorecard is: its measures, bands, calendar and strategy map.", ("models",)),
    Room("surveys", "Surveys", "Answers, and what they say.", ("survey",)),
    Room("weights", "Weights", "One function for each way of finding them.", ("weighting",)),
    Room("values", "Values over time", "Observations, sums over periods, signals, links.", ("series",)),
    Room("logistics", "Orders, customers, complaints", "Service figures, and what they are worth.", ("logistics",)),
    Room("scoring", "Scores", "Values become scores; how sure they are, and what would change them.", ("scoring",)),
    Room("charts", "Charts", "Pictures of results; the :doc:`gallery </gallery/index>` shows each.", ("plots",)),
    Room("reports", "Reports", "The management review.", ("report",)),
    Room("shared", "Tables, texts, errors", "What every room uses.", ("_result", "_table", "_text", "errors")),
)

HIDDEN = "model_config, model_post_init"
"""Parts of a description that pydantic needs, not its users."""

DOOR = frozenset(scorecard.__all__) - {name for room in ROOMS for name in room.modules}
"""Names of the front door that are no rooms."""


def names_of(room: Room) -> tuple[list[str], dict[str, list[str]]]:
    """Return the names that a room has at the front door, and module by module what only it offers itself."""
    front: list[str] = []
    inside: dict[str, list[str]] = {}
    for name in room.modules:
        module = importlib.import_module(f"scorecard.{name}")
        shared = name.startswith("_") or name == "errors"
        for public in sorted(scorecard.__all__ if shared else module.__all__):
            if public in front:
                continue
            if public in DOOR and getattr(scorecard, public) is getattr(module, public, None):
                front.append(public)
            elif not shared:
                inside.setdefault(name, []).append(public)
    return front, inside


def api_pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page, the list of pages first."""
    contents = "\n".join(f"   {room.page}" for room in ROOMS)
    yield "index.rst", f"{_title('Every public name')}\n.. toctree::\n   :maxdepth: 1\n\n{contents}\n"
    for room in ROOMS:
        front, inside = names_of(room)
        places = ([("scorecard", front)] if front else []) + [(f"scorecard.{m}", names) for m, names in inside.items()]
        parts = [_title(room.title), room.about, ""]
        for place, names in places:
            parts += [_title(f"From {place}", "-"), f".. currentmodule:: {place}", "", _summary(names)]
        for place, names in places:
            parts += [_title(f"{place} in full", "-"), f".. currentmodule:: {place}", ""]
            parts += [_in_full(name, getattr(importlib.import_module(place), name)) for name in names]
        if "_result" in room.modules:
            parts += [_title("What every result can do", "-"), ".. currentmodule:: scorecard._result", ""]
            parts += [_in_full("Result", Result)]
        yield f"{room.page}.rst", "\n".join(parts)


def _title(words: str, line: str = "=") -> str:
    """Return a heading."""
    return f"{words}\n{line * len(words)}\n"


def _summary(names: list[str]) -> str:
    """Return the directive that lists names, each with a link to its own words below."""
    lines = "\n".join(f"   {name}" for name in names)
    return f".. autosummary::\n   :nosignatures:\n\n{lines}\n"


def _in_full(name: str, thing: object) -> str:
    """Return the directive that shows the docstring of one name, with the methods of a class."""
    if inspect.isclass(thing):
        return f".. autoclass:: {name}\n   :members:\n   :exclude-members: {HIDDEN}\n"
    return f".. auto{'function' if inspect.isroutine(thing) else 'data'}:: {name}\n"
