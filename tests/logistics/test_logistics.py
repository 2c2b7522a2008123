"""The names of the room: each is where the table says, and nothing else is loaded for it."""

from __future__ import annotations

import pytest

import scorecard.logistics
from tests.house.doors import check_doors, loaded_by


def test_every_name_comes_from_the_module_that_type_checkers_read() -> None:
    check_doors("scorecard.logistics", count=100)


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'scorecard\.logistics' has no attribute 'read_mind'"):
        _ = scorecard.logistics.read_mind


def test_a_public_name_comes_before_a_module_of_the_same_name() -> None:
    code = "import scorecard.logistics.retention, scorecard.logistics as room\n"
    code += "from scorecard.logistics import benchmark\nassert callable(room.retention) and callable(benchmark)"
    assert "scorecard.logistics.benchmark" in loaded_by(code)


def test_counting_orders_loads_no_simulation_and_no_frame_library() -> None:
    code = "import scorecard as sc; from scorecard.logistics import OrderLayout; sc.read_orders"
    loaded = loaded_by(code)
    assert {name for name in loaded if name.startswith("scorecard.logistics.simul")} == set()
    assert loaded & {"pandas", "polars", "scipy", "scorecard.logistics.benchmark"} == set()
