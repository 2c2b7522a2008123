"""Tests of writing whole files."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from scorecard._writing import write_whole
from scorecard.errors import OutputError


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    """Nothing but the target is left in the folder."""
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file behind the link changes, the link stays."""
    real = tmp_path / "real.csv"
    real.write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A full disk, at whatever step, neither harms the old file nor leaves a new one."""
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full) if step == "fsync" else monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError) as caught:
        write_whole(path, b"new")
    assert str(caught.value) == (
        f"{path} cannot be written.\n"
        f"  {path}: the file cannot be written (No space left on device). "
        "Check the folder, its permissions and the space on the disk. [unwritable-file]"
    )
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["none/out.csv", "a\x00b"])
def test_places_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    """A missing folder and an impossible name."""
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / name, b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    """Its contents stay."""
    (tmp_path / "d").mkdir()
    with pytest.raises(OutputError, match="Is a directory"):
        write_whole(tmp_path / "d", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["d"]


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    """What holds for a pipe holds for /dev/null, which must never become a file."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(path.read_bytes()))
    reader.start()
    write_whole(path, b"new")
    reader.join(timeout=10)
    assert received == [b"new"]
    assert path.is_fifo()
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_device_leaves_both(tmp_path: Path) -> None:
    """The bytes go where the device sends them."""
    link = tmp_path / "nowhere.csv"
    link.symlink_to(os.devnull)
    before = Path(os.devnull).stat().st_ino
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: pytest.fail("a device is never replaced"))
        write_whole(link, b"new")
    assert link.is_symlink()
    assert Path(os.devnull).stat().st_ino == before


def test_a_write_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Although the folder would let it be replaced."""
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)  # the tests may run as root
    with pytest.raises(OutputError) as caught:
        write_whole(path, b"new")
    assert str(caught.value) == (
        f"{path} cannot be written.\n"
        f"  {path}: the file cannot be written (Permission denied). "
        "Check the folder, its permissions and the space on the disk. [unwritable-file]"
    )
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
