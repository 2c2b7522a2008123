"""One bullet: a bar for the score on grey bands, with a mark at the target."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.models import Bands
from scorecard.plots.canvas import BACKGROUND, Canvas

__all__ = ["Bullet", "draw_bullet"]

_THICK = 0.46
_OVER = 0.6


@dataclass(frozen=True, slots=True)
class Bullet:
    """A score with what it is seen against.

    Attributes
    ----------
    score : float
        The score.
    low, high : float or None
        Its interval.
    bands : Bands
        The bands behind it.
    top : float
        Score at the right end.
    """

    score: float
    low: float | None
    high: float | None
    bands: Bands
    top: float


def draw_bullet(
    canvas: Canvas, bullet: Bullet, *, place: tuple[float, float], size: tuple[float, float], gid: str
) -> None:
    """Draw a bullet.

    Parameters
    ----------
    canvas : Canvas
        The sheet.
    bullet : Bullet
        What it shows.
    place : tuple of (float, float)
        Its left end and its middle, in points.
    size : tuple of (float, float)
        Width from 0 to the right end, and height of the bands.
    gid : str
        Start of the gids of its parts: ``bar``, ``interval``, ``hundred``.
    """
    theme, (start, middle), (wide, high) = canvas.theme, place, size

    def at(score: float) -> float:
        return start + wide * min(max(score, 0.0), bullet.top) / bullet.top

    _tiers(canvas, bullet, place=place, size=size)
    thick = high * _THICK
    bar = canvas.box(start, middle - thick / 2, at(bullet.score) - start, thick, fill=theme.actual, gid=f"{gid}:bar")
    bar.set_zorder(3)
    if bullet.low is not None and bullet.high is not None:
        y = middle + thick / 2 + (high - thick) / 4
        canvas.stroke([at(bullet.low), at(bullet.high)], [y, y], color=theme.ink, width=1.0, gid=f"{gid}:interval")
    x, half = at(100.0), high / 2 + _OVER
    canvas.stroke([x, x], [middle - half, middle + half], color=theme.ink, width=1.8, gid=f"{gid}:hundred", zorder=4)


def _tiers(canvas: Canvas, bullet: Bullet, *, place: tuple[float, float], size: tuple[float, float]) -> None:
    """Draw the bands, darkest where the score is worst."""
    tiers = dict(zip(("bad", "watch", "good"), canvas.theme.tiers, strict=True))
    (start, middle), (wide, high) = place, size
    scale, bands = wide / bullet.top, tuple(bullet.bands)
    for band in bands:
        end = bullet.top if band is bands[-1] else band.high
        x, y = start + band.low * scale, middle - high / 2
        canvas.box(x, y, (end - band.low) * scale, high, fill=tiers[band.level], gid=f"{BACKGROUND}:tier", zorder=1)
