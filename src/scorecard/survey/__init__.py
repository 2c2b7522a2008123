"""Survey answers, and what they say: gaps, reliability, importance against performance."""

from __future__ import annotations

from scorecard.survey.answer_quality import AnswerQuality, QualityRow, answer_quality
from scorecard.survey.bad_cells import BadCells, BadCellsError
from scorecard.survey.checks import build_survey
from scorecard.survey.difference_records import DifferenceRow, SegmentDifferences
from scorecard.survey.differences import segment_differences
from scorecard.survey.exclusion import ExclusionEffect, ExclusionRow, exclude, exclusion_effect
from scorecard.survey.gap_making import gap_analysis
from scorecard.survey.gap_options import GapOptions
from scorecard.survey.gap_records import BoxShares, Estimate, GapRow, MeanRow, SegmentGaps, Share
from scorecard.survey.gaps import GapAnalysis
from scorecard.survey.heat_map import HeatMap, HeatRow
from scorecard.survey.importance import ImportancePerformance, IpaRow, importance_performance
from scorecard.survey.priorities import Priorities, priorities
from scorecard.survey.priority_records import LeftOut, PriorityRow
from scorecard.survey.quality_flags import QualityRules
from scorecard.survey.ranking import RankRow, SegmentRanking
from scorecard.survey.reliability import AlphaRow, Reliability, reliability
from scorecard.survey.reliability_records import DifferenceReliability, ItemRow
from scorecard.survey.responses import Segment, Survey
from scorecard.survey.tallied import TalliedSurvey
from scorecard.survey.wave_records import ChangeRow, WaveChanges, WavePair
from scorecard.survey.waves import change_over_waves

__all__ = [
    "AlphaRow",
    "AnswerQuality",
    "BadCells",
    "BadCellsError",
    "BoxShares",
    "ChangeRow",
    "DifferenceReliability",
    "DifferenceRow",
    "Estimate",
    "ExclusionEffect",
    "ExclusionRow",
    "GapAnalysis",
    "GapOptions",
    "GapRow",
    "HeatMap",
    "HeatRow",
    "ImportancePerformance",
    "IpaRow",
    "ItemRow",
    "LeftOut",
    "MeanRow",
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
    "Share",
    "Survey",
    "TalliedSurvey",
    "WaveChanges",
    "WavePair",
    "answer_quality",
    "build_survey",
    "change_over_waves",
    "exclude",
    "exclusion_effect",
    "gap_analysis",
    "importance_performance",
    "priorities",
    "reliability",
    "segment_differences",
]
