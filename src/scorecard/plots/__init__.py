"""Charts of results, in English and Chinese.

Each chart is one function that takes a result and returns a `Chart`: it shows itself in a notebook,
saves itself as PNG, SVG or PDF, and carries its numbers and its words for those who cannot see it.
``prepare_…`` returns what a chart shows before anything is drawn; ``draw_…`` draws that.

Every chart takes the same four options, by name:

``message``
    Sentence above the chart, a str or a `LocalText`; computed from the numbers when left out, none when empty.
``ax``
    Matplotlib axes whose place the chart takes; a figure of its own when left out.
``theme``
    Colours and sizes, a `Theme`; the default, or that of the review the chart is drawn for, when left out.
``lang``
    Language of its words, ``"en"`` or ``"zh"``.

Importing this room loads nothing of it; each name loads its own module at first use.
"""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.plots.answer_coverages import (
        AnswerCoverageData,
        answer_coverage,
        draw_answer_coverage,
        prepare_answer_coverage,
    )
    from scorecard.plots.behaviours import (
        ChangePlots,
        ProcessBehaviourData,
        draw_process_behaviour,
        prepare_process_behaviour,
        process_behaviour,
    )
    from scorecard.plots.bullet_chart import BulletsData, bullets, draw_bullets, prepare_bullets
    from scorecard.plots.chart import Chart
    from scorecard.plots.concentration_curves import (
        ConcentrationPlots,
        concentration_curve,
        draw_concentration_curve,
        prepare_concentration_curve,
    )
    from scorecard.plots.contributions import (
        ContributionData,
        ContributionPlots,
        contribution_waterfall,
        draw_contributions,
        prepare_contributions,
    )
    from scorecard.plots.coverage_strips import (
        CoverageStripData,
        coverage_strip,
        draw_coverage_strip,
        prepare_coverage_strip,
    )
    from scorecard.plots.curve_data import CurveData
    from scorecard.plots.dashboards import DashboardData, dashboard, draw_dashboard, prepare_dashboard
    from scorecard.plots.evaluation import EvaluationPlots
    from scorecard.plots.forests import ForestData, draw_forest, forest, prepare_forest
    from scorecard.plots.gaps import GapDumbbellData, GapPlots, draw_gap_dumbbell, gap_dumbbell, prepare_gap_dumbbell
    from scorecard.plots.heats import (
        HeatPlots,
        SegmentHeatMapData,
        draw_segment_heat_map,
        prepare_segment_heat_map,
        segment_heat_map,
    )
    from scorecard.plots.icebergs import IcebergData, IcebergPlots, draw_iceberg, iceberg, prepare_iceberg
    from scorecard.plots.importance import (
        IpaData,
        IpaPlots,
        draw_importance_performance,
        importance_performance,
        prepare_importance_performance,
    )
    from scorecard.plots.influences import InfluenceData, draw_influence, influence, prepare_influence
    from scorecard.plots.likerts import AnswerPlots, LikertData, draw_likert, likert, prepare_likert
    from scorecard.plots.maps import StrategyMapData, draw_strategy_map, prepare_strategy_map, strategy_map
    from scorecard.plots.mean_plots import MeanDotsData, MeanPlots, draw_mean_dots, mean_dots, prepare_mean_dots
    from scorecard.plots.paretos import FailurePlots, ParetoData, draw_pareto, pareto, prepare_pareto
    from scorecard.plots.positions import (
        BenchmarkPlots,
        CompetitivePositionData,
        competitive_position,
        draw_competitive_position,
        prepare_competitive_position,
    )
    from scorecard.plots.radars import GapRadarData, draw_gap_radar, gap_radar, prepare_gap_radar
    from scorecard.plots.ranks import (
        RankAcceptabilityData,
        draw_rank_acceptability,
        prepare_rank_acceptability,
        rank_acceptability,
    )
    from scorecard.plots.retention_curves import (
        RetentionPlots,
        draw_retention_curve,
        prepare_retention_curve,
        retention_curve,
    )
    from scorecard.plots.service_levels import (
        ServiceLevelPlots,
        draw_service_level_curve,
        prepare_service_level_curve,
        service_level_curve,
    )
    from scorecard.plots.slopes import WavePlots, WaveSlopeData, draw_wave_slope, prepare_wave_slope, wave_slope
    from scorecard.plots.sparks import SparkPanelsData, draw_spark_panels, prepare_spark_panels, spark_panels
    from scorecard.plots.strips import (
        ProbabilityStripData,
        draw_probability_strip,
        prepare_probability_strip,
        probability_strip,
    )
    from scorecard.plots.tables import (
        ScorecardTableData,
        draw_scorecard_table,
        prepare_scorecard_table,
        scorecard_table,
    )
    from scorecard.plots.theme import Mark, Theme
    from scorecard.plots.tornados import TornadoData, draw_tornado, prepare_tornado, tornado
    from scorecard.plots.uncertainty import RobustnessPlots, UncertaintyPlots, WeightTornadoPlots
    from scorecard.plots.variances import (
        VarianceColumnsData,
        draw_variance_columns,
        prepare_variance_columns,
        variance_columns,
    )
    from scorecard.plots.waterfalls import WaterfallData, WaterfallPlots, draw_waterfall, prepare_waterfall, waterfall
    from scorecard.plots.zone_ladders import (
        ZoneLadderData,
        ZonePlots,
        draw_zone_ladder,
        prepare_zone_ladder,
        zone_ladder,
    )

# Where each name lives; a test holds this against the imports above, which type checkers read.
_MODULES = {
    "answer_coverages": "AnswerCoverageData answer_coverage draw_answer_coverage prepare_answer_coverage",
    "behaviours": "ChangePlots ProcessBehaviourData draw_process_behaviour prepare_process_behaviour process_behaviour",
    "bullet_chart": "BulletsData bullets draw_bullets prepare_bullets",
    "chart": "Chart",
    "concentration_curves": (
        "ConcentrationPlots concentration_curve draw_concentration_curve prepare_concentration_curve"
    ),
    "contributions": (
        "ContributionData ContributionPlots contribution_waterfall draw_contributions prepare_contributions"
    ),
    "coverage_strips": "CoverageStripData coverage_strip draw_coverage_strip prepare_coverage_strip",
    "curve_data": "CurveData",
    "dashboards": "DashboardData dashboard draw_dashboard prepare_dashboard",
    "evaluation": "EvaluationPlots",
    "forests": "ForestData draw_forest forest prepare_forest",
    "gaps": "GapDumbbellData GapPlots draw_gap_dumbbell gap_dumbbell prepare_gap_dumbbell",
    "heats": "HeatPlots SegmentHeatMapData draw_segment_heat_map prepare_segment_heat_map segment_heat_map",
    "icebergs": "IcebergData IcebergPlots draw_iceberg iceberg prepare_iceberg",
    "importance": "IpaData IpaPlots draw_importance_performance importance_performance prepare_importance_performance",
    "influences": "InfluenceData draw_influence influence prepare_influence",
    "likerts": "AnswerPlots LikertData draw_likert likert prepare_likert",
    "maps": "StrategyMapData draw_strategy_map prepare_strategy_map strategy_map",
    "paretos": "FailurePlots ParetoData draw_pareto pareto prepare_pareto",
    "positions": (
        "BenchmarkPlots CompetitivePositionData "
        "competitive_position draw_competitive_position prepare_competitive_position"
    ),
    "radars": "GapRadarData draw_gap_radar gap_radar prepare_gap_radar",
    "ranks": "RankAcceptabilityData draw_rank_acceptability prepare_rank_acceptability rank_acceptability",
    "retention_curves": "RetentionPlots draw_retention_curve prepare_retention_curve retention_curve",
    "service_levels": "ServiceLevelPlots draw_service_level_curve prepare_service_level_curve service_level_curve",
    "slopes": "WavePlots WaveSlopeData draw_wave_slope prepare_wave_slope wave_slope",
    "sparks": "SparkPanelsData draw_spark_panels prepare_spark_panels spark_panels",
    "strips": "ProbabilityStripData draw_probability_strip prepare_probability_strip probability_strip",
    "tables": "ScorecardTableData draw_scorecard_table prepare_scorecard_table scorecard_table",
    "theme": "Mark Theme",
    "tornados": "TornadoData draw_tornado prepare_tornado tornado",
    "uncertainty": "RobustnessPlots UncertaintyPlots WeightTornadoPlots",
    "variances": "VarianceColumnsData draw_variance_columns prepare_variance_columns variance_columns",
    "waterfalls": "WaterfallData WaterfallPlots draw_waterfall prepare_waterfall waterfall",
    "mean_plots": "MeanDotsData MeanPlots draw_mean_dots mean_dots prepare_mean_dots",
    "zone_ladders": "ZoneLadderData ZonePlots draw_zone_ladder prepare_zone_ladder zone_ladder",
}
_HOMES: dict[str, str] = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = [
    "prepare_mean_dots",
    "mean_dots",
    "draw_mean_dots",
    "MeanPlots",
    "MeanDotsData",
    "AnswerCoverageData",
    "AnswerPlots",
    "BenchmarkPlots",
    "BulletsData",
    "ChangePlots",
    "Chart",
    "CompetitivePositionData",
    "ConcentrationPlots",
    "ContributionData",
    "ContributionPlots",
    "CoverageStripData",
    "CurveData",
    "DashboardData",
    "EvaluationPlots",
    "FailurePlots",
    "ForestData",
    "GapDumbbellData",
    "GapPlots",
    "GapRadarData",
    "HeatPlots",
    "IcebergData",
    "IcebergPlots",
    "InfluenceData",
    "IpaData",
    "IpaPlots",
    "LikertData",
    "Mark",
    "ParetoData",
    "ProbabilityStripData",
    "ProcessBehaviourData",
    "RankAcceptabilityData",
    "RetentionPlots",
    "RobustnessPlots",
    "ScorecardTableData",
    "SegmentHeatMapData",
    "ServiceLevelPlots",
    "SparkPanelsData",
    "StrategyMapData",
    "Theme",
    "TornadoData",
    "UncertaintyPlots",
    "VarianceColumnsData",
    "WaterfallData",
    "WaterfallPlots",
    "WavePlots",
    "WaveSlopeData",
    "WeightTornadoPlots",
    "ZoneLadderData",
    "ZonePlots",
    "answer_coverage",
    "bullets",
    "competitive_position",
    "concentration_curve",
    "contribution_waterfall",
    "coverage_strip",
    "dashboard",
    "draw_answer_coverage",
    "draw_bullets",
    "draw_competitive_position",
    "draw_concentration_curve",
    "draw_contributions",
    "draw_coverage_strip",
    "draw_dashboard",
    "draw_forest",
    "draw_gap_dumbbell",
    "draw_gap_radar",
    "draw_iceberg",
    "draw_importance_performance",
    "draw_influence",
    "draw_likert",
    "draw_pareto",
    "draw_probability_strip",
    "draw_process_behaviour",
    "draw_rank_acceptability",
    "draw_retention_curve",
    "draw_scorecard_table",
    "draw_segment_heat_map",
    "draw_service_level_curve",
    "draw_spark_panels",
    "draw_strategy_map",
    "draw_tornado",
    "draw_variance_columns",
    "draw_waterfall",
    "draw_wave_slope",
    "draw_zone_ladder",
    "forest",
    "gap_dumbbell",
    "gap_radar",
    "iceberg",
    "importance_performance",
    "influence",
    "likert",
    "pareto",
    "prepare_answer_coverage",
    "prepare_bullets",
    "prepare_competitive_position",
    "prepare_concentration_curve",
    "prepare_contributions",
    "prepare_coverage_strip",
    "prepare_dashboard",
    "prepare_forest",
    "prepare_gap_dumbbell",
    "prepare_gap_radar",
    "prepare_iceberg",
    "prepare_importance_performance",
    "prepare_influence",
    "prepare_likert",
    "prepare_pareto",
    "prepare_probability_strip",
    "prepare_process_behaviour",
    "prepare_rank_acceptability",
    "prepare_retention_curve",
    "prepare_scorecard_table",
    "prepare_segment_heat_map",
    "prepare_service_level_curve",
    "prepare_spark_panels",
    "prepare_strategy_map",
    "prepare_tornado",
    "prepare_variance_columns",
    "prepare_waterfall",
    "prepare_wave_slope",
    "prepare_zone_ladder",
    "probability_strip",
    "process_behaviour",
    "rank_acceptability",
    "retention_curve",
    "scorecard_table",
    "segment_heat_map",
    "service_level_curve",
    "spark_panels",
    "strategy_map",
    "tornado",
    "variance_columns",
    "waterfall",
    "wave_slope",
    "zone_ladder",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load the module of a public name at its first use."""
        if name not in _HOMES:
            raise AttributeError(f"module 'scorecard.plots' has no attribute {name!r}")
        found: object = getattr(_import_module(f"scorecard.plots.{_HOMES[name]}"), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """Return the public names."""
    return list(__all__)
