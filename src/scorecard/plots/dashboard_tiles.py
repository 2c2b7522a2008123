"""The row of tiles at the top of a dashboard: total, then perspectives."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard._text import Lang, LocalText
from scorecard.plots import dashboard_words as words
from scorecard.plots.bullet_marks import Bullet, draw_bullet
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.dashboard_data import DashboardData
from scorecard.plots.scorecard_rows import ScoreRow, label_text, score_text, status_text
from scorecard.plots.surround import MARGIN
from scorecard.plots.wording import clauses, number, share
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["TILES", "draw_tiles"]

TILES = 78.0
"""Height of the row of tiles."""

_BETWEEN = 8.0
_PAD = 7.0
_SCORE = 19.0
_MARK = 10.0
_PITCH = 9.6


def draw_tiles(canvas: Canvas, data: DashboardData, lang: Lang, *, top: float) -> None:
    """Draw the tiles side by side over the width of the sheet.

    Parameters
    ----------
    canvas : Canvas
        The sheet.
    data : DashboardData
        What is drawn.
    lang : {"en", "zh"}
        Language.
    top : float
        Upper end in points.
    """
    room = canvas.width - 2 * MARGIN
    wide = (room - _BETWEEN * (len(data.tops) - 1)) / len(data.tops)
    for i, (row, before) in enumerate(zip(data.tops, data.before, strict=True)):
        _Tile(canvas, data, lang, MARGIN + i * (wide + _BETWEEN), top, wide).draw(row, before)


@dataclass(frozen=True, slots=True)
class _Tile:
    """One tile at its place."""

    canvas: Canvas
    data: DashboardData
    lang: Lang
    x: float
    top: float
    wide: float

    def draw(self, row: ScoreRow, before: float | None) -> None:
        """Draw name, score, status, bullet, coverage and change."""
        canvas, theme, lang, gid = self.canvas, self.canvas.theme, self.lang, f"tile:{row.id}"
        total = row.kind == "total"
        canvas.box(self.x, self.top, self.wide, TILES, fill=theme.band, gid=f"{BACKGROUND}:tile", zorder=0.3)
        if total:
            canvas.box(self.x, self.top, self.wide, 2.0, fill=theme.actual, gid=f"{gid}:rule", zorder=0.4)
        left, room = self.x + _PAD, self.wide - 2 * _PAD
        name = wrap(row.name.text(lang), room, size=theme.text, bold=True, lines=1)
        canvas.lines(left, self.top + 11.0, name, Words(theme.text, theme.ink, bold=True), gid=f"{gid}:name", pitch=0)
        self._status(row, left, self.top + 29.0)
        if row.score is not None:
            bullet = Bullet(row.score, row.low, row.high, row.bands, self.data.card.top)
            draw_bullet(canvas, bullet, place=(left, self.top + 47.0), size=(room, 9.0), gid=gid)
        small = Words(theme.least, theme.muted)
        for i, (key, text) in enumerate((("data", self._data(row)), ("change", self._change(row, before)))):
            for line in wrap(text, room, size=theme.least, lines=1):
                canvas.text(left, self.top + 60.0 + i * _PITCH, line, small, gid=f"{gid}:{key}")

    def _status(self, row: ScoreRow, left: float, y: float) -> None:
        """Draw the score with the mark and the short word of its status."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"tile:{row.id}"
        at = left
        if row.score is not None:
            text = score_text(row)
            canvas.text(at, y, text, Words(_SCORE, theme.ink, bold=True), gid=f"{gid}:score")
            at += text_width(text, _SCORE, bold=True) + 8.0
        mark = theme.mark(None if row.band is None else row.band.level)
        canvas.mark(at + _MARK / 2, y, mark, size=_MARK, gid=f"{gid}:status")
        text = label_text(row, self.lang) if row.scored and row.band is not None else status_text(row).text(self.lang)
        for line in wrap(text, self.x + self.wide - at - _MARK - 6.0, size=theme.text, lines=1):
            canvas.text(at + _MARK + 5.0, y, line, Words(theme.text, theme.ink), gid=f"{gid}:label")

    def _data(self, row: ScoreRow) -> str:
        """Return interval and coverage in words, as much as fits on a line."""
        lang, sure, covered = self.lang, "", [""]
        if row.low is not None and row.high is not None:
            sure = words.INTERVAL.fill({"low": number(row.low, 1), "high": number(row.high, 1)}).text(lang)
        if row.coverage is not None:
            bounds = {"low": number(row.bound_low, 0), "high": number(row.bound_high, 0)}
            partial = row.partial and row.score is not None
            patterns = [words.DATA_BOUNDS, words.DATA] if partial else [words.DATA]
            covered = [pattern.fill({"share": share(row.coverage), **bounds}).text(lang) for pattern in patterns]
        texts = [clauses((sure, text), lang) for text in covered]
        room, size = self.wide - 2 * _PAD, self.canvas.theme.least
        return next((text for text in texts if text_width(text, size) <= room), sure or texts[-1])

    def _change(self, row: ScoreRow, before: float | None) -> str:
        """Return the change of the score in words."""
        if self.data.since is None or row.score is None:
            return ""
        if before is None:
            return words.NO_CHANGE.fill({"period": self.data.since}).text(self.lang)
        change = number(row.score - before, 1, signed=True)
        places: dict[str, str | int | LocalText] = {"change": change, "period": self.data.since}
        return words.SINCE.fill(places).text(self.lang)
