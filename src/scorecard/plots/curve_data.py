"""What a chart of curves shows: lines with bands, marked points, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scorecard._table import Table
from scorecard._text import Lang, LocalText
from scorecard.plots.wording import sentence

__all__ = ["Curve", "CurveAxis", "CurveData", "CurveMark"]


@dataclass(frozen=True, slots=True)
class Curve:
    """One line.

    Attributes
    ----------
    id, name : str, LocalText
        The line; its name stands at its right end.
    xs, ys : tuple of float
        Its points.
    low, high : tuple of float or None
        Band around it; None where it has none.
    role : {"main", "other", "guide"}
        Whether it is what the chart is about, a curve beside it, or a line to compare with.
    steps : bool
        Whether it keeps its height until the next point.
    """

    id: str
    name: LocalText
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    low: tuple[float | None, ...] | None = None
    high: tuple[float | None, ...] | None = None
    role: Literal["main", "other", "guide"] = "main"
    steps: bool = False


@dataclass(frozen=True, slots=True)
class CurveMark:
    """One marked point.

    Attributes
    ----------
    id, name : str, LocalText
        The point; its name stands in the foot.
    x, y : float
        Where it lies.
    low, high : float or None
        Interval of x.
    """

    id: str
    name: LocalText
    x: float
    y: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class CurveAxis:
    """One axis.

    Attributes
    ----------
    name : LocalText
        What it shows, with its unit.
    low, high : float
        Its ends.
    percent : bool
        Whether its numbers are shares, printed as per cent.
    whole : bool
        Whether only whole numbers are marked.
    """

    name: LocalText
    low: float
    high: float
    percent: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class CurveData:
    """All that a chart of curves shows.

    Attributes
    ----------
    curves : tuple of Curve
        Its lines.
    marks : tuple of CurveMark
        Its marked points.
    x, y : CurveAxis
        Its axes.
    said : LocalText
        The sentence that the numbers themselves say.
    named : LocalText
        Object, measure, unit, period and n.
    notes : tuple of LocalText
        Lines of the foot.
    spoken : tuple of LocalText
        Every number drawn, in sentences.
    numbers : Table
        The numbers drawn, at full precision.
    """

    curves: tuple[Curve, ...]
    marks: tuple[CurveMark, ...]
    x: CurveAxis
    y: CurveAxis
    said: LocalText
    named: LocalText
    notes: tuple[LocalText, ...]
    spoken: Sequence[LocalText]
    numbers: Table

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
        return self.said.text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and n.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        return self.named.text(lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return signs, method, exclusions and rounding.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        return tuple(note.text(lang) for note in self.notes)

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
        return sentence([message, self.what(lang), *(line.text(lang) for line in self.spoken)], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a point.
        """
        return self.numbers
