"""No command writes over a file that it reads, under whatever name the file is given."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard.cli.targets import files_of, keep_inputs
from scorecard.errors import quoted
from tests.cli.running import FILES, run

NAMES: dict[str, Callable[[Path, Path], object]] = {
    "the same": lambda _, __: None,
    "a link": lambda source, link: link.symlink_to(source),
    "a hard link": os.link,
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a card, its data, notes and a mark, in which commands are run."""
    for role in ("card", "survey", "values"):
        shutil.copy(FILES[role], tmp_path / f"{role}{FILES[role].suffix}")
    (tmp_path / "notes.yaml").write_text("actions: []\n", "utf-8")
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


SURVEY, VALUES = ("--survey", "customers@2019-Q4=survey.csv"), ("--values", "values.csv")
CALLS = [
    (("gaps", "survey.csv", "--card", "card.yaml"), ("survey.csv", "card.yaml")),
    (("evaluate", "card.yaml", *SURVEY, *VALUES), ("card.yaml", "survey.csv", "values.csv")),
    (("check", "card.yaml", *SURVEY, "--data", "values.csv"), ("card.yaml", "survey.csv", "values.csv")),
    (("inspect", "survey.csv"), ("survey.csv",)),
    (("migrate", "card.yaml"), ("card.yaml",)),
]


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize(("words", "read"), CALLS, ids=[words[0] for words, _ in CALLS])
def test_what_a_command_reads_is_not_written_over(
    words: tuple[str, ...], read: tuple[str, ...], kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in read:
        before = (folder / name).read_bytes()
        NAMES[kind](folder / name, folder / f"other-{name}")
        named = name if kind == "the same" else f"other-{name}"
        target = folder / ".." / folder.name / named
        there = sorted(path.name for path in folder.iterdir())
        ran = run(capsys, *words, "-o", target)
        cure = "Name another file behind --output."
        if words[0] == "migrate":
            cure = "Give --in-place in place of --output to replace the card, or name another file to write."
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "The output would be written over a file that is read.\n"
            f"  {target}: the output would be written over a file that is read; "
            f"found {quoted(name)}. {cure} [same-file]\n"
        )
        assert (folder / name).read_bytes() == before
        assert sorted(path.name for path in folder.iterdir()) == there


@pytest.mark.parametrize("name", ["card.yaml", "survey.csv", "values.csv", "notes.yaml", "logo.svg"])
def test_a_review_is_not_written_over_what_it_is_made_of(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / name).read_bytes()
    (folder / "review.pdf").symlink_to(name)
    ran = run(capsys, "review", "card.yaml", *SURVEY, *VALUES, "--notes", "notes.yaml", "--logo", "logo.svg")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[1] == (
        f"  review.pdf: the output would be written over a file that is read; found {quoted(name)}. "
        "Name another file behind --output. [same-file]"
    )
    assert (folder / name).read_bytes() == before


def test_a_sheet_is_of_a_file(folder: Path) -> None:
    (folder / "book.xlsx").touch()
    assert files_of("book.xlsx#Values", None, surveys=["a@2026-Q1=book.xlsx#Answers", "b=survey.csv"]) == [
        Path("book.xlsx"),
        Path("book.xlsx"),
        Path("survey.csv"),
    ]


@pytest.mark.parametrize("name", ["new.txt", "", "\0", "x" * 300, os.devnull])
def test_what_is_no_file_that_is_read_is_let_through(name: str, folder: Path) -> None:
    keep_inputs(Path(name), [folder / "card.yaml", Path("nowhere"), Path("\0"), Path(os.devnull)])
    keep_inputs(None, [folder / "card.yaml"])
