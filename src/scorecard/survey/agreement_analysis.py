"""Agreement of respondents, or of groups, on an order: Kendall's W."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance, Result
from scorecard._table import Column, Table, format_number, format_p
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Instrument, Role
from scorecard.stats.concordance import Concordance, ConcordanceReason, kendall_w
from scorecard.stats.near_ties import settled
from scorecard.survey.gaps import GapAnalysis, check_gaps
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.tallied import TalliedSurvey, respondents_of

__all__ = ["Agreement", "AgreementRow", "agreement", "group_agreement"]

FloatArray = NDArray[np.float64]
OrderOf = Role | Literal["gap", "points"]
Raters = Literal["respondents", "groups"]

_TITLE = LocalText(en="Agreement on an order: {name}", zh="排序一致性：{name}")
_FOUND = LocalText(
    en="Kendall's W = {w} (corrected for ties), chi² = {chi}, {df} degrees of freedom, p {p}; {raters}. 1 is full "
    "agreement, 0 none.",
    zh="肯德尔和谐系数 W = {w}（已作同分校正），χ² = {chi}，自由度 {df}，p {p}；{raters}。"
    "1 表示完全一致，0 表示毫无一致。",
)
_UNDEFINED = LocalText(en="No coefficient: {reason}; {raters}.", zh="无法计算系数：{reason}；{raters}。")
_RATERS: dict[Raters, LocalText] = {
    "respondents": LocalText(
        en="respondents: {n}, left out because they did not rate everything: {out}",
        zh="受访者 {n} 位，另有 {out} 位因评分不全未计入",
    ),
    "groups": LocalText(
        en="groups: {n}, left out because a gap is not shown or not there: {out}",
        zh="分组 {n} 个，另有 {out} 个因差距缺失或不予显示而未计入",
    ),
}
_REASONS: dict[ConcordanceReason, LocalText] = {
    "nobody_answered": LocalText(en="nobody rated everything", zh="无人完成全部评分"),
    "one_rater": LocalText(en="one rater only", zh="仅 1 个评分者"),
    "one_item": LocalText(en="one thing only to put in order", zh="仅 1 个待排序对象"),
    "all_tied": LocalText(en="everybody rates everything alike", zh="所有评分均相同"),
}
_ORDER = LocalText(en="Place 1 is the highest mean rating.", zh="名次 1 为平均评分最高者。")
_ORDER_OF_GAPS = LocalText(
    en="Place 1 is where perception falls short of expectation most.", zh="名次 1 为感知低于期望最多者。"
)
_COLUMNS = (
    Column("place", LocalText(en="Place", zh="名次"), "number", 1),
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("mean_rank", LocalText(en="Mean rank", zh="平均秩"), "number"),
    Column("n", LocalText(en="n", zh="n"), "integer"),
)


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One of the things put in order.

    Attributes
    ----------
    id : str
        Id of the item or the dimension.
    mean_rank : float
        Mean of its ranks; 1 is the highest rating, or the worst gap.
    place : float
        Its place by mean rank; equal ones share the mean of their places.
    n : int
        Raters.
    """

    id: str
    mean_rank: float
    place: float
    n: int


@dataclass(frozen=True, slots=True)
class Agreement(Result):
    """How far raters agree on an order.

    Attributes
    ----------
    of : str
        What was put in order by: a question, "gap" or "points".
    raters : {"respondents", "groups"}
        Who.
    n : int
        Raters who rated everything.
    left_out : int
        Raters who did not.
    w, w_without_ties : float or None
        Kendall's coefficient, corrected for ties and not.
    chi_square, p_value : float or None
        Test of the hypothesis that every rater orders at random.
    degrees_of_freedom : int
        Number of things less one.
    rows : tuple of AgreementRow
        The things in their common order.
    reason : {"nobody_answered", "one_rater", "one_item", "all_tied"} or None
        Why there is no coefficient.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    of: OrderOf
    raters: Raters
    n: int
    left_out: int
    w: float | None
    w_without_ties: float | None
    chi_square: float | None
    p_value: float | None
    degrees_of_freedom: int
    rows: tuple[AgreementRow, ...]
    reason: ConcordanceReason | None
    instrument: Instrument
    provenance: Provenance

    def table(self) -> Table:
        """Return the common order as a table, with the coefficient in its notes.

        Returns
        -------
        Table
            One row a thing.
        """
        rows = tuple((r.place, r.id, self.instrument.name_of(r.id), r.mean_rank, r.n) for r in self.rows)
        numbers: dict[str, str | int | LocalText] = {
            "w": format_number(self.w, 3),
            "chi": format_number(self.chi_square),
            "df": self.degrees_of_freedom,
            "p": _compared(format_p(self.p_value)),
            "raters": _RATERS[self.raters].fill({"n": self.n, "out": self.left_out}),
            "reason": _REASONS["nobody_answered" if self.reason is None else self.reason],
        }
        found = (_FOUND if self.reason is None else _UNDEFINED).fill(numbers)
        order = _ORDER_OF_GAPS if self.of == "gap" else _ORDER
        return Table(_COLUMNS, rows, title=_TITLE.fill({"name": self.instrument.name}), notes=(found, order))


def _compared(p: str) -> str:
    """Return a printed p-value with its sign of comparison."""
    return f"< {p[1:]}" if p.startswith("<") else f"= {p}"


def agreement(survey: Survey | TalliedSurvey, *, of: OrderOf, dimension: str | None = None) -> Agreement:
    """Return how far respondents agree on the order of items, or of dimensions by their points.

    Parameters
    ----------
    survey : Survey
        The answers.
    of : {"expectation", "perception", "importance", "satisfaction", "minimum", "desired", "gap", "points"}
        Question by whose answers each respondent puts the items in order; "gap" takes perception −
        expectation, "points" the importance points given to the dimensions.
    dimension : str, optional
        Items of this dimension only; not with "points".

    Returns
    -------
    Agreement
        Kendall's W over the respondents who rated everything.

    Raises
    ------
    AnalysisError
        If the survey lacks what is asked for, or only counts of it are there.
    UsageError
        If there is no such question or dimension.

    Notes
    -----
    On a scale of few points many ratings are tied; W is corrected for that. Reverse-keyed items are
    mirrored where the question rates the statement itself.

    References
    ----------
    Kendall, M. G., Babington Smith, B. (1939). The problem of m rankings. Annals of Mathematical
    Statistics 10(3), 275-287. doi:10.1214/aoms/1177732186

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     roles=["importance"],
    ...     dimensions=[Dimension(id="speed", name="Speed")],
    ...     items=[Item(id=i, text=i, dimension="speed") for i in ("a", "b", "c")],
    ... )
    >>> layout = ColumnLayout(columns={"importance": "{id}"})
    >>> survey = build_survey(instrument, layout, {"a": [5, 4, 5], "b": [3, 3, 4], "c": [1, 2, 4]})
    >>> found = agreement(survey, of="importance")
    >>> round(found.w, 4), [row.id for row in found.rows]
    (0.9394, ['a', 'b', 'c'])
    """
    answers = respondents_of(survey, need="Kendall's W over respondents")
    instrument = answers.instrument
    if not isinstance(cast("object", of), str) or (of not in get_args(Role) and of not in ("gap", "points")):
        raise UsageError.single(
            "bad-order",
            "there is no such question to put things in order by",
            found=str(of),
            cure=f"Use one of: {', '.join([*answers.roles, 'gap', 'points'])}.",
        )
    if of == "points":
        ratings, ids = _points(answers), tuple(d.id for d in instrument.dimensions)
    else:
        known = [d.id for d in instrument.dimensions]
        if dimension is not None and (not isinstance(cast("object", dimension), str) or dimension not in known):
            raise UsageError.single(
                "unknown-dimension",
                "the questionnaire has no such dimension",
                found=dimension,
                cure=f"Use one of: {', '.join(known)}.",
            )
        chosen = [i for i, item in enumerate(instrument.items) if dimension in (None, item.dimension)]
        ratings, ids = _ratings(answers, of, chosen), tuple(instrument.items[i].id for i in chosen)
    return _result(ratings, ids, of=of, raters="respondents", of_survey=(instrument, answers.provenance))


def group_agreement(gaps: GapAnalysis, *, level: Literal["dimensions", "items"] = "dimensions") -> Agreement:
    """Return how far the groups of a gap analysis agree on where the gaps are worst.

    Parameters
    ----------
    gaps : GapAnalysis
        Made with ``by``.
    level : {"dimensions", "items"}
        What is put in order.

    Returns
    -------
    Agreement
        Kendall's W over the groups; one with a gap that is not shown or not there is left out.

    Raises
    ------
    UsageError
        If the analysis has no groups, or the level is unknown.

    Notes
    -----
    Each group counts once, whatever its size, and its mean gaps as if they were without error. Gaps within 1e-12 of
    each other are tied, so that binary fractions do not decide.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": name, "text": name} for name in ("a", "b", "c")]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), items=items)
    >>> columns = {"expectation": "E_{id}", "perception": "P_{id}"}
    >>> layout = sc.ColumnLayout(columns=columns, segments={"region": "Region"})
    >>> answers = {"Region": ["North"] * 5 + ["South"] * 5, **{f"E_{name}": [5] * 10 for name in "abc"}}
    >>> answers |= {"P_a": [2] * 10, "P_b": [3] * 5 + [4] * 5, "P_c": [4] * 5 + [3] * 5}
    >>> gaps = sc.gap_analysis(sc.read_survey(pa.table(answers), instrument, layout=layout), by="region")
    >>> sc.group_agreement(gaps, level="items").w
    0.75
    """
    check_gaps(gaps)
    if not isinstance(cast("object", level), str) or level not in ("dimensions", "items"):
        raise UsageError.single(
            "bad-level", "the option level has an unknown value", found=str(level), cure='Use "dimensions" or "items".'
        )
    if not gaps.segments:
        raise UsageError.single(
            "no-groups", "the analysis has no groups to compare", cure="Make it with by= and a segment variable."
        )
    whole = gaps.dimensions if level == "dimensions" else gaps.items
    rows = [g.dimensions if level == "dimensions" else g.items for g in gaps.segments.values()]
    # a group with a gap that is not there is left out
    table = [_order([row.gap for row in of_group]) for of_group in rows]
    ids = tuple(row.id for row in whole)
    ratings = -np.array(table, dtype=np.float64).reshape(len(rows), len(ids))
    return _result(ratings, ids, of="gap", raters="groups", of_survey=(gaps.instrument, gaps.provenance))


def _order(gaps: Sequence[float | None]) -> tuple[float, ...]:
    """Return the gaps of a group, tied ones equal; NaN where one is not there."""
    known = [gap for gap in gaps if gap is not None]
    return settled(known) if len(known) == len(gaps) else (np.nan,) * len(gaps)


def _points(survey: Survey) -> FloatArray:
    """Return the importance points."""
    if survey.points is None:
        raise AnalysisError.single(
            "points-missing",
            "the survey has no importance points of its respondents",
            cure="Name their columns under points in the layout, or ask for another order.",
        )
    return survey.points


def _ratings(survey: Survey, of: Role | Literal["gap"], chosen: list[int]) -> FloatArray:
    """Return what each respondent puts the items in order by, the highest first."""
    roles: tuple[Role, ...] = ("expectation", "perception") if of == "gap" else (of,)
    plan = TallyPlan.of(survey.instrument, min_answered="all")
    parts: list[FloatArray] = []
    for role in roles:
        if role not in survey.answers:
            raise AnalysisError.single(
                "role-missing",
                f"an order by {of} needs the answers for {role}",
                found=", ".join(survey.roles),
                cure="Add the role to the instrument and its columns to the layout.",
            )
        codes = np.ascontiguousarray(survey.answers[role].T)
        values = (plan if role in MIRRORED else plan.straight).values(codes)
        parts.append(np.where(codes == 0, np.nan, values)[chosen].T)
    return parts[0] if len(parts) == 1 else parts[0] - parts[1]


def _result(
    ratings: FloatArray, ids: tuple[str, ...], *, of: OrderOf, raters: Raters, of_survey: tuple[Instrument, Provenance]
) -> Agreement:
    """Return the agreement on ratings, the highest of which has rank 1."""
    found = kendall_w(-ratings)
    return Agreement(
        of,
        raters,
        found.raters,
        len(ratings) - found.raters,
        found.w,
        found.w_without_ties,
        found.chi_square,
        found.p_value,
        found.degrees_of_freedom,
        _rows(found, ids),
        found.reason,
        *of_survey,
    )


def _rows(found: Concordance, ids: tuple[str, ...]) -> tuple[AgreementRow, ...]:
    """Return the things in their common order."""
    ranks = found.mean_ranks
    rows = [
        AgreementRow(id_, rank, sum(r < rank for r in ranks) + (1 + ranks.count(rank)) / 2, found.raters)
        for id_, rank in zip(ids, ranks, strict=False)
    ]
    return tuple(sorted(rows, key=lambda row: row.mean_rank))
