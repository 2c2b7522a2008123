"""What was written is known again from one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.io.card_inventory import Written, inventory_text, read_inventory

NAMES = st.text(st.sampled_from("abc._"), min_size=1, max_size=8)


@given(
    st.dictionaries(
        NAMES, st.builds(Written, st.integers(0, 10_000), st.lists(NAMES, min_size=1).map(tuple)), min_size=1
    )
)
def test_a_line_gives_the_tables_that_made_it(tables: dict[str, Written]) -> None:
    assert read_inventory(inventory_text(tables)) == tables


@pytest.mark.parametrize(
    "text", ["", "notes", "notes 2", "notes two en", "notes ２ en", "notes 2 en;", "notes 99999999 en"]
)
def test_another_text_is_no_inventory(text: str) -> None:
    assert read_inventory(text) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_not(text: str) -> None:
    found = read_inventory(text)
    assert found is None or all(written.codes for written in found.values())
