"""Drawing what the data say about links: line style, marks on the arrows, and the list below the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from scorecard._marks import Mark
from scorecard._text import Lang
from scorecard.plots import map_evidence as words
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.labels import Box
from scorecard.plots.map_evidence import LinkMark, MapEvidence
from scorecard.plots.surround import MARGIN
from scorecard.plots.wording import number
from scorecard.plots.wrapping import text_width, wrap
from scorecard.series.link_words import VERDICTS, LinkVerdict

__all__ = ["DASHES", "BadgeWay", "draw_badges", "draw_list", "list_height"]

DASHES: dict[LinkVerdict, tuple[float, float] | None] = {
    "supported": None,
    "contradicted": None,
    "not_supported": (3.0, 1.6),
    "too_little_data": (0.9, 1.9),
}
"""Dash and gap of a link, in widths of its line; None for a solid one."""

_PITCH = 11.0
_HEAD = 24.0
_SAMPLE = 24.0
_RADIUS = 4.4
_STEPS = 40
_INNER = (0.15, 0.85)
_GAP = 8.0

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BadgeWay:
    """The way of one link on the sheet, with what the data say about it."""

    link: LinkMark
    path: Path


def list_height(evidence: MapEvidence) -> float:
    """Return the height of the list below the map."""
    return _HEAD + len(evidence.listed) * _PITCH


def draw_badges(canvas: Canvas, ways: Sequence[BadgeWay], boxes: Sequence[Box]) -> None:
    """Put a tick or a cross on each link that the data support or contradict, where its way is most by itself."""
    points = [_points(way.path) for way in ways]
    taken: list[tuple[float, float]] = []
    for place, way in enumerate(ways):
        if way.link.verdict not in ("supported", "contradicted"):
            continue
        others = [p for other, p in enumerate(points) if other != place]
        crowd = np.vstack([*others, np.array(taken).reshape(-1, 2)]) if others or taken else np.empty((0, 2))
        x, y = _freest(points[place], crowd, boxes)
        taken.append((x, y))
        _badge(canvas, x, y, way.link.verdict, gid=f"link:{way.link.cause}:{way.link.effect}")


def _points(path: Path) -> Points:
    """Return places along a way, evenly spaced."""
    lines = path.to_polygons(closed_only=False)
    corners: Points = np.vstack([np.asarray(line, dtype=np.float64) for line in lines])
    steps: Points = np.hypot(np.diff(corners[:, 0]), np.diff(corners[:, 1]))
    along: Points = np.append(0.0, np.cumsum(steps))
    at: Points = np.linspace(0.0, float(along[-1]), _STEPS + 1)
    return np.column_stack([np.interp(at, along, corners[:, 0]), np.interp(at, along, corners[:, 1])])


def _freest(points: Points, crowd: Points, boxes: Sequence[Box]) -> tuple[float, float]:
    """Return the place of a way that is farthest from other ways, marks and boxes."""
    first, last = (round(share * _STEPS) for share in _INNER)
    inner = points[first : last + 1]
    room = np.full(len(inner), np.inf)
    if len(crowd):
        room = np.hypot(inner[:, None, 0] - crowd[:, 0], inner[:, None, 1] - crowd[:, 1]).min(axis=1)
    for box in boxes:
        x = np.clip(inner[:, 0], box.x0, box.x1)
        y = np.clip(inner[:, 1], box.y0, box.y1)
        room = np.minimum(room, np.hypot(inner[:, 0] - x, inner[:, 1] - y))
    room = np.minimum(room, 3 * _RADIUS)
    middle = np.abs(np.arange(len(inner)) - len(inner) / 2)
    best = int(np.lexsort((middle, -room))[0])
    return float(inner[best, 0]), float(inner[best, 1])


def _badge(canvas: Canvas, x: float, y: float, verdict: LinkVerdict, *, gid: str) -> None:
    """Draw a tick or a cross on a white disc."""
    theme = canvas.theme
    good = verdict == "supported"
    color = theme.good.edge if good else theme.bad.edge
    disc = Mark("o", theme.ground, color, color, "")
    canvas.mark(x, y, disc, size=2 * _RADIUS, gid=f"{gid}:badge", zorder=4.5)
    strokes = (
        [((-2.1, 0.1), (-0.6, 1.8), (2.2, -1.9))] if good else [((-1.8, -1.8), (1.8, 1.8)), ((-1.8, 1.8), (1.8, -1.8))]
    )
    for order, stroke in enumerate(strokes):
        name = f"{gid}:{'tick' if good else 'cross'}" + (f":{order + 1}" if order else "")
        xs, ys = [x + dx for dx, _ in stroke], [y + dy for _, dy in stroke]
        canvas.stroke(xs, ys, color=color, width=1.4, gid=name, zorder=4.6)


def draw_list(canvas: Canvas, evidence: MapEvidence, lang: Lang, *, top: float) -> None:
    """Put the list of links with verdict, effect, interval and n."""
    theme = canvas.theme
    verdict_room = max(text_width(text.text(lang), theme.least) for text in (*VERDICTS.values(), words.HEAD_VERDICT))
    n_end = canvas.width - MARGIN
    rows = evidence.listed
    n_room = max(text_width(number(link.n, 0), theme.least) for link in rows) if rows else 0.0
    effect_end = n_end - max(n_room, 10.0) - _GAP
    sizes = [link.numbers(lang) for link in rows if link.size is not None]
    numbers = max(text_width(text, theme.least) for text in (*sizes, words.HEAD_EFFECT.text(lang), "m" * 16))
    verdict = effect_end - numbers - _GAP - verdict_room
    name = MARGIN + _SAMPLE + 6.0
    right, left = Words(theme.least, theme.muted, align="right"), Words(theme.least, theme.muted)
    y = top + _HEAD / 2 + 1.0
    canvas.text(name, y, words.HEAD_LINK.text(lang), left, gid="head:link")
    canvas.text(verdict, y, words.HEAD_VERDICT.text(lang), left, gid="head:verdict")
    canvas.text(effect_end, y, words.HEAD_EFFECT.text(lang), right, gid="head:effect")
    canvas.text(n_end, y, words.HEAD_N.text(lang), right, gid="head:n")
    line = y + 6.5
    canvas.stroke([MARGIN, n_end], [line, line], color=theme.grid, width=0.6, gid=f"{BACKGROUND}:rule", zorder=0.4)
    for row, link in enumerate(rows):
        y = top + _HEAD + (row + 0.5) * _PITCH
        gid = f"evidence:{link.cause}:{link.effect}"
        _sample(canvas, link.verdict, y, gid=gid)
        ink, plain = Words(theme.least, theme.ink), Words(theme.least, theme.ink, align="right")
        (ends,) = wrap(link.ends(lang), verdict - _GAP - name, size=theme.least, lines=1)
        canvas.text(name, y, ends, ink, gid=f"{gid}:name")
        canvas.text(verdict, y, VERDICTS[link.verdict].text(lang), ink, gid=f"{gid}:verdict")
        room = effect_end - verdict - verdict_room - _GAP
        (shown,) = wrap(link.numbers(lang), room, size=theme.least, lines=1)
        canvas.text(effect_end, y, shown, plain if link.size is not None else right, gid=f"{gid}:effect")
        canvas.text(n_end, y, number(link.n, 0), plain, gid=f"{gid}:n")


def _sample(canvas: Canvas, verdict: LinkVerdict, y: float, *, gid: str) -> None:
    """Draw the line of a verdict as it stands on the map."""
    xs = [MARGIN, MARGIN + _SAMPLE]
    dashes = DASHES[verdict]
    canvas.stroke(xs, [y, y], color=canvas.theme.link, width=1.2, gid=f"{gid}:sample", dashes=dashes)
    if dashes is None:
        _badge(canvas, MARGIN + _SAMPLE / 2, y, verdict, gid=gid)
