"""Logistics customer service: from order records to service figures, customers and what to do first."""

from __future__ import annotations

from scorecard.logistics.basic_platform import BasicPlatform, PlatformRow, basic_platform
from scorecard.logistics.benchmark import benchmark
from scorecard.logistics.benchmark_result import Benchmark, BenchmarkRow
from scorecard.logistics.chain_result import AssumptionChain, ChainParameter, ChainStep
from scorecard.logistics.company_ratings import CompanyRatings, ItemSummary, RatingSummary
from scorecard.logistics.complaint_layout import ComplaintLayout
from scorecard.logistics.complaint_log import NO_TIME, ComplaintIssue, ComplaintLog
from scorecard.logistics.complaint_rules import ComplaintRow, checked_log
from scorecard.logistics.complaint_truth import ComplaintTruth
from scorecard.logistics.concentration import Concentration, TopShare, concentration
from scorecard.logistics.cost_to_serve import ClassCost, CostToServe, cost_to_serve
from scorecard.logistics.counted_rates import CountedRate
from scorecard.logistics.customer_groups import CustomerGroups, GroupCell, customer_groups
from scorecard.logistics.customer_history import CustomerHistory, HistoryRule
from scorecard.logistics.customer_stage import CustomerStages, customer_stage
from scorecard.logistics.cycle_times import CycleTimes, CycleTimeSum, cycle_time_sum, order_cycle_time
from scorecard.logistics.data_quality import DataQuality, QualityRow, RowExample
from scorecard.logistics.failure_causes import CauseRow, FailureCauses, ParetoRow
from scorecard.logistics.fill_rates import FillRate, FillRates, fill_rate
from scorecard.logistics.iceberg import ComplaintCounts, ComplaintIceberg, complaint_iceberg
from scorecard.logistics.iceberg_parameters import IcebergParameters
from scorecard.logistics.lifetime_value import LifetimeValue, LifetimeValues, lifetime_value, lifetime_values
from scorecard.logistics.mismatch_records import ClassService, MismatchRow, ServiceComparison, ServiceMismatch
from scorecard.logistics.order_counts import CellCounts, DurationCounts, PatternCounts, RatioSums
from scorecard.logistics.order_frequency import OrderFrequency, order_frequency
from scorecard.logistics.order_layout import OrderLayout
from scorecard.logistics.order_rules import OrderRules
from scorecard.logistics.order_source import OrderCounts, OrderSource
from scorecard.logistics.orders import Orders
from scorecard.logistics.package_check import PackageCheck, PerformanceRow, PromiseRow, check_packages
from scorecard.logistics.parameters import Parameter
from scorecard.logistics.perfect_order import (
    PerfectOrder,
    otif,
    perfect_order,
    perfect_order_bounds,
    perfect_order_product,
)
from scorecard.logistics.performed import Performed
from scorecard.logistics.point_value import PointValue, value_of_a_point
from scorecard.logistics.recovery import WorkingClock, recovery
from scorecard.logistics.recovery_result import Recovery, RecoveryRate, RecoveryTimes
from scorecard.logistics.retention import Retention, RetentionRow, retention
from scorecard.logistics.retention_curve import RetentionCurve, RetentionStep, retention_curve
from scorecard.logistics.service_definitions import CycleTime, InFull, OnTime, ServiceDefinitions
from scorecard.logistics.service_difference import ServiceDifference
from scorecard.logistics.service_level import CostForm, ResponseForm, ServiceLevelData, service_level
from scorecard.logistics.service_level_result import ServiceLevelChoice, ServiceLevelCurve, ServiceLevelRow
from scorecard.logistics.service_mismatch import ServiceRate, service_mismatch
from scorecard.logistics.service_observations import ServiceObservation
from scorecard.logistics.service_package import ServicePackage, ServiceProgramme, ServicePromise, ServiceStandard
from scorecard.logistics.service_performance import (
    ServicePerformance,
    service_performance,
    service_performance_of_counts,
)
from scorecard.logistics.service_rows import ServiceRow
from scorecard.logistics.service_truth import ClassTruth, ServiceDrift, ServiceTruth, SharedFactor
from scorecard.logistics.simulated_dirt import SimulatedDirt
from scorecard.logistics.simulation import Simulation, simulate
from scorecard.logistics.simulation_truth import SimulationTruth
from scorecard.logistics.stock_outs import StockOuts, stock_out
from scorecard.logistics.survey_truth import SurveyTruth
from scorecard.logistics.value_classes import ValueClass, ValueClasses, value_classes
from scorecard.logistics.working_calendar import WorkingCalendar
from scorecard.stats.unpaired import SampleMean

__all__ = [
    "AssumptionChain",
    "BasicPlatform",
    "Benchmark",
    "BenchmarkRow",
    "CauseRow",
    "CellCounts",
    "ChainParameter",
    "ChainStep",
    "ClassCost",
    "ClassService",
    "ClassTruth",
    "CompanyRatings",
    "ComplaintCounts",
    "ComplaintIceberg",
    "ComplaintIssue",
    "ComplaintLayout",
    "ComplaintLog",
    "ComplaintRow",
    "ComplaintTruth",
    "Concentration",
    "CostForm",
    "CostToServe",
    "CountedRate",
    "CustomerGroups",
    "CustomerHistory",
    "CustomerStages",
    "CycleTime",
    "CycleTimeSum",
    "CycleTimes",
    "DataQuality",
    "DurationCounts",
    "FailureCauses",
    "FillRate",
    "FillRates",
    "GroupCell",
    "HistoryRule",
    "IcebergParameters",
    "InFull",
    "ItemSummary",
    "LifetimeValue",
    "LifetimeValues",
    "MismatchRow",
    "NO_TIME",
    "OnTime",
    "OrderCounts",
    "OrderFrequency",
    "OrderLayout",
    "OrderRules",
    "OrderSource",
    "Orders",
    "PackageCheck",
    "Parameter",
    "ParetoRow",
    "PatternCounts",
    "PerfectOrder",
    "PerformanceRow",
    "Performed",
    "PlatformRow",
    "PointValue",
    "PromiseRow",
    "QualityRow",
    "RatingSummary",
    "RatioSums",
    "Recovery",
    "RecoveryRate",
    "RecoveryTimes",
    "ResponseForm",
    "Retention",
    "RetentionCurve",
    "RetentionRow",
    "RetentionStep",
    "RowExample",
    "SampleMean",
    "ServiceComparison",
    "ServiceDefinitions",
    "ServiceDifference",
    "ServiceDrift",
    "ServiceLevelChoice",
    "ServiceLevelCurve",
    "ServiceLevelData",
    "ServiceLevelRow",
    "ServiceMismatch",
    "ServiceObservation",
    "ServicePackage",
    "ServicePerformance",
    "ServiceProgramme",
    "ServicePromise",
    "ServiceRate",
    "ServiceRow",
    "ServiceStandard",
    "ServiceTruth",
    "SharedFactor",
    "SimulatedDirt",
    "Simulation",
    "SimulationTruth",
    "StockOuts",
    "SurveyTruth",
    "TopShare",
    "ValueClass",
    "ValueClasses",
    "WorkingCalendar",
    "WorkingClock",
    "basic_platform",
    "benchmark",
    "check_packages",
    "checked_log",
    "complaint_iceberg",
    "concentration",
    "cost_to_serve",
    "customer_groups",
    "customer_stage",
    "cycle_time_sum",
    "fill_rate",
    "lifetime_value",
    "lifetime_values",
    "order_cycle_time",
    "order_frequency",
    "otif",
    "perfect_order",
    "perfect_order_bounds",
    "perfect_order_product",
    "recovery",
    "retention",
    "retention_curve",
    "service_level",
    "service_mismatch",
    "service_performance",
    "service_performance_of_counts",
    "simulate",
    "stock_out",
    "value_classes",
    "value_of_a_point",
]
