"""The checks of the charts of measures over time can fail: each drawing is spoilt, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard import plots
from scorecard.plots import behaviour_drawing, behaviours, paretos, waterfalls
from scorecard.plots.behaviour_data import ProcessBehaviourData
from scorecard.plots.pareto_data import ParetoData
from scorecard.plots.theme import Theme
from scorecard.plots.waterfall_data import WaterfallData
from scorecard.series import ChangePoint
from tests.charts import samples
from tests.charts import series_structure as structure

pytestmark = pytest.mark.slow

Spoil = Callable[[pytest.MonkeyPatch], None]


def behaviour() -> None:
    found = samples.otif_change()
    structure.check_process_behaviour(plots.process_behaviour(found), found)


def waterfall() -> None:
    found = samples.four_blocks()
    structure.check_waterfall(plots.waterfall(found), found)


def pareto() -> None:
    found = samples.failed_orders()
    structure.check_pareto(plots.pareto(found), found)


@pytest.mark.parametrize("check", [behaviour, waterfall, pareto])
def test_nothing_spoilt_passes(check: Callable[[], None]) -> None:
    check()


def prepared(change: Callable[[ProcessBehaviourData], ProcessBehaviourData]) -> Spoil:
    """Return a spoil that changes what is drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = behaviours.prepare_process_behaviour
        patch.setattr(behaviours, "prepare_process_behaviour", lambda found: change(plain(found)))

    return spoil


def point(at: int, **fields: object) -> Spoil:
    """Return a spoil that changes one point."""

    def change(data: ProcessBehaviourData) -> ProcessBehaviourData:
        points = list(data.points)
        points[at] = replace(points[at], **fields)
        return replace(data, points=tuple(points))

    return prepared(change)


def swapped(data: ProcessBehaviourData) -> ProcessBehaviourData:
    points: list[ChangePoint] = list(data.points)
    points[4], points[5] = points[5], points[4]
    return replace(data, points=tuple(points))


def limits_shifted(data: ProcessBehaviourData) -> ProcessBehaviourData:
    return replace(data, change=replace(data.change, upper=(data.change.upper or 0.0) + 1.0))


def target_as_limit(patch: pytest.MonkeyPatch) -> None:
    plain = behaviour_drawing._Level
    patch.setattr(
        behaviour_drawing, "_Level", lambda gid, value, text, _c, *rest: plain(gid, value, text, "#5B6670", *rest)
    )


def shapes_swapped(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(behaviour_drawing.SHAPES, "outside_limits", "s")


def names_swapped(patch: pytest.MonkeyPatch) -> None:
    plain = behaviour_drawing.spaced
    patch.setattr(behaviour_drawing, "spaced", lambda *a, **k: plain(*a, **k)[::-1])


BEHAVIOUR_SPOILS: dict[str, Spoil] = {
    "sign flipped": point(3, value=-90.6),
    "point dropped": point(7, value=None),
    "range dropped": point(7, moving_range=None),
    "signal untold": point(16, rules=()),
    "worse taken for better": point(16, meaning="better"),
    "range taken for removed": point(2, range_removed=True),
    "baseline too long": point(12, in_baseline=True),
    "two periods swapped": prepared(swapped),
    "upper limit shifted": prepared(limits_shifted),
    "target looks like a limit": target_as_limit,
    "rules share a shape": shapes_swapped,
    "names of lines swapped": names_swapped,
}


@pytest.mark.parametrize("spoil", BEHAVIOUR_SPOILS.values(), ids=BEHAVIOUR_SPOILS)
def test_behaviour_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError, ValueError)):
        behaviour()


def steps(change: Callable[[WaterfallData], WaterfallData]) -> Spoil:
    """Return a spoil that changes the steps before they are drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = waterfalls.prepare_waterfall
        patch.setattr(waterfalls, "prepare_waterfall", lambda found: change(plain(found)))

    return spoil


def flipped(data: WaterfallData) -> WaterfallData:
    return replace(data, steps=(replace(data.steps[0], points=-data.steps[0].points), *data.steps[1:]))


def names_of_steps_swapped(data: WaterfallData) -> WaterfallData:
    first, second, *rest = data.steps
    return replace(data, steps=(replace(first, name=second.name), replace(second, name=first.name), *rest))


def one_colour(patch: pytest.MonkeyPatch) -> None:
    plain = waterfalls.draw_waterfall
    theme = Theme(bad=replace(Theme().bad, edge="#2E7D79"))
    patch.setattr(plots, "waterfall", lambda found: plain(waterfalls.prepare_waterfall(found), theme=theme))


WATERFALL_SPOILS: dict[str, Spoil] = {
    "sign flipped": steps(flipped),
    "names swapped": steps(names_of_steps_swapped),
    "rows swapped": steps(lambda data: replace(data, steps=(data.steps[1], data.steps[0], *data.steps[2:]))),
    "block dropped": steps(lambda data: replace(data, steps=data.steps[1:])),
    "end shifted": steps(lambda data: replace(data, after=data.after + 1.0)),
    "loss in the colour of a gain": one_colour,
}


@pytest.mark.parametrize("spoil", WATERFALL_SPOILS.values(), ids=WATERFALL_SPOILS)
def test_waterfall_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        waterfall()


def bars(change: Callable[[ParetoData], ParetoData]) -> Spoil:
    """Return a spoil that changes the causes before they are drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = paretos.prepare_pareto
        patch.setattr(paretos, "prepare_pareto", lambda found: change(plain(found)))

    return spoil


def first_bar(**fields: object) -> Spoil:
    """Return a spoil that changes the first cause."""
    return bars(lambda data: replace(data, bars=(replace(data.bars[0], **fields), *data.bars[1:])))


def names_of_causes_swapped(data: ParetoData) -> ParetoData:
    first, second, *rest = data.bars
    return replace(data, bars=(replace(first, name=second.name), replace(second, name=first.name), *rest))


PARETO_SPOILS: dict[str, Spoil] = {
    "sign flipped": first_bar(orders=-14),
    "cause counted at all": first_bar(orders=20),
    "alone for at all": first_bar(any=14),
    "cumulative starts at nothing": first_bar(cumulative=0.0),
    "share of all orders": first_bar(share=14 / 70),
    "names swapped": bars(names_of_causes_swapped),
    "rows swapped": bars(lambda data: replace(data, bars=(data.bars[1], data.bars[0], *data.bars[2:]))),
    "cause dropped": bars(lambda data: replace(data, bars=data.bars[:-1])),
}


@pytest.mark.parametrize("spoil", PARETO_SPOILS.values(), ids=PARETO_SPOILS)
def test_pareto_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError, ValueError)):
        pareto()
