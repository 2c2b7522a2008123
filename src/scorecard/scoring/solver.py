"""Which value of a measure lifts a node to a status or a score."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from scorecard._result import Result
from scorecard._table import Cell, Table
from scorecard._text import LocalText
from scorecard.errors import ScoringError
from scorecard.models import LevelsScoring, Period, Scorecard, YesNoScoring
from scorecard.scoring import solver_words as words
from scorecard.scoring.engine import evaluate
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.evaluation_table import CERTAINTY
from scorecard.scoring.given import require_all
from scorecard.scoring.limits import card_edges, limits_of
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.policy import roll_up_of
from scorecard.scoring.rules import rule_of
from scorecard.scoring.solver_curve import Curve
from scorecard.scoring.solver_question import Question, question_of
from scorecard.scoring.solver_search import Found, Goal, search
from scorecard.scoring.solver_segments import segments_of
from scorecard.scoring.solver_words import digits_of, verdict_of
from scorecard.scoring.status import EDGE_TOLERANCE
from scorecard.scoring.what_if_values import changed_observations
from scorecard.series import Observations

__all__ = ["SolvedValue", "value_for"]


@dataclass(frozen=True, slots=True)
class SolvedValue(Result):
    """The value of a measure that lifts a node to a status or a score.

    Attributes
    ----------
    measure, node, entity, period : str
        What was asked about.
    wanted_status, wanted_score : str or None, float or None
        What was wanted: at least that band, or at least that score.
    possible : bool
        Whether any value reaches it.
    value : float or None
        The value with the least change from the present one; where there is none at present, the one
        with the lowest score of the measure. None where no value reaches it.
    present, change : float or None
        The present value, and the value less the present one.
    measure_score, node_score, status : float or None, float or None, str
        What measure and node come to at the value, evaluated anew; at present where no value reaches it.
    node_score_before : float or None
        What the node comes to at present.
    reachable_low, reachable_high : float or None
        Lowest and highest score that the node has at any of the values looked at.
    best_value : float or None
        Value of the highest score, the nearest to the present one.
    searched : tuple of (float, float)
        Lowest and highest value looked at; beyond them nothing changes, unless the card has no cap.
    exact : bool
        Whether no value can have been overlooked: every rule between measure and node rises with the
        measure. Otherwise each stretch of values was looked at in 64 parts.
    verdict : LocalText
        The answer in words.
    digits : int
        Digits after the point at which the value is printed: no fewer than the measure's, and as many as it
        takes for the printed value to be enough.
    edges : tuple of float
        Scores over which none is rounded in print: edges between bands of the card, 100, and the score wanted.
    status_name : LocalText or None
        The status in words; None where there is no score.
    low, high : float or None
        Interval of the node's score at the value, by the errors that are known; a new value counts as exact,
        unless it is a count of events.
    probability, error_known : float or None
        Probability of the status at the value, and share of the weight behind the score whose error is known.
    """

    measure: str
    node: str
    entity: str
    period: str
    wanted_status: str | None
    wanted_score: float | None
    possible: bool
    value: float | None
    present: float | None
    change: float | None
    measure_score: float | None
    node_score: float | None
    status: str
    node_score_before: float | None
    reachable_low: float | None
    reachable_high: float | None
    best_value: float | None
    searched: tuple[float, float]
    exact: bool
    verdict: LocalText
    digits: int = 2
    edges: tuple[float, ...] = ()
    status_name: LocalText | None = None
    low: float | None = None
    high: float | None = None
    probability: float | None = None
    error_known: float | None = None

    def table(self) -> Table:
        """Return the answer as one row.

        Returns
        -------
        Table
            Value, change, scores and reachable range; status, interval and probability where something is known of
            an error; the notes give the verdict, and what may have been overlooked.
        """
        sure: tuple[Cell, ...] = (self.low, self.high, self.probability, self.error_known)
        known = bool(self.error_known)
        row: tuple[Cell, ...] = (
            self.measure,
            self.node,
            self.present,
            self.value,
            self.change,
            self.measure_score,
            self.node_score_before,
            self.node_score,
            self.reachable_low,
            self.reachable_high,
            *((self.status_name, *sure) if known else ()),
        )
        notes = (self.verdict, *(() if self.exact else (words.SAMPLED,)), *((words.KNOWN,) if known else ()))
        columns = [
            replace(c, decimals=self.digits)
            if c.key in words.OF_VALUES
            else replace(c, edges=self.edges)
            if c.kind == "number"
            else c
            for c in (*words.COLUMNS, *((words.STATUS, *CERTAINTY) if known else ()))
        ]
        return Table(tuple(columns), (row,), title=words.TITLE, notes=notes)


def value_for(
    card: Scorecard,
    obs: Observations,
    *,
    measure: str,
    node: str,
    status: str | None = None,
    score: float | None = None,
    period: Period | str | None = None,
    entity: str | None = None,
    between: tuple[float, float] | None = None,
    as_of: date | None = None,
    previous: Evaluation | None = None,
    functions: Functions | None = None,
) -> SolvedValue:
    """Return which value of a measure lifts a node to a status or a score.

    Parameters
    ----------
    card : Scorecard
        The card.
    obs : Observations
        The values, from `observe`. All but the one that is looked for stay as they are.
    measure : str
        Id of the measure.
    node : str
        Id of the node: the measure itself, or one above it.
    status : str, optional
        Id of the band wanted; a better one will do. Give this or `score`.
    score : float, optional
        Score wanted; a higher one will do.
    period : Period or str, optional
        The period; may be left out where there is only one.
    entity : str, optional
        The entity; may be left out where there is only one.
    between : tuple of (float, float), optional
        Lowest and highest value thinkable, such as ``(0, 100)`` for a share in percent.
    as_of : date, optional
        As in `evaluate`.
    previous : Evaluation, optional
        As in `evaluate`.
    functions : mapping of str to callable, optional
        As in `evaluate`.

    Returns
    -------
    SolvedValue
        The value with the least change from the present one, or that there is none and what the best
        reachable score is.

    Raises
    ------
    UsageError
        If measure, node, status, entity or period do not exist, the node does not rest on the measure,
        the measure has no value function, not exactly one of status and score is given, or `between`
        does not run from low to high.
    ScoringError
        As in `evaluate`.

    Notes
    -----
    The engine itself is asked what the node comes to, so that cap, policies, rules of roll-up and guard
    band count. A measure's score is linear between its anchor points. Where the rules between measure and
    node rise with the measure's score, one look at both ends of such a stretch tells whether the goal is passed
    inside it, and the place is narrowed down to the last bit; otherwise each stretch is cut into 64 parts
    and all are searched. A score counts as reached within 1e-9 points, as for a status; of the values
    within this tolerance the one with the fewest digits is given.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> measures = [
    ...     {"id": "otif", "name": "OTIF", "worst": 80, "target": 100},
    ...     {"id": "damage", "name": "Damage", "worst": 5, "target": 0, "direction": "minimise"},
    ... ]
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     perspectives=[{"id": "customer", "objectives": [{"id": "o", "name": "Deliver", "measures": measures}]}],
    ... )
    >>> obs = observe(card, values=[MeasureRecord("otif", "2026", 88), MeasureRecord("damage", "2026", 1)])
    >>> found = value_for(card, obs, measure="otif", node="customer", status="amber")
    >>> found.value, found.node_score
    (94.0, 75.0)
    >>> print(value_for(card, obs, measure="damage", node="customer", status="amber").verdict.text("en"))
    No value of Damage lifts Customer to watch: the best reachable score is 70, at 0.
    """
    require_all(card, obs, previous=previous, frozen=(), functions=functions, kind=Evaluation)
    asked = question_of(
        card,
        obs,
        measure=measure,
        node=node,
        status=status,
        score=score,
        period=period,
        entity=entity,
        between=between,
    )
    curve = Curve(
        card, obs, measure, node, asked.entity, asked.period, as_of=as_of, previous=previous, functions=functions
    )
    before = _before(curve, asked)
    present = None if before is None else before[measure].value
    state = asked.rule.measure
    discrete = isinstance(state.scoring, YesNoScoring | LevelsScoring)
    cap = 100.0 if state.outside == "clip" else None if card.cap == "none" else float(card.cap)
    segments = segments_of(
        asked.function,
        cap=cap,
        strict=state.outside == "error",
        between=None if discrete or between is None else (float(between[0]), float(between[1])),
    )
    if discrete:
        segments = tuple((x, x) for x in asked.function.x)
    goal = Goal(asked.score, asked.band)
    rising = _rising(curve, asked)
    found = search(curve, segments, goal, rising=rising, discrete=discrete)
    there = _stays(before, node, goal)
    value = present if there and present is not None else _nearest(curve, found.values, present)
    return _answer(curve, asked, found, value=value, before=before, there=there, rising=rising)


def _before(curve: Curve, asked: Question) -> Evaluation | None:
    """Return the evaluation at present; None where there is no value and a policy wants one."""
    try:
        return _evaluated(curve, curve.obs, asked)
    except ScoringError:
        cell = asked.entity, asked.period, curve.obs.measures.index(curve.measure)
        if not math.isnan(curve.obs.value[cell]):
            raise
        return None


def _evaluated(curve: Curve, obs: Observations, asked: Question) -> Evaluation:
    """Return an evaluation of the entity and the period asked about."""
    return evaluate(
        curve.card,
        obs,
        period=obs.periods[asked.period],
        entity=obs.entities[asked.entity],
        as_of=curve.as_of,
        previous=curve.previous,
        functions=curve.functions,
    )


def _stays(before: Evaluation | None, node: str, goal: Goal) -> bool:
    """Return whether the goal is reached at present."""
    if before is None or before[node].score is None:
        return False
    if goal.band is not None:
        return int(before.status[0, 0, before.nodes.index(node)]) >= goal.band
    return (before[node].score or 0.0) >= (goal.score or 0.0) - EDGE_TOLERANCE


def _rising(curve: Curve, asked: Question) -> bool:
    """Return whether no rule between measure and node lets a parent fall when a child rises."""
    bands = limits_of(curve.card).bands
    return all(rule_of(roll_up_of(curve.card, n), bands[n][asked.period]).monotone for n in asked.path)


def _nearest(curve: Curve, values: tuple[float, ...], present: float | None) -> float | None:
    """Return the value nearest to the present one; without a present one, that of the lowest score."""
    if not values:
        return None
    raw = curve.at(np.array(values)).raw.tolist()
    if present is None:
        return min(zip(raw, values, strict=True))[1]
    return min((abs(value - present), -points, value) for points, value in zip(raw, values, strict=True))[2]


def _answer(
    curve: Curve,
    asked: Question,
    found: Found,
    *,
    value: float | None,
    before: Evaluation | None,
    there: bool,
    rising: bool,
) -> SolvedValue:
    """Return the answer, with measure and node evaluated anew at the value."""
    present = None if before is None else before[curve.measure].value
    cell = asked.entity, asked.period, curve.obs.measures.index(curve.measure)
    after = before
    if value is not None and value != present:
        after = _evaluated(curve, changed_observations(curve.obs, {cell: value}), asked)
    scores = found.looked.score[~np.isnan(found.looked.score)]
    best = None if not scores.size else float(scores.max())
    at_best = found.looked.value[found.looked.score >= (np.inf if best is None else best - EDGE_TOLERANCE)]
    best_value = _nearest(curve, tuple(at_best.tolist()), present)
    reached = None if after is None else after[curve.node]
    answer = SolvedValue(
        measure=curve.measure,
        node=curve.node,
        entity=curve.obs.entities[asked.entity],
        period=str(curve.obs.periods[asked.period]),
        wanted_status=asked.status,
        wanted_score=asked.score,
        possible=value is not None,
        value=value,
        present=present,
        change=None if value is None or present is None else value - present,
        measure_score=None if after is None else after[curve.measure].score,
        node_score=None if reached is None else reached.score,
        status="no_data" if reached is None else reached.status,
        node_score_before=None if before is None else before[curve.node].score,
        reachable_low=None if not scores.size else float(scores.min()),
        reachable_high=best,
        best_value=best_value,
        searched=(float(found.looked.value.min()), float(found.looked.value.max())),
        exact=rising,
        verdict=verdict_of(
            curve.card,
            asked,
            curve.measure,
            curve.node,
            value=value,
            present=present,
            there=there,
            after=after,
            best=best,
            best_value=best_value,
        ),
        digits=digits_of(asked.rule.measure, value, present),
        edges=(*card_edges(curve.card), *(() if asked.score is None else (asked.score,))),
    )
    return answer if after is None else _with_certainty(answer, after)


def _with_certainty(answer: SolvedValue, after: Evaluation) -> SolvedValue:
    """Return the answer with how sure the node's score and status are at the value."""
    found, band = after[answer.node], after.band_of(answer.node)
    return replace(
        answer,
        status_name=None if band is None else band.word,
        low=found.low,
        high=found.high,
        probability=found.status_probability,
        error_known=found.error_known,
    )
