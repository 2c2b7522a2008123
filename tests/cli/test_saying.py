"""What a command writes stands in its file whole, or not at all."""

from __future__ import annotations

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
