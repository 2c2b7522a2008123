"""The checks of charts of scores at two times can fail: each drawing is spoilt, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard import plots
from scorecard.plots import contributions
from scorecard.plots.contribution_data import ContributionData
from scorecard.plots.step_drawing import Step
from scorecard.plots.theme import Theme
from tests.charts import score_samples
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
    patch.setattr(contributions, "DEFAULT", Theme(bad=replace(Theme().bad, edge="#2E7D79", text="#2E7D79")))


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
