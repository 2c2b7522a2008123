"""What one node of a card comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard._text import LocalText
from scorecard.models.card import NodeKind
from scorecard.scoring.reasons import Reason

__all__ = ["NodeResult"]


@dataclass(frozen=True, slots=True)
class NodeResult:
    """What one node comes to for one entity and period.

    Attributes
    ----------
    id, name, kind : str, LocalText, {"total", "perspective", "objective", "measure"}
        The node.
    entity, period : str
        Where and when.
    value : float or None
        Value of a measure, in its unit.
    raw, score : float or None
        Score before and after it is clipped to the range from 0 to the cap.
    low, high : float or None
        Interval of the score: of a measure whose value has an error, and of a node above such measures
        whose rules are weighted means.
    value_low, value_high : float or None
        Interval of the value.
    coverage : float or None
        Share of the applicable measures' weight, as far as it is due, that has a fresh value.
    bound_low, bound_high : float or None
        The score if all that is missing scored 0, or the cap.
    not_due : float or None
        Share of the applicable measures' weight that is not due yet.
    stale : float or None
        Share of the applicable measures' weight, as far as it is due, whose value is carried forward.
    weight, absolute_weight : float or None
        Share among the siblings, and share of the whole card.
    age : int or None
        How many periods old a measure's value is; None where there is none, and for the nodes above.
    status : str
        Id of the band, or ``no_data``.
    performance, progress : float or None
        Shares of the way from worst to best, and from baseline to target.
    error_known : float or None
        Share of the weight behind the score whose error is known, be it that there is none.
    n : float or None
        Cases behind a measure's value; the denominator of a share of independent cases (`sampling: proportion`) too.
    standard_error : float or None
        Standard error of a measure's value.
    probabilities : mapping of str to float, or None
        Probability of each status, by the id of its band (`Evaluation.probabilities`).
    reason : str or None
        Why there is no score: ``no_data``, ``not_applicable``, ``unscored`` (no value function, or of a
        kind that `evaluate` was told to leave out; of a node above: nothing below it is scored),
        ``no_weight`` (all that applies has the weight 0), ``not_due`` (not yet), ``low_coverage``
        (less data than the least coverage), ``incomplete`` (something is missing, and the policy is
        blank), ``not_started`` (the plan has not begun), ``not_held`` (the period is frozen, and the
        saved evaluation does not hold the node).

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> node = sc.evaluate(card, obs, period="2026")["customer"]
    >>> node.score, node.status, node.coverage
    (40.0, 'red', 1.0)
    """

    id: str
    name: LocalText
    kind: NodeKind
    entity: str
    period: str
    value: float | None
    raw: float | None
    score: float | None
    low: float | None
    high: float | None
    value_low: float | None
    value_high: float | None
    coverage: float | None
    bound_low: float | None
    bound_high: float | None
    not_due: float | None
    stale: float | None
    weight: float | None
    absolute_weight: float | None
    age: int | None
    status: str
    performance: float | None
    progress: float | None
    error_known: float | None
    n: float | None
    standard_error: float | None
    probabilities: Mapping[str, float] | None
    reason: Reason

    @property
    def status_probability(self) -> float | None:
        """Probability of the status that the node has; None where nothing is known of the error."""
        return None if self.probabilities is None else self.probabilities.get(self.status)
