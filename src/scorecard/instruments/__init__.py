"""What is asked: scales, items, dimensions, instruments, and where the answers stand in a file."""

from __future__ import annotations

from scorecard.instruments.instrument import Dimension, Instrument, Item, Role
from scorecard.instruments.layout import ColumnLayout
from scorecard.instruments.library import servqual
from scorecard.instruments.outcome import OutcomeColumn
from scorecard.instruments.scale import Scale

__all__ = ["ColumnLayout", "Dimension", "Instrument", "Item", "OutcomeColumn", "Role", "Scale", "servqual"]
