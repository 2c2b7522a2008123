"""A card of five measures whose true scores are known, with what many firms may observe of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Scorecard
from scorecard.scoring import observe
from scorecard.series import MISSING, USABLE, MeasureRecord, Observations
from tools.score_study.surveys import PAIR, Rows

Floats = NDArray[np.float64]

MEASURES = ("reliable", "responsive", "on_time", "complaints", "handling")
"""Two mean gaps of one survey, a share of orders, complaints by order, mean hours of an order."""
NODES = ("customer", "process", "staff", "total")
"""Nodes above the measures; `staff` has one measure."""
PERIOD = "2026"
ORDERS = 4
"""Orders among which complaints are counted, for each respondent and each order that is timed."""
_SHAPE = 4.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Worst and target of each measure, in the order of `MEASURES`.

    Attributes
    ----------
    worst, target : tuple of float
        Reference values.
    """

    worst: tuple[float, ...]
    target: tuple[float, ...]

    def scores(self, true: Floats) -> Floats:
        """Return the true scores of true values, shape (measure, firm): clipped to 0 to 100."""
        worst, target = np.array(self.worst)[:, None], np.array(self.target)[:, None]
        scores: Floats = np.clip(100 * (true - worst) / (target - worst), 0.0, 100.0)
        return scores

    def values(self, scores: Floats) -> Floats:
        """Return the true values of true scores, shape (measure, firm)."""
        worst, target = np.array(self.worst)[:, None], np.array(self.target)[:, None]
        values: Floats = worst + scores / 100 * (target - worst)
        return values


def study_card(scale: Scale, *, firms: int) -> Scorecard:
    """Return the card: three perspectives, weights 5, 3, 2; within them 2 to 1 and 3 to 2."""
    parts: dict[str, tuple[tuple[str, float, dict[str, object]], ...]] = {
        "customer": (("reliable", 2, {}), ("responsive", 1, {})),
        "process": (
            ("on_time", 3, {"unit": {"kind": "percent"}, "sampling": "proportion"}),
            ("complaints", 2, {"sampling": "count"}),
        ),
        "staff": (("handling", 1, {}),),
    }
    perspectives: list[dict[str, object]] = []
    for (name, measures), weight in zip(parts.items(), (5, 3, 2), strict=True):
        described = [_measure(node, scale, weight=w, more=more) for node, w, more in measures]
        objective = {"id": f"{name}_aim", "name": name.capitalize(), "measures": described}
        perspectives.append({"id": name, "name": name.capitalize(), "weight": weight, "objectives": [objective]})
    return Scorecard.model_validate(
        {
            "id": "study",
            "name": "Study",
            "calendar": {"first": PERIOD, "last": PERIOD},
            "perspectives": perspectives,
            "total": True,
            "entities": [{"id": f"firm_{i}", "name": f"Firm {i}"} for i in range(firms)],
        }
    )


def _measure(node: str, scale: Scale, *, weight: float, more: dict[str, object]) -> dict[str, object]:
    """Return one measure."""
    at = MEASURES.index(node)
    ends = {"worst": scale.worst[at], "target": scale.target[at]}
    direction = "maximise" if ends["target"] > ends["worst"] else "minimise"
    return {"id": node, "name": node.capitalize(), "direction": direction, "weight": weight, **ends, **more}


def true_nodes(card: Scorecard, scores: Floats) -> Floats:
    """Return the true scores of `NODES`, shape (node, firm), from those of the measures."""
    weights = {m.id: m.weight for m in card.measures}
    rows: list[Floats] = []
    for perspective in card.perspectives:
        names = [m.id for objective in perspective.objectives for m in objective.measures]
        share = np.array([weights[name] for name in names]) / sum(weights[name] for name in names)
        rows.append(share @ scores[[MEASURES.index(name) for name in names]])
    top = np.array([p.weight for p in card.perspectives])
    return np.vstack([*rows, top @ np.array(rows) / top.sum()])


def observed(
    card: Scorecard, survey: Rows, true: Floats, *, n: NDArray[np.int64], rng: np.random.Generator
) -> Observations:
    """Return what each firm observes.

    Parameters
    ----------
    card : Scorecard
        The card, with as many entities as there are firms.
    survey : Rows
        The survey of each firm.
    true : ndarray, shape (measure, firm)
        True values; those of the gaps are in the survey already.
    n : ndarray, shape (firm,)
        Orders that are looked at for punctuality and timed; complaints are counted among `ORDERS` times as many.
    rng : Generator
        Random numbers.

    Returns
    -------
    Observations
        The gaps with the standard errors, the n and the correlation of their survey; counts; means with
        standard errors of skewed times (gamma distributions with shape 4).
    """
    firms = len(n)
    empty = observe(card, values=[MeasureRecord("on_time", PERIOD, numerator=1, denominator=1, entity="firm_0")])
    arrays = {
        name: np.full((firms, 1, len(MEASURES)), np.nan, dtype=np.float64)
        for name in ("value", "standard_error", "n", "numerator", "denominator", "confidence")
    }
    for at, row in enumerate(PAIR):
        arrays["value"][:, 0, at], arrays["n"][:, 0, at] = survey.mean[row], survey.n[row]
        # as in an analysis: no error where all gaps are equal
        arrays["standard_error"][:, 0, at] = survey.error[row]
    punctual = rng.binomial(n, np.clip(true[2] / 100, 0, 1))
    events = rng.poisson(true[3] * ORDERS * n)
    arrays["value"][:, 0, 2], arrays["numerator"][:, 0, 2], arrays["denominator"][:, 0, 2] = (
        100 * punctual / n,
        punctual,
        n,
    )
    arrays["value"][:, 0, 3] = events / (ORDERS * n)
    arrays["numerator"][:, 0, 3], arrays["denominator"][:, 0, 3] = events, ORDERS * n
    mean, error = _timed(true[4], n, rng)
    arrays["value"][:, 0, 4], arrays["standard_error"][:, 0, 4], arrays["n"][:, 0, 4] = mean, error, n
    pairs = {(firm, 0, 0, 1): r for firm, r in enumerate(survey.correlation.tolist()) if r}
    state = np.where(np.isnan(arrays["value"]), MISSING, USABLE).astype(np.int8)
    return replace(
        empty,
        value=arrays["value"],
        standard_error=arrays["standard_error"],
        n=arrays["n"],
        numerator=arrays["numerator"],
        denominator=arrays["denominator"],
        confidence=arrays["confidence"],
        state=state,
        correlations=MappingProxyType(pairs),
    )


def _timed(mean: Floats, n: NDArray[np.int64], rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return the mean of n skewed times of each firm, with its standard error."""
    means, errors = np.empty(len(n)), np.empty(len(n))
    for size in np.unique(n).tolist():
        here = np.flatnonzero(n == size)
        for some in np.array_split(here, -(-len(here) // 2000)):
            times = rng.standard_gamma(_SHAPE, (len(some), size)) * (mean[some] / _SHAPE)[:, None]
            means[some], errors[some] = times.mean(axis=1), times.std(axis=1, ddof=1) / np.sqrt(size)
    return means, errors
