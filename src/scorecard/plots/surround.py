"""Title, what-line and foot of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.theme import Theme
from scorecard.plots.wrapping import wrap, wrap_clauses

__all__ = ["MARGIN", "Surround"]

MARGIN = 3.0
"""Free strip at the left and right edge of a chart, in points."""

_TOP = 9.0
_TITLE_PITCH = 14.5
_WHAT_PITCH = 11.0
_FOOT_PITCH = 9.6
_GAP = 9.0
_GRID = 0.985
"""Share of the room that a title takes: whole pixels widen each Chinese character of its size by up to 1.5 %."""
_SMALL_GRID = 0.99
"""Share of the room that the smaller lines take, which whole pixels widen less."""


@dataclass(frozen=True, slots=True)
class Surround:
    """The lines above and below the drawing.

    Attributes
    ----------
    message : tuple of str
        Lines of the message; empty when there is none.
    what : tuple of str
        Lines of the what-line.
    foot : tuple of str
        Lines of the foot.
    """

    message: tuple[str, ...]
    what: tuple[str, ...]
    foot: tuple[str, ...]

    @classmethod
    def make(cls, message: str, what: str, foot: Sequence[str], *, width: float, theme: Theme) -> Surround:
        """Break the texts into lines for a width in points; each entry of the foot starts a line."""
        room = width - 2 * MARGIN
        return cls(
            wrap(message, room * _GRID, size=theme.title, bold=True) if message else (),
            wrap_clauses(what, room * _SMALL_GRID, size=theme.text),
            tuple(line for entry in foot for line in wrap_clauses(entry, room * _SMALL_GRID, size=theme.least)),
        )

    @property
    def top(self) -> float:
        """Height of the lines above the drawing, in points."""
        return _TOP + len(self.message) * _TITLE_PITCH + len(self.what) * _WHAT_PITCH + _GAP - 3.0

    @property
    def bottom(self) -> float:
        """Height of the lines below the drawing, in points."""
        return _GAP + len(self.foot) * _FOOT_PITCH if self.foot else MARGIN

    def draw(self, canvas: Canvas) -> None:
        """Put the lines on the sheet."""
        theme = canvas.theme
        title = Words(theme.title, theme.ink, bold=True)
        y = canvas.lines(MARGIN, _TOP, self.message, title, gid="message", pitch=_TITLE_PITCH)
        y = y + 1.0 if self.message else _TOP
        canvas.lines(MARGIN, y, self.what, Words(theme.text, theme.muted), gid="what", pitch=_WHAT_PITCH)
        y = canvas.height - self.bottom + _GAP
        canvas.lines(MARGIN, y, self.foot, Words(theme.least, theme.muted), gid="foot", pitch=_FOOT_PITCH)
