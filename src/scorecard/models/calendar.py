"""The calendar of a card: which periods it reports on, and which days they have."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scorecard._model import WHOLE, Flaws, Frozen
from scorecard._text import Lang
from scorecard.models.period import Frequency, Period, PeriodError

__all__ = ["Calendar", "Frequency", "Period", "PeriodError"]

_LONGEST = 2000
_MONTHS: dict[Frequency, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_FROM_SHORT: tuple[Frequency, ...] = ("week", "month", "quarter", "half", "year")
_TO_THURSDAY = timedelta(days=3)


class Calendar(Frozen):
    """The unbroken row of periods that a card reports on.

    Years, half-years and quarters are those of the fiscal year, which starts in the month
    `year_starts`; months and ISO weeks are those of the common calendar. A fiscal year carries
    the number of the calendar year in which it begins: with ``year_starts: 4``, ``2026`` is April
    2026 to March 2027, and ``2026-Q4`` is January to March 2027. An ISO week belongs to the month,
    quarter, half-year and year that its Thursday lies in.

    Attributes
    ----------
    first, last : Period
        First and last period, of one kind.
    year_starts : int
        Month in which the fiscal year starts, from 1 to 12.

    Raises
    ------
    CardError
        If the two are of different kinds, or last lies before first.

    Examples
    --------
    >>> calendar = Calendar(first="2026-Q1", last="2026-Q4", year_starts=4)
    >>> [str(p) for p in calendar.periods]
    ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']
    >>> str(calendar.first_day(calendar.last)), calendar.text(calendar.last, "en")
    ('2027-01-01', '2026/27 Q4')
    """

    first: Period
    last: Period
    year_starts: Annotated[int, Field(ge=1, le=12), WHOLE] = 1

    @model_validator(mode="after")
    def _check(self) -> Calendar:
        flaws, both = Flaws(), f"{self.first} to {self.last}"
        if self.first.frequency != self.last.frequency:
            flaws.add(
                "calendar-kinds",
                "the first and the last period are of different kinds",
                at=("last",),
                found=both,
                cure="Write both as months, or both as quarters.",
            )
        elif self.last < self.first:
            flaws.add(
                "calendar-order",
                "the last period lies before the first",
                at=("last",),
                found=both,
                cure="Swap them.",
            )
        elif self.last.ordinal - self.first.ordinal >= _LONGEST:
            flaws.add(
                "calendar-length",
                f"the calendar has more than {_LONGEST} periods",
                at=("last",),
                found=both,
                cure="Shorten it.",
            )
        flaws.raise_if_any()
        return self

    @property
    def frequency(self) -> Frequency:
        """Kind of the periods."""
        return self.first.frequency

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """All periods, ascending."""
        return tuple(self.first.next(i) for i in range(self.last.ordinal - self.first.ordinal + 1))

    def first_day(self, period: Period) -> date:
        """Return the day on which a period begins.

        Parameters
        ----------
        period : Period
            A period of any kind, inside the calendar or not.

        Returns
        -------
        date
            The day; of a week, its Monday.

        Raises
        ------
        UsageError
            If the day lies outside the years 1 to 9999.
        """
        if period.frequency == "week":
            return date.fromisocalendar(period.year, period.index, 1)
        month = _month(self._first_month(period))
        return date(month.year, month.index, 1)

    def last_day(self, period: Period) -> date:
        """Return the day on which a period ends.

        Parameters
        ----------
        period : Period
            A period of any kind, inside the calendar or not.

        Returns
        -------
        date
            The day; of a week, its Sunday.

        Raises
        ------
        UsageError
            If the day lies outside the years 1 to 9999.
        """
        if period.frequency == "week":
            period.next()  # the last Sunday of the last week that there is lies in no year
            return date.fromisocalendar(period.year, period.index, 7)
        month = _month(self._first_month(period) + _MONTHS[period.frequency] - 1)
        return date(month.year, month.index, monthrange(month.year, month.index)[1])

    def period_of(self, day: date, frequency: Frequency) -> Period:
        """Return the period that a day lies in.

        Parameters
        ----------
        day : date
            The day.
        frequency : {"year", "half", "quarter", "month", "week"}
            Kind of period.

        Returns
        -------
        Period
            The period.

        Raises
        ------
        UsageError
            If it is a fiscal year that began before the year 1.
        """
        if frequency == "week":
            year, week, _ = day.isocalendar()
            return Period("week", year, week)
        year, months = divmod(day.year * 12 + day.month - self._starts(frequency), 12)
        return Period(frequency, year, months // _MONTHS[frequency] + 1)

    def within(self, period: Period, frequency: Frequency) -> Period:
        """Return the longer period that a period belongs to.

        Parameters
        ----------
        period : Period
            A period of any kind, inside the calendar or not; a week belongs where its Thursday
            lies.
        frequency : {"year", "half", "quarter", "month", "week"}
            Kind of the longer period; of the same kind it is the period itself.

        Returns
        -------
        Period
            The longer period.

        Raises
        ------
        UsageError
            If periods of that kind are shorter.

        Examples
        --------
        >>> calendar = Calendar(first="2026-01", last="2026-12", year_starts=4)
        >>> str(calendar.within(Period.parse("2026-01"), "quarter"))
        '2025-Q4'
        """
        if _FROM_SHORT.index(frequency) < _FROM_SHORT.index(period.frequency):
            longer = _FROM_SHORT[_FROM_SHORT.index(period.frequency) :]
            raise PeriodError.single(
                "period-shorter",
                f"a {period.frequency} does not lie within one {frequency}",
                found=str(period),
                cure=f"Ask for one of: {', '.join(longer)}.",
            )
        if frequency == period.frequency:
            return period
        return self.period_of(self._middle(period), frequency)

    def parts(self, period: Period, frequency: Frequency) -> tuple[Period, ...]:
        """Return the shorter periods that belong to a period.

        Parameters
        ----------
        period : Period
            A period of any kind, inside the calendar or not.
        frequency : {"year", "half", "quarter", "month", "week"}
            Kind of the shorter periods.

        Returns
        -------
        tuple of Period
            Those whose longer period is this one, ascending.

        Raises
        ------
        UsageError
            If periods of that kind are longer.

        Examples
        --------
        >>> calendar = Calendar(first="2026", last="2026", year_starts=4)
        >>> [str(p) for p in calendar.parts(Period.parse("2026-Q4"), "month")]
        ['2027-01', '2027-02', '2027-03']
        """
        start = self.period_of(self.first_day(period), frequency)
        end = self.period_of(self.last_day(period), frequency)
        row = (start.next(step) for step in range(end.ordinal - start.ordinal + 1))
        return tuple(part for part in row if self.within(part, period.frequency) == period)

    def same_years(self, other: Calendar) -> bool:
        """Return whether a period has the same days in two calendars.

        Parameters
        ----------
        other : Calendar
            The other calendar.

        Returns
        -------
        bool
            False where the periods are those of fiscal years that start in different months.
        """
        return self.frequency in ("month", "week") or self.year_starts == other.year_starts

    def common(self, period: Period) -> Period | None:
        """Return the period of years from January that has the same days.

        Parameters
        ----------
        period : Period
            A period of this calendar.

        Returns
        -------
        Period or None
            The period; None where there is none.

        Examples
        --------
        >>> calendar = Calendar(first="2026-Q1", last="2026-Q4", year_starts=4)
        >>> str(calendar.common(calendar.last)), calendar.common(Period.parse("2026"))
        ('2027-Q1', None)
        """
        if self.year_starts == 1 or period.frequency in ("month", "week"):
            return period
        january = Calendar(first=period, last=period)
        found = january.period_of(self.first_day(period), period.frequency)
        same = (january.first_day(found), january.last_day(found)) == (self.first_day(period), self.last_day(period))
        return found if same else None

    def text(self, period: Period, lang: Lang, *, years: Literal["both", "first"] = "both") -> str:
        """Return a period in words, its fiscal year named as such.

        Parameters
        ----------
        period : Period
            A period of any kind.
        lang : {"en", "zh"}
            Language.
        years : {"both", "first"}
            Whether a fiscal year that touches two calendar years is printed as ``2026/27`` or
            as ``FY2026``, by the year in which it begins.

        Returns
        -------
        str
            Such as ``2026/27 Q1`` or ``2026/27财年第1季度``; months, weeks, and years that start in
            January, are printed as `Period.text` does.
        """
        if self.year_starts == 1 or period.frequency in ("month", "week"):
            return period.text(lang)
        following = period.year + 1
        two = f"{period.year}/{following if following % 100 == 0 else f'{following % 100:02d}'}"
        if lang == "zh":
            head, tail = f"{period.year}年", period.text("zh")
            return f"{two if years == 'both' else period.year}财年{tail.removeprefix(head)}"
        tail = "" if period.frequency == "year" else f" {str(period).partition('-')[2]}"
        return f"{two if years == 'both' else f'FY{period.year}'}{tail}"

    def _starts(self, frequency: Frequency) -> int:
        """Return the month in which the years of a kind of period start."""
        return 1 if frequency == "month" else self.year_starts

    def _first_month(self, period: Period) -> int:
        """Return the first month of a period, in an unbroken count."""
        return period.year * 12 + self._starts(period.frequency) - 1 + (period.index - 1) * _MONTHS[period.frequency]

    def _middle(self, period: Period) -> date:
        """Return the day that tells where a period belongs: of a week the Thursday, else the first."""
        day = self.first_day(period)
        return day + _TO_THURSDAY if period.frequency == "week" else day


def _month(ordinal: int) -> Period:
    """Return a month by its number in an unbroken count, or refuse one outside the years 1 to 9999."""
    year, index = divmod(ordinal, 12)
    return Period("month", year, index + 1)
