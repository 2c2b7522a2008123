"""Where the columns of a scorecard table lie: as wide as their texts, the rest for the names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard._text import Lang
from scorecard.errors import ChartError
from scorecard.plots import scorecard_words as words
from scorecard.plots.canvas import POINTS
from scorecard.plots.scorecard_data import ScorecardTableData
from scorecard.plots.scorecard_rows import ScoreRow, actual_text, label_text, score_text
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import amount, difference, number
from scorecard.plots.wrapping import text_width

__all__ = ["BULLET", "CHANGE", "SPARK", "STATUS_MARK", "TableColumns", "target_text"]

SPARK = 46.0
"""Width of a spark line."""
CHANGE = 22.0
"""Width of the column of arrows."""
BULLET = 64.0
"""Width of a bullet from 0 to its right end."""
STATUS_MARK = 8.0
"""Size of a status mark."""

_GAP = 9.0
_UNIT_MOST = 34.0
_NAME_LEAST = 76.0
_SIGNS = {"maximise": "≥ ", "minimise": "≤ ", "target_is_best": "= "}


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Where the columns lie: right ends of numbers, left ends of everything else."""

    name: float
    unit: float
    unit_width: float
    actual: float
    target: float
    difference: float
    spark: float
    change: float
    bullet: float
    score: float
    status: float

    @classmethod
    def measure(cls, data: ScorecardTableData, theme: Theme, lang: Lang, *, width: float) -> TableColumns:
        """Give every column the room its longest text takes, and the names what is left."""

        def widest(texts: Sequence[str], size: float, *, bold: bool = False) -> float:
            return max((text_width(text, size, bold=bold) for text in texts), default=0.0)

        rows = data.measures
        head = theme.least
        labels = [label_text(row, lang) for row in data.rows if row.scored]
        status = max(STATUS_MARK + 5.0 + widest(labels, head), widest([words.HEAD_STATUS.text(lang)], head))
        score = widest([*(score_text(row) for row in data.rows), "100"], theme.text, bold=True) + 5.0
        actual = widest([actual_text(row, lang) for row in rows], theme.text, bold=True)
        target = widest([target_text(row) for row in rows], theme.text)
        apart = widest([difference(row.difference, row.digits) for row in rows], theme.text)
        units = [row.unit.text(lang) for row in rows if row.unit is not None]
        unit = max(min(widest(units, theme.least), _UNIT_MOST), widest([words.HEAD_UNIT.text(lang)], head))
        end = width - MARGIN
        places = [end - status]
        for room in (score + 4.0, BULLET + 4.0, CHANGE, SPARK + 2.0):
            places.append(places[-1] - room)
        at_status, at_score, bullet, change, spark = places
        difference_end = spark - _GAP + 2.0
        target_end = difference_end - max(apart, widest([words.HEAD_DIFFERENCE.text(lang)], head)) - _GAP
        actual_end = target_end - max(target, widest([words.HEAD_TARGET.text(lang)], head)) - _GAP
        unit_start = actual_end - max(actual, widest([words.HEAD_ACTUAL.text(lang)], head)) - _GAP - unit
        name = unit_start - _GAP / 2 - MARGIN
        if name < _NAME_LEAST:
            raise ChartError.single(
                "no-room-for-names",
                "the columns of the scorecard table leave no room for the names",
                found=f"{max(name, 0.0) / POINTS:.1f} inches",
                cure="Use a larger unit, fewer decimals, or a wider chart.",
            )
        return cls(
            name, unit_start, unit, actual_end, target_end, difference_end, spark, change, bullet,
            at_score + score - 5.0, at_status,
        )  # fmt: skip


def target_text(row: ScoreRow) -> str:
    """Return a target with the sign that says which way is better.

    Parameters
    ----------
    row : ScoreRow
        The row of a measure.

    Returns
    -------
    str
        Such as ``≥ 98.0``, or ``75.0–88.0`` for a band; a dash where the measure has none.
    """
    if row.limits is not None:
        return "–".join(amount(limit, row.digits) for limit in row.limits)
    if row.target is None or row.direction is None:
        return number(None, 0)
    return _SIGNS[row.direction] + amount(row.target, row.digits)
