"""Axes of values beside rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes

from scorecard.plots.canvas import BACKGROUND, Canvas
from scorecard.plots.theme import Theme
from scorecard.plots.wording import typeset
from scorecard.plots.wrapping import text_width

__all__ = ["bare_axes", "lay_panel"]

_BETWEEN = 2.0
"""Points between the numbers below an axis."""


def lay_panel(
    canvas: Canvas,
    x: float,
    y: float,
    *,
    size: tuple[float, float],
    ends: tuple[float, float],
    places: Sequence[float],
    label: str,
    grid: bool = False,
) -> Axes:
    """Lay axes of values on the sheet; their y is measured in points from their top.

    Parameters
    ----------
    canvas : Canvas
        The sheet.
    x, y : float
        Left and upper edge, in points.
    size : tuple of (float, float)
        Width and height, in points.
    ends : tuple of (float, float)
        Ends of the axis of values.
    places : sequence of float
        Values that are marked below.
    label : str
        Name of the axes.
    grid : bool
        Whether a pale line goes up from each of them.

    Returns
    -------
    Axes
        The axes, with a line at the bottom alone.
    """
    panel = canvas.panel(x, y, *size, label=label)
    panel.set_xlim(*ends)
    panel.set_ylim(size[1] or 1.0, 0)  # without rows there is no height, and no two ends
    panel.set_yticks([])
    panel.set_xticks(*_apart(places, size[0] / (ends[1] - ends[0]), canvas.theme.least))
    bare_axes(panel, canvas.theme, lines=("bottom",))
    for place in places if grid else ():
        rule = panel.axvline(place, color=canvas.theme.grid, linewidth=0.5, zorder=0.5, clip_on=False)
        rule.set_gid(f"{BACKGROUND}:{label}")
    return panel


def _apart(places: Sequence[float], scale: float, size: float) -> tuple[list[float], list[str]]:
    """Return places and their words: all of them, or every second, third … where long numbers would touch."""
    every = 1
    while True:
        kept = list(places[::every])
        words = [typeset(place) for place in kept]
        wide = [text_width(word, size) / 2 for word in words]
        gaps = [(b - a) * scale for a, b in pairwise(kept)]
        if all(gap > a + b + _BETWEEN for gap, a, b in zip(gaps, wide, wide[1:], strict=False)):
            return kept, words
        every += 1


def bare_axes(panel: Axes, theme: Theme, *, lines: Sequence[str]) -> None:
    """Leave axes small pale ticks, and lines on the sides named.

    Parameters
    ----------
    panel : Axes
        The axes.
    theme : Theme
        Colours and sizes.
    lines : sequence of {"left", "right", "top", "bottom"}
        The sides that keep their line.
    """
    panel.tick_params(length=2.5, width=0.6, color=theme.grid, labelcolor=theme.muted, labelsize=theme.least, pad=2)
    for side, spine in panel.spines.items():
        spine.set_visible(side in lines)
        spine.set_color(theme.grid)
