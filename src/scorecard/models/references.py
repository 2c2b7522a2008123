"""Reference values that a measure's direction or its scoring rule need."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, LiteralString, cast

from scorecard._model import Flaws
from scorecard.models.scoring import (
    AnchorScoring,
    Direction,
    PlanScoring,
    ProgressScoring,
    RedFlagGoalScoring,
    ToleranceScoring,
)

if TYPE_CHECKING:
    from scorecard.models.measure import Measure

_KIND: dict[Direction, str] = {
    "maximise": "a measure to maximise",
    "minimise": "a measure to minimise",
    "target_is_best": "a measure whose target is best",
    "stay_in_band": "a measure to stay in a band",
}
_BELONG: dict[Direction, tuple[str, ...]] = {
    "maximise": ("worst", "target", "best"),
    "minimise": ("worst", "target", "best"),
    "target_is_best": ("worst_low", "target", "worst_high"),
    "stay_in_band": ("worst_low", "band_low", "band_high", "worst_high"),
}
"""Reference values of each direction; beside them every measure may have a baseline."""
_SIDES = ("worst_low", "worst_high")
_BAND = ("band_low", "band_high")
_NUMBERS = ("worst", "target", *_SIDES, *_BAND, "best", "baseline")
_MOST_DIGITS = 6
"""Digits after the point that a unit may declare."""


def reference_digits(measure: Measure) -> int:
    """Return how many digits after the point the reference values of a measure were written with.

    Parameters
    ----------
    measure : Measure
        The measure, without regard to its changes.

    Returns
    -------
    int
        From 0 to 6, seven digits with those before the point; a number with more of them, such as a third, was
        computed and does not count.
    """
    numbers = [cast("float | None", getattr(measure, name)) for name in _NUMBERS]
    if isinstance(measure.scoring, AnchorScoring):
        numbers += [value for value, _ in measure.scoring.points]
    if isinstance(measure.scoring, RedFlagGoalScoring):
        numbers += [measure.scoring.red_flag, measure.scoring.goal]
    known = [number for number in numbers if number is not None]
    whole = max((len(f"{abs(number):.0f}") for number in known), default=1)
    return min(max(map(_digits, known), default=0), max(_MOST_DIGITS + 1 - whole, 0))


def _digits(number: float) -> int:
    """Return with how many digits after the point a number was written; 0 where they are more than six."""
    tried = range(_MOST_DIGITS + 1)
    return next((n for n in tried if math.isclose(float(f"{number:.{n}f}"), number, rel_tol=1e-12)), 0)


def check_references(measure: Measure, flaws: Flaws) -> None:
    """Report reference values that are missing, out of place or out of order.

    Parameters
    ----------
    measure : Measure
        The measure, without regard to its changes.
    flaws : Flaws
        Collects what is wrong.
    """
    _check_strays(measure, flaws)
    if measure.scoring is None:
        _check_complete(measure, flaws)
    else:
        _check_rule(measure, flaws)
    if measure.direction in ("maximise", "minimise"):
        _check_one_sided(measure, flaws)
    elif measure.direction == "target_is_best":
        _check_two_sided(measure, flaws)
    else:
        _check_band(measure, flaws)


def _check_strays(measure: Measure, flaws: Flaws) -> None:
    """Report reference values that belong to another direction."""
    one_sided = measure.direction in ("maximise", "minimise")
    belong = _BELONG[measure.direction]
    for name in ("worst_low", "worst_high", "worst", "best", "target", *_BAND):
        if name in belong or getattr(measure, name) is None:
            continue
        if name in _BAND:
            cure = "Remove it, or write direction: stay_in_band."
        elif name == "target":
            cure = "Remove it; write band_low and band_high for the values that score 100."
        elif one_sided:
            cure = "Remove it, or write direction: target_is_best."
        else:
            cure = "Remove it; write worst_low and worst_high for the values that score 0."
        flaws.add("reference-stray", f"{name} does not belong to {_KIND[measure.direction]}", at=(name,), cure=cure)


def _check_complete(measure: Measure, flaws: Flaws) -> None:
    """Report what lacks beside the reference values that are given."""
    names = _BELONG[measure.direction]
    given = [name for name in names if getattr(measure, name) is not None]
    needed = [name for name in names if name != "best"]
    for name in needed:
        if getattr(measure, name) is None and given:
            flaws.add(
                "reference-missing",
                f"{_KIND[measure.direction]} needs {name} beside {' and '.join(given)}",
                at=(name,),
                cure=f"Add {name}, or remove {' and '.join(given)} to leave the measure unscored.",
            )


def _check_rule(measure: Measure, flaws: Flaws) -> None:
    """Report what a scoring rule needs and the measure lacks."""
    match measure.scoring:
        case ToleranceScoring():
            _need(measure, _BAND if measure.direction == "stay_in_band" else ("target",), flaws)
        case PlanScoring() | ProgressScoring():
            if _one_way(measure, flaws):
                _need(measure, ("baseline", "target"), flaws)
                _check_way(measure, "baseline", (measure.baseline, measure.target), flaws, at=("target",))
        case RedFlagGoalScoring(red_flag=red_flag, goal=goal):
            if _one_way(measure, flaws):
                _check_way(measure, "red_flag", (red_flag, goal), flaws, at=("scoring", "goal"))
        case _:
            pass


def _one_way(measure: Measure, flaws: Flaws) -> bool:
    """Return whether a rule that leads one way fits the direction, and report one that does not."""
    if measure.direction in ("maximise", "minimise") or measure.scoring is None:
        return True
    flaws.add(
        "scoring-direction",
        f"the scoring rule {measure.scoring.kind} does not belong to {_KIND[measure.direction]}",
        at=("scoring",),
        cure="Write direction: maximise or minimise, or another rule.",
    )
    return False


def _need(measure: Measure, names: tuple[str, ...], flaws: Flaws) -> None:
    """Report reference values that the scoring rule needs."""
    rule = "" if measure.scoring is None else measure.scoring.kind
    for name in names:
        if getattr(measure, name) is None:
            flaws.add(
                "reference-missing",
                f"the scoring rule {rule} needs {name}",
                at=(name,),
                cure=f"Add {name}, or write another rule.",
            )


def _check_way(
    measure: Measure,
    start: LiteralString,
    ends: tuple[float | None, float | None],
    flaws: Flaws,
    *,
    at: tuple[str, ...],
) -> None:
    """Report a way that leads nowhere, or the wrong way."""
    first, last = ends
    if first is None or last is None:
        return
    end = at[-1]
    found = f"{start} {first:g}, {end} {last:g}"
    if first == last:
        flaws.add(
            "way-empty",
            f"{end} equals {start}, so that no score can be computed",
            at=at,
            found=found,
            cure="Change one of them.",
        )
    elif (last > first) != (measure.direction == "maximise"):
        side = "above" if measure.direction == "maximise" else "below"
        flaws.add(
            "way-side",
            f"{end} must lie {side} {start} in {_KIND[measure.direction]}",
            at=at,
            found=found,
            cure="Swap them, or change the direction.",
        )


def _check_one_sided(measure: Measure, flaws: Flaws) -> None:
    """Check the order of worst, target and best."""
    worst, target, best = measure.worst, measure.target, measure.best
    if worst is None or target is None:
        return
    sign, side = (1, "below") if measure.direction == "maximise" else (-1, "above")
    if worst == target:
        _equal(flaws, target)
    elif sign * (target - worst) < 0:
        flaws.add(
            "worst-side",
            f"worst must lie {side} target in {_KIND[measure.direction]}",
            at=("worst",),
            found=f"worst {worst:g}, target {target:g}",
            cure="Swap them, or change the direction.",
        )
    elif best is not None and sign * (best - worst) <= 0:
        flaws.add(
            "best-side",
            f"worst must lie {side} best in {_KIND[measure.direction]}",
            at=("best",),
            found=f"worst {worst:g}, best {best:g}",
            cure="Change best.",
        )


def _check_two_sided(measure: Measure, flaws: Flaws) -> None:
    """Check the order of target and the worst values on both sides of it."""
    low, target, high = measure.worst_low, measure.target, measure.worst_high
    if low is None or target is None or high is None:
        return
    if target in (low, high):
        _equal(flaws, target)
    elif not low < target < high:
        flaws.add(
            "worst-side",
            "target must lie between worst_low and worst_high",
            at=("target",),
            found=f"{low:g}, {target:g}, {high:g}",
            cure="Put the three in order.",
        )


def _check_band(measure: Measure, flaws: Flaws) -> None:
    """Check the order of the band and the worst values on both sides of it."""
    given = [(name, getattr(measure, name)) for name in _BELONG["stay_in_band"]]
    known = [(name, value) for name, value in given if value is not None]
    for (before, low), (name, high) in pairwise(known):
        both = {before, name} == set(_BAND)
        if low > high or (low == high and not both):
            flaws.add(
                "band-order",
                f"{before} must lie below {name}",
                at=(name,),
                found=f"{before} {low:g}, {name} {high:g}",
                cure="Put worst_low, band_low, band_high and worst_high in order.",
            )


def _equal(flaws: Flaws, value: float) -> None:
    flaws.add(
        "worst-equals-target",
        "worst equals target, so that no score can be computed",
        at=("target",),
        found=f"{value:g}",
        cure="Change one of them.",
    )
