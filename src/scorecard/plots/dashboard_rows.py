"""The short scorecard table of a dashboard."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from scorecard._text import Lang
from scorecard.plots import dashboard_words as words
from scorecard.plots import scorecard_words as shared
from scorecard.plots.bullet_marks import Bullet, draw_bullet
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.dashboard_data import DashboardData
from scorecard.plots.scorecard_columns import target_text
from scorecard.plots.scorecard_rows import ScoreRow, actual_text, label_text, score_text
from scorecard.plots.surround import MARGIN
from scorecard.plots.trend_line import draw_trend
from scorecard.plots.wording import share
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["LEAST_PITCH", "DashboardRows", "rows_of"]

LEAST_PITCH = 10.8
"""Least height of a row, in points."""

_MOST_PITCH = 17.0
_HEAD = 14.0
_GAP = 8.0
_SPARK = 44.0
_CHANGE = 16.0
_BULLET = 56.0
_MARK = 7.0
_UNIT_MOST = 30.0
_GRID = 0.975
"""Share of the room that a name takes: whole pixels widen characters."""


def rows_of(data: DashboardData) -> int:
    """Return the number of lines that the table takes, names of perspectives with them.

    Parameters
    ----------
    data : DashboardData
        What is drawn.

    Returns
    -------
    int
        Lines below the headings.
    """
    return len(data.rows) + len({row.id for row in data.above})


@dataclass(slots=True)
class DashboardRows:
    """The table while it is drawn.

    Attributes
    ----------
    canvas : Canvas
        The sheet.
    data : DashboardData
        What is drawn.
    lang : {"en", "zh"}
        Language.
    wide : float
        Its width in points.
    """

    canvas: Canvas
    data: DashboardData
    lang: Lang
    wide: float

    @property
    def _columns(self) -> dict[str, float]:
        """Left ends of marks, right ends of numbers."""
        theme, rows, lang = self.canvas.theme, self.data.rows, self.lang

        def widest(*texts: str, bold: bool = False) -> float:
            return max((text_width(text, theme.small, bold=bold) for text in texts), default=0.0)

        status = MARGIN + self.wide - _MARK - 5.0
        status -= widest(*(label_text(row, lang) for row in rows if row.scored), shared.HEAD_STATUS.text(lang)[:6])
        score = status - _GAP
        bullet = score - widest(*(score_text(row) for row in rows), "100", shared.HEAD_SCORE.text(lang), bold=True)
        bullet -= _BULLET + 4.0
        places = {"status": status, "score": score, "bullet": bullet}
        if self.data.level == "objective":
            coverage = [share(row.coverage) for row in rows if row.coverage is not None]
            places["coverage"] = bullet - _GAP
            places["name"] = places["coverage"] - widest(*coverage, words.HEAD_SHARE.text(lang)) - _GAP
            return places
        places["change"] = bullet - _CHANGE - 2.0
        places["spark"] = places["change"] - _SPARK - 3.0
        places["target"] = places["spark"] - _GAP + 2.0
        target = widest(*(target_text(row) for row in rows), shared.HEAD_TARGET.text(lang))
        places["actual"] = places["target"] - target - _GAP
        actual = widest(*(actual_text(row, lang) for row in rows), shared.HEAD_ACTUAL.text(lang), bold=True)
        units = [row.unit.text(lang) for row in rows if row.unit is not None]
        places["unit"] = places["actual"] - actual - _GAP / 2 - min(widest(*units), _UNIT_MOST)
        places["name"] = places["unit"] - _GAP / 2
        return places

    def draw(self, top: float, high: float) -> None:
        """Draw the headings, then row by row below the names of the perspectives."""
        canvas, theme, places = self.canvas, self.canvas.theme, self._columns
        pitch = min((high - _HEAD) / max(rows_of(self.data), 1), _MOST_PITCH)
        self._headings(top + 4.0, places)
        y = top + _HEAD + pitch / 2
        pairs = zip(self.data.above, self.data.rows, strict=True)
        for _, group in groupby(pairs, key=lambda pair: pair[0].id):
            members = list(group)
            above = members[0][0]
            canvas.box(MARGIN, y - pitch / 2, self.wide, pitch, fill=theme.band, gid=f"{BACKGROUND}:row", zorder=0.3)
            for line in wrap(above.name.text(self.lang), self.wide - 6.0, size=theme.small, bold=True, lines=1):
                canvas.text(MARGIN + 3.0, y, line, Words(theme.small, theme.ink, bold=True), gid=f"row:{above.id}:name")
            y += pitch
            for _, row in members:
                self._row(row, y, pitch, places)
                y += pitch

    def _headings(self, y: float, places: dict[str, float]) -> None:
        """Put the headings of the columns with a line below."""
        canvas, theme, lang = self.canvas, self.canvas.theme, self.lang
        left, right = Words(theme.least, theme.muted), Words(theme.least, theme.muted, align="right")
        periods = self.data.card.periods
        spark = shared.HEAD_SPARK[periods[-1].frequency].fill({"k": len(periods)})
        heads = {
            "actual": (shared.HEAD_ACTUAL, right), "target": (shared.HEAD_TARGET, right), "spark": (spark, left),
            "coverage": (words.HEAD_SHARE, right), "score": (shared.HEAD_SCORE, right),
            "status": (shared.HEAD_STATUS, left),
        }  # fmt: skip
        style = Words(theme.text, theme.ink, bold=True)
        canvas.text(MARGIN, y, words.HEAD_ROWS[self.data.level].text(lang), style, gid="head:rows")
        for key, (text, aligned) in heads.items():
            if key in places:
                canvas.text(places[key], y, text.text(lang), aligned, gid=f"head:{key}")
        line = y + _HEAD / 2 - 0.5
        ends = [MARGIN, MARGIN + self.wide]
        canvas.stroke(ends, [line, line], color=theme.muted, width=0.8, gid=f"{BACKGROUND}:head")

    def _row(self, row: ScoreRow, y: float, pitch: float, places: dict[str, float]) -> None:
        """Draw one row."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"row:{row.id}"
        ends = [MARGIN, MARGIN + self.wide]
        canvas.stroke(ends, [y + pitch / 2] * 2, color=theme.grid, width=0.4, gid=f"{BACKGROUND}:rule", zorder=0.4)
        name = row.name.text(self.lang) + (" †" if row.own_bands else "")
        for line in wrap(name, (places["name"] - MARGIN - 8.0) * _GRID, size=theme.small, lines=1):
            canvas.text(MARGIN + 8.0, y, line, Words(theme.small, theme.ink), gid=f"{gid}:name")
        if row.kind == "measure":
            self._values(row, y, pitch, places)
        elif row.coverage is not None:
            style = Words(theme.small, theme.muted, align="right")
            canvas.text(places["coverage"], y, share(row.coverage), style, gid=f"{gid}:coverage")
        self._score(row, y, places)

    def _values(self, row: ScoreRow, y: float, pitch: float, places: dict[str, float]) -> None:
        """Put unit, actual value and target, with the way there and its last step."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"row:{row.id}"
        bold = Words(theme.small, theme.ink, bold=True, align="right")
        plain = Words(theme.small, theme.muted, align="right")
        if row.unit is not None:
            for line in wrap(row.unit.text(self.lang), _UNIT_MOST + 0.1, size=theme.least, lines=1):
                canvas.text(places["unit"], y, line, Words(theme.least, theme.muted), gid=f"{gid}:unit")
        canvas.text(places["actual"], y, actual_text(row, self.lang), bold, gid=f"{gid}:actual")
        canvas.text(places["target"], y, target_text(row), plain, gid=f"{gid}:target")
        draw_trend(
            canvas, row.trend, place=(places["spark"], y), size=(_SPARK, min(pitch - 5.0, 9.0)),
            periods=len(self.data.card.periods), gid=gid,
        )  # fmt: skip
        x = places["change"] + _CHANGE / 2
        if row.change == "same":
            canvas.text(x, y, "=", Words(theme.small, theme.muted, align="center"), gid=f"{gid}:change")
        elif row.change is not None:
            looks = {"better": (theme.good.fill, theme.good.edge), "worse": (theme.ground, theme.bad.edge)}
            fill, edge = looks.get(row.verdict or "neutral", (theme.muted, theme.muted))
            canvas.triangle(x, y, up=row.change == "up", size=5.8, fill=fill, edge=edge, gid=f"{gid}:change")

    def _score(self, row: ScoreRow, y: float, places: dict[str, float]) -> None:
        """Draw the score on its bands with its number and status, or say why there is none."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"row:{row.id}"
        if row.score is None:
            text = shared.NO_DATA if row.reason is None else row.reason
            for line in wrap(text.text(self.lang), places["score"] - places["bullet"], size=theme.least, lines=1):
                canvas.text(places["bullet"], y, line, Words(theme.least, theme.muted), gid=f"{gid}:reason")
        else:
            bullet = Bullet(row.score, row.low, row.high, row.bands, self.data.card.top)
            draw_bullet(canvas, bullet, place=(places["bullet"], y), size=(_BULLET, 6.5), gid=gid)
            style = Words(theme.small, theme.ink, bold=True, align="right")
            canvas.text(places["score"], y, score_text(row), style, gid=f"{gid}:score")
        if row.scored:
            mark = theme.mark(None if row.band is None else row.band.level)
            canvas.mark(places["status"] + _MARK / 2, y, mark, size=_MARK, gid=f"{gid}:status")
            style = Words(theme.small, theme.ink)
            canvas.text(places["status"] + _MARK + 4.0, y, label_text(row, self.lang), style, gid=f"{gid}:label")
