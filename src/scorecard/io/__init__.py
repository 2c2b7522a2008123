"""Doors to the outside: cards, surveys, measure values and results, in files and data frames."""

from __future__ import annotations

from scorecard.io.cards import read_card, read_instrument, write_card
from scorecard.io.frames import table_to_frame
from scorecard.io.inspection import Inspection, inspect_file
from scorecard.io.observations import read_observations
from scorecard.io.results import write_table
from scorecard.io.schema import card_schema
from scorecard.io.surveys import read_survey
from scorecard.io.tallying import tally_survey

__all__ = [
    "Inspection",
    "card_schema",
    "inspect_file",
    "read_card",
    "read_instrument",
    "read_observations",
    "read_survey",
    "table_to_frame",
    "tally_survey",
    "write_card",
    "write_table",
]
