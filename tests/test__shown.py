from __future__ import annotations

from scorecard._shown import Shown


def test_what_is_shown() -> None:
    shown = Shown("<p>a &lt; b</p>", "a < b")
    assert shown._repr_html_() == "<p>a &lt; b</p>"
    assert repr(shown) == str(shown) == "a < b"
