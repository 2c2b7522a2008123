"""Diverging bars of answers: both sides of the scale from one line, the middle answer apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb

from scorecard._text import Lang
from scorecard.instruments import Role
from scorecard.plots import answer_words as shared
from scorecard.plots import likert_words as words
from scorecard.plots.answer_coverages import answer_coverage
from scorecard.plots.answer_layout import NAME_ROOM, AnswerLine, draw_line_name, lay_lines, widest
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.colour_vision import contrast
from scorecard.plots.likert_data import LikertData, LikertMark, LikertOrder, prepare_likert
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme, readable
from scorecard.plots.wording import Said, number, share
from scorecard.plots.wrapping import text_width

if TYPE_CHECKING:
    from scorecard.survey import Survey

__all__ = ["AnswerPlots", "LikertData", "draw_likert", "likert", "prepare_likert"]

NAME = "chart of answers"

_HEAD = 29.0
_GAP = 8.0
_TALL = 11.0
_LEAST = 14.5
_LABEL = 26.0
_MIDDLE = 0.2
_KEY = 9.0
_READABLE = 4.5


def likert(
    survey: Survey,
    *,
    role: Role = "perception",
    order: LikertOrder = "share",
    privacy_threshold: int = 5,
    subject: Said = None,
    period: Said = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw how often each answer was given to each item, both sides of the scale from one line.

    Parameters
    ----------
    survey : Survey
        The answers.
    role : {"perception", "expectation", "importance", "satisfaction", "minimum", "desired"}
        The question.
    order : {"share", "instrument"}
        Largest share above the middle first, or as in the questionnaire.
    privacy_threshold : int
        Items with fewer answers are not shown.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 40 items; the middle answer of an odd scale stands in a column of its own.

    Raises
    ------
    UsageError
        If the question was not asked.
    ChartError
        If there are more than 40 items, or the axes given are too small.
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
    >>> chart = likert(survey)
    >>> chart.what
    'Answers on what is perceived, Short, share of the answers to each item, scale 1 to 5, n = 5 respondents,
    ordered by the share above the middle'
    """
    data = prepare_likert(
        survey, role=role, order=order, privacy_threshold=privacy_threshold, subject=subject, period=period
    )
    return draw_likert(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_likert(
    data: LikertData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw prepared bars of answers.

    Parameters
    ----------
    data : LikertData
        What they show.
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
    >>> chart = draw_likert(prepare_likert(survey))
    >>> chart.name, chart.lang
    ('chart-of-answers', 'en')
    """
    names = [(row.id, ("† " if row.reverse else "") + row.name.text(lang)) for row in data.rows]
    texts = [text for _, text in names]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        lines, body = lay_lines(names, theme=sheet.theme, top=0.0, least=_LEAST)
        canvas = sheet.canvas(sheet.top + _HEAD + body)
        _Drawing.make(canvas, data, lang).draw(lines, sheet.top)
        return sheet.finish(canvas)


@dataclass(slots=True)
class _Drawing:
    """One chart of answers while it is drawn."""

    canvas: Canvas
    data: LikertData
    lang: Lang
    zero: float
    unit: float
    middle: float
    n: float

    @classmethod
    def make(cls, canvas: Canvas, data: LikertData, lang: Lang) -> _Drawing:
        """Lay the line that both sides start from, and the width of a whole."""
        theme = canvas.theme
        n = canvas.width - MARGIN
        right = n - widest([number(row.n, 0) for row in data.rows], theme.least) - _GAP
        low = max((row.low for row in data.rows), default=0.0)
        high = max((row.high for row in data.rows), default=0.0)
        between = max((row.middle or 0.0 for row in data.rows), default=0.0) if data.odd else 0.0
        apart = max(_LABEL + 2.0, text_width(words.HEAD_MIDDLE.text(lang), theme.least)) + _GAP if data.odd else 0.0
        start = MARGIN + NAME_ROOM + _LABEL
        whole, head = max(low + high + between, 0.01), text_width(words.HEAD_HIGH.text(lang), theme.least) + 4.0
        unit = (right - apart - _LABEL - start) / whole
        if data.odd and high * unit + _LABEL < head:
            unit = (right - apart - head - start) / whole
        zero = start + low * unit
        return cls(canvas, data, lang, zero, unit, zero + max(high * unit + _LABEL, head) + _GAP, n)

    def draw(self, lines: tuple[AnswerLine, ...], top: float) -> None:
        """Draw the key, the headings, then row by row."""
        canvas, theme = self.canvas, self.canvas.theme
        self._key(top + 5.0)
        y, lang = top + _HEAD - 9.0, self.lang
        left, right = Words(theme.least, theme.muted), Words(theme.least, theme.muted, align="right")
        canvas.text(self.zero - 4.0, y, words.HEAD_LOW.text(lang), right, gid="head:low")
        canvas.text(self.zero + 4.0, y, words.HEAD_HIGH.text(lang), left, gid="head:high")
        if self.data.odd:
            canvas.text(self.middle, y, words.HEAD_MIDDLE.text(lang), left, gid="head:middle")
        canvas.text(self.n, y, shared.HEAD_N.text(lang), right, gid="head:n")
        for line, row in zip(lines, self.data.rows, strict=True):
            at = AnswerLine(line.id, line.name, line.whole, line.y + top + _HEAD, line.height)
            draw_line_name(canvas, at, gid=f"likert:{line.id}")
            canvas.text(self.n, at.y, number(row.n, 0), right, gid=f"likert:{row.id}:n")
            self._bars(row, at.y)
        end = top + _HEAD + lines[-1].y + lines[-1].height / 2
        canvas.stroke([self.zero] * 2, [top + _HEAD - 2.0, end], color=theme.ink, width=0.8, gid="likert:zero")

    def _key(self, y: float) -> None:
        """Put a box with its answer for every colour."""
        x, theme = MARGIN + NAME_ROOM + _LABEL, self.canvas.theme
        for place, code in enumerate(self.data.codes):
            self.canvas.box(x, y - 3.5, _KEY, 7.0, fill=self._fill(place), gid=f"key:{code}:box")
            label = number(code, 0)
            self.canvas.text(x + _KEY + 3.0, y, label, Words(theme.least, theme.muted), gid=f"key:{code}")
            x += _KEY + 3.0 + text_width(label, theme.least) + 10.0

    def _bars(self, row: LikertMark, y: float) -> None:
        """Draw both sides outwards from the line, the middle in its column, each with its share."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"likert:{row.id}"
        strong = Words(theme.small, theme.ink, bold=True)
        if row.counts is None:
            canvas.text(self.zero + 4.0, y, "–", Words(theme.small, theme.muted), gid=f"{gid}:reason")
            return
        half = len(row.counts) // 2
        x = self.zero
        for place in reversed(range(half)):
            x -= row.shares[place] * self.unit
            self._part(row, place, x=x, y=y)
        ends = Words(theme.small, theme.ink, bold=True, align="right")
        canvas.text(x - 3.0, y, share(row.low), ends, gid=f"{gid}:low")
        x = self.zero
        for place in range(len(row.counts) - half, len(row.counts)):
            self._part(row, place, x=x, y=y)
            x += row.shares[place] * self.unit
        canvas.text(x + 3.0, y, share(row.high), strong, gid=f"{gid}:high")
        if row.middle is not None:
            self._part(row, half, x=self.middle, y=y)
            end = self.middle + row.middle * self.unit + 3.0
            canvas.text(end, y, share(row.middle), Words(theme.small, theme.muted), gid=f"{gid}:middle")

    def _part(self, row: LikertMark, place: int, *, x: float, y: float) -> None:
        """Draw one answer with its share where there is room."""
        value, canvas, theme = row.shares[place], self.canvas, self.canvas.theme
        gid = f"likert:{row.id}:{self.data.codes[place]}"
        if not value:
            return
        fill = self._fill(place)
        wide = value * self.unit
        canvas.box(x, y - _TALL / 2, wide, _TALL, fill=fill, gid=gid, edge=theme.ground, line=0.4)
        text = share(value).removesuffix(" %")
        if self.data.odd and place == len(row.shares) // 2:
            return
        if text_width(text, theme.least) + 5.0 <= wide:
            color = readable(fill, theme)
            style = Words(theme.least, color, align="center")
            canvas.text(x + wide / 2, y, text, style, gid=f"{gid}:value")

    def _fill(self, place: int) -> str:
        """Return the colour of an answer: the farther from the middle, the deeper; text on it stays legible."""
        half, theme = len(self.data.codes) // 2, self.canvas.theme
        if self.data.odd and place == half:
            return theme.middle_answer
        upper = place >= half
        rank = place - (len(self.data.codes) - half) if upper else half - 1 - place
        light, deep = (to_rgb(color) for color in (theme.high_answers if upper else theme.low_answers))
        part = rank / (half - 1) if half > 1 else 1.0
        while True:
            red, green, blue = ((1 - part) * a + part * b for a, b in zip(light, deep, strict=True))
            fill = to_hex((red, green, blue))
            best = contrast(readable(fill, theme), fill)
            if best >= _READABLE or part >= 1.0:
                return fill
            part = min(part + 0.02, 1.0)


@dataclass(frozen=True, slots=True)
class AnswerPlots:
    """Charts of the answers to a survey.

    Attributes
    ----------
    survey : Survey
        The answers drawn.

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
    >>> chart = survey.plot.likert()
    >>> chart.what
    'Answers on what is perceived, Short, share of the answers to each item, scale 1 to 5, n = 5 respondents,
    ordered by the share above the middle'
    """

    survey: Survey

    def coverage(
        self,
        *,
        subject: Said = None,
        period: Said = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw who answered each item; see `scorecard.plots.answer_coverage`.

        Parameters
        ----------
        subject, period : str, LocalText or Period, optional
            What is judged (the questionnaire's name when left out), and when the answers were given.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return answer_coverage(
            self.survey, subject=subject, period=period, message=message, ax=ax, theme=theme, lang=lang
        )

    def likert(
        self,
        *,
        role: Role = "perception",
        order: LikertOrder = "share",
        privacy_threshold: int = 5,
        subject: Said = None,
        period: Said = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw how often each answer was given; see `scorecard.plots.likert`.

        Parameters
        ----------
        role : {"perception", "expectation", "importance", "satisfaction", "minimum", "desired"}
            The question.
        order : {"share", "instrument"}
            Largest share above the middle first, or as in the questionnaire.
        privacy_threshold : int
            Items with fewer answers are not shown.
        subject, period : str, LocalText or Period, optional
            What is judged (the questionnaire's name when left out), and when the answers were given.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return likert(
            self.survey,
            role=role,
            order=order,
            privacy_threshold=privacy_threshold,
            subject=subject,
            period=period,
            message=message,
            ax=ax,
            theme=theme,
            lang=lang,
        )
