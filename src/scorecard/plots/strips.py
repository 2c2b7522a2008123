"""The probability strip: for each score one bar of the whole, cut at the shares of the statuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.models import Band
from scorecard.plots import spread_words as words
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.house_colours import mixed
from scorecard.plots.sheets import sheet_for
from scorecard.plots.spread_data import SpreadMark, SpreadRows
from scorecard.plots.spread_layout import (
    HEAD,
    SpreadLine,
    arrange_rows,
    chance_text,
    draw_name,
    draw_rule,
    status_width,
)
from scorecard.plots.strip_data import ProbabilityStripData, prepare_probability_strip
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme, readable, status_label
from scorecard.plots.wording import Said
from scorecard.plots.wrapping import text_width

if TYPE_CHECKING:
    from scorecard.scoring import Robustness, Uncertainty

__all__ = ["ProbabilityStripData", "draw_probability_strip", "prepare_probability_strip", "probability_strip"]

NAME = "probability strip"

_NAME_ROOM = 150.0
_GAP = 9.0
_PAD = 2.5
_LEAST = 14.5
_TALL = 11.4
_THIN = 0.5
_FURTHEST = 0.27
"""How far the colour of the last of several bands of one level goes towards that of the page, or of text."""
_SURE = 0.9


def probability_strip(
    result: Uncertainty | Robustness,
    *,
    rows: SpreadRows = "objectives",
    node: str | None = None,
    entity: str | None = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw for each score one bar of all draws, cut at the shares of the statuses.

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
        Up to 30 rows; the worst band stands at the left, the status as computed has a bold frame.

    Raises
    ------
    UsageError
        If there is no such node or entity, both are named, or neither is among several entities.
    ChartError
        If there are more than 30 rows, or the axes given are too small.
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
    >>> chart = probability_strip(found)
    >>> chart.message
    'All 2 statuses hold in at least 90 % of the draws'
    """
    data = prepare_probability_strip(result, rows=rows, node=node, entity=entity)
    return draw_probability_strip(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_probability_strip(
    data: ProbabilityStripData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared probability strip.

    Parameters
    ----------
    data : ProbabilityStripData
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
    >>> chart = draw_probability_strip(prepare_probability_strip(found))
    >>> chart.name, chart.lang
    ('probability-strip', 'en')
    """
    names = [row.name.text(lang) for row in data.rows]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        top, theme = sheet.top + HEAD, sheet.theme
        lines, body = arrange_rows(
            data.rows, of=data.how.of, theme=theme, lang=lang, top=top, room=_NAME_ROOM, least=_LEAST
        )
        canvas = sheet.canvas(top + body)
        _Drawing.make(canvas, data, lang, width=sheet.width).draw(lines, head=top - HEAD + 7.0)
        return sheet.finish(canvas)


@dataclass(slots=True)
class _Drawing:
    """One probability strip while it is drawn."""

    canvas: Canvas
    data: ProbabilityStripData
    lang: Lang
    start: float
    wide: float
    status: float
    chance: float

    @classmethod
    def make(cls, canvas: Canvas, data: ProbabilityStripData, lang: Lang, *, width: float) -> _Drawing:
        """Give the columns the room their longest text takes, and the strips what is left."""
        theme = canvas.theme
        chance = width - MARGIN
        texts = [chance_text(row) for row in data.rows]
        most = max(text_width(text, theme.text, bold=True) for text in (*texts, words.HEAD_PROBABILITY.text(lang)))
        label = max(status_width(data.rows, theme, lang), text_width(words.HEAD_STATUS.text(lang), theme.least) - 11.0)
        status = chance - most - _GAP - label - 11.0
        start = MARGIN + _NAME_ROOM + _GAP
        return cls(canvas, data, lang, start, status - _GAP - start, status, chance)

    def draw(self, lines: tuple[SpreadLine, ...], *, head: float) -> None:
        """Draw the headings, then row by row."""
        canvas, theme, lang = self.canvas, self.canvas.theme, self.lang
        left, right = Words(theme.least, theme.muted), Words(theme.least, theme.muted, align="right")
        canvas.text(self.start, head, "0 %", left, gid="head:none")
        canvas.text(self.start + self.wide, head, "100 %", right, gid="head:all")
        canvas.text(self.status, head, words.HEAD_STATUS.text(lang), left, gid="head:status")
        canvas.text(self.chance, head, words.HEAD_PROBABILITY.text(lang), right, gid="head:probability")
        for place, line in enumerate(lines):
            draw_rule(canvas, line, before=place > 0)
            draw_name(canvas, line, self.data.how.of, gid=f"strip:{line.row.id}")
            self._strip(line)
            self._status(line)

    def _strip(self, line: SpreadLine) -> None:
        """Draw the bar of one row, or say why there is none."""
        row, theme, canvas = line.row, self.canvas.theme, self.canvas
        gid = f"strip:{row.id}"
        if row.chances is None:
            text = words.NOT_KNOWN if row.band is not None else row.reason
            shown = "–" if text is None else text.text(self.lang)
            canvas.text(self.start + 2.0, line.y, shown, Words(theme.least, theme.muted), gid=f"{gid}:reason")
            return
        x, top = self.start, line.y - _TALL / 2
        frame = (x, 0.0)
        fills = _fills([band for band, _ in row.chances], theme)
        for band, chance in row.chances:
            wide = chance * self.wide
            if chance:
                fill = fills[band.id]
                canvas.box(x, top, wide, _TALL, fill=fill, gid=f"{gid}:{band.id}", edge=theme.ground, line=_THIN)
                self._label(row, band, chance, x=x, y=line.y, fill=fill)
            if row.band is not None and band.id == row.band.id:
                frame = (x, wide)
            x += wide
        if frame[1]:
            box = canvas.box(
                frame[0], top, frame[1], _TALL, fill="none", gid=f"{gid}:stated", edge=theme.ink, line=1.6, zorder=3.5
            )
            box.set_joinstyle("miter")

    def _label(self, row: SpreadMark, band: Band, chance: float, *, x: float, y: float, fill: str) -> None:
        """Put letter and share into a part of the bar, or the letter alone, as far as there is room."""
        theme, wide = self.canvas.theme, chance * self.wide
        style = Words(theme.least, readable(fill, theme), align="center")
        letter = status_label(band, self.lang)
        told = row.told(chance)
        for text in (f"{letter} {told}", f"{band.letter.text(self.lang)} {told}", letter):
            if text_width(text, theme.least) + 2 * _PAD <= wide:
                self.canvas.text(x + wide / 2, y, text, style, gid=f"strip:{row.id}:{band.id}:label")
                return

    def _status(self, line: SpreadLine) -> None:
        """Put the status as computed and its probability."""
        row, theme, canvas = line.row, self.canvas.theme, self.canvas
        gid = f"strip:{row.id}"
        mark = theme.mark(None if row.band is None else row.band.level)
        canvas.mark(self.status + 3.5, line.y, mark, size=6.5, gid=f"{gid}:status")
        label = status_label(row.band, self.lang)
        canvas.text(self.status + 11.0, line.y, label, Words(theme.least, theme.ink), gid=f"{gid}:label")
        if row.band is None:
            return
        unsure = row.probability is not None and row.probability < _SURE
        color = theme.ink if unsure else theme.muted
        style = Words(theme.text if unsure else theme.small, color, bold=unsure, align="right")
        canvas.text(self.chance, line.y, chance_text(row), style, gid=f"{gid}:probability")


def _fills(bands: Sequence[Band], theme: Theme) -> dict[str, str]:
    """Return the colour of each band, worst first; of several bands of one level, a better one is lighter.

    So they stay apart from each other and from those of other levels in grey print too.
    """
    found: dict[str, str] = {}
    for band in bands:
        alike = [other.id for other in bands if other.level == band.level]
        plain = len(alike) - 1 if band.level == "bad" else 0
        part = _FURTHEST * (alike.index(band.id) - plain) / max(len(alike) - 1, 1)
        found[band.id] = mixed(theme.mark(band.level).fill, theme.ground if part > 0 else theme.ink, abs(part))
    return found
