"""A chart on a page, where what it would show fits one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from scorecard._text import Lang
from scorecard.errors import ChartError
from scorecard.report.document import Figure

if TYPE_CHECKING:
    from scorecard.plots import Chart

__all__ = ["drawing"]

_Data = TypeVar("_Data")


def drawing(prepare: Callable[[], _Data], draw: Callable[[_Data, Lang], Chart]) -> tuple[Figure, ...]:
    """Return a chart, or nothing where its kind cannot show what there is.

    Parameters
    ----------
    prepare : callable
        Returns what the chart shows, or refuses it with a ChartError: nothing to draw, or too many rows.
    draw : callable
        Draws that in a language.

    Returns
    -------
    tuple of Figure
        One chart or none; the page prints its table in either case.
    """
    try:
        data = prepare()
    except ChartError:
        return ()
    return (Figure(partial(draw, data)),)
