"""What is asked: scales, items, dimensions, instruments, and where the answers stand in a file."""

from __future__ import annotations

from scorecard.instruments import layouts
from scorecard.instruments.instrument import Dimension, Instrument, Item, Role
from scorecard.instruments.layout import ColumnLayout
from scorecard.instruments.library import (
    Form,
    contacts_of,
    elements_of,
    four_elements,
    logistics_service_quality,
    service_audit,
    servqual,
    three_contacts,
)
from scorecard.instruments.long_rows import LongColumns
from scorecard.instruments.outcome import OutcomeColumn
from scorecard.instruments.row_rules import DropRule
from scorecard.instruments.scale import Scale

__all__ = [
    "ColumnLayout",
    "Dimension",
    "DropRule",
    "Form",
    "Instrument",
    "Item",
    "LongColumns",
    "OutcomeColumn",
    "Role",
    "Scale",
    "contacts_of",
    "elements_of",
    "four_elements",
    "layouts",
    "logistics_service_quality",
    "service_audit",
    "servqual",
    "three_contacts",
]
