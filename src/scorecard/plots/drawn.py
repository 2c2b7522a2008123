"""Whether what is to be drawn is a result of the kind that a chart draws."""

from __future__ import annotations

from scorecard.errors import Place, UsageError

__all__ = ["require_drawn"]

_MAKERS = {
    "Benchmark": "logistics.benchmark",
    "ChangeSignals": "change",
    "ComplaintIceberg": "logistics.complaint_iceberg",
    "Concentration": "logistics.concentration",
    "Contributions": "evaluation.contributions",
    "Evaluation": "evaluate",
    "FailureCauses": "logistics.service_performance",
    "GapAnalysis": "gap_analysis",
    "HeatMap": "gap_analysis(…, by=…).heat_map",
    "ImportancePerformance": "importance_performance",
    "QuestionMeans": "question_means",
    "RetentionCurve": "logistics.retention_curve",
    "Robustness": "robustness",
    "ServiceLevelChoice": "logistics.service_level",
    "Survey": "read_survey",
    "Uncertainty": "uncertainty",
    "WaveChanges": "change_over_waves",
    "Waterfall": "evaluation.waterfall",
    "WeightTornado": "weight_tornado",
    "ZoneOfTolerance": "zone_of_tolerance",
}
"""What makes each kind of result."""


def require_drawn(option: str, given: object, *kinds: str) -> None:
    """Refuse what is no result of these kinds; they are known by name, so that no room loads for a chart of another.

    Parameters
    ----------
    option : str
        Name of the option.
    given : object
        What is to be drawn.
    *kinds : str
        Names of the kinds of results that the chart draws.

    Raises
    ------
    UsageError
        If it is something else.
    """
    names = {one.__name__ for one in type(given).__mro__ if one.__module__.startswith("scorecard.")}
    if names.isdisjoint(kinds):
        makers = " or ".join(_MAKERS[kind] for kind in kinds)
        raise UsageError.single(
            "not-drawn",
            f"this chart draws a result of the kind {' or '.join(kinds)}",
            place=Place(path=option),
            found=type(given).__name__,
            cure="Give the failures of what service_performance returns."
            if kinds == ("FailureCauses",)
            else f"Give what {makers} returns.",
        )
