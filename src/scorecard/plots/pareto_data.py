"""What a Pareto chart shows: how many orders fail for each cause, and how the shares add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.logistics.failure_causes import SEVERAL
from scorecard.logistics.figure_kinds import failure_name
from scorecard.plots import pareto_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import clauses, listed, number, sentence, share

if TYPE_CHECKING:
    from scorecard.logistics import FailureCauses

__all__ = ["PARETO_MOST", "ParetoData", "ParetoMark", "prepare_pareto"]

PARETO_MOST = 20
"""Most causes of a Pareto chart."""


@dataclass(frozen=True, slots=True)
class ParetoMark:
    """One cause.

    Attributes
    ----------
    id, name : str, LocalText
        The cause, or several causes together.
    orders : int
        Orders that fail for it and nothing else; of several causes, orders that fail more than one.
    share, cumulative : float
        Share of all failed orders, of this row and up to this row.
    any : int or None
        Orders that have the cause, whatever else they fail; None for several causes.
    """

    id: str
    name: LocalText
    orders: int
    share: float
    cumulative: float
    any: int | None


@dataclass(frozen=True, slots=True)
class ParetoData:
    """All that a Pareto chart shows.

    Attributes
    ----------
    bars : tuple of ParetoMark
        Causes from top to bottom, the most frequent first.
    group : str or None
        Whose orders.
    period : LocalText or str or None
        When: in words, or as files write it.
    n, failed, left_out : int
        Orders judged, those that fail, and orders that could not be judged.
    """

    bars: tuple[ParetoMark, ...]
    group: str | None
    period: LocalText | str | None
    n: int
    failed: int
    left_out: int

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
        first = [bar for bar in self.bars if bar.orders == self.bars[0].orders]
        places: dict[str, str | int | LocalText] = {
            "failed": number(self.failed, 0),
            "n": number(self.n, 0),
            "names": listed([bar.name.text(lang) for bar in first], lang),
            "share": share(first[0].share),
        }
        return (words.MESSAGE if len(first) == 1 else words.MESSAGE_TIE).fill(places).text(lang)

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
        counts = {"failed": number(self.failed, 0), "n": number(self.n, 0)}
        parts = (
            words.WHAT.text(lang),
            self.group or "",
            self.period.text(lang) if isinstance(self.period, LocalText) else self.period or "",
            words.ORDERS.text(lang),
            words.COUNT.fill(counts).text(lang),
        )
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return the key, what overlaps, what was left out and how shares are rounded.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        left = words.LEFT_OUT.fill({"left": number(self.left_out, 0)})
        return tuple(line.text(lang) for line in (words.KEY, words.ANY, left, words.ROUNDED))

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
        return sentence([message, self.what(lang), *(_spoken(bar, lang) for bar in self.bars)], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a cause.
        """
        rows = tuple((bar.id, bar.name, bar.orders, bar.share, bar.cumulative, bar.any) for bar in self.bars)
        return Table(_COLUMNS, rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Cause", zh="原因")),
    Column("orders", LocalText(en="Orders that fail nothing else", zh="仅此一项的订单"), "integer"),
    Column("share", LocalText(en="Share of failed", zh="占失误订单"), "percent", 1),
    Column("cumulative", LocalText(en="Cumulative", zh="累计占比"), "percent", 1),
    Column("failed", LocalText(en="Orders that fail it at all", zh="涉及此项的订单"), "integer"),
)


def _spoken(bar: ParetoMark, lang: Lang) -> str:
    """Return one cause in words."""
    places: dict[str, str | int | LocalText] = {
        "name": bar.name,
        "orders": number(bar.orders, 0),
        "share": share(bar.share),
        "cumulative": share(bar.cumulative),
    }
    parts = [words.SPOKEN.fill(places).text(lang)]
    if bar.any is not None:
        parts.append(words.SPOKEN_ANY.fill({"any": number(bar.any, 0)}).text(lang))
    return clauses(parts, lang)


def prepare_pareto(causes: FailureCauses) -> ParetoData:
    """Return what a Pareto chart shows, before anything is drawn.

    Parameters
    ----------
    causes : FailureCauses
        The result.

    Returns
    -------
    ParetoData
        Bars and words; a cause that never comes alone has a bar of no length at the end.

    Raises
    ------
    ChartError
        If no order fails, or there are more than 20 causes.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> from scorecard.logistics import OnTime, ServiceDefinitions, service_performance
    >>> days = {"promised_at": ["2026-01-05", "2026-01-07"], "delivered_at": ["2026-01-06", "2026-01-07"]}
    >>> orders = sc.read_orders(pa.table({"order": ["A", "B"], **days}))
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> definitions = ServiceDefinitions(on_time=on_time, period_by="promised")
    >>> causes = service_performance(orders, definitions=definitions).failures
    >>> data = prepare_pareto(causes)
    >>> data.n, data.failed, [(bar.id, bar.orders) for bar in data.bars]
    (2, 1, [('on_time', 1)])
    """
    require_drawn("causes", causes, "FailureCauses")
    if not causes.failed:
        raise ChartError.single(
            "nothing-to-draw",
            "no order fails, so there are no causes",
            found=f"{causes.n} orders",
            cure="Say so in words instead.",
        )
    has = {row.condition: row.failed for row in causes.rows}
    bars = [
        ParetoMark(
            row.cause,
            words.SEVERAL if row.cause == SEVERAL else failure_name(row.cause),
            row.orders,
            row.share,
            row.cumulative,
            has.get(row.cause),
        )
        for row in causes.pareto
    ]
    alone = {bar.id for bar in bars}
    rest = [row for row in causes.rows if row.failed and row.condition not in alone]
    bars += [ParetoMark(row.condition, failure_name(row.condition), 0, 0.0, 1.0, row.failed) for row in rest]
    if len(bars) > PARETO_MOST:
        raise ChartError.single(
            "too-many-rows",
            f"the Pareto chart shows up to {PARETO_MOST} causes",
            found=str(len(bars)),
            cure="Count the failures of fewer conditions.",
        )
    return ParetoData(tuple(bars), causes.group, causes.period, causes.n, causes.failed, causes.left_out)
