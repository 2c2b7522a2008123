"""Words that the charts of survey results share."""

from __future__ import annotations

from scorecard._text import LocalText

__all__ = ["HEAD_N", "MANY", "N", "N_BESIDE", "OVERALL", "REASONS", "SCALE", "reason_of"]

SCALE = LocalText(en="mean answer on the scale {low} to {high}", zh="量表 {low}–{high} 的平均分")
N = LocalText(en="n = {n} respondents", zh="n = {n} 名受访者")
N_BESIDE = LocalText(en="n beside each row", zh="各行 n 见图")
HEAD_N = LocalText(en="n", zh="n")
OVERALL = LocalText(en="Overall", zh="总体")
MANY = {
    "dimensions": (LocalText(en="dimension", zh="个维度"), LocalText(en="dimensions", zh="个维度")),
    "items": (LocalText(en="item", zh="个题项"), LocalText(en="items", zh="个题项")),
}
"""One row in words, and several."""

REASONS = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all differences equal", zh="差值全部相同"),
    "suppressed": LocalText(en="too few to show", zh="人数过少，不予显示"),
}
_UNDEFINED = LocalText(en="not defined", zh="无法计算")


def reason_of(reason: str | None) -> LocalText | None:
    """Return in words why a number is undefined.

    Parameters
    ----------
    reason : str or None
        As a result names it.

    Returns
    -------
    LocalText or None
        None where nothing is undefined.
    """
    return None if reason is None else REASONS.get(reason, _UNDEFINED)
