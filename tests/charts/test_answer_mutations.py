"""The checks of the charts of survey results can fail: each drawing is spoilt in one way, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard import plots
from scorecard.plots import heat_data, heats, likert_data, likerts, mean_data, mean_plots, zone_data, zone_ladders
from scorecard.plots.mean_data import MeanMark
from scorecard.plots.zone_mark import ZoneMark
from tests.charts import answer_samples as samples
from tests.charts import answer_structure as structure

pytestmark = pytest.mark.slow

Spoil = Callable[[pytest.MonkeyPatch], None]


def zones() -> None:
    found = samples.zones()
    structure.check_zones(plots.zone_ladder(found), found)


def means() -> None:
    found = samples.means()
    structure.check_means(plots.mean_dots(found), found, question="perception")


def heat() -> None:
    found = samples.heat()
    structure.check_heat(plots.segment_heat_map(found), found)


def heat_of_perceptions() -> None:
    found = samples.heat(statistic="perception")
    structure.check_heat(plots.segment_heat_map(found), found)


def likert() -> None:
    structure.check_likert(plots.likert(samples.answers()), samples.answers())


@pytest.mark.parametrize("check", [zones, means, heat, heat_of_perceptions, likert])
def test_nothing_spoilt_passes(check: Callable[[], None]) -> None:
    check()


def zone_marks(change: Callable[[ZoneMark], ZoneMark]) -> Spoil:
    """Return a spoil that changes every row before it is drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = zone_data._mark
        patch.setattr(zone_data, "_mark", lambda *parts: change(plain(*parts)))

    return spoil


def mean_marks(change: Callable[[MeanMark], MeanMark]) -> Spoil:
    """Return a spoil that changes every mean before it is drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = mean_data._mark
        patch.setattr(mean_data, "_mark", lambda *parts: change(plain(*parts)))

    return spoil


def swapped(room: object) -> Spoil:
    """Return a spoil that swaps the names of two rows."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = room.lay_lines

        def change(*parts: object, **options: object) -> object:
            lines, height = plain(*parts, **options)
            changed = list(lines)
            changed[0], changed[1] = replace(lines[0], name=lines[1].name), replace(lines[1], name=lines[0].name)
            return tuple(changed), height

        patch.setattr(room, "lay_lines", change)

    return spoil


def no_zone_mark(patch: pytest.MonkeyPatch) -> None:
    plain = zone_ladders._Drawing._row
    patch.setattr(zone_ladders._Drawing, "_row", lambda self, row, y: plain(self, replace(row, perceived=None), y))


def every_mark_good(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(zone_ladders._Drawing, "_mark", lambda self, row: self.canvas.theme.good)


def heat_cells(change: Callable[[heat_data.HeatCell], heat_data.HeatCell]) -> Spoil:
    """Return a spoil that changes every cell before it is drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = heats._Drawing._cell
        patch.setattr(heats._Drawing, "_cell", lambda self, canvas, cell, *at: plain(self, canvas, change(cell), *at))

    return spoil


def columns_swapped(patch: pytest.MonkeyPatch) -> None:
    plain = heats._Drawing._cell
    turn = {0: 1, 1: 0}
    patch.setattr(
        heats._Drawing, "_cell", lambda self, canvas, cell, line, at: plain(self, canvas, cell, line, turn.get(at, at))
    )


def answers_reversed(patch: pytest.MonkeyPatch) -> None:
    plain = likert_data.LikertMark
    patch.setattr(likert_data, "LikertMark", lambda i, name, n, c, reverse: plain(i, name, n, c[::-1], reverse))


def answer_dropped(patch: pytest.MonkeyPatch) -> None:
    plain = likerts._Drawing._part
    patch.setattr(
        likerts._Drawing, "_part", lambda self, row, at, **place: None if at == 5 else plain(self, row, at, **place)
    )


def one_colour_for_all(patch: pytest.MonkeyPatch) -> None:
    plain = likerts._Drawing._bars

    def spoil(self: object, row: object, y: float) -> None:
        patch.setattr(likerts._Drawing, "_fill", lambda self, place: "#123456")
        plain(self, row, y)

    patch.setattr(likerts._Drawing, "_bars", spoil)


SPOILS: list[tuple[str, Callable[[], None], Spoil]] = [
    ("sign of adequacy flipped", zones, zone_marks(lambda m: replace(m, msa=None if m.msa is None else -m.msa))),
    ("ends of the zone swapped", zones, zone_marks(lambda m: replace(m, minimum=m.desired, desired=m.minimum))),
    ("interval lost", zones, zone_marks(lambda m: replace(m, msa_low=None))),
    ("all told apart", zones, zone_marks(lambda m: replace(m, superior=True))),
    ("names of zones swapped", zones, swapped(zone_ladders)),
    ("perceived level dropped", zones, no_zone_mark),
    ("every position good", zones, every_mark_good),
    ("mean moved", means, mean_marks(lambda m: replace(m, mean=None if m.mean is None else m.mean + 0.1))),
    ("interval of a mean lost", means, mean_marks(lambda m: replace(m, low=None))),
    ("interval of a mean turned", means, mean_marks(lambda m: replace(m, low=m.high, high=m.low))),
    ("names of means swapped", means, swapped(mean_plots)),
    ("sign of a cell flipped", heat, heat_cells(lambda c: replace(c, value=None if c.value is None else -c.value))),
    ("colour of a cell flipped", heat, heat_cells(lambda c: replace(c, away=None if c.away is None else -c.away))),
    ("what is hidden shown", heat, heat_cells(lambda c: replace(c, hidden=False))),
    ("columns swapped", heat, columns_swapped),
    ("names of groups swapped", heat, swapped(heats)),
    ("answers reversed", likert, answers_reversed),
    ("an answer dropped", likert, answer_dropped),
    ("colours other than the key", likert, one_colour_for_all),
    ("names of items swapped", likert, swapped(likerts)),
    ("side turned", heat_of_perceptions, heat_cells(lambda c: replace(c, away=-c.away if c.away else None))),
]


@pytest.mark.parametrize(("check", "spoil"), [s[1:] for s in SPOILS], ids=[s[0] for s in SPOILS])
def test_check_fails(check: Callable[[], None], spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError, TypeError)):
        check()
