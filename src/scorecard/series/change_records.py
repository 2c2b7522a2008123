"""Changes of a series against its own variation, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Table, format_number
from scorecard._text import LocalText, join_text
from scorecard.errors import UsageError
from scorecard.errors import near as nearest
from scorecard.models.scoring import Direction
from scorecard.series import change_words as words
from scorecard.series.change_words import Arrow, AssuranceReason, Meaning, Verdict
from scorecard.stats.control_limits import Assurance, Screening
from scorecard.stats.control_rules import Rule

if TYPE_CHECKING:
    from scorecard.plots.behaviours import ChangePlots

__all__ = [
    "Arrow",
    "AssuranceReason",
    "Baseline",
    "ChangePoint",
    "ChangeSignals",
    "LastChange",
    "Meaning",
    "Verdict",
]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The periods that limits rest on.

    Attributes
    ----------
    kind : {"all", "first"}
        All periods that are judged, or the first of them.
    since : str or None
        First period that is judged, where an earlier part of the series was set apart at a known step.
    first, last : str or None
        First and last period of the baseline; None where no period has a value.
    periods : int
        How many periods these are, with or without a value.
    """

    kind: Literal["all", "first"]
    since: str | None
    first: str | None
    last: str | None
    periods: int


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """One period of a series.

    Attributes
    ----------
    period : str
        The period.
    value : float or None
        The value; None where it is missing.
    moving_range : float or None
        Distance from the value of the period before; None where one of the two is missing.
    in_baseline : bool
        Whether the limits rest on the period.
    range_removed : bool
        Whether its moving range was screened out before limits were set.
    rules : tuple of str or None
        Rules that the value is a signal by, the one that names the signal first; None where it is not judged.
    meaning : {"better", "worse", "neither"}
        What the signal means by the direction of the measure; "neither" where there is none.
    """

    period: str
    value: float | None
    moving_range: float | None
    in_baseline: bool
    range_removed: bool
    rules: tuple[Rule, ...] | None
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class LastChange:
    """The last value against the value before it.

    Attributes
    ----------
    period, previous : str or None
        Periods of the last two values; periods without a value between them are passed over.
    change : float or None
        Last − previous.
    arrow : {"up", "down", "none"}
        Which way the value moved.
    meaning : {"better", "worse", "neither"}
        What the move means by the direction of the measure.
    verdict : {"signal", "ordinary", "too_few_points"}
        Whether the last value is a signal by a rule.
    """

    period: str | None
    previous: str | None
    change: float | None
    arrow: Arrow
    meaning: Meaning
    verdict: Verdict

    @property
    def words(self) -> LocalText:
        """The arrow, its meaning and the verdict in words."""
        if self.period is None:
            return words.NO_VALUE
        parts: dict[str, str | int | LocalText] = {
            "period": self.period,
            "arrow": words.ARROWS[self.arrow],
            "verdict": words.VERDICTS[self.verdict],
        }
        if self.previous is None:
            return words.FIRST_VALUE.fill(parts)
        return words.LAST.fill({**parts, "previous": self.previous, "meaning": words.MEANINGS[self.meaning]})


@dataclass(frozen=True, slots=True)
class ChangeSignals(Result):
    """One series with the limits of its own variation and what goes beyond them.

    Attributes
    ----------
    points : tuple of ChangePoint
        One a period, in the order of time.
    last : LastChange
        The last value against the one before it.
    n, ranges : int
        Values and moving ranges that the limits rest on.
    centre, lower, upper : float or None
        Mean of the baseline and its limits; None where there are too few points.
    mean_moving_range, moving_range_limit : float or None
        Mean of the moving ranges that were kept, and 3.267 times this mean.
    baseline : Baseline
        The periods that the limits rest on.
    screening : {"once", "none"}
        Whether large moving ranges were left out before limits were set.
    rules : tuple of str
        The rules that are on.
    minimum : int
        Least number of values that limits may rest on.
    reason : {"too_few_points"} or None
        Why there are no limits.
    assurance : {"consistently_passes", "consistently_fails", "inconsistent"} or None
        Whether the target is met whatever the ordinary variation brings.
    assurance_reason : {"too_few_points", "no_target", "no_better_side"} or None
        Why nothing is said about a target.
    direction : {"maximise", "minimise", "target_is_best", "stay_in_band"} or None
        Which way is better; None where neither is.
    target : float or None
        The target.
    measure, entity : str or None
        Id of the measure, and the business unit.
    name, unit, entity_name : LocalText or None
        Name of the measure, its unit as printed, and the name of the business unit, as far as there are any.
    decimals : int
        Digits of the values in print.
    provenances : tuple of Provenance
        Where the values come from.
    cautions : tuple of LocalText
        Why the limits may mislead: neighbouring values that share data, words that are counted as numbers.

    Examples
    --------
    >>> from scorecard.series import change_from_values
    >>> found = change_from_values([10, 12, 11, 13, 12, 11, 16], baseline=6, minimum=6, direction="minimise")
    >>> found.centre, found.upper, found.signals()
    (11.5, 15.224, ('7',))
    """

    points: tuple[ChangePoint, ...]
    last: LastChange
    n: int
    ranges: int
    centre: float | None
    lower: float | None
    upper: float | None
    mean_moving_range: float | None
    moving_range_limit: float | None
    baseline: Baseline
    screening: Screening
    rules: tuple[Rule, ...]
    minimum: int
    reason: Literal["too_few_points"] | None
    assurance: Assurance | None
    assurance_reason: AssuranceReason | None
    direction: Direction | None
    target: float | None
    measure: str | None = None
    entity: str | None = None
    name: LocalText | None = None
    decimals: int = 2
    provenances: tuple[Provenance, ...] = ()
    unit: LocalText | None = None
    entity_name: LocalText | None = None
    cautions: tuple[LocalText, ...] = ()

    @property
    def plot(self) -> ChangePlots:
        """Charts of the changes."""
        from scorecard.plots.behaviours import ChangePlots

        return ChangePlots(self)

    def point(self, period: str) -> ChangePoint:
        """Return one period.

        Parameters
        ----------
        period : str
            The period, such as ``2026-Q1``.

        Returns
        -------
        ChangePoint
            Its value, and what it is a signal by.

        Raises
        ------
        UsageError
            If the series has no such period.
        """
        for point in self.points:
            if point.period == str(period):
                return point
        raise UsageError.single(
            "no-such-point",
            "the series has no such period",
            found=str(period),
            cure=nearest(str(period), [point.period for point in self.points]),
        )

    def signals(self, rule: Rule | None = None) -> tuple[str, ...]:
        """Return the periods that are a signal.

        Parameters
        ----------
        rule : str, optional
            By this rule alone; by any rule when left out.

        Returns
        -------
        tuple of str
            The periods, in the order of time.
        """
        return tuple(p.period for p in self.points if p.rules and (rule is None or rule in p.rules))

    @property
    def assurance_words(self) -> LocalText:
        """Whether the target is met whatever the ordinary variation brings, in words."""
        if self.assurance is not None:
            return words.ASSURANCES[self.assurance]
        return words.NO_ASSURANCE[self.assurance_reason or "no_target"]

    def table(self) -> Table:
        """Return the series with its limits and signals.

        Returns
        -------
        Table
            One row a period.
        """
        digits = self.decimals
        columns = tuple(
            replace(c, decimals=digits + (c.key != "value")) if c.kind == "number" else c for c in words.COLUMNS
        )
        title = words.TITLE if self.name is None else words.NAMED.fill({"name": self.name})
        return Table(columns, tuple(self._row(p) for p in self.points), title=title, notes=self._notes())

    def _row(self, point: ChangePoint) -> tuple[Cell, ...]:
        """Return one row of the table."""
        judged = point.rules is not None
        limits = (self.lower, self.centre, self.upper) if judged else (None, None, None)
        names = tuple(words.RULES[rule] for rule in point.rules or ())
        signals = join_text(names, en="; ", zh="；") if names else None
        meaning = words.MEANINGS[point.meaning] if names else None
        return (point.period, point.value, point.moving_range, point.in_baseline, *limits, signals, meaning)

    def _notes(self) -> tuple[LocalText, ...]:
        """Return what the table rests on, and what it says."""
        return (self.last.words, *self._limits_notes(), *self.cautions, *self._target_notes(), words.MISSING)

    def _limits_notes(self) -> tuple[LocalText, ...]:
        """Return how limits were made, or why there are none."""
        base = self.baseline
        filled: dict[str, str | int | LocalText] = {
            "n": self.n,
            "ranges": self.ranges,
            "minimum": self.minimum,
            "half": self.minimum // 2,
            "first": base.first or "–",
            "last": base.last or "–",
            "since": base.since or "–",
            "periods": base.periods,
        }
        since = () if base.since is None else (words.SINCE.fill(filled),)
        if self.reason is not None:
            return (words.TOO_FEW.fill(filled), *since)
        removed = [p.period for p in self.points if p.range_removed]
        screened = words.UNSCREENED
        if self.screening == "once":
            screened = words.SCREENED.fill({"removed": ", ".join(removed)}) if removed else words.NONE_REMOVED
        chosen = {"all": words.ALL, "first": words.FIRST}[base.kind].fill(filled)
        on = words.NO_RULES
        if self.rules:
            on = join_text(tuple(words.RULES[rule] for rule in self.rules), en="; ", zh="；")
        return (words.METHOD.fill(filled), chosen, *since, screened, words.RULES_ON.fill({"rules": on}))

    def _target_notes(self) -> tuple[LocalText, ...]:
        """Return what is said about the target."""
        if self.target is None:
            return ()
        target = format_number(self.target, self.decimals)
        return (words.TARGET.fill({"target": target, "assurance": self.assurance_words}),)
