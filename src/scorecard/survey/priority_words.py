"""Priorities in words."""

from __future__ import annotations

from scorecard._table import format_number
from scorecard._text import LocalText, join_text
from scorecard.survey.priority_records import LeftOutReason, PriorityKind, PriorityRow

__all__ = ["LEFT_OUT", "brief", "certainty_words", "reason_words"]

_LONGEST = 80

_CERTAINTY: tuple[tuple[float, LocalText], ...] = (
    (0.99, LocalText(en="That the gap is real is all but certain.", zh="这一差距几乎可以肯定真实存在。")),
    (0.95, LocalText(en="The gap is very likely real.", zh="这一差距很可能真实存在。")),
    (0.80, LocalText(en="The gap is probably real.", zh="这一差距大概率真实存在。")),
    (
        0.0,
        LocalText(
            en="Whether there is a gap at all is open: ask more customers before spending on it.",
            zh="是否真有差距尚无定论：投入资源前宜扩大样本再作判断。",
        ),
    ),
)
_CERTAINTY_MARGIN: tuple[tuple[float, LocalText], ...] = (
    (
        0.99,
        LocalText(
            en="That it is larger than {margin} points is all but certain.", zh="差距超过 {margin} 分几乎可以肯定。"
        ),
    ),
    (0.95, LocalText(en="It is very likely larger than {margin} points.", zh="差距很可能超过 {margin} 分。")),
    (0.80, LocalText(en="It is probably larger than {margin} points.", zh="差距大概率超过 {margin} 分。")),
    (
        0.0,
        LocalText(
            en="Whether it is larger than {margin} points, which would matter, is open.",
            zh="差距是否超过 {margin} 分（即值得关注的程度）尚无定论。",
        ),
    ),
)
_SHORT = LocalText(
    en="{name} carries {weight} of the weight and falls {gap} points short of what customers expect (n = {n}).",
    zh="“{name}”占权重的 {weight}，感知比期望低 {gap} 分（n = {n}）。",
)
_GAIN = LocalText(
    en="Closing the gap would lift the weighted overall gap by {gain} points ({low} to {high}), {share} of all there "
    "is to gain.",
    zh="补齐后，加权总差距可改善 {gain} 分（{low} 至 {high}），占全部可改善空间的 {share}。",
)
_FIRST: dict[PriorityKind, LocalText] = {
    "dimension": LocalText(
        en="Among the dimensions it comes first in {first} of simulated surveys, among the first three in {three}.",
        zh="在模拟调查中，它在各维度中居首的比例为 {first}，位列前三的比例为 {three}。",
    ),
    "item": LocalText(
        en="Among the items it comes first in {first} of simulated surveys, among the first three in {three}.",
        zh="在模拟调查中，它在各题项中居首的比例为 {first}，位列前三的比例为 {three}。",
    ),
}
LEFT_OUT: dict[LeftOutReason, LocalText] = {
    "no_gap": LocalText(en="expectations are met", zh="已达到期望"),
    "no_weight": LocalText(en="its weight is zero", zh="权重为零"),
    "no_dimension": LocalText(en="it belongs to no dimension and has no weight", zh="不属于任何维度，没有权重"),
    "no_importance": LocalText(en="its importance is not known", zh="重要性未知"),
    "nobody_answered": LocalText(en="nobody answered enough", zh="没有足够的作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "one_cluster": LocalText(en="fewer than two clusters", zh="不足两个群组"),
    "suppressed": LocalText(en="too few respondents to be shown", zh="人数过少，不予显示"),
}


def certainty_words(certainty: float, *, margin: float) -> LocalText:
    """Return how sure a gap is, in words.

    Parameters
    ----------
    certainty : float
        Probability that the gap is real, or larger than the margin.
    margin : float
        The margin; 0 for any gap.

    Returns
    -------
    LocalText
        One sentence.
    """
    texts = _CERTAINTY_MARGIN if margin else _CERTAINTY
    chosen = next(text for least, text in texts if certainty >= least)
    return chosen.fill({"margin": format_number(margin)})


def reason_words(name: LocalText, row: PriorityRow, *, margin: float) -> LocalText:
    """Return why something comes at its place.

    Parameters
    ----------
    name : LocalText
        Its name.
    row : PriorityRow
        Its numbers.
    margin : float
        Gaps smaller than this do not matter.

    Returns
    -------
    LocalText
        A few sentences.
    """
    numbers: dict[str, str | int | LocalText] = {
        "name": name,
        "n": row.n,
        "weight": _percent(row.weight, 1),
        "gap": format_number(-row.gap),
        "gain": format_number(row.gain),
        "low": format_number(row.low),
        "high": format_number(row.high),
        "share": _percent(row.share),
        "first": _percent(row.first),
        "three": _percent(row.among_three),
    }
    parts = (_SHORT, _GAIN, certainty_words(row.certainty, margin=margin), _FIRST[row.kind])
    return join_text(tuple(part.fill(numbers) for part in parts))


def brief(name: LocalText) -> LocalText:
    """Return a name short enough for a sentence.

    Parameters
    ----------
    name : LocalText
        The name of a dimension, or the label of an item.

    Returns
    -------
    LocalText
        The name, cut where it is long.
    """
    return LocalText(en=_cut(name.en), zh=_cut(name.zh))


def _cut(text: str | None) -> str | None:
    """Return a text of at most so many characters."""
    return text if text is None or len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _percent(share: float, decimals: int = 0) -> str:
    """Return a share in per cent; what is neither 0 nor 1 is never printed as if it were."""
    step = 10**-decimals
    if 0 < share < 1 and not step / 2 < 100 * share < 100 - step / 2:
        sign, limit = ("<", step) if share < 0.5 else (">", 100 - step)
        return f"{sign}{format_number(limit, decimals)} %"
    return f"{format_number(100 * share, decimals)} %"
