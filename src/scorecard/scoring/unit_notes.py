"""Which measures only some entities have, as results show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard._text import LocalText, join_text
from scorecard.models import Scorecard

__all__ = ["UnitMeasure", "unit_measures", "unit_notes"]


@dataclass(frozen=True, slots=True)
class UnitMeasure:
    """A measure that only some entities have.

    Attributes
    ----------
    measure, name : str, LocalText
        The measure.
    entities : tuple of str
        Ids of the entities that have it.
    names : tuple of LocalText
        Their names.
    """

    measure: str
    name: LocalText
    entities: tuple[str, ...]
    names: tuple[LocalText, ...]


def unit_measures(card: Scorecard, specific: Mapping[str, tuple[str, ...]]) -> tuple[UnitMeasure, ...]:
    """Return measures that only some entities have, with names."""
    names = {entity.id: entity.name for entity in card.entities}
    return tuple(
        UnitMeasure(measure, card.name_of(measure), units, tuple(names[unit] for unit in units))
        for measure, units in specific.items()
    )


def unit_notes(specific: tuple[UnitMeasure, ...], *, left_out: bool = False) -> tuple[LocalText, ...]:
    """Return one note for each measure that only some entities have."""
    note = _LEFT_OUT if left_out else _ONLY
    return tuple(
        note.fill({"name": found.name, "entities": join_text(found.names, en=", ", zh="、")}) for found in specific
    )


_ONLY = LocalText(en="Not every entity has {name}: only {entities}.", zh="并非所有单位都有“{name}”：仅{entities}。")
_LEFT_OUT = LocalText(
    en="Left out because not every entity has it: {name} (only {entities}).",
    zh="未计入，因为并非所有单位都有：“{name}”（仅{entities}）。",
)
