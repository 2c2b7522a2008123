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
    from scorecard.models.card import Entity as Entity
    from scorecard.models.card import LintException as LintException
    from scorecard.models.card import Scorecard as Scorecard
    from scorecard.models.measure import Direction as Direction
    from scorecard.models.measure import Measure as Measure
    from scorecard.models.perspective import Initiative as Initiative
    from scorecard.models.perspective import Objective as Objective
    from scorecard.models.perspective import Perspective as Perspective
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
    from scorecard.models.strategy_map import Link as Link
    from scorecard.models.strategy_map import StrategyMap as StrategyMap
    from scorecard.models.surveys import Statistic as Statistic
    from scorecard.models.surveys import SurveyDeclaration as SurveyDeclaration
    from scorecard.models.surveys import SurveySource as SurveySource
    from scorecard.models.unit import Unit as Unit

# Where each name lives; a test holds this against the imports above, which type checkers read.
_HOMES = {
    "Band": "bands",
    "Bands": "bands",
    "Best": "roll_up",
    "Calendar": "calendar",
    "Direction": "measure",
    "Entity": "card",
    "Frequency": "calendar",
    "Fuzzy": "roll_up",
    "Initiative": "perspective",
    "Level": "bands",
    "Link": "strategy_map",
    "LintException": "card",
    "Majority": "roll_up",
    "Measure": "measure",
    "MostFrequent": "roll_up",
    "Objective": "perspective",
    "OrderedWeightedAverage": "roll_up",
    "Period": "calendar",
    "Perspective": "perspective",
    "PowerMean": "roll_up",
    "RollUp": "roll_up",
    "Scorecard": "card",
    "Statistic": "surveys",
    "StrategyMap": "strategy_map",
    "SurveyDeclaration": "surveys",
    "SurveySource": "surveys",
    "Unit": "unit",
    "WeakestLink": "roll_up",
    "WeightedArithmetic": "roll_up",
    "WeightedGeometric": "roll_up",
    "WeightedHarmonic": "roll_up",
}

__all__ = [
    "Band",
    "Bands",
    "Best",
    "Calendar",
    "Direction",
    "Entity",
    "Frequency",
    "Fuzzy",
    "Initiative",
    "Level",
    "Link",
    "LintException",
    "Majority",
    "Measure",
    "MostFrequent",
    "Objective",
    "OrderedWeightedAverage",
    "Period",
    "Perspective",
    "PowerMean",
    "RollUp",
    "Scorecard",
    "Statistic",
    "StrategyMap",
    "SurveyDeclaration",
    "SurveySource",
    "Unit",
    "WeakestLink",
    "WeightedArithmetic",
    "WeightedGeometric",
    "WeightedHarmonic",
]


def __getattr__(name: str) -> object:
    """Load the module of a public name at its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'scorecard.models' has no attribute {name!r}")
    found: object = getattr(_import_module(f"scorecard.models.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
