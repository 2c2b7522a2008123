"""What a gap chart shows: rows, order, verdicts and words, ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from scorecard._given import require_word
from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.plots import gap_words as words
from scorecard.plots.answer_words import together
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import Said, bracketed, clauses, listed, number, remarks, said, sentence, share
from scorecard.stats.near_ties import least

if TYPE_CHECKING:
    from scorecard.stats.multiplicity import Adjust
    from scorecard.survey import GapAnalysis, GapRow

__all__ = ["GapDumbbellData", "GapOrder", "GapRowMark", "GapRows", "Verdict", "prepare_gap_dumbbell"]

GapRows = Literal["dimensions", "items"]
GapOrder = Literal["gap", "instrument"]
Verdict = Literal["below", "above", "unclear", "none"]

_TWO_NAMES = 2


@dataclass(frozen=True, slots=True)
class GapRowMark:
    """One row of a gap chart.

    Attributes
    ----------
    id, kind : str
        As in the result.
    name : LocalText
        Printed name.
    weight : float or None
        Share of the dimension in the weighted overall gap.
    n : int
        Respondents who enter the row.
    expectation, perception, gap, low, high, p : float or None
        The numbers; p is adjusted where the analysis adjusts.
    verdict : {"below", "above", "unclear", "none"}
        Whether the gap is told apart from 0, and on which side; none without a test.
    reason : LocalText or None
        Why there is no test.
    """

    id: str
    kind: str
    name: LocalText
    weight: float | None
    n: int
    expectation: float | None
    perception: float | None
    gap: float | None
    low: float | None
    high: float | None
    p: float | None
    verdict: Verdict
    reason: LocalText | None


@dataclass(frozen=True, slots=True)
class GapDumbbellData:
    """All that a gap chart shows.

    Attributes
    ----------
    rows : tuple of GapRowMark
        Rows from top to bottom.
    wholes : tuple of GapRowMark
        Overall rows, set apart at the bottom.
    of : {"dimensions", "items"}
        What the rows are.
    order : {"gap", "instrument"}
        How they are ordered.
    scale : tuple of (int, int)
        Ends of the answer scale.
    n : int
        Respondents of the survey.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How the tests are adjusted.
    tests : int
        Number of tests adjusted together.
    method, min_answered : str
        How intervals are made, and who enters a dimension.
    subject : LocalText or str
        What is judged.
    segment : str or None
        Label of the group of respondents; None for everyone.
    period : LocalText, Period, str or None
        When.
    """

    rows: tuple[GapRowMark, ...]
    wholes: tuple[GapRowMark, ...]
    of: GapRows
    order: GapOrder
    scale: tuple[int, int]
    n: int
    confidence: float
    adjust: Adjust
    tests: int
    method: str
    min_answered: str
    subject: Said
    segment: str | None
    period: Said

    @property
    def or_untested(self) -> LocalText | str:
        """What the key of the marks adds where a row without a test has one."""
        drawn = any(row.verdict == "none" and row.gap is not None for row in (*self.rows, *self.wholes))
        return words.OR_UNTESTED if drawn else ""

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
        tested = [row for row in self.rows if row.verdict != "none"]
        if not tested:
            return words.MESSAGE_NO_TEST.text(lang)
        below = sorted((row for row in tested if row.verdict == "below"), key=lambda row: row.gap or 0.0)
        higher = sorted((row for row in tested if row.verdict == "above"), key=lambda row: -(row.gap or 0.0))
        above = [row.name.text(lang) for row in higher]
        places: dict[str, str | int | LocalText] = {"k": len(below), "m": len(tested), "many": words.MANY[self.of]}
        if len(tested) == 1:
            places["many"] = words.ONE[self.of]
        pattern = words.MESSAGE_NONE if len(tested) > 1 else words.MESSAGE_NONE_SINGLE
        if below:
            worst = [below[at].name for at in least([row.gap or 0.0 for row in below])]
            places |= together(worst, number(below[0].gap, 2, signed=True), many=words.MANY[self.of])
            pattern = words.MESSAGE_ONE if len(below) == 1 else words.MESSAGE_SOME
            pattern = words.MESSAGE_ALL if 1 < len(below) == len(tested) else pattern
        text = pattern.fill(places).text(lang)
        if 0 < len(above) <= _TWO_NAMES:
            verb = "" if lang == "zh" else (" is" if len(above) == 1 else " are")
            text += words.MESSAGE_ABOVE.fill({"names": listed(above, lang) + verb}).text(lang)
        if len(tested) < len(self.rows):
            text += words.MESSAGE_UNTESTED.fill({"k": len(self.rows) - len(tested)}).text(lang)
        return text

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
        parts = [
            words.WHAT[self.of].text(lang),
            said(self.subject, lang),
            said(self.segment, lang),
            words.SCALE.fill({"low": low, "high": high}).text(lang),
            said(self.period, lang),
            words.N.fill({"n": self.n}).text(lang),
            words.ORDER[self.order].text(lang),
        ]
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return signs, method, exclusions, and why a row has no test.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        level = share(self.confidence)
        method = words.METHODS.get(self.method, LocalText(en=self.method, zh=self.method))
        wholes = words.WHOLES.text(lang) if self.wholes else ""
        places: dict[str, str | int | LocalText] = {
            "k": self.tests,
            "alpha": f"{1 - self.confidence:.3g}",
            "wholes": wholes,
        }
        places["untested"] = said(self.or_untested, lang)
        signs = words.SIGNS[self.adjust].fill(places).text(lang)
        rules = [words.METHOD.fill({"level": level, "method": method}).text(lang)]
        if self.of == "dimensions" and self.min_answered in words.HALF:
            rules.append(words.HALF[self.min_answered].text(lang))
        rows = (*self.rows, *self.wholes)
        counts = [row.n for row in rows]
        if counts and min(counts) == max(counts) == self.n:
            rules.append(words.NONE_EXCLUDED.fill({"n": self.n}).text(lang))
        elif counts:
            rules.append(words.EXCLUDED.fill({"least": min(counts), "most": max(counts), "n": self.n}).text(lang))
        untested = [
            bracketed(row.name.text(lang), row.reason.text(lang), lang) for row in rows if row.reason is not None
        ]
        notes = [words.UNTESTED.fill({"rows": listed(untested, lang)}).text(lang)] if untested else []
        return signs, remarks(rules, lang), *notes

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
        cells = tuple(_cells(row) for row in (*self.rows, *self.wholes))
        return Table(_COLUMNS, cells, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Row", zh="项目")),
    Column("weight", LocalText(en="Weight", zh="权重"), "percent"),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("expectation", LocalText(en="Expected", zh="期望"), "number"),
    Column("perception", LocalText(en="Perceived", zh="感知"), "number"),
    Column("gap", LocalText(en="Gap", zh="差距"), "signed"),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("p", LocalText(en="p", zh="p 值"), "p_value"),
    Column("verdict", LocalText(en="Finding", zh="结论")),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


def _cells(row: GapRowMark) -> tuple[Cell, ...]:
    """Return one row of the table behind the chart."""
    numbers = (row.weight, row.n, row.expectation, row.perception, row.gap, row.low, row.high, row.p)
    return (row.id, row.name, *numbers, words.VERDICTS[row.verdict], row.reason)


def _spoken(row: GapRowMark, lang: Lang) -> str:
    """Return one row in words."""
    interval = ""
    if row.low is not None and row.high is not None:
        ends = {"low": number(row.low, 2, signed=True), "high": number(row.high, 2, signed=True)}
        interval = (" " if lang == "en" else "") + words.SPOKEN_INTERVAL.fill(ends).text(lang)
    text = words.SPOKEN.fill(
        {
            "name": row.name,
            "e": number(row.expectation, 2),
            "p": number(row.perception, 2),
            "gap": number(row.gap, 2, signed=True),
            "interval": interval,
            "verdict": words.VERDICTS[row.verdict] if row.reason is None else row.reason,
            "n": row.n,
        }
    )
    return text.text(lang)


def prepare_gap_dumbbell(
    gaps: GapAnalysis,
    *,
    rows: GapRows = "dimensions",
    order: GapOrder = "gap",
    segment: str | None = None,
    subject: Said = None,
    period: Said = None,
) -> GapDumbbellData:
    """Return what a gap chart shows, before anything is drawn.

    Parameters
    ----------
    gaps : GapAnalysis
        The result.
    rows : {"dimensions", "items"}
        What the rows are.
    order : {"gap", "instrument"}
        Largest shortfall first, or as in the questionnaire.
    segment : str, optional
        Label of a group of respondents; everyone when left out.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.

    Returns
    -------
    GapDumbbellData
        Rows, verdicts and words.

    Raises
    ------
    UsageError
        If there is no such group, or an option has no such word.

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
    >>> gaps = sc.gap_analysis(survey)
    >>> data = prepare_gap_dumbbell(gaps, rows="items")
    >>> [(row.id, round(row.gap, 2)) for row in data.rows]
    [('speed', -1.6), ('care', -0.2), ('price', 0.0)]
    """
    require_drawn("gaps", gaps, "GapAnalysis")
    require_word("rows", rows, get_args(GapRows))
    require_word("order", order, get_args(GapOrder))
    group, alpha = gaps.group(segment), round(1 - gaps.confidence, 12)
    found = group.dimensions if rows == "dimensions" else group.items
    names = {d.id: d.name for d in gaps.instrument.dimensions} | {i.id: i.label for i in gaps.instrument.items}
    weights = _shares(gaps.weights) if rows == "dimensions" else {}
    marks = [_mark(row, names[row.id], weights.get(row.id), alpha) for row in found]
    if order == "gap":
        marks.sort(key=lambda mark: (mark.gap is None, mark.gap or 0.0))
    wholes: list[GapRowMark] = []
    if rows == "dimensions":
        wholes.append(_mark(group.overall, words.OVERALL, None, alpha))
        if group.weighted is not None:
            wholes.append(_mark(group.weighted, words.WEIGHTED, None, alpha))
    return GapDumbbellData(
        rows=tuple(marks),
        wholes=tuple(wholes),
        of=rows,
        order=order,
        scale=(gaps.instrument.scale.low, gaps.instrument.scale.high),
        n=group.n,
        confidence=gaps.confidence,
        adjust=gaps.adjust,
        tests=sum(row.p_value is not None for row in found),
        method=gaps.interval_method,
        min_answered=str(gaps.min_answered),
        subject=gaps.instrument.name if subject is None else subject,
        segment=segment,
        period=period,
    )


def _shares(weights: Mapping[str, float] | None) -> dict[str, float]:
    """Return weights as shares of their sum."""
    total = sum(weights.values()) if weights else 0.0
    return {key: value / total for key, value in weights.items()} if weights and total else {}


def _mark(row: GapRow, name: LocalText, weight: float | None, alpha: float) -> GapRowMark:
    """Return one row with its verdict."""
    p = row.p_value if row.p_adjusted is None else row.p_adjusted
    verdict: Verdict = "none"
    if p is not None and row.gap is not None:
        verdict = "unclear" if p >= alpha or row.gap == 0 else ("below" if row.gap < 0 else "above")
    reason = None if row.reason is None else words.REASONS.get(row.reason, words.NO_REASON)
    numbers = (row.expectation, row.perception, row.gap, row.low, row.high)
    return GapRowMark(row.id, row.kind, name, weight, row.n, *numbers, p, verdict, reason)
