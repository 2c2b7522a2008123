"""What a scorecard is: measures, objectives, perspectives, the strategy map, surveys and the calendar."""

from __future__ import annotations

from scorecard.models.bands import Band, Bands, Level
from scorecard.models.calendar import Calendar, Frequency, Period
from scorecard.models.card import Entity, LintException, Scorecard
from scorecard.models.measure import Direction, Measure
from scorecard.models.perspective import Initiative, Objective, Perspective
from scorecard.models.strategy_map import Link, StrategyMap
from scorecard.models.surveys import Statistic, SurveyDeclaration, SurveySource
from scorecard.models.unit import Unit

__all__ = [
    "Band",
    "Bands",
    "Calendar",
    "Direction",
    "Entity",
    "Frequency",
    "Initiative",
    "Level",
    "Link",
    "LintException",
    "Measure",
    "Objective",
    "Period",
    "Perspective",
    "Scorecard",
    "Statistic",
    "StrategyMap",
    "SurveyDeclaration",
    "SurveySource",
    "Unit",
]
