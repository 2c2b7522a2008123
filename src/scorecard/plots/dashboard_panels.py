"""The lists beside the table of a dashboard: what moved, service gaps, decisions."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard._text import Lang, LocalText
from scorecard.plots import dashboard_words as words
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.dashboard_data import DashboardData, Move
from scorecard.plots.dashboard_given import DecisionAsked
from scorecard.plots.dashboard_rows import LEAST_PITCH
from scorecard.plots.gap_data import GapRowMark
from scorecard.plots.theme import Mark, Theme
from scorecard.plots.wording import number, said
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["DashboardPanels", "panels_height"]

_HEAD = 15.0
_MOST_PITCH = 15.0
_LINE = 9.4
_APART = 9.0
_NAME_SHARE = 0.42
_GAP = 6.0
_BAR = 7.0
_MARK = 6.4
_INDENT = 14.0
_TEXT_LINES = 2
_BEFORE = 5.0
_AFTER = 3.0


def panels_height(data: DashboardData, theme: Theme, lang: Lang, *, wide: float) -> float:
    """Return the least height that the lists take.

    Parameters
    ----------
    data : DashboardData
        What is drawn.
    theme : Theme
        Sizes of type.
    lang : {"en", "zh"}
        Language.
    wide : float
        Width in points.

    Returns
    -------
    float
        Points.
    """
    return _fixed(data, theme, lang, wide) + _rows(data) * LEAST_PITCH


def _rows(data: DashboardData) -> int:
    """Return the number of rows whose height can vary."""
    return max(len(data.moves), 1) + max(len(data.gap_rows), 1)


def _fixed(data: DashboardData, theme: Theme, lang: Lang, wide: float) -> float:
    """Return the height of everything but these rows."""
    asked = data.decisions or ()
    lines = sum(len(_what(decision, theme, lang, wide)) + bool(_who(decision, lang)) for decision in asked)
    return 3 * _HEAD + 2 * _APART + (lines * _LINE + len(asked) * _AFTER + _BEFORE if asked else _MOST_PITCH)


def _what(decision: DecisionAsked, theme: Theme, lang: Lang, wide: float) -> tuple[str, ...]:
    """Return the lines of a decision."""
    return wrap(said(decision.what, lang), wide - _INDENT, size=theme.small, lines=_TEXT_LINES)


def _who(decision: DecisionAsked, lang: Lang) -> str:
    """Return owner and last day of a decision in words."""
    owner = said(decision.owner, lang)
    if decision.due is None:
        return owner
    places = {"owner": owner, "due": decision.due.isoformat()}
    return (words.OWNER_DUE if owner else words.BY).fill(places).text(lang)


@dataclass(slots=True)
class DashboardPanels:
    """The lists while they are drawn.

    Attributes
    ----------
    canvas : Canvas
        The sheet.
    data : DashboardData
        What is drawn.
    lang : {"en", "zh"}
        Language.
    start, wide : float
        Left end and width in points.
    pitch : float
        Height of a row in points.
    """

    canvas: Canvas
    data: DashboardData
    lang: Lang
    start: float
    wide: float
    pitch: float = _MOST_PITCH

    def draw(self, top: float, high: float) -> None:
        """Draw the three lists, one below the other, in a height in points."""
        left = high - _fixed(self.data, self.canvas.theme, self.lang, self.wide)
        self.pitch = min(left / _rows(self.data), _MOST_PITCH)
        y = self._head(self.data.head_moves, "moves", top)
        y = self._moves(y) + _APART
        y = self._gaps(self._head(words.HEAD_GAPS, "gaps", y)) + _APART
        self._decisions(self._head(words.HEAD_DECISIONS, "decisions", y))

    def _head(self, text: LocalText, key: str, y: float) -> float:
        """Put a heading with a line below; return the top of what follows."""
        canvas, theme = self.canvas, self.canvas.theme
        for line in wrap(text.text(self.lang), self.wide, size=theme.text, bold=True, lines=1):
            canvas.text(self.start, y + 4.0, line, Words(theme.text, theme.ink, bold=True), gid=f"head:{key}")
        ends, at = [self.start, self.start + self.wide], y + 4.0 + 6.5
        canvas.stroke(ends, [at, at], color=theme.muted, width=0.8, gid=f"{BACKGROUND}:head")
        return y + _HEAD

    def _absent(self, text: LocalText, key: str, y: float) -> float:
        """Say that a list is empty, or why there is none."""
        theme = self.canvas.theme
        self.canvas.text(
            self.start, y + self.pitch / 2, text.text(self.lang), Words(theme.small, theme.muted), gid=f"{key}:absent"
        )
        return y + self.pitch

    @property
    def _names(self) -> float:
        return self.wide * _NAME_SHARE

    def _name(self, name: LocalText, y: float, gid: str) -> None:
        """Put the name of a row."""
        theme = self.canvas.theme
        for line in wrap(name.text(self.lang), self._names, size=theme.small, lines=1):
            self.canvas.text(self.start, y, line, Words(theme.small, theme.ink), gid=f"{gid}:name")

    def _moves(self, top: float) -> float:
        """Draw the largest changes as bars from a common zero."""
        moves, canvas, theme = self.data.moves, self.canvas, self.canvas.theme
        if self.data.basis == "none" or not moves:
            absent = words.NOT_SUPPLIED if self.data.basis == "none" else words.NO_MOVES
            return self._absent(absent, "moves", top)
        digits = 2 if self.data.basis == "points" else 1
        room = max(text_width(number(m.points, digits, signed=True), theme.small) for m in moves) + _GAP
        left, right = self.start + self._names + _GAP, self.start + self.wide - room
        largest = max(abs(move.points) for move in moves)
        low = -largest if any(m.points < 0 for m in moves) else 0.0
        high = largest if any(m.points > 0 for m in moves) else 0.0

        def at(points: float) -> float:
            return left + (right - left) * (points - low) / (high - low)

        high_y = top + len(moves) * self.pitch
        canvas.stroke([at(0), at(0)], [top, high_y], color=theme.muted, width=0.6, gid="moves:zero", zorder=2)
        for i, move in enumerate(moves):
            self._move(move, at(0), at(move.points), top + (i + 0.5) * self.pitch, digits)
        return high_y

    def _move(self, move: Move, zero: float, end: float, y: float, digits: int) -> None:
        """Draw one change."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"move:{move.id}"
        mark = theme.good if move.points > 0 else theme.bad
        self._name(move.name, y, gid)
        fill = mark.fill if move.points > 0 else theme.ground
        x = min(zero, end)
        canvas.box(x, y - _BAR / 2, abs(end - zero), _BAR, fill=fill, edge=mark.edge, gid=gid, zorder=3, line=0.9)
        style = Words(theme.small, mark.text, align="right")
        text = number(move.points, digits, signed=True)
        canvas.text(self.start + self.wide, y, text, style, gid=f"{gid}:points")

    def _gaps(self, top: float) -> float:
        """Draw the widest gaps with intervals around a common zero."""
        rows, canvas, theme = self.data.gap_rows, self.canvas, self.canvas.theme
        if not rows:
            return self._absent(self.data.no_gaps, "gaps", top)
        counts = [words.N.fill({"n": number(row.n, 0)}).text(self.lang) for row in rows]
        n_room = max(text_width(text, theme.least) for text in counts)
        value_room = max(text_width(number(row.gap, 2, signed=True), theme.small) for row in rows)
        values = self.start + self.wide - n_room - _GAP
        left, right = self.start + self._names + _GAP + _MARK / 2, values - value_room - _GAP - _MARK / 2
        known = [value for row in rows for value in (row.gap, row.low, row.high) if value is not None]
        low, high = min([0.0, *known]), max([0.0, *known])
        span = high - low if high > low else 1.0

        def at(gap: float) -> float:
            return left + (right - left) * (gap - low) / span

        bottom = top + len(rows) * self.pitch
        canvas.stroke([at(0), at(0)], [top, bottom], color=theme.muted, width=0.6, gid="gaps:zero", zorder=2)
        for i, (row, n) in enumerate(zip(rows, counts, strict=True)):
            y, gid = top + (i + 0.5) * self.pitch, f"gap:{row.id}"
            self._name(row.name, y, gid)
            canvas.text(self.start + self.wide, y, n, Words(theme.least, theme.muted, align="right"), gid=f"{gid}:n")
            mark = self._looks(row)
            style = Words(theme.small, mark.text, align="right")
            canvas.text(values, y, number(row.gap, 2, signed=True), style, gid=f"{gid}:value")
            if row.low is not None and row.high is not None:
                xs = [at(row.low), at(row.high)]
                canvas.stroke(xs, [y, y], color=theme.muted, width=1.0, gid=f"{gid}:interval")
            if row.gap is not None:
                canvas.mark(at(row.gap), y, mark, size=_MARK, gid=f"{gid}:point")
        return bottom

    def _looks(self, row: GapRowMark) -> Mark:
        """Return the mark of a gap: below, above, or not told apart from 0."""
        theme = self.canvas.theme
        plain = Mark("o", theme.ground, theme.muted, theme.muted, "○")
        return {"below": theme.bad, "above": theme.good}.get(row.verdict, plain)

    def _decisions(self, top: float) -> float:
        """Put the decisions asked, each with its owner and last day."""
        asked = self.data.decisions
        if not asked:
            return self._absent(words.NOT_SUPPLIED if asked is None else words.NO_DECISIONS, "decisions", top)
        y = top + _BEFORE
        for i, decision in enumerate(asked, start=1):
            y = self._decision(decision, y, f"decision:{i}", number=i) + _AFTER
        return y

    def _decision(self, decision: DecisionAsked, y: float, gid: str, *, number: int) -> float:
        """Put one decision; return where the next begins."""
        canvas, theme, left = self.canvas, self.canvas.theme, self.start + _INDENT
        canvas.text(self.start, y, f"{number}.", Words(theme.small, theme.muted), gid=f"{gid}:number")
        lines = _what(decision, theme, self.lang, self.wide)
        y = canvas.lines(left, y, lines, Words(theme.small, theme.ink), gid=f"{gid}:what", pitch=_LINE)
        who = _who(decision, self.lang)
        for line in wrap(who, self.wide - _INDENT, size=theme.least, lines=1) if who else ():
            canvas.text(left, y, line, Words(theme.least, theme.muted), gid=f"{gid}:who")
            y += _LINE
        return y
