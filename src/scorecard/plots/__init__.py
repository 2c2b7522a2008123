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
    from scorecard.plots.answer_coverages import AnswerCoverageData as AnswerCoverageData
    from scorecard.plots.answer_coverages import answer_coverage as answer_coverage
    from scorecard.plots.answer_coverages import draw_answer_coverage as draw_answer_coverage
    from scorecard.plots.answer_coverages import prepare_answer_coverage as prepare_answer_coverage
    from scorecard.plots.behaviours import ChangePlots as ChangePlots
    from scorecard.plots.behaviours import ProcessBehaviourData as ProcessBehaviourData
    from scorecard.plots.behaviours import draw_process_behaviour as draw_process_behaviour
    from scorecard.plots.behaviours import prepare_process_behaviour as prepare_process_behaviour
    from scorecard.plots.behaviours import process_behaviour as process_behaviour
    from scorecard.plots.bullet_chart import BulletsData as BulletsData
    from scorecard.plots.bullet_chart import bullets as bullets
    from scorecard.plots.bullet_chart import draw_bullets as draw_bullets
    from scorecard.plots.bullet_chart import prepare_bullets as prepare_bullets
    from scorecard.plots.chart import Chart as Chart
    from scorecard.plots.concentration_curves import ConcentrationPlots as ConcentrationPlots
    from scorecard.plots.concentration_curves import concentration_curve as concentration_curve
    from scorecard.plots.concentration_curves import draw_concentration_curve as draw_concentration_curve
    from scorecard.plots.concentration_curves import prepare_concentration_curve as prepare_concentration_curve
    from scorecard.plots.contributions import ContributionData as ContributionData
    from scorecard.plots.contributions import ContributionPlots as ContributionPlots
    from scorecard.plots.contributions import contribution_waterfall as contribution_waterfall
    from scorecard.plots.contributions import draw_contributions as draw_contributions
    from scorecard.plots.contributions import prepare_contributions as prepare_contributions
    from scorecard.plots.coverage_strips import CoverageStripData as CoverageStripData
    from scorecard.plots.coverage_strips import coverage_strip as coverage_strip
    from scorecard.plots.coverage_strips import draw_coverage_strip as draw_coverage_strip
    from scorecard.plots.coverage_strips import prepare_coverage_strip as prepare_coverage_strip
    from scorecard.plots.curve_data import CurveData as CurveData
    from scorecard.plots.dashboards import DashboardData as DashboardData
    from scorecard.plots.dashboards import dashboard as dashboard
    from scorecard.plots.dashboards import draw_dashboard as draw_dashboard
    from scorecard.plots.dashboards import prepare_dashboard as prepare_dashboard
    from scorecard.plots.evaluation import EvaluationPlots as EvaluationPlots
    from scorecard.plots.forests import ForestData as ForestData
    from scorecard.plots.forests import draw_forest as draw_forest
    from scorecard.plots.forests import forest as forest
    from scorecard.plots.forests import prepare_forest as prepare_forest
    from scorecard.plots.gaps import GapDumbbellData as GapDumbbellData
    from scorecard.plots.gaps import GapPlots as GapPlots
    from scorecard.plots.gaps import draw_gap_dumbbell as draw_gap_dumbbell
    from scorecard.plots.gaps import gap_dumbbell as gap_dumbbell
    from scorecard.plots.gaps import prepare_gap_dumbbell as prepare_gap_dumbbell
    from scorecard.plots.heats import HeatPlots as HeatPlots
    from scorecard.plots.heats import SegmentHeatMapData as SegmentHeatMapData
    from scorecard.plots.heats import draw_segment_heat_map as draw_segment_heat_map
    from scorecard.plots.heats import prepare_segment_heat_map as prepare_segment_heat_map
    from scorecard.plots.heats import segment_heat_map as segment_heat_map
    from scorecard.plots.icebergs import IcebergData as IcebergData
    from scorecard.plots.icebergs import IcebergPlots as IcebergPlots
    from scorecard.plots.icebergs import draw_iceberg as draw_iceberg
    from scorecard.plots.icebergs import iceberg as iceberg
    from scorecard.plots.icebergs import prepare_iceberg as prepare_iceberg
    from scorecard.plots.importance import IpaData as IpaData
    from scorecard.plots.importance import IpaPlots as IpaPlots
    from scorecard.plots.importance import draw_importance_performance as draw_importance_performance
    from scorecard.plots.importance import importance_performance as importance_performance
    from scorecard.plots.importance import prepare_importance_performance as prepare_importance_performance
    from scorecard.plots.influences import InfluenceData as InfluenceData
    from scorecard.plots.influences import draw_influence as draw_influence
    from scorecard.plots.influences import influence as influence
    from scorecard.plots.influences import prepare_influence as prepare_influence
    from scorecard.plots.likerts import AnswerPlots as AnswerPlots
    from scorecard.plots.likerts import LikertData as LikertData
    from scorecard.plots.likerts import draw_likert as draw_likert
    from scorecard.plots.likerts import likert as likert
    from scorecard.plots.likerts import prepare_likert as prepare_likert
    from scorecard.plots.maps import StrategyMapData as StrategyMapData
    from scorecard.plots.maps import draw_strategy_map as draw_strategy_map
    from scorecard.plots.maps import prepare_strategy_map as prepare_strategy_map
    from scorecard.plots.maps import strategy_map as strategy_map
    from scorecard.plots.paretos import FailurePlots as FailurePlots
    from scorecard.plots.paretos import ParetoData as ParetoData
    from scorecard.plots.paretos import draw_pareto as draw_pareto
    from scorecard.plots.paretos import pareto as pareto
    from scorecard.plots.paretos import prepare_pareto as prepare_pareto
    from scorecard.plots.positions import BenchmarkPlots as BenchmarkPlots
    from scorecard.plots.positions import CompetitivePositionData as CompetitivePositionData
    from scorecard.plots.positions import competitive_position as competitive_position
    from scorecard.plots.positions import draw_competitive_position as draw_competitive_position
    from scorecard.plots.positions import prepare_competitive_position as prepare_competitive_position
    from scorecard.plots.radars import GapRadarData as GapRadarData
    from scorecard.plots.radars import draw_gap_radar as draw_gap_radar
    from scorecard.plots.radars import gap_radar as gap_radar
    from scorecard.plots.radars import prepare_gap_radar as prepare_gap_radar
    from scorecard.plots.ranks import RankAcceptabilityData as RankAcceptabilityData
    from scorecard.plots.ranks import draw_rank_acceptability as draw_rank_acceptability
    from scorecard.plots.ranks import prepare_rank_acceptability as prepare_rank_acceptability
    from scorecard.plots.ranks import rank_acceptability as rank_acceptability
    from scorecard.plots.retention_curves import RetentionPlots as RetentionPlots
    from scorecard.plots.retention_curves import draw_retention_curve as draw_retention_curve
    from scorecard.plots.retention_curves import prepare_retention_curve as prepare_retention_curve
    from scorecard.plots.retention_curves import retention_curve as retention_curve
    from scorecard.plots.service_levels import ServiceLevelPlots as ServiceLevelPlots
    from scorecard.plots.service_levels import draw_service_level_curve as draw_service_level_curve
    from scorecard.plots.service_levels import prepare_service_level_curve as prepare_service_level_curve
    from scorecard.plots.service_levels import service_level_curve as service_level_curve
    from scorecard.plots.slopes import WavePlots as WavePlots
    from scorecard.plots.slopes import WaveSlopeData as WaveSlopeData
    from scorecard.plots.slopes import draw_wave_slope as draw_wave_slope
    from scorecard.plots.slopes import prepare_wave_slope as prepare_wave_slope
    from scorecard.plots.slopes import wave_slope as wave_slope
    from scorecard.plots.sparks import SparkPanelsData as SparkPanelsData
    from scorecard.plots.sparks import draw_spark_panels as draw_spark_panels
    from scorecard.plots.sparks import prepare_spark_panels as prepare_spark_panels
    from scorecard.plots.sparks import spark_panels as spark_panels
    from scorecard.plots.strips import ProbabilityStripData as ProbabilityStripData
    from scorecard.plots.strips import draw_probability_strip as draw_probability_strip
    from scorecard.plots.strips import prepare_probability_strip as prepare_probability_strip
    from scorecard.plots.strips import probability_strip as probability_strip
    from scorecard.plots.tables import ScorecardTableData as ScorecardTableData
    from scorecard.plots.tables import draw_scorecard_table as draw_scorecard_table
    from scorecard.plots.tables import prepare_scorecard_table as prepare_scorecard_table
    from scorecard.plots.tables import scorecard_table as scorecard_table
    from scorecard.plots.theme import Mark as Mark
    from scorecard.plots.theme import Theme as Theme
    from scorecard.plots.tornados import TornadoData as TornadoData
    from scorecard.plots.tornados import draw_tornado as draw_tornado
    from scorecard.plots.tornados import prepare_tornado as prepare_tornado
    from scorecard.plots.tornados import tornado as tornado
    from scorecard.plots.uncertainty import RobustnessPlots as RobustnessPlots
    from scorecard.plots.uncertainty import UncertaintyPlots as UncertaintyPlots
    from scorecard.plots.uncertainty import WeightTornadoPlots as WeightTornadoPlots
    from scorecard.plots.variances import VarianceColumnsData as VarianceColumnsData
    from scorecard.plots.variances import draw_variance_columns as draw_variance_columns
    from scorecard.plots.variances import prepare_variance_columns as prepare_variance_columns
    from scorecard.plots.variances import variance_columns as variance_columns
    from scorecard.plots.waterfalls import WaterfallData as WaterfallData
    from scorecard.plots.waterfalls import WaterfallPlots as WaterfallPlots
    from scorecard.plots.waterfalls import draw_waterfall as draw_waterfall
    from scorecard.plots.waterfalls import prepare_waterfall as prepare_waterfall
    from scorecard.plots.waterfalls import waterfall as waterfall
    from scorecard.plots.zone_ladders import ZoneLadderData as ZoneLadderData
    from scorecard.plots.zone_ladders import ZonePlots as ZonePlots
    from scorecard.plots.zone_ladders import draw_zone_ladder as draw_zone_ladder
    from scorecard.plots.zone_ladders import prepare_zone_ladder as prepare_zone_ladder
    from scorecard.plots.zone_ladders import zone_ladder as zone_ladder

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
    "zone_ladders": "ZoneLadderData ZonePlots draw_zone_ladder prepare_zone_ladder zone_ladder",
}
_HOMES: dict[str, str] = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = sorted(_HOMES)  # noqa: PLE0605  # pyright: ignore[reportUnsupportedDunderAll]  # from the table


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
