"""A chart that cannot show what there is leaves the page to its table."""

from __future__ import annotations

from typing import cast

from scorecard._text import Lang
from scorecard.errors import ChartError
from scorecard.plots import Chart
from scorecard.report.drawings import drawing


def refused() -> int:
    """Refuse, as a chart with too many rows does."""
    raise ChartError.single("too-many-rows", "too many", cure="Show fewer.")


def test_what_can_be_drawn_is_prepared_once_and_drawn_in_the_language_asked() -> None:
    seen: list[tuple[int, Lang]] = []

    def draw(data: int, lang: Lang) -> Chart:
        seen.append((data, lang))
        return cast("Chart", None)

    (figure,) = drawing(lambda: 7, draw)
    assert seen == []
    figure.draw("zh")
    assert seen == [(7, "zh")]
    assert drawing(refused, draw) == ()
