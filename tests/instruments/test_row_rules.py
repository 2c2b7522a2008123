"""Tests of rules for rows that are no answers."""

from __future__ import annotations

import pytest

from scorecard.instruments import DropRule
from tests.refusal import refusal


def test_values_are_left_out() -> None:
    rule = DropRule(column="Status", values=("Survey Preview", ""))
    assert [rule.drops(text) for text in ("survey  preview\u200b", "", "IP Address")] == [True, True, False]


def test_all_but_some_are_left_out() -> None:
    rule = DropRule(column="Finished", keep=("True", "1"))
    assert [rule.drops(text) for text in ("TRUE", " 1 ", "0", "")] == [False, False, True, True]


@pytest.mark.parametrize("fields", [{}, {"values": ("a",), "keep": ("b",)}])
def test_a_rule_has_one_list(fields: dict[str, tuple[str, ...]]) -> None:
    assert refusal(lambda: DropRule.model_validate({"column": "Status", **fields})) == [
        (
            "a rule for rows to leave out needs either values or keep; found 'Status'. "
            'List what is left out under values, or what stays under keep; an empty cell is "". [drop-rule]'
        )
    ]
