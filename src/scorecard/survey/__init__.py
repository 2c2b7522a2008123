"""Survey answers, and what they say: gaps, reliability, importance against performance."""

from __future__ import annotations

from scorecard.survey.agreement_analysis import Agreement, AgreementRow, agreement, group_agreement
from scorecard.survey.bad_cells import BadCells, BadCellsError
from scorecard.survey.checks import build_survey
from scorecard.survey.comparison import DirectComparison, DirectRow, direct_comparison
from scorecard.survey.difference_records import DifferenceRow, SegmentDifferences
from scorecard.survey.differences import segment_differences
from scorecard.survey.effort import CustomerEffort, customer_effort, customer_effort_from_counts
from scorecard.survey.exclusion import ExclusionEffect, ExclusionRow, exclude, exclusion_effect
from scorecard.survey.five_gap_analysis import FiveGaps, five_gap_sources, five_gaps
from scorecard.survey.five_gap_rows import FiveGapRow
from scorecard.survey.gap_making import gap_analysis
from scorecard.survey.gap_options import GapOptions
from scorecard.survey.gap_records import BoxShares, Estimate, GapRow, MeanRow, SegmentGaps, Share
from scorecard.survey.gaps import GapAnalysis
from scorecard.survey.heat_map import HeatMap, HeatRow
from scorecard.survey.importance import ImportancePerformance, IpaRow, importance_performance
from scorecard.survey.kano_analysis import Kano, kano, kano_category, kano_from_counts, kano_from_survey
from scorecard.survey.kano_rows import KanoRow
from scorecard.survey.mean_check import MeanTest
from scorecard.survey.net_promoter import (
    NetPromoterRow,
    NetPromoterScore,
    net_promoter_score,
    net_promoter_score_from_answers,
    net_promoter_score_from_counts,
)
from scorecard.survey.outcome_rows import OutcomeRow
from scorecard.survey.penalty_analysis import PenaltyReward, penalty_reward, penalty_reward_from_ratings
from scorecard.survey.penalty_reward_rows import Coefficient, PenaltyRewardRow
from scorecard.survey.priority_analysis import Priorities, priorities
from scorecard.survey.priority_records import LeftOut, PriorityRow
from scorecard.survey.quality_analysis import AnswerQuality, QualityRow, answer_quality
from scorecard.survey.quality_flags import QualityRules
from scorecard.survey.ranking import RankRow, SegmentRanking
from scorecard.survey.reliability_analysis import AlphaRow, Reliability, reliability
from scorecard.survey.reliability_records import DifferenceReliability, ItemRow
from scorecard.survey.responses import Outcome, Segment, Survey
from scorecard.survey.satisfaction import (
    CustomerSatisfaction,
    customer_satisfaction,
    customer_satisfaction_from_counts,
)
from scorecard.survey.servperf_analysis import Servperf, ServperfRow, servperf
from scorecard.survey.tallied import TalliedSurvey
from scorecard.survey.wave_records import ChangeRow, WaveChanges, WavePair
from scorecard.survey.waves import change_over_waves
from scorecard.survey.zone_rows import ZoneRow
from scorecard.survey.zones import ToleranceZone, ZoneOfTolerance, tolerance_zone, zone_of_tolerance

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
    "RankRow",
    "Reliability",
    "Segment",
    "SegmentDifferences",
    "SegmentGaps",
    "SegmentRanking",
    "Servperf",
    "ServperfRow",
    "Share",
    "Survey",
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
    "reliability",
    "segment_differences",
    "servperf",
    "tolerance_zone",
    "zone_of_tolerance",
]
