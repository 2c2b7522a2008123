"""What a command writes stands in its file whole, or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import FILES, run

CARD = FILES["card"]


@pytest.mark.parametrize(
    "words",
    [
        ("gaps", FILES["survey"], "--card", CARD),
        ("evaluate", CARD),
        ("inspect", FILES["values"]),
        ("schema",),
        ("evaluate", CARD, "--explain", "security_gap"),
    ],
)
def test_a_folder_that_does_not_exist_is_told(
    words: tuple[str | Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "nowhere" / "out.txt"
    ran = run(capsys, *words, "-o", target)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"{target} cannot be written.\n"
        f"  {target}: the file cannot be written (No such file or directory). "
        "Check the folder, its permissions and the space on the disk. [unwritable-file]\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "schema", "-o", tmp_path)
    assert ran.code == 1
    assert "[unwritable-file]" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words",
    [["schema"], ["template"], ["evaluate", str(CARD), "--format", "csv"], ["migrate", str(CARD)]],
    ids=lambda words: str(words[0]),
)
def test_a_disk_that_is_full_is_told(words: list[str]) -> None:
    """In one line with exit code 1, as everything else that goes wrong: no error of Python."""
    call = f"from scorecard.cli import main; main({words!r})"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run([sys.executable, "-c", call], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr == (
        "What is printed cannot be written (No space left on device).\n"
        "  what is printed cannot be written (No space left on device). "
        "Check the space on the disk that it is sent to. [unwritable-output]\n"
    )
