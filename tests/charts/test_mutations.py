"""The structure checks can fail: each drawing is spoilt in one way, and the check that reads it back must object."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from scorecard import plots
from scorecard.plots import gap_data, gap_drawing, ipa_drawing, maps, scorecard_rows, tables
from scorecard.plots.canvas import Canvas
from tests.charts import samples, structure

pytestmark = pytest.mark.slow

Spoil = Callable[[pytest.MonkeyPatch], None]


def gap_chart() -> None:
    gaps = samples.small_gaps()
    structure.check_gap_chart(plots.gap_dumbbell(gaps), gaps)


def table() -> None:
    ev = samples.small_evaluation()
    structure.check_scorecard_table(plots.scorecard_table(ev), ev)


def kiosk_table() -> None:
    ev = samples.kiosk_evaluation()  # has a cost that falls
    structure.check_scorecard_table(plots.scorecard_table(ev), ev)


def the_map() -> None:
    ev = samples.small_evaluation()
    structure.check_strategy_map(plots.strategy_map(ev), ev)


def importance() -> None:
    ipa = samples.kiosk_ipa()
    structure.check_importance_chart(plots.importance_performance(ipa), ipa)


@pytest.mark.parametrize("check", [gap_chart, table, kiosk_table, the_map, importance])
def test_nothing_spoilt_passes(check: Callable[[], None]) -> None:
    check()


def flip_printed_sign(patch: pytest.MonkeyPatch) -> None:
    plain = gap_drawing.number

    def flipped(value: float | None, decimals: int, *, signed: bool = False) -> str:
        return plain(-value if signed and value is not None else value, decimals, signed=signed)

    patch.setattr(gap_drawing, "number", flipped)


def flip_drawn_gap(patch: pytest.MonkeyPatch) -> None:
    plain = gap_data._mark

    def flipped(*parts: object) -> object:
        mark = plain(*parts)
        return replace(mark, gap=None if mark.gap is None else -mark.gap)

    patch.setattr(gap_data, "_mark", flipped)


def swap_names(patch: pytest.MonkeyPatch) -> None:
    plain = gap_drawing.arrange

    def swapped(*parts: object, **options: object) -> object:
        lines, height = plain(*parts, **options)
        first, second, *rest = lines
        return (replace(first, name=second.name), replace(second, name=first.name), *rest), height

    patch.setattr(gap_drawing, "arrange", swapped)
    patch.setattr(plots.gaps, "arrange", swapped)


def swap_means(patch: pytest.MonkeyPatch) -> None:
    plain = gap_data._mark

    def swapped(*parts: object) -> object:
        mark = plain(*parts)
        return replace(mark, expectation=mark.perception, perception=mark.expectation)

    patch.setattr(gap_data, "_mark", swapped)


def ignore_the_adjustment(patch: pytest.MonkeyPatch) -> None:
    plain = gap_data._mark
    patch.setattr(gap_data, "_mark", lambda *parts: replace(plain(*parts), verdict="below"))


def drop_a_point(patch: pytest.MonkeyPatch) -> None:
    plain = gap_drawing.GapDrawing._gap

    def dropped(self: gap_drawing.GapDrawing, line: gap_drawing.GapLine, panel: object) -> None:
        if line.row.id != "control":
            plain(self, line, panel)

    patch.setattr(gap_drawing.GapDrawing, "_gap", dropped)


GAP_SPOILS: list[Spoil] = [
    flip_printed_sign,
    flip_drawn_gap,
    swap_names,
    swap_means,
    ignore_the_adjustment,
    drop_a_point,
]


@pytest.mark.parametrize("spoil", GAP_SPOILS, ids=lambda s: s.__name__)
def test_gap_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        gap_chart()


def spoil_rows(change: Callable[[scorecard_rows.ScoreRow], scorecard_rows.ScoreRow]) -> Spoil:
    """Return a spoil that changes every row before it is drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = scorecard_rows.score_row
        for room in ("scorecard_data", "strategy_data"):
            patch.setattr(f"scorecard.plots.{room}.score_row", lambda *a, **k: change(plain(*a, **k)))

    return spoil


def arrow_means_good(patch: pytest.MonkeyPatch) -> None:
    """The old mistake: the arrow points up for "better", whatever the value did."""
    plain = Canvas.triangle

    def always_by_verdict(
        self: Canvas, x: float, y: float, *, up: bool, size: float, fill: str, edge: str, gid: str
    ) -> object:
        return plain(self, x, y, up=fill == self.theme.good.fill, size=size, fill=fill, edge=edge, gid=gid)

    patch.setattr(Canvas, "triangle", always_by_verdict)


def swap_table_rows(patch: pytest.MonkeyPatch) -> None:
    plain = tables._arranged

    def swapped(*parts: object, **options: object) -> object:
        lines, height = plain(*parts, **options)
        changed = list(lines)
        changed[2], changed[3] = replace(lines[2], row=lines[3].row), replace(lines[3], row=lines[2].row)
        return tuple(changed), height

    patch.setattr(tables, "_arranged", swapped)


TABLE_SPOILS: dict[str, Spoil] = {
    "score shifted": spoil_rows(lambda r: replace(r, score=None if r.score is None else r.score - 3)),
    "change inverted": spoil_rows(lambda r: replace(r, change={"up": "down", "down": "up"}.get(r.change, r.change))),
    "better and worse swapped": spoil_rows(
        lambda r: replace(r, verdict={"better": "worse", "worse": "better"}.get(r.verdict, r.verdict))
    ),
    "status lost": spoil_rows(lambda r: replace(r, band=None)),
    "history reversed": spoil_rows(lambda r: replace(r, trend=r.trend[::-1])),
    "difference flipped": spoil_rows(lambda r: replace(r, difference=None if r.difference is None else -r.difference)),
    "probability of the others": spoil_rows(
        lambda r: replace(r, probability=None if r.probability is None else 1 - r.probability)
    ),
    "interval lost": spoil_rows(lambda r: replace(r, low=None)),
    "missing taken for zero": spoil_rows(lambda r: replace(r, value=0.0 if r.value is None else r.value)),
    "arrow up for good": arrow_means_good,
    "names swapped": swap_table_rows,
}


@pytest.mark.parametrize("spoil", TABLE_SPOILS)
def test_table_check_fails(spoil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    TABLE_SPOILS[spoil](monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        kiosk_table() if spoil == "arrow up for good" else table()


def straight_links(patch: pytest.MonkeyPatch) -> None:
    """Draw every link straight from its cause to its effect, through what stands between."""
    patch.setattr(maps, "_smooth", lambda places: maps.Path([places[0], places[-1]]))


def turned_links(patch: pytest.MonkeyPatch) -> None:
    plain = maps._Drawing._link
    patch.setattr(
        maps._Drawing,
        "_link",
        lambda self, link, route, *, hot: plain(
            self, link.model_copy(update={"cause": link.effect, "effect": link.cause}), route, hot=hot
        ),
    )


def cold_links(patch: pytest.MonkeyPatch) -> None:
    plain = maps._Drawing._link
    patch.setattr(maps._Drawing, "_link", lambda self, link, route, *, hot: plain(self, link, route, hot=False))


def other_chances(patch: pytest.MonkeyPatch) -> None:
    TABLE_SPOILS["probability of the others"](patch)


MAP_SPOILS: list[Spoil] = [straight_links, turned_links, cold_links, other_chances]


@pytest.mark.parametrize("spoil", MAP_SPOILS, ids=lambda s: s.__name__)
def test_map_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    ev = samples.kiosk_evaluation()
    with pytest.raises((AssertionError, KeyError)):
        structure.check_strategy_map(plots.strategy_map(ev), ev)


def swap_axes(patch: pytest.MonkeyPatch) -> None:
    plain = ipa_drawing.IpaDrawing._point
    patch.setattr(
        ipa_drawing.IpaDrawing,
        "_point",
        lambda self, panel, point: plain(
            self, panel, replace(point, importance=point.performance, performance=point.importance)
        ),
    )


def shift_labels(patch: pytest.MonkeyPatch) -> None:
    plain = ipa_drawing.IpaDrawing._labels

    def shifted(self: ipa_drawing.IpaDrawing) -> None:
        points: Sequence[object] = self.data.points
        self.data = replace(self.data, points=(*points[1:], points[0]))
        plain(self)
        self.data = replace(self.data, points=tuple(points))

    patch.setattr(ipa_drawing.IpaDrawing, "_labels", shifted)


@pytest.mark.parametrize("spoil", [swap_axes, shift_labels], ids=lambda s: s.__name__)
def test_importance_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        importance()
