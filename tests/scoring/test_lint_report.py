"""Tests of what lint reports."""

from __future__ import annotations

import pytest

from scorecard._text import LocalText
from scorecard.errors import CardError, Place, Problem
from scorecard.scoring import lint
from scorecard.scoring.lint_report import Finding, Ignored, LintReport
from tests.scoring.lint_cards import SERVE, spoilt, write


def finding(code: str = "odd", severity: str = "advice", path: str = "name", node: str | None = None) -> Finding:
    words = (LocalText(en="it is odd", zh="有误"), LocalText(en="Mend it.", zh="请改正。"))
    return Finding(code, severity, path, node, *words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("errors", "advice", "english", "chinese"),
    [
        (0, 0, "no problem found", "未发现问题"),
        (0, 1, "no error, 1 piece of advice", "没有错误，1 条建议"),
        (0, 2, "no error, 2 pieces of advice", "没有错误，2 条建议"),
        (1, 0, "1 error", "1 个错误"),
        (2, 0, "2 errors", "2 个错误"),
        (1, 2, "1 error, advice: 2", "1 个错误，2 条建议"),
    ],
)
def test_the_verdict(errors: int, advice: int, english: str, chinese: str) -> None:
    report = LintReport(None, tuple([finding(severity="error")] * errors + [finding()] * advice))
    assert (report.verdict.text("en"), report.verdict.text("zh")) == (english, chinese)
    assert (len(report.errors), len(report.advice)) == (errors, advice)
    assert report.to_text("en").splitlines()[0] == f"{english}."


def test_text_in_both_languages() -> None:
    report = LintReport(
        LocalText(en="Demo", zh="示例"),
        (finding(severity="error", path=""), finding(), finding(path="a.0", node="a")),
        (Ignored("many-measures", LocalText(en="Law asks for them", zh="法规要求"), 2),),
    )
    assert str(report).splitlines() == [
        "Demo: 1 error, advice: 2.",
        "  error: it is odd. Mend it. [odd]",
        "  advice: name: it is odd. Mend it. [odd]",
        "  advice: a.0 (a): it is odd. Mend it. [odd]",
        "  not taken: 2 findings of [many-measures], because: Law asks for them",
    ]
    assert report.to_text("zh").splitlines() == [
        "示例：1 个错误，2 条建议。",
        "  错误：有误。请改正。 [odd]",
        "  建议：name：有误。请改正。 [odd]",
        "  建议：a.0（a）：有误。请改正。 [odd]",
        "  未采纳 2 条 [many-measures]，理由：法规要求",
    ]


def test_table_and_plain_data() -> None:
    report = lint(spoilt(write(SERVE, owner="leave out")))
    assert report.table().records() == [
        {
            "severity": LocalText(en="advice", zh="建议"),
            "code": "owner-missing",
            "path": "perspectives.0.objectives.0.owner",
            "node": "serve",
            "entity": None,
            "message": LocalText(en="Serve well has no owner", zh="“Serve well”没有负责人"),
            "cure": LocalText(en="Name who answers for it.", zh="请写明负责人。"),
        }
    ]
    assert report.counts == {"owner-missing": 1}
    plain = report.to_dict()
    assert (plain["errors"], plain["advice"], plain["ignored"], plain["with_data"]) == (0, 1, [], False)
    assert plain["name"] == {"en": "Demo", "zh": None}
    assert plain["findings"] == [
        {
            "code": "owner-missing",
            "severity": "advice",
            "path": "perspectives.0.objectives.0.owner",
            "node": "serve",
            "entity": None,
            "message": {"en": "Serve well has no owner", "zh": "“Serve well”没有负责人"},
            "cure": {"en": "Name who answers for it.", "zh": "请写明负责人。"},
            "numbers": {},
        }
    ]


def test_notes_of_the_table_tell_what_was_left_out() -> None:
    reasons = [{"code": "owner-missing", "reason": "The board answers for all"}]
    report = lint(spoilt(write(SERVE, owner="leave out"), write("", lint_ignore=reasons)))
    assert report.findings == ()
    assert report.table().notes[0].text("en") == (
        "not taken: 1 finding of [owner-missing], because: The board answers for all"
    )


def test_errors_of_reading_become_findings() -> None:
    problems = [
        Problem("worst-side", "worst must lie below target", Place("card.yaml", line=4), "9", "Swap them."),
        Problem("weights-zero", "all weights are zero"),
    ]
    report = LintReport.from_error(CardError("The card is wrong.", problems, {"worst-side": 4, "weights-zero": 1}))
    assert report.to_text("en").splitlines() == [
        "3 errors.",
        "  error: card.yaml:4: worst must lie below target; found '9'. Swap them. [worst-side]",
        "  error: all weights are zero. Mend it and check again. [weights-zero]",
        "  error: and 3 more of this kind. Mend it and check again. [worst-side]",
    ]
