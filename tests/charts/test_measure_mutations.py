"""The checks of the charts of measures can fail: each drawing is spoilt in one way, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard import plots
from scorecard.plots import bullet_chart as bullet_room
from scorecard.plots import coverage_strips, variance_drawing, variances
from scorecard.plots import sparks as spark_room
from scorecard.plots.bullet_data import BulletsData
from scorecard.plots.coverage_data import CoverageStripData
from scorecard.plots.spark_data import SparkPanelsData
from scorecard.plots.variance_data import VarianceColumnsData
from tests.charts import measure_structure as structure
from tests.charts import samples

pytestmark = pytest.mark.slow

Spoil = Callable[[pytest.MonkeyPatch], None]


def bullets() -> None:
    ev = samples.small_evaluation()
    structure.check_bullets(plots.bullets(ev), ev)


def sparks() -> None:
    ev = samples.small_evaluation()
    structure.check_sparks(plots.spark_panels(ev), ev)


def coverage() -> None:
    ev = samples.kiosk_evaluation()
    structure.check_coverage(plots.coverage_strip(ev), ev)


def variance() -> None:
    ev = samples.kiosk_evaluation()
    held = {str(period): 915000.0 for period in ev.observations.periods}
    structure.check_variance(plots.variance_columns(ev, "revenue_per_kiosk"), ev, "revenue_per_kiosk", held)


@pytest.mark.parametrize("check", [bullets, sparks, coverage, variance])
def test_nothing_spoilt_passes(check: Callable[[], None]) -> None:
    check()


def bullet_row(at: int, **fields: object) -> Spoil:
    """Return a spoil that changes one measure before it is drawn."""

    def change(data: BulletsData) -> BulletsData:
        rows = list(data.rows)
        rows[at] = replace(rows[at], **fields)
        return replace(data, rows=tuple(rows))

    return bullet_data(change)


def bullet_data(change: Callable[[BulletsData], BulletsData]) -> Spoil:
    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = bullet_room.prepare_bullets
        patch.setattr(bullet_room, "prepare_bullets", lambda *a, **k: change(plain(*a, **k)))

    return spoil


def bullet_names_swapped(data: BulletsData) -> BulletsData:
    first, second, *rest = data.rows
    return replace(data, rows=(replace(first, name=second.name), replace(second, name=first.name), *rest))


def every_status_good(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bullet_room.Theme, "mark", lambda self, level: self.good)


def bar_from_ten(patch: pytest.MonkeyPatch) -> None:
    plain = bullet_room.draw_bullet
    patch.setattr(
        bullet_room, "draw_bullet", lambda c, b, *, place, **k: plain(c, b, place=(place[0] + 10.0, place[1]), **k)
    )


BULLET_SPOILS: dict[str, Spoil] = {
    "sign of the score flipped": bullet_row(0, score=-90.0),
    "score of another": bullet_row(0, score=75.0),
    "interval lost": bullet_row(2, low=None, high=None),
    "interval shifted": bullet_row(2, low=30.0),
    "target turned": bullet_row(1, direction="maximise"),
    "value of another": bullet_row(0, value=97.0),
    "no data taken for nothing": bullet_row(5, score=0.0, reason=None),
    "names swapped": bullet_data(bullet_names_swapped),
    "rows swapped": bullet_data(lambda d: replace(d, rows=(d.rows[1], d.rows[0], *d.rows[2:]))),
    "measure dropped": bullet_data(lambda d: replace(d, rows=d.rows[1:])),
    "every status good": every_status_good,
    "bar off the axis": bar_from_ten,
}


@pytest.mark.parametrize("spoil", BULLET_SPOILS.values(), ids=BULLET_SPOILS)
def test_bullet_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        bullets()


def panel(at: int, **fields: object) -> Spoil:
    """Return a spoil that changes one panel before it is drawn."""

    def change(data: SparkPanelsData) -> SparkPanelsData:
        panels = list(data.panels)
        panels[at] = replace(panels[at], **fields)
        return replace(data, panels=tuple(panels))

    return spark_data(change)


def spark_data(change: Callable[[SparkPanelsData], SparkPanelsData]) -> Spoil:
    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = spark_room.prepare_spark_panels
        patch.setattr(spark_room, "prepare_spark_panels", lambda *a, **k: change(plain(*a, **k)))

    return spoil


def panel_names_swapped(data: SparkPanelsData) -> SparkPanelsData:
    first, second, *rest = data.panels
    return replace(data, panels=(replace(first, name=second.name), replace(second, name=first.name), *rest))


def target_solid(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(spark_room, "_DASHES", (None, None))


SPARK_SPOILS: dict[str, Spoil] = {
    "sign flipped": panel(0, values=(92.0, 96.0, -98.0)),
    "two periods swapped": panel(0, values=(96.0, 92.0, 98.0)),
    "gap closed": panel(1, values=(1.5, 1.75, 2.0)),
    "last value dropped": panel(0, values=(92.0, 96.0, None)),
    "target shifted": panel(0, targets=(99.0,) * 3),
    "target turned": panel(1, direction="maximise"),
    "interval lost": panel(2, low=None, high=None),
    "a scale of its own": panel(0, scale=(90.0, 100.0)),
    "a value off the scale": panel(3, scale=(0.0, 80.0)),
    "names swapped": spark_data(panel_names_swapped),
    "panels swapped": spark_data(lambda d: replace(d, panels=(d.panels[1], d.panels[0], *d.panels[2:]))),
    "panel dropped": spark_data(lambda d: replace(d, panels=d.panels[1:])),
    "target solid": target_solid,
}


@pytest.mark.parametrize("spoil", SPARK_SPOILS.values(), ids=SPARK_SPOILS)
def test_spark_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError, TypeError, ValueError)):
        sparks()


def coverage_data(change: Callable[[CoverageStripData], CoverageStripData]) -> Spoil:
    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = coverage_strips.prepare_coverage_strip
        patch.setattr(coverage_strips, "prepare_coverage_strip", lambda *a, **k: change(plain(*a, **k)))

    return spoil


def covered(at: int, period: int, state: str) -> Spoil:
    """Return a spoil that changes one cell before it is drawn."""

    def change(data: CoverageStripData) -> CoverageStripData:
        rows = list(data.rows)
        states = list(rows[at].states)
        states[period] = state
        rows[at] = replace(rows[at], states=tuple(states))
        return replace(data, rows=tuple(rows))

    return coverage_data(change)


def missing_filled(patch: pytest.MonkeyPatch) -> None:
    plain = coverage_strips._Drawing._cell

    def cell(self: object, state: str, *at: float, gid: str) -> None:
        plain(self, "there" if state == "missing" else state, *at, gid=gid)

    patch.setattr(coverage_strips._Drawing, "_cell", cell)


COVERAGE_SPOILS: dict[str, Spoil] = {
    "value dropped": covered(0, 2, "missing"),
    "missing shown as there": covered(3, 3, "there"),
    "missing cell filled": missing_filled,
    "periods turned": coverage_data(lambda d: replace(d, ids=d.ids[::-1])),
    "rows swapped": coverage_data(lambda d: replace(d, rows=(d.rows[1], d.rows[0], *d.rows[2:]))),
    "names swapped": coverage_data(
        lambda d: replace(
            d,
            rows=(replace(d.rows[0], name=d.rows[1].name), replace(d.rows[1], name=d.rows[0].name), *d.rows[2:]),
        )
    ),
    "measure dropped": coverage_data(lambda d: replace(d, rows=d.rows[:-1])),
}


@pytest.mark.parametrize("spoil", COVERAGE_SPOILS.values(), ids=COVERAGE_SPOILS)
def test_coverage_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        coverage()


def variance_data(change: Callable[[VarianceColumnsData], VarianceColumnsData]) -> Spoil:
    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = variances.prepare_variance_columns
        patch.setattr(variances, "prepare_variance_columns", lambda *a, **k: change(plain(*a, **k)))

    return spoil


def period_with(at: int, **fields: object) -> Spoil:
    """Return a spoil that changes one period before it is drawn."""

    def change(data: VarianceColumnsData) -> VarianceColumnsData:
        marks = list(data.marks)
        marks[at] = replace(marks[at], **fields)
        return replace(data, marks=tuple(marks))

    return variance_data(change)


def actual_pale(patch: pytest.MonkeyPatch) -> None:
    plain = variance_drawing.VarianceDrawing._column
    patch.setattr(variance_drawing.VarianceDrawing, "_column", lambda self, *a, behind: plain(self, *a, behind=True))


VARIANCE_SPOILS: dict[str, Spoil] = {
    "sign of the difference flipped": period_with(0, delta=73000.0),
    "share of the actual value": period_with(0, share=-73000 / 842000),
    "good for bad": period_with(0, verdict="good"),
    "actual and target swapped": period_with(0, actual=915000.0, reference=842000.0),
    "value dropped": period_with(3, actual=None),
    "target dropped": period_with(3, reference=None),
    "periods swapped": variance_data(lambda d: replace(d, marks=(d.marks[1], d.marks[0], *d.marks[2:]))),
    "actual drawn as the target": actual_pale,
}


@pytest.mark.parametrize("spoil", VARIANCE_SPOILS.values(), ids=VARIANCE_SPOILS)
def test_variance_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        variance()
