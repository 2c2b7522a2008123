"""The forest of scores: each with its interval before the bands, and how sure its status is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from scorecard._text import Lang
from scorecard.plots import spread_words as words
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.forest_data import ForestData, prepare_forest
from scorecard.plots.row_panels import lay_panel
from scorecard.plots.scales import nice_range, ticks
from scorecard.plots.sheets import sheet_for
from scorecard.plots.spread_data import SpreadRows, interval_text
from scorecard.plots.spread_layout import (
    HEAD,
    SpreadLine,
    arrange_rows,
    chance_text,
    draw_name,
    draw_rule,
    status_width,
)
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme, status_label
from scorecard.plots.wording import Said, number
from scorecard.plots.wrapping import text_width

if TYPE_CHECKING:
    from scorecard.scoring import Robustness, Uncertainty

__all__ = ["ForestData", "draw_forest", "forest", "prepare_forest"]

NAME = "forest of scores"

_NAME_ROOM = 150.0
_AXIS_ROOM = 24.0
_GAP = 9.0
_MARK = 5.4
_TICK_ROOM = 14.0
_SURE = 0.9


def forest(
    result: Uncertainty | Robustness,
    *,
    rows: SpreadRows = "all",
    node: str | None = None,
    entity: str | None = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw each score with the interval of its draws before the bands, and the probability of its status.

    Parameters
    ----------
    result : Uncertainty or Robustness
        The result.
    rows : {"all", "objectives", "perspectives"}
        Down to which kind of node rows are shown.
    node : str, optional
        Id of a node: the rows are then the entities there.
    entity : str, optional
        The entity whose nodes are the rows; may be left out when there is only one.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 40 rows.

    Raises
    ------
    UsageError
        If there is no such node or entity, both are named, or neither is among several entities.
    ChartError
        If there are more than 40 rows, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import scorecard as sc
    >>> measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care")]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2026", "last": "2026"}, perspectives=[customer])
    >>> values = {"speed": 90, "care": 70}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord(m, "2026", v, standard_error=2) for m, v in values.items()])
    >>> found = sc.robustness(card, obs, period="2026", node="customer", draws=200, seed=1)
    >>> chart = forest(found)
    >>> chart.what
    'Scores with 95 % intervals, Demo, 2026, score 0–100 (target = 100), 4 rows, in the order of the card'
    """
    data = prepare_forest(result, rows=rows, node=node, entity=entity)
    return draw_forest(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_forest(
    data: ForestData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared forest of scores.

    Parameters
    ----------
    data : ForestData
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
    >>> measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care")]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2026", "last": "2026"}, perspectives=[customer])
    >>> values = {"speed": 90, "care": 70}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord(m, "2026", v, standard_error=2) for m, v in values.items()])
    >>> found = sc.robustness(card, obs, period="2026", node="customer", draws=200, seed=1)
    >>> chart = draw_forest(prepare_forest(found))
    >>> chart.name, chart.lang
    ('forest-of-scores', 'en')
    """
    names = [row.name.text(lang) for row in data.rows]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        top, theme = sheet.top + HEAD, sheet.theme
        lines, body = arrange_rows(data.rows, of=data.how.of, theme=theme, lang=lang, top=top, room=_NAME_ROOM)
        canvas = sheet.canvas(top + body + _AXIS_ROOM)
        _Drawing(canvas, data, lines, lang, top, body, _Columns.measure(data, theme, lang, width=sheet.width)).draw()
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns lie: right ends of numbers, left end of the status."""

    panel: float
    panel_width: float
    score: float
    interval: float
    status: float
    chance: float

    @classmethod
    def measure(cls, data: ForestData, theme: Theme, lang: Lang, *, width: float) -> _Columns:
        """Give every column the room its longest text takes, and the panel what is left."""

        def widest(texts: Sequence[str], head: str) -> float:
            return max(text_width(text, theme.text, bold=True) for text in (*texts, head))

        chance = width - MARGIN
        status = chance - widest([chance_text(row) for row in data.rows], words.HEAD_PROBABILITY.text(lang)) - _GAP
        label = max(status_width(data.rows, theme, lang), text_width(words.HEAD_STATUS.text(lang), theme.least) - 11.0)
        status -= label + 11.0
        interval = status - _GAP
        score = interval - widest([interval_text(row) for row in data.rows], words.HEAD_INTERVAL.text(lang)) - _GAP
        scores = [number(None, 0) if row.score is None else row.digits(row.score) for row in data.rows]
        panel_end = score - widest(scores, words.AXIS.text(lang)) - _GAP
        start = MARGIN + _NAME_ROOM + _GAP
        return cls(start, panel_end - start, score, interval, status, chance)


@dataclass(slots=True)
class _Drawing:
    """One forest while it is drawn."""

    canvas: Canvas
    data: ForestData
    lines: tuple[SpreadLine, ...]
    lang: Lang
    top: float
    body: float
    at: _Columns

    def draw(self) -> None:
        """Draw the panel with its bands, the headings, then row by row."""
        panel = self._panel()
        self._headings(panel)
        for place, line in enumerate(self.lines):
            draw_rule(self.canvas, line, before=place > 0)
            draw_name(self.canvas, line, self.data.how.of, gid=f"forest:{line.row.id}")
            self._score(line, panel)
            self._numbers(line)

    def _panel(self) -> Axes:
        """Lay the panel; its y is measured in points from its top."""
        low, high = self.data.ends
        step = 25.0
        if (low, high) != (0.0, 100.0):
            low, high, step = nice_range(low, high, most=6)
        scale = self.at.panel_width / (high - low)
        places = (low, *self.data.how.bands.inner_edges, high)
        if min((b - a) * scale for a, b in itertools.pairwise(places)) < _TICK_ROOM:
            places = ticks(low, high, step)
        size = (self.at.panel_width, self.body)
        return lay_panel(
            self.canvas, self.at.panel, self.top, size=size, ends=(low, high), places=places, label="scores"
        )

    def _headings(self, panel: Axes) -> None:
        """Put the marks of the bands above them, and the headings of the columns."""
        canvas, theme, lang = self.canvas, self.canvas.theme, self.lang
        y = self.top - HEAD + 7.0
        low, high = panel.get_xlim()
        scale = self.at.panel_width / (high - low)
        bands = tuple(self.data.how.bands)
        for band in bands:
            start = low if band is bands[0] else band.low
            end = high if band is bands[-1] else band.high
            room = (end - start) * scale
            middle = self.at.panel + ((start + end) / 2 - low) * scale
            label = status_label(band, lang)
            wide = text_width(label, theme.least)
            left = middle - (wide + 8.5) / 2 if room >= wide + 9.0 else middle - 3.0
            canvas.mark(left + 3.0, y, theme.mark(band.level), size=5.5, gid=f"band:{band.id}:mark")
            if room >= wide + 9.0:
                canvas.text(left + 8.5, y, label, Words(theme.least, theme.muted), gid=f"band:{band.id}:label")
        right = Words(theme.least, theme.muted, align="right")
        canvas.text(self.at.score, y, words.AXIS.text(lang), right, gid="head:score")
        canvas.text(self.at.interval, y, words.HEAD_INTERVAL.text(lang), right, gid="head:interval")
        canvas.text(self.at.status, y, words.HEAD_STATUS.text(lang), Words(theme.least, theme.muted), gid="head:status")
        canvas.text(self.at.chance, y, words.HEAD_PROBABILITY.text(lang), right, gid="head:probability")
        centred = Words(theme.least, theme.muted, align="center")
        x = self.at.panel + self.at.panel_width / 2
        canvas.text(x, self.top + self.body + _AXIS_ROOM - 8.0, self.data.unit.text(lang), centred, gid="axis:score")

    def _score(self, line: SpreadLine, panel: Axes) -> None:
        """Draw the bands of a row, the interval and the score; or say why there is none."""
        row, theme = line.row, self.canvas.theme
        gid = f"forest:{row.id}"
        if row.score is None:
            text = "–" if row.reason is None else row.reason.text(self.lang)
            self.canvas.text(self.at.panel + 2.0, line.y, text, Words(theme.least, theme.muted), gid=f"{gid}:reason")
            return
        self._tiers(line, panel)
        y = line.y - self.top
        if row.low is not None and row.high is not None and row.varies:
            (reach,) = panel.plot(
                [row.low, row.high], [y, y], color=theme.ink, linewidth=1.5, solid_capstyle="butt", zorder=3
            )
            reach.set_gid(f"{gid}:interval")
        mark = theme.mark(None if row.band is None else row.band.level)
        (dot,) = panel.plot(
            [row.score], [y], linestyle="none", marker=mark.shape, clip_on=False, zorder=4,
            markersize=_MARK * (0.85 if mark.shape == "D" else 1.0), markerfacecolor=mark.fill,
            markeredgecolor=theme.ground if row.varies else mark.edge, markeredgewidth=0.7,
        )  # fmt: skip
        dot.set_gid(f"{gid}:point")

    def _tiers(self, line: SpreadLine, panel: Axes) -> None:
        """Draw the bands behind a row, darkest where the score is worst."""
        tiers = dict(zip(("bad", "watch", "good"), self.canvas.theme.tiers, strict=True))
        low, high = panel.get_xlim()
        bands = tuple(line.row.bands)
        top, tall = line.y - self.top - line.height / 2 + 0.6, line.height - 1.2
        for band in bands:
            start = low if band is bands[0] else band.low
            end = high if band is bands[-1] else band.high
            patch = Rectangle((start, top), end - start, tall)
            patch.set(facecolor=tiers[band.level], edgecolor=self.canvas.theme.ground, linewidth=0.4, zorder=1)
            patch.set_gid(f"{BACKGROUND}:tier")
            panel.add_patch(patch)

    def _numbers(self, line: SpreadLine) -> None:
        """Put score, interval, status and its probability in their columns."""
        row, theme, canvas = line.row, self.canvas.theme, self.canvas
        gid = f"forest:{row.id}"
        mark = theme.mark(None if row.band is None else row.band.level)
        canvas.mark(self.at.status + 3.5, line.y, mark, size=6.5, gid=f"{gid}:status")
        label = status_label(row.band, self.lang)
        canvas.text(self.at.status + 11.0, line.y, label, Words(theme.least, theme.ink), gid=f"{gid}:label")
        if row.score is None:
            return
        bold = Words(theme.text, theme.ink, bold=True, align="right")
        plain = Words(theme.small, theme.muted, align="right")
        canvas.text(self.at.score, line.y, row.digits(row.score), bold, gid=f"{gid}:score")
        canvas.text(self.at.interval, line.y, interval_text(row), plain, gid=f"{gid}:interval:text")
        unsure = row.probability is not None and row.probability < _SURE
        canvas.text(self.at.chance, line.y, chance_text(row), bold if unsure else plain, gid=f"{gid}:probability")
