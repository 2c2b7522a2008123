"""The coverage of answers: for every item, who answered, who is left out, who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots import coverage_words as words
from scorecard.plots.answer_coverage_data import AnswerCoverageData, AnswerCoverageRow, prepare_answer_coverage
from scorecard.plots.answer_layout import NAME_ROOM, AnswerLine, draw_line_name, lay_lines, widest
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, number

if TYPE_CHECKING:
    from scorecard.survey import Survey

__all__ = ["AnswerCoverageData", "answer_coverage", "draw_answer_coverage", "prepare_answer_coverage"]

NAME = "coverage of answers"

_HEAD = 13.0
_LEAST = 11.0
_BAR = 7.0
_GAP = 9.0
_MANY = 40
_HATCH = "//////"


def answer_coverage(
    survey: Survey,
    *,
    subject: Said = None,
    period: Said = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw for every item how many respondents answered it, are left out of it, or are missing.

    Parameters
    ----------
    survey : Survey
        The answers.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 60 items in the order of the questionnaire.

    Raises
    ------
    ChartError
        If there are more than 60 items, no respondents, or the axes given are too small.
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
    >>> chart = answer_coverage(survey)
    >>> chart.message
    'Every item has 5 of 5 respondents'
    """
    data = prepare_answer_coverage(survey, subject=subject, period=period)
    return draw_answer_coverage(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_answer_coverage(
    data: AnswerCoverageData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw prepared coverage of answers.

    Parameters
    ----------
    data : AnswerCoverageData
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
    >>> chart = draw_answer_coverage(prepare_answer_coverage(survey))
    >>> chart.name, chart.lang
    ('coverage-of-answers', 'en')
    """
    names = [(row.id, row.name.text(lang)) for row in data.rows]
    texts = [text for _, text in names]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        lines, body = lay_lines(names, theme=sheet.theme, top=0.0, least=_LEAST if len(names) <= _MANY else 0.0)
        canvas = sheet.canvas(sheet.top + _HEAD + body)
        _Drawing.make(canvas, data, lang).draw(lines, sheet.top)
        return sheet.finish(canvas)


_KINDS = (("missing", words.HEAD_MISSING), ("excluded", words.HEAD_EXCLUDED), ("answered", words.HEAD_ANSWERED))


@dataclass(slots=True)
class _Drawing:
    """One chart of coverage while it is drawn."""

    canvas: Canvas
    data: AnswerCoverageData
    lang: Lang
    start: float
    wide: float
    columns: dict[str, float]

    @classmethod
    def make(cls, canvas: Canvas, data: AnswerCoverageData, lang: Lang) -> _Drawing:
        """Give the counts at the right the room that their longest text takes, and the bars what is left."""
        theme, right = canvas.theme, canvas.width - MARGIN
        columns: dict[str, float] = {}
        for kind, head in _KINDS:
            columns[kind] = right
            texts = [number(data.n, 0)]
            right -= max(widest(texts, theme.text, bold=True), widest([head.text(lang)], theme.least)) + _GAP
        start = MARGIN + NAME_ROOM + _GAP
        return cls(canvas, data, lang, start, right - start, columns)

    def draw(self, lines: tuple[AnswerLine, ...], top: float) -> None:
        """Draw the headings, then row by row."""
        canvas, theme = self.canvas, self.canvas.theme
        right = Words(theme.least, theme.muted, align="right")
        for kind, head in _KINDS:
            canvas.text(self.columns[kind], top + 4.0, head.text(self.lang), right, gid=f"head:{kind}")
        for line, row in zip(lines, self.data.rows, strict=True):
            at = AnswerLine(line.id, line.name, line.whole, line.y + top + _HEAD, line.height)
            draw_line_name(canvas, at, gid=f"answers:{row.id}")
            self._row(row, at.y)

    def _row(self, row: AnswerCoverageRow, y: float) -> None:
        """Draw the bar of one item in its three parts, with their counts."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"answers:{row.id}"
        unit, x = self.wide / self.data.n, self.start
        looks = {
            "answered": (theme.actual, theme.actual, None),
            "excluded": (theme.ground, theme.muted, _HATCH),
            "missing": (theme.ground, theme.bad.edge, None),
        }
        counts = {"answered": row.answered, "excluded": row.excluded, "missing": row.missing}
        for kind, (fill, edge, hatch) in looks.items():
            wide = counts[kind] * unit
            if counts[kind]:
                canvas.box(
                    x, y - _BAR / 2, wide, _BAR, fill=fill, edge=edge, gid=f"{gid}:{kind}:bar", hatch=hatch, zorder=3
                )
            x += wide
            strong = kind == "answered"
            style = Words(theme.text, theme.ink if strong else theme.muted, bold=strong, align="right")
            canvas.text(self.columns[kind], y, number(counts[kind], 0), style, gid=f"{gid}:{kind}")
