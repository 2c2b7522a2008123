"""Weights, one function for each way of finding them.

Importing this room loads nothing of it; each name loads its own module at first use.
"""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

# Where each name lives; a test holds this against the imports above, which type checkers read.
_MODULES = {
    "ahp_batch": "AhpBatch",
    "ahp_group_weights": "AhpGroupWeights ExpertOpinion PairSpread WeightSpread",
    "ahp_hierarchy_weights": "AhpHierarchy LevelConsistency",
    "ahp_weights": "AhpWeights InconsistentJudgement",
    "best_worst_comparisons": "InconsistentPair",
    "data_weights": "DataWeights",
    "judgement_sheets": "JudgementSheet JudgementSheets",
    "methods.ahp": "ahp",
    "methods.ahp_group": "ahp_group",
    "methods.ahp_hierarchy": "ahp_hierarchy",
    "methods.ahp_many": "ahp_many",
    "methods.best_worst": "BestWorstWeights best_worst",
    "methods.combined": "CombinedWeights combined",
    "methods.critic": "CriticWeights critic",
    "methods.direct": "direct",
    "methods.entropy": "EntropyWeights entropy",
    "methods.equal": "equal",
    "methods.principal_components": "ComponentWeights principal_components",
    "methods.rank_order_centroid": "rank_order_centroid",
    "methods.rank_reciprocal": "rank_reciprocal",
    "methods.rank_sum": "rank_sum",
    "methods.standard_deviation": "StandardDeviationWeights standard_deviation",
    "methods.swing": "swing",
    "ranks": "RankWeights",
    "uncertain": "WeightUncertainty draw_families",
    "weight_plan": "WeightPlan",
    "weights": "Weights",
}
_HOMES: dict[str, str] = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = [
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
    "WeightUncertainty",
    "Weights",
    "ahp",
    "ahp_group",
    "ahp_hierarchy",
    "ahp_many",
    "best_worst",
    "combined",
    "critic",
    "direct",
    "draw_families",
    "entropy",
    "equal",
    "principal_components",
    "rank_order_centroid",
    "rank_reciprocal",
    "rank_sum",
    "standard_deviation",
    "swing",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load the module of a public name at its first use."""
        if name not in _HOMES:
            raise AttributeError(f"module 'scorecard.weighting' has no attribute {name!r}")
        found: object = getattr(_import_module(f"scorecard.weighting.{_HOMES[name]}"), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """Return the public names."""
    return list(__all__)
