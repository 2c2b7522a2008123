"""How a score moves when one weight after the other is changed a little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.models import Period, Scorecard
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.evaluation_table import NO_SCORE
from scorecard.scoring.given import require_all
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.weight_groups import WeightGroup, groups_below
from scorecard.scoring.weight_question import Asked, asked_of, evaluated
from scorecard.scoring.what_if_card import changed_card
from scorecard.series import Observations

if TYPE_CHECKING:
    from scorecard.plots.uncertainty import WeightTornadoPlots

__all__ = ["TornadoBar", "WeightTornado", "weight_tornado"]


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """What one weight does to a score.

    Attributes
    ----------
    id, name, parent : str, LocalText, str
        The node that is weighed, and the one above it.
    share, share_low, share_high : float
        Its weight as a share among its siblings: at present, lowered and raised.
    score_at_low, score_at_high : float or None
        Scores of the node asked about when it is lowered and raised.
    swing : float
        Distance of the two; 0 where one is not there.
    status_at_low, status_at_high : str
        Bands, or ``no_data``.
    status_name_at_low, status_name_at_high : LocalText
        The bands in words.
    turns : bool
        Whether either differs from the present one.
    """

    id: str
    name: LocalText
    parent: str
    share: float
    share_low: float
    share_high: float
    score_at_low: float | None
    score_at_high: float | None
    swing: float
    status_at_low: str
    status_at_high: str
    status_name_at_low: LocalText
    status_name_at_high: LocalText
    turns: bool


@dataclass(frozen=True, slots=True, eq=False)
class WeightTornado(Result):
    """What each weight does to the score of a node, the most telling first.

    Attributes
    ----------
    node, name, entity, period : str, LocalText, str, str
        What was asked about.
    change : float
        Share by which each weight was lowered and raised.
    score, status : float or None, str
        Score and band at present.
    bars : tuple of TornadoBar
        One for each weight, by falling swing.
    evaluation : Evaluation
        The scores at present.
    """

    node: str
    name: LocalText
    entity: str
    period: str
    change: float
    score: float | None
    status: str
    bars: tuple[TornadoBar, ...]
    evaluation: Evaluation

    @property
    def plot(self) -> WeightTornadoPlots:
        """Charts of the tornado."""
        from scorecard.plots.uncertainty import WeightTornadoPlots

        return WeightTornadoPlots(self)

    def table(self) -> Table:
        """Return one row a weight, the most telling first.

        Returns
        -------
        Table
            Weight, scores, swing and statuses.
        """
        rows: list[tuple[Cell, ...]] = [
            (
                b.id,
                b.name,
                b.parent,
                b.share,
                b.score_at_low,
                b.score_at_high,
                b.swing,
                b.status_name_at_low,
                b.status_name_at_high,
                b.turns,
            )
            for b in self.bars
        ]
        title = _TITLE.fill({"name": self.name, "percent": f"{100 * self.change:g}"})
        return Table(_COLUMNS, tuple(rows), title=title, notes=(_NOTE,))


def weight_tornado(
    card: Scorecard,
    obs: Observations,
    *,
    node: str,
    change: float = 0.2,
    period: Period | str | None = None,
    entity: str | None = None,
    as_of: date | None = None,
    previous: Evaluation | None = None,
    functions: Functions | None = None,
) -> WeightTornado:
    """Return what each weight does to the score of a node when it is lowered and raised.

    Parameters
    ----------
    card : Scorecard
        The card.
    obs : Observations
        The values, from `observe`; they stay as they are.
    node : str
        Id of the node: an objective, a perspective or ``total``.
    change : float
        Share by which each weight is lowered and raised, such as 0.2 for a fifth of it.
    period : Period or str, optional
        The period; may be left out where there is only one.
    entity : str, optional
        The entity; may be left out where there is only one.
    as_of : date, optional
        As in `evaluate`.
    previous : Evaluation, optional
        As in `evaluate`.
    functions : mapping of str to callable, optional
        As in `evaluate`.

    Returns
    -------
    WeightTornado
        Scores and statuses at both ends, one weight a row.

    Raises
    ------
    UsageError
        If node, entity or period do not exist, the node has no children, or the change lies outside 0 to 1.
    ScoringError
        As in `evaluate`.

    Notes
    -----
    A share s among siblings becomes s (1 ± change), at most 1, and the shares of its siblings are multiplied
    by one number, so that the sum stays. The card is evaluated anew each time, whatever its rules. Weights of
    only children, and of a node whose siblings have no weight, do nothing and are left out.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import observe
    >>> from scorecard.series import MeasureRecord
    >>> measures = [
    ...     {"id": "otif", "name": "OTIF", "worst": 80, "target": 100},
    ...     {"id": "damage", "name": "Damage", "worst": 5, "target": 0, "direction": "minimise"},
    ... ]
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     perspectives=[{"id": "customer", "objectives": [{"id": "o", "name": "Deliver", "measures": measures}]}],
    ... )
    >>> obs = observe(card, values=[MeasureRecord("otif", "2026", 92), MeasureRecord("damage", "2026", 1)])
    >>> bar = weight_tornado(card, obs, node="customer").bars[0]
    >>> bar.id, round(bar.score_at_low, 6), round(bar.score_at_high, 6)
    ('otif', 72.0, 68.0)
    """
    require_all(card, obs, previous=previous, frozen=(), functions=functions, kind=Evaluation)
    extra = Asked(card, obs, node, obs.periods[0], as_of, previous, functions)
    asked, unit = asked_of(card, obs, node=node, period=period, entity=entity, extra=extra)
    if not _is_share(change):
        raise UsageError.single(
            "change-range",
            "the change must lie between 0 and 1",
            found=str(change),
            cure="Write change=0.2 for a fifth of each weight.",
        )
    before = evaluated(asked, unit)
    bars = [
        _bar(asked, unit, before, group, at, change)
        for group in groups_below(before, node)
        for at in _changeable(group)
    ]
    bars.sort(key=lambda bar: -bar.swing)
    present = before[node]
    return WeightTornado(
        node=node,
        name=card.name_of(node),
        entity=unit,
        period=str(asked.period),
        change=change,
        score=present.score,
        status=present.status,
        bars=tuple(bars),
        evaluation=before,
    )


def _is_share(change: object) -> bool:
    """Return whether this is a number above 0, and 1 at most."""
    return isinstance(change, int | float) and not isinstance(change, bool) and 0 < change <= 1


def _changeable(group: WeightGroup) -> Iterator[int]:
    """Yield the positions of the children whose weight does something."""
    for at, share in enumerate(group.shares):
        if 0 < share < 1:
            yield at


def _bar(asked: Asked, unit: str, before: Evaluation, group: WeightGroup, at: int, change: float) -> TornadoBar:
    """Return what one weight does."""
    share = group.shares[at]
    ends = share * (1 - change), min(share * (1 + change), 1.0)
    found = [
        evaluated(asked, unit, card=changed_card(asked.card, _fields(group, at, end), asked.period)) for end in ends
    ]
    scores = [ev[asked.node].score for ev in found]
    bands = [ev.band_of(asked.node) for ev in found]
    ids = [ev[asked.node].status for ev in found]
    names = [
        NO_SCORE[ev[asked.node].reason or "no_data"] if band is None else band.word
        for ev, band in zip(found, bands, strict=True)
    ]
    return TornadoBar(
        id=group.children[at],
        name=asked.card.name_of(group.children[at]),
        parent=group.parent,
        share=share,
        share_low=ends[0],
        share_high=ends[1],
        score_at_low=scores[0],
        score_at_high=scores[1],
        swing=0.0 if scores[0] is None or scores[1] is None else abs(scores[1] - scores[0]),
        status_at_low=ids[0],
        status_at_high=ids[1],
        status_name_at_low=names[0],
        status_name_at_high=names[1],
        turns=any(status != before[asked.node].status for status in ids),
    )


def _fields(group: WeightGroup, at: int, share: float) -> dict[str, dict[str, float]]:
    """Return the weights of a group in which one child has another share."""
    factor = (1 - share) / (1 - group.shares[at])
    return {
        child: {"weight": share if i == at else old * factor}
        for i, (child, old) in enumerate(zip(group.children, group.shares, strict=True))
    }


_TITLE = LocalText(en="{name}: each weight ± {percent} %", zh="{name}：逐一改变权重 ± {percent} %")
_NOTE = LocalText(
    en="One weight at a time; those of its siblings are rescaled, so that their sum stays.",
    zh="每次只改变一个权重，同级其他权重按比例调整，合计不变。",
)
_COLUMNS: tuple[Column, ...] = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("parent", LocalText(en="Below", zh="所属节点")),
    Column("share", LocalText(en="Weight", zh="权重"), "percent", 1),
    Column("score_at_low", LocalText(en="Score when lowered", zh="降低时得分"), "number", 1),
    Column("score_at_high", LocalText(en="Score when raised", zh="提高时得分"), "number", 1),
    Column("swing", LocalText(en="Swing", zh="摆幅"), "number", 2),
    Column("status_at_low", LocalText(en="Status when lowered", zh="降低时状态"), "status"),
    Column("status_at_high", LocalText(en="Status when raised", zh="提高时状态"), "status"),
    Column("turns", LocalText(en="Status turns", zh="状态改变")),
)
