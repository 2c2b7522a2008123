"""Charts of results, in English and Chinese.

Each chart is one function that takes a result and returns a `Chart`: it shows itself in a notebook,
saves itself as PNG, SVG or PDF, and carries its numbers and its words for those who cannot see it.
``prepare_…`` returns what a chart shows before anything is drawn; ``draw_…`` draws that.
"""

from __future__ import annotations

from scorecard.plots.chart import Chart
from scorecard.plots.evaluation import EvaluationPlots
from scorecard.plots.gaps import GapDumbbellData, GapPlots, draw_gap_dumbbell, gap_dumbbell, prepare_gap_dumbbell
from scorecard.plots.importance import (
    IpaData,
    IpaPlots,
    draw_importance_performance,
    importance_performance,
    prepare_importance_performance,
)
from scorecard.plots.maps import StrategyMapData, draw_strategy_map, prepare_strategy_map, strategy_map
from scorecard.plots.tables import (
    ScorecardTableData,
    draw_scorecard_table,
    prepare_scorecard_table,
    scorecard_table,
)
from scorecard.plots.theme import Mark, Theme

__all__ = [
    "Chart",
    "EvaluationPlots",
    "GapDumbbellData",
    "GapPlots",
    "IpaData",
    "IpaPlots",
    "Mark",
    "ScorecardTableData",
    "StrategyMapData",
    "Theme",
    "draw_gap_dumbbell",
    "draw_importance_performance",
    "draw_scorecard_table",
    "draw_strategy_map",
    "gap_dumbbell",
    "importance_performance",
    "prepare_gap_dumbbell",
    "prepare_importance_performance",
    "prepare_scorecard_table",
    "prepare_strategy_map",
    "scorecard_table",
    "strategy_map",
]
