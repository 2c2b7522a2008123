"""The dot plot of means: the mean answer of each row with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang, LocalText
from scorecard.instruments import Role
from scorecard.plots import answer_words as shared
from scorecard.plots import mean_words as words
from scorecard.plots.answer_layout import NAME_ROOM, AnswerLine, draw_line_name, lay_lines, scale_limits, widest
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.mean_data import MeanDotsData, MeanMark, MeanOrder, MeanRows, prepare_mean_dots
from scorecard.plots.row_panels import lay_panel
from scorecard.plots.scales import ticks
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, number, share, typeset
from scorecard.plots.wrapping import text_width

if TYPE_CHECKING:
    from scorecard.survey import QuestionMeans

__all__ = ["MeanDotsData", "MeanPlots", "draw_mean_dots", "mean_dots", "prepare_mean_dots"]

NAME = "dot plot of means"

_HEAD = 17.0
_AXIS = 23.5
_GAP = 9.0
_DOT = 5.2


def mean_dots(
    means: QuestionMeans,
    *,
    question: Role | None = None,
    rows: MeanRows = "dimensions",
    order: MeanOrder = "mean",
    segment: str | None = None,
    subject: Said = None,
    period: Said = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the mean answers to one question with their intervals.

    Parameters
    ----------
    means : QuestionMeans
        The result.
    question : {"perception", "satisfaction", "importance", "expectation", "minimum", "desired"}, optional
        What was asked; perception, else satisfaction, else the first question when left out.
    rows : {"dimensions", "items"}
        What the rows are.
    order : {"mean", "instrument"}
        By mean, of perceptions and satisfaction the lowest first, of what is wanted the highest; or as in the
        questionnaire.
    segment : str, optional
        Label of a group of respondents; everyone when left out.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 40 rows, the overall mean set apart below them.

    Raises
    ------
    UsageError
        If there is no such group, or an option has no such word.
    AnalysisError
        If the survey did not ask the question.
    ChartError
        If there are no rows or more than 40, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": name, "text": name.title()} for name in ("speed", "care", "price")]
    >>> asked = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> means = sc.question_means(survey)
    >>> chart = mean_dots(means, rows="items")
    >>> chart.message
    'Lowest of 3 items: Speed (3.00); 2 other intervals overlap with it'
    """
    data = prepare_mean_dots(
        means, question=question, rows=rows, order=order, segment=segment, subject=subject, period=period
    )
    return draw_mean_dots(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_mean_dots(
    data: MeanDotsData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared dot plot of means.

    Parameters
    ----------
    data : MeanDotsData
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
    >>> items = [{"id": name, "text": name.title()} for name in ("speed", "care", "price")]
    >>> asked = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> means = sc.question_means(survey)
    >>> chart = draw_mean_dots(prepare_mean_dots(means, rows="items"))
    >>> chart.name, chart.lang
    ('dot-plot-of-means', 'en')
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
    """One dot plot while it is drawn; the columns of numbers by their right ends."""

    canvas: Canvas
    data: MeanDotsData
    lang: Lang
    top: float
    panel: Axes
    limits: tuple[float, float, float]
    columns: dict[str, float]

    @classmethod
    def make(cls, canvas: Canvas, data: MeanDotsData, lang: Lang, *, top: float, body: float) -> _Drawing:
        """Give every column the room its longest text takes, and the panel what is left."""
        theme, rows = canvas.theme, (*data.rows, *data.wholes)
        x, columns = canvas.width - MARGIN, dict[str, float]()
        for key, head in reversed(_heads(data).items()):
            columns[key] = x
            texts = [_cell(row, key) for row in rows]
            x -= max(widest(texts, theme.text, bold=key == "mean"), text_width(head.text(lang), theme.least)) + _GAP
        limits, start = _limits(data), MARGIN + NAME_ROOM + _GAP
        panel = lay_panel(
            canvas,
            start,
            top,
            size=(x - 2.0 - start, body),
            ends=limits[:2],
            places=ticks(*limits),
            label="means",
            grid=True,
        )
        return cls(canvas, data, lang, top, panel, limits, columns)

    def draw(self, lines: tuple[AnswerLine, ...]) -> None:
        """Draw the headings and the line of the whole, then row by row."""
        self._headings()
        if (whole := self.data.reference) is not None and whole.mean is not None:
            dashes = self.panel.axvline(
                whole.mean, color=self.canvas.theme.muted, linewidth=0.9, linestyle=(0, (3.0, 2.2)), zorder=1
            )
            dashes.set_gid("whole:line")
        rows = {row.id: row for row in (*self.data.rows, *self.data.wholes)}
        for place, line in enumerate(lines):
            at = AnswerLine(line.id, line.name, line.whole, line.y + self.top, line.height)
            draw_line_name(self.canvas, at, gid=f"mean:{line.id}", first=place == len(self.data.rows))
            self._row(rows[line.id], line.y)
            self._numbers(rows[line.id], at.y)

    def _headings(self) -> None:
        """Put the headings of the columns and the name of the axis."""
        canvas, theme, lang = self.canvas, self.canvas.theme, self.lang
        right = Words(theme.least, theme.muted, align="right")
        for key, head in _heads(self.data).items():
            canvas.text(self.columns[key], self.top - _HEAD + 6.0, head.text(lang), right, gid=f"head:{key}")
        low, high = self.data.scale
        begin, end, _ = self.limits
        places: dict[str, str | int | LocalText] = {
            "low": low, "high": high, "start": typeset(begin), "end": typeset(end),
        }  # fmt: skip
        cut = (begin, end) != (float(low), float(high))
        name = (words.AXIS_CUT if cut else words.AXIS).fill(places).text(lang)
        middle = (self._x(begin) + self._x(end)) / 2
        centre = Words(theme.least, theme.muted, align="center")
        canvas.text(middle, self.top + self.panel.get_ylim()[0] + _AXIS - 6.5, name, centre, gid="axis:means")

    def _x(self, value: float) -> float:
        """Return the place of a value on the sheet, in points."""
        there = self.panel.transData.transform((value, 0.0))
        return float(self.canvas.axes.transData.inverted().transform(there)[0])

    def _row(self, row: MeanMark, y: float) -> None:
        """Draw the mean and its interval, or say why there is none."""
        panel, theme, gid = self.panel, self.canvas.theme, f"mean:{row.id}"
        if row.mean is None:
            text = "–" if row.reason is None else row.reason.text(self.lang)
            middle = (self._x(self.limits[0]) + self._x(self.limits[1])) / 2
            style = Words(theme.small, theme.muted, align="center")
            self.canvas.text(middle, y + self.top, text, style, gid=f"{gid}:reason")
            return
        if row.low is not None and row.high is not None:
            (reach,) = panel.plot(
                [row.low, row.high], [y, y], color=theme.ink, linewidth=1.5, solid_capstyle="butt", zorder=3
            )
            reach.set_gid(f"{gid}:interval")
        (dot,) = panel.plot(
            [row.mean], [y], linestyle="none", marker="o", zorder=4, clip_on=False, markersize=_DOT,
            markerfacecolor=theme.perception, markeredgecolor=theme.ground, markeredgewidth=0.7,
        )  # fmt: skip
        dot.set_gid(f"{gid}:mean")

    def _numbers(self, row: MeanMark, y: float) -> None:
        """Put mean, interval, standard deviation and n in their columns."""
        theme = self.canvas.theme
        for key, x in self.columns.items():
            size = theme.text if key == "mean" else theme.least if key == "n" else theme.small
            color = theme.ink if key == "mean" else theme.muted
            style = Words(size, color, bold=key == "mean", align="right")
            self.canvas.text(x, y, _cell(row, key), style, gid=f"mean:{row.id}:{key}:text")


def _heads(data: MeanDotsData) -> dict[str, LocalText]:
    """Return the headings of the columns of numbers, from left to right."""
    return {
        "mean": words.HEAD_MEAN,
        "interval": words.HEAD_INTERVAL.fill({"level": share(data.confidence)}),
        "deviation": words.HEAD_DEVIATION,
        "n": shared.HEAD_N,
    }


def _cell(row: MeanMark, key: str) -> str:
    """Return what stands in a column."""
    if key == "n":
        return number(row.n, 0)
    if key == "interval":
        return "–" if row.low is None or row.high is None else f"{number(row.low, 2)}–{number(row.high, 2)}"
    return number(row.mean if key == "mean" else row.deviation, 2)


def _limits(data: MeanDotsData) -> tuple[float, float, float]:
    """Return ends and step of the axis."""
    rows = (*data.rows, *data.wholes)
    return scale_limits([v for row in rows for v in (row.mean, row.low, row.high) if v is not None], data.scale)


@dataclass(frozen=True, slots=True)
class MeanPlots:
    """Charts of the means of questions.

    Attributes
    ----------
    means : QuestionMeans
        The result drawn.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": name, "text": name.title()} for name in ("speed", "care", "price")]
    >>> asked = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> means = sc.question_means(survey)
    >>> chart = means.plot.dots(rows="items")
    >>> chart.message
    'Lowest of 3 items: Speed (3.00); 2 other intervals overlap with it'
    """

    means: QuestionMeans

    def dots(
        self,
        *,
        question: Role | None = None,
        rows: MeanRows = "dimensions",
        order: MeanOrder = "mean",
        segment: str | None = None,
        subject: Said = None,
        period: Said = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the mean answers with their intervals; see `scorecard.plots.mean_dots`.

        Parameters
        ----------
        question : {"perception", "satisfaction", "importance", "expectation", "minimum", "desired"}, optional
            What was asked; perception, else satisfaction, else the first question when left out.
        rows : {"dimensions", "items"}
            What the rows are.
        order : {"mean", "instrument"}
            By mean, or as in the questionnaire.
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
        return mean_dots(
            self.means,
            question=question,
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
