"""The checks of the charts of uncertainty can fail: each drawing is spoilt in one way, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard import plots
from scorecard.plots import (
    forests,
    influences,
    map_evidence_drawing,
    maps,
    rank_data,
    ranks,
    spread_data,
    strips,
    tornado_data,
)
from tests.charts import samples
from tests.charts import spread_structure as structure

pytestmark = pytest.mark.slow

Spoil = Callable[[pytest.MonkeyPatch], None]


def forest() -> None:
    found = samples.kiosk_robustness()
    structure.check_forest(plots.forest(found), found)


def strip() -> None:
    found = samples.kiosk_robustness()
    structure.check_strip(plots.probability_strip(found), found)


def rank() -> None:
    found = samples.units_robustness(8)
    structure.check_ranks(plots.rank_acceptability(found), found)


def tornado() -> None:
    found = samples.kiosk_tornado(node="customer", change=0.9)
    structure.check_tornado(plots.tornado(found), found)


def influence() -> None:
    found = samples.kiosk_robustness()
    structure.check_influence(plots.influence(found), found.influence())


def evidence() -> None:
    ev = samples.kiosk_evaluation()
    found = samples.made_up_evidence(ev)
    structure.check_evidence(plots.strategy_map(ev, evidence=found), found)


@pytest.mark.parametrize("check", [forest, strip, rank, tornado, influence, evidence])
def test_nothing_spoilt_passes(check: Callable[[], None]) -> None:
    check()


def marks(change: Callable[[spread_data.SpreadMark], spread_data.SpreadMark]) -> Spoil:
    """Return a spoil that changes every row before it is drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = spread_data._mark
        patch.setattr(spread_data, "_mark", lambda *parts: change(plain(*parts)))

    return spoil


def swapped_lines(patch: pytest.MonkeyPatch) -> None:
    for room in (forests, strips):
        plain = room.arrange_rows

        def swapped(*parts: object, plain: Callable[..., object] = plain, **options: object) -> object:
            lines, height = plain(*parts, **options)
            changed = list(lines)
            changed[4], changed[5] = replace(lines[4], name=lines[5].name), replace(lines[5], name=lines[4].name)
            return tuple(changed), height

        patch.setattr(room, "arrange_rows", swapped)


def best_first(patch: pytest.MonkeyPatch) -> None:
    marks(lambda m: replace(m, chances=None if m.chances is None else m.chances[::-1]))(patch)


def certain(mark: spread_data.SpreadMark) -> spread_data.SpreadMark:
    chances = None if mark.chances is None else tuple((b, float(b.id == mark.band.id)) for b, _ in mark.chances)
    return replace(mark, chances=chances)


SPREAD_SPOILS: list[tuple[str, Callable[[], None], Spoil]] = [
    ("score shifted", forest, marks(lambda m: replace(m, score=None if m.score is None else m.score - 3))),
    ("interval narrowed", forest, marks(lambda m: replace(m, low=None if m.low is None else m.low + 1))),
    ("interval lost", forest, marks(lambda m: replace(m, low=None))),
    ("status lost", forest, marks(lambda m: replace(m, band=None))),
    ("all taken for certain", forest, marks(certain)),
    ("names swapped", forest, swapped_lines),
    ("best band first", strip, best_first),
    ("all certain in the strip", strip, marks(certain)),
]


@pytest.mark.parametrize(("check", "spoil"), [s[1:] for s in SPREAD_SPOILS], ids=[s[0] for s in SPREAD_SPOILS])
def test_spread_check_fails(check: Callable[[], None], spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError, ValueError)):
        check()


def ranks_reversed(patch: pytest.MonkeyPatch) -> None:
    plain = rank_data.RankMark
    patch.setattr(rank_data, "RankMark", lambda i, n, e, shares: plain(i, n, e, shares[::-1]))


def last_rank_darkest(patch: pytest.MonkeyPatch) -> None:
    plain = ranks.rank_fill
    patch.setattr(ranks, "rank_fill", lambda rank, of, *, theme: plain(of + 1 - rank, of, theme=theme))


def ends_swapped(patch: pytest.MonkeyPatch) -> None:
    plain = tornado_data.TornadoMark
    patch.setattr(
        tornado_data,
        "TornadoMark",
        lambda i, n, a, b, c, low, high, lower, higher: plain(i, n, a, b, c, high, low, higher, lower),
    )


def turning_untold(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(tornado_data.TornadoData, "turned", lambda self, band: False)


def no_limits(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(tornado_data.TornadoData, "limits", property(lambda self: ()))


def shares_swapped(patch: pytest.MonkeyPatch) -> None:
    plain = influences._Drawing.row
    patch.setattr(
        influences._Drawing,
        "row",
        lambda self, row, name, y: plain(
            self, replace(row, first_order=(row.total or 0) / 2, total=row.first_order), name, y
        ),
    )


def every_link_solid(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(maps, "DASHES", dict.fromkeys(map_evidence_drawing.DASHES))


def tick_for_cross(patch: pytest.MonkeyPatch) -> None:
    plain = map_evidence_drawing._badge
    patch.setattr(
        map_evidence_drawing, "_badge", lambda canvas, x, y, verdict, *, gid: plain(canvas, x, y, "supported", gid=gid)
    )


def mark_beside_its_arrow(patch: pytest.MonkeyPatch) -> None:
    plain = map_evidence_drawing._freest
    patch.setattr(map_evidence_drawing, "_freest", lambda *parts: (plain(*parts)[0] + 12.0, plain(*parts)[1]))


SPOILS: list[tuple[Callable[[], None], Spoil]] = [
    (rank, ranks_reversed),
    (rank, last_rank_darkest),
    (tornado, ends_swapped),
    (tornado, turning_untold),
    (tornado, no_limits),
    (influence, shares_swapped),
    (evidence, every_link_solid),
    (evidence, tick_for_cross),
    (evidence, mark_beside_its_arrow),
]


@pytest.mark.parametrize(("check", "spoil"), SPOILS, ids=lambda s: s.__name__)
def test_check_fails(check: Callable[[], None], spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        check()
