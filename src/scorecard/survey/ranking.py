"""Groups of respondents in the order of one of their numbers, with the ranks that the data allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.stats.near_ties import settled
from scorecard.stats.unpaired import SampleMean, welch_t
from scorecard.survey.gap_columns import REASONS
from scorecard.survey.gap_records import Reason
from scorecard.survey.gap_words import STATISTICS, row_name
from scorecard.survey.heat_map import require_groups

if TYPE_CHECKING:
    from scorecard.survey.gaps import GapAnalysis, Statistic

__all__ = ["RankRow", "SegmentRanking", "segment_ranking"]


@dataclass(frozen=True, slots=True)
class RankRow:
    """One group in a ranking.

    Attributes
    ----------
    label : str
        The group.
    n : int
        Respondents behind the number.
    value, standard_error : float or None
        The number and its standard error.
    rank : int or None
        Its place, 1 the highest number; equal numbers share the better place.
    rank_low, rank_high : int or None
        Best and worst place that the data allow.
    reason : str or None
        Why something is undefined.
    """

    label: str
    n: int
    value: float | None = None
    standard_error: float | None = None
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class SegmentRanking(Result):
    """Groups of respondents in the order of one of their numbers.

    Attributes
    ----------
    rows : tuple of RankRow
        Highest number first; groups without one, or that must not be shown, last.
    of : str
        Id of the item or dimension, or the name of the whole.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean.
    by : str
        Segment variable.
    confidence : float
        Probability that all true places lie within their limits together.
    pairs : int
        Number of pairs of groups compared.
    privacy_threshold : int
        Least number of respondents behind a number that is shown.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    rows: tuple[RankRow, ...]
    of: str
    statistic: Statistic
    by: str
    confidence: float
    pairs: int
    privacy_threshold: int
    instrument: Instrument
    provenance: Provenance

    def table(self) -> Table:
        """Return the groups, highest number first.

        Returns
        -------
        Table
            One row a group.
        """
        rows: list[tuple[Cell, ...]] = []
        for row in self.rows:
            reason = None if row.reason is None else REASONS[row.reason]
            places = (row.rank, row.rank_low, row.rank_high)
            rows.append((row.label, row.n, row.value, row.standard_error, *places, reason))
        name = row_name(self.of, self.instrument)
        title = _TITLE.fill({"what": STATISTICS[self.statistic], "of": name, "by": self.by})
        notes = [_METHOD.fill({"level": f"{100 * self.confidence:g} %", "pairs": self.pairs})]
        if any(row.reason == "suppressed" for row in self.rows):
            notes.append(_HIDDEN.fill({"n": self.privacy_threshold}))
        return Table(_COLUMNS, tuple(rows), title=title, notes=tuple(notes))


_COLUMNS = (
    Column("label", LocalText(en="Group", zh="分组")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("value", LocalText(en="Mean", zh="均值"), "signed"),
    Column("standard_error", LocalText(en="SE", zh="标准误"), "number", 3),
    Column("rank", LocalText(en="Rank", zh="名次"), "integer"),
    Column("rank_low", LocalText(en="Best rank", zh="最佳可能名次"), "integer"),
    Column("rank_high", LocalText(en="Worst rank", zh="最差可能名次"), "integer"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)
_TITLE = LocalText(en="{of}: groups by {by}, highest {what} first", zh="{of}：按 {by} 分组的{what}排名（由高到低）")
_METHOD = LocalText(
    en="Best and worst rank: all of them hold together with {level}. A group ranks above another for certain where "
    "Welch's interval of their difference, widened for {pairs} pairs by Bonferroni's method, lies on one side of 0.",
    zh="最佳与最差可能名次以 {level} 的置信水平联合成立。两组之差的 Welch 区间"
    "（按 Bonferroni 法对 {pairs} 对比较放宽）全部位于 0 的一侧时，方可认定一组高于另一组。",
)
_HIDDEN = LocalText(
    en="Groups without a rank are not shown: fewer than {n} respondents are behind them, or they would give such a "
    "group away.",
    zh="未列名次的分组不予显示：其作答不足 {n} 人，或可据以推算出此类分组。",
)


def segment_ranking(gaps: GapAnalysis, *, of: str = "overall", statistic: Statistic = "gap") -> SegmentRanking:
    """Return the groups of an analysis by one of their numbers, with the ranks that the data allow.

    Parameters
    ----------
    gaps : GapAnalysis
        An analysis made by a segment variable.
    of : str
        Id of an item or a dimension, or "overall", "overall_items", "weighted".
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean.

    Returns
    -------
    SegmentRanking
        Highest number first.

    Raises
    ------
    UsageError
        If the analysis was made without groups, or there is no such row.
    AnalysisError
        If the survey did not ask for the statistic.

    Notes
    -----
    Every two groups are compared by Welch's interval at 1 − α / pairs, so that all intervals hold together with
    probability 1 − α at least. The best place of a group is 1 plus the number of groups that are certainly above
    it, the worst is the number of groups less those certainly below it. Where respondents nest in clusters, groups
    are compared by the errors of the clusters. Groups without an error (one respondent, or all alike) are compared
    with nobody: any place is possible for them. Numbers within 1e-12 of each other are tied, so that binary fractions
    do not decide, and tied groups share the better rank.

    References
    ----------
    Klein, M., Wright, T., Wieczorek, J. (2020). A joint confidence region for an overall ranking of populations.
    J. R. Statist. Soc. C 69(3), 589-606.
    """
    by = require_groups(gaps, "a ranking")
    found = {label: gaps.estimate(statistic, of, segment=label) for label in gaps.segments}
    samples: dict[str, SampleMean] = {}
    for label, estimate in found.items():
        if estimate.value is not None:
            n = estimate.n if estimate.clusters is None else estimate.clusters
            samples[label] = SampleMean(n, estimate.value, estimate.standard_error)
    levels = dict(zip(samples, settled([sample.mean or 0.0 for sample in samples.values()]), strict=True))
    order = sorted(samples, key=lambda label: (-levels[label], label))
    above, pairs = _certainly_above(samples, confidence=gaps.confidence)
    rows: list[RankRow] = []
    for label in order:
        one = found[label]
        rank = 1 + sum(levels[other] > levels[label] for other in order)
        best = 1 + sum((other, label) in above for other in order)
        worst = len(order) - sum((label, other) in above for other in order)
        rows.append(RankRow(label, one.n, one.value, one.standard_error, rank, best, worst, one.reason))
    rows += [RankRow(label, one.n, reason=one.reason) for label, one in found.items() if label not in samples]
    return SegmentRanking(
        tuple(rows), of, statistic, by, gaps.confidence, pairs, gaps.privacy_threshold, gaps.instrument, gaps.provenance
    )


def _certainly_above(samples: Mapping[str, SampleMean], *, confidence: float) -> tuple[set[tuple[str, str]], int]:
    """Return the pairs of which the first is certainly above the second, and how many were compared."""
    usable: Sequence[str] = [label for label, sample in samples.items() if sample.standard_error is not None]
    pairs = [(a, b) for at, a in enumerate(usable) for b in usable[at + 1 :]]
    above: set[tuple[str, str]] = set()
    for a, b in pairs:
        test = welch_t(samples[a], samples[b], confidence=1 - (1 - confidence) / len(pairs))
        if test.low is not None and test.low > 0:
            above.add((a, b))
        elif test.high is not None and test.high < 0:
            above.add((b, a))
    return above, len(pairs)
