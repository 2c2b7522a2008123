"""Whether the promises of service packages are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from scorecard._result import Result
from scorecard._table import Column, Table, format_number
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems, UsageError
from scorecard.logistics.figure_units import UNIT_FACTORS, UNIT_WORDS, converted
from scorecard.logistics.service_package import (
    PromiseDirection,
    ServicePackage,
    ServiceProgramme,
    ServicePromise,
    ServiceStandard,
)
from scorecard.logistics.service_performance import ServicePerformance
from scorecard.logistics.service_rows import ServiceRow
from scorecard.stats.intervals import check_confidence

__all__ = ["CheckReason", "PackageCheck", "PerformanceRow", "PromiseRow", "PromiseVerdict", "check_packages"]

PromiseVerdict = Literal["kept", "broken", "too_little_data"]
"""Whether the interval of the performance lies on the good side of the promise, on the bad one, or on both."""

CheckReason = Literal["no_promise", "not_measured", "few_cases", "no_interval", "interval_holds_promise"]
"""Why a promise is neither kept nor broken."""


class PerformanceRow(Protocol):
    """One figure of performance: of one measure, for one class of customers."""

    @property
    def id(self) -> str:
        """Id of the measure."""
        ...

    @property
    def group(self) -> str | None:
        """Class of customers."""
        ...

    @property
    def value(self) -> float | None:
        """The figure."""
        ...

    @property
    def low(self) -> float | None:
        """Lower limit of its interval."""
        ...

    @property
    def high(self) -> float | None:
        """Upper limit of its interval."""
        ...

    @property
    def n(self) -> int:
        """Cases behind it."""
        ...

    @property
    def standard_error(self) -> float | None:
        """Its standard error."""
        ...


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise beside what was performed.

    Attributes
    ----------
    package, customer_class, standard : str
        Package, class and standard.
    element : LocalText
        The element of service.
    measure : str or None
        What measures it.
    promise : float or None
        What was promised.
    direction : {"at_least", "at_most"} or None
        On which side it is kept.
    n : int
        Cases behind the figure; 0 where there is none.
    value, low, high : float or None
        The figure and its interval, in the unit of the promise where it has one.
    probability : float or None
        Probability that the true figure keeps the promise.
    verdict : {"kept", "broken", "too_little_data"}
        What the figures say.
    reason : str or None
        Why neither kept nor broken.
    """

    package: str
    customer_class: str
    standard: str
    element: LocalText
    measure: str | None
    promise: float | None
    direction: PromiseDirection | None
    n: int
    value: float | None
    low: float | None
    high: float | None
    probability: float | None
    verdict: PromiseVerdict
    reason: CheckReason | None


@dataclass(frozen=True, slots=True)
class PackageCheck(Result):
    """Promises of service packages beside what was performed.

    Attributes
    ----------
    rows : tuple of PromiseRow
        One a standard of every package.
    confidence : float
        Level of the intervals of the figures.
    least_n : int
        Cases that a figure needs.
    """

    rows: tuple[PromiseRow, ...]
    confidence: float
    least_n: int

    def table(self) -> Table:
        """Return every promise with its verdict.

        Returns
        -------
        Table
            One row a standard of every package.
        """
        rows = tuple(
            (
                r.customer_class, r.element, None if r.direction is None else _DIRECTIONS[r.direction], r.promise, r.n,
                r.value, r.low, r.high, r.probability, _VERDICTS[r.verdict],
                None if r.reason is None else _REASONS[r.reason],
            )
            for r in self.rows
        )  # fmt: skip
        note = _NOTE.fill({"level": format_number(100 * self.confidence, 0), "n": self.least_n})
        return Table(_COLUMNS, rows, title=_TITLE, notes=(note,))


def check_packages(
    packages: ServiceProgramme | Sequence[ServicePackage],
    performance: ServicePerformance | Iterable[PerformanceRow],
    *,
    confidence: float | None = None,
    least_n: int = 2,
) -> PackageCheck:
    """Return whether the promises of service packages are kept, class by class.

    Parameters
    ----------
    packages : ServiceProgramme or sequence of ServicePackage
        What is promised.
    performance : ServicePerformance or iterable of PerformanceRow
        What was performed: order service by class, of all its periods together; or rows with ``id`` (of the
        measure), ``group`` (the class), ``value``, ``low``, ``high``, ``n`` and ``standard_error``; other rows
        may be among them.
    confidence : float, optional
        Level of the intervals in these rows; that of the order service, or 0.95, when left out.
    least_n : int
        Cases that a figure needs; below it there is too little data, whatever the interval.

    Returns
    -------
    PackageCheck
        Every promise as kept, broken or with too little data, with interval and probability.

    Raises
    ------
    AnalysisError
        If a measure has two figures for one class, or a promise is in a unit that a figure of order service cannot be
        told in.
    UsageError
        If the confidence level is not between 0 and 1, or not that of the order service.

    Notes
    -----
    Figures of order service are shares, minutes or days; a promise in percent or in hours is compared in its own unit,
    one without a unit is taken as the figure is reported.
    Kept: the whole interval lies on the good side of the promise (the limit may lie on it); broken: it lies on the
    other side. The probability is that of a normal distribution about the figure whose spread on either side is that
    side of the interval, divided by z, so that a promise at a limit has the probability (1 ± confidence) / 2; under a
    flat prior. Where a figure has no interval its standard error is taken; a standard error of 0 is an exact figure.

    Examples
    --------
    >>> from scorecard.logistics import Performed, ServicePromise, ServiceStandard
    >>> on_time = ServiceStandard(
    ...     id="on_time",
    ...     element="On time",
    ...     phase="transaction",
    ...     standard="95 % of orders arrive by the promised date",
    ...     promise=ServicePromise(value=0.95, direction="at_least"),
    ...     measure="on_time",
    ... )
    >>> key = ServicePackage(id="key", name="Key customers", customer_class="key", standards=(on_time,))
    >>> rows = [Performed("on_time", "key", 0.97, low=0.955, high=0.98, n=900)]
    >>> check_packages([key], rows).rows[0].verdict
    'kept'
    """
    level = _level(performance, confidence)
    figures: dict[tuple[str, str | None], PerformanceRow] = {}
    chosen = packages.packages if isinstance(packages, ServiceProgramme) else tuple(packages)
    wanted = {(s.measure, p.customer_class) for p in chosen for s in p.standards}
    problems = Problems()
    for row in _rows_of(performance):
        if (row.id, row.group) in figures and (row.id, row.group) in wanted:
            problems.add(
                "figure-twice",
                "a measure has two figures for one class",
                place=Place(path=f"{row.id}.{row.group}"),
                cure="Give the figures of one period.",
            )
        figures[row.id, row.group] = row
    pairs = [
        (package, standard, figures.get((standard.measure or "", package.customer_class)))
        for package in chosen
        for standard in package.standards
    ]
    for package, standard, figure in pairs:
        if standard.promise is not None and isinstance(figure, ServiceRow):
            _check_unit(standard.promise, figure, f"{package.id}.{standard.id}", problems)
    problems.raise_if_any(AnalysisError, "The packages cannot be checked.")
    rows = tuple(_row(package, standard, figure, level, least_n) for package, standard, figure in pairs)
    return PackageCheck(rows, level, least_n)


def _level(performance: ServicePerformance | Iterable[PerformanceRow], confidence: float | None) -> float:
    """Return the level of the intervals, or refuse one that they do not have."""
    if confidence is not None:
        check_confidence(confidence)
    if not isinstance(performance, ServicePerformance):
        return 0.95 if confidence is None else confidence
    if confidence not in (None, performance.confidence):
        raise UsageError.single(
            "other-confidence",
            "the intervals of the order service have another level",
            found=f"{confidence:g}, not {performance.confidence:g}",
            cure="Leave confidence out, or give it to service_performance.",
        )
    return performance.confidence


def _check_unit(promise: ServicePromise, figure: ServiceRow, path: str, problems: Problems) -> None:
    """Report a promise that a figure cannot be compared with."""
    kind, known = promise.unit.kind, UNIT_FACTORS[figure.unit]
    beyond = kind == "number" and figure.unit == "share" and not 0 <= promise.value <= 1
    if beyond or (kind != "number" and kind not in known):
        problems.add(
            "promise-unit",
            f"{figure.id} is in {UNIT_WORDS[figure.unit]}, with which the promise cannot be compared",
            place=Place(path=path),
            found=f"{promise.value:g}" if beyond else f"{promise.value:g} {kind}",
            cure=f"Write the promise with unit: {{kind: {next(iter(known))}}}.",
        )


def _factor(promise: ServicePromise, figure: PerformanceRow | None) -> Fraction:
    """Return what a figure is multiplied by to be told in the unit of a promise."""
    return (
        UNIT_FACTORS[figure.unit].get(promise.unit.kind, Fraction(1)) if isinstance(figure, ServiceRow) else Fraction(1)
    )


def _rows_of(performance: ServicePerformance | Iterable[PerformanceRow]) -> Iterable[PerformanceRow]:
    """Return the rows of all periods together."""
    if isinstance(performance, ServicePerformance):
        return [row for row in performance.rows if row.period is None]
    return performance


def _row(
    package: ServicePackage,
    standard: ServiceStandard,
    figure: PerformanceRow | None,
    confidence: float,
    least_n: int,
) -> PromiseRow:
    """Return one promise beside its figure."""
    promise = standard.promise
    value = None if figure is None else figure.value
    low, high = (None, None) if figure is None else _limits(figure, confidence)
    factor = Fraction(1) if promise is None else _factor(promise, figure)
    probability: float | None = None
    verdict: PromiseVerdict = "too_little_data"
    reason: CheckReason | None = None
    if promise is None:
        reason = "no_promise"
    elif figure is None or value is None:
        reason = "not_measured"
    elif low is None or high is None:
        reason = "no_interval"
    else:
        # the promise in the unit of the figure, so that 95 % is the nearest number to 0.95
        said = (
            promise
            if factor == 1
            else promise.model_copy(update={"value": float(Fraction(str(promise.value)) / factor)})
        )
        above = _probability_above(said.value, (low, value, high), confidence)
        at_least = said.direction == "at_least"
        probability = above if at_least else 1 - above
        if low == high == said.value:
            probability = 1.0
        if figure.n < least_n:
            reason = "few_cases"
        elif said.kept_by(low) and said.kept_by(high):
            verdict = "kept"
        elif not said.kept_by(low) and not said.kept_by(high):
            verdict = "broken"
        else:
            reason = "interval_holds_promise"
    return PromiseRow(
        package.id, package.customer_class, standard.id, standard.element, standard.measure,
        None if promise is None else promise.value, None if promise is None else promise.direction,
        0 if figure is None else figure.n, converted(value, factor), converted(low, factor), converted(high, factor),
        probability, verdict, reason,
    )  # fmt: skip


def _limits(figure: PerformanceRow, confidence: float) -> tuple[float | None, float | None]:
    """Return the interval of a figure, from its standard error where it states none."""
    if figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    if figure.standard_error is None or figure.value is None:
        return None, None
    half = _z(confidence) * figure.standard_error
    return figure.value - half, figure.value + half


def _probability_above(promise: float, figure: tuple[float, float, float], confidence: float) -> float:
    """Return the probability that the true figure is the promise or more."""
    from scipy.special import ndtr

    low, value, high = figure
    half = value - low if promise <= value else high - value
    if half <= 0:
        return 1.0 if value >= promise else 0.0
    return float(ndtr((value - promise) / (half / _z(confidence))))


def _z(confidence: float) -> float:
    """Return the quantile of the normal distribution for a level."""
    from scipy.special import ndtri

    return float(ndtri((1 + confidence) / 2))


_TITLE = LocalText(en="Service packages: promises and performance", zh="服务组合：承诺与绩效")
_NOTE = LocalText(
    en="Kept or broken: the whole interval ({level} %) lies on that side of the promise, with {n} cases or more.",
    zh="兑现或未兑现：整个区间（置信水平 {level} %）位于承诺值的该侧，且样本不少于 {n}。",
)
_DIRECTIONS: dict[str, LocalText] = {
    "at_least": LocalText(en="at least", zh="不低于"),
    "at_most": LocalText(en="at most", zh="不高于"),
}
_VERDICTS: dict[str, LocalText] = {
    "kept": LocalText(en="kept", zh="兑现"),
    "broken": LocalText(en="broken", zh="未兑现"),
    "too_little_data": LocalText(en="too little data", zh="数据不足"),
}
_REASONS: dict[str, LocalText] = {
    "no_promise": LocalText(en="nothing is promised in numbers", zh="无量化承诺"),
    "not_measured": LocalText(en="no figure for this class", zh="该类客户无数据"),
    "few_cases": LocalText(en="too few cases", zh="样本过少"),
    "no_interval": LocalText(en="the figure has no interval", zh="指标无区间"),
    "interval_holds_promise": LocalText(en="the promise lies within the interval", zh="承诺值落在区间之内"),
}
_COLUMNS = (
    Column("customer_class", LocalText(en="Class", zh="客户类别")),
    Column("element", LocalText(en="Element", zh="服务要素")),
    Column("direction", LocalText(en="Promise", zh="承诺")),
    Column("promise", LocalText(en="Promised", zh="承诺值"), "number", 3),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("value", LocalText(en="Performed", zh="实际值"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "number", 3),
    Column("high", LocalText(en="High", zh="上限"), "number", 3),
    Column("probability", LocalText(en="Probability kept", zh="兑现概率"), "percent", 1),
    Column("verdict", LocalText(en="Verdict", zh="结论")),
    Column("reason", LocalText(en="Reason", zh="原因")),
)
