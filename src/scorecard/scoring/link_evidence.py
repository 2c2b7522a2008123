"""Whether the links of a card's strategy map hold on its data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Literal, cast, get_args

from scorecard._given import Kind, require_kinds
from scorecard._model.mapping import FrozenDict
from scorecard.errors import Problems, UsageError, near
from scorecard.models import Link, Objective, Period, Scorecard
from scorecard.scoring.engine import check_same_grid
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.given import require_all
from scorecard.scoring.link_series import ObjectiveSeries, objective_series
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.same_nodes import measures_below
from scorecard.series import Observations, position
from scorecard.series.link_records import LinkEvidence, LinkOptions
from scorecard.series.links import MINIMUM_ROWS, LinkSeries, judge_links, seasons_of
from scorecard.series.options import require_choice
from scorecard.stats.lagged_association import PERMUTATIONS
from scorecard.stats.prewhitening import Detrend

__all__ = ["Seasonal", "link_evidence"]

Seasonal = Literal["calendar", "none"]
"""Whether the seasons of the calendar are taken out."""

_NOBODY: Mapping[str, str] = FrozenDict({})
_BY_ID = Kind(Mapping, "a mapping of measures by objective", "Write stands_for={'objective': 'measure'}.")
_FEWEST, _MOST = 99, 1_000_000


def link_evidence(
    card: Scorecard,
    obs: Observations,
    *,
    first: Period | str | None = None,
    last: Period | str | None = None,
    entity: str | None = None,
    stands_for: Mapping[str, str] = _NOBODY,
    detrend: Detrend = "difference",
    seasonal: Seasonal = "calendar",
    alpha: float = 0.05,
    permutations: int = PERMUTATIONS,
    seed: int = 0,
    minimum: int = MINIMUM_ROWS,
    functions: Functions | None = None,
) -> LinkEvidence:
    """Return what the data say about every link of a card's strategy map.

    Parameters
    ----------
    card : Scorecard
        The card with its strategy map.
    obs : Observations
        The values, from `observe`.
    first, last : Period or str, optional
        First and last period that enter; all of the calendar when left out.
    entity : str, optional
        One entity; all of them together when left out.
    stands_for : mapping of str to str, optional
        By objective, the measure that stands for it. When left out, an objective with one measure stands
        by its values, and one with several by its score before it is clipped, in periods in which all its
        measures have fresh values. Measures whose values are words stand by their score.
    detrend : {"difference", "linear"}
        Take the trend out by differences from period to period, or as a straight line.
    seasonal : {"calendar", "none"}
        Take out the means of months, quarters or half-years (weeks: of months), or nothing.
    alpha : float
        Level of the tests over the whole map; intervals have the level 1 − alpha.
    permutations : int
        How many orders of the periods are tried, from 99 to 1 000 000.
    seed : int
        Seed of these orders.
    minimum : int
        Least number of complete rows (entity × period) that a test needs, from 6.
    functions : mapping of str to callable, optional
        As in `evaluate`.

    Returns
    -------
    LinkEvidence
        One row a link: verdict, effect with interval, p-values, n, and the smallest effect that could
        have been shown.

    Raises
    ------
    UsageError
        If there is no such period, entity, objective or measure, the observations were made for another
        card, or an option has a value that it cannot have.
    ScoringError
        As in `evaluate`, where an objective stands by its score.

    Notes
    -----
    Only the stated link at the stated delay is tested, never a better-looking one. Of both series the
    trend, the season and their own past are taken out, for each entity by itself (`innovations`); what is
    new in the result is then compared with what was new in the driver so many periods before
    (`lagged_associations`), two-sided. A value that is missing, not due or carried forward takes the rows
    that need it with it; nothing is filled in.

    Verdicts, with p adjusted by Holm over the links that are tested: *supported* (p ≤ alpha, the sign of
    the map), *contradicted* (p ≤ alpha, the other sign), *not supported*, and *too little data* (fewer
    rows than the minimum, fewer than 5 degrees of freedom, no stated delay, or so few periods that the
    smallest possible p exceeds alpha over the number of links). How often links that do not exist are
    taken for supported or contradicted stands in ``docs/link-study.md``.

    Raw effects are in the units of the two series. A series is turned so that more is better: the values
    of a measure to minimise change their sign, one with a target or a band is the distance from it below
    zero.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> objectives = [
    ...     {"id": "train", "name": "Train", "measures": [{"id": "hours", "name": "Hours"}]},
    ...     {"id": "serve", "name": "Serve", "measures": [{"id": "praise", "name": "Praise"}]},
    ... ]
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2001", "last": "2030"},
    ...     perspectives=[{"id": "customer", "objectives": objectives}],
    ...     strategy_map={"links": [{"cause": "train", "effect": "serve", "delay": 1}]},
    ... )
    >>> hours = [float((7 * i * i) % 11) for i in range(31)]
    >>> years = range(2001, 2031)
    >>> values = [MeasureRecord("hours", str(y), hours[y - 2000]) for y in years]
    >>> values += [MeasureRecord("praise", str(y), 2 * hours[y - 2001] + y % 3) for y in years]
    >>> found = link_evidence(card, observe(card, values=values))
    >>> row = found.row("train", "serve")
    >>> row.verdict, row.n, row.p_adjusted
    ('supported', 27, 0.0001)
    """
    require_all(card, obs, previous=None, frozen=(), functions=functions, kind=Evaluation)
    check_same_grid(card, obs)
    options = _Options(detrend, seasonal, alpha, permutations, seed, minimum)
    _check(options, card, stands_for)
    start, end = _range(obs, first, last)
    units = slice(None) if entity is None else slice(at := position(entity, obs.entities, "entity"), at + 1)
    links = card.strategy_map.links
    ends = tuple(dict.fromkeys(end for link in links for end in (link.cause, link.effect)))
    series = objective_series(card, obs, objectives=ends, stands_for=stands_for, functions=functions)
    periods = obs.periods[start:end]
    seasons = seasons_of(periods, card.calendar) if seasonal == "calendar" else None
    chosen = LinkOptions(
        alpha=float(alpha),
        detrend=detrend,
        seasons=0 if seasons is None else len(set(seasons.tolist())),
        permutations=int(permutations),
        seed=int(seed),
        minimum=int(minimum),
    )

    tested = [_between(link, series, units=units, periods=slice(start, end)) for link in links]
    return LinkEvidence(
        card=card,
        rows=judge_links(tested, options=chosen, seasons=seasons),
        options=chosen,
        first=str(periods[0]),
        last=str(periods[-1]),
        entities=obs.entities[units],
        provenances=obs.provenances,
        overlapping=any(
            found is not None and not measures_below(card, found.id).isdisjoint(obs.overlapping)
            for found in series.values()
        ),
    )


def _between(link: Link, series: Mapping[str, ObjectiveSeries | None], *, units: slice, periods: slice) -> LinkSeries:
    """Return one link with the part of its two series that enters."""
    driver, result = series[link.cause], series[link.effect]
    return LinkSeries(
        link.cause,
        link.effect,
        link.sign,
        link.delay,
        source_values=None if driver is None else driver.values[units, periods],
        target_values=None if result is None else result.values[units, periods],
        source_series=None if driver is None else driver.id,
        target_series=None if result is None else result.id,
    )


@dataclass(frozen=True, slots=True)
class _Options:
    """The options as they were given."""

    detrend: object
    seasonal: object
    alpha: object
    permutations: object
    seed: object
    minimum: object


def _check(options: _Options, card: Scorecard, stands_for: Mapping[str, str]) -> None:
    """Refuse options with a value that they cannot have, all at once."""
    require_choice("detrend", options.detrend, get_args(Detrend))
    require_choice("seasonal", options.seasonal, get_args(Seasonal))
    problems = Problems()
    alpha = options.alpha
    if not (isinstance(alpha, Real) and 0 < float(alpha) < 1):
        problems.add(
            "bad-alpha", "the level of a test must lie between 0 and 1", found=str(alpha), cure="Write alpha=0.05."
        )
    if _check_count(problems, "permutations", options.permutations, _FEWEST, _MOST) and not problems:
        _check_enough(problems, cast("float", alpha), cast("int", options.permutations), len(card.strategy_map.links))
    _check_count(problems, "seed", options.seed, 0, 2**63 - 1)
    _check_count(problems, "minimum", options.minimum, 6, 2000)
    require_kinds("The links cannot be tested like this.", ("stands_for", stands_for, _BY_ID))
    objectives = {o.id for o in card.objectives}
    measures = {m.id for m in card.measures}
    for objective, measure in stands_for.items():
        if objective not in objectives:
            cure = near(str(objective), sorted(objectives))
            problems.add("unknown-objective", "the card has no such objective", found=str(objective), cure=cure)
        elif measure not in measures:
            node = cast("Objective", card.node(objective))
            cure = near(str(measure), [m.id for m in node.measures] or sorted(measures))
            problems.add("unknown-measure", "the card has no such measure", found=str(measure), cure=cure)
    problems.raise_if_any(UsageError, "The links cannot be tested like this.")


def _check_count(problems: Problems, option: str, value: object, least: int, most: int) -> bool:
    """Record an option that is no whole number within its limits; return whether it is one."""
    if not isinstance(value, bool) and isinstance(value, Integral) and least <= int(value) <= most:
        return True
    what = f"{option} must be a whole number from {least} to {most}"
    problems.add("bad-count", what, found=str(value), cure=f"Write {option}={least} or more.")
    return False


def _check_enough(problems: Problems, alpha: float, permutations: int, links: int) -> None:
    """Record permutations so few that no link of the map could pass."""
    least = math.ceil(links / alpha) - 1
    if permutations < least:
        problems.add(
            "few-permutations",
            f"with so few permutations no p-value can reach the level for {links} links",
            found=str(permutations),
            cure=f"Write permutations={least} or more.",
        )


def _range(obs: Observations, first: Period | str | None, last: Period | str | None) -> tuple[int, int]:
    """Return where the periods that enter begin and end."""
    names = tuple(map(str, obs.periods))
    start = 0 if first is None else position(str(first), names, "period")
    end = len(names) if last is None else position(str(last), names, "period") + 1
    if start >= end:
        raise UsageError.single(
            "periods-order", "the last period lies before the first", found=f"{first} to {last}", cure="Swap them."
        )
    return start, end
