"""The command that checks a card: what it says, in which form, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorecard.io import write_card
from scorecard.models import Scorecard
from tests.cli.running import FILES, inputs, run
from tests.scoring.lint_cards import SERVE, Plain, at, sound

CARD = FILES["card"]


def written(folder: Path, **fields: object) -> Path:
    """Write the sound card with fields of its first objective changed."""
    plain = sound()
    at(plain, SERVE).update(fields)
    path = folder / "card.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def values(folder: Path) -> Path:
    """Write one value of each measure."""
    path = folder / "kpi.csv"
    rows = [f"{name},2026-01,{value}" for name, value in (("speed", 40), ("care", 50), ("sales", 60), ("margin", 70))]
    path.write_text("\n".join(["measure,period,value", *rows]) + "\n", encoding="utf-8")
    return path


def test_a_sound_card_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = written(tmp_path)
    ran = run(capsys, "check", card, "--fail-on", "advice")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Demo: no problem found. 2 perspectives, 2 objectives, 4 measures, 1 link, 0 surveys.\n"
    ran = run(capsys, "check", card, "--lang", "zh", "--data", values(tmp_path))
    assert ran.out.splitlines() == [
        "Demo：未发现问题。2 个维度，2 个目标，4 项指标，1 条关系，0 项调查。",
        "数值：日历的 96 个单元格中有 4 个。",
    ]


def test_the_template_tells_what_it_reads_and_what_it_declines(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "check", CARD, *inputs(), "--fail-on", "advice")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == (
        "Self-service kiosk scorecard: no problem found. "
        "4 perspectives, 11 objectives, 15 measures, 13 links, 1 survey."
    )
    assert lines[1] == "Survey customers 2019-Q4: 194 respondents."
    # 10 measures in kpi.csv over 8 quarters, one value missing; 5 measures from one survey; 15 × 8 cells
    assert lines[2] == "Values: 84 of 120 cells of the calendar."
    assert [line.partition(", because")[0] for line in lines[3:]] == [
        "  not taken: 2 findings of [leading-missing]",
    ]


def test_advice_fails_only_where_it_is_asked_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = written(tmp_path, owner=None)
    ran = run(capsys, "check", card)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Demo: no error, 1 piece of advice. 2 perspectives, 2 objectives, 4 measures, 1 link, 0 surveys.",
        (
            "  advice: perspectives.0.objectives.0.owner (serve): Serve well has no owner. "
            "Name who answers for it. [owner-missing]"
        ),
    ]
    failed = run(capsys, "check", card, "--fail-on", "advice")
    assert (failed.code, failed.out) == (3, ran.out)
    assert failed.err == "--fail-on advice: no error, 1 piece of advice.\n"
    assert run(capsys, "check", card, "--fail-on", "error").code == 2


def test_data_are_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = values(tmp_path)
    file.write_text(file.read_text("utf-8").replace("speed,2026-01,40\n", ""), encoding="utf-8")
    ran = run(capsys, "check", written(tmp_path), "--data", file)
    assert (ran.code, ran.out.splitlines()[-1]) == (
        0,
        (
            "  advice: perspectives.0.objectives.0.measures.0 (speed): Speed has no value in 1 period. "
            "Bring its values, or take the measure out until there are some. [values-never]"
        ),
    )


def test_the_day_says_what_is_late(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = written(tmp_path)
    assert "[initiative-late]" in run(capsys, "check", card, "--date", "2026-10-01").out
    assert "[initiative-late]" not in run(capsys, "check", card, "--date", "2026-09-30").out
    ran = run(capsys, "check", card, "--date", "1 October")
    assert (ran.code, ran.out) == (2, "")
    assert "[bad-date]" in ran.err


def test_json_and_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = written(tmp_path, owner=None)
    ran = run(capsys, "check", card, "--format", "json", "--fail-on", "advice")
    told = json.loads(ran.out)
    assert (ran.code, told["errors"], told["advice"]) == (3, 0, 1)
    assert told["name"] == {"en": "Demo", "zh": None}
    assert told["findings"][0]["code"] == "owner-missing"
    assert told["findings"][0]["cure"] == {"en": "Name who answers for it.", "zh": "请写明负责人。"}
    ran = run(capsys, "check", card, "--format", "csv", "--lang", "zh")
    assert ran.out.splitlines()[:2] == [
        "级别,代码,位置,节点,单位,发现,处理办法",
        "建议,owner-missing,perspectives.0.objectives.0.owner,serve,,“Serve well”没有负责人,请写明负责人。",
    ]
    target = tmp_path / "report.json"
    assert run(capsys, "check", card, "--format", "json", "-o", target).out == ""
    assert json.loads(target.read_text("utf-8")) == told


def broken(folder: Path) -> Path:
    """Write the sound card with two errors in it."""
    plain: Plain = sound()
    at(plain, f"{SERVE}.measures.0")["worst"] = 100
    at(plain, "strategy_map.links.0")["cause"] = "nowhere"
    path = folder / "card.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def test_errors_of_a_card_are_findings_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = broken(tmp_path)
    ran = run(capsys, "check", card)
    assert (ran.code, ran.out) == (1, "")
    assert "[worst-equals-target]" in ran.err
    ran = run(capsys, "check", card, "--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, ran.err, told["errors"], told["advice"], told["name"]) == (1, "", 2, 0, None)
    assert sorted((f["severity"], f["code"]) for f in told["findings"]) == [
        ("error", "unknown-objective"),
        ("error", "worst-equals-target"),
    ]
    first = next(f for f in told["findings"] if f["code"] == "worst-equals-target")
    assert first["path"].endswith("perspectives.0.objectives.0.measures.0.target")
    assert first["message"]["en"] == "worst equals target, so that no score can be computed; found '100'"
    assert first["cure"]["en"] == "Change one of them."


def test_errors_of_data_are_findings_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = values(tmp_path)
    file.write_text(file.read_text("utf-8").replace("speed", "sped"), encoding="utf-8")
    ran = run(capsys, "check", written(tmp_path), "--data", file, "--format", "json")
    assert (ran.code, [f["code"] for f in json.loads(ran.out)["findings"]]) == (1, ["unknown-measure"])


def test_a_card_as_the_library_writes_it_can_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_card(Scorecard.model_validate(sound()), tmp_path / "card.yaml")
    assert run(capsys, "check", tmp_path / "card.yaml").code == 0
