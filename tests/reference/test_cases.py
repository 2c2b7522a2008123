"""The reference cases of every method that is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reference.run import METHODS, Case, load, run

HERE = Path(__file__).parent
CASES = [case for case in load(HERE / "cases.json") if case.method in METHODS]


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case(case: Case) -> None:
    (verdict,) = run([case])
    assert str(verdict) == f"pass {case.id}"


def test_every_method_has_a_case() -> None:
    assert {case.method for case in CASES} == set(METHODS)
