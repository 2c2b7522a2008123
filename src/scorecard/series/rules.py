"""By which rule values of several periods become one, measure by measure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Place, Problems
from scorecard.models import Measure
from scorecard.models.measure import Aggregation
from scorecard.series.observations import USABLE, Observations

__all__ = ["rules_of"]

_NEEDS: dict[Aggregation, str] = {"ratio": "numerator and denominator", "weighted": "n"}


def rules_of(obs: Observations) -> tuple[Aggregation, ...]:
    """Return the rule of each measure, or refuse values for which none can be told.

    Parameters
    ----------
    obs : Observations
        The values.

    Returns
    -------
    tuple of str
        The declared rule; a ratio of sums for measures without one, all of whose values have
        numerator and denominator.

    Raises
    ------
    AnalysisError
        Listing every measure without a rule, every measure whose rates of events would be added up, and
        every value that lacks what its rule needs.
    """
    usable = obs.state == USABLE
    counted = np.isfinite(obs.numerator) & np.isfinite(obs.denominator)
    lacking: dict[Aggregation, NDArray[np.bool_]] = {
        "ratio": usable & ~counted,
        "weighted": usable & ~np.isfinite(obs.n),
    }
    problems, rules = Problems(), list[Aggregation]()
    for position, measure_id in enumerate(obs.measures):
        measure = obs.card.measure(measure_id)
        rule = measure.aggregation or "ratio"
        rules.append(rule)
        if rule == "sum" and measure.sampling == "count":
            _check_events(measure, obs, usable[:, :, position], problems=problems)
        gaps = lacking.get(rule)
        if gaps is None or not gaps[:, :, position].any():
            continue
        if measure.aggregation is None:
            _report_measure(measure, problems)
        else:
            _report_values(obs, position, rule, gaps=gaps[:, :, position], problems=problems)
    problems.raise_if_any(AnalysisError, "The values of several periods cannot become one.")
    return tuple(rules)


def _report_measure(measure: Measure, problems: Problems) -> None:
    """Report a measure without a rule."""
    problems.add(
        "aggregation-missing",
        f"nothing says how values of {measure.id} over several periods become one",
        place=Place(path=f"measures.{measure.id}"),
        cure="Add aggregation to the measure: sum, mean, last, weighted or ratio.",
    )


def _check_events(measure: Measure, obs: Observations, usable: NDArray[np.bool_], *, problems: Problems) -> None:
    """Refuse to add up rates of events: their sum is no number of events, and would be taken for one."""
    m = obs.measures.index(measure.id)
    rates = usable & (obs.denominator[:, :, m] > 0) & np.isnan(obs.standard_error[:, :, m])
    if rates.any():
        e, p = np.argwhere(rates)[0].tolist()
        problems.add(
            "aggregation-of-rates",
            f"values of {measure.id} are rates of events, which do not add up over periods",
            place=Place(path=f"values.{obs.entities[e]}.{obs.periods[p]}.{measure.id}"),
            found=f"{obs.numerator[e, p, m]:.10g} of {obs.denominator[e, p, m]:.10g}",
            cure="Write aggregation: ratio, or remove sampling: count from the measure to do without intervals.",
        )


def _report_values(
    obs: Observations, measure: int, rule: Aggregation, *, gaps: NDArray[np.bool_], problems: Problems
) -> None:
    """Report the values that lack what their rule needs."""
    for e, p in np.argwhere(gaps).tolist():
        problems.add(
            "aggregation-lacks",
            f"the rule {rule!r} needs {_NEEDS[rule]} of every value",
            place=Place(path=f"values.{obs.entities[e]}.{obs.periods[p]}.{obs.measures[measure]}"),
            found=f"{obs.value[e, p, measure]:.10g}",
            cure="Give them in the value file, or change the aggregation of the measure.",
        )
