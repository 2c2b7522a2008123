"""One figure of service with everything that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scorecard._model.mapping import FrozenDict
from scorecard._text import LocalText

__all__ = ["ServiceFamily", "ServiceLevel", "ServiceMethod", "ServiceReason", "ServiceRow", "ServiceUnit"]

ServiceFamily = Literal[
    "availability",
    "speed",
    "consistency",
    "flexibility",
    "recovery",
    "reliability",
    "otif",
    "perfect_order",
    "response",
    "notice",
]
"""What a figure tells of the service."""

ServiceLevel = Literal["unit", "line", "order", "value"]
"""What is counted."""

ServiceUnit = Literal["share", "ratio", "minutes", "days"]
"""What a value is in; a share of 1 is all."""

ServiceMethod = Literal[
    "wilson", "wilson_clustered", "t_clustered", "t", "order_statistics", "log_linearised", "frechet_bounds"
]
"""How an interval is formed."""

ServiceReason = Literal[
    "not_recorded",
    "nothing_counted",
    "only_failures",
    "one_cluster",
    "no_variance",
    "one_value",
    "mean_not_positive",
    "too_few_values",
    "clusters_unknown",
    "lines_not_independent",
    "product_of_rates",
    "bounds_only",
]
"""Why a value or its interval is not defined."""


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One figure of one group in one period.

    Attributes
    ----------
    id : str
        Id of the figure, such as ``otif_rate``.
    name : LocalText
        Its name.
    family : str
        What it tells of the service, such as ``availability``.
    group, period : str or None
        The group and the period; None for all together.
    level : {"unit", "line", "order", "value"}
        What is counted.
    n : int
        Lines or orders behind the figure, after exclusions; clusters (orders or customers) for a ratio of
        sums of units or of value.
    numerator, denominator : int, float or None
        Parts of a rate: counts, or sums in units or money.
    value : float or None
        The figure; None where it is not defined.
    unit : {"share", "ratio", "minutes", "days"}
        What the value is in.
    standard_error : float or None
        Its standard error.
    low, high : float or None
        Confidence limits.
    method : str or None
        How they are formed.
    left_out : mapping of str to int
        Lines or orders that the figure leaves out, by code of the reason.
    definition : LocalText
        What is counted over what.
    clusters : int or None
        Number of clusters behind a ratio of sums, and of customers behind a share of orders where they were asked for.
    reason : str or None
        Why the value, or its interval, is not defined.
    clustered_low, clustered_high : float or None
        Limits of a share of orders that allow for orders of one customer being alike, where these were asked for.
    design_effect : float or None
        How many times as large the variance of such a share is as that of independent orders.
    clustered_reason : str or None
        Why limits by customer that were asked for are not defined.
    """

    id: str
    name: LocalText
    family: ServiceFamily
    group: str | None
    period: str | None
    level: ServiceLevel
    n: int
    numerator: float | None
    denominator: float | None
    value: float | None
    unit: ServiceUnit
    definition: LocalText
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    method: ServiceMethod | None = None
    left_out: Mapping[str, int] = field(default_factory=lambda: FrozenDict({}))
    clusters: int | None = None
    reason: ServiceReason | None = None
    clustered_low: float | None = None
    clustered_high: float | None = None
    design_effect: float | None = None
    clustered_reason: ServiceReason | None = None
