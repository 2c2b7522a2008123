"""What a dot plot of means shows: mean answers with their intervals, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from scorecard._given import require_word
from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.instruments import Role
from scorecard.plots import answer_words as shared
from scorecard.plots import mean_words as words
from scorecard.plots.answer_layout import check_rows
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import Said, bracketed, clauses, listed, number, said, sentence, share
from scorecard.survey.question_table import QUESTIONS, mean_reason

if TYPE_CHECKING:
    from scorecard.survey import QuestionMeans, QuestionRow

__all__ = ["MEANS_MOST", "MeanDotsData", "MeanMark", "MeanOrder", "MeanRows", "prepare_mean_dots"]

MeanRows = Literal["dimensions", "items"]
MeanOrder = Literal["mean", "instrument"]

MEANS_MOST = 40
"""Most rows of a dot plot of means."""

_FIRST: tuple[Role, ...] = ("perception", "satisfaction")
"""Questions of which the lowest mean is what matters; of the others, which ask for what is wanted, the highest."""


@dataclass(frozen=True, slots=True)
class MeanMark:
    """One row.

    Attributes
    ----------
    id, name : str, LocalText
        The item, dimension or whole.
    n : int
        Respondents behind it.
    mean, low, high, deviation : float or None
        Mean answer, its interval, standard deviation.
    reason : LocalText or None
        Why something is undefined.
    """

    id: str
    name: LocalText
    n: int
    mean: float | None
    low: float | None
    high: float | None
    deviation: float | None
    reason: LocalText | None

    def overlaps(self, other: MeanMark) -> bool:
        """Return whether the intervals of two rows have a value in common.

        Parameters
        ----------
        other : MeanMark
            The other row.

        Returns
        -------
        bool
            False where one of them has no interval.
        """
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return False
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class MeanDotsData:
    """All that a dot plot of means shows.

    Attributes
    ----------
    rows : tuple of MeanMark
        Rows from top to bottom.
    wholes : tuple of MeanMark
        The overall rows, set apart at the bottom.
    question : Role
        What was asked.
    of : {"dimensions", "items"}
        What the rows are.
    order : {"mean", "instrument"}
        How they are ordered.
    scale : tuple of (int, int)
        Ends of the answer scale.
    n : int or None
        Respondents of the survey; None for a group, whose rows tell theirs.
    confidence : float
        Level of the intervals.
    subject : LocalText or str
        What is judged.
    segment : str or None
        Label of the group of respondents; None for everyone.
    period : LocalText, Period, str or None
        When.
    """

    rows: tuple[MeanMark, ...]
    wholes: tuple[MeanMark, ...]
    question: Role
    of: MeanRows
    order: MeanOrder
    scale: tuple[int, int]
    n: int | None
    confidence: float
    subject: Said
    segment: str | None
    period: Said

    @property
    def end(self) -> Literal["lowest", "highest"]:
        """Which end of the means matters."""
        return "lowest" if self.question in _FIRST else "highest"

    @property
    def reference(self) -> MeanMark | None:
        """The whole at which the dashed line stands; None where it has no mean."""
        return next((row for row in self.wholes if row.mean is not None), None)

    def message(self, lang: Lang) -> str:
        """Return the sentence that the numbers themselves say.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            True by construction.
        """
        known = {row: row.mean for row in self.rows if row.mean is not None}
        if not known:
            return words.MESSAGE_EMPTY.text(lang)
        edge = (min if self.end == "lowest" else max)(known.values())
        there = [row for row, mean in known.items() if mean == edge]
        places: dict[str, str | int | LocalText] = {"mean": number(edge, 2)}
        if len(known) == 1:
            return words.MESSAGE_ONE.fill({**places, "name": there[0].name}).text(lang)
        names = listed([row.name.text(lang) for row in there], lang)
        places |= {"m": len(known), "many": shared.MANY[self.of][1], "names": names}
        text = words.MESSAGE[self.end].fill(places).text(lang)
        if len(there) > 1 or there[0].low is None:
            return text
        k = sum(there[0].overlaps(row) for row in known if row is not there[0])
        more = words.MESSAGE_OVERLAP_ONE if k == 1 else words.MESSAGE_OVERLAP if k else words.MESSAGE_CLEAR
        if not k and any(row.low is None for row in known):
            return text
        return text + more.fill({"k": k}).text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period, n and order.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        low, high = self.scale
        parts = (
            words.WHAT[self.of].fill({"question": QUESTIONS[self.question]}).text(lang),
            said(self.subject, lang),
            said(self.segment, lang),
            shared.SCALE.fill({"low": low, "high": high}).text(lang),
            said(self.period, lang),
            (shared.N_BESIDE if self.n is None else shared.N.fill({"n": self.n})).text(lang),
            words.ORDER[self.end if self.order == "mean" else "instrument"].text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the method, and which rows have no interval.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        places: dict[str, str | int | LocalText] = {"level": share(self.confidence)}
        method = words.METHOD_ALONE
        if self.reference is not None:
            method, places = words.METHOD, {**places, "whole": self.reference.name}
        lines = [method.fill(places).text(lang)]
        if len(self.rows) > 1:
            lines.append(words.SAME_PEOPLE.text(lang))
        rows = (*self.rows, *self.wholes)
        without = [
            bracketed(row.name.text(lang), row.reason.text(lang), lang) for row in rows if row.reason is not None
        ]
        if without:
            lines.append(words.UNDEFINED.fill({"rows": listed(without, lang)}).text(lang))
        return tuple(lines)

    def alt_text(self, lang: Lang, message: str) -> str:
        """Return the chart in words.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.
        message : str
            The sentence above the chart.

        Returns
        -------
        str
            Every number drawn, in sentences.
        """
        return sentence([message, self.what(lang), *(_spoken(row, lang) for row in (*self.rows, *self.wholes))], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a row of the chart.
        """
        cells = tuple(
            (row.id, row.name, row.n, row.mean, row.deviation, row.low, row.high, row.reason)
            for row in (*self.rows, *self.wholes)
        )
        return Table(_COLUMNS, cells, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Row", zh="项目")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("mean", LocalText(en="Mean", zh="均值"), "number"),
    Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number"),
    Column("low", LocalText(en="Low", zh="下限"), "number"),
    Column("high", LocalText(en="High", zh="上限"), "number"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


def _spoken(row: MeanMark, lang: Lang) -> str:
    """Return one row in words."""
    if row.mean is None:
        reason = "–" if row.reason is None else row.reason.text(lang)
        return row.name.text(lang) + (": " if lang == "en" else "：") + f"{reason}, n = {number(row.n, 0)}"
    interval = ""
    if row.low is not None and row.high is not None:
        ends = words.SPOKEN_INTERVAL.fill({"low": number(row.low, 2), "high": number(row.high, 2)}).text(lang)
        interval = (" " if lang == "en" else "") + ends
    places: dict[str, str | int | LocalText] = {
        "name": row.name,
        "mean": number(row.mean, 2),
        "interval": interval,
        "deviation": number(row.deviation, 2),
        "n": row.n,
    }
    return words.SPOKEN.fill(places).text(lang)


def prepare_mean_dots(
    means: QuestionMeans,
    *,
    question: Role | None = None,
    rows: MeanRows = "dimensions",
    order: MeanOrder = "mean",
    segment: str | None = None,
    subject: Said = None,
    period: Said = None,
) -> MeanDotsData:
    """Return what a dot plot of means shows, before anything is drawn.

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

    Returns
    -------
    MeanDotsData
        Rows and words.

    Raises
    ------
    UsageError
        If there is no such group, or an option has no such word.
    AnalysisError
        If the survey did not ask the question.
    ChartError
        If there are no rows, or more than 40.

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
    >>> data = prepare_mean_dots(means, rows="items")
    >>> [(row.id, row.mean) for row in data.rows]
    [('speed', 3.0), ('price', 3.6), ('care', 4.4)]
    """
    require_drawn("means", means, "QuestionMeans")
    require_word("rows", rows, get_args(MeanRows))
    require_word("order", order, get_args(MeanOrder))
    group = means.group(segment)
    asked = _asked(means) if question is None else question
    instrument = means.instrument
    parts = instrument.items if rows == "items" else instrument.dimensions
    check_rows(len(parts), most=MEANS_MOST, chart="dot plot of means", cure="Use rows='items' or rows='dimensions'.")
    found = [means.row(asked, part.id, segment=segment) for part in parts]
    marks = [_mark(row, instrument.name_of(row.id)) for row in found]
    up = 1.0 if asked in _FIRST else -1.0
    if order == "mean":
        marks.sort(key=lambda mark: (mark.mean is None, up * (mark.mean or 0.0)))
    wanted = ("overall", "weighted") if rows == "dimensions" else ("overall_items",)
    wholes = [_mark(row, words.WHOLES[row.kind]) for row in group.means[asked] if row.kind in wanted]
    return MeanDotsData(
        rows=tuple(marks),
        wholes=tuple(wholes),
        question=asked,
        of=rows,
        order=order,
        scale=(instrument.scale.low, instrument.scale.high),
        n=means.n if segment is None else None,
        confidence=means.confidence,
        subject=instrument.name if subject is None else subject,
        segment=segment,
        period=period,
    )


def _asked(means: QuestionMeans) -> Role:
    """Return the question that tells the service, or the first one."""
    told: list[Role] = [role for role in _FIRST if role in means.means]
    return (*told, *means.means)[0]


def _mark(row: QuestionRow, name: LocalText) -> MeanMark:
    """Return one row."""
    reason = None if row.reason is None else mean_reason(row.reason)
    # without an error there is no interval to draw, though its ends may be there
    low, high = (None, None) if row.reason is not None else (row.low, row.high)
    return MeanMark(row.id, name, row.n, row.mean, low, high, row.standard_deviation, reason)
