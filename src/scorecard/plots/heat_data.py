"""What a heat map of groups shows: a number of every group for every dimension or item."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.plots import answer_words as shared
from scorecard.plots import heat_words as words
from scorecard.plots.answer_layout import check_rows
from scorecard.plots.answer_words import reason_of
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import Said, bracketed, clauses, number, remarks, said, sentence
from scorecard.stats.near_ties import least

if TYPE_CHECKING:
    from scorecard.survey import HeatMap

__all__ = ["HEAT_ACROSS", "HEAT_MOST", "HeatCell", "HeatLine", "SegmentHeatMapData", "prepare_segment_heat_map"]

HEAT_MOST = 30
"""Most rows of a heat map."""

HEAT_ACROSS = 7
"""Most columns of a heat map."""

_WITHIN = 0.9


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One number of a heat map.

    Attributes
    ----------
    row, group : LocalText
        Dimension or item, and group of respondents.
    value : float or None
        The number.
    away : float or None
        Its distance from what colours are measured from: 0 for a gap, else the number of all respondents.
    n : int
        Respondents behind it.
    hidden : bool
        Whether it must not be shown.
    reason : LocalText or None
        Why there is none.
    """

    row: LocalText
    group: LocalText
    value: float | None
    away: float | None
    n: int
    hidden: bool
    reason: LocalText | None


@dataclass(frozen=True, slots=True)
class HeatLine:
    """One row of a heat map.

    Attributes
    ----------
    id : str
        Label of the group, or id of the dimension or item.
    name : LocalText
        Printed name.
    cells : tuple of HeatCell
        One for each column.
    """

    id: str
    name: LocalText
    cells: tuple[HeatCell, ...]

    @property
    def counts(self) -> str:
        """Least and most respondents behind the numbers shown."""
        counts = [cell.n for cell in self.cells if not cell.hidden]
        if not counts:
            return "–"
        low, high = min(counts), max(counts)
        return number(low, 0) if low == high else f"{number(low, 0)}–{number(high, 0)}"


@dataclass(frozen=True, slots=True)
class SegmentHeatMapData:
    """All that a heat map of groups shows.

    Attributes
    ----------
    lines : tuple of HeatLine
        Rows from top to bottom.
    everyone : HeatLine or None
        The row of all respondents, set apart at the bottom; None where groups stand across.
    columns : tuple of LocalText
        Names of the columns.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean.
    by : str
        Segment variable.
    groups : int
        Number of groups.
    scale : tuple of (int, int)
        Ends of the answer scale.
    threshold : int
        Least number of respondents behind a number that is shown.
    subject : LocalText or str
        What is judged.
    period : LocalText, Period, str or None
        When.
    """

    lines: tuple[HeatLine, ...]
    everyone: HeatLine | None
    columns: tuple[LocalText, ...]
    statistic: str
    by: str
    groups: int
    scale: tuple[int, int]
    threshold: int
    subject: Said
    period: Said

    @property
    def shown(self) -> tuple[HeatCell, ...]:
        """Cells of groups that have a number."""
        everyone = words.EVERYONE
        return tuple(c for line in self.lines for c in line.cells if c.value is not None and c.group != everyone)

    @property
    def limit(self) -> float:
        """Distance from which on a colour is the deepest: nine of ten cells lie within."""
        away = sorted(abs(cell.away) for cell in self.shown if cell.away is not None)
        return away[math.ceil(_WITHIN * len(away)) - 1] if away else 0.0

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
        if not self.shown:
            return words.MESSAGE_EMPTY.text(lang)
        alike = least([cell.value or 0.0 for cell in self.shown])
        worst = self.shown[alike[0]]
        gap = self.statistic == "gap"
        if gap and (worst.value or 0.0) >= 0:
            return words.MESSAGE_NO_SHORTFALL.text(lang)
        places: dict[str, str | int | LocalText] = {
            "mean": words.MEANS_WITHIN[self.statistic],
            "row": worst.row,
            "group": worst.group,
            "value": self.printed(worst.value),
            "n": worst.n,
            "k": len(alike) - 1,
        }
        text = (words.MESSAGE_SHORT if gap else words.MESSAGE_LOW).fill(places).text(lang)
        return text + words.MESSAGE_TIED[len(alike) > 2].fill(places).text(lang) if len(alike) > 1 else text

    def printed(self, value: float | None) -> str:
        """Return a number as printed.

        Parameters
        ----------
        value : float or None
            The number.

        Returns
        -------
        str
            With its sign where it is a gap.
        """
        return number(value, 2, signed=self.statistic == "gap")

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and number of groups.

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
            words.WHAT.fill({"mean": words.MEANS[self.statistic], "by": self.by}).text(lang),
            said(self.subject, lang),
            words.SCALE.fill({"low": low, "high": high}).text(lang),
            said(self.period, lang),
            words.COUNT.fill({"m": self.groups}).text(lang),
            shared.N_BESIDE.text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return what colours say, what n counts, what is not shown.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        gap = self.statistic == "gap"
        colours = (words.FROM_ZERO if gap else words.FROM_ALL).fill({"limit": number(self.limit, 2)}).text(lang)
        counted = remarks([words.COUNTED.text(lang), *([words.GAP.text(lang)] if gap else [])], lang)
        hidden = any(cell.hidden for line in self.lines for cell in line.cells)
        shown = (colours,) if self.limit else ()
        return *shown, counted, *((words.HIDDEN.fill({"n": self.threshold}).text(lang),) if hidden else ())

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
        return sentence([message, self.what(lang), *(self._spoken(line, lang) for line in self.all_lines)], lang)

    @property
    def all_lines(self) -> tuple[HeatLine, ...]:
        """The rows, that of all respondents last."""
        return (*self.lines, *(() if self.everyone is None else (self.everyone,)))

    def _spoken(self, line: HeatLine, lang: Lang) -> str:
        """Return one row in words."""
        comma, colon = (", ", ": ") if lang == "en" else ("，", "：")
        parts: list[str] = []
        for name, cell in zip(self.columns, line.cells, strict=True):
            reason = "–" if cell.reason is None else cell.reason.text(lang)
            said_of = words.HIDDEN_CELL.text(lang) if cell.hidden else reason
            value = said_of if cell.value is None else self.printed(cell.value)
            parts.append(bracketed(f"{name.text(lang)} {value}", f"n = {number(cell.n, 0)}", lang))
        return line.name.text(lang) + colon + comma.join(parts)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a row of the chart, for each column the number with its n.
        """
        kind: Literal["signed", "number"] = "signed" if self.statistic == "gap" else "number"
        columns = [Column("id", LocalText(en="Id", zh="代码")), Column("name", LocalText(en="Name", zh="名称"))]
        for place, name in enumerate(self.columns):
            columns += [Column(f"value:{place}", name, kind), Column(f"n:{place}", shared.HEAD_N, "integer")]
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (line.id, line.name, *(part for cell in line.cells for part in (cell.value, cell.n)))
            for line in self.all_lines
        )
        return Table(tuple(columns), rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


def prepare_segment_heat_map(heat: HeatMap, *, subject: Said = None, period: Said = None) -> SegmentHeatMapData:
    """Return what a heat map of groups shows, before anything is drawn.

    Parameters
    ----------
    heat : HeatMap
        The result.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.

    Returns
    -------
    SegmentHeatMapData
        Groups stand down where there are at most 7 dimensions or items, else across.

    Raises
    ------
    ChartError
        If both are more than 7, or there are more than 30 rows.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": "quick", "text": "Quick", "dimension": "speed"}]
    >>> dimensions = [{"id": "speed", "name": "Speed"}]
    >>> scale = sc.Scale.from_points(5)
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, dimensions=dimensions, items=items)
    >>> columns = {"expectation": "E{number}", "perception": "P{number}"}
    >>> layout = sc.ColumnLayout(columns=columns, segments={"region": "Region"})
    >>> answers = {"Region": ["North"] * 5 + ["South"] * 5, "E1": [5] * 10, "P1": [2] * 5 + [4] * 4 + [3]}
    >>> heat = sc.gap_analysis(sc.read_survey(pa.table(answers), asked, layout=layout), by="region").heat_map()
    >>> data = prepare_segment_heat_map(heat)
    >>> [(line.id, round(line.cells[0].value, 2)) for line in data.lines]
    [('North', -3.0), ('South', -1.2)]
    """
    require_drawn("heat", heat, "HeatMap")
    groups = [LocalText(en=label, zh=label) for label in heat.labels]
    names = [
        heat.instrument.name_of(row.id) if row.kind in ("item", "dimension") else shared.OVERALL for row in heat.rows
    ]
    cells: list[list[HeatCell]] = []
    for name, row in zip(names, heat.rows, strict=True):
        origin = 0.0 if heat.statistic == "gap" else row.everyone.value
        found = zip((*groups, words.EVERYONE), (*row.groups, row.everyone), strict=True)
        cells.append([])
        for group, one in found:
            away = None if one.value is None or origin is None else one.value - origin
            hidden = one.reason == "suppressed"
            cells[-1].append(HeatCell(name, group, one.value, away, one.n, hidden, reason_of(one.reason)))
    down = len(heat.rows) <= HEAT_ACROSS
    if not down and len(groups) + 1 > HEAT_ACROSS:
        raise ChartError.single(
            "too-many-columns",
            f"the heat map shows up to {HEAT_ACROSS} columns, all respondents among them",
            found=f"{len(heat.rows)} × {len(groups) + 1}",
            cure="Show dimensions in place of items, or make the analysis by fewer groups.",
        )
    check_rows(
        len(groups) if down else len(names),
        most=HEAT_MOST,
        chart="heat map",
        cure="Make the analysis by fewer groups." if down else "Show dimensions in place of items.",
    )
    everyone: HeatLine | None = None
    if down:
        turned = [tuple(row[place] for row in cells) for place in range(len(groups) + 1)]
        lines = tuple(HeatLine(label, g, t) for label, g, t in zip(heat.labels, groups, turned[:-1], strict=True))
        everyone = HeatLine("all", words.EVERYONE, turned[-1])
    else:
        lines = tuple(HeatLine(row.id, name, tuple(c)) for row, name, c in zip(heat.rows, names, cells, strict=True))
    return SegmentHeatMapData(
        lines=lines,
        everyone=everyone,
        columns=tuple(names) if down else (*groups, words.EVERYONE),
        statistic=heat.statistic,
        by=heat.by,
        groups=len(groups),
        scale=(heat.instrument.scale.low, heat.instrument.scale.high),
        threshold=heat.privacy_threshold,
        subject=heat.instrument.name if subject is None else subject,
        period=period,
    )
