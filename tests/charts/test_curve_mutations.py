"""The checks of charts of curves can fail: each drawing is spoilt, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard.plots import concentration_curves, retention_curves, service_levels
from scorecard.plots.curve_data import CurveData
from tests.charts import curve_samples as samples
from tests.charts import curve_structure as structure

pytestmark = pytest.mark.slow

Change = Callable[[CurveData], CurveData]

CHECKS = {
    "concentration": (
        concentration_curves,
        "concentration_curve",
        lambda draw: structure.check_concentration(draw(samples.values()), samples.values()),
    ),
    "retention": (
        retention_curves,
        "retention_curve",
        lambda draw: structure.check_retention(draw(samples.stay()), samples.stay()),
    ),
    "service_level": (
        service_levels,
        "service_level_curve",
        lambda draw: structure.check_service_level(draw(samples.levels()), samples.levels()),
    ),
}


def line(at: int = 0, **change: Callable[[tuple[float, ...]], tuple[float, ...]]) -> Change:
    """Return a spoil of one line."""

    def spoil(data: CurveData) -> CurveData:
        curves = list(data.curves)
        fields = {key: how(getattr(curves[at], key)) for key, how in change.items()}
        curves[at] = replace(curves[at], **fields)
        return replace(data, curves=tuple(curves))

    return spoil


def mark(**change: float | None) -> Change:
    """Return a spoil of the first point."""
    return lambda data: replace(data, marks=(replace(data.marks[0], **change), *data.marks[1:]))


def names_swapped(data: CurveData) -> CurveData:
    first, second, *rest = data.curves
    return replace(data, curves=(replace(first, name=second.name), replace(second, name=first.name), *rest))


def flipped(values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(-v for v in values)


def shifted(values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(v if v is None else v + 0.01 for v in values)


SPOILS: dict[str, Change] = {
    "sign flipped": line(ys=flipped),
    "point dropped": line(
        xs=lambda v: v[:-1], ys=lambda v: v[:-1], low=lambda v: v and v[:-1], high=lambda v: v and v[:-1]
    ),
    "two points swapped": line(ys=lambda v: (v[1], v[0], *v[2:])),
    "point shifted": mark(x=0.123),
}
BANDS: dict[str, Change] = {
    "band shifted": line(low=shifted),
    "band dropped": line(low=lambda _: None, high=lambda _: None),  # type: ignore[arg-type, return-value]
}
MORE: dict[str, dict[str, Change]] = {
    "concentration": {"names swapped": names_swapped, "not equal": line(1, ys=lambda _: (0.0, 0.9))},
    "retention": {**BANDS, "no steps": line(steps=lambda _: False)},  # type: ignore[arg-type, return-value]
    "service_level": {
        **BANDS,
        "names swapped": names_swapped,
        "margin for costs": line(2, ys=shifted),
        "interval dropped": mark(low=None),
        "interval shifted": mark(low=0.8),
    },
}
CASES = [(name, spoil) for name in CHECKS for spoil in (*SPOILS, *MORE[name])]


@pytest.mark.parametrize("name", CHECKS)
def test_nothing_spoilt_passes(name: str) -> None:
    module, function, check = CHECKS[name]
    check(getattr(module, function))


@pytest.mark.parametrize(("name", "spoil"), CASES)
def test_check_fails(name: str, spoil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, function, check = CHECKS[name]
    prepare = f"prepare_{function}"
    plain, change = getattr(module, prepare), (SPOILS | MORE[name])[spoil]
    monkeypatch.setattr(module, prepare, lambda found, **k: change(plain(found, **k)))
    with pytest.raises((AssertionError, KeyError, ValueError)):
        check(getattr(module, function))
