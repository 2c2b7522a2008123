"""The runner itself: what it prints, how it exits, and that names are only data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reference.inputs import Sampled
from tests.reference.run import agrees, main


def ran(cases: object, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Run cases from a file and return the exit code and the lines printed."""
    path = folder / "cases.json"
    path.write_text(json.dumps(cases), "utf-8")
    code = main([str(path)])
    return code, capsys.readouterr().out.splitlines()


def case(id_: str, method: str, inputs: object, expected: object, **more: object) -> dict[str, object]:
    """Return a case."""
    return {"id": id_, "method": method, "inputs": inputs, "expected": expected, **more}


def test_one_line_a_case_and_a_closing_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [
        case("a", "direct_weights", {"points": [1, 3]}, {"weights": ["1/4", 0.75]}),
        case("b", "direct_weights", {"points": [1, 3]}, {"weights": [0.3, 0.7], "extra": 1}),
        case("c", "tea_leaves", {}, {"future": 1}),
    ]
    code, lines = ran(cases, tmp_path, capsys)
    assert code == 1
    assert lines == [
        "pass a",
        "fail b: weights expected [0.3, 0.7] found [0.25, 0.75]; extra expected 1 found nothing",
        "unsupported c (tea_leaves)",
        "1 passed, 1 failed, 1 unsupported",
    ]


def test_all_passed_exits_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = ran(
        {"cases": [case("a", "direct_weights", {"points": {"x": 1}}, {"weights": {"x": 1}})]}, tmp_path, capsys
    )
    assert (code, lines[-1]) == (0, "1 passed, 0 failed, 0 unsupported")


def test_nothing_matched_exits_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran([case("c", "tea_leaves", {}, {})], tmp_path, capsys) == (
        1,
        ["unsupported c (tea_leaves)", "0 passed, 0 failed, 1 unsupported"],
    )
    assert ran([], tmp_path, capsys)[0] == 1


def test_unreadable_file_exits_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.json")]) == 2
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_a_broken_case_fails_and_the_others_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [
        case("a", "paired_t", {"x": [1]}, {"t": 1}),
        case("b", "direct_weights", {"points": [2]}, {"weights": [1]}),
    ]
    code, lines = ran(cases, tmp_path, capsys)
    assert code == 1
    assert lines == [
        "fail a: t expected 1 found ValueError: two named lists of numbers are needed",
        "pass b",
        "1 passed, 1 failed, 0 unsupported",
    ]


def test_undefined_is_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [
        case("refused", "direct_weights", {"points": [0, 0]}, {"weights": None}),
        case("wrongly refused", "direct_weights", {"points": [0, 0]}, {"weights": [0.5, 0.5]}),
        case(
            "no spread",
            "paired_t",
            {"x": [2, 3], "y": [1, 2]},
            {"mean_difference": 1, "t": None, "p": None, "ci95": None},
        ),
        case("missing", "paired_t", {"x": [2, None, 5], "y": [1, 2, 2]}, {"n": 2, "mean_difference": 2, "df": 1}),
        case(
            "holes",
            "kpi_normalisation",
            {"indicators": [{"name": "z", "type": "minmax_max", "x": [1, None, 3]}]},
            {"z": [0, None, 1]},
        ),
        case(
            "flat",
            "kpi_normalisation",
            {"indicators": [{"name": "z", "type": "minmax_min", "x": [2, 2]}]},
            {"z": [None, None]},
        ),
        case(
            "gap",
            "servqual_gap",
            {"dimension_gaps": {"a": -1, "b": None}},
            {"unweighted": None, "sum_of_gaps": None, "weighted": None},
        ),
    ]
    code, lines = ran(cases, tmp_path, capsys)
    assert code == 1
    assert lines == [
        "pass refused",
        "fail wrongly refused: weights expected [0.5, 0.5] found null (refused: The weights cannot be used.)",
        "pass no spread",
        "pass missing",
        "pass holes",
        "pass flat",
        "pass gap",
        "6 passed, 1 failed, 0 unsupported",
    ]


def test_data_of_another_case_are_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [
        case("one", "tea_leaves", {"data": [[1, 2], [2, 3], [4, 4]]}, {}),
        case("two", "cronbach_alpha", {"data_from_case": "one"}, {"n": 3, "k": 2}),
    ]
    assert ran(cases, tmp_path, capsys)[1][1] == "pass two"


def test_results_are_known_by_the_form_of_their_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # t(0.95, 3) = 2.353363; thirds as fractions; other levels, lines and names than the shared cases have
    cases = [
        case("level", "paired_t", {"x": [1, 2, 3, 4], "y": [0, 0, 0, 0]}, {"ci90": [0.98092, 4.01908]}, tolerance={"default": 2e-5}),
        case("lines", "ipa", {"attributes": ["u", "v", "w"], "importance": [1, 2, 5], "performance": [4, 3, 2], "scale": [1, 5]},
             {"cross_median": [2, 3], "quadrants_median": ["overkill", "keep_up", "concentrate"], "cross_midpoint": [3, 3],
              "quadrants_midpoint": ["overkill", "overkill", "concentrate"]}),
        case("reject", "p_adjust", {"p": [0.01, None, 0.04]}, {"bonferroni": [0.02, None, 0.08], "n_reject_bonferroni_10": 2, "n_reject_holm_01": 0}),
        case("points", "servqual_gap", {"dimension_gaps": {"p": "-1/2", "q": -1}, "importance_points": {"q": 3, "p": 1}}, {"weighted": -0.875}),
        case("means", "servqual_gap", {"expectations": {"p": 5, "q": 4}, "perceptions": {"p": 4, "q": 4}}, {"unweighted": -0.5}),
        case("scale", "kpi_normalisation", {"indicators": [
            {"name": "late", "type": "distance_to_target", "x": [9, 5, 1], "target": 5, "direction": -1, "cap": False},
            {"name": "band", "type": "band", "x": [0, 5], "lo": 0, "ideal_lo": 4, "ideal_hi": 6, "hi": 8, "scale": 10}]},
            {"late": [0, 1, 2], "band": [0, 10]}),
        case("listwise", "cronbach_alpha", {"data": [[1, 2], [2, None], [3, 3], [5, 4]], "missing": "listwise"}, {"n": 3, "n_pairwise": 4}),
        case("feldt", "feldt_ci", {"cases": [{"name": "any", "alpha": 0.913, "n": 873, "k": 20}], "confidence": 0.95}, {"any": [0.9044024, 0.9211588]}, tolerance={"default": 1e-7}),
    ]  # fmt: skip
    code, lines = ran(cases, tmp_path, capsys)
    assert lines[:-1] == [f"pass {c['id']}" for c in cases]
    assert code == 0


def test_agreement_is_by_tolerance_for_numbers_and_exact_for_the_rest() -> None:
    assert agrees([1, "x", None], [1.05, "x", None], 0.1)
    assert not agrees(1, 1.2, 0.1)
    assert not agrees(0, None, 10)
    assert not agrees(None, 0, 10)
    assert not agrees([1], [1, 2], 1)
    assert not agrees("1/3", "1/4", 1)
    assert agrees("1/3", 0.3334, 1e-3)
    assert agrees({"a": 1}, {"a": 1.0}, 0)
    assert not agrees({"a": 1}, {"b": 1}, 0)
    assert agrees(None, float("nan"), 0)
    assert not agrees(True, 1, 1)
    assert agrees("1/4 ", 0.25, 0)
    assert agrees("0.25", 0.25, 0)
    assert not agrees("x", 0.25, 1)
    assert not agrees(0.25, [0.25], 1)
    assert not agrees([0.25], 0.25, 1)


def test_what_is_all_undefined_agrees_with_null() -> None:
    assert agrees(None, [None, None], 0)
    assert agrees([None, None], None, 0)
    assert agrees({"a": None}, None, 0)
    assert not agrees([None], [None, None], 0)
    assert not agrees({"a": None}, {"b": None}, 0)
    assert not agrees(None, [], 0)
    assert not agrees(None, [None, 1.0], 0)


def test_names_of_samples_items_and_scores_are_only_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # differences 1, 2, 3: mean 2, SD 1, t = 2 sqrt 3; alpha of a ramp and its double: 2 (1 - 5/9) = 8/9
    ahead, behind = [5, 6, 9], [4, 4, 6]
    t = 12**0.5
    opposite = {"t": -t, "mean_difference": -2}
    cases = [
        case("conditions", "paired_t", {"before": ahead, "after": behind}, {"t": t, "mean_difference": 2}),
        case("order of the file", "paired_t", {"expectation": behind, "perception": ahead, "confidence": 0.9}, opposite),
        case("x and y", "paired_t", {"y": behind, "x": ahead}, {"t": t}),
        case("one level down", "paired_t", {"data": {"Praxis A": behind, "Praxis B": ahead}}, opposite),
        case("by respondent", "paired_t", {"new": {"u": 5, "v": 6, "w": 9}, "old": {"w": 6, "u": 4, "v": 4}}, {"t": t}),
        case("summary", "paired_t", {"summary": {"mean_after": 4, "mean_before": 3, "sd_after": 2, "sd_before": 2, "r": "1/2", "n": 16}}, {"t": 2}),
        case("p by name", "p_adjust", {"p": {"speed": 0.01, "care": "1/25", "price": 0.03}}, {"holm": {"price": 0.06, "speed": 0.03, "care": 0.06}}),
        case("p as a list", "p_adjust", {"p": {"speed": 0.01, "care": 0.04}}, {"bonferroni": [0.02, "2/25"]}),
        case("means", "weighted_means", {"scores": {"a": 80, "b": 90}, "weights": {"b": 1, "a": 3}}, {"arithmetic": 82.5}),
        case("matrix", "ipa", {"importance": {"a": 3, "b": 1}, "performance": {"b": 4, "a": 1}},
             {"cross_mean": [2, "5/2"], "quadrants_mean": {"b": "overkill", "a": "concentrate"}}),
        case("columns", "cronbach_alpha", {"data": {"q one": [1, 2, 3], "q two": [2, 4, 6]}}, {"alpha": "8/9", "item_rest_r": {"q two": 1, "q one": 1}}),
        case("columns by respondent", "cronbach_alpha", {"data": {"q": {"u": 1, "v": 2, "w": 3}, "r": {"w": 6, "u": 2, "v": 4}}}, {"alpha": "8/9"}),
        case("rows by item", "cronbach_alpha", {"data": [{"q": 1, "r": 2}, {"r": 4, "q": 2}, {"q": 3, "r": 6}]}, {"alpha": "8/9"}),
        case("items", "cronbach_alpha", {"items": ["q", "r"], "data": [[1, 2], [2, 4], [3, 6]]}, {"item_total_r": {"q": 1, "r": 1}}),
        case("gaps", "servqual_gap", {"dimension_gaps": [-1, -3], "dimensions": ["c", "d"], "importance_points": {"d": 1, "c": 3}}, {"weighted": -1.5}),
        case("points", "direct_weights", {"points": {"u": 1, "v": 3}}, {"weights": {"v": "3/4", "u": "1/4"}}),
    ]  # fmt: skip
    code, lines = ran(cases, tmp_path, capsys)
    assert lines[:-1] == [f"pass {c['id']}" for c in cases]
    assert code == 0


def test_indicators_of_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # each expected row is (x - start) / (end - start) by hand
    x = [0, 5, 7.5]
    indicators = [
        {"name": "one best value", "type": "band", "x": x, "lo": 0, "ideal_lo": 5, "ideal_hi": 5, "hi": 10},
        {"name": "no lower slope", "type": "band", "x": [-1, *x], "lo": 0, "ideal_lo": 0, "ideal_hi": 5, "hi": 10},
        {"type": "minmax", "direction": -1, "x": [2, 3, 4]},
        {"type": "minmax", "direction": "max", "x": [2, 3, 4]},
        {"name": "posts", "type": "goalposts", "direction": "min", "lo": 0, "hi": 10, "x": [2, None, 4]},
        {"name": "below", "type": "distance_to_target", "target": 4, "direction": 1, "cap": False, "x": [5, 6, 9]},
        {"name": "at the start", "type": "distance_to_target", "target": 5, "direction": 1, "x": [5, 6]},
        {"name": "nothing", "type": "minmax_max", "x": [None, None]},
        {"name": "by unit", "type": "minmax_max", "x": {"north": 2, "south": 6, "east": 3}},
    ]
    expected = {"one best value": [0, 1, 0.5], "no lower slope": [0, 1, 1, 0.5], "3": [1, 0.5, 0], "4": [0, 0.5, 1], "posts": [0.8, None, 0.6],
                "below": [0, -1, -4], "at the start": None, "nothing": [None, None], "by unit": {"south": 1, "north": 0, "east": "1/4"}}  # fmt: skip
    code, lines = ran([case("all", "kpi_normalisation", {"indicators": indicators}, expected)], tmp_path, capsys)
    assert lines == ["pass all", "1 passed, 0 failed, 0 unsupported"]
    assert code == 0


def test_one_refusal_fails_only_its_own_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    upside_down = {"name": "bad", "type": "band", "x": [1], "lo": 9, "ideal_lo": 5, "ideal_hi": 6, "hi": 7}
    indicators = [upside_down, {"name": "good", "type": "minmax_max", "x": [2, 3]}]
    gaps = {"dimension_gaps": {"a": -3, "b": -1}, "importance_points": {"a": 0, "b": 0}}
    cases = [
        case("kpi", "kpi_normalisation", {"indicators": indicators}, {"good": [0, 1], "bad": [1]}),
        case("gaps", "servqual_gap", gaps, {"unweighted": -2, "sum_of_gaps": -4, "weighted": None}),
        case(
            "ipa", "ipa", {"importance": [1, 5], "performance": [2, 4]}, {"cross_mean": [3, 3], "cross_midpoint": None}
        ),
    ]
    _, lines = ran(cases, tmp_path, capsys)
    refusal = "refused: The values of the anchor points do not ascend."
    assert lines[:-1] == [f"fail kpi: bad expected [1] found null ({refusal})", "pass gaps", "pass ipa"]


def test_malformed_cases_fail_in_one_line_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = case("good", "direct_weights", {"points": [1]}, {"weights": [1]}, tolerance=1e-9)
    cases: list[object] = [
        "text",
        {"id": "a", "inputs": {}, "expected": {"x": 1}},
        {"id": "b", "method": "ipa", "expected": {"x": 1}},
        case("c", "ipa", None, {"x": 1}),
        case("d", "direct_weights", {"points": [1]}, {}),
        case("e", "direct_weights", {"points": [1]}, [1]),
        case("f", "cronbach_alpha", {"data_from_case": "nowhere"}, {"alpha": 1}),
        case("g", "cronbach_alpha", {"data_from_case": "h"}, {"alpha": 1}),
        case("h", "cronbach_alpha", {"data_from_case": "g"}, {"alpha": 1}),
        case("i", "cronbach_alpha", {"data_from_case": "good"}, {"alpha": 1}),
        case("j", "direct_weights", {"points": [1, 3]}, {"weights": 0.25}),
        good,
    ]
    code, lines = ran(cases, tmp_path, capsys)
    assert code == 1
    assert lines == [
        "fail #1: the case is no mapping but text",
        "fail a: the case names no method",
        "fail b: the case has no inputs",
        "fail c: the case has no inputs",
        "fail d: nothing expected",
        "fail e: the case has no named results under 'expected'",
        "fail f: data_from_case points to 'nowhere', which is no case with inputs",
        "fail g: data_from_case goes round in a circle: h > g > h",
        "fail h: data_from_case goes round in a circle: g > h > g",
        "fail i: data_from_case points to 'good', which has no data",
        "fail j: weights expected 0.25 found [0.25, 0.75]",
        "pass good",
        "1 passed, 11 failed, 0 unsupported",
    ]


def test_files_with_a_mark_or_a_fault_do_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, marked = tmp_path / "broken.json", tmp_path / "marked.json"
    broken.write_text("3", "utf-8")
    marked.write_text(json.dumps([case("a", "direct_weights", {"points": [1]}, {"weights": [1]})]), "utf-8-sig")
    assert main([str(broken), str(marked)]) == 2
    told = capsys.readouterr()
    assert told.err == f"{broken} cannot be read as reference cases: it holds no list of cases\n"
    assert told.out.splitlines() == ["pass a", "1 passed, 0 failed, 0 unsupported"]


def test_sampled_results_may_be_off_by_their_error() -> None:
    assert agrees([0.5], Sampled([0.5019], 2e-3), 1e-7)
    assert not agrees([0.5], Sampled([0.5021], 2e-3), 1e-7)
    assert agrees([0.5], Sampled([0.53], 2e-3), 0.04)
