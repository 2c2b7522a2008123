"""From measured values to scores, and how each score came about.

Importing this room loads nothing of it; each name loads its own module at first use.
"""

from __future__ import annotations

import sys as _sys
from importlib import import_module as _import_module
from types import ModuleType as _ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.scoring.cascade import Cascade as Cascade
    from scorecard.scoring.cascade import CascadeLink as CascadeLink
    from scorecard.scoring.cascade import cascade as cascade
    from scorecard.scoring.contributions_result import ContributionRow as ContributionRow
    from scorecard.scoring.contributions_result import Contributions as Contributions
    from scorecard.scoring.engine import evaluate as evaluate
    from scorecard.scoring.entity_acceptability import entity_acceptability as entity_acceptability
    from scorecard.scoring.entity_ranks import EntityRanks as EntityRanks
    from scorecard.scoring.evaluation import Evaluation as Evaluation
    from scorecard.scoring.explain import Exclusion as Exclusion
    from scorecard.scoring.explain import Explanation as Explanation
    from scorecard.scoring.explain import Measurement as Measurement
    from scorecard.scoring.explain import Term as Term
    from scorecard.scoring.explain import UnitScore as UnitScore
    from scorecard.scoring.fuzzy import fuzzy_evaluation as fuzzy_evaluation
    from scorecard.scoring.fuzzy_result import FuzzyEvaluation as FuzzyEvaluation
    from scorecard.scoring.heat_map import EntityHeatMap as EntityHeatMap
    from scorecard.scoring.heat_map import HeatMapCell as HeatMapCell
    from scorecard.scoring.influence import Influence as Influence
    from scorecard.scoring.influence import SourceShare as SourceShare
    from scorecard.scoring.least_change import least_weight_change as least_weight_change
    from scorecard.scoring.least_change_result import GroupChange as GroupChange
    from scorecard.scoring.least_change_result import LeastWeightChange as LeastWeightChange
    from scorecard.scoring.least_order_change import least_order_change as least_order_change
    from scorecard.scoring.link_evidence import link_evidence as link_evidence
    from scorecard.scoring.lint import lint as lint
    from scorecard.scoring.lint_report import Finding as Finding
    from scorecard.scoring.lint_report import Ignored as Ignored
    from scorecard.scoring.lint_report import LintReport as LintReport
    from scorecard.scoring.memberships import memberships_from_bands as memberships_from_bands
    from scorecard.scoring.memberships import memberships_from_counts as memberships_from_counts
    from scorecard.scoring.node_draws import Variation as Variation
    from scorecard.scoring.node_result import NodeResult as NodeResult
    from scorecard.scoring.origin import Basis as Basis
    from scorecard.scoring.origin import Origin as Origin
    from scorecard.scoring.rank_bounds import RankBound as RankBound
    from scorecard.scoring.rank_bounds import RankBounds as RankBounds
    from scorecard.scoring.rank_bounds import rank_bounds as rank_bounds
    from scorecard.scoring.ranking import EntityRanking as EntityRanking
    from scorecard.scoring.ranking import RankedEntity as RankedEntity
    from scorecard.scoring.ranking import UnrankedEntity as UnrankedEntity
    from scorecard.scoring.reasons import Reason as Reason
    from scorecard.scoring.robustness import Robustness as Robustness
    from scorecard.scoring.robustness import robustness as robustness
    from scorecard.scoring.score_spread import ScoreSpread as ScoreSpread
    from scorecard.scoring.service_values import service_observations as service_observations
    from scorecard.scoring.smaa import rank_acceptability as rank_acceptability
    from scorecard.scoring.smaa_result import AcceptedAlternative as AcceptedAlternative
    from scorecard.scoring.smaa_result import LeftOutAlternative as LeftOutAlternative
    from scorecard.scoring.smaa_result import RankAcceptability as RankAcceptability
    from scorecard.scoring.solver import SolvedValue as SolvedValue
    from scorecard.scoring.solver import value_for as value_for
    from scorecard.scoring.sources import observe as observe
    from scorecard.scoring.target_aid import target_options as target_options
    from scorecard.scoring.target_records import TargetHistory as TargetHistory
    from scorecard.scoring.target_records import TargetOption as TargetOption
    from scorecard.scoring.target_records import TargetOptions as TargetOptions
    from scorecard.scoring.target_records import TargetReference as TargetReference
    from scorecard.scoring.uncertainty import Uncertainty as Uncertainty
    from scorecard.scoring.uncertainty import uncertainty as uncertainty
    from scorecard.scoring.unit_notes import UnitMeasure as UnitMeasure
    from scorecard.scoring.waterfall_result import Waterfall as Waterfall
    from scorecard.scoring.weight_tornado import TornadoBar as TornadoBar
    from scorecard.scoring.weight_tornado import WeightTornado as WeightTornado
    from scorecard.scoring.weight_tornado import weight_tornado as weight_tornado
    from scorecard.scoring.what_if import NodeDifference as NodeDifference
    from scorecard.scoring.what_if import WhatIf as WhatIf
    from scorecard.scoring.what_if import what_if as what_if
    from scorecard.scoring.what_if_words import Assumption as Assumption

# Where each name lives; a test holds this against the imports above, which type checkers read.
_MODULES: dict[str, str] = {
    "cascade": "Cascade CascadeLink cascade",
    "contributions_result": "ContributionRow Contributions",
    "engine": "evaluate",
    "entity_acceptability": "entity_acceptability",
    "entity_ranks": "EntityRanks",
    "evaluation": "Evaluation",
    "explain": "Exclusion Explanation Measurement Term UnitScore",
    "fuzzy": "fuzzy_evaluation",
    "fuzzy_result": "FuzzyEvaluation",
    "heat_map": "EntityHeatMap HeatMapCell",
    "influence": "Influence SourceShare",
    "least_change": "least_weight_change",
    "least_change_result": "GroupChange LeastWeightChange",
    "least_order_change": "least_order_change",
    "link_evidence": "link_evidence",
    "lint": "lint",
    "lint_report": "Finding Ignored LintReport",
    "memberships": "memberships_from_bands memberships_from_counts",
    "node_draws": "Variation",
    "node_result": "NodeResult",
    "origin": "Basis Origin",
    "rank_bounds": "RankBound RankBounds rank_bounds",
    "ranking": "EntityRanking RankedEntity UnrankedEntity",
    "reasons": "Reason",
    "robustness": "Robustness robustness",
    "score_spread": "ScoreSpread",
    "service_values": "service_observations",
    "smaa": "rank_acceptability",
    "smaa_result": "AcceptedAlternative LeftOutAlternative RankAcceptability",
    "solver": "SolvedValue value_for",
    "sources": "observe",
    "target_aid": "target_options",
    "target_records": "TargetHistory TargetOption TargetOptions TargetReference",
    "uncertainty": "Uncertainty uncertainty",
    "unit_notes": "UnitMeasure",
    "waterfall_result": "Waterfall",
    "weight_tornado": "TornadoBar WeightTornado weight_tornado",
    "what_if": "NodeDifference WhatIf what_if",
    "what_if_words": "Assumption",
}
_HOMES: dict[str, str] = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = sorted(_HOMES)  # noqa: PLE0605  # pyright: ignore[reportUnsupportedDunderAll]  # from the table


def __getattr__(name: str) -> object:
    """Load the module of a public name at its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'scorecard.scoring' has no attribute {name!r}")
    found: object = getattr(_import_module(f"scorecard.scoring.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names."""
    return list(__all__)


class _Room(_ModuleType):
    """A room in which a public name comes before a module of the same name, such as ``robustness``."""

    def __setattr__(self, name: str, value: object) -> None:
        """Keep a value, unless it is a module that the import system puts in the place of a public name."""
        if not (isinstance(value, _ModuleType) and name in _HOMES):
            super().__setattr__(name, value)


_sys.modules[__name__].__class__ = _Room
