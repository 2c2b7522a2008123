"""The runner itself: what it prints, how it exits, and that names are only data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    assert lines == ["fail a: KeyError: 'y'", "pass b", "1 passed, 1 failed, 0 unsupported"]


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
