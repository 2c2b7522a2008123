"""From measured values to scores, and how each score came about."""

from __future__ import annotations

from scorecard.scoring.cascade import Cascade, CascadeLink, cascade
from scorecard.scoring.contributions_result import ContributionRow, Contributions
from scorecard.scoring.engine import evaluate
from scorecard.scoring.entity_acceptability import entity_acceptability
from scorecard.scoring.entity_ranks import EntityRanks
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.explain import Exclusion, Explanation, Measurement, Term, UnitScore
from scorecard.scoring.fuzzy import fuzzy_evaluation
from scorecard.scoring.fuzzy_result import FuzzyEvaluation
from scorecard.scoring.heat_map import EntityHeatMap, HeatMapCell
from scorecard.scoring.influence import Influence, SourceShare
from scorecard.scoring.least_change import least_weight_change
from scorecard.scoring.least_change_result import GroupChange, LeastWeightChange
from scorecard.scoring.least_order_change import least_order_change
from scorecard.scoring.link_evidence import link_evidence
from scorecard.scoring.lint import lint
from scorecard.scoring.lint_report import Finding, Ignored, LintReport
from scorecard.scoring.memberships import memberships_from_bands, memberships_from_counts
from scorecard.scoring.node_draws import Variation
from scorecard.scoring.node_result import NodeResult
from scorecard.scoring.origin import Basis, Origin
from scorecard.scoring.rank_bounds import RankBound, RankBounds, rank_bounds
from scorecard.scoring.ranking import EntityRanking, RankedEntity, UnrankedEntity
from scorecard.scoring.reasons import Reason
from scorecard.scoring.robustness import Robustness, robustness
from scorecard.scoring.score_spread import ScoreSpread
from scorecard.scoring.service_values import service_observations
from scorecard.scoring.smaa import rank_acceptability
from scorecard.scoring.smaa_result import AcceptedAlternative, LeftOutAlternative, RankAcceptability
from scorecard.scoring.solver import SolvedValue, value_for
from scorecard.scoring.sources import observe
from scorecard.scoring.target_aid import target_options
from scorecard.scoring.target_records import TargetHistory, TargetOption, TargetOptions, TargetReference
from scorecard.scoring.uncertainty import Uncertainty, uncertainty
from scorecard.scoring.unit_notes import UnitMeasure
from scorecard.scoring.waterfall_result import Waterfall
from scorecard.scoring.weight_tornado import TornadoBar, WeightTornado, weight_tornado
from scorecard.scoring.what_if import NodeDifference, WhatIf, what_if
from scorecard.scoring.what_if_words import Assumption

__all__ = [
    "AcceptedAlternative",
    "Assumption",
    "Basis",
    "Cascade",
    "CascadeLink",
    "ContributionRow",
    "Contributions",
    "EntityHeatMap",
    "EntityRanking",
    "EntityRanks",
    "Evaluation",
    "Exclusion",
    "Explanation",
    "Finding",
    "FuzzyEvaluation",
    "GroupChange",
    "HeatMapCell",
    "Ignored",
    "Influence",
    "LeastWeightChange",
    "LeftOutAlternative",
    "LintReport",
    "Measurement",
    "NodeDifference",
    "NodeResult",
    "Origin",
    "RankBound",
    "RankBounds",
    "RankAcceptability",
    "RankedEntity",
    "Reason",
    "Robustness",
    "ScoreSpread",
    "SolvedValue",
    "SourceShare",
    "TargetHistory",
    "TargetOption",
    "TargetOptions",
    "TargetReference",
    "Term",
    "Uncertainty",
    "TornadoBar",
    "UnitMeasure",
    "UnitScore",
    "UnrankedEntity",
    "Variation",
    "Waterfall",
    "WeightTornado",
    "WhatIf",
    "cascade",
    "entity_acceptability",
    "evaluate",
    "fuzzy_evaluation",
    "link_evidence",
    "least_order_change",
    "least_weight_change",
    "lint",
    "memberships_from_bands",
    "memberships_from_counts",
    "observe",
    "rank_bounds",
    "robustness",
    "service_observations",
    "target_options",
    "uncertainty",
    "rank_acceptability",
    "value_for",
    "weight_tornado",
    "what_if",
]
