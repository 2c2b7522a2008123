"""What a chart of influence shows: how much of the variance of a score each source explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._printing import format_chance
from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.plots import tornado_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.spread_data import How, how_drawn
from scorecard.plots.tornado_data import TORNADO_MOST, check_most
from scorecard.plots.wording import clauses, said, sentence, share

if TYPE_CHECKING:
    from scorecard.scoring import Influence, Robustness, SourceShare

__all__ = ["InfluenceData", "kept_text", "part_text", "prepare_influence"]

_TRUSTED = 0.01


@dataclass(frozen=True, slots=True)
class InfluenceData:
    """All that a chart of influence shows.

    Attributes
    ----------
    rows : tuple of SourceShare
        Sources from top to bottom, those with the largest total share first.
    influence : Influence
        The result, with all sources.
    how : How
        How the draws were made.
    """

    rows: tuple[SourceShare, ...]
    influence: Influence
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
        places: dict[str, str | int | LocalText] = {"node": self.influence.name}
        if 0 < self.influence.scored < 1:
            return words.MESSAGE_TORN.fill({**places, "p": format_chance(1 - self.influence.scored)}).text(lang)
        if self.influence.standard_deviation is None:
            return words.MESSAGE_NO_SCORE.fill(places).text(lang)
        if not self.rows or self.rows[0].total is None:
            return words.MESSAGE_FIXED.fill(places).text(lang)
        places |= {"name": self.rows[0].name, "p": part_text(min(self.rows[0].total, 1.0))}
        return words.MESSAGE_MOST.fill(places).text(lang)

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
        every = len(self.influence.rows)
        count = words.SOURCES if len(self.rows) == every else words.SOURCES_PART
        how = self.how
        entity = () if how.entity is None else (said(how.entity, lang),)
        parts = (
            words.INFLUENCE.text(lang),
            said(self.influence.name, lang),
            *(said(part, lang) for part in (how.name, how.organisation) if part is not None),
            *entity,
            said(how.period, lang),
            count.fill({"m": every, "k": len(self.rows)}).text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return what the shares mean, what was varied, method, draws and seed.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        left = len(self.influence.rows) - len(self.rows)
        notes = (words.SHARES_LEFT_OUT.fill({"k": left}).text(lang),) if left else ()
        varied = self.how.notes[:-1]
        told = (*self.influence.table().notes, *varied)
        return (*notes, *(note.text(lang) for note in told))

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
            One row a source.
        """
        cells = tuple(
            (row.id, row.name, row.first_order, row.total, row.halved_standard_deviation, row.halved_status_probability)
            for row in self.rows
        )
        return Table(_COLUMNS, cells, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Source", zh="来源")),
    Column("first_order", LocalText(en="Share of variance, alone", zh="方差份额（一阶）"), "percent"),
    Column("total", LocalText(en="Share of variance, total", zh="方差份额（总）"), "percent"),
    Column("halved", LocalText(en="Standard deviation with half the error", zh="误差减半后的标准差"), "number", 2),
    Column("halved_status", LocalText(en="Status kept with half the error", zh="误差减半后状态保持率"), "percent"),
)


def part_text(part: float) -> str:
    """Return a share of the variance as printed; an estimate below one per cent has no digits to trust."""
    return "< 1 %" if 0 < part < _TRUSTED else share(part)


def kept_text(row: SourceShare) -> str:
    """Return how often the status is kept with half the error, a dash where there is no error to halve."""
    return "–" if row.halved_status_probability is None else share(row.halved_status_probability)


def _spoken(row: SourceShare, lang: Lang) -> str:
    """Return one source in words."""
    if row.first_order is None or row.total is None:
        return row.name.text(lang) + (": " if lang == "en" else "：") + words.NO_SHARE.text(lang)
    places: dict[str, str | int | LocalText] = {
        "name": row.name,
        "alone": part_text(row.first_order),
        "total": part_text(row.total),
    }
    parts = [words.SPOKEN_SHARE.fill(places).text(lang)]
    if row.halved_status_probability is not None:
        parts.append(words.SPOKEN_KEPT.fill({"p": kept_text(row)}).text(lang))
    return clauses(parts, lang)


def prepare_influence(
    robustness: Robustness, *, node: str | None = None, entity: str | None = None, most: int = TORNADO_MOST
) -> InfluenceData:
    """Return what a chart of influence shows, before anything is drawn.

    Parameters
    ----------
    robustness : Robustness
        The result; `Robustness.influence` gives the shares.
    node : str, optional
        Id of the node; the one that the analysis was made for when left out.
    entity : str, optional
        The entity; may be left out when there is only one.
    most : int
        Most rows, from 1 to 20; the number of those left out stands in the foot.

    Returns
    -------
    InfluenceData
        Rows and words.

    Raises
    ------
    UsageError
        If there is no such node or entity, the entity is left open among several, or `most` is not
        within 1 to 20.

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
    >>> data = prepare_influence(found)
    >>> sorted(row.id for row in data.rows)
    ['care', 'speed', 'weights']
    """
    require_drawn("robustness", robustness, "Robustness")
    check_most(most)
    found = robustness.influence(node=node, entity=entity)
    return InfluenceData(
        found.rows[:most], found, how_drawn(robustness, of="nodes", node=found.node, entity=found.entity)
    )
