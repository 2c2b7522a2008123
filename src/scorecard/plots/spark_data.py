"""What panels of measures over time show: values, targets, scales."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import UsageError
from scorecard.models import Measure, Period
from scorecard.plots import scorecard_words as shared
from scorecard.plots import spark_words as words
from scorecard.plots.answer_layout import check_rows
from scorecard.plots.bullet_data import of_node
from scorecard.plots.drawn import require_drawn
from scorecard.plots.scales import nice_range
from scorecard.plots.spark_panel import SparkPanel
from scorecard.plots.wording import clauses, period_words, said, sentence
from scorecard.scoring.words import word_of
from scorecard.series.options import require_choice
from scorecard.series.word_scales import in_scale_of

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation

__all__ = ["SPARKS_MOST", "SPARK_PERIODS_MOST", "PanelScale", "SparkPanelsData", "prepare_spark_panels"]

SPARKS_MOST = 24
"""Most panels of one chart."""
SPARK_PERIODS_MOST = 60
"""Most periods of a panel."""

PanelScale = Literal["unit", "own"]
Places = dict[str, str | int | LocalText]

_INTERVALS = 6


@dataclass(frozen=True, slots=True)
class SparkPanelsData:
    """All that panels of measures over time show.

    Attributes
    ----------
    panels : tuple of SparkPanel
        Measures in the order of the card.
    subject : tuple of LocalText
        What is measured: the card, its organisation, the entity, the node.
    periods : tuple of LocalText
        Every period in words, oldest first.
    ids : tuple of str
        The same as short as they are written.
    scale : {"unit", "own"}
        Whether panels with the same unit share one scale.
    """

    panels: tuple[SparkPanel, ...]
    subject: tuple[LocalText, ...]
    periods: tuple[LocalText, ...]
    ids: tuple[str, ...]
    scale: PanelScale

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
        judged = [panel for panel in self.panels if panel.missed(-1) is not None]
        missed = [panel for panel in judged if panel.missed(-1)]
        places: Places = {"k": len(missed), "m": len(judged), "period": self.periods[-1]}
        if not judged:
            return words.MESSAGE_NOTHING.fill(places).text(lang)
        alone = len(judged) == 1
        if not missed:
            return (words.MESSAGE_MET if alone else words.MESSAGE_NONE).fill(places).text(lang)
        always = sum(panel.always_missed for panel in missed)
        pattern = words.MESSAGE_ONLY if alone else words.MESSAGE_ALL if missed == judged else words.MESSAGE
        tail = words.MESSAGE_ALL_ALWAYS if always == len(judged) else words.MESSAGE_ALWAYS
        return pattern.fill(places).text(lang) + (tail.fill({"k": always}).text(lang) if always else "")

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
        first, last = self.periods[0], self.periods[-1]
        span = words.SPAN.fill({"first": first, "last": last})
        unit = words.UNITS if len(self.panels) > 1 else words.SINGLE
        count = shared.COUNT.fill({"m": len(self.panels)})
        parts = (words.WHAT, *self.subject, span if len(self.periods) > 1 else last, unit, count)
        return clauses((said(part, lang) for part in parts), lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return what lines and dots mean, and how panels are scaled.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        last = {"period": self.periods[-1]}
        lines = [words.LINE.fill(last)]
        if any(panel.low is not None for panel in self.panels):
            lines.append(words.INTERVAL)
        lines += [words.BY_UNIT if self.scale == "unit" else words.BY_ITSELF, words.MISSED.fill(last)]
        return tuple(line.text(lang) for line in lines)

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
            Every value drawn, in sentences.
        """
        return sentence([message, self.what(lang), *(self._spoken(panel, lang) for panel in self.panels)], lang)

    def _spoken(self, panel: SparkPanel, lang: Lang) -> str:
        """Return one measure in words."""
        comma, colon = (", ", ": ") if lang == "en" else ("，", "：")
        parts = [panel.last(lang), panel.aim(lang)]
        if panel.low is not None and panel.high is not None:
            ends = {"low": panel.printed(panel.low), "high": panel.printed(panel.high)}
            parts.append(words.SPOKEN_INTERVAL.fill(ends).text(lang))
        parts += [
            words.SPOKEN.fill({"period": period, "value": panel.printed(value)}).text(lang)
            for period, value in zip(self.periods, panel.values, strict=True)
        ]
        return panel.name.text(lang) + colon + comma.join(part for part in parts if part)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a measure and period.
        """
        rows: list[tuple[Cell, ...]] = []
        for panel in self.panels:
            unit = LocalText(en=panel.unit.symbol("en"), zh=panel.unit.symbol("zh"))
            for at, period in enumerate(self.periods):
                last = at == len(self.periods) - 1
                interval = (panel.low, panel.high) if last else (None, None)
                rows.append((panel.id, panel.name, unit, period, panel.values[at], panel.targets[at], *interval))
        return Table(_COLUMNS, tuple(rows), title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Measure", zh="指标")),
    Column("unit", LocalText(en="Unit", zh="单位")),
    Column("period", LocalText(en="Period", zh="期间")),
    Column("value", LocalText(en="Actual", zh="实际"), "number"),
    Column("target", LocalText(en="Target", zh="目标"), "number"),
    Column("low", LocalText(en="Low", zh="下限"), "number"),
    Column("high", LocalText(en="High", zh="上限"), "number"),
)


def prepare_spark_panels(
    evaluation: Evaluation, *, node: str | None = None, periods: int = 12, scale: PanelScale = "unit"
) -> SparkPanelsData:
    """Return what panels of measures over time show, before anything is drawn.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period; the history comes from its observations.
    node : str, optional
        Id of a node whose measures are shown; all measures of the card when left out.
    periods : int
        Most periods of a panel, up to 60; it ends at the period evaluated.
    scale : {"unit", "own"}
        Whether panels with the same unit share one scale.

    Returns
    -------
    SparkPanelsData
        Panels and words.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods, there is no such node, or an option has a value
        that it cannot have.
    ChartError
        If there are more than 24 measures.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> data = prepare_spark_panels(ev)
    >>> data.ids, data.panels[0].values
    (('2025', '2026'), (94.0, 88.0))
    """
    require_drawn("evaluation", evaluation, "Evaluation")
    require_choice("scale", scale, get_args(PanelScale))
    if not 1 <= periods <= SPARK_PERIODS_MOST:
        raise UsageError.single(
            "periods-out-of-range",
            f"a panel shows 1 to {SPARK_PERIODS_MOST} periods",
            found=str(periods),
            cure="Give a number of periods in this range.",
        )
    evaluation = evaluation.as_kept()
    chosen, subject = of_node(evaluation, node)
    cure = "Choose a node with fewer measures: node=…."
    check_rows(len(chosen), most=SPARKS_MOST, chart="chart of panels", cure=cure)
    panels = [_panel(evaluation, evaluation.card.measure(measure), periods) for measure in chosen]
    calendar, shown = evaluation.card.calendar, _shown(evaluation, periods)
    named = tuple(period_words(calendar, period) for period in shown)
    return SparkPanelsData(_scaled(panels, scale), subject, named, tuple(map(str, shown)), scale)


def _shown(evaluation: Evaluation, periods: int) -> tuple[Period, ...]:
    """Return the periods of a panel."""
    every = evaluation.observations.periods
    end = every.index(evaluation.periods[0]) + 1
    return every[max(0, end - periods) : end]


def _panel(evaluation: Evaluation, measure: Measure, periods: int) -> SparkPanel:
    """Return one measure with its history, on no scale yet."""
    found, obs, calendar = evaluation[measure.id], evaluation.observations, evaluation.card.calendar
    shown = _shown(evaluation, periods)
    start = obs.periods.index(shown[0])
    reported, at = obs.series(measure.id, entity=evaluation.entities[0]), obs.periods.index(shown[-1])
    series: list[float] = in_scale_of(reported, measure, calendar, at=at).tolist()
    values = tuple(None if math.isnan(v) else v for v in series[start : start + len(shown)])
    then = [measure.at(calendar.first_day(period), calendar=calendar) for period in shown]
    last = values[-1]
    return SparkPanel(
        measure.id,
        found.name,
        then[-1].unit.model_copy(update={"decimals": then[-1].digits}),
        then[-1].better,
        values,
        tuple(m.target for m in then),
        tuple(_band(m) for m in then),
        None if last is None else found.value_low,
        None if last is None else found.value_high,
        None if last is None else word_of(then[-1], last),
    )


def _band(measure: Measure) -> tuple[float, float] | None:
    """Return the band that a measure should stay in."""
    low, high = measure.band_low, measure.band_high
    return None if low is None or high is None else (low, high)


def _scaled(panels: Sequence[SparkPanel], scale: PanelScale) -> tuple[SparkPanel, ...]:
    """Return the panels with their scales."""

    def key(panel: SparkPanel) -> tuple[str, ...]:
        unit = panel.unit
        return (unit.kind, unit.symbol("en"), unit.symbol("zh")) if scale == "unit" else (panel.id,)

    held: dict[tuple[str, ...], list[float]] = {}
    for panel in panels:
        held.setdefault(key(panel), []).extend(panel.known)
    ends = {each: _ends(values) for each, values in held.items()}
    return tuple(replace(panel, scale=ends[key(panel)]) for panel in panels)


def _ends(values: Iterable[float]) -> tuple[float, float]:
    """Return round ends around values."""
    found = list(values)
    if not found:
        return 0.0, 1.0
    low, high, _ = nice_range(min(found), max(found), most=_INTERVALS)
    return low, high
