"""A template is copied whole or not at all, and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.errors import OutputError, UsageError
from scorecard.templates import copy_template, template_files

NAME = "self_service_kiosk"
FILES = {path.name: path for path in template_files(NAME).values()}


def test_copy_is_the_template_byte_for_byte(tmp_path: Path) -> None:
    written = copy_template(NAME, tmp_path / "new" / "folder")
    assert {path.name for path in written} == set(FILES)
    for path in written:
        assert path.parent == tmp_path / "new" / "folder"
        assert path.read_bytes() == FILES[path.name].read_bytes()


def test_copy_leaves_other_files_of_the_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    copy_template(NAME, str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == {*FILES, "mine.txt"}


def test_existing_files_stop_the_copy_before_anything_is_written(tmp_path: Path) -> None:
    for name in ("card.yaml", "kpi.csv"):
        (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(OutputError) as caught:
        copy_template(NAME, tmp_path)
    assert str(caught.value) == (
        "The template was not copied.\n"
        f"  {tmp_path / 'card.yaml'}: this file exists and would be overwritten. "
        "Choose an empty folder, or move the file away. [file-exists]\n"
        f"  {tmp_path / 'kpi.csv'}: this file exists and would be overwritten. "
        "Choose an empty folder, or move the file away. [file-exists]"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["card.yaml", "kpi.csv"]
    assert (tmp_path / "card.yaml").read_text("utf-8") == "mine"


def test_link_that_leads_nowhere_counts_as_existing(tmp_path: Path) -> None:
    (tmp_path / "card.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(OutputError) as caught:
        copy_template(NAME, tmp_path)
    assert caught.value.counts == {"file-exists": 1}
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.write_text("mine", "utf-8")
    with pytest.raises(OutputError) as caught:
        copy_template(NAME, target)
    assert str(caught.value) == (
        "The template was not copied.\n"
        f"  {target}: this is a file, not a folder. Choose another name for the folder. [not-a-folder]"
    )


@pytest.mark.parametrize("failing", range(1, len(FILES)))
def test_failure_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    opened: list[Path] = []
    real = Path.open

    def fail(self: Path, mode: str = "r", *arguments: object, **options: object) -> object:
        if "x" in mode:
            opened.append(self)
            if len(opened) > failing:
                raise OSError(28, "No space left on device")
        return real(self, mode, *arguments, **options)  # type: ignore[call-overload]  # passed through

    monkeypatch.setattr(Path, "open", fail)
    target = tmp_path / "a" / "b"
    with pytest.raises(OutputError) as caught:
        copy_template(NAME, target)
    assert str(caught.value) == (
        "The template cannot be copied.\n"
        f"  {target}: the template cannot be copied; found 'No space left on device'. "
        "Choose a folder that can be written to. [cannot-write]"
    )
    assert list(tmp_path.iterdir()) == []


def test_unknown_template_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        copy_template("kiosk_self", tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
