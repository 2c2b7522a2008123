"""What bullets show: the scores of measures with target, bands and status."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.models import Bands
from scorecard.plots import bullet_words as words
from scorecard.plots import scorecard_words as shared
from scorecard.plots.answer_layout import check_rows
from scorecard.plots.bullet_marks import Bullet
from scorecard.plots.drawn import require_drawn
from scorecard.plots.scorecard_columns import target_text
from scorecard.plots.scorecard_data import band_key, status_message
from scorecard.plots.scorecard_rows import (
    ScoreRow,
    actual_text,
    levels_text,
    score_row,
    score_text,
    status_text,
    with_edges,
)
from scorecard.plots.spoken_rows import spoken_status
from scorecard.plots.wording import clauses, number, period_words, said, sentence
from scorecard.scoring.common_measures import measures_below

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation

__all__ = ["BULLETS_MOST", "BulletsData", "of_node", "prepare_bullets"]

BULLETS_MOST = 30
"""Most measures of one chart of bullets."""


@dataclass(frozen=True, slots=True)
class BulletsData:
    """All that bullets show.

    Attributes
    ----------
    rows : tuple of ScoreRow
        Measures from top to bottom, in the order of the card.
    subject : tuple of LocalText
        What is scored: the card, its organisation, the entity, the node.
    period : LocalText
        The period in words.
    bands : Bands
        Bands of the card.
    top : float
        Score at the right end.
    """

    rows: tuple[ScoreRow, ...]
    subject: tuple[LocalText, ...]
    period: LocalText
    bands: Bands
    top: float

    def bullet(self, row: ScoreRow) -> Bullet | None:
        """Return the bullet of a measure; None where it has no score.

        Parameters
        ----------
        row : ScoreRow
            The measure.

        Returns
        -------
        Bullet or None
            Score, interval and bands.
        """
        return None if row.score is None else Bullet(row.score, row.low, row.high, row.bands, self.top)

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
        return status_message(self.rows, shared.MEASURES, lang)

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
        count = shared.COUNT.fill({"m": len(self.rows)})
        unit = words.UNIT if self.top <= 100 else shared.UNITS_OPEN
        parts = (words.WHAT, *self.subject, self.period, unit, count)
        return clauses((said(part, lang) for part in parts), lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key, what the bars mean, and who has no score.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        top = {"top": number(self.top, 0)}
        known = any(row.low is not None for row in self.rows)
        lines = [
            words.BARS.fill(top),
            words.INTERVAL.fill({"level": levels_text(self.rows)}) if known else words.NO_INTERVAL,
        ]
        if any(row.own_bands for row in self.rows):
            lines.append(shared.OWN_BANDS)
        without = sum(row.score is None for row in self.rows)
        if without:
            lines.append(words.WITHOUT.fill({"k": without}))
        return band_key(self.bands, lang), *(line.text(lang) for line in lines)

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
        return sentence([message, self.what(lang), *(_spoken(row, lang) for row in self.rows)], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a measure.
        """
        rows = tuple(
            (
                *(row.id, row.name, row.unit, row.value, row.target),
                *(row.score, row.low, row.high, row.probability, status_text(row)),
            )
            for row in self.rows
        )
        return Table(with_edges(_COLUMNS, self.rows), rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Measure", zh="指标")),
    Column("unit", LocalText(en="Unit", zh="单位")),
    Column("value", LocalText(en="Actual", zh="实际"), "number"),
    Column("target", LocalText(en="Target", zh="目标"), "number"),
    Column("score", LocalText(en="Score", zh="得分"), "number", 1),
    Column("low", LocalText(en="Score, low", zh="得分下限"), "number", 1),
    Column("high", LocalText(en="Score, high", zh="得分上限"), "number", 1),
    Column("probability", LocalText(en="Probability of the status", zh="状态概率"), "percent"),
    Column("status", LocalText(en="Status", zh="状态"), "status"),
)


def _spoken(row: ScoreRow, lang: Lang) -> str:
    """Return one measure in words."""
    comma, colon = (", ", ": ") if lang == "en" else ("，", "：")
    parts: list[str] = []
    if row.value is not None:
        unit = "" if row.unit is None or row.word is not None else f" {row.unit.text(lang)}"
        parts.append(shared.SPOKEN_ACTUAL.fill({"value": actual_text(row, lang) + unit}).text(lang))
    if row.target is not None or row.limits is not None:
        parts.append(shared.SPOKEN_TARGET.fill({"value": target_text(row)}).text(lang))
    if row.score is not None:
        parts.append(shared.SPOKEN_SCORE.fill({"value": score_text(row)}).text(lang))
    if row.low is not None and row.high is not None:
        ends = {"low": number(row.low, 0), "high": number(row.high, 0)}
        parts.append(shared.SPOKEN_INTERVAL.fill(ends).text(lang))
    return row.name.text(lang) + colon + comma.join([*parts, spoken_status(row, lang)])


def of_node(evaluation: Evaluation, node: str | None) -> tuple[tuple[str, ...], tuple[LocalText, ...]]:
    """Return the measures at or below a node, and what they are measures of.

    Parameters
    ----------
    evaluation : Evaluation
        The result.
    node : str or None
        Id of the node; the whole card when None.

    Returns
    -------
    tuple of (tuple of str, tuple of LocalText)
        Ids of the measures in the order of the card; card, organisation, entity and node.
    """
    card = evaluation.card
    names = {entity.id: entity.name for entity in card.entities}
    entity = names.get(evaluation.entities[0]) if len(evaluation.entities) == 1 else None
    of = None if node in (None, "total") else card.name_of(node or "")
    subject = tuple(part for part in (card.name, card.organisation, entity, of) if part is not None)
    if node is None or node == "total":
        return tuple(measure.id for measure in card.measures), subject
    return measures_below(card, node), subject


def prepare_bullets(evaluation: Evaluation, *, node: str | None = None) -> BulletsData:
    """Return what bullets show, before anything is drawn.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period.
    node : str, optional
        Id of a node whose measures are shown; all measures of the card when left out.

    Returns
    -------
    BulletsData
        Rows and words.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods, or there is no such node.
    ChartError
        If there are more than 30 measures.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> data = prepare_bullets(ev)
    >>> [(row.id, row.value, row.target, row.score) for row in data.rows]
    [('otif', 88.0, 100.0, 40.0)]
    """
    require_drawn("evaluation", evaluation, "Evaluation")
    evaluation = evaluation.as_kept()
    chosen, subject = of_node(evaluation, node)
    cure = "Choose a node with fewer measures: node=…."
    check_rows(len(chosen), most=BULLETS_MOST, chart="chart of bullets", cure=cure)
    rows = tuple(score_row(evaluation, measure, periods=1) for measure in chosen)
    highest = max((row.score for row in rows if row.score is not None), default=0.0)
    cap = evaluation.card.cap
    top = cap if isinstance(cap, float) else max(100.0, math.ceil(highest / 10) * 10.0)
    period = period_words(evaluation.card.calendar, evaluation.periods[0])
    bands = evaluation.card.bands_of("total", period=evaluation.periods[0])
    return BulletsData(rows, subject, period, bands, top)
