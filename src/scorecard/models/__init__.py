"""What a scorecard is: measures, objectives, perspectives, the strategy map, surveys and the calendar.

Each name loads its own module at first use: who counts a survey needs no calendar.
"""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.models.bands import Band as Band
    from scorecard.models.bands import Bands as Bands
    from scorecard.models.bands import Level as Level
    from scorecard.models.calendar import Calendar as Calendar
    from scorecard.models.calendar import Frequency as Frequency
    from scorecard.models.calendar import Period as Period
    from scorecard.models.card import Scorecard as Scorecard
    from scorecard.models.card_parts import Entity as Entity
    from scorecard.models.card_parts import LintException as LintException
    from scorecard.models.card_source import CardSource as CardSource
    from scorecard.models.measure import Measure as Measure
    from scorecard.models.measure_changes import MeasureChange as MeasureChange
    from scorecard.models.perspective import Initiative as Initiative
    from scorecard.models.perspective import Objective as Objective
    from scorecard.models.perspective import Perspective as Perspective
    from scorecard.models.review_notes import Action as Action
    from scorecard.models.review_notes import ActionState as ActionState
    from scorecard.models.review_notes import Decision as Decision
    from scorecard.models.review_notes import ReviewNotes as ReviewNotes
    from scorecard.models.roll_up import Best as Best
    from scorecard.models.roll_up import Fuzzy as Fuzzy
    from scorecard.models.roll_up import Majority as Majority
    from scorecard.models.roll_up import MostFrequent as MostFrequent
    from scorecard.models.roll_up import OrderedWeightedAverage as OrderedWeightedAverage
    from scorecard.models.roll_up import PowerMean as PowerMean
    from scorecard.models.roll_up import RollUp as RollUp
    from scorecard.models.roll_up import WeakestLink as WeakestLink
    from scorecard.models.roll_up import WeightedArithmetic as WeightedArithmetic
    from scorecard.models.roll_up import WeightedGeometric as WeightedGeometric
    from scorecard.models.roll_up import WeightedHarmonic as WeightedHarmonic
    from scorecard.models.scoring import AnchorScoring as AnchorScoring
    from scorecard.models.scoring import Direction as Direction
    from scorecard.models.scoring import FunctionScoring as FunctionScoring
    from scorecard.models.scoring import LevelsScoring as LevelsScoring
    from scorecard.models.scoring import Outside as Outside
    from scorecard.models.scoring import PlanScoring as PlanScoring
    from scorecard.models.scoring import ProgressScoring as ProgressScoring
    from scorecard.models.scoring import RedFlagGoalScoring as RedFlagGoalScoring
    from scorecard.models.scoring import ScoredLevel as ScoredLevel
    from scorecard.models.scoring import Scoring as Scoring
    from scorecard.models.scoring import ToleranceScoring as ToleranceScoring
    from scorecard.models.scoring import UnscoredScoring as UnscoredScoring
    from scorecard.models.scoring import YesNoScoring as YesNoScoring
    from scorecard.models.strategy_map import Link as Link
    from scorecard.models.strategy_map import StrategyMap as StrategyMap
    from scorecard.models.surveys import Statistic as Statistic
    from scorecard.models.surveys import SurveyDeclaration as SurveyDeclaration
    from scorecard.models.surveys import SurveySource as SurveySource
    from scorecard.models.unit import Unit as Unit

# Where each name lives; a test holds this against the imports above, which type checkers read.
_HOMES = {
    "Action": "review_notes",
    "ActionState": "review_notes",
    "AnchorScoring": "scoring",
    "Band": "bands",
    "Bands": "bands",
    "Best": "roll_up",
    "Calendar": "calendar",
    "CardSource": "card_source",
    "Decision": "review_notes",
    "Direction": "scoring",
    "Entity": "card_parts",
    "Frequency": "calendar",
    "FunctionScoring": "scoring",
    "Fuzzy": "roll_up",
    "Initiative": "perspective",
    "Level": "bands",
    "LevelsScoring": "scoring",
    "Link": "strategy_map",
    "LintException": "card_parts",
    "Majority": "roll_up",
    "Measure": "measure",
    "MeasureChange": "measure_changes",
    "MostFrequent": "roll_up",
    "Objective": "perspective",
    "OrderedWeightedAverage": "roll_up",
    "Outside": "scoring",
    "Period": "calendar",
    "Perspective": "perspective",
    "PlanScoring": "scoring",
    "PowerMean": "roll_up",
    "ProgressScoring": "scoring",
    "RedFlagGoalScoring": "scoring",
    "ReviewNotes": "review_notes",
    "RollUp": "roll_up",
    "Scorecard": "card",
    "ScoredLevel": "scoring",
    "Scoring": "scoring",
    "Statistic": "surveys",
    "StrategyMap": "strategy_map",
    "SurveyDeclaration": "surveys",
    "SurveySource": "surveys",
    "ToleranceScoring": "scoring",
    "Unit": "unit",
    "UnscoredScoring": "scoring",
    "WeakestLink": "roll_up",
    "WeightedArithmetic": "roll_up",
    "WeightedGeometric": "roll_up",
    "WeightedHarmonic": "roll_up",
    "YesNoScoring": "scoring",
}

__all__ = [
    "Action",
    "ActionState",
    "AnchorScoring",
    "Band",
    "Bands",
    "Best",
    "Calendar",
    "CardSource",
    "Decision",
    "Direction",
    "Entity",
    "Frequency",
    "FunctionScoring",
    "Fuzzy",
    "Initiative",
    "Level",
    "LevelsScoring",
    "Link",
    "LintException",
    "Majority",
    "Measure",
    "MeasureChange",
    "MostFrequent",
    "Objective",
    "OrderedWeightedAverage",
    "Outside",
    "Period",
    "Perspective",
    "PlanScoring",
    "PowerMean",
    "ProgressScoring",
    "RedFlagGoalScoring",
    "ReviewNotes",
    "RollUp",
    "Scorecard",
    "ScoredLevel",
    "Scoring",
    "Statistic",
    "StrategyMap",
    "SurveyDeclaration",
    "SurveySource",
    "ToleranceScoring",
    "Unit",
    "UnscoredScoring",
    "WeakestLink",
    "WeightedArithmetic",
    "WeightedGeometric",
    "WeightedHarmonic",
    "YesNoScoring",
]


def __getattr__(name: str) -> object:
    """Load the module of a public name at its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'scorecard.models' has no attribute {name!r}")
    found: object = getattr(_import_module(f"scorecard.models.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
