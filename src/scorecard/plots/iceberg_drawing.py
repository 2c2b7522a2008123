"""Bars and figures of the complaint iceberg."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.plots import iceberg_words as words
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.iceberg_data import IcebergData, IcebergFigure, IcebergLayer, figure_text, range_text
from scorecard.plots.surround import MARGIN
from scorecard.plots.wording import chance, share
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["IcebergDrawing", "iceberg_height"]

_HEAD = 14.0
_LAYER = 19.0
_BAR = 11.0
_FIGURE = 13.0
_APART = 8.0
_NAMES = 112.0
_INDENT = 8.0
_COLUMN = 10.0
_LEAST = 60.0
_HATCH = "//////"


def iceberg_height(data: IcebergData) -> float:
    """Return the height of the drawing in points."""
    lists = [rows for rows in (data.follows, data.parameters) if rows]
    return _HEAD + _LAYER * len(data.layers) + sum(_APART + _HEAD + _FIGURE * len(rows) for rows in lists)


@dataclass(frozen=True, slots=True)
class IcebergDrawing:
    """One complaint iceberg while it is drawn.

    Attributes
    ----------
    canvas : Canvas
        The sheet.
    data : IcebergData
        What is drawn.
    lang : {"en", "zh"}
        Language.
    ends : tuple of float
        Right ends of the four columns of numbers.
    start, wide : float
        Left end and width of the widest bar.
    """

    canvas: Canvas
    data: IcebergData
    lang: Lang
    ends: tuple[float, float, float, float]
    start: float
    wide: float

    @classmethod
    def make(cls, canvas: Canvas, data: IcebergData, lang: Lang) -> IcebergDrawing:
        """Give the columns of numbers the room their longest text takes, and the bars what is left."""
        theme, right = canvas.theme, canvas.width - MARGIN
        figures = (*data.follows, *data.parameters)
        counts = [figure_text(one.count) for one in data.layers] + [figure_text(one.value) for one in figures]
        ranges = [range_text(one.low, one.high) for one in data.layers]
        ranges += [range_text(one.low, one.high) for one in figures]
        shares = [share(one.share) for one in data.layers]
        leave = [share(one.leave) for one in data.layers if one.leave is not None]
        leave += [chance(one.explains) for one in figures if one.explains is not None]
        heads = (
            (counts, (words.HEAD_COUNT, words.HEAD_VALUE)), (shares, (words.HEAD_SHARE,)),
            (leave, (words.HEAD_LEAVE, words.HEAD_EXPLAINS)), (ranges, (words.HEAD_RANGE,)),
        )  # fmt: skip
        ends: list[float] = []
        for texts, names in reversed(heads):
            ends.insert(0, right)
            widest = [text_width(text, theme.text) for text in texts]
            widest += [text_width(name.text(lang), theme.least) for name in names]
            right -= max(widest) + _COLUMN
        start = MARGIN + _NAMES + _COLUMN
        if right - start < _LEAST:
            longest = max(ranges, key=len)
            raise ChartError.single(
                "figures-long",
                "the figures leave no room for the bars of the complaint iceberg",
                found=longest or max(counts, key=len),
                cure="State revenue, profit and cost in thousands or millions.",
            )
        return cls(canvas, data, lang, (ends[0], ends[1], ends[2], ends[3]), start, right - start)

    def draw(self, top: float) -> None:
        """Draw the groups to one scale, the line between heard and unheard, then both lists of figures."""
        heads = (words.HEAD_COUNT, words.HEAD_SHARE, words.HEAD_LEAVE, words.HEAD_RANGE)
        self._heads(heads, "layers", top)
        y = top + _HEAD
        for layer in self.data.layers:
            if not layer.heard:
                ends = [MARGIN, self.canvas.width - MARGIN]
                self.canvas.stroke(ends, [y, y], color=self.canvas.theme.perception, width=1.2, gid="iceberg:line")
            self._layer(layer, y + _LAYER / 2)
            y += _LAYER
        for rows, key, head in (
            (self.data.follows, "follows", words.HEAD_FOLLOWS),
            (self.data.parameters, "parameters", words.HEAD_ASSUMED),
        ):
            if rows:
                y = self._figures(rows, key, head, y + _APART)

    def _heads(self, heads: Sequence[LocalText | None], key: str, top: float) -> None:
        """Put headings over the columns."""
        style = Words(self.canvas.theme.least, self.canvas.theme.muted, align="right")
        for place, (end, head) in enumerate(zip(self.ends, heads, strict=True)):
            if head is not None:
                self.canvas.text(end, top + 5.0, head.text(self.lang), style, gid=f"head:{key}:{place}")

    def _layer(self, layer: IcebergLayer, y: float) -> None:
        """Draw one group: name, bar, numbers."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"iceberg:{layer.id}"
        left = MARGIN + layer.depth * _INDENT
        style = Words(theme.text, theme.ink, bold=layer.depth == 0)
        for line in wrap(layer.name.text(self.lang), _NAMES - layer.depth * _INDENT, size=theme.text, lines=1):
            canvas.text(left, y, line, style, gid=f"{gid}:name")
        scale = self.wide / self.data.layers[0].count
        x, wide = self.start + layer.start * scale, layer.count * scale
        if layer.leave is None:
            fill = theme.quiet
            canvas.box(x, y - _BAR / 2, wide, _BAR, fill=fill, edge=theme.muted, gid=gid, line=0.6)
        else:
            stay = wide * (1 - layer.leave)
            canvas.box(x, y - _BAR / 2, stay, _BAR, fill=theme.actual, edge=theme.actual, gid=f"{gid}:stay")
            canvas.box(
                x + stay, y - _BAR / 2, wide - stay, _BAR, fill=theme.ground, edge=theme.bad.edge,
                gid=f"{gid}:leave", hatch=_HATCH, line=0.8,
            )  # fmt: skip
        texts = {"count": figure_text(layer.count), "share": share(layer.share)}
        texts["leave:share"] = "" if layer.leave is None else share(layer.leave)
        texts["range"] = range_text(layer.low, layer.high)
        self._numbers(texts, gid, y)

    def _numbers(self, texts: dict[str, str], gid: str, y: float) -> None:
        """Put the numbers of a row in their columns."""
        theme = self.canvas.theme
        for place, (end, (column, text)) in enumerate(zip(self.ends, texts.items(), strict=True)):
            if text:
                style = Words(theme.text, theme.ink if place == 0 else theme.muted, align="right")
                self.canvas.text(end, y, text, style, gid=f"{gid}:{column}")

    def _figures(self, rows: Sequence[IcebergFigure], key: str, head: LocalText, top: float) -> float:
        """Put a list of figures; return its end."""
        canvas, theme = self.canvas, self.canvas.theme
        style = Words(theme.text, theme.ink, bold=True)
        canvas.text(MARGIN, top + 5.0, head.text(self.lang), style, gid=f"head:{key}")
        explains = words.HEAD_EXPLAINS if any(one.explains is not None for one in rows) else None
        self._heads((words.HEAD_VALUE, None, explains, words.HEAD_RANGE), key, top)
        ends = [MARGIN, canvas.width - MARGIN]
        canvas.stroke(ends, [top + 11.5] * 2, color=theme.grid, width=0.6, gid=f"{BACKGROUND}:{key}")
        y, room = top + _HEAD, self._room(rows)
        for one in rows:
            gid = f"figure:{one.id}"
            for line in wrap(one.name.text(self.lang), room, size=theme.text, lines=1):
                canvas.text(MARGIN, y + _FIGURE / 2, line, Words(theme.text, theme.ink), gid=f"{gid}:name")
            told = "" if one.explains is None else chance(one.explains)
            texts = {"value": figure_text(one.value), "none": "", "explains": told}
            self._numbers({**texts, "range": range_text(one.low, one.high)}, gid, y + _FIGURE / 2)
            y += _FIGURE
        return y

    def _room(self, rows: Sequence[IcebergFigure]) -> float:
        """Return how wide the names of figures may be."""
        widest = max(text_width(figure_text(one.value), self.canvas.theme.text) for one in rows)
        return self.ends[0] - widest - _COLUMN - MARGIN
