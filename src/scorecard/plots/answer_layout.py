"""Places of rows in the charts of survey results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.errors import ChartError
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.scales import nice_range
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["NAME_ROOM", "AnswerLine", "check_rows", "draw_line_name", "lay_lines", "scale_limits", "widest"]

NAME_ROOM = 132.0
"""Room of the names at the left, in points."""

_PITCH = 9.4
_AIR = 6.0
_TIGHT = 3.4
_MANY = 16
_LINES = 2
_SET_APART = 6.0


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One row at its place.

    Attributes
    ----------
    id : str
        Id of the row.
    name : tuple of str
        Lines of its name.
    whole : bool
        Whether it is set apart as a row about everything.
    y, height : float
        Middle and height, in points.
    """

    id: str
    name: tuple[str, ...]
    whole: bool
    y: float
    height: float


def check_rows(found: int, *, most: int, chart: str, cure: str) -> None:
    """Refuse more rows than a chart shows well, or none.

    Parameters
    ----------
    found : int
        Rows there are.
    most : int
        Rows that the chart shows.
    chart : str
        Kind of chart.
    cure : str
        What to do about it.

    Raises
    ------
    ChartError
        If there are more, or none.
    """
    if not found:
        raise ChartError.single("no-rows", f"the {chart} has nothing to show", found="0", cure=cure)
    if found > most:
        raise ChartError.single("too-many-rows", f"the {chart} shows up to {most} rows", found=str(found), cure=cure)


def lay_lines(
    names: Sequence[tuple[str, str]],
    *,
    wholes: Sequence[tuple[str, str]] = (),
    theme: Theme,
    top: float,
    room: float = NAME_ROOM,
    least: float = 0.0,
) -> tuple[tuple[AnswerLine, ...], float]:
    """Return rows at their places, and the height they take.

    Parameters
    ----------
    names, wholes : sequence of (str, str)
        Id and name of each row; those about everything stand below, set apart.
    theme : Theme
        Sizes of type.
    top : float
        Where the first row begins.
    room : float
        Width of the names.
    least : float
        Least height of a row.

    Returns
    -------
    tuple of (tuple of AnswerLine, float)
        The rows from top to bottom, and their height.
    """
    lines: list[AnswerLine] = []
    y, many = top, len(names) > _MANY
    for position, (row, text) in enumerate((*names, *wholes)):
        whole = position >= len(names)
        name = wrap(text, room, size=theme.small, bold=whole, lines=1 if many else _LINES)
        if whole and position == len(names) and names:
            y += _SET_APART
        height = max(len(name) * _PITCH + (_TIGHT if many else _AIR), least)
        lines.append(AnswerLine(row, name, whole, y + height / 2, height))
        y += height
    return tuple(lines), y - top


def draw_line_name(canvas: Canvas, line: AnswerLine, *, gid: str, first: bool = False) -> None:
    """Put the name of a row, with a rule above the first one about everything.

    Parameters
    ----------
    canvas : Canvas
        The sheet.
    line : AnswerLine
        The row.
    gid : str
        Start of the gids of its texts.
    first : bool
        Whether the rule is drawn.
    """
    y = line.y - (len(line.name) - 1) * _PITCH / 2
    words = Words(canvas.theme.small, canvas.theme.ink, bold=line.whole)
    canvas.lines(MARGIN, y, line.name, words, gid=f"{gid}:name", pitch=_PITCH)
    if first:
        at = line.y - line.height / 2 - _SET_APART / 2
        xs = [MARGIN, canvas.width - MARGIN]
        canvas.stroke(xs, [at, at], color=canvas.theme.grid, width=0.6, gid=f"{BACKGROUND}:rule", zorder=0.4)


def widest(texts: Sequence[str], size: float, *, bold: bool = False) -> float:
    """Return the width of the widest text, in points.

    Parameters
    ----------
    texts : sequence of str
        The texts.
    size : float
        Font size in points.
    bold : bool
        Whether they are bold.

    Returns
    -------
    float
        0 without texts.
    """
    return max((text_width(text, size, bold=bold) for text in texts), default=0.0)


def scale_limits(values: Sequence[float], scale: tuple[int, int]) -> tuple[float, float, float]:
    """Return ends and step of an axis of answers; the answer scale bounds it, but no interval is cut.

    Parameters
    ----------
    values : sequence of float
        What is drawn.
    scale : tuple of (int, int)
        Ends of the answer scale.

    Returns
    -------
    tuple of (float, float, float)
        Ends and step.
    """
    low, high = scale
    if not values:
        return nice_range(low, high)
    span = max(values) - min(values)
    floor = float(low) if min(values) >= low else None
    ceiling = float(high) if max(values) <= high else None
    return nice_range(min(values) - 0.03 * span, max(values) + 0.03 * span, most=5, floor=floor, ceiling=ceiling)
