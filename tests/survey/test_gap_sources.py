"""Numbers behind rows, and rows that lose theirs."""

from __future__ import annotations

from scorecard.survey.gap_groups import gap_groups
from scorecard.survey.gap_sources import masked_groups
from tests.survey.samples import PAIR, instrument, random_survey, survey


def test_answers_stand_lowest_first_also_where_items_are_mirrored() -> None:
    q = instrument((2,), free=0, reverse=(1,))
    s = survey(q, {"expectation": [[5, 1], [4, 1], [4, 5]], "perception": [[1, 2], [1, 4], [2, 4]]})
    rows = gap_groups(s, by=None, weights=None, min_answered=None, threshold=5).total.gaps
    assert rows[0].answers is not None
    assert rows[1].answers is not None
    assert [table.tolist() for table in rows[0].answers] == [[0, 0, 0, 2, 1], [2, 1, 0, 0, 0]]
    # 1 → 5, 5 → 1; 2 → 4, 4 → 2
    assert [table.tolist() for table in rows[1].answers] == [[1, 0, 0, 0, 2], [0, 2, 0, 1, 0]]
    assert rows[1].histogram is not None
    assert rows[1].histogram.moments().total == -1 + -3 + 1


def test_hidden_group_keeps_its_n_only() -> None:
    s = random_survey(instrument(roles=(*PAIR, "importance")), 80, groups=2)
    found = gap_groups(s, by="group", weights=None, min_answered=None, threshold=1)
    required, hidden = found.counts.plan.required, frozenset({"g1"})
    masked = masked_groups(
        found.groups, found.total, s.instrument, required=required, shares=None, hidden=hidden, threshold=1
    )
    for one, two in zip(found.groups["g1"].gaps, masked["g1"].gaps, strict=True):
        assert (two.id, two.n, two.spreads, two.histogram, two.answers, two.moments) == (
            one.id,
            one.n,
            (),
            None,
            None,
            (),
        )
    assert {row.reason for row in masked["g1"].roles["importance"]} == {"suppressed"}
    assert masked["g0"].gaps == found.groups["g0"].gaps


def test_questions_are_told_by_pairs_where_both_were_asked() -> None:
    both = random_survey(instrument(roles=(*PAIR, "importance")), 30)
    found = gap_groups(both, by=None, weights=None, min_answered=None, threshold=1).total
    assert {role: (rows is found.gaps, channel) for role, (rows, channel) in found.questions.items()} == {
        "expectation": (True, 0),
        "perception": (True, 1),
        "importance": (False, 0),
    }
    one = random_survey(instrument(roles=("importance", "perception")), 30)
    alone = gap_groups(one, by=None, weights=None, min_answered=None, threshold=1, gaps=False).total
    assert {role: channel for role, (_, channel) in alone.questions.items()} == {"importance": 0, "perception": 0}
    assert alone.questions["perception"][0] is alone.roles["perception"]
