"""What variance columns show: actual values of a measure beside what they are held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.models import Direction, Unit
from scorecard.plots import variance_words as words
from scorecard.plots.wording import amount, clauses, difference, listed, number, said, sentence, with_unit

__all__ = ["Against", "VarianceColumnsData", "VarianceMark", "VarianceVerdict"]

Against = Literal["target", "plan", "previous_year"]
VarianceVerdict = Literal["good", "bad", "neutral"]
Places = dict[str, str | int | LocalText]


@dataclass(frozen=True, slots=True)
class VarianceMark:
    """One period.

    Attributes
    ----------
    id, name : str, LocalText
        The period, as short as it is written and in words.
    actual, reference, delta : float or None
        Actual value, what it is held against, and their difference.
    share : float or None
        Difference as a share of the size of the reference; None where that is 0, or the measure is a share.
    verdict : {"good", "bad", "neutral"} or None
        Whether the difference is better, by the direction of the measure.
    label : str or None
        The period below the axis, where a fiscal year is named as such; its id when None.
    """

    id: str
    name: LocalText
    actual: float | None
    reference: float | None
    delta: float | None
    share: float | None
    verdict: VarianceVerdict | None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class VarianceColumnsData:
    """All that variance columns show.

    Attributes
    ----------
    marks : tuple of VarianceMark
        Periods, oldest first.
    id, name, unit : str, LocalText, Unit
        The measure.
    direction : {"maximise", "minimise", "target_is_best", "stay_in_band"}
        Which way is better.
    against : {"target", "plan", "previous_year"}
        What the values are held against.
    subject : tuple of LocalText
        What is measured: the card, its organisation, the entity.
    low, high : float or None
        Interval of the last value.
    shares : bool
        Whether differences are shown as shares too.
    level : float
        Confidence level of the interval.
    """

    marks: tuple[VarianceMark, ...]
    id: str
    name: LocalText
    unit: Unit
    direction: Direction
    against: Against
    subject: tuple[LocalText, ...]
    low: float | None
    high: float | None
    shares: bool
    level: float = 0.95

    @property
    def compared(self) -> tuple[VarianceMark, ...]:
        """Periods with a difference."""
        return tuple(mark for mark in self.marks if mark.delta is not None)

    @property
    def _reference(self) -> LocalText:
        return words.REFERENCES[self.against]

    def _value(self, value: float | None, lang: Lang) -> str:
        """Return a value as printed, with its unit."""
        if value is None:
            return number(None, 0)
        return with_unit(amount(value, self.unit.digits), self.unit, lang)

    def _delta(self, mark: VarianceMark, lang: Lang) -> str:
        """Return a difference as printed, with its share where there is one."""
        delta = difference(mark.delta, self.unit.digits)
        if mark.share is None:
            return delta
        return words.SPOKEN_SHARE.fill({"delta": delta, "share": signed_share(mark.share)}).text(lang)

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
        compared = self.compared
        last = compared[-1]
        places: Places = {
            "period": last.name,
            "actual": self._value(last.actual, lang),
            "delta": self._delta(last, lang),
            "reference": self._reference,
            "verdict": words.VERDICTS[last.verdict or "neutral"],
            "k": sum(mark.verdict != "bad" for mark in compared),
            "m": len(compared),
        }
        head = words.MESSAGE.fill(places).text(lang)
        if len(compared) == 1:
            return head
        never = words.MESSAGE_NEITHER if len(compared) == 2 else words.MESSAGE_NONE
        return head + (words.MESSAGE_SOME if places["k"] else never).fill(places).text(lang)

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, periods and n.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        first, last = self.marks[0].name, self.marks[-1].name
        span = words.SPAN.fill({"first": first, "last": last}) if len(self.marks) > 1 else last
        plain = LocalText(en=self.unit.symbol("en"), zh=self.unit.symbol("zh"))
        count = words.COUNT.fill({"k": len(self.marks)})
        head = words.WHAT.fill({"name": self.name, "reference": self._reference})
        parts = (head, *self.subject, plain, span, count)
        return clauses((said(part, lang) for part in parts), lang)

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return what columns and colours mean, rounding, and what is missing.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            Its lines.
        """
        reference: Places = {"reference": self._reference}
        lines = [words.KEY[self.against], words.SIDES[self.direction].fill(reference)]
        lines.append(words.SHARE.fill(reference) if self.shares else words.NO_SHARE)
        if self.low is not None:
            lines.append(words.INTERVAL.fill({"level": f"{100 * self.level:g} %"}))
        lines.append(words.ROUNDED)
        found = [line.text(lang) for line in lines]
        missing = [mark.id for mark in self.marks if mark.delta is None]
        if missing:
            found.append(words.MISSING.fill(reference | {"periods": listed(missing, lang)}).text(lang))
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
        return sentence([message, self.what(lang), *(self._spoken(mark, lang) for mark in self.marks)], lang)

    def _spoken(self, mark: VarianceMark, lang: Lang) -> str:
        """Return one period in words."""
        places: Places = {
            "period": mark.name,
            "actual": amount(mark.actual, self.unit.digits),
            "reference": self._reference,
            "value": amount(mark.reference, self.unit.digits),
            "delta": self._delta(mark, lang),
        }
        return words.SPOKEN.fill(places).text(lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a period.
        """
        rows = tuple(
            (mark.id, mark.name, mark.actual, mark.reference, mark.delta, mark.share, _verdict(mark))
            for mark in self.marks
        )
        return Table(_COLUMNS, rows, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Period", zh="期间")),
    Column("actual", LocalText(en="Actual", zh="实际"), "number"),
    Column("reference", LocalText(en="Held against", zh="对比值"), "number"),
    Column("delta", LocalText(en="Difference", zh="差异"), "signed"),
    Column("share", LocalText(en="Difference, share", zh="相对差异"), "percent", 1),
    Column("verdict", LocalText(en="Which is", zh="判断")),
)


def _verdict(mark: VarianceMark) -> LocalText | None:
    """Return whether a difference is better, in words."""
    return None if mark.verdict is None else words.VERDICTS[mark.verdict]


def signed_share(value: float) -> str:
    """Return a difference as per cent, with its sign.

    Parameters
    ----------
    value : float
        The share; 1 is as much again.

    Returns
    -------
    str
        Such as ``+4.2 %``.

    Examples
    --------
    >>> signed_share(0.0421), signed_share(-0.5)
    ('+4.2 %', '−50.0 %')
    """
    return f"{number(100 * value, 1, signed=True)} %"
