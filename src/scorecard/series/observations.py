"""What was measured: values of measures over entities and periods."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.models import Period, Scorecard
from scorecard.series.expert_range import ExpertRange, RangeShape
from scorecard.series.records import ACTUAL

__all__ = [
    "CARRIED",
    "MISSING",
    "NOT_APPLICABLE",
    "NOT_DUE",
    "STATES",
    "USABLE",
    "Observations",
    "SurveyFact",
]

USABLE = 0
"""State of a value that is there."""
MISSING = 1
"""State of a value that should be there and is not."""
NOT_APPLICABLE = 2
"""State of a measure that does not apply to the entity in the period."""
NOT_DUE = 3
"""State of a value that is not due yet."""
CARRIED = 4
"""State of a value that is carried forward from an earlier period."""

STATES: tuple[str, ...] = ("usable", "missing", "not_applicable", "not_due", "carried")
"""Names of the states, by code."""


@dataclass(frozen=True, slots=True)
class SurveyFact:
    """What a value that comes from a survey rests on.

    Attributes
    ----------
    survey, statistic, of : str
        The declared survey, the statistic, and the row of its result.
    n : int or None
        Respondents behind the value.
    expectation, perception : float or None
        Means behind a gap, where it is one.
    reason : str or None
        Why there is no value, where there is none.
    clusters : int or None
        Clusters that the standard error counts, where respondents nest in them; its degrees of freedom are one less.
    """

    survey: str
    statistic: str
    of: str
    n: int | None = None
    expectation: float | None = None
    perception: float | None = None
    reason: str | None = None
    clusters: int | None = None


Cellkey = tuple[int, int, int]
"""Positions of entity, period and measure."""

Pairkey = tuple[int, int, int, int]
"""Positions of entity, period and two measures, the lower one first."""


@dataclass(frozen=True, slots=True, eq=False)
class Observations(Result):
    """Values of all measures of a card, as arrays over entity, period and measure.

    Attributes
    ----------
    card : Scorecard
        The description they belong to.
    entities : tuple of str
        Ids of the business units; the card's own id when it declares none.
    periods : tuple of Period
        All periods of the card's calendar.
    measures : tuple of str
        Ids of the measures, in the order of the card.
    value, standard_error, n, numerator, denominator : ndarray, shape (e, p, m)
        The numbers in the unit of each measure; NaN where there is none. Read-only.
    confidence : ndarray, shape (e, p, m)
        Level of the interval that the source uses; NaN where it names none. Read-only.
    state : ndarray of int8, shape (e, p, m)
        0 usable, 1 missing, 2 not applicable, 3 not due yet, 4 carried forward. Read-only.
    facts : mapping of (int, int, int) to SurveyFact
        What survey values rest on, by position.
    notes : mapping of (int, int, int) to str
        Remarks, by position.
    words : mapping of (int, int, int) to str
        Values as the words that were written, by position.
    ranges : mapping of (int, int, int) to ExpertRange
        What experts think possible, by position.
    correlations : mapping of (int, int, int, int) to float
        Correlations of the errors of two values from the same survey: by the positions of entity,
        period and both measures, the lower one first. Values without one have independent errors.
    provenances : tuple of Provenance
        The sources.
    scenario : str
        Whether these are the ``actual`` values, or those of a plan or forecast.
    completeness : ndarray, shape (e, p, m), or None
        Where values were put together from several periods, the share of those that have a value;
        NaN where the measure does not apply. None where every value is as it was observed.
    degrees_of_freedom : ndarray, shape (e, p, m), or None
        Those of the standard errors of values that were put together from several periods; infinity where n is
        unknown. NaN, or None, where they are n − 1, or clusters − 1.
    overlapping : tuple of str
        Measures some of whose neighbouring values rest in part on the same periods, as after `rolling` and `to_date`.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> obs.series("otif").tolist(), [str(period) for period in obs.periods]
    ([94.0, 88.0], ['2025', '2026'])
    """

    card: Scorecard
    entities: tuple[str, ...]
    periods: tuple[Period, ...]
    measures: tuple[str, ...]
    value: NDArray[np.float64]
    standard_error: NDArray[np.float64]
    n: NDArray[np.float64]
    numerator: NDArray[np.float64]
    denominator: NDArray[np.float64]
    confidence: NDArray[np.float64]
    state: NDArray[np.int8]
    facts: Mapping[Cellkey, SurveyFact] = field(default_factory=lambda: FrozenDict({}))
    notes: Mapping[Cellkey, str] = field(default_factory=lambda: FrozenDict({}))
    provenances: tuple[Provenance, ...] = ()
    scenario: str = ACTUAL
    completeness: NDArray[np.float64] | None = None
    words: Mapping[Cellkey, str] = field(default_factory=lambda: FrozenDict({}))
    ranges: Mapping[Cellkey, ExpertRange] = field(default_factory=lambda: FrozenDict({}))
    correlations: Mapping[Pairkey, float] = field(default_factory=lambda: FrozenDict({}))
    degrees_of_freedom: NDArray[np.float64] | None = None
    overlapping: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Freeze the arrays and refuse a shape that does not fit the names."""
        shape = (len(self.entities), len(self.periods), len(self.measures))
        for name in _ARRAYS:
            array: NDArray[np.generic] | None = getattr(self, name)
            if array is None:
                continue
            if array.shape != shape:
                raise UsageError.single(
                    "observations-shape",
                    "an array of observations does not fit entities × periods × measures",
                    found=f"{array.shape} for {shape}",
                    cure="Build observations with observe().",
                )
            array.flags.writeable = False

    def series(self, measure: str, *, entity: str | None = None) -> NDArray[np.float64]:
        """Return the values of one measure over the periods.

        Parameters
        ----------
        measure : str
            Id of the measure.
        entity : str, optional
            The business unit; may be left out when there is only one.

        Returns
        -------
        ndarray, shape (p,)
            The values; NaN where there is none.

        Raises
        ------
        UsageError
            If there is no such measure or entity, or the entity is left open among several.
        """
        return self.value[self._entity(entity), :, position(measure, self.measures, "measure")]

    def _entity(self, entity: str | None) -> int:
        """Return the position of an entity."""
        if entity is None:
            if len(self.entities) != 1:
                raise UsageError.single(
                    "entity-open",
                    f"there are {len(self.entities)} entities",
                    cure="Name one of them by entity=….",
                )
            return 0
        return position(entity, self.entities, "entity")

    def table(self) -> Table:
        """Return every cell of the grid that is usable, not applicable or remarked on, one a row.

        Returns
        -------
        Table
            Entity, period, measure and the numbers at full precision; the ranges of experts where
            there are any.
        """
        shown = np.argwhere(self.state != MISSING).tolist()
        keys = sorted({(int(e), int(p), int(m)) for e, p, m in shown} | set(self.notes))
        columns = (*_COLUMNS, *(_RANGE if self.ranges else ()))
        columns = columns if self.completeness is None else (*columns, _COMPLETENESS)
        digits = max([2, *(measure.digits for measure in self.card.measures)])
        more = {"value": digits, "low": digits, "high": digits, "standard_error": digits + 1}
        columns = tuple(replace(c, decimals=more[c.key]) if c.key in more else c for c in columns)
        return Table(columns, tuple(self._row(key) for key in keys), title=_TITLE)

    def _row(self, key: Cellkey) -> tuple[Cell, ...]:
        """Return one row of the table."""
        e, p, m = key
        measure = self.card.measure(self.measures[m])
        numbers = (self.value, self.n, self.standard_error, self.numerator, self.denominator)
        return (
            self.entities[e],
            str(self.periods[p]),
            measure.id,
            measure.name,
            *(_known(array[key]) for array in numbers),
            _STATE_WORDS[int(self.state[key])],
            self.notes.get(key),
            *self._range_cells(key),
            *(() if self.completeness is None else (_known(self.completeness[key]),)),
        )

    def _range_cells(self, key: Cellkey) -> tuple[Cell, ...]:
        """Return the cells of a range; none where no value has one."""
        if not self.ranges:
            return ()
        found = self.ranges.get(key)
        return (None, None, None) if found is None else (found.low, found.high, _SHAPE_WORDS[found.shape])


def position(name: str, known: tuple[str, ...], kind: str) -> int:
    """Return the position of a name, or raise an error that lists what exists.

    Parameters
    ----------
    name : str
        What is looked for.
    known : tuple of str
        What exists.
    kind : str
        What it is called in the message.

    Returns
    -------
    int
        Position from 0.

    Raises
    ------
    UsageError
        If the name is not known.
    """
    try:
        return known.index(name)
    except ValueError:
        cure = _near_period(str(name), known) if kind == "period" else near(str(name), known)
        raise UsageError.single(f"unknown-{kind}", f"there is no {kind} {name!r}", cure=cure) from None


def _near_period(name: str, known: tuple[str, ...]) -> str:
    """Return a cure that names a period only where one was written alike, never a quarter for a month."""

    def form(text: str) -> str:
        return re.sub(r"\d", "0", text)

    def bare(text: str) -> str:
        return re.sub(r"\W", "", text).casefold()

    if form(name) in map(form, known):
        return near(name, known)
    same = [period for period in known if bare(period) == bare(name)]
    return near(same[0], same) if same else f"Use one of: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}."


def _known(number: float) -> float | None:
    """Return a number, or None where it is NaN."""
    return None if math.isnan(number) else float(number)


_NUMBERS = ("value", "standard_error", "n", "numerator", "denominator", "confidence")
_ARRAYS = (*_NUMBERS, "state", "completeness", "degrees_of_freedom")
_TITLE = LocalText(en="Observations", zh="观测值")
_STATE_WORDS: tuple[LocalText, ...] = (
    LocalText(en="usable", zh="可用"),
    LocalText(en="missing", zh="缺失"),
    LocalText(en="not applicable", zh="不适用"),
    LocalText(en="not due yet", zh="尚未到期"),
    LocalText(en="carried forward", zh="沿用前期"),
)
_COLUMNS: tuple[Column, ...] = (
    Column("entity", LocalText(en="Entity", zh="单位")),
    Column("period", LocalText(en="Period", zh="期间")),
    Column("measure", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Measure", zh="指标")),
    Column("value", LocalText(en="Value", zh="数值"), "number"),
    Column("n", LocalText(en="n", zh="样本数"), "integer"),
    Column("standard_error", LocalText(en="Standard error", zh="标准误"), "number", 3),
    Column("numerator", LocalText(en="Numerator", zh="分子"), "number", 0),
    Column("denominator", LocalText(en="Denominator", zh="分母"), "number", 0),
    Column("state", LocalText(en="State", zh="状态")),
    Column("note", LocalText(en="Note", zh="备注")),
)
_RANGE: tuple[Column, ...] = (
    Column("low", LocalText(en="Lowest", zh="最低值"), "number"),
    Column("high", LocalText(en="Highest", zh="最高值"), "number"),
    Column("shape", LocalText(en="Shape", zh="分布")),
)
_SHAPE_WORDS: dict[RangeShape, LocalText] = {
    "pert": LocalText(en="PERT", zh="PERT 分布"),
    "triangular": LocalText(en="triangular", zh="三角分布"),
}
_COMPLETENESS = Column("completeness", LocalText(en="Share of periods", zh="期间覆盖率"), "percent")
