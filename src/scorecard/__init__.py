"""Balanced-scorecard performance evaluation and SERVQUAL gap analysis that tell the truth about their numbers.

The story: read a card, a survey and measure values; analyse, observe, evaluate; explain, draw, review.

Read
    `read_card`, `read_survey`, `read_observations`, `read_orders`, `read_complaints`, `read_instrument`,
    `read_judgements`, `read_table`, `load_template`; `tally_survey` counts what is larger than memory
Analyse a survey
    `gap_analysis`, `question_means`, `servperf`, `zone_of_tolerance`, `importance_performance`, `kano`, `five_gaps`,
    `net_promoter_score`, `reliability`, `answer_quality`; `segment_differences`, `change_over_waves`, `priorities`
Score
    `observe`, `evaluate`, `cascade`, `fuzzy_evaluation`; `lint` checks a card and its values first
Ask further
    `what_if`: other weights, values or targets; `value_for`: which value lifts a node to a status
How sure, and what would change it
    `uncertainty`, `robustness`, `least_weight_change`, `weight_tornado`, `rank_acceptability`;
    `target_options`: which target, and how likely it is hit
Look at time
    `aggregate`, `to_date`, `rolling`, `shifted`; `change` tells a signal from noise
Test the strategy map
    `link_evidence`: do its links hold on the data, or is there too little
Report
    `review`, `dashboard`; every result has ``.table()``, ``.to_frame()`` and, where it can be drawn, ``.plot``;
    `write_table`, `write_workbook`
Rooms of their own
    `weighting` (AHP, swing, ranks, …), `logistics` (orders, customers, complaints), `instruments`, `plots`, `templates`

Importing this package loads nothing but the standard library; each name loads its own room at first use.
"""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard import instruments as instruments
    from scorecard import logistics as logistics
    from scorecard import plots as plots
    from scorecard import weighting as weighting
    from scorecard._result import Provenance as Provenance
    from scorecard._table import Column as Column
    from scorecard._table import Table as Table
    from scorecard._text import LocalText as LocalText
    from scorecard.errors import AnalysisError as AnalysisError
    from scorecard.errors import CardError as CardError
    from scorecard.errors import ChartError as ChartError
    from scorecard.errors import FontError as FontError
    from scorecard.errors import HistoryError as HistoryError
    from scorecard.errors import MissingExtraError as MissingExtraError
    from scorecard.errors import ObservationError as ObservationError
    from scorecard.errors import OrderError as OrderError
    from scorecard.errors import OutputError as OutputError
    from scorecard.errors import Place as Place
    from scorecard.errors import Problem as Problem
    from scorecard.errors import ReportError as ReportError
    from scorecard.errors import ScorecardError as ScorecardError
    from scorecard.errors import ScoringError as ScoringError
    from scorecard.errors import SurveyError as SurveyError
    from scorecard.errors import UsageError as UsageError
    from scorecard.instruments import ColumnLayout as ColumnLayout
    from scorecard.instruments import Dimension as Dimension
    from scorecard.instruments import Instrument as Instrument
    from scorecard.instruments import Item as Item
    from scorecard.instruments import OutcomeColumn as OutcomeColumn
    from scorecard.instruments import Scale as Scale
    from scorecard.io import Migration as Migration
    from scorecard.io import card_schema as card_schema
    from scorecard.io import load_evaluation as load_evaluation
    from scorecard.io import migrate_card as migrate_card
    from scorecard.io import questionnaire_layout as questionnaire_layout
    from scorecard.io import read_card as read_card
    from scorecard.io import read_column_layout as read_column_layout
    from scorecard.io import read_complaints as read_complaints
    from scorecard.io import read_customer_history as read_customer_history
    from scorecard.io import read_instrument as read_instrument
    from scorecard.io import read_judgements as read_judgements
    from scorecard.io import read_observations as read_observations
    from scorecard.io import read_order_layout as read_order_layout
    from scorecard.io import read_orders as read_orders
    from scorecard.io import read_review_notes as read_review_notes
    from scorecard.io import read_service_definitions as read_service_definitions
    from scorecard.io import read_service_programme as read_service_programme
    from scorecard.io import read_survey as read_survey
    from scorecard.io import read_table as read_table
    from scorecard.io import tally_survey as tally_survey
    from scorecard.io import write_card as write_card
    from scorecard.io import write_judgement_sheets as write_judgement_sheets
    from scorecard.io import write_observations_template as write_observations_template
    from scorecard.io import write_questionnaire as write_questionnaire
    from scorecard.io import write_service_programme as write_service_programme
    from scorecard.io import write_table as write_table
    from scorecard.io import write_workbook as write_workbook
    from scorecard.logistics import OrderLayout as OrderLayout
    from scorecard.models import Action as Action
    from scorecard.models import Band as Band
    from scorecard.models import Bands as Bands
    from scorecard.models import Calendar as Calendar
    from scorecard.models import CardSource as CardSource
    from scorecard.models import Decision as Decision
    from scorecard.models import Entity as Entity
    from scorecard.models import Initiative as Initiative
    from scorecard.models import Link as Link
    from scorecard.models import Measure as Measure
    from scorecard.models import Objective as Objective
    from scorecard.models import Period as Period
    from scorecard.models import Perspective as Perspective
    from scorecard.models import ReviewNotes as ReviewNotes
    from scorecard.models import Scorecard as Scorecard
    from scorecard.models import StrategyMap as StrategyMap
    from scorecard.models import SurveyDeclaration as SurveyDeclaration
    from scorecard.models import SurveySource as SurveySource
    from scorecard.models import Unit as Unit
    from scorecard.plots import dashboard as dashboard
    from scorecard.report import Review as Review
    from scorecard.report import review as review
    from scorecard.scoring import Cascade as Cascade
    from scorecard.scoring import EntityHeatMap as EntityHeatMap
    from scorecard.scoring import EntityRanking as EntityRanking
    from scorecard.scoring import Evaluation as Evaluation
    from scorecard.scoring import Explanation as Explanation
    from scorecard.scoring import Finding as Finding
    from scorecard.scoring import FuzzyEvaluation as FuzzyEvaluation
    from scorecard.scoring import LintReport as LintReport
    from scorecard.scoring import NodeResult as NodeResult
    from scorecard.scoring import RankBounds as RankBounds
    from scorecard.scoring import Robustness as Robustness
    from scorecard.scoring import SolvedValue as SolvedValue
    from scorecard.scoring import TargetOptions as TargetOptions
    from scorecard.scoring import TargetReference as TargetReference
    from scorecard.scoring import Uncertainty as Uncertainty
    from scorecard.scoring import Waterfall as Waterfall
    from scorecard.scoring import WhatIf as WhatIf
    from scorecard.scoring import cascade as cascade
    from scorecard.scoring import entity_acceptability as entity_acceptability
    from scorecard.scoring import evaluate as evaluate
    from scorecard.scoring import fuzzy_evaluation as fuzzy_evaluation
    from scorecard.scoring import least_order_change as least_order_change
    from scorecard.scoring import least_weight_change as least_weight_change
    from scorecard.scoring import link_evidence as link_evidence
    from scorecard.scoring import lint as lint
    from scorecard.scoring import memberships_from_bands as memberships_from_bands
    from scorecard.scoring import memberships_from_counts as memberships_from_counts
    from scorecard.scoring import observe as observe
    from scorecard.scoring import rank_acceptability as rank_acceptability
    from scorecard.scoring import rank_bounds as rank_bounds
    from scorecard.scoring import robustness as robustness
    from scorecard.scoring import service_observations as service_observations
    from scorecard.scoring import target_options as target_options
    from scorecard.scoring import uncertainty as uncertainty
    from scorecard.scoring import value_for as value_for
    from scorecard.scoring import weight_tornado as weight_tornado
    from scorecard.scoring import what_if as what_if
    from scorecard.series import ChangeSignals as ChangeSignals
    from scorecard.series import ExpertRange as ExpertRange
    from scorecard.series import LinkEvidence as LinkEvidence
    from scorecard.series import MeasureRecord as MeasureRecord
    from scorecard.series import ObservationRecords as ObservationRecords
    from scorecard.series import Observations as Observations
    from scorecard.series import aggregate as aggregate
    from scorecard.series import change as change
    from scorecard.series import change_from_values as change_from_values
    from scorecard.series import rolling as rolling
    from scorecard.series import shifted as shifted
    from scorecard.series import to_date as to_date
    from scorecard.survey import Agreement as Agreement
    from scorecard.survey import AnswerQuality as AnswerQuality
    from scorecard.survey import BadCells as BadCells
    from scorecard.survey import BadCellsError as BadCellsError
    from scorecard.survey import CustomerEffort as CustomerEffort
    from scorecard.survey import CustomerSatisfaction as CustomerSatisfaction
    from scorecard.survey import DirectComparison as DirectComparison
    from scorecard.survey import ExclusionEffect as ExclusionEffect
    from scorecard.survey import FiveGaps as FiveGaps
    from scorecard.survey import GapAnalysis as GapAnalysis
    from scorecard.survey import GapRow as GapRow
    from scorecard.survey import HeatMap as HeatMap
    from scorecard.survey import ImportancePerformance as ImportancePerformance
    from scorecard.survey import Kano as Kano
    from scorecard.survey import NetPromoterScore as NetPromoterScore
    from scorecard.survey import PenaltyReward as PenaltyReward
    from scorecard.survey import Priorities as Priorities
    from scorecard.survey import QualityRules as QualityRules
    from scorecard.survey import QuestionMeans as QuestionMeans
    from scorecard.survey import Reliability as Reliability
    from scorecard.survey import SegmentDifferences as SegmentDifferences
    from scorecard.survey import SegmentRanking as SegmentRanking
    from scorecard.survey import Servperf as Servperf
    from scorecard.survey import Survey as Survey
    from scorecard.survey import TalliedSurvey as TalliedSurvey
    from scorecard.survey import ToleranceZone as ToleranceZone
    from scorecard.survey import WaveChanges as WaveChanges
    from scorecard.survey import ZoneOfTolerance as ZoneOfTolerance
    from scorecard.survey import agreement as agreement
    from scorecard.survey import answer_quality as answer_quality
    from scorecard.survey import change_over_waves as change_over_waves
    from scorecard.survey import customer_effort as customer_effort
    from scorecard.survey import customer_effort_from_counts as customer_effort_from_counts
    from scorecard.survey import customer_satisfaction as customer_satisfaction
    from scorecard.survey import customer_satisfaction_from_counts as customer_satisfaction_from_counts
    from scorecard.survey import direct_comparison as direct_comparison
    from scorecard.survey import exclude as exclude
    from scorecard.survey import exclusion_effect as exclusion_effect
    from scorecard.survey import five_gap_sources as five_gap_sources
    from scorecard.survey import five_gaps as five_gaps
    from scorecard.survey import gap_analysis as gap_analysis
    from scorecard.survey import group_agreement as group_agreement
    from scorecard.survey import importance_performance as importance_performance
    from scorecard.survey import kano as kano
    from scorecard.survey import kano_from_counts as kano_from_counts
    from scorecard.survey import kano_from_survey as kano_from_survey
    from scorecard.survey import net_promoter_score as net_promoter_score
    from scorecard.survey import net_promoter_score_from_answers as net_promoter_score_from_answers
    from scorecard.survey import net_promoter_score_from_counts as net_promoter_score_from_counts
    from scorecard.survey import penalty_reward as penalty_reward
    from scorecard.survey import penalty_reward_from_ratings as penalty_reward_from_ratings
    from scorecard.survey import priorities as priorities
    from scorecard.survey import question_means as question_means
    from scorecard.survey import reliability as reliability
    from scorecard.survey import segment_differences as segment_differences
    from scorecard.survey import servperf as servperf
    from scorecard.survey import tolerance_zone as tolerance_zone
    from scorecard.survey import zone_of_tolerance as zone_of_tolerance
    from scorecard.templates import copy_template as copy_template
    from scorecard.templates import load_template as load_template
    from scorecard.templates import template_files as template_files
    from scorecard.templates import templates as templates
    from scorecard.weighting import WeightPlan as WeightPlan
    from scorecard.weighting import Weights as Weights
    from scorecard.weighting import WeightUncertainty as WeightUncertainty

# Where each name lives; a test holds this against the imports above, which type checkers read.
_HOMES: dict[str, str] = {
    "_result": "Provenance",
    "_table": "Column Table",
    "_text": "LocalText",
    "errors": """
        AnalysisError CardError ChartError FontError HistoryError MissingExtraError ObservationError
        OrderError OutputError Place Problem ReportError ScorecardError ScoringError SurveyError UsageError
    """,
    "instruments": "ColumnLayout Dimension Instrument Item OutcomeColumn Scale",
    "io": """
        Migration card_schema load_evaluation migrate_card questionnaire_layout read_card read_column_layout
        read_complaints read_customer_history read_instrument read_judgements read_observations
        read_order_layout read_orders read_review_notes read_service_definitions read_service_programme
        read_survey read_table tally_survey write_card write_judgement_sheets write_observations_template
        write_questionnaire write_service_programme write_table write_workbook
    """,
    "logistics": "OrderLayout",
    "models": """
        Action Band Bands Calendar CardSource Decision Entity Initiative Link Measure Objective Period Perspective
        ReviewNotes Scorecard StrategyMap SurveyDeclaration SurveySource Unit
    """,
    "plots": "dashboard",
    "report": "Review review",
    "scoring": """
        Cascade EntityHeatMap EntityRanking Evaluation Explanation Finding FuzzyEvaluation LintReport
        NodeResult RankBounds Robustness SolvedValue TargetOptions TargetReference Uncertainty Waterfall
        WhatIf cascade entity_acceptability evaluate fuzzy_evaluation least_order_change least_weight_change
        link_evidence lint memberships_from_bands memberships_from_counts observe rank_acceptability
        rank_bounds robustness service_observations target_options uncertainty value_for weight_tornado
        what_if
    """,
    "series": """
        ChangeSignals ExpertRange LinkEvidence MeasureRecord ObservationRecords Observations aggregate change
        change_from_values rolling shifted to_date
    """,
    "survey": """
        Agreement AnswerQuality BadCells BadCellsError CustomerEffort CustomerSatisfaction DirectComparison
        ExclusionEffect FiveGaps GapAnalysis GapRow HeatMap ImportancePerformance Kano NetPromoterScore
        PenaltyReward Priorities QualityRules QuestionMeans Reliability SegmentDifferences SegmentRanking
        Servperf Survey TalliedSurvey ToleranceZone WaveChanges ZoneOfTolerance agreement answer_quality
        change_over_waves customer_effort customer_effort_from_counts customer_satisfaction
        customer_satisfaction_from_counts direct_comparison exclude exclusion_effect five_gap_sources five_gaps
        gap_analysis group_agreement importance_performance kano kano_from_counts kano_from_survey
        net_promoter_score net_promoter_score_from_answers net_promoter_score_from_counts penalty_reward
        penalty_reward_from_ratings priorities question_means reliability segment_differences servperf
        tolerance_zone zone_of_tolerance
    """,
    "templates": "copy_template load_template template_files templates",
    "weighting": "WeightPlan WeightUncertainty Weights",
}
_ROOMS = ("instruments", "logistics", "plots", "weighting")
_HOME_OF: dict[str, str] = {name: room for room, names in _HOMES.items() for name in names.split()}

__all__ = sorted([*_HOME_OF, *_ROOMS])  # noqa: PLE0605  # pyright: ignore[reportUnsupportedDunderAll]  # from the table


def __getattr__(name: str) -> object:
    """Load the room of a public name at its first use."""
    if name in _HOME_OF:
        home = _import_module(f"scorecard.{_HOME_OF[name]}")
        # `templates` is a room that can be called, whichever of the two was reached for first
        found: object = home if _HOME_OF[name] == name else getattr(home, name)
    elif name in _ROOMS:
        found = _import_module(f"scorecard.{name}")
    else:
        raise AttributeError(f"module 'scorecard' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names."""
    return list(__all__)
