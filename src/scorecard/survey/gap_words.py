"""Names of what a gap analysis measures."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.instruments import Instrument

__all__ = ["STATISTICS", "row_name"]

STATISTICS: dict[str, LocalText] = {
    "gap": LocalText(en="mean gap", zh="平均差距"),
    "expectation": LocalText(en="mean expectation", zh="平均期望"),
    "perception": LocalText(en="mean perception", zh="平均感知"),
    "importance": LocalText(en="mean importance", zh="平均重要性"),
    "satisfaction": LocalText(en="mean satisfaction", zh="平均满意度"),
    "minimum": LocalText(en="mean minimum", zh="平均最低水平"),
    "desired": LocalText(en="mean desired level", zh="平均理想水平"),
}
"""Means that an analysis estimates, in words."""

_WHOLES: dict[str, LocalText] = {
    "overall": LocalText(en="Overall (mean of the dimensions)", zh="总体（各维度均值）"),
    "overall_items": LocalText(en="Overall (mean of the items)", zh="总体（各题项均值）"),
    "weighted": LocalText(en="Overall, weighted", zh="总体（加权）"),
}


def row_name(row_id: str, instrument: Instrument) -> LocalText:
    """Return the name of a row in print.

    Parameters
    ----------
    row_id : str
        Id of an item or a dimension, or "overall", "overall_items", "weighted".
    instrument : Instrument
        The questionnaire.

    Returns
    -------
    LocalText
        Name of the item or dimension, or of the whole.
    """
    return _WHOLES[row_id] if row_id in _WHOLES else instrument.name_of(row_id)
