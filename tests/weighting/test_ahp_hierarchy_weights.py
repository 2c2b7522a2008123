"""A hierarchy prints every group with its local and global weights."""

from __future__ import annotations

import pytest

from scorecard.weighting import ahp_hierarchy
from tests.weighting.methods.test_ahp_hierarchy import BELOW, GROUPS


def test_a_hierarchy_prints() -> None:
    found = ahp_hierarchy(GROUPS, children=BELOW)
    lines = str(found).splitlines()
    assert lines[0] == "Weights of the hierarchy below goal"
    assert lines[3].split() == ["goal", "experience", "54.8", "%", "54.8", "%", "6", "0.0439"]
    assert lines[7].split() == ["experience", "moll", "21.7", "%", "11.9", "%", "3", "0.0318"]
    assert len(lines) == 3 + 4 + 12 + 2
    assert lines[-1].startswith("Level 2: consistency ratio 0.0")
    through = [row["through_parent"] for row in found.table().records() if row["id"] == "moll"]
    assert sum(through) == pytest.approx(found.leaves["moll"], rel=1e-14)  # type: ignore[arg-type]  # numbers


def test_levels_say_what_is_wrong() -> None:
    bad = ahp_hierarchy({"goal": [[9, "1/9"], [9]]}, children={"goal": ["a", "b", "c"]})
    assert bad.table().notes[0].text("zh") == "第 1 层：一致性比率 CR = 6.1303，超过 0.1。"
    two = ahp_hierarchy({"goal": {("a", "b"): 2}})
    assert two.table().notes[0].text("en") == "Level 1: no consistency ratio, no judgement can contradict another."
