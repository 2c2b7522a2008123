"""The chart of influence: shares of the variance of a score, source by source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots import tornado_words as words
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.influence_data import InfluenceData, kept_text, part_text, prepare_influence
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.tornado_data import TORNADO_MOST
from scorecard.plots.wording import Said, share
from scorecard.plots.wrapping import text_width, wrap

if TYPE_CHECKING:
    from scorecard.scoring import Robustness, SourceShare

__all__ = ["InfluenceData", "draw_influence", "influence", "prepare_influence"]

NAME = "influence"

_NAME_ROOM = 140.0
_COLUMN = 38.0
_KEPT = 66.0
_GAP = 9.0
_PITCH = 9.2
_ROW = 17.0
_KEY = 14.0
_HEAD = 22.0
_BAR = 10.0
_THIN = 5.0
_AXIS_ROOM = 12.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def influence(
    robustness: Robustness,
    *,
    node: str | None = None,
    entity: str | None = None,
    most: int = TORNADO_MOST,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw how much of the variance of a score weights, rule, surveys and other measures explain.

    Parameters
    ----------
    robustness : Robustness
        The result; `Robustness.influence` gives the shares.
    node : str, optional
        Id of the node; the one that the analysis was made for when left out.
    entity : str, optional
        The entity; may be left out when there is only one.
    most : int
        Most rows, from 1 to 20; the number of those left out stands in the foot.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Solid: what a source explains alone; outlined: with what it does together with others. At the
        right, how often the status would be kept with half its error.

    Raises
    ------
    UsageError
        If there is no such node or entity, the entity is left open among several, or `most` is not
        within 1 to 20.
    ChartError
        If the axes given are too small.
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
    >>> chart = influence(found)
    >>> chart.what
    'Share of the variance of the score by source, Customer, Demo, 2026, 3 sources, largest share first'
    """
    data = prepare_influence(robustness, node=node, entity=entity, most=most)
    return draw_influence(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_influence(
    data: InfluenceData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared chart of influence.

    Parameters
    ----------
    data : InfluenceData
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
    >>> chart = draw_influence(prepare_influence(found))
    >>> chart.name, chart.lang
    ('influence', 'en')
    """
    names = [row.name.text(lang) for row in data.rows]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        top = sheet.top + _KEY + _HEAD
        broken = [wrap(name, _NAME_ROOM, size=sheet.theme.text, lines=2) for name in names]
        heights = [max(_ROW, len(name) * _PITCH + 5.0) for name in broken]
        canvas = sheet.canvas(top + sum(heights) + _AXIS_ROOM)
        wide = sheet.width - 2 * MARGIN - _NAME_ROOM - 2 * _GAP - 2 * _COLUMN - _KEPT
        drawn = _Drawing(canvas, lang, MARGIN + _NAME_ROOM + _GAP, wide)
        drawn.head(sheet.top + 4.0, top=top, body=sum(heights))
        y = top
        for row, name, height in zip(data.rows, broken, heights, strict=True):
            drawn.row(row, name, y + height / 2)
            y += height
        return sheet.finish(canvas)


@dataclass(slots=True)
class _Drawing:
    """One chart of influence while it is drawn."""

    canvas: Canvas
    lang: Lang
    start: float
    wide: float

    def head(self, y: float, *, top: float, body: float) -> None:
        """Put the key of the bars, the headings and the axis."""
        canvas, theme, lang, x = self.canvas, self.canvas.theme, self.lang, self.start
        left, right = Words(theme.least, theme.muted), Words(theme.least, theme.muted, align="right")
        canvas.box(x, y - 2.5, 12.0, _THIN, fill=theme.actual, gid="key:alone:bar")
        text = words.ALONE.text(lang)
        canvas.text(x + 15.5, y, text, left, gid="key:alone")
        x += 15.5 + text_width(text, theme.least) + 12.0
        canvas.box(x, y - 4.0, 12.0, 8.0, fill=theme.ground, edge=theme.actual, line=0.8, gid="key:total:bar")
        canvas.text(x + 15.5, y, words.TOTAL.text(lang), left, gid="key:total")
        at, end = top - 8.0, self.start + self.wide + _GAP
        for place, (gid, head) in enumerate((("alone", words.HEAD_ALONE), ("total", words.HEAD_TOTAL)), start=1):
            canvas.text(end + place * _COLUMN - 4.0, at, head.text(lang), right, gid=f"head:{gid}")
        lines = wrap(words.HEAD_KEPT.text(lang), _KEPT, size=theme.least, lines=2)
        canvas.lines(canvas.width - MARGIN, at - (len(lines) - 1) * 8.4, lines, right, gid="head:kept", pitch=8.4)
        for tick in _TICKS:
            x = self.start + tick * self.wide
            canvas.stroke([x, x], [top, top + body], color=theme.grid, width=0.5, gid=f"{BACKGROUND}:tick", zorder=0.5)
            align = Words(theme.least, theme.muted, align="center")
            canvas.text(x, top + body + 6.0, share(tick), align, gid=f"axis:{tick:g}")

    def row(self, row: SourceShare, name: tuple[str, ...], y: float) -> None:
        """Draw one source: name, bars, shares, and what half its error would do."""
        canvas, theme = self.canvas, self.canvas.theme
        gid = f"influence:{row.id}"
        place = y - (len(name) - 1) * _PITCH / 2
        canvas.lines(MARGIN, place, name, Words(theme.text, theme.ink), gid=f"{gid}:name", pitch=_PITCH)
        if row.first_order is None or row.total is None:
            style = Words(theme.least, theme.muted, backed=True)
            canvas.text(self.start + 2.0, y, words.NO_SHARE.text(self.lang), style, gid=f"{gid}:reason")
            return
        total, alone = (min(max(part, 0.0), 1.0) * self.wide for part in (row.total, row.first_order))
        canvas.box(
            self.start, y - _BAR / 2, total, _BAR, fill=theme.ground, edge=theme.actual, line=0.8, gid=f"{gid}:total"
        )
        canvas.box(self.start, y - _THIN / 2, alone, _THIN, fill=theme.actual, gid=f"{gid}:alone", zorder=2.5)
        end = self.start + self.wide + _GAP
        plain = Words(theme.text, theme.ink, align="right")
        bold = Words(theme.text, theme.ink, bold=True, align="right")
        canvas.text(end + _COLUMN - 4.0, y, part_text(row.first_order), plain, gid=f"{gid}:alone:value")
        canvas.text(end + 2 * _COLUMN - 4.0, y, part_text(row.total), bold, gid=f"{gid}:total:value")
        canvas.text(canvas.width - MARGIN, y, kept_text(row), plain, gid=f"{gid}:kept")
