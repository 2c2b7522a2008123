"""Doors to the outside: cards, surveys, measure values and results, in files and data frames.

Each name loads its own module at first use: who counts a survey needs no reader of cards.
"""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.io.card_writing import write_card as write_card
    from scorecard.io.card_writing import write_service_programme as write_service_programme
    from scorecard.io.cards import read_card as read_card
    from scorecard.io.cards import read_column_layout as read_column_layout
    from scorecard.io.cards import read_instrument as read_instrument
    from scorecard.io.cards import read_order_layout as read_order_layout
    from scorecard.io.cards import read_review_notes as read_review_notes
    from scorecard.io.cards import read_service_definitions as read_service_definitions
    from scorecard.io.cards import read_service_programme as read_service_programme
    from scorecard.io.complaints import read_complaints as read_complaints
    from scorecard.io.customer_history import read_customer_history as read_customer_history
    from scorecard.io.evaluations import load_evaluation as load_evaluation
    from scorecard.io.frames import table_to_frame as table_to_frame
    from scorecard.io.inspection import Inspection as Inspection
    from scorecard.io.inspection import inspect_file as inspect_file
    from scorecard.io.judgement_template import write_judgement_sheets as write_judgement_sheets
    from scorecard.io.judgements import read_judgements as read_judgements
    from scorecard.io.migration import Migration as Migration
    from scorecard.io.migration import migrate_card as migrate_card
    from scorecard.io.observations import read_observations as read_observations
    from scorecard.io.orders import read_orders as read_orders
    from scorecard.io.questionnaire import questionnaire_layout as questionnaire_layout
    from scorecard.io.questionnaire import write_questionnaire as write_questionnaire
    from scorecard.io.results import read_table as read_table
    from scorecard.io.results import write_table as write_table
    from scorecard.io.results_workbook import write_workbook as write_workbook
    from scorecard.io.schema import card_schema as card_schema
    from scorecard.io.surveys import read_survey as read_survey
    from scorecard.io.tallying import tally_survey as tally_survey
    from scorecard.io.value_template import write_observations_template as write_observations_template

# Where each name lives; a test holds this against the imports above, which type checkers read.
_HOMES = {
    "Inspection": "inspection",
    "Migration": "migration",
    "card_schema": "schema",
    "inspect_file": "inspection",
    "load_evaluation": "evaluations",
    "migrate_card": "migration",
    "read_card": "cards",
    "read_column_layout": "cards",
    "read_customer_history": "customer_history",
    "read_complaints": "complaints",
    "read_instrument": "cards",
    "read_judgements": "judgements",
    "read_observations": "observations",
    "read_review_notes": "cards",
    "read_service_definitions": "cards",
    "read_service_programme": "cards",
    "read_order_layout": "cards",
    "read_orders": "orders",
    "read_survey": "surveys",
    "read_table": "results",
    "table_to_frame": "frames",
    "tally_survey": "tallying",
    "write_card": "card_writing",
    "write_observations_template": "value_template",
    "write_questionnaire": "questionnaire",
    "questionnaire_layout": "questionnaire",
    "write_judgement_sheets": "judgement_template",
    "write_workbook": "results_workbook",
    "write_service_programme": "card_writing",
    "write_table": "results",
}

__all__ = [
    "Inspection",
    "Migration",
    "card_schema",
    "inspect_file",
    "load_evaluation",
    "migrate_card",
    "questionnaire_layout",
    "read_card",
    "read_column_layout",
    "read_complaints",
    "read_customer_history",
    "read_instrument",
    "read_judgements",
    "read_observations",
    "read_order_layout",
    "read_orders",
    "read_review_notes",
    "read_service_definitions",
    "read_service_programme",
    "read_survey",
    "read_table",
    "table_to_frame",
    "tally_survey",
    "write_card",
    "write_judgement_sheets",
    "write_observations_template",
    "write_questionnaire",
    "write_service_programme",
    "write_table",
    "write_workbook",
]


def __getattr__(name: str) -> object:
    """Load the module of a public name at its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'scorecard.io' has no attribute {name!r}")
    found: object = getattr(_import_module(f"scorecard.io.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
