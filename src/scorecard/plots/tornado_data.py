"""What a tornado shows: the score at both ends of each weight, and the limits between statuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Column, Table, format_number
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError, UsageError
from scorecard.models import Band, Bands
from scorecard.plots import tornado_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import clauses, listed, period_words, remarks, said, score_unit, sentence, share
from scorecard.stats.near_ties import least

if TYPE_CHECKING:
    from scorecard.scoring import WeightTornado

__all__ = ["TORNADO_MOST", "TornadoData", "TornadoMark", "check_most", "prepare_tornado"]

TORNADO_MOST = 20
"""Most bars of a tornado."""

_NEAR = 1.0
_LEAST_SPAN = 1.0
_STILL = 1e-9
_NAMED = 3
"""Most weights of one swing that a message names."""


@dataclass(frozen=True, slots=True)
class TornadoMark:
    """What one weight does to a score.

    Attributes
    ----------
    id, name : str, LocalText
        The node that is weighed.
    share, share_low, share_high : float
        Its weight among its siblings: at present, lowered, raised.
    low, high : float or None
        Scores when it is lowered and raised.
    low_band, high_band : Band or None
        Their bands.
    """

    id: str
    name: LocalText
    share: float
    share_low: float
    share_high: float
    low: float | None
    high: float | None
    low_band: Band | None
    high_band: Band | None


@dataclass(frozen=True, slots=True)
class TornadoData:
    """All that a tornado shows.

    Attributes
    ----------
    bars : tuple of TornadoMark
        Bars from top to bottom, the widest first.
    node, name, organisation, entity, period : LocalText or None
        The node asked about, the card, whose it is, the entity, and the period in words.
    change : float
        Share by which each weight was lowered and raised.
    score, band, bands : float, Band, Bands
        Score at present, its band, and all bands of the node.
    weights, turning : int
        How many weights there are, and how many of them turn the status.
    """

    bars: tuple[TornadoMark, ...]
    node: LocalText
    name: LocalText
    organisation: LocalText | None
    entity: LocalText | None
    period: LocalText
    change: float
    score: float
    band: Band
    bands: Bands
    weights: int
    turning: int

    @property
    def reach(self) -> tuple[float, float]:
        """Least and greatest score drawn, with the limits that are near."""
        values = [self.score, *(v for bar in self.bars for v in (bar.low, bar.high) if v is not None)]
        low, high = min(values), max(values)
        far = max(high - low, _LEAST_SPAN) * _NEAR
        near = [edge for edge in self.bands.inner_edges if low - far <= edge <= high + far]
        return min(low, *near, low), max(high, *near, high)

    @property
    def limits(self) -> tuple[float, ...]:
        """Limits between two statuses that the axis holds."""
        low, high = self.reach
        return tuple(edge for edge in self.bands.inner_edges if low <= edge <= high)

    def turned(self, band: Band | None) -> bool:
        """Return whether the status at an end differs from the present one."""
        return band is None or band.id != self.band.id

    def _moves(self, bar: TornadoMark) -> bool:
        """Return whether an end of a bar lies away from the present score by more than rounding."""
        return any(end is None or abs(end - self.score) > _STILL for end in (bar.low, bar.high))

    def _widest(self) -> tuple[TornadoMark, ...]:
        """Return the bars that are as wide as the widest; two siblings alone are always so."""
        widths = [0.0 if bar.low is None or bar.high is None else abs(bar.high - bar.low) for bar in self.bars]
        return tuple(self.bars[at] for at in least([-width for width in widths]))

    def digits(self, value: float) -> str:
        """Return a score as printed: one digit, unless rounding took it over an edge."""
        return format_number(value, 1, edges=self.bands.print_edges)

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
        widest = self._widest()
        few = len(widest) <= _NAMED
        places: dict[str, str | int | LocalText] = {
            "k": self.turning,
            "m": self.weights,
            "change": "±" + share(self.change),
            "node": self.node,
            "status": self.band.name,
            "name": listed([bar.name.text(lang) for bar in widest], lang)
            if few
            else words.TIED.fill({"k": len(widest)}),
        }
        stays = words.MESSAGE_STAYS if len(widest) == 1 else words.MESSAGE_STAYS_TIED
        pattern = words.MESSAGE_TURNS if self.turning else stays
        pattern = words.MESSAGE_TURNS_ONE if self.turning == 1 else pattern
        if not any(self._moves(bar) for bar in self.bars):
            pattern = words.MESSAGE_STILL
        return pattern.fill(places).text(lang)

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
        count = words.COUNT if len(self.bars) == self.weights else words.COUNT_PART
        parts = (
            words.TORNADO.fill({"node": self.node, "change": share(self.change)}).text(lang),
            *(said(part, lang) for part in (self.name, self.organisation, self.entity) if part is not None),
            said(self.period, lang),
            score_unit(self.reach[1]).text(lang),
            count.fill({"m": self.weights, "k": len(self.bars)}).text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return what was changed, what a bar does not say, and the method.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        notes = [words.TURNED.text(lang)] if self.turning else []
        notes += [words.LIMITS.text(lang)] if self.limits else []
        edges = self.bands.inner_edges
        if edges and not self.limits:
            nearest = min(edges, key=lambda edge: abs(edge - self.score))
            notes.append(words.FAR.fill({"edge": f"{nearest:g}"}).text(lang))
        if len(self.bars) < self.weights:
            notes.append(words.LEFT_OUT.fill({"k": self.weights - len(self.bars)}).text(lang))
        first = remarks([words.KEY.text(lang), *notes], lang)
        return first, words.LIKELY.text(lang), words.EXACT.text(lang)

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
        now = words.NOW.fill({"score": self.digits(self.score)}).text(lang)
        return sentence([message, self.what(lang), now, *(self._spoken(bar, lang) for bar in self.bars)], lang)

    def _spoken(self, bar: TornadoMark, lang: Lang) -> str:
        """Return one bar in words."""
        ends = {"low": bar.low, "high": bar.high}
        places: dict[str, str | int | LocalText] = {
            key: "–" if value is None else self.digits(value) for key, value in ends.items()
        }
        parts = [words.SPOKEN_BAR.fill({**places, "name": bar.name}).text(lang)]
        turned = {band.id: band for band in (bar.low_band, bar.high_band) if band is not None and self.turned(band)}
        parts += [words.SPOKEN_TURNS.fill({"status": band.name}).text(lang) for band in turned.values()]
        return clauses(parts, lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a bar.
        """
        cells = tuple(
            (
                bar.id,
                bar.name,
                bar.share,
                bar.share_low,
                bar.share_high,
                bar.low,
                bar.high,
                None if bar.low_band is None else bar.low_band.word,
                None if bar.high_band is None else bar.high_band.word,
            )
            for bar in self.bars
        )
        return Table(_COLUMNS, cells, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("share", LocalText(en="Weight", zh="权重"), "percent", 1),
    Column("share_low", LocalText(en="Weight, lowered", zh="降低后的权重"), "percent", 1),
    Column("share_high", LocalText(en="Weight, raised", zh="提高后的权重"), "percent", 1),
    Column("score_at_low", LocalText(en="Score when lowered", zh="降低时得分"), "number", 1),
    Column("score_at_high", LocalText(en="Score when raised", zh="提高时得分"), "number", 1),
    Column("status_at_low", LocalText(en="Status when lowered", zh="降低时状态"), "status"),
    Column("status_at_high", LocalText(en="Status when raised", zh="提高时状态"), "status"),
)


def check_most(most: int) -> None:
    """Refuse a number of rows that the chart cannot hold."""
    if not 1 <= most <= TORNADO_MOST:
        raise UsageError.single(
            "bad-option",
            f"the option most is no whole number from 1 to {TORNADO_MOST}",
            found=str(most),
            cure="The rows that matter least are left out; their number stands in the foot.",
        )


def prepare_tornado(tornado: WeightTornado, *, most: int = TORNADO_MOST) -> TornadoData:
    """Return what a tornado shows, before anything is drawn.

    Parameters
    ----------
    tornado : WeightTornado
        The result.
    most : int
        Most bars, from 1 to 20; the number of those left out stands in the foot.

    Returns
    -------
    TornadoData
        Bars and words.

    Raises
    ------
    UsageError
        If `most` is not within 1 to 20.
    ChartError
        If the node has no score, or no weight does anything.

    Examples
    --------
    >>> import scorecard as sc
    >>> measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care")]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2026", "last": "2026"}, perspectives=[customer])
    >>> values = {"speed": 90, "care": 70}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord(m, "2026", v, standard_error=2) for m, v in values.items()])
    >>> found = sc.weight_tornado(card, obs, period="2026", node="customer")
    >>> data = prepare_tornado(found)
    >>> [(bar.id, round(bar.low, 1), round(bar.high, 1)) for bar in data.bars]
    [('speed', 78.0, 82.0), ('care', 82.0, 78.0)]
    """
    require_drawn("tornado", tornado, "WeightTornado")
    check_most(most)
    ev = tornado.evaluation
    band = ev.band_of(tornado.node)
    if tornado.score is None or band is None or not tornado.bars:
        raise ChartError.single(
            "nothing-to-draw",
            "the node has no score that a weight could move",
            found=tornado.node,
            cure="Ask about a node with a score and with two weighed children or more.",
        )
    bands = ev.bands_of(tornado.node)
    by_id = {each.id: each for each in bands}
    names = {each.id: each.name for each in ev.card.entities}
    marks = tuple(
        TornadoMark(
            bar.id,
            bar.name,
            bar.share,
            bar.share_low,
            bar.share_high,
            bar.score_at_low,
            bar.score_at_high,
            by_id.get(bar.status_at_low),
            by_id.get(bar.status_at_high),
        )
        for bar in tornado.bars[:most]
    )
    return TornadoData(
        marks,
        tornado.name,
        ev.card.name,
        ev.card.organisation,
        names.get(tornado.entity),
        period_words(ev.card.calendar, ev.periods[0]),
        tornado.change,
        tornado.score,
        band,
        bands,
        len(tornado.bars),
        sum(bar.turns for bar in tornado.bars),
    )
