"""A spark line: values over periods, broken where one is missing, with the last one marked."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.plots.canvas import Canvas

__all__ = ["draw_trend"]


def draw_trend(
    canvas: Canvas,
    trend: Sequence[float | None],
    *,
    place: tuple[float, float],
    size: tuple[float, float],
    periods: int,
    gid: str,
) -> None:
    """Draw a spark line on its own scale.

    Parameters
    ----------
    canvas : Canvas
        The sheet.
    trend : sequence of float or None
        Values, oldest first; None where there is none.
    place : tuple of (float, float)
        Its left end and its middle, in points.
    size : tuple of (float, float)
        Its width and height.
    periods : int
        Periods that the width holds.
    gid : str
        Start of the gids of its parts: ``spark`` and ``last``.
    """
    known = [value for value in trend if value is not None]
    if not known:
        return
    (start, middle), (wide, high), theme = place, size, canvas.theme
    low, span = min(known), max(known) - min(known)
    step = wide / max(periods - 1, 1)
    run: list[tuple[float, float]] = []
    runs = [run]
    for at, value in enumerate(trend):
        if value is None:
            run = []
            runs.append(run)
            continue
        rise = (value - low) / span - 0.5 if span > 0 else 0.0
        run.append((start + at * step, middle - rise * high))
    parts = [run for run in runs if run]
    for i, part in enumerate(parts):
        name = f"{gid}:spark" + (f":{i + 1}" if i else "")
        xs, ys = [x for x, _ in part], [y for _, y in part]
        if len(part) > 1:
            canvas.stroke(xs, ys, color=theme.previous, width=1.0, gid=name)
        elif part is not parts[-1] or trend[-1] is None:
            canvas.dot(xs[0], ys[0], size=1.8, color=theme.previous, gid=name)
    if trend[-1] is not None:
        canvas.dot(*parts[-1][-1], size=3.0, color=theme.ink, gid=f"{gid}:last")
