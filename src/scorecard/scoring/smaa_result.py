"""Rank acceptability of alternatives, as a result."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard._result import Result
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText
from scorecard.errors import UsageError, near

__all__ = ["AcceptedAlternative", "LeftOutAlternative", "RankAcceptability"]


@dataclass(frozen=True, slots=True)
class AcceptedAlternative:
    """One alternative.

    Attributes
    ----------
    id, name : str, LocalText
        The alternative.
    n : int
        Number of draws.
    acceptability : tuple of float
        Share of the draws in which it has rank 1, 2, …; tied alternatives share the better rank.
    standard_errors : tuple of float
        Monte Carlo standard errors of these.
    holistic, holistic_error : float
        Σ α_r · acceptability_r with the meta-weights α, and its standard error.
    expected_rank, expected_rank_error : float
        Mean rank, and its standard error.
    central_weights : tuple of float or None
        Mean of the weights at which it comes first; None where it never does.
    confidence_factor : float or None
        Share of the draws of the values in which it comes first at its central weights; 0 or 1 where
        values are certain, None where it has no central weights.
    mean, standard_deviation, low, high : float
        Of its scores over the draws; low and high enclose the share `confidence` of them.
    """

    id: str
    name: LocalText
    n: int
    acceptability: tuple[float, ...]
    standard_errors: tuple[float, ...]
    holistic: float
    holistic_error: float
    expected_rank: float
    expected_rank_error: float
    central_weights: tuple[float, ...] | None
    confidence_factor: float | None
    mean: float
    standard_deviation: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LeftOutAlternative:
    """One alternative that could not be ranked.

    Attributes
    ----------
    id, name : str, LocalText
        The alternative.
    missing : tuple of str
        Criteria without a value.
    """

    id: str
    name: LocalText
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankAcceptability(Result):
    """How often alternatives reach each rank when weights, and values, are drawn: SMAA-2.

    Attributes
    ----------
    method : str
        ``smaa_2``.
    criteria : tuple of str
        What is weighed.
    rows : tuple of AcceptedAlternative
        The alternatives, in the order given.
    apart : tuple of LeftOutAlternative
        Alternatives that were left out, since values are missing.
    winning : tuple of tuple of float
        Share of the draws in which the alternative of the row has a better rank than that of the column.
    meta_weights : tuple of float
        What each rank counts in the holistic index.
    weights : tuple of LocalText
        What is known of the weights, in words.
    uncertain_values : bool
        Whether values were drawn too.
    draws, seed : int
        Number of draws, and seed.
    confidence : float
        Share of the scores between low and high.
    """

    method: str
    criteria: tuple[str, ...]
    rows: tuple[AcceptedAlternative, ...]
    apart: tuple[LeftOutAlternative, ...]
    winning: tuple[tuple[float, ...], ...]
    meta_weights: tuple[float, ...]
    weights: tuple[LocalText, ...]
    uncertain_values: bool
    draws: int
    seed: int
    confidence: float

    def __getitem__(self, alternative: str) -> AcceptedAlternative:
        """Return one alternative's row.

        Parameters
        ----------
        alternative : str
            Id of the alternative.

        Returns
        -------
        AcceptedAlternative
            Its numbers.

        Raises
        ------
        UsageError
            If there is no such alternative, or it was left out.
        """
        for row in self.rows:
            if row.id == alternative:
                return row
        for other in self.apart:
            if other.id == alternative:
                raise UsageError.single(
                    "alternative-unranked",
                    f"{alternative!r} has no rank, since values are missing",
                    found=", ".join(other.missing),
                    cure="Look at apart.",
                )
        raise UsageError.single(
            "unknown-alternative",
            f"there is no alternative {alternative!r}",
            cure=near(alternative, [row.id for row in self.rows]),
        )

    def table(self) -> Table:
        """Return one row an alternative.

        Returns
        -------
        Table
            Acceptability of every rank, holistic index, expected rank, confidence factor and scores; the
            notes give method, weights, draws and seed, the largest standard error and what was left out.
        """
        ranks = [Column(f"rank_{r}", _RANK.fill({"rank": r}), "percent", 1) for r in range(1, len(self.rows) + 1)]
        rows: list[tuple[Cell, ...]] = [
            (
                r.id,
                r.name,
                r.n,
                *r.acceptability,
                r.holistic,
                r.expected_rank,
                r.confidence_factor,
                r.mean,
                r.low,
                r.high,
            )
            for r in self.rows
        ]
        return Table((*_HEAD, *ranks, *_TAIL), tuple(rows), title=_TITLE, notes=self._notes())

    def winning_table(self) -> Table:
        """Return how often the alternative of the row has a better rank than that of the column.

        Returns
        -------
        Table
            Shares of the draws; nothing on the diagonal.
        """
        columns = [_ID, *(Column(f"over_{r.id}", r.name, "percent", 1) for r in self.rows)]
        rows = [
            (row.id, *(None if i == j else share for j, share in enumerate(self.winning[i])))
            for i, row in enumerate(self.rows)
        ]
        return Table(tuple(columns), tuple(rows), title=_WINNING, notes=self._notes())

    def weights_table(self) -> Table:
        """Return the central weights of each alternative.

        Returns
        -------
        Table
            Mean of the weights at which it comes first; nothing where it never does.
        """
        columns = [_ID, *(Column(c, LocalText(en=c), "percent", 1) for c in self.criteria), _FACTOR]
        nothing = (None,) * len(self.criteria)
        rows = [(r.id, *(r.central_weights or nothing), r.confidence_factor) for r in self.rows]
        return Table(tuple(columns), tuple(rows), title=_CENTRAL, notes=self._notes())

    def _notes(self) -> tuple[LocalText, ...]:
        """Return method, weights, draws, errors and what was left out."""
        largest = max((e for r in self.rows for e in r.standard_errors), default=0.0)
        drawn = _DRAWN.fill(
            {"draws": format_number(self.draws, 0), "seed": str(self.seed), "error": f"{100 * largest:.2f}"}
        )
        notes = [drawn, _VALUES[self.uncertain_values], *dict.fromkeys(self.weights)]
        if self.apart:
            names = {"names": _listed(tuple(a.name for a in self.apart))}
            notes.append(_APART.fill(names))
        return tuple(notes)


def _listed(names: tuple[LocalText, ...]) -> LocalText:
    """Return names one after the other."""
    return LocalText(en=", ".join(n.text("en") for n in names), zh="、".join(n.text("zh") for n in names))


_TITLE = LocalText(en="Rank acceptability (SMAA-2)", zh="名次可接受度（SMAA-2）")
_WINNING = LocalText(en="How often the row is ahead of the column", zh="行方案领先列方案的比例")
_CENTRAL = LocalText(en="Central weights: what speaks for each", zh="中心权重：对各方案有利的典型权重")
_RANK = LocalText(en="Rank {rank}", zh="第 {rank} 名")
_DRAWN = LocalText(
    en="SMAA-2 with {draws} draws, seed {seed}; the largest standard error of a share is {error} points in a hundred. "
    "Tied alternatives share the better rank.",
    zh="SMAA-2，抽样 {draws} 次，随机种子 {seed}；各比例的最大标准误为 {error} 个百分点。得分相同者并列较前名次。",
)
_VALUES = {
    False: LocalText(en="Values are taken as certain.", zh="指标值视为确定。"),
    True: LocalText(en="Values were drawn too.", zh="指标值亦参与抽样。"),
}
_APART = LocalText(en="Left out, since values are missing: {names}.", zh="因缺少数值未参与排序：{names}。")
_ID = Column("id", LocalText(en="Id", zh="代码"))
_FACTOR = Column("confidence_factor", LocalText(en="Confidence factor", zh="置信因子"), "percent", 1)
_HEAD = (
    _ID,
    Column("name", LocalText(en="Name", zh="名称")),
    Column("n", LocalText(en="Draws", zh="抽样次数"), "integer"),
)
_TAIL = (
    Column("holistic", LocalText(en="Holistic index", zh="综合可接受度"), "percent", 1),
    Column("expected_rank", LocalText(en="Expected rank", zh="期望名次"), "number", 2),
    _FACTOR,
    Column("mean", LocalText(en="Mean score", zh="平均得分"), "number", 1),
    Column("low", LocalText(en="Low", zh="下限"), "number", 1),
    Column("high", LocalText(en="High", zh="上限"), "number", 1),
)
