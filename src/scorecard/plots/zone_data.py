"""What a zone-of-tolerance ladder shows: rows, positions, words, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from scorecard._given import require_word
from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.plots import answer_words as shared
from scorecard.plots import zone_words as words
from scorecard.plots.answer_layout import check_rows
from scorecard.plots.answer_words import reason_of
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import Said, bracketed, clauses, listed, number, remarks, said, sentence, share
from scorecard.plots.zone_mark import ZoneMark

if TYPE_CHECKING:
    from scorecard.survey import MeanTest, ZoneOfTolerance, ZoneRow

__all__ = ["ZONE_MOST", "ZoneLadderData", "ZoneOrder", "ZoneRows", "prepare_zone_ladder"]

ZoneRows = Literal["dimensions", "items"]
ZoneOrder = Literal["adequacy", "instrument"]

ZONE_MOST = 40
"""Most rows of a ladder."""


@dataclass(frozen=True, slots=True)
class ZoneLadderData:
    """All that a zone-of-tolerance ladder shows.

    Attributes
    ----------
    rows : tuple of ZoneMark
        Rows from top to bottom.
    wholes : tuple of ZoneMark
        The overall row, set apart at the bottom.
    of : {"dimensions", "items"}
        What the rows are.
    order : {"adequacy", "instrument"}
        How they are ordered.
    scale : tuple of (int, int)
        Ends of the answer scale.
    n : int or None
        Respondents of the survey; None for a group, whose rows tell theirs.
    confidence : float
        Level of the intervals.
    adjust : str
        How the tests are adjusted.
    excluded : bool
        Whether answers whose levels contradict each other are left out.
    subject : LocalText or str
        What is judged.
    segment : str or None
        Label of the group of respondents; None for everyone.
    period : LocalText, Period, str or None
        When.
    """

    rows: tuple[ZoneMark, ...]
    wholes: tuple[ZoneMark, ...]
    of: ZoneRows
    order: ZoneOrder
    scale: tuple[int, int]
    n: int | None
    confidence: float
    adjust: str
    excluded: bool
    subject: Said
    segment: str | None
    period: Said

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
        known = [row for row in self.rows if row.position is not None]
        if not known:
            return words.MESSAGE_EMPTY.text(lang)
        below = sorted((row for row in known if row.position == "below"), key=lambda row: row.msa or 0.0)
        above = sum(row.position == "above" for row in known)
        many = shared.MANY[self.of][len(known) > 1]
        places: dict[str, str | int | LocalText] = {"k": len(below), "m": len(known), "many": many}
        pattern = words.MESSAGE_NONE if len(known) > 1 else words.MESSAGE_NONE_SINGLE
        if below:
            places |= {"name": below[0].name, "gap": number(below[0].msa, 2, signed=True)}
            pattern = words.MESSAGE_BELOW_ONE if len(below) == 1 else words.MESSAGE_BELOW
        text = pattern.fill(places).text(lang)
        unsure = sum(not row.adequate for row in below)
        if unsure:
            text += words.MESSAGE_UNSURE.fill({"k": unsure}).text(lang)
        return text + (words.MESSAGE_ABOVE.fill({"k": above}).text(lang) if above else "")

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
            words.WHAT[self.of].text(lang),
            said(self.subject, lang),
            said(self.segment, lang),
            shared.SCALE.fill({"low": low, "high": high}).text(lang),
            said(self.period, lang),
            (shared.N_BESIDE if self.n is None else shared.N.fill({"n": self.n})).text(lang),
            words.ORDER[self.order].text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return signs, method, exclusions.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        rows = (*self.rows, *self.wholes)
        wholes = words.WHOLES if self.wholes and self.adjust != "none" else ""
        places = {"adjust": words.ADJUSTS[self.adjust], "wholes": wholes, "alpha": f"{1 - self.confidence:.3g}"}
        signs = words.SIGNS.fill(places)
        notes = [words.COUNTED.text(lang)]
        if self.of == "dimensions":
            notes.append(words.SPREAD.text(lang))
        told = sum(row.inconsistent for row in self.rows)
        if told:
            notes.append((words.EXCLUDED if self.excluded else words.KEPT).fill({"k": told}).text(lang))
        if any(row.crossed for row in rows):
            notes.append(words.CROSSED.text(lang))
        without = [
            bracketed(row.name.text(lang), row.reason.text(lang), lang) for row in rows if row.reason is not None
        ]
        last = (words.UNDEFINED.fill({"rows": listed(without, lang)}).text(lang),) if without else ()
        return (
            signs.text(lang),
            words.METHOD.fill({"level": share(self.confidence)}).text(lang),
            remarks(notes, lang),
            *last,
        )

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
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("minimum", LocalText(en="Minimum", zh="最低"), "number"),
    Column("desired", LocalText(en="Desired", zh="理想"), "number"),
    Column("perceived", LocalText(en="Perceived", zh="感知"), "number"),
    Column("msa", LocalText(en="Adequacy", zh="充分度"), "signed"),
    Column("msa_low", LocalText(en="Low", zh="下限"), "signed"),
    Column("msa_high", LocalText(en="High", zh="上限"), "signed"),
    Column("mss", LocalText(en="Superiority", zh="优越度"), "signed"),
    Column("mss_low", LocalText(en="Low", zh="下限"), "signed"),
    Column("mss_high", LocalText(en="High", zh="上限"), "signed"),
    Column("position", LocalText(en="Position", zh="位置")),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


def _cells(row: ZoneMark) -> tuple[Cell, ...]:
    """Return one row of the table behind the chart."""
    levels = (row.minimum, row.desired, row.perceived)
    measures = (row.msa, row.msa_low, row.msa_high, row.mss, row.mss_low, row.mss_high)
    position = None if row.position is None else words.SPOKEN_POSITIONS[row.position]
    return (row.id, row.name, row.n, *levels, *measures, position, row.reason)


def _spoken(row: ZoneMark, lang: Lang) -> str:
    """Return one row in words."""
    if row.position is None:
        reason = "–" if row.reason is None else row.reason.text(lang)
        return row.name.text(lang) + (": " if lang == "en" else "：") + f"{reason}, n = {number(row.n, 0)}"

    def ends(low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return ""
        places = {"low": number(low, 2, signed=True), "high": number(high, 2, signed=True)}
        return (" " if lang == "en" else "") + words.SPOKEN_INTERVAL.fill(places).text(lang)

    places: dict[str, str | int | LocalText] = {
        "name": row.name,
        "minimum": number(row.minimum, 2),
        "desired": number(row.desired, 2),
        "perceived": number(row.perceived, 2),
        "msa": number(row.msa, 2, signed=True),
        "mss": number(row.mss, 2, signed=True),
        "first": ends(row.msa_low, row.msa_high),
        "second": ends(row.mss_low, row.mss_high),
        "position": words.SPOKEN_POSITIONS[row.position],
        "n": row.n,
    }
    return words.SPOKEN.fill(places).text(lang)


def prepare_zone_ladder(
    zones: ZoneOfTolerance,
    *,
    rows: ZoneRows = "dimensions",
    order: ZoneOrder = "adequacy",
    segment: str | None = None,
    subject: Said = None,
    period: Said = None,
) -> ZoneLadderData:
    """Return what a zone-of-tolerance ladder shows, before anything is drawn.

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

    Returns
    -------
    ZoneLadderData
        Rows, positions and words.

    Raises
    ------
    UsageError
        If there is no such group, or an option has no such word.
    ChartError
        If there are no rows, or more than 40.

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
    >>> data = prepare_zone_ladder(found, rows="items")
    >>> [(row.id, row.msa, row.mss, row.position) for row in data.rows]
    [('quick', 0.75, -1.75, 'within')]
    """
    require_drawn("zones", zones, "ZoneOfTolerance")
    require_word("rows", rows, get_args(ZoneRows))
    require_word("order", order, get_args(ZoneOrder))
    kind, alpha = rows.removesuffix("s"), round(1 - zones.confidence, 12)
    group = zones.rows if segment is None else zones.segments.get(segment, ())
    everything = zones.items if rows == "items" else zones.dimensions
    check_rows(
        len(everything), most=ZONE_MOST, chart="zone-of-tolerance ladder", cure="Use rows='items' or rows='dimensions'."
    )
    found = [zones.row(row.id, segment=segment) for row in everything if row.kind == kind]
    marks = [_mark(row, zones.instrument.name_of(row.id), alpha) for row in found]
    if order == "adequacy":
        marks.sort(key=lambda mark: (mark.msa is None, mark.msa or 0.0))
    wholes = [_mark(row, shared.OVERALL, alpha) for row in group if row.kind == "overall" and rows == "dimensions"]
    return ZoneLadderData(
        rows=tuple(marks),
        wholes=tuple(wholes),
        of=rows,
        order=order,
        scale=(zones.instrument.scale.low, zones.instrument.scale.high),
        n=zones.n if segment is None else None,
        confidence=zones.confidence,
        adjust=zones.adjust,
        excluded=zones.inconsistent == "exclude",
        subject=zones.instrument.name if subject is None else subject,
        segment=segment,
        period=period,
    )


def _mark(row: ZoneRow, name: LocalText, alpha: float) -> ZoneMark:
    """Return one row with what is told apart."""
    return ZoneMark(
        row.id,
        name,
        row.n,
        row.minimum,
        row.desired,
        row.perceived,
        row.msa.mean,
        row.mss.mean,
        row.msa.low,
        row.msa.high,
        row.mss.low,
        row.mss.high,
        _told_apart(row.msa, alpha),
        _told_apart(row.mss, alpha),
        row.position,
        row.inconsistent or 0,
        reason_of(row.reason),
    )


def _told_apart(test: MeanTest, alpha: float) -> bool:
    """Whether a difference is told apart from 0 after its adjustment."""
    p = test.p_value if test.p_adjusted is None else test.p_adjusted
    return p is not None and p < alpha
