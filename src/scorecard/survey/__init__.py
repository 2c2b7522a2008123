"""Survey answers, and what they say: gaps, reliability, importance against performance.

Each name loads its own module at first use: who looks at gaps pays for nothing else.
"""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.survey.agreement_analysis import Agreement as Agreement
    from scorecard.survey.agreement_analysis import AgreementRow as AgreementRow
    from scorecard.survey.agreement_analysis import agreement as agreement
    from scorecard.survey.agreement_analysis import group_agreement as group_agreement
    from scorecard.survey.bad_cells import BadCells as BadCells
    from scorecard.survey.bad_cells import BadCellsError as BadCellsError
    from scorecard.survey.checks import build_survey as build_survey
    from scorecard.survey.comparison import DirectComparison as DirectComparison
    from scorecard.survey.comparison import DirectRow as DirectRow
    from scorecard.survey.comparison_making import direct_comparison as direct_comparison
    from scorecard.survey.difference_records import DifferenceRow as DifferenceRow
    from scorecard.survey.difference_records import SegmentDifferences as SegmentDifferences
    from scorecard.survey.differences import segment_differences as segment_differences
    from scorecard.survey.effort import CustomerEffort as CustomerEffort
    from scorecard.survey.effort import customer_effort as customer_effort
    from scorecard.survey.effort import customer_effort_from_counts as customer_effort_from_counts
    from scorecard.survey.estimates import SurveyEstimates as SurveyEstimates
    from scorecard.survey.exclusion import ExclusionEffect as ExclusionEffect
    from scorecard.survey.exclusion import ExclusionRow as ExclusionRow
    from scorecard.survey.exclusion import exclude as exclude
    from scorecard.survey.exclusion import exclusion_effect as exclusion_effect
    from scorecard.survey.five_gap_analysis import FiveGaps as FiveGaps
    from scorecard.survey.five_gap_analysis import five_gap_sources as five_gap_sources
    from scorecard.survey.five_gap_analysis import five_gaps as five_gaps
    from scorecard.survey.five_gap_rows import FiveGapRow as FiveGapRow
    from scorecard.survey.gap_making import gap_analysis as gap_analysis
    from scorecard.survey.gap_options import GapOptions as GapOptions
    from scorecard.survey.gap_records import BoxShares as BoxShares
    from scorecard.survey.gap_records import Estimate as Estimate
    from scorecard.survey.gap_records import GapRow as GapRow
    from scorecard.survey.gap_records import MeanRow as MeanRow
    from scorecard.survey.gap_records import SegmentGaps as SegmentGaps
    from scorecard.survey.gap_records import Share as Share
    from scorecard.survey.gaps import GapAnalysis as GapAnalysis
    from scorecard.survey.heat_map import HeatMap as HeatMap
    from scorecard.survey.heat_map import HeatRow as HeatRow
    from scorecard.survey.importance import ImportancePerformance as ImportancePerformance
    from scorecard.survey.importance import IpaRow as IpaRow
    from scorecard.survey.importance import importance_performance as importance_performance
    from scorecard.survey.kano_analysis import Kano as Kano
    from scorecard.survey.kano_making import kano as kano
    from scorecard.survey.kano_making import kano_category as kano_category
    from scorecard.survey.kano_making import kano_from_counts as kano_from_counts
    from scorecard.survey.kano_making import kano_from_survey as kano_from_survey
    from scorecard.survey.kano_rows import KanoRow as KanoRow
    from scorecard.survey.mean_check import MeanTest as MeanTest
    from scorecard.survey.net_promoter import NetPromoterRow as NetPromoterRow
    from scorecard.survey.net_promoter import NetPromoterScore as NetPromoterScore
    from scorecard.survey.net_promoter_making import net_promoter_score as net_promoter_score
    from scorecard.survey.net_promoter_making import net_promoter_score_from_answers as net_promoter_score_from_answers
    from scorecard.survey.net_promoter_making import net_promoter_score_from_counts as net_promoter_score_from_counts
    from scorecard.survey.outcome_rows import OutcomeRow as OutcomeRow
    from scorecard.survey.penalty_analysis import PenaltyReward as PenaltyReward
    from scorecard.survey.penalty_making import penalty_reward as penalty_reward
    from scorecard.survey.penalty_making import penalty_reward_from_ratings as penalty_reward_from_ratings
    from scorecard.survey.penalty_reward_rows import Coefficient as Coefficient
    from scorecard.survey.penalty_reward_rows import PenaltyRewardRow as PenaltyRewardRow
    from scorecard.survey.priority_analysis import Priorities as Priorities
    from scorecard.survey.priority_making import priorities as priorities
    from scorecard.survey.priority_records import LeftOut as LeftOut
    from scorecard.survey.priority_records import PriorityRow as PriorityRow
    from scorecard.survey.quality_analysis import AnswerQuality as AnswerQuality
    from scorecard.survey.quality_analysis import QualityRow as QualityRow
    from scorecard.survey.quality_analysis import answer_quality as answer_quality
    from scorecard.survey.quality_flags import QualityRules as QualityRules
    from scorecard.survey.question_analysis import QuestionMeans as QuestionMeans
    from scorecard.survey.question_making import question_means as question_means
    from scorecard.survey.question_records import QuestionRow as QuestionRow
    from scorecard.survey.question_records import SegmentMeans as SegmentMeans
    from scorecard.survey.ranking import RankRow as RankRow
    from scorecard.survey.ranking import SegmentRanking as SegmentRanking
    from scorecard.survey.reliability_analysis import Reliability as Reliability
    from scorecard.survey.reliability_making import reliability as reliability
    from scorecard.survey.reliability_records import AlphaRow as AlphaRow
    from scorecard.survey.reliability_records import DifferenceReliability as DifferenceReliability
    from scorecard.survey.reliability_records import ItemRow as ItemRow
    from scorecard.survey.responses import Outcome as Outcome
    from scorecard.survey.responses import Segment as Segment
    from scorecard.survey.responses import Survey as Survey
    from scorecard.survey.satisfaction import CustomerSatisfaction as CustomerSatisfaction
    from scorecard.survey.satisfaction import customer_satisfaction as customer_satisfaction
    from scorecard.survey.satisfaction import customer_satisfaction_from_counts as customer_satisfaction_from_counts
    from scorecard.survey.servperf_analysis import Servperf as Servperf
    from scorecard.survey.servperf_analysis import ServperfRow as ServperfRow
    from scorecard.survey.servperf_making import servperf as servperf
    from scorecard.survey.tallied import TalliedSurvey as TalliedSurvey
    from scorecard.survey.wave_records import ChangeRow as ChangeRow
    from scorecard.survey.wave_records import WaveChanges as WaveChanges
    from scorecard.survey.wave_records import WavePair as WavePair
    from scorecard.survey.waves import change_over_waves as change_over_waves
    from scorecard.survey.zone_rows import ZoneRow as ZoneRow
    from scorecard.survey.zones import ToleranceZone as ToleranceZone
    from scorecard.survey.zones import ZoneOfTolerance as ZoneOfTolerance
    from scorecard.survey.zones import tolerance_zone as tolerance_zone
    from scorecard.survey.zones import zone_of_tolerance as zone_of_tolerance

# Where each name lives; a test holds this against the imports above, which type checkers read.
_HOMES = {
    "Agreement": "agreement_analysis",
    "AgreementRow": "agreement_analysis",
    "AlphaRow": "reliability_records",
    "AnswerQuality": "quality_analysis",
    "BadCells": "bad_cells",
    "BadCellsError": "bad_cells",
    "BoxShares": "gap_records",
    "ChangeRow": "wave_records",
    "Coefficient": "penalty_reward_rows",
    "CustomerEffort": "effort",
    "CustomerSatisfaction": "satisfaction",
    "DifferenceReliability": "reliability_records",
    "DifferenceRow": "difference_records",
    "DirectComparison": "comparison",
    "DirectRow": "comparison",
    "Estimate": "gap_records",
    "ExclusionEffect": "exclusion",
    "ExclusionRow": "exclusion",
    "FiveGapRow": "five_gap_rows",
    "FiveGaps": "five_gap_analysis",
    "GapAnalysis": "gaps",
    "GapOptions": "gap_options",
    "GapRow": "gap_records",
    "HeatMap": "heat_map",
    "HeatRow": "heat_map",
    "ImportancePerformance": "importance",
    "IpaRow": "importance",
    "ItemRow": "reliability_records",
    "Kano": "kano_analysis",
    "KanoRow": "kano_rows",
    "LeftOut": "priority_records",
    "MeanRow": "gap_records",
    "MeanTest": "mean_check",
    "NetPromoterRow": "net_promoter",
    "NetPromoterScore": "net_promoter",
    "Outcome": "responses",
    "OutcomeRow": "outcome_rows",
    "PenaltyReward": "penalty_analysis",
    "PenaltyRewardRow": "penalty_reward_rows",
    "Priorities": "priority_analysis",
    "PriorityRow": "priority_records",
    "QualityRow": "quality_analysis",
    "QualityRules": "quality_flags",
    "QuestionMeans": "question_analysis",
    "QuestionRow": "question_records",
    "RankRow": "ranking",
    "Reliability": "reliability_analysis",
    "Segment": "responses",
    "SegmentDifferences": "difference_records",
    "SegmentGaps": "gap_records",
    "SegmentMeans": "question_records",
    "SegmentRanking": "ranking",
    "Servperf": "servperf_analysis",
    "ServperfRow": "servperf_analysis",
    "Share": "gap_records",
    "Survey": "responses",
    "SurveyEstimates": "estimates",
    "TalliedSurvey": "tallied",
    "ToleranceZone": "zones",
    "WaveChanges": "wave_records",
    "WavePair": "wave_records",
    "ZoneOfTolerance": "zones",
    "ZoneRow": "zone_rows",
    "agreement": "agreement_analysis",
    "answer_quality": "quality_analysis",
    "build_survey": "checks",
    "change_over_waves": "waves",
    "customer_effort": "effort",
    "customer_effort_from_counts": "effort",
    "customer_satisfaction": "satisfaction",
    "customer_satisfaction_from_counts": "satisfaction",
    "direct_comparison": "comparison_making",
    "exclude": "exclusion",
    "exclusion_effect": "exclusion",
    "five_gap_sources": "five_gap_analysis",
    "five_gaps": "five_gap_analysis",
    "gap_analysis": "gap_making",
    "group_agreement": "agreement_analysis",
    "importance_performance": "importance",
    "kano": "kano_making",
    "kano_category": "kano_making",
    "kano_from_counts": "kano_making",
    "kano_from_survey": "kano_making",
    "net_promoter_score": "net_promoter_making",
    "net_promoter_score_from_answers": "net_promoter_making",
    "net_promoter_score_from_counts": "net_promoter_making",
    "penalty_reward": "penalty_making",
    "penalty_reward_from_ratings": "penalty_making",
    "priorities": "priority_making",
    "question_means": "question_making",
    "reliability": "reliability_making",
    "segment_differences": "differences",
    "servperf": "servperf_making",
    "tolerance_zone": "zones",
    "zone_of_tolerance": "zones",
}

__all__ = [
    "Agreement",
    "AgreementRow",
    "AlphaRow",
    "AnswerQuality",
    "BadCells",
    "BadCellsError",
    "BoxShares",
    "ChangeRow",
    "Coefficient",
    "CustomerEffort",
    "CustomerSatisfaction",
    "DifferenceReliability",
    "DifferenceRow",
    "DirectComparison",
    "DirectRow",
    "Estimate",
    "ExclusionEffect",
    "ExclusionRow",
    "FiveGapRow",
    "FiveGaps",
    "GapAnalysis",
    "GapOptions",
    "GapRow",
    "HeatMap",
    "HeatRow",
    "ImportancePerformance",
    "IpaRow",
    "ItemRow",
    "Kano",
    "KanoRow",
    "LeftOut",
    "MeanRow",
    "MeanTest",
    "NetPromoterRow",
    "NetPromoterScore",
    "Outcome",
    "OutcomeRow",
    "PenaltyReward",
    "PenaltyRewardRow",
    "Priorities",
    "PriorityRow",
    "QualityRow",
    "QualityRules",
    "QuestionMeans",
    "QuestionRow",
    "RankRow",
    "Reliability",
    "Segment",
    "SegmentDifferences",
    "SegmentGaps",
    "SegmentMeans",
    "SegmentRanking",
    "Servperf",
    "ServperfRow",
    "Share",
    "Survey",
    "SurveyEstimates",
    "TalliedSurvey",
    "ToleranceZone",
    "WaveChanges",
    "WavePair",
    "ZoneOfTolerance",
    "ZoneRow",
    "agreement",
    "answer_quality",
    "build_survey",
    "change_over_waves",
    "customer_effort",
    "customer_effort_from_counts",
    "customer_satisfaction",
    "customer_satisfaction_from_counts",
    "direct_comparison",
    "exclude",
    "exclusion_effect",
    "five_gap_sources",
    "five_gaps",
    "gap_analysis",
    "group_agreement",
    "importance_performance",
    "kano",
    "kano_category",
    "kano_from_counts",
    "kano_from_survey",
    "net_promoter_score",
    "net_promoter_score_from_answers",
    "net_promoter_score_from_counts",
    "penalty_reward",
    "penalty_reward_from_ratings",
    "priorities",
    "question_means",
    "reliability",
    "segment_differences",
    "servperf",
    "tolerance_zone",
    "zone_of_tolerance",
]


def __getattr__(name: str) -> object:
    """Load the module of a public name at its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'scorecard.survey' has no attribute {name!r}")
    found: object = getattr(_import_module(f"scorecard.survey.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
