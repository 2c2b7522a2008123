"""Evidence for the links of a strategy map, as it is shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Table, format_number
from scorecard._text import LocalText, join_text
from scorecard.errors import UsageError, near
from scorecard.models import Scorecard
from scorecard.series import link_words as words
from scorecard.series.link_words import LinkReason, LinkVerdict
from scorecard.stats.prewhitening import Detrend

__all__ = ["LinkEvidence", "LinkReason", "LinkRow", "LinkVerdict", "range_note"]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """What the data say about one link.

    Attributes
    ----------
    source, target : str
        Ids of the objective that drives and of the one that is driven.
    sign : {"+", "-"}
        What the map expects: the better the one, the better or the worse the other.
    delay : int or None
        Periods until the effect shows; None where the map states none.
    source_series, target_series : str or None
        Id of the measure that stands for the objective, or of the objective whose score does; None where
        nothing can.
    verdict : {"supported", "contradicted", "not_supported", "too_little_data"}
        What the data say.
    reason : str or None
        Why there is too little data: ``no_delay``, ``no_values``, ``few_rows`` (fewer than the minimum),
        ``few_degrees`` (fewer than 5 are left), ``coarse_p`` (the smallest p-value that so few periods
        can give exceeds alpha over the number of links), ``no_variation``.
    effect, low, high : float or None
        Standard deviations of the unexpected change of the target for one of the source's, −1 to 1, and
        its interval at 1 − alpha, not adjusted. Plus: better goes with better.
    raw_effect, raw_low, raw_high : float or None
        The same in units: change of the target's series for one unit of the source's, both counted so
        that better is more.
    statistic : float or None
        t, with the variance widened by the inflation.
    p_value, p_adjusted : float or None
        Two-sided; adjusted over the tested links of the map.
    n : int
        Rows after exclusions: entity × period with all values that it needs.
    periods, entities : int
        Periods and entities that these rows are of.
    degrees_of_freedom : int
        Rows less all that was estimated.
    minimum_detectable_effect, raw_minimum_detectable_effect : float or None
        Smallest true effect that the test would show with probability 0.8 at alpha over the number of
        tested links.
    inflation : float or None
        By how much autocorrelation that is left widens the variance.
    smallest_p : float or None
        The smallest p-value that the periods and permutations can give.
    """

    source: str
    target: str
    sign: Literal["+", "-"]
    delay: int | None
    source_series: str | None
    target_series: str | None
    verdict: LinkVerdict = "too_little_data"
    reason: LinkReason | None = None
    effect: float | None = None
    low: float | None = None
    high: float | None = None
    raw_effect: float | None = None
    raw_low: float | None = None
    raw_high: float | None = None
    statistic: float | None = None
    p_value: float | None = None
    p_adjusted: float | None = None
    n: int = 0
    periods: int = 0
    entities: int = 0
    degrees_of_freedom: int = 0
    minimum_detectable_effect: float | None = None
    raw_minimum_detectable_effect: float | None = None
    inflation: float | None = None
    smallest_p: float | None = None


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """How links are tested.

    Attributes
    ----------
    alpha : float
        Level of the tests; intervals have the level 1 − alpha.
    detrend : {"difference", "linear"}
        How a trend is taken out.
    seasons : int
        How many seasons are taken out; 0 for none.
    permutations, seed : int
        How many orders of the periods are tried, and their seed.
    minimum : int
        Least number of rows.
    """

    alpha: float
    detrend: Detrend
    seasons: int
    permutations: int
    seed: int
    minimum: int


def range_note(options: LinkOptions) -> LocalText:
    """Return what the interval of an effect and the smallest effect that would be shown are."""
    return words.RANGE.fill({"level": f"{format_number(100 * (1 - options.alpha), 4).rstrip('0').rstrip('.')} %"})


@dataclass(frozen=True, slots=True)
class LinkEvidence(Result):
    """What the data say about every link of a strategy map.

    Attributes
    ----------
    card : Scorecard
        The card whose map it is.
    rows : tuple of LinkRow
        One a link, in the order of the map.
    options : LinkOptions
        How the links were tested.
    first, last : str
        First and last period that entered.
    entities : tuple of str
        Entities that entered.
    method : str
        How the numbers were made: ``lagged_innovations``.
    provenances : tuple of Provenance
        Where the values come from.
    whole : tuple of (int, int) or None
        How many links were tested, and how many the map had, where some are left out of `rows`; the p-values are
        adjusted for them all.
    overlapping : bool
        Whether neighbouring values of a series share data, as after `rolling` and `to_date`.
    """

    card: Scorecard
    rows: tuple[LinkRow, ...]
    options: LinkOptions
    first: str
    last: str
    entities: tuple[str, ...]
    method: Literal["lagged_innovations"] = "lagged_innovations"
    provenances: tuple[Provenance, ...] = ()
    whole: tuple[int, int] | None = None
    overlapping: bool = False

    @property
    def tested(self) -> tuple[LinkRow, ...]:
        """The links that were tested: those with enough data."""
        return tuple(row for row in self.rows if row.p_adjusted is not None)

    def without(self, hidden: Collection[str], *, card: Scorecard) -> LinkEvidence:
        """Return the evidence without the links that rest on some nodes; p-values stay adjusted for all tested.

        Parameters
        ----------
        hidden : collection of str
            Ids of objectives and measures.
        card : Scorecard
            The card without them.

        Returns
        -------
        LinkEvidence
            Fewer rows.
        """
        ends = ((row, (row.source, row.target, row.source_series, row.target_series)) for row in self.rows)
        kept = tuple(row for row, names in ends if not any(name in hidden for name in names))
        return replace(self, card=card, rows=kept, whole=self.whole if len(kept) == len(self.rows) else self._counts)

    @property
    def _counts(self) -> tuple[int, int]:
        """How many links were tested, and how many the map had."""
        return (len(self.tested), len(self.rows)) if self.whole is None else self.whole

    def row(self, source: str, target: str) -> LinkRow:
        """Return one link.

        Parameters
        ----------
        source, target : str
            Ids of the objective that drives and of the one that is driven.

        Returns
        -------
        LinkRow
            What the data say about it.

        Raises
        ------
        UsageError
            If the map has no such link.
        """
        for row in self.rows:
            if (row.source, row.target) == (source, target):
                return row
        raise UsageError.single(
            "no-such-link",
            "the strategy map has no such link",
            found=f"{source} → {target}",
            cure=near(f"{source} → {target}", [f"{r.source} → {r.target}" for r in self.rows]),
        )

    def table(self) -> Table:
        """Return the verdict on every link with its effect.

        Returns
        -------
        Table
            One row a link; the notes tell what was tested, how, and what a verdict does not mean.
        """
        title = words.TITLE.fill({"name": self.card.name})
        return Table(words.COLUMNS, tuple(self._cells(row) for row in self.rows), title=title, notes=self._notes())

    def _frame_table(self) -> Table:
        """Return every number of every link."""
        columns = words.FRAME_COLUMNS
        rows = tuple(tuple(getattr(row, column.key) for column in columns) for row in self.rows)
        return Table(columns, rows, title=words.TITLE.fill({"name": self.card.name}))

    def why(self, row: LinkRow) -> LocalText | None:
        """Return in words why a link has too little data.

        Parameters
        ----------
        row : LinkRow
            The link.

        Returns
        -------
        LocalText or None
            The reason; None for a link that was tested.
        """
        if row.reason is None:
            return None
        numbers: dict[str, str | int | LocalText] = {
            "minimum": self.options.minimum,
            "degrees": MINIMUM_DEGREES,
            "links": self._counts[1],
        }
        return words.REASONS[row.reason].fill(numbers)

    def _cells(self, row: LinkRow) -> tuple[Cell, ...]:
        """Return one row of the table."""
        return (
            self.card.name_of(row.source),
            self.card.name_of(row.target),
            words.EXPECTED[row.sign],
            row.delay,
            words.VERDICTS[row.verdict],
            row.effect,
            row.low,
            row.high,
            row.p_adjusted,
            row.n,
            row.minimum_detectable_effect,
            self.why(row),
        )

    def _notes(self) -> tuple[LocalText, ...]:
        """Return what was tested, how, and what a verdict does not mean."""
        options = self.options
        season = words.SEASONAL[options.seasons > 0].fill({"seasons": options.seasons})
        numbers: dict[str, str | int | LocalText] = {
            "permutations": format_number(options.permutations, 0),
            "seed": str(options.seed),
            "tested": self._counts[0],
            "alpha": f"{options.alpha:g}",
        }
        return (
            words.QUESTION,
            words.CLEANED.fill({"trend": words.DETRENDED[options.detrend], "season": season}),
            words.TESTED.fill(numbers) if self._counts[0] else words.NONE_TESTED,
            words.EFFECT,
            range_note(options),
            *self._series_note(),
            *((words.OVERLAPPING,) if self.overlapping else ()),
            words.LIMITS,
        )

    def _series_note(self) -> tuple[LocalText, ...]:
        """Return which series stands for which objective."""
        stands: dict[str, str] = {}
        for row in self.rows:
            ends = ((row.source, row.source_series), (row.target, row.target_series))
            stands |= {objective: series for objective, series in ends if series is not None}
        parts: list[LocalText] = []
        for objective, series in stands.items():
            name = self.card.name_of(objective)
            if series == objective:
                parts.append(words.BY_SCORE.fill({"objective": name}))
            else:
                parts.append(words.BY_MEASURE.fill({"objective": name, "measure": self.card.name_of(series)}))
        return (words.SERIES.fill({"series": join_text(tuple(parts), en="; ", zh="；")}),) if parts else ()


MINIMUM_DEGREES = 5
"""Degrees of freedom that a test needs."""
