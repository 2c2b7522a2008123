"""The nightly script ends with the exit code of the command that decides, and leaves what each code promises."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


def nightly(data: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script as cron would: without a terminal, with the commands of this Python in front."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", str(EXAMPLES / "cron_job" / "nightly.sh"), str(data), str(out)],
        env={**os.environ, "PATH": path, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the data."""
    return Path(shutil.copytree(EXAMPLES / "kiosk", tmp_path / "data"))


def test_a_good_night_and_an_alarm(data: Path, tmp_path: Path) -> None:
    ran = nightly(data, tmp_path / "good", PERIOD="2019-Q4", ALARM="")
    assert (ran.returncode, ran.stdout) == (0, f"scored: {tmp_path}/good/scores.json\n")
    assert json.loads((tmp_path / "good" / "check.json").read_text("utf-8"))["errors"] == 0
    ran = nightly(data, tmp_path / "bad", PERIOD="2019-Q4", ALARM="red")
    assert ran.returncode == 3
    assert ran.stdout.startswith("alarm: --fail-on red: 10 in this band or a worse one: Customer (customer), ")
    scores = [(tmp_path / name / "scores.json").read_bytes() for name in ("good", "bad")]
    assert scores[0] == scores[1], "the condition is looked at after the scores are written"


@pytest.mark.slow
def test_a_problem_in_the_input(data: Path, tmp_path: Path) -> None:
    values = (data / "kpi.csv").read_text("utf-8").replace("842000", "many", 1)
    (data / "kpi.csv").write_text(values, encoding="utf-8")
    ran = nightly(data, tmp_path / "out", PERIOD="2019-Q4", ALARM="red")
    assert (ran.returncode, ran.stdout) == (1, f"a problem in the input: {tmp_path}/out/check.json\n")
    told = json.loads((tmp_path / "out" / "check.json").read_text("utf-8"))
    assert [(one["code"], one["message"]["en"]) for one in told["findings"]] == [
        ("not-a-number", "text stands where a number belongs; found 'many'")
    ]
    assert not (tmp_path / "out" / "scores.json").exists()


@pytest.mark.slow
def test_wrong_usage(data: Path, tmp_path: Path) -> None:
    ran = nightly(data, tmp_path / "out", PERIOD="2019-Q4", ALARM="ugly")
    assert ran.returncode == 2
    assert "found 'ugly'. Use one of: red, amber, green. [unknown-band]" in ran.stdout
