"""One reporting period: a year, half-year, quarter, month or ISO week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from scorecard._model import flaw
from scorecard._text import Lang
from scorecard.errors import UsageError

Frequency = Literal["year", "half", "quarter", "month", "week"]

_PER_YEAR: dict[Frequency, int] = {"year": 1, "half": 2, "quarter": 4, "month": 12}
_FORMS: tuple[tuple[Frequency, re.Pattern[str]], ...] = (
    ("year", re.compile(r"([0-9]{4})")),
    ("half", re.compile(r"([0-9]{4})-H([12])")),
    ("quarter", re.compile(r"([0-9]{4})-Q([1-4])")),
    ("month", re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")),
    ("week", re.compile(r"([0-9]{4})-W(0[1-9]|[1-4][0-9]|5[0-3])")),
)
_PATTERN = r"^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4][0-9]|5[0-3])))?$"
_CURE = "Write 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05."
_LAST_YEAR = 9999
_FIRST_MONDAY = date.fromisocalendar(1, 1, 1).toordinal()


class PeriodError(UsageError, ValueError):
    """A period that does not exist, or two that cannot be compared."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A year, half-year, quarter, month or ISO week.

    Attributes
    ----------
    frequency : {"year", "half", "quarter", "month", "week"}
        Kind of period.
    year : int
        Calendar year (ISO year for weeks).
    index : int
        Number within the year, from 1.

    Examples
    --------
    >>> period = Period.parse("2026-Q4")
    >>> str(period.next()), period < Period.parse("2027-Q1")
    ('2027-Q1', True)
    """

    frequency: Frequency
    year: int
    index: int

    def __post_init__(self) -> None:
        """Refuse a period that does not exist."""
        if not 1 <= self.year <= _LAST_YEAR or not 1 <= self.index <= self._most():
            raise PeriodError.single(
                "no-such-period",
                f"there is no such {self.frequency}",
                found=f"{self.year}, number {self.index}",
                cure=f"Use a year from 1 to {_LAST_YEAR}, and number its periods from 1.",
            )

    def _most(self) -> int:
        """Return how many periods of this kind the year has."""
        if self.frequency != "week":
            return _PER_YEAR[self.frequency]
        return date(self.year, 12, 28).isocalendar().week  # 28 December lies in the last week

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period that a text names.

        Parameters
        ----------
        text : str
            ``2026``, ``2026-H1``, ``2026-Q1``, ``2026-01`` or ``2026-W05``.

        Returns
        -------
        Period
            The period.

        Raises
        ------
        UsageError
            If the text names no period; it is a ValueError too.
        """
        for frequency, form in _FORMS:
            match = form.fullmatch(text.strip())
            if match:
                try:
                    return cls(frequency, int(match[1]), int(match[2]) if match.lastindex == 2 else 1)
                except PeriodError:
                    break  # the year has no such week
        raise PeriodError.single("bad-period", "this names no period", found=text, cure=_CURE)

    @property
    def ordinal(self) -> int:
        """Number of the period in an unbroken count of its kind."""
        if self.frequency == "week":
            return date.fromisocalendar(self.year, self.index, 1).toordinal() // 7
        return self.year * _PER_YEAR[self.frequency] + self.index - 1

    def next(self, steps: int = 1) -> Period:
        """Return the period that many steps later.

        Parameters
        ----------
        steps : int
            Number of periods; negative goes back.

        Returns
        -------
        Period
            The period.

        Raises
        ------
        UsageError
            If it lies outside the years 1 to 9999.
        """
        if self.frequency != "week":
            year, index = divmod(self.ordinal + steps, _PER_YEAR[self.frequency])
            return Period(self.frequency, year, index + 1)
        day = date.fromisocalendar(self.year, self.index, 1).toordinal() + 7 * steps
        if not _FIRST_MONDAY <= day <= date.max.toordinal():
            return Period("week", _LAST_YEAR + 1, 1)  # refused there
        year, week, _ = date.fromordinal(day).isocalendar()
        return Period("week", year, week)

    def text(self, lang: Lang) -> str:
        """Return the period in words.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            Such as ``2026 Q1`` or ``2026年第1季度``.
        """
        if lang == "zh":
            tail = {
                "year": "",
                "half": "上半年" if self.index == 1 else "下半年",
                "quarter": f"第{self.index}季度",
                "month": f"{self.index}月",
                "week": f"第{self.index}周",
            }
            return f"{self.year}年{tail[self.frequency]}"
        return str(self).replace("-", " ") if self.frequency in ("half", "quarter", "week") else str(self)

    def __str__(self) -> str:
        """Return the period as files write it."""
        if self.frequency == "year":
            return f"{self.year:04d}"
        tail = {
            "half": f"H{self.index}",
            "quarter": f"Q{self.index}",
            "month": f"{self.index:02d}",
            "week": f"W{self.index:02d}",
        }
        return f"{self.year:04d}-{tail[self.frequency]}"

    def __lt__(self, other: object) -> bool:
        """Compare two periods of one kind."""
        if not isinstance(other, Period):
            return NotImplemented
        if self.frequency != other.frequency:
            raise PeriodError.single(
                "period-kinds",
                "periods of different kinds cannot be compared",
                found=f"{self} and {other}",
                cure="Compare months with months, and quarters with quarters.",
            )
        return self.ordinal < other.ordinal

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept a period or its text; write its text."""
        return core_schema.no_info_plain_validator_function(
            cls._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the text form."""
        examples = ["2026", "2026-H1", "2026-Q1", "2026-01", "2026-W05"]
        return {"type": ["string", "integer"], "pattern": _PATTERN, "examples": examples}

    @classmethod
    def _validate(cls, value: object) -> Period:
        if isinstance(value, cls):
            return value
        try:
            return cls.parse(str(value))
        except PeriodError:
            found = "nothing" if value is None else str(value)
            raise flaw("bad-period", "this names no period", found=found, cure=_CURE) from None
