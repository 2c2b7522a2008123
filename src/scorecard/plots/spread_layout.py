"""Where the rows of the charts of spread lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard._text import Lang
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.spread_data import SpreadMark, SpreadOf
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme, status_label
from scorecard.plots.wording import number
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["HEAD", "SpreadLine", "arrange_rows", "chance_text", "draw_name", "draw_rule", "status_width"]

HEAD = 17.0
"""Height of the headings above the rows."""

_PITCH = 9.2
_AIR = 2.6
_ROOMY = 5.0
_FEW = 20
_LINES = 2
_INDENT = {"total": 0.0, "perspective": 0.0, "objective": 5.0, "measure": 10.0}


@dataclass(frozen=True, slots=True)
class SpreadLine:
    """One row at its place: lines of its name, its middle, its height."""

    row: SpreadMark
    name: tuple[str, ...]
    y: float
    height: float


def arrange_rows(
    rows: Sequence[SpreadMark],
    *,
    of: SpreadOf,
    theme: Theme,
    lang: Lang,
    top: float,
    room: float,
    least: float = 0.0,
) -> tuple[tuple[SpreadLine, ...], float]:
    """Return the rows at their places and the height they take; names take two lines where there are few rows."""
    lines: list[SpreadLine] = []
    y, few = top, len(rows) <= _FEW
    for row in rows:
        size, bold, indent = _style(row, of, theme)
        text = row.name.text(lang) + (" †" if row.own_bands else "")
        name = wrap(text, room - indent, size=size, bold=bold, lines=_LINES if few else 1)
        height = max(len(name) * _PITCH + (_ROOMY if few else _AIR), least)
        lines.append(SpreadLine(row, name, y + height / 2, height))
        y += height
    return tuple(lines), y - top


def _style(row: SpreadMark, of: SpreadOf, theme: Theme) -> tuple[float, bool, float]:
    """Return size, weight and indent of a name."""
    if of == "entities":
        return theme.text, False, 0.0
    high = row.kind in ("total", "perspective")
    return (theme.text if high else theme.small), high, _INDENT[row.kind]


def draw_name(canvas: Canvas, line: SpreadLine, of: SpreadOf, *, gid: str) -> None:
    """Put the name of a row."""
    size, bold, indent = _style(line.row, of, canvas.theme)
    y = line.y - (len(line.name) - 1) * _PITCH / 2
    words = Words(size, canvas.theme.ink, bold=bold)
    canvas.lines(MARGIN + indent, y, line.name, words, gid=f"{gid}:name", pitch=_PITCH)


def draw_rule(canvas: Canvas, line: SpreadLine, *, before: bool) -> None:
    """Draw a rule above a row that starts a group, where another row stands before it."""
    if not before or line.row.kind != "perspective":
        return
    y = line.y - line.height / 2
    xs = [MARGIN, canvas.width - MARGIN]
    canvas.stroke(xs, [y, y], color=canvas.theme.grid, width=0.5, gid=f"{BACKGROUND}:rule", zorder=0.4)


def status_width(rows: Sequence[SpreadMark], theme: Theme, lang: Lang) -> float:
    """Return the width that status labels take."""
    return max((text_width(status_label(row.band, lang), theme.least) for row in rows), default=0.0)


def chance_text(row: SpreadMark) -> str:
    """Return the probability of the status as printed, a star where part of the error is not known."""
    if row.probability is None:
        return number(None, 0)
    return row.told(row.probability) + ("*" if row.partly else "")
