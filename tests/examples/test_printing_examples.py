"""Examples that print what they find run as they stand, without a warning."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


def printed(name: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    runpy.run_path(str(EXAMPLES / name / "run.py"), run_name="__main__")
    return capsys.readouterr().out.splitlines()


@pytest.mark.filterwarnings("error")
def test_the_customers_of_a_wholesaler_stand_in_their_classes(capsys: pytest.CaptureFixture[str]) -> None:
    """5 % and 20 % of 4268 customers, rounded up, as the figures published with the data have them."""
    lines = printed("online_retail", capsys)
    assert any(line.split()[:3] == ["key", "customers", "214"] for line in lines)
    assert any(line.split()[:4] == ["all", "customers", "4", "268"] for line in lines)


@pytest.mark.filterwarnings("error")
def test_the_links_that_were_put_into_the_data_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Five links, two of them true, one with the other sign, two false; nine periods are too few for any."""
    lines = printed("service_profit_chain", capsys)
    verdicts = [
        word for line in lines for word in ("not supported", "supported", "contradicted") if f"  {word}  " in line
    ]
    assert verdicts == ["supported", "supported", "not supported", "not supported", "contradicted"]
    assert sum("too little data" in line for line in lines) == 5
