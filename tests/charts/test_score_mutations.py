"""The checks of charts of scores at two times can fail: each drawing is spoilt, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard import plots
from scorecard.plots import contributions, dashboards, sheets
from scorecard.plots.contribution_data import ContributionData
from scorecard.plots.dashboard_data import DashboardData
from scorecard.plots.gap_data import GapRowMark
from scorecard.plots.step_drawing import Step
from scorecard.plots.theme import Theme
from tests.charts import samples, score_samples
from tests.charts import score_structure as structure

pytestmark = pytest.mark.slow

Spoil = Callable[[pytest.MonkeyPatch], None]


def by_measure() -> None:
    found = score_samples.contributions()
    structure.check_contributions(contributions.contribution_waterfall(found), found)


def test_nothing_spoilt_passes() -> None:
    by_measure()


def prepared(change: Callable[[ContributionData], ContributionData]) -> Spoil:
    """Return a spoil that changes what is drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = contributions.prepare_contributions
        patch.setattr(contributions, "prepare_contributions", lambda found, **k: change(plain(found, **k)))

    return spoil


def steps(change: Callable[[list[Step]], list[Step]]) -> Spoil:
    """Return a spoil that changes the bars."""
    return prepared(lambda data: replace(data, steps=tuple(change(list(data.steps)))))


def swapped_names(bars: list[Step]) -> list[Step]:
    return [replace(bars[0], name=bars[1].name), replace(bars[1], name=bars[0].name), *bars[2:]]


def swapped_rows(data: ContributionData) -> ContributionData:
    first, second, *_ = data.rows
    return replace(data, rows={**data.rows, first: data.rows[second], second: data.rows[first]})


def one_colour(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sheets, "worn", lambda _: Theme(bad=replace(Theme().bad, edge="#2E7D79", text="#2E7D79")))


SPOILS: dict[str, Spoil] = {
    "sign flipped": steps(lambda bars: [replace(bars[0], points=-bars[0].points), *bars[1:]]),
    "two bars swapped": steps(lambda bars: [bars[1], bars[0], *bars[2:]]),
    "names swapped": steps(swapped_names),
    "bar dropped": steps(lambda bars: bars[1:]),
    "coverage dropped": steps(lambda bars: [bar for bar in bars if bar.id != "part.coverage"]),
    "rest dropped": steps(lambda bars: [bar for bar in bars if bar.id != "part.rest"]),
    "weight and change of another row": prepared(swapped_rows),
    "end shifted": prepared(lambda data: replace(data, after=data.after + 1)),
    "loss in the colour of a gain": one_colour,
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        by_measure()


def test_public_name_is_what_is_checked() -> None:
    assert plots.contribution_waterfall is contributions.contribution_waterfall


def one_page() -> None:
    before, after = score_samples.two_times()
    gaps, asked = samples.kiosk_gaps(), score_samples.DECISIONS
    chart = dashboards.dashboard(after.card, after, previous=before, gaps=gaps, decisions=asked)
    structure.check_dashboard(chart, after, previous=before, gaps=gaps, decisions=asked)


def test_a_page_not_spoilt_passes() -> None:
    one_page()


def page(change: Callable[[DashboardData], DashboardData]) -> Spoil:
    """Return a spoil that changes what is drawn."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        plain = dashboards.prepare_dashboard
        patch.setattr(dashboards, "prepare_dashboard", lambda *a, **k: change(plain(*a, **k)))

    return spoil


def first_row(**fields: object) -> Spoil:
    """Return a spoil that changes the first row of the table."""
    return page(lambda data: replace(data, rows=(replace(data.rows[0], **fields), *data.rows[1:])))


def first_move(**fields: object) -> Spoil:
    """Return a spoil that changes the largest change."""
    return page(lambda data: replace(data, moves=(replace(data.moves[0], **fields), *data.moves[1:])))


def gap_rows(change: Callable[[list[GapRowMark]], list[GapRowMark]]) -> Spoil:
    """Return a spoil that changes the gaps."""

    def spoilt(data: DashboardData) -> DashboardData:
        assert data.gaps is not None
        return replace(data, gaps=replace(data.gaps, rows=tuple(change(list(data.gaps.rows)))))

    return page(spoilt)


def rows_swapped(data: DashboardData) -> DashboardData:
    first, second, *rest = data.rows
    return replace(data, rows=(replace(first, name=second.name), replace(second, name=first.name), *rest))


def tiles_swapped(data: DashboardData) -> DashboardData:
    return replace(data, tops=(data.tops[1], data.tops[0], *data.tops[2:]))


def page_colour(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(dashboards, "worn", lambda _: Theme(watch=Theme().good))


PAGE_SPOILS: dict[str, Spoil] = {
    "tiles swapped": page(tiles_swapped),
    "tile without its change": page(lambda data: replace(data, before=(None, *data.before[1:]))),
    "change of another tile": page(lambda data: replace(data, before=data.before[::-1])),
    "row dropped": page(lambda data: replace(data, rows=data.rows[1:], above=data.above[1:])),
    "names of rows swapped": page(rows_swapped),
    "rows swapped": page(lambda data: replace(data, rows=(data.rows[1], data.rows[0], *data.rows[2:]))),
    "score of a row shifted": first_row(score=55.0),
    "value of a row shifted": first_row(value=12.0),
    "way turned round": first_row(trend=(90.0, 20.0)),
    "row without status": first_row(band=None),
    "sign of a change flipped": first_move(points=4.5),
    "change of another measure": first_move(id="m0"),
    "changes swapped": page(lambda data: replace(data, moves=(data.moves[1], data.moves[0], *data.moves[2:]))),
    "change dropped": page(lambda data: replace(data, moves=data.moves[:-1])),
    "gap flipped": gap_rows(lambda rows: [replace(rows[0], gap=1.81), *rows[1:]]),
    "interval shifted": gap_rows(lambda rows: [replace(rows[0], low=-3.0), *rows[1:]]),
    "gap not told apart": gap_rows(lambda rows: [replace(rows[0], verdict="unclear"), *rows[1:]]),
    "gaps swapped": gap_rows(lambda rows: [rows[1], rows[0], *rows[2:]]),
    "gap of another n": gap_rows(lambda rows: [replace(rows[0], n=7), *rows[1:]]),
    "decision dropped": page(lambda data: replace(data, decisions=(data.decisions or ())[1:])),
    "watch in the looks of good": page_colour,
}


@pytest.mark.parametrize("spoil", PAGE_SPOILS.values(), ids=PAGE_SPOILS)
def test_page_check_fails(spoil: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(monkeypatch)
    with pytest.raises((AssertionError, KeyError, ValueError)):
        one_page()
