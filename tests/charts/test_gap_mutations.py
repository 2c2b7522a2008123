"""The checks of radar, slopes and answer coverage can fail: each drawing is spoilt, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard import plots
from scorecard.plots import answer_coverages, radars, slope_drawing, slopes
from tests.charts import answer_samples, gap_structure, samples, wave_samples

pytestmark = pytest.mark.slow

Spoil = Callable[[pytest.MonkeyPatch], None]


def radar() -> None:
    gap_structure.check_radar(plots.gap_radar(samples.kiosk_gaps()), samples.kiosk_gaps())


def slope() -> None:
    found = wave_samples.waves()
    gap_structure.check_slope(plots.wave_slope(found), found)


def answers() -> None:
    found = answer_samples.three_levels()
    gap_structure.check_answers(plots.answer_coverage(found), found)


@pytest.mark.parametrize("check", [radar, slope, answers])
def test_nothing_spoilt_passes(check: Callable[[], None]) -> None:
    check()


def rows_changed(room: object, name: str, change: Callable[[tuple], tuple]) -> Spoil:
    """Return a spoil that changes the rows before they are drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = getattr(room, name)

        def prepare(*parts: object, **options: object) -> object:
            data = plain(*parts, **options)
            return replace(data, rows=tuple(change(data.rows)))

        patch.setattr(room, name, prepare)

    return spoil


def first(**fields: object) -> Callable[[tuple], tuple]:
    return lambda rows: (replace(rows[0], **fields), *rows[1:])


def names_swapped(rows: tuple) -> tuple:
    return (replace(rows[0], name=rows[1].name), replace(rows[1], name=rows[0].name), *rows[2:])


def rows_swapped(rows: tuple) -> tuple:
    return (rows[1], rows[0], *rows[2:])


def in_radar(change: Callable[[tuple], tuple]) -> Spoil:
    return rows_changed(radars, "prepare_gap_radar", change)


def in_slope(change: Callable[[tuple], tuple]) -> Spoil:
    return rows_changed(slopes, "prepare_wave_slope", change)


def in_answers(change: Callable[[tuple], tuple]) -> Spoil:
    return rows_changed(answer_coverages, "prepare_answer_coverage", change)


def counter_clockwise(patch: pytest.MonkeyPatch) -> None:
    plain = radars._Drawing._angle
    patch.setattr(radars._Drawing, "_angle", lambda self, at: -plain(self, at))


def all_grey(patch: pytest.MonkeyPatch) -> None:
    plain = slope_drawing.SlopeDrawing._look
    patch.setattr(slope_drawing.SlopeDrawing, "_look", lambda self, row: plain(self, replace(row, verdict="unclear")))


def labels_turned(patch: pytest.MonkeyPatch) -> None:
    plain = slope_drawing.SlopeDrawing._places
    patch.setattr(slope_drawing.SlopeDrawing, "_places", lambda self, *a: plain(self, *a)[::-1])


SPOILS: list[tuple[str, Callable[[], None], Spoil]] = [
    ("perception flipped", radar, in_radar(first(perception=2.0))),
    ("gap turned", radar, in_radar(first(gap=0.67))),
    ("axes swapped", radar, in_radar(rows_swapped)),
    ("names of axes swapped", radar, in_radar(names_swapped)),
    ("axis dropped", radar, in_radar(lambda rows: rows[1:])),
    ("axes turned", radar, counter_clockwise),
    ("sign of a change flipped", slope, in_slope(first(change=-0.92))),
    ("waves swapped", slope, in_slope(first(earlier=0.04, later=-0.88))),
    ("interval lost", slope, in_slope(first(low=None))),
    ("unclear taken for better", slope, in_slope(lambda rows: tuple(replace(r, verdict="better") for r in rows))),
    ("every change grey", slope, all_grey),
    ("names of slopes swapped", slope, in_slope(names_swapped)),
    ("row dropped", slope, in_slope(lambda rows: rows[1:])),
    ("unpaired for paired", slope, in_slope(first(paired=False))),
    ("labels turned", slope, labels_turned),
    ("excluded taken for missing", answers, in_answers(first(excluded=0, missing=17))),
    ("answers dropped", answers, in_answers(first(answered=100))),
    ("items swapped", answers, in_answers(rows_swapped)),
    ("names of items swapped", answers, in_answers(names_swapped)),
]


@pytest.mark.parametrize(("check", "spoil"), [s[1:] for s in SPOILS], ids=[s[0] for s in SPOILS])
def test_check_fails(check: Callable[[], None], spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError, ValueError)):
        check()
