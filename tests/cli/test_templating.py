"""Templates are listed and copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import FILES, run

CARD = FILES["card"]


def test_template_lists_and_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = run(capsys, "template").out.splitlines()
    assert len(listed) == 5
    assert "self_service_kiosk  Self-service kiosks" in listed
    assert listed == sorted(listed)
    monkeypatch.chdir(tmp_path)
    ran = run(capsys, "template", "self_service_kiosk")
    assert ran.code == 0
    assert (tmp_path / "self_service_kiosk" / "card.yaml").read_bytes() == CARD.read_bytes()
    again = run(capsys, "template", "self_service_kiosk")
    assert again.code == 1
    assert "[file-exists]" in again.err
