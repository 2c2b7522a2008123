"""Layouts of orders and of complaints refuse the same formats and zones."""

from __future__ import annotations

import pytest

from scorecard.errors import CardError
from scorecard.logistics import ComplaintLayout, OrderLayout
from scorecard.logistics.date_rules import known_zone


@pytest.mark.parametrize("layout", [OrderLayout, ComplaintLayout])
@pytest.mark.parametrize("given", [{"date_formats": ("%d.%m",)}, {"date_formats": ("%Q",)}, {"time_zone": "Mars/Base"}])
def test_both_layouts_refuse_alike(layout: type[OrderLayout | ComplaintLayout], given: dict[str, object]) -> None:
    with pytest.raises(CardError):
        layout.model_validate(given)


def test_a_zone_that_there_is_stays_as_it_is() -> None:
    assert [known_zone("Asia/Shanghai"), known_zone(None)] == ["Asia/Shanghai", None]
