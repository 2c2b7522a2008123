"""The chart of rank acceptability: for each entity one bar of all draws, cut at its ranks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb

from scorecard._text import Lang
from scorecard.plots import spread_words as words
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.rank_data import RankAcceptabilityData, RankMark, prepare_rank_acceptability
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import DEFAULT, Theme, readable
from scorecard.plots.wording import Said, number, share
from scorecard.plots.wrapping import text_width, wrap

if TYPE_CHECKING:
    from scorecard.scoring import Robustness

__all__ = ["RankAcceptabilityData", "draw_rank_acceptability", "prepare_rank_acceptability", "rank_acceptability"]

NAME = "rank acceptability"

_NAME_ROOM = 140.0
_GAP = 9.0
_HEAD = 30.0
_ROW = 17.0
_PITCH = 9.2
_TALL = 11.5
_PAD = 2.0
_HALF = 0.5
_SWATCH = 9.0
_LEGEND = 10


def rank_acceptability(
    robustness: Robustness,
    *,
    page: int | None = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw how often each entity reaches each rank, by expected rank.

    Parameters
    ----------
    robustness : Robustness
        The result for two entities or more.
    page : int, optional
        Which 25 entities by expected rank, from 1; may be left out when there are no more than 25.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        One bar an entity: rank 1 at the left and darkest; the law of the weights stands in the foot.

    Raises
    ------
    ChartError
        If there are fewer than two entities with a score, more than 25 and no page is named, or the axes
        given are too small.
    UsageError
        If there is no such page.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "speed", "name": "Speed", "worst": 0, "target": 100}
    >>> customer = {"id": "customer", "objectives": [{"id": "deliver", "name": "Deliver well", "measures": [measure]}]}
    >>> entities = [{"id": "hill", "name": "Hill depot"}, {"id": "lake", "name": "Lake depot"}]
    >>> year = {"first": "2026", "last": "2026"}
    >>> card = sc.Scorecard(
    ...     id="demo", name="Demo", calendar=year, entities=entities, perspectives=[customer], total=True
    ... )
    >>> values = [
    ...     sc.MeasureRecord("speed", "2026", v, entity=e, standard_error=1) for e, v in (("hill", 60), ("lake", 90))
    ... ]
    >>> obs = sc.observe(card, values=values)
    >>> found = sc.robustness(card, obs, period="2026", draws=200, seed=1)
    >>> chart = rank_acceptability(found)
    >>> chart.message
    'Lake depot comes first in 100 % of the draws, Hill depot in 0 %'
    """
    data = prepare_rank_acceptability(robustness, page=page)
    return draw_rank_acceptability(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_rank_acceptability(
    data: RankAcceptabilityData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared chart of rank acceptability.

    Parameters
    ----------
    data : RankAcceptabilityData
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
    >>> measure = {"id": "speed", "name": "Speed", "worst": 0, "target": 100}
    >>> customer = {"id": "customer", "objectives": [{"id": "deliver", "name": "Deliver well", "measures": [measure]}]}
    >>> entities = [{"id": "hill", "name": "Hill depot"}, {"id": "lake", "name": "Lake depot"}]
    >>> year = {"first": "2026", "last": "2026"}
    >>> card = sc.Scorecard(
    ...     id="demo", name="Demo", calendar=year, entities=entities, perspectives=[customer], total=True
    ... )
    >>> values = [
    ...     sc.MeasureRecord("speed", "2026", v, entity=e, standard_error=1) for e, v in (("hill", 60), ("lake", 90))
    ... ]
    >>> obs = sc.observe(card, values=values)
    >>> found = sc.robustness(card, obs, period="2026", draws=200, seed=1)
    >>> chart = draw_rank_acceptability(prepare_rank_acceptability(found))
    >>> chart.name, chart.lang
    ('rank-acceptability', 'en')
    """
    names = [row.name.text(lang) for row in data.rows]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        top, theme = sheet.top + _HEAD, sheet.theme
        many = len(data.rows) > 15
        broken = [wrap(name, _NAME_ROOM, size=theme.text, lines=1 if many else 2) for name in names]
        heights = [max(_ROW, len(name) * _PITCH + 4.0) for name in broken]
        canvas = sheet.canvas(top + sum(heights))
        drawn = _Drawing(canvas, data, lang, MARGIN + _NAME_ROOM + _GAP, _wide(data, theme, lang, width=sheet.width))
        drawn.head(sheet.top + 5.0)
        y = top
        for row, name, height in zip(data.rows, broken, heights, strict=True):
            drawn.row(row, name, y + height / 2)
            y += height
        return sheet.finish(canvas)


def _wide(data: RankAcceptabilityData, theme: Theme, lang: Lang, *, width: float) -> float:
    """Return the width of the bars: what names and expected ranks leave."""
    texts = (*(number(row.expected, 1) for row in data.rows), words.HEAD_EXPECTED.text(lang))
    column = max(text_width(text, theme.text, bold=True) for text in texts)
    return width - 2 * MARGIN - _NAME_ROOM - 2 * _GAP - column


def rank_fill(rank: int, ranks: int, *, theme: Theme = DEFAULT) -> str:
    """Return the colour of a rank: dark for the first half, pale for the second, nothing between where no ink reads.

    Parameters
    ----------
    rank, ranks : int
        The rank from 1, and how many there are.
    theme : Theme
        Whose colours.

    Returns
    -------
    str
        Colour such as ``#173f5f``.
    """
    part = (rank - 1) / max(ranks - 1, 1)
    (first, last), part = (theme.first_ranks, 2 * part) if part <= _HALF else (theme.last_ranks, 2 * part - 1)
    mixed = [a + (b - a) * part for a, b in zip(to_rgb(first), to_rgb(last), strict=True)]
    return to_hex((mixed[0], mixed[1], mixed[2]))


@dataclass(slots=True)
class _Drawing:
    """One chart of rank acceptability while it is drawn."""

    canvas: Canvas
    data: RankAcceptabilityData
    lang: Lang
    start: float
    wide: float

    def head(self, y: float) -> None:
        """Put the key of the ranks, then the headings."""
        canvas, theme, ranks = self.canvas, self.canvas.theme, self.data.entities
        left, right = Words(theme.least, theme.muted), Words(theme.least, theme.muted, align="right")
        x = self.start
        canvas.text(x, y, words.HEAD_RANK.text(self.lang), left, gid="key:name")
        x += text_width(words.HEAD_RANK.text(self.lang), theme.least) + 7.0
        shown = range(1, ranks + 1) if ranks <= _LEGEND else (1, 2, 3, ranks // 2, ranks - 1, ranks)
        for rank in shown:
            fill = rank_fill(rank, ranks, theme=theme)
            canvas.box(x, y - 3.5, _SWATCH, 7.0, fill=fill, gid=f"key:{rank}", edge=theme.muted, line=0.4)
            canvas.text(x + _SWATCH + 2.5, y, str(rank), left, gid=f"key:{rank}:name")
            x += _SWATCH + 2.5 + text_width(str(rank), theme.least) + 8.0
        y += 13.0
        canvas.text(self.start, y, "0 %", left, gid="head:none")
        canvas.text(self.start + self.wide, y, "100 %", right, gid="head:all")
        canvas.text(canvas.width - MARGIN, y, words.HEAD_EXPECTED.text(self.lang), right, gid="head:expected")

    def row(self, row: RankMark, name: tuple[str, ...], y: float) -> None:
        """Draw one entity: name, bar and expected rank."""
        canvas, theme, ranks = self.canvas, self.canvas.theme, self.data.entities
        gid = f"ranks:{row.id}"
        place = y - (len(name) - 1) * _PITCH / 2
        canvas.lines(MARGIN, place, name, Words(theme.text, theme.ink), gid=f"{gid}:name", pitch=_PITCH)
        x = self.start
        for rank, part in enumerate(row.shares, start=1):
            wide = part * self.wide
            if part:
                fill = rank_fill(rank, ranks, theme=theme)
                canvas.box(x, y - _TALL / 2, wide, _TALL, fill=fill, gid=f"{gid}:{rank}", edge=theme.ground, line=0.4)
                self._label(row, rank, fill, x=x, y=y)
            x += wide
        canvas.box(
            self.start, y - _TALL / 2, self.wide, _TALL, fill="none", gid=f"{gid}:frame", edge=theme.link, line=0.5
        )
        bold = Words(theme.text, theme.ink, bold=True, align="right")
        canvas.text(canvas.width - MARGIN, y, number(row.expected, 1), bold, gid=f"{gid}:expected")

    def _label(self, row: RankMark, rank: int, fill: str, *, x: float, y: float) -> None:
        """Put rank and share into a part of the bar, or the rank alone, as far as there is room."""
        theme, part = self.canvas.theme, row.shares[rank - 1]
        style = Words(theme.least, readable(fill, theme), align="center")
        for text in (f"{rank}: {share(part)}", str(rank)):
            if text_width(text, theme.least) + 2 * _PAD <= part * self.wide:
                self.canvas.text(x + part * self.wide / 2, y, text, style, gid=f"ranks:{row.id}:{rank}:label")
                return
