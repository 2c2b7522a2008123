"""What of the data a call asks for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scorecard.cli.choices import DecimalSign
from scorecard.cli.wanted import parsed_date, sign_of
from scorecard.errors import UsageError
from tests.cli.running import run

CARD = """\
id: depot
name: Depot
calendar: {first: 2026-Q1, last: 2026-Q4}
perspectives:
  - id: customer
    objectives: [{id: serve, name: Serve, measures: [{id: otif, name: OTIF, worst: 80, target: 95}]}]
"""


def test_a_day_is_read_as_it_is_written() -> None:
    assert (parsed_date("2026-03-31"), parsed_date(None)) == (date(2026, 3, 31), None)
    with pytest.raises(UsageError) as caught:
        parsed_date("31.3.2026")
    assert "this is no date; found '31.3.2026'. Write it as YYYY-MM-DD, such as 2026-03-31. [bad-date]" in str(
        caught.value
    )


def test_the_decimal_sign_is_declared_or_open() -> None:
    assert (sign_of(DecimalSign.comma), sign_of(DecimalSign.point), sign_of(None)) == (",", ".", None)


def test_a_last_period_without_values_is_no_silent_all_clear(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A nightly job in summer whose calendar ends in December saw no alarm, since it looked at December."""
    (tmp_path / "card.yaml").write_text(CARD, "utf-8")
    (tmp_path / "kpi.csv").write_text("measure,period,value\notif,2026-Q1,95\notif,2026-Q2,81\n", "utf-8")
    (tmp_path / "none.csv").write_text("measure,period,value\notif,2026-Q1,\n", "utf-8")
    call = ("evaluate", tmp_path / "card.yaml", "--fail-on", "red", "--values")
    told = (
        "2026-Q4, the last period of the calendar, has no value; the last that has one is 2026-Q2. "
        "Name the period to report: --period 2026-Q2.\n"
    )
    silent = run(capsys, *call, tmp_path / "kpi.csv")
    assert (silent.code, silent.err) == (0, told)
    named = run(capsys, *call, tmp_path / "kpi.csv", "--period", "2026-Q2")
    assert (named.code, "last period" in named.err) == (3, False)
    assert run(capsys, *call, tmp_path / "kpi.csv", "--period", "2026-Q4").err == ""
    assert run(capsys, *call, tmp_path / "none.csv").err == ""
