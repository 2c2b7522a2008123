"""The strategy map: objectives in rows of perspectives, with status, score and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.path import Path

from scorecard._text import Lang
from scorecard.models import Link
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.labels import Box
from scorecard.plots.map_evidence_drawing import DASHES, BadgeWay, draw_badges, draw_list, list_height
from scorecard.plots.map_layout import Layout, Route, layout_map
from scorecard.plots.scorecard_rows import ScoreRow, chance_text, label_text, score_text
from scorecard.plots.sheets import sheet_for
from scorecard.plots.strategy_data import MapRow, StrategyMapData, prepare_strategy_map
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme, status_label
from scorecard.plots.wording import Said
from scorecard.plots.wrapping import text_width, wrap

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation
    from scorecard.series import LinkEvidence

__all__ = ["StrategyMapData", "draw_strategy_map", "prepare_strategy_map", "strategy_map"]

NAME = "strategy map"

_LABEL = 27.0
_AIR = 15.0
_ARC_AIR = 7.0
_BETWEEN = 5.0
_SUB_GAP = 30.0
_EMPTY = 22.0
_PITCH = 9.0
_NAME_LINES = 4
_BAR = 4.0
_PAD = 5.0
_FOOTER = 13.0
_CHANCE = 9.0
_MARKED = 10.5
_SCORE_PAD = 4.5
_APART = 3.0
_ARROW = 5.6
_LABEL_PITCH = 9.6
_LESS = (3.0, 1.6)


def strategy_map(
    evaluation: Evaluation,
    *,
    evidence: LinkEvidence | None = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the strategy map of one entity and period.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period.
    evidence : LinkEvidence, optional
        What the data say about the links of the same card: it gives the line of each arrow, and a list
        below the map; the links are as supposed when left out.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        One row a perspective (two staggered ones where it has more than five objectives); links
        never cross a box, and those that start at an objective off target stand out.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods, or the evidence is about other links.
    ChartError
        If the axes given are too small.
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
    >>> chart = strategy_map(ev)
    >>> chart.message
    '1 of 1 objective off target: Deliver well'
    """
    data = prepare_strategy_map(evaluation, evidence=evidence)
    return draw_strategy_map(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_strategy_map(
    data: StrategyMapData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared strategy map.

    Parameters
    ----------
    data : StrategyMapData
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
    >>> chart = draw_strategy_map(prepare_strategy_map(ev))
    >>> chart.name, chart.lang
    ('strategy-map', 'en')
    """
    names = [o.name.text(lang) for o in data.objectives] + [row.name.text(lang) for row in data.rows]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        plan = _Plan.make(data, sheet.theme, lang, width=sheet.width, top=sheet.top)
        below = 0.0 if data.evidence is None else list_height(data.evidence)
        canvas = sheet.canvas(plan.bottom + below)
        _Drawing(canvas, data, plan, lang).draw()
        if data.evidence is not None:
            draw_list(canvas, data.evidence, lang, top=plan.bottom)
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where rows, bands and boxes lie."""

    layout: Layout
    names: Mapping[str, tuple[str, ...]]
    row_top: tuple[float, ...]
    box_height: float
    bands: tuple[tuple[float, float], ...]
    bottom: float
    beside: bool

    @classmethod
    def make(cls, data: StrategyMapData, theme: Theme, lang: Lang, *, width: float, top: float) -> _Plan:
        """Lay out boxes, break their names, and stack the rows."""
        layout = layout_map(
            [[o.id for o in row.objectives] for row in data.rows],
            [(link.cause, link.effect) for link in data.links],
            width=width - 2 * MARGIN - _LABEL,
        )
        room = layout.box_width - _BAR - 2 * _PAD + 1.0
        names = {o.id: wrap(o.name.text(lang), room, size=theme.small, lines=_NAME_LINES) for o in data.objectives}
        lines = max((len(name) for name in names.values()), default=1)
        beside = all(_fits(o, theme, lang, width=layout.box_width) for o in data.objectives)
        height = lines * _PITCH + _FOOTER + 2 * _PAD - 2.0 + (0.0 if beside else _CHANCE)
        arched = {route.source for route in layout.routes if route.within_row}
        tops: list[float] = []
        bands: list[tuple[float, float]] = []
        y = top
        for group, _ in enumerate(data.rows):
            start = y
            rows = [row for row, owner in enumerate(layout.groups) if owner == group]
            y += _AIR + (_ARC_AIR if arched & set(layout.rows[rows[0]]) else 0.0)
            for place, row in enumerate(rows):
                tops.append(y)
                y += height if layout.rows[row] else _EMPTY
                y += _SUB_GAP if place < len(rows) - 1 else _AIR
            bands.append((start, y))
            y += _BETWEEN
        return cls(layout, names, tuple(tops), height, tuple(bands), y - _BETWEEN, beside)


@dataclass(slots=True)
class _Drawing:
    """One strategy map while it is drawn."""

    canvas: Canvas
    data: StrategyMapData
    plan: _Plan
    lang: Lang

    def draw(self) -> None:
        """Draw bands, links, then boxes."""
        for row, (start, end) in zip(self.data.rows, self.plan.bands, strict=True):
            self._band(row, start, end)
        hot = self.data.off_target
        pairs = list(zip(self.data.links, self.plan.layout.routes, strict=True))
        ways: list[BadgeWay] = []
        for link, route in sorted(pairs, key=lambda pair: pair[0].cause in hot):
            path = self._link(link, route, hot=link.cause in hot)
            if self.data.evidence is not None:
                ways.append(BadgeWay(self.data.evidence.of(link), path))
        draw_badges(self.canvas, ways, self._boxes())
        boxes = {o.id: o for o in self.data.objectives}
        for top, nodes in zip(self.plan.row_top, self.plan.layout.rows, strict=True):
            for node in nodes:
                self._box(boxes[node], top)

    def _boxes(self) -> list[Box]:
        """Return the rectangles of all objectives."""
        wide, high = self.plan.layout.box_width, self.plan.box_height
        return [
            Box(
                self._x(self.plan.layout.x[node]) - wide / 2,
                top,
                self._x(self.plan.layout.x[node]) + wide / 2,
                top + high,
            )
            for top, nodes in zip(self.plan.row_top, self.plan.layout.rows, strict=True)
            for node in nodes
        ]

    def _dashes(self, link: Link) -> tuple[float, float] | None:
        """Return how a link is dashed: by its verdict where there is evidence, else by its sign."""
        if self.data.evidence is None:
            return _LESS if link.sign == "-" else None
        return DASHES[self.data.evidence.of(link).verdict]

    def _x(self, x: float) -> float:
        """Return the place on the sheet of an x of the layout."""
        return MARGIN + _LABEL + x

    def _band(self, row: MapRow, start: float, end: float) -> None:
        """Draw the background of a perspective with its name: upright in Chinese, turned in English."""
        canvas, theme = self.canvas, self.canvas.theme
        wide = canvas.width - 2 * MARGIN
        canvas.box(MARGIN, start, wide, end - start, fill=theme.band, gid=f"{BACKGROUND}:band", zorder=0.2)
        name, size = row.name.text(self.lang), theme.text + 0.5
        style = Words(size, theme.muted, bold=True, align="center")
        middle, gid = (start + end) / 2, f"map:{row.id}:name"
        if self.lang == "zh" and not any(c.isascii() and c.isalpha() for c in name):
            self._upright(name, style, middle, end - start, gid)
            return
        lines = wrap(name, end - start - 6.0, size=size, bold=True, lines=2)
        for number, line in enumerate(lines):
            x = MARGIN + _LABEL / 2 + (number - (len(lines) - 1) / 2) * _LABEL_PITCH - 1.0
            canvas.text(x, middle, line, style, gid=gid if number == 0 else f"{gid}:{number + 1}", rotation=90)

    def _upright(self, name: str, style: Words, middle: float, height: float, gid: str) -> None:
        """Put Chinese characters one below the other, in two columns where one is too short."""
        pitch = style.size * 1.12
        most = max(1, int((height - 6.0) / pitch))
        columns = [name[i : i + most] for i in range(0, len(name), most)][:2]
        if len(name) > 2 * most:
            columns[-1] = columns[-1][:-1] + "…"
        for number, column in enumerate(columns):
            x = MARGIN + _LABEL / 2 - 1.0 - (number - (len(columns) - 1) / 2) * (style.size + 2.0)
            y = middle - (len(column) - 1) * pitch / 2
            self.canvas.lines(x, y, tuple(column), style, gid=f"{gid}{'' if number == 0 else ':column'}", pitch=pitch)

    def _link(self, link: Link, route: Route, *, hot: bool) -> Path:
        """Draw one link on a pale edge that parts it from those it crosses, with its head; return its way."""
        canvas, theme = self.canvas, self.canvas.theme
        level = {node: row for row, nodes in enumerate(self.plan.layout.rows) for node in nodes}
        source, target = level[route.source], level[route.target]
        rising = target < source
        down_into = route.within_row or not rising
        tip = self.plan.row_top[target] - 0.8 if down_into else self._below(target) + 0.8
        foot = tip - _ARROW + 0.5 if down_into else tip + _ARROW - 0.5
        path = self._arc(route, source, foot) if route.within_row else self._way(route, source, rising, foot)
        color, width = (theme.bad.fill, 1.9) if hot else (theme.link, 1.1)
        gid = f"link:{link.cause}:{link.effect}"
        order = 2.0 if hot else 1.5
        canvas.curve(path, color=theme.band, width=width + 2.6, gid=f"{BACKGROUND}:halo", zorder=order - 0.1)
        canvas.curve(path, color=color, width=width, gid=gid, zorder=order, dashes=self._dashes(link))
        middle = tip - _ARROW * 0.5 if down_into else tip + _ARROW * 0.5
        head = canvas.triangle(
            self._x(route.end), middle, up=not down_into, size=_ARROW, fill=color, edge=color, gid=f"{gid}:head"
        )
        head.set_linewidth(0.2)
        head.set_zorder(order + 0.2)
        return path

    def _below(self, row: int) -> float:
        """Return the lower edge of the boxes of a row."""
        return self.plan.row_top[row] + (self.plan.box_height if self.plan.layout.rows[row] else _EMPTY)

    def _way(self, route: Route, source: int, rising: bool, foot: float) -> Path:
        """Return an S-curve from row to row, straight where it passes a row."""
        start = self.plan.row_top[source] if rising else self._below(source)
        places = [(self._x(route.start), start)]
        for row, x in route.stops:
            edges = (self._below(row), self.plan.row_top[row])
            places.extend((self._x(x), y) for y in (edges if rising else edges[::-1]))
        places.append((self._x(route.end), foot))
        return _smooth(places)

    def _arc(self, route: Route, row: int, foot: float) -> Path:
        """Return an arc above a row."""
        top = self.plan.row_top[row]
        x0, x1 = self._x(route.start), self._x(route.end)
        rise = min(_AIR + 4.0, 10.0 + abs(x1 - x0) * 0.06)
        codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        return Path([(x0, top), (x0, top - rise * 1.25), (x1, top - rise * 1.35), (x1, foot)], codes)

    def _box(self, row: ScoreRow, top: float) -> None:
        """Draw one objective: status bar, name, mark, word and score."""
        canvas, theme, plan = self.canvas, self.canvas.theme, self.plan
        wide, high = plan.layout.box_width, plan.box_height
        x, gid = self._x(plan.layout.x[row.id]) - wide / 2, f"map:{row.id}"
        mark = theme.mark(None if row.band is None else row.band.level)
        canvas.box(
            x, top, wide, high, fill=theme.ground, edge=theme.link, gid=f"{gid}:box", zorder=3, round_by=3.0, line=0.8
        )
        hatch = "//////" if row.band is None else None
        edge = theme.muted if row.band is None else mark.edge
        bar = canvas.box(
            x + 2.0, top + 3.5, _BAR, high - 7.0, fill=mark.fill, edge=edge, gid=f"{gid}:bar", zorder=3.5, hatch=hatch
        )
        bar.set_linewidth(0.5)
        left = x + _BAR + _PAD + 0.5
        y = top + _PAD + _PITCH / 2 - 0.5
        canvas.lines(left, y, plan.names[row.id], Words(theme.small, theme.ink), gid=f"{gid}:name", pitch=_PITCH)
        y = top + high - _FOOTER / 2 - 1.5 - (0.0 if plan.beside else _CHANCE)
        if row.scored:
            canvas.mark(left + 3.5, y, mark, size=7.0, gid=f"{gid}:status")
            small, chance = Words(theme.least, theme.ink), chance_text(row)
            label = label_text(row, self.lang) if plan.beside else status_label(row.band, self.lang)
            canvas.text(left + _MARKED, y, label, small, gid=f"{gid}:label")
            if chance is not None and not plan.beside:
                canvas.text(left + _MARKED, y + _CHANCE, chance, small, gid=f"{gid}:chance")
        if row.score is not None:
            style = Words(theme.text, theme.ink, bold=True, align="right")
            canvas.text(x + wide - _SCORE_PAD, y, _score(row), style, gid=f"{gid}:score")
        elif not row.scored and row.reason is not None:
            canvas.text(left, y, row.reason.text(self.lang), Words(theme.least, theme.muted), gid=f"{gid}:reason")


def _score(row: ScoreRow) -> str:
    """Return the score of an objective, with a star where it rests on part of the weight."""
    return score_text(row) + ("*" if row.partial else "")


def _fits(row: ScoreRow, theme: Theme, lang: Lang, *, width: float) -> bool:
    """Return whether mark, status, its probability and the score stand on one line of a box."""
    left = _BAR + _PAD + 0.5 + _MARKED + text_width(label_text(row, lang), theme.least)
    score = 0.0 if row.score is None else text_width(_score(row), theme.text, bold=True) + _SCORE_PAD
    return chance_text(row) is None or left + _APART + score <= width


def _smooth(places: Sequence[tuple[float, float]]) -> Path:
    """Return a curve through places that leaves and reaches each of them upright."""
    vertices: list[tuple[float, float]] = [places[0]]
    codes: list[int] = [int(Path.MOVETO)]
    for (x0, y0), (x1, y1) in pairwise(places):
        if x0 == x1:
            vertices.append((x1, y1))
            codes.append(int(Path.LINETO))
            continue
        bend = (y1 - y0) * 0.55
        vertices.extend([(x0, y0 + bend), (x1, y1 - bend), (x1, y1)])
        codes.extend([int(Path.CURVE4)] * 3)
    return Path(vertices, codes)
