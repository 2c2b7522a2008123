"""What a forest of scores shows: each score with its interval, and the probability of its status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._status import StatusWord
from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.plots import spread_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.scorecard_data import band_key
from scorecard.plots.scorecard_words import UNITS_OPEN
from scorecard.plots.spread_data import How, SpreadMark, SpreadRows, interval_text, message_of, prepare_rows
from scorecard.plots.wording import clauses, remarks, said, sentence, share

if TYPE_CHECKING:
    from scorecard.scoring import Robustness, Uncertainty

__all__ = ["FOREST_MOST", "ForestData", "prepare_forest", "spread_foot", "spread_table"]

FOREST_MOST = 40
"""Most rows of a forest."""


@dataclass(frozen=True, slots=True)
class ForestData:
    """All that a forest of scores shows.

    Attributes
    ----------
    rows : tuple of SpreadMark
        Rows from top to bottom.
    how : How
        Where they come from and how their draws were made.
    """

    rows: tuple[SpreadMark, ...]
    how: How

    @property
    def ends(self) -> tuple[float, float]:
        """Ends of the axis: 0 and 100, or further out where a score or interval lies beyond."""
        values = [v for row in self.rows for v in (row.score, row.low, row.high) if v is not None]
        return min(0.0, *values, 0.0), max(100.0, *values, 100.0)

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

    @property
    def unit(self) -> LocalText:
        """What the scores are counted in."""
        return words.POINTS if self.ends[1] <= 100 else UNITS_OPEN

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
            words.FOREST.fill({"level": share(how.level)}).text(lang),
            *how.object(lang),
            said(how.period, lang),
            self.unit.text(lang),
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
        point = words.POINT.fill({"level": share(self.how.level)}).text(lang)
        signs = (band_key(self.how.bands, lang), point, words.PROBABILITY.text(lang))
        return (*signs, *spread_foot(self.rows, self.how, lang))

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


def spread_foot(rows: tuple[SpreadMark, ...], how: How, lang: Lang) -> tuple[str, ...]:
    """Return the marks that the rows need, then how the draws were made, in lines of the foot.

    Parameters
    ----------
    rows : tuple of SpreadMark
        The rows.
    how : How
        How their draws were made.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    tuple of str
        The lines.
    """
    notes: list[str] = []
    if any(row.partly for row in rows):
        notes.append(words.PARTLY.text(lang))
    if any(row.band is not None and row.chances is None for row in rows):
        notes.append(words.UNKNOWN.text(lang))
    if any(row.own_bands for row in rows):
        notes.append(words.OWN_BANDS.text(lang))
    made = tuple(note.text(lang) for note in how.notes)
    return (remarks(notes, lang), *made) if notes else made


def spread_table(rows: tuple[SpreadMark, ...], *, title: LocalText) -> Table:
    """Return rows with the probability of every status.

    Parameters
    ----------
    rows : tuple of SpreadMark
        The rows.
    title : LocalText
        Title of the table.

    Returns
    -------
    Table
        One row a row; the bands that any row has, each in a column.
    """
    bands = {band.id: band for row in rows for band in row.bands}
    edges = tuple(sorted({edge for row in rows for edge in row.bands.print_edges}))
    columns = (
        Column("id", LocalText(en="Id", zh="代码")),
        Column("name", LocalText(en="Name", zh="名称")),
        Column("score", LocalText(en="Score", zh="得分"), "number", 1, edges),
        Column("low", LocalText(en="Low", zh="下限"), "number", 1),
        Column("high", LocalText(en="High", zh="上限"), "number", 1),
        Column("status", LocalText(en="Status", zh="状态"), "status"),
        Column("probability", LocalText(en="Probability", zh="概率"), "percent"),
        *(Column(f"p_{band.id}", _OF_BAND.fill({"band": band.name}), "percent") for band in bands.values()),
        Column("error_known", LocalText(en="Weight with known error", zh="误差已知的权重"), "percent"),
    )
    cells = tuple(
        (
            row.id,
            row.name,
            row.score,
            row.low,
            row.high,
            _status(row),
            row.probability,
            *({b.id: p for b, p in row.chances or ()}.get(each) for each in bands),
            row.error_known,
        )
        for row in rows
    )
    return Table(columns, cells, title=title)


def _status(row: SpreadMark) -> StatusWord | None:
    """Return the name of a row's band, or why it has none."""
    if row.band is not None:
        return row.band.word
    return None if row.reason is None else StatusWord.of(row.reason)


_OF_BAND = LocalText(en="P({band})", zh="{band}的概率")


def _spoken(row: SpreadMark, lang: Lang) -> str:
    """Return one row in words."""
    comma, colon = (", ", ": ") if lang == "en" else ("，", "：")
    if row.score is None or row.band is None:
        return row.name.text(lang) + colon + ("–" if row.reason is None else row.reason.text(lang))
    score = words.SPOKEN_SCORE.fill({"score": row.digits(row.score)}).text(lang)
    if row.varies:
        low, high = interval_text(row).split("–")
        ends = words.SPOKEN_INTERVAL.fill({"low": low, "high": high}).text(lang)
        score += f" ({ends})" if lang == "en" else f"（{ends}）"
    if row.probability is None:
        return row.name.text(lang) + colon + comma.join([score, row.band.name.text(lang), words.NOT_KNOWN.text(lang)])
    places: dict[str, str | int | LocalText] = {"status": row.band.name, "p": row.told(row.probability)}
    return row.name.text(lang) + colon + comma.join([score, words.SPOKEN_STATUS.fill(places).text(lang)])


def prepare_forest(
    result: Uncertainty | Robustness,
    *,
    rows: SpreadRows = "all",
    node: str | None = None,
    entity: str | None = None,
) -> ForestData:
    """Return what a forest of scores shows, before anything is drawn.

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
    ForestData
        Rows and words.

    Raises
    ------
    UsageError
        If there is no such node or entity, both are named, or neither is among several entities.
    ChartError
        If there are more than 40 rows.

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
    >>> data = prepare_forest(found)
    >>> [(row.id, row.score) for row in data.rows]
    [('customer', 80.0), ('deliver', 80.0), ('speed', 90.0), ('care', 70.0)]
    """
    require_drawn("result", result, "Uncertainty", "Robustness")
    return ForestData(
        *prepare_rows(result, rows=rows, node=node, entity=entity, most=FOREST_MOST, chart="forest of scores")
    )
