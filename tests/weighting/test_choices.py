"""An option takes one of its choices."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.weighting.choices import require_choice


def test_a_choice_passes_and_anything_else_is_refused() -> None:
    require_choice("rule", "linear", ("multiplicative", "linear"))
    for wrong in ("Linear", "", None, 3):
        with pytest.raises(UsageError) as caught:
            require_choice("rule", wrong, ("multiplicative", "linear"))
        assert str(caught.value) == (
            "The option rule has an unknown value.\n"
            f"  the option rule has an unknown value; found '{wrong}'. "
            "Use one of: 'multiplicative', 'linear'. [bad-option]"
        )
