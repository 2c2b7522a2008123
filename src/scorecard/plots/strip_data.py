"""What a probability strip shows: for each score the share of the draws in every band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Table
from scorecard._text import Lang, LocalText
from scorecard.plots import spread_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.forest_data import spread_foot, spread_table
from scorecard.plots.spread_data import How, SpreadMark, SpreadRows, band_range, message_of, prepare_rows
from scorecard.plots.theme import DEFAULT
from scorecard.plots.wording import clauses, said, sentence

if TYPE_CHECKING:
    from scorecard.scoring import Robustness, Uncertainty

__all__ = ["STRIP_MOST", "ProbabilityStripData", "prepare_probability_strip"]

STRIP_MOST = 30
"""Most rows of a probability strip."""


@dataclass(frozen=True, slots=True)
class ProbabilityStripData:
    """All that a probability strip shows.

    Attributes
    ----------
    rows : tuple of SpreadMark
        Rows from top to bottom.
    how : How
        Where they come from and how their draws were made.
    """

    rows: tuple[SpreadMark, ...]
    how: How

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
        return message_of(self.rows, lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and counts.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        how = self.how
        parts = (
            words.STRIP.text(lang),
            *how.object(lang),
            said(how.period, lang),
            words.SHARES.text(lang),
            words.COUNT[how.of].fill({"m": len(self.rows)}).text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return signs, method, draws, seed, and what counts as exact.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        sign = {"good": DEFAULT.good.sign, "watch": DEFAULT.watch.sign, "bad": DEFAULT.bad.sign}
        signs = words.STATED.fill({"bands": band_range(self.how.bands, lang, sign=sign)}).text(lang)
        return (signs, *spread_foot(self.rows, self.how, lang))

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
            One row a row of the chart.
        """
        return spread_table(self.rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


def _spoken(row: SpreadMark, lang: Lang) -> str:
    """Return one row in words."""
    comma, colon = (", ", ": ") if lang == "en" else ("，", "：")
    if row.band is None:
        return row.name.text(lang) + colon + ("–" if row.reason is None else row.reason.text(lang))
    if row.chances is None:
        return row.name.text(lang) + colon + comma.join([row.band.name.text(lang), words.NOT_KNOWN.text(lang)])
    parts = [
        words.SPOKEN_CHANCE.fill({"status": band.name, "p": row.told(p)}).text(lang) for band, p in row.chances if p
    ]
    parts.append(words.SPOKEN_STATED.fill({"status": row.band.name}).text(lang))
    return row.name.text(lang) + colon + comma.join(parts)


def prepare_probability_strip(
    result: Uncertainty | Robustness,
    *,
    rows: SpreadRows = "objectives",
    node: str | None = None,
    entity: str | None = None,
) -> ProbabilityStripData:
    """Return what a probability strip shows, before anything is drawn.

    Parameters
    ----------
    result : Uncertainty or Robustness
        The result.
    rows : {"all", "objectives", "perspectives"}
        Down to which kind of node rows are shown.
    node : str, optional
        Id of a node: the rows are then the entities there.
    entity : str, optional
        The entity whose nodes are the rows; may be left out when there is only one.

    Returns
    -------
    ProbabilityStripData
        Rows and words.

    Raises
    ------
    UsageError
        If there is no such node or entity, both are named, or neither is among several entities.
    ChartError
        If there are more than 30 rows.

    Examples
    --------
    >>> import scorecard as sc
    >>> measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care")]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2026", "last": "2026"}, perspectives=[customer])
    >>> values = {"speed": 90, "care": 70}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord(m, "2026", v, standard_error=2) for m, v in values.items()])
    >>> found = sc.robustness(card, obs, period="2026", node="customer", draws=200, seed=1)
    >>> data = prepare_probability_strip(found)
    >>> [(row.id, row.score) for row in data.rows]
    [('customer', 80.0), ('deliver', 80.0)]
    """
    require_drawn("result", result, "Uncertainty", "Robustness")
    return ProbabilityStripData(
        *prepare_rows(result, rows=rows, node=node, entity=entity, most=STRIP_MOST, chart="probability strip")
    )
