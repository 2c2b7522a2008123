"""Tests of the columns of a file of one row an answer."""

from __future__ import annotations

import pytest

from scorecard.instruments import LongColumns
from tests.refusal import refusal


def test_names_of_columns_have_defaults() -> None:
    columns = LongColumns(roles={"E": "expectation"})
    assert (columns.item, columns.role, columns.value, dict(columns.roles)) == (
        "item",
        "role",
        "value",
        {"E": "expectation"},
    )
    assert LongColumns(role=None, asks="perception").asks == "perception"


@pytest.mark.parametrize(
    ("fields", "found"),
    [({"role": None}, "role None, asks None"), ({"asks": "perception"}, "role role, asks perception")],
)
def test_the_role_is_said_in_one_way(fields: dict[str, object], found: str) -> None:
    assert refusal(lambda: LongColumns.model_validate(fields)) == [
        (
            f"a long file has either a role column or one role that every row answers; found '{found}'. "
            "Name the column under role, or set role to null and name the role under asks. [long-role]"
        )
    ]
