"""Weights, one function for each way of finding them."""

from __future__ import annotations

from scorecard.weighting.ahp_batch import AhpBatch
from scorecard.weighting.ahp_group_weights import AhpGroupWeights, ExpertOpinion, PairSpread, WeightSpread
from scorecard.weighting.ahp_hierarchy_weights import AhpHierarchy, LevelConsistency
from scorecard.weighting.ahp_weights import AhpWeights, InconsistentJudgement
from scorecard.weighting.best_worst_comparisons import InconsistentPair
from scorecard.weighting.data_weights import DataWeights
from scorecard.weighting.judgement_sheets import JudgementSheet, JudgementSheets
from scorecard.weighting.methods.ahp import ahp
from scorecard.weighting.methods.ahp_group import ahp_group
from scorecard.weighting.methods.ahp_hierarchy import ahp_hierarchy
from scorecard.weighting.methods.ahp_many import ahp_many
from scorecard.weighting.methods.best_worst import BestWorstWeights, best_worst
from scorecard.weighting.methods.combined import CombinedWeights, combined
from scorecard.weighting.methods.critic import CriticWeights, critic
from scorecard.weighting.methods.direct import direct
from scorecard.weighting.methods.entropy import EntropyWeights, entropy
from scorecard.weighting.methods.equal import equal
from scorecard.weighting.methods.principal_components import ComponentWeights, principal_components
from scorecard.weighting.methods.rank_order_centroid import rank_order_centroid
from scorecard.weighting.methods.rank_reciprocal import rank_reciprocal
from scorecard.weighting.methods.rank_sum import rank_sum
from scorecard.weighting.methods.standard_deviation import StandardDeviationWeights, standard_deviation
from scorecard.weighting.methods.swing import swing
from scorecard.weighting.ranks import RankWeights
from scorecard.weighting.uncertain import WeightUncertainty, draw_families
from scorecard.weighting.weight_plan import WeightPlan
from scorecard.weighting.weights import Weights

__all__ = [
    "WeightUncertainty",
    "draw_families",
    "AhpBatch",
    "AhpGroupWeights",
    "AhpHierarchy",
    "AhpWeights",
    "BestWorstWeights",
    "CombinedWeights",
    "ComponentWeights",
    "CriticWeights",
    "DataWeights",
    "EntropyWeights",
    "ExpertOpinion",
    "InconsistentJudgement",
    "InconsistentPair",
    "JudgementSheet",
    "JudgementSheets",
    "LevelConsistency",
    "PairSpread",
    "RankWeights",
    "StandardDeviationWeights",
    "WeightPlan",
    "WeightSpread",
    "Weights",
    "ahp",
    "ahp_group",
    "ahp_hierarchy",
    "ahp_many",
    "best_worst",
    "combined",
    "critic",
    "direct",
    "entropy",
    "equal",
    "principal_components",
    "rank_order_centroid",
    "rank_reciprocal",
    "rank_sum",
    "standard_deviation",
    "swing",
]
