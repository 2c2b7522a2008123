"""Bullets: the score of each measure as a bar on grey bands, with a mark at the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.errors import ChartError
from scorecard.plots import bullet_words as words
from scorecard.plots import scorecard_words as shared
from scorecard.plots.answer_layout import AnswerLine, draw_line_name, lay_lines, widest
from scorecard.plots.bullet_data import BulletsData, prepare_bullets
from scorecard.plots.bullet_marks import draw_bullet
from scorecard.plots.canvas import POINTS, Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.scales import ticks
from scorecard.plots.scorecard_columns import STATUS_MARK, target_text
from scorecard.plots.scorecard_rows import ScoreRow, actual_text, label_text, score_text
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, typeset

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation

__all__ = ["BulletsData", "bullets", "draw_bullets", "prepare_bullets"]

NAME = "chart of bullets"

_HEAD = 13.0
_LEAST = 15.0
_BAND = 10.0
_AXIS = 16.0
_GAP = 9.0
_BAR_LEAST = 44.0
_BAR_SHARE = 0.52
_WIDE = 340.0
_STEP = 20.0


def bullets(
    evaluation: Evaluation,
    *,
    node: str | None = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the scores of measures as bullets.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period.
    node : str, optional
        Id of a node whose measures are shown; all measures of the card when left out.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 30 measures in the order of the card; one without a score keeps its row and says why.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods, or there is no such node.
    ChartError
        If there are more than 30 measures, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    References
    ----------
    Few, S. (2013). Bullet Graph Design Specification. Perceptual Edge.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = bullets(ev)
    >>> chart.message
    '1 of 1 measure off target: OTIF'
    """
    return draw_bullets(prepare_bullets(evaluation, node=node), message=message, ax=ax, theme=theme, lang=lang)


def draw_bullets(
    data: BulletsData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw prepared bullets.

    Parameters
    ----------
    data : BulletsData
        What they show.
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
    >>> chart = draw_bullets(prepare_bullets(ev))
    >>> chart.name, chart.lang
    ('chart-of-bullets', 'en')
    """
    names = [(row.id, row.name.text(lang) + (" †" if row.own_bands else "")) for row in data.rows]
    texts = [text for _, text in names] + [row.unit.text(lang) for row in data.rows if row.unit is not None]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        columns = _Columns.measure(data, sheet.theme, lang, width=sheet.width)
        lines, body = lay_lines(names, theme=sheet.theme, top=0.0, room=columns.name, least=_LEAST)
        canvas = sheet.canvas(sheet.top + _HEAD + body + _AXIS)
        _Drawing(canvas, data, columns, lang).draw(lines, sheet.top)
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns lie: right ends of numbers, left ends of everything else."""

    name: float
    actual: float
    unit: float
    target: float | None
    bar: float
    wide: float
    score: float
    status: float

    @classmethod
    def measure(cls, data: BulletsData, theme: Theme, lang: Lang, *, width: float) -> _Columns:
        """Give the numbers the room their longest text takes; names and bars share the rest."""
        rows, head = data.rows, theme.least
        labels = [label_text(row, lang) for row in rows if row.scored]
        status = (
            width
            - MARGIN
            - max(STATUS_MARK + 5.0 + widest(labels, head), widest([shared.HEAD_STATUS.text(lang)], head))
        )
        scores = [*(score_text(row) for row in rows), "100"]
        score = max(widest(scores, theme.text, bold=True), widest([shared.HEAD_SCORE.text(lang)], head))
        bar_end = status - _GAP - score - _GAP
        units = widest([row.unit.text(lang) for row in rows if row.unit is not None and row.word is None], head)
        actual = max(
            widest([actual_text(row, lang) for row in rows], theme.text, bold=True),
            widest([shared.HEAD_ACTUAL.text(lang)], head),
        )
        target = max(
            widest([target_text(row) for row in rows], theme.text), widest([shared.HEAD_TARGET.text(lang)], head)
        )
        full = width >= _WIDE
        numbers = actual + _GAP + (3.0 + units + _GAP + target if full else 0.0) + _GAP
        rest = bar_end - MARGIN - _GAP - numbers
        wide = rest * _BAR_SHARE
        if wide < _BAR_LEAST:
            raise ChartError.single(
                "no-room-for-bars",
                "the numbers leave no room for the bullets",
                found=f"{max(wide, 0.0) / POINTS:.1f} inches",
                cure="Use a larger unit, fewer decimals, or a wider chart.",
            )
        name = rest - wide
        at = MARGIN + name + _GAP + actual
        return cls(
            name,
            at,
            at + 3.0,
            at + 3.0 + units + _GAP + target if full else None,
            bar_end - wide,
            wide,
            status - _GAP,
            status,
        )


@dataclass(slots=True)
class _Drawing:
    """One chart of bullets while it is drawn."""

    canvas: Canvas
    data: BulletsData
    columns: _Columns
    lang: Lang

    def draw(self, lines: tuple[AnswerLine, ...], top: float) -> None:
        """Draw the headings, then row by row, then the axis."""
        self._headings(top + 4.0)
        for line, row in zip(lines, self.data.rows, strict=True):
            at = AnswerLine(line.id, line.name, line.whole, line.y + top + _HEAD, line.height)
            draw_line_name(self.canvas, at, gid=f"bullet:{line.id}")
            self._numbers(row, at.y)
            self._score(row, at.y)
            self._status(row, at.y)
        self._axis(top + _HEAD + lines[-1].y + lines[-1].height / 2 + 7.0)

    def _headings(self, y: float) -> None:
        """Put the headings of the columns."""
        theme, at, lang = self.canvas.theme, self.columns, self.lang
        left, right = Words(theme.least, theme.muted), Words(theme.least, theme.muted, align="right")
        heads = [
            ("name", MARGIN, words.HEAD_NAME, left),
            ("actual", at.actual, shared.HEAD_ACTUAL, right),
            ("score", at.score, shared.HEAD_SCORE, right),
            ("status", at.status, shared.HEAD_STATUS, left),
        ]
        if at.target is not None:
            heads.append(("target", at.target, shared.HEAD_TARGET, right))
        for gid, x, text, style in heads:
            self.canvas.text(x, y, text.text(lang), style, gid=f"head:{gid}")

    def _numbers(self, row: ScoreRow, y: float) -> None:
        """Put the actual value, its unit and its target."""
        canvas, theme, at, gid = self.canvas, self.canvas.theme, self.columns, f"bullet:{row.id}"
        bold = Words(theme.text, theme.ink, bold=True, align="right")
        canvas.text(at.actual, y, actual_text(row, self.lang), bold, gid=f"{gid}:actual")
        if at.target is None:
            return
        canvas.text(at.target, y, target_text(row), Words(theme.text, theme.ink, align="right"), gid=f"{gid}:target")
        if row.unit is not None and row.value is not None and row.word is None:
            canvas.text(at.unit, y, row.unit.text(self.lang), Words(theme.least, theme.muted), gid=f"{gid}:unit")

    def _score(self, row: ScoreRow, y: float) -> None:
        """Draw the bullet with its number, or say why there is none."""
        canvas, theme, at, gid = self.canvas, self.canvas.theme, self.columns, f"bullet:{row.id}"
        found = self.data.bullet(row)
        if found is None:
            text = shared.NO_DATA if row.reason is None else row.reason
            canvas.text(at.bar, y, text.text(self.lang), Words(theme.least, theme.muted), gid=f"{gid}:reason")
            return
        draw_bullet(canvas, found, place=(at.bar, y), size=(at.wide, _BAND), gid=gid)
        style = Words(theme.text, theme.ink, bold=True, align="right")
        canvas.text(at.score, y, score_text(row), style, gid=f"{gid}:score")

    def _status(self, row: ScoreRow, y: float) -> None:
        """Draw the status: colour, shape and word."""
        if not row.scored:
            return
        theme, at, gid = self.canvas.theme, self.columns, f"bullet:{row.id}"
        mark = theme.mark(None if row.band is None else row.band.level)
        self.canvas.mark(at.status + STATUS_MARK / 2, y, mark, size=STATUS_MARK, gid=f"{gid}:status")
        label = label_text(row, self.lang)
        x = at.status + STATUS_MARK + 4.0
        self.canvas.text(x, y, label, Words(theme.least, theme.ink), gid=f"{gid}:label")

    def _axis(self, y: float) -> None:
        """Put the scores along the bottom."""
        canvas, theme, at = self.canvas, self.canvas.theme, self.columns
        style, top = Words(theme.least, theme.muted, align="center"), self.data.top
        step = _STEP if at.wide >= 4 * _STEP and top <= 5 * _STEP else max(top / 2, 5 * _STEP)
        for place in ticks(0.0, top, step):
            x = at.bar + at.wide * place / top
            canvas.stroke([x, x], [y - 6.5, y - 4.0], color=theme.muted, width=0.6, gid=f"axis:tick:{place:g}")
            canvas.text(x, y, typeset(place), style, gid=f"axis:{place:g}")
