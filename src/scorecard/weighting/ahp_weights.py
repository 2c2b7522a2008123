"""Weights from judgements of pairs, with their consistency."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorecard._table import Column, Table, format_number
from scorecard._text import LocalText, join_text
from scorecard.weighting.weights import Weights

__all__ = [
    "ACCEPTED",
    "AhpMethod",
    "AhpWeights",
    "InconsistencyRule",
    "InconsistentJudgement",
    "RatioReason",
    "consistency_notes",
    "judgement_text",
]

AhpMethod = Literal["eigenvector", "geometric_mean"]
InconsistencyRule = Literal["least_eigenvalue", "largest_error"]
RatioReason = Literal["nothing_to_contradict", "no_random_index"]

ACCEPTED = 0.1
"""Consistency ratio up to which judgements are usually accepted."""

_LISTED = 10
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("weight", LocalText(en="Weight", zh="权重"), "percent", 1),
    Column("judgements", LocalText(en="Judgements", zh="判断数"), "integer"),
)
_TABLES = {
    "saaty_1980": LocalText(en="Saaty 1980", zh="Saaty 1980"),
    "saaty_2005": LocalText(en="Saaty 2005", zh="Saaty 2005"),
    "donegan_dodd_1991": LocalText(en="Donegan and Dodd 1991", zh="Donegan 与 Dodd 1991"),
    "alonso_lamata_2006": LocalText(en="Alonso and Lamata 2006", zh="Alonso 与 Lamata 2006"),
    "own": LocalText(en="a table of one's own", zh="自定义表"),
}
_INDEX = LocalText(
    en="Largest eigenvalue {value}, consistency index {index}.",
    zh="最大特征值 λmax = {value}，一致性指标 CI = {index}。",
)
_RATIO = LocalText(
    en="Consistency ratio {ratio} with the random index {random} ({table}).",
    zh="一致性比率 CR = {ratio}，随机一致性指标 RI = {random}（{table}）。",
)
_OVER = LocalText(
    en="The ratio is above 0.1: the judgements contradict each other more than is usually accepted.",
    zh="一致性比率超过 0.1，判断之间的矛盾超出通常可接受的程度。",
)
_NO_RATIO: dict[RatioReason, LocalText] = {
    "nothing_to_contradict": LocalText(
        en="No consistency ratio: there are only as many judgements as the weights need, so none can contradict "
        "another.",
        zh="未计算一致性比率：判断数量仅够推出权重，彼此之间无从矛盾。",
    ),
    "no_random_index": LocalText(
        en="No consistency ratio: the table of random indices ({table}) has no value for {n} things.",
        zh="未计算一致性比率：随机一致性指标表（{table}）没有 {n} 阶的数值。",
    ),
}
_MISSING = LocalText(
    en="Judgements missing: {n} of {all}. The eigenvalue is the least that any values for them give; the random index "
    "is that of complete judgements, so the ratio is too mild.",
    zh="缺失判断 {n} 个（应有 {all} 个）。最大特征值为补全缺失判断所能达到的最小值；"
    "随机一致性指标取自完整的判断矩阵，故一致性比率偏小。",
)
_MISSING_NO_RATIO = LocalText(
    en="Judgements missing: {n} of {all}. The eigenvalue is the least that any values for them give.",
    zh="缺失判断 {n} 个（应有 {all} 个）。最大特征值为补全缺失判断所能达到的最小值。",
)
_MEND = LocalText(
    en="Most inconsistent: {first} over {second}, judged {judgement}. The other judgements imply {value}; with it the "
    "consistency ratio would be {ratio}.",
    zh="最不一致的判断：“{first}”与“{second}”相比判为 {judgement}；由其余判断推得 {value}，"
    "改用该值后一致性比率为 {ratio}。",
)
_CIRCULAR = LocalText(en="Judgements that go round in a circle: {triads}.", zh="循环判断：{triads}。")
_OUTSIDE = LocalText(en="Judged beyond Saaty's scale of 1/9 to 9: {pairs}.", zh="超出 1/9 至 9 标度的判断：{pairs}。")
_MORE = LocalText(en="and {n} more", zh="另有 {n} 个")


@dataclass(frozen=True, slots=True)
class InconsistentJudgement:
    """The judgement that fits the others least, and the value that would fit.

    Attributes
    ----------
    first, second : str
        The pair, in the direction in which it was judged 1 or more.
    judgement : float
        What was said: how many times as important the first is.
    value : float
        What the other judgements imply: the value with which the largest eigenvalue is least.
    lambda_max : float
        The largest eigenvalue with that value.
    consistency_ratio : float or None
        The consistency ratio with that value.
    rule : {"least_eigenvalue", "largest_error"}
        How the judgement was found: the one whose replacement lowers the largest eigenvalue most, or the
        one with the largest \\|ln(a_ij w_j / w_i)\\|.
    """

    first: str
    second: str
    judgement: float
    value: float
    lambda_max: float
    consistency_ratio: float | None
    rule: InconsistencyRule


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AhpWeights(Weights):
    """Weights from judgements of pairs: a mapping from id to share that knows how consistent the judgements are.

    Attributes
    ----------
    ids : tuple of str
        What was compared, n things.
    shares : tuple of float
        Share of each; they sum to 1.
    total : float
        Always 1.
    method : {"ahp_eigenvector", "ahp_geometric_mean"}
        How the shares were found.
    judgements : tuple of tuple of float or None
        The reciprocal matrix as it was judged; None where nobody judged.
    matrix : tuple of tuple of float
        The same with the missing judgements filled in so that the largest eigenvalue is least.
    lambda_max : float
        Largest eigenvalue of that matrix, n or more.
    consistency_index : float
        (λmax − n) / (n − 1); 0 for one thing.
    random_index : float or None
        Mean consistency index of random judgements.
    random_index_table : str
        Where it comes from; "own" for a mapping.
    consistency_ratio : float or None
        Consistency index over random index.
    reason : {"nothing_to_contradict", "no_random_index"} or None
        Why there is no ratio.
    missing : tuple of (str, str)
        Pairs that nobody judged.
    most_inconsistent : InconsistentJudgement or None
        The judgement that fits the others least; None where all fit.
    circular : tuple of (str, str, str)
        Triads of which each is judged above the next, and the last above the first.
    outside_scale : tuple of (str, str)
        Pairs judged beyond 1/9 to 9.

    Examples
    --------
    >>> from scorecard.weighting import ahp
    >>> w = ahp([[1, 2, 6], [None, 1, 3], [None, None, 1]], labels=["speed", "care", "price"])
    >>> w["speed"], w.consistency_ratio, w.most_inconsistent
    (0.6, 0.0, None)
    """

    judgements: tuple[tuple[float | None, ...], ...]
    matrix: tuple[tuple[float, ...], ...]
    lambda_max: float
    consistency_index: float
    random_index: float | None
    random_index_table: str
    consistency_ratio: float | None
    reason: RatioReason | None
    missing: tuple[tuple[str, str], ...]
    most_inconsistent: InconsistentJudgement | None
    circular: tuple[tuple[str, str, str], ...]
    outside_scale: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        """Return the shares and the ratio in one line."""
        return f"AhpWeights({dict(self)!r}, method={self.method!r}, consistency_ratio={self.consistency_ratio!r})"

    def table(self) -> Table:
        """Return the shares as a table, with the consistency of the judgements in its notes.

        Returns
        -------
        Table
            One row for each id, with the number of judgements on it.
        """
        given = [sum(cell is not None for cell in row) - 1 for row in self.judgements]
        rows = tuple(zip(self.ids, self.shares, given, strict=True))
        return Table(_COLUMNS, rows, title=Weights.table(self).title, notes=consistency_notes(self))


def judgement_text(value: float) -> str:
    """Return a judgement as printed: 3, 1/3, 2.37 or 1/2.37."""
    if value < 1:
        return f"1/{judgement_text(1 / value)}"
    near = Fraction(value).limit_denominator(1)
    return str(near.numerator) if abs(value - near.numerator) < 1e-9 * value else format_number(value)


def consistency_notes(weights: AhpWeights) -> tuple[LocalText, ...]:
    """Return what is to be said about the consistency of judgements.

    Parameters
    ----------
    weights : AhpWeights
        The weights.

    Returns
    -------
    tuple of LocalText
        One sentence or two each.
    """
    notes = [
        _INDEX.fill(
            {"value": format_number(weights.lambda_max, 4), "index": format_number(weights.consistency_index, 4)}
        )
    ]
    table = _TABLES[weights.random_index_table]
    if weights.reason is not None:
        notes.append(_NO_RATIO[weights.reason].fill({"table": table, "n": len(weights.ids)}))
    else:
        ratio, index = format_number(weights.consistency_ratio, 4), f"{weights.random_index:g}"
        notes.append(_RATIO.fill({"ratio": ratio, "random": index, "table": table}))
    if weights.consistency_ratio is not None and weights.consistency_ratio > ACCEPTED:
        notes.append(_OVER)
    if weights.missing:
        n = len(weights.ids)
        missing = _MISSING_NO_RATIO if weights.consistency_ratio is None else _MISSING
        notes.append(missing.fill({"n": len(weights.missing), "all": n * (n - 1) // 2}))
    if weights.most_inconsistent is not None:
        notes.append(_mend(weights.most_inconsistent))
    if weights.circular:
        notes.append(_CIRCULAR.fill({"triads": _listed([" > ".join([*t, t[0]]) for t in weights.circular])}))
    if weights.outside_scale:
        notes.append(_OUTSIDE.fill({"pairs": _listed([f"{a} / {b}" for a, b in weights.outside_scale])}))
    return tuple(notes)


def _mend(judged: InconsistentJudgement) -> LocalText:
    """Return the sentence on the judgement that fits the others least."""
    return _MEND.fill(
        {
            "first": judged.first,
            "second": judged.second,
            "judgement": judgement_text(judged.judgement),
            "value": judgement_text(judged.value),
            "ratio": format_number(judged.consistency_ratio, 4),
        }
    )


def _listed(texts: list[str]) -> LocalText:
    """Return the first of some texts as a list, and how many follow."""
    shown = tuple(LocalText(en=text, zh=text) for text in texts[:_LISTED])
    rest = (_MORE.fill({"n": len(texts) - _LISTED}),) if len(texts) > _LISTED else ()
    return join_text((*shown, *rest), en="; ", zh="；")
