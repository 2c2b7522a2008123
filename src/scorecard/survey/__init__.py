"""Survey answers, and what they say: gaps, reliability, importance against performance."""

from __future__ import annotations

from scorecard.survey.checks import build_survey
from scorecard.survey.gap_records import Estimate, GapRow, MeanRow, SegmentGaps
from scorecard.survey.gaps import GapAnalysis, gap_analysis
from scorecard.survey.importance import ImportancePerformance, IpaRow, importance_performance
from scorecard.survey.reliability import AlphaRow, Reliability, reliability
from scorecard.survey.responses import Segment, Survey
from scorecard.survey.tallied import TalliedSurvey

__all__ = [
    "AlphaRow",
    "Estimate",
    "GapAnalysis",
    "GapRow",
    "ImportancePerformance",
    "IpaRow",
    "MeanRow",
    "Reliability",
    "Segment",
    "SegmentGaps",
    "Survey",
    "TalliedSurvey",
    "build_survey",
    "gap_analysis",
    "importance_performance",
    "reliability",
]
