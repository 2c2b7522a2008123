"""What a coverage strip shows: for every measure and period, whether a value is there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import UsageError
from scorecard.plots import coverage_words as words
from scorecard.plots import scorecard_words as shared
from scorecard.plots.answer_layout import check_rows
from scorecard.plots.bullet_data import of_node
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import clauses, listed, period_label, period_words, remarks, said, sentence
from scorecard.scoring.absence import settle

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation

__all__ = [
    "COVERAGE_MOST",
    "COVERAGE_PERIODS_MOST",
    "CellState",
    "CoverageRow",
    "CoverageStripData",
    "prepare_coverage_strip",
]

COVERAGE_MOST = 40
"""Most measures of a coverage strip."""
COVERAGE_PERIODS_MOST = 36
"""Most periods of a coverage strip."""

CellState = Literal["there", "carried", "missing", "not_due", "excluded"]
Places = dict[str, str | int | LocalText]

_STATES: tuple[CellState, ...] = ("there", "missing", "excluded", "not_due", "carried")
"""By the codes of observations."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One measure.

    Attributes
    ----------
    id, name : str, LocalText
        The measure.
    states : tuple of str
        What became of each period: ``there``, ``carried``, ``missing``, ``not_due`` or ``excluded``.
    cases : tuple of float or None
        Cases behind each value, where they are known.
    """

    id: str
    name: LocalText
    states: tuple[CellState, ...]
    cases: tuple[float | None, ...]

    @property
    def there(self) -> int:
        """Periods with a value of their own."""
        return self.states.count("there")

    @property
    def due(self) -> int:
        """Periods that should have one."""
        return sum(state in ("there", "carried", "missing") for state in self.states)


@dataclass(frozen=True, slots=True)
class CoverageStripData:
    """All that a coverage strip shows.

    Attributes
    ----------
    rows : tuple of CoverageRow
        Measures from top to bottom, in the order of the card.
    subject : tuple of LocalText
        What is measured: the card, its organisation, the entity, the node.
    periods : tuple of LocalText
        Every period in words, oldest first.
    ids : tuple of str
        The same as short as they are written.
    """

    rows: tuple[CoverageRow, ...]
    subject: tuple[LocalText, ...]
    periods: tuple[LocalText, ...]
    ids: tuple[str, ...]

    def counts(self, at: int) -> tuple[int, int]:
        """Return how many measures have a value in a period, and how many should.

        Parameters
        ----------
        at : int
            Place of the period.

        Returns
        -------
        tuple of (int, int)
            Measures with a value of the period, and measures of which one is due.
        """
        states = [row.states[at] for row in self.rows]
        return states.count("there"), sum(state in ("there", "carried", "missing") for state in states)

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
        missing = {row.id: row.states.count("missing") for row in self.rows}
        worst = max(missing.values())
        first = [row for row in self.rows if missing[row.id] == worst]
        places: Places = {"missing": sum(missing.values()), "due": sum(row.due for row in self.rows), "k": worst}
        places["name"] = first[0].name
        carried = sum(row.states.count("carried") for row in self.rows)
        if not places["due"]:
            return words.MESSAGE_NOTHING.text(lang)
        pattern = words.MESSAGE_NONE if not worst else words.MESSAGE if len(first) == 1 else words.MESSAGE_ONE
        tail = words.CARRIED.fill({"k": carried}).text(lang) if carried else ""
        return pattern.fill(places).text(lang) + tail

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, periods and n.

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
        count = shared.COUNT.fill({"m": len(self.rows)})
        when = span if len(self.periods) > 1 else last
        parts = (words.WHAT, *self.subject, when, words.CELLS, count)
        return clauses((said(part, lang) for part in parts), lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key, what the counts mean, and what they do not say.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        return tuple(line.text(lang) for line in (words.ALL_KEY, words.SHARE, words.WEIGHTS))

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
            Every cell that is no fresh value, in sentences.
        """
        return sentence([message, self.what(lang), *(self._spoken(row, lang) for row in self.rows)], lang)

    def _spoken(self, row: CoverageRow, lang: Lang) -> str:
        """Return one measure in words."""
        parts = [words.SPOKEN.fill({"name": row.name, "there": row.there, "due": row.due}).text(lang)]
        for state, name in words.STATES.items():
            periods = [self.ids[at] for at, found in enumerate(row.states) if found == state]
            if periods and state != "there":
                places: Places = {"state": name, "periods": listed(periods, lang)}
                parts.append(words.SPOKEN_STATE.fill(places).text(lang))
        return remarks(parts, lang)

    def table(self) -> Table:
        """Return the cells drawn.

        Returns
        -------
        Table
            One row a measure and period.
        """
        rows = tuple(
            (row.id, row.name, period, words.STATES[row.states[at]], row.cases[at])
            for row in self.rows
            for at, period in enumerate(self.periods)
        )
        return Table(_COLUMNS, rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Measure", zh="指标")),
    Column("period", LocalText(en="Period", zh="期间")),
    Column("state", LocalText(en="Value is", zh="数值状况")),
    Column("n", LocalText(en="n", zh="n"), "number", 0),
)


def prepare_coverage_strip(evaluation: Evaluation, *, node: str | None = None, periods: int = 12) -> CoverageStripData:
    """Return what a coverage strip shows, before anything is drawn.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity; the states come from its observations, read on its day.
    node : str, optional
        Id of a node whose measures are shown; all measures of the card when left out.
    periods : int
        Most periods, up to 36; the strip ends at the last period evaluated.

    Returns
    -------
    CoverageStripData
        Rows and words.

    Raises
    ------
    UsageError
        If the evaluation holds several entities, there is no such node, or periods is out of range.
    ChartError
        If there are more than 40 measures.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs)
    >>> data = prepare_coverage_strip(ev)
    >>> data.ids, data.rows[0].states
    (('2025', '2026'), ('there', 'there'))
    """
    require_drawn("evaluation", evaluation, "Evaluation")
    if len(evaluation.entities) != 1:
        raise UsageError.single(
            "entity-open",
            f"one entity is needed, and the evaluation holds {len(evaluation.entities)}",
            cure=f"Choose it first: ev.at(entity={evaluation.entities[0]!r}).",
        )
    if not 1 <= periods <= COVERAGE_PERIODS_MOST:
        raise UsageError.single(
            "periods-out-of-range",
            f"a coverage strip shows 1 to {COVERAGE_PERIODS_MOST} periods",
            found=str(periods),
            cure="Give a number of periods in this range.",
        )
    chosen, subject = of_node(evaluation, node)
    cure = "Choose a node with fewer measures: node=…."
    check_rows(len(chosen), most=COVERAGE_MOST, chart="coverage strip", cure=cure)
    card, obs = evaluation.card, evaluation.observations
    end = obs.periods.index(evaluation.periods[-1]) + 1
    shown = range(max(0, end - periods), end)
    state = settle(card, obs, as_of=evaluation.origin.as_of).observations.state
    e = obs.entities.index(evaluation.entities[0])
    rows: list[CoverageRow] = []
    for measure in chosen:
        m = obs.measures.index(measure)
        cases = [float(obs.n[e, p, m]) for p in shown]
        rows.append(
            CoverageRow(
                measure,
                card.name_of(measure),
                tuple(_STATES[int(state[e, p, m])] for p in shown),
                tuple(None if math.isnan(n) else n for n in cases),
            )
        )
    named = tuple(period_words(card.calendar, obs.periods[p]) for p in shown)
    return CoverageStripData(
        tuple(rows), subject, named, tuple(period_label(obs.periods[p], obs.card.calendar) for p in shown)
    )
