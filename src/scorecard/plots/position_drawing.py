"""Marks and numbers of the chart of competitive position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from scorecard._marks import Mark
from scorecard._text import Lang
from scorecard.plots import position_words as words
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.position_data import CompetitivePositionData, PositionMark
from scorecard.plots.row_panels import lay_panel
from scorecard.plots.scales import nice_range, ticks
from scorecard.plots.surround import MARGIN
from scorecard.plots.wording import chance, number, typeset
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["PositionDrawing", "position_height"]

_HEAD = 22.0
_ROW = 23.0
_AXIS = 18.0
_NAMES = 104.0
_COLUMN = 8.0
_PANEL_GAP = 10.0
_LINE = 5.0
_POINT = 7.0
_OTHER = 4.0
_LEAST_SPAN = 0.1
_DIGITS = 2


def position_height(data: CompetitivePositionData) -> float:
    """Return the height of the drawing in points."""
    return _HEAD + _ROW * len(data.rows) + _AXIS


@dataclass(frozen=True, slots=True)
class PositionDrawing:
    """One chart of competitive position while it is drawn.

    Attributes
    ----------
    canvas : Canvas
        The sheet.
    data : CompetitivePositionData
        What is drawn.
    lang : {"en", "zh"}
        Language.
    at : dict of str to float
        Right ends of the columns of numbers, left ends of the panels and of the position.
    wide : float
        Width of each of the two panels.
    """

    canvas: Canvas
    data: CompetitivePositionData
    lang: Lang
    at: dict[str, float]
    wide: float

    @classmethod
    def make(cls, canvas: Canvas, data: CompetitivePositionData, lang: Lang) -> PositionDrawing:
        """Give every column the room its longest text takes, and both panels what is left."""
        theme = canvas.theme

        def widest(texts: Sequence[str], head: str) -> float:
            return max([text_width(head, theme.least), *(text_width(text, theme.text, bold=True) for text in texts)])

        at: dict[str, float] = {}
        x = MARGIN + _NAMES
        columns = (
            ("importance", words.HEAD_IMPORTANCE, [number(row.importance, _DIGITS) for row in data.rows]),
            ("own", words.HEAD_OWN, [number(row.own, _DIGITS) for row in data.rows]),
            ("rival", words.HEAD_RIVAL, [number(row.other, _DIGITS) for row in data.rows]),
        )
        for key, head, texts in columns:
            x += _COLUMN + widest(texts, head.text(lang))
            at[key] = x
        cells = [words.CELLS[row.cell].text(lang) for row in data.rows if row.cell is not None]
        cells += [chance(row.probability) for row in data.rows if row.probability is not None]
        at["cell"] = canvas.width - MARGIN - widest(cells, words.HEAD_CELL.text(lang))
        at["gap"] = at["cell"] - _COLUMN
        right = at["gap"] - widest([number(row.gap, _DIGITS, signed=True) for row in data.rows], "") - _PANEL_GAP
        at["ratings"] = x + _PANEL_GAP
        wide = (right - at["ratings"] - 2 * _PANEL_GAP) / 2
        at["gaps"] = at["ratings"] + wide + 2 * _PANEL_GAP
        return cls(canvas, data, lang, at, wide)

    def draw(self, top: float) -> None:
        """Draw headings and panels, then item by item; a line under the important ones."""
        start, body = top + _HEAD, _ROW * len(self.data.rows)
        self._heads(top + 14.0)
        means = [v for row in self.data.rows for v in (row.own, row.other, *(o.mean for o in row.others))]
        gaps = [0.0, *(v for row in self.data.rows for v in (row.gap, row.low, row.high))]
        ratings = self._panel("ratings", [v for v in means if v is not None], start, body)
        panel = self._panel("gaps", [v for v in gaps if v is not None], start, body)
        zero = panel.axvline(0.0, color=self.canvas.theme.muted, linewidth=0.8, zorder=1)
        zero.set_gid("gaps:zero")
        for place, row in enumerate(self.data.rows):
            middle = (place + 0.5) * _ROW
            after = self.data.rows[place + 1] if place + 1 < len(self.data.rows) else None
            self._rule(row, after, start + (place + 1) * _ROW)
            self._words(row, start + middle)
            self._ratings(row, ratings, middle)
            self._gap(row, panel, middle)

    def _heads(self, y: float) -> None:
        """Put the headings of columns and panels."""
        canvas, theme, lang = self.canvas, self.canvas.theme, self.lang
        right = Words(theme.least, theme.muted, align="right")
        for key, head in (
            ("importance", words.HEAD_IMPORTANCE),
            ("own", words.HEAD_OWN),
            ("rival", words.HEAD_RIVAL),
        ):
            canvas.text(self.at[key], y, head.text(lang), right, gid=f"head:{key}")
        canvas.text(self.at["cell"], y, words.HEAD_CELL.text(lang), Words(theme.least, theme.muted), gid="head:cell")
        middle = Words(theme.least, theme.muted, align="center")
        for key, head in (("ratings", words.HEAD_RATINGS), ("gaps", words.HEAD_GAP)):
            canvas.text(self.at[key] + self.wide / 2, y, head.text(lang), middle, gid=f"head:{key}")

    def _panel(self, key: str, values: Sequence[float], top: float, body: float) -> Axes:
        """Lay a panel whose y is measured in points from its top."""
        theme = self.canvas.theme
        low, high = min(values, default=0.0), max(values, default=1.0)
        wider = max(_LEAST_SPAN - (high - low), 0.0) / 2
        low, high, step = nice_range(low - wider, high + wider, most=3)
        places = ticks(low, high, step)
        if text_width("".join(typeset(place) for place in places), theme.least) + 8.0 * len(places) > self.wide:
            places = (low, high)
        size = (self.wide, body)
        panel = lay_panel(self.canvas, self.at[key], top, size=size, ends=(low, high), places=places, label=key)
        first, *_, last = panel.get_xticklabels()
        most = 2 * _PANEL_GAP - _COLUMN
        if text_width(first.get_text(), theme.least) > most:
            first.set_horizontalalignment("left")
        if text_width(last.get_text(), theme.least) > most:
            last.set_horizontalalignment("right")
        return panel

    def _rule(self, row: PositionMark, after: PositionMark | None, y: float) -> None:
        """Draw a line under a row: stronger where the less important ones begin."""
        if after is None:
            return
        theme, ends = self.canvas.theme, [MARGIN, self.canvas.width - MARGIN]
        if row.important and not after.important:
            self.canvas.stroke(ends, [y, y], color=theme.ink, width=0.9, gid="position:cut", zorder=0.8)
        else:
            self.canvas.stroke(ends, [y, y], color=theme.grid, width=0.5, gid=f"{BACKGROUND}:rule", zorder=0.6)

    def _words(self, row: PositionMark, y: float) -> None:
        """Put name, rival and n of a row, and its numbers."""
        canvas, theme, gid, lang = self.canvas, self.canvas.theme, f"position:{row.id}", self.lang
        for line in wrap(row.name.text(lang), _NAMES, size=theme.text, lines=1):
            canvas.text(MARGIN, y - _LINE, line, Words(theme.text, theme.ink), gid=f"{gid}:name")
        counts = {"n": number(row.n, 0), "n_rival": number(row.n_rival, 0)}
        small = words.SMALL_N.fill(counts).text(lang)
        if self.data.rival is None and row.rival is not None:
            room = _NAMES - text_width(words.SMALL_RIVAL.fill({**counts, "rival": ""}).text(lang), theme.least)
            (rival,) = wrap(row.rival.text(lang), room, size=theme.least, lines=1)
            small = words.SMALL_RIVAL.fill({**counts, "rival": rival}).text(lang)
        canvas.text(MARGIN, y + _LINE, small, Words(theme.least, theme.muted), gid=f"{gid}:small")
        right, own = Words(theme.text, theme.ink, align="right"), Words(theme.text, theme.perception, align="right")
        canvas.text(self.at["importance"], y, number(row.importance, _DIGITS), right, gid=f"{gid}:importance")
        canvas.text(self.at["own"], y, number(row.own, _DIGITS), own, gid=f"{gid}:own:value")
        canvas.text(self.at["rival"], y, number(row.other, _DIGITS), right, gid=f"{gid}:rival:value")
        mark, told = self._verdict(row), row.verdict in ("below", "above")
        style = Words(theme.text, mark.text if told else theme.muted, bold=told, align="right")
        canvas.text(self.at["gap"], y, number(row.gap, _DIGITS, signed=True), style, gid=f"{gid}:gap:value")
        if row.cell is not None:
            lift = 0.0 if row.probability is None else _LINE
            cell = words.CELLS[row.cell].text(lang)
            canvas.text(self.at["cell"], y - lift, cell, Words(theme.text, theme.ink), gid=f"{gid}:cell")
            if row.probability is not None:
                style = Words(theme.least, theme.muted)
                canvas.text(self.at["cell"], y + _LINE, chance(row.probability), style, gid=f"{gid}:probability")

    def _ratings(self, row: PositionMark, panel: Axes, y: float) -> None:
        """Draw the means: other rivals small, the rival hollow, the own company filled."""
        theme, gid = self.canvas.theme, f"position:{row.id}"
        if row.own is not None and row.other is not None:
            (line,) = panel.plot([row.own, row.other], [y, y], color=theme.quiet, linewidth=2.0, zorder=1.5)
            line.set_gid(f"{gid}:line")
        small = Mark("o", theme.ground, theme.previous, theme.muted, "○")
        for other in row.others:
            self._dot(panel, other.mean, y, small, f"{gid}:other:{other.id}", size=_OTHER, zorder=2)
        if row.other is not None:
            hollow = Mark("o", theme.ground, theme.ink, theme.ink, "○")
            self._dot(panel, row.other, y, hollow, f"{gid}:rival", size=_POINT, zorder=3)
        if row.own is not None:
            filled = Mark("o", theme.perception, theme.perception, theme.perception, "●")
            self._dot(panel, row.own, y, filled, f"{gid}:own", size=_POINT * 0.85, zorder=4)

    def _gap(self, row: PositionMark, panel: Axes, y: float) -> None:
        """Draw the difference with its interval, or say why there is none."""
        gid, mark = f"position:{row.id}", self._verdict(row)
        if row.low is not None and row.high is not None:
            (reach,) = panel.plot([row.low, row.high], [y, y], color=mark.edge, linewidth=1.6, zorder=3)
            reach.set(solid_capstyle="butt", gid=f"{gid}:interval")
        if row.gap is not None:
            self._dot(panel, row.gap, y, mark, f"{gid}:gap", size=_POINT, zorder=4)

    def _dot(self, panel: Axes, x: float, y: float, mark: Mark, gid: str, *, size: float, zorder: float) -> None:
        """Draw one mark in a panel, never cut at its edge."""
        fits = size * (0.9 if mark.shape == "D" else 1.0)
        (dot,) = panel.plot([x], [y], linestyle="none", marker=mark.shape, clip_on=False, zorder=zorder)
        dot.set(markersize=fits, markerfacecolor=mark.fill, markeredgecolor=mark.edge, markeredgewidth=1.2, gid=gid)

    def _verdict(self, row: PositionMark) -> Mark:
        """Return the mark of a difference: its shape says what was found."""
        theme = self.canvas.theme
        plain = Mark("o", theme.ground, theme.muted, theme.muted, "○")
        return {"below": theme.bad, "above": theme.good}.get(row.verdict, plain)
