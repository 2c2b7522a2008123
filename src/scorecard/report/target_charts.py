"""The charts of measures against their targets over the periods."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scorecard._text import LocalText
from scorecard.errors import ChartError
from scorecard.report.attention_page import attention_of
from scorecard.report.document import Block, Figure, Heading
from scorecard.scoring import Evaluation

if TYPE_CHECKING:
    from scorecard._text import Lang
    from scorecard.plots import Chart, VarianceColumnsData

__all__ = ["target_blocks"]

_DRAWN = 2
"""Measures that are drawn."""
_LEAST = 3
"""Periods with a value and a target; fewer stand in the table of scores already."""


def target_blocks(evaluation: Evaluation) -> tuple[Block, ...]:
    """Return the measures that need attention most against their targets, period by period.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period.

    Returns
    -------
    tuple of Block
        One chart a measure under a heading of level 2; nothing where no measure has three periods to compare.
    """
    from scorecard.plots import prepare_variance_columns

    found: list[VarianceColumnsData] = []
    for one in attention_of(evaluation):
        try:
            data = prepare_variance_columns(evaluation, one.id)
        except ChartError:  # it has no target, or no value beside one
            continue
        if len(data.compared) >= _LEAST:
            found.append(data)
        if len(found) == _DRAWN:
            break
    blocks: list[Block] = []
    for data in found:
        blocks += [Heading(_TITLE.fill({"name": data.name}), 2), Figure(partial(_columns, data))]
    return tuple(blocks)


def _columns(data: VarianceColumnsData, lang: Lang) -> Chart:
    """Return the chart of one measure."""
    from scorecard.plots import draw_variance_columns

    return draw_variance_columns(data, lang=lang)


_TITLE = LocalText(en="{name} against target", zh="{name}：与目标值对比")
