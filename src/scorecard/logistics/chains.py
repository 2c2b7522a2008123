"""Chains of arithmetic over uncertain parameters, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import mul
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.logistics.chain_result import ChainParameter, ChainStep
from scorecard.logistics.parameters import Parameter
from scorecard.stats.draw_blocks import check_draws
from scorecard.stats.intervals import check_confidence

__all__ = ["StepRule", "Transform", "Values", "product", "run_chain"]

FloatArray = NDArray[np.float64]
Values = Mapping[str, FloatArray]


@dataclass(frozen=True, slots=True)
class StepRule:
    """How one step of a chain is computed.

    Attributes
    ----------
    id : str
        Name of the step.
    label : LocalText
        What it is in words.
    formula : str
        Its arithmetic, with the names of parameters and earlier steps in braces.
    compute : callable
        Takes arrays by name and returns one; affine in every single parameter, so that the mean over all
        other parameters is the value at their means.
    """

    id: str
    label: LocalText
    formula: str
    compute: Callable[[Values], FloatArray]


def product(name: str, label: LocalText, *factors: str) -> StepRule:
    """Return the step that multiplies parameters and earlier steps.

    Parameters
    ----------
    name : str
        Name of the step.
    label : LocalText
        What it is in words.
    *factors : str
        What is multiplied, by name.

    Returns
    -------
    StepRule
        The step.
    """
    formula = " × ".join(f"{{{factor}}}" for factor in factors)
    return StepRule(name, label, formula, lambda v: reduce(mul, (v[factor] for factor in factors)))


@dataclass(frozen=True, slots=True)
class Transform:
    """A figure that is another form of one parameter, and that the steps use in its stead.

    Attributes
    ----------
    name, of : str
        The figure, and the parameter that it is made from.
    label : LocalText
        What it is in words.
    formula : str
        Its arithmetic.
    compute : callable
        Takes the parameter's values and returns the figure's.
    """

    name: str
    of: str
    label: LocalText
    formula: str
    compute: Callable[[FloatArray], FloatArray]


def run_chain(
    parameters: Mapping[str, Parameter],
    steps: Sequence[StepRule],
    *,
    labels: Mapping[str, LocalText],
    outcome: str,
    transforms: Sequence[Transform] = (),
    draws: int,
    seed: int,
    confidence: float,
) -> tuple[tuple[ChainStep, ...], tuple[ChainParameter, ...]]:
    """Return the steps and the parameters of a chain.

    Parameters
    ----------
    parameters : mapping of str to Parameter
        The parameters by name.
    steps : sequence of StepRule
        The steps in the order of computing.
    labels : mapping of str to LocalText
        Words for every parameter.
    outcome : str
        The step whose variance is shared out.
    transforms : sequence of Transform
        Figures that stand in for one parameter.
    draws, seed : int
        Number of draws and their seed.
    confidence : float
        Share of the draws between the limits.

    Returns
    -------
    tuple of (tuple of ChainStep, tuple of ChainParameter)
        What was computed.

    Raises
    ------
    UsageError
        If draws, seed or confidence cannot be used.

    Notes
    -----
    Parameters are drawn independently. As every step is affine in each parameter (or in the figure that stands
    in for it), E[outcome | parameter] is the outcome with all others at their means, so that the shares of
    variance need no nested simulation.
    """
    check_draws(draws, seed=seed)
    check_confidence(confidence)
    drawn = {name: p.draw(draws, seed=seed, stream=name) for name, p in parameters.items()}
    stated = {name: np.array([p.value]) for name, p in parameters.items()}
    exact = {name for name, p in parameters.items() if p.exact}
    at, spread = _run(stated, steps, transforms), _run(drawn, steps, transforms)
    tails = [(1 - confidence) / 2, (1 + confidence) / 2]
    rows: list[ChainStep] = []
    named = [(t.name, t.label, t.formula) for t in transforms] + [(s.id, s.label, s.formula) for s in steps]
    for name, label, formula in named:
        uses = _names(formula)
        low = high = None
        if not set(uses) <= exact:
            low, high = (float(v) for v in np.quantile(spread[name], tails))
        else:
            exact.add(name)
        rows.append(ChainStep(name, label, formula, float(at[name][0]), low, high, uses))
    shares = _shares(drawn, steps, transforms, outcome)
    found = tuple(
        ChainParameter(
            name, labels[name], p.value, None if p.exact else p.low, None if p.exact else p.high,
            None if p.exact else p.shape, p.source, shares[name],
        )
        for name, p in parameters.items()
    )  # fmt: skip
    return tuple(rows), found


def _run(values: Values, steps: Sequence[StepRule], transforms: Sequence[Transform]) -> Values:
    """Return the values of all parameters, figures and steps by name."""
    found = dict(values)
    for transform in transforms:
        if transform.name not in found:
            found[transform.name] = transform.compute(found[transform.of])
    for step in steps:
        found[step.id] = step.compute(MappingProxyType(found))
    return found


def _shares(
    drawn: Values, steps: Sequence[StepRule], transforms: Sequence[Transform], outcome: str
) -> dict[str, float | None]:
    """Return the share of the outcome's variance that each parameter explains alone."""
    whole = _run(drawn, steps, transforms)[outcome]
    total = float(whole.var()) if np.ptp(whole) > 0 else 0.0
    stands_in = {t.of: t for t in transforms}
    alone = {stands_in[n].name if n in stands_in else n: v for n, v in drawn.items()}
    alone |= {t.name: t.compute(drawn[t.of]) for t in transforms}
    means = {name: np.array([values.mean()]) for name, values in alone.items()}
    shares: dict[str, float | None] = {}
    for name in drawn:
        own = stands_in[name].name if name in stands_in else name
        given = _run({**means, own: alone[own]}, steps, transforms)[outcome]
        alone_varies = float(given.var()) if np.ptp(given) > 0 else 0.0
        shares[name] = alone_varies / total if total > 0 else None
    return shares


def _names(formula: str) -> tuple[str, ...]:
    """Return the names in braces, each once, in the order of the formula."""
    parts = [part.split("}")[0] for part in formula.split("{")[1:]]
    return tuple(dict.fromkeys(parts))
