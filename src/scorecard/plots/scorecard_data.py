"""What a scorecard table shows: its rows, their history and their words, ready to draw."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.models import Bands, Period
from scorecard.plots import scorecard_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.scorecard_rows import ScoreRow, levels_text, score_row, score_text, status_text, with_edges
from scorecard.plots.spoken_rows import spoken_row
from scorecard.plots.theme import DEFAULT
from scorecard.plots.wording import clauses, listed, number, period_words, remarks, said, sentence

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation

__all__ = ["ScorecardTableData", "band_key", "prepare_scorecard_table", "status_message"]

_NAMES_IN_MESSAGE = 2
_LONGEST_LIST = 60
_TARGET = 100.0


@dataclass(frozen=True, slots=True)
class ScorecardTableData:
    """All that a scorecard table shows.

    Attributes
    ----------
    rows : tuple of ScoreRow
        Rows from top to bottom, in the order of the card.
    name, organisation, entity : LocalText or None
        What is scored.
    period, previous : LocalText or None
        The period in words, and the one before it where the card has one.
    periods : tuple of Period
        The periods of the spark lines.
    bands : Bands
        Bands of the card.
    top : float
        Right end of the score bars.
    """

    rows: tuple[ScoreRow, ...]
    name: LocalText
    organisation: LocalText | None
    entity: LocalText | None
    period: LocalText
    previous: LocalText | None
    periods: tuple[Period, ...]
    bands: Bands
    top: float

    @property
    def measures(self) -> tuple[ScoreRow, ...]:
        """The rows of measures."""
        return tuple(row for row in self.rows if row.kind == "measure")

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
        return status_message(self.measures, words.MEASURES, lang, total=self.rows[0])

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and n.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        parts = (
            words.TABLE.text(lang),
            *self.subject(lang),
            (words.UNITS_OPEN if self.top > _TARGET else words.UNITS).text(lang),
            self.count(lang),
        )
        return clauses(parts, lang)

    def subject(self, lang: Lang) -> tuple[str, ...]:
        """Return what is scored, and when.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Card, organisation, entity and period, as far as there are such.
        """
        parts = (self.name, self.organisation, self.entity, self.period)
        return tuple(said(part, lang) for part in parts if part is not None)

    def count(self, lang: Lang) -> str:
        """Return the number of measures in words.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            Such as ``16 measures``.
        """
        return words.COUNT.fill({"m": len(self.measures)}).text(lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key of statuses, bars, spark lines and arrows.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        key = band_key(self.bands, lang)
        known = any(row.low is not None for row in self.rows)
        bars = (words.BARS_INTERVAL.fill({"level": levels_text(self.rows)}) if known else words.BARS).text(lang)
        lines = words.SPARKS.fill({"k": len(self.periods), "period": said(self.period, lang)}).text(lang)
        notes = [bars + ("; " if lang == "en" else "；") + lines]
        changes = {row.change for row in self.rows} - {None}
        if self.previous is not None and changes:
            parts = [words.ARROWS.fill({"period": said(self.previous, lang)}).text(lang)]
            neither = any(row.verdict == "neutral" and row.change != "same" for row in self.rows)
            parts += [words.NEITHER.text(lang)] * neither + [words.UNCHANGED.text(lang)] * ("same" in changes)
            notes.append(remarks(parts, lang))
        if any(row.partial for row in self.rows):
            notes.append(words.COVERAGE.fill({"top": number(self.top, 0)}).text(lang))
        if any(row.own_bands for row in self.rows):
            notes.append(words.OWN_BANDS.text(lang))
        return key, *notes

    def alt_text(self, lang: Lang, message: str) -> str:
        """Return the table in words.

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
        return sentence([message, self.what(lang), *(spoken_row(row, lang) for row in self.rows)], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a row of the chart.
        """
        title = LocalText(en=self.what("en"), zh=self.what("zh"))
        return Table(with_edges(_COLUMNS, self.rows), tuple(_cells(row) for row in self.rows), title=title)


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("unit", LocalText(en="Unit", zh="单位")),
    Column("value", LocalText(en="Actual", zh="实际"), "number"),
    Column("target", LocalText(en="Target", zh="目标"), "number"),
    Column("difference", LocalText(en="Difference", zh="差异"), "signed"),
    Column("change", LocalText(en="Change", zh="变化")),
    Column("score", LocalText(en="Score", zh="得分"), "number", 1),
    Column("low", LocalText(en="Score, low", zh="得分下限"), "number", 1),
    Column("high", LocalText(en="Score, high", zh="得分上限"), "number", 1),
    Column("probability", LocalText(en="Probability of the status", zh="状态概率"), "percent"),
    Column("coverage", LocalText(en="Coverage", zh="数据覆盖率"), "percent"),
    Column("status", LocalText(en="Status", zh="状态"), "status"),
)


def _cells(row: ScoreRow) -> tuple[Cell, ...]:
    """Return one row of the table behind the chart."""
    change = None if row.change is None else words.CHANGES[row.change]
    numbers = (row.value, row.target, row.difference)
    scores = (row.score, row.low, row.high, row.probability, row.coverage)
    return (row.id, row.name, row.unit, *numbers, change, *scores, status_text(row))


def band_key(bands: Bands, lang: Lang) -> str:
    """Return what each mark means: sign, short word, name and range of every band.

    Parameters
    ----------
    bands : Bands
        The bands.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Such as ``● G on target (90–100), … □ no data``.
    """
    parts: list[str] = []
    for band in reversed(tuple(bands)):
        name, letter = band.name.text(lang), band.letter.text(lang)
        word = f"{letter} {name}" if lang == "en" else name
        parts.append(f"{DEFAULT.mark(band.level).sign} {word} ({band.low:g}–{band.high:g})")
    parts.append(f"{DEFAULT.no_data.sign} {words.NO_DATA.text(lang)}")
    text = clauses(parts, lang)
    return text if lang == "en" else text.replace(" (", "（").replace(")", "）")


def status_message(
    rows: Sequence[ScoreRow], what: LocalText, lang: Lang, *, total: ScoreRow | None = None, clause: str = ""
) -> str:
    """Return how many rows have the worst status, which, and how many lack data.

    Parameters
    ----------
    rows : sequence of ScoreRow
        The rows counted; those that cannot have a status are left out.
    what : LocalText
        What the rows are.
    lang : {"en", "zh"}
        Language.
    total : ScoreRow, optional
        The total, when there is one.
    clause : str
        What to add about those with the worst status.

    Returns
    -------
    str
        One sentence, true by construction.
    """
    counted = [row for row in rows if row.scored]
    if len(counted) == 1:
        what = LocalText(en=what.text("en").removesuffix("s"), zh=what.text("zh"))
    places: dict[str, str | int | LocalText] = {"m": len(counted), "what": what}
    groups: dict[str, list[ScoreRow]] = {"bad": [], "watch": [], "good": [], "none": []}
    for row in counted:
        groups["none" if row.band is None else row.band.level].append(row)
    parts: list[str] = []
    if total is not None and total.kind == "total" and total.band is not None:
        above = total.score is not None and total.score > _TARGET
        pattern = words.MESSAGE_TOTAL_ABOVE if above else words.MESSAGE_TOTAL
        parts.append(pattern.fill({"score": score_text(total), "status": total.band.name}).text(lang))
    if groups["bad"]:
        text = _worst(groups["bad"], places).text(lang)
        names = listed([row.name.text(lang) for row in groups["bad"]], lang)
        if len(groups["bad"]) <= _NAMES_IN_MESSAGE and len(names) <= _LONGEST_LIST:
            text += (": " if lang == "en" else "：") + names
        parts.append(text + clause)
    elif len(counted) == 1:
        parts.append(next(text for kind, text in words.MESSAGE_SINGLE.items() if groups[kind]).fill(places).text(lang))
    elif groups["watch"]:
        parts.append(words.MESSAGE_WATCH.fill(places | {"k": len(groups["watch"])}).text(lang))
    elif groups["good"]:
        pattern = words.MESSAGE_ALL if len(groups["good"]) == len(counted) else words.MESSAGE_GOOD
        parts.append(pattern.fill(places | {"k": len(groups["good"])}).text(lang))
    if groups["none"] and len(counted) > 1:
        pattern = words.MESSAGE_NO_DATA if parts else words.MESSAGE_NOTHING
        parts.append(pattern.fill(places | {"k": len(groups["none"])}).text(lang))
    return remarks([part if n == 0 else part[0].lower() + part[1:] for n, part in enumerate(parts)], lang)


def _worst(rows: Sequence[ScoreRow], places: Mapping[str, str | int | LocalText]) -> LocalText:
    """Return how many rows have the worst status, by its name where the card has one of its own for it."""
    filled = {**places, "k": len(rows)}
    usual = [band.name for band in Bands.default()]
    names = [row.band.name for row in rows if row.band is not None]
    if names[0] in usual or any(name != names[0] for name in names):
        return words.MESSAGE_BAD.fill(filled)
    return words.MESSAGE_BAD_NAMED.fill(filled | {"status": names[0]})


def prepare_scorecard_table(evaluation: Evaluation, *, periods: int = 12) -> ScorecardTableData:
    """Return what a scorecard table shows, before anything is drawn.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period.
    periods : int
        Most periods of a spark line; it ends at the period evaluated.

    Returns
    -------
    ScorecardTableData
        Rows and words.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> data = prepare_scorecard_table(ev)
    >>> [(row.id, row.score) for row in data.rows]
    [('customer', 40.0), ('deliver', 40.0), ('otif', 40.0)]
    """
    require_drawn("evaluation", evaluation, "Evaluation")
    evaluation = evaluation.as_kept()
    card = evaluation.card
    rows = tuple(score_row(evaluation, node, periods=periods) for node in evaluation.nodes)
    at = evaluation.observations.periods.index(evaluation.periods[0])
    shown = evaluation.observations.periods[max(0, at + 1 - periods) : at + 1]
    names = {entity.id: entity.name for entity in card.entities}
    highest = max((row.score for row in rows if row.score is not None), default=0.0)
    top = card.cap if isinstance(card.cap, float) else max(100.0, math.ceil(highest / 10) * 10.0)
    return ScorecardTableData(
        rows,
        card.name,
        card.organisation,
        names.get(evaluation.entities[0]),
        period_words(card.calendar, evaluation.periods[0]),
        period_words(card.calendar, evaluation.observations.periods[at - 1]) if at else None,
        shown,
        card.bands_of("total", period=evaluation.periods[0]),
        top,
    )
