"""What a complaint iceberg shows: who is unhappy, complains, is helped, stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.plots import iceberg_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import chance, clauses, number, sentence, share

if TYPE_CHECKING:
    from scorecard.logistics import ComplaintIceberg

__all__ = ["IcebergData", "IcebergFigure", "IcebergLayer", "figure_text", "prepare_iceberg", "range_text"]


@dataclass(frozen=True, slots=True)
class IcebergLayer:
    """One group of customers.

    Attributes
    ----------
    id, name : str, LocalText
        The group.
    depth : int
        0 all, 1 a part of them, 2 a part of those who complain.
    start, count : float
        Where its bar begins, and how many customers it has, at the stated parameters.
    share : float
        Share of the dissatisfied.
    leave : float or None
        Share of the group that leaves; None where it is parted further or not known.
    low, high : float or None
        Range of the count; None where it is exact.
    heard : bool
        Whether the company hears of them.
    """

    id: str
    name: LocalText
    depth: int
    start: float
    count: float
    share: float
    leave: float | None
    low: float | None
    high: float | None
    heard: bool


@dataclass(frozen=True, slots=True)
class IcebergFigure:
    """One figure below the bars: what follows, or a parameter.

    Attributes
    ----------
    id, name : str, LocalText
        The figure.
    value : float
        Its value.
    low, high : float or None
        Its range; None where it is exact.
    explains : float or None
        Share of the outcome's variance that a parameter explains alone.
    source : LocalText or None
        Where a parameter comes from.
    """

    id: str
    name: LocalText
    value: float
    low: float | None
    high: float | None
    explains: float | None = None
    source: LocalText | None = None


@dataclass(frozen=True, slots=True)
class IcebergData:
    """All that a complaint iceberg shows.

    Attributes
    ----------
    layers : tuple of IcebergLayer
        Groups from top to bottom.
    follows, parameters : tuple of IcebergFigure
        What follows from them, and what all of it rests on.
    complaints : float
        Complaints counted.
    leaving : float or None
        Customers who leave.
    outcome : LocalText
        The figure whose variance is shared out.
    left_out : int
        Steps that could not be computed.
    draws, seed : int
        Number of draws and their seed.
    confidence : float
        Share of the draws within a range.
    """

    layers: tuple[IcebergLayer, ...]
    follows: tuple[IcebergFigure, ...]
    parameters: tuple[IcebergFigure, ...]
    complaints: float
    leaving: float | None
    outcome: LocalText
    left_out: int
    draws: int
    seed: int
    confidence: float

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
        places = {"n": figure_text(self.complaints), "all": figure_text(self.layers[0].count)}
        text = (words.MESSAGE_ONE if self.complaints == 1 else words.MESSAGE).fill(places)
        if self.leaving is not None:
            text = words.MESSAGE_LEAVE.fill({"message": text, "leave": figure_text(self.leaving)})
        return text.text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, unit and n.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        return words.WHAT.fill({"n": figure_text(self.complaints)}).text(lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return signs, method and what was left out.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        lines = [words.KEY]
        if any(layer.leave is not None for layer in self.layers):
            lines.append(words.KEY_LEAVE)
        if any(one.low is not None for one in self.parameters):
            method = {"level": share(self.confidence), "draws": number(self.draws, 0), "seed": str(self.seed)}
            lines += [words.METHOD.fill(method), words.EXPLAINS.fill({"outcome": self.outcome})]
        else:
            lines.append(words.EXACT)
        if self.left_out:
            lines.append(words.LEFT.fill({"k": self.left_out}))
        return tuple(line.text(lang) for line in (*lines, words.SOURCES))

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
        told = [_spoken_layer(layer, lang) for layer in self.layers]
        told += [_spoken_figure(one, lang) for one in (*self.follows, *self.parameters)]
        return sentence([message, self.what(lang), *told], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a group, a figure that follows, or a parameter with its source.
        """
        rows: list[tuple[Cell, ...]] = [
            (one.id, one.name, one.count, one.low, one.high, one.share, one.leave, None, None) for one in self.layers
        ]
        rows += [
            (one.id, one.name, one.value, one.low, one.high, None, None, one.explains, one.source)
            for one in (*self.follows, *self.parameters)
        ]
        return Table(_COLUMNS, tuple(rows), title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Figure", zh="项目")),
    Column("value", LocalText(en="Value", zh="数值"), "number"),
    Column("low", LocalText(en="Low", zh="下限"), "number"),
    Column("high", LocalText(en="High", zh="上限"), "number"),
    Column("share", LocalText(en="Share of the dissatisfied", zh="占不满客户"), "percent", 1),
    Column("leave", LocalText(en="Leave", zh="流失比例"), "percent", 1),
    Column("explains", LocalText(en="Share of variance", zh="方差占比"), "percent", 1),
    Column("source", LocalText(en="Source", zh="来源")),
)

_COUNTED = ("complaints", "unsolved", "slow", "prompt")
_SHOWN_AS_LAYERS = ("silent", "dissatisfied", "leaving_silent")
_LEAVE = {"prompt": "leave_after_prompt", "slow": "leave_after_solved", "unsolved": "leave_after_unsolved"}
_LARGE = 10


def figure_text(value: float) -> str:
    """Return a figure as printed: whole where it is whole or ten and more, else with two digits."""
    return number(value, 0 if abs(value) >= _LARGE or value == round(value) else 2)


def range_text(low: float | None, high: float | None) -> str:
    """Return a range as printed, or nothing."""
    return "" if low is None or high is None else f"{figure_text(low)}–{figure_text(high)}"


def _spoken_layer(layer: IcebergLayer, lang: Lang) -> str:
    """Return one group in words."""
    places: dict[str, str | int | LocalText] = {
        "name": layer.name,
        "count": figure_text(layer.count),
        "share": share(layer.share),
    }
    parts = [words.SPOKEN.fill(places).text(lang)]
    if layer.leave is not None:
        parts.append(words.SPOKEN_LEAVE.fill({"leave": share(layer.leave)}).text(lang))
    return _with_range(parts, (layer.low, layer.high), lang)


def _spoken_figure(one: IcebergFigure, lang: Lang) -> str:
    """Return one figure in words."""
    parts = [words.SPOKEN_FIGURE.fill({"name": one.name, "value": figure_text(one.value)}).text(lang)]
    if one.explains is not None:
        parts.append(words.SPOKEN_EXPLAINS.fill({"share": chance(one.explains)}).text(lang))
    return _with_range(parts, (one.low, one.high), lang)


def _with_range(parts: list[str], ends: tuple[float | None, float | None], lang: Lang) -> str:
    """Return clauses, the range last."""
    low, high = ends
    if low is not None and high is not None:
        parts.append(words.SPOKEN_RANGE.fill({"low": figure_text(low), "high": figure_text(high)}).text(lang))
    return clauses(parts, lang)


def prepare_iceberg(result: ComplaintIceberg) -> IcebergData:
    """Return what a complaint iceberg shows, before anything is drawn.

    Parameters
    ----------
    result : ComplaintIceberg
        The result.

    Returns
    -------
    IcebergData
        Groups, figures and words.

    Raises
    ------
    ChartError
        If there is no complaint.

    Examples
    --------
    >>> from scorecard.logistics import ComplaintCounts, complaint_iceberg
    >>> found = complaint_iceberg(ComplaintCounts(unsolved=40, slow=55, prompt=25), draws=200, seed=1)
    >>> data = prepare_iceberg(found)
    >>> [(layer.id, round(layer.count, 1)) for layer in data.layers[:2]]
    [('dissatisfied', 179.1), ('complaints', 120.0)]
    """
    require_drawn("result", result, "ComplaintIceberg")
    steps = {step.id: step for step in result.steps}
    known = {one.id: one.value for one in result.parameters}
    every = steps["dissatisfied"]
    if every.value <= 0:
        raise ChartError.single(
            "nothing-to-draw",
            "there is no complaint, so nothing lies below",
            found=f"{known['complaints']:g} complaints",
            cure="Say so in words instead.",
        )
    follows = [step for step in result.steps if step.id not in _SHOWN_AS_LAYERS]
    return IcebergData(
        layers=_layers(result),
        follows=tuple(IcebergFigure(s.id, s.label, s.value, s.low, s.high) for s in follows),
        parameters=tuple(
            IcebergFigure(
                p.id, p.label, p.value, p.low, p.high, None if p.low is None else p.share_of_variance, p.source
            )
            for p in result.parameters
            if p.id not in _COUNTED
        ),
        complaints=known["complaints"],
        leaving=steps["leaving"].value if "leaving" in steps else None,
        outcome=steps[result.outcome].label,
        left_out=len(result.not_computed),
        draws=result.draws,
        seed=result.seed,
        confidence=result.confidence,
    )


def _layers(result: ComplaintIceberg) -> tuple[IcebergLayer, ...]:
    """Return the groups: all, those who complain by how it ended, those who stay silent."""
    steps = {step.id: step for step in result.steps}
    known = {one.id: one.value for one in result.parameters}
    every, silent, complaints = steps["dissatisfied"], steps["silent"], known["complaints"]

    def layer(key: str, name: LocalText, depth: int, start: float, leave: float | None) -> IcebergLayer:
        count = {"dissatisfied": every.value, "silent": silent.value}.get(key, known.get(key, 0.0))
        step = steps.get(key)
        low, high = (None, None) if step is None else (step.low, step.high)
        return IcebergLayer(key, name, depth, start, count, count / every.value, leave, low, high, key != "silent")

    found = [layer("dissatisfied", words.DISSATISFIED, 0, 0.0, None)]
    found.append(layer("complaints", words.COMPLAIN, 1, 0.0, None))
    start = 0.0
    for key, name in words.ENDS.items():
        if key in known:
            found.append(layer(key, name, 2, start, known.get(_LEAVE[key])))
            start += known[key]
    away = steps.get("leaving_silent")
    leave = None if away is None or silent.value <= 0 else away.value / silent.value
    found.append(layer("silent", words.SILENT, 1, complaints, leave))
    return tuple(found)
