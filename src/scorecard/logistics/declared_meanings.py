"""What was declared about conditions, durations or sums, by their names in the count tables."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard._text import LocalText, join_text
from scorecard.logistics.service_definitions import ServiceDefinitions

__all__ = ["line_durations", "sentences_of"]

_BY_LINE = frozenset({"lateness", "notice"})


def line_durations(definitions: ServiceDefinitions) -> frozenset[str]:
    """Return the durations that are measured by line.

    Parameters
    ----------
    definitions : ServiceDefinitions
        What was declared.

    Returns
    -------
    frozenset of str
        Names of durations.
    """
    cycle = definitions.cycle_time
    return _BY_LINE | {"cycle_time"} if cycle is not None and cycle.level == "line" else _BY_LINE


def sentences_of(definitions: ServiceDefinitions) -> Mapping[str, LocalText]:
    """Return what conditions, durations and sums were declared to mean.

    Parameters
    ----------
    definitions : ServiceDefinitions
        What was declared.

    Returns
    -------
    mapping of str to LocalText
        Sentences by name.
    """
    found: dict[str, LocalText] = {}
    on_time, in_full, cycle = definitions.on_time, definitions.in_full, definitions.cycle_time
    if on_time is not None:
        found |= dict.fromkeys(("on_time", "order_lateness", "value_on_time", "unit_on_time"), on_time.sentence)
    if in_full is not None:
        basis = "promised" if on_time is None else on_time.basis
        found["in_full"] = in_full.sentence_for(basis)
    if on_time is not None and in_full is not None:
        both = join_text((found["on_time"], found["in_full"]))
        found |= dict.fromkeys(("line_otif", "unit_otif", "value_otif"), both)
    if cycle is not None:
        found["cycle_time"] = cycle.sentence
    return found
