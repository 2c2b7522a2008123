"""The zone-of-tolerance ladder: a bar from minimum to desired, the perceived level as a mark upon it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from scorecard._marks import Mark
from scorecard._text import Lang, LocalText
from scorecard.plots import answer_words as shared
from scorecard.plots import zone_words as words
from scorecard.plots.answer_layout import NAME_ROOM, AnswerLine, draw_line_name, lay_lines, scale_limits, widest
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.row_panels import lay_panel
from scorecard.plots.scales import ticks
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, number, typeset
from scorecard.plots.wrapping import text_width
from scorecard.plots.zone_data import ZoneLadderData, ZoneOrder, ZoneRows, prepare_zone_ladder
from scorecard.plots.zone_mark import ZoneMark

if TYPE_CHECKING:
    from scorecard.survey import ZoneOfTolerance

__all__ = ["ZoneLadderData", "ZonePlots", "draw_zone_ladder", "prepare_zone_ladder", "zone_ladder"]

NAME = "zone-of-tolerance ladder"

_HEAD = 17.0
_AXIS = 25.0
_GAP = 8.0
_BAR = 9.0
_MARK = 7.0
_CODE = 9.5


def zone_ladder(
    zones: ZoneOfTolerance,
    *,
    rows: ZoneRows = "dimensions",
    order: ZoneOrder = "adequacy",
    segment: str | None = None,
    subject: Said = None,
    period: Said = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the zone from minimum to desired level of each row, with the perceived level.

    Parameters
    ----------
    zones : ZoneOfTolerance
        The result.
    rows : {"dimensions", "items"}
        What the rows are.
    order : {"adequacy", "instrument"}
        Least adequate first, or as in the questionnaire.
    segment : str, optional
        Label of a group of respondents; everyone when left out.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 40 rows; shape, colour and word of a mark say whether it lies below, within or above
        the zone. The line at the mark is the interval of the paired difference from the nearer end.

    Raises
    ------
    UsageError
        If there is no such group.
    ChartError
        If there are no rows or more than 40, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(9), [{"id": "quick", "text": "Quick"}]
    >>> roles = ["minimum", "desired", "perception"]
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, roles=roles, items=items)
    >>> layout = sc.ColumnLayout(columns={"minimum": "M{number}", "desired": "D{number}", "perception": "P{number}"})
    >>> answers = {"M1": [5, 6, 5, 6], "D1": [8, 8, 7, 9], "P1": [6, 7, 7, 5]}
    >>> found = sc.zone_of_tolerance(sc.read_survey(pa.table(answers), asked, layout=layout))
    >>> chart = zone_ladder(found, rows="items")
    >>> chart.message
    'The one item is not below the least that customers accept'
    """
    data = prepare_zone_ladder(zones, rows=rows, order=order, segment=segment, subject=subject, period=period)
    return draw_zone_ladder(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_zone_ladder(
    data: ZoneLadderData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared zone-of-tolerance ladder.

    Parameters
    ----------
    data : ZoneLadderData
        What it shows.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(9), [{"id": "quick", "text": "Quick"}]
    >>> roles = ["minimum", "desired", "perception"]
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, roles=roles, items=items)
    >>> layout = sc.ColumnLayout(columns={"minimum": "M{number}", "desired": "D{number}", "perception": "P{number}"})
    >>> answers = {"M1": [5, 6, 5, 6], "D1": [8, 8, 7, 9], "P1": [6, 7, 7, 5]}
    >>> found = sc.zone_of_tolerance(sc.read_survey(pa.table(answers), asked, layout=layout))
    >>> chart = draw_zone_ladder(prepare_zone_ladder(found, rows="items"))
    >>> chart.name, chart.lang
    ('zone-of-tolerance-ladder', 'en')
    """
    names, wholes = ([(row.id, row.name.text(lang)) for row in rows] for rows in (data.rows, data.wholes))
    texts = [text for _, text in (*names, *wholes)]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        lines, body = lay_lines(names, wholes=wholes, theme=sheet.theme, top=0.0)
        top = sheet.top + _HEAD
        canvas = sheet.canvas(top + body + _AXIS)
        _Drawing.make(canvas, data, lang, top=top, body=body).draw(lines)
        return sheet.finish(canvas)


@dataclass(slots=True)
class _Drawing:
    """One ladder while it is drawn."""

    canvas: Canvas
    data: ZoneLadderData
    lang: Lang
    top: float
    panel: Axes
    limits: tuple[float, float, float]
    msa: float
    mss: float
    position: float
    n: float

    @classmethod
    def make(cls, canvas: Canvas, data: ZoneLadderData, lang: Lang, *, top: float, body: float) -> _Drawing:
        """Give every column the room its longest text takes, and the panel what is left."""
        theme, rows = canvas.theme, (*data.rows, *data.wholes)

        def room(texts: list[str], head: LocalText) -> float:
            return max(widest(texts, theme.text, bold=True), text_width(head.text(lang), theme.least)) + _GAP

        n = canvas.width - MARGIN
        position = n - room([number(row.n, 0) for row in rows], shared.HEAD_N)
        position -= _CODE + room([word.text(lang) for word in words.POSITIONS.values()], words.HEAD_POSITION) - _GAP
        mss = position - _GAP
        msa = mss - room([number(row.mss, 2, signed=True) for row in rows], words.HEAD_SUPERIORITY)
        end = msa - room([number(row.msa, 2, signed=True) for row in rows], words.HEAD_ADEQUACY) - 2.0
        limits, start = _limits(data), MARGIN + NAME_ROOM + _GAP
        panel = lay_panel(
            canvas,
            start,
            top,
            size=(end - start, body),
            ends=limits[:2],
            places=ticks(*limits),
            label="zones",
            grid=True,
        )
        return cls(canvas, data, lang, top, panel, limits, msa, mss, position, n)

    def draw(self, lines: tuple[AnswerLine, ...]) -> None:
        """Draw the headings, then row by row."""
        self._headings()
        rows = {row.id: row for row in (*self.data.rows, *self.data.wholes)}
        for place, line in enumerate(lines):
            at = AnswerLine(line.id, line.name, line.whole, line.y + self.top, line.height)
            draw_line_name(self.canvas, at, gid=f"zone:{line.id}", first=place == len(self.data.rows))
            self._row(rows[line.id], line.y)
            self._numbers(rows[line.id], at.y)

    def _headings(self) -> None:
        """Put the key of the marks, the headings of the columns, the name of the axis."""
        canvas, theme, lang = self.canvas, self.canvas.theme, self.lang
        y, start = self.top - _HEAD + 6.0, MARGIN + NAME_ROOM + _GAP
        left, right = Words(theme.least, theme.muted), Words(theme.least, theme.muted, align="right")
        canvas.box(start, y - 3.5, 14.0, 7.0, fill=theme.tiers[2], edge=theme.muted, gid="key:zone:bar", line=0.6)
        text = words.KEY_ZONE.text(lang)
        canvas.text(start + 17.0, y, text, left, gid="key:zone")
        canvas.text(self.msa, y, words.HEAD_ADEQUACY.text(lang), right, gid="head:msa")
        canvas.text(self.mss, y, words.HEAD_SUPERIORITY.text(lang), right, gid="head:mss")
        canvas.text(self.position, y, words.HEAD_POSITION.text(lang), left, gid="head:position")
        canvas.text(self.n, y, shared.HEAD_N.text(lang), right, gid="head:n")
        low, high = self.data.scale
        begin, end, _ = self.limits
        places: dict[str, str | int | LocalText] = {
            "low": low, "high": high, "start": typeset(begin), "end": typeset(end),
        }  # fmt: skip
        cut = (begin, end) != (float(low), float(high))
        name = (words.AXIS_CUT if cut else words.AXIS).fill(places).text(lang)
        height, middle = self.panel.get_ylim()[0], (start + self._x(end)) / 2
        centre = Words(theme.least, theme.muted, align="center")
        canvas.text(middle, self.top + height + _AXIS - 8.0, name, centre, gid="axis:zones")

    def _x(self, value: float) -> float:
        """Return the place of a value on the sheet, in points."""
        there = self.panel.transData.transform((value, 0.0))
        return float(self.canvas.axes.transData.inverted().transform(there)[0])

    def _row(self, row: ZoneMark, y: float) -> None:
        """Draw the zone and the perceived level, or say why there are none."""
        panel, theme, gid = self.panel, self.canvas.theme, f"zone:{row.id}"
        if row.minimum is None or row.desired is None or row.perceived is None:
            text = "–" if row.reason is None else row.reason.text(self.lang)
            middle = (self._x(self.limits[0]) + self._x(self.limits[1])) / 2
            style = Words(theme.small, theme.muted, align="center")
            self.canvas.text(middle, y + self.top, text, style, gid=f"{gid}:reason")
            return
        start, wide = min(row.minimum, row.desired), abs(row.desired - row.minimum)
        bar = Rectangle((start, y - _BAR / 2), wide, _BAR, facecolor=theme.tiers[2], edgecolor=theme.muted)
        bar.set(linewidth=0.6, gid=f"{gid}:bar", zorder=2, hatch="////" if row.crossed else None)
        panel.add_patch(bar)
        if row.reach is not None:
            (reach,) = panel.plot(row.reach, [y, y], color=theme.ink, linewidth=1.3, solid_capstyle="butt", zorder=3)
            reach.set_gid(f"{gid}:interval")
        mark = self._mark(row)
        (dot,) = panel.plot(
            [row.perceived], [y], linestyle="none", marker=mark.shape, zorder=4, clip_on=False,
            markersize=_MARK * (0.9 if mark.shape == "D" else 1.0), markerfacecolor=mark.fill,
            markeredgecolor=mark.edge, markeredgewidth=1.0,
        )  # fmt: skip
        dot.set_gid(f"{gid}:perceived")

    def _numbers(self, row: ZoneMark, y: float) -> None:
        """Put both differences, the position in shape and word, and n."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"zone:{row.id}"
        for what, x, value, sure in (
            ("msa", self.msa, row.msa, row.adequate),
            ("mss", self.mss, row.mss, row.superior),
        ):
            color = self._mark(row).text if what == "msa" and sure and row.position == "below" else theme.ink
            style = Words(theme.text, color if sure else theme.muted, bold=sure, align="right")
            canvas.text(x, y, number(value, 2, signed=True), style, gid=f"{gid}:{what}")
        right = Words(theme.least, theme.muted, align="right")
        canvas.text(self.n, y, number(row.n, 0), right, gid=f"{gid}:n")
        mark = self._mark(row)
        canvas.mark(self.position + 3.5, y, mark, size=6.5, gid=f"{gid}:status")
        word = "–" if row.position is None else words.POSITIONS[row.position].text(self.lang)
        canvas.text(self.position + _CODE + 1.0, y, word, Words(theme.least, theme.ink), gid=f"{gid}:position")

    def _mark(self, row: ZoneMark) -> Mark:
        """Return the mark of a position."""
        theme = self.canvas.theme
        if row.position is None:
            return theme.no_data
        return {"below": theme.bad, "within": theme.watch, "above": theme.good}[row.position]


def _limits(data: ZoneLadderData) -> tuple[float, float, float]:
    """Return ends and step of the axis."""
    values: list[float] = []
    for row in (*data.rows, *data.wholes):
        values += [v for v in (row.minimum, row.desired, row.perceived, *(row.reach or ())) if v is not None]
    return scale_limits(values, data.scale)


@dataclass(frozen=True, slots=True)
class ZonePlots:
    """Charts of a zone of tolerance.

    Attributes
    ----------
    zones : ZoneOfTolerance
        The result drawn.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(9), [{"id": "quick", "text": "Quick"}]
    >>> roles = ["minimum", "desired", "perception"]
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, roles=roles, items=items)
    >>> layout = sc.ColumnLayout(columns={"minimum": "M{number}", "desired": "D{number}", "perception": "P{number}"})
    >>> answers = {"M1": [5, 6, 5, 6], "D1": [8, 8, 7, 9], "P1": [6, 7, 7, 5]}
    >>> found = sc.zone_of_tolerance(sc.read_survey(pa.table(answers), asked, layout=layout))
    >>> chart = found.plot.ladder(rows="items")
    >>> chart.message
    'The one item is not below the least that customers accept'
    """

    zones: ZoneOfTolerance

    def ladder(
        self,
        *,
        rows: ZoneRows = "dimensions",
        order: ZoneOrder = "adequacy",
        segment: str | None = None,
        subject: Said = None,
        period: Said = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw zone and perceived level of each row; see `scorecard.plots.zone_ladder`.

        Parameters
        ----------
        rows : {"dimensions", "items"}
            What the rows are.
        order : {"adequacy", "instrument"}
            Least adequate first, or as in the questionnaire.
        segment : str, optional
            Label of a group of respondents; everyone when left out.
        subject, period : str, LocalText or Period, optional
            What is judged (the questionnaire's name when left out), and when the answers were given.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return zone_ladder(
            self.zones,
            rows=rows,
            order=order,
            segment=segment,
            subject=subject,
            period=period,
            message=message,
            ax=ax,
            theme=theme,
            lang=lang,
        )
