"""Words that the charts of survey results share."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._text import LocalText

__all__ = ["HEAD_N", "MANY", "N", "N_BESIDE", "OVERALL", "REASONS", "SCALE", "reason_of", "together"]

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
    "nobody_answered": LocalText(en="nobody answered enough", zh="没有足够的作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all differences equal", zh="差值全部相同"),
    "suppressed": LocalText(en="too few to show", zh="人数过少，不予显示"),
}
_TWO = LocalText(en="{name} and {other}", zh="{name}和{other}")
_MORE = LocalText(en="{name} and {k} more", zh="{name}等 {m} {many}")
_EACH = LocalText(en="{number} each", zh="均为 {number}")
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


def together(names: Sequence[LocalText], number: str, *, many: LocalText) -> dict[str, LocalText]:
    """Return who shares a number, and the number, as places of a sentence.

    Parameters
    ----------
    names : sequence of LocalText
        The one that has it, or all of them.
    number : str
        As printed.
    many : LocalText
        What they are, in Chinese with its measure word.

    Returns
    -------
    dict of str to LocalText
        ``name``, such as ``Security and 2 more``, and ``gap``, such as ``−1.20 each``.
    """
    if len(names) == 1:
        return {"name": names[0], "gap": LocalText(en=number, zh=number)}
    places: dict[str, str | int | LocalText] = {
        "name": names[0],
        "other": names[1],
        "k": len(names) - 1,
        "m": len(names),
        "many": many,
    }
    return {"name": (_TWO if len(names) == 2 else _MORE).fill(places), "gap": _EACH.fill({"number": number})}
