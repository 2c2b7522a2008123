"""What a chart of rank acceptability shows: for each entity the share of the draws at every rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError, UsageError
from scorecard.plots import spread_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.spread_data import How, how_drawn
from scorecard.plots.wording import clauses, listed, number, remarks, said, sentence, share

if TYPE_CHECKING:
    from scorecard.scoring import Robustness

__all__ = ["RANKS_MOST", "RankAcceptabilityData", "RankMark", "prepare_rank_acceptability"]

RANKS_MOST = 25
"""Most entities on a page."""

_SPOKEN_FROM = 0.005


@dataclass(frozen=True, slots=True)
class RankMark:
    """One entity: its id, its name, its expected rank, and its share of the draws at each rank from 1."""

    id: str
    name: LocalText
    expected: float
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RankAcceptabilityData:
    """All that a chart of rank acceptability shows.

    Attributes
    ----------
    rows : tuple of RankMark
        Entities of the page, by expected rank.
    leaders : tuple of (LocalText, float)
        The two entities that are first most often, with these shares; one where there is one.
    first, entities : int
        Place of the first row among all entities with a score, and their number.
    without : tuple of LocalText
        Entities without a score.
    how : How
        How the draws were made.
    """

    rows: tuple[RankMark, ...]
    leaders: tuple[tuple[LocalText, float], ...]
    first: int
    entities: int
    without: tuple[LocalText, ...]
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
        (name, p), (second, q) = self.leaders
        places: dict[str, str | int | LocalText] = {"name": name, "p": share(p), "second": second, "q": share(q)}
        return words.MESSAGE_RANKS.fill(places).text(lang)

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
        pages = len(self.rows) < self.entities
        places = {"m": self.entities, "first": self.first, "last": self.first + len(self.rows) - 1}
        count = (words.RANK_PAGE if pages else words.RANK_COUNT).fill(places).text(lang)
        parts = (words.RANKS.text(lang), *self.how.object(lang), said(self.how.period, lang), count)
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return key, meaning, law of the weights, draws and seed.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        key = remarks([words.RANK_KEY.text(lang), words.TIES.text(lang)], lang)
        missing = [name.text(lang) for name in self.without]
        notes = [words.NO_RANK.fill({"names": listed(missing, lang)}).text(lang)] if missing else []
        made = (note.text(lang) for note in self.how.notes)
        return key, words.MEANING.text(lang), *notes, words.PAIRS.text(lang), *made

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
            Every number drawn, in sentences; shares below half a per cent are left out.
        """
        return sentence([message, self.what(lang), *(_spoken(row, lang) for row in self.rows)], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row an entity: expected rank, and the share of the draws at every rank.
        """
        ranks = (Column(f"rank_{r}", _RANK.fill({"rank": r}), "percent") for r in range(1, self.entities + 1))
        columns = (
            Column("id", LocalText(en="Id", zh="代码")),
            Column("name", LocalText(en="Name", zh="名称")),
            Column("expected_rank", LocalText(en="Expected rank", zh="期望名次"), "number", 2),
            *ranks,
        )
        cells: tuple[tuple[Cell, ...], ...] = tuple((row.id, row.name, row.expected, *row.shares) for row in self.rows)
        return Table(columns, cells, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_RANK = LocalText(en="Rank {rank}", zh="第 {rank} 名")


def _spoken(row: RankMark, lang: Lang) -> str:
    """Return one entity in words."""
    comma, colon = (", ", ": ") if lang == "en" else ("，", "：")
    parts = [words.SPOKEN_EXPECTED.fill({"rank": number(row.expected, 1)}).text(lang)]
    for rank, part in enumerate(row.shares, start=1):
        if part >= _SPOKEN_FROM:
            parts.append(words.SPOKEN_RANK.fill({"rank": rank, "p": share(part)}).text(lang))
    return row.name.text(lang) + colon + comma.join(parts)


def prepare_rank_acceptability(robustness: Robustness, *, page: int | None = None) -> RankAcceptabilityData:
    """Return what a chart of rank acceptability shows, before anything is drawn.

    Parameters
    ----------
    robustness : Robustness
        The result for two entities or more.
    page : int, optional
        Which 25 entities by expected rank, from 1; may be left out when there are no more than 25.

    Returns
    -------
    RankAcceptabilityData
        Rows and words.

    Raises
    ------
    ChartError
        If there are fewer than two entities with a score, or more than 25 and no page is named.
    UsageError
        If there is no such page.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "speed", "name": "Speed", "worst": 0, "target": 100}
    >>> customer = {"id": "customer", "objectives": [{"id": "deliver", "name": "Deliver well", "measures": [measure]}]}
    >>> entities = [{"id": "hill", "name": "Hill depot"}, {"id": "lake", "name": "Lake depot"}]
    >>> year = {"first": "2026", "last": "2026"}
    >>> card = sc.Scorecard(
    ...     id="demo", name="Demo", calendar=year, entities=entities, perspectives=[customer], total=True
    ... )
    >>> values = [
    ...     sc.MeasureRecord("speed", "2026", v, entity=e, standard_error=1) for e, v in (("hill", 60), ("lake", 90))
    ... ]
    >>> obs = sc.observe(card, values=values)
    >>> found = sc.robustness(card, obs, period="2026", draws=200, seed=1)
    >>> data = prepare_rank_acceptability(found)
    >>> [(row.id, row.expected) for row in data.rows]
    [('lake', 1.0), ('hill', 2.0)]
    """
    require_drawn("robustness", robustness, "Robustness")
    ranks = robustness.ranks
    if ranks is None or len(ranks.entities) < 2:
        raise ChartError.single(
            "nothing-to-rank",
            "ranks need two entities or more with a score",
            found=str(0 if ranks is None else len(ranks.entities)),
            cure="Make the robustness of several entities: leave out entity=….",
        )
    m = len(ranks.entities)
    pages = -(-m // RANKS_MOST)
    if page is None and pages > 1:
        raise ChartError.single(
            "too-many-rows",
            f"the rank acceptability chart shows up to {RANKS_MOST} entities on a page",
            found=str(m),
            cure=f"Name the page: page=1 to page={pages}.",
        )
    chosen = 1 if page is None else page
    if not 1 <= chosen <= pages:
        raise UsageError.single(
            "no-such-page", "the chart has no such page", found=str(page), cure=f"Write page=1 to page={pages}."
        )
    start = (chosen - 1) * RANKS_MOST
    shares: list[list[float]] = ranks.shares.tolist()
    marks = tuple(
        RankMark(ranks.entities[i], ranks.names[i], ranks.expected[i], tuple(shares[i]))
        for i in range(start, min(start + RANKS_MOST, m))
    )
    leading = sorted(range(m), key=lambda i: -shares[i][0])[:2]
    names = {each.id: each.name for each in robustness.evaluation.card.entities}
    without = [each for each in robustness.evaluation.entities if each not in ranks.entities]
    return RankAcceptabilityData(
        marks,
        tuple((ranks.names[i], shares[i][0]) for i in leading),
        start + 1,
        m,
        tuple(names.get(each, LocalText(en=each)) for each in without),
        how_drawn(robustness, of="entities", node=robustness.node, entity=None),
    )
