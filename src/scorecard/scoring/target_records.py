"""Candidates for the target of a measure, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Table, format_number, format_p
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.models.scoring import Direction
from scorecard.scoring import target_words as words
from scorecard.scoring.target_words import Basis, TargetReason
from scorecard.series.change_values import MINIMUM
from scorecard.stats.predictive import CountPrediction, Prediction, Spread

__all__ = ["TargetHistory", "TargetOption", "TargetOptions", "TargetReference"]


@dataclass(frozen=True, slots=True)
class TargetReference:
    """A value that a target could follow, with where it comes from.

    Attributes
    ----------
    value : float
        The value, in the unit of the measure.
    source : str or LocalText, optional
        Who says so.
    standard_error : float
        Its standard error; 0 where it is exact.

    Examples
    --------
    >>> TargetReference(95.0, source="Contract of 2026", standard_error=0.5).value
    95.0
    """

    value: float
    source: str | LocalText | None = None
    standard_error: float = 0.0

    @property
    def words(self) -> LocalText | None:
        """The source in words."""
        return LocalText(en=self.source) if isinstance(self.source, str) else self.source


@dataclass(frozen=True, slots=True)
class TargetOption:
    """One candidate.

    Attributes
    ----------
    id : str
        ``in_force``, ``centre``, ``upper_limit``, ``lower_limit``, ``delivers_95``, ``best_stretch``,
        ``benchmark``, ``requirement``.
    name : LocalText
        The same in words.
    basis : {"card", "history", "benchmark", "requirement"}
        Where it comes from.
    value : float or None
        The target; None for a band, or where there is none.
    low, high : float or None
        From where to where a value hits it; None where every value in that direction does.
    n : int
        Values of the history.
    met : int or None
        How many of them would have hit it.
    chance : float or None
        Probability that the next value hits it, if nothing changes.
    chance_of_hits : float or None
        Probability of at least so many hits in the next periods.
    reason : str or None
        Why there is no value or no probability: "too_few_values", "few_for_limits", "no_variation",
        "no_better_side", "no_stretch" or "outside_scale".
    source : LocalText or None
        Who says so.
    standard_error : float
        Standard error of the candidate; 0 where it is taken as exact.
    """

    id: str
    name: LocalText
    basis: Basis
    value: float | None
    low: float | None
    high: float | None
    n: int
    met: int | None
    chance: float | None
    chance_of_hits: float | None
    reason: TargetReason | None
    source: LocalText | None = None
    standard_error: float = 0.0


@dataclass(frozen=True, slots=True)
class TargetHistory:
    """What the candidates and their probabilities rest on.

    Attributes
    ----------
    n : int
        Usable values.
    first, last : str or None
        First and last period with one.
    mean : float or None
        Their mean; where counts are predicted, the ratio of sums.
    prediction : NormalPrediction, CountPrediction or None
        Distribution of the next value; None with too few values, or none that vary.
    spread : {"standard_deviation", "moving_range"}
        Where the spread of a value comes from, unless counts are predicted.
    autocorrelation : float or None
        Correlation of neighbouring periods.
    dispersion, dispersion_p : float or None
        By how much rates vary more than counting alone explains, with its p-value; None without counts.
    signals : tuple of str or None
        Periods that are a signal of a change; None where there are too few values to tell, and no trend of seven.
    """

    n: int
    first: str | None
    last: str | None
    mean: float | None
    prediction: Prediction | None
    spread: Spread
    autocorrelation: float | None
    dispersion: float | None
    dispersion_p: float | None
    signals: tuple[str, ...] | None

    @property
    def alike(self) -> bool:
        """Whether neighbouring periods go together by more than 2 / √n."""
        return self.autocorrelation is not None and self.autocorrelation**2 * self.n > 4


@dataclass(frozen=True, slots=True)
class TargetOptions(Result):
    """Candidates for the target of a measure, each with the probability of hitting it if nothing changes.

    Attributes
    ----------
    measure, entity : str
        Id of the measure, and the business unit.
    name : LocalText
        Name of the measure.
    period : str
        The next period, which the target is for.
    direction : {"maximise", "minimise", "target_is_best", "stay_in_band"}
        Which way is better.
    options : tuple of TargetOption
        The candidates.
    history : TargetHistory
        What they rest on.
    model : {"t", "beta_binomial"} or None
        How the next value is predicted; None where it is not.
    hits, horizon : int
        At least how many of how many periods `TargetOption.chance_of_hits` asks for.
    minimum : int
        Least number of values that a history needs.
    decimals : int
        Digits of the values in print.
    provenances : tuple of Provenance
        Where the values come from.
    overlapping : bool
        Whether neighbouring values of the history share data, as after `rolling` and `to_date`.
    """

    measure: str
    entity: str
    name: LocalText
    period: str
    direction: Direction
    options: tuple[TargetOption, ...]
    history: TargetHistory
    model: Literal["t", "beta_binomial"] | None
    hits: int
    horizon: int
    minimum: int
    decimals: int = 2
    provenances: tuple[Provenance, ...] = ()
    overlapping: bool = False

    def option(self, name: str) -> TargetOption:
        """Return one candidate.

        Parameters
        ----------
        name : str
            Its id.

        Returns
        -------
        TargetOption
            The candidate.

        Raises
        ------
        UsageError
            If there is no such candidate.
        """
        for option in self.options:
            if option.id == name:
                return option
        raise UsageError.single(
            "no-such-option",
            "there is no such candidate for a target",
            found=str(name),
            cure=near(str(name), [option.id for option in self.options]),
        )

    def table(self) -> Table:
        """Return the candidates, one a row.

        Returns
        -------
        Table
            Value, basis, and the probabilities of hitting it.
        """
        columns = [replace(c, decimals=self.decimals + 1) if c.kind == "number" else c for c in words.COLUMNS]
        rows = tuple(_cells(option) for option in self.options)
        unused = {c.key for i, c in enumerate(columns) if c.key in _OPTIONAL and all(row[i] is None for row in rows)}
        if not any(o.low is not None and o.high is not None for o in self.options):
            unused |= {"low", "high"}
        kept = [i for i, c in enumerate(columns) if c.key not in unused]
        return Table(
            tuple(columns[i] for i in kept),
            tuple(tuple(row[i] for i in kept) for row in rows),
            title=words.TITLE.fill({"name": self.name, "period": self.period}),
            notes=self._notes(),
        )

    def _notes(self) -> tuple[LocalText, ...]:
        """Return what the probabilities rest on."""
        found = self.history
        if found.n < self.minimum:
            return (words.NO_HISTORY.fill({"n": found.n, "minimum": self.minimum}),)
        mean = format_number(found.mean, self.decimals + 1)
        facts = {"n": str(found.n), "first": found.first or "–", "last": found.last or "–", "mean": mean}
        notes = [words.HISTORY.fill(facts), *self._model_notes()]
        if any(option.chance is not None for option in self.options):
            notes += [words.UNCHANGED, words.HITS.fill({"hits": self.hits, "horizon": self.horizon})]
        if any(option.standard_error for option in self.options):
            notes.append(words.UNSURE_EDGE)
        return (*notes, *self._doubts())

    def _model_notes(self) -> tuple[LocalText, ...]:
        """Return how the next value is predicted."""
        found, made = self.history, self.history.prediction
        notes: list[LocalText] = []
        if isinstance(made, CountPrediction):
            counts = (made.successes, made.trials, made.next_trials)
            successes, trials, following = (format_number(count, 0) for count in counts)
            notes.append(words.BETA_BINOMIAL.fill({"successes": successes, "trials": trials, "next": following}))
        elif made is not None:
            facts = {"sigma": format_number(made.sigma, self.decimals + 1), "degrees": f"{made.degrees:.4g}"}
            ranges = found.spread == "moving_range"
            notes.append((words.T_FROM_RANGES if ranges else words.T_FROM_VALUES).fill(facts))
        if found.dispersion is not None and found.dispersion_p is not None:
            ratio, p = format_number(found.dispersion, 1), format_p(found.dispersion_p)
            told = words.CONSTANT_RATE if isinstance(made, CountPrediction) else words.DISPERSED
            notes.append(told.fill({"ratio": ratio, "p": p if p[0] in "<>" else f"= {p}"}))
        return tuple(notes)

    def _doubts(self) -> tuple[LocalText, ...]:
        """Return why the history may not tell what comes."""
        found, notes = self.history, list[LocalText]()
        if self.overlapping:
            notes.append(words.OVERLAPPING)
        elif found.signals is None:
            notes.append(words.FEW_FOR_SIGNALS.fill({"minimum": MINIMUM}))
        else:
            told = words.SIGNALS.fill({"periods": ", ".join(found.signals)})
            notes.append(told if found.signals else words.NO_SIGNALS)
        if found.alike:
            notes.append(words.ALIKE.fill({"r": format_number(found.autocorrelation, 2)}))
        if any(option.id == "best_stretch" and option.value is not None for option in self.options):
            notes.append(words.STRETCH)
        return tuple(notes)


_OPTIONAL = ("source", "reason")
"""Columns that are left out where no candidate has something there."""


def _cells(option: TargetOption) -> tuple[Cell, ...]:
    """Return one row of the table."""
    reason = None if option.reason is None else words.REASONS[option.reason]
    head = (option.id, option.name, words.BASES[option.basis], option.source, option.value, option.low, option.high)
    return (*head, option.n, option.met, option.chance, option.chance_of_hits, reason)
