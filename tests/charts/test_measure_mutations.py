"""The checks of the charts of measures can fail: each drawing is spoilt in one way, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard import plots
from scorecard.plots import bullet_chart as bullet_room
from scorecard.plots import sparks as spark_room
from scorecard.plots.bullet_data import BulletsData
from scorecard.plots.spark_data import SparkPanelsData
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


@pytest.mark.parametrize("check", [bullets, sparks])
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
