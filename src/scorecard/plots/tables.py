"""The scorecard table: every measure with target, history, change, score and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots import scorecard_words as words
from scorecard.plots.bullet_marks import Bullet, draw_bullet
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.scorecard_columns import BULLET, CHANGE, SPARK, STATUS_MARK, TableColumns, target_text
from scorecard.plots.scorecard_data import ScorecardTableData, prepare_scorecard_table
from scorecard.plots.scorecard_rows import ScoreRow, actual_text, label_text, score_text
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.trend_line import draw_trend
from scorecard.plots.wording import Said, difference, number, share
from scorecard.plots.wrapping import wrap

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation

__all__ = ["ScorecardTableData", "draw_scorecard_table", "prepare_scorecard_table", "scorecard_table"]

NAME = "scorecard table"

_HEAD = 18.0
_PITCH = 9.4
_AIR = {"total": 7.0, "perspective": 7.0, "objective": 4.6, "measure": 5.6}
_BEFORE = {"total": 0.0, "perspective": 3.0, "objective": 0.0, "measure": 0.0}
_INDENT = {"total": 3.0, "perspective": 3.0, "objective": 3.0, "measure": 10.0}
_NAME_LINES = 3


def scorecard_table(
    evaluation: Evaluation,
    *,
    periods: int = 12,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the scorecard of one entity and period as a table.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period; the history comes from its observations.
    periods : int
        Most periods of a spark line; it ends at the period evaluated.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        One row a perspective, objective and measure; a measure without data keeps its row.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods.
    ChartError
        If the axes given are too small, or the numbers leave no room for the names.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = scorecard_table(ev)
    >>> chart.message
    '1 of 1 measure off target: OTIF'
    """
    data = prepare_scorecard_table(evaluation, periods=periods)
    return draw_scorecard_table(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_scorecard_table(
    data: ScorecardTableData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared scorecard table.

    Parameters
    ----------
    data : ScorecardTableData
        What it shows.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = draw_scorecard_table(prepare_scorecard_table(ev))
    >>> chart.name, chart.lang
    ('scorecard-table', 'en')
    """
    names = [row.name.text(lang) for row in data.rows] + [row.unit.text(lang) for row in data.rows if row.unit]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        columns = TableColumns.measure(data, sheet.theme, lang, width=sheet.width)
        lines, body = _arranged(data, columns, sheet.theme, lang, top=sheet.top + _HEAD)
        canvas = sheet.canvas(sheet.top + _HEAD + body)
        _Drawing(canvas, data, columns, lang).draw(lines, head=sheet.top + _HEAD / 2 - 1.0)
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class _Line:
    """One row at its place."""

    row: ScoreRow
    name: tuple[str, ...]
    y: float
    height: float


def _arranged(
    data: ScorecardTableData, columns: TableColumns, theme: Theme, lang: Lang, *, top: float
) -> tuple[tuple[_Line, ...], float]:
    """Return the rows at their places and the height they take."""
    lines: list[_Line] = []
    y = top
    for row in data.rows:
        name = row.name.text(lang) + (" †" if row.own_bands else "")
        size, bold = _name_style(row, theme)
        room = columns.name if row.kind == "measure" else columns.target - MARGIN
        broken = wrap(name, room - _INDENT[row.kind], size=size, bold=bold, lines=_NAME_LINES)
        height = len(broken) * _PITCH + _AIR[row.kind]
        y += _BEFORE[row.kind] if lines else 0.0
        lines.append(_Line(row, broken, y + height / 2, height))
        y += height
    return tuple(lines), y - top


def _name_style(row: ScoreRow, theme: Theme) -> tuple[float, bool]:
    """Return size and weight of a row's name."""
    return {
        "total": (theme.text + 0.5, True),
        "perspective": (theme.text + 0.5, True),
        "objective": (theme.small, True),
        "measure": (theme.text, False),
    }[row.kind]


@dataclass(slots=True)
class _Drawing:
    """One scorecard table while it is drawn."""

    canvas: Canvas
    data: ScorecardTableData
    columns: TableColumns
    lang: Lang

    def draw(self, lines: Sequence[_Line], *, head: float) -> None:
        """Draw the headings, then row by row."""
        self._headings(head)
        for line in lines:
            self._ground(line)
            self._name(line)
            if line.row.kind == "measure":
                self._numbers(line)
                self._spark(line)
                self._change(line)
            else:
                self._coverage(line)
            self._score(line)
            self._status(line)

    def _headings(self, y: float) -> None:
        """Put the headings of the columns with a line below."""
        theme, at, lang = self.canvas.theme, self.columns, self.lang
        left = Words(theme.least, theme.muted)
        right = Words(theme.least, theme.muted, align="right")
        middle = Words(theme.least, theme.muted, align="center")
        spark = words.HEAD_SPARK[self.data.periods[-1].frequency].fill({"k": len(self.data.periods)})
        for gid, x, text, style in (
            ("name", MARGIN + 3.0, words.HEAD_NAME, left),
            ("unit", at.unit, words.HEAD_UNIT, left),
            ("actual", at.actual, words.HEAD_ACTUAL, right),
            ("target", at.target, words.HEAD_TARGET, right),
            ("difference", at.difference, words.HEAD_DIFFERENCE, right),
            ("spark", at.spark, spark, left),
            ("change", at.change + CHANGE / 2 - 1.0, words.HEAD_CHANGE, middle),
            ("score", at.score, words.HEAD_SCORE, right),
            ("status", at.status, words.HEAD_STATUS, left),
        ):
            for number_, line in enumerate(wrap(text.text(lang), at.name, size=theme.least)[:1]):
                self.canvas.text(x, y + number_ * _PITCH, line, style, gid=f"head:{gid}")
        x0, x1, y1 = MARGIN, self.canvas.width - MARGIN, y + _HEAD / 2 - 0.5
        self.canvas.stroke([x0, x1], [y1, y1], color=theme.muted, width=0.8, gid=f"{BACKGROUND}:head")

    def _ground(self, line: _Line) -> None:
        """Draw the band behind a perspective, or the rule below any other row."""
        canvas, theme = self.canvas, self.canvas.theme
        x, wide = MARGIN, canvas.width - 2 * MARGIN
        if line.row.kind in ("total", "perspective"):
            y = line.y - line.height / 2
            canvas.box(x, y, wide, line.height, fill=theme.band, gid=f"{BACKGROUND}:row", zorder=0.3)
            return
        y = line.y + line.height / 2
        canvas.stroke([x, x + wide], [y, y], color=theme.grid, width=0.4, gid=f"{BACKGROUND}:rule", zorder=0.4)

    def _name(self, line: _Line) -> None:
        """Put the name of a row."""
        theme, row = self.canvas.theme, line.row
        size, bold = _name_style(row, theme)
        color = theme.muted if row.kind == "objective" else theme.ink
        y = line.y - (len(line.name) - 1) * _PITCH / 2
        x = MARGIN + _INDENT[row.kind]
        self.canvas.lines(x, y, line.name, Words(size, color, bold=bold), gid=f"score:{row.id}:name", pitch=_PITCH)

    def _numbers(self, line: _Line) -> None:
        """Put unit, actual value, target and difference."""
        canvas, theme, at, row = self.canvas, self.canvas.theme, self.columns, line.row
        if row.unit is not None:
            broken = wrap(row.unit.text(self.lang), at.unit_width + 0.1, size=theme.least, lines=2)
            y = line.y - (len(broken) - 1) * 7.6 / 2
            canvas.lines(at.unit, y, broken, Words(theme.least, theme.muted), gid=f"score:{row.id}:unit", pitch=7.6)
        bold = Words(theme.text, theme.ink, bold=True, align="right")
        plain = Words(theme.text, theme.ink, align="right")
        canvas.text(at.actual, line.y, actual_text(row, self.lang), bold, gid=f"score:{row.id}:actual")
        canvas.text(at.target, line.y, target_text(row), plain, gid=f"score:{row.id}:target")
        text = "" if row.difference is None else difference(row.difference, row.digits)
        if text:
            canvas.text(at.difference, line.y, text, plain, gid=f"score:{row.id}:difference")

    def _coverage(self, line: _Line) -> None:
        """Say how much of the weight has data, and what the rest could change."""
        row, theme, at = line.row, self.canvas.theme, self.columns
        if row.coverage is None or (row.kind == "objective" and not row.partial):
            return
        places = {"share": share(row.coverage), "low": number(row.bound_low, 0), "high": number(row.bound_high, 0)}
        pattern = words.COVERED if row.partial and row.score is not None else words.COVERED_FULL
        text = pattern.fill(places).text(self.lang)
        words_ = Words(theme.least, theme.muted, align="right")
        self.canvas.text(at.change + CHANGE - 6.0, line.y, text, words_, gid=f"score:{row.id}:coverage")

    def _spark(self, line: _Line) -> None:
        """Draw the history of a measure, broken where a value is missing, with its last point."""
        reach = min(line.height - 6.0, 11.0)
        draw_trend(
            self.canvas, line.row.trend, place=(self.columns.spark, line.y), size=(SPARK, reach),
            periods=len(self.data.periods), gid=f"score:{line.row.id}",
        )  # fmt: skip

    def _change(self, line: _Line) -> None:
        """Draw which way the value went: the direction is the value's, the fill says better or worse."""
        row, theme = line.row, self.canvas.theme
        x, gid = self.columns.change + CHANGE / 2 - 1.0, f"score:{row.id}:change"
        if row.change is None:
            return
        if row.change == "same":
            self.canvas.text(x, line.y, "=", Words(theme.text, theme.muted, align="center"), gid=gid)
            return
        fill, edge = {
            "better": (theme.good.fill, theme.good.edge),
            "worse": (theme.ground, theme.bad.edge),
            "neutral": (theme.muted, theme.muted),
        }[row.verdict or "neutral"]
        self.canvas.triangle(x, line.y, up=row.change == "up", size=6.6, fill=fill, edge=edge, gid=gid)

    def _score(self, line: _Line) -> None:
        """Draw the score as a bullet with its number, or say why there is none."""
        canvas, theme, at, row = self.canvas, self.canvas.theme, self.columns, line.row
        if row.score is None:
            text = words.NO_DATA if row.reason is None else row.reason
            gid = f"score:{row.id}:reason"
            canvas.text(at.bullet, line.y, text.text(self.lang), Words(theme.least, theme.muted), gid=gid)
            return
        high, gid = {"measure": 9.0, "objective": 6.0}.get(row.kind, 9.0), f"score:{row.id}"
        bullet = Bullet(row.score, row.low, row.high, row.bands, self.data.top)
        draw_bullet(canvas, bullet, place=(at.bullet, line.y), size=(BULLET, high), gid=gid)
        bold = row.kind != "objective"
        style = Words(theme.text if bold else theme.small, theme.ink if bold else theme.muted, bold=bold, align="right")
        canvas.text(at.score, line.y, score_text(row), style, gid=f"{gid}:score")

    def _status(self, line: _Line) -> None:
        """Draw the status: colour, shape and word."""
        row, theme, at = line.row, self.canvas.theme, self.columns
        if not row.scored:
            return
        mark = theme.mark(None if row.band is None else row.band.level)
        size = STATUS_MARK if row.kind != "objective" else STATUS_MARK - 1.5
        self.canvas.mark(at.status + STATUS_MARK / 2, line.y, mark, size=size, gid=f"score:{row.id}:status")
        text = label_text(row, self.lang)
        style = Words(theme.least, theme.ink if row.kind != "objective" else theme.muted)
        self.canvas.text(at.status + STATUS_MARK + 4.0, line.y, text, style, gid=f"score:{row.id}:label")
