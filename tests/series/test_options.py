"""Options of functions over periods: known words only."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.series.options import require_choice, require_observations
from tests.series.grids import grid


def test_what_fits_passes():
    require_choice("by", "year", ("period", "year"))
    require_observations(grid(m="sum"))


@pytest.mark.parametrize("wrong", ["Year", "", None, 3, ["year"]])
def test_what_does_not_is_refused(wrong):
    with pytest.raises(UsageError) as caught:
        require_choice("by", wrong, ("period", "year"))
    assert str(caught.value).splitlines()[1] == (
        f"  the option by has an unknown value; found {str(wrong)!r}. Use one of: 'period', 'year'. [bad-option]"
        if wrong != ["year"]
        else "  the option by has an unknown value; found \"['year']\". Use one of: 'period', 'year'. [bad-option]"
    )
