"""Where the points and labels of an importance–performance chart lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from scorecard._text import Lang
from scorecard.plots.ipa_data import IpaData, IpaPoint
from scorecard.plots.labels import Box, Label, Place, place_labels
from scorecard.plots.scales import nice_step
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wrapping import text_width, wrap
from scorecard.survey.importance import QUADRANTS, Quadrant

__all__ = [
    "BOTTOM",
    "HEIGHT",
    "LEFT",
    "MARK",
    "SLIDE_HEIGHT",
    "TOP",
    "KeyEntry",
    "Limits",
    "Names",
    "corner_boxes",
    "panel_width",
    "seen_diagonal",
]

HEIGHT = 318.0
"""Height of the panel in points."""
SLIDE_HEIGHT = 212.0
"""Height of the panel on a slide, which is wider than high."""
LEFT = 36.0
"""Room left of the panel for its ticks."""
TOP = 14.0
"""Room above the panel for the name of a line."""
BOTTOM = 30.0
"""Room below the panel for its ticks."""
MARK = 6.4
"""Size of a point."""

_RIGHT = 8.0
_AIR = 0.09
_SLIDE_AIR = 0.15
_NAME_WIDTH = 96.0
_PITCH = 8.6
_CORNER = 4.0
_DIAGONAL_STEP = 6.0
_SEEN = 0.1
_PARTS = 240
_LED = 0.3
_KEY_PITCH = 9.2
_KEY_COLUMNS = 3
_KEY_INDENT = 25.0
_KEY_GAP = 12.0
_KEY_BESIDE = 136.0
_STEPS = 6


def panel_width(width: float) -> float:
    """Return the width of the panel on a sheet."""
    return width - 2 * MARGIN - LEFT - _RIGHT


@dataclass(frozen=True, slots=True)
class Limits:
    """Ends of both axes, the step of their ticks, and how high the panel is."""

    x: tuple[float, float]
    y: tuple[float, float]
    step: float
    height: float = HEIGHT

    @classmethod
    def of(cls, data: IpaData, *, slide: bool = False) -> Limits:
        """Return ends that hold every point and both lines with room for labels."""
        xs = [*(p.performance for p in data.points), *_known(data.line_performance)]
        ys = [*(p.importance for p in data.points), *_known(data.line_importance)]
        x, y = _ends(xs or data.scale), _ends(ys or data.scale, air=_SLIDE_AIR if slide else _AIR)
        step = max(nice_step(x[1] - x[0], _STEPS), nice_step(y[1] - y[0], _STEPS))
        return cls(x, y, step, SLIDE_HEIGHT if slide else HEIGHT)

    @property
    def diagonal(self) -> tuple[float, float] | None:
        """Ends of the line importance = performance, where it crosses the panel."""
        low, high = max(self.x[0], self.y[0]), min(self.x[1], self.y[1])
        return (low, high) if high - low > _SEEN * (self.x[1] - self.x[0]) else None

    def across(self, performance: float, width: float) -> float:
        """Return the place of a performance, in points from the left edge of the panel."""
        return width * (performance - self.x[0]) / (self.x[1] - self.x[0])

    def down(self, importance: float) -> float:
        """Return the place of an importance, in points from the upper edge of the panel."""
        return self.height * (self.y[1] - importance) / (self.y[1] - self.y[0])


def seen_diagonal(limits: Limits, corners: Iterable[Box], width: float) -> tuple[float, float] | None:
    """Return the ends of the diagonal, short of the quadrants' names."""
    if limits.diagonal is None:
        return None
    low, high = limits.diagonal
    blocked = list(corners)
    run: list[float] = []
    best: list[float] = []
    for k in range(_PARTS + 1):
        value = low + (high - low) * k / _PARTS
        x, y = limits.across(value, width), limits.down(value)
        if any(b.x0 - 2 < x < b.x1 + 2 and b.y0 - 2 < y < b.y1 + 2 for b in blocked):
            run = []
            continue
        run.append(value)
        best = run if len(run) > len(best) else best
    return (best[0], best[-1]) if len(best) > 1 else None


def _known(value: float | None) -> tuple[float, ...]:
    """Return a value as a tuple, empty for None."""
    return () if value is None else (value,)


def _ends(values: Sequence[float], *, air: float = _AIR) -> tuple[float, float]:
    """Return the ends of an axis with air on both sides."""
    low, high = min(values), max(values)
    room = air * (high - low) or 0.5
    return low - room, high + room


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry of the key: its item, its place from the upper edge of the panel and its lines."""

    point: IpaPoint
    x: float
    y: float
    lines: tuple[str, ...]
    pitch: float = _KEY_PITCH


@dataclass(frozen=True, slots=True)
class Names:
    """Labels at their places in a panel of a width, and the key of numbers where names would collide."""

    labels: tuple[Label, ...]
    places: tuple[Place, ...]
    lines: tuple[tuple[str, ...], ...]
    key: tuple[KeyEntry, ...]
    key_height: float
    width: float

    @classmethod
    def choose(cls, data: IpaData, limits: Limits, theme: Theme, lang: Lang, *, width: float) -> Names:
        """Return names beside the points if all find room there, else numbers and a key."""
        taken = _taken(data, limits, theme, lang, width)
        names = tuple(wrap(p.name.text(lang), _NAME_WIDTH, size=theme.least, lines=2) for p in data.points)
        labels, places = _placed(data.points, names, limits, theme, width=width, taken=taken)
        clean = not any(place.overlap or place.blocked for place in places)
        led, cut = sum(place.leader for place in places), any(lines[-1].endswith("…") for lines in names)
        if clean and not cut and led <= max(2.0, _LED * len(names)):
            return cls(labels, places, names, (), 0.0, width)
        numbers = tuple((str(p.number),) for p in data.points)
        key, height, width = _laid_key(data.points, limits, theme, lang, width=width)
        taken = _taken(data, limits, theme, lang, width)
        labels, places = _placed(data.points, numbers, limits, theme, width=width, taken=taken)
        return cls(labels, places, numbers, key, height, width)


def _placed(
    points: Sequence[IpaPoint],
    texts: Sequence[tuple[str, ...]],
    limits: Limits,
    theme: Theme,
    *,
    width: float,
    taken: Sequence[Box],
) -> tuple[tuple[Label, ...], tuple[Place, ...]]:
    """Return the labels and their places."""
    labels = tuple(
        Label(
            limits.across(point.performance, width),
            limits.down(point.importance),
            radius=MARK / 2 + 1.0,
            width=max(text_width(line, theme.least) for line in lines) + 1.0,
            height=len(lines) * _PITCH,
        )
        for point, lines in zip(points, texts, strict=True)
    )
    return labels, place_labels(labels, frame=Box(2.0, 2.0, width - 2.0, limits.height - 2.0), taken=taken)


def _taken(data: IpaData, limits: Limits, theme: Theme, lang: Lang, width: float) -> list[Box]:
    """Return what labels must keep clear: corners, lines, diagonal."""
    taken = list(corner_boxes(theme, lang, width, height=limits.height).values())
    if data.line_performance is not None:
        x = limits.across(data.line_performance, width)
        taken.append(Box(x - 1.2, 0.0, x + 1.2, limits.height))
    if data.line_importance is not None:
        y = limits.down(data.line_importance)
        taken.append(Box(0.0, y - 1.2, width, y + 1.2))
    ends = seen_diagonal(limits, taken[: len(QUADRANTS)], width)
    if ends is not None:
        x0, x1 = (limits.across(end, width) for end in ends)
        y0, y1 = (limits.down(end) for end in ends)
        parts = max(2, ceil(max(abs(x1 - x0), abs(y1 - y0)) / _DIAGONAL_STEP))
        along = [(x0 + (x1 - x0) * k / parts, y0 + (y1 - y0) * k / parts) for k in range(parts + 1)]
        taken.extend(Box(x - 3.0, y - 3.0, x + 3.0, y + 3.0) for x, y in along)
    return taken


def corner_boxes(theme: Theme, lang: Lang, width: float, *, height: float = HEIGHT) -> dict[Quadrant, Box]:
    """Return the rectangles of the quadrants' names in the corners of the panel."""
    corners: dict[Quadrant, tuple[bool, bool]] = {
        "concentrate": (True, True),
        "keep_up": (False, True),
        "low_priority": (True, False),
        "overkill": (False, False),
    }
    boxes: dict[Quadrant, Box] = {}
    for quadrant, (at_left, at_top) in corners.items():
        room = text_width(QUADRANTS[quadrant].text(lang), theme.text, bold=True) + 15.0
        x = _CORNER - 2.0 if at_left else width - _CORNER - room + 2.0
        y = _CORNER - 2.0 if at_top else height - _CORNER - 12.0
        boxes[quadrant] = Box(x, y, x + room, y + 14.0)
    return boxes


def _laid_key(
    points: Sequence[IpaPoint], limits: Limits, theme: Theme, lang: Lang, *, width: float
) -> tuple[tuple[KeyEntry, ...], float, float]:
    """Return the key, the height it takes below the panel, and the width it leaves: on a slide it stands beside."""
    below = limits.height + BOTTOM
    if limits.height < HEIGHT:
        longest = max((text_width(point.name.text(lang), theme.least) for point in points), default=0.0)
        room = _KEY_INDENT + min(longest + 1.0, _KEY_BESIDE)
        narrow = width - room - _KEY_GAP
        key, high = _key(points, theme, lang, room=room, columns=1, x=LEFT + narrow + _RIGHT + _KEY_GAP, y=0.0)
        if high <= below:
            return key, 0.0, narrow
    key, high = _key(points, theme, lang, room=width + LEFT + _RIGHT, columns=None, x=0.0, y=below)
    return key, high, width


def _key(
    points: Sequence[IpaPoint], theme: Theme, lang: Lang, *, room: float, columns: int | None, x: float, y: float
) -> tuple[tuple[KeyEntry, ...], float]:
    """Return the entries of the key in columns from a place on, quadrant by quadrant, and its height."""
    order = list(QUADRANTS)
    points = sorted(points, key=lambda point: (order.index(point.quadrant), point.number))
    names = [point.name.text(lang) for point in points]
    longest = max((text_width(name, theme.least) for name in names), default=0.0)
    if columns is None:
        columns = max(2, min(_KEY_COLUMNS, int((room + _KEY_GAP) / (longest + _KEY_INDENT + _KEY_GAP))))
    step = (room + _KEY_GAP) / columns
    broken = [wrap(name, step - _KEY_INDENT - _KEY_GAP, size=theme.least, lines=3) for name in names]
    deep = ceil(len(points) / columns)
    entries: list[KeyEntry] = []
    height = 0.0
    for column in range(columns):
        down = _KEY_PITCH / 2
        here = slice(column * deep, (column + 1) * deep)
        for point, lines in zip(points[here], broken[here], strict=True):
            entries.append(KeyEntry(point, x + column * step, y + down, lines))
            down += len(lines) * _KEY_PITCH + 0.6
        height = max(height, down - _KEY_PITCH / 2)
    return tuple(entries), height + 2.0
