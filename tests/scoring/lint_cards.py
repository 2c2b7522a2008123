"""A card in which lint finds nothing, and ways to plant faults in it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import cast

from scorecard.models import Scorecard

Plain = dict[str, object]


def measure(node: str, /, **fields: object) -> Plain:
    """A measure that says everything."""
    return {
        "id": node,
        "name": node.title(),
        "definition": f"What {node} means.",
        "worst": 0,
        "target": 100,
        "baseline": 40,
        "weight": 50,
        "kind": "leading",
        "owner": "Someone",
        "source_note": "Ledger",
        **fields,
    }


def sound() -> Plain:
    """A card of two perspectives in which nothing is amiss."""
    serve = {
        "id": "serve",
        "name": "Serve well",
        "weight": 1,
        "owner": "Head of service",
        "measures": [measure("speed"), measure("care", kind="lagging")],
        "initiatives": [
            {"id": "course", "name": "Course", "owner": "Trainer", "start": "2026-02-01", "due": "2026-09-30"}
        ],
    }
    earn = {
        "id": "earn",
        "name": "Earn more",
        "weight": 1,
        "owner": "Head of finance",
        "measures": [measure("sales"), measure("margin", kind="lagging")],
    }
    return {
        "id": "demo",
        "name": "Demo",
        "calendar": {"first": "2026-01", "last": "2027-12"},
        "bands": [
            {"id": "red", "low": 0, "high": 60, "level": "bad", "name": "off", "letter": "R"},
            {"id": "green", "low": 60, "high": 100, "level": "good", "name": "on", "letter": "G"},
        ],
        "perspectives": [{"id": "customer", "objectives": [serve]}, {"id": "financial", "objectives": [earn]}],
        "strategy_map": {"links": [{"cause": "serve", "effect": "earn"}]},
    }


def at(written: object, path: str) -> Plain:
    """Return the mapping that stands at a path."""
    for step in path.split(".") if path else ():
        written = cast("list[object]", written)[int(step)] if step.isdigit() else cast("Plain", written)[step]
    return cast("Plain", written)


def spoilt(*faults: Callable[[Plain], None]) -> Scorecard:
    """Return the sound card with faults planted."""
    written = copy.deepcopy(sound())
    for fault in faults:
        fault(written)
    return Scorecard.model_validate(written)


def write(path: str, /, **fields: object) -> Callable[[Plain], None]:
    """Return what writes fields at a path; the text ``leave out`` removes one."""

    def fault(written: Plain) -> None:
        part = at(written, path)
        part.update(fields)
        for name in [name for name, value in fields.items() if value == "leave out"]:
            del part[name]

    return fault


def add(path: str, field: str, *parts: Mapping[str, object]) -> Callable[[Plain], None]:
    """Return what adds parts to a list at a path."""

    def fault(written: Plain) -> None:
        cast("list[object]", at(written, path).setdefault(field, [])).extend(copy.deepcopy(dict(p)) for p in parts)

    return fault


SERVE = "perspectives.0.objectives.0"
EARN = "perspectives.1.objectives.0"
