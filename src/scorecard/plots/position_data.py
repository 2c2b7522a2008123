"""What a chart of competitive position shows: own company against rivals, item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.plots import position_words as words
from scorecard.plots.drawn import require_drawn
from scorecard.plots.gap_words import OR_UNTESTED
from scorecard.plots.wording import chance, number, sentence, share

if TYPE_CHECKING:
    from scorecard.logistics import Benchmark, BenchmarkRow
    from scorecard.stats.multiplicity import Adjust

__all__ = ["POSITION_MOST", "CompetitivePositionData", "OtherRival", "PositionMark", "prepare_competitive_position"]

POSITION_MOST = 20
"""Most items of the chart."""

RATING_MOST = 1000
"""Ratings and importances must be less than this."""

Verdict = Literal["below", "above", "unclear", "none"]


@dataclass(frozen=True, slots=True)
class OtherRival:
    """The mean rating of a rival that an item is not compared with.

    Attributes
    ----------
    id, name : str, LocalText
        The rival.
    mean : float
        Its mean rating.
    """

    id: str
    name: LocalText
    mean: float


@dataclass(frozen=True, slots=True)
class PositionMark:
    """One item.

    Attributes
    ----------
    id, name : str, LocalText
        The item.
    rival : LocalText or None
        The rival it is compared with; None where nobody rated one.
    importance : float
        Its importance.
    important : bool
        Whether that reaches the cut.
    n, n_rival : int
        Ratings of both.
    own, other, gap, low, high, p : float or None
        Mean ratings, own − rival with its interval, p-value after adjustment.
    verdict : {"below", "above", "unclear", "none"}
        What the test says of the gap.
    cell : str or None
        Place in the matrix of importance and position.
    probability : float or None
        Probability of that place.
    reason : LocalText or None
        Why something is undefined.
    others : tuple of OtherRival
        Rivals that it is not compared with.
    """

    id: str
    name: LocalText
    rival: LocalText | None
    importance: float
    important: bool
    n: int
    n_rival: int
    own: float | None
    other: float | None
    gap: float | None
    low: float | None
    high: float | None
    p: float | None
    verdict: Verdict
    cell: str | None
    probability: float | None
    reason: LocalText | None
    others: tuple[OtherRival, ...]


@dataclass(frozen=True, slots=True)
class CompetitivePositionData:
    """All that a chart of competitive position shows.

    Attributes
    ----------
    rows : tuple of PositionMark
        Items, the most important first.
    rival : LocalText or None
        The rival of all items; None where each is compared with its best one.
    cut, cut_rule : float, {"mean", "given"}
        Importance from which an item is important, and where that comes from.
    adjustment : str
        How p-values are adjusted.
    confidence : float
        Level of the intervals.
    """

    rows: tuple[PositionMark, ...]
    rival: LocalText | None
    cut: float
    cut_rule: Literal["mean", "given"]
    adjustment: Adjust
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
        tested = [row for row in self.rows if row.verdict != "none"]
        if not tested:
            return words.MESSAGE_NO_TEST.text(lang)
        behind = sorted((row for row in tested if row.verdict == "below"), key=lambda row: row.gap or 0.0)
        ahead = sum(row.verdict == "above" for row in tested)
        places: dict[str, str | int | LocalText] = {"m": len(tested), "k": len(behind)}
        text = words.MESSAGE_NONE if len(tested) > 1 else words.MESSAGE_NONE_SINGLE
        if behind:
            places |= {"name": behind[0].name, "gap": number(behind[0].gap, 2, signed=True)}
            text = words.MESSAGE_ONE if len(behind) == 1 else words.MESSAGE_SOME
        text = text.fill(places)
        return (words.MESSAGE_AHEAD.fill({"message": text, "k": ahead}) if ahead else text).text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, n and order.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        places: dict[str, str | int | LocalText] = {
            "rival": words.BEST if self.rival is None else self.rival,
            "n": _spread([row.n for row in self.rows]),
            "n_rival": _spread([row.n_rival for row in self.rows]),
            "order": words.ORDER,
        }
        return words.WHAT.fill(places).text(lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return signs, method, the cut and how rivals were chosen.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        tests = sum(row.p is not None for row in self.rows)
        adjust = words.ADJUSTS[self.adjustment].fill({"k": tests})
        drawn_untested = any(row.verdict == "none" and row.gap is not None for row in self.rows)
        untested = OR_UNTESTED if drawn_untested else ""
        lines = [
            words.KEY.fill({"adjust": adjust, "alpha": f"{1 - self.confidence:.3g}", "untested": untested}),
            words.METHOD.fill({"level": share(self.confidence)}),
            words.CUT[self.cut_rule].fill({"cut": number(self.cut, 2)}),
        ]
        if self.rival is None:
            lines.append(words.CHOSEN_BEST)
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
            Every number drawn, in sentences.
        """
        return sentence([message, self.what(lang), *(part for row in self.rows for part in _spoken(row, lang))], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row an item, the means of the other rivals in words.
        """
        return Table(
            _COLUMNS, tuple(_cells(row) for row in self.rows), title=LocalText(en=self.what("en"), zh=self.what("zh"))
        )


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item", zh="项目")),
    Column("importance", LocalText(en="Importance", zh="重要性"), "number"),
    Column("rival", LocalText(en="Rival", zh="竞争对手")),
    Column("n", LocalText(en="n own", zh="本企业 n"), "integer"),
    Column("n_rival", LocalText(en="n rival", zh="对手 n"), "integer"),
    Column("own", LocalText(en="Own", zh="本企业"), "number"),
    Column("other", LocalText(en="Rival's mean", zh="对手均值"), "number"),
    Column("gap", LocalText(en="Own − rival", zh="本企业 − 对手"), "signed"),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("p", LocalText(en="p", zh="p 值"), "p_value"),
    Column("verdict", LocalText(en="Finding", zh="结论")),
    Column("cell", LocalText(en="Position", zh="地位")),
    Column("probability", LocalText(en="Probability", zh="概率"), "percent", 0),
    Column("others", LocalText(en="Other rivals", zh="其他对手")),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


def _cells(row: PositionMark) -> tuple[Cell, ...]:
    """Return one row of the table behind the chart."""
    others = LocalText(en=_others(row, "en"), zh=_others(row, "zh")) if row.others else None
    cell = None if row.cell is None else words.CELLS[row.cell]
    return (
        row.id, row.name, row.importance, row.rival, row.n, row.n_rival, row.own, row.other, row.gap, row.low,
        row.high, row.p, words.VERDICTS[row.verdict], cell, row.probability, others, row.reason,
    )  # fmt: skip


def _others(row: PositionMark, lang: Lang) -> str:
    """Return the means of the other rivals in words."""
    told = [words.SPOKEN_OTHER.fill({"rival": o.name, "other": number(o.mean, 2)}).text(lang) for o in row.others]
    return (", " if lang == "en" else "、").join(told)


def _spread(counts: Sequence[int]) -> str:
    """Return the least and the largest count, or the one there is."""
    least, most = min(counts), max(counts)
    return number(least, 0) if least == most else f"{number(least, 0)}–{number(most, 0)}"


def _spoken(row: PositionMark, lang: Lang) -> list[str]:
    """Return one item in words."""
    blank, comma = (" ", ", ") if lang == "en" else ("", "，")
    interval = cell = ""
    if row.low is not None and row.high is not None:
        ends = {"low": number(row.low, 2, signed=True), "high": number(row.high, 2, signed=True)}
        interval = blank + words.SPOKEN_INTERVAL.fill(ends).text(lang)
    if row.cell is not None:
        cell = words.CELLS[row.cell].text(lang)
        if row.probability is not None:
            cell = words.SPOKEN_CELL.fill({"cell": cell, "share": chance(row.probability)}).text(lang)
        cell = comma + cell
    places: dict[str, str | int | LocalText] = {
        "name": row.name,
        "importance": number(row.importance, 2),
        "own": number(row.own, 2),
        "rival": words.HEAD_RIVAL if row.rival is None else row.rival,
        "other": number(row.other, 2),
        "gap": number(row.gap, 2, signed=True),
        "interval": interval,
        "verdict": words.VERDICTS[row.verdict] if row.reason is None else row.reason,
        "cell": cell,
        "n": row.n,
        "n_rival": row.n_rival,
    }
    told = [words.SPOKEN.fill(places).text(lang)]
    if row.others:
        told.append(words.SPOKEN_OTHERS.fill({"others": _others(row, lang)}).text(lang))
    return told


def prepare_competitive_position(
    result: Benchmark, *, names: Mapping[str, str | LocalText] | None = None
) -> CompetitivePositionData:
    """Return what a chart of competitive position shows, before anything is drawn.

    Parameters
    ----------
    result : Benchmark
        The result.
    names : mapping of str to str or LocalText, optional
        What items and rivals are called; their ids where it has none.

    Returns
    -------
    CompetitivePositionData
        Items, verdicts and words.

    Raises
    ------
    ChartError
        If there are more than 20 items, or ratings of 1000 and more.

    Examples
    --------
    >>> from scorecard.logistics import ItemSummary, RatingSummary, benchmark
    >>> own = RatingSummary({"speed": ItemSummary(4.0, 1.0, 100), "care": ItemSummary(5.5, 1.0, 100)})
    >>> rival = RatingSummary({"speed": ItemSummary(5.0, 1.0, 80), "care": ItemSummary(5.0, 1.0, 80)})
    >>> found = benchmark(own, {"hill": rival}, importance={"speed": 6, "care": 5})
    >>> data = prepare_competitive_position(found)
    >>> [(row.id, row.gap, row.cell) for row in data.rows]
    [('speed', -1.0, 'match'), ('care', 0.5, 'save')]
    """
    require_drawn("result", result, "Benchmark")
    if len(result.rows) > POSITION_MOST:
        raise ChartError.single(
            "too-many-rows",
            f"the chart of competitive position shows up to {POSITION_MOST} items",
            found=str(len(result.rows)),
            cure="Compare fewer items at a time.",
        )
    shown = [v for row in (*result.rows, *result.comparisons) for v in (row.own, row.other, row.importance)]
    largest = max((abs(v) for v in shown if v is not None), default=0.0)
    if largest >= RATING_MOST:
        raise ChartError.single(
            "ratings-large",
            f"the chart of competitive position shows ratings below {RATING_MOST}",
            found=f"{largest:g}",
            cure="Divide ratings or importances by a power of ten.",
        )
    called = _Names(names or {})
    rows = sorted((_mark(row, result, called) for row in result.rows), key=lambda row: -row.importance)
    rival = None if result.against == "best" else called.of(result.against)
    return CompetitivePositionData(
        tuple(rows), rival, result.cut, result.cut_rule, result.adjustment, result.confidence
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """What items and rivals are called."""

    given: Mapping[str, str | LocalText]

    def of(self, key: str) -> LocalText:
        """Return a name, the id itself where none is given."""
        name = self.given.get(key, key)
        return LocalText(en=name, zh=name) if isinstance(name, str) else name


def _mark(row: BenchmarkRow, result: Benchmark, names: _Names) -> PositionMark:
    """Return one item with its verdict and the other rivals."""
    others = [
        OtherRival(one.rival, names.of(one.rival), one.other)
        for one in result.comparisons
        if one.id == row.id and one.rival is not None and one.rival != row.rival and one.other is not None
    ]
    p = row.p_value if row.p_adjusted is None else row.p_adjusted
    verdict: Verdict = "none"
    if p is not None and row.gap is not None:
        unclear = p >= round(1 - result.confidence, 12) or row.gap == 0
        verdict = "unclear" if unclear else ("below" if row.gap < 0 else "above")
    return PositionMark(
        row.id, names.of(row.id), None if row.rival is None else names.of(row.rival), row.importance,
        row.importance >= result.cut, row.n, row.n_rival, row.own, row.other, row.gap, row.low, row.high, p, verdict,
        row.cell, row.probability, None if row.reason is None else words.REASONS[row.reason], tuple(others),
    )  # fmt: skip
