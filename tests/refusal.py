"""What an error says, as tests read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scorecard.errors import CardError, ScorecardError


def refusal(build: Callable[[], object], *, error: type[ScorecardError] = CardError) -> list[str]:
    """Return the lines below the headline of the error that a call raises, each a full message."""
    with pytest.raises(ScorecardError) as caught:
        build()
    assert type(caught.value) is error
    lines = str(caught.value).splitlines()
    assert lines[0] == caught.value.headline
    assert all(line.startswith("  ") for line in lines[1:])
    return [line[2:] for line in lines[1:]]
