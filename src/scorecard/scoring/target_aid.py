"""Which target a measure could be given: candidates, each with the probability of hitting it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.errors import UsageError
from scorecard.models import Period, Scorecard
from scorecard.scoring.engine import check_same_grid
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.given import require_all
from scorecard.scoring.target_candidates import TargetCandidates
from scorecard.scoring.target_history import Model, history_of, past_values
from scorecard.scoring.target_records import TargetOptions, TargetReference
from scorecard.scoring.target_request import TargetRequest, checked_references, share_list
from scorecard.scoring.words import may_have_words
from scorecard.series import USABLE, Observations, position
from scorecard.stats.control_limits import Screening
from scorecard.stats.predictive import CountPrediction, Spread

__all__ = ["MINIMUM_VALUES", "target_options"]

MINIMUM_VALUES = 5
"""Values that a baseline needs, unless another number is asked for."""

_SHARES = (0.95, 0.99)


def target_options(
    card: Scorecard,
    obs: Observations,
    *,
    measure: str,
    entity: str | None = None,
    period: Period | str | None = None,
    first: Period | str | None = None,
    benchmark: float | TargetReference | None = None,
    requirement: float | TargetReference | None = None,
    tolerance: float | None = None,
    shares: Sequence[float] = _SHARES,
    stretch: int = 3,
    hits: int = 2,
    horizon: int = 3,
    model: Model = "auto",
    spread: Spread = "standard_deviation",
    screening: Screening = "once",
    trials: int | None = None,
    minimum: int = MINIMUM_VALUES,
) -> TargetOptions:
    """Return candidates for the target of a measure, each with the probability of hitting it if nothing changes.

    Parameters
    ----------
    card : Scorecard
        The card; its measure as it is in the period that the target is for.
    obs : Observations
        The values, from `observe`.
    measure : str
        Id of the measure.
    entity : str, optional
        The business unit; may be left out when there is only one.
    period : Period or str, optional
        The next period, which the target is for; only values before it count. The one after the last value
        when left out.
    first : Period or str, optional
        First period of the history, such as the first one after a known step; all when left out.
    benchmark, requirement : float or TargetReference, optional
        What others reach, and what customers ask for, in the unit of the measure.
    tolerance : float, optional
        How near to a target a value must lie to hit it, for a measure whose target is best.
    shares : sequence of float
        Shares of the periods of which it is told what the process delivers in them.
    stretch : int
        Length of the best stretch of successive periods with values.
    hits, horizon : int
        At least how many hits in how many next periods are asked for.
    model : {"auto", "t", "beta_binomial"}
        Predict values by Student's distribution, or shares from their counts. With "auto", counts where the
        measure has ``sampling: proportion`` and its rates vary no more than counting explains (p ≥ 0.2).
    spread : {"standard_deviation", "moving_range"}
        Whether the spread of a value is the standard deviation of the history, or comes from its moving ranges.
    screening : {"once", "none"}
        As in `change`, for natural process limits and moving ranges.
    trials : int, optional
        Denominator of a next period; that of the last value when left out.
    minimum : int
        Least number of values that a probability may rest on.

    Returns
    -------
    TargetOptions
        The target in force, centre line, natural process limits, what the process delivers, the best stretch,
        benchmark and requirement.

    Raises
    ------
    UsageError
        If there is no such measure, entity or period, its values are words, the observations were made for another
        card, or an option has a value that it cannot have.
    AnalysisError
        If counts are to be predicted and there are none.

    Notes
    -----
    With n values of mean m and standard deviation s, (next value − m) / (s √(1 + 1/n)) follows Student's
    distribution with n − 1 degrees of freedom; with moving ranges about 0.6 (n − 1) of them. With x successes
    among N trials so far, the next count is beta-binomial with shapes x + 1 and N − x + 1. Several next periods
    share what is not known of mean, spread or rate. A value that equals a target hits it.

    All of this supposes one stable process without trend or season, whose periods do not hang on each other.
    The result tells what speaks against that: signals by the rules of `change`, correlated neighbours, fewer than
    the dozen values that a shift needs to be seen. Natural process limits need that dozen too.

    References
    ----------
    Wheeler, D. J. (2000). Understanding Variation, 2nd edition. Knoxville: SPC Press.
    Hahn, G. J., Meeker, W. Q. (1991). Statistical Intervals. New York: Wiley, sections 4.7 and 6.
    Barr, S. Setting sensible targets for your KPIs. staceybarr.com.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> days = {"id": "days", "name": "Days to deliver", "direction": "minimise", "worst": 9, "target": 4}
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2025-01", "last": "2026-12"},
    ...     perspectives=[{"id": "customer", "objectives": [{"id": "o", "name": "Deliver", "measures": [days]}]}],
    ... )
    >>> past = [6.1, 5.2, 5.9, 5.4, 6.4, 5.0, 5.6, 6.0, 5.3, 5.7]
    >>> values = [MeasureRecord("days", f"2025-{m:02d}", v) for m, v in enumerate(past, start=1)]
    >>> found = target_options(card, observe(card, values=values), measure="days", requirement=5.0)
    >>> found.period, round(found.option("requirement").chance, 2), round(found.option("delivers_95").value, 2)
    ('2025-11', 0.09, 6.51)
    """
    require_all(card, obs, previous=None, frozen=(), functions=None, kind=Evaluation)
    check_same_grid(card, obs)
    place = _place(measure, card, obs)
    unit = obs.entities[0] if entity is None and len(obs.entities) == 1 else _named(entity, obs)
    at = obs.entities.index(unit)
    known = np.flatnonzero(obs.state[at, :, place] == USABLE)
    names = tuple(map(str, obs.periods))
    stop = (int(known[-1]) + 1 if known.size else 0) if period is None else position(str(period), names, "period")
    start = 0 if first is None else position(str(first), names, "period")
    upcoming = obs.periods[stop] if stop < len(names) else obs.periods[-1].next()
    described = card.measure(measure).at(card.calendar.first_day(upcoming), calendar=card.calendar)
    asked = TargetRequest(
        shares=share_list(shares),
        stretch=stretch,
        hits=hits,
        horizon=horizon,
        tolerance=tolerance,
        trials=trials,
        minimum=minimum,
        model=model,
        spread=spread,
        screening=screening,
    )
    references = checked_references(asked, {"benchmark": benchmark, "requirement": requirement}, described)

    past = past_values(obs, described, entity=at, start=min(start, stop), stop=stop)
    history, limits = history_of(past, model=model, spread=spread, screening=screening, minimum=minimum, trials=trials)
    found = TargetCandidates(described, past, history, asked)
    made = history.prediction
    return TargetOptions(
        measure=measure,
        entity=unit,
        name=described.name,
        period=str(upcoming),
        direction=described.better,
        options=(*found.of_card(), *found.of_history(limits), *found.of_references(references)),
        history=history,
        model=None if made is None else "beta_binomial" if isinstance(made, CountPrediction) else "t",
        hits=int(hits),
        horizon=int(horizon),
        minimum=int(minimum),
        decimals=described.digits,
        provenances=obs.provenances,
        overlapping=measure in obs.overlapping,
    )


def _place(measure: str, card: Scorecard, obs: Observations) -> int:
    """Return the position of a known measure; refuse one whose values are words."""
    place = position(measure, obs.measures, "measure")
    if may_have_words(card.measure(measure)):
        raise UsageError.single(
            "target-of-words",
            "the values of this measure are words, from which no target in numbers follows",
            found=measure,
            cure="Choose a measure whose values are numbers; value_for tells which word a status needs.",
        )
    return place


def _named(entity: str | None, obs: Observations) -> str:
    """Return a known entity; refuse one that is left open or unknown."""
    if entity is None:
        raise UsageError.single(
            "entity-open", f"there are {len(obs.entities)} entities", cure="Name one of them by entity=…."
        )
    return obs.entities[position(entity, obs.entities, "entity")]
