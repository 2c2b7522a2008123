"""What would be if weights, values or targets were others."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.models import Period, Scorecard
from scorecard.models.card import NodeKind
from scorecard.scoring.engine import evaluate
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.evaluation_table import ENTITY, KINDS, NO_SCORE, PERIOD
from scorecard.scoring.given import require_all
from scorecard.scoring.limits import card_edges, limits_of
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.reasons import REASONS
from scorecard.scoring.what_if_card import changed_card
from scorecard.scoring.what_if_request import Targets, Values, Weighing, request_of
from scorecard.scoring.what_if_values import changed_observations
from scorecard.scoring.what_if_words import Assumption, assumptions_of
from scorecard.series import Observations

__all__ = ["NodeDifference", "WhatIf", "what_if"]

_NOTHING: Mapping[str, float] = FrozenDict({})


@dataclass(frozen=True, slots=True)
class NodeDifference:
    """One node, as it is and as it would be.

    Attributes
    ----------
    entity, period : str
        Where and when.
    node, name, kind : str, LocalText, {"total", "perspective", "objective", "measure"}
        The node.
    score_before, score_after : float or None
        Scores.
    change : float or None
        Score after minus score before; None where one of them is not there.
    status_before, status_after : str
        Ids of the bands, or ``no_data``.
    status_name_before, status_name_after : LocalText
        The bands in words, or why there is none.
    low_before, high_before, low_after, high_after : float or None
        Intervals of the scores, as the evaluations have them.
    probability_before, probability_after : float or None
        Probabilities of the statuses, as the evaluations have them.
    error_known_before, error_known_after : float or None
        Shares of the weight behind the scores whose error is known; an assumed value counts as exact.
    """

    entity: str
    period: str
    node: str
    name: LocalText
    kind: NodeKind
    score_before: float | None
    score_after: float | None
    change: float | None
    status_before: str
    status_after: str
    status_name_before: LocalText
    status_name_after: LocalText
    low_before: float | None = None
    high_before: float | None = None
    low_after: float | None = None
    high_after: float | None = None
    probability_before: float | None = None
    probability_after: float | None = None
    error_known_before: float | None = None
    error_known_after: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class WhatIf(Result):
    """What a card comes to, and what it would come to.

    Attributes
    ----------
    before, after : Evaluation
        As it is, and under the assumptions; the same entities, periods and nodes.
    assumed : tuple of Assumption
        What was assumed, with words.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> found = sc.what_if(card, obs, values={"otif": 100}, period="2026")
    >>> found.before["customer"].score, found.after["customer"].score
    (40.0, 100.0)
    """

    before: Evaluation
    after: Evaluation
    assumed: tuple[Assumption, ...]

    @property
    def change(self) -> NDArray[np.float64]:
        """Scores after minus scores before, entity × period × node; NaN where one is not there."""
        return self.after.score - self.before.score

    @property
    def differences(self) -> tuple[NodeDifference, ...]:
        """Every node of every entity and period."""
        bands = limits_of(self.after.card).bands  # what is assumed leaves bands alone
        at = {period: self.after.card.calendar.periods.index(period) for period in self.after.periods}
        found: list[NodeDifference] = []
        for e, entity in enumerate(self.after.entities):
            for p, period in enumerate(self.after.periods):
                parts = [ev.at(entity=entity, period=period) for ev in (self.before, self.after)]
                for n, node in enumerate(self.after.nodes):
                    scores = [_number(ev.score[e, p, n]) for ev in (self.before, self.after)]
                    listed = tuple(bands[node][at[period]])
                    statuses = [
                        _status(ev, (e, p, n), [(b.id, b.word) for b in listed]) for ev in (self.before, self.after)
                    ]
                    found.append(
                        NodeDifference(
                            entity=entity,
                            period=str(period),
                            node=node,
                            name=self.after.card.name_of(node),
                            kind=self.after.card.kind_of(node),
                            score_before=scores[0],
                            score_after=scores[1],
                            change=_number(self.change[e, p, n]),
                            status_before=statuses[0][0],
                            status_after=statuses[1][0],
                            status_name_before=statuses[0][1],
                            status_name_after=statuses[1][1],
                            **_certainty(parts[0], n, statuses[0][0], "before"),
                            **_certainty(parts[1], n, statuses[1][0], "after"),
                        )
                    )
        return tuple(found)

    def table(self) -> Table:
        """Return every node of every entity and period, as it is and as it would be.

        Returns
        -------
        Table
            Scores, change and statuses, with the probabilities of the statuses where something is known of an
            error; the notes tell what was assumed. A data frame has the intervals of the scores too.
        """
        return self._table(wide=False)

    def _frame_table(self) -> Table:
        """Return the table with the intervals of the scores, where there are any."""
        return self._table(wide=True)

    def _table(self, *, wide: bool) -> Table:
        """Return the table; a wide one has the intervals of the scores too."""
        differences = self.differences
        sure = any(d.error_known_before or d.error_known_after for d in differences)
        more = (*_CHANCES, *(_INTERVALS if wide else ())) if sure else ()
        several = len(self.after.entities) > 1, len(self.after.periods) > 1
        leading = [column for column, shown in zip((ENTITY, PERIOD), several, strict=True) if shown]
        rows: list[tuple[Cell, ...]] = []
        for d in differences:
            head = [name for name, shown in zip((d.entity, d.period), several, strict=True) if shown]
            scores = d.score_before, d.score_after, d.change
            sureness: list[float | None] = [getattr(d, column.key) for column in more]
            statuses = d.status_name_before, d.status_name_after
            rows.append((*head, d.node, d.name, KINDS[d.kind], *scores, *statuses, *sureness))
        title = _TITLE.fill({"name": self.after.card.name})
        edges = card_edges(self.after.card)
        columns = [replace(column, edges=edges) if column.key in _SCORES else column for column in _COLUMNS]
        notes = (*(a.text for a in self.assumed), *((_KNOWN,) if sure else ()))
        more = tuple(replace(column, edges=edges) if column.kind == "number" else column for column in more)
        return Table((*leading, *columns, *more), tuple(rows), title=title, notes=notes)


def what_if(
    card: Scorecard,
    obs: Observations,
    *,
    weights: Weighing = _NOTHING,
    values: Values = _NOTHING,
    targets: Targets = _NOTHING,
    period: Period | str | None = None,
    entity: str | None = None,
    as_of: date | None = None,
    previous: Evaluation | None = None,
    functions: Functions | None = None,
) -> WhatIf:
    """Return what a card would come to if weights, values or targets were others.

    Parameters
    ----------
    card : Scorecard
        The card, which stays as it is.
    obs : Observations
        The values, from `observe`, which stay as they are.
    weights : mapping of str to float, optional
        New weights by node.
    values : mapping, optional
        New values by measure: a number for every entity and period asked about, or a mapping of
        numbers by entity, by period, or by one inside the other. Where values are words, a word; None
        for no value. A new value has no standard error and counts as exact; one of a measure that counts
        events leaves open what a count of its size does.
    targets : mapping, optional
        New targets by measure, or mappings of numbers by field, such as ``{"worst": 80, "target": 95}``;
        also ``tolerance``, ``red_flag`` and ``goal`` where the scoring rule has them. They hold for
        every entity.
    period : Period or str, optional
        The one period asked about; all of them when left out. What is assumed holds there whatever
        `changes` says, and elsewhere everything is as before.
    entity : str, optional
        The one entity asked about; all of them when left out.
    as_of : date, optional
        As in `evaluate`.
    previous : Evaluation, optional
        As in `evaluate`.
    functions : mapping of str to callable, optional
        As in `evaluate`.

    Returns
    -------
    WhatIf
        Evaluations before and after, the difference of every node, and what was assumed, in words.

    Raises
    ------
    UsageError
        With every unknown node, measure, field, entity and period, and everything that is no number.
    CardError
        If new numbers do not fit together, such as a target that equals worst.
    ScoringError
        As in `evaluate`.

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
    >>> obs = observe(card, values=[MeasureRecord("otif", "2026", 88), MeasureRecord("damage", "2026", 4)])
    >>> found = what_if(card, obs, values={"otif": 94}, weights={"damage": 0})
    >>> found.before["customer"].score, found.after["customer"].score
    (30.0, 70.0)
    """
    require_all(card, obs, previous=previous, frozen=(), functions=functions, kind=Evaluation)
    request = request_of(card, obs, weights=weights, values=values, targets=targets, period=period, entity=entity)
    assumed_card = changed_card(card, request.fields, request.period) if request.fields else card
    assumed_obs = changed_observations(obs, request.values)
    before, after = (
        evaluate(c, o, period=period, entity=entity, as_of=as_of, previous=previous, functions=functions)
        for c, o in ((card, obs), (assumed_card, assumed_obs))
    )
    return WhatIf(before, after, assumptions_of(card, obs, request))


def _number(number: float) -> float | None:
    """Return a number, or None where it is NaN."""
    return None if math.isnan(number) else float(number)


def _certainty(part: Evaluation, n: int, status: str, when: Literal["before", "after"]) -> dict[str, float | None]:
    """Return how sure the score of a node and its status are, by the names of the fields."""
    known = _number(part.error_known[0, 0, n])
    chances = part.probabilities(part.nodes[n]) if known else None
    return {
        f"low_{when}": _number(part.low[0, 0, n]),
        f"high_{when}": _number(part.high[0, 0, n]),
        f"probability_{when}": None if chances is None else chances.get(status),
        f"error_known_{when}": known,
    }


def _status(ev: Evaluation, at: tuple[int, int, int], bands: list[tuple[str, LocalText]]) -> tuple[str, LocalText]:
    """Return id and name of the band at a place, or why there is none."""
    status = int(ev.status[at])
    return ("no_data", NO_SCORE[REASONS[int(ev.reason[at])] or "no_data"]) if status < 0 else bands[status]


_TITLE = LocalText(en="{name}: what if", zh="{name}：假设分析")
_SCORES = ("score_before", "score_after")
_COLUMNS: tuple[Column, ...] = (
    Column("node", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("kind", LocalText(en="Kind", zh="类型")),
    Column("score_before", LocalText(en="Score before", zh="原得分"), "number", 1),
    Column("score_after", LocalText(en="Score after", zh="假设后得分"), "number", 1),
    Column("change", LocalText(en="Change", zh="变化"), "signed", 1),
    Column("status_before", LocalText(en="Status before", zh="原状态"), "status"),
    Column("status_after", LocalText(en="Status after", zh="假设后状态"), "status"),
)
_CHANCES: tuple[Column, ...] = (
    Column("probability_before", LocalText(en="Probability before", zh="原状态概率"), "percent"),
    Column("probability_after", LocalText(en="Probability after", zh="假设后状态概率"), "percent"),
    Column("error_known_after", LocalText(en="Weight with known error, after", zh="假设后误差已知的权重"), "percent"),
)
_INTERVALS: tuple[Column, ...] = (
    Column("low_before", LocalText(en="Score before, low", zh="原得分下限"), "number", 1),
    Column("high_before", LocalText(en="Score before, high", zh="原得分上限"), "number", 1),
    Column("low_after", LocalText(en="Score after, low", zh="假设后得分下限"), "number", 1),
    Column("high_after", LocalText(en="Score after, high", zh="假设后得分上限"), "number", 1),
    Column("error_known_before", LocalText(en="Weight with known error, before", zh="原误差已知的权重"), "percent"),
)
_KNOWN = LocalText(
    en="Probabilities are those of the statuses by the errors that are known; an assumed value counts as exact, unless "
    "it is a count of events.",
    zh="概率指该状态成立的概率，仅依据已知误差；假设的数值除事件计数外按精确值处理。",
)
