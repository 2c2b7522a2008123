"""Logistics customer service: from order records to service figures, customers and what to do first.

Importing this room loads nothing of it; each name loads its own module at first use.
"""

from __future__ import annotations

import sys as _sys
from importlib import import_module as _import_module
from types import ModuleType as _ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.logistics.basic_platform import BasicPlatform as BasicPlatform
    from scorecard.logistics.basic_platform import PlatformRow as PlatformRow
    from scorecard.logistics.basic_platform import basic_platform as basic_platform
    from scorecard.logistics.benchmark import benchmark as benchmark
    from scorecard.logistics.benchmark_result import Benchmark as Benchmark
    from scorecard.logistics.benchmark_result import BenchmarkRow as BenchmarkRow
    from scorecard.logistics.chain_result import AssumptionChain as AssumptionChain
    from scorecard.logistics.chain_result import ChainParameter as ChainParameter
    from scorecard.logistics.chain_result import ChainStep as ChainStep
    from scorecard.logistics.company_ratings import CompanyRatings as CompanyRatings
    from scorecard.logistics.company_ratings import ItemSummary as ItemSummary
    from scorecard.logistics.company_ratings import RatingSummary as RatingSummary
    from scorecard.logistics.complaint_layout import ComplaintLayout as ComplaintLayout
    from scorecard.logistics.complaint_log import NO_TIME as NO_TIME
    from scorecard.logistics.complaint_log import ComplaintIssue as ComplaintIssue
    from scorecard.logistics.complaint_log import ComplaintLog as ComplaintLog
    from scorecard.logistics.complaint_rules import ComplaintRow as ComplaintRow
    from scorecard.logistics.complaint_rules import checked_log as checked_log
    from scorecard.logistics.complaint_truth import ComplaintTruth as ComplaintTruth
    from scorecard.logistics.concentration import Concentration as Concentration
    from scorecard.logistics.concentration import TopShare as TopShare
    from scorecard.logistics.concentration import concentration as concentration
    from scorecard.logistics.cost_to_serve import ClassCost as ClassCost
    from scorecard.logistics.cost_to_serve import CostToServe as CostToServe
    from scorecard.logistics.cost_to_serve import cost_to_serve as cost_to_serve
    from scorecard.logistics.counted_rates import CountedRate as CountedRate
    from scorecard.logistics.customer_groups import CustomerGroups as CustomerGroups
    from scorecard.logistics.customer_groups import GroupCell as GroupCell
    from scorecard.logistics.customer_groups import customer_groups as customer_groups
    from scorecard.logistics.customer_history import CustomerHistory as CustomerHistory
    from scorecard.logistics.customer_history import HistoryRule as HistoryRule
    from scorecard.logistics.customer_stage import CustomerStages as CustomerStages
    from scorecard.logistics.customer_stage import customer_stage as customer_stage
    from scorecard.logistics.cycle_times import CycleTimes as CycleTimes
    from scorecard.logistics.cycle_times import CycleTimeSum as CycleTimeSum
    from scorecard.logistics.cycle_times import cycle_time_sum as cycle_time_sum
    from scorecard.logistics.cycle_times import order_cycle_time as order_cycle_time
    from scorecard.logistics.data_quality import DataQuality as DataQuality
    from scorecard.logistics.data_quality import QualityRow as QualityRow
    from scorecard.logistics.data_quality import RowExample as RowExample
    from scorecard.logistics.failure_causes import CauseRow as CauseRow
    from scorecard.logistics.failure_causes import FailureCauses as FailureCauses
    from scorecard.logistics.failure_causes import ParetoRow as ParetoRow
    from scorecard.logistics.fill_rates import FillRate as FillRate
    from scorecard.logistics.fill_rates import FillRates as FillRates
    from scorecard.logistics.fill_rates import fill_rate as fill_rate
    from scorecard.logistics.iceberg import ComplaintCounts as ComplaintCounts
    from scorecard.logistics.iceberg import ComplaintIceberg as ComplaintIceberg
    from scorecard.logistics.iceberg import complaint_iceberg as complaint_iceberg
    from scorecard.logistics.iceberg_parameters import IcebergParameters as IcebergParameters
    from scorecard.logistics.lifetime_value import LifetimeValue as LifetimeValue
    from scorecard.logistics.lifetime_value import LifetimeValues as LifetimeValues
    from scorecard.logistics.lifetime_value import lifetime_value as lifetime_value
    from scorecard.logistics.lifetime_value import lifetime_values as lifetime_values
    from scorecard.logistics.mismatch_records import ClassService as ClassService
    from scorecard.logistics.mismatch_records import MismatchRow as MismatchRow
    from scorecard.logistics.mismatch_records import ServiceComparison as ServiceComparison
    from scorecard.logistics.mismatch_records import ServiceMismatch as ServiceMismatch
    from scorecard.logistics.order_counts import CellCounts as CellCounts
    from scorecard.logistics.order_counts import DurationCounts as DurationCounts
    from scorecard.logistics.order_counts import PatternCounts as PatternCounts
    from scorecard.logistics.order_counts import RatioSums as RatioSums
    from scorecard.logistics.order_frequency import OrderFrequency as OrderFrequency
    from scorecard.logistics.order_frequency import order_frequency as order_frequency
    from scorecard.logistics.order_layout import OrderLayout as OrderLayout
    from scorecard.logistics.order_rules import OrderRules as OrderRules
    from scorecard.logistics.order_source import OrderCounts as OrderCounts
    from scorecard.logistics.order_source import OrderSource as OrderSource
    from scorecard.logistics.orders import Orders as Orders
    from scorecard.logistics.package_check import PackageCheck as PackageCheck
    from scorecard.logistics.package_check import PerformanceRow as PerformanceRow
    from scorecard.logistics.package_check import PromiseRow as PromiseRow
    from scorecard.logistics.package_check import check_packages as check_packages
    from scorecard.logistics.parameters import Parameter as Parameter
    from scorecard.logistics.perfect_order import PerfectOrder as PerfectOrder
    from scorecard.logistics.perfect_order import otif as otif
    from scorecard.logistics.perfect_order import perfect_order as perfect_order
    from scorecard.logistics.perfect_order import perfect_order_bounds as perfect_order_bounds
    from scorecard.logistics.perfect_order import perfect_order_product as perfect_order_product
    from scorecard.logistics.performed import Performed as Performed
    from scorecard.logistics.placed_orders import PlacedOrders as PlacedOrders
    from scorecard.logistics.point_value import PointValue as PointValue
    from scorecard.logistics.point_value import value_of_a_point as value_of_a_point
    from scorecard.logistics.recovery import WorkingClock as WorkingClock
    from scorecard.logistics.recovery import recovery as recovery
    from scorecard.logistics.recovery_result import Recovery as Recovery
    from scorecard.logistics.recovery_result import RecoveryRate as RecoveryRate
    from scorecard.logistics.recovery_result import RecoveryTimes as RecoveryTimes
    from scorecard.logistics.retention import Retention as Retention
    from scorecard.logistics.retention import RetentionRow as RetentionRow
    from scorecard.logistics.retention import retention as retention
    from scorecard.logistics.retention_curve import RetentionCurve as RetentionCurve
    from scorecard.logistics.retention_curve import RetentionStep as RetentionStep
    from scorecard.logistics.retention_curve import retention_curve as retention_curve
    from scorecard.logistics.service_definitions import CycleTime as CycleTime
    from scorecard.logistics.service_definitions import InFull as InFull
    from scorecard.logistics.service_definitions import OnTime as OnTime
    from scorecard.logistics.service_definitions import ServiceDefinitions as ServiceDefinitions
    from scorecard.logistics.service_difference import ServiceDifference as ServiceDifference
    from scorecard.logistics.service_level import CostForm as CostForm
    from scorecard.logistics.service_level import ResponseForm as ResponseForm
    from scorecard.logistics.service_level import ServiceLevelData as ServiceLevelData
    from scorecard.logistics.service_level import service_level as service_level
    from scorecard.logistics.service_level_result import ServiceLevelChoice as ServiceLevelChoice
    from scorecard.logistics.service_level_result import ServiceLevelCurve as ServiceLevelCurve
    from scorecard.logistics.service_level_result import ServiceLevelRow as ServiceLevelRow
    from scorecard.logistics.service_making import service_performance as service_performance
    from scorecard.logistics.service_making import service_performance_of_counts as service_performance_of_counts
    from scorecard.logistics.service_mismatch import ServiceRate as ServiceRate
    from scorecard.logistics.service_mismatch import service_mismatch as service_mismatch
    from scorecard.logistics.service_observations import ServiceObservation as ServiceObservation
    from scorecard.logistics.service_package import ServicePackage as ServicePackage
    from scorecard.logistics.service_package import ServiceProgramme as ServiceProgramme
    from scorecard.logistics.service_package import ServicePromise as ServicePromise
    from scorecard.logistics.service_package import ServiceStandard as ServiceStandard
    from scorecard.logistics.service_performance import ServicePerformance as ServicePerformance
    from scorecard.logistics.service_rows import ServiceRow as ServiceRow
    from scorecard.logistics.service_truth import ClassTruth as ClassTruth
    from scorecard.logistics.service_truth import ServiceDrift as ServiceDrift
    from scorecard.logistics.service_truth import ServiceTruth as ServiceTruth
    from scorecard.logistics.service_truth import SharedFactor as SharedFactor
    from scorecard.logistics.simulated_dirt import SimulatedDirt as SimulatedDirt
    from scorecard.logistics.simulation import Simulation as Simulation
    from scorecard.logistics.simulation import simulate as simulate
    from scorecard.logistics.simulation_truth import SimulationTruth as SimulationTruth
    from scorecard.logistics.stock_outs import StockOuts as StockOuts
    from scorecard.logistics.stock_outs import stock_out as stock_out
    from scorecard.logistics.survey_truth import SurveyTruth as SurveyTruth
    from scorecard.logistics.value_classes import ValueClass as ValueClass
    from scorecard.logistics.value_classes import ValueClasses as ValueClasses
    from scorecard.logistics.value_classes import value_classes as value_classes
    from scorecard.logistics.working_calendar import WorkingCalendar as WorkingCalendar
    from scorecard.stats.unpaired import SampleMean as SampleMean

# Where each name lives; a test holds this against the imports above, which type checkers read.
_MODULES: dict[str, str] = {
    "basic_platform": "BasicPlatform PlatformRow basic_platform",
    "benchmark": "benchmark",
    "benchmark_result": "Benchmark BenchmarkRow",
    "chain_result": "AssumptionChain ChainParameter ChainStep",
    "company_ratings": "CompanyRatings ItemSummary RatingSummary",
    "complaint_layout": "ComplaintLayout",
    "complaint_log": "NO_TIME ComplaintIssue ComplaintLog",
    "complaint_rules": "ComplaintRow checked_log",
    "complaint_truth": "ComplaintTruth",
    "concentration": "Concentration TopShare concentration",
    "cost_to_serve": "ClassCost CostToServe cost_to_serve",
    "counted_rates": "CountedRate",
    "customer_groups": "CustomerGroups GroupCell customer_groups",
    "customer_history": "CustomerHistory HistoryRule",
    "customer_stage": "CustomerStages customer_stage",
    "cycle_times": "CycleTimes CycleTimeSum cycle_time_sum order_cycle_time",
    "data_quality": "DataQuality QualityRow RowExample",
    "failure_causes": "CauseRow FailureCauses ParetoRow",
    "fill_rates": "FillRate FillRates fill_rate",
    "iceberg": "ComplaintCounts ComplaintIceberg complaint_iceberg",
    "iceberg_parameters": "IcebergParameters",
    "lifetime_value": "LifetimeValue LifetimeValues lifetime_value lifetime_values",
    "mismatch_records": "ClassService MismatchRow ServiceComparison ServiceMismatch",
    "order_counts": "CellCounts DurationCounts PatternCounts RatioSums",
    "order_frequency": "OrderFrequency order_frequency",
    "order_layout": "OrderLayout",
    "order_rules": "OrderRules",
    "order_source": "OrderCounts OrderSource",
    "orders": "Orders",
    "package_check": "PackageCheck PerformanceRow PromiseRow check_packages",
    "parameters": "Parameter",
    "perfect_order": "PerfectOrder otif perfect_order perfect_order_bounds perfect_order_product",
    "performed": "Performed",
    "placed_orders": "PlacedOrders",
    "point_value": "PointValue value_of_a_point",
    "recovery": "WorkingClock recovery",
    "recovery_result": "Recovery RecoveryRate RecoveryTimes",
    "retention": "Retention RetentionRow retention",
    "retention_curve": "RetentionCurve RetentionStep retention_curve",
    "service_definitions": "CycleTime InFull OnTime ServiceDefinitions",
    "service_difference": "ServiceDifference",
    "service_level": "CostForm ResponseForm ServiceLevelData service_level",
    "service_level_result": "ServiceLevelChoice ServiceLevelCurve ServiceLevelRow",
    "service_making": "service_performance service_performance_of_counts",
    "service_mismatch": "ServiceRate service_mismatch",
    "service_observations": "ServiceObservation",
    "service_package": "ServicePackage ServiceProgramme ServicePromise ServiceStandard",
    "service_performance": "ServicePerformance",
    "service_rows": "ServiceRow",
    "service_truth": "ClassTruth ServiceDrift ServiceTruth SharedFactor",
    "simulated_dirt": "SimulatedDirt",
    "simulation": "Simulation simulate",
    "simulation_truth": "SimulationTruth",
    "stock_outs": "StockOuts stock_out",
    "survey_truth": "SurveyTruth",
    "value_classes": "ValueClass ValueClasses value_classes",
    "working_calendar": "WorkingCalendar",
    "scorecard.stats.unpaired": "SampleMean",
}
_HOMES: dict[str, str] = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = sorted(_HOMES)  # noqa: PLE0605  # pyright: ignore[reportUnsupportedDunderAll]  # from the table


def __getattr__(name: str) -> object:
    """Load the module of a public name at its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'scorecard.logistics' has no attribute {name!r}")
    home = _HOMES[name]
    module = _import_module(home if home.startswith("scorecard.") else f"scorecard.logistics.{home}")
    found: object = getattr(module, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names."""
    return list(__all__)


class _Room(_ModuleType):
    """A room in which a public name comes before a module of the same name, such as ``benchmark``."""

    def __setattr__(self, name: str, value: object) -> None:
        """Keep a value, unless it is a module that the import system puts in the place of a public name."""
        if not (isinstance(value, _ModuleType) and name in _HOMES):
            super().__setattr__(name, value)


_sys.modules[__name__].__class__ = _Room
