"""Score of an overall question, everyone and by group."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scorecard._text import LocalText
from scorecard.instruments import Scale
from scorecard.survey.outcome_score import OutcomeScore, scored
from scorecard.survey.responses import Outcome
from tests.survey.samples import instrument, survey


@dataclass(frozen=True, slots=True)
class Joy(OutcomeScore):
    """How many are glad."""

    def _words(self) -> tuple[LocalText, LocalText]:
        note = LocalText(en="{top} of {low} to {high}, {level}", zh="{top}，{low}–{high}，{level}")
        return LocalText(en="Joy: {name}", zh="喜悦：{name}"), note


def joy(by: str | None, threshold: int) -> Joy:
    """Return the score of twelve respondents in two regions, one without an answer."""
    plain = survey(
        instrument((1,), free=0, roles=("perception",)),
        {"perception": [[3]] * 12},
        segments={"region": ["N"] * 7 + ["S"] * 5},
    )
    values = np.array([1.0] * 6 + [np.nan] + [5.0] * 5)
    s = replace(plain, outcomes={"total": Outcome(values, Scale.from_points(5))})
    return Joy(*scored(s, "total", top=1, end="high", by=by, confidence=0.9, threshold=threshold))


def test_everyone_and_the_groups() -> None:
    found = joy("region", 5)
    assert (found.everyone.n, found.everyone.missing, found.everyone.best) == (11, 1, 5)
    assert {label: (r.n, r.best) for label, r in found.segments.items()} == {"N": (6, 0), "S": (5, 5)}
    assert (found.by, found.outcome, found.scale, found.top) == ("region", "total", (1, 2, 3, 4, 5), 1)
    assert (found.name, found.confidence, found.privacy_threshold) == (LocalText(en="total", zh="total"), 0.9, 5)


def test_table_says_what_is_counted_and_which_groups_are_not_shown() -> None:
    table = joy("region", 6).table()
    assert table.title is not None
    assert (table.title.text("en"), table.title.text("zh")) == ("Joy: total", "喜悦：total")
    assert [row[:2] for row in table.cells("en")] == [("Everyone", "11"), ("N", "6"), ("S", "5")]
    assert [note.text("en") for note in table.notes] == [
        "1 of 1 to 5, 90 %",
        "Groups with fewer than 6 respondents, and what would give them away, are not shown.",
    ]
    assert len(joy("region", 5).table().notes) == 1
    assert len(joy(None, 6).table().rows) == 1
