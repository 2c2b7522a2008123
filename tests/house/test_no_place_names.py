"""The project speaks of itself alone: no tracked text names a folder of somebody's machine, no trial file is kept."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.house.source import ROOT

PLACE = re.compile(r"(?<![\w.$}~/-])/(?:home|root|Users|work|tmp|private|var/folders|mnt|opt)/[\w.-]+|[A-Z]:\\Users\\")

TOP = [
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "THIRD_PARTY_NOTICES.md",
    "conftest.py",
    "pyproject.toml",
]


def tracked() -> list[str]:
    """Names of all files of the repository; the test is left out where there is none."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name]


def test_the_first_folder_holds_what_belongs_there() -> None:
    assert [name for name in tracked() if "/" not in name] == TOP


def test_no_tracked_file_names_a_private_folder() -> None:
    found = []
    for name in tracked():
        path = ROOT / name
        if path == ROOT / "tests" / "house" / "test_no_place_names.py" or not path.is_file():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {match[0]}" for match in PLACE.finditer(text)]
    assert found == []
