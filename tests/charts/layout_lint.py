"""A lint for finished charts: what a reader would stumble over, found by measuring the drawing.

Five kinds of fault:

``outside``
    a text leaves the figure
``overlap``
    two texts lie on each other
``struck``
    a line, an edge or a mark runs through a text, or a text stands on a fill it cannot be read on
``small``
    a text is smaller than 6.5 points
``glyph``
    a character is in no packaged font

What lies behind text on purpose (pale bands, rules, grid lines) carries a gid that starts with ``ground``; it must be
pale, which is checked here as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from scorecard.plots.canvas import BACKGROUND
from scorecard.plots.chart import Chart
from scorecard.plots.fonts import check_text
from scorecard.plots.theme import SMALLEST, drawing

TOLERANCE = 0.6
"""Pixels by which boxes may touch: the rounding of the rasteriser."""
READABLE = 4.5
"""Least contrast of text on a fill (WCAG 2, level AA)."""
PALE = 1.7
"""Greatest contrast with white of what lies behind text on purpose."""


@dataclass(frozen=True)
class Fault:
    """One fault: its kind, and what it is about."""

    kind: str
    what: str


@dataclass(frozen=True)
class Ink:
    """A text with the rectangle that its ink takes up, in pixels."""

    text: Text
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def name(self) -> str:
        return f"{self.text.get_gid()}: {self.text.get_text()!r}"


def lint(chart: Chart) -> list[Fault]:
    """Return all faults of a chart; none is the only good answer."""
    figure = chart.figure
    with drawing():
        renderer = FigureCanvasAgg(figure).get_renderer()
        figure.draw_without_rendering()
        inks = [_ink(text, renderer) for text in _texts(chart)]
    faults = [
        Fault("small", f"{i.name} at {i.text.get_fontsize():g} pt") for i in inks if i.text.get_fontsize() < SMALLEST
    ]
    faults += [Fault("glyph", f"{text!r}: {missing}") for text, missing in check_text(i.text.get_text() for i in inks)]
    width, height = figure.bbox.width, figure.bbox.height
    for ink in inks:
        if min(ink.x0, ink.y0) < -TOLERANCE or ink.x1 > width + TOLERANCE or ink.y1 > height + TOLERANCE:
            faults.append(Fault("outside", ink.name))
    return faults + _overlaps(inks) + _struck(chart, inks)


def _texts(chart: Chart) -> list[Text]:
    """Return every text that is drawn: visible, not empty, visible parents."""
    return [t for t in _drawn(chart) if isinstance(t, Text) and t.get_text().strip()]


def _drawn(chart: Chart) -> list[Artist]:
    """Return all artists that reach the picture."""
    found: list[Artist] = []

    def walk(artist: Artist) -> None:
        if not artist.get_visible():
            return
        found.append(artist)
        for child in artist.get_children():
            if child not in found:
                walk(child)

    for axes in chart.figure.axes:
        if axes.axison:
            walk(axes)
        else:
            for child in (*axes.texts, *axes.lines, *axes.patches, *axes.collections):
                walk(child)
    return found


def _ink(text: Text, renderer: RendererAgg) -> Ink:
    """Return the rectangle of the ink of a text of one line."""
    box = text.get_window_extent(renderer)
    if text.get_rotation() % 180 != 0:
        return Ink(text, box.x0, box.y0, box.x1, box.y1)
    properties = text.get_fontproperties()
    width, height, descent = renderer.get_text_width_height_descent(text.get_text(), properties, ismath=False)
    _, _, line_descent = renderer.get_text_width_height_descent("lp", properties, ismath=False)
    base = box.y0 + max(descent, line_descent)
    return Ink(text, box.x0, base - descent, box.x0 + width, base - descent + height)


def _overlaps(inks: list[Ink]) -> list[Fault]:
    """Return pairs of texts that lie on each other."""
    boxes = np.array([(i.x0, i.y0, i.x1, i.y1) for i in inks]).reshape(-1, 4)
    wide = np.minimum(boxes[:, None, 2], boxes[None, :, 2]) - np.maximum(boxes[:, None, 0], boxes[None, :, 0])
    high = np.minimum(boxes[:, None, 3], boxes[None, :, 3]) - np.maximum(boxes[:, None, 1], boxes[None, :, 1])
    hits = np.argwhere(np.triu((wide > TOLERANCE) & (high > TOLERANCE), k=1)).tolist()
    return [Fault("overlap", f"{inks[a].name} and {inks[b].name}") for a, b in hits]


def _struck(chart: Chart, inks: list[Ink]) -> list[Fault]:
    """Return texts with something through them or under them."""
    faults: list[Fault] = []
    boxes = np.array([(i.x0 + TOLERANCE, i.y0 + TOLERANCE, i.x1 - TOLERANCE, i.y1 - TOLERANCE) for i in inks]).reshape(
        -1, 4
    )
    for artist in _drawn(chart):
        gid = artist.get_gid() or type(artist).__name__
        if gid.startswith(BACKGROUND):
            if not _is_pale(artist):
                faults.append(Fault("struck", f"{gid} counts as background and is not pale"))
            continue
        if not isinstance(artist, Line2D | Patch) or artist in [axes.patch for axes in chart.figure.axes]:
            continue
        faults += [Fault("struck", f"{inks[number].name} by {gid}") for number in _hit(artist, boxes)]
        faults += [
            Fault("struck", f"{inks[number].name} cannot be read on {gid}")
            for number in _unreadable(artist, inks, boxes)
        ]
    return faults


def _hit(artist: Line2D | Patch, boxes: np.ndarray) -> list[int]:
    """Return which rectangles a line, an edge or a marker runs through."""
    hits = np.zeros(len(boxes), dtype=bool)
    scale = artist.figure.dpi / 72
    for polygon in _outlines(artist):
        half = artist.get_linewidth() * scale / 2
        for start, end in pairwise(polygon):
            hits |= _crossed(start, end, boxes, half)
    if isinstance(artist, Line2D) and artist.get_marker() not in (None, "None", "", " "):
        half = (artist.get_markersize() + artist.get_markeredgewidth()) * scale / 2
        for x, y in artist.get_transform().transform(artist.get_xydata()):
            hits |= (
                (boxes[:, 0] < x + half)
                & (boxes[:, 2] > x - half)
                & (boxes[:, 1] < y + half)
                & (boxes[:, 3] > y - half)
            )
    return np.flatnonzero(hits).tolist()


def _outlines(artist: Line2D | Patch) -> list[np.ndarray]:
    """Return the drawn lines of an artist in pixels, curves flattened."""
    if isinstance(artist, Line2D):
        if artist.get_linestyle() in ("None", "", " "):
            return []
        return artist.get_transform().transform_path(artist.get_path()).to_polygons(closed_only=False)
    edged = artist.get_linewidth() > 0 and to_rgba(artist.get_edgecolor())[3] > 0
    filled = to_rgba(artist.get_facecolor())[3] > 0
    if not (edged or filled):
        return []
    path = artist.get_transform().transform_path(artist.get_path())
    return path.to_polygons(closed_only=False)


def _crossed(start: np.ndarray, end: np.ndarray, boxes: np.ndarray, half: float) -> np.ndarray:
    """Return which rectangles a thick segment crosses (Liang–Barsky, all rectangles at once)."""
    low, high = np.zeros(len(boxes)), np.ones(len(boxes))
    alive = np.ones(len(boxes), dtype=bool)
    for axis in (0, 1):
        d = end[axis] - start[axis]
        near, far = boxes[:, axis] - half - start[axis], boxes[:, axis + 2] + half - start[axis]
        if d == 0:
            alive &= (near < 0) & (far > 0)
            continue
        first, last = np.minimum(near / d, far / d), np.maximum(near / d, far / d)
        low, high = np.maximum(low, first), np.minimum(high, last)
    return alive & (low < high)


def _unreadable(artist: Artist, inks: list[Ink], boxes: np.ndarray) -> list[int]:
    """Return which texts lie on a fill without enough contrast."""
    fill = to_rgba(artist.get_facecolor()) if isinstance(artist, Patch) else (0.0, 0.0, 0.0, 0.0)
    if fill[3] == 0:
        return []
    path = artist.get_transform().transform_path(artist.get_path())
    around = path.get_extents()
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    near = np.flatnonzero(((middles > around.min) & (middles < around.max)).all(axis=1)).tolist()
    return [
        number
        for number in near
        if artist.get_zorder() <= inks[number].text.get_zorder()
        and path.contains_point(middles[number])
        and contrast(fill, to_rgba(inks[number].text.get_color())) < READABLE
    ]


def _is_pale(artist: Artist) -> bool:
    """Whether an artist is near enough to white to stand behind text."""
    color = artist.get_color() if isinstance(artist, Line2D) else artist.get_facecolor()
    if isinstance(artist, Patch) and to_rgba(artist.get_facecolor())[3] == 0:
        color = artist.get_edgecolor()
    return artist.get_gid() == f"{BACKGROUND}:head" or contrast(to_rgba(color), (1, 1, 1, 1)) <= PALE


def contrast(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    """Return the contrast ratio of two colours by WCAG 2."""

    def luminance(color: tuple[float, ...]) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color[:3]]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
