"""Reliability of the scales of a survey: coefficient alpha with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance, Result
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.instruments import Instrument, Role
from scorecard.stats.consistency import Missing, alpha_from_covariance
from scorecard.stats.intervals import check_confidence, feldt_interval
from scorecard.survey.alpha_tally import AlphaTally
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey

__all__ = ["AlphaRow", "Reliability", "ScaleOf", "reliability"]

ScaleOf = Literal["expectation", "perception", "importance", "satisfaction", "minimum", "desired", "gap"]
AlphaReason = Literal["nobody_answered", "one_respondent", "one_item", "no_variance"]

ALL_ITEMS = "all_items"
_ALL_ITEMS = LocalText(en="All items", zh="全部题项")
_SCALES: dict[ScaleOf, LocalText] = {
    "expectation": LocalText(en="expectation", zh="期望"),
    "perception": LocalText(en="perception", zh="感知"),
    "importance": LocalText(en="importance", zh="重要性"),
    "satisfaction": LocalText(en="satisfaction", zh="满意度"),
    "minimum": LocalText(en="minimum", zh="最低可接受水平"),
    "desired": LocalText(en="desired", zh="理想水平"),
    "gap": LocalText(en="gap", zh="差距"),
}
_REASONS: dict[AlphaReason, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="fewer than two common answers", zh="共同作答者不足 2 人"),
    "one_item": LocalText(en="one item only", zh="仅 1 个题项"),
    "no_variance": LocalText(en="answers do not differ", zh="答案没有差异"),
}
_TITLE = LocalText(en="Reliability: {name}", zh="信度：{name}")
_PAIRWISE = LocalText(
    en="Cronbach's alpha from pairwise-complete covariances; n = respondents with at least one answer; "
    "Feldt's {level} interval.",
    zh="克朗巴哈 α 系数，协方差按成对完整数据计算；n = 至少回答一题的人数；Feldt {level} 置信区间。",
)
_LISTWISE = LocalText(
    en="Cronbach's alpha over the respondents who answered every item of the scale; Feldt's {level} interval.",
    zh="克朗巴哈 α 系数，仅取该量表各题均作答的受访者；Feldt {level} 置信区间。",
)
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Scale", zh="量表")),
    Column("scale_of", LocalText(en="Answers", zh="答案")),
    Column("k", LocalText(en="Items", zh="题数"), "integer"),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("alpha", LocalText(en="Alpha", zh="α"), "number", 3),
    Column("alpha_standardised", LocalText(en="Standardised", zh="标准化 α"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "number", 3),
    Column("high", LocalText(en="High", zh="上限"), "number", 3),
    Column("mean_inter_item_r", LocalText(en="Mean r", zh="平均相关"), "number", 3),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


@dataclass(frozen=True, slots=True)
class AlphaRow:
    """Coefficient alpha of one scale.

    Attributes
    ----------
    id : str
        Id of the dimension, or "all_items".
    scale_of : {"expectation", "perception", "importance", "satisfaction", "minimum", "desired", "gap"}
        Which answers.
    k : int
        Number of items.
    n : int
        Respondents who enter.
    alpha, alpha_standardised : float or None
        Coefficient from covariances, and from correlations.
    low, high : float or None
        Feldt's limits of alpha.
    mean_inter_item_r : float or None
        Mean correlation between two items.
    reason : {"nobody_answered", "one_respondent", "one_item", "no_variance"} or None
        Why something is undefined.
    """

    id: str
    scale_of: ScaleOf
    k: int
    n: int
    alpha: float | None = None
    alpha_standardised: float | None = None
    low: float | None = None
    high: float | None = None
    mean_inter_item_r: float | None = None
    reason: AlphaReason | None = None


@dataclass(frozen=True, slots=True)
class Reliability(Result):
    """Coefficient alpha of every dimension and of all items.

    Attributes
    ----------
    rows : tuple of AlphaRow
        For each role asked, and for the gaps: the dimensions, then all items.
    missing : {"pairwise", "listwise"}
        How missing answers are treated.
    confidence : float
        Level of the intervals.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    rows: tuple[AlphaRow, ...]
    missing: Missing
    confidence: float
    instrument: Instrument
    provenance: Provenance

    def row(self, row_id: str, role: ScaleOf) -> AlphaRow:
        """Return a row by its id and role.

        Parameters
        ----------
        row_id : str
            Id of a dimension, or "all_items".
        role : {"expectation", "perception", "importance", "satisfaction", "minimum", "desired", "gap"}
            Which answers.

        Returns
        -------
        AlphaRow
            The row.

        Raises
        ------
        UsageError
            If there is no such row.
        """
        for row in self.rows:
            if row.id == row_id and row.scale_of == role:
                return row
        known = dict.fromkeys(f"{row.id} of {row.scale_of}" for row in self.rows)
        found = f"{row_id} of {role}"
        raise UsageError.single("unknown-row", "the analysis has no such row", found=found, cure=near(found, known))

    def table(self) -> Table:
        """Return the rows as a table.

        Returns
        -------
        Table
            The rows at full precision.
        """
        rows = tuple(
            (
                r.id,
                _ALL_ITEMS if r.id == ALL_ITEMS else self.instrument.name_of(r.id),
                _SCALES[r.scale_of],
                r.k,
                r.n,
                r.alpha,
                r.alpha_standardised,
                r.low,
                r.high,
                r.mean_inter_item_r,
                None if r.reason is None else _REASONS[r.reason],
            )
            for r in self.rows
        )
        note = (_PAIRWISE if self.missing == "pairwise" else _LISTWISE).fill({"level": f"{100 * self.confidence:g} %"})
        return Table(_COLUMNS, rows, title=_TITLE.fill({"name": self.instrument.name}), notes=(note,))


def reliability(survey: Survey, *, missing: Missing = "pairwise", confidence: float = 0.95) -> Reliability:
    """Return Cronbach's alpha of the scales of a survey.

    Parameters
    ----------
    survey : Survey
        The answers.
    missing : {"pairwise", "listwise"}
        Each covariance over the respondents with both answers, or everything over those who
        answered the whole scale.
    confidence : float
        Level of the intervals.

    Returns
    -------
    Reliability
        Rows for every dimension and for all items, for each role, and for the gaps where
        expectations and perceptions are there.

    Raises
    ------
    UsageError
        If an option has a value that it cannot have.

    Notes
    -----
    alpha = k / (k − 1) · (1 − Σ c_ii / Σ c_ij). Feldt's interval has n − 1 and (n − 1)(k − 1)
    degrees of freedom with n the respondents who enter: those with at least one answer
    (pairwise), or with all (listwise). Reverse-keyed items are mirrored in expectations,
    perceptions and gaps.

    References
    ----------
    Cronbach, L. J. (1951). Psychometrika 16, 297-334.
    Feldt, L. S. (1965). Psychometrika 30, 357-370.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     roles=["perception"],
    ...     dimensions=[Dimension(id="speed", name="Speed")],
    ...     items=[Item(id=i, text=i, dimension="speed") for i in ("a", "b", "c")],
    ... )
    >>> layout = ColumnLayout(columns={"perception": "{id}"})
    >>> survey = build_survey(instrument, layout, {"a": [1, 3, 4, 2], "b": [2, 3, 5, 2], "c": [2, 4, 4, 1]})
    >>> round(reliability(survey).row("speed", "perception").alpha, 4)
    0.9305
    """
    check_confidence(confidence)
    if missing not in ("pairwise", "listwise"):
        raise UsageError.single(
            "bad-missing",
            "the option missing has an unknown value",
            found=missing,
            cure='Use "pairwise" or "listwise".',
        )
    instrument = survey.instrument
    plan = TallyPlan.of(instrument, min_answered="all")
    names = (*(d.id for d in instrument.dimensions), ALL_ITEMS)
    sets = (*plan.dimensions, tuple(range(len(instrument.items))))
    rows: list[AlphaRow] = []
    for scale_of, codes in _channels(survey):
        chosen = plan if scale_of in (*MIRRORED, "gap") else plan.straight
        tally = AlphaTally.from_batch(chosen, codes, sets=sets, missing=missing)
        rows += [
            _row(name, scale_of, n=tally.units[i], covariance=tally.covariance(i), confidence=confidence)
            for i, name in enumerate(names)
        ]
    return Reliability(tuple(rows), missing, confidence, instrument, survey.provenance)


def _channels(survey: Survey) -> list[tuple[ScaleOf, Sequence[NDArray[np.int8]]]]:
    """Return the codes of each role, and those of the gaps."""
    channels: list[tuple[ScaleOf, Sequence[NDArray[np.int8]]]] = [
        (role, (codes,)) for role, codes in survey.answers.items()
    ]
    pair: tuple[Role, Role] = ("expectation", "perception")
    if all(role in survey.answers for role in pair):
        channels.append(("gap", tuple(survey.answers[role] for role in pair)))
    return channels


def _row(name: str, scale_of: ScaleOf, *, n: int, covariance: NDArray[np.float64], confidence: float) -> AlphaRow:
    """Return alpha of one scale with its interval."""
    k = len(covariance)
    if n == 0:
        return AlphaRow(name, scale_of, k, n, reason="nobody_answered")
    found = alpha_from_covariance(covariance)
    low, high = None, None
    if found.alpha is not None:
        low, high = feldt_interval(found.alpha, n=n, k=k, confidence=confidence) or (None, None)
    return AlphaRow(
        name, scale_of, k, n, found.alpha, found.alpha_standardised, low, high, found.mean_inter_item_r, found.reason
    )
