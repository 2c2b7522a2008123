"""Checks of what is said to be known of weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from typing import cast, get_args

from scorecard._given import Kind, require_kinds, require_names
from scorecard.errors import AnalysisError, Place, Problems, UsageError, near
from scorecard.stats.expert_rows import ExpertDraw
from scorecard.stats.simplex import Ties
from scorecard.stats.simplex_box import check_bounds
from scorecard.weighting.weights import normalised

__all__ = ["check_bounds_of", "check_concentration", "check_experts", "check_labels", "check_ranks"]

_RANKS = Kind(Mapping, "a mapping of ranks by id", "Write {'care': 1, 'speed': 2}, 1 for the most important.")
_BOUNDS = Kind(Mapping, "a mapping of bounds by id", "Write {'care': (0.2, 0.5)}, the lower bound first.")


def check_labels(ids: Sequence[str]) -> None:
    """Refuse no ids, or one that stands twice."""
    require_names("ids", ids)
    normalised(list(ids), [1.0] * len(ids), method="equal")


def check_ranks(ranks: Mapping[str, int], *, ties: str, ids: Sequence[str] | None = None) -> None:
    """Refuse ranks that are none, or are not those of the ids."""
    require_kinds("The ranks cannot be used.", ("ranks", ranks, _RANKS))
    _check_choice("ties", ties, get_args(Ties))
    problems = Problems()
    known = tuple(ranks) if ids is None else tuple(ids)
    if not ranks:
        problems.add("ranks-empty", "there is no rank", cure="Give each id a rank, 1 for the most important.")
    for name in (i for i in ranks if i not in known):
        problems.add(
            "rank-unknown", "a rank belongs to no id with bounds", place=Place(path=f"ranks.{name}"), found=name,
            cure=near(name, known),
        )  # fmt: skip
    for name in (i for i in known if i not in ranks):
        problems.add(
            "rank-missing", "an id has bounds and no rank", place=Place(path=f"ranks.{name}"),
            cure="Give every id a rank, or none.",
        )  # fmt: skip
    for name, rank in ranks.items():
        if type(rank) is not int:
            problems.add(
                "rank-whole",
                "a rank must be a whole number",
                place=Place(path=f"ranks.{name}"),
                found=str(rank),
                cure="Write 1 for the most important.",
            )
    problems.raise_if_any(AnalysisError, "The ranks cannot be used.")


def check_bounds_of(bounds: Mapping[str, tuple[float, float]]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return lower and upper bounds, or refuse those that no weights keep."""
    require_kinds("The bounds cannot be used.", ("bounds", bounds, _BOUNDS))
    problems = Problems()
    for name, pair in bounds.items():
        if not isinstance(cast("object", pair), Sized) or isinstance(cast("object", pair), str) or len(pair) != 2:
            problems.add(
                "bounds-pair",
                "bounds are two numbers",
                place=Place(path=f"bounds.{name}"),
                found=str(pair),
                cure="Write the lower bound and the upper one, such as (0.2, 0.5).",
            )
    problems.raise_if_any(UsageError, "The bounds cannot be used.")
    low = tuple(float(lower) for lower, _ in bounds.values())
    high = tuple(float(upper) for _, upper in bounds.values())
    check_bounds(low, high, names=[f"bounds.{name}" for name in bounds])
    return low, high


def check_concentration(concentration: float) -> None:
    """Refuse a concentration that is no finite number above zero."""
    if not 0 < concentration < float("inf"):
        raise AnalysisError.single(
            "concentration-range",
            "the concentration must be a finite number above zero",
            found=str(concentration),
            cure="Write the number of cases that the weights are worth, such as concentration=50.",
        )


def check_experts(
    experts: Mapping[str, Mapping[str, float]], *, method: str
) -> tuple[tuple[str, ...], list[tuple[float, ...]]]:
    """Return what is weighted and the shares by each expert, or refuse what does not fit."""
    _check_choice("method", method, get_args(ExpertDraw))
    problems = Problems()
    if not experts:
        problems.add("experts-none", "there is no expert", cure="Give the weights of each expert by name.")
    ids = tuple(next(iter(experts.values()), ()))
    rows: list[tuple[float, ...]] = []
    for name, weights in experts.items():
        place = Place(path=f"experts.{name}")
        if set(weights) != set(ids):
            problems.add(
                "experts-differ",
                "an expert weighs other things than the first one",
                place=place,
                found=", ".join(sorted(set(weights) ^ set(ids))),
                cure="Give every expert a weight for each of the same things.",
            )
            continue
        try:
            shares = normalised(list(ids), [weights[i] for i in ids], method="direct").shares
        except AnalysisError as error:
            for found in error.problems:
                problems.add(found.code, found.what, place=place, found=found.found, cure=found.cure)
            continue
        if method == "bootstrap_geometric" and not all(shares):
            problems.add(
                "expert-zero",
                "a geometric mean needs weights above zero",
                place=place,
                found=", ".join(i for i, share in zip(ids, shares, strict=True) if not share),
                cure="Choose method='bootstrap_arithmetic', or give a small weight.",
            )
        rows.append(shares)
    problems.raise_if_any(AnalysisError, "The experts' weights cannot be used.")
    return ids, rows


def _check_choice(name: str, given: str, known: Sequence[str]) -> None:
    """Refuse an option that is none of the known ones."""
    if given not in known:
        raise UsageError.single(
            "unknown-option", f"{name} has no such option", found=str(given), cure=near(given, known)
        )
