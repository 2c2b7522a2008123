"""How changes are shown: the table in both languages, words, and bare numbers."""

from __future__ import annotations

import json

import pytest

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.series import ChangeSignals, change_from_values
from scorecard.series import change_words as words
from scorecard.series.change_records import LastChange
from scorecard.stats.control_rules import RULES

SIX = [10.0, 12.0, 11.0, 13.0, 12.0, 11.0]


def found(*more: float | None, **options: object) -> ChangeSignals:
    given = {"baseline": 6, "minimum": 6, "direction": "minimise", "target": 14, **options}
    return change_from_values([*SIX, *more], **given)  # type: ignore[arg-type]  # one of many


def test_table() -> None:
    table = found(16, None).table()
    rows = table.records()
    assert [r["period"] for r in rows] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert (rows[6]["value"], rows[6]["moving_range"], rows[6]["in_baseline"]) == (16, 5, False)
    assert rows[6]["upper"] == pytest.approx(15.224, abs=1e-12)
    assert rows[7]["value"] is rows[7]["upper"] is rows[7]["rules"] is rows[7]["meaning"] is None
    assert table.cells("en")[6] == (
        "7",
        "16.00",
        "5.000",
        "no",
        "7.776",
        "11.500",
        "15.224",
        "outside the limits",
        "worse",
    )
    assert table.cells("zh")[6][7:] == ("超出控制限", "恶化")
    assert [note.en for note in table.notes] == [
        "7 against 6: up, worse; a signal.",
        "XmR limits: mean of 6 values ± 2.66 × mean of 5 moving ranges.",
        "Baseline: the first 6 periods, 1 to 6.",
        "Moving ranges of 3.267 times their mean or more would be left out once; there is none.",
        (
            "Rules: outside the limits; seven points rising or falling; two of three points near a limit; "
            "seven points on one side of the centre."
        ),
        "Target 14.00: passes and fails by chance.",
        "A period without a value has no moving range, leaves the next one without, and ends every row of points.",
    ]
    assert table.notes[0].zh == "7 与 6 相比：上升，恶化；属于信号。"


def test_several_rules_stand_side_by_side() -> None:
    values = found(16, 16.5, 17, 18, 19, 20, 21)
    assert values.points[-1].rules == ("outside_limits", "seven_point_trend", "seven_on_one_side")
    assert values.table().cells("en")[-1][7] == (
        "outside the limits; seven points rising or falling; seven points on one side of the centre"
    )


def test_table_of_too_few_points() -> None:
    table = found(minimum=12, baseline=None).table()
    assert {row["centre"] for row in table.records()} == {None}
    assert [note.en for note in table.notes] == [
        "6 against 5: down, better; too few points to tell a signal from noise.",
        "Too few points: 6 values and 5 moving ranges; limits need 12 and 6.",
        "Target 14.00: too few points.",
        "A period without a value has no moving range, leaves the next one without, and ends every row of points.",
    ]
    assert "数据点太少：6 个数值、5 个移动极差；控制限至少需要 12 个和 6 个。" in table.to_text("zh")


def test_notes_of_other_choices() -> None:
    options = {"baseline": None, "start": 2, "minimum": 4, "target": None, "rules": ()}
    notes = [note.en for note in found(screening="none", **options).table().notes]
    assert notes[2:6] == [
        "Baseline: all periods, 3 to 6.",
        "Periods before 3 lie before a known step and are not judged.",
        "All moving ranges were kept.",
        "Rules: none.",
    ]
    screened = change_from_values([*[0, 1] * 6, 20]).table().notes[3]
    assert screened.en == "Moving ranges of 3.267 times their mean or more were left out once: 13."


def test_words_of_the_last_change() -> None:
    assert change_from_values([None]).last.words.en == "No period has a value."
    assert change_from_values([5]).last.words.en == "1: the only value; too few points to tell a signal from noise."
    same = LastChange("2026-Q2", "2026-Q1", 0.0, "none", "neither", "ordinary")
    assert same.words.en == "2026-Q2 against 2026-Q1: unchanged, neither better nor worse; ordinary variation."
    assert same.words.zh == "2026-Q2 与 2026-Q1 相比：不变，既非改善也非恶化；属于正常波动。"


@pytest.mark.parametrize(
    ("target", "direction", "en", "zh"),
    [
        (20, "minimise", "consistently passes", "稳定达标"),
        (20, "maximise", "consistently fails", "稳定不达标"),
        (12, "maximise", "passes and fails by chance", "时而达标，时而不达标"),
        (None, "maximise", "no target", "没有目标值"),
        (12, "target_is_best", "no side of the target is better", "目标值两侧均不更优"),
    ],
)
def test_words_of_assurance(target: float | None, direction: str, en: str, zh: str) -> None:
    assert found(target=target, direction=direction).assurance_words == LocalText(en=en, zh=zh)


def test_every_code_has_its_words() -> None:
    assert set(words.RULES) == set(RULES)
    assert set(words.ARROWS) == {"up", "down", "none"}
    assert set(words.MEANINGS) == {"better", "worse", "neither"}
    assert set(words.VERDICTS) == {"signal", "ordinary", "too_few_points"}
    assert set(words.ASSURANCES) == {"consistently_passes", "consistently_fails", "inconsistent"}
    assert set(words.NO_ASSURANCE) == {"too_few_points", "no_target", "no_better_side"}


def test_points_and_signals_by_name() -> None:
    values = found(16, 16.5, 17, 18, 19, 20, 21)
    assert values.point("8").value == 16.5
    assert values.signals("seven_point_trend") == ("6", "7", "8", "9", "10", "11", "12", "13")
    assert values.signals("two_of_three") == ()
    assert values.signals() == values.signals("seven_point_trend")


def test_numbers_are_bare_and_whole() -> None:
    numbers = json.loads(found(16, None).numbers_json())
    assert numbers["upper"] == found(16).upper
    assert numbers["last"] == {
        "arrow": "up", "change": 5.0, "meaning": "worse", "period": "7", "previous": "6", "verdict": "signal",
    }  # fmt: skip
    assert [p["rules"] for p in numbers["points"]] == [*[[]] * 6, ["outside_limits"], None]
    assert "provenances" not in numbers


def test_frame_holds_full_precision() -> None:
    frame = found(16).to_frame()
    assert frame["upper"].tolist()[0] == found(16).upper
    assert frame["period"].tolist() == ["1", "2", "3", "4", "5", "6", "7"]


def test_unknown_period_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        found().point("2026-Q1")
    assert str(caught.value) == (
        "The series has no such period.\n"
        "  the series has no such period; found '2026-Q1'. Use one of: 1, 2, 3, 4, 5, 6. [no-such-point]"
    )
