"""What of the data a call asks for."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.cli.choices import DecimalSign
from scorecard.cli.wanted import parsed_date, sign_of
from scorecard.errors import UsageError


def test_a_day_is_read_as_it_is_written() -> None:
    assert (parsed_date("2026-03-31"), parsed_date(None)) == (date(2026, 3, 31), None)
    with pytest.raises(UsageError) as caught:
        parsed_date("31.3.2026")
    assert "this is no date; found '31.3.2026'. Write it as YYYY-MM-DD, such as 2026-03-31. [bad-date]" in str(
        caught.value
    )


def test_the_decimal_sign_is_declared_or_open() -> None:
    assert (sign_of(DecimalSign.comma), sign_of(DecimalSign.point), sign_of(None)) == (",", ".", None)
