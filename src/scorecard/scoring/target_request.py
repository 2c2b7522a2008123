"""What a target-setting aid is asked for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Literal, cast, get_args

from scorecard.errors import Problems, UsageError
from scorecard.models import Measure
from scorecard.scoring.target_history import Model
from scorecard.scoring.target_records import TargetReference
from scorecard.series.options import require_choice
from scorecard.stats.control_limits import Screening
from scorecard.stats.predictive import Spread

__all__ = ["TargetRequest", "checked_references", "share_list"]

Outside = Literal["benchmark", "requirement"]
"""Where a candidate from outside comes from."""

_MOST = 1000


@dataclass(frozen=True, slots=True)
class TargetRequest:
    """The options as they were given; see `target_options`.

    Attributes
    ----------
    shares, stretch, hits, horizon, tolerance, trials, minimum : as in `target_options`
        What the candidates are made with.
    model, spread, screening : as in `target_options`
        How the next value is predicted.
    """

    shares: tuple[float, ...]
    stretch: int
    hits: int
    horizon: int
    tolerance: float | None
    trials: int | None
    minimum: int
    model: Model
    spread: Spread
    screening: Screening


def share_list(shares: Iterable[float]) -> tuple[float, ...]:
    """Return the shares of the periods that are asked for, or refuse what is no list.

    Parameters
    ----------
    shares : iterable of float
        The shares as they were given.

    Returns
    -------
    tuple of float
        The shares, not looked at yet.

    Raises
    ------
    UsageError
        If they are no list.
    """
    given = cast("object", shares)
    if isinstance(given, str) or not isinstance(given, Iterable):
        cure = "Write shares=[0.95, 0.99]."
        raise UsageError.single("not-shares", "the shares must be a list of numbers", found=str(given), cure=cure)
    return tuple(shares)


def checked_references(
    asked: TargetRequest, given: Mapping[Outside, float | TargetReference | None], measure: Measure
) -> dict[Outside, TargetReference]:
    """Return benchmark and requirement; refuse options with a value that they cannot have, all at once.

    Parameters
    ----------
    asked : TargetRequest
        The options.
    given : mapping of str to float, TargetReference or None
        Candidates from outside.
    measure : Measure
        The measure as it is in the period that the target is for.

    Returns
    -------
    dict of str to TargetReference
        Those that were given.

    Raises
    ------
    UsageError
        With everything that is wrong.
    """
    require_choice("model", asked.model, get_args(Model))
    require_choice("spread", asked.spread, get_args(Spread))
    require_choice("screening", asked.screening, get_args(Screening))
    problems = Problems()
    for option, least, value in (
        ("stretch", 2, asked.stretch),
        ("horizon", 1, asked.horizon),
        ("hits", 1, asked.hits),
        ("minimum", 3, asked.minimum),
        *([("trials", 1, asked.trials)] if asked.trials is not None else []),
    ):
        _check_count(problems, option, value, least=least)
    if not problems and asked.hits > asked.horizon:
        problems.add(
            "hits-beyond-horizon",
            "there cannot be more hits than periods",
            found=f"{asked.hits} of {asked.horizon}",
            cure="Write hits=2, horizon=3 for two of three.",
        )
    for share in asked.shares:
        if not _number(share) or not 0.5 <= share < 1:
            cure = "Write shares=[0.95, 0.99]."
            problems.add("bad-share", "a share of the periods lies from 0.5 to below 1", found=str(share), cure=cure)
    _check_tolerance(problems, asked.tolerance, measure)
    references: dict[Outside, TargetReference] = {}
    for basis, found in given.items():
        if found is not None:
            references[basis] = found if isinstance(found, TargetReference) else TargetReference(found)
            _check_reference(problems, basis, references[basis])
    problems.raise_if_any(UsageError, "No candidates for a target can be found like this.")
    return references


def _check_tolerance(problems: Problems, tolerance: object, measure: Measure) -> None:
    """Record a tolerance that is no number above 0, or has no place."""
    if tolerance is None:
        return
    if measure.better != "target_is_best":
        problems.add(
            "tolerance-direction",
            "only a target that is best has a tolerance",
            found=measure.better,
            cure="Leave tolerance out.",
        )
    elif not _number(tolerance) or cast("float", tolerance) <= 0:
        cure = "Give a distance in the unit of the measure."
        problems.add("bad-tolerance", "a tolerance is a number above 0", found=str(tolerance), cure=cure)


def _check_reference(problems: Problems, basis: str, given: TargetReference) -> None:
    """Record a benchmark or requirement that is no number, or whose error is none."""
    if not _number(given.value):
        cure = f"Write {basis}=95, or {basis}=TargetReference(95, source=…)."
        problems.add("bad-reference", f"the {basis} is no number", found=str(given.value), cure=cure)
    if not _number(given.standard_error) or given.standard_error < 0:
        cure = "Leave it out where the value is exact."
        what = f"the standard error of the {basis} is no number from 0"
        problems.add("bad-reference-error", what, found=str(given.standard_error), cure=cure)


def _check_count(problems: Problems, option: str, value: object, *, least: int) -> None:
    """Record an option that is no whole number within its limits."""
    most = 10**9 if option == "trials" else _MOST
    if isinstance(value, bool) or not isinstance(value, Integral) or not least <= int(value) <= most:
        what = f"{option} must be a whole number from {least} to {most}"
        problems.add("bad-count", what, found=str(value), cure=f"Write {option}={least} or more.")


def _number(value: object) -> bool:
    """Return whether something is a finite number."""
    try:
        return not isinstance(value, bool) and isinstance(value, Real) and math.isfinite(value)
    except OverflowError:  # a whole number that no float holds
        return False
