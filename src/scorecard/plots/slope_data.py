"""What a slope chart shows: the means of two waves, and the change with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.plots import slope_words as words
from scorecard.plots.gap_words import NO_REASON, OR_UNTESTED
from scorecard.plots.wording import clauses, listed, number, remarks, said, sentence, typeset
from scorecard.survey.gap_table import ADJUSTMENTS
from scorecard.survey.gap_words import STATISTICS

if TYPE_CHECKING:
    from scorecard.survey import WavePair

__all__ = ["JUDGED", "SlopeMark", "SlopeRows", "SlopeVerdict", "WaveSlopeData"]

SlopeRows = Literal["dimensions", "items"]
SlopeVerdict = Literal["better", "worse", "up", "down", "unclear", "none"]
Places = dict[str, str | int | LocalText]

JUDGED = ("gap", "perception", "satisfaction")
"""Means of which more is better."""
_DIGITS = 2
_NAMES = 2
_LONGEST_LIST = 60


@dataclass(frozen=True, slots=True)
class SlopeMark:
    """One row of a slope chart.

    Attributes
    ----------
    id, name : str, LocalText
        The row.
    whole : bool
        Whether it is about everything.
    earlier, later, change, low, high, p : float or None
        Means, their difference with its interval, and p, adjusted where the analysis adjusts.
    n_earlier, n_later : int
        Respondents of each wave who enter the row.
    paired : bool
        Whether they are the same respondents.
    verdict : {"better", "worse", "up", "down", "unclear", "none"}
        Whether the change is told apart from none, and what it means.
    reason : LocalText or None
        Why there is no change, or no test.
    """

    id: str
    name: LocalText
    whole: bool
    earlier: float | None
    later: float | None
    change: float | None
    low: float | None
    high: float | None
    p: float | None
    n_earlier: int
    n_later: int
    paired: bool
    verdict: SlopeVerdict
    reason: LocalText | None

    @property
    def n(self) -> str:
        """Respondents as printed: one number where they are the same."""
        later = number(self.n_later, 0)
        return later if self.paired else f"{number(self.n_earlier, 0)} / {later}"


@dataclass(frozen=True, slots=True)
class WaveSlopeData:
    """All that a slope chart shows.

    Attributes
    ----------
    rows : tuple of SlopeMark
        Rows with both means, the highest of the later wave first.
    without : tuple of SlopeMark
        Rows without a change.
    of : {"dimensions", "items"}
        What the rows are.
    pair : WavePair
        The waves, and how they are compared.
    statistic, adjust : str
        Which mean is compared, and how tests are adjusted.
    tests : int
        Tests adjusted together.
    confidence : float
        Level of the intervals.
    ends, scale : tuple of (float, float)
        Ends of the axis drawn, and of the answer scale.
    subject : str, LocalText or None
        What is judged.
    """

    rows: tuple[SlopeMark, ...]
    without: tuple[SlopeMark, ...]
    of: SlopeRows
    pair: WavePair
    statistic: str
    adjust: str
    tests: int
    confidence: float
    ends: tuple[float, float]
    scale: tuple[int, int]
    subject: str | LocalText

    @property
    def _waves(self) -> Places:
        return {"earlier": self.pair.earlier, "later": self.pair.later}

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
        tested = [row for row in self.rows if not row.whole and row.verdict != "none"]
        sides = {side: [row for row in tested if row.verdict == side] for side in words.SIDES}
        clear = sum(map(len, sides.values()))
        places = self._waves | {"k": clear, "m": len(tested), "many": words.MANY[self.of]}
        if not tested:
            return words.MESSAGE_NO_TEST.text(lang)
        if not clear:
            if len(tested) == 1:
                return words.MESSAGE_NONE_SINGLE.fill(places | {"many": words.ONE[self.of]}).text(lang)
            return words.MESSAGE_NONE.fill(places).text(lang)
        parts = [
            words.SIDES[side].fill({"names": _named(rows, lang)}).text(lang) for side, rows in sides.items() if rows
        ]
        places["parts"] = remarks(parts, lang)
        return words.MESSAGE.fill(places).text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, waves, design and n.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line; it says whether respondents are the same.
        """
        pair, (low, high) = self.pair, self.scale
        counts: Places = {"first": pair.size_earlier, "second": pair.size_later, "n": pair.matched or 0}
        drawn = sum(not row.whole for row in self.rows)
        parts = [
            words.WHAT.fill(self._waves | {"statistic": STATISTICS[self.statistic]}).text(lang),
            said(self.subject, lang),
            words.SCALE.fill({"low": low, "high": high}).text(lang),
            words.DESIGNS[pair.design].fill(counts).text(lang),
            words.ROWS[self.of].fill({"m": drawn}).text(lang),
        ]
        return clauses(parts, lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return axis, signs, test and what is not drawn.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        start, end = (typeset(place) for place in self.ends)
        marks = words.MARKS_GOOD if self.statistic in JUDGED else words.MARKS_PLAIN
        places: Places = {"alpha": f"{1 - self.confidence:.3g}", "k": self.tests, "many": words.MANY[self.of]}
        method = next((text for name, text in ADJUSTMENTS.items() if name == self.adjust), None)
        test = words.CLEAR_PLAIN if method is None else words.CLEAR
        places |= {} if method is None else {"method": method}
        places["untested"] = OR_UNTESTED if any(row.verdict == "none" for row in self.rows) else ""
        lines = [words.KEY.fill(self._waves | {"start": start, "end": end}), marks.fill(places), test.fill(places)]
        found = [line.text(lang) for line in lines]
        if self.without:
            names = [
                words.BECAUSE.fill({"name": row.name, "reason": row.reason or NO_REASON}).text(lang)
                for row in self.without
            ]
            found.append(words.WITHOUT.fill({"names": listed(names, lang)}).text(lang))
        return tuple(found)

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
        rows = (*self.rows, *self.without)
        return sentence([message, self.what(lang), *(_spoken(row, lang) for row in rows)], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a row of the chart, those without a change last.
        """
        rows = tuple(
            (
                *(row.id, row.name, row.n_earlier, row.n_later, row.earlier, row.later, row.change, row.low, row.high),
                *(row.p, words.VERDICTS[row.verdict], row.reason),
            )
            for row in (*self.rows, *self.without)
        )
        return Table(_COLUMNS, rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("n_earlier", LocalText(en="n from", zh="前期 n"), "integer"),
    Column("n_later", LocalText(en="n to", zh="后期 n"), "integer"),
    Column("earlier", LocalText(en="Mean from", zh="前期均值"), "number"),
    Column("later", LocalText(en="Mean to", zh="后期均值"), "number"),
    Column("change", LocalText(en="Change", zh="变化"), "signed"),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("p", LocalText(en="p", zh="p 值"), "p_value"),
    Column("verdict", LocalText(en="Change is", zh="判断")),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


def _named(rows: Sequence[SlopeMark], lang: Lang) -> str:
    """Return names, or how many there are where they would be too long."""
    names = listed([row.name.text(lang) for row in rows], lang)
    if len(rows) <= _NAMES and len(names) <= _LONGEST_LIST:
        return names
    return number(len(rows), 0)


def _spoken(row: SlopeMark, lang: Lang) -> str:
    """Return one row in words."""
    if row.change is None:
        return words.SPOKEN_NONE.fill({"name": row.name, "reason": row.reason or NO_REASON}).text(lang)
    interval = ""
    if row.low is not None and row.high is not None:
        ends = {"low": number(row.low, _DIGITS, signed=True), "high": number(row.high, _DIGITS, signed=True)}
        interval = (" " if lang == "en" else "") + words.SPOKEN_INTERVAL.fill(ends).text(lang)
    counts = {"first": row.n_earlier, "second": row.n_later}
    places: Places = {
        "name": row.name,
        "earlier": number(row.earlier, _DIGITS),
        "later": number(row.later, _DIGITS),
        "change": number(row.change, _DIGITS, signed=True),
        "interval": interval,
        "verdict": words.VERDICTS[row.verdict],
        "n": number(row.n_later, 0) if row.paired else words.SPOKEN_N.fill(counts).text(lang),
    }
    return words.SPOKEN.fill(places).text(lang)
