"""A row is plain data that leaves nothing out unless it says so."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.logistics.service_rows import ServiceRow


def test_a_row_needs_no_interval() -> None:
    name = LocalText(en="On time", zh="准时")
    found = ServiceRow("x", name, "otif", None, None, "order", 0, None, None, None, "share", name)
    assert (found.low, found.high, found.method, found.clusters, found.reason) == (None,) * 5
    assert dict(found.left_out) == {}
